/* SPDX-License-Identifier: EUPL-1.2 */
/* A cell of a Markdown table, as the pages of docs/ that are printed write it. */
#ifndef SL_DOCS_CELL_H
#define SL_DOCS_CELL_H

#include <stdio.h>

/* Text in a cell of a table: a bar would end it, < and & would be markup. */
static inline void put_cell(const char *text)
{
	for (; *text; text++) {
		if (*text == '|' || *text == '*' || *text == '_' || *text == '[' || *text == ']' || *text == '\\')
			printf("\\%c", *text);
		else if (*text == '&')
			fputs("&amp;", stdout);
		else if (*text == '<')
			fputs("&lt;", stdout);
		else if (*text == '>')
			fputs("&gt;", stdout);
		else
			putchar(*text);
	}
}

#endif
