/* SPDX-License-Identifier: EUPL-1.2 */
/* Answers over a period: one envelope, an answer for every stretch. */
#include "explain/data.h"
#include "explain/show.h"

static const char *stretch_title(sl_teller *t, sl_date from, sl_date to)
{
	sl_buf a = {0}, b = {0}, buf = {0};

	sl_date_print_dutch(&a, from);
	sl_date_print_dutch(&b, to);
	sl_say(&buf, SL_WORD_STRETCH, sl_buf_text(&a), sl_buf_text(&b), NULL);
	if (sl_buf_status(&a) != SL_OK || sl_buf_status(&b) != SL_OK)
		t->status = SL_ENOMEM;
	sl_buf_free(&a);
	sl_buf_free(&b);
	return sl_keep(t, &buf);
}

static void open_page(sl_period_writer *w, const sl_program *p, const sl_household *h, sl_date from, sl_date to,
		      sl_date known)
{
	sl_arena arena = {0};
	sl_teller t = {.program = p, .household = h, .arena = &arena};
	sl_buf title = {0};
	sl_page page;

	if (h->name)
		sl_say(&title, SL_WORD_HOUSEHOLD, h->name, NULL, NULL);
	else
		sl_buf_puts(&title, sl_word_text(SL_WORD_TITLE));
	sl_page_open(&page, w->out, w->options.format, w->options.fragment, sl_buf_text(&title));
	sl_page_heading(&page, 1, sl_buf_text(&title));
	sl_page_paragraph_begin(&page);
	sl_page_text(&page, stretch_title(&t, from, to));
	sl_page_text(&page, ". ");
	if (known != SL_FOREVER) {
		sl_page_say(&page, SL_WORD_KNOWN_ON, sl_day_kept(&t, known), NULL, NULL);
		sl_page_text(&page, ". ");
	}
	sl_page_say(&page, SL_WORD_RULES, p->model->sha256, NULL, NULL);
	sl_page_text(&page, ".");
	sl_page_paragraph_end(&page);
	if (sl_buf_status(&title) != SL_OK || t.status != SL_OK)
		w->out->status = SL_ENOMEM;
	sl_page_free(&page);
	sl_teller_close(&t);
	sl_buf_free(&title);
	sl_arena_free(&arena);
}

sl_status sl_period_writer_open(sl_period_writer *w, sl_buf *out, const sl_program *p,
				const sl_household *household, sl_date from, sl_date to, sl_date known,
				const sl_answer_options *o)
{
	*w = (sl_period_writer){.out = out, .options = *o, .json = {.out = out, .indent = o->indent}};
	if (o->format != SL_JSON) {
		open_page(w, p, household, from, to, known);
		return sl_buf_status(out);
	}
	sl_json_object_begin(&w->json);
	sl_json_member(&w->json, "huishouden", household->name);
	sl_data_day(&w->json, "van", from);
	sl_data_day(&w->json, "tot", to);
	sl_data_known_on(&w->json, known);
	sl_data_ruleset(&w->json, p, o->version);
	sl_json_key(&w->json, "tijdvakken");
	sl_json_array_begin(&w->json);
	return sl_buf_status(out);
}

static void add_data(sl_period_writer *w, sl_teller *t, sl_date from, sl_date to, const sl_answer *answer)
{
	sl_json_object_begin(&w->json);
	sl_data_day(&w->json, "van", from);
	sl_data_day(&w->json, "tot", to);
	sl_data_answer(&w->json, t, answer, &w->options);
	sl_json_object_end(&w->json);
}

static void add_page(sl_period_writer *w, sl_teller *t, sl_date from, sl_date to, const sl_answer *answer)
{
	sl_page page = {.out = w->out, .format = w->options.format, .day = t->date, .started = true};

	sl_page_heading(&page, 2, stretch_title(t, from, to));
	sl_show_answer(&page, t, answer, &w->options, 3);
	sl_page_free(&page);
}

sl_status sl_period_writer_add(void *writer, sl_date from, sl_date to, const sl_answer *answer)
{
	sl_period_writer *w = writer;
	sl_arena arena = {0};
	sl_teller t;

	sl_teller_init(&t, answer->run, &arena);
	if (w->options.format == SL_JSON)
		add_data(w, &t, from, to, answer);
	else
		add_page(w, &t, from, to, answer);
	sl_teller_close(&t);
	sl_arena_free(&arena);
	if (t.status == SL_OK)
		t.status = sl_run_status(answer->run);
	return t.status != SL_OK ? t.status : sl_buf_status(w->out);
}

sl_status sl_period_writer_close(sl_period_writer *w)
{
	sl_page page = {.out = w->out, .format = w->options.format, .fragment = w->options.fragment};

	if (w->options.format == SL_JSON) {
		sl_json_array_end(&w->json);
		sl_json_object_end(&w->json);
		sl_buf_putc(w->out, '\n');
	} else {
		sl_page_close(&page);
	}
	return sl_buf_status(w->out);
}
