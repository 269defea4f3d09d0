/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Decision tables (DMN 1.5, chapter 8): which rules hit, and what the hit
 * policy makes of their outputs.
 */
#include <string.h>

#include "standard/internal.h"

#define MOST_CELLS 1000000

/* A table whose texts have been parsed. */
typedef struct parsed_column {
	sl_ast *expression, *fallback; /* inputs; outputs with a default */
	sl_ast **values;
} parsed_column;

typedef struct parsed {
	const sl_dmn_table *table;
	parsed_column *inputs, *outputs;
	sl_ast **cells; /* of all rules: inputs, then outputs */
} parsed;

/* The outputs of a rule that hit. */
typedef struct hit {
	sl_value *outputs;
	uint32_t
		*ranks; /* place among the values of each output; behind them all: none */
	uint32_t rule;
} hit;

typedef struct run {
	sl_standard *s;
	parsed p;
	const sl_std_scope *in;
	hit *hits;
	uint32_t count;
} run;

/* ---- parsing ---- */

static sl_status parse_values(sl_standard *s, parsed_column *out,
			      const sl_table_column *c, sl_feel_goal goal)
{
	sl_status err = SL_OK;

	if (!c->values)
		return SL_OK;
	if (!(out->values =
		      sl_arena_calloc(s->arena, c->value_count + 1, sizeof(sl_ast *))))
		return SL_ENOMEM;
	for (uint32_t i = 0; i < c->value_count && err == SL_OK; i++)
		err = sl_std_parse(&out->values[i], s, &c->values[i], goal);
	return err;
}

static sl_status parse_columns(sl_standard *s, parsed *p)
{
	const sl_dmn_table *t = p->table;
	sl_status err = SL_OK;

	for (uint32_t i = 0; i < t->input_count && err == SL_OK; i++) {
		err = sl_std_parse(&p->inputs[i].expression, s, &t->inputs[i].expression,
				   SL_FEEL_EXPRESSION);
		if (err == SL_OK)
			err = parse_values(s, &p->inputs[i], &t->inputs[i],
					   SL_FEEL_UNARY_TESTS);
	}
	for (uint32_t i = 0; i < t->output_count && err == SL_OK; i++) {
		err = parse_values(s, &p->outputs[i], &t->outputs[i], SL_FEEL_EXPRESSION);
		if (err == SL_OK && t->outputs[i].fallback.text)
			err = sl_std_parse(&p->outputs[i].fallback, s,
					   &t->outputs[i].fallback, SL_FEEL_EXPRESSION);
	}
	return err;
}

static sl_status parse_rules(sl_standard *s, parsed *p)
{
	const sl_dmn_table *t = p->table;
	sl_ast **cell = p->cells;
	sl_status err = SL_OK;

	for (uint32_t r = 0; r < t->rule_count; r++) {
		for (uint32_t i = 0; i < t->input_count && err == SL_OK; i++)
			err = sl_std_parse(cell++, s, &t->rules[r].in[i],
					   SL_FEEL_UNARY_TESTS);
		for (uint32_t i = 0; i < t->output_count && err == SL_OK; i++)
			err = sl_std_parse(cell++, s, &t->rules[r].out[i],
					   SL_FEEL_EXPRESSION);
	}
	return err;
}

static sl_status parse(sl_standard *s, parsed *p)
{
	const sl_dmn_table *t = p->table;
	uint64_t cells =
		(uint64_t)t->rule_count * ((uint64_t)t->input_count + t->output_count);
	sl_status err;

	if (cells > MOST_CELLS)
		return sl_std_limit(s, NULL, "een tabel met meer dan een miljoen cellen");
	p->inputs = sl_arena_calloc(s->arena, t->input_count + 1, sizeof *p->inputs);
	p->outputs = sl_arena_calloc(s->arena, t->output_count + 1, sizeof *p->outputs);
	p->cells = sl_arena_calloc(s->arena, cells + 1, sizeof *p->cells);
	if (!p->inputs || !p->outputs || !p->cells)
		return SL_ENOMEM;
	err = parse_columns(s, p);
	return err == SL_OK ? parse_rules(s, p) : err;
}

/* ---- hits ---- */

static sl_status eval_at(run *r, sl_value *out, const sl_feel_source *source,
			 const sl_ast *ast)
{
	r->s->source = source;
	return sl_std_eval(r->s, out, ast, r->in);
}

/* The value of an input; *fits false when it is not one of those allowed. */
static sl_status eval_input(run *r, sl_value *out, uint32_t i, bool *fits)
{
	const sl_table_column *c = &r->p.table->inputs[i];
	sl_value passes, ignored;
	sl_status err = eval_at(r, out, &c->expression, r->p.inputs[i].expression);

	*fits = !c->values || out->kind == SL_NULL;
	for (uint32_t j = 0; j < c->value_count && !*fits && err == SL_OK; j++) {
		r->s->source = &c->values[j];
		err = sl_std_tests(r->s, &passes, r->p.inputs[i].values[j], *out, r->in,
				   true);
		*fits = err == SL_OK && passes.kind == SL_BOOLEAN && passes.as.i;
	}
	if (err != SL_OK || *fits)
		return err;
	r->s->source = &c->expression;
	return sl_std_error(r->s, &ignored, r->p.inputs[i].expression, SL_DIAG_FEEL_INPUT,
			    c->expression.text, NULL);
}

static sl_status eval_inputs(run *r, sl_value *inputs, bool *fits)
{
	sl_status err = SL_OK;

	*fits = true;
	for (uint32_t i = 0; i < r->p.table->input_count && err == SL_OK && *fits; i++)
		err = eval_input(r, &inputs[i], i, fits);
	return err;
}

static sl_status rule_hits(run *r, bool *hits, uint32_t rule, const sl_value *inputs)
{
	const sl_dmn_table *t = r->p.table;
	sl_ast **cells = r->p.cells + (size_t)rule * (t->input_count + t->output_count);
	sl_value passes;
	sl_status err = SL_OK;

	*hits = true;
	for (uint32_t i = 0; i < t->input_count && *hits && err == SL_OK; i++) {
		r->s->source = &t->rules[rule].in[i];
		err = sl_std_tests(r->s, &passes, cells[i], inputs[i], r->in, true);
		*hits = err == SL_OK && passes.kind == SL_BOOLEAN && passes.as.i;
	}
	return err;
}

/* Where the value of an output stands in its order of priority. */
static sl_status rank_output(run *r, uint32_t *out, uint32_t column, sl_value v)
{
	const sl_table_column *c = &r->p.table->outputs[column];
	sl_value value;
	sl_status err = SL_OK;

	for (*out = 0; *out < c->value_count; ++*out) {
		err = eval_at(r, &value, &c->values[*out],
			      r->p.outputs[column].values[*out]);
		if (err != SL_OK || sl_value_equal(v, value) == SL_TRUE)
			break;
	}
	return err;
}

static sl_status add_hit(run *r, uint32_t rule)
{
	const sl_dmn_table *t = r->p.table;
	sl_ast **cells = r->p.cells + (size_t)rule * (t->input_count + t->output_count) +
			 t->input_count;
	hit *h = &r->hits[r->count++];
	sl_status err = SL_OK;

	h->rule = rule;
	h->outputs =
		sl_arena_calloc(r->s->arena, t->output_count + 1, sizeof *h->outputs);
	h->ranks = sl_arena_calloc(r->s->arena, t->output_count + 1, sizeof *h->ranks);
	if (!h->outputs || !h->ranks)
		return SL_ENOMEM;
	for (uint32_t i = 0; i < t->output_count && err == SL_OK; i++) {
		err = eval_at(r, &h->outputs[i], &t->rules[rule].out[i], cells[i]);
		if (err == SL_OK && t->outputs[i].values)
			err = rank_output(r, &h->ranks[i], i, h->outputs[i]);
	}
	return err;
}

static sl_status find_hits(run *r, const sl_value *inputs)
{
	const sl_dmn_table *t = r->p.table;
	sl_status err = SL_OK;
	bool hits;

	if (!(r->hits = sl_arena_calloc(r->s->arena, t->rule_count + 1, sizeof *r->hits)))
		return SL_ENOMEM;
	for (uint32_t i = 0; i < t->rule_count && err == SL_OK; i++) {
		err = rule_hits(r, &hits, i, inputs);
		if (err == SL_OK && hits)
			err = add_hit(r, i);
		if (t->policy == SL_HIT_FIRST && r->count)
			break;
	}
	return err;
}

/* ---- outputs ---- */

/* One output gives its value, more give a context. */
static sl_status output_value(run *r, sl_value *out, const sl_value *outputs)
{
	const sl_dmn_table *t = r->p.table;
	const char **names;
	sl_call call = sl_std_call(r->s);

	if (t->output_count == 1) {
		*out = outputs[0];
		return SL_OK;
	}
	if (!(names = sl_arena_calloc(r->s->arena, t->output_count + 1, sizeof *names)))
		return SL_ENOMEM;
	for (uint32_t i = 0; i < t->output_count; i++)
		names[i] = t->outputs[i].name;
	return sl_std_called(
		r->s, out, NULL,
		sl_context_value(out, names, outputs, t->output_count, &call), &call);
}

static int compare_ranks(const hit *a, const hit *b, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		if (a->ranks[i] != b->ranks[i])
			return a->ranks[i] < b->ranks[i] ? -1 : 1;
	return 0;
}

/* By priority; equals keep the order of their rules. */
static void order_hits(run *r)
{
	for (uint32_t i = 1; i < r->count; i++) {
		hit h = r->hits[i];
		uint32_t j = i;

		for (; j > 0 &&
		       compare_ranks(&h, &r->hits[j - 1], r->p.table->output_count) < 0;
		     j--)
			r->hits[j] = r->hits[j - 1];
		r->hits[j] = h;
	}
}

static sl_status no_hit(run *r, sl_value *out)
{
	const sl_dmn_table *t = r->p.table;
	sl_value *outputs =
		sl_arena_calloc(r->s->arena, t->output_count + 1, sizeof *outputs);
	bool any = false;
	sl_status err = outputs ? SL_OK : SL_ENOMEM;

	*out = sl_null();
	for (uint32_t i = 0; i < t->output_count && err == SL_OK; i++) {
		outputs[i] = sl_null();
		if (!t->outputs[i].fallback.text)
			continue;
		any = true;
		err = eval_at(r, &outputs[i], &t->outputs[i].fallback,
			      r->p.outputs[i].fallback);
	}
	return err == SL_OK && any ? output_value(r, out, outputs) : err;
}

/* "2, 3": the rules that hit, for the message. */
static sl_status too_many(run *r, sl_value *out)
{
	sl_buf rules = {0};
	sl_status err;

	for (uint32_t i = 0; i < r->count && i < 10; i++)
		sl_buf_printf(&rules, "%s%u", i ? ", " : "regel ", r->hits[i].rule + 1);
	r->s->source = &r->p.table->rules[r->hits[0].rule].in[0];
	err = sl_buf_status(&rules);
	if (err == SL_OK)
		err = sl_std_error(r->s, out, NULL, SL_DIAG_FEEL_HITS,
				   sl_buf_text(&rules), NULL);
	sl_buf_free(&rules);
	return err;
}

static bool same_outputs(const run *r)
{
	for (uint32_t i = 1; i < r->count; i++)
		for (uint32_t j = 0; j < r->p.table->output_count; j++)
			if (sl_value_equal(r->hits[0].outputs[j],
					   r->hits[i].outputs[j]) != SL_TRUE)
				return false;
	return true;
}

static sl_status all_hits(run *r, sl_value *out)
{
	sl_value *items = sl_arena_calloc(r->s->arena, r->count + 1, sizeof *items);
	sl_call call = sl_std_call(r->s);
	sl_status err = items ? SL_OK : SL_ENOMEM;

	for (uint32_t i = 0; i < r->count && err == SL_OK; i++)
		err = output_value(r, &items[i], r->hits[i].outputs);
	return err == SL_OK
		       ? sl_std_called(r->s, out, NULL,
				       sl_list_value(out, items, r->count, &call), &call)
		       : err;
}

static sl_status aggregate(run *r, sl_value *out)
{
	static const sl_builtin_id functions[] = {SL_FN_COUNT, SL_FN_SUM, SL_FN_MIN,
						  SL_FN_MAX, SL_FN_COUNT};
	sl_call call = sl_std_call(r->s);
	sl_value list;
	sl_status err = all_hits(r, &list);

	if (err != SL_OK || r->p.table->aggregation == SL_AGGREGATE_NONE) {
		*out = list;
		return err;
	}
	if (r->p.table->output_count != 1 &&
	    r->p.table->aggregation != SL_AGGREGATE_COUNT)
		return sl_std_limit(
			r->s, NULL,
			"uitkomsten samennemen in een tabel met meer dan een uitkomst");
	err = sl_builtin_call(out, functions[r->p.table->aggregation], &list, 1, &call);
	if (err == SL_EINVAL)
		return sl_std_error(r->s, out, NULL, SL_DIAG_FEEL_AGGREGATE, call.error,
				    NULL);
	return sl_std_called(r->s, out, NULL, err, &call);
}

static sl_status apply_policy(run *r, sl_value *out)
{
	if (!r->count)
		return no_hit(r, out);
	switch (r->p.table->policy) {
	case SL_HIT_UNIQUE:
		return r->count > 1 ? too_many(r, out)
				    : output_value(r, out, r->hits[0].outputs);
	case SL_HIT_ANY:
		return same_outputs(r) ? output_value(r, out, r->hits[0].outputs)
				       : too_many(r, out);
	case SL_HIT_PRIORITY:
		order_hits(r);
		return output_value(r, out, r->hits[0].outputs);
	case SL_HIT_FIRST: return output_value(r, out, r->hits[0].outputs);
	case SL_HIT_RULE_ORDER: return all_hits(r, out);
	case SL_HIT_OUTPUT_ORDER: order_hits(r); return all_hits(r, out);
	case SL_HIT_COLLECT: return aggregate(r, out);
	}
	return SL_EINVAL;
}

sl_status sl_standard_table(sl_value *out, sl_standard *s, const sl_dmn_table *table,
			    sl_value context)
{
	static const sl_feel_source none = {.text = ""};
	run r = {.s = s, .p = {.table = table}};
	sl_value *inputs =
		sl_arena_calloc(s->arena, table->input_count + 1, sizeof *inputs);
	sl_status err;
	bool fits;

	*out = sl_null();
	sl_std_begin(s, table->rule_count && table->input_count ? &table->rules[0].in[0]
								: &none);
	if (!inputs || !(r.in = sl_std_open(s, NULL, context.as.context)))
		return SL_ENOMEM;
	if ((err = parse(s, &r.p)) != SL_OK ||
	    (err = eval_inputs(&r, inputs, &fits)) != SL_OK)
		return err;
	if (!fits) {
		out->flags = SL_VALUE_IS_ERROR;
		return SL_OK;
	}
	if ((err = find_hits(&r, inputs)) != SL_OK)
		return err;
	return apply_policy(&r, out);
}
