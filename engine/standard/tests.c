/* SPDX-License-Identifier: EUPL-1.2 */
/* `in` and the cells of tables: does a value pass unary tests. */
#include <string.h>

#include "standard/internal.h"

static bool asks(const sl_ast *ast)
{
	if (ast->op == SL_OP_NAME && strcmp(ast->name, "?") == 0)
		return true;
	for (uint32_t i = 0; i < ast->count; i++)
		if (asks(ast->kids[i]))
			return true;
	return false;
}

static bool is_condition(const sl_ast *ast)
{
	return ast->op != SL_OP_LITERAL && ast->op != SL_OP_NAME && ast->op != SL_OP_PATH;
}

static sl_value truth_value(sl_truth t)
{
	return t == SL_TRUE || t == SL_FALSE ? sl_boolean(t == SL_TRUE) : sl_null();
}

/* The value lies in the list: it equals a member, or lies in a range among them. */
static bool in_list(const sl_list *list, sl_value v)
{
	for (uint32_t i = 0; i < list->count; i++) {
		sl_value item = list->items[i];

		if (sl_value_equal(v, item) == SL_TRUE)
			return true;
		if (item.kind == SL_RANGE &&
		    sl_range_contains(item.as.range, v) == SL_TRUE)
			return true;
	}
	return false;
}

/* What an expression as a test says about the value. */
static sl_value test_value(sl_value v, sl_value result)
{
	sl_truth equal = sl_value_equal(v, result);

	if (equal == SL_TRUE)
		return sl_boolean(true);
	if (result.kind == SL_RANGE)
		return truth_value(sl_range_contains(result.as.range, v));
	if (result.kind == SL_LIST)
		return sl_boolean(in_list(result.as.list, v));
	return truth_value(equal);
}

static sl_status test_expression(sl_standard *s, sl_value *out, const sl_ast *ast,
				 sl_value v, const sl_std_scope *in, bool cell)
{
	sl_value result;
	sl_status err = sl_std_eval(s, &result, ast, in);

	if (err != SL_OK)
		return err;
	sl_std_charge(s, result);
	if (asks(ast)) {
		*out = result.kind == SL_BOOLEAN ? result : test_value(v, result);
		return SL_OK;
	}
	/* A condition over other values: in a cell it speaks for itself. A truth as
	 * such is a value to compare with: `true` does not hit for every input. */
	if (cell && is_condition(ast) && result.kind == SL_BOOLEAN &&
	    v.kind != SL_BOOLEAN) {
		*out = result;
		return SL_OK;
	}
	*out = test_value(v, result);
	if (out->kind == SL_NULL && sl_value_is_error(result))
		*out = result;
	return SL_OK;
}

static sl_status test_not(sl_standard *s, sl_value *out, const sl_ast *ast, sl_value v,
			  const sl_std_scope *in, bool cell)
{
	sl_value inner;
	sl_status err = sl_std_tests(s, &inner, ast->kids[0], v, in, cell);

	if (err != SL_OK)
		return err;
	*out = inner.kind == SL_BOOLEAN ? sl_boolean(!inner.as.i) : inner;
	return SL_OK;
}

static sl_status one_test(sl_standard *s, sl_value *out, const sl_ast *ast, sl_value v,
			  const sl_std_scope *in, bool cell)
{
	sl_value bound;
	sl_status err;

	switch (ast->op) {
	case SL_OP_TEST_ANY: *out = sl_boolean(true); return SL_OK;
	case SL_OP_TEST_NOT: return test_not(s, out, ast, v, in, cell);
	case SL_OP_TEST_CMP:
		err = sl_std_eval(s, &bound, ast->kids[0], in);
		return err == SL_OK
			       ? sl_std_compare(s, out, ast, (sl_op)ast->detail, v, bound)
			       : err;
	default: return test_expression(s, out, ast, v, in, cell);
	}
}

/* or over the tests */
sl_status sl_std_tests(sl_standard *s, sl_value *out, const sl_ast *tests, sl_value v,
		       const sl_std_scope *in, bool cell)
{
	const sl_std_scope *frame = sl_std_bind(s, in, "?", v);
	sl_value doubt = sl_boolean(false), one;
	sl_status err;

	if (!frame)
		return SL_ENOMEM;
	if (tests->op != SL_OP_TESTS)
		return one_test(s, out, tests, v, frame, cell);
	for (uint32_t i = 0; i < tests->count; i++) {
		sl_std_charge(s, v);
		if ((err = one_test(s, &one, tests->kids[i], v, frame, cell)) != SL_OK)
			return err;
		if (one.kind == SL_BOOLEAN && one.as.i) {
			*out = one;
			return SL_OK;
		}
		if (one.kind != SL_BOOLEAN)
			doubt = one;
	}
	*out = doubt;
	return SL_OK;
}
