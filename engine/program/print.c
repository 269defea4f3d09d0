/* SPDX-License-Identifier: EUPL-1.2 */
/* The disassembler: nodes as text, for people who look inside. */
#include "program/program.h"

static const char *const spellings[] = {
#define SL_OP(name, spelling, arity, unknown, meaning) spelling,
#include "program/ops.def"
#undef SL_OP
};

static const char *code_spelling(sl_code c)
{
	return c < SL_CODE_COUNT ? spellings[c] : "?";
}

static void print_ref(sl_buf *out, const sl_program *p, const sl_node *n)
{
	switch ((sl_code)n->code) {
	case SL_CODE_LITERAL:
		sl_buf_putc(out, ' ');
		sl_value_print(out, p->constants[n->ref]);
		break;
	case SL_CODE_FACT:
	case SL_CODE_CONCEPT:
	case SL_CODE_PAIR:
		sl_buf_printf(out, " \"%s\"", p->model->schema.features[n->ref]->name);
		break;
	case SL_CODE_PARAMETER:
		sl_buf_printf(out, " \"%s\"", p->model->parameters[n->ref]->name);
		break;
	default:
		sl_buf_printf(out, " %u", n->ref);
		break;
	}
}

void sl_program_print(sl_buf *out, const sl_program *p, uint32_t node, int indent)
{
	const sl_node *n;

	sl_buf_fill(out, ' ', (size_t)indent * 2);
	if (node == SL_NO_NODE) {
		sl_buf_puts(out, "-\n");
		return;
	}
	n = &p->nodes[node];
	sl_buf_printf(out, "%u %s", node, code_spelling((sl_code)n->code));
	print_ref(out, p, n);
	sl_buf_putc(out, '\n');
	for (uint32_t i = 0; i < n->count; i++)
		sl_program_print(out, p, p->kids[n->kids + i], indent + 1);
}
