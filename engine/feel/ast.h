/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * feel - expression text becomes a syntax tree.
 *
 * in     FEEL text (DMN 1.5), the names that may occur in it
 * out    a tree in an arena, with the place of every node in the text
 * calls  model, load, compile, standard; the reference evaluator of the tests
 *
 * The parser knows nothing of types and of what names mean: names with
 * spaces are found by longest match against all names declared anywhere, so
 * the tree does not depend on where the expression stands.
 */
#ifndef SL_FEEL_AST_H
#define SL_FEEL_AST_H

#include "base/diag.h"
#include "feel/names.h"
#include "value/value.h"

typedef enum sl_op {
#define SL_OP(name, spelling, arity, unknown, meaning) SL_OP_##name,
#include "feel/ops.def"
#undef SL_OP
	SL_OP_COUNT
} sl_op;

/* A type as it is written: `instance of list<number>`, `function(a: number)`. */
typedef struct sl_type_text sl_type_text;
struct sl_type_text {
	const char *name; /* "number", "date and time", "list", "context", "function", "range", "Any", ... */
	const sl_type_text *const *args; /* list<T>, range<T>: one; function<..> -> R: R is last; context: by `fields` */
	const char *const *fields;
	uint32_t count;
};

typedef struct sl_ast sl_ast;
struct sl_ast {
	uint8_t op;       /* sl_op */
	uint8_t detail;   /* RANGE: SL_LOW_CLOSED ...; TEST_CMP: the sl_op of the comparison */
	uint16_t number;  /* free for the caller */
	uint32_t start, end;      /* bytes [start, end) of the expression text */
	uint32_t count;
	sl_ast **kids;
	const char *name;         /* NAME, PATH, ENTRY, BIND: the name, white space normalised (but
	                             for the key of a context that is written as a text);
	                             interned in the table given to the parser, so equal names are equal pointers */
	sl_value literal;         /* LITERAL */
	const sl_type_text *type; /* INSTANCE, and ENTRY of a FUNCTION parameter; else NULL */
	uint16_t height;          /* 1 for a leaf, at most SL_FEEL_MAX_DEPTH: trees may be walked
	                             by recursion */
};

#define SL_LOW_CLOSED    1
#define SL_HIGH_CLOSED   2
#define SL_RANGE_UNARY   4 /* written (< 5): equals no range with two bounds. Closed at both ends
                              it is (= 5), from 5 to 5: low is 5, high is a LITERAL null */
#define SL_RANGE_COUNTED 8 /* written 1..n behind `in` of for, without brackets: may run down */
#define SL_RANGE_OTHER   16 /* beside UNARY, written (!= 5): all but low; high is a LITERAL null */

/*
 * Shapes of the forms with their own layout:
 *
 *   IF        [condition, then, else]
 *   FOR       [BIND..., return]     BIND kid: what is run over (a list, or a RANGE node for 1..n)
 *   SOME      [BIND..., condition]  EVERY the same
 *   PATH      [value] .name
 *   FILTER    [list, condition]
 *   CALL      [callee, arguments...]  callee is a NAME for built-in functions; a PATH for a pair
 *             concept; named arguments are ENTRY nodes (name, [value])
 *   CONTEXT   [ENTRY...]
 *   RANGE     [low, high], a missing bound is a LITERAL null
 *   IN        [value, TESTS]        the right side is always a TESTS node
 *   NOT       also `not(negand: x)`; `not` with more or fewer arguments is a CALL
 *   TESTS     each kid: TEST_CMP, TEST_NOT, TEST_ANY, RANGE, or an expression (equal to it, or
 *             member of the list it gives, or, where it uses `?`, true)
 *   FUNCTION  [ENTRY parameter..., body]
 *   `?` is the NAME "?"
 */

typedef enum sl_feel_goal {
	SL_FEEL_EXPRESSION,
	SL_FEEL_UNARY_TESTS /* a table cell: gives a TESTS node, or TEST_ANY for `-`;
	                       not(...) over the whole cell is a TEST_NOT of one TESTS */
} sl_feel_goal;

/*
 * Parse n bytes of text. On SL_OK *out is a tree in `arena`. Else a
 * diagnostic (3000: spelling and grammar, 3100: not supported) stands in
 * `diags`, its position that of `where` moved to the place in the text by
 * `locate` (NULL: counted from line and column of `where`, newlines
 * included).
 *
 * `names` is borrowed and not changed; names that the expression itself
 * introduces (for, some, function, context keys) are known where FEEL says
 * they are. Returns SL_EINVAL for what is wrong, SL_ELIMIT for what is not
 * supported or too deep (SL_FEEL_MAX_DEPTH), SL_ENOMEM.
 */
#define SL_FEEL_MAX_DEPTH 200

typedef struct sl_feel_source {
	const char *text;
	size_t length;
	sl_pos where; /* of the first byte, to count from; not used when there is `locate` */
	sl_pos (*locate)(const void *ctx, size_t offset); /* place of a byte; NULL: count */
	const void *ctx;
} sl_feel_source;

sl_status sl_feel_parse(sl_ast **out, const sl_feel_source *source, sl_feel_goal goal,
			const sl_names *names, sl_arena *arena, sl_diags *diags);

/* The place of byte `offset` of an expression in its file. */
sl_pos sl_feel_place(const sl_feel_source *source, size_t offset);
/* Print the tree as FEEL, fully bracketed; sl_feel_parse of it gives the same tree. */
void sl_ast_print(sl_buf *out, const sl_ast *ast);
/* "+", "for", ... Static. */
const char *sl_op_spelling(sl_op op);
const char *sl_op_identifier(sl_op op); /* "ADD" */

#endif
