/* SPDX-License-Identifier: EUPL-1.2 */
/* Random rule sets: fixed kinds, random facts, parameters, concepts, rules. */
#include "random/world.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const world_days[7] = {"2024-07-01", "2025-01-01", "2025-07-01", "2025-12-29",
				   "2026-01-01", "2026-07-01", "2027-01-01"};
static const char *const days_around[] = {"2024-06-30", "2025-01-01", "2025-06-30", "2025-07-01",
					  "2025-12-28", "2025-12-30", "2026-01-01", "2026-02-28",
					  "2026-06-30", "2026-07-01", "2026-12-31", "2027-01-15"};

const char *world_random_day(chance *c)
{
	return days_around[chance_below(c, 12)];
}

bool world_may(world *w, uint32_t percent)
{
	return chance_in_100(&w->chance, percent);
}

uint32_t world_pick(world *w, uint32_t n)
{
	return chance_below(&w->chance, n);
}

/* ---- pieces ---- */

void world_escape(sl_buf *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '<')
			sl_buf_puts(out, "&lt;");
		else if (*text == '&')
			sl_buf_puts(out, "&amp;");
		else if (*text == '"')
			sl_buf_puts(out, "&quot;");
		else
			sl_buf_putc(out, *text);
	}
}

void world_add_piece(world *w, int file, sl_buf *text)
{
	if (sl_buf_status(text) != SL_OK || w->piece_count == WORLD_MOST_PIECES)
		abort();
	w->pieces[w->piece_count++] = (world_piece){.file = file, .text = text->text};
	*text = (sl_buf){0};
}

__attribute__((format(printf, 3, 4))) static void piece(world *w, int file, const char *format, ...)
{
	char text[1200];
	sl_buf b = {0};
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	sl_buf_puts(&b, text);
	world_add_piece(w, file, &b);
}

/* ---- files ---- */

static void make_head(world *w, int file, const char *attributes)
{
	char from[40] = "";

	w->has_file[file] = true;
	if (w->from[file][0])
		snprintf(from, sizeof from, " geldig-van=\"%s\"", w->from[file]);
	snprintf(w->head[file], sizeof w->head[file],
		 "<regeling xmlns=\"urn:samenloop:regels\" domein=\"%s\" %s%s>", file == FILE_CONFLICTS ? "s" : "d",
		 attributes, from);
}

static void make_files(world *w)
{
	make_head(w, FILE_WORDS, "id=\"woorden\" soort=\"woordenboek\" citeertitel=\"Woorden\"");
	make_head(w, FILE_LAW, "id=\"wet\" soort=\"wet\" bwb=\"BWBR0000001\" citeertitel=\"Wet\"");
	make_head(w, FILE_TREATY,
		  "id=\"verdrag\" soort=\"verdrag\" bwb=\"BWBV0000001\" citeertitel=\"Verdrag\"");
	if (world_may(w, 20))
		strcpy(w->from[FILE_DECREE], world_days[world_pick(w, 4)]);
	make_head(w, FILE_DECREE, "id=\"amvb\" soort=\"amvb\" bwb=\"BWBR0000002\" citeertitel=\"Besluit\"");
	make_head(w, FILE_POLICY,
		  "id=\"regeling\" soort=\"ministeriele-regeling\" bwb=\"BWBR0000003\" citeertitel=\"Regeling\"");
	if (world_may(w, 80)) {
		if (world_may(w, 20))
			strcpy(w->from[FILE_FIRST], world_days[world_pick(w, 4)]);
		make_head(w, FILE_FIRST,
			  "id=\"eerste\" soort=\"verordening\" gemeente=\"GM0001\" vult-in=\"wet\" "
			  "bwb=\"CVDR1\" citeertitel=\"Verordening\"");
	}
	if (world_may(w, 60))
		make_head(w, FILE_SECOND,
			  "id=\"tweede\" soort=\"verordening\" gemeente=\"GM0002\" vult-in=\"wet\" "
			  "bwb=\"CVDR2\" citeertitel=\"Verordening\"");
}

const char *world_file_name(int file)
{
	static const char *const names[WORLD_FILES] = {"woorden.xml", "wet.xml",     "verdrag.xml",
						       "amvb.xml",    "regeling.xml", "eerste.xml",
						       "tweede.xml",  "samen.xml"};

	return names[file];
}

void world_print(sl_buf *out, const world *w, int file)
{
	if (!w->has_file[file])
		return;
	sl_buf_printf(out, "%s\n", w->head[file]);
	for (uint32_t i = 0; i < w->piece_count; i++)
		if (w->pieces[i].file == file && !w->pieces[i].out)
			sl_buf_puts(out, w->pieces[i].text);
	sl_buf_puts(out, "</regeling>\n");
}

/* ---- facts ---- */

static const char *const kind_names[] = {"huishouden", "persoon", "ding"};

static world_feature *add_feature(world *w, const char *name, world_kind kind, world_type type)
{
	world_feature *f = &w->features[w->feature_count++];

	if (w->feature_count > WORLD_MOST_FEATURES)
		abort();
	*f = (world_feature){.kind = kind, .type = type};
	snprintf(f->name, sizeof f->name, "%s", name);
	return f;
}

static const char *type_attributes(world_type type)
{
	static const char *const texts[] = {
		[WORLD_BOOLEAN] = "type=\"ja/nee\"",
		[WORLD_NUMBER] = "type=\"getal\"",
		[WORLD_DATE] = "type=\"datum\"",
		[WORLD_CHOICE] = "type=\"keuze\"",
		[WORLD_PERSON_ONE] = "type=\"relatie\" naar=\"persoon\"",
		[WORLD_PERSONS] = "type=\"relaties\" naar=\"persoon\"",
		[WORLD_THINGS] = "type=\"lijst\" van=\"ding\"",
		[WORLD_TEXTS] = "type=\"lijst\" van=\"tekst\"",
	};

	return texts[type];
}

static const char *choices_of(world_type type)
{
	return type == WORLD_CHOICE
		       ? "<keuze>rood</keuze><keuze>groen</keuze><keuze>blauw</keuze>"
		       : "";
}

/* aanname, in the form that the type asks. */
static void write_assumption(world *w, sl_buf *b, world_feature *f)
{
	sl_buf value = {0};

	if (f->type > WORLD_CHOICE || f->type == WORLD_DATE)
		return;
	f->assumed = true;
	if (f->may_be_empty && world_may(w, 30))
		sl_buf_puts(&value, "null");
	else
		formula_literal(&value, &w->chance, f->type);
	sl_buf_puts(b, " aanname=\"");
	world_escape(b, sl_buf_text(&value));
	sl_buf_puts(b, "\"");
	sl_buf_free(&value);
}

/* Most are for all; some of one law, of two, of another, of conflicts only. */
static const char *grounds_of(const char *name)
{
	static const struct {
		const char *name, *grounds;
	} own[] = {
		{"b een", "<gebruik domein=\"d\" grond=\"art. 1\"/>"},
		{"b twee", "<gebruik domein=\"d\" grond=\"art. 1\"/><gebruik domein=\"e\" grond=\"art. 2\"/>"},
		{"e een", "<gebruik domein=\"e\" grond=\"art. 2\"/>"},
		{"s een", "<gebruik domein=\"s\" grond=\"art. 3\"/>"},
		{"mag samen", "<gebruik domein=\"s\" grond=\"art. 3\"/>"},
	};

	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		if (strcmp(own[i].name, name) == 0)
			return own[i].grounds;
	return "<gebruik domein=\"alle\" grond=\"art. 1\"/>";
}

static void add_fact(world *w, const char *name, world_kind kind, world_type type, const char *more)
{
	world_feature *f = add_feature(w, name, kind, type);
	sl_buf b = {0};

	f->is_fact = true;
	sl_buf_printf(&b, "<feit naam=\"%s\" per=\"%s\" %s%s", name, kind_names[kind],
		      type_attributes(type), more);
	f->mirrored = strstr(more, "spiegel") != NULL;
	if (type <= WORLD_CHOICE && !strstr(more, "rol")) {
		f->may_be_empty = world_may(w, 30);
		sl_buf_puts(&b, f->may_be_empty ? " mag-leeg=\"ja\"" : "");
		f->judgement = world_may(w, 12);
		sl_buf_puts(&b, f->judgement ? " oordeel=\"ja\"" : "");
		if (world_may(w, 18))
			write_assumption(w, &b, f);
		f->fixed = world_may(w, 12);
		sl_buf_puts(&b, f->fixed ? " tijd=\"vast\"" : world_may(w, 14) ? " tijd=\"stand\"" : "");
	}
	sl_buf_printf(&b, ">%s%s</feit>\n", choices_of(type), grounds_of(name));
	f->apart = strstr(grounds_of(name), "\"d\"") == NULL && strstr(grounds_of(name), "alle") == NULL;
	world_add_piece(w, FILE_WORDS, &b);
}

static void make_facts(world *w)
{
	static const char *const complete[] = {"", " aanname=\"true\"", " aanname=\"true\"",
					       " aanname=\"false\""};
	char more[80];

	piece(w, FILE_WORDS, "<domein naam=\"d\">D</domein><domein naam=\"e\">E</domein>"
			     "<domein naam=\"s\">S</domein>\n<entiteit naam=\"huishouden\"/>\n"
			     "<entiteit naam=\"persoon\" van=\"huishouden\" lijst=\"personen\" "
			     "sleutel=\"id\"/>\n"
			     "<entiteit naam=\"ding\" van=\"persoon\" lijst=\"dingen\"/>\n"
			     "<feit naam=\"id\" per=\"persoon\" type=\"tekst\" tijd=\"vast\">"
			     "<gebruik domein=\"alle\" grond=\"art. 1\"/></feit>\n"
			     "<feit naam=\"peildatum\" per=\"huishouden\" type=\"datum\" "
			     "rol=\"peildatum\"><gebruik domein=\"alle\" grond=\"art. 1\"/></feit>\n"
			     "<feit naam=\"gemeente\" per=\"huishouden\" type=\"tekst\" "
			     "rol=\"gemeente\"><gebruik domein=\"alle\" grond=\"art. 1\"/></feit>\n"
			     "<feit naam=\"personen\" per=\"huishouden\" type=\"lijst\" "
			     "van=\"persoon\"><gebruik domein=\"alle\" grond=\"art. 1\"/></feit>\n");
	snprintf(more, sizeof more, " rol=\"volledig\"%s", complete[world_pick(w, 4)]);
	add_fact(w, "huishouden volledig", WORLD_HOUSEHOLD, WORLD_BOOLEAN, more);
	w->features[w->feature_count - 1].assumed = strstr(more, "aanname") != NULL;
	add_fact(w, "huis b", WORLD_HOUSEHOLD, WORLD_BOOLEAN, "");
	add_fact(w, "huis n", WORLD_HOUSEHOLD, WORLD_NUMBER, "");
	add_fact(w, "b een", WORLD_PERSON, WORLD_BOOLEAN, "");
	add_fact(w, "b twee", WORLD_PERSON, WORLD_BOOLEAN, "");
	add_fact(w, "b drie", WORLD_PERSON, WORLD_BOOLEAN, "");
	add_fact(w, "dubbel", WORLD_PERSON, WORLD_BOOLEAN, "");
	add_fact(w, "n een", WORLD_PERSON, WORLD_NUMBER, "");
	add_fact(w, "n twee", WORLD_PERSON, WORLD_NUMBER, "");
	add_fact(w, "d een", WORLD_PERSON, WORLD_DATE, "");
	add_fact(w, "k een", WORLD_PERSON, WORLD_CHOICE, "");
	add_fact(w, "partner", WORLD_PERSON, WORLD_PERSON_ONE, " spiegel=\"partner\"");
	add_fact(w, "vriend", WORLD_PERSON, WORLD_PERSON_ONE, "");
	add_fact(w, "kinderen", WORLD_PERSON, WORLD_PERSONS, " spiegel=\"ouders\"");
	add_fact(w, "ouders", WORLD_PERSON, WORLD_PERSONS, " spiegel=\"kinderen\"");
	add_fact(w, "buren", WORLD_PERSON, WORLD_PERSONS, "");
	add_fact(w, "dingen", WORLD_PERSON, WORLD_THINGS, "");
	add_fact(w, "ding b", WORLD_THING, WORLD_BOOLEAN, "");
	add_fact(w, "ding n", WORLD_THING, WORLD_NUMBER, "");
	add_fact(w, "ding k", WORLD_THING, WORLD_CHOICE, "");
	add_fact(w, "dubbel", WORLD_THING, WORLD_BOOLEAN, "");
	add_fact(w, "gever", WORLD_THING, WORLD_PERSON_ONE, "");
	add_fact(w, "e een", WORLD_PERSON, WORLD_BOOLEAN, "");
	add_fact(w, "s een", WORLD_PERSON, WORLD_BOOLEAN, "");
	add_fact(w, "mag samen", WORLD_HOUSEHOLD, WORLD_BOOLEAN, " rol=\"combineren\"");
}

/* ---- parameters ---- */

static void write_value(world *w, sl_buf *b, world_type type)
{
	static const char *const numbers[] = {"0", "1", "2", "5", "1.5", "100"};

	if (type == WORLD_NUMBER)
		sl_buf_puts(b, numbers[world_pick(w, 6)]);
	else if (type == WORLD_DATE)
		sl_buf_puts(b, world_random_day(&w->chance));
	else
		sl_buf_puts(b, world_may(w, 50) ? "true" : "false");
}

void world_write_dates(sl_buf *b, const char *from, const char *to, const char *known)
{
	if (from && from[0])
		sl_buf_printf(b, " geldig-van=\"%s\"", from);
	if (to && to[0])
		sl_buf_printf(b, " geldig-tot=\"%s\"", to);
	if (known && known[0])
		sl_buf_printf(b, " bekend-van=\"%s\"", known);
}

/* One to three values at rising dates, with holes; or with later knowledge
 * and corrections, and then each says how long it holds. */
static void write_values(world *w, sl_buf *b, world_type type, bool must_start)
{
	uint32_t at = world_pick(w, 3), n = 1 + world_pick(w, 3);
	bool start = !must_start && world_may(w, 40), corrected = world_may(w, 40);

	for (uint32_t i = 0; i < n && at < 6; i++, at += 1 + world_pick(w, 2)) {
		bool last = i + 1 == n || at >= 4;
		const char *from = i == 0 && start ? "" : world_days[at];
		const char *to = (corrected && !last) || world_may(w, 20) ? world_days[at + 1] : "";
		sl_buf_puts(b, "<waarde");
		world_write_dates(b, from, to, corrected && world_may(w, 30) ? world_days[world_pick(w, 7)] : "");
		sl_buf_puts(b, ">");
		write_value(w, b, type);
		sl_buf_puts(b, "</waarde>");
		if (corrected && world_may(w, 40)) {
			sl_buf_puts(b, "<waarde");
			world_write_dates(b, from, to, "2026-03-04");
			sl_buf_puts(b, ">");
			write_value(w, b, type);
			sl_buf_puts(b, "</waarde>");
		}
		if (last)
			return;
	}
}

static void write_bound(world *w, sl_buf *b, const char *name, const formula_place *p)
{
	sl_buf text = {0};

	formula_write(&text, p, WORLD_NUMBER, world_may(w, 80) ? 0 : 1);
	sl_buf_printf(b, " %s=\"", name);
	world_escape(b, sl_buf_text(&text));
	sl_buf_puts(b, "\"");
	sl_buf_free(&text);
}

/* tenminste, ten-hoogste, stil */
static void write_bounds(world *w, sl_buf *b, const formula_place *p)
{
	if (world_may(w, 40))
		write_bound(w, b, "tenminste", p);
	if (world_may(w, 50))
		write_bound(w, b, "ten-hoogste", p);
	if (world_may(w, 50))
		write_bound(w, b, "stil", p);
}

static void delegate_parameter(world *w, const char *name)
{
	formula_place p = {.w = w, .nobody = true, .item = -1};
	sl_buf b = {0};

	sl_buf_printf(&b, "<delegatie parameter=\"%s\" instrument=\"verordening\" artikel=\"9\"", name);
	world_write_dates(&b, world_may(w, 25) ? world_days[world_pick(w, 5)] : "", "", "");
	write_bounds(w, &b, &p);
	sl_buf_puts(&b, "/>\n");
	world_add_piece(w, FILE_LAW, &b);
	for (int file = FILE_FIRST; file <= FILE_SECOND; file++) {
		if (!w->has_file[file] || world_may(w, 30))
			continue;
		sl_buf_printf(&b, "<vaststelling parameter=\"%s\" artikel=\"1\">", name);
		write_values(w, &b, WORLD_NUMBER, true);
		sl_buf_puts(&b, "</vaststelling>\n");
		world_add_piece(w, file, &b);
	}
}

static void add_parameter(world *w, const char *name, world_type type, bool delegated)
{
	world_parameter *p = &w->parameters[w->parameter_count];
	bool indexed = type == WORLD_NUMBER && world_may(w, 25);
	sl_buf b = {0};

	if (delegated)
		delegate_parameter(w, name);
	snprintf(p->name, sizeof p->name, "%s", name);
	p->type = type;
	w->parameter_count++;
	sl_buf_printf(&b, "<parameter naam=\"%s\" %s artikel=\"8\"%s>", name, type_attributes(type),
		      indexed ? (world_may(w, 50) ? " indexering=\"jaar\"" : " indexering=\"halfjaar\"") : "");
	if (!delegated || world_may(w, 20))
		write_values(w, &b, type, indexed);
	sl_buf_puts(&b, "</parameter>\n");
	world_add_piece(w, FILE_LAW, &b);
}

static void make_parameters(world *w)
{
	add_parameter(w, "p een", WORLD_NUMBER, false);
	add_parameter(w, "p twee", WORLD_NUMBER, false);
	add_parameter(w, "p dag", WORLD_DATE, false);
	add_parameter(w, "p ja", WORLD_BOOLEAN, false);
	add_parameter(w, "p lokaal", WORLD_NUMBER, true);
}

/* ---- series ---- */

static void make_series(world *w)
{
	static const char *const stretches[] = {
		"<reeks soort=\"maand\"/>",
		"<reeks soort=\"iso-vier-weken\"/>",
		"<reeks soort=\"jaar\"/>",
		"<reeks soort=\"iso-vier-weken\" geldig-van=\"2007-01-01\" geldig-tot=\"2025-12-29\"/>"
		"<reeks soort=\"maand\" geldig-van=\"2026-01-01\"/>",
		"<reeks soort=\"jaar\" geldig-van=\"2001-01-01\" geldig-tot=\"2025-07-01\"/>"
		"<reeks soort=\"maand\" geldig-van=\"2025-07-01\"/>",
	};

	piece(w, FILE_LAW, "<periodereeks naam=\"reeks\">%s</periodereeks>\n", stretches[world_pick(w, 5)]);
}

/* ---- the calendar ---- */

static void make_calendar(world *w)
{
	static const char *const free_days[] = {
		"<vrije-dag weekdag=\"zaterdag\"/><vrije-dag weekdag=\"zondag\"/>",
		"<vrije-dag naam=\"a\" dag=\"07-01\"/><vrije-dag naam=\"b\" pasen=\"-2\"/>",
		"<vrije-dag weekdag=\"woensdag\" bekend-van=\"2025-06-01\"/>"
		"<vrije-dag naam=\"c\" dag=\"01-01\" op-zondag=\"12-31\"/>",
		"<vrije-dag weekdag=\"donderdag\" geldig-tot=\"2026-01-01\"/>"
		"<vrije-dag weekdag=\"vrijdag\" geldig-van=\"2026-01-01\"/>",
		"<vrije-dag weekdag=\"maandag\"/><vrije-dag weekdag=\"dinsdag\"/>"
		"<vrije-dag weekdag=\"woensdag\"/><vrije-dag weekdag=\"donderdag\"/>"
		"<vrije-dag weekdag=\"vrijdag\"/><vrije-dag weekdag=\"zaterdag\"/>"
		"<vrije-dag weekdag=\"zondag\"/>",
	};

	piece(w, FILE_LAW, "<kalender naam=\"kalender\">%s</kalender>\n", free_days[world_pick(w, 5)]);
}

/* ---- rules ---- */

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

/* ---- concepts ---- */

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
		      kind_names[m->f.kind], type_attributes(m->f.type), m->combine,
		      m->f.may_be_empty ? " mag-leeg=\"ja\"" : "",
		      m->f.pair ? " ten-opzichte-van=\"persoon\"" : "",
		      joint ? " gezamenlijk-met=\"partner\"" : "",
		      m->f.per_period ? " per-periode=\"reeks\"" : "");
	if (rounded)
		sl_buf_printf(&b, "<afronding richting=\"%s\" cijfers=\"%u\">Zo.</afronding>",
			      ways[world_pick(m->w, 7)], (unsigned)world_pick(m->w, 3));
	sl_buf_printf(&b, "%s</begrip>\n", choices_of(m->f.type));
	world_add_piece(m->w, FILE_LAW, &b);
}

static void delegate_concept(making *m)
{
	static const int law = FILE_LAW;
	world *w = m->w;
	sl_buf b = {0};

	sl_buf_printf(&b, "<delegatie begrip=\"%s\" instrument=\"verordening\" artikel=\"7\"", m->f.name);
	if (m->f.type == WORLD_NUMBER)
		write_bounds(w, &b, &m->place);
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

static void make_concept(world *w, uint32_t number)
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

void world_make(world *w, uint64_t seed)
{
	uint32_t n;

	memset(w, 0, sizeof *w);
	w->chance.state = seed;
	make_files(w);
	make_facts(w);
	make_parameters(w);
	make_series(w);
	make_calendar(w);
	n = 2 + world_pick(w, 9);
	for (uint32_t i = 0; i < n; i++)
		make_concept(w, i);
	make_head(w, FILE_CONFLICTS, "id=\"samen\" soort=\"woordenboek\" citeertitel=\"Samen\"");
	world_write_conflicts(w);
}

void world_free(world *w)
{
	for (uint32_t i = 0; i < w->piece_count; i++)
		free(w->pieces[i].text);
	w->piece_count = 0;
}
