/* SPDX-License-Identifier: EUPL-1.2 */
/* One fact over a range. */
#include "front/front.h"

#include "explain/sweep.h"

static bool is_pair_only(const sl_schema *s, const char *name)
{
	bool any = false;

	for (uint32_t i = 0; i < s->kind_count; i++) {
		const sl_feature *f = sl_schema_feature(s, s->kinds[i], name);

		if (f && !f->towards)
			return false;
		any |= f != NULL;
	}
	return any;
}

/* Each name is a decision, or a value that is of one entity. */
static sl_status check_columns(const sl_evaluator *e, const sl_vary_request *v, sl_messages *m)
{
	const sl_model *model = e->ruleset->model;
	sl_status err = SL_OK;

	for (size_t i = 0; i < v->of_count && err == SL_OK; i++) {
		if (sl_model_decision(model, v->of[i]))
			continue;
		err = sl_request_value(model, v->of[i], m);
		if (err == SL_OK && is_pair_only(&model->schema, v->of[i]))
			err = sl_request_refuse(m, SL_DIAG_VARY_OF, v->of[i]);
	}
	return err;
}

static sl_status vary(sl_buf *b, sl_evaluator *e, sl_asked *a, const sl_vary_request *v, sl_messages *m)
{
	const sl_sweep_options options = {v->of, (uint32_t)v->of_count, a->options.person};
	sl_range_asked range;
	sl_arena arena = {0};
	sl_answer *answer;
	sl_sweep *sweep;
	sl_status err;

	a->options.person = NULL; /* the household is decided, whatever is shown */
	if ((err = sl_range_read(&range, e->household, v->range, &m->diags)) != SL_OK ||
	    (err = sl_evaluator_answer(&answer, e, a)) != SL_OK)
		return err;
	err = sl_sweep_run(&sweep, answer, &range, &options, &a->options, &arena);
	if (err == SL_OK)
		err = sl_sweep_write(b, e->run, sweep, v->format);
	sl_arena_free(&arena);
	return err;
}

sl_status sl_evaluator_vary(sl_text *out, sl_evaluator *e, const sl_vary_request *range,
			    const sl_decide_request *request, sl_messages *messages)
{
	sl_decide_request q = *request;
	sl_buf b = {0};
	sl_asked a;
	sl_status err;

	q.from = q.to = NULL;
	q.decision_count = q.value_count = 0;
	q.arrangement = false;
	q.format = SL_TEXT; /* that of the sweep counts */
	if ((err = sl_request_form(range->format, SL_SWEEP_JSON, messages)) != SL_OK)
		return err;
	err = sl_request_read(&a, e, &q, messages);
	if (err == SL_OK)
		err = check_columns(e, range, messages);
	if (err == SL_OK)
		err = vary(&b, e, &a, range, messages);
	return sl_text_give(out, &b, err);
}
