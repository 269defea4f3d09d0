/* SPDX-License-Identifier: EUPL-1.2 */
/* The words themselves stand in words.def; the small tables stand here. */
#include "explain/words.h"

#include <string.h>

const char *sl_word_text(sl_word w)
{
	static const char *const texts[] = {
#define SL_WORD(name, text) text,
#include "explain/words.def"
#undef SL_WORD
	};

	return texts[w];
}

void sl_say(sl_buf *out, sl_word w, const char *a, const char *b, const char *c)
{
	const char *fill[] = {a, b, c}, *from = sl_word_text(w), *dollar;

	for (; (dollar = strchr(from, '$')); from = dollar + 2) {
		sl_buf_write(out, from, (size_t)(dollar - from));
		if (fill[dollar[1] - '1'])
			sl_buf_puts(out, fill[dollar[1] - '1']);
	}
	if (*from)
		sl_buf_puts(out, from);
}

typedef struct pair {
	const char *from, *to;
} pair;

static const char *look_up(const pair *table, size_t count, const char *word, size_t n)
{
	for (size_t i = 0; i < count; i++)
		if (*table[i].from == *word && strlen(table[i].from) == n && memcmp(table[i].from, word, n) == 0)
			return table[i].to;
	return NULL;
}

/* No word and no phrase of FEEL that is translated begins with this. */
static bool begins_none(char c)
{
	return !c || !strchr("aoitenbsmcdly*><!/.", c);
}

const char *sl_word_of_feel(const char *word, size_t n)
{
	static const pair words[] = {
		{"and", "en"}, {"or", "of"}, {"not", "niet"}, {"if", "als"}, {"then", "dan"}, {"else", "anders"},
		{"between", "tussen"}, {"sum", "som"}, {"min", "laagste"}, {"max", "hoogste"}, {"count", "aantal"},
		{"abs", "absoluut"}, {"*", "×"}, {">=", "≥"}, {"<=", "≤"}, {"!=", "≠"}, {"/", "/"}, {"**", "^"},
	};

	return begins_none(*word) ? NULL : look_up(words, sizeof words / sizeof *words, word, n);
}

const char *sl_phrase_of_feel(const char *text, size_t n, size_t *used)
{
	static const pair phrases[] = {
		{"years and months duration", "tijd tussen"}, {"date and time", "datum en tijd"},
		{"list contains", "bevat"}, {"string length", "lengte"}, {".years", " in jaren"},
		{".months", " in maanden"}, {".days", " in dagen"}, {".year", ", het jaar"},
		{".month", ", de maand"}, {".day", ", de dag"},
	};

	if (begins_none(*text))
		return NULL;
	for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
		if (*phrases[i].from != *text)
			continue;
		*used = strlen(phrases[i].from);
		if (*used <= n && memcmp(phrases[i].from, text, *used) == 0)
			return phrases[i].to;
	}
	return NULL;
}

const char *sl_word_plural(const char *unit)
{
	static const pair words[] = {
		{"maand", "maanden"}, {"dag", "dagen"}, {"week", "weken"}, {"periode", "perioden"},
		{"dagdeel", "dagdelen"}, {"etmaal", "etmalen"}, {"rit", "ritten"}, {"punt", "punten"},
	};
	const char *found = look_up(words, sizeof words / sizeof *words, unit, strlen(unit));

	return found ? found : unit;
}

sl_word sl_word_of_outcome(sl_norm norm, sl_outcome outcome)
{
	bool duty = norm == SL_NORM_DUTY, owed = norm == SL_NORM_CONTRIBUTION;

	switch (outcome) {
	case SL_GRANTED:
		return duty ? SL_WORD_DUTY_HOLDS : owed ? SL_WORD_OWED : SL_WORD_RIGHT_GRANTED;
	case SL_REFUSED:
		return duty ? SL_WORD_DUTY_NOT : owed ? SL_WORD_NOT_OWED : SL_WORD_RIGHT_REFUSED;
	case SL_NOT_APPLICABLE:
		return SL_WORD_NOT_APPLICABLE;
	case SL_FACTS_MISSING:
		return SL_WORD_FACTS_MISSING;
	case SL_JUDGEMENT_NEEDED:
		return SL_WORD_JUDGEMENT_NEEDED;
	case SL_UNDECIDABLE:
		break;
	}
	return SL_WORD_UNDECIDABLE;
}

const char *sl_word_of_certainty(sl_certainty c)
{
	static const char *const names[] = {"gelezen", "afgeleid", "algemene kennis", "onzeker"};

	return names[c];
}

const char *sl_word_of_use(sl_fact_use use)
{
	static const char *const names[] = {"opgegeven", "aanname", "volledig", "onveranderd", "ontbreekt"};

	return names[use];
}
