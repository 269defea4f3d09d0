/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The loader: every diagnostic with its place (tests/bad), the XSD, what the
 * model holds (tests/rules), municipalities, running out of memory.
 */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <libxml/xmlschemas.h>

#include "base/file.h"
#include "compile/compile.h"
#include "load/elements.h"
#include "load/load.h"
#include "support/alloc.h"

#define BAD   "tests/bad"
#define RULES "tests/rules"
#define MOST  16

/* ---- texts in memory ---- */

typedef struct texts {
	char *names[MOST], *texts[MOST];
	size_t lengths[MOST], count;
} texts;

static void texts_free(texts *t)
{
	for (size_t i = 0; i < t->count; i++) {
		free(t->names[i]);
		free(t->texts[i]);
	}
	t->count = 0;
}

static char *join(const char *a, const char *b)
{
	size_t n = strlen(a) + strlen(b) + 2;
	char *out = malloc(n);

	assert_non_null(out);
	snprintf(out, n, "%s/%s", a, b);
	return out;
}

static void add_file(texts *t, const char *folder, const char *name)
{
	sl_diags diags = {0};
	char *path = join(folder, name);

	assert_true(t->count < MOST);
	t->names[t->count] = strdup(name);
	if (sl_file_read(&t->texts[t->count], &t->lengths[t->count], path, 1 << 24, &diags) != SL_OK)
		fail_msg("cannot read %s", path);
	t->count++;
	free(path);
	sl_diags_free(&diags);
}

static bool ends_with(const char *s, const char *end)
{
	size_t n = strlen(s), m = strlen(end);

	return n >= m && strcmp(s + n - m, end) == 0;
}

/* NAME.xml, or all of NAME/: their names are those of the expected messages. */
static void add_case(texts *t, const char *name)
{
	char *folder = join(BAD, name), file[512];
	DIR *dir = opendir(folder);
	struct dirent *entry;

	if (!dir) {
		snprintf(file, sizeof file, "%s.xml", name);
		add_file(t, BAD, file);
	}
	while (dir && (entry = readdir(dir)))
		if (ends_with(entry->d_name, ".xml")) {
			char *inner = join(name, entry->d_name);

			add_file(t, BAD, inner);
			free(inner);
		}
	if (dir)
		closedir(dir);
	free(folder);
}

static sl_status load(sl_model **out, const texts *t, sl_diags *diags)
{
	return sl_model_load_texts(out, (const char *const *)t->names,
				   (const char *const *)t->texts, t->lengths, t->count, diags);
}

/* One text, as it is written here. */
static sl_status load_one(sl_model **out, const char *text, sl_diags *diags)
{
	static const char *const name = "test.xml";
	size_t n = strlen(text);

	return sl_model_load_texts(out, &name, &text, &n, 1, diags);
}

/* ---- the XSD ---- */

static void be_quiet(void *ctx, const char *format, ...)
{
	(void)ctx;
	(void)format;
}

static xmlSchemaPtr make_schema(void)
{
	sl_buf xsd = {0};
	xmlSchemaParserCtxtPtr parser;
	xmlSchemaPtr schema;

	assert_int_equal(sl_rules_write_xsd(&xsd), SL_OK);
	parser = xmlSchemaNewMemParserCtxt(xsd.text, (int)xsd.len);
	assert_non_null(parser);
	schema = xmlSchemaParse(parser);
	if (!schema)
		fail_msg("the XSD is no schema");
	xmlSchemaFreeParserCtxt(parser);
	sl_buf_free(&xsd);
	return schema;
}

/* 0: valid; above 0: not; -1: no XML. */
static int validate(xmlSchemaPtr schema, const char *text, size_t n)
{
	xmlDocPtr doc = xmlReadMemory(text, (int)n, NULL, NULL,
				      XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	xmlSchemaValidCtxtPtr ctxt;
	int result;

	if (!doc)
		return -1;
	ctxt = xmlSchemaNewValidCtxt(schema);
	xmlSchemaSetValidErrors(ctxt, be_quiet, be_quiet, NULL);
	result = xmlSchemaValidateDoc(ctxt, doc);
	xmlSchemaFreeValidCtxt(ctxt);
	xmlFreeDoc(doc);
	return result;
}

/* What the XSD can see, and must. The rest it cannot, and must let pass. */
static bool is_for_schema(sl_diag_code code)
{
	static const sl_diag_code codes[] = {
		SL_DIAG_ROOT_ELEMENT, SL_DIAG_ROOT_NAMESPACE, SL_DIAG_ELEMENT_UNKNOWN,
		SL_DIAG_ELEMENT_MISPLACED, SL_DIAG_ELEMENT_FOREIGN, SL_DIAG_ATTRIBUTE_UNKNOWN,
		SL_DIAG_ATTRIBUTE_MISSING, SL_DIAG_ATTRIBUTE_WORD, SL_DIAG_ATTRIBUTE_FORM,
		SL_DIAG_TEXT_UNEXPECTED,
	};

	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (codes[i] == code)
			return true;
	return false;
}

static bool schema_should_refuse(const sl_diags *diags, const char *file)
{
	for (size_t i = 0; i < diags->count; i++)
		if (is_for_schema(diags->items[i].code) && diags->items[i].pos.file &&
		    strcmp(diags->items[i].pos.file, file) == 0)
			return true;
	return false;
}

static int check_schema(xmlSchemaPtr schema, const char *name, const texts *t, const sl_diags *diags)
{
	int failed = 0;

	for (size_t i = 0; i < t->count; i++) {
		int got = validate(schema, t->texts[i], t->lengths[i]);
		bool want = schema_should_refuse(diags, t->names[i]);

		if (got < 0 || strstr(t->texts[i], "urn:samenloop:toetsen"))
			continue; /* no XML, or not for this schema */
		if ((got > 0) != want) {
			print_error("%s: %s: the XSD %s it, the loader %s\n", name, t->names[i],
				    got > 0 ? "refuses" : "accepts", want ? "refuses" : "accepts");
			failed++;
		}
	}
	return failed;
}

/* ---- tests/bad ---- */

static int check_case(xmlSchemaPtr schema, const char *name)
{
	sl_buf got = {0}, path = {0};
	texts t = {.count = 0}, want = {.count = 0};
	sl_diags diags = {0};
	sl_model *m = NULL;
	sl_program *program = NULL;
	int failed = 0;

	add_case(&t, name);
	sl_buf_printf(&path, "%s.diag", name);
	add_file(&want, BAD, path.text);
	if (load(&m, &t, &diags) == SL_OK && diags.error_count)
		fail_msg("%s: a model in spite of errors", name);
	if (m) { /* the loader has nothing against it: then compile may */
		if (sl_program_compile(&program, m, &diags) == SL_OK && diags.error_count)
			fail_msg("%s: a program in spite of errors", name);
		sl_diags_sort(&diags);
	}
	sl_diags_print(&got, &diags);
	if (strcmp(sl_buf_text(&got), want.texts[0]) != 0) {
		print_error("%s: want\n%sgot\n%s\n", name, want.texts[0], sl_buf_text(&got));
		failed++;
	}
	failed += check_schema(schema, name, &t, &diags);
	sl_program_free(program);
	sl_model_free(m);
	sl_diags_free(&diags);
	sl_buf_free(&got);
	sl_buf_free(&path);
	texts_free(&t);
	texts_free(&want);
	return failed;
}

static void bad_rules_say_what_and_where(void **state)
{
	DIR *dir = opendir(BAD);
	xmlSchemaPtr schema = make_schema();
	struct dirent *entry;
	int failed = 0, count = 0;

	(void)state;
	assert_non_null(dir);
	while ((entry = readdir(dir))) {
		char name[256];

		if (!ends_with(entry->d_name, ".diag"))
			continue;
		snprintf(name, sizeof name, "%.*s", (int)strlen(entry->d_name) - 5, entry->d_name);
		failed += check_case(schema, name);
		count++;
	}
	closedir(dir);
	xmlSchemaFree(schema);
	if (count < 100)
		fail_msg("only %d cases found", count);
	if (failed)
		fail_msg("%d cases differ", failed);
}

/* ---- the rule set of tests/rules ---- */

static sl_model *load_rules(sl_diags *diags)
{
	static const char *const paths[] = {RULES};
	sl_model *m = NULL;
	sl_buf text = {0};
	sl_status err = sl_model_load(&m, paths, 1, diags);

	if (err != SL_OK) {
		sl_diags_print(&text, diags);
		fail_msg("not loaded:\n%s", sl_buf_text(&text));
	}
	return m;
}

static sl_date day(const char *text)
{
	sl_date d;

	assert_int_equal(sl_date_parse(&d, text, strlen(text)), SL_OK);
	return d;
}

static const sl_feature *feature(const sl_model *m, const char *kind, const char *name)
{
	const sl_feature *f = sl_schema_feature(&m->schema, sl_schema_kind(&m->schema, kind), name);

	if (!f)
		fail_msg("no %s of %s", name, kind);
	return f;
}

/* Rule `id` in force on a day, as known at the end of time. */
static const sl_rule *rule(const sl_model *m, const char *id, const char *on)
{
	for (uint32_t i = 0; i < m->rule_count; i++)
		if (strcmp(m->rules[i]->id, id) == 0 &&
		    sl_in_force(m->rules[i]->validity, day(on), SL_FOREVER))
			return m->rules[i];
	fail_msg("no rule %s on %s", id, on);
	return NULL;
}

static void expect_source(const sl_source *s, const char *words, const char *jci)
{
	sl_buf text = {0};

	sl_source_print(&text, s);
	assert_string_equal(sl_buf_text(&text), words);
	if (jci)
		assert_string_equal(s->jci, jci);
	else
		assert_null(s->jci);
	sl_buf_free(&text);
}

static void expect_number(sl_value v, const char *want)
{
	char text[SL_DEC_TEXT_MAX];

	assert_int_equal(v.kind, SL_NUMBER);
	sl_dec_text(text, v.as.dec);
	assert_string_equal(text, want);
}

static void expect_type(const sl_feature *f, const char *want)
{
	sl_buf text = {0};

	sl_type_print(&text, &f->type);
	assert_string_equal(sl_buf_text(&text), want);
	sl_buf_free(&text);
}

static void kinds_and_facts(void **state)
{
	sl_diags diags = {0};
	sl_model *m = load_rules(&diags);
	const sl_schema *s = &m->schema;
	const sl_feature *f;

	(void)state;
	assert_int_equal(s->kind_count, 3); /* owners first, whatever the order in the file */
	assert_string_equal(s->kinds[0]->name, "huishouden");
	assert_string_equal(s->kinds[1]->name, "persoon");
	assert_string_equal(s->kinds[2]->name, "rit");
	assert_ptr_equal(s->kinds[2]->owner, s->kinds[1]);
	assert_ptr_equal(s->kinds[2]->list, feature(m, "persoon", "ritten"));
	assert_ptr_equal(s->kinds[1]->identity, feature(m, "persoon", "id"));
	assert_ptr_equal(s->kinds[1]->title, feature(m, "persoon", "roepnaam"));
	assert_string_equal(s->kinds[1]->description, "Een mens.");
	assert_null(s->kinds[0]->list);
	assert_ptr_equal(s->roles[SL_ROLE_CASE], feature(m, "huishouden", "dossier"));
	assert_ptr_equal(s->roles[SL_ROLE_DATE], feature(m, "huishouden", "dag"));
	assert_ptr_equal(s->roles[SL_ROLE_MUNICIPALITY], feature(m, "huishouden", "stad"));
	assert_ptr_equal(s->roles[SL_ROLE_COMPLETE], feature(m, "huishouden", "volledig"));
	assert_ptr_equal(s->roles[SL_ROLE_COMBINE], feature(m, "huishouden", "mag_samen"));
	assert_int_equal(feature(m, "persoon", "id")->fact->role, SL_ROLE_KEY);

	f = feature(m, "persoon", "geboren");
	assert_string_equal(f->description, "De dag van geboorte.");
	assert_string_equal(f->fact->question, "Wanneer bent u geboren?");
	assert_string_equal(f->fact->origin, "BRP");
	assert_int_equal(f->fact->time, SL_TIME_FIXED);
	assert_true(f->fact->has_minimum && !f->fact->has_maximum);
	assert_int_equal(f->fact->minimum.as.i, day("1900-01-01"));
	assert_int_equal(f->ground_count, 2);
	assert_string_equal(f->grounds[0].ground, "art. 1 lid 2");
	assert_true(sl_feature_has_ground(f, "fiets") && sl_feature_has_ground(f, "iets anders"));
	assert_false(sl_feature_has_ground(feature(m, "persoon", "talen"), "fiets"));

	f = feature(m, "persoon", "gestopt op");
	assert_true(f->may_be_empty && f->fact->has_assumption);
	assert_int_equal(f->fact->assumption.kind, SL_NULL);
	assert_int_equal(feature(m, "persoon", "ritten")->fact->assumption.kind, SL_LIST);
	assert_int_equal(feature(m, "persoon", "ritten")->fact->assumption.as.list->count, 0);
	assert_int_equal(feature(m, "huishouden", "volledig")->fact->assumption.as.i, 1);
	assert_string_equal(feature(m, "rit", "soort")->fact->assumption.as.text, "werk");
	assert_string_equal(feature(m, "rit", "soort")->type.choices[1], "lange omweg");
	assert_string_equal(feature(m, "huishouden", "stad")->fact->pattern, "GM[0-9]{4}");
	assert_true(feature(m, "persoon", "burgernummer")->fact->eleven_test);
	assert_string_equal(feature(m, "persoon", "burgernummer")->fact->special, "wettelijk nummer");
	assert_true(feature(m, "persoon", "past bij beleid")->fact->judgement);
	assert_string_equal(feature(m, "persoon", "ontvangt fietsgeld")->fact->consequences[0].decision, "fietsgeld");
	assert_int_equal(feature(m, "rit", "kilometers")->fact->time, SL_TIME_COUNT);
	expect_number(feature(m, "rit", "kilometers")->fact->maximum, "1000.5");

	f = feature(m, "persoon", "ouders");
	assert_true(f->fact->relation && f->fact->many);
	assert_ptr_equal(f->fact->mirror, feature(m, "persoon", "kinderen"));
	assert_ptr_equal(feature(m, "persoon", "partner")->fact->mirror, feature(m, "persoon", "partner"));
	expect_type(f, "lijst van persoon");
	expect_type(feature(m, "persoon", "partner"), "persoon");
	expect_type(feature(m, "persoon", "talen"), "lijst van tekst");
	expect_type(feature(m, "persoon", "merken"), "lijst van keuze");
	expect_type(feature(m, "persoon", "leeftijd"), "geheel getal (jaar)");
	expect_type(feature(m, "persoon", "fietsgeld per maand"), "bedrag (EUR/maand)");

	assert_string_equal(sl_schema_nearest(s, s->kinds[1], "kindern"), "kinderen");
	assert_string_equal(sl_schema_nearest(s, s->kinds[1], "gestopt_ob"), "gestopt_op");
	assert_null(sl_schema_nearest(s, s->kinds[1], "volstrekt iets anders"));
	assert_null(sl_schema_feature(s, s->kinds[0], "kinderen"));
	sl_model_free(m);
	sl_diags_free(&diags);
}

static void concepts_and_periods(void **state)
{
	sl_diags diags = {0};
	sl_model *m = load_rules(&diags);
	const sl_concept *c = sl_model_concept(m, "persoon", "fietsgeld_per_maand");

	(void)state;
	assert_non_null(c);
	assert_ptr_equal(c, sl_model_concept(m, NULL, "fietsgeld per maand"));
	assert_ptr_equal(c->joint_with, feature(m, "persoon", "partner"));
	assert_true(c->rounding.given);
	assert_int_equal(c->rounding.how, SL_ROUND_HALF_UP);
	assert_int_equal(c->rounding.digits, 2);
	assert_string_equal(c->rounding.why, "Op centen, art. 3 lid 2.");
	assert_int_equal(c->rule_count, 2);
	assert_ptr_equal(c->rules[0]->concept, c);
	assert_int_equal(c->rules[0]->validity.from, day("2016-01-01"));
	assert_int_equal(c->rules[0]->family, c->rules[1]->family);
	assert_string_equal(c->periods->name, "fietsperiode");
	assert_int_equal(c->periods->count, 2); /* by date: four weeks first, up to the months */
	assert_int_equal(c->periods->stretches[0].kind, SL_PERIOD_ISO_FOUR_WEEKS);
	assert_int_equal(c->periods->stretches[0].validity.to, day("2020-01-01"));
	assert_int_equal(c->periods->stretches[1].validity.to, SL_FOREVER);
	assert_true(c->rules[1]->value->in_period);

	c = sl_model_concept(m, "persoon", "fietst met");
	assert_int_equal(c->combine, SL_COMBINE_OR);
	assert_true(c->internal);
	assert_string_equal(c->feature->towards->name, "persoon");
	assert_ptr_equal(c->rules[0]->value->towards, c->feature->towards);
	assert_null(sl_model_concept(m, "rit", "fietst met"));
	assert_null(sl_model_concept(m, "persoon", "partner")); /* a fact */
	sl_model_free(m);
	sl_diags_free(&diags);
}

static void expect_amount(const sl_parameter *p, uint32_t i, const char *number, const char *from,
			 const char *to)
{
	if (i >= p->value_count)
		fail_msg("%s has no value %u", p->name, i);
	expect_number(p->values[i].value, number);
	assert_int_equal(p->values[i].validity.from, day(from));
	assert_int_equal(p->values[i].validity.to, to ? day(to) : SL_FOREVER);
}

static void parameters_end_where_the_law_says(void **state)
{
	sl_diags diags = {0};
	sl_model *m = load_rules(&diags);
	const sl_parameter *p = sl_model_parameter(m, "kilometerprijs");

	(void)state;
	assert_int_equal(p->value_count, 3);
	/* The next one before the indexing day, the indexing day before the next
	 * one, and the indexing day of the last. */
	expect_amount(p, 0, "0.21", "2025-01-01", "2025-05-01");
	expect_amount(p, 1, "0.22", "2025-05-01", "2025-07-01");
	expect_amount(p, 2, "0.23", "2026-01-01", "2026-07-01");
	expect_source(&p->values[0].source, "art. 2 lid 1 onderdeel a onder 3 Fietswet",
		      "jci1.3:c:BWBR0000012&artikel=2&lid=1&o=a&o=3");
	expect_source(&p->values[1].source, "art. 2 lid 2 Fietswet",
		      "jci1.3:c:BWBR0000012&artikel=2&lid=2");
	assert_int_equal(p->values[1].source.certainty, SL_DERIVED);
	assert_string_equal(p->values[1].source.doubt, "Uit het persbericht.");
	assert_int_equal(p->values[0].source.certainty, SL_READ);
	assert_string_equal(p->values[2].origin, "Staatscourant");
	assert_string_equal(p->description, "Prijs van een kilometer.");

	p = sl_model_parameter(m, "drempel");
	/* A correction stands beside what it corrects, and what was published
	 * later does not end what was known before. */
	expect_amount(p, 0, "10", "2026-01-01", NULL);
	expect_amount(p, 1, "15", "2026-01-01", NULL);
	expect_amount(p, 2, "20", "2027-01-01", NULL);
	assert_int_equal(p->values[0].validity.known_from, day("2025-11-28"));
	assert_int_equal(p->values[1].validity.known_from, day("2026-03-04"));
	expect_source(&p->values[0].source, "art. 7a lid 1 BWBR0002221",
		      "jci1.3:c:BWBR0002221&artikel=7a&lid=1");

	p = sl_model_parameter(m, "pensioenduur");
	assert_int_equal(p->values[0].value.kind, SL_MONTHS);
	assert_int_equal(p->values[0].value.as.i, 66 * 12 + 10);
	assert_int_equal(p->values[0].validity.from, day("2015-01-01")); /* of the regeling */
	assert_null(sl_model_parameter(m, "prijs"));
	sl_model_free(m);
	sl_diags_free(&diags);
}

static void rules_and_tables(void **state)
{
	sl_diags diags = {0};
	sl_model *m = load_rules(&diags);
	const sl_rule *r = rule(m, "fw-1-1", "2020-01-01"), *s;
	const sl_condition *c = r->condition;

	(void)state;
	expect_source(&r->source, "art. 1 lid 1 Fietswet", "jci1.3:c:BWBR0000012&artikel=1&lid=1");
	assert_int_equal(r->rank, SL_LAW);
	assert_int_equal(r->kind, SL_RULE_VALUE);
	assert_int_equal(c->kind, SL_ALL);
	assert_int_equal(c->count, 2);
	assert_int_equal(c->kids[0]->kind, SL_TEST);
	assert_int_equal(c->kids[0]->expr->ast->op, SL_OP_GE);
	assert_string_equal(c->kids[0]->expr->per->name, "persoon");
	assert_int_equal(c->kids[1]->kind, SL_ANY_OF);
	assert_int_equal(c->kids[1]->kids[0]->expr->goal, SL_FEEL_UNARY_TESTS);
	assert_string_equal(c->kids[1]->kids[0]->subject->ast->name, "leeftijd");
	assert_int_equal(c->kids[1]->kids[1]->kind, SL_NONE_OF);
	assert_int_equal(c->kids[1]->kids[2]->kids[0]->expr->ast->op, SL_OP_LT);
	assert_int_equal(r->because->count, 6);
	assert_string_equal(r->because->parts[1].text, " is ");
	assert_string_equal(r->because->parts[3].text, " jaar, \"");
	assert_int_equal(r->because->parts[4].expr->ast->op, SL_OP_IF);
	assert_string_equal(r->because->parts[5].text, "\" dus.");

	s = rule(m, "fw-1-2", "2020-01-01");
	assert_int_equal(s->kind, SL_RULE_JUDGEMENT);
	assert_ptr_equal(s->judgement, feature(m, "persoon", "past bij beleid"));
	assert_int_equal(s->except_count, 1);
	assert_int_equal(s->excepts[0], r->family);
	s = rule(m, "fw-1-3", "2020-01-01"); /* art:1, but not itself */
	assert_int_equal(s->kind, SL_RULE_STOP);
	assert_int_equal(s->except_count, 2);
	assert_int_equal(s->excepts[0], r->family);
	assert_int_equal(s->condition->kind, SL_TEST);

	r = rule(m, "fw-3-2", "2019-12-31");
	s = rule(m, "fw-3-2", "2020-01-01");
	assert_int_equal(r->validity.from, day("2016-01-01")); /* of the artikel */
	assert_int_equal(r->source.certainty, SL_UNCERTAIN);
	assert_string_equal(r->source.doubt, "De tekst is dubbelzinnig.");
	assert_int_equal(s->source.certainty, SL_READ);
	assert_null(s->source.doubt);
	assert_int_equal(s->source.more_count, 2);
	assert_string_equal(s->source.more[0], "jci1.3:c:BWBR0002221&artikel=8");
	assert_string_equal(s->source.more[1], "Kamerstukken");

	r = rule(m, "fw-5", "2020-01-01");
	assert_int_equal(r->kind, SL_RULE_TABLE);
	assert_int_equal(r->table->hit, SL_HIT_PRIORITY);
	assert_int_equal(r->table->input_count, 2);
	assert_int_equal(r->table->row_count, 2);
	assert_int_equal(r->table->priority_count, 2);
	assert_string_equal(r->table->fallback->ast->literal.as.text, "rood");
	assert_int_equal(r->table->rows[1].cells[1]->ast->op, SL_OP_TEST_ANY);
	sl_model_free(m);
	sl_diags_free(&diags);
}

/* Positions: of an expression in an attribute with references, and in a text. */
static void expressions_know_their_place(void **state)
{
	sl_diags diags = {0};
	sl_model *m = load_rules(&diags);
	const sl_rule *r = rule(m, "fw-5", "2020-01-01");
	sl_pos pos = sl_feel_place(&r->table->fallback->source, 1);

	(void)state;
	assert_string_equal(pos.file, RULES "/wet.xml");
	assert_int_equal(pos.line, 66);
	assert_int_equal(pos.column, 33); /* the r behind &quot; */
	r = rule(m, "fw-1-1", "2020-01-01");
	pos = sl_feel_place(&r->because->parts[2].expr->source, 0);
	assert_int_equal(pos.line, 45);
	assert_int_equal(pos.column, 24);
	for (uint32_t i = 0; i < m->expr_count; i++) {
		assert_int_equal(m->exprs[i]->number, i);
		assert_non_null(m->exprs[i]->ast);
	}
	sl_model_free(m);
	sl_diags_free(&diags);
}

static void decisions_and_delegations(void **state)
{
	sl_diags diags = {0};
	sl_model *m = load_rules(&diags);
	const sl_decision *d = sl_model_decision(m, "fietsgeld");
	const sl_parameter *p = sl_model_parameter(m, "stadsprijs");

	(void)state;
	assert_string_equal(d->title, "Geld voor de fiets");
	assert_string_equal(d->domain, "fiets");
	assert_string_equal(d->per->name, "persoon");
	assert_int_equal(d->norm, SL_NORM_DEFINED_RIGHT);
	assert_non_null(d->occasion);
	assert_int_equal(d->applies->ast->op, SL_OP_GE);
	assert_string_equal(d->right->ast->name, "geschikt");
	assert_string_equal(d->joint->ast->name, "partner");
	assert_int_equal(d->amount_count, 2);
	assert_ptr_equal(d->amounts[0].concept, sl_model_concept(m, NULL, "fietsgeld per maand"));
	assert_string_equal(sl_unit_text(d->amounts[0].unit), "EUR/4 weken");
	assert_string_equal(sl_unit_text(d->amounts[1].unit), "EUR/maand");
	assert_int_equal(d->amounts[0].validity.from, day("2016-01-01"));
	assert_int_equal(d->amounts[1].validity.from, day("2020-01-01"));
	assert_string_equal(d->terms[0].name, "eerste dag");
	assert_int_equal(d->notice_count, 2);
	assert_non_null(d->notices[0].condition);
	assert_null(d->notices[1].condition);
	assert_string_equal(d->notices[0].text->parts[0].text, "Wie ");
	expect_source(&d->source, "art. 8 Fietswet", "jci1.3:c:BWBR0000012&artikel=8");

	d = sl_model_decision(m, "fietsen");
	assert_int_equal(d->norm, SL_NORM_DUTY);
	assert_true(d->amounts[0].extent);
	assert_string_equal(d->right->ast->name, "geschikt");

	assert_int_equal(p->delegation_count, 1);
	assert_int_equal(p->value_count, 0);
	assert_string_equal(p->delegations[0]->instrument, "verordening");
	assert_non_null(p->delegations[0]->least);
	assert_null(p->delegations[0]->most->per);
	expect_number(p->delegations[0]->silent->ast->literal, "12.5");
	expect_source(&p->delegations[0]->source, "art. 3 lid 2 onderdeel b Fietswet",
		      "jci1.3:c:BWBR0000012&artikel=3&lid=2&o=b");
	assert_int_equal(sl_model_concept(m, NULL, "uren fietsen")->delegation_count, 1);
	sl_model_free(m);
	sl_diags_free(&diags);
}

static void powers_to_deviate(void **state)
{
	sl_diags diags = {0};
	sl_model *m = load_rules(&diags);
	const sl_power *p = m->powers[0];

	(void)state;
	assert_int_equal(m->power_count, 1);
	assert_string_equal(p->id, "fw-9-3");
	assert_ptr_equal(p->decision, sl_model_decision(m, "fietsgeld"));
	assert_int_equal(p->from, 6); /* afwijzen, niet-van-toepassing */
	assert_int_equal(p->to, 1);   /* toekennen */
	assert_non_null(p->condition);
	assert_int_equal(p->least->ast->op, SL_OP_LITERAL);
	assert_string_equal(p->most->ast->name, "fietsgeld per maand");
	assert_int_equal(p->validity.from, day("2016-01-01"));
	assert_string_equal(p->source.paragraph, "3");
	assert_int_equal(p->source.certainty, SL_UNCERTAIN);
	sl_model_free(m);
	sl_diags_free(&diags);
}

/* A ladder is a rule of its rest, in a version for each stretch with other
 * steps; the share of a step is a concept that nobody can name. */
static void ladders_are_rules(void **state)
{
	sl_diags diags = {0};
	sl_model *m = load_rules(&diags);
	const sl_decision *d = sl_model_decision(m, "fietshulp");
	const sl_ladder *l = d->ladders[0];
	const sl_rule *r = rule(m, "fw-ladder", "2020-01-01");

	(void)state;
	assert_int_equal(d->norm, SL_NORM_COMPENSATION);
	assert_string_equal(d->result, "Wie fietsen wil, komt vooruit.");
	assert_int_equal(d->ladder_count, 1);
	assert_string_equal(l->rest->feature->name, "rest uren fietsen");
	assert_non_null(l->condition);
	assert_int_equal(l->rung_count, 3);
	assert_ptr_equal(l->rungs[1].share, l->rungs[2].share);
	assert_null(l->rungs[0].provided);
	assert_int_equal(l->rungs[1].provided->kind, SL_ALL);
	expect_source(&l->rungs[1].source, "art. 12 lid 2 onderdeel b Fietswet",
		      "jci1.3:c:BWBR0000012&artikel=12&lid=2&o=b");
	assert_int_equal(l->rungs[1].source.certainty, SL_DERIVED);

	assert_int_equal(r->kind, SL_RULE_LADDER);
	assert_ptr_equal(r->ladder, l);
	assert_ptr_equal(r->concept, l->rest);
	assert_int_equal(r->part_count, 2);
	assert_int_equal(r->parts[1], 1);
	assert_int_equal(rule(m, "fw-ladder", "2017-06-01")->parts[1], 2);
	assert_int_equal(rule(m, "fw-ladder", "2016-06-01")->part_count, 1);
	assert_int_equal(rule(m, "fietshulp:recht", "2016-06-01")->kind, SL_RULE_RIGHT);
	assert_int_equal(rule(m, "fw-ladder:zelf fietsen", "2020-01-01")->kind, SL_RULE_VALUE);
	assert_true(l->rungs[0].share->feature->made);
	assert_null(sl_model_concept(m, "persoon", "zelf fietsen"));
	assert_null(sl_model_concept(m, NULL, "zelf fietsen"));
	sl_model_free(m);
	sl_diags_free(&diags);
}

static void contributions_are_rules(void **state)
{
	sl_diags diags = {0};
	sl_model *m = load_rules(&diags);
	const sl_decision *d = sl_model_decision(m, "fietsbijdrage");
	const sl_contribution *c = d->contribution;
	const sl_rule *r = rule(m, "fietsbijdrage", "2020-01-01"), *exempt = rule(m, "fw-13-3", "2020-01-01");

	(void)state;
	assert_int_equal(d->norm, SL_NORM_CONTRIBUTION);
	assert_null(d->applies);
	assert_ptr_equal(c->concept, sl_model_concept(m, NULL, "fietsbijdrage"));
	assert_ptr_equal(c->applies->periods, c->concept->periods);
	assert_int_equal(c->share_count, 5);
	assert_int_equal(c->shares[1].kind, SL_SHARE_BASE);
	assert_ptr_equal(c->shares[0].concept, c->shares[1].concept);
	assert_int_equal(c->shares[3].kind, SL_SHARE_DEDUCTED);
	assert_non_null(c->shares[3].condition);
	assert_string_equal(c->collectors[1].name, "CAK");
	assert_int_equal(d->amount_count, 2);
	assert_null(d->amounts[0].expr);
	assert_string_equal(sl_unit_text(d->amounts[0].unit), "EUR/4 weken");
	assert_int_equal(d->amounts[0].validity.from, day("2018-01-01"));

	assert_int_equal(r->kind, SL_RULE_CONTRIBUTION);
	assert_int_equal(r->part_count, 3); /* the lowering is of later */
	assert_int_equal(rule(m, "fietsbijdrage", "2025-01-01")->part_count, 4);
	assert_ptr_equal(exempt->concept, c->exempt);
	assert_true(exempt->truth);
	assert_int_equal(exempt->except_count, 1);
	assert_int_equal(exempt->excepts[0], rule(m, "fietsbijdrage:vrijstelling", "2020-01-01")->family);
	expect_source(&rule(m, "fietsbijdrage:grondslag", "2021-01-01")->source, "art. 13 lid 2 Fietswet",
		      "jci1.3:c:BWBR0000012&artikel=13&lid=2");
	sl_model_free(m);
	sl_diags_free(&diags);
}

static void points_to_weigh(void **state)
{
	sl_diags diags = {0};
	sl_model *m = load_rules(&diags);
	const sl_feature *f = sl_schema_feature(&m->schema, sl_schema_kind(&m->schema, "persoon"), "past bij beleid");
	const sl_weighing *w = f->fact->weighings;

	(void)state;
	assert_int_equal(f->fact->weighing_count, 2);
	assert_string_equal(w[0].text, "Of het veilig is.");
	assert_string_equal(w[0].domain, "fiets");
	assert_string_equal(w[0].source.words, "Raad 1 mei 2019");
	assert_null(w[0].source.jci);
	assert_int_equal(w[0].validity.known_from, day("2019-05-01"));
	assert_string_equal(w[1].text, "Of het mag.");
	assert_null(w[1].domain);
	assert_string_equal(w[1].source.jci, "jci1.3:c:BWBR0002221&artikel=8");
	assert_int_equal(w[1].source.certainty, SL_UNCERTAIN);
	sl_model_free(m);
	sl_diags_free(&diags);
}

static void free_days_of_the_calendar(void **state)
{
	sl_diags diags = {0};
	sl_model *m = load_rules(&diags);
	const sl_calendar *c = m->calendar;

	(void)state;
	assert_string_equal(c->name, "fietskalender");
	assert_string_equal(c->source.article, "10");
	assert_int_equal(c->count, 3);
	assert_int_equal(c->days[0].kind, SL_FREE_WEEKDAY);
	assert_int_equal(c->days[0].weekday, 7);
	assert_string_equal(c->days[0].name, "zondag");
	assert_int_equal(c->days[0].source.certainty, SL_DERIVED); /* of the calendar */
	assert_int_equal(c->days[1].kind, SL_FREE_DAY_OF_YEAR);
	assert_int_equal(c->days[1].month, 4);
	assert_int_equal(c->days[1].day, 27);
	assert_int_equal(c->days[1].sunday_day, 26);
	assert_string_equal(c->days[1].source.article, "11");
	assert_int_equal(c->days[1].validity.from, day("2014-01-01"));
	assert_int_equal(c->days[1].validity.to, day("2026-01-01"));
	assert_int_equal(c->days[2].kind, SL_FREE_FROM_EASTER);
	assert_int_equal(c->days[2].easter, -2);
	assert_int_equal(c->days[2].validity.known_from, day("2015-03-01"));
	assert_true(sl_model_decision(m, "fietsgeld")->terms[0].moves);
	sl_model_free(m);
	sl_diags_free(&diags);
}

static void ordinances_fill_what_the_law_leaves_open(void **state)
{
	sl_diags diags = {0};
	sl_model *m = load_rules(&diags);
	const sl_regulation *law = NULL;

	(void)state;
	for (uint32_t i = 0; i < m->regulation_count; i++)
		if (strcmp(m->regulations[i]->id, "fietswet") == 0)
			law = m->regulations[i];
	assert_non_null(law);
	assert_string_equal(law->abbreviation, "Fw");
	assert_int_equal(law->read_until, day("2026-07-01"));
	assert_true(sl_model_has_ordinance(m, "GM9001", law, day("2020-01-01"), SL_FOREVER));
	assert_false(sl_model_has_ordinance(m, "GM9001", law, day("2018-12-31"), SL_FOREVER));
	assert_false(sl_model_has_ordinance(m, "GM9001", law, day("2027-01-01"), SL_FOREVER));
	assert_false(sl_model_has_ordinance(m, "GM9002", law, day("2020-01-01"), SL_FOREVER));

	assert_int_equal(m->setting_count, 1);
	assert_string_equal(m->settings[0]->municipality, "GM9001");
	assert_int_equal(m->settings[0]->value_count, 2);
	expect_number(m->settings[0]->values[0].value, "10");
	assert_int_equal(m->settings[0]->values[0].validity.to, day("2025-01-01"));
	assert_int_equal(m->settings[0]->values[1].validity.to, day("2027-01-01"));
	assert_int_equal(rule(m, "v-3", "2020-01-01")->rank, SL_ORDINANCE);
	for (uint32_t i = 0; i < m->rule_count; i++) /* of what no law opens */
		assert_string_not_equal(m->rules[i]->id, "v-4");
	assert_int_equal(m->broken_count, 0);
	sl_model_free(m);
	sl_diags_free(&diags);
}

static void obligations_have_versions(void **state)
{
	sl_diags diags = {0};
	sl_model *m = load_rules(&diags);
	const sl_obligation *const *o;

	(void)state;
	assert_int_equal(m->obligation_count, 4);
	assert_int_equal(m->obligation_family_count, 3);
	for (uint32_t i = 0; i < m->obligation_count; i++)
		assert_int_equal(m->obligations[i]->number, i);
	o = (const sl_obligation *const *)m->obligations;
	while (strcmp((*o)->id, "fietswet-3-2") != 0)
		o++;
	assert_int_equal(o[0]->family, o[1]->family);
	assert_int_equal(o[0]->demand, SL_DEMANDED);
	assert_int_equal(o[1]->demand, SL_ALLOWED);
	assert_int_equal(o[0]->validity.from, day("2016-01-01"));
	assert_int_equal(o[0]->validity.to, day("2024-01-01"));
	assert_int_equal(o[0]->body, SL_COUNCIL);
	assert_int_equal(o[0]->instrument, SL_ORDINANCE);
	assert_string_equal(o[0]->subject, "De prijs in de stad.");
	assert_null(o[0]->provided);
	expect_source(&o[0]->source, "art. 3 lid 2 Fietswet", "jci1.3:c:BWBR0000012&artikel=3&lid=2");
	assert_int_equal(o[0]->source.certainty, SL_UNCERTAIN);
	assert_ptr_equal(sl_model_parameter(m, "stadsprijs")->delegations[0]->obligation, o[0]);
	sl_model_free(m);
	sl_diags_free(&diags);
}

static const struct {
	const char *where, *obligation, *from, *to; /* to NULL: without end */
} fulfilments[] = {
	{"art. 2 Fietsverordening Modelstad", "fietswet-3-2", "2019-01-01", "2027-01-01"},
	{"art. 1 Fietsplan Modelstad", "fietswet-10", "2019-01-01", "2023-01-01"},
	{"art. 2 lid 2 Fietsverordening Modelstad", "fietswet-3-2", "2020-01-01", "2027-01-01"},
	{"art. 2 lid 1 Fietsverordening Modelstad", "fietswet-3-2", "2019-01-01", "2025-01-01"},
	{"art. 2 lid 1 Fietsverordening Modelstad", "fietswet-3-2", "2025-01-01", "2027-01-01"},
	{"art. 2 lid 1 Fietsverordening Modelstad", "fietswet-10", "2019-01-01", "2025-01-01"},
	{"art. 2 lid 1 Fietsverordening Modelstad", "fietswet-10", "2025-01-01", "2027-01-01"},
};

static bool is_fulfilled(const sl_model *m, size_t row)
{
	for (uint32_t i = 0; i < m->fulfilment_count; i++) {
		const sl_fulfilment *f = &m->fulfilments[i];
		const char *id = NULL;

		for (uint32_t k = 0; k < m->obligation_count; k++)
			if (m->obligations[k]->family == f->family)
				id = m->obligations[k]->id;
		if (strcmp(f->source->words, fulfilments[row].where) == 0 &&
		    strcmp(id, fulfilments[row].obligation) == 0 &&
		    f->validity.from == day(fulfilments[row].from) && f->validity.to == day(fulfilments[row].to))
			return true;
	}
	return false;
}

static void articles_rules_and_settings_fulfil(void **state)
{
	sl_diags diags = {0};
	sl_model *m = load_rules(&diags);

	(void)state;
	for (size_t i = 0; i < sizeof fulfilments / sizeof *fulfilments; i++)
		if (!is_fulfilled(m, i))
			fail_msg("%s does not fulfil %s", fulfilments[i].where, fulfilments[i].obligation);
	assert_int_equal(m->fulfilment_count, sizeof fulfilments / sizeof *fulfilments); /* v-4 is not used */
	sl_model_free(m);
	sl_diags_free(&diags);
}

/* Who made it and in what form, against what the law asks. */
static const struct {
	sl_body asked;
	sl_rank in;
	sl_body made;
	sl_rank as;
	bool fits;
} forms[] = {
	{SL_COUNCIL, SL_ORDINANCE, SL_COUNCIL, SL_ORDINANCE, true},
	{SL_COUNCIL, SL_ORDINANCE, SL_EXECUTIVE, SL_ORDINANCE, false},
	{SL_COUNCIL, SL_ORDINANCE, SL_EXECUTIVE, SL_POLICY, false},
	{SL_COUNCIL, SL_ORDINANCE, SL_COUNCIL, SL_PLAN, false},
	{SL_COUNCIL, SL_PLAN, SL_COUNCIL, SL_PLAN, true},
	{SL_COUNCIL, SL_PLAN, SL_EXECUTIVE, SL_PLAN, false},
	{SL_COUNCIL, SL_PLAN, SL_COUNCIL, SL_ORDINANCE, false},
	{SL_EXECUTIVE, SL_POLICY, SL_EXECUTIVE, SL_POLICY, true},
	{SL_EXECUTIVE, SL_POLICY, SL_EXECUTIVE, SL_ORDINANCE, true},
	{SL_EXECUTIVE, SL_POLICY, SL_COUNCIL, SL_ORDINANCE, false},
	{SL_EXECUTIVE, SL_POLICY, SL_EXECUTIVE, SL_PLAN, false},
};

static void an_obligation_asks_a_form_and_a_body(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		sl_obligation o = {.body = forms[i].asked, .instrument = forms[i].in};
		sl_regulation r = {.body = forms[i].made, .rank = forms[i].as};

		if (sl_obligation_fits(&o, &r) != forms[i].fits)
			fail_msg("row %zu", i);
	}
}

/* ---- files and municipalities ---- */

static void a_municipality_falls_out_alone(void **state)
{
	texts t = {.count = 0};
	sl_diags diags = {0};
	sl_model *m = NULL;

	(void)state;
	add_case(&t, "one-municipality");
	assert_int_equal(load(&m, &t, &diags), SL_OK);
	assert_int_equal(diags.error_count, 0);
	assert_int_equal(m->broken_count, 2);
	assert_string_equal(m->broken_municipalities[0], "GM9002");
	assert_string_equal(m->broken_municipalities[1], "GM9003");
	assert_int_equal(m->setting_count, 1);
	assert_string_equal(m->settings[0]->municipality, "GM9001");
	assert_int_equal(m->regulation_count, 2);
	for (size_t i = 0; i < diags.count; i++)
		assert_non_null(diags.items[i].gemeente);
	sl_model_free(m);
	assert_string_equal(diags.items[0].gemeente, "GM9002"); /* outlives the model */
	sl_diags_free(&diags);
	texts_free(&t);
}

/* The same files under other names, so in another order, mean the same. */
static void order_of_files_does_not_matter(void **state)
{
	static const char *const orders[][3] = {{"1", "2", "3"}, {"3", "2", "1"}, {"2", "3", "1"}};
	uint32_t rules = 0, features = 0;

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		texts t = {.count = 0};
		sl_diags diags = {0};
		sl_model *m = NULL;

		add_file(&t, RULES, "boek.xml");
		add_file(&t, RULES, "verordening.xml");
		add_file(&t, RULES, "wet.xml");
		for (size_t k = 0; k < 3; k++)
			strcpy(t.names[k], orders[i][k]);
		assert_int_equal(load(&m, &t, &diags), SL_OK);
		if (i == 0) {
			rules = m->rule_count;
			features = m->schema.feature_count;
		}
		assert_int_equal(m->rule_count, rules);
		assert_int_equal(m->schema.feature_count, features);
		assert_string_equal(m->rules[0]->id, "fietsbijdrage"); /* by id, not by file */
		assert_int_equal(rule(m, "fw-1-3", "2020-01-01")->except_count, 2);
		sl_model_free(m);
		sl_diags_free(&diags);
		texts_free(&t);
	}
}

static void files_are_found_and_counted(void **state)
{
	static const char *const twice[] = {RULES "/wet.xml", RULES, RULES "/boek.xml"};
	static const char *const absent[] = {RULES, "tests/no-such-folder"};
	sl_diags diags = {0};
	sl_model *m = NULL;

	(void)state;
	/* A file that is named twice is read once, under the same name. */
	assert_int_equal(sl_model_load(&m, twice, 3, &diags), SL_OK);
	assert_int_equal(m->regulation_count, 4);
	assert_int_equal(strlen(m->sha256), 64);
	sl_model_free(m);
	sl_diags_free(&diags);
	m = NULL;
	assert_int_equal(sl_model_load(&m, absent, 2, &diags), SL_ERULES);
	assert_null(m);
	assert_int_equal(diags.items[0].code, SL_DIAG_FILE_UNREADABLE);
	sl_diags_free(&diags);
}

static void too_many_versions_are_refused(void **state)
{
	sl_buf text = {0};
	sl_diags diags = {0};
	sl_model *m = NULL;

	(void)state;
	sl_buf_puts(&text, "<regeling xmlns='urn:samenloop:regels' id='a' soort='wet' domein='alle'"
		    " bwb='BWBR0000001' citeertitel='A'><entiteit naam='huishouden'/>"
		    "<parameter naam='p' type='getal'>");
	for (int i = 0; i < 4097; i++)
		sl_buf_printf(&text, "<waarde geldig-van='%04d-01-01'>1</waarde>", 1000 + i);
	sl_buf_puts(&text, "</parameter></regeling>");
	assert_int_equal(load_one(&m, text.text, &diags), SL_ERULES);
	assert_int_equal(diags.items[0].code, SL_DIAG_TOO_MANY);
	sl_diags_free(&diags);
	sl_buf_free(&text);
}

/* ---- the table of elements ---- */

static void every_element_is_in_the_test_rules(void **state)
{
	static const char *const files[] = {"boek.xml", "wet.xml", "verordening.xml"};
	texts t = {.count = 0};
	size_t count;
	const sl_row *rows = sl_rows(&count);

	(void)state;
	for (size_t i = 0; i < 3; i++)
		add_file(&t, RULES, files[i]);
	for (size_t i = 0; i < count; i++) {
		char tag[64];
		bool found = false;

		if (rows[i].kind != SL_ROW_ELEMENT)
			continue;
		assert_true(sl_row_end((sl_element)rows[i].id) - &rows[i] < 64);
		snprintf(tag, sizeof tag, "<%s", rows[i].name);
		for (size_t k = 0; k < t.count; k++)
			found |= strstr(t.texts[k], tag) != NULL;
		if (!found)
			fail_msg("<%s> is nowhere in %s", rows[i].name, RULES);
	}
	texts_free(&t);
}

static void good_rules_fit_the_schema(void **state)
{
	static const char *const files[] = {"boek.xml", "wet.xml", "verordening.xml"};
	xmlSchemaPtr schema = make_schema();
	texts t = {.count = 0};

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		add_file(&t, RULES, files[i]);
		if (validate(schema, t.texts[i], t.lengths[i]) != 0)
			fail_msg("the XSD refuses %s", files[i]);
	}
	texts_free(&t);
	xmlSchemaFree(schema);
}

/* ---- running out of memory ---- */

static void every_allocation_may_fail(void **state)
{
	static const char *const cases[] = {"one-municipality", "value-type"};
	static const char *const paths[] = {RULES};
	size_t failures = 0;

	(void)state;
	for (size_t k = 0; k < 3; k++) {
		texts t = {.count = 0};

		if (k < 2)
			add_case(&t, cases[k]);
		for (size_t n = 1;; n++) {
			sl_diags diags = {0};
			sl_model *m = NULL;
			sl_status err;
			bool failed;

			sl_alloc_fail_at(n);
			err = k < 2 ? load(&m, &t, &diags) : sl_model_load(&m, paths, 1, &diags);
			failed = sl_alloc_failed();
			sl_alloc_fail_at(0);
			if (failed && (err != SL_ENOMEM || m))
				fail_msg("allocation %zu: status %d", n, err);
			if (!failed)
				sl_model_free(m);
			sl_diags_free(&diags);
			failures += failed;
			if (!failed)
				break;
		}
		texts_free(&t);
	}
	assert_true(failures > 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bad_rules_say_what_and_where),
		cmocka_unit_test(kinds_and_facts),
		cmocka_unit_test(concepts_and_periods),
		cmocka_unit_test(parameters_end_where_the_law_says),
		cmocka_unit_test(rules_and_tables),
		cmocka_unit_test(expressions_know_their_place),
		cmocka_unit_test(decisions_and_delegations),
		cmocka_unit_test(powers_to_deviate),
		cmocka_unit_test(ladders_are_rules),
		cmocka_unit_test(contributions_are_rules),
		cmocka_unit_test(points_to_weigh),
		cmocka_unit_test(free_days_of_the_calendar),
		cmocka_unit_test(ordinances_fill_what_the_law_leaves_open),
		cmocka_unit_test(obligations_have_versions),
		cmocka_unit_test(articles_rules_and_settings_fulfil),
		cmocka_unit_test(an_obligation_asks_a_form_and_a_body),
		cmocka_unit_test(a_municipality_falls_out_alone),
		cmocka_unit_test(order_of_files_does_not_matter),
		cmocka_unit_test(files_are_found_and_counted),
		cmocka_unit_test(too_many_versions_are_refused),
		cmocka_unit_test(every_element_is_in_the_test_rules),
		cmocka_unit_test(good_rules_fit_the_schema),
		cmocka_unit_test(every_allocation_may_fail),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
