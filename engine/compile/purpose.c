/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * For what purpose a conflict or a floor reads: which domains have a ground for every
 * fact that it can read, whatever comes out. Decided on the rules alone, so
 * that whether a fact mattered cannot be seen.
 *
 * The laws of a fact are the domains with a ground of their own for it. A
 * fact whose ground is only that of all domains, or of the domain in which
 * conflicts stand, belongs to no law. A conflict that reads what belongs to
 * more than one law lays the files of those laws side by side.
 */
#include "compile/pass.h"

#include <string.h>

typedef struct purpose {
	sl_pass *p;
	const char *home;        /* the domain in which it stands */
	const char *const *allowed; /* its domains */
	uint32_t allowed_count;
	sl_pos pos;
	sl_diag_code complaint;
	uint64_t domains;        /* that may read all facts so far, by number */
	uint64_t laws;           /* to which something belongs that was read so far */
	uint8_t *seen;           /* by concept */
} purpose;

static void read_node(purpose *u, uint32_t node);

static uint64_t domain_bit(const purpose *u, const char *name)
{
	const sl_schema *s = &u->p->model->schema;

	for (uint32_t i = 0; i < s->domain_count && i < 64; i++)
		if (strcmp(s->domains[i].name, name) == 0)
			return UINT64_C(1) << i;
	return 0;
}

/* The domain in which conflicts themselves stand is no law. */
static bool is_law(const purpose *u, const char *domain)
{
	return strcmp(domain, "alle") != 0 && strcmp(domain, u->home) != 0;
}

static bool one_of_ours(const purpose *u, const char *domain)
{
	for (uint32_t i = 0; i < u->allowed_count; i++)
		if (strcmp(u->allowed[i], domain) == 0)
			return true;
	return !is_law(u, domain);
}

static sl_pos place_of(const purpose *u, const sl_node *n)
{
	return n->expr == SL_NO_EXPR ? u->pos
				     : sl_feel_place(&u->p->model->exprs[n->expr]->source, n->start);
}

static void read_fact(purpose *u, const sl_node *n, const sl_feature *f)
{
	uint64_t may = 0, laws = 0;
	bool ours = f->ground_count == 0, everybody = f->ground_count == 0;
	sl_pos pos;

	for (uint32_t i = 0; i < f->ground_count; i++) {
		const char *domain = f->grounds[i].domain;

		everybody |= strcmp(domain, "alle") == 0;
		ours |= one_of_ours(u, domain);
		may |= domain_bit(u, domain);
		if (is_law(u, domain))
			laws |= domain_bit(u, domain);
	}
	if (!ours) {
		pos = place_of(u, n);
		sl_diags_add(u->p->diags, u->complaint, &pos, f->name);
	}
	if (!everybody)
		u->domains &= may;
	u->laws |= laws;
}

static void read_domain(purpose *u, const char *domain)
{
	if (is_law(u, domain)) {
		u->laws |= domain_bit(u, domain);
		u->domains &= domain_bit(u, domain);
	}
}

/* A concept of a law belongs to the file of that law; what it was made from
 * was judged there. */
static void read_concept(purpose *u, const sl_concept *c)
{
	read_domain(u, c->regulation->domain);
	if (u->seen[c->number] || is_law(u, c->regulation->domain))
		return;
	u->seen[c->number] = 1;
	for (uint32_t i = 0; i < c->rule_count; i++) {
		const sl_rule_code *r = &u->p->program->rules[c->rules[i]->number];

		if (c->rules[i]->source.regulation->municipality)
			continue;
		read_node(u, r->condition);
		read_node(u, r->value);
	}
}

static void read_table(purpose *u, const sl_table_code *t)
{
	const uint32_t *kids = u->p->program->kids;
	uint32_t cells = t->table->row_count * (t->table->input_count + 1);

	for (uint32_t i = 0; i < t->table->input_count; i++)
		read_node(u, kids[t->inputs + i]);
	for (uint32_t i = 0; i < cells; i++)
		read_node(u, kids[t->rows + i]);
	read_node(u, t->fallback);
}

static void read_node(purpose *u, uint32_t node)
{
	const sl_program *g = u->p->program;
	const sl_node *n;

	if (node == SL_NO_NODE)
		return;
	n = &g->nodes[node];
	for (uint32_t i = 0; i < n->count; i++)
		read_node(u, g->kids[n->kids + i]);
	if (n->code == SL_CODE_FACT)
		read_fact(u, n, u->p->model->schema.features[n->ref]);
	else if (n->code == SL_CODE_CONCEPT || n->code == SL_CODE_PAIR)
		read_concept(u, u->p->model->schema.features[n->ref]->concept);
	else if (n->code == SL_CODE_DECIDED)
		read_domain(u, u->p->model->decisions[n->ref]->domain);
	else if (n->code == SL_CODE_TABLE)
		read_table(u, &g->tables[n->ref]);
}

static void read_template(purpose *u, const sl_template *t)
{
	for (uint32_t i = 0; t && i < t->count; i++)
		if (t->parts[i].expr)
			read_node(u, u->p->program->expr_nodes[t->parts[i].expr->number]);
}

static void list_domains(purpose *u, sl_conflict_code *code)
{
	const sl_schema *s = &u->p->model->schema;
	const char **names = sl_arena_calloc(&u->p->program->arena, s->domain_count + 1u, sizeof *names);

	if (!names) {
		u->p->out_of_memory = true;
		return;
	}
	for (uint32_t i = 0; i < s->domain_count && i < 64; i++)
		if (u->domains >> i & 1)
			names[code->domain_count++] = s->domains[i].name;
	code->domains = names;
}

static void begin(purpose *u, const sl_source *source, const char *const *domains, uint32_t count, sl_pos pos)
{
	u->home = source->regulation->domain;
	u->allowed = domains;
	u->allowed_count = count;
	u->pos = pos;
	u->domains = UINT64_MAX;
	u->laws = 0;
	memset(u->seen, 0, u->p->model->concept_count);
}

static bool is_of_many_laws(const purpose *u)
{
	return (u->laws & (u->laws - 1)) != 0;
}

static void look_at_conflict(purpose *u, sl_conflict_code *code)
{
	const sl_conflict *c = code->conflict;

	begin(u, &c->source, c->domains, c->domain_count, c->pos);
	u->complaint = SL_DIAG_CONFLICT_GROUND;
	read_node(u, code->condition);
	for (uint32_t i = 0; i < c->graver_count; i++)
		read_node(u, u->p->program->kids[code->gravers + i]);
	read_template(u, c->says);
	read_template(u, c->action);
	read_template(u, c->meanwhile);
	read_template(u, c->escalation);
	code->combines = is_of_many_laws(u) && !c->about_use;
	list_domains(u, code);
}

/* What anybody owes is added up: of every law that asks a contribution. */
static void look_at_floor(purpose *u, sl_floor_code *code)
{
	const sl_floor *f = code->floor;
	const sl_model *m = u->p->model;

	begin(u, &f->source, f->domains, f->domain_count, f->pos);
	u->complaint = SL_DIAG_FLOOR_GROUND;
	read_node(u, code->members);
	read_node(u, code->norm);
	read_node(u, code->means);
	read_node(u, code->told);
	for (uint32_t i = 0; i < m->decision_count; i++)
		if (m->decisions[i]->norm == SL_NORM_CONTRIBUTION)
			read_domain(u, m->decisions[i]->domain);
	code->combines = is_of_many_laws(u);
}

void sl_find_purposes(sl_pass *p)
{
	purpose u = {.p = p, .seen = sl_arena_calloc(&p->program->arena, p->model->concept_count, 1)};

	if (!u.seen) {
		p->out_of_memory = true;
		return;
	}
	for (uint32_t i = 0; i < p->model->conflict_count; i++)
		look_at_conflict(&u, &p->program->conflicts[i]);
	for (uint32_t i = 0; i < p->model->floor_count; i++)
		look_at_floor(&u, &p->program->floors[i]);
}
