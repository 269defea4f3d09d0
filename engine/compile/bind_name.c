/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Binding: what a name means, and a name behind a dot.
 *
 * A name means, in order: a variable; within [ ] a name of the item; a name
 * of the entity of the rule; of its owner; of the household; a parameter.
 */
#include "compile/bind.h"

#include <string.h>

/* ---- reading what was found ---- */

static const sl_kind_of_entity *root_kind(const sl_binder *b)
{
	return b->p->model->schema.kinds[0];
}

const sl_kind_of_entity *sl_bind_self_kind(const sl_binder *b)
{
	return b->expr->per ? b->expr->per : root_kind(b);
}

static const sl_type *entity_type(const sl_binder *b, const sl_kind_of_entity *kind)
{
	return &b->p->entities[kind->number];
}

sl_typed sl_bind_variable(sl_binder *b, const sl_ast *ast, const sl_variable *v)
{
	sl_typed t = sl_bind_emit(b, ast, SL_CODE_VARIABLE, v->type, NULL, 0);

	t.bare = v->bare;
	return sl_bind_with_ref(b, t, v->slot);
}

static sl_typed read_feature(sl_binder *b, const sl_ast *ast, sl_typed entity, const sl_feature *f)
{
	if (f->towards) {
		sl_diags_add(b->p->diags, SL_DIAG_PAIR_NEEDS_OTHER, sl_bind_at(b, ast), f->name,
			     f->name);
		return sl_nothing;
	}
	return sl_bind_with_ref(b,
				sl_bind_emit(b, ast, f->is_fact ? SL_CODE_FACT : SL_CODE_CONCEPT,
					     &f->type, &entity.node, 1),
				f->number);
}

sl_typed sl_bind_self(sl_binder *b, const sl_ast *ast)
{
	return sl_bind_emit(b, ast, SL_CODE_SELF, entity_type(b, sl_bind_self_kind(b)), NULL, 0);
}

sl_typed sl_bind_climb(sl_binder *b, const sl_ast *ast, sl_typed entity, const sl_kind_of_entity *kind,
		       uint32_t steps)
{
	if (steps == 0)
		return entity;
	for (uint32_t i = 0; i < steps; i++)
		kind = kind->owner;
	return sl_bind_with_ref(
		b, sl_bind_emit(b, ast, SL_CODE_OWNER, entity_type(b, kind), &entity.node, 1),
		steps);
}

static sl_typed read_parameter(sl_binder *b, const sl_ast *ast, const sl_parameter *parameter)
{
	return sl_bind_with_ref(b,
				sl_bind_emit(b, ast, SL_CODE_PARAMETER, &parameter->type, NULL, 0),
				parameter->number);
}

/* ---- names ---- */

/* The feature of that name seen from an entity of `kind`: its own, or of an
 * owner; *steps says how far up. */
static const sl_feature *look_up(const sl_binder *b, const sl_kind_of_entity *kind, const char *name,
				 uint32_t *steps)
{
	for (*steps = 0; kind; kind = kind->owner, ++*steps) {
		const sl_feature *f = sl_schema_feature(&b->p->model->schema, kind, name);

		if (f)
			return f;
	}
	return NULL;
}

static sl_typed unknown_name(sl_binder *b, const sl_ast *ast, const char *name)
{
	const sl_schema *s = &b->p->model->schema;

	for (uint32_t i = 0; i < s->kind_count; i++)
		if (sl_schema_feature(s, s->kinds[i], name)) {
			sl_diags_add(b->p->diags, SL_DIAG_NAME_NOT_HERE, sl_bind_at(b, ast), name,
				     sl_bind_self_kind(b)->name);
			sl_diags_note(b->p->diags, NULL, "\"%s\" bestaat voor %s", name,
				      s->kinds[i]->name);
			return sl_nothing;
		}
	sl_diags_add(b->p->diags, SL_DIAG_NAME_UNKNOWN, sl_bind_at(b, ast), name);
	sl_bind_advise_name(b, name);
	return sl_nothing;
}

static const sl_variable *find_variable(const sl_binder *b, const char *name)
{
	for (unsigned i = b->count; i-- > 0;)
		if (b->variables[i].name == name && name)
			return &b->variables[i];
	return NULL;
}

static bool find_in_variables(const sl_binder *b, const char *name, sl_meaning *m)
{
	if ((m->variable = find_variable(b, name)))
		return true;
	for (unsigned i = b->count; i-- > 0;) {
		const sl_variable *v = &b->variables[i];

		if (!v->is_item)
			continue;
		if (v->type->base == SL_T_ENTITY &&
		    (m->feature = sl_schema_feature(&b->p->model->schema, v->type->kind, name))) {
			m->variable = v;
			return true;
		}
		if (v->type->base == SL_T_CONTEXT &&
		    (strcmp(name, "begin") == 0 || strcmp(name, "eind") == 0)) {
			m->variable = v;
			m->edge = strcmp(name, "eind") == 0;
			return true;
		}
	}
	return false;
}

bool sl_bind_find(const sl_binder *b, const char *name, sl_meaning *m)
{
	*m = (sl_meaning){.edge = -1};
	if (find_in_variables(b, name, m))
		return true;
	if ((m->feature = look_up(b, sl_bind_self_kind(b), name, &m->steps)))
		return true;
	return (m->parameter = sl_model_parameter(b->p->model, name)) != NULL;
}

/* `ik` and `ander`, or what a conflict calls them. */
static bool is_self(const sl_binder *b, const char *name)
{
	return name == b->p->ik || (name == b->expr->self_name && name);
}

static bool is_other(const sl_binder *b, const char *name)
{
	return name == b->p->ander || (name == b->expr->other_name && name);
}

/* Whom a conflict names stands before any fact of that name. */
static bool is_named(const sl_binder *b, const char *name)
{
	return name && (name == b->expr->self_name || name == b->expr->other_name) && !find_variable(b, name);
}

static sl_typed bind_special(sl_binder *b, const sl_ast *ast, bool *found)
{
	const char *name = ast->name;

	*found = true;
	if (is_self(b, name))
		return sl_bind_self(b, ast);
	if (is_other(b, name)) {
		if (b->expr->towards)
			return sl_bind_emit(b, ast, SL_CODE_OTHER, entity_type(b, b->expr->towards),
					    NULL, 0);
		sl_diags_add(b->p->diags, SL_DIAG_OTHER_OUTSIDE, sl_bind_at(b, ast));
		return sl_nothing;
	}
	if (name == b->p->periode) {
		if (b->expr->in_period)
			return sl_bind_emit(b, ast, SL_CODE_PERIOD, &sl_type_period, NULL, 0);
		sl_diags_add(b->p->diags, SL_DIAG_PERIOD_OUTSIDE, sl_bind_at(b, ast));
		return sl_nothing;
	}
	*found = false;
	return sl_nothing;
}

static sl_typed period_edge(sl_binder *b, const sl_ast *ast, sl_typed period, int edge)
{
	sl_typed t = sl_bind_emit(b, ast, SL_CODE_PERIOD_EDGE, &sl_type_date, &period.node, 1);

	sl_bind_set_detail(b, t, (unsigned)edge);
	return t;
}

sl_typed sl_bind_name(sl_binder *b, const sl_ast *ast)
{
	sl_meaning m;
	bool special;
	sl_typed t;

	if (is_named(b, ast->name))
		return bind_special(b, ast, &special);
	if (!sl_bind_find(b, ast->name, &m)) {
		t = bind_special(b, ast, &special);
		return special ? t : unknown_name(b, ast, ast->name);
	}
	if (m.parameter)
		return read_parameter(b, ast, m.parameter);
	if (m.edge >= 0)
		return period_edge(b, ast, sl_bind_variable(b, ast, m.variable), m.edge);
	if (m.variable && m.feature)
		return read_feature(b, ast, sl_bind_variable(b, ast, m.variable), m.feature);
	if (m.variable)
		return sl_bind_variable(b, ast, m.variable);
	return read_feature(
		b, ast, sl_bind_climb(b, ast, sl_bind_self(b, ast), sl_bind_self_kind(b), m.steps),
		m.feature);
}

/* ---- paths ---- */

static sl_typed bind_property(sl_binder *b, const sl_ast *ast, sl_typed value)
{
	static const struct { const char *name; sl_base of; } known[] = {
		{"year", SL_T_DATE}, {"month", SL_T_DATE}, {"day", SL_T_DATE}, {"weekday", SL_T_DATE},
		{"years", SL_T_MONTHS}, {"months", SL_T_MONTHS},
		{"days", SL_T_SPAN}, {"hours", SL_T_SPAN}, {"minutes", SL_T_SPAN}, {"seconds", SL_T_SPAN},
	};
	sl_buf buf = {0};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (known[i].of == value.type->base && strcmp(known[i].name, ast->name) == 0) {
			sl_typed t = sl_bind_emit(b, ast, SL_CODE_PROPERTY, &sl_type_number,
						  &value.node, 1);

			return sl_bind_with_ref(
				b, t,
				sl_emit_constant(b->p, sl_string(ast->name, strlen(ast->name))));
		}
	sl_diags_add(b->p->diags, SL_DIAG_PART_UNKNOWN, sl_bind_at(b, ast),
		     sl_bind_type_text(value.type, &buf), ast->name);
	sl_buf_free(&buf);
	return sl_nothing;
}

const sl_feature *sl_bind_part(sl_binder *b, const sl_ast *ast, const sl_type *type)
{
	const sl_feature *f = sl_schema_feature(&b->p->model->schema, type->kind, ast->name);
	const char *nearest;

	if (f)
		return f;
	sl_diags_add(b->p->diags, SL_DIAG_PART_UNKNOWN, sl_bind_at(b, ast), type->kind->name,
		     ast->name);
	if ((nearest = sl_schema_nearest(type->kind, ast->name)))
		sl_diags_note(b->p->diags, NULL, "lijkt het meest op \"%s\"", nearest);
	return NULL;
}

/* list.name: the name of each member. */
static sl_typed bind_map(sl_binder *b, const sl_ast *ast, sl_typed list)
{
	const sl_type *item = sl_bind_item_type(list.type);
	const sl_feature *f = sl_bind_part(b, ast, item);
	sl_variable *v;
	sl_typed body, t;

	if (!f || !(v = sl_bind_push(b, ast, NULL, item, false)))
		return sl_nothing;
	body = read_feature(b, ast, sl_bind_variable(b, ast, v), f);
	b->count--;
	if (body.node == SL_NO_NODE)
		return sl_nothing;
	t = sl_bind_emit(b, ast, SL_CODE_MAP, sl_list_type(b->p, body.type),
			 (uint32_t[]){list.node, body.node}, 2);
	sl_bind_set_detail(b, t, v->slot);
	return t;
}

sl_typed sl_bind_path(sl_binder *b, const sl_ast *ast)
{
	sl_typed value;
	const sl_feature *f;

	if (sl_bind_reads_decision(b, ast))
		return sl_bind_decided(b, ast);
	value = sl_bind(b, ast->kids[0]);
	if (value.node == SL_NO_NODE)
		return sl_nothing;
	if (value.type->base == SL_T_LIST && sl_bind_item_type(value.type)->base == SL_T_ENTITY)
		return bind_map(b, ast, value);
	if (value.type->base == SL_T_ENTITY)
		return (f = sl_bind_part(b, ast, value.type)) ? read_feature(b, ast, value, f)
							      : sl_nothing;
	if (value.type->base == SL_T_CONTEXT &&
	    (strcmp(ast->name, "begin") == 0 || strcmp(ast->name, "eind") == 0))
		return period_edge(b, ast, value, strcmp(ast->name, "eind") == 0);
	return bind_property(b, ast, value);
}
