/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * explain/page - headings, paragraphs and lists as text, Markdown or HTML.
 *
 * in     calls in order of reading
 * out    well-formed text in one of three formats
 * calls  this room, analyse
 *
 * Whatever comes from facts or rules is escaped here, for each format in its
 * own way; control characters and marks that turn the direction of writing
 * never reach a page. HTML is written so that XML readers take it too.
 */
#ifndef SL_EXPLAIN_PAGE_H
#define SL_EXPLAIN_PAGE_H

#include "explain/dutch.h"

typedef struct sl_page {
	sl_buf *out;
	sl_format format; /* SL_TEXT, SL_MARKDOWN or SL_HTML */
	bool fragment;
	sl_date day;      /* which version links point to */
	unsigned depth;   /* lists that are open */
	bool fresh;       /* at the start of a block: nothing stands on the line yet */
	sl_buf words;     /* what is being said; used again and again */
	bool started;     /* something was written: the next block needs room */
} sl_page;

void sl_page_open(sl_page *p, sl_buf *out, sl_format format, bool fragment, const char *title);
void sl_page_close(sl_page *p);
/* Only what it holds, for a page that is not to end here. */
void sl_page_free(sl_page *p);
/* level 1 to 4 */
void sl_page_heading(sl_page *p, unsigned level, const char *text);
void sl_page_paragraph_begin(sl_page *p);
void sl_page_paragraph_end(sl_page *p);
/* Lists stand in each other: an item holds words, then perhaps a list. */
void sl_page_list_begin(sl_page *p);
void sl_page_list_end(sl_page *p);
void sl_page_item_begin(sl_page *p, const char *sort /* class in HTML, or NULL */);
void sl_page_item_end(sl_page *p);

/* Words within a paragraph or an item. */
void sl_page_text(sl_page *p, const char *text);
void sl_page_strong(sl_page *p, const char *text);
void sl_page_code(sl_page *p, const char *text);
/* In words, with a link to the official text where there is one. */
void sl_page_source(sl_page *p, const sl_source *s);
void sl_page_say(sl_page *p, sl_word w, const char *a, const char *b, const char *c);

void sl_page_say_strong(sl_page *p, sl_word w, const char *a, const char *b, const char *c);

/* A paragraph or item of one text. */
void sl_page_paragraph(sl_page *p, const char *text);
void sl_page_item(sl_page *p, const char *sort, const char *text);
/* A sentence behind others; NULL: nothing. */
void sl_page_after(sl_page *p, const char *sentence);

#endif
