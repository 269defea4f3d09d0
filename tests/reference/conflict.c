/* SPDX-License-Identifier: EUPL-1.2 */
/* Sections 17 and 18: outcomes as conflicts read them, conflicts, and which
 * may not be looked at. */
#include "reference/inside.h"

#include <stdlib.h>
#include <string.h>

/* ---- 17. the table of outcomes ---- */

/* "the first of the three that is onbekend": feiten or oordeel open it; what
 * nobody could tell, and regelgebrek, is niet-te-beslissen. */
static ref_value open_part(ref_value part)
{
	for (uint32_t i = 0; part.state == REF_UNKNOWN && part.causes && i < part.causes->count; i++)
		if (part.causes->items[i].kind == REF_FACT || part.causes->items[i].kind == REF_JUDGEMENT)
			return part;
	return part.state == REF_BROKEN ? part : ref_broken(REF_NO_RULE);
}

static ref_value asked_of(ref *r, const ref_place *p, const sl_expr *e)
{
	return e ? ref_needed(ref_expr(r, p, e)) : ref_truth(true);
}

/* toekennen, afwijzen or niet-van-toepassing as a text; else what is open. */
static const char *outcome(ref *r, const ref_place *p, const sl_decision *d, ref_value *open)
{
	ref_value applies = asked_of(r, p, d->applies), right;

	if (d->contribution || d->ladder_count || d->amount_count) {
		*open = ref_unsupported(r, "a decision with more than a right");
		return NULL;
	}
	if (ref_is_false(applies))
		return "niet van toepassing";
	if (!ref_is_true(applies)) {
		*open = open_part(applies);
		return NULL;
	}
	right = asked_of(r, p, d->right);
	if (ref_is_true(right))
		return "toegekend";
	if (ref_is_false(right))
		return "afgewezen";
	*open = open_part(right);
	return NULL;
}

static ref_value outcome_is(ref *r, const ref_place *p, const sl_decision *d, const char *name)
{
	ref_value open;
	const char *got = outcome(r, p, d, &open);

	return got ? ref_truth(strcmp(got, name) == 0) : open;
}

/* p.besluit("id") */
static const sl_decision *decision_of(const ref *r, const sl_ast *e)
{
	if (e->op != SL_OP_CALL || e->count != 2 || e->kids[0]->op != SL_OP_PATH ||
	    strcmp(e->kids[0]->name, "besluit") != 0 || e->kids[1]->op != SL_OP_LITERAL)
		return NULL;
	return sl_model_decision(r->model, e->kids[1]->literal.as.text);
}

bool ref_reads_decision(const ref *r, const sl_ast *path)
{
	return decision_of(r, path->kids[0]) != NULL;
}

ref_value ref_decided_as(ref *r, const ref_place *p, const sl_ast *path)
{
	const sl_decision *d = decision_of(r, path->kids[0]);
	ref_value of = ref_eval(r, p, path->kids[0]->kids[0]->kids[0]);
	ref_place place = {.day = p->day, .other = REF_NOBODY};

	if (of.state != REF_KNOWN)
		return of;
	if (!sl_in_force(d->validity, p->day, r->known))
		return ref_truth(false);
	place.self = of.plain.n;
	if (strcmp(path->name, "toegekend") != 0)
		return outcome_is(r, &place, d, path->name);
	/* "toegekend (with aanleiding)" */
	of = asked_of(r, &place, d->occasion);
	return ref_is_false(of) ? of : ref_and(r, of, outcome_is(r, &place, d, "toegekend"));
}

/* ---- 18. what it can read ---- */

typedef struct reading {
	const ref *r;
	const sl_conflict *conflict;
	const char *laws[8];  /* to which something belongs that it can read */
	uint32_t law_count;
	const char *domain;   /* of a narrowed run, or NULL */
	bool grounded;        /* that domain has a ground for all of it */
} reading;

static bool is_law(const reading *u, const char *domain)
{
	return strcmp(domain, "alle") != 0 && strcmp(domain, u->conflict->source.regulation->domain) != 0;
}

static void add_law(reading *u, const char *domain)
{
	for (uint32_t i = 0; i < u->law_count; i++)
		if (strcmp(u->laws[i], domain) == 0)
			return;
	if (is_law(u, domain) && u->law_count < 8)
		u->laws[u->law_count++] = domain;
}

static void may_read(reading *u, const char *domain)
{
	add_law(u, domain);
	u->grounded &= !u->domain || strcmp(u->domain, domain) == 0;
}

static void may_read_fact(reading *u, const sl_feature *f)
{
	bool grounded = f->ground_count == 0 || !u->domain;

	for (uint32_t i = 0; i < f->ground_count; i++) {
		add_law(u, f->grounds[i].domain);
		grounded |= strcmp(f->grounds[i].domain, "alle") == 0 ||
			    (u->domain && strcmp(f->grounds[i].domain, u->domain) == 0);
	}
	u->grounded &= grounded;
}

static void may_read_name(reading *u, const char *name)
{
	const sl_schema *s = &u->r->model->schema;

	for (uint32_t i = 0; i < s->feature_count; i++) {
		const sl_concept *concept = s->features[i]->concept;

		if (strcmp(s->features[i]->name, name) != 0)
			continue;
		if (concept)
			may_read(u, concept->regulation->domain);
		else
			may_read_fact(u, s->features[i]);
	}
}

/* Every name that stands there: in these rules a name is of one thing. */
static void may_read_all(reading *u, const sl_ast *e)
{
	const sl_decision *d = decision_of(u->r, e);

	if (d)
		may_read(u, d->domain);
	else if ((e->op == SL_OP_NAME || e->op == SL_OP_PATH) && e->name)
		may_read_name(u, e->name);
	for (uint32_t i = 0; i < e->count; i++)
		may_read_all(u, e->kids[i]);
}

static void may_read_condition(reading *u, const sl_condition *c)
{
	if (c->expr)
		may_read_all(u, c->expr->ast);
	if (c->subject)
		may_read_all(u, c->subject->ast);
	for (uint32_t i = 0; i < c->count; i++)
		may_read_condition(u, c->kids[i]);
}

ref_closed ref_is_closed(ref *r, const sl_conflict *c, const char *domain)
{
	reading u = {.r = r, .conflict = c, .domain = domain, .grounded = true};
	const sl_feature *consent = r->model->schema.roles[SL_ROLE_COMBINE];

	if (consent && ref_is_true(ref_feature(r, consent, 0, REF_NOBODY, r->date)))
		return REF_OPEN;
	may_read_condition(&u, c->condition);
	for (uint32_t i = 0; i < c->graver_count; i++)
		may_read_condition(&u, c->gravers[i].condition);
	if (consent && u.law_count > 1 && strcmp(c->kind, "gegevensgrondslag") != 0)
		return REF_NO_CONSENT;
	return u.grounded ? REF_OPEN : REF_NO_GROUND;
}

/* ---- 18. what is found ---- */

static ref_place place_of(const ref *r, uint32_t self, uint32_t other)
{
	return (ref_place){.day = r->date, .self = self, .other = other};
}

static ref_value truth_about(ref *r, const sl_conflict *c, uint32_t self, uint32_t other)
{
	ref_place p = place_of(r, self, other);

	return ref_needed(ref_condition(r, &p, c->condition));
}

static unsigned weight(ref_value v)
{
	return ref_is_true(v) ? 3 : v.state == REF_UNKNOWN ? 2 : v.state == REF_BROKEN ? 1 : 0;
}

/* "Bindings with the same set of persons are one finding, vastgesteld if any
 * of them is": of two the weightier, of equals the first. */
ref_value ref_conflict(ref *r, const sl_conflict *c, uint32_t self, uint32_t other)
{
	ref_value one = truth_about(r, c, self, other), two;

	if (other == REF_NOBODY)
		return one;
	two = truth_about(r, c, other, self);
	return weight(two) > weight(one) ? two : one;
}
