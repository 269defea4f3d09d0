/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "support/xml_reading.h"

void xml_read_n(xml_reading *r, const char *text, size_t n)
{
	*r = (xml_reading){0};
	r->status = sl_xml_read(&r->root, &r->arena, NULL, "f.xml", text, n, &r->diags);
}

void xml_read_good(xml_reading *r, const char *name, const char *text)
{
	xml_read_n(r, text, strlen(text));
	if (r->status != SL_OK)
		fail_msg("%s: status %d, %s", name, r->status,
			 r->diags.count ? r->diags.items[0].text : "no message");
	assert_int_equal(r->diags.count, 0);
}

void xml_done(xml_reading *r)
{
	sl_arena_free(&r->arena);
	sl_diags_free(&r->diags);
}
