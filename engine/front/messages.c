/* SPDX-License-Identifier: EUPL-1.2 */
/* Messages for the caller: counted, and as text. */
#include "front/front.h"

#include <stdlib.h>
#include <string.h>

sl_messages *sl_messages_new(void)
{
	return calloc(1, sizeof(sl_messages));
}

void sl_messages_free(sl_messages *m)
{
	if (!m)
		return;
	sl_diags_free(&m->diags);
	sl_buf_free(&m->text);
	free(m);
}

size_t sl_messages_count(const sl_messages *m, bool errors_only)
{
	size_t n = 0;

	for (size_t i = 0; i < m->diags.count; i++)
		n += errors_only ? m->diags.items[i].severity == SL_ERROR : m->diags.items[i].severity != SL_NOTE;
	return n;
}

const char *sl_messages_text(sl_messages *m)
{
	sl_buf_clear(&m->text);
	sl_diags_print(&m->text, &m->diags);
	return sl_buf_text(&m->text);
}

const char *sl_messages_errors(sl_messages *m)
{
	bool error = false; /* a note goes with the message before it */

	sl_buf_clear(&m->text);
	for (size_t i = 0; i < m->diags.count; i++) {
		if (m->diags.items[i].severity != SL_NOTE)
			error = m->diags.items[i].severity == SL_ERROR;
		if (error)
			sl_diag_print(&m->text, &m->diags.items[i]);
	}
	return sl_buf_text(&m->text);
}

static bool is_about(const sl_diag *d, const char *municipality)
{
	return municipality ? d->municipality && strcmp(d->municipality, municipality) == 0 : !d->municipality;
}

const char *sl_messages_text_about(sl_messages *m, const char *municipality)
{
	sl_buf_clear(&m->text);
	for (size_t i = 0; i < m->diags.count; i++)
		if (is_about(&m->diags.items[i], municipality))
			sl_diag_print(&m->text, &m->diags.items[i]);
	return sl_buf_text(&m->text);
}

size_t sl_messages_count_about(const sl_messages *m, const char *municipality, bool errors_only)
{
	size_t n = 0;

	for (size_t i = 0; i < m->diags.count; i++) {
		const sl_diag *d = &m->diags.items[i];

		n += is_about(d, municipality) &&
		     (errors_only ? d->severity == SL_ERROR : d->severity != SL_NOTE);
	}
	return n;
}
