/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Binding: names get their meaning, expressions their type, trees become
 * nodes.
 *
 * A name means, in order: a variable; within [ ] a name of the item; a name
 * of the entity of the rule; of its owner; of the household; a parameter.
 */
#include "compile/pass.h"

#include <string.h>

typedef struct variable {
	const char *name;    /* NULL: only reachable as `item` or through its names */
	const sl_type *type;
	bool bare;
	bool is_item;        /* its own names may be used without saying item */
	uint8_t slot;
} variable;

typedef struct binder {
	sl_pass *p;
	const sl_expr *expr;
	variable variables[SL_MOST_VARIABLES];
	unsigned count;
	sl_pos pos;          /* of the last message */
} binder;

static const sl_typed nothing = {SL_NO_NODE, &sl_type_any, false};

static sl_typed bind(binder *b, const sl_ast *ast);

/* ---- helpers ---- */

/* Where it stands, for a message; borrowed until the next call. */
static const sl_pos *at(binder *b, const sl_ast *ast)
{
	b->pos = sl_feel_place(&b->expr->source, ast->start);
	return &b->pos;
}

static sl_typed finish(binder *b, const sl_ast *ast, uint32_t node, const sl_type *type, bool bare)
{
	if (node == SL_NO_NODE)
		return nothing;
	sl_node *n = &b->p->program->nodes[node];
	n->expr = b->expr->number;
	n->start = ast->start;
	n->end = ast->end;
	n->type = type;
	return (sl_typed){node, type, bare};
}

static sl_typed emit(binder *b, const sl_ast *ast, sl_code code, const sl_type *type, const uint32_t *kids,
		     uint32_t count)
{
	return finish(b, ast, sl_emit(b->p, code, type, kids, count), type, false);
}

static sl_typed with_ref(binder *b, sl_typed t, uint32_t ref)
{
	if (t.node != SL_NO_NODE)
		b->p->program->nodes[t.node].ref = ref;
	return t;
}

static void set_detail(binder *b, sl_typed t, unsigned detail)
{
	if (t.node != SL_NO_NODE)
		b->p->program->nodes[t.node].detail = (uint8_t)detail;
}

static const char *type_text(const sl_type *t, sl_buf *buf)
{
	sl_type_print(buf, t);
	return sl_buf_text(buf);
}

static sl_typed complain(binder *b, const sl_ast *ast, sl_diag_code code, const char *word, const sl_type *t)
{
	sl_buf buf = {0};

	if (word)
		sl_diags_add(b->p->diags, code, at(b, ast), word, type_text(t, &buf));
	else
		sl_diags_add(b->p->diags, code, at(b, ast), type_text(t, &buf));
	sl_buf_free(&buf);
	return nothing;
}

static sl_typed refuse(binder *b, const sl_ast *ast, const char *what)
{
	sl_diags_add(b->p->diags, SL_DIAG_NOT_IN_RULES, at(b, ast), what);
	return nothing;
}

/* A variable for what follows; NULL when there are too many in each other. */
static variable *push(binder *b, const sl_ast *ast, const char *name, const sl_type *type, bool bare)
{
	variable *v;

	if (b->count == SL_MOST_VARIABLES) {
		sl_diags_add(b->p->diags, SL_DIAG_TOO_MANY_VARIABLES, at(b, ast), SL_MOST_VARIABLES);
		return NULL;
	}
	v = &b->variables[b->count];
	*v = (variable){.name = name, .type = type, .bare = bare, .slot = (uint8_t)b->count};
	b->count++;
	return v;
}

/* ---- names ---- */

static const sl_kind_of_entity *root_kind(const binder *b)
{
	return b->p->model->schema.kinds[0];
}

static const sl_kind_of_entity *self_kind(const binder *b)
{
	return b->expr->per ? b->expr->per : root_kind(b);
}

static const sl_type *entity_type(const binder *b, const sl_kind_of_entity *kind)
{
	return &b->p->entities[kind->number];
}

static sl_typed read_variable(binder *b, const sl_ast *ast, const variable *v)
{
	sl_typed t = emit(b, ast, SL_CODE_VARIABLE, v->type, NULL, 0);

	t.bare = v->bare;
	return with_ref(b, t, v->slot);
}

static sl_typed read_feature(binder *b, const sl_ast *ast, sl_typed entity, const sl_feature *f)
{
	if (f->towards) {
		sl_diags_add(b->p->diags, SL_DIAG_PAIR_NEEDS_OTHER, at(b, ast), f->name, f->name);
		return nothing;
	}
	return with_ref(b, emit(b, ast, f->is_fact ? SL_CODE_FACT : SL_CODE_CONCEPT, &f->type, &entity.node, 1),
			f->number);
}

static sl_typed self_entity(binder *b, const sl_ast *ast)
{
	return emit(b, ast, SL_CODE_SELF, entity_type(b, self_kind(b)), NULL, 0);
}

/* The feature of that name seen from an entity of `kind`: its own, or of an
 * owner; *steps says how far up. */
static const sl_feature *look_up(const binder *b, const sl_kind_of_entity *kind, const char *name, uint32_t *steps)
{
	for (*steps = 0; kind; kind = kind->owner, ++*steps) {
		const sl_feature *f = sl_schema_feature(&b->p->model->schema, kind, name);

		if (f)
			return f;
	}
	return NULL;
}

static sl_typed climb(binder *b, const sl_ast *ast, sl_typed entity, const sl_kind_of_entity *kind, uint32_t steps)
{
	if (steps == 0)
		return entity;
	for (uint32_t i = 0; i < steps; i++)
		kind = kind->owner;
	return with_ref(b, emit(b, ast, SL_CODE_OWNER, entity_type(b, kind), &entity.node, 1), steps);
}

static sl_typed read_parameter(binder *b, const sl_ast *ast, const sl_parameter *parameter)
{
	return with_ref(b, emit(b, ast, SL_CODE_PARAMETER, &parameter->type, NULL, 0), parameter->number);
}

static sl_typed unknown_name(binder *b, const sl_ast *ast, const char *name)
{
	const char *nearest;
	const sl_schema *s = &b->p->model->schema;

	for (uint32_t i = 0; i < s->kind_count; i++)
		if (sl_schema_feature(s, s->kinds[i], name)) {
			sl_diags_add(b->p->diags, SL_DIAG_NAME_NOT_HERE, at(b, ast), name, self_kind(b)->name);
			sl_diags_note(b->p->diags, NULL, "\"%s\" bestaat voor %s", name, s->kinds[i]->name);
			return nothing;
		}
	sl_diags_add(b->p->diags, SL_DIAG_NAME_UNKNOWN, at(b, ast), name);
	if ((nearest = sl_names_nearest(b->p->model->names, name)))
		sl_diags_note(b->p->diags, NULL, "lijkt het meest op \"%s\"", nearest);
	return nothing;
}

/* What a name in scope refers to. */
typedef struct meaning {
	const variable *variable;      /* a variable, or the item that has the feature */
	const sl_feature *feature;
	uint32_t steps;                /* from ik upwards */
	const sl_parameter *parameter;
	int edge;                      /* of a period item: 0 begin, 1 eind; -1 none */
} meaning;

static bool find_in_variables(const binder *b, const char *name, meaning *m)
{
	for (unsigned i = b->count; i-- > 0;) {
		const variable *v = &b->variables[i];

		if (v->name == name && name) {
			m->variable = v;
			return true;
		}
	}
	for (unsigned i = b->count; i-- > 0;) {
		const variable *v = &b->variables[i];

		if (!v->is_item)
			continue;
		if (v->type->base == SL_T_ENTITY &&
		    (m->feature = sl_schema_feature(&b->p->model->schema, v->type->kind, name))) {
			m->variable = v;
			return true;
		}
		if (v->type->base == SL_T_CONTEXT && (strcmp(name, "begin") == 0 || strcmp(name, "eind") == 0)) {
			m->variable = v;
			m->edge = strcmp(name, "eind") == 0;
			return true;
		}
	}
	return false;
}

static bool find_meaning(const binder *b, const char *name, meaning *m)
{
	*m = (meaning){.edge = -1};
	if (find_in_variables(b, name, m))
		return true;
	if ((m->feature = look_up(b, self_kind(b), name, &m->steps)))
		return true;
	return (m->parameter = sl_model_parameter(b->p->model, name)) != NULL;
}

static sl_typed bind_special(binder *b, const sl_ast *ast, bool *found)
{
	const char *name = ast->name;

	*found = true;
	if (name == b->p->ik)
		return self_entity(b, ast);
	if (name == b->p->ander) {
		if (b->expr->towards)
			return emit(b, ast, SL_CODE_OTHER, entity_type(b, b->expr->towards), NULL, 0);
		sl_diags_add(b->p->diags, SL_DIAG_OTHER_OUTSIDE, at(b, ast));
		return nothing;
	}
	if (name == b->p->periode) {
		if (b->expr->in_period)
			return emit(b, ast, SL_CODE_PERIOD, &sl_type_period, NULL, 0);
		sl_diags_add(b->p->diags, SL_DIAG_PERIOD_OUTSIDE, at(b, ast));
		return nothing;
	}
	*found = false;
	return nothing;
}

static sl_typed period_edge(binder *b, const sl_ast *ast, sl_typed period, int edge)
{
	sl_typed t = emit(b, ast, SL_CODE_PERIOD_EDGE, &sl_type_date, &period.node, 1);

	set_detail(b, t, (unsigned)edge);
	return t;
}

static sl_typed bind_name(binder *b, const sl_ast *ast)
{
	meaning m;
	bool special;
	sl_typed t;

	if (!find_meaning(b, ast->name, &m)) {
		t = bind_special(b, ast, &special);
		return special ? t : unknown_name(b, ast, ast->name);
	}
	if (m.parameter)
		return read_parameter(b, ast, m.parameter);
	if (m.edge >= 0)
		return period_edge(b, ast, read_variable(b, ast, m.variable), m.edge);
	if (m.variable && m.feature)
		return read_feature(b, ast, read_variable(b, ast, m.variable), m.feature);
	if (m.variable)
		return read_variable(b, ast, m.variable);
	return read_feature(b, ast, climb(b, ast, self_entity(b, ast), self_kind(b), m.steps), m.feature);
}

/* ---- operators ---- */

static bool is_truth(const sl_type *t)
{
	return t->base == SL_T_BOOLEAN || t->base == SL_T_ANY;
}

static sl_typed need_truth(binder *b, const sl_ast *ast)
{
	sl_typed t = bind(b, ast);

	if (t.node != SL_NO_NODE && !is_truth(t.type))
		return complain(b, ast, SL_DIAG_NOT_A_TRUTH, NULL, t.type);
	return t;
}

static sl_typed bind_logic(binder *b, const sl_ast *ast)
{
	uint32_t kids[2];

	for (uint32_t i = 0; i < ast->count; i++)
		kids[i] = need_truth(b, ast->kids[i]).node;
	return emit(b, ast, (sl_code)ast->op, &sl_type_boolean, kids, ast->count);
}

/* A literal text beside a keuze must be one of its values. */
static void check_choice(binder *b, const sl_ast *ast, const sl_type *type)
{
	const char *nearest = NULL;
	unsigned least = 4;

	if (ast->op != SL_OP_LITERAL || ast->literal.kind != SL_STRING || !type->choices)
		return;
	for (uint32_t i = 0; i < type->choice_count; i++)
		if (strcmp(type->choices[i], ast->literal.as.text) == 0)
			return;
	for (uint32_t i = 0; i < type->choice_count; i++) {
		unsigned d = sl_name_distance(type->choices[i], ast->literal.as.text, 3);

		if (d < least) {
			least = d;
			nearest = type->choices[i];
		}
	}
	sl_diags_add(b->p->diags, SL_DIAG_CHOICE_UNKNOWN, at(b, ast), ast->literal.as.text);
	if (nearest)
		sl_diags_note(b->p->diags, NULL, "lijkt het meest op \"%s\"", nearest);
}

static bool has_order(const sl_type *t)
{
	switch (t->base) {
	case SL_T_ANY:
	case SL_T_NUMBER:
	case SL_T_STRING:
	case SL_T_DATE:
	case SL_T_MONTHS:
	case SL_T_SPAN:
		return true;
	case SL_T_BOOLEAN:
	case SL_T_ENTITY:
	case SL_T_LIST:
	case SL_T_RANGE:
	case SL_T_CONTEXT:
	case SL_T_FUNCTION:
		return false;
	}
	return false;
}

static bool same_text(const binder *b, const sl_ast *x, const sl_ast *y)
{
	const char *text = b->expr->source.text;

	return x->op != SL_OP_LITERAL && x->end - x->start == y->end - y->start &&
	       memcmp(text + x->start, text + y->start, x->end - x->start) == 0;
}

static sl_typed bind_comparison(binder *b, const sl_ast *ast)
{
	sl_typed x = bind(b, ast->kids[0]), y = bind(b, ast->kids[1]);
	const sl_type *type = sl_check_alike(b->p, b->expr, ast->start, x, y, "vergelijking");

	if (!type)
		return nothing;
	check_choice(b, ast->kids[0], y.type);
	check_choice(b, ast->kids[1], x.type);
	if (ast->op != SL_OP_EQ && ast->op != SL_OP_NE && !has_order(type))
		return complain(b, ast, SL_DIAG_NO_ORDER, sl_op_spelling((sl_op)ast->op), type);
	if (same_text(b, ast->kids[0], ast->kids[1]))
		sl_diags_add(b->p->diags, SL_DIAG_SAME_BOTH_SIDES, at(b, ast));
	return emit(b, ast, (sl_code)ast->op, &sl_type_boolean, (uint32_t[]){x.node, y.node}, 2);
}

static sl_typed bind_between(binder *b, const sl_ast *ast)
{
	sl_typed t[3];

	for (int i = 0; i < 3; i++)
		t[i] = bind(b, ast->kids[i]);
	for (int i = 1; i < 3; i++) {
		const sl_type *type = sl_check_alike(b->p, b->expr, ast->kids[i]->start, t[0], t[i], "between");

		if (!type)
			return nothing;
		if (!has_order(type))
			return complain(b, ast, SL_DIAG_NO_ORDER, "between", type);
	}
	return emit(b, ast, SL_CODE_BETWEEN, &sl_type_boolean,
		    (uint32_t[]){t[0].node, t[1].node, t[2].node}, 3);
}

static bool is_time(sl_base base)
{
	return base == SL_T_DATE || base == SL_T_MONTHS || base == SL_T_SPAN;
}

/* date + duration, date - date, duration + duration, duration * number, ... NULL: no such sum. */
static const sl_type *time_result(sl_op op, sl_base x, sl_base y)
{
	bool duration_x = x == SL_T_MONTHS || x == SL_T_SPAN, duration_y = y == SL_T_MONTHS || y == SL_T_SPAN;

	if (op == SL_OP_ADD || op == SL_OP_SUB) {
		if (x == SL_T_DATE && duration_y)
			return &sl_type_date;
		if (op == SL_OP_ADD && duration_x && y == SL_T_DATE)
			return &sl_type_date;
		if (op == SL_OP_SUB && x == SL_T_DATE && y == SL_T_DATE)
			return &sl_type_span;
		if (x == y && duration_x)
			return x == SL_T_MONTHS ? &sl_type_months : &sl_type_span;
	}
	if (op == SL_OP_MUL && duration_x && y == SL_T_NUMBER)
		return x == SL_T_MONTHS ? &sl_type_months : &sl_type_span;
	if (op == SL_OP_MUL && x == SL_T_NUMBER && duration_y)
		return y == SL_T_MONTHS ? &sl_type_months : &sl_type_span;
	if (op == SL_OP_DIV && duration_x && y == SL_T_NUMBER)
		return x == SL_T_MONTHS ? &sl_type_months : &sl_type_span;
	if (op == SL_OP_DIV && duration_x && x == y)
		return &sl_type_number;
	return NULL;
}

static sl_typed bind_scaled(binder *b, const sl_ast *ast, sl_typed x, sl_typed y)
{
	const sl_unit *unit = NULL, *ux = x.bare ? NULL : x.type->unit, *uy = y.bare ? NULL : y.type->unit;
	sl_unit_table *units = b->p->model->schema.units;
	sl_status err = ast->op == SL_OP_MUL ? sl_unit_multiply(&unit, units, ux, uy)
					     : sl_unit_divide(&unit, units, ux, uy);
	sl_typed t;

	if (err != SL_OK)
		b->p->out_of_memory = true;
	if (ast->op == SL_OP_MUL && ast->kids[0]->op == SL_OP_DIV && !x.bare && !y.bare)
		sl_diags_add(b->p->diags, SL_DIAG_DIVIDES_FIRST, at(b, ast));
	t = emit(b, ast, (sl_code)ast->op, sl_number_type(b->p, unit), (uint32_t[]){x.node, y.node}, 2);
	t.bare = x.bare && y.bare;
	return t;
}

static sl_typed bind_arithmetic(binder *b, const sl_ast *ast)
{
	sl_typed x = bind(b, ast->kids[0]), y = bind(b, ast->kids[1]);
	const sl_type *type;
	sl_typed t;

	if (x.node == SL_NO_NODE || y.node == SL_NO_NODE)
		return nothing;
	if (is_time(x.type->base) || is_time(y.type->base)) {
		if (!(type = time_result((sl_op)ast->op, x.type->base, y.type->base)))
			return complain(b, ast, SL_DIAG_NOT_A_NUMBER, sl_op_spelling((sl_op)ast->op),
					is_time(x.type->base) ? x.type : y.type);
		return emit(b, ast, (sl_code)ast->op, type, (uint32_t[]){x.node, y.node}, 2);
	}
	if (ast->op == SL_OP_ADD && x.type->base == SL_T_STRING && y.type->base == SL_T_STRING)
		return emit(b, ast, SL_CODE_ADD, &sl_type_string, (uint32_t[]){x.node, y.node}, 2);
	for (int i = 0; i < 2; i++) {
		const sl_type *have = i ? y.type : x.type;

		if (have->base != SL_T_NUMBER && have->base != SL_T_ANY)
			return complain(b, ast->kids[i], SL_DIAG_NOT_A_NUMBER, sl_op_spelling((sl_op)ast->op), have);
	}
	if (ast->op == SL_OP_MUL || ast->op == SL_OP_DIV)
		return bind_scaled(b, ast, x, y);
	if (ast->op == SL_OP_POW)
		type = &sl_type_number;
	else if (!(type = sl_check_alike(b->p, b->expr, ast->start, x, y, sl_op_spelling((sl_op)ast->op))))
		return nothing;
	t = emit(b, ast, (sl_code)ast->op, sl_number_type(b->p, type->unit), (uint32_t[]){x.node, y.node}, 2);
	t.bare = x.bare && y.bare;
	return t;
}

static sl_typed bind_negation(binder *b, const sl_ast *ast)
{
	sl_typed x = bind(b, ast->kids[0]), t;

	if (x.node == SL_NO_NODE)
		return nothing;
	if (x.type->base != SL_T_NUMBER && x.type->base != SL_T_MONTHS && x.type->base != SL_T_SPAN)
		return complain(b, ast, SL_DIAG_NOT_A_NUMBER, "-", x.type);
	t = emit(b, ast, SL_CODE_NEG, x.type, &x.node, 1);
	t.bare = x.bare;
	return t;
}

static sl_typed bind_if(binder *b, const sl_ast *ast)
{
	sl_typed c = need_truth(b, ast->kids[0]), x = bind(b, ast->kids[1]), y = bind(b, ast->kids[2]), t;
	const sl_type *type = sl_check_alike(b->p, b->expr, ast->start, x, y, "then en else");

	if (!type || c.node == SL_NO_NODE)
		return nothing;
	t = emit(b, ast, SL_CODE_IF, type, (uint32_t[]){c.node, x.node, y.node}, 3);
	t.bare = x.bare && y.bare;
	return t;
}

/* ---- lists ---- */

static const sl_type *item_type(const sl_type *list)
{
	return list->base == SL_T_LIST && list->item ? list->item : &sl_type_any;
}

static sl_typed need_list(binder *b, const sl_ast *ast)
{
	sl_typed t = bind(b, ast);

	if (t.node != SL_NO_NODE && t.type->base != SL_T_LIST && t.type->base != SL_T_ANY)
		return complain(b, ast, SL_DIAG_NOT_A_LIST, NULL, t.type);
	return t;
}

/* What a variable of for, some or every runs over: a list, or 1..n. */
static sl_typed bind_domain(binder *b, const sl_ast *ast)
{
	sl_typed low, high;

	if (ast->op != SL_OP_RANGE)
		return need_list(b, ast);
	low = bind(b, ast->kids[0]);
	high = bind(b, ast->kids[1]);
	if (!sl_check_fits(b->p, b->expr, ast->kids[0]->start, low, &sl_type_number, "reeks") ||
	    !sl_check_fits(b->p, b->expr, ast->kids[1]->start, high, &sl_type_number, "reeks"))
		return nothing;
	return emit(b, ast, SL_CODE_RANGE, sl_list_type(b->p, &sl_type_number), (uint32_t[]){low.node, high.node}, 2);
}

/* for, some, every with several variables nest: the first is the outermost. */
static sl_typed bind_loop(binder *b, const sl_ast *ast, uint32_t i)
{
	const sl_ast *bound = ast->kids[i];
	bool last = i + 2 == ast->count;
	sl_typed domain, body, t;
	const sl_type *type;
	variable *v;

	domain = bind_domain(b, bound->kids[0]);
	if (domain.node == SL_NO_NODE)
		return nothing;
	if (!(v = push(b, bound, bound->name, item_type(domain.type), false)))
		return nothing;
	if (!last)
		body = bind_loop(b, ast, i + 1);
	else
		body = ast->op == SL_OP_FOR ? bind(b, ast->kids[i + 1]) : need_truth(b, ast->kids[i + 1]);
	b->count--;
	if (body.node == SL_NO_NODE)
		return nothing;
	if (ast->op != SL_OP_FOR)
		type = &sl_type_boolean;
	else
		type = last ? sl_list_type(b->p, body.type) : body.type;
	t = emit(b, ast, (sl_code)ast->op, type, (uint32_t[]){domain.node, body.node}, 2);
	set_detail(b, t, v->slot);
	t.bare = body.bare && ast->op == SL_OP_FOR;
	/* An inner `for` gives a list of its own: the outer one joins them. */
	if (t.node != SL_NO_NODE && ast->op == SL_OP_FOR && !last)
		b->p->program->nodes[t.node].ref = 1;
	return t;
}

static sl_typed bind_filter(binder *b, const sl_ast *ast)
{
	sl_typed list = need_list(b, ast->kids[0]), condition, t;
	variable *v;

	if (list.node == SL_NO_NODE || !(v = push(b, ast, b->p->item, item_type(list.type), false)))
		return nothing;
	v->is_item = true;
	condition = bind(b, ast->kids[1]);
	b->count--;
	if (condition.node == SL_NO_NODE)
		return nothing;
	if (condition.type->base == SL_T_NUMBER)
		return emit(b, ast, SL_CODE_INDEX, item_type(list.type), (uint32_t[]){list.node, condition.node}, 2);
	if (!is_truth(condition.type))
		return complain(b, ast->kids[1], SL_DIAG_NOT_A_TRUTH, NULL, condition.type);
	t = emit(b, ast, SL_CODE_FILTER, list.type, (uint32_t[]){list.node, condition.node}, 2);
	set_detail(b, t, v->slot);
	return t;
}

static sl_typed bind_list(binder *b, const sl_ast *ast)
{
	uint32_t kids[256];
	sl_typed first = {SL_NO_NODE, &sl_type_any, true}, t;
	const sl_type *type = &sl_type_any;

	if (ast->count > 256)
		return refuse(b, ast, "een lijst van meer dan 256 leden");
	for (uint32_t i = 0; i < ast->count; i++) {
		t = bind(b, ast->kids[i]);
		kids[i] = t.node;
		if (i == 0)
			first = t;
		else if (!sl_check_alike(b->p, b->expr, ast->kids[i]->start, first, t, "lijst"))
			return nothing;
		if (i == 0 || type->base == SL_T_ANY || first.bare)
			type = t.type;
		first.bare = first.bare && t.bare;
	}
	t = emit(b, ast, SL_CODE_LIST, sl_list_type(b->p, type), kids, ast->count);
	t.bare = first.bare;
	return t;
}

/* ---- paths ---- */

static sl_typed bind_property(binder *b, const sl_ast *ast, sl_typed value)
{
	static const struct { const char *name; sl_base of; } known[] = {
		{"year", SL_T_DATE}, {"month", SL_T_DATE}, {"day", SL_T_DATE}, {"weekday", SL_T_DATE},
		{"years", SL_T_MONTHS}, {"months", SL_T_MONTHS},
		{"days", SL_T_SPAN}, {"hours", SL_T_SPAN}, {"minutes", SL_T_SPAN}, {"seconds", SL_T_SPAN},
	};
	sl_buf buf = {0};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (known[i].of == value.type->base && strcmp(known[i].name, ast->name) == 0) {
			sl_typed t = emit(b, ast, SL_CODE_PROPERTY, &sl_type_number, &value.node, 1);

			return with_ref(b, t, sl_emit_constant(b->p, sl_string(ast->name, strlen(ast->name))));
		}
	sl_diags_add(b->p->diags, SL_DIAG_PART_UNKNOWN, at(b, ast), type_text(value.type, &buf), ast->name);
	sl_buf_free(&buf);
	return nothing;
}

static const sl_feature *part_of(binder *b, const sl_ast *ast, const sl_type *type)
{
	const sl_feature *f = sl_schema_feature(&b->p->model->schema, type->kind, ast->name);
	const char *nearest;

	if (f)
		return f;
	sl_diags_add(b->p->diags, SL_DIAG_PART_UNKNOWN, at(b, ast), type->kind->name, ast->name);
	if ((nearest = sl_schema_nearest(&b->p->model->schema, type->kind, ast->name)))
		sl_diags_note(b->p->diags, NULL, "lijkt het meest op \"%s\"", nearest);
	return NULL;
}

/* list.name: the name of each member. */
static sl_typed bind_map(binder *b, const sl_ast *ast, sl_typed list)
{
	const sl_type *item = item_type(list.type);
	const sl_feature *f = part_of(b, ast, item);
	variable *v;
	sl_typed body, t;

	if (!f || !(v = push(b, ast, NULL, item, false)))
		return nothing;
	body = read_feature(b, ast, read_variable(b, ast, v), f);
	b->count--;
	if (body.node == SL_NO_NODE)
		return nothing;
	t = emit(b, ast, SL_CODE_MAP, sl_list_type(b->p, body.type), (uint32_t[]){list.node, body.node}, 2);
	set_detail(b, t, v->slot);
	return t;
}

static sl_typed bind_path(binder *b, const sl_ast *ast)
{
	sl_typed value = bind(b, ast->kids[0]);
	const sl_feature *f;

	if (value.node == SL_NO_NODE)
		return nothing;
	if (value.type->base == SL_T_LIST && item_type(value.type)->base == SL_T_ENTITY)
		return bind_map(b, ast, value);
	if (value.type->base == SL_T_ENTITY)
		return (f = part_of(b, ast, value.type)) ? read_feature(b, ast, value, f) : nothing;
	if (value.type->base == SL_T_CONTEXT && (strcmp(ast->name, "begin") == 0 || strcmp(ast->name, "eind") == 0))
		return period_edge(b, ast, value, strcmp(ast->name, "eind") == 0);
	return bind_property(b, ast, value);
}

/* ---- calls ---- */

static sl_typed bind_pair(binder *b, const sl_ast *ast, sl_typed entity, const sl_feature *f)
{
	sl_typed other;
	sl_type want = {.base = SL_T_ENTITY, .kind = f->towards};

	if (ast->count != 2) {
		sl_diags_add(b->p->diags, SL_DIAG_PAIR_NEEDS_OTHER, at(b, ast), f->name, f->name);
		return nothing;
	}
	other = bind(b, ast->kids[1]);
	if (!sl_check_fits(b->p, b->expr, ast->kids[1]->start, other, &want, f->name))
		return nothing;
	return with_ref(b, emit(b, ast, SL_CODE_PAIR, &f->type, (uint32_t[]){entity.node, other.node}, 2), f->number);
}

static sl_typed bind_op(binder *b, const sl_ast *ast)
{
	sl_typed day, value, t;

	if (ast->count != 3) {
		sl_diags_add(b->p->diags, SL_DIAG_ARGUMENTS_WRONG, at(b, ast), "op", "een datum en een expressie");
		return nothing;
	}
	day = bind(b, ast->kids[1]);
	value = bind(b, ast->kids[2]);
	if (!sl_check_fits(b->p, b->expr, ast->kids[1]->start, day, &sl_type_date, "op") || value.node == SL_NO_NODE)
		return nothing;
	t = emit(b, ast, SL_CODE_AT_DATE, value.type, (uint32_t[]){day.node, value.node}, 2);
	t.bare = value.bare;
	return t;
}

static const sl_period_series *series_named(const binder *b, const sl_ast *ast)
{
	if (ast->op == SL_OP_LITERAL && ast->literal.kind == SL_STRING)
		for (uint32_t i = 0; i < b->p->model->series_count; i++)
			if (strcmp(b->p->model->series[i]->name, ast->literal.as.text) == 0)
				return b->p->model->series[i];
	return NULL;
}

static sl_typed bind_periods(binder *b, const sl_ast *ast)
{
	const sl_period_series *series;
	sl_typed from, to;

	if (ast->count != 4) {
		sl_diags_add(b->p->diags, SL_DIAG_ARGUMENTS_WRONG, at(b, ast), "perioden", "een reeks en twee datums");
		return nothing;
	}
	if (!(series = series_named(b, ast->kids[1]))) {
		sl_diags_add(b->p->diags, SL_DIAG_SERIES_UNKNOWN, at(b, ast->kids[1]),
			     ast->kids[1]->literal.kind == SL_STRING ? ast->kids[1]->literal.as.text : "?");
		return nothing;
	}
	from = bind(b, ast->kids[2]);
	to = bind(b, ast->kids[3]);
	if (!sl_check_fits(b->p, b->expr, ast->kids[2]->start, from, &sl_type_date, "perioden") ||
	    !sl_check_fits(b->p, b->expr, ast->kids[3]->start, to, &sl_type_date, "perioden"))
		return nothing;
	return with_ref(b, emit(b, ast, SL_CODE_PERIODS, sl_list_type(b->p, &sl_type_period),
				(uint32_t[]){from.node, to.node}, 2), series->number);
}

#define MOST_ARGUMENTS 64

/* The arguments of a call, in the order of the parameters. */
static bool bind_arguments(binder *b, const sl_ast *ast, const sl_builtin *f, sl_typed *args, unsigned *count)
{
	const char *names[MOST_ARGUMENTS];
	int order[MOST_ARGUMENTS];
	unsigned n = ast->count - 1;
	bool named = n > 0 && ast->kids[1]->op == SL_OP_ENTRY;

	if (n > MOST_ARGUMENTS) {
		sl_diags_add(b->p->diags, SL_DIAG_ARGUMENTS_WRONG, at(b, ast), f->name, "te veel argumenten");
		return false;
	}
	for (unsigned i = 0; i < n; i++)
		names[i] = ast->kids[i + 1]->name;
	if (named && sl_builtin_match(f, names, n, order, MOST_ARGUMENTS) != SL_OK) {
		sl_diags_add(b->p->diags, SL_DIAG_ARGUMENTS_WRONG, at(b, ast), f->name, "namen van argumenten kloppen niet");
		return false;
	}
	*count = n;
	for (unsigned i = 0; i < n; i++) {
		const sl_ast *arg = ast->kids[i + 1];

		if (named) {
			if (order[i] < 0 || order[i] >= (int)n) {
				sl_diags_add(b->p->diags, SL_DIAG_ARGUMENTS_WRONG, at(b, ast), f->name,
					     "een argument ontbreekt");
				return false;
			}
			arg = ast->kids[order[i] + 1]->kids[0];
		}
		args[i] = bind(b, arg);
		if (args[i].node == SL_NO_NODE)
			return false;
	}
	return true;
}

/* Functions whose result has the unit, or the type, of what goes in. */
static bool keeps_type(sl_builtin_id id)
{
	static const sl_builtin_id keeping[] = {
		SL_FN_MIN, SL_FN_MAX, SL_FN_SUM, SL_FN_MEAN, SL_FN_MEDIAN, SL_FN_ABS, SL_FN_FLOOR, SL_FN_CEILING,
		SL_FN_ROUND_UP, SL_FN_ROUND_DOWN, SL_FN_ROUND_HALF_UP, SL_FN_ROUND_HALF_DOWN,
		SL_FN_ROUND_HALF_EVEN, SL_FN_DECIMAL, SL_FN_MODULO, SL_FN_MODE};

	for (size_t i = 0; i < sizeof keeping / sizeof *keeping; i++)
		if (keeping[i] == id)
			return true;
	return false;
}

static bool takes_all_alike(sl_builtin_id id)
{
	return id == SL_FN_MIN || id == SL_FN_MAX || id == SL_FN_SUM || id == SL_FN_MEAN || id == SL_FN_MEDIAN ||
	       id == SL_FN_MODULO;
}

static const sl_type *list_result(binder *b, const sl_builtin *f, const sl_typed *args, unsigned n)
{
	if (f->id == SL_FN_SPLIT)
		return sl_list_type(b->p, &sl_type_string);
	if (f->id == SL_FN_INDEX_OF)
		return sl_list_type(b->p, &sl_type_number);
	if (f->id == SL_FN_FLATTEN && n && args[0].type->base == SL_T_LIST) {
		const sl_type *t = args[0].type;

		while (t->item && t->item->base == SL_T_LIST)
			t = t->item;
		return t;
	}
	return n && args[0].type->base == SL_T_LIST ? args[0].type : sl_list_type(b->p, n ? args[0].type : &sl_type_any);
}

static const sl_type *result_type(binder *b, const sl_ast *ast, const sl_builtin *f, const sl_typed *args,
				  unsigned n, bool *bare)
{
	const char *r = f->result;
	sl_typed all = n ? args[0] : nothing;

	*bare = false;
	if (keeps_type(f->id) && n) {
		if (all.type->base == SL_T_LIST)
			all.type = item_type(all.type);
		for (unsigned i = 1; takes_all_alike(f->id) && i < n; i++) {
			const sl_type *t = sl_check_alike(b->p, b->expr, ast->start, all, args[i], f->name);

			if (!t)
				return NULL;
			all.type = t;
			all.bare = all.bare && args[i].bare;
		}
		*bare = all.bare;
		if (f->id == SL_FN_MODE)
			return sl_list_type(b->p, all.type);
		return all.type->base == SL_T_NUMBER ? sl_number_type(b->p, all.type->unit) : all.type;
	}
	if (strcmp(r, "number") == 0)
		return &sl_type_number;
	if (strcmp(r, "boolean") == 0)
		return &sl_type_boolean;
	if (strcmp(r, "string") == 0)
		return &sl_type_string;
	if (strcmp(r, "date") == 0)
		return &sl_type_date;
	if (strcmp(r, "years and months duration") == 0)
		return &sl_type_months;
	if (strcmp(r, "list") == 0)
		return list_result(b, f, args, n);
	return &sl_type_any;
}

static sl_type kinds_type(uint32_t takes)
{
	sl_type t = sl_type_any;

	if (takes == SL_TAKES_NUMBER || takes == SL_TAKES_NUMBER_OR_NULL)
		t.base = SL_T_NUMBER;
	else if (takes == SL_TAKES_STRING || takes == SL_TAKES_STRING_OR_NULL)
		t.base = SL_T_STRING;
	else if (takes == SL_TAKES_DAY)
		t.base = SL_T_DATE;
	return t;
}

/* One signature: does each argument fit by its kind? Units do not count. */
static bool check_arguments(binder *b, const sl_ast *ast, const sl_builtin *f, const sl_typed *args, unsigned n)
{
	unsigned given = 0;

	for (unsigned i = 0; i < f->param_count; i++)
		if (!f->params[i].name)
			return true; /* several signatures: the function itself chooses */
	for (unsigned i = 0; i < f->param_count && given < n; i++, given++) {
		sl_type want = kinds_type(f->params[i].takes);

		if (f->params[i].use == SL_PARAM_REST)
			return true;
		if (want.base != SL_T_ANY && args[i].type->base != SL_T_ANY && args[i].type->base != want.base) {
			sl_buf x = {0}, y = {0};

			sl_diags_add(b->p->diags, SL_DIAG_TYPE_MISMATCH, at(b, ast->kids[i + 1]), f->name,
				     type_text(args[i].type, &x), type_text(&want, &y));
			sl_buf_free(&x);
			sl_buf_free(&y);
			return false;
		}
	}
	if (given < n) {
		sl_diags_add(b->p->diags, SL_DIAG_ARGUMENTS_WRONG, at(b, ast), f->name, "te veel argumenten");
		return false;
	}
	return true;
}

static sl_code code_of_builtin(sl_builtin_id id, unsigned n)
{
	return id == SL_FN_LIST_CONTAINS && n == 2 ? SL_CODE_CONTAINS : SL_CODE_BUILTIN;
}

/* `duration("P18Y")` of a text as written is a literal: its type is then known. */
static sl_typed bind_duration(binder *b, const sl_ast *ast)
{
	sl_call call = {.arena = &b->p->program->arena, .rules = true};
	sl_value v, arg;

	if (ast->count != 2 || ast->kids[1]->op != SL_OP_LITERAL)
		return refuse(b, ast, "duration() van iets anders dan een tekst zoals geschreven");
	arg = ast->kids[1]->literal;
	if (sl_builtin_call(&v, SL_FN_DURATION, &arg, 1, &call) != SL_OK ||
	    (v.kind != SL_MONTHS && v.kind != SL_SPAN)) {
		sl_diags_add(b->p->diags, SL_DIAG_ARGUMENTS_WRONG, at(b, ast), "duration", "geen duur, zoals \"P18Y\"");
		return nothing;
	}
	return finish(b, ast, sl_emit_literal(b->p, v, &sl_type_any),
		      v.kind == SL_MONTHS ? &sl_type_months : &sl_type_span, false);
}

/* `date("2026-07-01")` is a literal too. */
static bool bind_literal_date(binder *b, const sl_ast *ast, sl_typed *out)
{
	sl_date day;
	const sl_value *text = ast->count == 2 && ast->kids[1]->op == SL_OP_LITERAL ? &ast->kids[1]->literal : NULL;

	if (!text || text->kind != SL_STRING || sl_date_parse(&day, text->as.text, text->n) != SL_OK)
		return false;
	*out = finish(b, ast, sl_emit_literal(b->p, sl_day(day), &sl_type_date), &sl_type_date, false);
	return true;
}

/* round(a / b, n) in one step, where the digits are a literal. */
static sl_typed fuse_rounding(binder *b, const sl_ast *ast, const sl_builtin *f, const sl_typed *args, unsigned n,
			      sl_typed whole)
{
	static const struct { sl_builtin_id id; sl_round how; } roundings[] = {
		{SL_FN_FLOOR, SL_ROUND_FLOOR}, {SL_FN_CEILING, SL_ROUND_CEILING}, {SL_FN_DECIMAL, SL_ROUND_HALF_EVEN},
		{SL_FN_ROUND_UP, SL_ROUND_UP}, {SL_FN_ROUND_DOWN, SL_ROUND_DOWN},
		{SL_FN_ROUND_HALF_UP, SL_ROUND_HALF_UP}, {SL_FN_ROUND_HALF_DOWN, SL_ROUND_HALF_DOWN},
		{SL_FN_ROUND_HALF_EVEN, SL_ROUND_HALF_EVEN}};
	sl_program *g = b->p->program;
	const sl_node *quotient = &g->nodes[args[0].node];
	int64_t digits = 0;
	sl_typed t;

	/* A quotient of durations is a number too, but not one of numbers. */
	if (quotient->code != SL_CODE_DIV || sl_kid(g, quotient, 0)->type->base != SL_T_NUMBER)
		return whole;
	if (n > 1 && (g->nodes[args[1].node].code != SL_CODE_LITERAL ||
		      !sl_dec_to_int(&digits, g->constants[g->nodes[args[1].node].ref].as.dec)))
		return whole;
	if (digits < 0 || digits > SL_DEC_MAX_SCALE)
		return whole;
	for (size_t i = 0; i < sizeof roundings / sizeof *roundings; i++)
		if (roundings[i].id == f->id) {
			uint32_t kids[2] = {g->kids[quotient->kids], g->kids[quotient->kids + 1]};

			t = emit(b, ast, SL_CODE_DIV_ROUND, whole.type, kids, 2);
			set_detail(b, t, roundings[i].how);
			t.bare = whole.bare;
			return with_ref(b, t, (uint32_t)digits);
		}
	return whole;
}

static sl_typed bind_builtin(binder *b, const sl_ast *ast, const sl_builtin *f)
{
	sl_typed args[MOST_ARGUMENTS], t;
	uint32_t kids[MOST_ARGUMENTS];
	unsigned n;
	const sl_type *type;
	bool bare;

	if (f->id == SL_FN_TODAY || f->id == SL_FN_NOW) {
		sl_diags_add(b->p->diags, SL_DIAG_CLOCK_IN_RULES, at(b, ast), f->name);
		return nothing;
	}
	if (f->id == SL_FN_DURATION)
		return bind_duration(b, ast);
	if (f->id == SL_FN_DATE && bind_literal_date(b, ast, &t))
		return t;
	if (!bind_arguments(b, ast, f, args, &n) || !check_arguments(b, ast, f, args, n))
		return nothing;
	if (!(type = result_type(b, ast, f, args, n, &bare)))
		return nothing;
	for (unsigned i = 0; i < n; i++)
		kids[i] = args[i].node;
	t = with_ref(b, emit(b, ast, code_of_builtin(f->id, n), type, kids, n), f->id);
	t.bare = bare;
	return n && t.node != SL_NO_NODE ? fuse_rounding(b, ast, f, args, n, t) : t;
}

static sl_typed bind_call(binder *b, const sl_ast *ast)
{
	const sl_ast *callee = ast->kids[0];
	const sl_builtin *f;
	meaning m;
	sl_typed entity;

	if (callee->op == SL_OP_PATH) {
		entity = bind(b, callee->kids[0]);
		if (entity.node == SL_NO_NODE)
			return nothing;
		if (entity.type->base == SL_T_ENTITY) {
			const sl_feature *feature = part_of(b, callee, entity.type);

			if (feature && feature->towards)
				return bind_pair(b, ast, entity, feature);
			if (!feature)
				return nothing;
		}
		return refuse(b, ast, "het aanroepen van iets dat geen functie of paarbegrip is");
	}
	if (callee->op != SL_OP_NAME)
		return refuse(b, ast, "het aanroepen van iets dat geen functie of paarbegrip is");
	if (callee->name == b->p->op)
		return bind_op(b, ast);
	if (callee->name == b->p->perioden)
		return bind_periods(b, ast);
	if (find_meaning(b, callee->name, &m) && m.feature && m.feature->towards) {
		entity = m.variable ? read_variable(b, callee, m.variable)
				    : climb(b, callee, self_entity(b, callee), self_kind(b), m.steps);
		return bind_pair(b, ast, entity, m.feature);
	}
	if ((f = sl_builtin_find(callee->name)))
		return bind_builtin(b, ast, f);
	sl_diags_add(b->p->diags, SL_DIAG_FUNCTION_UNKNOWN, at(b, callee), callee->name);
	return nothing;
}

/* ---- unary tests ---- */

static sl_typed subject_node(binder *b, const sl_ast *ast, const variable *subject)
{
	return read_variable(b, ast, subject);
}

static sl_typed bind_test(binder *b, const sl_ast *ast, const variable *subject);

/* [a..b), or an expression: equal to it, or member of the list it gives. */
static sl_typed bind_test_value(binder *b, const sl_ast *ast, const variable *subject)
{
	sl_typed value, x;
	bool uses_subject = memchr(b->expr->source.text + ast->start, '?', ast->end - ast->start) != NULL;

	value = bind(b, ast);
	if (value.node == SL_NO_NODE)
		return nothing;
	if (uses_subject && is_truth(value.type))
		return value;
	x = subject_node(b, ast, subject);
	x.bare = subject->bare;
	if (value.type->base == SL_T_LIST && subject->type->base != SL_T_LIST) {
		sl_typed item = {value.node, item_type(value.type), value.bare};

		if (!sl_check_alike(b->p, b->expr, ast->start, x, item, "in"))
			return nothing;
		return emit(b, ast, SL_CODE_CONTAINS, &sl_type_boolean, (uint32_t[]){value.node, x.node}, 2);
	}
	if (!sl_check_alike(b->p, b->expr, ast->start, x, value, "toets"))
		return nothing;
	check_choice(b, ast, subject->type);
	return emit(b, ast, SL_CODE_EQ, &sl_type_boolean, (uint32_t[]){x.node, value.node}, 2);
}

static sl_typed bind_test_range(binder *b, const sl_ast *ast, const variable *subject)
{
	sl_typed x = subject_node(b, ast, subject), bound, parts[2];
	unsigned n = 0;

	x.bare = subject->bare;
	/* (= x): written as a range that is closed at both ends. */
	if ((ast->detail & SL_RANGE_UNARY) && (ast->detail & SL_LOW_CLOSED) && (ast->detail & SL_HIGH_CLOSED))
		return bind_test_value(b, ast->kids[0], subject);
	for (int i = 0; i < 2; i++) {
		const sl_ast *kid = ast->kids[i];
		bool closed = ast->detail & (i ? SL_HIGH_CLOSED : SL_LOW_CLOSED);
		sl_code code = i ? (closed ? SL_CODE_LE : SL_CODE_LT) : (closed ? SL_CODE_GE : SL_CODE_GT);

		if (kid->op == SL_OP_LITERAL && kid->literal.kind == SL_NULL)
			continue;
		bound = bind(b, kid);
		if (!sl_check_alike(b->p, b->expr, kid->start, x, bound, "bereik"))
			return nothing;
		if (!has_order(bound.type))
			return complain(b, kid, SL_DIAG_NO_ORDER, "..", bound.type);
		parts[n++] = emit(b, ast, code, &sl_type_boolean, (uint32_t[]){x.node, bound.node}, 2);
	}
	if (n == 0)
		return refuse(b, ast, "een bereik zonder grenzen");
	if (n == 1)
		return parts[0];
	return emit(b, ast, SL_CODE_AND, &sl_type_boolean, (uint32_t[]){parts[0].node, parts[1].node}, 2);
}

static sl_typed bind_test_comparison(binder *b, const sl_ast *ast, const variable *subject)
{
	sl_typed x = subject_node(b, ast, subject), y = bind(b, ast->kids[0]);
	const sl_type *type;

	x.bare = subject->bare;
	if (!(type = sl_check_alike(b->p, b->expr, ast->start, x, y, "toets")))
		return nothing;
	if (ast->detail != SL_OP_EQ && ast->detail != SL_OP_NE && !has_order(type))
		return complain(b, ast, SL_DIAG_NO_ORDER, sl_op_spelling((sl_op)ast->detail), type);
	check_choice(b, ast->kids[0], subject->type);
	return emit(b, ast, (sl_code)ast->detail, &sl_type_boolean, (uint32_t[]){x.node, y.node}, 2);
}

static sl_typed bind_many_tests(binder *b, const sl_ast *ast, const variable *subject)
{
	uint32_t kids[256];

	if (ast->count > 256)
		return refuse(b, ast, "meer dan 256 toetsen bij elkaar");
	if (ast->count == 1)
		return bind_test(b, ast->kids[0], subject);
	for (uint32_t i = 0; i < ast->count; i++)
		kids[i] = bind_test(b, ast->kids[i], subject).node;
	return emit(b, ast, SL_CODE_OR, &sl_type_boolean, kids, ast->count);
}

/* Unary tests become the comparisons that they stand for. */
static sl_typed bind_test(binder *b, const sl_ast *ast, const variable *subject)
{
	sl_typed t;

	switch ((sl_op)ast->op) {
	case SL_OP_TESTS:
		return bind_many_tests(b, ast, subject);
	case SL_OP_TEST_NOT:
		t = bind_many_tests(b, ast, subject);
		return emit(b, ast, SL_CODE_NOT, &sl_type_boolean, &t.node, 1);
	case SL_OP_TEST_ANY:
		return finish(b, ast, sl_emit_literal(b->p, sl_boolean(true), &sl_type_boolean), &sl_type_boolean, false);
	case SL_OP_TEST_CMP:
		return bind_test_comparison(b, ast, subject);
	case SL_OP_RANGE:
		return bind_test_range(b, ast, subject);
	default:
		return bind_test_value(b, ast, subject);
	}
}

/* x in (tests): x once, in a variable; IN gives it to the tests. */
static sl_typed bind_in(binder *b, const sl_ast *ast)
{
	sl_typed x = bind(b, ast->kids[0]), test, t;
	variable *v;

	if (x.node == SL_NO_NODE || !(v = push(b, ast, b->p->question, x.type, x.bare)))
		return nothing;
	test = bind_test(b, ast->kids[1], v);
	b->count--;
	if (test.node == SL_NO_NODE)
		return nothing;
	t = emit(b, ast, SL_CODE_IN, &sl_type_boolean, (uint32_t[]){x.node, test.node}, 2);
	set_detail(b, t, v->slot);
	return t;
}

/* ---- all forms ---- */

static sl_typed bind_literal(binder *b, const sl_ast *ast)
{
	const sl_type *type = &sl_type_any;
	sl_value v = ast->literal;

	if (v.kind == SL_NUMBER)
		type = &sl_type_number;
	else if (v.kind == SL_BOOLEAN)
		type = &sl_type_boolean;
	else if (v.kind == SL_STRING)
		type = &sl_type_string;
	else if (v.kind == SL_DATE)
		type = &sl_type_date;
	else if (v.kind == SL_MONTHS)
		type = &sl_type_months;
	else if (v.kind == SL_SPAN)
		type = &sl_type_span;
	else if (v.kind != SL_NULL)
		return refuse(b, ast, "een tijd, of een datum met tijd,");
	return finish(b, ast, sl_emit_literal(b->p, v, type), type, v.kind == SL_NUMBER || v.kind == SL_NULL);
}

static sl_typed bind(binder *b, const sl_ast *ast)
{
	switch ((sl_op)ast->op) {
	case SL_OP_LITERAL:
		return bind_literal(b, ast);
	case SL_OP_NAME:
		return bind_name(b, ast);
	case SL_OP_OR:
	case SL_OP_AND:
	case SL_OP_NOT:
		return bind_logic(b, ast);
	case SL_OP_EQ:
	case SL_OP_NE:
	case SL_OP_LT:
	case SL_OP_LE:
	case SL_OP_GT:
	case SL_OP_GE:
		return bind_comparison(b, ast);
	case SL_OP_BETWEEN:
		return bind_between(b, ast);
	case SL_OP_IN:
		return bind_in(b, ast);
	case SL_OP_ADD:
	case SL_OP_SUB:
	case SL_OP_MUL:
	case SL_OP_DIV:
	case SL_OP_POW:
		return bind_arithmetic(b, ast);
	case SL_OP_NEG:
		return bind_negation(b, ast);
	case SL_OP_IF:
		return bind_if(b, ast);
	case SL_OP_FOR:
	case SL_OP_SOME:
	case SL_OP_EVERY:
		return bind_loop(b, ast, 0);
	case SL_OP_PATH:
		return bind_path(b, ast);
	case SL_OP_FILTER:
		return bind_filter(b, ast);
	case SL_OP_CALL:
		return bind_call(b, ast);
	case SL_OP_LIST:
		return bind_list(b, ast);
	case SL_OP_CONTEXT:
		return refuse(b, ast, "een context { }");
	case SL_OP_FUNCTION:
		return refuse(b, ast, "een eigen functie");
	case SL_OP_INSTANCE:
		return refuse(b, ast, "instance of");
	case SL_OP_RANGE:
		return refuse(b, ast, "een bereik als waarde");
	case SL_OP_ENTRY:
	case SL_OP_TESTS:
	case SL_OP_TEST_NOT:
	case SL_OP_TEST_ANY:
	case SL_OP_TEST_CMP:
	case SL_OP_BIND:
	case SL_OP_COUNT:
		break;
	}
	return refuse(b, ast, "deze vorm");
}

sl_typed sl_bind_expr(sl_pass *p, const sl_expr *expr)
{
	binder b = {.p = p, .expr = expr};
	sl_typed t;

	if (!expr->ast)
		return nothing; /* it did not parse, and that was reported */
	t = bind(&b, expr->ast);
	p->program->expr_nodes[expr->number] = t.node;
	return t;
}

sl_typed sl_bind_tests(sl_pass *p, const sl_expr *expr, sl_subject subject)
{
	binder b = {.p = p, .expr = expr};
	sl_typed t;
	variable *v;

	if (!expr->ast)
		return nothing;
	v = push(&b, expr->ast, p->question, subject.type, subject.bare); /* SL_SUBJECT_SLOT */
	t = bind_test(&b, expr->ast, v);
	p->program->expr_nodes[expr->number] = t.node;
	return t;
}
