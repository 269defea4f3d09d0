/* SPDX-License-Identifier: EUPL-1.2 */
/* The front door: the functions of samenloop.h that join rooms. */
#include "samenloop.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "analyse/analyse.h"
#include "analyse/policy_write.h"
#include "base/diag.h"
#include "base/file.h"
#include "compile/compile.h"
#include "decide/decide.h"
#include "explain/explain.h"
#include "explain/sweep.h"
#include "facts/facts.h"
#include "load/load.h"

#ifndef SL_VERSION
#define SL_VERSION "0.1.0"
#endif

const char *sl_version(void)
{
	return SL_VERSION;
}

const char *sl_status_text(sl_status status)
{
	switch (status) {
	case SL_OK:
		return "in orde";
	case SL_ENOMEM:
		return "het geheugen is op";
	case SL_EIO:
		return "lezen of schrijven lukt niet";
	case SL_ERANGE:
		return "een waarde is te groot of te klein";
	case SL_EINVAL:
		return "de invoer heeft niet de juiste vorm";
	case SL_ERULES:
		return "de regels hebben fouten";
	case SL_EFACTS:
		return "de feiten zijn geweigerd";
	case SL_ELIMIT:
		return "een grens is bereikt";
	}
	return "onbekende fout";
}

void sl_text_free(sl_text *t)
{
	free(t->data);
	*t = (sl_text){0};
}

/* Hand the buffer over as text; its memory changes owner. */
static sl_status give_text(sl_text *out, sl_buf *b, sl_status err)
{
	if (err == SL_OK)
		err = sl_buf_status(b);
	if (err == SL_OK && !b->text)
		sl_buf_puts(b, "");
	if (err == SL_OK && !b->text)
		err = SL_ENOMEM;
	if (err != SL_OK) {
		sl_buf_free(b);
		return err;
	}
	*out = (sl_text){b->text, b->len};
	*b = (sl_buf){0};
	return SL_OK;
}

/* ---- messages ---- */

struct sl_messages {
	sl_diags diags;
	sl_buf text;
};

sl_messages *sl_messages_new(void)
{
	return calloc(1, sizeof(sl_messages));
}

void sl_messages_free(sl_messages *m)
{
	if (!m)
		return;
	sl_diags_free(&m->diags);
	sl_buf_free(&m->text);
	free(m);
}

size_t sl_messages_count(const sl_messages *m, bool errors_only)
{
	size_t n = 0;

	for (size_t i = 0; i < m->diags.count; i++)
		n += errors_only ? m->diags.items[i].severity == SL_ERROR : m->diags.items[i].severity != SL_NOTE;
	return n;
}

const char *sl_messages_text(sl_messages *m)
{
	sl_buf_clear(&m->text);
	sl_diags_print(&m->text, &m->diags);
	return sl_buf_text(&m->text);
}

const char *sl_messages_errors(sl_messages *m)
{
	bool error = false; /* a note goes with the message before it */

	sl_buf_clear(&m->text);
	for (size_t i = 0; i < m->diags.count; i++) {
		if (m->diags.items[i].severity != SL_NOTE)
			error = m->diags.items[i].severity == SL_ERROR;
		if (error)
			sl_diag_print(&m->text, &m->diags.items[i]);
	}
	return sl_buf_text(&m->text);
}

static bool is_about(const sl_diag *d, const char *municipality)
{
	return municipality ? d->gemeente && strcmp(d->gemeente, municipality) == 0 : !d->gemeente;
}

const char *sl_messages_text_about(sl_messages *m, const char *municipality)
{
	sl_buf_clear(&m->text);
	for (size_t i = 0; i < m->diags.count; i++)
		if (is_about(&m->diags.items[i], municipality))
			sl_diag_print(&m->text, &m->diags.items[i]);
	return sl_buf_text(&m->text);
}

size_t sl_messages_count_about(const sl_messages *m, const char *municipality, bool errors_only)
{
	size_t n = 0;

	for (size_t i = 0; i < m->diags.count; i++) {
		const sl_diag *d = &m->diags.items[i];

		n += is_about(d, municipality) &&
		     (errors_only ? d->severity == SL_ERROR : d->severity != SL_NOTE);
	}
	return n;
}

/* ---- rules ---- */

struct sl_ruleset {
	sl_model *model;
	sl_program *program;
	sl_arena facts; /* what the readers of facts prepared */
};

/* Load is done: compile, and make the schema ready for facts. */
static sl_status finish_ruleset(sl_ruleset **out, sl_model *model, sl_status err, sl_diags *diags)
{
	sl_ruleset *r = NULL;

	if (err == SL_OK && !(r = calloc(1, sizeof *r)))
		err = SL_ENOMEM;
	if (err == SL_OK)
		err = sl_program_compile(&r->program, model, diags);
	if (err == SL_OK)
		err = sl_facts_prepare(&model->schema, &r->facts, diags);
	sl_diags_sort(diags);
	if (err != SL_OK) {
		if (r) {
			sl_program_free(r->program);
			sl_arena_free(&r->facts);
		}
		free(r);
		sl_model_free(model);
		return err;
	}
	r->model = model;
	*out = r;
	return SL_OK;
}

sl_status sl_ruleset_load(sl_ruleset **out, const char *const *paths, size_t count, sl_messages *messages)
{
	sl_model *model = NULL;
	sl_status err = sl_model_load(&model, paths, count, &messages->diags);

	return finish_ruleset(out, model, err, &messages->diags);
}

sl_status sl_ruleset_load_texts(sl_ruleset **out, const char *const *names, const char *const *texts,
				const size_t *lengths, size_t count, sl_messages *messages)
{
	sl_model *model = NULL;
	sl_status err = sl_model_load_texts(&model, names, texts, lengths, count, &messages->diags);

	return finish_ruleset(out, model, err, &messages->diags);
}

void sl_ruleset_free(sl_ruleset *r)
{
	if (!r)
		return;
	sl_program_free(r->program);
	sl_model_free(r->model);
	sl_arena_free(&r->facts);
	free(r);
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
	return give_text(out, &b, err);
}

/* The doubts of one municipality, or of all. */
typedef struct doubts {
	sl_buf *out;
	const char *municipality;
} doubts;

static void write_doubt(const doubts *d, const sl_source *s, const sl_pos *pos, const char *what, const char *name)
{
	static const char *const names[] = {"gelezen", "afgeleid", "algemene kennis", "onzeker"};
	const char *municipality = s->regulation ? s->regulation->municipality : NULL;

	if (s->certainty == SL_READ)
		return;
	if (d->municipality && (!municipality || strcmp(municipality, d->municipality) != 0))
		return;
	sl_buf_printf(d->out, "%s:%u: %s %s: ", pos->file ? pos->file : "", pos->line, what, name);
	sl_source_print(d->out, s);
	sl_buf_printf(d->out, ": %s%s%s\n", names[s->certainty], s->doubt ? ": " : "", s->doubt ? s->doubt : "");
}

static void write_parameter_doubts(const doubts *d, const sl_parameter *p)
{
	for (uint32_t k = 0; k < p->value_count; k++)
		write_doubt(d, &p->values[k].source, &p->values[k].pos, "waarde van", p->name);
}

static void write_setting_doubts(const doubts *d, const sl_setting *s)
{
	for (uint32_t k = 0; k < s->value_count; k++)
		write_doubt(d, &s->values[k].source, &s->values[k].pos, "vaststelling van", s->parameter->name);
}

/* An article that fulfils more than one obligation is doubtful once. */
static void write_fulfilment_doubts(const doubts *d, const sl_fulfilment *all, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		const sl_source *s = all[i].source;

		if (i == 0 || s != all[i - 1].source)
			write_doubt(d, s, &all[i].pos, "artikel", s->article ? s->article : "");
	}
}

static void write_calendar_doubts(const doubts *d, const sl_calendar *c)
{
	write_doubt(d, &c->source, &c->pos, "kalender", c->name);
	for (uint32_t i = 0; i < c->count; i++)
		write_doubt(d, &c->days[i].source, &c->days[i].pos, "vrije dag", c->days[i].name);
}

static void write_weighing_doubts(const doubts *d, const sl_feature *f)
{
	for (uint32_t i = 0; f->fact && i < f->fact->weighing_count; i++)
		write_doubt(d, &f->fact->weighings[i].source, &f->fact->weighings[i].pos, "weging van", f->name);
}

sl_status sl_ruleset_doubts(sl_text *out, const sl_ruleset *r, const char *municipality)
{
	const sl_model *m = r->model;
	sl_buf b = {0};
	doubts d = {&b, municipality};

	for (uint32_t i = 0; i < m->rule_count; i++)
		write_doubt(&d, &m->rules[i]->source, &m->rules[i]->pos, "regel", m->rules[i]->id);
	for (uint32_t i = 0; i < m->parameter_count; i++)
		write_parameter_doubts(&d, m->parameters[i]);
	for (uint32_t i = 0; i < m->obligation_count; i++)
		write_doubt(&d, &m->obligations[i]->source, &m->obligations[i]->pos, "beleidsplicht",
			    m->obligations[i]->id);
	for (uint32_t i = 0; i < m->delegation_count; i++)
		write_doubt(&d, &m->delegations[i]->source, &m->delegations[i]->pos, "delegatie van",
			    m->delegations[i]->parameter ? m->delegations[i]->parameter->name
							 : m->delegations[i]->concept->feature->name);
	for (uint32_t i = 0; i < m->decision_count; i++)
		write_doubt(&d, &m->decisions[i]->source, &m->decisions[i]->pos, "besluit", m->decisions[i]->id);
	for (uint32_t i = 0; i < m->power_count; i++)
		write_doubt(&d, &m->powers[i]->source, &m->powers[i]->pos, "bevoegdheid", m->powers[i]->id);
	for (uint32_t i = 0; i < m->conflict_count; i++)
		write_doubt(&d, &m->conflicts[i]->source, &m->conflicts[i]->pos, "conflict", m->conflicts[i]->id);
	for (uint32_t i = 0; i < m->setting_count; i++)
		write_setting_doubts(&d, m->settings[i]);
	write_fulfilment_doubts(&d, m->fulfilments, m->fulfilment_count);
	if (m->calendar)
		write_calendar_doubts(&d, m->calendar);
	for (uint32_t i = 0; i < m->schema.feature_count; i++)
		write_weighing_doubts(&d, m->schema.features[i]);
	return give_text(out, &b, SL_OK);
}

/* ---- deciding ---- */

struct sl_evaluator {
	const sl_ruleset *ruleset;
	sl_run *run;
	sl_arena facts, answer;
	sl_household *household;
	bool began; /* something was asked before */
};

sl_status sl_evaluator_new(sl_evaluator **out, const sl_ruleset *r)
{
	sl_evaluator *e = calloc(1, sizeof *e);
	sl_status err;

	if (!e)
		return SL_ENOMEM;
	e->ruleset = r;
	if ((err = sl_run_new(&e->run, r->program)) != SL_OK) {
		free(e);
		return err;
	}
	*out = e;
	return SL_OK;
}

void sl_evaluator_free(sl_evaluator *e)
{
	if (!e)
		return;
	sl_run_free(e->run);
	sl_arena_free(&e->facts);
	sl_arena_free(&e->answer);
	free(e);
}

sl_status sl_evaluator_read(sl_evaluator *e, sl_facts_form form, const char *file, const char *text, size_t length,
			    sl_messages *messages)
{
	const sl_schema *schema = &e->ruleset->model->schema;

	e->household = NULL;
	sl_arena_reset(&e->facts);
	if (form == SL_FORM_JSON)
		return sl_facts_read_json(&e->household, schema, file, text, length, &e->facts, &messages->diags);
	return sl_facts_read_xml(&e->household, schema, file, text, length, &e->facts, &messages->diags);
}

static bool ends_in(const char *path, const char *extension)
{
	size_t n = strlen(path), m = strlen(extension);

	return n > m && strcasecmp(path + n - m, extension) == 0;
}

/* By the extension, else by how the text begins. */
static sl_facts_form form_of(const char *path, const char *text)
{
	if (ends_in(path, ".xml"))
		return SL_FORM_XML;
	if (ends_in(path, ".json"))
		return SL_FORM_JSON;
	text += strncmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
	return text[strspn(text, " \t\r\n")] == '<' ? SL_FORM_XML : SL_FORM_JSON;
}

sl_status sl_evaluator_read_file(sl_evaluator *e, const char *path, sl_messages *messages)
{
	bool standard_input = strcmp(path, "-") == 0;
	const char *name = standard_input ? "(standaardinvoer)" : path;
	char *text;
	size_t n;
	sl_status err;

	e->household = NULL;
	err = sl_file_read(&text, &n, standard_input ? "/dev/stdin" : path, SL_JSON_MOST_BYTES, &messages->diags);
	if (err != SL_OK)
		return err;
	err = sl_evaluator_read(e, form_of(path, text), name, text, n, messages);
	free(text);
	return err;
}

/* ---- what is asked of an evaluator ---- */

/* A request with its dates read and its names looked up. */
typedef struct asked {
	sl_date date, from, to, known;
	bool period;
	sl_decide_options options;
	sl_answer_options write;
} asked;

static sl_status complain(sl_messages *m, sl_diag_code code, const char *what)
{
	sl_diags_add(&m->diags, code, NULL, what);
	return SL_EINVAL;
}

static sl_status read_date(sl_date *out, const char *text, sl_messages *m)
{
	if (sl_date_parse(out, text, strlen(text)) != SL_OK)
		return complain(m, SL_DIAG_REQUEST_DATE, text);
	return SL_OK;
}

static sl_status read_dates(asked *a, const sl_evaluator *e, const sl_decide_request *q, sl_messages *m)
{
	sl_status err;

	a->known = SL_FOREVER;
	a->date = e->household->date;
	if (q->as_known_on && (err = read_date(&a->known, q->as_known_on, m)) != SL_OK)
		return err;
	if (q->date && (err = read_date(&a->date, q->date, m)) != SL_OK)
		return err;
	if (!q->from && !q->to)
		return q->date || e->household->has_date ? SL_OK : complain(m, SL_DIAG_REQUEST_NO_DATE, "");
	a->period = true;
	if (!q->from || !q->to)
		return complain(m, SL_DIAG_REQUEST_DATE, q->from ? q->from : q->to);
	if ((err = read_date(&a->from, q->from, m)) != SL_OK || (err = read_date(&a->to, q->to, m)) != SL_OK)
		return err;
	if (a->from >= a->to || a->to - a->from > SL_MOST_PERIOD_DAYS)
		return complain(m, SL_DIAG_REQUEST_PERIOD, q->from);
	return SL_OK;
}

static sl_status check_decisions(const sl_model *model, const sl_decide_request *q, sl_messages *m)
{
	for (size_t i = 0; i < q->decision_count; i++)
		if (!sl_model_decision(model, q->decisions[i]))
			return complain(m, SL_DIAG_REQUEST_DECISION, q->decisions[i]);
	return SL_OK;
}

static sl_status check_values(const sl_model *model, const sl_decide_request *q, sl_messages *m)
{
	for (size_t i = 0; i < q->value_count; i++) {
		bool found = false;

		for (uint32_t k = 0; k < model->schema.kind_count && !found; k++)
			found = sl_schema_feature(&model->schema, model->schema.kinds[k], q->values[i]) != NULL;
		if (!found)
			return complain(m, SL_DIAG_REQUEST_VALUE, q->values[i]);
	}
	return SL_OK;
}

/* The entity of that id, of whatever kind; SL_NO_ENTITY when there is none. */
static uint32_t find_entity(const sl_household *h, const char *id)
{
	for (uint32_t i = 0; i < h->entity_count; i++)
		if (h->entities[i].id && strcmp(h->entities[i].id, id) == 0)
			return i;
	return SL_NO_ENTITY;
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
		return complain(m, SL_DIAG_REQUEST_DOMAIN, q->domain);
	if (q->person && find_entity(e->household, q->person) == SL_NO_ENTITY)
		return complain(m, SL_DIAG_REQUEST_PERSON, q->person);
	return SL_OK;
}

static sl_status understand(asked *a, const sl_evaluator *e, const sl_decide_request *q, sl_messages *m)
{
	sl_status err;

	*a = (asked){0};
	if (!e->household)
		return complain(m, SL_DIAG_REQUEST_NO_HOUSEHOLD, "");
	a->options = (sl_decide_options){q->decisions, (uint32_t)q->decision_count, q->person, q->domain,
					 q->values, (uint32_t)q->value_count, false};
	a->write = (sl_answer_options){.format = q->format, .without_explanation = q->without_explanation,
				       .only_asked = q->only_asked, .arrangement = q->arrangement, .in_full = q->decision_count > 0, .indent = 2, .version = SL_VERSION};
	if ((err = read_dates(a, e, q, m)) != SL_OK)
		return err;
	sl_run_narrow(e->run, q->domain);
	return check_names(e, q, m);
}

/* What the arrangement asks beyond the answer: only when it is asked for. */
static sl_status look_further(sl_answer_options *write, const sl_answer *answer, const asked *a, sl_arena *arena)
{
	sl_effects *effects;
	sl_agenda *agenda;
	sl_status err;

	if ((err = sl_look_ahead(&agenda, answer, &a->options, arena)) != SL_OK ||
	    (err = sl_measure_effects(&effects, answer, &a->options, arena)) != SL_OK)
		return err;
	write->agenda = agenda;
	write->effects = effects;
	return SL_OK;
}

/* Making code of the law pays from the second household on: the first goes the general way. */
static sl_status begin(sl_evaluator *e, const asked *a)
{
	sl_run_general_only(e->run, !e->began);
	e->began = true;
	return sl_run_begin(e->run, e->household, a->date, a->known);
}

static sl_status decide_day(sl_buf *b, sl_evaluator *e, const asked *a)
{
	sl_answer_options write = a->write;
	sl_arena further = {0};
	sl_answer *answer;
	sl_status err;

	sl_arena_reset(&e->answer);
	if ((err = begin(e, a)) != SL_OK ||
	    (err = sl_decide(&answer, e->run, &a->options, &e->answer)) != SL_OK)
		return err;
	if (write.arrangement)
		err = look_further(&write, answer, a, &further);
	if (err == SL_OK)
		err = sl_answer_write(b, answer, &write);
	sl_arena_free(&further);
	return err;
}

static sl_status decide_period(sl_buf *b, sl_evaluator *e, const asked *a)
{
	sl_period_writer w;
	sl_status err;

	sl_run_general_only(e->run, false);
	if ((err = sl_period_writer_open(&w, b, e->ruleset->program, e->household, a->from, a->to, &a->write)) != SL_OK ||
	    (err = sl_decide_period(e->run, e->household, a->from, a->to, a->known, &a->options,
				    sl_period_writer_add, &w)) != SL_OK)
		return err;
	return sl_period_writer_close(&w);
}

sl_status sl_evaluator_decide(sl_text *out, sl_evaluator *e, const sl_decide_request *request, sl_messages *messages)
{
	sl_buf b = {0};
	asked a;
	sl_status err = understand(&a, e, request, messages);

	if (err == SL_OK)
		err = a.period ? decide_period(&b, e, &a) : decide_day(&b, e, &a);
	return give_text(out, &b, err);
}

/* ---- explaining one thing ---- */

static sl_status explain_decision(sl_buf *b, sl_evaluator *e, asked *a, const char *id)
{
	sl_answer *answer;
	sl_status err;

	a->options.decisions = &id;
	a->options.decision_count = 1;
	sl_arena_reset(&e->answer);
	if ((err = begin(e, a)) != SL_OK ||
	    (err = sl_decide(&answer, e->run, &a->options, &e->answer)) != SL_OK)
		return err;
	/* One document, also when a person has several items to decide on. */
	a->write.in_full = true;
	return sl_answer_write(b, answer, &a->write);
}

static sl_status explain_feature(sl_buf *b, sl_evaluator *e, const asked *a, uint32_t entity, const char *name,
				 sl_messages *m)
{
	const sl_schema *s = &e->ruleset->model->schema;
	const sl_feature *f = sl_schema_feature(s, e->household->entities[entity].kind, name);
	sl_status err;

	if (!f)
		return complain(m, SL_DIAG_REQUEST_VALUE, name);
	if ((err = begin(e, a)) != SL_OK)
		return err;
	return sl_explain_feature(b, e->run, f, entity, &a->write);
}

sl_status sl_evaluator_explain(sl_text *out, sl_evaluator *e, const char *person, const char *of,
			       const sl_decide_request *request, sl_messages *messages)
{
	sl_decide_request q = *request;
	sl_buf b = {0};
	asked a;
	sl_status err;

	q.person = person;
	q.from = q.to = NULL;
	err = understand(&a, e, &q, messages);
	if (err == SL_OK && sl_model_decision(e->ruleset->model, of))
		err = explain_decision(&b, e, &a, of);
	else if (err == SL_OK)
		err = explain_feature(&b, e, &a, person ? find_entity(e->household, person) : 0, of, messages);
	return give_text(out, &b, err);
}

/* ---- one fact over a range ---- */

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
		const sl_decide_request one = {.values = &v->of[i], .value_count = 1};

		if (sl_model_decision(model, v->of[i]))
			continue;
		err = check_values(model, &one, m);
		if (err == SL_OK && is_pair_only(&model->schema, v->of[i]))
			err = complain(m, SL_DIAG_VARY_OF, v->of[i]);
	}
	return err;
}

static sl_status vary(sl_buf *b, sl_evaluator *e, asked *a, const sl_vary_request *v, sl_messages *m)
{
	const sl_sweep_options options = {v->of, (uint32_t)v->of_count, a->options.person};
	sl_range_asked range;
	sl_arena arena = {0};
	sl_answer *answer;
	sl_sweep *sweep;
	sl_status err;

	a->options.person = NULL; /* the household is decided, whatever is shown */
	sl_arena_reset(&e->answer);
	if ((err = sl_range_read(&range, e->household, v->range, &m->diags)) != SL_OK ||
	    (err = begin(e, a)) != SL_OK ||
	    (err = sl_decide(&answer, e->run, &a->options, &e->answer)) != SL_OK)
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
	asked a;
	sl_status err;

	q.from = q.to = NULL;
	q.decision_count = q.value_count = 0;
	err = understand(&a, e, &q, messages);
	if (err == SL_OK)
		err = check_columns(e, range, messages);
	if (err == SL_OK)
		err = vary(&b, e, &a, range, messages);
	return give_text(out, &b, err);
}

/* ---- where a case and its answer part ---- */

static const sl_decided *find_decided(const sl_answer *answer, const char *id, uint32_t entity)
{
	for (uint32_t i = 0; i < answer->decided_count; i++) {
		const sl_decided *d = answer->decided[i];

		if (strcmp(d->decision->id, id) == 0 &&
		    (d->entity == entity || sl_answer_person(answer, d->entity) == entity || d->joint == entity))
			return d;
	}
	return NULL;
}

/* What the case names, in the words of the answer; false when the answer
 * has no such thing, so that there is nothing to trace. */
static bool find_expected(sl_expectation *out, const sl_evaluator *e, const sl_answer *answer, const sl_expected *x)
{
	const sl_schema *s = &e->ruleset->model->schema;
	uint32_t entity = x->entity ? find_entity(e->household, x->entity) : 0;

	*out = (sl_expectation){.entity = entity, .other = SL_NO_ENTITY, .expected = x->expected,
				.found = x->found, .differs = x->differs};
	if (entity == SL_NO_ENTITY)
		return false;
	if (x->decision)
		return (out->decided = find_decided(answer, x->decision, entity)) != NULL;
	if (x->value)
		out->feature = sl_schema_feature(s, e->household->entities[entity].kind, x->value);
	return out->feature != NULL;
}

static sl_status trace_difference(sl_buf *b, sl_evaluator *e, const asked *a, const sl_expected *list, size_t count)
{
	sl_expectation *found;
	sl_answer *answer;
	size_t n = 0;
	sl_status err;

	sl_arena_reset(&e->answer);
	if ((err = begin(e, a)) != SL_OK ||
	    (err = sl_decide(&answer, e->run, &a->options, &e->answer)) != SL_OK)
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
	asked a;
	sl_status err = understand(&a, e, request, messages);

	if (err == SL_OK)
		err = trace_difference(&b, e, &a, list, count);
	return give_text(out, &b, err);
}

/* ---- what a municipality must settle ---- */

static const char *nearest_municipality(const sl_model *m, const char *code)
{
	unsigned least = 3;
	const char *best = NULL;

	for (uint32_t i = 0; i < m->regulation_count; i++) {
		const char *other = m->regulations[i]->municipality;
		unsigned d = other ? sl_name_distance(code, other, 2) : least;

		if (d < least) {
			least = d;
			best = other;
		}
	}
	return best;
}

static sl_status unknown_municipality(const sl_ruleset *r, const char *code, sl_messages *m)
{
	const char *nearest = nearest_municipality(r->model, code);

	complain(m, SL_DIAG_REQUEST_MUNICIPALITY, code);
	if (nearest)
		sl_diags_note(&m->diags, NULL, "de gemeente die er het meest op lijkt is \"%s\"", nearest);
	return SL_EINVAL;
}

static sl_status read_policy_days(sl_date *from, sl_date *to, const sl_policy_request *q, sl_messages *m)
{
	sl_status err = SL_OK;

	*from = SL_DATE_MIN;
	*to = SL_FOREVER;
	if (q->date) {
		err = read_date(from, q->date, m);
		*to = *from + 1;
	} else if (q->from && q->to) {
		if ((err = read_date(from, q->from, m)) == SL_OK)
			err = read_date(to, q->to, m);
	}
	if (err == SL_OK && *from >= *to)
		err = complain(m, SL_DIAG_REQUEST_EMPTY, q->from);
	return err;
}

sl_status sl_ruleset_policy(sl_text *out, bool *complete, const sl_ruleset *r, const sl_policy_request *request,
			    const sl_messages *said, sl_messages *messages)
{
	sl_policy_options write = {.format = request->format, .day = request->date != NULL, .indent = 2,
				   .version = SL_VERSION};
	static const sl_diags nothing;
	sl_policy policy;
	sl_buf b = {0};
	sl_date from, to;
	sl_status err;

	if (!sl_policy_knows(r->program, request->municipality))
		return unknown_municipality(r, request->municipality, messages);
	if ((err = read_policy_days(&from, &to, request, messages)) != SL_OK)
		return err;
	err = sl_policy_judge(&policy, r->program, request->municipality, from, to);
	if (err == SL_OK)
		err = sl_policy_write(&b, &policy, said ? &said->diags : &nothing, &write);
	*complete = err == SL_OK && sl_policy_is_complete(&policy);
	sl_policy_free(&policy);
	return give_text(out, &b, err);
}
