/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * support/feel_tree - expressions parsed among names as a rule set and a DMN
 * model declare them.
 *
 * Everything lives until feel_tree_close.
 */
#ifndef SL_TESTS_SUPPORT_FEEL_TREE_H
#define SL_TESTS_SUPPORT_FEEL_TREE_H

#include "feel/ast.h"

typedef struct feel_tree {
	sl_arena arena;
	sl_intern intern;
	sl_names *names;
	sl_diags diags;
	sl_ast *tree;
} feel_tree;

void feel_tree_open(feel_tree *f);
void feel_tree_close(feel_tree *f);
/* Messages and tree are those of this text; it stands at proef.xml:1:1. */
sl_status feel_tree_parse(feel_tree *f, const char *text, sl_feel_goal goal);
/* The test fails when it does not parse. */
void feel_tree_must_parse(feel_tree *f, const char *text, sl_feel_goal goal);

#endif
