/* SPDX-License-Identifier: EUPL-1.2 */
/* The table of elements.def, and the forms that attributes are written in. */
#include "load/elements.h"

#include <string.h>

#include "model/jci.h"

#define MUST 1
#define MAY  0

static const sl_row rows[] = {
#define ELEMENT(id, name, content, text) \
	{SL_ROW_ELEMENT, SL_EL_##id, SL_CONTENT_##content, 0, 0, name, NULL, text},
#define ATTRIBUTE(name, form, use, words, text) \
	{SL_ROW_ATTRIBUTE, 0, SL_FORM_##form, use, 1, name, words, text},
#define CHILD(id, least, most) {SL_ROW_CHILD, SL_EL_##id, 0, least, most, NULL, NULL, NULL},
#include "load/elements.def"
};
#define ROWS (sizeof rows / sizeof *rows)

const sl_row *sl_rows(size_t *count)
{
	*count = ROWS;
	return rows;
}

const sl_row *sl_row_of(sl_element id)
{
	for (size_t i = 0; i < ROWS; i++)
		if (rows[i].kind == SL_ROW_ELEMENT && rows[i].id == id)
			return &rows[i];
	return NULL;
}

const sl_row *sl_row_end(sl_element id)
{
	const sl_row *row = sl_row_of(id) + 1;

	while (row < rows + ROWS && row->kind != SL_ROW_ELEMENT)
		row++;
	return row;
}

/* ---- forms ---- */

static const struct {
	const char *name, *text, *pattern;
} forms[SL_FORM_COUNT] = {
	[SL_FORM_WORD] = {"Woord", "een van de woorden", NULL},
	[SL_FORM_TEXT] = {"Tekst", "een tekst", ".*\\S.*"},
	[SL_FORM_EXPRESSION] = {"Uitdrukking", "een FEEL-uitdrukking", ".*\\S.*"},
	[SL_FORM_UNIT] = {"Eenheid", "een eenheid als EUR/maand", ".*\\S.*"},
	[SL_FORM_ID] = {"Id", "kleine letters, cijfers, punten en koppeltekens", "[a-z0-9.\\-]+"},
	[SL_FORM_IDS] = {"Ids", "ids met spaties ertussen", " *[a-z0-9.\\-]+( +[a-z0-9.\\-]+)* *"},
	[SL_FORM_NAME] = {"Naam", "kleine letters, cijfers en enkele spaties, te beginnen met een letter",
			  "[a-z][a-z0-9]*( [a-z0-9]+)*"},
	[SL_FORM_DATE] = {"Datum", "een datum als 2026-07-01", "[0-9]{4}-[0-9]{2}-[0-9]{2}"},
	[SL_FORM_DAY] = {"Dag", "maand en dag als 04-27", "[0-9]{2}-[0-9]{2}"},
	[SL_FORM_INTEGER] = {"Getal", "een geheel getal", "-?[0-9]{1,2}"},
	[SL_FORM_BWB] = {"Bwb", "een BWB-nummer (BWBR0015703) of CVDR-nummer",
			 "BWB[RVW][0-9]{7}|CVDR[0-9]{1,10}"},
	[SL_FORM_GM] = {"Gemeente", "GM en vier cijfers", "GM[0-9]{4}"},
	[SL_FORM_JCI] = {"Jci", "een verwijzing als jci1.3:c:BWBR0015703&artikel=19", "jci1[.]31?:[cv]:[^ ]+"},
	[SL_FORM_PART] = {"Deel", "een nummer zonder spaties", "[^ ]+"},
	[SL_FORM_PARTS] = {"Delen", "nummers of letters met spaties ertussen", " *[^ ]+( +[^ ]+)* *"},
	[SL_FORM_REFS] = {"Regels", "ids van regels of art:NR, met spaties ertussen", " *[^ ]+( +[^ ]+)* *"},
};

const char *sl_form_text(sl_form form)
{
	return forms[form].text;
}

const char *sl_form_pattern(sl_form form)
{
	return forms[form].pattern;
}

const char *sl_form_name(sl_form form)
{
	return forms[form].name;
}

static bool is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool digits(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!is_digit(s[i]))
			return false;
	return n > 0;
}

/* One of "a|b|c". */
static bool is_word(const char *words, const char *s, size_t n)
{
	while (n && words) {
		size_t length = strcspn(words, "|");

		if (length == n && memcmp(words, s, n) == 0)
			return true;
		words = words[length] ? words + length + 1 : NULL;
	}
	return false;
}

static bool is_id(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!is_small(s[i]) && !is_digit(s[i]) && s[i] != '.' && s[i] != '-')
			return false;
	return n > 0;
}

static bool is_name(const char *s, size_t n)
{
	if (!n || !is_small(s[0]) || s[n - 1] == ' ')
		return false;
	for (size_t i = 1; i < n; i++)
		if (!is_small(s[i]) && !is_digit(s[i]) && (s[i] != ' ' || s[i - 1] == ' '))
			return false;
	return true;
}

static bool is_date(const char *s, size_t n)
{
	return n == 10 && digits(s, 4) && s[4] == '-' && digits(s + 5, 2) && s[7] == '-' &&
	       digits(s + 8, 2);
}

/* What XML calls white space; attribute values hold other than spaces only
 * by reference (&#10;). */
static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Something is written, all on one line. */
static bool has_text(const char *s, size_t n)
{
	bool found = false;

	for (size_t i = 0; i < n; i++) {
		if (s[i] == '\n' || s[i] == '\r')
			return false;
		found |= !is_blank(s[i]);
	}
	return found;
}

static bool is_integer(const char *s, size_t n)
{
	if (n && s[0] == '-') {
		s++;
		n--;
	}
	return n <= 2 && digits(s, n);
}

static bool is_jci(const char *s, size_t n)
{
	size_t head = n > 7 && memcmp(s, "jci1.3:", 7) == 0 ? 7 :
		      n > 8 && memcmp(s, "jci1.31:", 8) == 0 ? 8 : 0;

	return head && n > head + 2 && (s[head] == 'c' || s[head] == 'v') && s[head + 1] == ':' &&
	       !memchr(s, ' ', n);
}

/* Words with spaces between, each an id if `ids`. */
static bool is_list(const char *s, size_t n, bool ids)
{
	size_t i = 0, words = 0;

	while (i < n) {
		size_t start = i;

		while (i < n && s[i] != ' ')
			i++;
		if (i > start) {
			words++;
			if (ids && !is_id(s + start, i - start))
				return false;
		}
		while (i < n && s[i] == ' ')
			i++;
	}
	return words > 0;
}

bool sl_form_fits(sl_form form, const char *words, const char *s, size_t n)
{
	switch (form) {
	case SL_FORM_WORD: return is_word(words, s, n);
	case SL_FORM_TEXT:
	case SL_FORM_EXPRESSION:
	case SL_FORM_UNIT: return has_text(s, n);
	case SL_FORM_ID: return is_id(s, n);
	case SL_FORM_IDS: return is_list(s, n, true);
	case SL_FORM_NAME: return is_name(s, n);
	case SL_FORM_DATE: return is_date(s, n);
	case SL_FORM_DAY: return n == 5 && digits(s, 2) && s[2] == '-' && digits(s + 3, 2);
	case SL_FORM_INTEGER: return is_integer(s, n);
	case SL_FORM_BWB: return sl_jci_is_id(s, n);
	case SL_FORM_GM: return n == 6 && s[0] == 'G' && s[1] == 'M' && digits(s + 2, 4);
	case SL_FORM_JCI: return is_jci(s, n);
	case SL_FORM_PART: return n > 0 && !memchr(s, ' ', n);
	case SL_FORM_PARTS:
	case SL_FORM_REFS: return is_list(s, n, false);
	case SL_FORM_COUNT: break;
	}
	return false;
}
