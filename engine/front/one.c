/* SPDX-License-Identifier: EUPL-1.2 */
/* One decision or value, explained. */
#include "front/front.h"

static sl_status explain_decision(sl_buf *b, sl_evaluator *e, sl_asked *a, const char *id)
{
	sl_answer *answer;
	sl_status err;

	a->options.decisions = &id;
	a->options.decision_count = 1;
	if ((err = sl_evaluator_answer(&answer, e, a)) != SL_OK)
		return err;
	/* One document, also when a person has several items to decide on. */
	a->write.in_full = true;
	return sl_answer_write(b, answer, &a->write);
}

/* Nobody has it, or it is of another kind of entity. */
static sl_status refuse(const sl_evaluator *e, uint32_t entity, const char *name, sl_messages *m)
{
	const sl_schema *s = &e->ruleset->model->schema;
	const char *kind = e->household->entities[entity].kind->name;

	for (uint32_t i = 0; i < s->kind_count; i++)
		if (sl_schema_feature(s, s->kinds[i], name)) {
			sl_diags_add(&m->diags, SL_DIAG_REQUEST_KIND, NULL, name, s->kinds[i]->name, kind);
			return SL_EINVAL;
		}
	return sl_request_value(e->ruleset->model, name, m);
}

static sl_status explain_feature(sl_buf *b, sl_evaluator *e, const sl_asked *a, uint32_t entity, const char *name,
				 sl_messages *m)
{
	const sl_schema *s = &e->ruleset->model->schema;
	const sl_feature *f = sl_schema_feature(s, e->household->entities[entity].kind, name);
	sl_status err;

	if (!f)
		return refuse(e, entity, name, m);
	if ((err = sl_evaluator_begin(e, a)) != SL_OK)
		return err;
	return sl_explain_feature(b, e->run, f, entity, &a->write);
}

sl_status sl_evaluator_explain(sl_text *out, sl_evaluator *e, const char *person, const char *of,
			       const sl_decide_request *request, sl_messages *messages)
{
	sl_decide_request q = *request;
	sl_buf b = {0};
	sl_asked a;
	sl_status err;

	q.person = person;
	q.from = q.to = NULL;
	q.decision_count = 0;
	q.arrangement = false;
	err = sl_request_read(&a, e, &q, messages);
	if (err == SL_OK && sl_model_decision(e->ruleset->model, of))
		err = explain_decision(&b, e, &a, of);
	else if (err == SL_OK)
		err = explain_feature(&b, e, &a, person ? sl_request_entity(e->household, person) : 0, of, messages);
	return sl_text_give(out, &b, err);
}
