/* SPDX-License-Identifier: EUPL-1.2 */
/* Any bytes as rule files (with a line of ==== between them): each
 * municipality that they name is judged, and the judgement is in order. */
#include "analyse/policy_write.h"
#include "compile/compile.h"
#include "facts/facts.h"
#include "json/json.h"
#include "rule_files.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Stretches follow each other within the days that were asked. */
static void check_item(const sl_policy *p, const sl_policy_item *item)
{
	sl_date day = p->from;
	bool seen = false;

	must(item->count > 0 && item->worst < SL_VERDICT_COUNT);
	for (uint32_t i = 0; i < item->count; i++) {
		const sl_policy_stretch *s = &item->stretches[i];

		must(s->from >= day && s->from < s->to && s->to <= p->to && s->verdict >= item->worst);
		must(!item->obligation == !s->obligation);
		must(!s->obligation || s->obligation->family == item->obligation->family);
		seen |= s->verdict == item->worst;
		day = s->to;
	}
	must(seen);
}

static void check_written(const sl_policy *p, const sl_diags *said)
{
	sl_policy_options json = {.format = SL_JSON}, page = {.format = SL_HTML};
	sl_json_source source = {0};
	sl_json_node *tree = NULL;
	sl_diags diags = {0};
	sl_arena arena = {0};
	sl_buf b = {0};

	must(sl_policy_write(&b, p, said, &json) == SL_OK);
	source.text = b.text;
	source.n = b.len;
	must(sl_json_read(&tree, &arena, &source, &diags) == SL_OK);
	must((sl_json_get(tree, "volledig")->kind == SL_JSON_TRUE) == sl_policy_is_complete(p));
	sl_buf_clear(&b);
	must(sl_policy_write(&b, p, said, &page) == SL_OK);
	sl_buf_free(&b);
	sl_arena_free(&arena);
	sl_diags_free(&diags);
}

static void judge(const sl_program *program, const char *municipality, const sl_diags *said)
{
	sl_policy policy;

	must(sl_policy_knows(program, municipality));
	must(sl_policy_judge(&policy, program, municipality, SL_DATE_MIN, SL_FOREVER) == SL_OK);
	for (uint32_t i = 0; i < policy.count; i++)
		check_item(&policy, &policy.items[i]);
	check_written(&policy, said);
	sl_policy_free(&policy);
}

static void judge_all(sl_model *m, sl_diags *said)
{
	sl_program *program = NULL;
	sl_arena prepared = {0};

	if (sl_program_compile(&program, m, said) == SL_OK &&
	    sl_facts_prepare(&m->schema, &prepared, said) == SL_OK) {
		for (uint32_t i = 0; i < m->regulation_count; i++)
			if (m->regulations[i]->municipality)
				judge(program, m->regulations[i]->municipality, said);
		for (uint32_t i = 0; i < m->broken_count; i++)
			judge(program, m->broken_municipalities[i], said);
	}
	sl_program_free(program);
	sl_arena_free(&prepared);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	sl_diags said = {0};
	sl_model *m = NULL;

	if (load_files(&m, data, size, &said) == SL_OK)
		judge_all(m, &said);
	sl_model_free(m);
	sl_diags_free(&said);
	return 0;
}
