/* SPDX-License-Identifier: EUPL-1.2 */
/* Random concepts, and what they are made from. */
#include "random/world.h"

#include <stdio.h>

static const char *some_combination(world *w, world_type type)
{
	static const char *const truths[] = {"uniek", "of", "en"};
	static const char *const numbers[] = {"uniek", "uniek", "som", "hoogste", "laagste"};

	if (type == WORLD_BOOLEAN)
		return truths[world_pick(w, 3)];
	return type == WORLD_NUMBER ? numbers[world_pick(w, 5)] : "uniek";
}

static void write_concept(making *m, bool joint, bool rounded)
{
	static const char *const ways[] = {"half-omhoog", "half-even", "half-omlaag", "omhoog",
					   "omlaag", "vloer", "plafond"};
	sl_buf b = {0};

	sl_buf_printf(&b, "<begrip naam=\"%s\" per=\"%s\" %s samenvoegen=\"%s\"%s%s%s%s>", m->f.name,
		      world_kind_names[m->f.kind], world_type_attributes(m->f.type), m->combine,
		      m->f.may_be_empty ? " mag-leeg=\"ja\"" : "",
		      m->f.pair ? " ten-opzichte-van=\"persoon\"" : "",
		      joint ? " gezamenlijk-met=\"partner\"" : "",
		      m->f.per_period ? " per-periode=\"reeks\"" : "");
	if (rounded)
		sl_buf_printf(&b, "<afronding richting=\"%s\" cijfers=\"%u\">Zo.</afronding>",
			      ways[world_pick(m->w, 7)], (unsigned)world_pick(m->w, 3));
	sl_buf_printf(&b, "%s</begrip>\n", world_choices_of(m->f.type));
	world_add_piece(m->w, FILE_LAW, &b);
}

static void delegate_concept(making *m)
{
	static const int law = FILE_LAW;
	world *w = m->w;
	sl_buf b = {0};

	sl_buf_printf(&b, "<delegatie begrip=\"%s\" instrument=\"verordening\" artikel=\"7\"", m->f.name);
	if (m->f.type == WORLD_NUMBER)
		world_write_bounds(w, &b, &m->place);
	else if (world_may(w, 50))
		sl_buf_puts(&b, world_may(w, 50) ? " stil=\"false\"" : " stil=\"true\"");
	sl_buf_puts(&b, "/>\n");
	world_add_piece(w, FILE_LAW, &b);
	if (world_may(w, 30)) { /* rules of the law, which count beside those of an ordinance */
		m->rule_count = 0;
		world_write_rules(m, &law, 1, 1 + world_pick(w, 2));
	}
	for (int file = FILE_FIRST; file <= FILE_SECOND; file++)
		if (w->has_file[file] && world_may(w, 75)) {
			m->rule_count = 0;
			world_write_rules(m, &file, 1, 1 + world_pick(w, 2));
		}
}

void world_make_concept(world *w, uint32_t number)
{
	static const world_type types[] = {WORLD_BOOLEAN, WORLD_BOOLEAN, WORLD_BOOLEAN, WORLD_NUMBER,
					   WORLD_NUMBER, WORLD_NUMBER, WORLD_CHOICE, WORLD_DATE,
					   WORLD_PERSON_ONE, WORLD_PERSONS, WORLD_TEXTS};
	static const int files[] = {FILE_LAW, FILE_LAW, FILE_LAW, FILE_TREATY, FILE_DECREE, FILE_POLICY};
	making m = {.w = w};
	uint32_t kind = world_pick(w, 100);
	bool delegated, joint, rounded, by_ladder, owed;

	m.f = (world_feature){.number = number, .type = types[world_pick(w, 11)]};
	m.f.kind = kind < 70 ? WORLD_PERSON : kind < 85 ? WORLD_THING : WORLD_HOUSEHOLD;
	snprintf(m.f.name, sizeof m.f.name, "c %u", (unsigned)number);
	m.f.pair = m.f.kind == WORLD_PERSON && m.f.type == WORLD_BOOLEAN && world_may(w, 25);
	m.f.per_period = m.f.type == WORLD_NUMBER && !m.f.pair && world_may(w, 12);
	m.f.may_be_empty = world_may(w, m.f.type == WORLD_PERSON_ONE ? 90 : 20);
	joint = m.f.kind == WORLD_PERSON && !m.f.pair && m.f.type <= WORLD_CHOICE && world_may(w, 12);
	delegated = !m.f.pair && m.f.type <= WORLD_NUMBER && m.f.kind != WORLD_THING && world_may(w, 12);
	m.combine = m.f.type == WORLD_TEXTS && world_may(w, 50) ? "lijst" : some_combination(w, m.f.type);
	m.said = m.combine[0] == 'l' && m.combine[1] == 'i' ? WORLD_CHOICE : m.f.type;
	m.place = (formula_place){.w = w, .self = m.f.kind, .pair = m.f.pair, .item = -1,
				  .in_period = m.f.per_period, .limit = number};
	rounded = m.f.type == WORLD_NUMBER && world_may(w, 35);
	by_ladder = m.f.type <= WORLD_NUMBER && !m.f.pair && !m.f.per_period && world_may(w, 18);
	owed = m.f.type == WORLD_NUMBER && rounded && !by_ladder && world_may(w, 50);
	if (by_ladder || owed)
		m.combine = "uniek";
	write_concept(&m, joint, rounded);
	if (delegated)
		delegate_concept(&m);
	else if (by_ladder)
		world_write_ladders(&m);
	else if (owed)
		world_write_contribution(&m);
	else
		world_write_rules(&m, files, 6, m.said >= WORLD_PERSONS ? 1 + world_pick(w, 2) : 1 + world_pick(w, 5));
	w->features[w->feature_count++] = m.f;
}
