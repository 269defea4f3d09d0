/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * matches, replace, split, and capitals and small letters: what PCRE2 does.
 *
 * Every match runs under limits. A limit that is hit is SL_ELIMIT with words,
 * never "does not match".
 */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <string.h>

#include "function/internal.h"
#include "function/regex.h"

#define MOST_DEPTH    20000
#define MOST_KILOBYTE 32768
#define MOST_PIECES   100000 /* matches in one text */

/*
 * PCRE2 does not say how many steps a match took. So it is tried with few
 * first, which is free; who needs more pays from what all patterns of one
 * evaluation may cost together.
 */
static const struct {
	uint32_t steps, effort;
} attempts[] = {{2000, 0}, {50000, 1}, {2000000, 40}};

typedef struct matcher {
	pcre2_code *code;
	pcre2_match_context *context;
	pcre2_match_data *data;
	unsigned groups;
	uint32_t own_effort, *effort;
} matcher;

static void matcher_free(matcher *m)
{
	pcre2_match_data_free(m->data);
	pcre2_match_context_free(m->context);
	pcre2_code_free(m->code);
}

static sl_status compile(matcher *m, const char *text, size_t n, uint32_t options,
			 sl_call *call)
{
	int error;
	PCRE2_SIZE where;
	char words[128];

	*m = (matcher){0};
	m->code = pcre2_compile((PCRE2_SPTR)text, n,
				options | PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C, &error,
				&where, NULL);
	if (!m->code) {
		if (error == PCRE2_ERROR_NOMEMORY)
			return SL_ENOMEM;
		pcre2_get_error_message(error, (PCRE2_UCHAR *)words, sizeof words);
		return sl_call_fail(call, "reguliere expressie: %s", words);
	}
	m->context = pcre2_match_context_create(NULL);
	m->data = pcre2_match_data_create_from_pattern(m->code, NULL);
	if (!m->context || !m->data)
		return SL_ENOMEM;
	pcre2_set_depth_limit(m->context, MOST_DEPTH);
	pcre2_set_heap_limit(m->context, MOST_KILOBYTE);
	return SL_OK;
}

/* A matcher for an XPath pattern; free it also after a failure. */
static sl_status matcher_new(matcher *m, sl_value pattern, sl_value flag_text,
			     sl_call *call)
{
	uint32_t options = PCRE2_DOLLAR_ENDONLY | PCRE2_MATCH_UNSET_BACKREF;
	sl_regex_flags flags;
	sl_buf text = {0};
	unsigned groups = 0;
	sl_status err;

	*m = (matcher){0};
	if ((err = sl_regex_flags_read(&flags, flag_text, call)) != SL_OK)
		return err;
	options |= (flags.dot_all ? PCRE2_DOTALL : 0) |
		   (flags.multiline ? PCRE2_MULTILINE : 0) |
		   (flags.ignore_case ? PCRE2_CASELESS : 0);
	sl_buf_puts(&text, "(*LF)"); /* what . and $ take for the end of a line */
	err = sl_regex_translate(&text, &groups, pattern, flags, call);
	if (err == SL_OK)
		err = compile(m, sl_buf_text(&text), text.len, options, call);
	m->groups = groups;
	m->own_effort = SL_PATTERN_EFFORT;
	m->effort = call->effort ? call->effort : &m->own_effort;
	sl_buf_free(&text);
	return err;
}

static int attempt(const matcher *m, sl_value text, size_t at, uint32_t options)
{
	int rc = PCRE2_ERROR_MATCHLIMIT;

	for (size_t i = 0;
	     i < sizeof attempts / sizeof *attempts && rc == PCRE2_ERROR_MATCHLIMIT;
	     i++) {
		if (attempts[i].effort > *m->effort)
			break;
		*m->effort -= attempts[i].effort;
		pcre2_set_match_limit(m->context, attempts[i].steps);
		rc = pcre2_match(m->code, (PCRE2_SPTR)text.as.text, text.n, at, options,
				 m->data, m->context);
	}
	return rc;
}

/* Find from byte `at` on. *found false: no match. */
static sl_status find(bool *found, const matcher *m, sl_value text, size_t at,
		      uint32_t options, sl_call *call)
{
	int rc = attempt(m, text, at, options);

	*found = rc >= 0;
	if (rc >= 0 || rc == PCRE2_ERROR_NOMATCH)
		return SL_OK;
	if (rc == PCRE2_ERROR_NOMEMORY)
		return SL_ENOMEM;
	if (rc == PCRE2_ERROR_MATCHLIMIT || rc == PCRE2_ERROR_DEPTHLIMIT ||
	    rc == PCRE2_ERROR_HEAPLIMIT)
		return sl_call_limit(
			call, "reguliere expressie: het zoeken kost te veel stappen");
	return sl_call_fail(
		call, "reguliere expressie: de tekst is niet te doorzoeken (%d)", rc);
}

sl_status sl_fn_matches(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	matcher m;
	bool found = false;
	sl_status err = matcher_new(&m, args[1], args[2], call);

	if (err == SL_OK)
		err = find(&found, &m, args[0], 0, 0, call);
	matcher_free(&m);
	*out = sl_boolean(found);
	return err;
}

/* XPath: who replaces or splits by nothing makes a mistake. */
static sl_status refuse_empty(const matcher *m, const char *name, sl_call *call)
{
	bool found;
	sl_status err = find(&found, m, sl_string("", 0), 0, 0, call);

	if (err == SL_OK && found)
		err = sl_call_fail(
			call, "%s(): de reguliere expressie past ook op een lege tekst",
			name);
	return err;
}

/* ---- replace ---- */

/* The bytes of a group of the last match; NULL when it took no part. */
static const char *group_text(const matcher *m, sl_value text, unsigned group, size_t *n)
{
	const PCRE2_SIZE *at = pcre2_get_ovector_pointer(m->data);

	if (group >= pcre2_get_ovector_count(m->data) || at[2 * group] == PCRE2_UNSET)
		return NULL;
	*n = at[2 * group + 1] - at[2 * group];
	return text.as.text + at[2 * group];
}

/* $12: the longest number that is a group, as XPath has it. */
static unsigned group_number(const matcher *m, sl_value with, uint32_t *i)
{
	unsigned group = (unsigned)(with.as.text[++*i] - '0');

	while (*i + 1 < with.n && with.as.text[*i + 1] >= '0' &&
	       with.as.text[*i + 1] <= '9' &&
	       group * 10 + (unsigned)(with.as.text[*i + 1] - '0') <= m->groups)
		group = group * 10 + (unsigned)(with.as.text[++*i] - '0');
	return group;
}

/* Write the replacement of the last match. */
static sl_status put_replacement(sl_buf *out, const matcher *m, sl_value text,
				 sl_value with, bool literal, sl_call *call)
{
	for (uint32_t i = 0; i < with.n; i++) {
		char c = with.as.text[i],
		     next = i + 1 < with.n ? with.as.text[i + 1] : '\0';
		const char *part;
		size_t n;

		if (literal || (c != '$' && c != '\\')) {
			sl_buf_putc(out, c);
		} else if (c == '\\' && (next == '\\' || next == '$')) {
			sl_buf_putc(out, next);
			i++;
		} else if (c == '$' && next >= '0' && next <= '9') {
			if ((part = group_text(m, text, group_number(m, with, &i), &n)))
				sl_buf_write(out, part, n);
		} else {
			return sl_call_fail(call, "replace(): achter %c hoort %s", c,
					    c == '$' ? "het nummer van een groep"
						     : "$ of \\");
		}
	}
	if (out->len > SL_VALUE_MOST_TEXT)
		return sl_call_limit(call, "replace(): de tekst wordt te lang");
	return SL_OK;
}

static sl_status replace_all(sl_buf *out, const matcher *m, sl_value text, sl_value with,
			     bool literal, sl_call *call)
{
	size_t at = 0;
	bool found;
	sl_status err;

	for (unsigned count = 0;
	     (err = find(&found, m, text, at, PCRE2_NOTEMPTY, call)) == SL_OK && found;
	     count++) {
		const PCRE2_SIZE *where = pcre2_get_ovector_pointer(m->data);

		if (count == MOST_PIECES)
			return sl_call_limit(call, "replace(): meer dan %d plaatsen",
					     MOST_PIECES);
		sl_buf_write(out, text.as.text + at, where[0] - at);
		if ((err = put_replacement(out, m, text, with, literal, call)) != SL_OK)
			return err;
		at = where[1];
	}
	sl_buf_write(out, text.as.text + at, text.n - at);
	return err;
}

sl_status sl_fn_replace(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	bool literal =
		args[3].kind == SL_STRING && memchr(args[3].as.text, 'q', args[3].n);
	sl_buf text = {0};
	matcher m;
	sl_status err = matcher_new(&m, args[1], args[3], call);

	if (err == SL_OK)
		err = refuse_empty(&m, "replace", call);
	if (err == SL_OK)
		err = replace_all(&text, &m, args[0], args[2], literal, call);
	matcher_free(&m);
	if (err == SL_OK)
		return sl_text_take(out, call, &text);
	sl_buf_free(&text);
	return err;
}

/* ---- split ---- */

typedef struct pieces {
	sl_value *items;
	size_t count, cap;
} pieces;

static sl_status add_piece(pieces *p, const char *text, size_t n, sl_call *call)
{
	sl_value *items =
		sl_arena_grow(call->arena, p->items, p->count, &p->cap, sizeof *items);

	if (!items)
		return SL_ENOMEM;
	p->items = items;
	if (p->count == MOST_PIECES)
		return sl_call_limit(call, "split(): meer dan %d stukken", MOST_PIECES);
	return sl_text_value(&p->items[p->count++], call, text, n);
}

static sl_status split_all(pieces *p, const matcher *m, sl_value text, sl_call *call)
{
	size_t at = 0;
	bool found;
	sl_status err;

	while ((err = find(&found, m, text, at, PCRE2_NOTEMPTY, call)) == SL_OK &&
	       found) {
		const PCRE2_SIZE *where = pcre2_get_ovector_pointer(m->data);

		if ((err = add_piece(p, text.as.text + at, where[0] - at, call)) != SL_OK)
			return err;
		at = where[1];
	}
	return err == SL_OK ? add_piece(p, text.as.text + at, text.n - at, call) : err;
}

sl_status sl_fn_split(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	pieces p = {0};
	matcher m;
	sl_status err = matcher_new(&m, args[1], sl_null(), call);

	if (err == SL_OK)
		err = refuse_empty(&m, "split", call);
	if (err == SL_OK)
		err = split_all(&p, &m, args[0], call);
	matcher_free(&m);
	return err == SL_OK ? sl_list_value(out, p.items, p.count, call) : err;
}

/* ---- capitals ---- */

/* PCRE2 knows the other case of every letter; the C library only of its locale. */
static sl_status change_case(sl_value *out, sl_value text, const char *with,
			     sl_call *call)
{
	PCRE2_SIZE size =
		(PCRE2_SIZE)text.n * 3 + 1; /* the other case may take more bytes */
	char *buffer;
	matcher m;
	sl_status err;
	int rc;

	if (text.n > SL_VALUE_MOST_TEXT / 3)
		return sl_call_limit(call, "de tekst is langer dan %u bytes",
				     SL_VALUE_MOST_TEXT / 3);
	if (!(buffer = sl_arena_alloc(call->arena, size)))
		return SL_ENOMEM;
	if ((err = compile(&m, ".+", 2, PCRE2_DOTALL | PCRE2_UCP, call)) == SL_OK) {
		rc = pcre2_substitute(m.code, (PCRE2_SPTR)text.as.text, text.n, 0,
				      PCRE2_SUBSTITUTE_EXTENDED, m.data, m.context,
				      (PCRE2_SPTR)with, strlen(with),
				      (PCRE2_UCHAR *)buffer, &size);
		if (rc < 0)
			err = sl_call_fail(call, "de tekst is niet om te zetten (%d)",
					   rc);
	}
	matcher_free(&m);
	*out = sl_string(buffer, size);
	return err;
}

/* The capital of this one letter is two: Unicode, SpecialCasing. */
static sl_status capital_sharp_s(sl_value *out, sl_value text, sl_call *call)
{
	static const char sharp_s[] = "\xC3\x9F";
	const char *at = text.as.text, *end = at + text.n, *next;
	sl_buf capital = {0};

	*out = text;
	if (!memmem(at, text.n, sharp_s, 2))
		return SL_OK;
	for (; (next = memmem(at, (size_t)(end - at), sharp_s, 2)); at = next + 2) {
		sl_buf_write(&capital, at, (size_t)(next - at));
		sl_buf_puts(&capital, "SS");
	}
	sl_buf_write(&capital, at, (size_t)(end - at));
	return sl_text_take(out, call, &capital);
}

sl_status sl_fn_upper_case(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	sl_value text;
	sl_status err = capital_sharp_s(&text, args[0], call);

	return err == SL_OK ? change_case(out, text, "\\U$0", call) : err;
}

sl_status sl_fn_lower_case(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	return change_case(out, args[0], "\\L$0", call);
}
