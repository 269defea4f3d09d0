/* SPDX-License-Identifier: EUPL-1.2 */
/* Where two decisions meet: none, one, the other, both. */
#include "plan/pair.h"

#include <string.h>

typedef struct pairing {
	sl_effects *out;
	const sl_answer *a;
	sl_run *run;
	const sl_decide_options *options;
	sl_arena scratch; /* of one deciding */
	uint32_t measured;
	sl_status status;
} pairing;

/* The total of the household with those that are taken, and nothing of the others. */
static sl_value total(pairing *k, const sl_effect *const *two, const bool *taken)
{
	const sl_decide_options options = sl_options_for(k->options, k->out, two[0]->decision);
	const sl_taken all[2] = {{&two[0]->brought, taken[0]}, {&two[1]->brought, taken[1]}};
	sl_exception left[2];
	uint32_t count = 0;
	sl_household *h;
	sl_answer *answer;
	sl_result r = {0};

	for (int i = 0; i < 2; i++)
		if (!taken[i])
			left[count++] = (sl_exception){two[i]->decision, two[i]->entity, two[i]->joint};
	sl_arena_reset(&k->scratch);
	sl_run_narrow(k->run, options.domain);
	if ((k->status = sl_household_taking(&h, sl_run_household(k->a->run), all, 2, &k->scratch)) != SL_OK ||
	    (k->status = sl_run_begin(k->run, h, k->a->date, k->a->known)) != SL_OK ||
	    (k->status = sl_decide(&answer, k->run, &options, &k->scratch)) != SL_OK)
		return (sl_value){0};
	k->status = sl_household_result(&r, answer, left, count, &k->scratch);
	return r.total;
}

static bool is_more(sl_value a, sl_value b)
{
	return sl_dec_compare(sl_dec_abs(a.as.dec), sl_dec_abs(b.as.dec)) > 0;
}

/* In its place among the most; the last one makes room. */
static void keep(sl_effects *out, sl_effect_pair pair)
{
	uint32_t at = out->pair_count;

	if (at == SL_MOST_PAIRS) {
		out->pairs_left++;
		if (!is_more(pair.beyond, out->pairs[--at].beyond))
			return;
	} else {
		out->pair_count++;
	}
	for (; at > 0 && is_more(pair.beyond, out->pairs[at - 1].beyond); at--)
		out->pairs[at] = out->pairs[at - 1];
	out->pairs[at] = pair;
}

static void measure(pairing *k, const sl_effect *one, const sl_effect *other)
{
	const sl_effect *const two[2] = {one, other};
	sl_effect_pair p = {.one = one, .other = other};
	sl_value *totals[4] = {&p.none, &p.only_one, &p.only_other, &p.both};

	for (unsigned i = 0; i < 4 && k->status == SL_OK; i++)
		*totals[i] = total(k, two, (const bool[]){i & 1, i >> 1});
	p.beyond = sl_difference(sl_difference(p.both, p.only_one), sl_difference(p.only_other, p.none));
	if (p.beyond.kind != SL_NUMBER)
		k->out->pairs_open++;
	else if (!sl_dec_equal(p.beyond.as.dec, SL_DEC_ZERO))
		keep(k->out, p);
}

/* Two of different domains are a pair only where those may be laid side by side. */
static bool may_meet(const sl_effects *all, const sl_effect *one, const sl_effect *other)
{
	return !all->apart || strcmp(one->decision->domain, other->decision->domain) == 0;
}

sl_status sl_measure_pairs(sl_effects *out, const sl_answer *a, sl_run *run, const sl_decide_options *options,
			   sl_arena *arena)
{
	pairing k = {.out = out, .a = a, .run = run, .options = options};

	if (!(out->pairs = sl_arena_calloc(arena, SL_MOST_PAIRS, sizeof *out->pairs)))
		return SL_ENOMEM;
	for (uint32_t j = 1; j < out->count && k.status == SL_OK; j++)
		for (uint32_t i = 0; i < j && k.status == SL_OK; i++) {
			if (!may_meet(out, &out->items[i], &out->items[j]))
				continue;
			if (k.measured == SL_MOST_PAIRS_MEASURED) {
				out->pairs_left++;
				continue;
			}
			k.measured++;
			measure(&k, &out->items[i], &out->items[j]);
		}
	sl_arena_free(&k.scratch);
	return k.status;
}
