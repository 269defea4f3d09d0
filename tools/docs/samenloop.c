/* SPDX-License-Identifier: EUPL-1.2 */
/* Prints docs/samenloop.md from the conflicts in rules/ and the tests in
 * rules/toetsen (make docs). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lawtest/lawtest.h"
#include "load/load.h"

static const char *const paths[] = {"rules"}, *const test_paths[] = {"rules/toetsen"};

static int by_id(const void *a, const void *b)
{
	const sl_conflict *x = *(const sl_conflict *const *)a, *y = *(const sl_conflict *const *)b;
	int kinds = strcmp(x->kind, y->kind);

	return kinds ? kinds : strcmp(x->id, y->id);
}

/* "averechts-effect" as a heading. */
static void put_kind(const char *kind)
{
	printf("\n## %c", kind[0] - 'a' + 'A');
	for (kind++; *kind; kind++)
		putchar(*kind == '-' ? ' ' : *kind);
	puts("\n\n| conflict | ernst | artikelen | toetsen |\n|---|---|---|---|");
}

static void put_sides(const sl_conflict *c)
{
	sl_buf words = {0};

	for (uint32_t i = 0; i < c->side_count; i++) {
		sl_buf_puts(&words, i ? "; " : "");
		sl_source_print(&words, &c->sides[i].source);
	}
	printf("%s", sl_buf_text(&words));
	sl_buf_free(&words);
}

static void put_gravity(const sl_conflict *c)
{
	printf("%s", sl_gravity_name(c->gravity));
	for (uint32_t i = 0; i < c->graver_count; i++)
		printf(", soms %s", sl_gravity_name(c->gravers[i].gravity));
}

/* Does one of its expectations speak of that conflict? */
static bool is_about(const sl_case *of, const char *id)
{
	static const char *const keys[] = {"conflict", "geen_conflict", "niet_beoordeeld"};

	for (const sl_json_node *e = of->expected->first; e; e = e->next)
		for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
			const sl_json_node *value = sl_json_get(e, keys[i]);

			if (value && sl_json_is(value, id))
				return true;
		}
	return false;
}

static void put_tests(const sl_case_list *cases, const char *id)
{
	size_t n = 0;

	for (size_t i = 0; i < cases->count; i++)
		if (is_about(&cases->items[i], id))
			printf("%s%s", n++ ? ", " : "", cases->items[i].id);
	if (!n)
		printf("geen");
}

static void put_conflict(const sl_conflict *c, const sl_case_list *cases)
{
	printf("| `%s`: %s | ", c->id, c->title);
	put_gravity(c);
	printf(" | ");
	put_sides(c);
	printf(" | ");
	put_tests(cases, c->id);
	puts(" |");
}

static void put_page(const sl_model *m, const sl_case_list *cases)
{
	const char *kind = "";

	printf("# Samenloop: de conflicten die de regels kennen\n\n"
	       "Gemaakt uit `rules/samenloop` en `rules/toetsen` met `make docs`; verander die en niet dit. Het zijn er %u.\n"
	       "Dat twee artikelen botsen, is een juridische lezing; elk conflict zegt hoe zeker die is.\n"
	       "Hoe u er een schrijft: [een conflict beschrijven](handleiding/16-conflicten.md).\n", m->conflict_count);
	for (uint32_t i = 0; i < m->conflict_count; i++) {
		if (strcmp(m->conflicts[i]->kind, kind) != 0)
			put_kind(kind = m->conflicts[i]->kind);
		put_conflict(m->conflicts[i], cases);
	}
}

int main(void)
{
	sl_diags diags = {0};
	sl_case_list cases;
	sl_model *m;

	if (sl_model_load(&m, paths, 1, &diags) != SL_OK || sl_cases_read(&cases, test_paths, 1, &diags) != SL_OK)
		return 1;
	qsort(m->conflicts, m->conflict_count, sizeof(sl_conflict *), by_id);
	put_page(m, &cases);
	sl_cases_free(&cases);
	sl_model_free(m);
	sl_diags_free(&diags);
	return 0;
}
