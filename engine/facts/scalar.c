/* SPDX-License-Identifier: EUPL-1.2 */
/* Values that are no list and no entity: from text to value, and its checks. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <string.h>

#include "base/utf8.h"
#include "facts/reader.h"

/* Enough for any form a fact may have, and over in a millisecond. */
#define MOST_MATCH_STEPS 100000
#define MOST_MATCH_DEPTH 1000
#define MOST_MATCH_KIB   256

void sl_fact_wrong_type(sl_fact_reader *r, const char *key, const char *want,
			const sl_json_node *node)
{
	sl_fact_problem(r, SL_DIAG_FACT_TYPE, node, key, want, sl_fact_describe(r, node));
}

/* ---- dates and durations ---- */

/* Facts are about people: years of four digits, from 1. */
bool sl_fact_date(sl_date *out, const char *text, size_t n)
{
	static const char form[] = "dddd-dd-dd";

	if (n != sizeof form - 1 || memcmp(text, "0000", 4) == 0)
		return false;
	for (size_t i = 0; i < n; i++)
		if (form[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != '-')
			return false;
	return sl_date_parse(out, text, n) == SL_OK;
}

static bool digits(int64_t *out, const char **text, const char *end)
{
	const char *start = *text;

	for (*out = 0; *text < end && **text >= '0' && **text <= '9'; ++*text) {
		if (*text - start >= 9)
			return false;
		*out = *out * 10 + (**text - '0');
	}
	return *text > start;
}

/* [-]P[nY][nM], at least one of the two. */
static bool parse_months(int64_t *out, const char *text, size_t n)
{
	const char *end = text + n;
	int64_t years = 0, months = 0, number;
	bool negative = n && *text == '-', any = false;

	text += negative;
	if (text == end || *text++ != 'P' || !digits(&number, &text, end) || text == end)
		return false;
	if (*text == 'Y') {
		years = number;
		any = true;
		text++;
		if (text < end && !digits(&number, &text, end))
			return false;
	}
	if (text < end && *text == 'M') {
		months = number;
		text++;
	} else if (!any) {
		return false;
	}
	*out = years * 12 + months;
	if (negative)
		*out = -*out;
	return text == end;
}

/* ---- texts ---- */

bool sl_fact_text_is_sound(sl_fact_reader *r, const char *key, const sl_json_node *node)
{
	bool visible = false;
	uint32_t c;

	for (size_t at = 0, step; at < node->length; at += step) {
		if ((step = sl_utf8_decode(&c, node->text + at, node->length - at)) == 0)
			break; /* the reader lets no other bytes through */
		if ((c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0)) {
			sl_fact_problem(r, SL_DIAG_FACT_TEXT_CONTROL, node, key, (unsigned)c);
			return false;
		}
		visible |= c != ' ' && c != '\n' && c != '\t' && c != 0xA0;
	}
	if (!visible)
		sl_fact_problem(r, SL_DIAG_FACT_TEXT_EMPTY, node, key);
	return visible;
}

static void *from_arena(size_t size, void *arena)
{
	return sl_arena_alloc(arena, size);
}

static void leave(void *p, void *arena)
{
	(void)p;
	(void)arena;
}

/* Room for matching, taken from the arena of the household: other threads
 * match the same patterns. */
static bool ready_to_match(sl_fact_reader *r)
{
	pcre2_general_context *memory;
	pcre2_match_context *context;

	if (r->match)
		return true;
	memory = pcre2_general_context_create(from_arena, leave, r->arena);
	context = memory ? pcre2_match_context_create(memory) : NULL;
	r->match = context ? pcre2_match_data_create(1, memory) : NULL;
	if (!r->match) {
		r->status = SL_ENOMEM;
		return false;
	}
	pcre2_set_match_limit(context, MOST_MATCH_STEPS);
	pcre2_set_depth_limit(context, MOST_MATCH_DEPTH);
	pcre2_set_heap_limit(context, MOST_MATCH_KIB);
	r->match_context = context;
	return true;
}

static bool matches(sl_fact_reader *r, const sl_feature *fact, const sl_json_node *node)
{
	const pcre2_code *code = r->index->patterns[fact->number];
	int result;

	if (!code)
		return true;
	if (!ready_to_match(r))
		return false;
	/* The reader has checked that it is UTF-8. */
	result = pcre2_match(code, (PCRE2_SPTR)node->text, node->length, 0, PCRE2_NO_UTF_CHECK,
			     r->match, r->match_context);
	if (result >= 0)
		return true;
	if (result == PCRE2_ERROR_NOMATCH)
		sl_fact_problem(r, SL_DIAG_FACT_PATTERN, node, fact->key,
				sl_fact_quote(r, node->text, node->length), fact->fact->pattern);
	else if (result == PCRE2_ERROR_NOMEMORY)
		r->status = SL_ENOMEM;
	else
		sl_fact_problem(r, SL_DIAG_FACT_PATTERN_LIMIT, node, fact->key,
				sl_fact_quote(r, node->text, node->length), fact->fact->pattern);
	return false;
}

/* Of a number of nine digits: 9a + 8b + ... + 2h - i is a multiple of 11. */
static bool passes_eleven(const char *text, size_t n)
{
	int sum = 0, any = 0;

	if (n != 9)
		return false;
	for (int i = 0; i < 9; i++) {
		int digit = text[i] - '0';

		if (digit < 0 || digit > 9)
			return false;
		sum += digit * (i < 8 ? 9 - i : -1);
		any |= digit;
	}
	return any && sum % 11 == 0;
}

static bool read_choice(sl_fact_reader *r, sl_value *out, const sl_feature *fact,
			const sl_type *type, const sl_json_node *node)
{
	const char *near;

	for (uint32_t i = 0; i < type->choice_count; i++)
		if (strcmp(type->choices[i], node->text) == 0) {
			/* The text of the schema: equal names are equal pointers. */
			*out = sl_string(type->choices[i], node->length);
			return true;
		}
	sl_fact_problem(r, SL_DIAG_FACT_CHOICE, node, fact->key,
			sl_fact_quote(r, node->text, node->length));
	if ((near = sl_nearest_among(node->text, type->choices, type->choice_count)))
		sl_fact_note(r, NULL, "bedoelt u \"%s\"?", near);
	else if (type->choice_count)
		sl_fact_note(r, NULL, "de waarden zijn \"%s\" tot en met \"%s\" (%u in getal)",
			     type->choices[0], type->choices[type->choice_count - 1],
			     (unsigned)type->choice_count);
	return false;
}

static bool read_text(sl_fact_reader *r, sl_value *out, const sl_feature *fact,
		      const sl_type *type, const sl_json_node *node)
{
	const char *kept;

	if (node->kind != SL_JSON_STRING) {
		sl_fact_wrong_type(r, fact->key, "een tekst", node);
		return false;
	}
	if (type->choices)
		return read_choice(r, out, fact, type, node);
	if (!sl_fact_text_is_sound(r, fact->key, node) || !matches(r, fact, node))
		return false;
	if (fact->fact->eleven_test && !passes_eleven(node->text, node->length)) {
		sl_fact_problem(r, SL_DIAG_FACT_ELEVEN, node, fact->key,
				sl_fact_quote(r, node->text, node->length));
		return false;
	}
	if (!(kept = sl_fact_keep(r, node)))
		return false;
	*out = sl_string(kept, node->length);
	return true;
}

/* ---- numbers ---- */

static const char *want_number(const sl_type *type)
{
	return type->amount ? "een bedrag zoals 850.00" :
	       type->integer ? "een geheel getal" : "een getal";
}

/* Text where a number is due: how to write the number that it seems to be. */
static void advise_number(sl_fact_reader *r, const sl_json_node *node)
{
	sl_dec d;

	if (node->kind != SL_JSON_STRING || !strpbrk(node->text, "0123456789"))
		return;
	if (sl_dec_parse(&d, node->text, node->length, true) != SL_OK)
		sl_fact_note(r, NULL, "schrijf alleen het getal: met een punt voor de centen, zonder "
				      "punt bij duizenden en zonder eenheid");
	else if (!r->from_xml)
		sl_fact_note(r, NULL, "schrijf het getal zonder aanhalingstekens");
}

static bool read_number(sl_fact_reader *r, sl_value *out, const sl_feature *fact,
			const sl_type *type, const sl_json_node *node)
{
	const char *text;
	sl_dec d, whole;
	sl_status err;

	if (node->kind != SL_JSON_NUMBER) {
		sl_fact_wrong_type(r, fact->key, want_number(type), node);
		advise_number(r, node);
		return false;
	}
	err = sl_dec_parse(&d, node->text, node->length, true);
	text = err == SL_OK && !type->amount && !type->integer ?
	       "" : sl_fact_quote(r, node->text, node->length);
	if (err == SL_EINVAL)
		sl_fact_wrong_type(r, fact->key, want_number(type), node);
	else if (err != SL_OK)
		sl_fact_problem(r, SL_DIAG_FACT_RANGE, node, fact->key, text);
	else if (type->integer && !sl_dec_is_integer(d))
		sl_fact_problem(r, SL_DIAG_FACT_INTEGER, node, fact->key, text);
	else if (type->amount && (sl_dec_round(&whole, d, 2, SL_ROUND_HALF_EVEN) != SL_OK ||
				  !sl_dec_equal(whole, d)))
		sl_fact_problem(r, SL_DIAG_FACT_CENTS, node, fact->key, text);
	else {
		*out = sl_number(d);
		return true;
	}
	return false;
}

/* ---- the rest ---- */

static bool read_boolean(sl_fact_reader *r, sl_value *out, const sl_feature *fact,
			 const sl_json_node *node)
{
	if (node->kind != SL_JSON_TRUE && node->kind != SL_JSON_FALSE) {
		sl_fact_wrong_type(r, fact->key, "true of false", node);
		return false;
	}
	*out = sl_boolean(node->kind == SL_JSON_TRUE);
	return true;
}

static bool read_date(sl_fact_reader *r, sl_value *out, const sl_feature *fact,
		      const sl_json_node *node)
{
	sl_date d;

	if (node->kind != SL_JSON_STRING) {
		sl_fact_wrong_type(r, fact->key, "een datum zoals \"2026-07-01\"", node);
		return false;
	}
	if (!sl_fact_date(&d, node->text, node->length)) {
		sl_fact_problem(r, SL_DIAG_FACT_DATE, node, fact->key,
				sl_fact_quote(r, node->text, node->length));
		return false;
	}
	*out = sl_day(d);
	return true;
}

static bool read_months(sl_fact_reader *r, sl_value *out, const sl_feature *fact,
			const sl_json_node *node)
{
	int64_t months;

	if (node->kind != SL_JSON_STRING) {
		sl_fact_wrong_type(r, fact->key, "een duur zoals \"P1Y6M\"", node);
		return false;
	}
	if (!parse_months(&months, node->text, node->length)) {
		sl_fact_problem(r, SL_DIAG_FACT_DURATION, node, fact->key,
				sl_fact_quote(r, node->text, node->length));
		return false;
	}
	*out = sl_months(months);
	return true;
}

static int compare(sl_value a, sl_value b)
{
	if (a.kind == SL_NUMBER)
		return sl_dec_compare(a.as.dec, b.as.dec);
	return a.as.i < b.as.i ? -1 : a.as.i > b.as.i;
}

static const char *bound_text(char out[SL_DEC_TEXT_MAX], sl_value bound, const sl_type *type)
{
	if (bound.kind == SL_DATE)
		sl_date_text(out, bound.as.i);
	else if (bound.kind == SL_NUMBER && type->amount)
		sl_dec_text_fixed(out, bound.as.dec, 2);
	else if (bound.kind == SL_NUMBER)
		sl_dec_text(out, bound.as.dec);
	else
		return "de grens";
	return out;
}

static bool is_within(sl_fact_reader *r, sl_value v, const sl_feature *fact,
		      const sl_json_node *node)
{
	const sl_fact_info *info = fact->fact;
	char bound[SL_DEC_TEXT_MAX];

	if (info->has_minimum && info->minimum.kind == v.kind && compare(v, info->minimum) < 0)
		sl_fact_problem(r, SL_DIAG_FACT_MINIMUM, node, fact->key,
				sl_fact_quote(r, node->text, node->length),
				bound_text(bound, info->minimum, &fact->type));
	else if (info->has_maximum && info->maximum.kind == v.kind &&
		 compare(v, info->maximum) > 0)
		sl_fact_problem(r, SL_DIAG_FACT_MAXIMUM, node, fact->key,
				sl_fact_quote(r, node->text, node->length),
				bound_text(bound, info->maximum, &fact->type));
	else
		return true;
	return false;
}

bool sl_fact_scalar(sl_fact_reader *r, sl_value *out, const sl_feature *fact,
		    const sl_type *type, const sl_json_node *node)
{
	switch (type->base) {
	case SL_T_BOOLEAN:
		return read_boolean(r, out, fact, node);
	case SL_T_NUMBER:
		return read_number(r, out, fact, type, node) && is_within(r, *out, fact, node);
	case SL_T_STRING:
		return read_text(r, out, fact, type, node);
	case SL_T_DATE:
		return read_date(r, out, fact, node) && is_within(r, *out, fact, node);
	case SL_T_MONTHS:
		return read_months(r, out, fact, node) && is_within(r, *out, fact, node);
	case SL_T_ANY:
	case SL_T_SPAN:
	case SL_T_ENTITY:
	case SL_T_LIST:
	case SL_T_RANGE:
	case SL_T_CONTEXT:
	case SL_T_FUNCTION:
		break;
	}
	/* The loader gives facts no other types. */
	sl_fact_wrong_type(r, fact->key, "iets dat een feit kan zijn", node);
	return false;
}
