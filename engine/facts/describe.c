/* SPDX-License-Identifier: EUPL-1.2 */
/* What the descriptions of facts say in words. */
#include "facts/describe.h"

#include <string.h>

#include "facts/index.h"

static void put_part(sl_buf *out, const char *before, const char *text)
{
	if (!text || !*text)
		return;
	if (out->len)
		sl_buf_putc(out, ' ');
	sl_buf_printf(out, "%s%s", before, text);
	if (!strchr(".?!", text[strlen(text) - 1]))
		sl_buf_putc(out, '.');
}

static const char *const time_words[] = {
	[SL_TIME_CONTINUING] = NULL,
	[SL_TIME_FIXED] = "Verandert niet",
	[SL_TIME_COUNT] = "Een stand tot en met de peildatum, niet bekend op een andere dag",
};

void sl_fact_describe_feature(sl_buf *out, const sl_feature *f)
{
	const sl_fact_info *info = f->fact;
	sl_buf b = {0};

	put_part(&b, "", f->description);
	put_part(&b, "Vraag: ", info->question);
	put_part(&b, "Eenheid: ", sl_unit_text(f->type.unit));
	put_part(&b, "Komt van: ", info->origin);
	put_part(&b, "Bijzonder persoonsgegeven: ", info->special);
	put_part(&b, "", time_words[f->fact->time]);
	if (info->judgement)
		put_part(&b, "", "Een oordeel: met door en reden");
	sl_buf_puts(out, sl_buf_text(&b));
	sl_fact_close(out, &b);
}

void sl_fact_close(sl_buf *out, sl_buf *part)
{
	if (sl_buf_status(part) != SL_OK && out->status == SL_OK)
		out->status = sl_buf_status(part);
	sl_buf_free(part);
}

bool sl_fact_may_be_leeg(const sl_feature *f)
{
	return f->may_be_empty || (f->fact->relation && !f->fact->many);
}

static bool has_key(const sl_kind_of_entity *kind, const char *key)
{
	for (uint32_t i = 0; i < kind->fact_count; i++)
		if (strcmp(kind->facts[i]->key, key) == 0)
			return true;
	return false;
}

bool sl_fact_has_timeline(const sl_feature *f)
{
	if (!sl_fact_may_vary(f))
		return false;
	return !sl_fact_owns_items(f) ||
	       !(has_key(f->type.item->kind, "van") && has_key(f->type.item->kind, "tot") &&
		 has_key(f->type.item->kind, "waarde"));
}
