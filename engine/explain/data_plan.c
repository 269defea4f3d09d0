/* SPDX-License-Identifier: EUPL-1.2 */
/* The arrangement as JSON. What stands elsewhere in the answer is named here,
 * and told there. */
#include "explain/data_plan.h"

#include <string.h>

#include "explain/fill.h"

/* ---- for each person, what each domain gives ---- */

static void write_wait(sl_json_writer *w, sl_teller *t, const sl_decided *d)
{
	sl_json_member(w, "uitkomst", sl_outcome_name(d->outcome));
	sl_json_key(w, "wacht_op");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < d->causes.count; i++) {
		const sl_cause *c = d->causes.items[i];

		if (c->kind != SL_CAUSE_FACT && c->kind != SL_CAUSE_JUDGEMENT)
			continue;
		sl_json_object_begin(w);
		sl_data_question(w, t, c);
		sl_json_object_end(w);
	}
	sl_json_array_end(w);
}

static void write_placed(sl_json_writer *w, sl_teller *t, const sl_decided *d, sl_place place)
{
	sl_json_object_begin(w);
	sl_data_decision_name(w, t, d->decision, d->entity);
	sl_data_member_if(w, "titel", d->decision->title);
	if (d->has_amount) {
		sl_json_key(w, d->extent ? "omvang" : "bedrag");
		sl_data_amount(w, t, d->amount, d->digits);
		if (d->unit)
			sl_json_member(w, "eenheid", sl_unit_text(d->unit));
	}
	if (d->joint != SL_NO_ENTITY)
		sl_json_member(w, "gezamenlijk_met", sl_data_id(t, d->joint));
	if (place == SL_PLACE_OPEN || place == SL_PLACE_UNSURE)
		write_wait(w, t, d);
	sl_json_object_end(w);
}

static bool is_there(const sl_answer *a, const sl_decided *d, uint32_t person, const char *domain, sl_place place)
{
	return sl_answer_person(a, d->entity) == person && strcmp(d->decision->domain, domain) == 0 &&
	       sl_plan_place(a, d) == place;
}

static void write_place(sl_json_writer *w, sl_teller *t, const sl_answer *a, uint32_t person, const char *domain,
			sl_place place)
{
	static const char *const keys[] = {"", "toegekend", "plichten", "afgewezen", "open", "misschien_gevraagd"};

	sl_json_key(w, keys[place]);
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < a->decided_count; i++)
		if (is_there(a, a->decided[i], person, domain, place))
			write_placed(w, t, a->decided[i], place);
	sl_json_array_end(w);
}

static bool has_any(const sl_answer *a, uint32_t person, const char *domain)
{
	for (uint32_t i = 0; i < a->decided_count; i++)
		for (int place = SL_PLACE_GRANTED; place <= SL_PLACE_UNSURE; place++)
			if (is_there(a, a->decided[i], person, domain, (sl_place)place))
				return true;
	return false;
}

static void write_domain(sl_json_writer *w, sl_teller *t, const sl_answer *a, uint32_t person, const char *domain)
{
	sl_json_object_begin(w);
	sl_json_member(w, "domein", domain);
	for (int place = SL_PLACE_GRANTED; place <= SL_PLACE_UNSURE; place++)
		write_place(w, t, a, person, domain, (sl_place)place);
	sl_json_object_end(w);
}

static void write_person(sl_json_writer *w, sl_teller *t, const sl_arrangement *p, uint32_t person)
{
	const sl_answer *a = p->answer;
	bool any = false;

	for (uint32_t i = 0; i < p->domain_count; i++) {
		if (!has_any(a, person, p->domains[i]->name))
			continue;
		if (!any) {
			sl_json_object_begin(w);
			sl_data_about(w, t, person);
			sl_json_key(w, "domeinen");
			sl_json_array_begin(w);
		}
		any = true;
		write_domain(w, t, a, person, p->domains[i]->name);
	}
	if (!any)
		return;
	sl_json_array_end(w);
	sl_json_object_end(w);
}

static void write_persons(sl_json_writer *w, sl_teller *t, const sl_arrangement *p)
{
	sl_json_key(w, "personen");
	sl_json_array_begin(w);
	for (uint32_t e = 0; e < t->household->entity_count; e++)
		if (sl_answer_person(p->answer, e) == e)
			write_person(w, t, p, e);
	sl_json_array_end(w);
}

/* ---- what to do, in order ---- */

static void write_question(sl_json_writer *w, sl_teller *t, const sl_plan_question *q)
{
	sl_data_question(w, t, q->cause);
	sl_json_member(w, "soort", sl_cause_name((sl_cause_kind)q->cause->kind));
	sl_json_key(w, "beslist");
	sl_json_integer(w, q->alone);
	sl_json_key(w, "raakt");
	sl_json_integer(w, q->all);
	sl_json_key(w, "conflicten");
	sl_json_integer(w, q->conflicts);
}

static void write_questions(sl_json_writer *w, sl_teller *t, const sl_arrangement *p)
{
	sl_json_key(w, "vragen");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < p->question_count; i++) {
		sl_json_object_begin(w);
		write_question(w, t, &p->questions[i]);
		sl_json_object_end(w);
	}
	sl_json_array_end(w);
}

static void write_conflict(sl_json_writer *w, sl_teller *t, const sl_conflict_found *c)
{
	sl_json_member(w, "conflict", c->conflict->id);
	sl_data_persons(w, t, c->self, c->other);
	sl_json_member(w, "ernst", sl_gravity_name(c->gravity));
	if (c->conflict->action)
		sl_json_member(w, "handeling", sl_template_kept(t, c->frame, c->conflict->action));
}

static const char *step_name(sl_step_kind k)
{
	static const char *const names[] = {"conflict", "vragen", "beslissen", "herstellen", "wachten"};

	return names[k];
}

static void write_step(sl_json_writer *w, sl_teller *t, const sl_plan_step *s)
{
	sl_json_object_begin(w);
	sl_json_member(w, "doen", step_name(s->kind));
	if (s->conflict)
		write_conflict(w, t, s->conflict);
	if (s->question)
		sl_data_question(w, t, s->question->cause);
	if (s->decided)
		sl_data_decision_name(w, t, s->decided->decision, s->decided->entity);
	if (s->before) {
		sl_json_member(w, "termijn", sl_data_key(t, s->before->term->name));
		sl_data_day(w, "voor", s->before->term->value.as.i);
	}
	sl_json_object_end(w);
}

static void write_steps(sl_json_writer *w, sl_teller *t, const sl_arrangement *p)
{
	sl_json_key(w, "volgorde");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < p->step_count; i++)
		write_step(w, t, &p->steps[i]);
	sl_json_array_end(w);
}

/* ---- conflicts and contributions, in short ---- */

static void write_conflicts(sl_json_writer *w, sl_teller *t, const sl_arrangement *p)
{
	sl_json_key(w, "conflicten");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < p->conflict_count; i++) {
		const sl_conflict_found *c = p->conflicts[i];

		sl_json_object_begin(w);
		sl_json_member(w, "conflict", c->conflict->id);
		sl_data_persons(w, t, c->self, c->other);
		sl_json_member(w, "ernst", sl_gravity_name(c->gravity));
		sl_json_member(w, "status", sl_data_status(c->status));
		sl_json_object_end(w);
	}
	sl_json_array_end(w);
}

static void write_collected(sl_json_writer *w, sl_teller *t, const sl_arrangement *p)
{
	sl_json_key(w, "bijdragen");
	sl_json_object_begin(w);
	sl_data_cents(w, t, "totaal_per_maand", p->answer->owed_total);
	sl_json_key(w, "inning");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < p->collected_count; i++) {
		sl_json_object_begin(w);
		sl_json_member(w, "door", p->collected[i].collector);
		sl_data_cents(w, t, "per_maand", p->collected[i].monthly);
		sl_json_object_end(w);
	}
	sl_json_array_end(w);
	sl_json_object_end(w);
}

/* ---- terms ---- */

static void write_terms(sl_json_writer *w, sl_teller *t, const sl_arrangement *p)
{
	sl_json_key(w, "termijnen");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < p->term_count; i++) {
		const sl_plan_term *x = &p->terms[i];

		sl_json_object_begin(w);
		sl_data_day(w, "dag", x->term->value.as.i);
		sl_json_member(w, "termijn", sl_data_key(t, x->term->name));
		sl_data_decision_name(w, t, x->decided->decision, x->decided->entity);
		sl_json_key(w, "verstreken");
		sl_json_bool(w, x->passed);
		sl_json_object_end(w);
	}
	sl_json_array_end(w);
}

/* ---- what was used ---- */

static const char *ground_of(const sl_feature *f, const char *domain)
{
	const sl_ground *g = sl_feature_ground(f, domain);

	return g ? g->ground : NULL;
}

static void write_users(sl_json_writer *w, const sl_arrangement *p, const sl_plan_use *u)
{
	sl_json_key(w, "gebruik");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < p->domain_count; i++) {
		if (!u->used_by[i])
			continue;
		sl_json_object_begin(w);
		sl_json_member(w, "domein", p->domains[i]->name);
		sl_json_member(w, "grond", ground_of(u->fact, p->domains[i]->name));
		sl_json_object_end(w);
	}
	sl_json_array_end(w);
	sl_json_key(w, "niet_tonen_aan");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < p->domain_count; i++)
		if (u->hidden_from[i])
			sl_json_string(w, p->domains[i]->name);
	sl_json_array_end(w);
}

static void write_use(sl_json_writer *w, sl_teller *t, const sl_arrangement *p, const sl_plan_use *u)
{
	sl_json_object_begin(w);
	sl_json_member(w, "feit", u->fact->key);
	sl_json_key(w, "van");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < u->entity_count; i++)
		sl_json_string(w, sl_data_id(t, u->entities[i]));
	sl_json_array_end(w);
	sl_json_member(w, "herkomst", u->fact->fact->origin);
	sl_data_member_if(w, "bijzonder", u->fact->fact->special);
	write_users(w, p, u);
	sl_json_object_end(w);
}

static void write_uses(sl_json_writer *w, sl_teller *t, const sl_arrangement *p)
{
	sl_json_key(w, "gegevens");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < p->use_count; i++)
		write_use(w, t, p, &p->uses[i]);
	sl_json_array_end(w);
}

void sl_data_arrangement(sl_json_writer *w, sl_teller *t, const sl_arrangement *p, const sl_answer_options *o)
{
	sl_json_key(w, "arrangement");
	sl_json_object_begin(w);
	write_steps(w, t, p);
	write_persons(w, t, p);
	write_collected(w, t, p);
	write_conflicts(w, t, p);
	write_questions(w, t, p);
	write_terms(w, t, p);
	write_uses(w, t, p);
	if (o->agenda)
		sl_data_agenda(w, t, o->agenda);
	if (o->effects)
		sl_data_effects(w, t, o->effects);
	sl_json_object_end(w);
}
