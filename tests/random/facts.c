/* SPDX-License-Identifier: EUPL-1.2 */
/* Random facts: what a household can tell, and who may use it. */
#include "random/world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const world_kind_names[] = {"huishouden", "persoon", "ding"};

static world_feature *add_feature(world *w, const char *name, world_kind kind, world_type type)
{
	world_feature *f = &w->features[w->feature_count++];

	if (w->feature_count > WORLD_MOST_FEATURES)
		abort();
	*f = (world_feature){.kind = kind, .type = type};
	snprintf(f->name, sizeof f->name, "%s", name);
	return f;
}

const char *world_type_attributes(world_type type)
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

const char *world_choices_of(world_type type)
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
	sl_buf_printf(&b, "<feit naam=\"%s\" per=\"%s\" %s%s", name, world_kind_names[kind],
		      world_type_attributes(type), more);
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
	sl_buf_printf(&b, ">%s%s</feit>\n", world_choices_of(type), grounds_of(name));
	f->apart = strstr(grounds_of(name), "\"d\"") == NULL && strstr(grounds_of(name), "alle") == NULL;
	world_add_piece(w, FILE_WORDS, &b);
}

void world_make_facts(world *w)
{
	static const char *const complete[] = {"", " aanname=\"true\"", " aanname=\"true\"",
					       " aanname=\"false\""};
	char more[80];

	world_say(w, FILE_WORDS, "<domein naam=\"d\">D</domein><domein naam=\"e\">E</domein>"
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
