/* SPDX-License-Identifier: EUPL-1.2 */
/* Text as it is wanted. */
#include "differs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static size_t length_of(const char *text)
{
	size_t n = strlen(text);

	while (n && text[n - 1] == '\n')
		n--;
	return n;
}

bool sl_differs(const char *name, const sl_buf *got, const char *want)
{
	const char *text = sl_buf_text(got);
	size_t n = length_of(want);

	if (length_of(text) == n && memcmp(text, want, n) == 0)
		return false;
	print_error("%s: want\n%s\ngot\n%s\n", name, want, text);
	return true;
}

void sl_none_differ(int failed, size_t rows)
{
	if (failed)
		fail_msg("%d of %zu rows differ", failed, rows);
}

void sl_says(const char *name, const char *text, const char *want)
{
	if (!strstr(text, want))
		fail_msg("%s: \"%s\" is not in\n%s", name, want, text);
}

void sl_says_not(const char *name, const char *text, const char *unwanted)
{
	if (strstr(text, unwanted))
		fail_msg("%s: \"%s\" is in\n%s", name, unwanted, text);
}
