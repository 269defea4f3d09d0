/* SPDX-License-Identifier: EUPL-1.2 */
/* A schema from two tables. */
#include "schema_fixture.h"

#include <string.h>

#include "facts/facts.h"

typedef struct kind_row {
	const char *name, *owner, *list, *key;
} kind_row;

static const kind_row kinds[] = {
	{"huishouden", NULL, NULL, NULL},
	{"persoon", "huishouden", "personen", "id"},
	{"inkomst", "persoon", "inkomsten", NULL},
	{"bezitting", "persoon", "bezittingen", NULL},
	{"gebruik", "persoon", "gebruiken", NULL},
	{"hulpvraag", "persoon", "hulpvragen", "id"},
};
#define KINDS (sizeof kinds / sizeof *kinds)

enum { JUDGED = 1, EMPTY = 2, FIXED = 4, COUNT = 8, ELEVEN = 16, CONCEPT = 32 };

typedef struct fact_row {
	const char *per, *name, *type; /* as in a rule file */
	const char *of;                /* choices, kind of items or of the other side, unit */
	int flags;
	sl_role role;
	const char *pattern, *minimum, *maximum, *mirror;
} fact_row;

static const fact_row facts[] = {
	{.per = "huishouden", .name = "huishouden", .type = "tekst",
	 .role = SL_ROLE_CASE, .flags = FIXED},
	{.per = "huishouden", .name = "peildatum", .type = "datum", .role = SL_ROLE_DATE,
	 .flags = FIXED},
	{.per = "huishouden", .name = "gemeente", .type = "tekst",
	 .role = SL_ROLE_MUNICIPALITY, .pattern = "GM[0-9]{4}"},
	{.per = "huishouden", .name = "personen", .type = "lijst", .of = "persoon"},
	{.per = "huishouden", .name = "volledig", .type = "ja/nee",
	 .role = SL_ROLE_COMPLETE},
	{.per = "huishouden", .name = "plannen", .type = "teksten"},
	{.per = "huishouden", .name = "wetten", .type = "keuzes",
	 .of = "participatiewet,wmo,jeugdwet"},
	{.per = "huishouden", .name = "totaal", .type = "bedrag", .flags = CONCEPT},
	{.per = "huishouden", .name = "zwaar", .type = "tekst", .pattern = "(a+)+[bd]"},
	{.per = "persoon", .name = "id", .type = "tekst", .role = SL_ROLE_KEY,
	 .flags = FIXED},
	{.per = "persoon", .name = "naam", .type = "tekst", .role = SL_ROLE_NAME},
	{.per = "persoon", .name = "burgerservicenummer", .type = "tekst",
	 .flags = ELEVEN, .pattern = "[0-9]{9}"},
	{.per = "persoon", .name = "geboortedatum", .type = "datum", .flags = FIXED,
	 .minimum = "1850-01-01",
	 .maximum = "2100-12-31"},
	{.per = "persoon", .name = "partner", .type = "relatie", .of = "persoon",
	 .mirror = "partner"},
	{.per = "persoon", .name = "samen met", .type = "relatie", .of = "persoon",
	 .mirror = "samen met", .flags = JUDGED},
	{.per = "persoon", .name = "ouders", .type = "relaties", .of = "persoon",
	 .mirror = "kinderen", .flags = FIXED},
	{.per = "persoon", .name = "kinderen", .type = "relaties", .of = "persoon",
	 .mirror = "ouders", .flags = FIXED},
	{.per = "persoon", .name = "verwanten", .type = "relaties", .of = "persoon",
	 .mirror = "verwanten"},
	{.per = "persoon", .name = "huurt van", .type = "relatie", .of = "persoon"},
	{.per = "persoon", .name = "redt zich", .type = "ja/nee",
	 .flags = JUDGED | EMPTY},
	{.per = "persoon", .name = "schulden", .type = "bedrag", .of = "EUR",
	 .minimum = "0"},
	{.per = "persoon", .name = "verlaging", .type = "getal", .of = "procent",
	 .minimum = "0", .maximum = "100"},
	{.per = "persoon", .name = "maanden gebruikt", .type = "geheel getal",
	 .of = "maand", .flags = COUNT},
	{.per = "persoon", .name = "verhuisdatum", .type = "datum", .flags = EMPTY},
	{.per = "persoon", .name = "verblijfsduur", .type = "duur"},
	{.per = "persoon", .name = "status", .type = "keuze",
	 .of = "nederlander,rechtmatig verblijf,geen rechtmatig verblijf"},
	{.per = "persoon", .name = "inkomsten", .type = "lijst", .of = "inkomst"},
	{.per = "persoon", .name = "bezittingen", .type = "lijst", .of = "bezitting"},
	{.per = "persoon", .name = "gebruiken", .type = "lijst", .of = "gebruik"},
	{.per = "persoon", .name = "hulpvragen", .type = "lijst", .of = "hulpvraag"},
	{.per = "inkomst", .name = "soort", .type = "keuze",
	 .of = "loon,eigen bedrijf,alimentatie"},
	{.per = "inkomst", .name = "netto bedrag per maand", .type = "bedrag",
	 .of = "EUR/maand"},
	{.per = "bezitting", .name = "soort", .type = "tekst"},
	{.per = "bezitting", .name = "waarde", .type = "bedrag", .of = "EUR"},
	{.per = "gebruik", .name = "van", .type = "tekst"},
	{.per = "gebruik", .name = "tot", .type = "tekst", .flags = EMPTY},
	{.per = "gebruik", .name = "waarde", .type = "getal"},
	{.per = "hulpvraag", .name = "id", .type = "tekst", .role = SL_ROLE_KEY,
	 .flags = FIXED},
	{.per = "hulpvraag", .name = "uren per week", .type = "getal", .of = "uur/week",
	 .minimum = "0"},
	{.per = "hulpvraag", .name = "hulp van", .type = "relaties", .of = "persoon"},
};
#define FACTS (sizeof facts / sizeof *facts)

typedef struct build {
	sl_schema *schema;
	sl_arena *arena;
	bool failed;
} build;

static void *take(build *b, size_t size)
{
	void *p = sl_arena_alloc(b->arena, size);

	b->failed |= !p;
	return p;
}

static const char *name(build *b, const char *text)
{
	const char *p = sl_intern_add(b->schema->intern, text, strlen(text));

	b->failed |= !p;
	return p;
}

static const char *key(build *b, const char *text)
{
	char out[80];
	size_t n = strlen(text);

	for (size_t i = 0; i <= n; i++)
		out[i] = text[i] == ' ' ? '_' : text[i];
	return name(b, out);
}

static sl_kind_of_entity *kind_of(build *b, const char *text)
{
	for (size_t i = 0; i < KINDS; i++)
		if (strcmp(kinds[i].name, text) == 0)
			return b->schema->kinds[i];
	return NULL;
}

static void add_kind(build *b, size_t i)
{
	sl_kind_of_entity *k = b->schema->kinds[i] = take(b, sizeof *k);

	if (b->failed)
		return;
	k->name = name(b, kinds[i].name);
	k->key = key(b, kinds[i].name);
	k->description = "Een soort.";
	k->number = (uint16_t)i;
	k->owner = kinds[i].owner ? kind_of(b, kinds[i].owner) : NULL;
	k->facts = take(b, FACTS * sizeof *k->facts);
	k->concepts = take(b, FACTS * sizeof *k->concepts);
}

static const char *const *choices(build *b, const char *text, uint32_t *count)
{
	const char **out = take(b, 8 * sizeof *out);

	for (*count = 0; !b->failed && *text; (*count)++) {
		size_t n = strcspn(text, ",");

		out[*count] = sl_intern_add(b->schema->intern, text, n);
		b->failed |= !out[*count];
		text += n + (text[n] == ',');
	}
	return out;
}

static sl_type *item_type(build *b, const fact_row *row)
{
	sl_type *t = take(b, sizeof *t);

	if (b->failed)
		return NULL;
	t->base = SL_T_STRING;
	if (strcmp(row->type, "keuzes") == 0)
		t->choices = choices(b, row->of, &t->choice_count);
	if (strcmp(row->type, "lijst") == 0 || strcmp(row->type, "relaties") == 0) {
		t->base = SL_T_ENTITY;
		t->kind = kind_of(b, row->of);
	}
	return t;
}

static sl_type type_of(build *b, const fact_row *row)
{
	static const struct { const char *name; sl_base base; } names[] = {
		{"ja/nee", SL_T_BOOLEAN}, {"bedrag", SL_T_NUMBER}, {"getal", SL_T_NUMBER},
		{"geheel getal", SL_T_NUMBER}, {"datum", SL_T_DATE}, {"duur", SL_T_MONTHS},
		{"tekst", SL_T_STRING}, {"keuze", SL_T_STRING}, {"relatie", SL_T_ENTITY},
	};
	sl_type t = {.base = SL_T_LIST};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i].name, row->type) == 0)
			t.base = names[i].base;
	t.amount = strcmp(row->type, "bedrag") == 0;
	t.integer = strcmp(row->type, "geheel getal") == 0;
	if (t.base == SL_T_LIST)
		t.item = item_type(b, row);
	if (t.base == SL_T_ENTITY)
		t.kind = kind_of(b, row->of);
	if (strcmp(row->type, "keuze") == 0)
		t.choices = choices(b, row->of, &t.choice_count);
	if (t.base == SL_T_NUMBER && row->of)
		b->failed |= sl_unit_parse(&t.unit, b->schema->units, row->of, strlen(row->of)) != SL_OK;
	return t;
}

static sl_value bound(build *b, const char *text, sl_base base)
{
	sl_date d = 0;
	sl_dec n = SL_DEC_ZERO;

	if (base == SL_T_DATE) {
		b->failed |= sl_date_parse(&d, text, strlen(text)) != SL_OK;
		return sl_day(d);
	}
	b->failed |= sl_dec_parse(&n, text, strlen(text), true) != SL_OK;
	return sl_number(n);
}

static sl_fact_info *info_of(build *b, const fact_row *row, const sl_type *type)
{
	sl_fact_info *info = take(b, sizeof *info);

	if (b->failed)
		return NULL;
	info->time = row->flags & FIXED ? SL_TIME_FIXED :
		     row->flags & COUNT ? SL_TIME_COUNT : SL_TIME_CONTINUING;
	info->role = row->role;
	info->judgement = row->flags & JUDGED;
	info->eleven_test = row->flags & ELEVEN;
	info->special = row->flags & ELEVEN ? "wettelijk nummer" : NULL;
	info->question = "Hoe zit dat?";
	info->origin = "opgave aanvrager";
	info->pattern = row->pattern;
	info->many = strcmp(row->type, "relaties") == 0;
	info->relation = info->many || strcmp(row->type, "relatie") == 0;
	if ((info->has_minimum = row->minimum != NULL))
		info->minimum = bound(b, row->minimum, type->base);
	if ((info->has_maximum = row->maximum != NULL))
		info->maximum = bound(b, row->maximum, type->base);
	return info;
}

static void add_feature(build *b, size_t i)
{
	const fact_row *row = &facts[i];
	sl_feature *f = b->schema->features[i] = take(b, sizeof *f);
	sl_kind_of_entity *per = kind_of(b, row->per);

	if (b->failed)
		return;
	f->name = name(b, row->name);
	f->key = key(b, row->name);
	f->description = "Wat <dit> \"is\" & meer.";
	f->per = per;
	f->type = type_of(b, row);
	f->may_be_empty = row->flags & EMPTY;
	f->number = (uint32_t)i;
	f->is_fact = !(row->flags & CONCEPT);
	if (!f->is_fact) {
		f->slot = per->concept_count;
		per->concepts[per->concept_count++] = f;
		return;
	}
	f->slot = per->fact_count;
	per->facts[per->fact_count++] = f;
	f->fact = info_of(b, row, &f->type);
	if (row->role && row->role != SL_ROLE_NAME && row->role != SL_ROLE_KEY)
		b->schema->roles[row->role] = f;
}

static const sl_feature *feature_of(build *b, const char *per, const char *text)
{
	for (size_t i = 0; i < FACTS; i++)
		if (strcmp(facts[i].per, per) == 0 && strcmp(facts[i].name, text) == 0)
			return b->schema->features[i];
	return NULL;
}

static void link_up(build *b)
{
	for (size_t i = 0; i < KINDS; i++) {
		sl_kind_of_entity *k = b->schema->kinds[i];

		if (kinds[i].list)
			k->list = feature_of(b, kinds[i].owner, kinds[i].list);
		if (kinds[i].key)
			k->identity = feature_of(b, kinds[i].name, kinds[i].key);
	}
	for (size_t i = 0; i < FACTS; i++)
		if (facts[i].mirror)
			((sl_fact_info *)b->schema->features[i]->fact)->mirror =
				feature_of(b, facts[i].per, facts[i].mirror);
}

static bool begin(build *b)
{
	b->schema = take(b, sizeof *b->schema);
	if (b->failed)
		return false;
	b->schema->intern = take(b, sizeof *b->schema->intern);
	b->schema->kinds = take(b, KINDS * sizeof *b->schema->kinds);
	b->schema->features = take(b, FACTS * sizeof *b->schema->features);
	if (b->failed)
		return false;
	sl_intern_init(b->schema->intern, b->arena);
	b->schema->units = sl_units_new(b->arena, b->schema->intern);
	b->schema->kind_count = KINDS;
	b->schema->feature_count = FACTS;
	return b->schema->units != NULL;
}

const sl_schema *sl_fixture_schema(sl_arena *arena)
{
	build b = {.arena = arena};
	sl_diags diags = {0};
	sl_status err = SL_ENOMEM;

	if (!begin(&b))
		return NULL;
	for (size_t i = 0; i < KINDS && !b.failed; i++)
		add_kind(&b, i);
	for (size_t i = 0; i < FACTS && !b.failed; i++)
		add_feature(&b, i);
	if (!b.failed) {
		link_up(&b);
		err = sl_facts_prepare(b.schema, arena, &diags);
	}
	sl_diags_free(&diags);
	return err == SL_OK ? b.schema : NULL;
}
