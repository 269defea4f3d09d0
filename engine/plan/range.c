/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading "anna.inkomsten[1].netto_bedrag_per_maand=0..3000:50". */
#include "plan/sweep.h"

#include <string.h>

typedef struct reading {
	const sl_household *h;
	const char *text;
	sl_diags *diags;
	sl_range_asked *out;
} reading;

static sl_status complain(const reading *r, sl_diag_code code, const char *a, const char *b)
{
	sl_diags_add(r->diags, code, NULL, a, b);
	return r->diags->status == SL_OK ? SL_EINVAL : r->diags->status;
}

/* A part of the text; without memory the whole, and then nothing is looked up by it. */
static const char *copied(const reading *r, const char *text, size_t n)
{
	const char *copy = sl_arena_strndup(&r->diags->arena, text, n);

	if (!copy)
		r->diags->status = SL_ENOMEM;
	return copy ? copy : r->text;
}

/* ---- of whom, and which fact ---- */

static sl_status read_fact(const reading *r, const char *path, size_t n)
{
	const sl_member *m;
	const char *dot = NULL, *name;
	uint32_t entity = 0;

	for (size_t i = 0; i < n; i++)
		dot = path[i] == '.' ? path + i : dot;
	if (dot)
		entity = sl_household_entity(r->h, path, (size_t)(dot - path));
	if (entity == UINT32_MAX)
		return complain(r, SL_DIAG_VARY_WHO, copied(r, path, (size_t)(dot - path)), NULL);
	name = copied(r, dot ? dot + 1 : path, n - (dot ? (size_t)(dot + 1 - path) : 0));
	if (r->diags->status != SL_OK)
		return r->diags->status;
	m = &r->h->entities[entity];
	r->out->entity = entity;
	r->out->fact = sl_schema_feature(r->h->schema, m->kind, name);
	if (!r->out->fact || !r->out->fact->is_fact) {
		const char *nearest = sl_schema_nearest(m->kind, name);

		complain(r, SL_DIAG_VARY_FACT, m->kind->name, name);
		if (nearest)
			sl_diags_note(r->diags, NULL, "bedoelt u \"%s\"?", nearest);
		return r->diags->status == SL_OK ? SL_EINVAL : r->diags->status;
	}
	if (r->out->fact->type.base != SL_T_NUMBER || r->out->fact->fact->judgement)
		return complain(r, SL_DIAG_VARY_KIND, r->out->fact->name, NULL);
	return SL_OK;
}

/* ---- the range ---- */

static bool read_number(sl_dec *out, const char *text, size_t n)
{
	return sl_dec_parse(out, text, n, true) == SL_OK;
}

static bool read_numbers(const reading *r, const char *text)
{
	const char *dots = strstr(text, ".."), *colon = dots ? strchr(dots, ':') : NULL;

	return colon && read_number(&r->out->from, text, (size_t)(dots - text)) &&
	       read_number(&r->out->to, dots + 2, (size_t)(colon - dots - 2)) &&
	       read_number(&r->out->step, colon + 1, strlen(colon + 1));
}

static sl_status count_values(const reading *r, const char *range)
{
	sl_range_asked *o = r->out;
	sl_dec width, steps;
	int64_t count;

	if (sl_dec_compare(o->from, o->to) > 0 || sl_dec_compare(o->step, SL_DEC_ZERO) <= 0)
		return complain(r, SL_DIAG_VARY_STEP, range, NULL);
	if (sl_dec_sub(&width, o->to, o->from) != SL_OK || sl_dec_div_round(&steps, width, o->step, 0, SL_ROUND_FLOOR) != SL_OK ||
	    !sl_dec_to_int(&count, steps) || count >= SL_MOST_POINTS) {
		sl_diags_add(r->diags, SL_DIAG_VARY_MANY, NULL, range, SL_MOST_POINTS);
		return SL_EINVAL;
	}
	o->count = (uint32_t)count + 1;
	return SL_OK;
}

static bool has_digits(sl_dec d, int most)
{
	sl_dec rounded;

	return sl_dec_round(&rounded, d, most, SL_ROUND_FLOOR) == SL_OK && sl_dec_equal(rounded, d);
}

static sl_status check_values(const reading *r, const char *range)
{
	const sl_range_asked *o = r->out;
	const sl_fact_info *info = o->fact->fact;
	int most = o->fact->type.integer ? 0 : o->fact->type.amount ? 2 : SL_DEC_MAX_SCALE;

	if ((info->has_minimum && sl_dec_compare(o->from, info->minimum.as.dec) < 0) ||
	    (info->has_maximum && sl_dec_compare(o->to, info->maximum.as.dec) > 0))
		return complain(r, SL_DIAG_VARY_BOUND, range, o->fact->name);
	if (!has_digits(o->from, most) || !has_digits(o->step, most))
		return complain(r, SL_DIAG_VARY_DIGITS, range, o->fact->name);
	return SL_OK;
}

sl_status sl_range_read(sl_range_asked *out, const sl_household *h, const char *text, sl_diags *diags)
{
	reading r = {h, text, diags, out};
	const char *equals = strchr(text, '=');
	sl_status err;

	*out = (sl_range_asked){0};
	if (!equals || equals == text || !read_numbers(&r, equals + 1))
		return complain(&r, SL_DIAG_VARY_FORM, text, NULL);
	if ((err = read_fact(&r, text, (size_t)(equals - text))) != SL_OK ||
	    (err = count_values(&r, equals + 1)) != SL_OK)
		return err;
	return check_values(&r, equals + 1);
}
