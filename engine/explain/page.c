/* SPDX-License-Identifier: EUPL-1.2 */
/* Three ways to write one page. */
#include "explain/page.h"

#include <string.h>

#include "base/utf8.h"

#define STYLE \
	"body{font-family:sans-serif;line-height:1.5;max-width:60em;margin:1em auto;padding:0 1em}" \
	"code{background:#f2f2f2;padding:0 .2em}li{margin:.15em 0}" \
	".stap{list-style:none}.niet,.gezien{color:#555}.let-op{color:#8a4b00}" \
	"@media print{body{font-size:9.5pt;line-height:1.3;max-width:none;margin:0}}"

/* ---- escaping ---- */

/* Shown as a replacement mark: what a screen or an XML reader would not take
 * as a character of the text. */
static bool is_unsafe(uint32_t c)
{
	return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c < 0xA0) ||
	       (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F ||
	       c == 0x2028 || c == 0x2029 || c == 0xFFFE || c == 0xFFFF;
}

/* What a character asks for on a page; 0: nothing, it goes as it is. */
enum {
	MARK_HTML = 1,     /* has a meaning of its own in HTML */
	MARK_MARKDOWN = 2,
	WHITE = 4,
	ODD = 8            /* the end, a control character, or beyond ASCII */
};
#define BOTH (MARK_HTML | MARK_MARKDOWN)
static const uint8_t classes[256] = {
	[0 ... 0x08] = ODD, [0x0B ... 0x0C] = ODD, [0x0E ... 0x1F] = ODD, [0x7F ... 0xFF] = ODD,
	[' '] = WHITE, ['\t'] = WHITE, ['\n'] = WHITE, ['\r'] = WHITE,
	['&'] = BOTH, ['<'] = BOTH, ['>'] = BOTH, ['"'] = MARK_HTML,
	['\\'] = MARK_MARKDOWN, ['`'] = MARK_MARKDOWN, ['*'] = MARK_MARKDOWN, ['_'] = MARK_MARKDOWN,
	['{'] = MARK_MARKDOWN, ['}'] = MARK_MARKDOWN, ['['] = MARK_MARKDOWN, [']'] = MARK_MARKDOWN,
	['#'] = MARK_MARKDOWN, ['|'] = MARK_MARKDOWN, ['~'] = MARK_MARKDOWN, ['!'] = MARK_MARKDOWN,
	['$'] = MARK_MARKDOWN,
};

static uint8_t class_of(char c)
{
	return classes[(unsigned char)c];
}

/* What to escape on this page; in code Markdown takes all as it is. */
static uint8_t marks_of(const sl_page *p, bool code)
{
	if (p->format == SL_HTML)
		return MARK_HTML;
	return p->format == SL_MARKDOWN && !code ? MARK_MARKDOWN : 0;
}

/* "1. " and "- " at the start of a block would make a list of it. */
static bool starts_list(const char *text)
{
	size_t n = strspn(text, "0123456789");

	return n ? text[n] == '.' || text[n] == ')' : *text == '-' || *text == '+' || *text == '=';
}

static void put_character(sl_page *p, const char *s, size_t n, uint8_t marks)
{
	bool mark = class_of(*s) & marks;

	if (mark && marks == MARK_HTML) {
		sl_buf_puts(p->out, sl_xml_escape(*s));
		return;
	}
	if (mark)
		sl_buf_putc(p->out, '\\');
	sl_buf_write(p->out, s, n);
}

/* How much of the text goes as it is, single spaces included. */
static size_t plain_length(const char *text, uint8_t marks)
{
	uint8_t stops = marks | WHITE | ODD;
	size_t i = 0;

	for (;;) {
		while (!(class_of(text[i]) & stops))
			i++;
		if (!i || text[i] != ' ' || class_of(text[i + 1]) & stops)
			return i;
		i++;
	}
}

/* Characters that look like none, or would turn the text around, are shown as
 * a replacement mark. Returns the bytes it took. */
static size_t put_odd(sl_page *p, const char *s, size_t n, uint8_t marks)
{
	size_t step;
	uint32_t c;

	if (!(step = sl_utf8_decode(&c, s, n))) {
		step = 1;
		c = 0xFFFF;
	}
	if (is_unsafe(c))
		sl_buf_puts(p->out, "\xEF\xBF\xBD");
	else
		put_character(p, s, step, marks);
	return step;
}

/* White space of any kind is one space. */
static void put_escaped(sl_page *p, const char *text, bool code)
{
	uint8_t marks = marks_of(p, code);
	const char *end = text + strlen(text);
	size_t step;

	while (text < end) {
		if ((step = plain_length(text, marks))) {
			sl_buf_write(p->out, text, step);
		} else if (class_of(*text) & WHITE) {
			for (step = 1; class_of(text[step]) & WHITE; step++)
				;
			sl_buf_putc(p->out, ' ');
		} else {
			step = put_odd(p, text, (size_t)(end - text), marks);
		}
		text += step;
	}
}

void sl_page_text(sl_page *p, const char *text)
{
	size_t digits;

	if (p->format == SL_MARKDOWN && p->fresh && starts_list(text)) {
		digits = strspn(text, "0123456789");
		sl_buf_write(p->out, text, digits);
		sl_buf_putc(p->out, '\\');
		sl_buf_putc(p->out, text[digits]);
		text += digits + 1;
	}
	p->fresh = p->fresh && !*text;
	put_escaped(p, text, false);
}

void sl_page_strong(sl_page *p, const char *text)
{
	const char *open[] = {"", "**", "<strong>"}, *close[] = {"", "**", "</strong>"};

	p->fresh = false;
	sl_buf_puts(p->out, open[p->format]);
	put_escaped(p, text, false);
	sl_buf_puts(p->out, close[p->format]);
}

/* A fence of one backtick more than there are in the text. */
static size_t fence_of(const char *text)
{
	size_t most = 0, run = 0;

	for (; *text; text++) {
		run = *text == '`' ? run + 1 : 0;
		if (run > most)
			most = run;
	}
	return most + 1;
}

void sl_page_code(sl_page *p, const char *text)
{
	size_t fence;

	p->fresh = false;
	switch (p->format) {
	case SL_HTML:
		sl_buf_puts(p->out, "<code>");
		put_escaped(p, text, true);
		sl_buf_puts(p->out, "</code>");
		break;
	case SL_MARKDOWN:
		fence = fence_of(text);
		sl_buf_fill(p->out, '`', fence);
		if (fence > 1)
			sl_buf_putc(p->out, ' ');
		put_escaped(p, text, true);
		if (fence > 1)
			sl_buf_putc(p->out, ' ');
		sl_buf_fill(p->out, '`', fence);
		break;
	case SL_TEXT:
	case SL_JSON:
		put_escaped(p, text, true);
		break;
	}
}

static const char *say(sl_page *p, sl_word w, const char *a, const char *b, const char *c)
{
	sl_buf_clear(&p->words);
	sl_say(&p->words, w, a, b, c);
	if (sl_buf_status(&p->words) != SL_OK)
		p->out->status = SL_ENOMEM;
	return sl_buf_text(&p->words);
}

void sl_page_say(sl_page *p, sl_word w, const char *a, const char *b, const char *c)
{
	sl_page_text(p, say(p, w, a, b, c));
}

void sl_page_say_strong(sl_page *p, sl_word w, const char *a, const char *b, const char *c)
{
	sl_page_strong(p, say(p, w, a, b, c));
}

/* In a Markdown link a blank, `<` or `>` would end the address. */
static void put_address(sl_page *p, const char *link)
{
	const char *special = p->format == SL_HTML ? "&<>\"" : " <>()";
	size_t n = strcspn(link, special);

	for (; link[n]; link += n + 1, n = strcspn(link, special)) {
		sl_buf_write(p->out, link, n);
		if (p->format == SL_HTML)
			sl_buf_puts(p->out, sl_xml_escape(link[n]));
		else
			sl_buf_printf(p->out, "%%%02X", (unsigned char)link[n]);
	}
	sl_buf_write(p->out, link, n);
}

static void put_link(sl_page *p, const char *words, const char *link)
{
	sl_buf_puts(p->out, p->format == SL_HTML ? "<a href=\"" : "[");
	if (p->format == SL_HTML)
		put_address(p, link);
	else
		put_escaped(p, words, false);
	sl_buf_puts(p->out, p->format == SL_HTML ? "\">" : "](");
	if (p->format == SL_HTML)
		put_escaped(p, words, false);
	else
		put_address(p, link);
	sl_buf_puts(p->out, p->format == SL_HTML ? "</a>" : ")");
}

void sl_page_source(sl_page *p, const sl_source *s)
{
	sl_buf words = {0}, link = {0};

	p->fresh = false;
	if (p->format == SL_TEXT && s->words) {
		put_escaped(p, s->words, false);
		return;
	}
	sl_source_print(&words, s);
	sl_source_link(&link, s, p->day);
	if (p->format == SL_TEXT || !link.len)
		sl_page_text(p, sl_buf_text(&words));
	else
		put_link(p, sl_buf_text(&words), sl_buf_text(&link));
	if (sl_buf_status(&words) != SL_OK || sl_buf_status(&link) != SL_OK)
		p->out->status = SL_ENOMEM;
	sl_buf_free(&words);
	sl_buf_free(&link);
}

/* ---- blocks ---- */

/* A blank line between blocks, but not between items. */
static void separate(sl_page *p)
{
	if (p->started && p->format != SL_HTML)
		sl_buf_putc(p->out, '\n');
	p->started = true;
	p->fresh = true;
}

void sl_page_open(sl_page *p, sl_buf *out, sl_format format, bool fragment, const char *title)
{
	*p = (sl_page){.out = out, .format = format, .fragment = fragment, .day = SL_FOREVER};
	if (format != SL_HTML || fragment)
		return;
	sl_buf_puts(out, "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"nl\">\n<head>\n"
			 "<meta charset=\"utf-8\" />\n"
			 "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n<title>");
	put_escaped(p, title, false);
	sl_buf_puts(out, "</title>\n<style>" STYLE "</style>\n</head>\n<body>\n");
}

void sl_page_close(sl_page *p)
{
	if (p->format == SL_HTML && !p->fragment)
		sl_buf_puts(p->out, "</body>\n</html>\n");
	sl_page_free(p);
}

void sl_page_free(sl_page *p)
{
	sl_buf_free(&p->words);
}

static void underline(sl_page *p, size_t from, unsigned level)
{
	size_t width = sl_utf8_count(p->out->text + from, p->out->len - from);

	sl_buf_putc(p->out, '\n');
	if (level < 3)
		sl_buf_fill(p->out, level == 1 ? '=' : '-', width);
	if (level < 3)
		sl_buf_putc(p->out, '\n');
}

void sl_page_heading(sl_page *p, unsigned level, const char *text)
{
	size_t from;

	separate(p);
	if (p->format == SL_HTML) {
		sl_buf_printf(p->out, "<h%u>", level);
		put_escaped(p, text, false);
		sl_buf_printf(p->out, "</h%u>\n", level);
		return;
	}
	if (p->format == SL_MARKDOWN) {
		sl_buf_fill(p->out, '#', level);
		sl_buf_putc(p->out, ' ');
	}
	from = p->out->len;
	put_escaped(p, text, false);
	if (p->format == SL_TEXT && sl_buf_status(p->out) == SL_OK && p->out->len > from)
		underline(p, from, level);
	else
		sl_buf_putc(p->out, '\n');
}

void sl_page_paragraph_begin(sl_page *p)
{
	separate(p);
	if (p->format == SL_HTML)
		sl_buf_puts(p->out, "<p>");
}

void sl_page_paragraph_end(sl_page *p)
{
	sl_buf_puts(p->out, p->format == SL_HTML ? "</p>\n" : "\n");
}

void sl_page_list_begin(sl_page *p)
{
	if (p->depth++ == 0) {
		separate(p);
		if (p->format == SL_HTML)
			sl_buf_puts(p->out, "<ul>\n");
		return;
	}
	sl_buf_puts(p->out, p->format == SL_HTML ? "\n<ul>\n" : "\n");
}

void sl_page_list_end(sl_page *p)
{
	p->depth--;
	if (p->format == SL_HTML)
		sl_buf_puts(p->out, p->depth ? "</ul>" : "</ul>\n");
}

void sl_page_item_begin(sl_page *p, const char *sort)
{
	p->fresh = true;
	if (p->format == SL_HTML) {
		if (sort)
			sl_buf_printf(p->out, "<li class=\"%s\">", sort);
		else
			sl_buf_puts(p->out, "<li>");
		return;
	}
	sl_buf_fill(p->out, ' ', 2 * (size_t)(p->depth - 1));
	sl_buf_puts(p->out, "- ");
}

/* Behind a list that stood in the item the line has ended already. */
void sl_page_item_end(sl_page *p)
{
	if (p->format == SL_HTML)
		sl_buf_puts(p->out, "</li>\n");
	else if (p->out->len && p->out->text[p->out->len - 1] != '\n')
		sl_buf_putc(p->out, '\n');
}

void sl_page_paragraph(sl_page *p, const char *text)
{
	sl_page_paragraph_begin(p);
	sl_page_text(p, text);
	sl_page_paragraph_end(p);
}

void sl_page_item(sl_page *p, const char *sort, const char *text)
{
	sl_page_item_begin(p, sort);
	sl_page_text(p, text);
	sl_page_item_end(p);
}

void sl_page_after(sl_page *p, const char *sentence)
{
	if (!sentence)
		return;
	sl_page_text(p, " ");
	sl_page_text(p, sentence);
}
