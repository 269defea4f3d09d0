/* SPDX-License-Identifier: EUPL-1.2 */
/* The answer as JSON. Amounts and dates are texts, so that no reader turns
 * them into something less exact. */
#include "explain/data.h"

#include <string.h>

#include "explain/fill.h"
#include "explain/letter.h"

static void write_buf(sl_json_writer *w, sl_buf *b)
{
	sl_json_string_n(w, sl_buf_text(b), b->len);
	if (sl_buf_status(b) != SL_OK)
		w->out->status = SL_ENOMEM;
	sl_buf_free(b);
}

void sl_data_day(sl_json_writer *w, const char *key, sl_date day)
{
	char text[SL_DATE_TEXT_MAX];

	sl_date_text(text, day);
	sl_json_member(w, key, text);
}

static void member_if(sl_json_writer *w, const char *key, const char *text)
{
	if (text)
		sl_json_member(w, key, text);
}

/* ---- whom it is about ---- */

static uint32_t person_of(const sl_teller *t, uint32_t entity)
{
	const sl_household *h = t->household;

	while (entity && h->entities[entity].owner)
		entity = h->entities[entity].owner;
	return entity;
}

/* "persoon", and for an item its kind with its own id. */
static void write_about(sl_json_writer *w, const sl_teller *t, uint32_t entity)
{
	const sl_household *h = t->household;
	uint32_t person;

	if (entity == SL_NO_ENTITY || entity >= h->entity_count || entity == 0)
		return;
	person = person_of(t, entity);
	sl_json_member(w, h->entities[person].kind->key, h->entities[person].id);
	if (person != entity)
		sl_json_member(w, h->entities[entity].kind->key, h->entities[entity].id);
}

static const char *id_of(const sl_teller *t, uint32_t entity)
{
	return entity ? t->household->entities[entity].id : t->household->entities[0].kind->key;
}

/* ---- sources ---- */

static const char *reference_of(sl_teller *t, const sl_source *s)
{
	return s->jci ? s->jci : sl_source_kept(t, s);
}

typedef struct references {
	const char **items;
	uint32_t count;
	size_t cap;
} references;

/* Each reference once, where it comes first. */
static void add_reference(sl_teller *t, references *r, const char *text)
{
	const char **items;

	for (uint32_t i = 0; i < r->count; i++)
		if (strcmp(r->items[i], text) == 0)
			return;
	if (!*text)
		return;
	if (!(items = sl_arena_grow(t->arena, r->items, r->count, &r->cap, sizeof *items))) {
		t->status = SL_ENOMEM;
		return;
	}
	r->items = items;
	items[r->count++] = text;
}

static void write_references(sl_json_writer *w, sl_teller *t, const char *key, const sl_source *const *list,
			     uint32_t count)
{
	references all = {0};

	for (uint32_t i = 0; i < count; i++) {
		add_reference(t, &all, reference_of(t, list[i]));
		for (uint32_t k = 0; k < list[i]->more_count; k++)
			add_reference(t, &all, list[i]->more[k]);
	}
	sl_json_key(w, key);
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < all.count; i++)
		sl_json_string(w, all.items[i]);
	sl_json_array_end(w);
}

/* A source with words and link. */
static void write_source(sl_json_writer *w, const sl_teller *t, const char *key, const sl_source *s)
{
	sl_buf words = {0}, link = {0};

	if (!s || !s->regulation)
		return;
	sl_json_key(w, key);
	sl_json_object_begin(w);
	sl_source_print(&words, s);
	sl_json_key(w, "tekst");
	write_buf(w, &words);
	member_if(w, "jci", s->jci);
	sl_source_link(&link, s, t->date);
	if (link.len)
		sl_json_member(w, "link", sl_buf_text(&link));
	if (sl_buf_status(&link) != SL_OK)
		w->out->status = SL_ENOMEM;
	sl_buf_free(&link);
	if (s->certainty != SL_READ) {
		sl_json_member(w, "zekerheid", sl_word_of_certainty(s->certainty));
		sl_json_member(w, "twijfel", s->doubt);
	}
	sl_json_object_end(w);
}

/* ---- values ---- */

static void write_cause(sl_json_writer *w, sl_teller *t, const sl_cause *c)
{
	sl_json_object_begin(w);
	sl_json_member(w, "soort", sl_cause_name((sl_cause_kind)c->kind));
	if (c->feature && c->feature->is_fact) {
		write_about(w, t, c->entity);
		sl_json_member(w, "feit", c->feature->key);
		sl_json_member(w, "vraag", sl_question_of(c->feature));
	} else if (c->feature) {
		sl_json_member(w, "begrip", c->feature->key);
	}
	if (c->parameter)
		sl_json_member(w, "parameter", c->parameter->key);
	if (c->kind == SL_CAUSE_VALUE || c->kind == SL_CAUSE_POLICY)
		sl_data_day(w, "dag", c->day);
	sl_json_object_end(w);
}

static void write_causes(sl_json_writer *w, sl_teller *t, const sl_cause *cause)
{
	sl_cause_set set = {0};

	if (sl_causes_collect(&set, cause, t->arena) != SL_OK)
		t->status = SL_ENOMEM;
	sl_json_member(w, "staat", "onbekend");
	sl_json_key(w, "oorzaken");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < set.count; i++)
		write_cause(w, t, set.items[i]);
	sl_json_array_end(w);
}

static void write_defect(sl_json_writer *w, const sl_defect *d)
{
	sl_json_member(w, "staat", "regelgebrek");
	sl_json_member(w, "soort", d ? sl_defect_name((sl_defect_kind)d->kind) : "rekenfout");
	sl_json_key(w, "regels");
	sl_json_array_begin(w);
	for (uint32_t i = 0; d && d->rules && i < d->count; i++)
		sl_json_string(w, d->rules[i]->id);
	sl_json_array_end(w);
	if (d && d->text)
		sl_json_member(w, "tekst", d->text);
}

static void write_text(sl_json_writer *w, sl_teller *t, sl_value v, const sl_type *type)
{
	sl_buf buf = {0};

	sl_plain_value(&buf, t, v, type);
	write_buf(w, &buf);
}

/* Members that are sure, or (doubtful) those that are not. */
static void write_members(sl_json_writer *w, sl_teller *t, const sl_list *l, const sl_type *item, bool doubtful)
{
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < l->count; i++)
		if ((l->doubts && l->doubts[i]) == doubtful)
			sl_data_value(w, t, l->items[i], item);
	sl_json_array_end(w);
}

static void write_list(sl_json_writer *w, sl_teller *t, const sl_list *l, const sl_type *type)
{
	const sl_type *item = type && type->base == SL_T_LIST ? type->item : NULL;

	if (!l->open && !l->doubtful) {
		write_members(w, t, l, item, false);
		return;
	}
	if (l->defect) {
		sl_json_object_begin(w);
		write_defect(w, l->defect);
		sl_json_object_end(w);
		return;
	}
	sl_json_object_begin(w);
	write_causes(w, t, l->cause);
	sl_json_key(w, "zeker");
	write_members(w, t, l, item, false);
	sl_json_key(w, "mogelijk");
	write_members(w, t, l, item, true);
	sl_json_object_end(w);
}

void sl_data_value(sl_json_writer *w, sl_teller *t, sl_value v, const sl_type *type)
{
	switch (v.kind) {
	case SL_NULL:
		sl_json_null(w);
		break;
	case SL_LIST:
		write_list(w, t, v.as.list, type);
		break;
	case SL_UNKNOWN:
	case SL_UNSET:
		sl_json_object_begin(w);
		write_causes(w, t, v.kind == SL_UNKNOWN ? v.as.cause : NULL);
		sl_json_object_end(w);
		break;
	case SL_BROKEN:
		sl_json_object_begin(w);
		write_defect(w, v.as.defect);
		sl_json_object_end(w);
		break;
	default:
		write_text(w, t, v, type);
		break;
	}
}

/* ---- steps ---- */

static const char *role_name(sl_reason_role role)
{
	static const char *const names[] = {"toegepast", "onbekend", "om het even", "opzijgezet", "lager in rang", "niet toegepast"};

	return names[role];
}

static void write_rule(sl_json_writer *w, sl_teller *t, const sl_step_rule *r)
{
	const sl_rule *rule = r->reason->code->rule;

	sl_json_object_begin(w);
	sl_json_member(w, "regel", rule->id);
	sl_json_member(w, "rol", role_name(r->reason->role));
	if (r->reason->code->value == SL_NO_NODE) {
		sl_json_key(w, "zet_opzij");
		sl_json_bool(w, true);
	}
	write_source(w, t, "bron", &rule->source);
	member_if(w, "omdat", r->because);
	member_if(w, "geeft", r->value);
	member_if(w, "voorwaarde", r->condition);
	member_if(w, "voorwaarde_ingevuld", r->met);
	member_if(w, "formule", r->formula);
	member_if(w, "ingevuld", r->filled);
	member_if(w, "wijkt_voor", r->stopper);
	if (r->row_count) {
		sl_json_key(w, "tabel");
		sl_json_array_begin(w);
		for (uint32_t i = 0; i < r->row_count; i++)
			sl_json_string(w, r->rows[i]);
		sl_json_array_end(w);
	}
	sl_json_object_end(w);
}

static void write_note(sl_json_writer *w, sl_teller *t, const sl_note *n)
{
	sl_json_object_begin(w);
	sl_json_member(w, "tekst", n->words);
	write_source(w, t, "bron", n->source);
	sl_json_object_end(w);
}

static void write_step_subject(sl_json_writer *w, sl_teller *t, const sl_reason *r)
{
	static const char *const kinds[] = {"feit", "begrip", "parameter", "formule"};

	if (r->feature)
		sl_json_member(w, kinds[r->kind], r->feature->key);
	else if (r->parameter)
		sl_json_member(w, kinds[r->kind], r->parameter->key);
	if (r->kind != SL_REASON_PARAMETER)
		write_about(w, t, r->entity);
	if (r->other != SL_NO_ENTITY)
		sl_json_member(w, "ander", id_of(t, r->other));
	if (r->day != t->date)
		sl_data_day(w, "dag", r->day);
	if (r->kind == SL_REASON_FACT)
		sl_json_member(w, "herkomst", sl_word_of_use(r->use));
}

static const sl_type *type_of(const sl_teller *t, const sl_reason *r)
{
	if (r->kind == SL_REASON_EXPR)
		return t->program->nodes[r->node].type;
	return r->kind == SL_REASON_PARAMETER ? &r->parameter->type : &r->feature->type;
}

static void write_steps(sl_json_writer *w, sl_teller *t, const char *key, sl_step *const *steps, uint32_t count);

static void write_step_body(sl_json_writer *w, sl_teller *t, const sl_step *s)
{
	member_if(w, "ingevuld", s->filled);
	if (s->rule_count) {
		sl_json_key(w, "regels");
		sl_json_array_begin(w);
		for (uint32_t i = 0; i < s->rule_count; i++)
			write_rule(w, t, &s->rules[i]);
		sl_json_array_end(w);
	}
	member_if(w, "niet_aan_de_orde", s->aside);
	if (s->note_count) {
		sl_json_key(w, "toelichting");
		sl_json_array_begin(w);
		for (uint32_t i = 0; i < s->note_count; i++)
			write_note(w, t, &s->notes[i]);
		sl_json_array_end(w);
	}
	if (s->kid_count)
		write_steps(w, t, "stappen", s->kids, s->kid_count);
}

static void write_step(sl_json_writer *w, sl_teller *t, const sl_step *s)
{
	sl_json_object_begin(w);
	sl_json_key(w, s->again ? "zie" : "stap");
	sl_json_integer(w, s->number);
	member_if(w, "onderdeel", s->label);
	sl_json_member(w, "naam", s->name);
	write_step_subject(w, t, s->reason);
	sl_json_key(w, "waarde");
	sl_data_value(w, t, s->reason->value, type_of(t, s->reason));
	sl_json_member(w, "weergave", s->value);
	if (!s->again)
		write_step_body(w, t, s);
	sl_json_object_end(w);
}

static void write_steps(sl_json_writer *w, sl_teller *t, const char *key, sl_step *const *steps, uint32_t count)
{
	sl_json_key(w, key);
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < count; i++)
		write_step(w, t, steps[i]);
	sl_json_array_end(w);
}

void sl_data_tree(sl_json_writer *w, sl_teller *t, const sl_tree *tree)
{
	write_steps(w, t, "stappen", tree->parts, tree->part_count);
	if (tree->further_count)
		write_steps(w, t, "vervolg", tree->further, tree->further_count);
}

/* ---- one decision ---- */

static void write_summary(sl_json_writer *w, sl_teller *t, const sl_decided *d)
{
	sl_letter l;
	sl_buf buf = {0};

	if (sl_letter_make(&l, t, d) != SL_OK)
		return;
	sl_buf_puts(&buf, l.outcome);
	if (l.amount)
		sl_buf_printf(&buf, " %s", l.amount);
	for (uint32_t i = 0; i < l.because_count; i++)
		sl_buf_printf(&buf, " %s", l.because[i]);
	sl_json_key(w, "samenvatting");
	write_buf(w, &buf);
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
			parts[n++] = (sl_tree_part){order[i].name, d->reasons[order[i].part]};
	sl_json_key(w, "motivering");
	sl_json_object_begin(w);
	write_summary(w, t, d);
	if (sl_tree_make(&tree, t, &a->reasons, parts, n) == SL_OK)
		sl_data_tree(w, t, &tree);
	sl_json_object_end(w);
}

static void write_amount(sl_json_writer *w, sl_teller *t, const sl_decided *d)
{
	char text[SL_DEC_TEXT_MAX];
	sl_dec rounded;

	if (!d->has_amount)
		return;
	sl_json_key(w, d->extent ? "omvang" : "bedrag");
	/* Digits are only added, never taken away: rounding is for rules. */
	if (d->amount.kind == SL_NUMBER && d->digits >= 0 &&
	    sl_dec_round(&rounded, d->amount.as.dec, d->digits, SL_ROUND_HALF_UP) == SL_OK &&
	    sl_dec_equal(rounded, d->amount.as.dec)) {
		sl_dec_text_fixed(text, d->amount.as.dec, d->digits);
		sl_json_string(w, text);
	} else {
		sl_data_value(w, t, d->amount, NULL);
	}
	if (d->unit)
		sl_json_member(w, "eenheid", sl_unit_text(d->unit));
}

/* A name as it is written in data. */
static const char *key_of(sl_teller *t, const char *name)
{
	char *key = sl_arena_strdup(t->arena, name);

	if (!key) {
		t->status = SL_ENOMEM;
		return name;
	}
	for (char *c = key; *c; c++)
		if (*c == ' ')
			*c = '_';
	return key;
}

static void write_terms(sl_json_writer *w, sl_teller *t, const sl_decided *d)
{
	sl_json_key(w, "termijnen");
	sl_json_object_begin(w);
	for (uint32_t i = 0; i < d->term_count; i++) {
		sl_json_key(w, key_of(t, d->terms[i].name));
		sl_data_value(w, t, d->terms[i].value, NULL);
	}
	sl_json_object_end(w);
}

static void write_assumptions(sl_json_writer *w, sl_teller *t, const sl_decided *d)
{
	sl_json_key(w, "aannames");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < d->assumption_count; i++) {
		const sl_assumption *a = &d->assumptions[i];

		sl_json_object_begin(w);
		write_about(w, t, a->entity);
		sl_json_member(w, "feit", a->feature->key);
		sl_json_key(w, "waarde");
		sl_data_value(w, t, a->value, &a->feature->type);
		sl_json_member(w, "soort", sl_word_of_use(a->use));
		sl_json_object_end(w);
	}
	sl_json_array_end(w);
}

static void write_question(sl_json_writer *w, sl_teller *t, const sl_cause *c)
{
	write_about(w, t, c->entity);
	sl_json_member(w, "feit", c->feature->key);
	sl_json_member(w, "vraag", sl_question_of(c->feature));
}

static void write_missing(sl_json_writer *w, sl_teller *t, const sl_decided *d, const char *key, sl_cause_kind kind)
{
	sl_json_key(w, key);
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < d->causes.count; i++)
		if (d->causes.items[i]->kind == kind) {
			sl_json_object_begin(w);
			write_question(w, t, d->causes.items[i]);
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
		write_about(w, t, r->entity);
		sl_json_member(w, "feit", r->feature->key);
		sl_json_key(w, "waarde");
		sl_data_value(w, t, r->value, &r->feature->type);
		member_if(w, "door", p ? p->by : NULL);
		member_if(w, "reden", p ? p->reason : NULL);
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
		write_source(w, t, "bron", &s->rules[i]->source);
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

static void write_shortfall(sl_json_writer *w, sl_teller *t, const sl_shortfall *s)
{
	sl_json_member(w, "soort", s->sort);
	member_if(w, "gebrek", s->defect);
	write_about(w, t, s->entity);
	if (s->feature)
		sl_json_member(w, s->feature->is_fact ? "feit" : "begrip", s->feature->key);
	if (s->parameter)
		sl_json_member(w, "parameter", s->parameter->key);
	sl_data_day(w, "dag", s->day);
	sl_json_member(w, "uitleg", s->what);
	sl_json_member(w, "hersteller", s->mend);
	write_source(w, t, "bron", s->source);
	write_source(w, t, "vastgesteld_in", s->set_in);
	write_figures(w, t, s);
	write_conflicting(w, t, s);
}

static void write_shortfalls(sl_json_writer *w, sl_teller *t, const sl_decided *d)
{
	sl_shortfall *list;
	uint32_t count;

	if (sl_shortfalls_find(&list, &count, t, d) != SL_OK || !count)
		return;
	sl_json_key(w, "tekort");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < count; i++) {
		sl_json_object_begin(w);
		write_shortfall(w, t, &list[i]);
		sl_json_object_end(w);
	}
	sl_json_array_end(w);
}

static void write_doubts(sl_json_writer *w, sl_teller *t, const sl_decided *d)
{
	sl_json_key(w, "twijfels");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < d->doubt_count; i++) {
		sl_json_object_begin(w);
		sl_json_member(w, "bron", reference_of(t, d->doubts[i]));
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
		write_buf(w, &buf);
	}
	sl_json_array_end(w);
}

void sl_data_decided(sl_json_writer *w, sl_teller *t, const sl_answer *a, const sl_decided *d, bool explain)
{
	sl_json_member(w, "besluit", d->decision->id);
	sl_json_member(w, "domein", d->decision->domain);
	write_about(w, t, d->entity);
	sl_json_member(w, "uitkomst", sl_outcome_name(d->outcome));
	write_amount(w, t, d);
	sl_json_key(w, "gevraagd");
	sl_json_bool(w, d->asked);
	if (d->joint != SL_NO_ENTITY)
		sl_json_member(w, "gezamenlijk_met", id_of(t, d->joint));
	write_terms(w, t, d);
	write_references(w, t, "bronnen", d->sources, d->source_count);
	if (explain)
		write_reasons(w, t, a, d);
	write_assumptions(w, t, d);
	write_missing(w, t, d, "ontbrekend", SL_CAUSE_FACT);
	write_missing(w, t, d, "oordelen", SL_CAUSE_JUDGEMENT);
	write_judgements(w, t, d);
	write_shortfalls(w, t, d);
	write_doubts(w, t, d);
	write_notices(w, t, d);
}

/* ---- the whole answer ---- */

void sl_data_ruleset(sl_json_writer *w, const sl_program *p, const char *version)
{
	sl_json_key(w, "regelset");
	sl_json_object_begin(w);
	member_if(w, "versie", version);
	sl_json_member(w, "sha256", p->model->sha256);
	sl_json_object_end(w);
}

/* Contributions and conflicts over domains are not looked for: these members
 * keep the shape of an answer. */
static void write_empty(sl_json_writer *w, const char *key)
{
	sl_json_key(w, key);
	sl_json_array_begin(w);
	sl_json_array_end(w);
}

static void write_contributions(sl_json_writer *w)
{
	sl_json_key(w, "bijdragen");
	sl_json_object_begin(w);
	sl_json_member(w, "totaal_per_maand", "0.00");
	write_empty(w, "onderdelen");
	sl_json_object_end(w);
}

static bool is_contradiction(const sl_decided *d)
{
	return d->outcome == SL_UNDECIDABLE && d->defect && d->defect->kind == SL_DEFECT_CONTRADICTION;
}

static bool same_defect(const sl_decided *a, const sl_decided *b)
{
	return is_contradiction(a) && is_contradiction(b) && a->defect->concept == b->defect->concept &&
	       a->defect->entity == b->defect->entity;
}

static bool is_first(const sl_answer *a, uint32_t i)
{
	for (uint32_t k = 0; k < i; k++)
		if (same_defect(a->decided[k], a->decided[i]))
			return false;
	return is_contradiction(a->decided[i]);
}

static void write_finding(sl_json_writer *w, sl_teller *t, const sl_answer *a, uint32_t first)
{
	sl_shortfall s;

	sl_shortfall_of_defect(&s, t, a->decided[first]->defect);
	s.sort = s.defect;
	s.defect = NULL;
	sl_json_object_begin(w);
	write_shortfall(w, t, &s);
	sl_json_key(w, "besluiten");
	sl_json_array_begin(w);
	for (uint32_t i = first; i < a->decided_count; i++)
		if (same_defect(a->decided[first], a->decided[i])) {
			sl_json_object_begin(w);
			sl_json_member(w, "besluit", a->decided[i]->decision->id);
			write_about(w, t, a->decided[i]->entity);
			sl_json_object_end(w);
		}
	sl_json_array_end(w);
	sl_json_object_end(w);
}

static void write_findings(sl_json_writer *w, sl_teller *t, const sl_answer *a)
{
	sl_json_key(w, "bevindingen");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < a->decided_count; i++)
		if (is_first(a, i))
			write_finding(w, t, a, i);
	sl_json_array_end(w);
}

/* A pair concept towards each other entity, keyed by its id. */
static uint32_t write_pairs(sl_json_writer *w, sl_teller *t, const sl_answer *a, uint32_t i)
{
	const sl_asked_value *first = &a->values[i];

	sl_json_object_begin(w);
	for (; i < a->value_count && a->values[i].feature == first->feature && a->values[i].entity == first->entity; i++) {
		sl_json_key(w, id_of(t, a->values[i].other));
		sl_data_value(w, t, a->values[i].value, &first->feature->type);
	}
	sl_json_object_end(w);
	return i;
}

static void write_values_of(sl_json_writer *w, sl_teller *t, const sl_answer *a, uint32_t entity)
{
	for (uint32_t i = 0; i < a->value_count;) {
		const sl_asked_value *v = &a->values[i];
		bool twice = false;

		for (uint32_t k = 0; k < i; k++)
			twice |= a->values[k].entity == entity && a->values[k].feature == v->feature;
		if (v->entity != entity || twice) {
			i++;
			continue;
		}
		sl_json_key(w, v->feature->key);
		if (v->feature->towards) {
			i = write_pairs(w, t, a, i);
			continue;
		}
		sl_data_value(w, t, v->value, &v->feature->type);
		i++;
	}
}

static bool has_values(const sl_answer *a, uint32_t entity)
{
	for (uint32_t i = 0; i < a->value_count; i++)
		if (a->values[i].entity == entity)
			return true;
	return false;
}

static void write_values(sl_json_writer *w, sl_teller *t, const sl_answer *a)
{
	if (!a->value_count)
		return;
	sl_json_key(w, "waarden");
	sl_json_object_begin(w);
	for (uint32_t e = 0; e < t->household->entity_count; e++) {
		if (!has_values(a, e))
			continue;
		sl_json_key(w, id_of(t, e));
		sl_json_object_begin(w);
		write_values_of(w, t, a, e);
		sl_json_object_end(w);
	}
	sl_json_object_end(w);
}

static void write_questions(sl_json_writer *w, sl_teller *t, const sl_answer *a)
{
	sl_json_key(w, "vragen");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < a->question_count; i++) {
		const sl_question *q = &a->questions[i];

		if (!q->all)
			continue;
		sl_json_object_begin(w);
		write_question(w, t, q->cause);
		sl_json_member(w, "soort", sl_cause_name((sl_cause_kind)q->cause->kind));
		sl_json_key(w, "beslist");
		sl_json_integer(w, q->alone);
		sl_json_key(w, "raakt");
		sl_json_integer(w, q->all);
		sl_json_object_end(w);
	}
	sl_json_array_end(w);
}

void sl_data_answer(sl_json_writer *w, sl_teller *t, const sl_answer *a, const sl_answer_options *o)
{
	sl_json_key(w, "besluiten");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < a->decided_count; i++) {
		if (o->only_asked && !a->decided[i]->asked)
			continue;
		sl_json_object_begin(w);
		sl_data_decided(w, t, a, a->decided[i], !o->without_explanation);
		sl_json_object_end(w);
	}
	sl_json_array_end(w);
	write_contributions(w);
	write_empty(w, "conflicten");
	write_findings(w, t, a);
	write_empty(w, "niet_beoordeeld");
	sl_json_key(w, "arrangement");
	sl_json_object_begin(w);
	sl_json_object_end(w);
	write_values(w, t, a);
	write_questions(w, t, a);
}
