/* SPDX-License-Identifier: EUPL-1.2 */
/* Decimals to and from text. */
#include <string.h>

#include "value/decimal.h"
#include "value/decimal_fast.h"

#define DIGITS 34

/* ---- reading ---- */

/* What stands in the text: digits from the first that is not zero. */
struct number {
	bool negative;
	const char *digits; /* with the point somewhere among them */
	const char *end;
	int64_t count;    /* digits from `digits` on */
	int64_t exponent; /* of the last digit */
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "[+-]digits" behind the e. Far beyond the range it stays where it is. */
static bool scan_exponent(int64_t *out, const char *p, const char *end)
{
	bool negative = false;
	int64_t e = 0;

	if (p < end && (*p == '+' || *p == '-'))
		negative = *p++ == '-';
	if (p == end)
		return false;
	for (; p < end; p++) {
		if (!is_digit(*p))
			return false;
		if (e < INT64_C(1000000000000000))
			e = e * 10 + (*p - '0');
	}
	*out = negative ? -e : e;
	return true;
}

/* Digits and at most one point, with a digit behind it. */
static bool scan_digits(struct number *n, const char **at, const char *end)
{
	const char *p = *at, *point = NULL;
	int64_t all = 0;

	for (; p < end && (is_digit(*p) || (*p == '.' && !point)); p++) {
		if (*p == '.') {
			point = p;
			continue;
		}
		all++;
		if (n->count == 0 && *p == '0')
			continue;
		if (n->count++ == 0)
			n->digits = p;
	}
	if (all == 0 || p[-1] == '.')
		return false;
	n->exponent = point ? -(int64_t)(p - point - 1) : 0;
	n->end = *at = p;
	return true;
}

static bool scan(struct number *out, const char *text, size_t size)
{
	const char *p = text, *end = text + size;
	int64_t exponent = 0;

	*out = (struct number){0};
	if (p < end && *p == '-') {
		out->negative = true;
		p++;
	}
	if (p == end || !scan_digits(out, &p, end))
		return false;
	if (p < end && (*p == 'e' || *p == 'E') && scan_exponent(&exponent, p + 1, end))
		p = end;
	out->exponent += exponent;
	return p == end;
}

/* The first `keep` digits, and what the others say: -1, 0 or 1 against half
 * a unit; *rest when any of them is not zero. */
static sl_u128 take_digits(const struct number *n, int64_t keep, int *half, bool *rest)
{
	sl_u128 c = 0;
	int64_t i = 0;

	*half = -1;
	*rest = false;
	for (const char *p = n->digits; p < n->end; p++) {
		if (*p == '.')
			continue;
		if (i < keep) {
			c = c * 10 + (unsigned)(*p - '0');
		} else if (i == keep) {
			*half = *p > '5' ? 1 : *p == '5' ? 0 : -1;
			*rest = *p != '0';
		} else if (*p != '0') {
			*rest = true;
			*half += *half == 0;
		}
		i++;
	}
	return c;
}

sl_status sl_dec_parse(sl_dec *out, const char *text, size_t n, bool exact)
{
	struct number s;
	int64_t drop, exponent;
	bool rest;
	sl_u128 c;
	int half;

	if (!scan(&s, text, n))
		return SL_EINVAL;
	if (s.count == 0) {
		*out = SL_DEC_ZERO;
		return SL_OK;
	}
	drop = s.count > DIGITS ? s.count - DIGITS : 0;
	if (s.exponent + drop < -SL_DEC_BIAS)
		drop = -SL_DEC_BIAS - s.exponent;
	/* One more than all of them is a value below a tenth of the last place. */
	if (drop > s.count) {
		c = 0;
		rest = true;
		half = -1;
	} else {
		c = take_digits(&s, s.count - drop, &half, &rest);
	}
	if (rest && exact)
		return SL_ERANGE;
	c += half > 0 || (half == 0 && (c & 1) != 0);
	for (exponent = s.exponent + drop;
	     exponent > SL_DEC_EXP_MAX - SL_DEC_BIAS && c < sl_pow10_wide[DIGITS - 1];
	     exponent--)
		c *= 10;
	if (c == sl_pow10_wide[DIGITS]) {
		c = sl_pow10_wide[DIGITS - 1];
		exponent++;
	}
	if (c == 0)
		exponent = 0;
	if (exponent > SL_DEC_EXP_MAX - SL_DEC_BIAS)
		return SL_ERANGE;
	*out = sl_dec_build(s.negative ? SL_DEC_SIGN : 0, c, (int)exponent + SL_DEC_BIAS);
	return SL_OK;
}

/* ---- writing ---- */

/* Digits of a coefficient, most significant first; returns how many. */
static int write_digits(char out[40], sl_u128 c)
{
	char back[40];
	int n = 0;

	do {
		uint64_t group = (uint64_t)(c % sl_pow10[19]);
		c /= sl_pow10[19];
		for (int i = 0; i < 19 && (c != 0 || group != 0 || n == 0); i++) {
			back[n++] = (char)('0' + group % 10);
			group /= 10;
		}
	} while (c != 0);
	for (int i = 0; i < n; i++)
		out[i] = back[n - 1 - i];
	return n;
}

/* "1.25E+6000": one digit before the point. */
static size_t text_scientific(char *out, const char *digits, int n, int exponent)
{
	int scale = exponent + n - 1;
	char *p = out, number[8];
	int len = 0;

	*p++ = digits[0];
	if (n > 1) {
		*p++ = '.';
		memcpy(p, digits + 1, (size_t)n - 1);
		p += n - 1;
	}
	*p++ = 'E';
	*p++ = scale < 0 ? '-' : '+';
	for (scale = scale < 0 ? -scale : scale; scale > 0 || len == 0; scale /= 10)
		number[len++] = (char)('0' + scale % 10);
	while (len > 0)
		*p++ = number[--len];
	return (size_t)(p - out);
}

/* digits * 10^exponent written out, then `more` zeros behind the last
 * decimal. The caller has checked that it fits. */
static size_t text_plain(char *out, const char *digits, int n, int exponent, int more)
{
	int whole = n + exponent; /* digits before the point */
	char *p = out;

	if (whole <= 0)
		*p++ = '0';
	for (int i = 0; i < whole; i++)
		*p++ = i < n ? digits[i] : '0';
	if (exponent < 0 || more > 0)
		*p++ = '.';
	for (int i = whole; i < 0; i++)
		*p++ = '0';
	for (int i = whole > 0 ? whole : 0; i < n; i++)
		*p++ = digits[i];
	for (int i = 0; i < more; i++)
		*p++ = '0';
	return (size_t)(p - out);
}

static size_t plain_length(int n, int exponent, int more)
{
	int whole = n + exponent > 0 ? n + exponent : 1;
	int behind = (exponent < 0 ? -exponent : 0) + more;

	return (size_t)whole + (behind > 0 ? 1 + (size_t)behind : 0);
}

size_t sl_dec_text(char out[SL_DEC_TEXT_MAX], sl_dec d)
{
	int exponent = sl_dec_exponent(d) - SL_DEC_BIAS, n;
	size_t len = 0;
	char digits[40];

	n = write_digits(digits, sl_dec_coefficient(d));
	if (sl_dec_is_zero(d))
		exponent = 0;
	for (; exponent < 0 && n > 1 && digits[n - 1] == '0'; n--)
		exponent++;
	if (sl_dec_is_negative(d))
		out[len++] = '-';
	if (plain_length(n, exponent, 0) + len < SL_DEC_TEXT_MAX) {
		len += text_plain(out + len, digits, n, exponent, 0);
	} else {
		for (; n > 1 && digits[n - 1] == '0'; n--)
			exponent++;
		len += text_scientific(out + len, digits, n, exponent);
	}
	out[len] = '\0';
	return len;
}

size_t sl_dec_text_fixed(char out[SL_DEC_TEXT_MAX], sl_dec d, int digits)
{
	char text[40];
	size_t len = 0;
	int exponent, n;
	sl_dec r;

	if (sl_dec_round(&r, d, digits, SL_ROUND_HALF_UP) != SL_OK)
		r = d;
	n = write_digits(text, sl_dec_coefficient(r));
	exponent = sl_dec_is_zero(r) ? 0 : sl_dec_exponent(r) - SL_DEC_BIAS;
	if (sl_dec_is_negative(r))
		out[len++] = '-';
	/* At least as many digits as asked: rounding never leaves more. */
	digits += exponent < 0 ? exponent : 0;
	if (plain_length(n, exponent, digits) + len >= SL_DEC_TEXT_MAX)
		return sl_dec_text(out, r);
	len += text_plain(out + len, text, n, exponent, digits);
	out[len] = '\0';
	return len;
}

void sl_dec_print(sl_buf *out, sl_dec d)
{
	char text[SL_DEC_TEXT_MAX];

	sl_buf_write(out, text, sl_dec_text(text, d));
}

void sl_dec_print_dutch(sl_buf *out, sl_dec d, int digits)
{
	char text[SL_DEC_TEXT_MAX];
	size_t len =
		digits < 0 ? sl_dec_text(text, d) : sl_dec_text_fixed(text, d, digits);
	size_t whole = strcspn(text, ".E"), i = 0, n = 0;
	char grouped[2 * SL_DEC_TEXT_MAX];

	/* With an exponent there is nothing to group. */
	if (memchr(text, 'E', len))
		whole = text[0] == '-' ? 2 : 1;
	if (text[0] == '-')
		grouped[n++] = text[i++];
	for (; i < whole; i++) {
		grouped[n++] = text[i];
		if (i + 1 < whole && (whole - i - 1) % 3 == 0)
			grouped[n++] = '.';
	}
	for (; i < len; i++)
		grouped[n++] = text[i] == '.' ? ',' : text[i];
	sl_buf_write(out, grouped, n);
}
