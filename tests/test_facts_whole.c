/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A document of facts as a whole: relations that were told from one side, names,
 * days and numbers of entities.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "support/desk.h"

/* ---- relations read from the other side ---- */

static const struct {
	const char *name, *json, *want; /* of anna, bram and cato */
} mirrors[] = {
	{"partner both ways", "{\"id\": \"anna\", \"partner\": \"bram\"}, {\"id\": \"bram\"}, {\"id\": \"cato\"}",
	 "partner=bram | partner=~anna |"},
	{"the same at both sides",
	 "{\"id\": \"anna\", \"partner\": \"bram\"}, {\"id\": \"bram\", \"partner\": \"anna\"}, {\"id\": \"cato\"}",
	 "partner=bram | partner=anna |"},
	{"children in the order of the document",
	 "{\"id\": \"anna\", \"ouders\": [\"cato\"]}, {\"id\": \"bram\", \"ouders\": [\"cato\"]}, {\"id\": \"cato\"}",
	 "ouders=[cato] | ouders=[cato] | kinderen=~[anna, bram]"},
	{"parents from children", "{\"id\": \"anna\", \"kinderen\": [\"cato\"]}, {\"id\": \"bram\","
	 "\"kinderen\": [\"cato\"]}, {\"id\": \"cato\"}",
	 "kinderen=[cato] | kinderen=[cato] | ouders=~[anna, bram]"},
	{"one side, each about another", "{\"id\": \"anna\", \"kinderen\": [\"bram\"]}, {\"id\": \"bram\"},"
	 "{\"id\": \"cato\", \"ouders\": [\"bram\"]}",
	 "kinderen=[bram] | ouders=~[anna] kinderen=~[cato] | ouders=[bram]"},
	{"an empty list names nobody", "{\"id\": \"anna\", \"kinderen\": []}, {\"id\": \"bram\"}, {\"id\": \"cato\"}",
	 "kinderen=[] | |"},
	{"null stays null", "{\"id\": \"anna\", \"partner\": null}, {\"id\": \"bram\", \"partner\": \"anna\"},"
	 "{\"id\": \"cato\"}",
	 "partner=? | partner=anna |"},
	{"an oordeel goes along", "{\"id\": \"anna\", \"samen_met\": {\"waarde\": \"bram\", \"door\": \"x\","
	 "\"reden\": \"y\"}}, {\"id\": \"bram\"}, {\"id\": \"cato\"}",
	 "samen_met=bram {door: x reden: y } | samen_met=~anna {door: x reden: y } |"},
	{"a partner from a day", "{\"id\": \"anna\", \"partner\": [{\"tot\": \"2020-01-01\", \"waarde\": \"cato\"},"
	 "{\"van\": \"2021-01-01\", \"waarde\": \"bram\"}]}, {\"id\": \"bram\"}, {\"id\": \"cato\"}",
	 "partner=[..2020-01-01)cato[2021-01-01..)bram | partner=~[2021-01-01..)anna |"
	 " partner=~[..2020-01-01)anna"},
	{"two partners, one after the other",
	 "{\"id\": \"anna\", \"partner\": [{\"tot\": \"2020-01-01\", \"waarde\": \"cato\"}]},"
	 "{\"id\": \"bram\", \"partner\": [{\"van\": \"2020-01-01\", \"waarde\": \"cato\"}]}, {\"id\": \"cato\"}",
	 "partner=[..2020-01-01)cato | partner=[2020-01-01..)cato |"
	 " partner=~[..2020-01-01)anna[2020-01-01..)bram"},
	{"a list that grows", "{\"id\": \"anna\", \"verwanten\": [{\"van\": \"2021-01-01\", \"waarde\": [\"cato\"]}]},"
	 "{\"id\": \"bram\", \"verwanten\": [\"cato\"]}, {\"id\": \"cato\"}",
	 "verwanten=[2021-01-01..)[cato] | verwanten=[cato] |"
	 " verwanten=~[..2021-01-01)[bram][2021-01-01..)[anna, bram]"},
};

/* "persoon anna van huishouden: a=b\npersoon bram..." as "a=b | ..." */
static const char *persons_only(char *out, sl_desk *d)
{
	const char *line = strstr(sl_desk_told(d), "persoon anna");
	char *at = out;

	for (; line && *line; line += strcspn(line, "\n") + 1) {
		const char *facts = strstr(line, ":");
		size_t n = strcspn(facts + 1, "\n");

		at += sprintf(at, "%s%.*s", at == out ? "" : " |", (int)n, facts + 1);
	}
	return out + 1;
}

static void test_mirrors(void **state)
{
	char document[2000], got[2000];
	sl_desk d;

	sl_desk_open(&d);
	for (size_t i = 0; i < sizeof mirrors / sizeof *mirrors; i++) {
		snprintf(document, sizeof document, "{\"personen\": [%s]}", mirrors[i].json);
		if (sl_desk_json(&d, document) != SL_OK)
			fail_msg("%s: %s", mirrors[i].name, sl_desk_problems(&d));
		if (strcmp(persons_only(got, &d), mirrors[i].want) != 0)
			fail_msg("%s: got %s, want %s", mirrors[i].name, got + 1, mirrors[i].want);
	}
	sl_desk_close(&d);
}

/* ---- the document as a whole ---- */

static const char example_told[] =
	"huishouden: huishouden=\"demo-1\" peildatum=2026-07-01 gemeente=\"GM0363\""
	" personen=[anna, bram, cato] volledig=true plannen=[\"plan A\", \"plan B\"] wetten=[\"wmo\"]\n"
	"persoon anna van huishouden: geboortedatum=1988-03-14 partner=bram kinderen=[cato]"
	" redt_zich=true {door: consulent reden: gesprek }"
	" schulden=3200 {bron: bankafschrift 2026-06-20} inkomsten=[anna.inkomsten[1]]\n"
	"inkomst anna.inkomsten[1] van anna: soort=\"loon\" netto_bedrag_per_maand=850\n"
	"persoon bram van huishouden: geboortedatum=1986-11-02 partner=anna inkomsten=? hulpvragen=[h1]\n"
	"hulpvraag h1 van bram: uren_per_week=[2026-01-01..2026-07-01)2.5 hulp_van=[anna]\n"
	"persoon cato van huishouden: geboortedatum=2019-05-30 ouders=~[anna] verhuisdatum=leeg\n";

static void check_example(sl_desk *d)
{
	const sl_household *h = d->h;

	assert_string_equal(sl_desk_told(d), example_told);
	assert_string_equal(h->name, "demo-1");
	assert_string_equal(h->municipality, "GM0363");
	assert_true(h->has_date);
	assert_int_equal(h->date, 20635); /* date -d 2026-07-01 +%s / 86400 */
	assert_int_equal(h->entity_count, 6);
	assert_int_equal(h->kind_counts[1], 3);
	assert_int_equal(h->by_kind[1][2], 5);
	assert_int_equal(h->entities[5].ordinal, 2);
	assert_int_equal(sl_household_find(h, h->schema->kinds[1], "bram"), 3);
	assert_int_equal(sl_household_find(h, h->schema->kinds[5], "h1"), 4);
	assert_int_equal(sl_household_find(h, h->schema->kinds[2], "anna.inkomsten[1]"), 2);
	assert_int_equal(sl_household_find(h, h->schema->kinds[1], "h1"), UINT32_MAX);
}

static void test_whole(void **state)
{
	sl_desk d;

	sl_desk_open(&d);
	if (sl_desk_json(&d, sl_example_json) != SL_OK)
		fail_msg("%s", sl_desk_problems(&d));
	check_example(&d);
	if (sl_desk_xml(&d, sl_example_xml) != SL_OK)
		fail_msg("%s", sl_desk_problems(&d));
	check_example(&d);
	assert_int_equal(sl_desk_json(&d, "{}"), SL_OK);
	assert_string_equal(sl_desk_told(&d), "huishouden:\n");
	assert_false(d.h->has_date);
	assert_null(d.h->municipality);
	assert_null(d.h->name);
	assert_int_equal(sl_desk_json(&d, "{\"$schema\": \"feiten.schema.json\", \"peildatum\": null}"), SL_OK);
	assert_false(d.h->has_date);
	sl_desk_close(&d);
}

/* A tree of another arena may go once its household is read. */
static void test_node(void **state)
{
	sl_json_source source = {.file = "f.json", .text = sl_example_json, .n = strlen(sl_example_json), .line = 7};
	sl_arena trees = {0};
	sl_json_node *tree;
	sl_xml_node *element;
	sl_desk d;

	sl_desk_open(&d);
	assert_int_equal(sl_json_read(&tree, &trees, &source, &d.diags), SL_OK);
	assert_int_equal(sl_facts_read_json_node(&d.h, d.schema, "f.json", tree, &d.arena, &d.diags), SL_OK);
	sl_arena_free(&trees);
	check_example(&d);
	sl_desk_clear(&d);
	assert_int_equal(sl_xml_read(&element, &trees, NULL, "f.xml", sl_example_xml, strlen(sl_example_xml),
				     &d.diags), SL_OK);
	assert_int_equal(sl_facts_read_xml_node(&d.h, d.schema, element, &d.arena, &d.diags), SL_OK);
	sl_arena_free(&trees);
	check_example(&d);
	sl_desk_clear(&d);
	source.text = "{\"x\": 1}";
	source.n = 8;
	assert_int_equal(sl_facts_read_json_source(&d.h, d.schema, &source, &d.arena, &d.diags), SL_EFACTS);
	assert_int_equal(d.diags.items[0].pos.line, 7);
	sl_desk_close(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_mirrors),
		cmocka_unit_test(test_whole),
		cmocka_unit_test(test_node),
	};

	return cmocka_run_group_tests_name("facts_whole", tests, NULL, NULL);
}
