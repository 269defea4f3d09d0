/* SPDX-License-Identifier: EUPL-1.2 */
/* Small laws that decide. */
#include "asking.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/differs.h"

void sl_asking_open(sl_asking *k, const char *name, const char *rules, const char *facts, const char *day,
		    const sl_decide_options *options)
{
	*k = (sl_asking){.run = NULL};
	sl_law_load(&k->law, name, rules);
	k->h = sl_law_facts(&k->law, name, facts, &k->arena);
	assert_int_equal(sl_run_new(&k->run, k->law.program), SL_OK);
	sl_run_narrow(k->run, options ? options->domain : NULL);
	assert_int_equal(sl_run_begin(k->run, k->h, day ? sl_law_day(day) : k->h->date, SL_FOREVER), SL_OK);
	assert_int_equal(sl_decide(&k->answer, k->run, options, &k->arena), SL_OK);
}

void sl_asking_close(sl_asking *k)
{
	sl_run_free(k->run);
	sl_arena_free(&k->arena);
	sl_law_free(&k->law);
}

void sl_asking_says(const sl_asking *k, const char *name, sl_answer_options o, const char *const *texts, size_t count)
{
	sl_buf got = {0};

	assert_int_equal(sl_answer_write(&got, k->answer, &o), SL_OK);
	for (size_t i = 0; i < count; i++)
		sl_says(name, sl_buf_text(&got), texts[i]);
	sl_buf_free(&got);
}

bool sl_asking_differs(const char *name, const char *rules, const char *facts, const sl_decide_options *options,
		       sl_asking_write write, const char *want)
{
	sl_asking k;
	sl_buf got = {0};
	bool differs;

	sl_asking_open(&k, name, rules, facts, NULL, options);
	write(&got, k.answer);
	differs = sl_differs(name, &got, want);
	sl_buf_free(&got);
	sl_asking_close(&k);
	return differs;
}

void sl_asking_table(const sl_asking_row *rows, size_t count, sl_asking_write write)
{
	int failed = 0;

	for (size_t i = 0; i < count; i++)
		failed += sl_asking_differs(rows[i].name, rows[i].rules, rows[i].facts, NULL, write, rows[i].want);
	sl_none_differ(failed, count);
}

void sl_part_table(const sl_part_row *rows, size_t count, sl_asking_write write)
{
	int failed = 0;

	for (size_t i = 0; i < count; i++)
		failed += sl_asking_differs(rows[i].name, rows[i].rules, rows[i].facts, &rows[i].options, write, rows[i].want);
	sl_none_differ(failed, count);
}

/* ---- periods ---- */

sl_status sl_stretch_text(void *stretches, sl_date from, sl_date to, const sl_answer *a)
{
	const sl_stretches *s = stretches;

	sl_value_print(s->out, sl_day(from));
	sl_buf_puts(s->out, "..");
	sl_value_print(s->out, sl_day(to));
	sl_buf_putc(s->out, ' ');
	s->write(s->out, a);
	if (s->out->len && s->out->text[s->out->len - 1] != '\n')
		sl_buf_putc(s->out, '\n');
	return SL_OK;
}

void sl_asking_period(sl_buf *out, sl_asking *k, const char *from, const char *to, const sl_decide_options *options,
		      sl_asking_write write)
{
	sl_stretches s = {.out = out, .write = write};

	assert_int_equal(sl_decide_period(k->run, k->h, sl_law_day(from), sl_law_day(to), SL_FOREVER, options,
					  sl_stretch_text, &s), SL_OK);
}

void sl_period_table(const sl_period_row *rows, size_t count, sl_asking_write write)
{
	int failed = 0;

	for (size_t i = 0; i < count; i++) {
		sl_asking k;
		sl_buf got = {0};

		sl_asking_open(&k, rows[i].name, rows[i].rules, rows[i].facts, NULL, NULL);
		sl_asking_period(&got, &k, rows[i].from, rows[i].to, NULL, write);
		failed += sl_differs(rows[i].name, &got, rows[i].want);
		sl_buf_free(&got);
		sl_asking_close(&k);
	}
	sl_none_differ(failed, count);
}
