/* SPDX-License-Identifier: EUPL-1.2 */
/* What is judged of a municipality, in few words. */
#include "policy_words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "law.h"

static void print_days(sl_buf *out, sl_date from, sl_date to)
{
	char text[SL_DATE_TEXT_MAX];

	if (from != SL_DATE_MIN) {
		sl_date_text(text, from);
		sl_buf_puts(out, text);
	}
	sl_buf_puts(out, "..");
	if (to != SL_FOREVER) {
		sl_date_text(text, to);
		sl_buf_puts(out, text);
	}
}

static void print_point(sl_buf *out, const sl_policy_point *p)
{
	switch ((sl_policy_point_kind)p->kind) {
	case SL_POINT_BY:
		sl_buf_printf(out, " | %s", p->source->words);
		break;
	case SL_POINT_UNFIT:
		sl_buf_printf(out, " | niet %s", p->source->words);
		break;
	case SL_POINT_OUTSIDE:
		sl_buf_printf(out, " | %s ", sl_delegation_name(p->delegation));
		sl_value_print(out, p->figures[0]);
		sl_buf_puts(out, p->above ? " > " : " < ");
		sl_value_print(out, p->figures[1]);
		break;
	case SL_POINT_UNSET:
		sl_buf_printf(out, p->unfilled ? " | geen vult-in %s" : " | leeg %s", sl_delegation_name(p->delegation));
		break;
	case SL_POINT_UNBOUNDED:
		sl_buf_printf(out, " | grens? %s", sl_delegation_name(p->delegation));
		break;
	case SL_POINT_CAUSE:
		sl_buf_printf(out, " | ? %s", p->parameter->name);
		break;
	}
}

static const char *name_of(const sl_policy_item *item)
{
	return item->obligation ? item->obligation->id
	       : item->excess	? item->excess->name
	       : item->parameter ? item->parameter->name
				 : item->concept->feature->name;
}

/* "id: van..tot verdict | article", a line for each stretch. */
static void print_policy(sl_buf *out, const sl_policy *p)
{
	if (p->left_out)
		sl_buf_puts(out, "doet niet mee\n");
	for (uint32_t i = 0; i < p->count; i++)
		for (uint32_t k = 0; k < p->items[i].count; k++) {
			const sl_policy_stretch *s = &p->items[i].stretches[k];

			sl_buf_printf(out, "%s: ", name_of(&p->items[i]));
			print_days(out, s->from, s->to);
			sl_buf_printf(out, " %s", sl_policy_verdict_name(s->verdict));
			for (uint32_t n = 0; n < s->count; n++)
				print_point(out, &s->points[n]);
			sl_buf_putc(out, '\n');
		}
	sl_buf_puts(out, "");
}

char *sl_policy_words(const sl_program *p, const char *municipality, const char *from, const char *to, bool *complete)
{
	sl_buf b = {0};
	sl_policy policy;

	assert_int_equal(sl_policy_judge(&policy, p, municipality, from ? sl_law_day(from) : SL_DATE_MIN,
					 to ? sl_law_day(to) : SL_FOREVER),
			 SL_OK);
	print_policy(&b, &policy);
	*complete = sl_policy_is_complete(&policy);
	sl_policy_free(&policy);
	return b.text;
}
