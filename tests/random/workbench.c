/* SPDX-License-Identifier: EUPL-1.2 */
/* Load, ask, compare, shrink. */
#include "random/workbench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compile/compile.h"
#include "load/load.h"
#include "reference/inside.h"

/* ---- rules ---- */

/* An error in the files of one municipality leaves that one out, of the
 * program alone when the compiler found it: then there is nothing to compare. */
static bool has_errors(const workbench_rules *b)
{
	for (size_t i = 0; i < b->diags.count; i++)
		if (b->diags.items[i].severity == SL_ERROR)
			return true;
	return false;
}

static bool compile(workbench_rules *b, sl_status loaded)
{
	return loaded == SL_OK &&
	       sl_facts_prepare(&b->model->schema, &b->model->arena, &b->diags) == SL_OK &&
	       sl_program_compile(&b->program, b->model, &b->diags) == SL_OK && !has_errors(b);
}

bool workbench_load_texts(workbench_rules *b, const char *const *names, const char *const *texts, size_t n)
{
	size_t lengths[WORLD_FILES];

	memset(b, 0, sizeof *b);
	for (size_t i = 0; i < n; i++)
		lengths[i] = strlen(texts[i]);
	return compile(b, sl_model_load_texts(&b->model, names, texts, lengths, n, &b->diags));
}

bool workbench_load_paths(workbench_rules *b, const char *const *paths, size_t n)
{
	memset(b, 0, sizeof *b);
	return compile(b, sl_model_load(&b->model, paths, n, &b->diags));
}

bool workbench_load_world(workbench_rules *b, const world *w)
{
	const char *names[WORLD_FILES], *texts[WORLD_FILES];
	sl_buf bufs[WORLD_FILES] = {0};
	size_t n = 0;
	bool ok;

	for (int file = 0; file < WORLD_FILES; file++) {
		if (!w->has_file[file])
			continue;
		world_print(&bufs[n], w, file);
		names[n] = world_file_name(file);
		texts[n] = sl_buf_text(&bufs[n]);
		n++;
	}
	ok = workbench_load_texts(b, names, texts, n);
	b->made = true;
	for (size_t i = 0; i < n; i++)
		sl_buf_free(&bufs[i]);
	return ok;
}

void workbench_unload(workbench_rules *b)
{
	sl_program_free(b->program);
	sl_model_free(b->model);
	sl_diags_free(&b->diags);
}

/* ---- asking ---- */

static workbench_result ask(sl_buf *why, const workbench_rules *b, const sl_household *h, workbench_when when,
			    agree_counts *counts)
{
	sl_run *run;
	ref r;
	bool ok;

	if (sl_run_new(&run, b->program) != SL_OK)
		abort();
	if (sl_run_begin(run, h, when.day, when.known) != SL_OK)
		abort();
	ref_begin(&r, b->model, h, when.day, when.known);
	ok = agree_on_batches(why, run, &r, counts) && agree_on_all(why, run, &r, when.day, counts) &&
	     agree_on_all(why, run, &r, when.second, counts) &&
	     (!b->made || agree_on_conflicts(why, run, &r, counts));
	if (sl_run_status(run) != SL_OK)
		abort();
	ref_end(&r);
	sl_run_free(run);
	return ok ? BENCH_AGREE : BENCH_DIFFER;
}

workbench_result workbench_ask(sl_buf *why, const workbench_rules *b, const char *json, workbench_when when,
			       agree_counts *counts)
{
	sl_arena arena;
	sl_diags diags = {0};
	sl_household *h = NULL;
	workbench_result result = BENCH_NO_FACTS;

	sl_arena_init(&arena);
	if (sl_facts_read_json(&h, &b->model->schema, "huishouden.json", json, strlen(json), &arena,
			       &diags) == SL_OK)
		result = ask(why, b, h, when, counts);
	else
		sl_diags_print(why, &diags);
	sl_diags_free(&diags);
	sl_arena_free(&arena);
	return result;
}

workbench_result workbench_agrees(sl_buf *why, const workbench_rules *b, const crowd *h, workbench_when when,
				  uint64_t seed)
{
	sl_buf json = {0};
	workbench_result result;

	(void)seed;
	crowd_print(&json, h);
	result = workbench_ask(why, b, sl_buf_text(&json), when, NULL);
	sl_buf_free(&json);
	return result;
}

/* ---- telling more ---- */

/* A household and a run of the engine on it. */
typedef struct seat {
	sl_arena arena;
	sl_diags diags;
	sl_household *household;
	sl_run *run;
} seat;

static bool take_seat(seat *s, const workbench_rules *b, const char *json, workbench_when when)
{
	memset(s, 0, sizeof *s);
	sl_arena_init(&s->arena);
	if (sl_facts_read_json(&s->household, &b->model->schema, "huishouden.json", json, strlen(json),
			       &s->arena, &s->diags) != SL_OK)
		return false;
	if (sl_run_new(&s->run, b->program) != SL_OK ||
	    sl_run_begin(s->run, s->household, when.day, when.known) != SL_OK)
		abort();
	return true;
}

static void leave_seat(seat *s)
{
	if (s->run && sl_run_status(s->run) != SL_OK)
		abort();
	sl_run_free(s->run);
	sl_diags_free(&s->diags);
	sl_arena_free(&s->arena);
}

static bool is_closed(const workbench_rules *b, seat *s, workbench_when when)
{
	sl_value a, c;
	const sl_feature *f = b->model->schema.roles[SL_ROLE_COMPLETE];

	sl_run_feature(s->run, sl_run_day(s->run, when.day), f, 0, SL_NO_ENTITY, &a);
	sl_run_feature(s->run, sl_run_day(s->run, when.second), f, 0, SL_NO_ENTITY, &c);
	return (a.kind == SL_BOOLEAN && a.as.i) || (c.kind == SL_BOOLEAN && c.as.i);
}

/* Known, leeg or broken, and a list of which all members are sure. */
static bool is_decided(ref_value v)
{
	return v.state != REF_UNKNOWN && !ref_in_doubt(v);
}

static bool still_says(sl_buf *why, ref *r, seat *before, seat *after, const sl_feature *f, uint32_t e,
		       uint32_t other, sl_date day)
{
	ref_value was, is;
	sl_value v;

	sl_run_feature(before->run, sl_run_day(before->run, day), f, e, other, &v);
	was = agree_engine_value(r, v);
	if (!is_decided(was))
		return true;
	sl_run_feature(after->run, sl_run_day(after->run, day), f, e, other, &v);
	is = agree_engine_value(r, v);
	if (agree_same(was, is))
		return true;
	sl_buf_printf(why, "\"%s\" van #%u was ", f->name, (unsigned)e);
	ref_print(why, was);
	sl_buf_puts(why, " en is nu ");
	ref_print(why, is);
	sl_buf_putc(why, '\n');
	return false;
}

static bool all_still_say(sl_buf *why, ref *r, seat *before, seat *after, sl_date day)
{
	const sl_household *h = before->household;

	for (uint32_t e = 0; e < h->entity_count; e++)
		for (uint32_t i = 0; i < h->entities[e].kind->concept_count; i++) {
			const sl_feature *f = h->entities[e].kind->concepts[i];
			for (uint32_t o = 0; f->towards && o < h->entity_count; o++)
				if (h->entities[o].kind == f->towards &&
				    !still_says(why, r, before, after, f, e, o, day))
					return false;
			if (!f->towards && !still_says(why, r, before, after, f, e, SL_NO_ENTITY, day))
				return false;
		}
	return true;
}

workbench_result workbench_told_more(sl_buf *why, const workbench_rules *b, const char *json, const char *more,
				     workbench_when when)
{
	workbench_result result = BENCH_NO_FACTS;
	seat before, after = {0};
	ref r;

	if (take_seat(&before, b, json, when) && take_seat(&after, b, more, when)) {
		/* Only to hold values: it evaluates nothing. */
		ref_begin(&r, b->model, after.household, when.day, when.known);
		result = all_still_say(why, &r, &before, &after, when.day) &&
					 all_still_say(why, &r, &before, &after, when.second)
				 ? BENCH_AGREE
				 : BENCH_DIFFER;
		ref_end(&r);
	}
	if (result == BENCH_NO_FACTS) {
		sl_diags_print(why, &before.diags);
		sl_diags_print(why, &after.diags);
	}
	leave_seat(&after);
	leave_seat(&before);
	return result;
}

static bool closed_before(const workbench_rules *b, const char *json, workbench_when when)
{
	seat s;
	bool closed = !take_seat(&s, b, json, when) || is_closed(b, &s, when);

	leave_seat(&s);
	return closed;
}

workbench_result workbench_stays(sl_buf *why, const workbench_rules *b, const crowd *h, workbench_when when,
				 uint64_t seed)
{
	static crowd more;
	sl_buf json = {0}, json_more = {0};
	workbench_result result;

	more = *h;
	crowd_print(&json, h);
	crowd_tell_more(&more, seed, !closed_before(b, sl_buf_text(&json), when));
	crowd_print(&json_more, &more);
	result = workbench_told_more(why, b, sl_buf_text(&json), sl_buf_text(&json_more), when);
	if (result == BENCH_DIFFER)
		sl_buf_printf(why, "toen meer werd verteld:\n%s", sl_buf_text(&json_more));
	sl_buf_free(&json);
	sl_buf_free(&json_more);
	return result;
}

/* ---- making it small ---- */

typedef struct shrinking {
	workbench_test *test;
	workbench_when when;
	uint64_t seed;
	world *w;
	crowd *h;
} shrinking;

static workbench_result test_again(sl_buf *why, const shrinking *s)
{
	workbench_rules b;
	workbench_result result = BENCH_NO_RULES;

	if (workbench_load_world(&b, s->w))
		result = s->test(why, &b, s->h, s->when, s->seed);
	workbench_unload(&b);
	return result;
}

static bool still_differs(const shrinking *s)
{
	sl_buf why = {0};
	workbench_result result = test_again(&why, s);

	sl_buf_free(&why);
	return result == BENCH_DIFFER;
}

static bool shrink_cells(const shrinking *s, crowd_thing *t)
{
	bool smaller = false;

	for (uint32_t i = 0; i < t->cell_count; i++) {
		crowd_cell was = t->cells[i];
		if (was.telling == CELL_ABSENT)
			continue;
		t->cells[i].telling = CELL_ABSENT;
		if (still_differs(s))
			smaller = true;
		else
			t->cells[i] = was;
	}
	return smaller;
}

static bool shrink_flag(const shrinking *s, bool *out)
{
	if (*out)
		return false;
	*out = true;
	if (still_differs(s))
		return true;
	*out = false;
	return false;
}

static bool shrink_crowd(const shrinking *s)
{
	crowd *h = s->h;
	bool smaller = shrink_cells(s, &h->household);

	for (uint32_t i = h->person_count; i-- > 0;) {
		crowd_person *p = &h->persons[i];
		if (p->own.out || shrink_flag(s, &p->own.out))
			continue;
		for (uint32_t k = 0; k < p->thing_count; k++)
			smaller |= shrink_flag(s, &p->things[k].out) ||
				   (!p->things[k].out && shrink_cells(s, &p->things[k]));
		smaller |= shrink_cells(s, &p->own);
	}
	return smaller;
}

/* The text with [from, to) replaced. */
static char *spliced(const char *text, size_t from, size_t to, const char *by)
{
	sl_buf b = {0};

	sl_buf_write(&b, text, from);
	sl_buf_puts(&b, by);
	sl_buf_puts(&b, text + to);
	if (sl_buf_status(&b) != SL_OK)
		abort();
	return b.text;
}

static bool try_splice(const shrinking *s, world_piece *p, size_t from, size_t to, const char *by)
{
	char *was = p->text;

	p->text = spliced(was, from, to, by);
	if (still_differs(s)) {
		free(was);
		return true;
	}
	free(p->text);
	p->text = was;
	return false;
}

/* The end of the bracket that opens at text[from], or 0. */
static size_t closing(const char *text, size_t from)
{
	int depth = 0;

	for (size_t i = from; text[i]; i++) {
		depth += text[i] == '(';
		depth -= text[i] == ')';
		if (depth == 0)
			return i + 1;
	}
	return 0;
}

/* Elements left out. */
static bool shrink_elements(const shrinking *s, world_piece *p)
{
	static const char *const elements[] = {"voorwaarde", "alle", "een-van", "geen-van", "als",
					       "rij", "waarde"};
	char open[24], close[24];
	bool smaller = false;

	for (size_t e = 0; e < sizeof elements / sizeof *elements; e++) {
		snprintf(open, sizeof open, "<%s", elements[e]);
		snprintf(close, sizeof close, "</%s>", elements[e]);
		for (char *at = p->text; (at = strstr(at, open)); at++) {
			size_t from = (size_t)(at - p->text);
			char *end = strstr(at, close);
			if (end && try_splice(s, p, from, (size_t)(end - p->text) + strlen(close), "")) {
				smaller = true;
				from -= from > 0;
			}
			at = p->text + from;
		}
	}
	return smaller;
}

/* Where the name of the function before the bracket begins. */
static size_t name_before(const char *text, size_t bracket)
{
	while (bracket > 0 && strchr("abcdefghijklmnopqrstuvwxyz ", text[bracket - 1]))
		bracket--;
	return bracket;
}

/* Simpler words for what stands in brackets. */
static bool shrink_brackets(const shrinking *s, world_piece *p)
{
	static const char *const simpler[] = {"true", "false", "1", "0", "personen", "ik"};
	bool smaller = false;

	for (size_t from = 0; p->text[from]; from++) {
		size_t end = p->text[from] == '(' ? closing(p->text, from) : 0;
		bool done = end < from + 7; /* nothing in there is simpler */
		for (size_t i = 0; i < sizeof simpler / sizeof *simpler && !done; i++)
			done = try_splice(s, p, from, end, simpler[i]) ||
			       try_splice(s, p, name_before(p->text, from), end, simpler[i]);
		smaller |= done && end >= from + 7;
	}
	return smaller;
}

static bool shrink_text(const shrinking *s, world_piece *p)
{
	bool smaller = shrink_elements(s, p);

	return shrink_brackets(s, p) || smaller;
}

static bool shrink_world(const shrinking *s)
{
	world *w = s->w;
	bool smaller = false;

	for (uint32_t i = w->piece_count; i-- > 0;)
		if (!strstr(w->pieces[i].text, "rol=")) /* the engine knows of these */
			smaller |= shrink_flag(s, &w->pieces[i].out);
	for (uint32_t i = w->piece_count; i-- > 0;)
		if (!w->pieces[i].out)
			smaller |= shrink_text(s, &w->pieces[i]);
	return smaller;
}

void workbench_shrink_and_print(sl_buf *out, workbench_test *test, world *w, crowd *h, workbench_when when,
				uint64_t seed)
{
	shrinking s = {.test = test, .when = when, .seed = seed, .w = w, .h = h};
	char day[SL_DATE_TEXT_MAX];

	for (int turn = 0; turn < 4; turn++)
		if (!shrink_world(&s) && !shrink_crowd(&s))
			break;
	for (int file = 0; file < WORLD_FILES; file++)
		world_print(out, w, file);
	crowd_print(out, h);
	day[sl_date_text(day, when.day)] = '\0';
	sl_buf_printf(out, "dag %s", day);
	day[sl_date_text(day, when.second)] = '\0';
	sl_buf_printf(out, " en %s", day);
	day[sl_date_text(day, when.known)] = '\0';
	sl_buf_printf(out, ", bekend op %s\n", day);
	(void)test_again(out, &s);
}
