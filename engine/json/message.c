/* SPDX-License-Identifier: EUPL-1.2 */
/* The JSON reader: what is wrong with a text, and where. */
#include "json/reader.h"

#include "base/utf8.h"

/* Room for one more message? If so, pos and the path for it are filled. */
static bool begin_message(reader *r, sl_pos *pos, sl_buf *path)
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
void sl_json_end_message(reader *r, sl_buf *words)
{
	if (sl_buf_status(words) != SL_OK)
		r->status = SL_ENOMEM;
	sl_buf_free(words);
}

void sl_json_refuse_at(reader *r, sl_diag_code code, uint32_t line, uint32_t column,
		      const char *a, const char *b)
{
	sl_pos pos = {.line = line, .column = column};
	sl_buf path = {0};

	if (begin_message(r, &pos, &path))
		sl_diags_add(r->diags, code, &pos, a, b);
	sl_json_end_message(r, &path);
}

void sl_json_refuse(reader *r, sl_diag_code code, const char *at, const char *a,
		   const char *b)
{
	sl_json_refuse_at(r, code, r->line, sl_json_column(r, at), a, b);
}

void sl_json_refuse_code(reader *r, sl_diag_code code, const char *at, uint32_t number)
{
	sl_pos pos = {.line = r->line, .column = sl_json_column(r, at)};
	sl_buf path = {0};

	if (begin_message(r, &pos, &path))
		sl_diags_add(r->diags, code, &pos, number);
	sl_json_end_message(r, &path);
}

void sl_json_refuse_limit(reader *r, const char *at, const char *what, unsigned most)
{
	sl_pos pos = {.line = r->line, .column = sl_json_column(r, at)};
	sl_buf path = {0};

	if (begin_message(r, &pos, &path))
		sl_diags_add(r->diags, SL_DIAG_JSON_LIMIT, &pos, what, most);
	sl_json_end_message(r, &path);
}

/* Nothing more can be made of this text. */
bool sl_json_halt(reader *r)
{
	r->stop = true;
	return false;
}

bool sl_json_no_memory(reader *r)
{
	r->status = SL_ENOMEM;
	return sl_json_halt(r);
}

/* What stands at p, in words for a message. */
void sl_json_describe(const reader *r, sl_buf *out)
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
	else if ((unsigned char)*r->p < 0x20)
		sl_buf_printf(out, "teken U+%04X", (unsigned char)*r->p);
	else
		sl_buf_printf(out, "\"%.*s\"", (int)n, r->p);
}

bool sl_json_unclosed(reader *r, const char *what, uint32_t line, uint32_t column)
{
	sl_pos begin = {.file = r->source->file, .line = line, .column = column};

	sl_json_refuse(r, SL_DIAG_JSON_UNCLOSED, r->p, what, NULL);
	sl_diags_note(r->diags, &begin, "hier begint het");
	return sl_json_halt(r);
}

/* Something else stands here than what was due. */
bool sl_json_expected(reader *r, const char *what)
{
	static const char *const opened[] = {"deze lijst", "dit object"};
	const sl_json_node *in = r->open;
	sl_buf found = {0};

	while (in && in->kind != SL_JSON_ARRAY && in->kind != SL_JSON_OBJECT)
		in = in->parent;
	if (r->p == r->end && in)
		return sl_json_unclosed(r, opened[in->kind == SL_JSON_OBJECT], in->line,
				in->column);
	sl_json_describe(r, &found);
	sl_json_refuse(r, SL_DIAG_JSON_SYNTAX, r->p, what, sl_buf_text(&found));
	sl_json_end_message(r, &found);
	return sl_json_halt(r);
}
