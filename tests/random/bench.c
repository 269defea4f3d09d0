/* SPDX-License-Identifier: EUPL-1.2 */
/* Load, ask, compare, shrink. */
#include "random/bench.h"

#include <stdlib.h>
#include <string.h>

#include "compile/compile.h"
#include "load/load.h"

/* ---- rules ---- */

static bool compile(bench_rules *b, sl_status loaded)
{
	return loaded == SL_OK &&
	       sl_facts_prepare(&b->model->schema, &b->model->arena, &b->diags) == SL_OK &&
	       sl_program_compile(&b->program, b->model, &b->diags) == SL_OK;
}

bool bench_load_texts(bench_rules *b, const char *const *names, const char *const *texts, size_t n)
{
	size_t lengths[WORLD_FILES];

	memset(b, 0, sizeof *b);
	for (size_t i = 0; i < n; i++)
		lengths[i] = strlen(texts[i]);
	return compile(b, sl_model_load_texts(&b->model, names, texts, lengths, n, &b->diags));
}

bool bench_load_paths(bench_rules *b, const char *const *paths, size_t n)
{
	memset(b, 0, sizeof *b);
	return compile(b, sl_model_load(&b->model, paths, n, &b->diags));
}

bool bench_load_world(bench_rules *b, const world *w)
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
	ok = bench_load_texts(b, names, texts, n);
	for (size_t i = 0; i < n; i++)
		sl_buf_free(&bufs[i]);
	return ok;
}

void bench_unload(bench_rules *b)
{
	sl_program_free(b->program);
	sl_model_free(b->model);
	sl_diags_free(&b->diags);
}

/* ---- asking ---- */

static bench_result ask(sl_buf *why, const bench_rules *b, const sl_household *h, bench_when when,
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
	ok = agree_on_all(why, run, &r, when.day, counts) &&
	     agree_on_all(why, run, &r, when.second, counts);
	if (sl_run_status(run) != SL_OK)
		abort();
	ref_end(&r);
	sl_run_free(run);
	return ok ? BENCH_AGREE : BENCH_DIFFER;
}

bench_result bench_ask(sl_buf *why, const bench_rules *b, const char *json, bench_when when,
		       agree_counts *counts)
{
	sl_arena arena;
	sl_diags diags = {0};
	sl_household *h = NULL;
	bench_result result = BENCH_NO_FACTS;

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

bench_result bench_ask_world(sl_buf *why, const world *w, const crowd *h, bench_when when,
			     agree_counts *counts)
{
	bench_rules b;
	sl_buf json = {0};
	bench_result result = BENCH_NO_RULES;

	if (bench_load_world(&b, w)) {
		crowd_print(&json, h);
		result = bench_ask(why, &b, sl_buf_text(&json), when, counts);
	} else {
		sl_diags_print(why, &b.diags);
	}
	sl_buf_free(&json);
	bench_unload(&b);
	return result;
}

/* ---- making it small ---- */

static bool still_differs(const world *w, const crowd *h, bench_when when)
{
	sl_buf why = {0};
	bench_result result = bench_ask_world(&why, w, h, when, NULL);

	sl_buf_free(&why);
	return result == BENCH_DIFFER;
}

static bool shrink_cells(world *w, crowd *h, crowd_thing *t, bench_when when)
{
	bool smaller = false;

	for (uint32_t i = 0; i < t->cell_count; i++) {
		crowd_cell was = t->cells[i];
		if (was.telling == CELL_ABSENT)
			continue;
		t->cells[i].telling = CELL_ABSENT;
		if (still_differs(w, h, when))
			smaller = true;
		else
			t->cells[i] = was;
	}
	return smaller;
}

static bool shrink_flag(world *w, crowd *h, bool *out, bench_when when)
{
	if (*out)
		return false;
	*out = true;
	if (still_differs(w, h, when))
		return true;
	*out = false;
	return false;
}

static bool shrink_crowd(world *w, crowd *h, bench_when when)
{
	bool smaller = shrink_cells(w, h, &h->household, when);

	for (uint32_t i = h->person_count; i-- > 0;) {
		crowd_person *p = &h->persons[i];
		if (p->own.out || shrink_flag(w, h, &p->own.out, when))
			continue;
		for (uint32_t k = 0; k < p->thing_count; k++)
			smaller |= shrink_flag(w, h, &p->things[k].out, when) ||
				   (!p->things[k].out && shrink_cells(w, h, &p->things[k], when));
		smaller |= shrink_cells(w, h, &p->own, when);
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

static bool try_splice(world *w, crowd *h, world_piece *p, size_t from, size_t to, const char *by,
		       bench_when when)
{
	char *was = p->text;

	p->text = spliced(was, from, to, by);
	if (still_differs(w, h, when)) {
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

/* Simpler words for what stands in brackets, elements left out. */
static bool shrink_text(world *w, crowd *h, world_piece *p, bench_when when)
{
	static const char *const simpler[] = {"true", "false", "1", "0", "personen", "ik"};
	static const char *const elements[] = {"voorwaarde", "alle", "een-van", "geen-van", "als",
					       "rij", "waarde"};
	bool smaller = false;
	char open[24], close[24];

	for (size_t e = 0; e < 7; e++) {
		strcat(strcat(strcpy(open, "<"), elements[e]), "");
		strcat(strcat(strcpy(close, "</"), elements[e]), ">");
		for (char *at = p->text; (at = strstr(at, open)); at++) {
			size_t from = (size_t)(at - p->text);
			char *end = strstr(at, close);
			if (end && try_splice(w, h, p, from, (size_t)(end - p->text) + strlen(close), "",
					      when)) {
				smaller = true;
				at = p->text + from - (from > 0);
			} else {
				at = p->text + from;
			}
		}
	}
	for (size_t from = 0; p->text[from]; from++) {
		size_t end = p->text[from] == '(' ? closing(p->text, from) : 0, start = from;
		if (!end)
			continue;
		/* With the name of the function before it. */
		while (start > 0 && strchr("abcdefghijklmnopqrstuvwxyz ", p->text[start - 1]))
			start--;
		for (size_t i = 0; i < 6; i++)
			if (end - from > 6 &&
			    (try_splice(w, h, p, from, end, simpler[i], when) ||
			     try_splice(w, h, p, start, end, simpler[i], when))) {
				smaller = true;
				break;
			}
	}
	return smaller;
}

static bool shrink_world(world *w, crowd *h, bench_when when)
{
	bool smaller = false;

	for (uint32_t i = w->piece_count; i-- > 0;)
		if (!strstr(w->pieces[i].text, "rol=")) /* the engine knows of these */
			smaller |= shrink_flag(w, h, &w->pieces[i].out, when);
	for (uint32_t i = w->piece_count; i-- > 0;)
		if (!w->pieces[i].out)
			smaller |= shrink_text(w, h, &w->pieces[i], when);
	return smaller;
}

void bench_shrink_and_print(sl_buf *out, world *w, crowd *h, bench_when when)
{
	char day[SL_DATE_TEXT_MAX];

	for (int turn = 0; turn < 4; turn++)
		if (!shrink_world(w, h, when) && !shrink_crowd(w, h, when))
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
	(void)bench_ask_world(out, w, h, when, NULL);
}
