/* SPDX-License-Identifier: EUPL-1.2 */
/* A household: read, then decided on a day or over a period. */
#include "front/front.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "facts/facts.h"

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
	sl_status err = sl_request_form(form, SL_FORM_XML, messages);

	e->household = NULL;
	sl_arena_reset(&e->facts);
	if (err != SL_OK)
		return err;
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

/* ---- deciding ---- */

/* Making code of the law pays from the second household on: the first goes the general way. */
sl_status sl_evaluator_begin(sl_evaluator *e, const sl_asked *a)
{
	sl_run_general_only(e->run, !e->began);
	e->began = true;
	return sl_run_begin(e->run, e->household, a->date, a->known);
}

sl_status sl_evaluator_answer(sl_answer **out, sl_evaluator *e, const sl_asked *a)
{
	sl_status err;

	sl_arena_reset(&e->answer);
	if ((err = sl_evaluator_begin(e, a)) != SL_OK)
		return err;
	return sl_decide(out, e->run, &a->options, &e->answer);
}

/* What the arrangement asks beyond the answer: only when it is asked for. */
static sl_status look_further(sl_answer_options *write, const sl_answer *answer, const sl_asked *a, sl_arena *arena)
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

static sl_status decide_day(sl_buf *b, sl_evaluator *e, const sl_asked *a)
{
	sl_answer_options write = a->write;
	sl_arena further = {0};
	sl_answer *answer;
	sl_status err = sl_evaluator_answer(&answer, e, a);

	if (err == SL_OK && write.arrangement)
		err = look_further(&write, answer, a, &further);
	if (err == SL_OK)
		err = sl_answer_write(b, answer, &write);
	sl_arena_free(&further);
	return err;
}

static sl_status decide_period(sl_buf *b, sl_evaluator *e, const sl_asked *a)
{
	sl_period_writer w;
	sl_status err;

	sl_run_general_only(e->run, false);
	if ((err = sl_period_writer_open(&w, b, e->ruleset->program, e->household, a->from, a->to, a->known,
					 &a->write)) != SL_OK ||
	    (err = sl_decide_period(e->run, e->household, a->from, a->to, a->known, &a->options,
				    sl_period_writer_add, &w)) != SL_OK)
		return err;
	return sl_period_writer_close(&w);
}

sl_status sl_evaluator_decide(sl_text *out, sl_evaluator *e, const sl_decide_request *request, sl_messages *messages)
{
	sl_buf b = {0};
	sl_asked a;
	sl_status err = sl_request_read(&a, e, request, messages);

	if (err == SL_OK)
		err = a.period ? decide_period(&b, e, &a) : decide_day(&b, e, &a);
	return sl_text_give(out, &b, err);
}
