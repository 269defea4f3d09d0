/* SPDX-License-Identifier: EUPL-1.2 */
/* Numeric functions, and number(). */
#include <string.h>

#include "function/internal.h"

/* Where FEEL lets a scale lie (DMN 1.5, table of numeric functions). */
#define LEAST_SCALE (-6111)
#define MOST_SCALE  6176

static sl_status round_to(sl_value *out, const char *name, sl_dec n, sl_value scale,
			  sl_round how, sl_call *call)
{
	int64_t digits = scale.kind == SL_NUMBER ? sl_dec_truncate(scale.as.dec) : 0;
	sl_status err;

	if (digits < LEAST_SCALE || digits > MOST_SCALE)
		return sl_call_fail(call,
				    "%s(): het aantal decimalen ligt tussen %d en %d",
				    name, LEAST_SCALE, MOST_SCALE);
	*out = sl_number(n);
	err = sl_dec_round(&out->as.dec, n, (int)digits, how);
	return sl_call_status(call, err, name);
}

sl_status sl_fn_decimal(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	return round_to(out, "decimal", args[0].as.dec, args[1], SL_ROUND_HALF_EVEN,
			call);
}

sl_status sl_fn_floor(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	return round_to(out, "floor", args[0].as.dec, args[1], SL_ROUND_FLOOR, call);
}

sl_status sl_fn_ceiling(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	return round_to(out, "ceiling", args[0].as.dec, args[1], SL_ROUND_CEILING, call);
}

sl_status sl_fn_round_up(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	return round_to(out, "round up", args[0].as.dec, args[1], SL_ROUND_UP, call);
}

sl_status sl_fn_round_down(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	return round_to(out, "round down", args[0].as.dec, args[1], SL_ROUND_DOWN, call);
}

sl_status sl_fn_round_half_up(sl_value *out, const sl_value *args, unsigned n,
			      sl_call *call)
{
	return round_to(out, "round half up", args[0].as.dec, args[1], SL_ROUND_HALF_UP,
			call);
}

sl_status sl_fn_round_half_down(sl_value *out, const sl_value *args, unsigned n,
				sl_call *call)
{
	return round_to(out, "round half down", args[0].as.dec, args[1],
			SL_ROUND_HALF_DOWN, call);
}

sl_status sl_fn_abs(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	sl_value v = args[0];

	*out = v;
	if (v.kind == SL_NUMBER)
		out->as.dec = sl_dec_abs(v.as.dec);
	else if (v.kind == SL_SPAN ? v.as.span.seconds < 0 || v.as.span.nanos < 0
				   : v.as.i < 0)
		return sl_negate(out, v, call);
	return SL_OK;
}

sl_status sl_fn_modulo(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	if (sl_dec_is_zero(args[1].as.dec))
		return sl_call_fail(call, "modulo(): de deler is nul");
	*out = args[0];
	return sl_call_status(call,
			      sl_dec_modulo(&out->as.dec, args[0].as.dec, args[1].as.dec),
			      "modulo");
}

sl_status sl_fn_sqrt(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	if (sl_dec_is_negative(args[0].as.dec))
		return sl_call_fail(call,
				    "sqrt(): een getal onder nul heeft geen wortel");
	*out = args[0];
	return sl_call_status(call, sl_dec_sqrt(&out->as.dec, args[0].as.dec), "sqrt");
}

sl_status sl_fn_log(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	if (sl_dec_is_negative(args[0].as.dec) || sl_dec_is_zero(args[0].as.dec))
		return sl_call_fail(
			call, "log(): alleen een getal boven nul heeft een logaritme");
	*out = args[0];
	return sl_call_status(call, sl_dec_log(&out->as.dec, args[0].as.dec), "log");
}

sl_status sl_fn_exp(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	*out = args[0];
	return sl_call_status(call, sl_dec_exp(&out->as.dec, args[0].as.dec), "exp");
}

/* 0 or 1 what is left of the division by two; neither for a fraction. */
static sl_status parity(sl_value *out, sl_dec number, int64_t want, sl_call *call)
{
	sl_dec rest;
	int64_t left;
	sl_status err = sl_dec_modulo(&rest, number, sl_dec_from_int(2));

	*out = sl_boolean(err == SL_OK && sl_dec_to_int(&left, rest) && left == want);
	return sl_call_status(call, err, "odd/even");
}

sl_status sl_fn_odd(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	return parity(out, args[0].as.dec, 1, call);
}

sl_status sl_fn_even(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	return parity(out, args[0].as.dec, 0, call);
}

/* ---- number() ---- */

/* The one character of a separator, 0 when it is null; false when FEEL has it not. */
static bool separator_of(char *out, sl_value v, const char *allowed)
{
	*out = 0;
	if (v.kind == SL_NULL)
		return true;
	if (v.n != 1 || !strchr(allowed, v.as.text[0]))
		return false;
	*out = v.as.text[0];
	return true;
}

/* The text without its grouping, with a point for the decimal separator. Other
 * points are kept as commas, so that they are no number. */
static sl_status plain_number(sl_value *out, sl_value from, char group, char point,
			      sl_call *call)
{
	sl_buf plain = {0};
	sl_value text;
	sl_status err;

	for (uint32_t i = 0; i < from.n; i++) {
		char c = from.as.text[i];

		if (group && c == group)
			continue;
		sl_buf_putc(&plain, c == point ? '.' : c == '.' ? ',' : c);
	}
	if ((err = sl_text_take(&text, call, &plain)) != SL_OK)
		return err;
	*out = sl_number(SL_DEC_ZERO);
	if (sl_dec_parse(&out->as.dec, text.as.text, text.n, false) != SL_OK)
		return sl_call_fail(call, "number(): \"%.80s\" is geen getal",
				    from.as.text);
	return SL_OK;
}

sl_status sl_fn_number(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	char group, point;

	if (!separator_of(&group, args[1], " ,."))
		return sl_call_fail(call, "number(): het scheidingsteken voor groepen is "
					  "spatie, komma of punt");
	if (!separator_of(&point, args[2], ",."))
		return sl_call_fail(call, "number(): het decimaalteken is komma of punt");
	if (group && group == point)
		return sl_call_fail(call, "number(): beide scheidingstekens zijn \"%c\"",
				    group);
	return plain_number(out, args[0], group, point ? point : '.', call);
}
