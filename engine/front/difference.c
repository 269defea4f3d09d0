/* SPDX-License-Identifier: EUPL-1.2 */
/* Where a case and its answer part. */
#include "front/front.h"

/* A case may name the person whom an item is of, or the other one of a joint right. */
static const sl_decided *decided_for(const sl_answer *a, const sl_decision *decision, uint32_t entity)
{
	const sl_decided *found = sl_answer_decided(a, decision, entity);

	for (uint32_t i = 0; i < a->decided_count && !found; i++) {
		const sl_decided *d = a->decided[i];

		if (d->decision == decision && (sl_answer_person(a, d->entity) == entity || d->joint == entity))
			found = d;
	}
	return found;
}

/* What the case names, in the words of the answer; false when the answer
 * has no such thing, so that there is nothing to trace. */
static bool find_expected(sl_expectation *out, const sl_evaluator *e, const sl_answer *answer, const sl_expected *x)
{
	const sl_model *model = e->ruleset->model;
	uint32_t entity = x->entity ? sl_request_entity(e->household, x->entity) : 0;

	*out = (sl_expectation){.entity = entity, .other = SL_NO_ENTITY, .expected = x->expected,
				.found = x->found, .differs = x->differs};
	if (entity == SL_NO_ENTITY)
		return false;
	if (x->decision)
		return (out->decided = decided_for(answer, sl_model_decision(model, x->decision), entity)) != NULL;
	if (x->value)
		out->feature = sl_schema_feature(&model->schema, e->household->entities[entity].kind, x->value);
	return out->feature != NULL;
}

static sl_status trace_difference(sl_buf *b, sl_evaluator *e, const sl_asked *a, const sl_expected *list, size_t count)
{
	sl_expectation *found;
	sl_answer *answer;
	size_t n = 0;
	sl_status err = sl_evaluator_answer(&answer, e, a);

	if (err != SL_OK)
		return err;
	if (!(found = sl_arena_calloc(&e->answer, count, sizeof *found)))
		return SL_ENOMEM;
	for (size_t i = 0; i < count; i++)
		n += find_expected(&found[n], e, answer, &list[i]);
	return sl_first_difference(b, answer, found, n);
}

sl_status sl_evaluator_difference(sl_text *out, sl_evaluator *e, const sl_decide_request *request,
				  const sl_expected *list, size_t count, sl_messages *messages)
{
	sl_buf b = {0};
	sl_asked a;
	sl_status err = sl_request_read(&a, e, request, messages);

	if (err == SL_OK)
		err = trace_difference(&b, e, &a, list, count);
	return sl_text_give(out, &b, err);
}
