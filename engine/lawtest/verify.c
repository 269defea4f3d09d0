/* SPDX-License-Identifier: EUPL-1.2 */
/* What a case expects, held against an answer. */
#include <ctype.h>
#include <string.h>

#include "lawtest/parts.h"

void sl_verify_print(sl_buf *out, const sl_json_node *value)
{
	sl_json_writer w = {.out = out};

	if (value)
		sl_json_tree(&w, value);
	else
		sl_buf_puts(out, "niets");
}

bool sl_verify_has(const sl_json_node *list, const char *text)
{
	for (const sl_json_node *item = list ? list->first : NULL; item; item = item->next)
		if (sl_json_is(item, text) || sl_json_is(sl_json_get(item, "id"), text))
			return true;
	return false;
}

/* ---- sources ---- */

/* artikel=2 is in "artikel=2&lid=1", not in "artikel=20" or "artikel=2.3". */
static bool cites_text(const char *text, const char *part)
{
	size_t n = strlen(part);

	for (const char *at = text; (at = strstr(at, part)); at++) {
		unsigned char after = (unsigned char)at[n];

		if (!isalnum(after) && !(after == '.' && isdigit((unsigned char)at[n + 1])))
			return true;
	}
	return false;
}

bool sl_verify_cites(sl_verification *j, const sl_json_node *where, const char *part)
{
	sl_buf text = {0};
	bool found;

	sl_verify_print(&text, where);
	found = cites_text(sl_buf_text(&text), part);
	if (sl_buf_status(&text) != SL_OK)
		j->problems.status = sl_buf_status(&text);
	sl_buf_free(&text);
	return found;
}

/* ---- missing facts ---- */

/* The fact that an item of ontbrekend or oordelen is about. */
static const char *fact_of(const sl_json_node *item)
{
	static const char *const keys[] = {"feit", "begrip", "naam", "pad"};
	const char *text = item->kind == SL_JSON_STRING ? item->text : NULL, *last;

	for (size_t i = 0; !text && i < sizeof keys / sizeof *keys; i++)
		text = sl_case_text(item, keys[i]);
	for (last = text ? text : ""; (text = strpbrk(last, "./"));)
		last = text + 1;
	return last;
}

static bool same_name(const char *a, const char *b)
{
	for (; *a && *b; a++, b++)
		if ((*a == ' ' ? '_' : *a) != (*b == ' ' ? '_' : *b))
			return false;
	return *a == *b;
}

static bool lists_fact(const sl_json_node *object, const char *key, const char *fact)
{
	const sl_json_node *list = sl_json_get(object, key);

	for (const sl_json_node *item = list ? list->first : NULL; item; item = item->next)
		if (same_name(fact_of(item), fact))
			return true;
	return false;
}

bool sl_verify_misses(const sl_json_node *decision, const char *fact)
{
	return lists_fact(decision, "ontbrekend", fact) || lists_fact(decision, "oordelen", fact);
}

static bool anything_misses(const sl_json_node *answer, const char *fact)
{
	const sl_json_node *list = sl_json_get(answer, "besluiten");

	if (lists_fact(answer, "ontbrekend", fact))
		return true;
	for (const sl_json_node *d = list ? list->first : NULL; d; d = d->next)
		if (sl_verify_misses(d, fact))
			return true;
	return false;
}

/* ---- decisions ---- */

static bool is_about(const sl_json_node *decision, const sl_json_node *e)
{
	static const char *const items[] = {"hulpvraag", "kostenpost"};
	const char *person = sl_case_text(e, "persoon");

	if (person && !sl_json_is(sl_json_get(decision, "persoon"), person) &&
	    !sl_verify_has(sl_json_get(decision, "personen"), person))
		return false;
	for (size_t i = 0; i < 2; i++) {
		const char *id = sl_case_text(e, items[i]);

		if (id && !sl_json_is(sl_json_get(decision, items[i]), id))
			return false;
	}
	return sl_json_is(sl_json_get(decision, "besluit"), sl_case_text(e, "besluit"));
}

static const char *whom(const sl_json_node *e)
{
	static const char *const keys[] = {"hulpvraag", "kostenpost", "persoon"};

	for (size_t i = 0; i < 3; i++)
		if (sl_case_text(e, keys[i]))
			return sl_case_text(e, keys[i]);
	return NULL;
}

/* Lines about what does not agree; how many there are. */
static size_t compare_decision(sl_verification *j, sl_buf *out, const sl_json_node *d, const sl_json_node *e)
{
	static const char *const keys[] = {"uitkomst", "bedrag", "eenheid"};
	const sl_json_node *missing = sl_json_get(e, "ontbrekend"), *source = sl_json_get(e, "bron_bevat");
	const char *who = whom(e), *what = sl_case_text(e, "besluit");
	size_t n = 0;

	for (size_t i = 0; i < 3; i++) {
		const sl_json_node *want = sl_json_get(e, keys[i]), *got = sl_json_get(d, keys[i]);

		if (!want || sl_plain_equal(j->arena, want, got))
			continue;
		sl_buf_printf(out, "%s%s%s: %s is ", who ? who : "", who ? " " : "", what, keys[i]);
		sl_verify_print(out, got);
		sl_buf_puts(out, ", verwacht ");
		sl_verify_print(out, want);
		sl_buf_putc(out, '\n');
		n++;
	}
	for (const sl_json_node *fact = missing ? missing->first : NULL; fact; fact = fact->next)
		if (!sl_verify_misses(d, fact->text)) {
			sl_buf_printf(out, "%s%s%s: %s staat niet bij wat ontbreekt\n", who ? who : "", who ? " " : "",
				      what, fact->text);
			n++;
		}
	if (source && !sl_verify_cites(j, d, source->text)) {
		sl_buf_printf(out, "%s%s%s: geen bron met %s\n", who ? who : "", who ? " " : "", what, source->text);
		n++;
	}
	return n;
}

/* The last day of a term. */
static size_t compare_term(sl_verification *j, sl_buf *out, const sl_json_node *d, const sl_json_node *e)
{
	const char *term = sl_case_text(e, "termijn"), *who = whom(e);
	const sl_json_node *want = sl_json_get(e, "waarde"), *got;

	if (!term)
		return 0;
	got = sl_json_get(sl_json_get(d, "termijnen"), sl_case_key(j->arena, term));
	if (got ? sl_plain_equal(j->arena, want, got) : want->kind == SL_JSON_NULL)
		return 0;
	sl_buf_printf(out, "%s%s%s: %s is ", who ? who : "", who ? " " : "", sl_case_text(e, "besluit"), term);
	sl_verify_print(out, got);
	sl_buf_puts(out, ", verwacht ");
	sl_verify_print(out, want);
	sl_buf_putc(out, '\n');
	return 1;
}

static void trace(sl_verification *j, const sl_json_node *e, const char *expected, const char *found, bool differs)
{
	j->traced[j->traced_count++] = (sl_expected){
		.entity = whom(e),
		.decision = sl_case_text(e, "besluit"),
		.value = sl_case_text(e, "begrip"),
		.expected = expected,
		.found = found,
		.differs = differs,
	};
}

/* "toekennen 1013.90", for the trace. */
static const char *summary(sl_verification *j, const sl_json_node *object)
{
	const char *outcome = sl_case_text(object, "uitkomst"), *amount = sl_case_text(object, "bedrag"), *out;
	sl_buf text = {0};

	sl_buf_printf(&text, "%s%s%s", outcome ? outcome : "", outcome && amount ? " " : "", amount ? amount : "");
	out = sl_arena_strdup(j->arena, sl_buf_text(&text));
	sl_buf_free(&text);
	return out;
}

static void verify_decision(sl_verification *j, const sl_json_node *e)
{
	const sl_json_node *list = sl_json_get(j->answer, "besluiten"), *found = NULL;
	const char *who = whom(e);
	size_t least = SIZE_MAX;
	sl_buf best = {0}, lines = {0};

	for (const sl_json_node *d = list ? list->first : NULL; d && least; d = d->next) {
		size_t n;

		if (!is_about(d, e))
			continue;
		sl_buf_clear(&lines);
		if ((n = compare_decision(j, &lines, d, e) + compare_term(j, &lines, d, e)) < least) {
			sl_buf keep = best;

			least = n;
			found = d;
			best = lines;
			lines = keep;
		}
	}
	if (!found)
		sl_buf_printf(&j->problems, "%s%s%s: dit besluit is er niet\n", who ? who : "", who ? " " : "",
			      sl_case_text(e, "besluit"));
	else
		sl_buf_puts(&j->problems, sl_buf_text(&best));
	if (found)
		trace(j, e, summary(j, e), summary(j, found), least > 0);
	sl_buf_free(&best);
	sl_buf_free(&lines);
}

/* An open decision has no amount, whatever the case says. */
static void verify_open(sl_verification *j)
{
	static const char *const open[] = {"feiten-ontbreken", "oordeel-nodig", "niet-te-beslissen"};
	const sl_json_node *list = sl_json_get(j->answer, "besluiten");

	for (const sl_json_node *d = list ? list->first : NULL; d; d = d->next) {
		const sl_json_node *amount = sl_json_get(d, "bedrag"), *outcome = sl_json_get(d, "uitkomst");

		for (size_t i = 0; i < 3; i++)
			if (amount && amount->kind != SL_JSON_NULL && sl_json_is(outcome, open[i]))
				sl_buf_printf(&j->problems, "%s: een bedrag bij %s\n", sl_case_text(d, "besluit"), open[i]);
	}
}

/* ---- values ---- */

static void verify_value(sl_verification *j, const sl_json_node *e)
{
	const char *who = whom(e) ? whom(e) : "huishouden", *name = sl_case_key(j->arena, sl_case_text(e, "begrip"));
	const sl_json_node *values = sl_json_get(sl_json_get(j->answer, "waarden"), who);
	const sl_json_node *want = sl_json_get(e, "waarde"), *got = name ? sl_json_get(values, name) : NULL;
	const sl_json_node *source = sl_json_get(e, "bron_bevat");
	const char *wanted = want->kind == SL_JSON_STRING ? want->text : sl_plain(j->arena, want);

	if (!got) {
		sl_buf_printf(&j->problems, "%s %s: er is geen waarde\n", who, name ? name : "");
	} else {
		bool differs = !sl_plain_equal(j->arena, want, got);

		if (differs) {
			sl_buf_printf(&j->problems, "%s %s is ", who, name);
			sl_verify_print(&j->problems, got);
			sl_buf_puts(&j->problems, ", verwacht ");
			sl_verify_print(&j->problems, want);
			sl_buf_putc(&j->problems, '\n');
		}
		trace(j, e, wanted, got->kind == SL_JSON_STRING ? got->text : NULL, differs);
	}
	if (source && !sl_verify_cites(j, j->answer, source->text))
		sl_buf_printf(&j->problems, "%s %s: geen bron met %s\n", who, name ? name : "", source->text);
}

/* ---- all of it ---- */

static void verify_rest(sl_verification *j, const sl_json_node *e)
{
	const sl_json_node *missing = sl_json_get(e, "ontbrekend");
	const char *source = sl_case_text(e, "bron_bevat");

	for (const sl_json_node *fact = missing ? missing->first : NULL; fact; fact = fact->next)
		if (!anything_misses(j->answer, fact->text))
			sl_buf_printf(&j->problems, "%s staat niet bij wat ontbreekt\n", fact->text);
	if (source && !sl_verify_cites(j, j->answer, source))
		sl_buf_printf(&j->problems, "geen bron met %s\n", source);
}

void sl_verify(sl_verification *j)
{
	if (!(j->traced = sl_arena_calloc(j->arena, j->expected->count + 1, sizeof *j->traced))) {
		j->problems.status = SL_ENOMEM;
		return;
	}
	verify_open(j);
	for (const sl_json_node *e = j->expected->first; e; e = e->next) {
		if (sl_json_get(e, "besluit"))
			verify_decision(j, e);
		else if (sl_json_get(e, "begrip"))
			verify_value(j, e);
		else if (sl_json_get(e, "conflict") || sl_json_get(e, "geen_conflict") ||
			 sl_json_get(e, "geen_andere_conflicten") || sl_json_get(e, "niet_beoordeeld"))
			sl_verify_conflict(j, e);
		else if (sl_json_get(e, "bevinding") || sl_json_get(e, "geen_bevinding"))
			sl_verify_finding(j, e);
		else
			verify_rest(j, e);
	}
}
