/* SPDX-License-Identifier: EUPL-1.2 */
/* Juriconnect references: reading, making, and saying them in words. */
#include "model/jci.h"

#include <string.h>

/* Every parameter of the standard, and the word it is read as. `wide` is what
 * stands above an article: only said when there is none. */
static const struct {
	const char *name, *word;
	bool wide;
} parameters[] = {
	{"boek", "boek", true},           {"deel", "deel", true},
	{"hoofdstuk", "hoofdstuk", true}, {"titeldeel", "titel", true},
	{"afdeling", "afdeling", true},   {"paragraaf", "par.", true},
	{"sub-paragraaf", "subpar.", true}, {"bijlage", "bijlage", false},
	{"artikel", "art.", false},       {"lid", "lid", false},
	{"o", "onderdeel", false},        {"definitie", "begrip", false},
	{"z", NULL, false},               {"g", NULL, false},
};
#define PARAMETERS (sizeof parameters / sizeof *parameters)

static bool digits(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (s[i] < '0' || s[i] > '9')
			return false;
	return n > 0;
}

bool sl_jci_is_id(const char *s, size_t n)
{
	if (n == 11 && memcmp(s, "BWB", 3) == 0)
		return strchr("RVW", s[3]) && s[3] && digits(s + 4, 7);
	return n > 4 && n <= 14 && memcmp(s, "CVDR", 4) == 0 && digits(s + 4, n - 4);
}

static bool is_value_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       (c && strchr(".,:_%-", c));
}

static int parameter_of(const char *name, size_t n)
{
	for (size_t i = 0; i < PARAMETERS; i++)
		if (strlen(parameters[i].name) == n && memcmp(parameters[i].name, name, n) == 0)
			return (int)i;
	return -1;
}

static sl_status wrong(size_t *at, const char **why, size_t where, const char *what)
{
	if (at)
		*at = where;
	if (why)
		*why = what;
	return SL_EINVAL;
}

static bool is_day(const char *s, size_t n)
{
	return n == 10 && digits(s, 4) && s[4] == '-' && digits(s + 5, 2) && s[7] == '-' &&
	       digits(s + 8, 2);
}

/* Check one part that was split off: why it is wrong, or NULL. */
static const char *refuse_part(const sl_jci *jci, const sl_jci_part *p)
{
	int which = parameter_of(p->name, p->name_length);

	if (which < 0)
		return "dit is geen parameter van een jci";
	for (uint32_t i = 0; i < p->value_length; i++)
		if (!is_value_byte(p->value[i]))
			return "dit teken kan niet in een jci";
	if (p->value_length == 0)
		return "de parameter heeft geen waarde";
	if (!parameters[which].word && !is_day(p->value, p->value_length))
		return "hier hoort een datum als 2026-07-01";
	if (strcmp(parameters[which].name, "o") != 0 && sl_jci_find(jci, parameters[which].name, 0))
		return "deze parameter staat er al";
	return NULL;
}

static sl_status read_parts(sl_jci *out, const char *text, size_t i, size_t n, size_t *at,
			    const char **why)
{
	const char *problem;

	while (i < n) {
		sl_jci_part p = {text + i + 1, NULL, 0, 0};
		size_t start = i + 1;

		for (i = start; i < n && text[i] != '=' && text[i] != '&'; i++)
			;
		p.name_length = (uint32_t)(i - start);
		if (i == n || text[i] != '=')
			return wrong(at, why, start, "hier hoort naam=waarde");
		p.value = text + ++i;
		for (; i < n && text[i] != '&'; i++)
			;
		p.value_length = (uint32_t)(i - (size_t)(p.value - text));
		if ((problem = refuse_part(out, &p)))
			return wrong(at, why, start, problem);
		if (out->count == SL_JCI_MOST_PARTS)
			return wrong(at, why, start, "zoveel delen kan een jci niet hebben");
		out->parts[out->count++] = p;
	}
	return SL_OK;
}

sl_status sl_jci_parse(sl_jci *out, const char *text, size_t n, size_t *at, const char **why)
{
	size_t i, start;

	*out = (sl_jci){0};
	if (n > 7 && memcmp(text, "jci1.3:", 7) == 0)
		i = 7;
	else if (n > 8 && memcmp(text, "jci1.31:", 8) == 0)
		i = 8;
	else
		return wrong(at, why, 0, "een jci begint met jci1.3: of jci1.31:");
	if (n - i < 2 || (text[i] != 'c' && text[i] != 'v') || text[i + 1] != ':')
		return wrong(at, why, i, "hier hoort c: of v:");
	out->kind = text[i];
	for (start = i += 2; i < n && text[i] != '&'; i++)
		;
	if (!sl_jci_is_id(text + start, i - start))
		return wrong(at, why, start, "hier hoort een BWB-nummer of CVDR-nummer");
	out->id = text + start;
	out->id_length = (uint32_t)(i - start);
	return read_parts(out, text, i, n, at, why);
}

const sl_jci_part *sl_jci_find(const sl_jci *jci, const char *name, uint32_t n)
{
	size_t length = strlen(name);

	for (uint32_t i = 0; i < jci->count; i++) {
		const sl_jci_part *p = &jci->parts[i];

		if (p->name_length == length && memcmp(p->name, name, length) == 0 && n-- == 0)
			return p;
	}
	return NULL;
}

static void say(sl_buf *out, size_t from, const char *word, const char *value, size_t n)
{
	if (out->len > from)
		sl_buf_putc(out, ' ');
	sl_buf_puts(out, word);
	sl_buf_putc(out, ' ');
	sl_buf_write(out, value, n);
}

void sl_jci_print(sl_buf *out, const sl_jci *jci)
{
	bool narrow = sl_jci_find(jci, "artikel", 0) != NULL;
	const sl_jci_part *p;
	size_t from = out->len;

	for (size_t i = 0; i < PARAMETERS; i++) {
		if (!parameters[i].word || (parameters[i].wide && narrow))
			continue;
		for (uint32_t k = 0; (p = sl_jci_find(jci, parameters[i].name, k)); k++)
			say(out, from, k ? "onder" : parameters[i].word, p->value, p->value_length);
	}
}

void sl_place_print(sl_buf *out, const char *article, const char *paragraph,
		    const char *const *parts, uint32_t count)
{
	size_t from = out->len;

	if (article)
		say(out, from, "art.", article, strlen(article));
	if (paragraph)
		say(out, from, "lid", paragraph, strlen(paragraph));
	for (uint32_t i = 0; i < count; i++)
		say(out, from, i ? "onder" : "onderdeel", parts[i], strlen(parts[i]));
}

static void put_part(sl_buf *out, const char *name, const char *value)
{
	sl_buf_putc(out, '&');
	sl_buf_puts(out, name);
	sl_buf_putc(out, '=');
	for (const char *c = value; *c; c++) {
		if (is_value_byte(*c) && *c != '%')
			sl_buf_putc(out, *c);
		else
			sl_buf_printf(out, "%%%02X", (unsigned char)*c);
	}
}

void sl_jci_build(sl_buf *out, const char *id, const char *article, const char *paragraph,
		  const char *const *parts, uint32_t count)
{
	sl_buf_puts(out, "jci1.3:c:");
	sl_buf_puts(out, id);
	if (article)
		put_part(out, "artikel", article);
	if (paragraph)
		put_part(out, "lid", paragraph);
	for (uint32_t i = 0; i < count; i++)
		put_part(out, "o", parts[i]);
}
