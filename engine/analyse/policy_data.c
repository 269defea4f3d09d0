/* SPDX-License-Identifier: EUPL-1.2 */
/* The judgement of a municipality as JSON. */
#include <string.h>

#include "analyse/policy_write.h"
#include "explain/data.h"

/* ---- small parts ---- */

static void member_buf(sl_json_writer *w, const char *key, sl_buf *b)
{
	sl_json_member(w, key, sl_buf_text(b));
	if (sl_buf_status(b) != SL_OK)
		w->out->status = SL_ENOMEM;
	sl_buf_free(b);
}

static void member_day(sl_json_writer *w, const char *key, sl_date day)
{
	if (day > SL_DATE_MIN && day < SL_FOREVER) {
		sl_data_day(w, key, day);
	} else {
		sl_json_key(w, key);
		sl_json_null(w);
	}
}

static void member_days(sl_json_writer *w, sl_date from, sl_date to)
{
	member_day(w, "van", from);
	member_day(w, "tot", to);
}

static void write_source(sl_json_writer *w, const char *key, const sl_source *s)
{
	sl_buf words = {0};

	if (key)
		sl_json_key(w, key);
	sl_json_object_begin(w);
	sl_source_print(&words, s);
	member_buf(w, "tekst", &words);
	if (s->jci)
		sl_json_member(w, "jci", s->jci);
	sl_json_member(w, "regeling", s->regulation->id);
	sl_json_object_end(w);
}

static void member_certainty(sl_json_writer *w, const sl_source *s)
{
	if (s->certainty == SL_READ)
		return;
	sl_json_member(w, "zekerheid", sl_word_of_certainty(s->certainty));
	sl_json_member(w, "twijfel", s->doubt);
}

static const char *body_key(sl_body body)
{
	return body == SL_COUNCIL ? "gemeenteraad" : "college";
}

static void member_subject(sl_json_writer *w, const sl_delegation *d)
{
	sl_json_member(w, d->parameter ? "parameter" : "begrip", sl_delegation_name(d));
}

/* ---- stretches ---- */

static void write_outside(sl_json_writer *w, const sl_policy_point *p)
{
	const sl_type *type = sl_delegation_type(p->delegation);
	sl_buf set = {0}, bound = {0};

	sl_json_object_begin(w);
	member_subject(w, p->delegation);
	sl_plain_value(&set, NULL, p->figures[0], type);
	member_buf(w, "vastgesteld", &set);
	sl_plain_value(&bound, NULL, p->figures[1], type);
	member_buf(w, p->above ? "ten_hoogste" : "tenminste", &bound);
	if (type->unit)
		sl_json_member(w, "eenheid", sl_unit_text(type->unit));
	write_source(w, "artikel", p->source);
	write_source(w, "wet", &p->delegation->source);
	sl_json_object_end(w);
}

static void write_point(sl_json_writer *w, const sl_policy_point *p)
{
	switch ((sl_policy_point_kind)p->kind) {
	case SL_POINT_BY:
	case SL_POINT_UNFIT:
		write_source(w, NULL, p->source);
		break;
	case SL_POINT_OUTSIDE:
		write_outside(w, p);
		break;
	case SL_POINT_UNSET:
		sl_json_object_begin(w);
		member_subject(w, p->delegation);
		sl_json_member(w, "reden", p->unfilled ? "geen-verordening" : "geen-waarde");
		write_source(w, "wet", &p->delegation->source);
		sl_json_object_end(w);
		break;
	case SL_POINT_UNBOUNDED:
		sl_json_string(w, sl_delegation_name(p->delegation));
		break;
	case SL_POINT_CAUSE:
		sl_json_string(w, p->parameter->name);
		break;
	}
}

/* All points of one kind; left out when there are none. */
static void write_points(sl_json_writer *w, const char *key, const sl_policy_stretch *s, sl_policy_point_kind kind)
{
	bool open = false;

	for (uint32_t i = 0; i < s->count; i++) {
		if (s->points[i].kind != kind)
			continue;
		if (!open) {
			sl_json_key(w, key);
			sl_json_array_begin(w);
		}
		open = true;
		write_point(w, &s->points[i]);
	}
	if (open)
		sl_json_array_end(w);
}

static void write_stretch(sl_json_writer *w, const sl_policy_stretch *s)
{
	sl_json_object_begin(w);
	member_days(w, s->from, s->to);
	sl_json_member(w, "oordeel", sl_policy_verdict_name(s->verdict));
	if (s->obligation) {
		static const char *const demands[] = {"ja", "nee", "verboden"};

		sl_json_member(w, "verplicht", demands[s->obligation->demand]);
		sl_json_member(w, "op", body_key(s->obligation->body));
		sl_json_member(w, "instrument", sl_instrument_name(s->obligation->instrument));
	}
	write_points(w, "artikelen", s, SL_POINT_BY);
	write_points(w, "telt_niet", s, SL_POINT_UNFIT);
	write_points(w, "buiten_de_grenzen", s, SL_POINT_OUTSIDE);
	write_points(w, "niet_ingevuld", s, SL_POINT_UNSET);
	write_points(w, "grens_niet_bekend", s, SL_POINT_UNBOUNDED);
	write_points(w, "hangt_af_van", s, SL_POINT_CAUSE);
	sl_json_object_end(w);
}

static void write_stretches(sl_json_writer *w, const sl_policy_item *item)
{
	sl_json_key(w, "tijdvakken");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < item->count; i++)
		write_stretch(w, &item->stretches[i]);
	sl_json_array_end(w);
}

/* ---- items ---- */

static void write_obligation(sl_json_writer *w, const sl_policy_item *item)
{
	const sl_obligation *o = item->obligation;

	sl_json_object_begin(w);
	sl_json_member(w, "plicht", o->id);
	sl_json_member(w, "wet", item->law->id);
	sl_json_member(w, "omschrijving", o->subject);
	write_source(w, "bron", &o->source);
	member_certainty(w, &o->source);
	sl_json_member(w, "oordeel", sl_policy_verdict_name(item->worst));
	write_stretches(w, item);
	sl_json_object_end(w);
}

static void write_opening(sl_json_writer *w, const sl_policy_item *item)
{
	const sl_delegation *d = item->parameter ? item->parameter->delegations[0] : item->concept->delegations[0];

	sl_json_object_begin(w);
	member_subject(w, d);
	sl_json_member(w, "wet", item->law->id);
	write_source(w, "bron", &d->source);
	sl_json_member(w, "oordeel", sl_policy_verdict_name(item->worst));
	write_stretches(w, item);
	sl_json_object_end(w);
}

static void write_excess(sl_json_writer *w, const sl_policy_item *item)
{
	const sl_excess *x = item->excess;

	sl_json_object_begin(w);
	sl_json_member(w, "naam", x->name);
	write_source(w, "artikel", &x->source);
	sl_json_member(w, "instrument", sl_instrument_name(x->source.regulation->rank));
	if (x->delegation) {
		sl_json_member(w, "overgelaten_aan", x->delegation->instrument);
		write_source(w, "wet", &x->delegation->source);
	}
	sl_json_member(w, "oordeel", sl_policy_verdict_name(item->worst));
	write_stretches(w, item);
	sl_json_object_end(w);
}

typedef enum sort { OBLIGATIONS, OPENINGS, EXCESSES } sort;

static sort sort_of(const sl_policy_item *item)
{
	return item->obligation ? OBLIGATIONS : item->excess ? EXCESSES : OPENINGS;
}

static void write_items(sl_json_writer *w, const sl_policy *p, const char *key, sort which)
{
	static void (*const writers[])(sl_json_writer *, const sl_policy_item *) = {write_obligation, write_opening,
										    write_excess};

	sl_json_key(w, key);
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < p->count; i++)
		if (sort_of(&p->items[i]) == which)
			writers[which](w, &p->items[i]);
	sl_json_array_end(w);
}

/* ---- the whole ---- */

static void write_regulations(sl_json_writer *w, const sl_policy *p)
{
	sl_json_key(w, "regelingen");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < p->regulation_count; i++) {
		const sl_regulation *r = p->regulations[i];

		sl_json_object_begin(w);
		sl_json_member(w, "regeling", r->id);
		sl_json_member(w, "titel", r->title ? r->title : r->id);
		sl_json_member(w, "soort", sl_instrument_name(r->rank));
		sl_json_member(w, "vastgesteld_door", body_key(r->body));
		member_days(w, r->validity.from, r->validity.to);
		sl_json_object_end(w);
	}
	sl_json_array_end(w);
}

static void write_counts(sl_json_writer *w, const sl_policy *p)
{
	sl_json_key(w, "tellingen");
	sl_json_object_begin(w);
	for (int v = 0; v < SL_VERDICT_COUNT; v++) {
		sl_json_key(w, sl_policy_verdict_name((sl_policy_verdict)v));
		sl_json_integer(w, p->obligations[v]);
	}
	sl_json_object_end(w);
}

static void write_message(sl_json_writer *w, const sl_diag *d)
{
	static const char *const severities[] = {"fout", "waarschuwing", "tip", "noot"};
	char code[12];

	sl_json_object_begin(w);
	if (d->code != SL_DIAG_NONE)
		sl_json_member(w, "code", sl_diag_code_name(d->code, code));
	sl_json_member(w, "soort", severities[d->severity]);
	if (d->pos.file) {
		sl_json_member(w, "bestand", d->pos.file);
		sl_json_key(w, "regel");
		sl_json_integer(w, d->pos.line);
		sl_json_key(w, "kolom");
		sl_json_integer(w, d->pos.column);
	}
	sl_json_member(w, "tekst", d->text);
	if (d->remedy && *d->remedy)
		sl_json_member(w, "oplossing", d->remedy);
	sl_json_object_end(w);
}

static void write_messages(sl_json_writer *w, const sl_policy *p, const sl_diags *said)
{
	bool tells = false;

	sl_json_key(w, "meldingen");
	sl_json_array_begin(w);
	for (size_t i = 0; i < said->count; i++) {
		if (said->items[i].severity != SL_NOTE)
			tells = sl_policy_tells(p, &said->items[i]);
		if (tells)
			write_message(w, &said->items[i]);
	}
	sl_json_array_end(w);
}

void sl_policy_write_data(sl_buf *out, const sl_policy *policy, const sl_diags *said, const sl_policy_options *o)
{
	sl_json_writer w = {.out = out, .indent = o->indent};

	sl_json_object_begin(&w);
	sl_json_member(&w, "gemeente", policy->municipality);
	member_days(&w, policy->from, policy->to);
	sl_data_ruleset(&w, policy->program, o->version);
	sl_json_key(&w, "volledig");
	sl_json_bool(&w, sl_policy_is_complete(policy));
	sl_json_key(&w, "doet_mee");
	sl_json_bool(&w, !policy->left_out);
	write_counts(&w, policy);
	write_regulations(&w, policy);
	write_items(&w, policy, "plichten", OBLIGATIONS);
	write_items(&w, policy, "openingen", OPENINGS);
	write_items(&w, policy, "niet_overgelaten", EXCESSES);
	write_messages(&w, policy, said);
	sl_json_object_end(&w);
	sl_buf_putc(out, '\n');
}
