/* SPDX-License-Identifier: EUPL-1.2 */
/* Results as text for people, TAP 13 and JUnit XML for machines. */
#include <string.h>

#include "lawtest/lawtest.h"

sl_case_counts sl_case_count(const sl_case_result *results, size_t count)
{
	sl_case_counts n = {0};

	for (size_t i = 0; i < count; i++) {
		n.passed += results[i].verdict == SL_CASE_PASSED;
		n.failed += results[i].verdict == SL_CASE_FAILED;
		n.unsupported += results[i].verdict == SL_CASE_UNSUPPORTED;
		n.warnings += results[i].warning != NULL;
	}
	return n;
}

/* Every line of the text behind a prefix. */
static void write_lines(sl_buf *out, const char *prefix, const char *text)
{
	while (*text) {
		const char *end = strchrnul(text, '\n');

		sl_buf_printf(out, "%s%.*s\n", prefix, (int)(end - text), text);
		text = end + (*end != '\0');
	}
}

/* ---- for people ---- */

static void write_case(sl_buf *out, const sl_case_result *r, bool all)
{
	static const char *const words[] = {"geslaagd", "MISLUKT", "niet ondersteund"};
	const sl_case *c = r->of;

	if (r->verdict == SL_CASE_PASSED && !r->warning && !all)
		return;
	sl_buf_printf(out, "%s %s%s%s (%s:%u)\n", words[r->verdict], c->id, *c->title ? " " : "", c->title, c->file,
		      c->line);
	write_lines(out, "  ", r->problems);
	if (*r->difference)
		sl_buf_puts(out, "  waar het uiteenloopt:\n");
	write_lines(out, "    ", r->difference);
	if (r->unsupported)
		sl_buf_printf(out, "  niet beoordeeld: %s\n", r->unsupported);
	if (c->doubt)
		sl_buf_printf(out, "  onzeker: %s\n", c->doubt);
	if (r->verdict == SL_CASE_FAILED && *c->source)
		sl_buf_printf(out, "  bron van de verwachting: %s\n", c->source);
	if (r->warning)
		sl_buf_printf(out, "  let op: %s\n", r->warning);
}

void sl_case_write_text(sl_buf *out, const sl_case_result *results, size_t count, bool all)
{
	sl_case_counts n = sl_case_count(results, count);

	for (size_t i = 0; i < count; i++)
		write_case(out, &results[i], all);
	sl_buf_printf(out, "%zu geslaagd, %zu mislukt", n.passed, n.failed);
	if (n.unsupported)
		sl_buf_printf(out, ", %zu niet ondersteund", n.unsupported);
	if (n.warnings)
		sl_buf_printf(out, ", %zu keer let op", n.warnings);
	sl_buf_putc(out, '\n');
}

/* ---- TAP ---- */

static void write_tap_case(sl_buf *out, const sl_case_result *r, size_t number)
{
	sl_buf_printf(out, "%sok %zu - ", r->verdict == SL_CASE_FAILED ? "not " : "", number);
	sl_buf_put_tap(out, r->of->id);
	if (*r->of->title)
		sl_buf_putc(out, ' ');
	sl_buf_put_tap(out, r->of->title);
	if (r->verdict == SL_CASE_UNSUPPORTED)
		sl_buf_printf(out, " # SKIP not supported: %s", r->unsupported);
	sl_buf_putc(out, '\n');
	write_lines(out, "# ", r->problems);
	write_lines(out, "#   ", r->difference);
	if (r->of->doubt)
		write_lines(out, "# onzeker: ", r->of->doubt);
	if (r->warning)
		write_lines(out, "# let op: ", r->warning);
}

void sl_case_write_tap(sl_buf *out, const sl_case_result *results, size_t count)
{
	sl_case_counts n = sl_case_count(results, count);

	sl_buf_printf(out, "TAP version 13\n1..%zu\n", count);
	for (size_t i = 0; i < count; i++)
		write_tap_case(out, &results[i], i + 1);
	sl_buf_printf(out, "%zu passed, %zu failed, %zu not supported\n", n.passed, n.failed, n.unsupported);
}

/* ---- JUnit ---- */

/* An attribute's text: XML would read a line's end as a space, and refuses other control characters. */
static void write_escaped(sl_buf *out, const char *text)
{
	for (; *text; text++) {
		const char *escape = *text == '\n' ? "&#10;" : sl_xml_escape(*text);
		if (escape)
			sl_buf_puts(out, escape);
		else
			sl_buf_putc(out, (unsigned char)*text < ' ' ? ' ' : *text);
	}
}

static void write_attribute(sl_buf *out, const char *name, const char *text)
{
	sl_buf_printf(out, " %s=\"", name);
	write_escaped(out, text);
	sl_buf_putc(out, '"');
}

static void write_junit_case(sl_buf *out, const sl_case_result *r)
{
	sl_buf_puts(out, "    <testcase");
	write_attribute(out, "classname", r->of->file);
	write_attribute(out, "name", r->of->id);
	sl_buf_puts(out, ">\n");
	if (r->verdict == SL_CASE_FAILED) {
		sl_buf_puts(out, "      <failure");
		write_attribute(out, "message", r->problems);
		sl_buf_putc(out, '>');
		write_escaped(out, r->difference);
		sl_buf_puts(out, "</failure>\n");
	}
	if (r->verdict == SL_CASE_UNSUPPORTED) {
		sl_buf_puts(out, "      <skipped");
		write_attribute(out, "message", r->unsupported);
		sl_buf_puts(out, "/>\n");
	}
	if (r->warning || r->of->doubt) {
		sl_buf_puts(out, "      <system-out>");
		write_escaped(out, r->of->doubt ? r->of->doubt : "");
		sl_buf_puts(out, r->of->doubt && r->warning ? "&#10;" : "");
		write_escaped(out, r->warning ? r->warning : "");
		sl_buf_puts(out, "</system-out>\n");
	}
	sl_buf_puts(out, "    </testcase>\n");
}

void sl_case_write_junit(sl_buf *out, const sl_case_result *results, size_t count)
{
	sl_case_counts n = sl_case_count(results, count);

	sl_buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
	sl_buf_printf(out, "  <testsuite name=\"toetsen\" tests=\"%zu\" failures=\"%zu\" errors=\"0\" skipped=\"%zu\">\n",
		      count, n.failed, n.unsupported);
	for (size_t i = 0; i < count; i++)
		write_junit_case(out, &results[i]);
	sl_buf_puts(out, "  </testsuite>\n</testsuites>\n");
}
