/* SPDX-License-Identifier: EUPL-1.2 */
/* Expressions parsed. */
#include "feel_tree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Names as a rule set and a DMN model declare them. */
static const char *const declared[] = {
	"leeftijd",
	"aantal kostendelers",
	"aantal kostendelende medebewoners",
	"partner participatiewet",
	"kostendelende medebewoner",
	"soort hulp",
	"voorzieningen",
	"eerste bijdragemaand",
	"periode",
	"eind",
	"begin",
	"eigen recht op bijstand",
	"aow leeftijd bereikt",
	"in behandeling",
	"datum in dienst",
	"datum",
	"vol bedrag",
	"telt voor 19a",
	"opleidingen",
	"Full Name",
	"Date-Time",
	"Date-Time2",
	"a-b",
	"a",
	"b",
	"x",
	"y",
	"profit and loss",
	"decision A 2.1",
	"vóór ingang",
	"Today's date",
	"not ok",
};

void feel_tree_open(feel_tree *f)
{
	memset(f, 0, sizeof *f);
	sl_intern_init(&f->intern, &f->arena);
	assert_non_null(f->names = sl_names_new(&f->arena, &f->intern));
	for (size_t i = 0; i < sizeof declared / sizeof *declared; i++)
		assert_int_equal(sl_names_add(f->names, declared[i], strlen(declared[i])),
				 SL_OK);
}

void feel_tree_close(feel_tree *f)
{
	sl_diags_free(&f->diags);
	sl_arena_free(&f->arena);
}

sl_status feel_tree_parse(feel_tree *f, const char *text, sl_feel_goal goal)
{
	sl_feel_source source = {.text = text, .length = strlen(text),
				 .where = {.file = "proef.xml", .line = 1, .column = 1}};

	sl_diags_free(&f->diags);
	f->tree = NULL;
	return sl_feel_parse(&f->tree, &source, goal, f->names, &f->arena, &f->diags);
}

void feel_tree_must_parse(feel_tree *f, const char *text, sl_feel_goal goal)
{
	sl_buf b = {0};

	if (feel_tree_parse(f, text, goal) == SL_OK)
		return;
	sl_diags_print(&b, &f->diags);
	fail_msg("%s: %s", text, sl_buf_text(&b));
}
