/* SPDX-License-Identifier: EUPL-1.2 */
/* The facts that an arrangement rests on: by domain, by ground. */
#include "explain/show_plan.h"

#include <string.h>

static const char *ground_of(const sl_plan_use *u, const char *domain)
{
	const sl_ground *g = sl_feature_ground(u->fact, domain);

	return g ? g->ground : NULL;
}

static bool same(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool is_first(const sl_arrangement *plan, uint32_t i, uint32_t domain)
{
	const char *name = plan->domains[domain]->name;

	for (uint32_t k = 0; k < i; k++)
		if (plan->uses[k].used_by[domain] && same(ground_of(&plan->uses[k], name), ground_of(&plan->uses[i], name)))
			return false;
	return plan->uses[i].used_by[domain];
}

/* Another fact may have the name, of another kind of entity: that says which is meant. */
static void put_name(sl_buf *out, const sl_arrangement *plan, const sl_plan_use *u)
{
	bool shared = false;

	for (uint32_t i = 0; i < plan->use_count; i++)
		shared = shared || (plan->uses[i].fact != u->fact && same(plan->uses[i].fact->name, u->fact->name));
	if (out->len)
		sl_buf_puts(out, ", ");
	if (shared)
		sl_say(out, SL_WORD_OF, u->fact->name, u->fact->per->name, NULL);
	else
		sl_buf_puts(out, u->fact->name);
}

static void put_fact(sl_buf *out, const sl_arrangement *plan, const sl_plan_use *u)
{
	put_name(out, plan, u);
	if (u->fact->fact->origin)
		sl_buf_printf(out, " (%s)", u->fact->fact->origin);
}

/* All facts that the domain used on the ground of the i-th. */
static void show_ground(sl_page *p, sl_teller *t, const sl_arrangement *plan, uint32_t i, uint32_t domain)
{
	const char *name = plan->domains[domain]->name, *ground = ground_of(&plan->uses[i], name);
	sl_buf facts = sl_blank(t);

	for (uint32_t k = i; k < plan->use_count; k++)
		if (plan->uses[k].used_by[domain] && same(ground_of(&plan->uses[k], name), ground))
			put_fact(&facts, plan, &plan->uses[k]);
	sl_page_item_begin(p, ground ? NULL : "let-op");
	sl_page_say(p, ground ? SL_WORD_PLAN_GROUND : SL_WORD_PLAN_NO_GROUND, ground, NULL, NULL);
	sl_page_text(p, sl_keep(t, &facts));
	sl_page_item_end(p);
}

static void show_hidden(sl_page *p, sl_teller *t, const sl_arrangement *plan, uint32_t domain)
{
	sl_buf facts = sl_blank(t);
	const char *text;

	for (uint32_t i = 0; i < plan->use_count; i++)
		if (plan->uses[i].hidden_from[domain])
			put_name(&facts, plan, &plan->uses[i]);
	text = sl_keep(t, &facts);
	if (!*text)
		return;
	sl_page_item_begin(p, "let-op");
	sl_page_say_strong(p, SL_WORD_PLAN_HIDDEN, plan->domains[domain]->title, NULL, NULL);
	sl_page_text(p, text);
	sl_page_item_end(p);
}

void sl_show_plan_uses(sl_page *p, sl_teller *t, const sl_arrangement *plan, unsigned level)
{
	if (!plan->use_count)
		return;
	sl_page_heading(p, level, sl_word_text(SL_WORD_PLAN_DATA));
	sl_page_list_begin(p);
	for (uint32_t d = 0; d < plan->domain_count; d++) {
		sl_page_item_begin(p, NULL);
		sl_page_say(p, SL_WORD_PLAN_USED_BY, plan->domains[d]->title, NULL, NULL);
		sl_page_list_begin(p);
		for (uint32_t i = 0; i < plan->use_count; i++)
			if (is_first(plan, i, d))
				show_ground(p, t, plan, i, d);
		sl_page_list_end(p);
		sl_page_item_end(p);
	}
	for (uint32_t d = 0; d < plan->domain_count; d++)
		show_hidden(p, t, plan, d);
	sl_page_list_end(p);
}
