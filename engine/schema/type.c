/* SPDX-License-Identifier: EUPL-1.2 */
/* Types in the words of the rule language. */
#include "schema/schema.h"

static const char *number_word(const sl_type *t)
{
	if (t->amount)
		return "bedrag";
	return t->integer ? "geheel getal" : "getal";
}

static void print_item(sl_buf *out, const char *word, const sl_type *item)
{
	sl_buf_puts(out, word);
	if (!item)
		return;
	sl_buf_puts(out, " van ");
	sl_type_print(out, item);
}

void sl_type_print(sl_buf *out, const sl_type *t)
{
	switch (t->base) {
	case SL_T_ANY: sl_buf_puts(out, "leeg"); return;
	case SL_T_BOOLEAN: sl_buf_puts(out, "ja/nee"); return;
	case SL_T_NUMBER:
		sl_buf_puts(out, number_word(t));
		if (t->unit)
			sl_buf_printf(out, " (%s)", t->unit->text);
		return;
	case SL_T_STRING: sl_buf_puts(out, t->choice_count ? "keuze" : "tekst"); return;
	case SL_T_DATE: sl_buf_puts(out, "datum"); return;
	case SL_T_MONTHS: sl_buf_puts(out, "duur"); return;
	case SL_T_SPAN: sl_buf_puts(out, "duur in dagen"); return;
	case SL_T_ENTITY: sl_buf_puts(out, t->kind ? t->kind->name : "entiteit"); return;
	case SL_T_LIST: print_item(out, "lijst", t->item); return;
	case SL_T_RANGE: print_item(out, "bereik", t->item); return;
	case SL_T_CONTEXT: sl_buf_puts(out, "periode"); return;
	case SL_T_FUNCTION: sl_buf_puts(out, "functie"); return;
	}
}
