/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The JSON Schema (draft 2020-12) of facts for the loaded rules.
 *
 *     $defs  persoon                     the object of a kind
 *            persoon.schulden            the bare value of a fact
 *            persoon.schulden.tijdvakken its timeline
 *            _dag, _tekst                parts that all facts share
 */
#include "facts/describe.h"
#include "facts/facts.h"
#include "facts/index.h"

/* No kind is called so: a key begins with a letter. */
#define DAY   "_dag"
#define WORDS "_tekst"

static void put_ref(sl_json_writer *w, const sl_feature *f, const char *part)
{
	sl_buf b = {0};

	sl_buf_printf(&b, "#/$defs/%s.%s%s", f->per->key, f->key, part);
	sl_json_object_begin(w);
	sl_json_member(w, "$ref", sl_buf_text(&b));
	sl_json_object_end(w);
	sl_fact_close(w->out, &b);
}

static void put_ref_member(sl_json_writer *w, const char *name)
{
	sl_buf b = {0};

	sl_buf_printf(&b, "#/$defs/%s", name);
	sl_json_member(w, "$ref", sl_buf_text(&b));
	sl_fact_close(w->out, &b);
}

static void put_ref_to(sl_json_writer *w, const char *name)
{
	sl_json_object_begin(w);
	put_ref_member(w, name);
	sl_json_object_end(w);
}

static void put_type(sl_json_writer *w, const char *type)
{
	sl_json_object_begin(w);
	sl_json_member(w, "type", type);
	sl_json_object_end(w);
}

static void put_bound(sl_json_writer *w, const char *key, bool has, sl_value bound)
{
	char text[SL_DEC_TEXT_MAX];

	if (!has || bound.kind != SL_NUMBER)
		return;
	sl_dec_text(text, bound.as.dec);
	sl_json_key(w, key);
	sl_json_raw(w, text);
}

/* In JSON Schema a pattern matches anywhere, here the whole text. */
static void put_pattern(sl_json_writer *w, const char *pattern)
{
	sl_buf b = {0};

	sl_buf_printf(&b, "^(?:%s)$", pattern);
	sl_json_member(w, "pattern", sl_buf_text(&b));
	sl_fact_close(w->out, &b);
}

static void put_choices(sl_json_writer *w, const sl_type *t)
{
	sl_json_key(w, "enum");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < t->choice_count; i++)
		sl_json_string(w, t->choices[i]);
	sl_json_array_end(w);
}

static void put_text_type(sl_json_writer *w, const sl_feature *f, const sl_type *t)
{
	sl_json_member(w, "type", "string");
	if (t->choices)
		put_choices(w, t);
	else if (f->fact->pattern)
		put_pattern(w, f->fact->pattern);
	else
		sl_json_member(w, "pattern", "\\S");
}

static void put_item_type(sl_json_writer *w, const sl_feature *f)
{
	const sl_type *item = f->type.item;

	sl_json_member(w, "type", "array");
	sl_json_key(w, "items");
	if (sl_fact_owns_items(f)) {
		put_ref_to(w, item->kind->key);
	} else if (f->fact->relation) {
		put_type(w, "string");
		sl_json_key(w, "uniqueItems");
		sl_json_bool(w, true);
	} else {
		sl_json_object_begin(w);
		put_text_type(w, f, item);
		sl_json_object_end(w);
	}
}

/* The bare value. */
static void put_value_type(sl_json_writer *w, const sl_feature *f)
{
	const sl_type *t = &f->type;

	switch (t->base) {
	case SL_T_BOOLEAN:
		sl_json_member(w, "type", "boolean");
		break;
	case SL_T_NUMBER:
		sl_json_member(w, "type", t->integer ? "integer" : "number");
		put_bound(w, "minimum", f->fact->has_minimum, f->fact->minimum);
		put_bound(w, "maximum", f->fact->has_maximum, f->fact->maximum);
		break;
	case SL_T_DATE:
		put_ref_member(w, DAY);
		break;
	case SL_T_MONTHS:
		sl_json_member(w, "type", "string");
		put_pattern(w, SL_FACT_MONTHS_FORM);
		break;
	case SL_T_ENTITY:
		sl_json_member(w, "type", "string");
		break;
	case SL_T_LIST:
		put_item_type(w, f);
		break;
	case SL_T_STRING:
		put_text_type(w, f, t);
		break;
	case SL_T_ANY: case SL_T_SPAN: case SL_T_RANGE: case SL_T_CONTEXT: case SL_T_FUNCTION:
		break;
	}
}

/* "required" with the names of a list that NULL ends. */
static void put_required(sl_json_writer *w, const char *const *names)
{
	sl_json_key(w, "required");
	sl_json_array_begin(w);
	for (; *names; names++)
		sl_json_string(w, *names);
	sl_json_array_end(w);
}

static void put_either(sl_json_writer *w, const char *keyword, const char *a, const char *b)
{
	sl_json_key(w, keyword);
	sl_json_array_begin(w);
	for (int i = 0; i < 2; i++) {
		sl_json_object_begin(w);
		put_required(w, (const char *const[]){i ? b : a, NULL});
		sl_json_object_end(w);
	}
	sl_json_array_end(w);
}

/* "waarde", and "leeg" where there may be no such thing: one of the two. */
static void put_waarde(sl_json_writer *w, const sl_feature *f, bool timeline)
{
	sl_json_key(w, "waarde");
	sl_json_object_begin(w);
	sl_json_key(w, "oneOf");
	sl_json_array_begin(w);
	put_ref(w, f, "");
	put_type(w, "null");
	if (timeline)
		put_ref(w, f, ".tijdvakken");
	sl_json_array_end(w);
	sl_json_object_end(w);
	if (!sl_fact_may_be_leeg(f))
		return;
	sl_json_key(w, "leeg");
	sl_json_object_begin(w);
	sl_json_key(w, "const");
	sl_json_bool(w, true);
	sl_json_object_end(w);
}

/* What must be there: a value or leeg, and with an oordeel whose and why. */
static void put_parts(sl_json_writer *w, const sl_feature *f, bool judgement)
{
	bool leeg = sl_fact_may_be_leeg(f);

	if (leeg)
		put_either(w, "oneOf", "waarde", "leeg");
	if (judgement)
		put_required(w, (const char *const[]){"door", "reden", leeg ? NULL : "waarde", NULL});
	else if (!leeg)
		put_required(w, (const char *const[]){"waarde", NULL});
}

static void end_object_type(sl_json_writer *w)
{
	sl_json_key(w, "additionalProperties");
	sl_json_bool(w, false);
	sl_json_object_end(w);
}

static void put_stretch(sl_json_writer *w, const sl_feature *f)
{
	sl_json_object_begin(w);
	sl_json_member(w, "type", "object");
	sl_json_key(w, "properties");
	sl_json_object_begin(w);
	sl_json_key(w, "van");
	put_ref_to(w, DAY);
	sl_json_key(w, "tot");
	put_ref_to(w, DAY);
	put_waarde(w, f, false);
	sl_json_object_end(w);
	put_parts(w, f, false);
	if (sl_fact_owns_items(f)) /* else it could be an item */
		put_either(w, "anyOf", "van", "tot");
	end_object_type(w);
}

static void put_definitions(sl_json_writer *w, const sl_feature *f)
{
	sl_buf name = {0};

	sl_buf_printf(&name, "%s.%s", f->per->key, f->key);
	sl_json_key(w, sl_buf_text(&name));
	sl_json_object_begin(w);
	put_value_type(w, f);
	sl_json_object_end(w);
	if (sl_fact_has_timeline(f)) {
		sl_buf_puts(&name, ".tijdvakken");
		sl_json_key(w, sl_buf_text(&name));
		sl_json_object_begin(w);
		sl_json_member(w, "type", "array");
		sl_json_key(w, "minItems");
		sl_json_integer(w, 1);
		sl_json_key(w, "items");
		put_stretch(w, f);
		sl_json_object_end(w);
	}
	sl_fact_close(w->out, &name);
}

/* The object with a value and where it is from. */
static void put_told_object(sl_json_writer *w, const sl_feature *f)
{
	static const char *const words[] = {"bron", "door", "reden"};

	sl_json_object_begin(w);
	sl_json_member(w, "type", "object");
	sl_json_key(w, "properties");
	sl_json_object_begin(w);
	put_waarde(w, f, sl_fact_has_timeline(f));
	for (int i = 0; i < (f->fact->judgement ? 3 : 1); i++) {
		sl_json_key(w, words[i]);
		put_ref_to(w, WORDS);
	}
	sl_json_key(w, "datum");
	put_ref_to(w, DAY);
	sl_json_object_end(w);
	put_parts(w, f, f->fact->judgement);
	end_object_type(w);
}

static void put_property(sl_json_writer *w, const sl_feature *f)
{
	sl_buf text = {0};

	sl_fact_describe_feature(&text, f);
	sl_json_key(w, f->key);
	sl_json_object_begin(w);
	sl_json_member(w, "title", f->name);
	if (text.len)
		sl_json_member(w, "description", sl_buf_text(&text));
	sl_json_key(w, "oneOf");
	sl_json_array_begin(w);
	if (!f->fact->judgement)
		put_ref(w, f, "");
	if (f->per->identity != f)
		put_type(w, "null");
	put_told_object(w, f);
	if (sl_fact_has_timeline(f) && !f->fact->judgement)
		put_ref(w, f, ".tijdvakken");
	sl_json_array_end(w);
	sl_json_object_end(w);
	sl_fact_close(w->out, &text);
}

static void put_kind(sl_json_writer *w, const sl_kind_of_entity *kind)
{
	sl_json_key(w, kind->key);
	sl_json_object_begin(w);
	sl_json_member(w, "title", kind->name);
	if (kind->description)
		sl_json_member(w, "description", kind->description);
	sl_json_member(w, "type", "object");
	sl_json_key(w, "properties");
	sl_json_object_begin(w);
	if (!kind->owner) {
		sl_json_key(w, "$schema");
		put_type(w, "string");
	}
	for (uint32_t i = 0; i < kind->fact_count; i++)
		put_property(w, kind->facts[i]);
	sl_json_object_end(w);
	if (kind->identity)
		put_required(w, (const char *const[]){kind->identity->key, NULL});
	end_object_type(w);
	for (uint32_t i = 0; i < kind->fact_count; i++)
		put_definitions(w, kind->facts[i]);
}

static void put_shared(sl_json_writer *w)
{
	sl_json_key(w, DAY);
	sl_json_object_begin(w);
	sl_json_member(w, "description", "Een dag: JJJJ-MM-DD.");
	sl_json_member(w, "type", "string");
	sl_json_member(w, "format", "date");
	put_pattern(w, "[0-9]{4}-[0-9]{2}-[0-9]{2}");
	sl_json_object_end(w);
	sl_json_key(w, WORDS);
	sl_json_object_begin(w);
	sl_json_member(w, "type", "string");
	sl_json_member(w, "pattern", "\\S");
	sl_json_object_end(w);
}

sl_status sl_schema_write_json_schema(sl_buf *out, const sl_schema *schema)
{
	sl_json_writer w = {.out = out, .indent = 2};

	sl_json_object_begin(&w);
	sl_json_member(&w, "$schema", "https://json-schema.org/draft/2020-12/schema");
	sl_json_member(&w, "title", "Feiten");
	sl_json_member(&w, "description",
		       "Een dossier. Een feit is een waarde; null (gevraagd, niet bekend); een object met "
		       "waarde of leeg, bron en datum; of een lijst van tijdvakken met van (de eerste dag), "
		       "tot (de eerste dag die er niet meer bij hoort) en waarde of leeg. Een feit dat er niet "
		       "staat, is niet bekend.");
	put_ref_member(&w, schema->kinds[0]->key);
	sl_json_key(&w, "$defs");
	sl_json_object_begin(&w);
	put_shared(&w);
	for (uint32_t i = 0; i < schema->kind_count; i++)
		put_kind(&w, schema->kinds[i]);
	sl_json_object_end(&w);
	sl_json_object_end(&w);
	sl_buf_putc(out, '\n');
	return sl_buf_status(out);
}
