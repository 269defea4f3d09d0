/* SPDX-License-Identifier: EUPL-1.2 */
/* A request with its dates read and its names looked up. */
#include "front/front.h"

#include <string.h>

sl_status sl_request_refuse(sl_messages *m, sl_diag_code code, const char *what)
{
	sl_diags_add(&m->diags, code, NULL, what);
	return SL_EINVAL;
}

sl_status sl_request_date(sl_date *out, const char *text, sl_messages *m)
{
	if (sl_date_parse(out, text, strlen(text)) != SL_OK)
		return sl_request_refuse(m, SL_DIAG_REQUEST_DATE, text);
	return SL_OK;
}

sl_status sl_request_one_time(const char *date, const char *from, const char *to, sl_messages *m)
{
	if (!from != !to)
		return sl_request_refuse(m, SL_DIAG_REQUEST_HALF_PERIOD, from ? from : to);
	return date && from ? sl_request_refuse(m, SL_DIAG_REQUEST_DAY_AND_PERIOD, date) : SL_OK;
}

sl_status sl_request_form(unsigned form, unsigned last, sl_messages *m)
{
	if (form <= last)
		return SL_OK;
	sl_diags_add(&m->diags, SL_DIAG_REQUEST_FORM, NULL, form);
	return SL_EINVAL;
}

static sl_status read_dates(sl_asked *a, const sl_evaluator *e, const sl_decide_request *q, sl_messages *m)
{
	sl_status err;

	a->known = SL_FOREVER;
	a->date = e->household->date;
	a->period = q->from != NULL;
	if ((err = sl_request_one_time(q->date, q->from, q->to, m)) != SL_OK)
		return err;
	if (q->as_known_on && (err = sl_request_date(&a->known, q->as_known_on, m)) != SL_OK)
		return err;
	if (q->date && (err = sl_request_date(&a->date, q->date, m)) != SL_OK)
		return err;
	if (!a->period)
		return q->date || e->household->has_date ? SL_OK : sl_request_refuse(m, SL_DIAG_REQUEST_NO_DATE, "");
	if ((err = sl_request_date(&a->from, q->from, m)) != SL_OK || (err = sl_request_date(&a->to, q->to, m)) != SL_OK)
		return err;
	if (a->from >= a->to || a->to - a->from > SL_MOST_PERIOD_DAYS)
		return sl_request_refuse(m, SL_DIAG_REQUEST_PERIOD, q->from);
	return SL_OK;
}

/* ---- the name that was probably meant ---- */

static sl_status refuse_name(sl_messages *m, sl_diag_code code, sl_nearest n)
{
	sl_status err = sl_request_refuse(m, code, n.name);

	if (n.best)
		sl_diags_note(&m->diags, NULL, "bedoelt u \"%s\"?", n.best);
	return err;
}

static sl_status check_decisions(const sl_model *model, const sl_decide_request *q, sl_messages *m)
{
	for (size_t i = 0; i < q->decision_count; i++) {
		sl_nearest n = sl_nearest_to(q->decisions[i]);

		if (sl_model_decision(model, n.name))
			continue;
		for (uint32_t k = 0; k < model->decision_count; k++)
			sl_nearest_consider(&n, model->decisions[k]->id);
		return refuse_name(m, SL_DIAG_REQUEST_DECISION, n);
	}
	return SL_OK;
}

sl_status sl_request_value(const sl_model *model, const char *name, sl_messages *m)
{
	const sl_schema *s = &model->schema;
	sl_nearest n = sl_nearest_to(name);

	for (uint32_t k = 0; k < s->kind_count; k++)
		if (sl_schema_feature(s, s->kinds[k], name))
			return SL_OK;
	for (uint32_t k = 0; k < s->kind_count; k++)
		sl_nearest_consider(&n, sl_schema_nearest(s->kinds[k], name));
	return refuse_name(m, SL_DIAG_REQUEST_VALUE, n);
}

static sl_status check_values(const sl_model *model, const sl_decide_request *q, sl_messages *m)
{
	sl_status err = SL_OK;

	for (size_t i = 0; i < q->value_count && err == SL_OK; i++)
		err = sl_request_value(model, q->values[i], m);
	return err;
}

uint32_t sl_request_entity(const sl_household *h, const char *id)
{
	for (uint32_t i = 0; i < h->entity_count; i++)
		if (h->entities[i].id && strcmp(h->entities[i].id, id) == 0)
			return i;
	return SL_NO_ENTITY;
}

static sl_status refuse_domain(const sl_model *model, const char *domain, sl_messages *m)
{
	sl_status err = sl_request_refuse(m, SL_DIAG_REQUEST_DOMAIN, domain);
	sl_buf all = {0};

	for (uint32_t i = 0; i < model->schema.domain_count; i++)
		sl_buf_printf(&all, "%s%s", i ? ", " : "", model->schema.domains[i].name);
	sl_diags_note(&m->diags, NULL, "dat zijn: %s", sl_buf_text(&all));
	sl_buf_free(&all);
	return err;
}

static sl_status refuse_person(const sl_household *h, const char *id, sl_messages *m)
{
	sl_nearest n = sl_nearest_to(id);

	for (uint32_t i = 0; i < h->entity_count; i++)
		if (h->entities[i].kind->identity)
			sl_nearest_consider(&n, h->entities[i].id);
	return refuse_name(m, SL_DIAG_REQUEST_PERSON, n);
}

static sl_status check_names(const sl_evaluator *e, const sl_decide_request *q, sl_messages *m)
{
	const sl_model *model = e->ruleset->model;
	bool found = !q->domain;
	sl_status err;

	if ((err = check_decisions(model, q, m)) != SL_OK || (err = check_values(model, q, m)) != SL_OK)
		return err;
	for (uint32_t i = 0; i < model->schema.domain_count && !found; i++)
		found = strcmp(model->schema.domains[i].name, q->domain) == 0;
	if (!found)
		return refuse_domain(model, q->domain, m);
	if (q->person && sl_request_entity(e->household, q->person) == SL_NO_ENTITY)
		return refuse_person(e->household, q->person, m);
	return SL_OK;
}

static sl_status check_form(const sl_decide_request *q, sl_messages *m)
{
	if (q->arrangement && (q->from || q->person || q->decision_count))
		return sl_request_refuse(m, SL_DIAG_REQUEST_ARRANGEMENT, "");
	return sl_request_form(q->format, SL_JSON, m);
}

sl_status sl_request_read(sl_asked *out, const sl_evaluator *e, const sl_decide_request *q, sl_messages *m)
{
	sl_status err;

	*out = (sl_asked){0};
	if (!e->household)
		return sl_request_refuse(m, SL_DIAG_REQUEST_NO_HOUSEHOLD, "");
	out->options = (sl_decide_options){q->decisions, (uint32_t)q->decision_count, q->person, q->domain,
					   q->values, (uint32_t)q->value_count, false,
					   q->format == SL_JSON || q->arrangement};
	out->write = (sl_answer_options){.format = q->format, .without_explanation = q->without_explanation,
					 .only_asked = q->only_asked, .arrangement = q->arrangement,
					 .in_full = q->decision_count > 0, .indent = 2, .version = sl_version()};
	if ((err = check_form(q, m)) != SL_OK || (err = read_dates(out, e, q, m)) != SL_OK)
		return err;
	sl_run_narrow(e->run, q->domain);
	return check_names(e, q, m);
}
