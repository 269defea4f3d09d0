/* SPDX-License-Identifier: EUPL-1.2 */
/* Rules: loaded and compiled, checked, measured, and what is in them. */
#include "front/front.h"

#include <stdlib.h>

#include "analyse/analyse.h"
#include "compile/compile.h"
#include "facts/facts.h"
#include "load/load.h"

void sl_ruleset_free(sl_ruleset *r)
{
	if (!r)
		return;
	sl_program_free(r->program);
	sl_model_free(r->model);
	sl_arena_free(&r->facts);
	free(r);
}

/* Loading is done: compile, and make the schema ready for facts. */
static sl_status finish(sl_ruleset **out, sl_model *model, sl_status err, sl_diags *diags)
{
	sl_ruleset *r = calloc(1, sizeof *r);

	if (!r) {
		sl_model_free(model);
		return SL_ENOMEM;
	}
	r->model = model;
	if (err == SL_OK)
		err = sl_program_compile(&r->program, model, diags);
	if (err == SL_OK)
		err = sl_facts_prepare(&model->schema, &r->facts, diags);
	sl_diags_sort(diags);
	if (err == SL_OK)
		*out = r;
	else
		sl_ruleset_free(r);
	return err;
}

sl_status sl_ruleset_load(sl_ruleset **out, const char *const *paths, size_t count, sl_messages *messages)
{
	sl_model *model = NULL;
	sl_status err = sl_model_load(&model, paths, count, &messages->diags);

	return finish(out, model, err, &messages->diags);
}

sl_status sl_ruleset_load_texts(sl_ruleset **out, const char *const *names, const char *const *texts,
				const size_t *lengths, size_t count, sl_messages *messages)
{
	sl_model *model = NULL;
	sl_status err = sl_model_load_texts(&model, names, texts, lengths, count, &messages->diags);

	return finish(out, model, err, &messages->diags);
}

sl_status sl_ruleset_check(const sl_ruleset *r, const char *municipality, sl_messages *messages)
{
	sl_status err = sl_analyse_bounds(r->program, municipality, &messages->diags);

	if (err == SL_OK)
		err = sl_analyse_exceptions(r->program, &messages->diags);
	sl_diags_sort(&messages->diags);
	return err == SL_OK ? messages->diags.status : err;
}

const char *sl_ruleset_sha256(const sl_ruleset *r)
{
	return r->model->sha256;
}

sl_ruleset_size sl_ruleset_measure(const sl_ruleset *r)
{
	const sl_model *m = r->model;
	sl_ruleset_size size = {.regulations = m->regulation_count, .rules = m->rule_count,
				.concepts = m->concept_count, .parameters = m->parameter_count,
				.decisions = m->decision_count, .conflicts = m->conflict_count, .bytes = m->bytes};

	for (uint32_t i = 0; i < m->schema.feature_count; i++)
		size.facts += m->schema.features[i]->is_fact;
	return size;
}

bool sl_ruleset_regulation(sl_regulation_info *out, const sl_ruleset *r, size_t i)
{
	const sl_regulation *g;

	if (i >= r->model->regulation_count)
		return false;
	g = r->model->regulations[i];
	*out = (sl_regulation_info){.id = g->id, .title = g->title ? g->title : g->id, .domain = g->domain,
				    .municipality = g->municipality};
	if (g->read_until != SL_FOREVER)
		sl_date_text(out->read_until, g->read_until);
	return true;
}

bool sl_ruleset_decision(sl_decision_info *out, const sl_ruleset *r, size_t i)
{
	const sl_decision *d;

	if (i >= r->model->decision_count)
		return false;
	d = r->model->decisions[i];
	*out = (sl_decision_info){d->id, d->title ? d->title : d->id, d->domain, d->per->name, d->regulation->id};
	return true;
}

const char *sl_ruleset_left_out(const sl_ruleset *r, size_t i)
{
	return i < r->model->broken_count ? r->model->broken_municipalities[i] : NULL;
}

sl_status sl_ruleset_schema(sl_text *out, const sl_ruleset *r, sl_schema_form form)
{
	sl_buf b = {0};
	sl_status err = SL_EINVAL;

	switch (form) {
	case SL_SCHEMA_JSON:
		err = sl_schema_write_json_schema(&b, &r->model->schema);
		break;
	case SL_SCHEMA_XSD:
		err = sl_schema_write_xsd(&b, &r->model->schema);
		break;
	case SL_SCHEMA_RULES:
		err = sl_rules_write_xsd(&b);
		break;
	}
	return sl_text_give(out, &b, err);
}
