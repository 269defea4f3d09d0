/* SPDX-License-Identifier: EUPL-1.2 */
/* What a case expects of conflicts, held against an answer. */
#include <string.h>

#include "lawtest/parts.h"

static bool is_established(const sl_json_node *conflict)
{
	const sl_json_node *status = sl_json_get(conflict, "status");

	return !status || sl_json_is(status, "vastgesteld");
}

bool sl_verify_same_persons(const sl_json_node *found, const sl_json_node *wanted)
{
	size_t n = 0;

	for (const sl_json_node *p = wanted->first; p; p = p->next) {
		if (!sl_verify_has(found, p->text))
			return false;
		n++;
	}
	return (found ? found->count : 0) == n;
}

bool sl_verify_has_status(const sl_json_node *found, const char *status)
{
	return status ? sl_json_is(sl_json_get(found, "status"), status) : is_established(found);
}

/* The one found, for exactly these persons where the case names them. */
static const sl_json_node *find_conflict(const sl_verification *j, const char *id, const char *status,
					 const sl_json_node *persons)
{
	const sl_json_node *list = sl_json_get(j->answer, "conflicten");

	for (const sl_json_node *c = list ? list->first : NULL; c; c = c->next)
		if (sl_verify_has_status(c, status) && sl_json_is(sl_json_get(c, "conflict"), id) &&
		    (!persons || sl_verify_same_persons(sl_json_get(c, "personen"), persons)))
			return c;
	return NULL;
}

static bool is_named(const sl_verification *j, const sl_json_node *conflict)
{
	for (const sl_json_node *e = j->expected->first; e; e = e->next)
		if (sl_case_text(e, "conflict") && sl_json_is(sl_json_get(conflict, "conflict"), sl_case_text(e, "conflict")))
			return true;
	return false;
}

static void verify_others(sl_verification *j)
{
	const sl_json_node *list = sl_json_get(j->answer, "conflicten");

	for (const sl_json_node *c = list ? list->first : NULL; c; c = c->next)
		if (is_established(c) && !is_named(j, c))
			sl_buf_printf(&j->problems, "conflict %s: niet verwacht\n", sl_case_text(c, "conflict"));
}

/* What it weighs, what it misses and on what it rests. */
static void compare_conflict(sl_verification *j, const sl_json_node *c, const sl_json_node *e)
{
	const sl_json_node *missing = sl_json_get(e, "ontbrekend");
	const char *id = sl_case_text(e, "conflict"), *gravity = sl_case_text(e, "ernst");
	const char *source = sl_case_text(e, "bron_bevat");

	if (gravity && !sl_json_is(sl_json_get(c, "ernst"), gravity)) {
		sl_buf_printf(&j->problems, "conflict %s: ernst is ", id);
		sl_verify_print(&j->problems, sl_json_get(c, "ernst"));
		sl_buf_printf(&j->problems, ", verwacht \"%s\"\n", gravity);
	}
	for (const sl_json_node *fact = missing ? missing->first : NULL; fact; fact = fact->next)
		if (!sl_verify_misses(c, fact->text))
			sl_buf_printf(&j->problems, "conflict %s: %s staat niet bij wat ontbreekt\n", id, fact->text);
	if (source && !sl_verify_cites(j, c, source))
		sl_buf_printf(&j->problems, "conflict %s: geen bron met %s\n", id, source);
}

static void verify_wanted(sl_verification *j, const sl_json_node *e)
{
	const char *id = sl_case_text(e, "conflict"), *status = sl_case_text(e, "status");
	const sl_json_node *found = find_conflict(j, id, status, sl_json_get(e, "personen"));

	if (found)
		compare_conflict(j, found, e);
	else if (find_conflict(j, id, status, NULL))
		sl_buf_printf(&j->problems, "conflict %s: niet voor deze personen\n", id);
	else
		sl_buf_printf(&j->problems, "conflict %s: niet gevonden%s%s\n", id, status ? " als " : "",
			      status ? status : "");
}

/* None that is established; with a status, none of that one. */
static void verify_unwanted(sl_verification *j, const sl_json_node *e)
{
	const char *id = sl_case_text(e, "geen_conflict"), *status = sl_case_text(e, "status");
	const sl_json_node *persons = sl_json_get(e, "personen");

	if (find_conflict(j, id, status, persons))
		sl_buf_printf(&j->problems, "conflict %s: gevonden%s%s, verwacht geen\n", id, status ? " als " : "",
			      status ? status : "");
}

static void verify_closed(sl_verification *j, const char *id)
{
	const sl_json_node *list = sl_json_get(j->answer, "niet_beoordeeld");

	for (const sl_json_node *c = list ? list->first : NULL; c; c = c->next)
		if (sl_json_is(sl_json_get(c, "conflict"), id) || sl_json_is(sl_json_get(c, "ondergrens"), id))
			return;
	sl_buf_printf(&j->problems, "conflict %s: staat niet bij wat niet is beoordeeld\n", id);
}

void sl_verify_conflict(sl_verification *j, const sl_json_node *e)
{
	if (!j->conflicts)
		j->unsupported = "de regels kennen geen conflicten";
	else if (sl_json_get(e, "conflict"))
		verify_wanted(j, e);
	else if (sl_json_get(e, "geen_conflict"))
		verify_unwanted(j, e);
	else if (sl_json_get(e, "niet_beoordeeld"))
		verify_closed(j, sl_case_text(e, "niet_beoordeeld"));
	else
		verify_others(j);
}
