/* SPDX-License-Identifier: EUPL-1.2 */
/* Random conflicts: about one person, two, or the household; over facts of
 * more laws and over a decision. */
#include "random/world.h"

static formula_place place_of(world *w, world_kind self, bool pair)
{
	uint32_t concepts = 0;

	for (uint32_t i = 0; i < w->feature_count; i++)
		concepts += !w->features[i].is_fact;
	return (formula_place){.w = w, .self = self, .pair = pair, .item = -1, .limit = concepts};
}

static void write_formula(world *w, sl_buf *b, const formula_place *p)
{
	sl_buf feel = {0};

	formula_write(&feel, p, WORLD_BOOLEAN, (int)world_pick(w, 2));
	world_escape(b, sl_buf_text(&feel));
	sl_buf_free(&feel);
}

static void write_part(world *w, sl_buf *b, const char *element)
{
	formula_place p = place_of(w, WORLD_PERSON, false);

	sl_buf_printf(b, "<%s>", element);
	write_formula(w, b, &p);
	sl_buf_printf(b, "</%s>", element);
}

static void write_decision(world *w)
{
	sl_buf b = {0};

	sl_buf_puts(&b, "<besluit id=\"besluit-een\" per=\"persoon\" norm=\"omschreven-recht\" artikel=\"9\"");
	world_write_dates(&b, world_may(w, 20) ? world_days[world_pick(w, 4)] : NULL, NULL, NULL);
	sl_buf_puts(&b, ">");
	if (world_may(w, 60))
		write_part(w, &b, "aanleiding");
	if (world_may(w, 60))
		write_part(w, &b, "van-toepassing");
	write_part(w, &b, "recht");
	sl_buf_puts(&b, "</besluit>\n");
	world_add_piece(w, FILE_LAW, &b);
}

/* What only conflicts read, of one of those that it is about. */
static void write_special(world *w, sl_buf *b, const char *who)
{
	static const char *const facts[] = {"e een", "s een", "b een", "b twee"};
	static const char *const parts[] = {"toegekend", "toegekend", "afgewezen", "niet van toepassing"};

	if (world_may(w, 20))
		sl_buf_puts(b, "not(");
	else
		sl_buf_puts(b, "(");
	if (world_may(w, 55))
		sl_buf_printf(b, "%s.besluit(\"besluit-een\").%s)", who, parts[world_pick(w, 4)]);
	else
		sl_buf_printf(b, "%s.%s)", who, facts[world_pick(w, 4)]);
}

static void write_condition(world *w, sl_buf *b, const formula_place *p)
{
	static const char *const joins[] = {" and ", " and ", " or "};

	if (p->self == WORLD_HOUSEHOLD && world_may(w, 50)) {
		sl_buf_puts(b, "some x in personen satisfies ");
		write_special(w, b, "x");
		return;
	}
	if (p->self != WORLD_HOUSEHOLD && world_may(w, 75)) {
		write_special(w, b, p->pair && world_may(w, 50) ? "q" : "p");
		if (world_may(w, 30))
			return;
		sl_buf_puts(b, joins[world_pick(w, 3)]);
	}
	sl_buf_puts(b, "(");
	write_formula(w, b, p);
	sl_buf_puts(b, ")");
}

static void write_conflict(world *w, uint32_t number)
{
	static const char *const kinds[] = {"averechts-effect", "averechts-effect", "gegevensgrondslag"};
	static const char *const domains[] = {"d e", "d e", "d e", "d e", "d e", "d e", "d", "e"};
	uint32_t about = world_pick(w, 100);
	formula_place p = place_of(w, about < 80 ? WORLD_PERSON : WORLD_HOUSEHOLD, about < 40);
	sl_buf b = {0};

	sl_buf_printf(&b, "<conflict id=\"x%u\" soort=\"%s\" ernst=\"laag\" domeinen=\"%s\"", (unsigned)number,
		      kinds[world_pick(w, 3)], domains[world_pick(w, 8)]);
	if (world_may(w, 15))
		world_write_dates(&b, world_days[world_pick(w, 4)], NULL, NULL);
	sl_buf_puts(&b, "><omschrijving>X</omschrijving>");
	if (about < 80)
		sl_buf_puts(&b, "<betreft naam=\"p\" in=\"personen\"/>");
	if (about < 40)
		sl_buf_puts(&b, "<betreft naam=\"q\" in=\"personen\" anders-dan=\"p\"/>");
	sl_buf_puts(&b, "<wanneer><voorwaarde>");
	write_condition(w, &b, &p);
	sl_buf_puts(&b, "</voorwaarde></wanneer><kant domein=\"d\" jci=\"jci1.3:c:BWBR0000001&amp;artikel=9\"/>"
			"<uitleg>u</uitleg><handeling>h</handeling><escalatie>e</escalatie></conflict>\n");
	world_add_piece(w, FILE_CONFLICTS, &b);
}

void world_write_conflicts(world *w)
{
	uint32_t n = 1 + world_pick(w, 3);

	write_decision(w);
	for (uint32_t i = 0; i < n; i++)
		write_conflict(w, i);
}
