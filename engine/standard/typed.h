/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * standard/typed - values of FEEL as JSON that says their kind.
 *
 * in     {"number":"1.5"}, {"date":"2026-01-01"}, {"list":[...]}, null, ...
 * out    values; and the other way round
 * calls  tools (`samenloop feel`)
 */
#ifndef SL_STANDARD_TYPED_H
#define SL_STANDARD_TYPED_H

#include "json/json.h"
#include "value/value.h"

/* The value at the node, made in the arena. SL_EINVAL: it is none, and the
 * diagnostics say where; `file` may be NULL. */
sl_status sl_typed_read(sl_value *out, const sl_json_node *node, const char *file,
			sl_arena *arena, sl_diags *diags);
/* An object of values by name, as a context. */
sl_status sl_typed_read_context(sl_value *out, const sl_json_node *node, const char *file,
				sl_arena *arena, sl_diags *diags);
/* Ranges and functions, for which there is no notation, as {"range":"[1..3]"}
 * and {"function":null}. */
void sl_typed_write(sl_json_writer *w, sl_value v);
/* The same kind and value: numbers within 0.00000001, moments by instant,
 * contexts by name. */
bool sl_typed_agrees(sl_value a, sl_value b);

#endif
