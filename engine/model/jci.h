/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * model/jci - Juriconnect references.
 *
 * in     jci1.3:c:BWBR0015703&artikel=22a&lid=1&o=d&o=3, version 1.3 or 1.31,
 *        kinds c and v; or the parts of one
 * out    the parts, the reference, words: "art. 22a lid 1 onderdeel d onder 3"
 * calls  this room, load, eval
 *
 * Parameters go by name, in any order; only `o` may occur more than once,
 * the outer onderdeel first.
 */
#ifndef SL_MODEL_JCI_H
#define SL_MODEL_JCI_H

#include "base/buf.h"

#define SL_JCI_MOST_PARTS 16

typedef struct sl_jci_part {
	const char *name, *value; /* borrowed from the text, not NUL-terminated */
	uint32_t name_length, value_length;
} sl_jci_part;

typedef struct sl_jci {
	char kind;       /* 'c' or 'v' */
	const char *id;  /* BWBR0015703 or CVDR123456; borrowed, not NUL-terminated */
	uint32_t id_length;
	sl_jci_part parts[SL_JCI_MOST_PARTS];
	uint32_t count;
} sl_jci;

/*
 * Take a reference apart. On SL_EINVAL *at is the byte where it goes wrong
 * and *why says what, in Dutch. Both may be NULL.
 */
sl_status sl_jci_parse(sl_jci *out, const char *text, size_t n, size_t *at, const char **why);
/* The n-th part (from 0) of that name, or NULL. */
const sl_jci_part *sl_jci_find(const sl_jci *jci, const char *name, uint32_t n);
/* "art. 22a lid 1 onderdeel d onder 3"; without article the wider parts. */
void sl_jci_print(sl_buf *out, const sl_jci *jci);
/* The reference of a place; article, paragraph and parts may be NULL. */
void sl_jci_build(sl_buf *out, const char *id, const char *article, const char *paragraph,
		  const char *const *parts, uint32_t count);
/* Words for a place: "art. 22a lid 1 onderdeel d onder 3". */
void sl_place_print(sl_buf *out, const char *article, const char *paragraph,
		    const char *const *parts, uint32_t count);
/* "BWBR0015703", "CVDR123456"? */
bool sl_jci_is_id(const char *text, size_t n);

#endif
