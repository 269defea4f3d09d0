/* SPDX-License-Identifier: EUPL-1.2 */
/* Built-in functions: of known values only, and what an error means in rules. */
#include "eval/run.h"
#include "value/decimal_fast.h"

/* Hot ones on numbers, without the way through the library of functions. */
static bool quick(sl_builtin_id id, const sl_value *args, unsigned n, sl_value *out)
{
	if (n != 2 || args[0].kind != SL_NUMBER || args[1].kind != SL_NUMBER)
		return false;
	if (id == SL_FN_MAX || id == SL_FN_MIN) {
		int order = sl_dec_compare_fast(args[0].as.dec, args[1].as.dec);

		*out = (id == SL_FN_MAX ? order >= 0 : order <= 0) ? args[0] : args[1];
		return true;
	}
	return false;
}

static bool quick_count(sl_builtin_id id, const sl_value *args, unsigned n, sl_value *out)
{
	if (id != SL_FN_COUNT || n != 1 || args[0].kind != SL_LIST || args[0].as.list->open ||
	    args[0].as.list->doubtful)
		return false;
	*out = sl_number(sl_dec_from_int(args[0].as.list->count));
	return true;
}

static bool has_empty(const sl_value *args, unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		if (args[i].kind == SL_NULL)
			return true;
		for (uint32_t j = 0; args[i].kind == SL_LIST && j < args[i].as.list->count; j++)
			if (args[i].as.list->items[j].kind == SL_NULL)
				return true;
	}
	return false;
}

static sl_value call_builtin(sl_run *r, sl_builtin_id id, sl_value *args, unsigned n)
{
	sl_call call = {.arena = &r->arena, .rules = true};
	sl_value v = sl_null();
	sl_status err = sl_builtin_call(&v, id, args, n, &call);

	/* The sum of nothing is 0 in rules, as with samenvoegen="som"; standard FEEL
	 * has null there. */
	if (err == SL_OK)
		return id == SL_FN_SUM && v.kind == SL_NULL ? sl_number(SL_DEC_ZERO) : v;
	if (err == SL_ENOMEM)
		r->status = SL_ENOMEM;
	if (err == SL_ELIMIT)
		return sl_broken(r, SL_DEFECT_LIMIT, call.error);
	/* What goes wrong on leeg is leeg; what goes wrong by itself is an error. */
	return has_empty(args, n) ? sl_null() : sl_broken(r, SL_DEFECT_ARITHMETIC, call.error);
}

#define FEW_ARGUMENTS 6 /* more stand in the arena: this frame nests */

void sl_eval_builtin(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out)
{
	sl_value few[FEW_ARGUMENTS], *args = few;
	bool open = false;

	if (n->count > FEW_ARGUMENTS && !(args = sl_arena_calloc(&r->arena, n->count, sizeof *args))) {
		r->status = SL_ENOMEM;
		*out = sl_unknown(NULL);
		return;
	}
	for (uint32_t i = 0; i < n->count; i++) {
		sl_eval_kid(r, f, n, i, &args[i]);
		open |= args[i].kind >= SL_UNKNOWN || (args[i].kind == SL_LIST && (args[i].as.list->open ||
										     args[i].as.list->doubtful));
	}
	if (open) {
		/* A list that may have other members is an unknown operand. */
		for (uint32_t i = 0; i < n->count; i++)
			sl_list_is_sure(args[i], &args[i]);
		*out = sl_strict(r, args, n->count);
		return;
	}
	if (quick((sl_builtin_id)n->ref, args, n->count, out) ||
	    quick_count((sl_builtin_id)n->ref, args, n->count, out))
		return;
	*out = call_builtin(r, (sl_builtin_id)n->ref, args, n->count);
}
