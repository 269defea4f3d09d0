/* SPDX-License-Identifier: EUPL-1.2 */
/* What a municipality must settle. */
#include "front/front.h"

#include "analyse/policy_write.h"

static sl_status unknown_municipality(const sl_ruleset *r, const char *code, sl_messages *m)
{
	sl_nearest n = sl_nearest_to(code);

	for (uint32_t i = 0; i < r->model->regulation_count; i++)
		sl_nearest_consider(&n, r->model->regulations[i]->municipality);
	sl_request_refuse(m, SL_DIAG_REQUEST_MUNICIPALITY, code);
	if (n.best)
		sl_diags_note(&m->diags, NULL, "de gemeente die er het meest op lijkt is \"%s\"", n.best);
	return SL_EINVAL;
}

static sl_status read_policy_days(sl_date *from, sl_date *to, const sl_policy_request *q, sl_messages *m)
{
	sl_status err = sl_request_one_time(q->date, q->from, q->to, m);

	*from = SL_DATE_MIN;
	*to = SL_FOREVER;
	if (err != SL_OK)
		return err;
	if (q->date) {
		err = sl_request_date(from, q->date, m);
		*to = *from + 1;
	} else if (q->from) {
		if ((err = sl_request_date(from, q->from, m)) == SL_OK)
			err = sl_request_date(to, q->to, m);
	}
	if (err == SL_OK && *from >= *to)
		err = sl_request_refuse(m, SL_DIAG_REQUEST_EMPTY, q->from);
	return err;
}

sl_status sl_ruleset_policy(sl_text *out, bool *complete, const sl_ruleset *r, const sl_policy_request *request,
			    const sl_messages *said, sl_messages *messages)
{
	sl_policy_options write = {.format = request->format, .day = request->date != NULL, .indent = 2,
				   .version = sl_version()};
	static const sl_diags nothing;
	sl_policy policy;
	sl_buf b = {0};
	sl_date from, to;
	sl_status err;

	if (!sl_policy_knows(r->program, request->municipality))
		return unknown_municipality(r, request->municipality, messages);
	if ((err = sl_request_form(request->format, SL_JSON, messages)) != SL_OK ||
	    (err = read_policy_days(&from, &to, request, messages)) != SL_OK)
		return err;
	err = sl_policy_judge(&policy, r->program, request->municipality, from, to);
	if (err == SL_OK)
		err = sl_policy_write(&b, &policy, said ? &said->diags : &nothing, &write);
	*complete = err == SL_OK && sl_policy_is_complete(&policy);
	sl_policy_free(&policy);
	return sl_text_give(out, &b, err);
}
