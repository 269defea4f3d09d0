/* SPDX-License-Identifier: EUPL-1.2 */
/* Random rules: conditions, conclusions, tables, exceptions, versions. */
#include "random/world.h"

#include <stdio.h>
#include <string.h>

static void write_text(sl_buf *b, const char *before, const sl_buf *feel, const char *after)
{
	sl_buf_puts(b, before);
	world_escape(b, sl_buf_text(feel));
	sl_buf_puts(b, after);
}

void world_write_condition(making *m, sl_buf *b, int depth)
{
	static const char *const groups[] = {"alle", "een-van", "geen-van"};
	world *w = m->w;
	sl_buf feel = {0};
	uint32_t group;

	if (depth > 0 && world_may(w, 25)) {
		group = world_pick(w, 3);
		sl_buf_printf(b, "<%s>", groups[group]);
		for (uint32_t i = 1 + world_pick(w, 2); i-- > 0;)
			world_write_condition(m, b, depth - 1);
		sl_buf_printf(b, "</%s>", groups[group]);
		return;
	}
	if (world_may(w, 15)) {
		formula_write(&feel, &m->place, WORLD_NUMBER, 1);
		write_text(b, "<voorwaarde begrip=\"", &feel, "\">");
		sl_buf_clear(&feel);
		formula_tests(&feel, &m->place, WORLD_NUMBER, 1);
		write_text(b, "", &feel, "</voorwaarde>");
	} else {
		formula_write(&feel, &m->place, WORLD_BOOLEAN, world_may(w, 50) ? 1 : 2);
		write_text(b, "<voorwaarde>", &feel, "</voorwaarde>");
	}
	sl_buf_free(&feel);
}

static void write_table(making *m, sl_buf *b)
{
	static const char *const one[] = {"U", "A", "F", "P"};
	static const char *const numeric[] = {"U", "A", "F", "P", "C+", "C<", "C>", "C#"};
	world *w = m->w;
	world_type inputs[2] = {world_may(w, 60) ? WORLD_NUMBER : WORLD_CHOICE, WORLD_BOOLEAN};
	uint32_t n = 1 + world_pick(w, 2), rows = 2 + world_pick(w, 3);
	static const char *const many[] = {"R", "O", "C"};
	bool lists = m->said == WORLD_TEXTS;
	world_type result = lists ? WORLD_CHOICE : m->said;
	const char *hit = lists                    ? many[world_pick(w, 3)]
			  : result == WORLD_NUMBER ? numeric[world_pick(w, 8)]
						   : one[world_pick(w, 4)];
	bool priority = hit[0] == 'P' || hit[0] == 'O';
	sl_buf feel = {0};

	sl_buf_printf(b, "<tabel treffer=\"%s\">", hit[1] == '<' ? "C&lt;" : hit);
	for (uint32_t i = 0; i < n; i++) {
		sl_buf_clear(&feel);
		formula_write(&feel, &m->place, inputs[i], 1);
		write_text(b, "<invoer>", &feel, "</invoer>");
	}
	if (priority || world_may(w, 50)) {
		sl_buf_clear(&feel);
		if (lists)
			sl_buf_puts(&feel, "[\"groen\"]");
		else
			formula_literal(&feel, &w->chance, result);
		if (world_may(w, 60))
			write_text(b, "<uitvoer standaard=\"", &feel, "\">");
		else
			sl_buf_puts(b, "<uitvoer>");
		if (priority && result == WORLD_NUMBER)
			sl_buf_puts(b, "<waarde>10</waarde><waarde>3</waarde><waarde>1</waarde>"
				       "<waarde>0</waarde>");
		else if (priority && result == WORLD_BOOLEAN)
			sl_buf_puts(b, "<waarde>true</waarde><waarde>false</waarde>");
		else if (priority)
			sl_buf_puts(b, "<waarde>\"blauw\"</waarde><waarde>\"rood\"</waarde>"
				       "<waarde>\"groen\"</waarde>");
		sl_buf_puts(b, "</uitvoer>");
	}
	for (uint32_t i = 0; i < rows; i++) {
		sl_buf_puts(b, "<rij>");
		for (uint32_t j = 0; j < n; j++) {
			sl_buf_clear(&feel);
			if (world_may(w, 20))
				sl_buf_puts(&feel, "-");
			else
				formula_tests(&feel, &m->place, inputs[j], 0);
			write_text(b, "<cel>", &feel, "</cel>");
		}
		sl_buf_clear(&feel);
		if (priority && result == WORLD_NUMBER)
			sl_buf_puts(&feel, world_may(w, 40) ? "10" : world_may(w, 50) ? "3" : world_may(w, 50) ? "1" : "0");
		else if (priority && world_may(w, 80))
			formula_literal(&feel, &w->chance, result);
		else
			formula_write(&feel, &m->place, result, world_may(w, 60) ? 0 : 1);
		write_text(b, "<dan>", &feel, "</dan></rij>");
	}
	sl_buf_puts(b, "</tabel>");
	sl_buf_free(&feel);
}

static const world_feature *some_judgement(making *m)
{
	world *w = m->w;

	for (uint32_t i = 0; i < w->feature_count; i++)
		if (w->features[i].judgement && !w->features[i].apart && w->features[i].kind == m->f.kind &&
		    w->features[i].type == m->said)
			return &w->features[i];
	return NULL;
}

static void write_conclusion(making *m, sl_buf *b, bool exception)
{
	world *w = m->w;
	sl_buf feel = {0};
	const world_feature *judgement = world_may(w, 15) ? some_judgement(m) : NULL;

	if (exception && world_may(w, 45)) {
		sl_buf_puts(b, "<buiten-toepassing/>");
	} else if (judgement) {
		sl_buf_printf(b, "<vergt oordeel=\"%s\"/>", judgement->name);
	} else if (world_may(w, m->said == WORLD_TEXTS ? 60 : 12) &&
		   (m->said <= WORLD_CHOICE || m->said == WORLD_TEXTS) && m->said != WORLD_DATE) {
		sl_buf_puts(b, "<dan>");
		write_table(m, b);
		sl_buf_puts(b, "</dan>");
	} else {
		if (m->f.may_be_empty && world_may(w, 15))
			sl_buf_puts(&feel, "null");
		else if (m->said <= WORLD_CHOICE && world_may(w, 35))
			formula_literal(&feel, &w->chance, m->said);
		else
			formula_write(&feel, &m->place, m->said, (int)world_pick(w, 3));
		write_text(b, "<dan>", &feel, "</dan>");
	}
	sl_buf_free(&feel);
}

/* What the rule derogates from, in words for uitzondering-op; and dates that
 * keep it inside those of the first of these. */
static bool choose_bases(making *m, const made_rule *r, sl_buf *words, const made_rule **inside)
{
	const made_rule *bases[12];
	uint32_t n = 0;

	for (uint32_t i = 0; i < m->rule_count; i++)
		if (&m->rules[i] != r && m->rules[i].turn < r->turn)
			bases[n++] = &m->rules[i];
	if (n == 0)
		return false;
	*inside = bases[world_pick(m->w, n)];
	for (uint32_t i = 0; i < n; i++) {
		if (bases[i] != *inside && !world_may(m->w, 25))
			continue;
		if (words->len > 0)
			sl_buf_putc(words, ' ');
		if (bases[i]->file == r->file && world_may(m->w, 30))
			sl_buf_printf(words, "art:%u", (unsigned)bases[i]->article);
		else
			sl_buf_puts(words, bases[i]->id);
	}
	return true;
}

static void write_version(making *m, const made_rule *r, const char *exceptions, const char *from,
			  const char *to, const char *known)
{
	sl_buf b = {0};

	sl_buf_printf(&b, "<regel id=\"%s\" begrip=\"%s\" artikel=\"%u\"", r->id, m->f.name,
		      (unsigned)r->article);
	if (exceptions[0])
		sl_buf_printf(&b, " uitzondering-op=\"%s\"", exceptions);
	world_write_dates(&b, from, to, known);
	sl_buf_puts(&b, ">");
	if (world_may(m->w, 75)) {
		sl_buf_puts(&b, "<als>");
		for (uint32_t i = 1 + world_pick(m->w, 2); i-- > 0;)
			world_write_condition(m, &b, 1);
		sl_buf_puts(&b, "</als>");
	}
	write_conclusion(m, &b, exceptions[0] != '\0');
	sl_buf_puts(&b, "</regel>\n");
	world_add_piece(m->w, r->file, &b);
}

static const char *later(const char *a, const char *b)
{
	return strcmp(a, b) > 0 ? a : b;
}

static void write_rule(making *m, made_rule *r)
{
	world *w = m->w;
	const made_rule *inside = NULL;
	const char *cut = world_days[1 + world_pick(w, 5)];
	sl_buf words = {0};

	if (world_may(w, 60) && choose_bases(m, r, &words, &inside)) {
		strcpy(r->from, later(inside->from, w->from[r->file]));
		strcpy(r->to, inside->to);
	} else {
		strcpy(r->from, world_may(w, 15) ? world_days[world_pick(w, 3)] : w->from[r->file]);
		strcpy(r->to, world_may(w, 15) ? world_days[4 + world_pick(w, 3)] : "");
	}
	/* Two versions, or a correction, or one. */
	if (world_may(w, 20) && strcmp(cut, r->from) > 0 && (!r->to[0] || strcmp(cut, r->to) < 0)) {
		write_version(m, r, sl_buf_text(&words), r->from, cut, "");
		write_version(m, r, sl_buf_text(&words), cut, r->to, world_may(w, 20) ? cut : "");
	} else if (world_may(w, 10)) {
		write_version(m, r, sl_buf_text(&words), r->from, r->to, "");
		write_version(m, r, sl_buf_text(&words), r->from, r->to, "2026-03-04");
	} else {
		write_version(m, r, sl_buf_text(&words), r->from, r->to, world_may(w, 6) ? cut : "");
	}
	sl_buf_free(&words);
}

void world_write_rules(making *m, const int *files, uint32_t file_count, uint32_t n)
{
	world *w = m->w;
	uint32_t base = w->piece_count;

	for (uint32_t i = 0; i < n; i++) {
		made_rule *r = &m->rules[m->rule_count];
		*r = (made_rule){.file = files[world_pick(w, file_count)], .turn = world_pick(w, 100),
				 .article = base + i};
		if (r->file >= FILE_FIRST)
			snprintf(r->id, sizeof r->id, "c%u-g%d-r%u", (unsigned)m->f.number, r->file,
				 (unsigned)i);
		else
			snprintf(r->id, sizeof r->id, "c%u-r%u", (unsigned)m->f.number, (unsigned)i);
		m->rule_count++;
		write_rule(m, r);
	}
}
