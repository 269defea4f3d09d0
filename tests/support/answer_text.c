/* SPDX-License-Identifier: EUPL-1.2 */
/* Decisions in words. */
#include "answer_text.h"

#include "support/law.h"

static void print_amount(sl_buf *out, const sl_decided *d)
{
	char text[SL_DEC_TEXT_MAX];

	if (!d->has_amount)
		return;
	sl_buf_putc(out, ' ');
	if (d->amount.kind == SL_NUMBER && d->digits >= 0) {
		sl_buf_write(out, text, sl_dec_text_fixed(text, d->amount.as.dec, d->digits));
	} else {
		sl_value_print(out, d->amount);
	}
	sl_buf_printf(out, " %s", sl_unit_text(d->unit));
}

/* In the order in which they are asked. */
static void print_causes(sl_buf *out, const sl_answer *a, const sl_cause_set *causes)
{
	for (uint32_t i = 0; i < causes->count; i++) {
		sl_buf_puts(out, i ? ", " : " (");
		sl_law_cause_text(out, a->run, causes->items[i]);
	}
	if (causes->count)
		sl_buf_putc(out, ')');
}

void sl_decided_text(sl_buf *out, const sl_answer *a, const sl_decided *d)
{
	sl_buf_printf(out, "%s ", d->decision->id);
	sl_law_entity_text(out, a->run, d->entity);
	sl_buf_printf(out, ": %s", sl_outcome_name(d->outcome));
	print_amount(out, d);
	print_causes(out, a, &d->causes);
	if (d->defect)
		sl_buf_printf(out, " (%s)", sl_defect_name((sl_defect_kind)d->defect->kind));
}

void sl_answer_text(sl_buf *out, const sl_answer *a)
{
	for (uint32_t i = 0; i < a->decided_count; i++) {
		sl_decided_text(out, a, a->decided[i]);
		sl_buf_putc(out, '\n');
	}
}

static void print_conflict(sl_buf *out, const sl_answer *a, const sl_conflict_found *c)
{
	static const char *const words[] = {[SL_TRUE] = "vastgesteld", [SL_TRUTH_UNKNOWN] = "mogelijk",
					    [SL_BROKEN_TRUTH] = "regelgebrek"};

	sl_buf_printf(out, "%s ", c->conflict->id);
	sl_law_entity_text(out, a->run, c->self);
	if (c->other != SL_NO_ENTITY) {
		sl_buf_putc(out, ' ');
		sl_law_entity_text(out, a->run, c->other);
	}
	sl_buf_printf(out, ": %s %s", words[c->status], sl_gravity_name(c->gravity));
	print_causes(out, a, &c->causes);
	if (c->defect)
		sl_buf_printf(out, " (%s)", sl_defect_name((sl_defect_kind)c->defect->kind));
	sl_buf_putc(out, '\n');
}

void sl_conflicts_text(sl_buf *out, const sl_answer *a)
{
	for (uint32_t i = 0; i < a->conflict_count; i++)
		print_conflict(out, a, &a->conflicts[i]);
	for (uint32_t i = 0; i < a->closed_count; i++)
		sl_buf_printf(out, "%s: niet beoordeeld, %s\n", a->closed[i].conflict ? a->closed[i].conflict->id : a->closed[i].floor->id,
			      a->closed[i].why == SL_CLOSED_CONSENT ? "toestemming" : "grond");
}

void sl_put_value(sl_buf *out, sl_value v)
{
	sl_buf_putc(out, ' ');
	if (v.kind == SL_UNKNOWN)
		sl_buf_puts(out, "onbekend");
	else
		sl_value_print(out, v);
}
