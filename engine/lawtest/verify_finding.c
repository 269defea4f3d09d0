/* SPDX-License-Identifier: EUPL-1.2 */
/* What a case expects of findings (bevindingen), held against an answer. */
#include "lawtest/parts.h"

/* Its first decision, and its last. */
static bool leads(const sl_json_node *f, const char *from, const char *to)
{
	const sl_json_node *list = sl_json_get(f, "besluiten"), *last = list ? list->first : NULL;

	if (from && !(last && sl_json_is(sl_json_get(last, "besluit"), from)))
		return false;
	while (last && last->next)
		last = last->next;
	return !to || (last && sl_json_is(sl_json_get(last, "besluit"), to));
}

static const sl_json_node *find_finding(const sl_verification *j, const char *sort, const sl_json_node *e)
{
	const sl_json_node *list = sl_json_get(j->answer, "bevindingen"), *persons = sl_json_get(e, "personen");

	for (const sl_json_node *f = list ? list->first : NULL; f; f = f->next)
		if (sl_json_is(sl_json_get(f, "soort"), sort) && sl_verify_has_status(f, sl_case_text(e, "status")) &&
		    leads(f, sl_case_text(e, "van"), sl_case_text(e, "naar")) &&
		    (!persons || sl_verify_same_persons(sl_json_get(f, "personen"), persons)))
			return f;
	return NULL;
}

/* How much it falls short, what it misses and on what it rests. */
static void compare(sl_verification *j, const sl_json_node *f, const sl_json_node *e)
{
	const sl_json_node *missing = sl_json_get(e, "ontbrekend"), *short_of = sl_json_get(e, "tekort");
	const sl_json_node *found = sl_json_get(f, "tekort_per_maand");
	const char *sort = sl_case_text(e, "bevinding"), *source = sl_case_text(e, "bron_bevat");

	if (short_of && !(found && sl_plain_equal(j->arena, found, short_of))) {
		sl_buf_printf(&j->problems, "bevinding %s: tekort is ", sort);
		sl_verify_print(&j->problems, found);
		sl_buf_puts(&j->problems, ", verwacht ");
		sl_verify_print(&j->problems, short_of);
		sl_buf_putc(&j->problems, '\n');
	}
	for (const sl_json_node *fact = missing ? missing->first : NULL; fact; fact = fact->next)
		if (!sl_verify_misses(f, fact->text))
			sl_buf_printf(&j->problems, "bevinding %s: %s staat niet bij wat ontbreekt\n", sort, fact->text);
	if (source && !sl_verify_cites(j, f, source))
		sl_buf_printf(&j->problems, "bevinding %s: geen bron met %s\n", sort, source);
}

void sl_verify_finding(sl_verification *j, const sl_json_node *e)
{
	const char *wanted = sl_case_text(e, "bevinding"), *unwanted = sl_case_text(e, "geen_bevinding");
	const sl_json_node *found = find_finding(j, wanted ? wanted : unwanted, e);

	if (unwanted && found)
		sl_buf_printf(&j->problems, "bevinding %s: gevonden, verwacht geen\n", unwanted);
	else if (wanted && !found)
		sl_buf_printf(&j->problems, "bevinding %s: niet gevonden\n", wanted);
	else if (wanted)
		compare(j, found, e);
}
