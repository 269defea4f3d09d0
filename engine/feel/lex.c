/* SPDX-License-Identifier: EUPL-1.2 */
/* Tokens of FEEL. */
#include "feel/lex.h"

#include <string.h>

#include "feel/chars.h"

static sl_token token(sl_token_kind kind, size_t start, size_t end)
{
	return (sl_token){
		.kind = (uint8_t)kind, .start = (uint32_t)start, .end = (uint32_t)end};
}

/* Behind white space and comments; *open is where an unclosed comment began. */
static size_t skip(const char *text, size_t n, size_t at, size_t *open)
{
	*open = n;
	for (;;) {
		at += sl_feel_space(text + at, n - at);
		if (n - at < 2 || text[at] != '/')
			return at;
		if (text[at + 1] == '/') {
			while (at < n && text[at] != '\n' && text[at] != '\r')
				at++;
		} else if (text[at + 1] == '*') {
			size_t start = at;

			for (at += 2;
			     at < n && (n - at < 2 || memcmp(text + at, "*/", 2)); at++)
				;
			if (at >= n) {
				*open = start;
				return n;
			}
			at += 2;
		} else {
			return at;
		}
	}
}

static size_t digits(const char *text, size_t n, size_t at)
{
	while (at < n && sl_feel_is_digit(text[at]))
		at++;
	return at;
}

/* digits [. digits] [e [sign] digits], or . digits; `1..2` is 1, .., 2. */
static sl_token number(const char *text, size_t n, size_t start)
{
	size_t at = digits(text, n, start), more;

	if (at < n && text[at] == '.' && at + 1 < n && sl_feel_is_digit(text[at + 1]))
		at = digits(text, n, at + 1);
	if (at < n && (text[at] == 'e' || text[at] == 'E')) {
		more = at + 1;
		if (more < n && (text[more] == '+' || text[more] == '-'))
			more++;
		if (more < n && sl_feel_is_digit(text[more]))
			at = digits(text, n, more);
	}
	return token(SL_TOKEN_NUMBER, start, at);
}

static sl_token string(const char *text, size_t n, size_t start)
{
	for (size_t at = start + 1; at < n; at++) {
		if (text[at] == '"')
			return token(SL_TOKEN_STRING, start, at + 1);
		if (text[at] == '\\' && at + 1 < n)
			at++;
		/* Grammar rule 35: a text stays on its line. */
		if (text[at] >= '\n' && text[at] <= '\r')
			break;
	}
	return token(SL_TOKEN_OPEN_STRING, start, n);
}

/* The keywords in order of their first letter, and where each letter begins. */
static const struct {
	const char *text;
	uint8_t length, word; /* sl_keyword */
} words[] = {
	{"and", 3, SL_WORD_AND},
	{"between", 7, SL_WORD_BETWEEN},
	{"else", 4, SL_WORD_ELSE},
	{"every", 5, SL_WORD_EVERY},
	{"external", 8, SL_WORD_EXTERNAL},
	{"false", 5, SL_WORD_FALSE},
	{"for", 3, SL_WORD_FOR},
	{"function", 8, SL_WORD_FUNCTION},
	{"if", 2, SL_WORD_IF},
	{"in", 2, SL_WORD_IN},
	{"instance", 8, SL_WORD_INSTANCE},
	{"not", 3, SL_WORD_NOT},
	{"null", 4, SL_WORD_NULL},
	{"of", 2, SL_WORD_OF},
	{"or", 2, SL_WORD_OR},
	{"return", 6, SL_WORD_RETURN},
	{"satisfies", 9, SL_WORD_SATISFIES},
	{"some", 4, SL_WORD_SOME},
	{"then", 4, SL_WORD_THEN},
	{"true", 4, SL_WORD_TRUE},
};
static const uint8_t first_of[] = {
	['a' - 'a'] = 0,  ['b' - 'a'] = 1,  ['c' - 'a'] = 2,  ['d' - 'a'] = 2,
	['e' - 'a'] = 2,  ['f' - 'a'] = 5,  ['g' - 'a'] = 8,  ['h' - 'a'] = 8,
	['i' - 'a'] = 8,  ['j' - 'a'] = 11, ['k' - 'a'] = 11, ['l' - 'a'] = 11,
	['m' - 'a'] = 11, ['n' - 'a'] = 11, ['o' - 'a'] = 13, ['p' - 'a'] = 15,
	['q' - 'a'] = 15, ['r' - 'a'] = 15, ['s' - 'a'] = 16, ['t' - 'a'] = 18,
	['u' - 'a'] = 20,
};

static uint8_t keyword(const char *s, size_t n)
{
	if (n < 2 || n > 9 || s[0] < 'a' || s[0] > 't')
		return SL_WORD_OTHER;
	for (size_t i = first_of[s[0] - 'a']; i < first_of[s[0] - 'a' + 1]; i++)
		if (words[i].length == n && memcmp(words[i].text, s, n) == 0)
			return words[i].word;
	return SL_WORD_OTHER;
}

/* A sign of one character, or of two when `second` follows. */
static sl_token sign(const char *text, size_t n, size_t at, sl_token_kind one,
		     char second, sl_token_kind two)
{
	if (at + 1 < n && text[at + 1] == second)
		return token(two, at, at + 2);
	return token(one, at, at + 1);
}

static sl_token other(const char *text, size_t n, size_t at)
{
	uint32_t c;
	size_t length = sl_feel_char(&c, text + at, n - at);

	return length ? token(SL_TOKEN_BAD_CHAR, at, at + length)
		      : token(SL_TOKEN_BAD_UTF8, at, at + 1);
}

sl_token sl_feel_token(const char *text, size_t n, size_t at)
{
	size_t open, length;
	sl_token t;

	at = skip(text, n, at, &open);
	if (open < n)
		return token(SL_TOKEN_OPEN_COMMENT, open, n);
	if (at >= n)
		return token(SL_TOKEN_END, n, n);
	if (sl_feel_is_digit(text[at]))
		return number(text, n, at);
	if ((length = sl_feel_word(text + at, n - at))) {
		t = token(SL_TOKEN_WORD, at, at + length);
		t.keyword = keyword(text + at, length);
		return t;
	}
	switch (text[at]) {
	case '"': return string(text, n, at);
	case '(': return token(SL_TOKEN_LPAREN, at, at + 1);
	case ')': return token(SL_TOKEN_RPAREN, at, at + 1);
	case '[': return token(SL_TOKEN_LBRACKET, at, at + 1);
	case ']': return token(SL_TOKEN_RBRACKET, at, at + 1);
	case '{': return token(SL_TOKEN_LBRACE, at, at + 1);
	case '}': return token(SL_TOKEN_RBRACE, at, at + 1);
	case ',': return token(SL_TOKEN_COMMA, at, at + 1);
	case ':': return token(SL_TOKEN_COLON, at, at + 1);
	case '@': return token(SL_TOKEN_AT, at, at + 1);
	case '+': return token(SL_TOKEN_PLUS, at, at + 1);
	case '-': return token(SL_TOKEN_MINUS, at, at + 1);
	case '/': return token(SL_TOKEN_SLASH, at, at + 1);
	case '=': return token(SL_TOKEN_EQ, at, at + 1);
	case '*': return sign(text, n, at, SL_TOKEN_STAR, '*', SL_TOKEN_POWER);
	case '<': return sign(text, n, at, SL_TOKEN_LT, '=', SL_TOKEN_LE);
	case '>': return sign(text, n, at, SL_TOKEN_GT, '=', SL_TOKEN_GE);
	case '!': return sign(text, n, at, SL_TOKEN_BAD_CHAR, '=', SL_TOKEN_NE);
	case '.':
		if (at + 1 < n && sl_feel_is_digit(text[at + 1]))
			return number(text, n, at);
		return sign(text, n, at, SL_TOKEN_DOT, '.', SL_TOKEN_DOTS);
	default: return other(text, n, at);
	}
}
