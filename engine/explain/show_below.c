/* SPDX-License-Identifier: EUPL-1.2 */
/* What contributions leave a family, against what it is to keep, in words. */
#include "explain/show.h"

#include "explain/letter.h"

static const char *names_of(sl_teller *t, const sl_below *b)
{
	sl_buf buf = sl_blank(t);

	for (uint32_t i = 0; i < b->member_count; i++) {
		if (i)
			sl_buf_puts(&buf, i + 1 == b->member_count ? sl_word_text(SL_WORD_AND_LAST) : ", ");
		sl_dutch_entity(&buf, t, b->members[i]);
	}
	return sl_keep(t, &buf);
}

static const char *euro(sl_teller *t, sl_dec d)
{
	return sl_euro_kept(t, sl_number(d));
}

/* Each contribution with its law and what it is a month. */
static const char *parts_of(sl_teller *t, const sl_below *b)
{
	sl_buf buf;

	if (b->told)
		return sl_said(t, SL_WORD_FOUND_BELOW_TOLD, sl_euro_kept(t, b->total), NULL, NULL);
	buf = sl_blank(t);
	for (uint32_t i = 0; i < b->owed_count; i++) {
		const sl_owed *o = b->owed[i];

		sl_buf_printf(&buf, "%s%s", i ? "; " : "",
			      sl_said(t, SL_WORD_FOUND_BELOW_PART, o->decision->title, o->decision->domain,
				      sl_euro_kept(t, o->monthly)));
	}
	return sl_keep(t, &buf);
}

static const char *missing(sl_teller *t, const sl_below *b)
{
	sl_buf buf = sl_blank(t);

	for (uint32_t i = 0; i < b->causes.count; i++) {
		const sl_cause *c = b->causes.items[i];

		sl_buf_puts(&buf, i ? ", " : "");
		sl_buf_puts(&buf, c->parameter ? c->parameter->name : c->feature ? sl_feature_kept(t, c->feature, c->entity) : "");
	}
	return sl_keep(t, &buf);
}

const char *sl_below_text(sl_teller *t, const sl_below *b)
{
	sl_buf buf;

	if (b->status != SL_TRUE)
		return sl_said(t, SL_WORD_FOUND_BELOW_MAYBE, b->floor->title, names_of(t, b), missing(t, b));
	buf = sl_blank(t);
	sl_buf_puts(&buf, sl_said(t, SL_WORD_FOUND_BELOW, b->floor->title, names_of(t, b), euro(t, b->left)));
	sl_buf_puts(&buf, sl_said(t, SL_WORD_FOUND_BELOW_BY, sl_euro_kept(t, b->norm), euro(t, b->shortfall),
				  sl_euro_kept(t, b->means)));
	sl_buf_puts(&buf, parts_of(t, b));
	sl_buf_puts(&buf, ".");
	return sl_keep(t, &buf);
}
