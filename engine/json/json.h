/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * json/json - a strict JSON reader and a JSON writer.
 *
 * in     bytes; or calls that say what to write
 * out    a tree in an arena, every place known; or bytes, the same each time
 * calls  facts, explain, analyse, standard, lawtest, tools
 *
 * The reader takes RFC 8259 to the letter and then some: duplicate keys, lone
 * surrogates and U+0000 are refused, numbers keep their digits as text.
 * Every message has line, column and JSON path.
 */
#ifndef SL_JSON_JSON_H
#define SL_JSON_JSON_H

#include "base/buf.h"
#include "base/diag.h"

/* What the reader accepts; more is a diagnostic. */
enum {
	SL_JSON_MOST_BYTES = 16 << 20,
	SL_JSON_MOST_NODES = 1 << 18,
	SL_JSON_MOST_DEPTH = 64,
	SL_JSON_MOST_KEY = 1024,       /* bytes of a key */
	SL_JSON_MOST_STRING = 1 << 20, /* bytes of a string */
	SL_JSON_MOST_NUMBER = 1000,    /* characters of a number */
	SL_JSON_MOST_EXPONENT = 9999,  /* of a number, either sign */
	SL_JSON_MOST_MESSAGES = 50     /* errors before the rest is not looked at */
};

typedef enum sl_json_kind {
	SL_JSON_NULL,
	SL_JSON_FALSE,
	SL_JSON_TRUE,
	SL_JSON_NUMBER,
	SL_JSON_STRING,
	SL_JSON_ARRAY,
	SL_JSON_OBJECT
} sl_json_kind;

typedef struct sl_json_node sl_json_node;
struct sl_json_node {
	sl_json_kind kind;
	uint32_t line, column;
	uint32_t key_line, key_column; /* of the key, 0 when not in an object */
	uint32_t key_length;
	uint32_t length;  /* bytes of text */
	uint32_t count;   /* values in an array or object */
	uint32_t index;   /* place in the array or object it is in, from 0 */
	const char *key;  /* NUL-terminated; NULL when not in an object */
	const char *text; /* a string decoded, or a number as it stands; NUL-terminated */
	sl_json_node *parent, *first, *last, *next; /* in document order */
};

typedef struct sl_json_source {
	const char *file; /* for messages; may be NULL */
	const char *text; /* one document; nothing is kept of it */
	size_t n;
	uint32_t line;       /* line number of the first line; 0 means 1 */
	uint32_t most_bytes; /* a lower limit than SL_JSON_MOST_BYTES; 0: that */
} sl_json_source;

/*
 * Read one document. A byte order mark at the start is skipped.
 *
 * out  borrowed from the arena; set on SL_OK only.
 * Returns SL_EINVAL when the text was refused (the diagnostics say why) or
 * SL_ENOMEM.
 */
sl_status sl_json_read(sl_json_node **out, sl_arena *arena, const sl_json_source *source,
		       sl_diags *diags);

/* The value of a key, or NULL (also when node is NULL or no object). */
const sl_json_node *sl_json_get(const sl_json_node *node, const char *key);
/* Is this a string of exactly these characters? */
bool sl_json_is(const sl_json_node *node, const char *text);

/* "$.personen[0].partner"; keys that are no plain names as ["a key"]. */
void sl_json_path(sl_buf *out, const sl_json_node *node);
/* Where a value stands, with its path (made in the arena; NULL when memory
 * ran out). */
sl_pos sl_json_pos(const sl_json_node *node, const char *file, sl_arena *arena);
/* The same for its key. */
sl_pos sl_json_key_pos(const sl_json_node *node, const char *file, sl_arena *arena);

/* ---- writing ---- */

/* Text between quotes. Bytes that are no UTF-8 become U+FFFD. */
void sl_json_write_string(sl_buf *out, const char *text, size_t n);

/*
 * Writes one value by calls; the caller opens and closes in order. Zeroed but
 * for `out` it is ready. With `indent` (usually 2) each value has a line of
 * its own; without, there is no white space at all.
 */
typedef struct sl_json_writer {
	sl_buf *out; /* borrowed; keeps the first failure */
	unsigned indent;
	unsigned depth; /* the rest belongs to the writer */
	bool follows;   /* a value stands before the next one */
	bool keyed;     /* a key waits for its value */
} sl_json_writer;

void sl_json_object_begin(sl_json_writer *w);
void sl_json_object_end(sl_json_writer *w);
void sl_json_array_begin(sl_json_writer *w);
void sl_json_array_end(sl_json_writer *w);
void sl_json_key(sl_json_writer *w, const char *key);
void sl_json_string(sl_json_writer *w, const char *text); /* NULL writes null */
void sl_json_string_n(sl_json_writer *w, const char *text, size_t n);
/* Digits (or any other JSON) as they are. */
void sl_json_raw(sl_json_writer *w, const char *text);
void sl_json_integer(sl_json_writer *w, int64_t value);
void sl_json_bool(sl_json_writer *w, bool value);
void sl_json_null(sl_json_writer *w);
/* A tree that was read, or a part of one. */
void sl_json_tree(sl_json_writer *w, const sl_json_node *node);
/* key and value in one go */
void sl_json_member(sl_json_writer *w, const char *key, const char *text);

#endif
