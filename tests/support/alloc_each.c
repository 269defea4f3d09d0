/* SPDX-License-Identifier: EUPL-1.2 */
/* Allocations that fail, one after the other. */
#include "alloc_each.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "support/alloc.h"

/* The text of a run in which nothing fails, and how many allocations it took. */
static size_t count_all(sl_buf *want, const char *name, sl_alloc_work run, const void *work)
{
	sl_status err;

	sl_alloc_fail_at(0);
	if ((err = run(want, work)) != SL_OK)
		fail_msg("%s: status %d: %s", name, (int)err, sl_buf_text(want));
	assert_true(want->len > 200);
	return sl_alloc_count();
}

/* Was the n-th one needed? */
static bool is_missed(const char *name, sl_alloc_work run, const void *work, size_t n, const sl_buf *want)
{
	sl_buf got = {0};
	sl_status err;
	bool failed;

	sl_alloc_fail_at(n);
	err = run(&got, work);
	failed = sl_alloc_failed();
	sl_alloc_fail_at(0);
	if (err != SL_OK && err != SL_ENOMEM)
		fail_msg("%s, allocation %zu: status %d", name, n, (int)err);
	if (err == SL_OK && strcmp(sl_buf_text(&got), sl_buf_text(want)) != 0)
		fail_msg("%s, allocation %zu: another answer: %s\nwant %s", name, n, sl_buf_text(&got), sl_buf_text(want));
	sl_buf_free(&got);
	return failed && err == SL_ENOMEM;
}

void sl_alloc_fail_each(const char *name, sl_alloc_work run, const void *work, size_t stride)
{
	sl_buf want = {0};
	size_t count = count_all(&want, name, run, work), failures = 0;

	for (size_t n = 1; n <= count; n += stride)
		failures += is_missed(name, run, work, n, &want);
	/* Most of them were needed. */
	if (failures * 2 * stride < count)
		fail_msg("%s: only %zu of %zu allocations were missed", name, failures, count / stride);
	sl_buf_free(&want);
}
