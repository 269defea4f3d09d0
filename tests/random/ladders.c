/* SPDX-License-Identifier: EUPL-1.2 */
/* Random ladders and contributions, with steps that come and go. */
#include "random/world.h"

#include <stdio.h>
#include <string.h>

static const char *const kind_names[] = {"huishouden", "persoon", "ding"};

static bool may(making *m, uint32_t percent)
{
	return world_may(m->w, percent);
}

static uint32_t pick(making *m, uint32_t n)
{
	return world_pick(m->w, n);
}

static void write_feel(making *m, sl_buf *b, const char *element, world_type type, int depth)
{
	sl_buf feel = {0};

	formula_write(&feel, &m->place, type, depth);
	sl_buf_printf(b, "<%s>", element);
	world_escape(b, sl_buf_text(&feel));
	sl_buf_printf(b, "</%s>", element);
	sl_buf_free(&feel);
}

static void write_conditions(making *m, sl_buf *b, const char *element)
{
	sl_buf_printf(b, "<%s>", element);
	for (uint32_t i = 1 + pick(m, 2); i-- > 0;)
		world_write_condition(m, b, 1);
	sl_buf_printf(b, "</%s>", element);
}

/* Known from the beginning, or told later. */
static const char *some_known(making *m)
{
	return may(m, 12) ? world_days[pick(m, 7)] : "";
}

/* ---- ladders ---- */

static void write_rung(making *m, sl_buf *b, uint32_t number, const char *from, const char *to, const char *known)
{
	sl_buf_printf(b, "<trede naam=\"t %u\"", (unsigned)number);
	world_write_dates(b, from, to, known);
	sl_buf_puts(b, ">");
	if (may(m, 35))
		write_conditions(m, b, "mits");
	write_feel(m, b, "dekking", m->f.type, may(m, 60) ? 0 : 1);
	sl_buf_puts(b, "</trede>");
}

/* One step: always there, or for a while, in two versions, or corrected. */
static void write_step(making *m, sl_buf *b, uint32_t number)
{
	const char *cut = world_days[1 + pick(m, 5)];
	uint32_t way = pick(m, 100);

	if (way < 55) {
		write_rung(m, b, number, "", "", some_known(m));
	} else if (way < 75) {
		write_rung(m, b, number, may(m, 50) ? cut : "", may(m, 40) ? world_days[6] : "", some_known(m));
	} else if (way < 90) {
		write_rung(m, b, number, "", cut, "");
		write_rung(m, b, number, cut, "", may(m, 20) ? cut : "");
	} else {
		write_rung(m, b, number, "", "", "");
		write_rung(m, b, number, "", may(m, 40) ? cut : "", "2026-03-04");
	}
}

static void write_ladder(making *m, sl_buf *b, made_rule *r, uint32_t number)
{
	snprintf(r->id, sizeof r->id, "c%u-l%u", (unsigned)m->f.number, (unsigned)number);
	r->file = FILE_LAW;
	r->article = m->w->piece_count;
	sl_buf_printf(b, "<ladder id=\"%s\" rest=\"%s\" artikel=\"%u\"", r->id, m->f.name, (unsigned)r->article);
	if (may(m, 20))
		snprintf(r->from, sizeof r->from, "%s", world_days[pick(m, 3)]);
	if (may(m, 12))
		snprintf(r->to, sizeof r->to, "%s", world_days[4 + pick(m, 3)]);
	world_write_dates(b, r->from, r->to, "");
	sl_buf_puts(b, ">");
	if (number > 0 || may(m, 40))
		write_conditions(m, b, "als");
	write_feel(m, b, "behoefte", m->f.type, (int)pick(m, 2));
	for (uint32_t i = 0, n = 1 + pick(m, 3); i < n; i++)
		write_step(m, b, i);
	sl_buf_puts(b, "</ladder>");
}

void world_write_ladders(making *m)
{
	static const int files[] = {FILE_LAW, FILE_LAW, FILE_TREATY, FILE_DECREE, FILE_POLICY};
	sl_buf b = {0};

	sl_buf_printf(&b, "<compensatie id=\"k%u\" per=\"%s\" artikel=\"6\">", (unsigned)m->f.number, kind_names[m->f.kind]);
	if (may(m, 40))
		write_feel(m, &b, "van-toepassing", WORLD_BOOLEAN, 1);
	if (may(m, 50))
		write_feel(m, &b, "recht", WORLD_BOOLEAN, 1);
	for (uint32_t i = 0, n = may(m, 30) ? 2 : 1; i < n; i++)
		write_ladder(m, &b, &m->rules[m->rule_count++], i);
	sl_buf_puts(&b, "</compensatie>\n");
	world_add_piece(m->w, FILE_LAW, &b);
	if (may(m, 40)) /* and rules beside it, perhaps exceptions on it */
		world_write_rules(m, files, 5, 1 + pick(m, 2));
}

/* ---- contributions ---- */

static void write_share(making *m, sl_buf *b, const char *element, const char *from, const char *to, const char *known)
{
	sl_buf_printf(b, "<%s", element);
	world_write_dates(b, from, to, known);
	sl_buf_puts(b, ">");
	if (strcmp(element, "grondslag") != 0 && may(m, 40))
		write_conditions(m, b, "als");
	write_feel(m, b, "dan", WORLD_NUMBER, may(m, 50) ? 0 : 1);
	sl_buf_printf(b, "</%s>", element);
}

static void write_bases(making *m, sl_buf *b)
{
	const char *cut = world_days[1 + pick(m, 5)];
	uint32_t way = pick(m, 100);

	if (way < 50) {
		write_share(m, b, "grondslag", may(m, 10) ? cut : "", "", "");
	} else if (way < 85) {
		write_share(m, b, "grondslag", "", cut, "");
		write_share(m, b, "grondslag", cut, "", may(m, 20) ? cut : "");
	} else {
		write_share(m, b, "grondslag", "", "", "");
		write_share(m, b, "grondslag", "", "", "2026-03-04");
	}
}

static void write_shares(making *m, sl_buf *b)
{
	static const char *const elements[] = {"verlaging", "aftrek", "plafond"};

	for (uint32_t k = 0; k < 3; k++)
		for (uint32_t i = may(m, 60) ? 1 + pick(m, 2) : 0; i-- > 0;)
			write_share(m, b, elements[k], may(m, 25) ? world_days[pick(m, 4)] : "",
				    may(m, 20) ? world_days[4 + pick(m, 3)] : "", some_known(m));
}

static void write_exemptions(making *m, sl_buf *b)
{
	for (uint32_t i = pick(m, 3); i-- > 0;) {
		sl_buf_printf(b, "<vrijstelling id=\"c%u-v%u\" artikel=\"5\"", (unsigned)m->f.number, (unsigned)i);
		world_write_dates(b, may(m, 20) ? world_days[pick(m, 4)] : "", may(m, 15) ? world_days[4 + pick(m, 3)] : "",
				  some_known(m));
		sl_buf_puts(b, ">");
		write_conditions(m, b, "als");
		sl_buf_puts(b, "</vrijstelling>");
	}
}

void world_write_contribution(making *m)
{
	static const int files[] = {FILE_LAW, FILE_TREATY, FILE_DECREE};
	made_rule *r = &m->rules[m->rule_count++];
	sl_buf b = {0};

	snprintf(r->id, sizeof r->id, "c%u-bijdrage", (unsigned)m->f.number);
	r->file = FILE_LAW;
	r->article = m->w->piece_count;
	sl_buf_printf(&b, "<bijdrage id=\"%s\" per=\"%s\" begrip=\"%s\" artikel=\"%u\">", r->id, kind_names[m->f.kind],
		      m->f.name, (unsigned)r->article);
	if (may(m, 50))
		write_feel(m, &b, "van-toepassing", WORLD_BOOLEAN, 1);
	write_exemptions(m, &b);
	write_bases(m, &b);
	write_shares(m, &b);
	sl_buf_puts(&b, "</bijdrage>\n");
	world_add_piece(m->w, FILE_LAW, &b);
	if (may(m, 25))
		world_write_rules(m, files, 3, 1);
}
