/* SPDX-License-Identifier: EUPL-1.2 */
/* The JSON reader: what is wrong with a text, and where. */
#include "json/reader.h"

#include <string.h>

#include "base/utf8.h"

/* Room for one more message? If so, pos and the path for it are filled. */
static bool begin_message(sl_json_reader *r, sl_pos *pos, sl_buf *path)
{
	r->refused = true;
	pos->file = r->source->file;
	if (++r->messages > SL_JSON_MOST_MESSAGES) {
		if (r->messages == SL_JSON_MOST_MESSAGES + 1)
			sl_diags_add(r->diags, SL_DIAG_JSON_TOO_MANY, pos);
		r->stop = true;
		return false;
	}
	if (r->open)
		sl_json_path(path, r->open);
	else
		sl_buf_putc(path, '$');
	pos->path = sl_buf_text(path);
	return true;
}

/* The words were used: let them go, but not a failure to make them. */
void sl_json_end_message(sl_json_reader *r, sl_buf *words)
{
	if (sl_buf_status(words) != SL_OK)
		r->status = SL_ENOMEM;
	sl_buf_free(words);
}

void sl_json_refuse_at(sl_json_reader *r, sl_diag_code code, uint32_t line, uint32_t column,
		       const char *a, const char *b)
{
	sl_pos pos = {.line = line, .column = column};
	sl_buf path = {0};

	if (begin_message(r, &pos, &path))
		sl_diags_add(r->diags, code, &pos, a, b);
	sl_json_end_message(r, &path);
}

void sl_json_refuse(sl_json_reader *r, sl_diag_code code, const char *at, const char *a,
		    const char *b)
{
	sl_json_refuse_at(r, code, r->line, sl_json_column(r, at), a, b);
}

void sl_json_refuse_code(sl_json_reader *r, sl_diag_code code, const char *at, uint32_t number)
{
	sl_pos pos = {.line = r->line, .column = sl_json_column(r, at)};
	sl_buf path = {0};

	if (begin_message(r, &pos, &path))
		sl_diags_add(r->diags, code, &pos, number);
	sl_json_end_message(r, &path);
}

void sl_json_refuse_limit(sl_json_reader *r, const char *at, const char *what, unsigned most)
{
	sl_pos pos = {.line = r->line, .column = sl_json_column(r, at)};
	sl_buf path = {0};

	if (begin_message(r, &pos, &path))
		sl_diags_add(r->diags, SL_DIAG_JSON_LIMIT, &pos, what, most);
	sl_json_end_message(r, &path);
}

/* Nothing more can be made of this text. */
bool sl_json_halt(sl_json_reader *r)
{
	r->stop = true;
	return false;
}

bool sl_json_no_memory(sl_json_reader *r)
{
	r->status = SL_ENOMEM;
	return sl_json_halt(r);
}

/* What stands at p, in words for a message. */
void sl_json_describe(const sl_json_reader *r, sl_buf *out)
{
	size_t n = 0, left = (size_t)(r->end - r->p);
	uint32_t code;

	while (n < left && n < 20 && sl_json_is_word_byte(r->p[n]))
		n++;
	if (n == 0 && left)
		n = sl_utf8_decode(&code, r->p, left);
	if (left == 0)
		sl_buf_puts(out, "het einde van de tekst");
	else if (n == 0)
		sl_buf_printf(out, "byte 0x%02X", (unsigned char)*r->p);
	else if (*r->p == '"')
		sl_buf_puts(out, "een aanhalingsteken");
	else if ((unsigned char)*r->p < 0x20)
		sl_buf_printf(out, "teken U+%04X", (unsigned char)*r->p);
	else
		sl_buf_printf(out, "\"%.*s\"", (int)n, r->p);
}

bool sl_json_unclosed(sl_json_reader *r, const char *what, uint32_t line, uint32_t column)
{
	sl_pos begin = {.file = r->source->file, .line = line, .column = column};

	sl_json_refuse(r, SL_DIAG_JSON_UNCLOSED, r->p, what, NULL);
	sl_diags_note(r->diags, &begin, "hier begint het");
	return sl_json_halt(r);
}

/* The comma behind which p stands, or NULL. */
static const char *before_comma(const sl_json_reader *r)
{
	const char *p = r->p;

	while (p > r->source->text && strchr(" \t\r\n", p[-1]))
		p--;
	return p > r->source->text && p[-1] == ',' ? p - 1 : NULL;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool begins(const sl_json_reader *r, const char *word)
{
	size_t n = strlen(word);

	return (size_t)(r->end - r->p) >= n && memcmp(r->p, word, n) == 0;
}

/* What was probably meant by what stands at p. */
static const char *advice(const sl_json_reader *r)
{
	static const char *const quotes[] = {"'", "“", "”", "„", "‘", "’"};
	const char *comma = before_comma(r);

	if (r->p == r->end)
		return NULL;
	if (comma && (*r->p == '}' || *r->p == ']'))
		return "achter het laatste staat geen komma";
	if (comma && comma + 1 == r->p && comma > r->source->text && is_digit(comma[-1]) && is_digit(*r->p))
		return "een getal heeft een punt en geen komma: 850.00";
	for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
		if (begins(r, quotes[i]))
			return "gebruik rechte, dubbele aanhalingstekens: \"naam\"";
	if (begins(r, "//") || begins(r, "/*"))
		return "commentaar kan niet in JSON";
	if (begins(r, "True") || begins(r, "False") || begins(r, "ja") || begins(r, "nee"))
		return "ja is true en nee is false, zonder aanhalingstekens";
	return begins(r, "€") ? "schrijf alleen het getal, zonder teken: 850.00" : NULL;
}

/* Something else stands here than what was due. */
bool sl_json_expected(sl_json_reader *r, const char *what)
{
	static const char *const opened[] = {"deze lijst", "dit object"};
	const sl_json_node *in = r->open;
	const char *meant = advice(r);
	sl_buf found = {0};

	while (in && in->kind != SL_JSON_ARRAY && in->kind != SL_JSON_OBJECT)
		in = in->parent;
	if (r->p == r->end && in)
		return sl_json_unclosed(r, opened[in->kind == SL_JSON_OBJECT], in->line,
				in->column);
	sl_json_describe(r, &found);
	sl_json_refuse(r, SL_DIAG_JSON_SYNTAX, r->p, what, sl_buf_text(&found));
	if (meant && !r->stop)
		sl_diags_note(r->diags, NULL, "%s", meant);
	sl_json_end_message(r, &found);
	return sl_json_halt(r);
}
