/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * json/reader - what the files of the JSON reader share.
 *
 * in     bytes
 * out    a tree, or messages
 * calls  the files below only
 *
 *   reader.c  values, the document    keys.c     keys that stand twice
 *   token.c   strings, numbers        message.c  what is wrong
 *
 * Functions that give false have stopped the reader, or run out of memory.
 */
#ifndef SL_JSON_READER_H
#define SL_JSON_READER_H

#include "json/json.h"

typedef struct sl_json_reader {
	const sl_json_source *source;
	const char *p, *end;
	const char *line_at; /* where the line begins */
	size_t hidden;       /* bytes of this line that begin no character */
	uint32_t line;
	char *out; /* where the next decoded byte goes */
	sl_arena *arena;
	sl_diags *diags;
	sl_json_node *open; /* the value we are in, for the path; NULL outside */
	unsigned depth, nodes, messages;
	bool refused, stop;
	sl_status status;
} sl_json_reader;

static inline uint32_t sl_json_column(const sl_json_reader *r, const char *at)
{
	return (uint32_t)((size_t)(at - r->line_at) - r->hidden + 1);
}

static inline bool sl_json_is_word_byte(char c)
{
	unsigned char u = (unsigned char)c;

	return (u | 0x20u) - 'a' < 26 || (unsigned)u - '0' < 10 || u == '_';
}

/* ---- messages (message.c) ---- */

void sl_json_refuse(sl_json_reader *r, sl_diag_code code, const char *at, const char *a, const char *b);
void sl_json_refuse_at(sl_json_reader *r, sl_diag_code code, uint32_t line, uint32_t column, const char *a,
		       const char *b);
void sl_json_refuse_code(sl_json_reader *r, sl_diag_code code, const char *at, uint32_t number);
void sl_json_refuse_limit(sl_json_reader *r, const char *at, const char *what, unsigned most);
/* Of what began at that place the end is missing. */
bool sl_json_unclosed(sl_json_reader *r, const char *what, uint32_t line, uint32_t column);
/* Something else stands here than what was due. */
bool sl_json_expected(sl_json_reader *r, const char *what);
/* What stands at p, in words for a message. */
void sl_json_describe(const sl_json_reader *r, sl_buf *out);
/* The words were used: let them go, but not a failure to make them. */
void sl_json_end_message(sl_json_reader *r, sl_buf *words);
/* Nothing more can be made of this text. */
bool sl_json_halt(sl_json_reader *r);
bool sl_json_no_memory(sl_json_reader *r);

/* ---- tokens and keys (token.c, keys.c) ---- */

/* p is behind the quote. `what` it is, for a message; `most` bytes of it. */
bool sl_json_read_string(sl_json_reader *r, const char **text, uint32_t *length, const char *what,
			 unsigned most);
bool sl_json_read_number(sl_json_reader *r, sl_json_node *node);
bool sl_json_check_keys(sl_json_reader *r, const sl_json_node *object);

#endif
