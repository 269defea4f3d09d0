/* SPDX-License-Identifier: EUPL-1.2 */
/* Any bytes as a rule file: a model, or errors that say why not; never both.
 * The bytes may hold more files, with a line of ==== between them. */
#include "rule_files.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_model(const sl_model *m)
{
	sl_buf b = {0};

	for (uint32_t i = 0; i < m->rule_count; i++) {
		const sl_rule *r = m->rules[i];

		must(r->number == i && r->family < m->family_count && r->concept);
		must(r->validity.from < r->validity.to);
		for (uint32_t k = 0; k < r->except_count; k++)
			must(r->excepts[k] < m->family_count && r->excepts[k] != r->family);
		sl_source_print(&b, &r->source);
		sl_source_link(&b, &r->source, 0);
	}
	for (uint32_t i = 0; i < m->expr_count; i++)
		must(m->exprs[i]->number == i && m->exprs[i]->ast);
	for (uint32_t i = 0; i < m->schema.feature_count; i++) {
		const sl_feature *f = m->schema.features[i];

		/* Made for a ladder or a contribution: no rule can name it. */
		must(f->number == i && (sl_schema_feature(&m->schema, f->per, f->key) == f) == !f->made);
	}
	sl_buf_free(&b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	sl_diags diags = {0};
	sl_buf messages = {0};
	sl_model *m = NULL;
	sl_status err = load_files(&m, data, size, &diags);

	must((err == SL_OK) == (m != NULL));
	must(err == SL_OK ? diags.error_count == 0 : err == SL_ENOMEM || diags.error_count > 0);
	if (m)
		check_model(m);
	sl_diags_print(&messages, &diags);
	sl_buf_free(&messages);
	sl_model_free(m);
	sl_diags_free(&diags);
	return 0;
}
