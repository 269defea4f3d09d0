/* SPDX-License-Identifier: EUPL-1.2 */
/* Small laws for tests: loading, telling, asking. */
#include "law.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "load/load.h"
#include "support/differs.h"

#define WORLD "tests/support/wereld.xml"
#define MOST_TEXTS 8

typedef struct texts {
	const char *names[MOST_TEXTS];
	char *texts[MOST_TEXTS];
	size_t lengths[MOST_TEXTS], count;
} texts;

static void add_text(texts *t, sl_buf *b)
{
	static const char *const names[MOST_TEXTS] = {"wereld.xml", "wet.xml", "wet2.xml", "wet3.xml",
						      "wet4.xml", "wet5.xml", "wet6.xml", "wet7.xml"};

	if (t->count == MOST_TEXTS)
		fail_msg("too many texts");
	t->names[t->count] = names[t->count];
	t->texts[t->count] = b->text;
	t->lengths[t->count] = b->len;
	t->count++;
	*b = (sl_buf){0};
}

static void read_world(texts *t)
{
	sl_diags diags = {0};
	sl_buf b = {0};

	if (sl_file_read(&b.text, &b.len, WORLD, 1 << 20, &diags) != SL_OK)
		fail_msg("cannot read %s", WORLD);
	add_text(t, &b);
	sl_diags_free(&diags);
}

/* One <regeling ...> after the other, each a file of its own. */
static void split_rules(texts *t, const char *rules)
{
	static const char close[] = "</regeling>", open[] = "<regeling";
	const char *end;

	for (const char *at = strstr(rules, open); at; at = strstr(end, open)) {
		sl_buf b = {0};

		end = strstr(at, close);
		if (!end)
			fail_msg("no %s", close);
		end += strlen(close);
		sl_buf_puts(&b, "<regeling xmlns=\"urn:samenloop:regels\"");
		sl_buf_write(&b, at + strlen(open), (size_t)(end - at) - strlen(open));
		add_text(t, &b);
	}
}

static void wrap_rules(texts *t, const char *rules)
{
	sl_buf b = {0};

	sl_buf_puts(&b, "<regeling xmlns=\"urn:samenloop:regels\" id=\"wet\" soort=\"wet\" domein=\"brood\" "
			"bwb=\"BWBR0000001\" citeertitel=\"Wet\" geldig-van=\"2015-01-01\">");
	sl_buf_puts(&b, rules);
	sl_buf_puts(&b, "</regeling>");
	add_text(t, &b);
}

sl_status sl_law_try(sl_law *l, const char *rules)
{
	texts t = {.count = 0};
	sl_status err;

	*l = (sl_law){0};
	read_world(&t);
	if (strncmp(rules, "<regeling", 9) == 0)
		split_rules(&t, rules);
	else
		wrap_rules(&t, rules);
	err = sl_model_load_texts(&l->model, t.names, (const char *const *)t.texts, t.lengths, t.count, &l->diags);
	for (size_t i = 0; i < t.count; i++)
		free(t.texts[i]);
	if (err == SL_OK)
		err = sl_program_compile(&l->program, l->model, &l->diags);
	if (err == SL_OK)
		err = sl_facts_prepare(&l->model->schema, &l->prepared, &l->diags);
	sl_diags_sort(&l->diags);
	return err;
}

void sl_law_load(sl_law *l, const char *name, const char *rules)
{
	sl_buf text = {0};

	if (sl_law_try(l, rules) == SL_OK)
		return;
	sl_diags_print(&text, &l->diags);
	fail_msg("%s: the rules have errors:\n%s", name, sl_buf_text(&text));
}

void sl_law_free(sl_law *l)
{
	sl_program_free(l->program);
	sl_model_free(l->model);
	sl_arena_free(&l->prepared);
	sl_diags_free(&l->diags);
	*l = (sl_law){0};
}

/* ---- facts ---- */

sl_status sl_law_try_facts(sl_household **out, const sl_law *l, const char *facts, sl_arena *arena, sl_diags *diags)
{
	sl_buf b = {0};
	sl_status err;

	if (facts[0] == '{')
		sl_buf_puts(&b, facts);
	else
		sl_buf_printf(&b, "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna'%s%s}]}", facts[0] ? ", " : "",
			      facts);
	for (size_t i = 0; i < b.len; i++)
		if (b.text[i] == '\'')
			b.text[i] = '"';
	err = sl_facts_read_json(out, &l->model->schema, "feiten.json", b.text, b.len, arena, diags);
	sl_buf_free(&b);
	return err;
}

sl_household *sl_law_facts(const sl_law *l, const char *name, const char *facts, sl_arena *arena)
{
	sl_household *h = NULL;
	sl_diags diags = {0};
	sl_buf text = {0};

	if (sl_law_try_facts(&h, l, facts, arena, &diags) != SL_OK) {
		sl_diags_print(&text, &diags);
		fail_msg("%s: the facts are refused:\n%s", name, sl_buf_text(&text));
	}
	sl_diags_free(&diags);
	return h;
}

uint32_t sl_law_entity(const sl_household *h, const char *id)
{
	if (strcmp(id, "huishouden") == 0)
		return 0;
	for (uint32_t i = 0; i < h->entity_count; i++)
		if (h->entities[i].id && strcmp(h->entities[i].id, id) == 0)
			return i;
	fail_msg("nobody is called %s", id);
	return 0;
}

const sl_feature *sl_law_feature(const sl_law *l, const sl_household *h, uint32_t entity, const char *name)
{
	return sl_schema_feature(&l->model->schema, h->entities[entity].kind, name);
}

/* ---- values in words ---- */

void sl_law_entity_text(sl_buf *out, const sl_run *run, uint32_t entity)
{
	const char *id = sl_run_household(run)->entities[entity].id;

	sl_buf_puts(out, entity == 0 ? "huishouden" : id ? id : "?");
}

void sl_law_cause_text(sl_buf *out, const sl_run *run, const sl_cause *c)
{
	const char *name = c->feature ? c->feature->name : c->parameter ? c->parameter->name : "?";

	if (c->kind != SL_CAUSE_FACT)
		sl_buf_printf(out, "%s ", sl_cause_name((sl_cause_kind)c->kind));
	if (c->kind == SL_CAUSE_FACT || c->kind == SL_CAUSE_JUDGEMENT) {
		sl_law_entity_text(out, run, c->entity);
		sl_buf_putc(out, '.');
	}
	sl_buf_puts(out, name);
}

void sl_law_causes_text(sl_buf *out, sl_run *run, const sl_cause *cause)
{
	sl_cause_set set = {0};
	sl_arena arena = {0};

	assert_int_equal(sl_causes_collect(&set, cause, &arena), SL_OK);
	for (uint32_t i = 0; i < set.count; i++) {
		sl_buf_puts(out, i ? ", " : "");
		sl_law_cause_text(out, run, set.items[i]);
	}
	sl_arena_free(&arena);
}

static void print_defect(sl_buf *out, const sl_defect *d)
{
	sl_buf_printf(out, "regelgebrek %s", sl_defect_name((sl_defect_kind)d->kind));
	for (uint32_t i = 0; d->rules && i < d->count; i++)
		sl_buf_printf(out, "%s %s", i ? "" : ":", d->rules[i]->id);
}

static void print_list(sl_buf *out, sl_run *run, const sl_list *l)
{
	sl_buf_putc(out, '[');
	for (uint32_t i = 0; i < l->count; i++) {
		sl_buf_puts(out, i ? ", " : "");
		sl_law_value_text(out, run, l->items[i]);
		if (l->doubts && l->doubts[i])
			sl_buf_putc(out, '?');
	}
	if (l->open)
		sl_buf_puts(out, l->count ? ", ..." : "...");
	sl_buf_putc(out, ']');
}

static void print_text(sl_buf *out, const char *text)
{
	sl_buf_printf(out, "\"%s\"", text);
}

void sl_law_value_text(sl_buf *out, sl_run *run, sl_value v)
{
	switch ((sl_kind)v.kind) {
	case SL_UNKNOWN:
		sl_buf_puts(out, "onbekend: ");
		sl_law_causes_text(out, run, v.as.cause);
		break;
	case SL_BROKEN:
		print_defect(out, v.as.defect);
		break;
	case SL_ENTITY:
		sl_law_entity_text(out, run, v.n);
		break;
	case SL_LIST:
		print_list(out, run, v.as.list);
		break;
	case SL_STRING:
		print_text(out, v.as.text);
		break;
	case SL_UNSET:
		sl_buf_puts(out, "(unset)");
		break;
	default:
		sl_value_print(out, v);
		break;
	}
}

/* ---- asking ---- */

static void ask_one(sl_buf *out, const sl_law *l, const sl_household *h, bool general, uint32_t entity,
		    uint32_t other, const sl_feature *f, sl_date day, sl_date known)
{
	sl_run *run;
	sl_day_memory *memory;
	sl_value v;

	assert_int_equal(sl_run_new(&run, l->program), SL_OK);
	sl_run_general_only(run, general);
	assert_int_equal(sl_run_begin(run, h, day, known), SL_OK);
	memory = sl_run_day(run, day);
	assert_non_null(memory);
	sl_run_feature(run, memory, f, entity, other, &v);
	sl_law_value_text(out, run, v);
	assert_int_equal(sl_run_status(run), SL_OK);
	sl_run_free(run);
}

void sl_law_ask(sl_buf *out, const sl_law *l, const sl_household *h, const char *name, const char *entity,
		const char *other, const char *concept, sl_date day, sl_date known)
{
	uint32_t e = sl_law_entity(h, entity), o = other ? sl_law_entity(h, other) : SL_NO_ENTITY;
	const sl_feature *f = sl_law_feature(l, h, e, concept);
	sl_buf quick = {0};

	if (!f)
		fail_msg("%s: %s has no %s", name, entity, concept);
	ask_one(out, l, h, true, e, o, f, day, known);
	ask_one(&quick, l, h, false, e, o, f, day, known);
	if (strcmp(sl_buf_text(out), sl_buf_text(&quick)) != 0)
		sl_buf_printf(out, " (quick: %s)", sl_buf_text(&quick));
	sl_buf_free(&quick);
}

sl_date sl_law_day(const char *text)
{
	sl_date d;

	if (sl_date_parse(&d, text, strlen(text)) != SL_OK)
		fail_msg("no date: %s", text);
	return d;
}

void sl_law_messages_text(sl_buf *out, const sl_diags *diags)
{
	for (size_t i = 0; i < diags->count; i++) {
		const sl_diag *d = &diags->items[i];

		if (d->severity != SL_NOTE)
			sl_buf_printf(out, "%s%sSL%d: %s\n", d->municipality ? d->municipality : "", d->municipality ? " " : "",
				      (int)d->code, d->text);
	}
}

/* ---- tables ---- */

bool sl_law_row_differs(const sl_law_row *row)
{
	sl_law l;
	sl_arena arena = {0};
	sl_buf got = {0};
	bool differs;

	sl_law_load(&l, row->name, row->rules);
	sl_law_ask(&got, &l, sl_law_facts(&l, row->name, row->facts, &arena), row->name, row->entity ? row->entity : "anna",
		   NULL, row->concept ? row->concept : "x", sl_law_day(row->day ? row->day : "2026-07-01"),
		   row->known ? sl_law_day(row->known) : SL_FOREVER);
	differs = sl_differs(row->name, &got, row->want);
	sl_buf_free(&got);
	sl_arena_free(&arena);
	sl_law_free(&l);
	return differs;
}

void sl_law_table(const sl_law_row *rows, size_t count)
{
	int failed = 0;

	for (size_t i = 0; i < count; i++)
		failed += sl_law_row_differs(&rows[i]);
	sl_none_differ(failed, count);
}
