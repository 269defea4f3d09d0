/* SPDX-License-Identifier: EUPL-1.2 */
/* Where the household has less while the fact rises, and where a decision turns. */
#include "plan/sweep.h"

static bool is_known_somewhere(const sl_sweep *s)
{
	for (uint32_t i = 0; i + 1 < s->point_count; i++)
		if (s->points[i].total.kind == SL_NUMBER && s->points[i + 1].total.kind == SL_NUMBER)
			return true;
	return false;
}

static sl_value total_of(const sl_sweep *s, uint32_t i)
{
	return s->of_chosen ? s->points[i].chosen : s->points[i].total;
}

static bool falls(const sl_sweep *s, uint32_t i)
{
	sl_value a = total_of(s, i), b = total_of(s, i + 1);

	return a.kind == SL_NUMBER && b.kind == SL_NUMBER && sl_dec_compare(b.as.dec, a.as.dec) < 0;
}

/* Steps down that follow each other are one cliff. */
static void find_cliffs(sl_sweep *s)
{
	for (uint32_t i = 0; i + 1 < s->point_count; i++) {
		uint32_t from = i;

		if (!falls(s, i))
			continue;
		while (i + 1 < s->point_count && falls(s, i))
			i++;
		s->cliffs[s->cliff_count++] = (sl_cliff){from, i, sl_difference(total_of(s, from), total_of(s, i))};
		i--;
	}
}

static bool turns(const sl_cell *a, const sl_cell *b)
{
	return a->standing.present != b->standing.present ||
	       (a->standing.present && a->standing.outcome != b->standing.outcome);
}

static void find_turns(sl_sweep *s)
{
	for (uint32_t i = 1; i < s->point_count; i++)
		for (uint32_t c = 0; c < s->column_count; c++)
			if (s->columns[c].decision && turns(&s->points[i - 1].cells[c], &s->points[i].cells[c]))
				s->turns[s->turn_count++] = (sl_turn){i, c};
}

sl_status sl_find_cliffs(sl_sweep *s, sl_arena *arena)
{
	s->cliffs = sl_arena_calloc(arena, s->point_count, sizeof *s->cliffs);
	s->turns = sl_arena_calloc(arena, (size_t)s->point_count * s->column_count, sizeof *s->turns);
	if (!s->cliffs || !s->turns)
		return SL_ENOMEM;
	s->of_chosen = !is_known_somewhere(s);
	find_cliffs(s);
	find_turns(s);
	return SL_OK;
}
