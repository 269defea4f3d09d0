/* SPDX-License-Identifier: EUPL-1.2 */
/* One node of the tree: what it gives in a scope. */
#include <string.h>

#include "standard/internal.h"

static bool is_true(sl_value v)
{
	return v.kind == SL_BOOLEAN && v.as.i != 0;
}

static const char *kind_of(sl_value v)
{
	return sl_kind_name((sl_kind)v.kind);
}

/* ---- names and parts ---- */

static sl_status eval_name(sl_standard *s, sl_value *out, const sl_ast *ast,
			   const sl_std_scope *in)
{
	const sl_value *found = sl_std_lookup(s, in, ast->name);
	const sl_builtin *builtin;
	sl_function *f;

	if (found) {
		*out = *found;
		return SL_OK;
	}
	if (!(builtin = sl_builtin_find(ast->name)))
		return sl_std_error(s, out, ast, SL_DIAG_FEEL_NAME, ast->name, NULL);
	if (!(f = sl_arena_alloc(s->arena, sizeof *f)))
		return SL_ENOMEM;
	f->builtin = builtin;
	*out = (sl_value){.kind = SL_FUNCTION, .as.function = f};
	return SL_OK;
}

/* The part of a value; of a list, the parts of its members. Lists of lists
 * are at most SL_VALUE_MOST_DEPTH deep. */
static sl_status part_of(sl_standard *s, sl_value *out, const sl_ast *ast, sl_value v)
{
	sl_call call = sl_std_call(s);
	const sl_value *found;
	sl_value *items;
	sl_status err = SL_OK;

	sl_std_charge(s, v);
	switch (v.kind) {
	case SL_NULL: *out = v; return SL_OK;
	case SL_CONTEXT:
		if (!(found = sl_context_find(v.as.context, ast->name)))
			return sl_std_error(s, out, ast, SL_DIAG_FEEL_PART,
					    "deze context", ast->name);
		*out = *found;
		return SL_OK;
	case SL_LIST:
		if (!(items = sl_arena_calloc(s->arena, v.as.list->count + 1,
					      sizeof *items)))
			return SL_ENOMEM;
		for (uint32_t i = 0; i < v.as.list->count && err == SL_OK; i++)
			err = part_of(s, &items[i], ast, v.as.list->items[i]);
		if (err == SL_OK)
			err = sl_std_called(
				s, out, ast,
				sl_list_value(out, items, v.as.list->count, &call),
				&call);
		return err;
	default:
		err = sl_value_property(out, v, ast->name, &call);
		if (err == SL_EINVAL)
			return sl_std_error(s, out, ast, SL_DIAG_FEEL_PART, kind_of(v),
					    ast->name);
		return sl_std_called(s, out, ast, err, &call);
	}
}

static sl_status eval_path(sl_standard *s, sl_value *out, const sl_ast *ast,
			   const sl_std_scope *in)
{
	sl_value v;
	sl_status err = sl_std_eval(s, &v, ast->kids[0], in);

	return err == SL_OK ? part_of(s, out, ast, v) : err;
}

/* ---- logic and comparison ---- */

/* and (decides false), or (decides true); what is no truth counts as null. */
static sl_status eval_logic(sl_standard *s, sl_value *out, const sl_ast *ast,
			    const sl_std_scope *in, bool decides)
{
	sl_value a, b;
	sl_status err = sl_std_eval(s, &a, ast->kids[0], in);

	if (err != SL_OK)
		return err;
	*out = sl_boolean(decides);
	if (a.kind == SL_BOOLEAN && (a.as.i != 0) == decides)
		return SL_OK;
	if ((err = sl_std_eval(s, &b, ast->kids[1], in)) != SL_OK)
		return err;
	if (b.kind == SL_BOOLEAN && (b.as.i != 0) == decides)
		return SL_OK;
	*out = sl_boolean(!decides);
	if (a.kind == SL_BOOLEAN && b.kind == SL_BOOLEAN)
		return SL_OK;
	*out = sl_null();
	if (sl_value_is_error(a) || sl_value_is_error(b))
		out->flags = SL_VALUE_IS_ERROR;
	return SL_OK;
}

static sl_status eval_not(sl_standard *s, sl_value *out, const sl_ast *ast,
			  const sl_std_scope *in)
{
	sl_value v;
	sl_status err = sl_std_eval(s, &v, ast->kids[0], in);

	if (err != SL_OK)
		return err;
	if (v.kind != SL_BOOLEAN && v.kind != SL_NULL)
		return sl_std_error(s, out, ast, SL_DIAG_FEEL_TRUTH, kind_of(v), NULL);
	*out = v.kind == SL_NULL ? v : sl_boolean(!is_true(v));
	return SL_OK;
}

static bool holds(sl_op op, int order)
{
	if (op == SL_OP_LT)
		return order < 0;
	if (op == SL_OP_LE)
		return order <= 0;
	return op == SL_OP_GT ? order > 0 : order >= 0;
}

sl_status sl_std_compare(sl_standard *s, sl_value *out, const sl_ast *ast, sl_op op,
			 sl_value a, sl_value b)
{
	sl_truth equal;
	int order;

	if (op == SL_OP_EQ || op == SL_OP_NE) {
		equal = sl_value_equal(a, b);
		if (equal != SL_TRUE && equal != SL_FALSE)
			return sl_std_error(s, out, ast, SL_DIAG_FEEL_COMPARE, kind_of(a),
					    kind_of(b));
		*out = sl_boolean((equal == SL_TRUE) == (op == SL_OP_EQ));
		return SL_OK;
	}
	if (!sl_value_compare(&order, a, b))
		return sl_std_error(s, out, ast, SL_DIAG_FEEL_COMPARE, kind_of(a),
				    kind_of(b));
	*out = sl_boolean(holds(op, order));
	return SL_OK;
}

/* Two operands, then `+` to `**` or a comparison. */
static sl_status eval_binary(sl_standard *s, sl_value *out, const sl_ast *ast,
			     const sl_std_scope *in)
{
	sl_call call = sl_std_call(s);
	sl_value a, b;
	sl_status err = sl_std_eval(s, &a, ast->kids[0], in);
	char sign;

	if (err == SL_OK)
		err = sl_std_eval(s, &b, ast->kids[1], in);
	if (err != SL_OK)
		return err;
	sl_std_charge(s, a);
	sl_std_charge(s, b);
	switch (ast->op) {
	case SL_OP_ADD: sign = '+'; break;
	case SL_OP_SUB: sign = '-'; break;
	case SL_OP_MUL: sign = '*'; break;
	case SL_OP_DIV: sign = '/'; break;
	case SL_OP_POW: sign = '^'; break;
	default: return sl_std_compare(s, out, ast, (sl_op)ast->op, a, b);
	}
	return sl_std_called(s, out, ast, sl_arith(out, sign, a, b, &call), &call);
}

static sl_status eval_negation(sl_standard *s, sl_value *out, const sl_ast *ast,
			       const sl_std_scope *in)
{
	sl_call call = sl_std_call(s);
	sl_value v;
	sl_status err = sl_std_eval(s, &v, ast->kids[0], in);

	return err == SL_OK ? sl_std_called(s, out, ast, sl_negate(out, v, &call), &call)
			    : err;
}

static sl_status eval_between(sl_standard *s, sl_value *out, const sl_ast *ast,
			      const sl_std_scope *in)
{
	sl_value v[3], low, high;
	sl_status err = SL_OK;

	for (unsigned i = 0; i < 3 && err == SL_OK; i++)
		err = sl_std_eval(s, &v[i], ast->kids[i], in);
	if (err == SL_OK)
		err = sl_std_compare(s, &low, ast, SL_OP_GE, v[0], v[1]);
	if (err == SL_OK)
		err = sl_std_compare(s, &high, ast, SL_OP_LE, v[0], v[2]);
	if (err != SL_OK)
		return err;
	*out = low.kind == SL_NULL    ? low
	       : high.kind == SL_NULL ? high
				      : sl_boolean(is_true(low) && is_true(high));
	return SL_OK;
}

static sl_status eval_if(sl_standard *s, sl_value *out, const sl_ast *ast,
			 const sl_std_scope *in)
{
	sl_value condition;
	sl_status err = sl_std_eval(s, &condition, ast->kids[0], in);

	/* Whatever is not true, null too, takes the other branch. */
	return err == SL_OK
		       ? sl_std_eval(s, out, ast->kids[is_true(condition) ? 1 : 2], in)
		       : err;
}

static sl_status eval_in(sl_standard *s, sl_value *out, const sl_ast *ast,
			 const sl_std_scope *in)
{
	sl_value v;
	sl_status err = sl_std_eval(s, &v, ast->kids[0], in);

	return err == SL_OK ? sl_std_tests(s, out, ast->kids[1], v, in, false) : err;
}

/* ---- structure ---- */

sl_status sl_std_range(sl_standard *s, sl_value *out, const sl_ast *ast, const sl_std_scope *in)
{
	sl_range *r = sl_arena_alloc(s->arena, sizeof *r);
	sl_status err;

	if (!r)
		return SL_ENOMEM;
	if ((err = sl_std_eval(s, &r->low, ast->kids[0], in)) != SL_OK ||
	    (err = sl_std_eval(s, &r->high, ast->kids[1], in)) != SL_OK)
		return err;
	r->unary = ast->detail & SL_RANGE_UNARY;
	r->low_closed = ast->detail & SL_LOW_CLOSED;
	r->high_closed = ast->detail & SL_HIGH_CLOSED;
	if ((r->unary && r->low_closed && r->high_closed) ||
	    (ast->detail & SL_RANGE_OTHER)) /* = x, != x: the tree has it once */
		r->high = r->low;
	if (!sl_range_valid(r))
		return sl_std_error(s, out, ast, SL_DIAG_FEEL_RANGE, kind_of(r->low),
				    kind_of(r->high));
	*out = (sl_value){.kind = SL_RANGE, .as.range = r};
	return SL_OK;
}

static sl_status eval_list(sl_standard *s, sl_value *out, const sl_ast *ast,
			   const sl_std_scope *in)
{
	sl_call call = sl_std_call(s);
	sl_value *items = sl_arena_calloc(s->arena, ast->count + 1, sizeof *items);
	sl_status err = items ? SL_OK : SL_ENOMEM;

	for (uint32_t i = 0; i < ast->count && err == SL_OK; i++)
		err = sl_std_eval(s, &items[i], ast->kids[i], in);
	return err == SL_OK ? sl_std_called(s, out, ast,
					    sl_list_value(out, items, ast->count, &call),
					    &call)
			    : err;
}

/* Entries see those before them; functions among them see all, so that one
 * can call itself. */
static sl_status eval_context(sl_standard *s, sl_value *out, const sl_ast *ast,
			      const sl_std_scope *in)
{
	sl_call call = sl_std_call(s);
	const char **names = sl_arena_calloc(s->arena, ast->count + 1, sizeof *names);
	sl_value *values = sl_arena_calloc(s->arena, ast->count + 1, sizeof *values);
	sl_std_scope *frame = sl_arena_alloc(s->arena, sizeof *frame);
	sl_status err;

	if (!names || !values || !frame)
		return SL_ENOMEM;
	*frame = (sl_std_scope){in, names, values, 0};
	for (uint32_t i = 0; i < ast->count; i++) {
		const sl_ast *entry = ast->kids[i];

		for (uint32_t j = 0; j < i; j++)
			if (strcmp(names[j], entry->name) == 0)
				return sl_std_error(s, out, entry, SL_DIAG_FEEL_TWICE,
						    entry->name, NULL);
		if ((err = sl_std_eval(s, &values[i], entry->kids[0], frame)) != SL_OK)
			return err;
		names[i] = entry->name;
		frame->count = i + 1;
	}
	return sl_std_called(s, out, ast,
			     sl_context_value(out, names, values, ast->count, &call),
			     &call);
}

static sl_status eval_function(sl_standard *s, sl_value *out, const sl_ast *ast,
			       const sl_std_scope *in)
{
	sl_function *f = sl_arena_alloc(s->arena, sizeof *f);

	if (!f)
		return SL_ENOMEM;
	*f = (sl_function){ast, in, NULL};
	*out = (sl_value){.kind = SL_FUNCTION, .as.function = f};
	return SL_OK;
}

static sl_status eval_instance(sl_standard *s, sl_value *out, const sl_ast *ast,
			       const sl_std_scope *in)
{
	const char *lacking = sl_std_lacks_parameters(ast->type);
	sl_value v;
	sl_status err = sl_std_eval(s, &v, ast->kids[0], in);

	if (err != SL_OK)
		return err;
	if (lacking)
		return sl_std_error(s, out, ast, SL_DIAG_FEEL_TYPE_PARTS, lacking, NULL);
	*out = sl_boolean(v.kind == SL_NULL ? strcmp(ast->type->name, "Null") == 0
					    : sl_std_instance(v, ast->type));
	return SL_OK;
}

/* ---- the node ---- */

static sl_status eval_node(sl_standard *s, sl_value *out, const sl_ast *ast,
			   const sl_std_scope *in)
{
	switch ((sl_op)ast->op) {
	case SL_OP_LITERAL: *out = ast->literal; return SL_OK;
	case SL_OP_NAME: return eval_name(s, out, ast, in);
	case SL_OP_OR: return eval_logic(s, out, ast, in, true);
	case SL_OP_AND: return eval_logic(s, out, ast, in, false);
	case SL_OP_NOT: return eval_not(s, out, ast, in);
	case SL_OP_EQ:
	case SL_OP_NE:
	case SL_OP_LT:
	case SL_OP_LE:
	case SL_OP_GT:
	case SL_OP_GE:
	case SL_OP_ADD:
	case SL_OP_SUB:
	case SL_OP_MUL:
	case SL_OP_DIV:
	case SL_OP_POW: return eval_binary(s, out, ast, in);
	case SL_OP_BETWEEN: return eval_between(s, out, ast, in);
	case SL_OP_IN: return eval_in(s, out, ast, in);
	case SL_OP_NEG: return eval_negation(s, out, ast, in);
	case SL_OP_IF: return eval_if(s, out, ast, in);
	case SL_OP_FOR: return sl_std_for(s, out, ast, in);
	case SL_OP_SOME:
	case SL_OP_EVERY: return sl_std_quantified(s, out, ast, in);
	case SL_OP_PATH: return eval_path(s, out, ast, in);
	case SL_OP_FILTER: return sl_std_filter(s, out, ast, in);
	case SL_OP_CALL: return sl_std_eval_call(s, out, ast, in);
	case SL_OP_LIST: return eval_list(s, out, ast, in);
	case SL_OP_CONTEXT: return eval_context(s, out, ast, in);
	case SL_OP_RANGE: return sl_std_range(s, out, ast, in);
	case SL_OP_FUNCTION: return eval_function(s, out, ast, in);
	case SL_OP_INSTANCE: return eval_instance(s, out, ast, in);
	case SL_OP_ENTRY:
	case SL_OP_BIND:
	case SL_OP_TESTS:
	case SL_OP_TEST_NOT:
	case SL_OP_TEST_ANY:
	case SL_OP_TEST_CMP:
	case SL_OP_COUNT: break;
	}
	return sl_std_limit(s, ast, "een toets zonder waarde ervoor");
}

sl_status sl_std_eval(sl_standard *s, sl_value *out, const sl_ast *ast, const sl_std_scope *in)
{
	sl_status err;

	if (++s->steps > SL_STANDARD_MOST_STEPS)
		return sl_std_limit(s, ast, "meer rekenstappen dan een expressie krijgt");
	if (++s->depth > SL_STANDARD_MOST_DEPTH)
		return sl_std_limit(s, ast,
				    "functies die te diep in elkaar worden aangeroepen");
	err = eval_node(s, out, ast, in);
	s->depth--;
	return err;
}
