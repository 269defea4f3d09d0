/* SPDX-License-Identifier: EUPL-1.2 */
/* Types of facts, concepts and parameters; single values as they are written. */
#include <string.h>

#include "load/loader.h"

enum word { YES_NO, AMOUNT, NUMBER, WHOLE, DAY, MONTHS, TEXT, CHOICE, RELATION, RELATIONS, LIST };
static const char type_words[] =
	"ja/nee|bedrag|getal|geheel getal|datum|duur|tekst|keuze|relatie|relaties|lijst";

/* An attribute that a type needs, or cannot have. */
static void expect_attribute(sl_loader *l, const sl_xml_node *node, const char *name, bool fits,
			     bool needed)
{
	const sl_xml_attr *a = sl_xml_attr_find(node, name);
	sl_pos pos;

	if (a && !fits) {
		pos = sl_xml_attr_pos(a);
		sl_diags_add(l->diags, SL_DIAG_ATTRIBUTE_UNFIT, &pos, name, sl_xml_value(node, "type"));
	} else if (!a && needed) {
		pos = sl_xml_pos(node);
		sl_diags_add(l->diags, SL_DIAG_ATTRIBUTE_NEEDED, &pos, name, sl_xml_value(node, "type"));
	}
}

static bool has_item_word(const sl_xml_node *node, const char *word)
{
	const char *van = sl_xml_value(node, "van");

	return van && strcmp(van, word) == 0;
}

/* A bedrag is money: EUR, and perhaps by what. */
static void check_money(sl_loader *l, const sl_xml_node *node)
{
	const sl_xml_attr *a = sl_xml_attr_find(node, "eenheid");
	sl_pos pos;

	if (!a || (strncmp(a->value, "EUR", 3) == 0 && (!a->value[3] || a->value[3] == '/')))
		return;
	pos = sl_load_value_pos(a);
	sl_diags_add(l->diags, SL_DIAG_UNIT_NOT_MONEY, &pos, a->value);
}

static void check_attributes(sl_loader *l, const sl_xml_node *node, enum word w)
{
	bool number = w == AMOUNT || w == NUMBER || w == WHOLE;
	bool relation = w == RELATION || w == RELATIONS;
	bool text = w == TEXT || (w == LIST && has_item_word(node, "tekst"));

	expect_attribute(l, node, "eenheid", number, w == AMOUNT);
	if (w == AMOUNT)
		check_money(l, node);
	if (sl_load_is(l, node, SL_EL_PARAMETER))
		return;
	expect_attribute(l, node, "van", w == LIST, w == LIST);
	expect_attribute(l, node, "naar", relation, relation);
	expect_attribute(l, node, "spiegel", relation, false);
	expect_attribute(l, node, "patroon", text, false);
	expect_attribute(l, node, "controle", text, false);
	expect_attribute(l, node, "minimum", number || w == DAY, false);
	expect_attribute(l, node, "maximum", number || w == DAY, false);
}

const sl_unit *sl_load_unit(sl_loader *l, const sl_xml_node *node)
{
	const sl_xml_attr *a = sl_xml_attr_find(node, "eenheid");
	const sl_unit *unit = NULL;
	sl_pos pos;
	sl_status err;

	if (!a)
		return NULL;
	err = sl_unit_parse(&unit, l->m->schema.units, a->value, a->length);
	if (err == SL_ENOMEM) {
		sl_load_fail(l);
	} else if (err != SL_OK) {
		pos = sl_load_value_pos(a);
		sl_diags_add(l->diags, SL_DIAG_UNIT_SYNTAX, &pos, a->value);
	}
	return unit;
}

/* ---- keuze ---- */

static void check_choice(sl_loader *l, const sl_xml_node *kid, const char **choices, uint32_t n)
{
	sl_pos pos;

	for (uint32_t i = 0; i < n; i++)
		if (choices[i] == choices[n]) {
			pos = sl_xml_pos(kid);
			sl_diags_add(l->diags, SL_DIAG_CHOICE_TWICE, &pos, choices[n]);
			return;
		}
}

static const char *const *read_choices(sl_loader *l, const sl_xml_node *node, uint32_t *count)
{
	const char **out;
	uint32_t n = 0;

	*count = 0;
	for (const sl_xml_node *kid = node->first; kid; kid = kid->next)
		n += sl_load_is(l, kid, SL_EL_KEUZE);
	if (!n || !sl_load_at_most(l, n, node, "keuze") ||
	    !(out = sl_load_alloc(l, n, sizeof *out)))
		return NULL;
	for (const sl_xml_node *kid = node->first; kid; kid = kid->next) {
		const char *words = sl_load_is(l, kid, SL_EL_KEUZE) ? sl_load_words(l, kid) : NULL;

		if (!words || !(words = sl_load_intern(l, words, strlen(words))))
			continue;
		out[*count] = words;
		check_choice(l, kid, out, *count);
		(*count)++;
	}
	return out;
}

static void set_choices(sl_loader *l, const sl_xml_node *node, sl_type *type, bool choice)
{
	const sl_xml_node *first = sl_load_child(l, node, SL_EL_KEUZE);
	sl_pos pos;

	if (choice && first) {
		type->choices = read_choices(l, node, &type->choice_count);
	} else if (choice) {
		pos = sl_xml_pos(node);
		sl_diags_add(l->diags, SL_DIAG_CHOICES_MISSING, &pos);
	} else if (first) {
		pos = sl_xml_pos(first);
		sl_diags_add(l->diags, SL_DIAG_CHOICES_UNFIT, &pos, sl_xml_value(node, "type"));
	}
}

/* ---- types ---- */

static bool entity_type(sl_loader *l, const sl_xml_node *node, const char *name, sl_type *out)
{
	out->base = SL_T_ENTITY;
	out->kind = sl_load_find(l, &l->kinds, sl_xml_attr_find(node, name), SL_DIAG_KIND_UNKNOWN);
	return out->kind != NULL;
}

static sl_type *new_item(sl_loader *l, sl_type *list)
{
	sl_type *item = sl_load_alloc(l, 1, sizeof *item);

	list->base = SL_T_LIST;
	list->item = item;
	return item;
}

static bool list_type(sl_loader *l, const sl_xml_node *node, sl_type *out)
{
	sl_type *item = new_item(l, out);

	if (!item)
		return false;
	item->base = SL_T_STRING;
	if (has_item_word(node, "tekst"))
		return true;
	if (has_item_word(node, "keuze")) {
		set_choices(l, node, item, true);
		return true;
	}
	return entity_type(l, node, "van", item);
}

static bool word_type(sl_loader *l, const sl_xml_node *node, enum word w, sl_type *out)
{
	sl_type *item;

	switch (w) {
	case YES_NO: out->base = SL_T_BOOLEAN; return true;
	case AMOUNT:
	case NUMBER:
	case WHOLE:
		*out = (sl_type){.base = SL_T_NUMBER, .amount = w == AMOUNT, .integer = w == WHOLE,
				 .unit = sl_load_unit(l, node)};
		return true;
	case DAY: out->base = SL_T_DATE; return true;
	case MONTHS: out->base = SL_T_MONTHS; return true;
	case TEXT: out->base = SL_T_STRING; return true;
	case CHOICE:
		out->base = SL_T_STRING;
		set_choices(l, node, out, true);
		return true;
	case RELATION: return entity_type(l, node, "naar", out);
	case RELATIONS: return (item = new_item(l, out)) && entity_type(l, node, "naar", item);
	case LIST: return list_type(l, node, out);
	}
	return false;
}

bool sl_load_type(sl_loader *l, const sl_xml_node *node, sl_type *out)
{
	int w = sl_load_word(node, "type", type_words, -1);

	*out = (sl_type){0};
	if (w < 0)
		return false;
	check_attributes(l, node, (enum word)w);
	if (w != CHOICE && !(w == LIST && has_item_word(node, "keuze")))
		set_choices(l, node, out, false);
	return word_type(l, node, (enum word)w, out);
}

/* ---- single values ---- */

/* P67Y, P66Y10M, P10M. */
static bool parse_months(int64_t *out, const char *s, size_t n)
{
	int64_t total = 0;
	bool years = false, months = false;
	size_t i = 1;

	if (n < 3 || n > 10 || s[0] != 'P')
		return false;
	while (i < n) {
		int64_t number = 0;
		size_t start = i;

		while (i < n && s[i] >= '0' && s[i] <= '9')
			number = number * 10 + (s[i++] - '0');
		if (i == start || i == n)
			return false;
		if (s[i] == 'Y' && !years && !months)
			total += number * 12;
		else if (s[i] == 'M' && !months)
			total += number;
		else
			return false;
		years |= s[i] == 'Y';
		months |= s[i] == 'M';
		i++;
	}
	*out = total;
	return true;
}

static bool is_text(const char *s, size_t n, const char *want)
{
	return strlen(want) == n && memcmp(s, want, n) == 0;
}

static bool read_truth(sl_value *out, const char *s, size_t n)
{
	bool yes = is_text(s, n, "true") || is_text(s, n, "ja");

	if (!yes && !is_text(s, n, "false") && !is_text(s, n, "nee"))
		return false;
	*out = sl_boolean(yes);
	return true;
}

static bool read_number(sl_value *out, const sl_type *type, const char *s, size_t n)
{
	sl_dec d;

	if (sl_dec_parse(&d, s, n, true) != SL_OK || (type->integer && !sl_dec_is_integer(d)))
		return false;
	*out = sl_number(d);
	return true;
}

static bool is_choice(const sl_type *type, const char *text)
{
	for (uint32_t i = 0; i < type->choice_count; i++)
		if (type->choices[i] == text)
			return true;
	return !type->choice_count;
}

static bool read_string(sl_loader *l, sl_value *out, const sl_type *type, const char *s, size_t n,
			bool quoted)
{
	const char *text;

	if (quoted) {
		if (n < 2 || s[0] != '"' || s[n - 1] != '"' || memchr(s + 1, '"', n - 2))
			return false;
		s++;
		n -= 2;
	}
	if (!(text = sl_load_intern(l, s, n)))
		return true; /* memory ran out: not the fault of the text */
	if (!is_choice(type, text))
		return false;
	*out = sl_string(text, n);
	return true;
}

static bool read_value(sl_loader *l, sl_value *out, const sl_type *type, const char *s, size_t n,
		       bool quoted)
{
	int64_t whole;

	switch (type->base) {
	case SL_T_BOOLEAN: return read_truth(out, s, n);
	case SL_T_NUMBER: return read_number(out, type, s, n);
	case SL_T_STRING: return read_string(l, out, type, s, n, quoted);
	case SL_T_DATE:
		if (sl_date_parse(&whole, s, n) != SL_OK)
			return false;
		*out = sl_day(whole);
		return true;
	case SL_T_MONTHS:
		if (!parse_months(&whole, s, n))
			return false;
		*out = sl_months(whole);
		return true;
	case SL_T_ANY:
	case SL_T_SPAN:
	case SL_T_ENTITY:
	case SL_T_LIST:
	case SL_T_RANGE:
	case SL_T_CONTEXT:
	case SL_T_FUNCTION: break;
	}
	return false;
}

/* The name of the type stands in l->buf. */
static void refuse_value(sl_loader *l, const sl_type *type, const char *text, const sl_pos *pos)
{
	sl_diags_add(l->diags, SL_DIAG_VALUE_TYPE, pos, text, sl_buf_text(&l->buf));
	if (type->base == SL_T_NUMBER && (type->amount || strpbrk(text, ",%")))
		sl_diags_note(l->diags, NULL, "schrijf alleen het getal: met een punt voor de centen, "
					      "zonder punt bij duizenden en zonder eenheid, zoals 1425.00");
}

bool sl_load_value(sl_loader *l, sl_value *out, const sl_type *type, const char *text, size_t n,
		   bool quoted, const sl_pos *pos)
{
	const char *copy;

	if (read_value(l, out, type, text, n, quoted))
		return true;
	copy = sl_load_copy(l, text, n);
	sl_buf_clear(&l->buf);
	sl_type_print(&l->buf, type);
	if (!copy || sl_buf_status(&l->buf) != SL_OK)
		sl_load_fail(l);
	else
		refuse_value(l, type, copy, pos);
	return false;
}
