/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the model of tests/rules holds: kinds, facts, concepts, parameters,
 * rules, decisions, and the concepts and rules that ladders and contributions
 * stand for.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/law.h"
#include "support/test_rules.h"

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
	sl_model *m = sl_test_rules_load(&diags);
	const sl_schema *s = &m->schema;
	const sl_feature *f;

	(void)state;
	assert_int_equal(s->kind_count, 3); /* owners first, whatever the order in the file */
	assert_string_equal(s->kinds[0]->name, "huishouden");
	assert_string_equal(s->kinds[1]->name, "persoon");
	assert_string_equal(s->kinds[2]->name, "rit");
	assert_ptr_equal(s->kinds[2]->owner, s->kinds[1]);
	assert_ptr_equal(s->kinds[2]->list, sl_test_feature(m, "persoon", "ritten"));
	assert_ptr_equal(s->kinds[1]->identity, sl_test_feature(m, "persoon", "id"));
	assert_ptr_equal(s->kinds[1]->title, sl_test_feature(m, "persoon", "roepnaam"));
	assert_string_equal(s->kinds[1]->description, "Een mens.");
	assert_null(s->kinds[0]->list);
	assert_ptr_equal(s->roles[SL_ROLE_CASE], sl_test_feature(m, "huishouden", "dossier"));
	assert_ptr_equal(s->roles[SL_ROLE_DATE], sl_test_feature(m, "huishouden", "dag"));
	assert_ptr_equal(s->roles[SL_ROLE_MUNICIPALITY], sl_test_feature(m, "huishouden", "stad"));
	assert_ptr_equal(s->roles[SL_ROLE_COMPLETE], sl_test_feature(m, "huishouden", "volledig"));
	assert_ptr_equal(s->roles[SL_ROLE_COMBINE], sl_test_feature(m, "huishouden", "mag_samen"));
	assert_int_equal(sl_test_feature(m, "persoon", "id")->fact->role, SL_ROLE_KEY);

	f = sl_test_feature(m, "persoon", "geboren");
	assert_string_equal(f->description, "De dag van geboorte.");
	assert_string_equal(f->fact->question, "Wanneer bent u geboren?");
	assert_string_equal(f->fact->origin, "BRP");
	assert_int_equal(f->fact->time, SL_TIME_FIXED);
	assert_true(f->fact->has_minimum && !f->fact->has_maximum);
	assert_int_equal(f->fact->minimum.as.i, sl_law_day("1900-01-01"));
	assert_int_equal(f->ground_count, 2);
	assert_string_equal(f->grounds[0].ground, "art. 1 lid 2");
	assert_true(sl_feature_has_ground(f, "fiets") && sl_feature_has_ground(f, "iets anders"));
	assert_false(sl_feature_has_ground(sl_test_feature(m, "persoon", "talen"), "fiets"));

	f = sl_test_feature(m, "persoon", "gestopt op");
	assert_true(f->may_be_empty && f->fact->has_assumption);
	assert_int_equal(f->fact->assumption.kind, SL_NULL);
	assert_int_equal(sl_test_feature(m, "persoon", "ritten")->fact->assumption.kind, SL_LIST);
	assert_int_equal(sl_test_feature(m, "persoon", "ritten")->fact->assumption.as.list->count, 0);
	assert_int_equal(sl_test_feature(m, "huishouden", "volledig")->fact->assumption.as.i, 1);
	assert_string_equal(sl_test_feature(m, "rit", "soort")->fact->assumption.as.text, "werk");
	assert_string_equal(sl_test_feature(m, "rit", "soort")->type.choices[1], "lange omweg");
	assert_string_equal(sl_test_feature(m, "huishouden", "stad")->fact->pattern, "GM[0-9]{4}");
	assert_true(sl_test_feature(m, "persoon", "burgernummer")->fact->eleven_test);
	assert_string_equal(sl_test_feature(m, "persoon", "burgernummer")->fact->special, "wettelijk nummer");
	assert_true(sl_test_feature(m, "persoon", "past bij beleid")->fact->judgement);
	assert_string_equal(sl_test_feature(m, "persoon", "ontvangt fietsgeld")->fact->consequences[0].decision, "fietsgeld");
	assert_int_equal(sl_test_feature(m, "rit", "kilometers")->fact->time, SL_TIME_COUNT);
	sl_expect_number(sl_test_feature(m, "rit", "kilometers")->fact->maximum, "1000.5");

	f = sl_test_feature(m, "persoon", "ouders");
	assert_true(f->fact->relation && f->fact->many);
	assert_ptr_equal(f->fact->mirror, sl_test_feature(m, "persoon", "kinderen"));
	assert_ptr_equal(sl_test_feature(m, "persoon", "partner")->fact->mirror, sl_test_feature(m, "persoon", "partner"));
	expect_type(f, "lijst van persoon");
	expect_type(sl_test_feature(m, "persoon", "partner"), "persoon");
	expect_type(sl_test_feature(m, "persoon", "talen"), "lijst van tekst");
	expect_type(sl_test_feature(m, "persoon", "merken"), "lijst van keuze");
	expect_type(sl_test_feature(m, "persoon", "leeftijd"), "geheel getal (jaar)");
	expect_type(sl_test_feature(m, "persoon", "fietsgeld per maand"), "bedrag (EUR/maand)");

	assert_string_equal(sl_schema_nearest(s->kinds[1], "kindern"), "kinderen");
	assert_string_equal(sl_schema_nearest(s->kinds[1], "gestopt_ob"), "gestopt_op");
	assert_null(sl_schema_nearest(s->kinds[1], "volstrekt iets anders"));
	assert_null(sl_schema_feature(s, s->kinds[0], "kinderen"));
	sl_model_free(m);
	sl_diags_free(&diags);
}

static void concepts_and_periods(void **state)
{
	sl_diags diags = {0};
	sl_model *m = sl_test_rules_load(&diags);
	const sl_concept *c = sl_model_concept(m, "persoon", "fietsgeld_per_maand");

	(void)state;
	assert_non_null(c);
	assert_ptr_equal(c, sl_model_concept(m, NULL, "fietsgeld per maand"));
	assert_ptr_equal(c->joint_with, sl_test_feature(m, "persoon", "partner"));
	assert_true(c->rounding.given);
	assert_int_equal(c->rounding.how, SL_ROUND_HALF_UP);
	assert_int_equal(c->rounding.digits, 2);
	assert_string_equal(c->rounding.why, "Op centen, art. 3 lid 2.");
	assert_int_equal(c->rule_count, 2);
	assert_ptr_equal(c->rules[0]->concept, c);
	assert_int_equal(c->rules[0]->validity.from, sl_law_day("2016-01-01"));
	assert_int_equal(c->rules[0]->family, c->rules[1]->family);
	assert_string_equal(c->periods->name, "fietsperiode");
	assert_int_equal(c->periods->count, 2); /* by date: four weeks first, up to the months */
	assert_int_equal(c->periods->stretches[0].kind, SL_PERIOD_ISO_FOUR_WEEKS);
	assert_int_equal(c->periods->stretches[0].validity.to, sl_law_day("2020-01-01"));
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
	sl_expect_number(p->values[i].value, number);
	assert_int_equal(p->values[i].validity.from, sl_law_day(from));
	assert_int_equal(p->values[i].validity.to, to ? sl_law_day(to) : SL_FOREVER);
}

static void parameters_end_where_the_law_says(void **state)
{
	sl_diags diags = {0};
	sl_model *m = sl_test_rules_load(&diags);
	const sl_parameter *p = sl_model_parameter(m, "kilometerprijs");

	(void)state;
	assert_int_equal(p->value_count, 3);
	/* The next one before the indexing day, the indexing day before the next
	 * one, and the indexing day of the last. */
	expect_amount(p, 0, "0.21", "2025-01-01", "2025-05-01");
	expect_amount(p, 1, "0.22", "2025-05-01", "2025-07-01");
	expect_amount(p, 2, "0.23", "2026-01-01", "2026-07-01");
	sl_expect_source(&p->values[0].source, "art. 2 lid 1 onderdeel a onder 3 Fietswet",
			 "jci1.3:c:BWBR0000012&artikel=2&lid=1&o=a&o=3");
	sl_expect_source(&p->values[1].source, "art. 2 lid 2 Fietswet",
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
	assert_int_equal(p->values[0].validity.known_from, sl_law_day("2025-11-28"));
	assert_int_equal(p->values[1].validity.known_from, sl_law_day("2026-03-04"));
	sl_expect_source(&p->values[0].source, "art. 7a lid 1 BWBR0002221",
			 "jci1.3:c:BWBR0002221&artikel=7a&lid=1");

	p = sl_model_parameter(m, "pensioenduur");
	assert_int_equal(p->values[0].value.kind, SL_MONTHS);
	assert_int_equal(p->values[0].value.as.i, 66 * 12 + 10);
	assert_int_equal(p->values[0].validity.from, sl_law_day("2015-01-01")); /* of the regeling */
	assert_null(sl_model_parameter(m, "prijs"));
	sl_model_free(m);
	sl_diags_free(&diags);
}

static void rules_and_tables(void **state)
{
	sl_diags diags = {0};
	sl_model *m = sl_test_rules_load(&diags);
	const sl_rule *r = sl_test_rule(m, "fw-1-1", "2020-01-01"), *s;
	const sl_condition *c = r->condition;

	(void)state;
	sl_expect_source(&r->source, "art. 1 lid 1 Fietswet", "jci1.3:c:BWBR0000012&artikel=1&lid=1");
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

	s = sl_test_rule(m, "fw-1-2", "2020-01-01");
	assert_int_equal(s->kind, SL_RULE_JUDGEMENT);
	assert_ptr_equal(s->judgement, sl_test_feature(m, "persoon", "past bij beleid"));
	assert_int_equal(s->except_count, 1);
	assert_int_equal(s->excepts[0], r->family);
	s = sl_test_rule(m, "fw-1-3", "2020-01-01"); /* art:1, but not itself */
	assert_int_equal(s->kind, SL_RULE_STOP);
	assert_int_equal(s->except_count, 2);
	assert_int_equal(s->excepts[0], r->family);
	assert_int_equal(s->condition->kind, SL_TEST);

	r = sl_test_rule(m, "fw-3-2", "2019-12-31");
	s = sl_test_rule(m, "fw-3-2", "2020-01-01");
	assert_int_equal(r->validity.from, sl_law_day("2016-01-01")); /* of the artikel */
	assert_int_equal(r->source.certainty, SL_UNCERTAIN);
	assert_string_equal(r->source.doubt, "De tekst is dubbelzinnig.");
	assert_int_equal(s->source.certainty, SL_READ);
	assert_null(s->source.doubt);
	assert_int_equal(s->source.more_count, 2);
	assert_string_equal(s->source.more[0], "jci1.3:c:BWBR0002221&artikel=8");
	assert_string_equal(s->source.more[1], "Kamerstukken");

	r = sl_test_rule(m, "fw-5", "2020-01-01");
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
	sl_model *m = sl_test_rules_load(&diags);
	const sl_rule *r = sl_test_rule(m, "fw-5", "2020-01-01");
	sl_pos pos = sl_feel_place(&r->table->fallback->source, 1);

	(void)state;
	assert_string_equal(pos.file, SL_TEST_RULES "/wet.xml");
	assert_int_equal(pos.line, 66);
	assert_int_equal(pos.column, 33); /* the r behind &quot; */
	r = sl_test_rule(m, "fw-1-1", "2020-01-01");
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
	sl_model *m = sl_test_rules_load(&diags);
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
	assert_int_equal(d->amounts[0].validity.from, sl_law_day("2016-01-01"));
	assert_int_equal(d->amounts[1].validity.from, sl_law_day("2020-01-01"));
	assert_string_equal(d->terms[0].name, "eerste dag");
	assert_int_equal(d->notice_count, 2);
	assert_non_null(d->notices[0].condition);
	assert_null(d->notices[1].condition);
	assert_string_equal(d->notices[0].text->parts[0].text, "Wie ");
	sl_expect_source(&d->source, "art. 8 Fietswet", "jci1.3:c:BWBR0000012&artikel=8");

	d = sl_model_decision(m, "fietsen");
	assert_string_equal(d->no_term, "de plicht volgt uit de wet zelf");
	assert_int_equal(d->norm, SL_NORM_DUTY);
	assert_true(d->amounts[0].extent);
	assert_string_equal(d->right->ast->name, "geschikt");

	assert_int_equal(p->delegation_count, 1);
	assert_int_equal(p->value_count, 0);
	assert_string_equal(p->delegations[0]->instrument, "verordening");
	assert_non_null(p->delegations[0]->least);
	assert_null(p->delegations[0]->most->per);
	sl_expect_number(p->delegations[0]->silent->ast->literal, "12.5");
	sl_expect_source(&p->delegations[0]->source, "art. 3 lid 2 onderdeel b Fietswet",
			 "jci1.3:c:BWBR0000012&artikel=3&lid=2&o=b");
	assert_int_equal(sl_model_concept(m, NULL, "uren fietsen")->delegation_count, 1);
	sl_model_free(m);
	sl_diags_free(&diags);
}

static void powers_to_deviate(void **state)
{
	sl_diags diags = {0};
	sl_model *m = sl_test_rules_load(&diags);
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
	assert_int_equal(p->validity.from, sl_law_day("2016-01-01"));
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
	sl_model *m = sl_test_rules_load(&diags);
	const sl_decision *d = sl_model_decision(m, "fietshulp");
	const sl_ladder *l = d->ladders[0];
	const sl_rule *r = sl_test_rule(m, "fw-ladder", "2020-01-01");

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
	sl_expect_source(&l->rungs[1].source, "art. 12 lid 2 onderdeel b Fietswet",
			 "jci1.3:c:BWBR0000012&artikel=12&lid=2&o=b");
	assert_int_equal(l->rungs[1].source.certainty, SL_DERIVED);

	assert_int_equal(r->kind, SL_RULE_LADDER);
	assert_ptr_equal(r->ladder, l);
	assert_ptr_equal(r->concept, l->rest);
	assert_int_equal(r->part_count, 2);
	assert_int_equal(r->parts[1], 1);
	assert_int_equal(sl_test_rule(m, "fw-ladder", "2017-06-01")->parts[1], 2);
	assert_int_equal(sl_test_rule(m, "fw-ladder", "2016-06-01")->part_count, 1);
	assert_int_equal(sl_test_rule(m, "fietshulp:recht", "2016-06-01")->kind, SL_RULE_RIGHT);
	assert_int_equal(sl_test_rule(m, "fw-ladder:zelf fietsen", "2020-01-01")->kind, SL_RULE_VALUE);
	assert_true(l->rungs[0].share->feature->made);
	assert_null(sl_model_concept(m, "persoon", "zelf fietsen"));
	assert_null(sl_model_concept(m, NULL, "zelf fietsen"));
	sl_model_free(m);
	sl_diags_free(&diags);
}

static void contributions_are_rules(void **state)
{
	sl_diags diags = {0};
	sl_model *m = sl_test_rules_load(&diags);
	const sl_decision *d = sl_model_decision(m, "fietsbijdrage");
	const sl_contribution *c = d->contribution;
	const sl_rule *r = sl_test_rule(m, "fietsbijdrage", "2020-01-01"), *exempt = sl_test_rule(m, "fw-13-3", "2020-01-01");

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
	assert_int_equal(d->amounts[0].validity.from, sl_law_day("2018-01-01"));

	assert_int_equal(r->kind, SL_RULE_CONTRIBUTION);
	assert_int_equal(r->part_count, 3); /* the lowering is of later */
	assert_int_equal(sl_test_rule(m, "fietsbijdrage", "2025-01-01")->part_count, 4);
	assert_ptr_equal(exempt->concept, c->exempt);
	assert_true(exempt->truth);
	assert_int_equal(exempt->except_count, 1);
	assert_int_equal(exempt->excepts[0], sl_test_rule(m, "fietsbijdrage:vrijstelling", "2020-01-01")->family);
	sl_expect_source(&sl_test_rule(m, "fietsbijdrage:grondslag", "2021-01-01")->source, "art. 13 lid 2 Fietswet",
			 "jci1.3:c:BWBR0000012&artikel=13&lid=2");
	sl_model_free(m);
	sl_diags_free(&diags);
}

static void points_to_weigh(void **state)
{
	sl_diags diags = {0};
	sl_model *m = sl_test_rules_load(&diags);
	const sl_feature *f = sl_schema_feature(&m->schema, sl_schema_kind(&m->schema, "persoon"), "past bij beleid");
	const sl_weighing *w = f->fact->weighings;

	(void)state;
	assert_int_equal(f->fact->weighing_count, 2);
	assert_string_equal(w[0].text, "Of het veilig is.");
	assert_string_equal(w[0].domain, "fiets");
	assert_string_equal(w[0].source.words, "Raad 1 mei 2019");
	assert_null(w[0].source.jci);
	assert_int_equal(w[0].validity.known_from, sl_law_day("2019-05-01"));
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
	sl_model *m = sl_test_rules_load(&diags);
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
	assert_int_equal(c->days[1].validity.from, sl_law_day("2014-01-01"));
	assert_int_equal(c->days[1].validity.to, sl_law_day("2026-01-01"));
	assert_int_equal(c->days[2].kind, SL_FREE_FROM_EASTER);
	assert_int_equal(c->days[2].easter, -2);
	assert_int_equal(c->days[2].validity.known_from, sl_law_day("2015-03-01"));
	assert_true(sl_model_decision(m, "fietsgeld")->terms[0].moves);
	sl_model_free(m);
	sl_diags_free(&diags);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
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
	};

	return cmocka_run_group_tests_name("load_model", tests, NULL, NULL);
}
