/* SPDX-License-Identifier: EUPL-1.2 */
#include "support/pools.h"

static uint64_t seed;

void sl_pools_begin(void)
{
	seed = 20260701;
}

static uint32_t pick(uint32_t n)
{
	seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)(seed >> 33) % n;
}

#define NUMBERS \
	"0", "1", "-1", "2", "3", "7", "-7", "12", "0.5", "-0.5", "1.5", "2.5", "-2.5", "0.005", "1.005", "-1.005", \
	"1013.895", "0.000001", "0.0000001", "-0.000001", "99.995", "0.1", "0.3333333", "1389.57", "4611686018427387903", \
	"4611686018427387904", "9223372036854775807", "9223372036854", "9223372036854.775807", "-9223372036854.775808", \
	"999999999999999999999999999999", "1e20", "3074457345618.258602", "0.0", "-0.0", "100.00", "1e-7"

static const char *const truths[] = {"true", "false", NULL};
static const char *const numbers[] = {NUMBERS, NULL};
static const char *const integers[] = {"0", "1", "2", "-1", "3", "12", "17", "18", "1000000", "-4", "9007199254740993", NULL};
static const char *const amounts[] = {"0.00", "850.00", "0.01", "1419.46", "-12.34", "2027.79", "100",
				      "92233720368547758.07", "46116860184273879.03", "1", NULL};
static const char *const days[] = {"'2026-07-01'", "'2024-02-29'", "'2000-02-29'", "'1900-03-01'", "'2026-01-31'",
				   "'2025-12-31'", "'2004-02-29'", "'2026-06-30'", "'2026-08-31'", "'9999-12-31'",
				   "'1959-07-02'", "'1959-07-01'", "'2008-07-02'", NULL};
static const char *const spans[] = {"'P0M'", "'P1M'", "'P67Y'", "'P66Y10M'", "'-P14M'", "'P11M'", "'P120000Y'", NULL};
static const char *const colours[] = {"'rood'", "'blauw'", "'groen'", NULL};
static const char *const paints[] = {"'geel'", "'rood'", "'blauw'", NULL};
static const char *const kinds[] = {"'loon'", "'premie'", NULL};
static const char *const people[] = {"'anna'", "'bert'", "'cato'", NULL};
static const char *const words[] = {"'rood'", "'?'", NULL};

typedef struct fact_row {
	const char *name;
	const char *const *pool;
	bool empty, fixed;
} fact_row;

static const fact_row person_facts[] = {
	{"a", truths, false, false}, {"b", truths, false, false}, {"c", truths, false, false},
	{"d", truths, false, false}, {"e", truths, true, false}, {"f", truths, true, false},
	{"aangenomen", truths, false, false}, {"altijd", truths, false, true},
	{"n", numbers, false, false}, {"m", numbers, false, false}, {"p", numbers, true, false}, {"q", numbers, true, false},
	{"k", integers, false, false}, {"j", integers, true, false},
	{"loon", amounts, false, false}, {"huur", amounts, false, false}, {"jaarloon", amounts, false, false},
	{"toeslag", amounts, true, false}, {"maanden_gebruikt", integers, false, true},
	{"geboren", days, false, true}, {"begin", days, false, false}, {"einde", days, true, false},
	{"wachttijd", spans, false, false}, {"kleur", colours, false, false}, {"verf", paints, true, false},
	{"woord", words, false, false}, {"bijnaam", words, true, false},
};

static const fact_row item_facts[] = {
	{"soort", kinds, false, false}, {"bedrag", amounts, false, false}, {"getal", numbers, false, false},
	{"telt", truths, false, false}, {"van", days, false, false}, {"gever", people, true, false},
};

static const char *from(const char *const *pool)
{
	uint32_t n = 0;

	while (pool[n])
		n++;
	return pool[pick(n)];
}

/* Mostly told; else absent, null, leeg or over time. `gaps` of 100. */
static void tell(sl_buf *out, const fact_row *f, unsigned gaps)
{
	uint32_t how = pick(100);

	if (how >= gaps) {
		sl_buf_printf(out, ", '%s': %s", f->name, f->empty && pick(5) == 0 ? "{'leeg': true}" : from(f->pool));
	} else if (how % 3 == 0) {
		sl_buf_printf(out, ", '%s': null", f->name);
	} else if (how % 3 == 1 && !f->fixed) {
		sl_buf_printf(out, ", '%s': [{'tot': '2026-07-01', 'waarde': %s}, {'van': '2026-07-01', 'waarde': %s}]", f->name,
			      from(f->pool), from(f->pool));
	}
}

static void tell_items(sl_buf *out, unsigned gaps)
{
	uint32_t n = pick(4);

	if (pick(100) < gaps / 4)
		return;
	sl_buf_puts(out, ", 'inkomsten': [");
	for (uint32_t i = 0; i < n; i++) {
		sl_buf_printf(out, "%s{'bonnen': [{'prijs': %s}]", i ? ", " : "", from(numbers));
		for (size_t k = 0; k < sizeof item_facts / sizeof *item_facts; k++)
			tell(out, &item_facts[k], gaps);
		sl_buf_puts(out, "}");
	}
	sl_buf_puts(out, "]");
}

static void tell_person(sl_buf *out, uint32_t i, unsigned gaps, const char *relations)
{
	static const char *const ids[] = {"anna", "bert", "cato"};

	sl_buf_printf(out, "%s{'id': '%s'%s", i ? ", " : "", ids[i], relations);
	for (size_t k = 0; k < sizeof person_facts / sizeof *person_facts; k++)
		tell(out, &person_facts[k], gaps);
	tell_items(out, gaps);
	sl_buf_puts(out, "}");
}

void sl_pools_household(sl_buf *out, unsigned gaps)
{
	static const char *const annas[] = {"", ", 'partner': 'bert'", ", 'partner': null", ", 'partner': {'leeg': true}",
					    ", 'kinderen': ['cato'], 'partner': 'bert'", ", 'vrienden': ['bert', 'cato']",
					    ", 'vrienden': [], 'buur': 'cato'", ", 'vrienden': null, 'buur': 'bert'",
					    ", 'genoten': {'leeg': true}, 'vrienden': ['bert']", ", 'genoten': ['cato']",
					    ", 'kinderen': ['bert', 'cato']", ", 'genoten': [], 'buur': {'leeg': true}"};
	static const char *const complete[] = {"", "", "", ", 'volledig': false", ", 'volledig': null", ", 'volledig': true"};

	sl_buf_clear(out);
	sl_buf_printf(out, "{'peildatum': '2026-07-01', 'kamers': %s, 'gemeente': 'GM0001'%s, 'personen': [", from(integers),
		      complete[pick(6)]);
	tell_person(out, 0, gaps, annas[pick(12)]);
	tell_person(out, 1, gaps, "");
	tell_person(out, 2, gaps, pick(3) ? "" : ", 'ouders': ['anna', 'bert']");
	sl_buf_puts(out, "]}");
}
