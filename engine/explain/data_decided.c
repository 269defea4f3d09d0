/* SPDX-License-Identifier: EUPL-1.2 */
/* One decision as JSON. */
#include "explain/deviation.h"

static void write_summary(sl_json_writer *w, sl_teller *t, const sl_decided *d)
{
	sl_letter l;
	sl_buf buf = {0};

	if (sl_letter_make(&l, t, d) != SL_OK)
		return;
	sl_buf_puts(&buf, l.outcome);
	if (l.amount)
		sl_buf_printf(&buf, " %s", l.amount);
	if (d->deviation)
		sl_buf_printf(&buf, " %s %s %s", sl_deviation_text(t, d->deviation), sl_word_text(SL_WORD_WITHOUT),
			      l.outcome_without);
	if (l.amount_without)
		sl_buf_printf(&buf, " %s", l.amount_without);
	for (uint32_t i = 0; i < l.because_count; i++)
		sl_buf_printf(&buf, " %s", l.because[i]);
	sl_json_key(w, "samenvatting");
	sl_data_buf(w, &buf);
}

static void write_reasons(sl_json_writer *w, sl_teller *t, const sl_answer *a, const sl_decided *d)
{
	static const struct { unsigned part; const char *name; } order[] = {
		{SL_PART_AMOUNT, "bedrag"}, {SL_PART_RIGHT, "recht"}, {SL_PART_APPLIES, "van toepassing"}};
	sl_tree_part parts[3];
	uint32_t n = 0;
	sl_tree tree;

	for (unsigned i = 0; i < 3; i++)
		if (d->reasons[order[i].part])
			parts[n++] = (sl_tree_part){order[i].part == SL_PART_RIGHT && d->decision->contribution
							    ? "vrijstelling" : order[i].name,
						    d->reasons[order[i].part]};
	sl_json_key(w, "motivering");
	sl_json_object_begin(w);
	write_summary(w, t, d);
	if (sl_tree_make(&tree, t, &a->reasons, parts, n) == SL_OK)
		sl_data_tree(w, t, &tree);
	sl_json_object_end(w);
}

static void write_terms(sl_json_writer *w, sl_teller *t, const sl_decided *d)
{
	sl_json_key(w, "termijnen");
	sl_json_object_begin(w);
	for (uint32_t i = 0; i < d->term_count; i++) {
		sl_json_key(w, sl_data_key(t, d->terms[i].name));
		sl_data_value(w, t, d->terms[i].value, NULL);
	}
	sl_json_object_end(w);
}

static void write_free_days(sl_json_writer *w, sl_teller *t, const sl_term_value *term)
{
	const sl_calendar *c = t->program->model->calendar;
	sl_date known = sl_run_known(t->run);

	sl_data_day(w, "zonder_verlenging", term->proper.as.i);
	sl_json_key(w, "vrije_dagen");
	sl_json_array_begin(w);
	for (sl_date day = term->proper.as.i; day < term->value.as.i; day++) {
		const sl_free_day *f = sl_free_day_on(c, day, known);

		sl_json_object_begin(w);
		sl_data_day(w, "dag", day);
		sl_json_member(w, "naam", f->name);
		sl_json_member(w, "bron", sl_data_reference(t, &f->source));
		sl_json_object_end(w);
	}
	sl_json_array_end(w);
	sl_json_member(w, "verlengd_door", sl_data_reference(t, &c->source));
}

static void write_term_source(sl_json_writer *w, sl_teller *t, const sl_term_value *term)
{
	sl_json_key(w, sl_data_key(t, term->name));
	sl_json_object_begin(w);
	sl_data_references(w, t, "bronnen", term->sources, term->source_count);
	if (term->proper.kind == SL_DATE)
		write_free_days(w, t, term);
	sl_json_object_end(w);
}

static bool has_source(const sl_term_value *term)
{
	return term->source_count || term->proper.kind == SL_DATE;
}

/* What the last days rest on. */
static void write_term_sources(sl_json_writer *w, sl_teller *t, const sl_decided *d)
{
	uint32_t i = 0;

	while (i < d->term_count && !has_source(&d->terms[i]))
		i++;
	if (i == d->term_count)
		return;
	sl_json_key(w, "termijnen_uitleg");
	sl_json_object_begin(w);
	for (; i < d->term_count; i++)
		if (has_source(&d->terms[i]))
			write_term_source(w, t, &d->terms[i]);
	sl_json_object_end(w);
}

void sl_data_assumptions(sl_json_writer *w, sl_teller *t, const sl_assumption *list, uint32_t count)
{
	sl_json_key(w, "aannames");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < count; i++) {
		const sl_assumption *a = &list[i];

		sl_json_object_begin(w);
		sl_data_about(w, t, a->entity);
		sl_json_member(w, "feit", a->feature->key);
		sl_json_key(w, "waarde");
		sl_data_value(w, t, a->value, &a->feature->type);
		sl_json_member(w, "soort", sl_word_of_use(a->use));
		sl_json_object_end(w);
	}
	sl_json_array_end(w);
}

void sl_data_asked(sl_json_writer *w, sl_teller *t, const sl_cause *c, const char *domain)
{
	const sl_weighing *point;
	uint32_t at = 0;

	sl_data_question(w, t, c);
	if (!(point = sl_weighing_next(t, c->feature, domain, &at)))
		return;
	sl_json_key(w, "weging");
	sl_json_array_begin(w);
	for (; point; point = sl_weighing_next(t, c->feature, domain, &at)) {
		sl_json_object_begin(w);
		sl_json_member(w, "tekst", point->text);
		sl_data_source(w, t, "bron", &point->source);
		sl_json_object_end(w);
	}
	sl_json_array_end(w);
}

static void write_missing(sl_json_writer *w, sl_teller *t, const sl_decided *d, const char *key, sl_cause_kind kind)
{
	sl_json_key(w, key);
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < d->causes.count; i++)
		if (d->causes.items[i]->kind == kind) {
			sl_json_object_begin(w);
			sl_data_asked(w, t, d->causes.items[i], d->decision->domain);
			sl_json_object_end(w);
		}
	sl_json_array_end(w);
}

static void write_judgements(sl_json_writer *w, sl_teller *t, const sl_decided *d)
{
	sl_json_key(w, "gegeven_oordelen");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < d->judgement_count; i++) {
		const sl_reason *r = d->judgements[i];
		const sl_provenance *p = r->provenance;

		if (!sl_is_given(r))
			continue;
		sl_json_object_begin(w);
		sl_data_about(w, t, r->entity);
		sl_json_member(w, "feit", r->feature->key);
		sl_json_key(w, "waarde");
		sl_data_value(w, t, r->value, &r->feature->type);
		sl_data_member_if(w, "door", p ? p->by : NULL);
		sl_data_member_if(w, "reden", p ? p->reason : NULL);
		if (p && p->has_date)
			sl_data_day(w, "datum", p->date);
		sl_json_object_end(w);
	}
	sl_json_array_end(w);
}

static void write_conflicting(sl_json_writer *w, sl_teller *t, const sl_shortfall *s)
{
	if (!s->rule_count)
		return;
	sl_json_key(w, "regels");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < s->rule_count; i++) {
		sl_json_object_begin(w);
		sl_json_member(w, "regel", s->rules[i]->id);
		sl_data_source(w, t, "bron", &s->rules[i]->source);
		if (s->values) {
			sl_json_key(w, "waarde");
			sl_data_value(w, t, s->values[i], sl_shortfall_type(s));
		}
		sl_json_object_end(w);
	}
	sl_json_array_end(w);
}

static void write_figures(sl_json_writer *w, sl_teller *t, const sl_shortfall *s)
{
	if (!s->figures)
		return;
	sl_json_key(w, "vastgesteld");
	sl_data_value(w, t, s->figures[0], sl_shortfall_type(s));
	sl_json_key(w, "grens");
	sl_data_value(w, t, s->figures[1], sl_shortfall_type(s));
}

void sl_data_shortfall(sl_json_writer *w, sl_teller *t, const sl_shortfall *s)
{
	sl_json_member(w, "soort", s->sort);
	sl_data_member_if(w, "gebrek", s->defect);
	sl_data_about(w, t, s->entity);
	if (s->feature)
		sl_json_member(w, s->feature->is_fact ? "feit" : "begrip", s->feature->key);
	if (s->parameter)
		sl_json_member(w, "parameter", s->parameter->key);
	sl_data_day(w, "dag", s->day);
	sl_json_member(w, "uitleg", s->what);
	sl_json_member(w, "hersteller", s->mend);
	sl_data_source(w, t, "bron", s->source);
	sl_data_source(w, t, "vastgesteld_in", s->set_in);
	write_figures(w, t, s);
	write_conflicting(w, t, s);
}

void sl_data_shortfalls(sl_json_writer *w, sl_teller *t, const sl_shortfall *list, uint32_t count)
{
	if (!count)
		return;
	sl_json_key(w, "tekort");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < count; i++) {
		sl_json_object_begin(w);
		sl_data_shortfall(w, t, &list[i]);
		sl_json_object_end(w);
	}
	sl_json_array_end(w);
}

static void write_shortfalls(sl_json_writer *w, sl_teller *t, const sl_decided *d)
{
	sl_shortfall *list;
	uint32_t count;

	if (sl_shortfalls_find(&list, &count, t, d) == SL_OK)
		sl_data_shortfalls(w, t, list, count);
}

static void write_doubts(sl_json_writer *w, sl_teller *t, const sl_decided *d)
{
	sl_json_key(w, "twijfels");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < d->doubt_count; i++) {
		sl_json_object_begin(w);
		sl_json_member(w, "bron", sl_data_reference(t, d->doubts[i]));
		sl_json_member(w, "zekerheid", sl_word_of_certainty(d->doubts[i]->certainty));
		sl_json_member(w, "twijfel", d->doubts[i]->doubt);
		sl_json_object_end(w);
	}
	sl_json_array_end(w);
}

static void write_notices(sl_json_writer *w, sl_teller *t, const sl_decided *d)
{
	sl_buf buf = {0}, day = {0};

	sl_json_key(w, "meldingen");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < d->notice_count; i++)
		sl_json_string(w, sl_notice_text(t, &d->notices[i]));
	if (d->asked_unknown)
		sl_json_string(w, sl_word_text(SL_WORD_ASKED_UNKNOWN));
	if (d->beyond_reading) {
		sl_date_print_dutch(&day, d->outdated->read_until);
		sl_say(&buf, SL_WORD_BEYOND_READING, d->outdated->title ? d->outdated->title : d->outdated->id,
		       sl_keep(t, &day), NULL);
		sl_data_buf(w, &buf);
	}
	sl_json_array_end(w);
}

void sl_data_decided(sl_json_writer *w, sl_teller *t, const sl_answer *a, const sl_decided *d, bool explain)
{
	sl_json_member(w, "besluit", d->decision->id);
	sl_json_member(w, "domein", d->decision->domain);
	sl_data_about(w, t, d->entity);
	sl_json_member(w, "uitkomst", sl_outcome_name(d->outcome));
	sl_data_amount_of(w, t, d, d->amount);
	sl_data_deviation(w, t, d);
	sl_json_key(w, "gevraagd");
	sl_json_bool(w, d->asked);
	if (d->joint != SL_NO_ENTITY)
		sl_json_member(w, "gezamenlijk_met", sl_data_id(t, d->joint));
	sl_data_member_if(w, "resultaat", d->decision->result);
	sl_data_lines(w, t, d);
	write_terms(w, t, d);
	if (d->outcome != SL_NOT_APPLICABLE)
		sl_data_member_if(w, "zonder_termijn", d->decision->no_term);
	write_term_sources(w, t, d);
	sl_data_references(w, t, "bronnen", d->sources, d->source_count);
	if (explain)
		write_reasons(w, t, a, d);
	sl_data_assumptions(w, t, d->assumptions, d->assumption_count);
	write_missing(w, t, d, "ontbrekend", SL_CAUSE_FACT);
	write_missing(w, t, d, "oordelen", SL_CAUSE_JUDGEMENT);
	write_judgements(w, t, d);
	write_shortfalls(w, t, d);
	write_doubts(w, t, d);
	write_notices(w, t, d);
}
