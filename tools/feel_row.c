/* SPDX-License-Identifier: EUPL-1.2 */
/* A row of a test table: JSON becomes an expression or a table, and what it should give. */
#include "feel.h"

static sl_status bad_row(const sl_feel_row_reader *r, const char *what)
{
	sl_pos pos = {.file = r->file, .line = r->line, .column = 1};

	sl_diags_add(r->diags, SL_DIAG_FEEL_ROW, &pos, what);
	return SL_EINVAL;
}

static sl_status read_source(sl_feel_source *out, const sl_json_node *node, const sl_feel_row_reader *r)
{
	if (!node || node->kind != SL_JSON_STRING)
		return bad_row(r, "een expressie of cel is geen tekst");
	*out = (sl_feel_source){.text = node->text, .length = node->length, .where = {.line = 1, .column = 1}};
	return SL_OK;
}

/* An array of texts; *out NULL for null or nothing. */
static sl_status read_sources(const sl_feel_source **out, uint32_t *count, const sl_json_node *node,
			      const sl_feel_row_reader *r)
{
	sl_feel_source *sources;
	const sl_json_node *kid;
	sl_status err = SL_OK;

	*out = NULL;
	*count = 0;
	if (!node || node->kind == SL_JSON_NULL)
		return SL_OK;
	if (node->kind != SL_JSON_ARRAY)
		return bad_row(r, "hier hoort een lijst van teksten te staan");
	if (!(sources = sl_arena_calloc(r->arena, node->count + 1, sizeof *sources)))
		return SL_ENOMEM;
	for (kid = node->first; kid && err == SL_OK; kid = kid->next)
		err = read_source(&sources[(*count)++], kid, r);
	*out = sources;
	return err;
}

static sl_status read_column(sl_table_column *c, const sl_json_node *node, bool output, const sl_feel_row_reader *r)
{
	const sl_json_node *name = sl_json_get(node, "name"), *fallback = sl_json_get(node, "default");
	sl_status err = read_sources(&c->values, &c->value_count, sl_json_get(node, "values"), r);

	if (err != SL_OK || !output)
		return err == SL_OK ? read_source(&c->expression, sl_json_get(node, "expression"), r) : err;
	if (name && name->kind == SL_JSON_STRING)
		c->name = name->text;
	return fallback && fallback->kind != SL_JSON_NULL ? read_source(&c->fallback, fallback, r) : SL_OK;
}

static sl_status read_columns(const sl_table_column **out, uint32_t *count, const sl_json_node *node, bool output,
			      const sl_feel_row_reader *r)
{
	sl_table_column *columns;
	const sl_json_node *kid;
	sl_status err = SL_OK;

	if (!node || node->kind != SL_JSON_ARRAY)
		return bad_row(r, "de tabel heeft geen inputs of outputs");
	if (!(columns = sl_arena_calloc(r->arena, node->count + 1, sizeof *columns)))
		return SL_ENOMEM;
	for (kid = node->first; kid && err == SL_OK; kid = kid->next) {
		err = read_column(&columns[*count], kid, output, r);
		if (err == SL_OK && output && node->count > 1 && !columns[*count].name)
			err = bad_row(r, "een van meer outputs heeft geen naam");
		++*count;
	}
	*out = columns;
	return err;
}

static sl_status read_rules(sl_dmn_table *t, const sl_json_node *node, const sl_feel_row_reader *r)
{
	sl_table_rule *rules;
	const sl_json_node *kid;
	uint32_t in, out;
	sl_status err = SL_OK;

	if (!node || node->kind != SL_JSON_ARRAY)
		return bad_row(r, "de tabel heeft geen rules");
	if (!(rules = sl_arena_calloc(r->arena, node->count + 1, sizeof *rules)))
		return SL_ENOMEM;
	for (kid = node->first; kid && err == SL_OK; kid = kid->next) {
		sl_table_rule *rule = &rules[t->rule_count++];

		if ((err = read_sources(&rule->in, &in, sl_json_get(kid, "in"), r)) == SL_OK)
			err = read_sources(&rule->out, &out, sl_json_get(kid, "out"), r);
		if (err == SL_OK && (in != t->input_count || out != t->output_count))
			err = bad_row(r, "een regel van de tabel heeft te veel of te weinig cellen");
	}
	t->rules = rules;
	return err;
}

/* The place of the text among the words, or -1. */
static int word_at(const sl_json_node *node, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (sl_json_is(node, words[i]))
			return (int)i;
	return -1;
}

static sl_status read_table(sl_dmn_table *t, const sl_json_node *node, const sl_feel_row_reader *r)
{
	static const char *const policies[] = {"UNIQUE", "ANY", "PRIORITY", "FIRST", "RULE ORDER", "OUTPUT ORDER", "COLLECT"};
	static const char *const aggregations[] = {"", "SUM", "MIN", "MAX", "COUNT"};
	const sl_json_node *aggregation = sl_json_get(node, "aggregation");
	int policy = word_at(sl_json_get(node, "hitPolicy"), policies, 7), how = 0;
	sl_status err;

	if (policy < 0)
		return bad_row(r, "onbekende hitPolicy");
	if (aggregation && aggregation->kind != SL_JSON_NULL && (how = word_at(aggregation, aggregations, 5)) < 1)
		return bad_row(r, "onbekende aggregation");
	t->policy = (sl_hit_policy)policy;
	t->aggregation = (sl_aggregation)how;
	err = read_columns(&t->inputs, &t->input_count, sl_json_get(node, "inputs"), false, r);
	if (err == SL_OK)
		err = read_columns(&t->outputs, &t->output_count, sl_json_get(node, "outputs"), true, r);
	if (err == SL_OK && !t->output_count)
		err = bad_row(r, "de tabel heeft geen outputs");
	return err == SL_OK ? read_rules(t, sl_json_get(node, "rules"), r) : err;
}

sl_status sl_feel_read_row(sl_feel_row *out, const char *text, size_t n, const sl_feel_row_reader *r)
{
	sl_json_source source = {.file = r->file, .text = text, .n = n, .line = r->line};
	const sl_json_node *id, *context, *expected, *table;
	sl_json_node *node;
	sl_status err = sl_json_read(&node, r->arena, &source, r->diags);

	*out = (sl_feel_row){0};
	if (err != SL_OK)
		return err;
	id = sl_json_get(node, "id");
	context = sl_json_get(node, "context");
	expected = sl_json_get(node, "expected");
	table = sl_json_get(node, "table");
	if (!id || id->kind != SL_JSON_STRING || !context || !expected)
		return bad_row(r, "id, context of expected ontbreekt");
	out->id = id->text;
	out->is_table = table != NULL;
	if ((err = sl_typed_read_context(&out->context, context, r->file, r->arena, r->diags)) != SL_OK ||
	    (err = sl_typed_read(&out->expected, expected, r->file, r->arena, r->diags)) != SL_OK)
		return err;
	return table ? read_table(&out->table, table, r) : read_source(&out->expression, sl_json_get(node, "expr"), r);
}
