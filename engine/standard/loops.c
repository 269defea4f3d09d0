/* SPDX-License-Identifier: EUPL-1.2 */
/* for, some, every, and filters: the same expression for each member. */
#include <string.h>

#include "standard/internal.h"

/* ---- what is run over ---- */

/* The members one after the other: of a list, or of a range of integers or days. */
typedef struct domain {
	const sl_value *items; /* NULL: a range */
	uint64_t count;
	bool days; /* a range of days */
	int64_t first;
	int step; /* 1 or -1 */
} domain;

static sl_value member(const domain *d, uint64_t i)
{
	int64_t at;

	if (d->items)
		return d->items[i];
	at = d->first + d->step * (int64_t)i;
	return d->days ? sl_day(at) : sl_number(sl_dec_from_int(at));
}

/* From low to high; down only where 3..1 is written without brackets. */
static bool range_domain(domain *d, sl_value low, sl_value high, bool low_closed,
			 bool high_closed, bool down)
{
	int64_t from, to;

	if (low.kind != high.kind || (low.kind != SL_DATE && low.kind != SL_NUMBER))
		return false;
	d->days = low.kind == SL_DATE;
	if (d->days) {
		from = low.as.i;
		to = high.as.i;
	} else if (!sl_dec_to_int(&from, low.as.dec) ||
		   !sl_dec_to_int(&to, high.as.dec)) {
		return false;
	}
	/* Far beyond any count of steps, and no sum below overflows. */
	if (from > INT64_MAX / 4 || from < INT64_MIN / 4 || to > INT64_MAX / 4 ||
	    to < INT64_MIN / 4)
		return false;
	d->step = from <= to ? 1 : -1;
	if (d->step < 0 && !down)
		return false;
	from += low_closed ? 0 : d->step;
	to -= high_closed ? 0 : d->step;
	d->first = from;
	d->count = d->step > 0 ? (to < from ? 0 : (uint64_t)(to - from) + 1)
			       : (to > from ? 0 : (uint64_t)(from - to) + 1);
	return true;
}

/* *fits false: an error that has been told in *out. */
static sl_status open_domain(sl_standard *s, domain *d, bool *fits, sl_value *out,
			     const sl_ast *bind, const sl_std_scope *in)
{
	const sl_ast *over = bind->kids[0];
	bool counted = over->op == SL_OP_RANGE && (over->detail & SL_RANGE_COUNTED);
	sl_value v, high = sl_null(), *one;
	sl_status err = sl_std_eval(s, &v, counted ? over->kids[0] : over, in);

	*d = (domain){0};
	*fits = true;
	if (err == SL_OK && counted)
		err = sl_std_eval(s, &high, over->kids[1], in);
	if (err != SL_OK)
		return err;
	if (counted)
		*fits = range_domain(d, v, high, true, true, true);
	else if (v.kind == SL_RANGE)
		*fits = !sl_range_is_other(v.as.range) &&
			range_domain(d, v.as.range->low, v.as.range->high,
				     v.as.range->low_closed, v.as.range->high_closed,
				     false);
	else if (v.kind == SL_NULL)
		*fits = false;
	if (!*fits)
		return sl_std_error(s, out, over, SL_DIAG_FEEL_LOOP,
				    sl_kind_name((sl_kind)v.kind), NULL);
	if (counted || v.kind == SL_RANGE)
		return SL_OK;
	if (v.kind == SL_LIST) {
		d->items = v.as.list->items;
		d->count = v.as.list->count;
		return SL_OK;
	}
	if (!(one = sl_arena_memdup(s->arena, &v, sizeof v)))
		return SL_ENOMEM;
	d->items = one;
	d->count = 1;
	return SL_OK;
}

/* ---- the loop ---- */

typedef struct loop {
	sl_standard *s;
	const sl_ast *ast;
	/* What happens at each binding; *stop ends the loop. */
	sl_status (*body)(struct loop *l, const sl_std_scope *in, bool *stop);
	/* for */
	sl_value *items;
	size_t count, cap;
	sl_value partial; /* the list so far: its depth and size grow along */
	bool wants_partial;
	/* some, every */
	bool decides, decided, doubt;
	bool failed; /* an error in what is run over: `out` holds it */
	sl_value out;
} loop;

/* Bind variable `level` to each member, and those behind it inside. */
static sl_status run(loop *l, unsigned level, const sl_std_scope *in, bool *stop)
{
	domain d;
	bool fits;
	sl_status err;

	if (level == l->ast->count - 1)
		return l->body(l, in, stop);
	if ((err = open_domain(l->s, &d, &fits, &l->out, l->ast->kids[level], in)) !=
	    SL_OK)
		return err;
	if (!fits) {
		l->failed = *stop = true;
		return SL_OK;
	}
	for (uint64_t i = 0; i < d.count && !*stop; i++) {
		const sl_std_scope *frame =
			sl_std_bind(l->s, in, l->ast->kids[level]->name, member(&d, i));

		/* An empty inner loop evaluates nothing, but takes its time. */
		if (++l->s->steps > SL_STANDARD_MOST_STEPS)
			return sl_std_limit(l->s, l->ast,
					    "meer rekenstappen dan een expressie krijgt");
		if (!frame)
			return SL_ENOMEM;
		if ((err = run(l, level + 1, frame, stop)) != SL_OK)
			return err;
	}
	return SL_OK;
}

static bool mentions(const sl_ast *ast, const char *name)
{
	if (ast->op == SL_OP_NAME && strcmp(ast->name, name) == 0)
		return true;
	for (uint32_t i = 0; i < ast->count; i++)
		if (mentions(ast->kids[i], name))
			return true;
	return false;
}

/* The list so far, as `partial`. Its memory is not written again. */
static const sl_std_scope *bind_partial(loop *l, const sl_std_scope *in)
{
	sl_list *list = sl_arena_alloc(l->s->arena, sizeof *list);

	if (!list)
		return NULL;
	list->items = l->items;
	list->count = (uint32_t)l->count;
	l->partial.kind = SL_LIST;
	l->partial.as.list = list;
	return sl_std_bind(l->s, in, "partial", l->partial);
}

static sl_status collect(loop *l, const sl_std_scope *in, bool *stop)
{
	sl_value *items =
		sl_arena_grow(l->s->arena, l->items, l->count, &l->cap, sizeof *items);
	sl_call call = sl_std_call(l->s);
	sl_value v, one;
	sl_status err;

	if (!items || (l->wants_partial && !(in = bind_partial(l, in))))
		return SL_ENOMEM;
	l->items = items;
	if ((err = sl_std_eval(l->s, &v, l->ast->kids[l->ast->count - 1], in)) != SL_OK)
		return err;
	/* A list of this one says how deep and large it makes the whole. */
	if ((err = sl_list_value(&one, &v, 1, &call)) != SL_OK)
		return sl_std_called(l->s, &v, l->ast, err, &call);
	if (one.aux > l->partial.aux)
		l->partial.aux = one.aux;
	l->partial.n += one.n;
	if (l->partial.n > SL_VALUE_MOST_SIZE)
		return sl_std_limit(l->s, l->ast, "een lijst die te groot wordt");
	l->items[l->count++] = v;
	return SL_OK;
}

sl_status sl_std_for(sl_standard *s, sl_value *out, const sl_ast *ast, const sl_std_scope *in)
{
	loop l = {.s = s, .ast = ast, .body = collect};
	sl_call call = sl_std_call(s);
	bool stop = false;
	sl_status err;

	l.wants_partial = mentions(ast->kids[ast->count - 1], "partial");
	if ((err = run(&l, 0, in, &stop)) != SL_OK)
		return err;
	if (l.failed) {
		*out = l.out;
		return SL_OK;
	}
	return sl_std_called(s, out, ast, sl_list_value(out, l.items, l.count, &call),
			     &call);
}

static sl_status decide(loop *l, const sl_std_scope *in, bool *stop)
{
	sl_value v;
	sl_status err = sl_std_eval(l->s, &v, l->ast->kids[l->ast->count - 1], in);

	if (err != SL_OK)
		return err;
	if (v.kind != SL_BOOLEAN)
		l->doubt = true;
	else if ((v.as.i != 0) == l->decides)
		l->decided = *stop = true;
	return SL_OK;
}

/* some: one true decides; every: one false. Else null when one was no truth. */
sl_status sl_std_quantified(sl_standard *s, sl_value *out, const sl_ast *ast,
			    const sl_std_scope *in)
{
	loop l = {.s = s, .ast = ast, .body = decide, .decides = ast->op == SL_OP_SOME};
	bool stop = false;
	sl_status err = run(&l, 0, in, &stop);

	if (err != SL_OK)
		return err;
	if (l.failed)
		*out = l.out;
	else if (l.decided)
		*out = sl_boolean(l.decides);
	else
		*out = l.doubt ? sl_null() : sl_boolean(!l.decides);
	return SL_OK;
}

/* ---- filters ---- */

/* `item` is the member; of a context its entries count too, and first. */
static const sl_std_scope *bind_item(sl_standard *s, const sl_std_scope *in, sl_value item)
{
	const sl_std_scope *frame = sl_std_bind(s, in, "item", item);

	return frame && item.kind == SL_CONTEXT ? sl_std_open(s, frame, item.as.context)
						: frame;
}

static sl_status pick(sl_standard *s, sl_value *out, const sl_ast *ast,
		      const sl_list *list, sl_value position)
{
	int64_t at, n = list->count;

	if (!sl_dec_to_int(&at, position.as.dec))
		return sl_std_error(s, out, ast->kids[1], SL_DIAG_FEEL_POSITION, NULL,
				    NULL);
	*out = sl_null();
	if (at > 0 && at <= n)
		*out = list->items[at - 1];
	else if (at < 0 && at >= -n)
		*out = list->items[n + at];
	return SL_OK;
}

/* The condition for each member, that for the first given. */
static sl_status select_members(sl_standard *s, sl_value *out, const sl_ast *ast,
				const sl_list *list, sl_value first, const sl_std_scope *in)
{
	sl_value *items = sl_arena_calloc(s->arena, list->count + 1, sizeof *items),
		 v = first;
	sl_call call = sl_std_call(s);
	size_t count = 0;
	sl_status err;

	if (!items)
		return SL_ENOMEM;
	for (uint32_t i = 0; i < list->count; i++) {
		const sl_std_scope *frame = i ? bind_item(s, in, list->items[i]) : in;

		if (!frame)
			return SL_ENOMEM;
		if (i && (err = sl_std_eval(s, &v, ast->kids[1], frame)) != SL_OK)
			return err;
		if (v.kind != SL_BOOLEAN && v.kind != SL_NULL)
			return sl_std_error(s, out, ast->kids[1], SL_DIAG_FEEL_TRUTH,
					    sl_kind_name((sl_kind)v.kind), NULL);
		if (v.kind == SL_BOOLEAN && v.as.i)
			items[count++] = list->items[i];
	}
	return sl_std_called(s, out, ast, sl_list_value(out, items, count, &call), &call);
}

sl_status sl_std_filter(sl_standard *s, sl_value *out, const sl_ast *ast, const sl_std_scope *in)
{
	sl_value v, condition;
	const sl_list *list;
	sl_list single;
	const sl_std_scope *frame;
	sl_status err = sl_std_eval(s, &v, ast->kids[0], in);

	if (err != SL_OK)
		return err;
	if (v.kind == SL_NULL) {
		*out = v;
		return SL_OK;
	}
	single = (sl_list){.items = &v, .count = 1};
	list = v.kind == SL_LIST ? v.as.list : &single;
	if (!(frame = bind_item(s, in, list->count ? list->items[0] : sl_null())))
		return SL_ENOMEM;
	if ((err = sl_std_eval(s, &condition, ast->kids[1], frame)) != SL_OK)
		return err;
	if (condition.kind == SL_NUMBER)
		return pick(s, out, ast, list, condition);
	return select_members(s, out, ast, list, condition, in);
}
