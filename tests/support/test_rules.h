/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * support/test_rules - the rule set of tests/rules, which has every element
 * of the language, and what its model should hold. The test fails when
 * something is not there.
 */
#ifndef SL_TESTS_SUPPORT_TEST_RULES_H
#define SL_TESTS_SUPPORT_TEST_RULES_H

#include "load/load.h"

#define SL_TEST_RULES "tests/rules"

sl_model *sl_test_rules_load(sl_diags *diags);
const sl_feature *sl_test_feature(const sl_model *m, const char *kind, const char *name);
/* Rule `id` in force on a day, as known at the end of time. */
const sl_rule *sl_test_rule(const sl_model *m, const char *id, const char *on);

/* jci NULL: it has none. */
void sl_expect_source(const sl_source *s, const char *words, const char *jci);
void sl_expect_number(sl_value v, const char *want);

#endif
