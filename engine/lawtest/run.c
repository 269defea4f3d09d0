/* SPDX-License-Identifier: EUPL-1.2 */
/* One case: read its facts, decide, verify. */
#include <string.h>

#include "lawtest/parts.h"

/* The concepts that the case asks for, each once. */
static sl_status asked_values(sl_decide_request *q, const sl_case *c, sl_arena *arena)
{
	const char **values = sl_arena_calloc(arena, c->expected->count + 1, sizeof *values);

	if (!values)
		return SL_ENOMEM;
	q->values = values;
	for (const sl_json_node *e = c->expected->first; e; e = e->next) {
		const sl_json_node *name = sl_json_get(e, "begrip");
		const char *key = name ? sl_case_key(arena, name->text) : NULL;
		bool known = !name;

		if (name && !key)
			return SL_ENOMEM;
		for (size_t i = 0; i < q->value_count && !known; i++)
			known = strcmp(values[i], key) == 0;
		if (!known)
			values[q->value_count++] = key;
	}
	return SL_OK;
}

/* Is there anything under a key "twijfels", anywhere in the answer? */
static bool has_doubts(const sl_json_node *node)
{
	if (node->key && strcmp(node->key, "twijfels") == 0 && node->count)
		return true;
	for (const sl_json_node *kid = node->first; kid; kid = kid->next)
		if (has_doubts(kid))
			return true;
	return false;
}

static sl_status read_answer(sl_json_node **out, const sl_text *text, sl_arena *arena)
{
	sl_json_source source = {.text = text->data, .n = text->length};
	sl_diags diags = {0};
	sl_status err = sl_json_read(out, arena, &source, &diags);

	sl_diags_free(&diags);
	return err;
}

/* A refusal of facts or of the question is a failure of the case; only
 * memory that ran out is one of the run. */
static sl_status refused(sl_case_result *out, sl_status err, sl_messages *messages, sl_arena *arena)
{
	const char *text = sl_messages_count(messages, true) ? sl_messages_errors(messages) : sl_status_text(err);

	if (err == SL_ENOMEM)
		return err;
	out->verdict = SL_CASE_FAILED;
	return (out->problems = sl_arena_strdup(arena, text)) ? SL_OK : SL_ENOMEM;
}

static sl_status find_difference(sl_case_result *out, const sl_verification *j, sl_evaluator *e,
				 const sl_decide_request *q, sl_messages *messages)
{
	sl_text text;
	sl_status err = sl_evaluator_difference(&text, e, q, j->traced, j->traced_count, messages);

	if (err != SL_OK)
		return err;
	out->difference = sl_arena_strdup(j->arena, text.data);
	sl_text_free(&text);
	return out->difference ? SL_OK : SL_ENOMEM;
}

static sl_status verify(sl_case_result *out, sl_verification *j, sl_evaluator *e, const sl_decide_request *q,
			sl_messages *messages)
{
	sl_status err;

	sl_verify(j);
	err = sl_buf_status(&j->problems);
	if (err == SL_OK && !(out->problems = sl_arena_strdup(j->arena, sl_buf_text(&j->problems))))
		err = SL_ENOMEM;
	sl_buf_free(&j->problems);
	if (err != SL_OK)
		return err;
	out->unsupported = j->unsupported;
	out->verdict = *out->problems ? SL_CASE_FAILED : j->unsupported ? SL_CASE_UNSUPPORTED : SL_CASE_PASSED;
	if (out->of->doubt && !has_doubts(j->answer))
		out->warning = "de toets is onzeker, maar het antwoord noemt geen twijfels";
	return *out->problems ? find_difference(out, j, e, q, messages) : SL_OK;
}

static sl_status run(sl_case_result *out, sl_evaluator *e, bool conflicts, sl_arena *arena, sl_messages *messages)
{
	const sl_case *c = out->of;
	sl_decide_request q = {.format = SL_JSON};
	sl_verification j = {.arena = arena, .expected = c->expected, .conflicts = conflicts};
	sl_json_node *answer;
	sl_text text;
	sl_status err;

	if ((err = asked_values(&q, c, arena)) != SL_OK)
		return err;
	err = sl_evaluator_read(e, c->form, c->file, c->facts, c->facts_length, messages);
	if (err == SL_OK)
		err = sl_evaluator_decide(&text, e, &q, messages);
	if (err != SL_OK)
		return refused(out, err, messages, arena);
	err = read_answer(&answer, &text, arena);
	sl_text_free(&text);
	if (err != SL_OK)
		return refused(out, err, messages, arena);
	j.answer = answer;
	return verify(out, &j, e, &q, messages);
}

sl_status sl_case_run(sl_case_result *out, const sl_case *c, sl_evaluator *e, bool conflicts, sl_arena *arena)
{
	sl_messages *messages = sl_messages_new();
	sl_status err = SL_ENOMEM;

	*out = (sl_case_result){.of = c, .problems = "", .difference = ""};
	if (messages)
		err = run(out, e, conflicts, arena, messages);
	sl_messages_free(messages);
	return err;
}
