/* SPDX-License-Identifier: EUPL-1.2 */
/* The rule set of tests/rules. */
#include "test_rules.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "support/law.h"

sl_model *sl_test_rules_load(sl_diags *diags)
{
	static const char *const paths[] = {SL_TEST_RULES};
	sl_model *m = NULL;
	sl_buf text = {0};
	sl_status err = sl_model_load(&m, paths, 1, diags);

	if (err != SL_OK) {
		sl_diags_print(&text, diags);
		fail_msg("not loaded:\n%s", sl_buf_text(&text));
	}
	return m;
}

const sl_feature *sl_test_feature(const sl_model *m, const char *kind, const char *name)
{
	const sl_feature *f = sl_schema_feature(&m->schema, sl_schema_kind(&m->schema, kind), name);

	if (!f)
		fail_msg("no %s of %s", name, kind);
	return f;
}

const sl_rule *sl_test_rule(const sl_model *m, const char *id, const char *on)
{
	for (uint32_t i = 0; i < m->rule_count; i++)
		if (strcmp(m->rules[i]->id, id) == 0 &&
		    sl_in_force(m->rules[i]->validity, sl_law_day(on), SL_FOREVER))
			return m->rules[i];
	fail_msg("no rule %s on %s", id, on);
	return NULL;
}

void sl_expect_source(const sl_source *s, const char *words, const char *jci)
{
	sl_buf text = {0};

	sl_source_print(&text, s);
	assert_string_equal(sl_buf_text(&text), words);
	if (jci)
		assert_string_equal(s->jci, jci);
	else
		assert_null(s->jci);
	sl_buf_free(&text);
}

void sl_expect_number(sl_value v, const char *want)
{
	char text[SL_DEC_TEXT_MAX];

	assert_int_equal(v.kind, SL_NUMBER);
	sl_dec_text(text, v.as.dec);
	assert_string_equal(text, want);
}
