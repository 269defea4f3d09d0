/* SPDX-License-Identifier: EUPL-1.2 */
/* Diagnostics: collecting, sorting and printing them. */
#include "base/diag.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const sl_diag_entry catalogue[] = {
#define SL_DIAG(number, name, severity, message, remedy) \
	{SL_DIAG_##name, #name, message, remedy, severity},
#include "base/diag.def"
#undef SL_DIAG
};

const sl_diag_entry *sl_diag_catalogue(size_t *count)
{
	*count = sizeof catalogue / sizeof *catalogue;
	return catalogue;
}

static const sl_diag_entry *entry_of(sl_diag_code code)
{
	for (size_t i = 0; i < sizeof catalogue / sizeof *catalogue; i++)
		if (catalogue[i].code == code)
			return &catalogue[i];
	return NULL;
}

void sl_diags_free(sl_diags *d)
{
	sl_arena_free(&d->arena);
	*d = (sl_diags){0};
}

static const char *format_text(sl_diags *d, const char *format, va_list args)
{
	va_list again;
	int n;
	char *text;

	va_copy(again, args);
	n = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (n < 0 || !(text = sl_arena_alloc(&d->arena, (size_t)n + 1)))
		return NULL;
	vsnprintf(text, (size_t)n + 1, format, args);
	return text;
}

static sl_diag *append(sl_diags *d, const sl_pos *pos)
{
	sl_diag *items = sl_arena_grow(&d->arena, d->items, d->count, &d->cap, sizeof *items);
	sl_diag *item;

	if (!items) {
		d->status = SL_ENOMEM;
		return NULL;
	}
	d->items = items;
	item = &items[d->count];
	*item = (sl_diag){.remedy = "", .municipality = d->municipality};
	if (pos) {
		item->pos = *pos;
		/* The reader's texts go before the messages do: keep copies. */
		if (pos->file && !(item->pos.file = sl_arena_strdup(&d->arena, pos->file)))
			d->status = SL_ENOMEM;
		if (pos->path && !(item->pos.path = sl_arena_strdup(&d->arena, pos->path)))
			d->status = SL_ENOMEM;
	}
	return item;
}

sl_status sl_diags_add(sl_diags *d, sl_diag_code code, const sl_pos *pos, ...)
{
	const sl_diag_entry *entry = entry_of(code);
	sl_diag *item = append(d, pos);
	va_list args;

	if (!item)
		return SL_ENOMEM;
	va_start(args, pos);
	item->text = format_text(d, entry->message, args);
	va_end(args);
	if (!item->text)
		return d->status = SL_ENOMEM;
	item->code = code;
	item->severity = entry->severity;
	item->remedy = entry->remedy;
	d->count++;
	if (item->severity == SL_ERROR && !item->municipality)
		d->error_count++;
	return SL_ERULES;
}

void sl_diags_note(sl_diags *d, const sl_pos *pos, const char *format, ...)
{
	sl_diag *item = append(d, pos);
	va_list args;

	if (!item)
		return;
	va_start(args, format);
	item->text = format_text(d, format, args);
	va_end(args);
	if (!item->text) {
		d->status = SL_ENOMEM;
		return;
	}
	item->severity = SL_NOTE;
	d->count++;
}

void sl_diags_join(sl_diags *d, sl_diags *from)
{
	if (from->status != SL_OK)
		d->status = from->status;
	for (size_t i = 0; i < from->count; i++) {
		sl_diag *item = append(d, NULL);

		if (!item)
			break;
		*item = from->items[i];
		d->count++;
	}
	d->error_count += from->error_count;
	sl_arena_join(&d->arena, &from->arena);
	*from = (sl_diags){0};
}

const char *sl_diag_code_name(sl_diag_code code, char out[12])
{
	snprintf(out, 12, "SL%04u", (unsigned)code % 10000);
	return out;
}

static void print_place(sl_buf *out, const sl_pos *pos)
{
	if (pos->file)
		sl_buf_puts(out, pos->file);
	if (pos->line)
		sl_buf_printf(out, "%s%u:%u", pos->file ? ":" : "", pos->line, pos->column);
	if (pos->path)
		sl_buf_printf(out, "%s%s", pos->file || pos->line ? ": " : "", pos->path);
	if (pos->file || pos->line || pos->path)
		sl_buf_puts(out, ": ");
}

void sl_diag_print(sl_buf *out, const sl_diag *d)
{
	static const char *const words[] = {"fout", "waarschuwing", "tip", "noot"};
	char code[12];

	print_place(out, &d->pos);
	sl_buf_puts(out, words[d->severity]);
	if (d->code)
		sl_buf_printf(out, " %s", sl_diag_code_name(d->code, code));
	sl_buf_printf(out, ": %s", d->text);
	if (*d->remedy)
		sl_buf_printf(out, " (%s)", d->remedy);
	sl_buf_putc(out, '\n');
}

void sl_diags_print(sl_buf *out, const sl_diags *d)
{
	for (size_t i = 0; i < d->count; i++)
		sl_diag_print(out, &d->items[i]);
}

/* One message with its notes, and where it stood: sorting keeps ties in order. */
typedef struct group {
	const sl_diag *first;
	size_t length, order;
} group;

static int compare_groups(const void *a, const void *b)
{
	const group *x = a, *y = b;
	const sl_pos *p = &x->first->pos, *q = &y->first->pos;
	int c = strcmp(p->file ? p->file : "", q->file ? q->file : "");

	if (c)
		return c;
	if (p->line != q->line)
		return p->line < q->line ? -1 : 1;
	if (p->column != q->column)
		return p->column < q->column ? -1 : 1;
	return x->order < y->order ? -1 : 1;
}

void sl_diags_sort(sl_diags *d)
{
	group *groups = sl_arena_calloc(&d->arena, d->count, sizeof *groups);
	sl_diag *sorted = sl_arena_calloc(&d->arena, d->count, sizeof *sorted);
	size_t n = 0, at = 0;

	if (!groups || !sorted)
		return; /* unsorted is still complete */
	for (size_t i = 0; i < d->count; i++) {
		if (d->items[i].severity != SL_NOTE || n == 0) {
			groups[n] = (group){&d->items[i], 0, n};
			n++;
		}
		groups[n - 1].length++;
	}
	qsort(groups, n, sizeof *groups, compare_groups);
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < groups[i].length; j++)
			sorted[at++] = groups[i].first[j];
	d->items = sorted;
	d->cap = d->count;
}
