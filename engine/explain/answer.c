/* SPDX-License-Identifier: EUPL-1.2 */
/* The ways in: a whole answer, one value. */
#include "explain/data.h"
#include "explain/show_plan.h"

static sl_status first_of(sl_status a, sl_status b, sl_status c)
{
	return a != SL_OK ? a : b != SL_OK ? b : c;
}

static const char *page_title(sl_teller *t, const sl_answer_options *o)
{
	if (o->arrangement)
		return sl_plan_title(t);
	if (!t->household->name)
		return sl_word_text(SL_WORD_TITLE);
	return sl_said(t, SL_WORD_HOUSEHOLD, t->household->name, NULL, NULL);
}

static void open_page(sl_page *p, sl_buf *out, sl_teller *t, const sl_answer_options *o)
{
	const char *title = page_title(t, o);

	sl_page_open(p, out, o->format, o->fragment, title);
	p->day = t->date;
	sl_show_head(p, t, title);
}

static void open_data(sl_json_writer *w, sl_buf *out, sl_teller *t, const sl_answer_options *o)
{
	*w = (sl_json_writer){.out = out, .indent = o->indent};
	sl_json_object_begin(w);
	sl_json_member(w, "huishouden", t->household->name);
	sl_data_day(w, "peildatum", t->date);
	sl_data_known_on(w, sl_run_known(t->run));
	sl_data_ruleset(w, t->program, o->version);
}

static void close_data(sl_json_writer *w)
{
	sl_json_object_end(w);
	sl_buf_putc(w->out, '\n');
}

/* ---- an answer ---- */

static void show_arrangement(sl_page *p, sl_teller *t, const sl_answer *a, const sl_answer_options *o)
{
	sl_arrangement *plan;
	sl_status err = sl_arrange(&plan, a);

	if (err == SL_OK)
		sl_show_arrangement(p, t, plan, o);
	else
		t->status = err;
}

static void write_data(sl_buf *out, sl_teller *t, const sl_answer *a, const sl_answer_options *o)
{
	sl_json_writer w;

	open_data(&w, out, t, o);
	sl_data_answer(&w, t, a, o);
	close_data(&w);
}

static void show_page(sl_buf *out, sl_teller *t, const sl_answer *a, const sl_answer_options *o)
{
	sl_page p;

	open_page(&p, out, t, o);
	if (o->arrangement)
		show_arrangement(&p, t, a, o);
	else
		sl_show_answer(&p, t, a, o, 2);
	sl_page_close(&p);
}

sl_status sl_answer_write(sl_buf *out, const sl_answer *a, const sl_answer_options *o)
{
	sl_arena_mark mark = sl_arena_mark_take(a->arena); /* all of this is scratch */
	sl_teller t;

	sl_teller_init(&t, a->run, a->arena);
	if (o->format == SL_JSON)
		write_data(out, &t, a, o);
	else
		show_page(out, &t, a, o);
	sl_teller_close(&t);
	sl_arena_release(a->arena, mark);
	return first_of(t.status, sl_buf_status(out), sl_run_status(a->run));
}

/* ---- one value ---- */

static sl_status explain_to(sl_buf *out, sl_teller *t, sl_reasons *rs, const sl_feature *f,
			    const sl_tree_part *parts, uint32_t count, const sl_answer_options *o)
{
	sl_json_writer w;
	sl_page p;
	sl_tree tree;

	if (sl_tree_make(&tree, t, rs, parts, count) != SL_OK)
		return t->status;
	if (o->format == SL_JSON) {
		open_data(&w, out, t, o);
		sl_json_member(&w, f->is_fact ? "feit" : "begrip", f->key);
		if (f->description)
			sl_json_member(&w, "omschrijving", f->description);
		sl_data_tree(&w, t, &tree);
		close_data(&w);
		return t->status;
	}
	open_page(&p, out, t, o);
	sl_page_heading(&p, 2, f->name);
	if (f->description)
		sl_page_paragraph(&p, f->description);
	sl_show_tree(&p, &tree, 3);
	sl_page_close(&p);
	return t->status;
}

/* Towards every other entity for a pair concept, else once. */
static uint32_t find_parts(sl_tree_part *parts, sl_reasons *rs, sl_teller *t, const sl_feature *f, uint32_t entity)
{
	const sl_household *h = t->household;
	uint32_t n = 0;

	if (!f->towards) {
		parts[0].reason = sl_reason_feature(rs, t->date, f, entity, SL_NO_ENTITY);
		return parts[0].reason ? 1 : 0;
	}
	for (uint32_t i = 0; i < h->kind_counts[f->towards->number]; i++) {
		uint32_t other = h->by_kind[f->towards->number][i];

		if (other != entity && (parts[n].reason = sl_reason_feature(rs, t->date, f, entity, other)))
			n++;
	}
	return n;
}

sl_status sl_explain_feature(sl_buf *out, sl_run *run, const sl_feature *f, uint32_t entity,
			     const sl_answer_options *o)
{
	sl_arena arena = {0};
	sl_reasons rs;
	sl_teller t;
	sl_tree_part *parts;
	sl_status err;

	sl_teller_init(&t, run, &arena);
	parts = sl_arena_calloc(&arena, t.household->entity_count, sizeof *parts);
	if (!parts || (err = sl_reasons_init(&rs, run, &arena)) != SL_OK) {
		sl_arena_free(&arena);
		return SL_ENOMEM;
	}
	err = explain_to(out, &t, &rs, f, parts, find_parts(parts, &rs, &t, f, entity), o);
	err = first_of(err, rs.status, sl_buf_status(out));
	sl_teller_close(&t);
	sl_arena_free(&arena);
	return first_of(err, sl_run_status(run), SL_OK);
}
