/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Deviations: when one is followed, when it waits, why it is refused; what
 * stays of the outcome without it. What is wanted comes from sections 17 and
 * 19 of docs/rule-language.md.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "explain/deviation.h"
#include "support/answer_text.h"
#include "support/asking.h"
#include "support/differs.h"

/* "d anna: toekennen 5.00 EUR/maand [zonder: afwijzen] [wacht: ...]", then what is refused. */
static void write_answer(sl_buf *out, const sl_answer *a)
{
	sl_arena arena = {0};
	sl_teller t;

	sl_teller_init(&t, a->run, &arena);
	for (uint32_t i = 0; i < a->decided_count; i++) {
		const sl_decided *d = a->decided[i];

		sl_decided_text(out, a, d);
		if (d->deviation)
			sl_buf_printf(out, " [zonder: %s%s%s]", sl_outcome_name(d->by_rules.outcome),
				      sl_is_amount(d->by_rules.amount) ? " " : "",
				      sl_is_amount(d->by_rules.amount) ? sl_dutch_kept(&t, d->by_rules.amount, NULL) : "");
		if (d->waiting)
			sl_buf_printf(out, " [wacht: %s]", sl_waiting_text(&t, d->waiting));
		sl_buf_putc(out, '\n');
	}
	for (uint32_t i = 0; i < a->refused_count; i++)
		sl_buf_printf(out, "geweigerd: %s\n", sl_refusal_text(&t, a->refused[i]));
	sl_teller_close(&t);
	sl_arena_free(&arena);
}

/* ---- the rules and facts of most rows ---- */

#define GELD "<begrip naam='geld' per='persoon' type='bedrag' eenheid='EUR/maand'><afronding richting='half-omhoog' cijfers='2'>want</afronding></begrip>" \
	ALWAYS("g", "geld", "loon")
#define RIGHT "<besluit id='d' per='persoon' norm='omschreven-recht' artikel='1'><van-toepassing>a</van-toepassing><recht>b</recht><bedrag>geld</bedrag></besluit>" GELD
#define POWER(id, from, to, more, inside) \
	"<afwijkingsbevoegdheid id='" id "' besluit='d' van='" from "' naar='" to "' " more ">" inside "</afwijkingsbevoegdheid>"
#define URGENT POWER("p", "afwijzen", "toekennen", "artikel='16' lid='1'", "<wanneer>c</wanneer>")
#define TAILOR POWER("q", "toekennen", "toekennen", "artikel='18' lid='1' tenminste='10' ten-hoogste='2 * huur'", "")
#define LAW RIGHT URGENT TAILOR

#define WITH(anna, deviations) "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna', " anna "}], 'afwijkingen': [" deviations "]}"
#define WHO "'besluit': 'd', 'persoon': 'anna', 'door': 'de wit', 'reden': 'nood', "
#define GRANT(day, more) "{" WHO "'datum': '" day "', 'artikel': 'artikel=16&lid=1', 'uitkomst': 'toekennen'" more "}"
#define AMOUNT(day, amount) "{" WHO "'datum': '" day "', 'artikel': 'artikel=18&lid=1', 'bedrag': " amount "}"
#define REFUSED "'a': true, 'b': false, 'c': true, 'loon': 100.00, 'huur': 60.00"
#define GRANTED "'a': true, 'b': true, 'c': true, 'loon': 100.00, 'huur': 60.00"

static const sl_asking_row rows[] = {
	/* followed */
	{"19 another outcome, with an amount", LAW, WITH(REFUSED, GRANT("2026-06-01", ", 'bedrag': 50.00")),
	 "d anna: toekennen 50.00 EUR/maand [zonder: afwijzen]"},
	{"19 another outcome: the amount of the rules", LAW, WITH(REFUSED, GRANT("2026-06-01", "")),
	 "d anna: toekennen 100.00 EUR/maand [zonder: afwijzen]"},
	{"19 another outcome of which the amount is open", LAW, WITH("'a': true, 'b': false, 'c': true", GRANT("2026-06-01", "")),
	 "d anna: feiten-ontbreken (anna.loon) [zonder: afwijzen]"},
	{"19 another amount", LAW, WITH(GRANTED, AMOUNT("2026-06-01", "70.00")), "d anna: toekennen 70.00 EUR/maand [zonder: toekennen 100]"},
	{"19 a whole reference, and more than the power says", LAW,
	 WITH(REFUSED, "{" WHO "'datum': '2026-06-01', 'artikel': 'jci1.3:c:BWBR0000001&artikel=16&lid=1&o=a', 'uitkomst': 'toekennen'}"),
	 "d anna: toekennen 100.00 EUR/maand [zonder: afwijzen]"},
	{"19 on its very day", LAW, WITH(GRANTED, AMOUNT("2026-07-01", "70.00")), "d anna: toekennen 70.00 EUR/maand [zonder: toekennen 100]"},
	{"19 the latest counts", LAW, WITH(GRANTED, AMOUNT("2026-06-01", "70.00") "," AMOUNT("2026-05-01", "80.00")),
	 "d anna: toekennen 70.00 EUR/maand [zonder: toekennen 100]"},
	{"19 the latest that is allowed counts", LAW, WITH(GRANTED, AMOUNT("2026-05-01", "80.00") "," AMOUNT("2026-06-01", "5.00")),
	 "d anna: toekennen 80.00 EUR/maand [zonder: toekennen 100]\ngeweigerd: het bedrag is lager dan € 10,00 per maand, het laagste dat art. 18 lid 1 Wet toelaat"},
	{"19 to a refusal", RIGHT POWER("p", "toekennen niet-van-toepassing", "afwijzen", "artikel='3'", ""),
	 WITH(GRANTED, "{" WHO "'datum': '2026-06-01', 'artikel': 'artikel=3', 'uitkomst': 'afwijzen'}"), "d anna: afwijzen [zonder: toekennen 100]"},
	{"19 of a decision about an item", "<besluit id='d' per='inkomst' norm='omschreven-recht' artikel='1'><recht>telt</recht></besluit>" URGENT,
	 "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna', 'c': true, 'inkomsten': [{'telt': false}]}], 'afwijkingen': [{" WHO
	 "'huis': 'anna.inkomsten[1]', 'datum': '2026-06-01', 'artikel': 'artikel=16&lid=1', 'uitkomst': 'toekennen'}]}",
	 "d anna.inkomsten[1]: toekennen [zonder: afwijzen]"},
	{"19 of a decision about the household", "<besluit id='d' per='huishouden' norm='omschreven-recht' artikel='1'><recht>warm</recht></besluit>"
	 POWER("p", "afwijzen", "toekennen", "artikel='16' lid='1'", ""),
	 "{'peildatum': '2026-07-01', 'warm': false, 'personen': [], 'afwijkingen': [{'besluit': 'd', 'door': 'x', 'reden': 'y', 'datum': '2026-06-01', 'artikel': 'artikel=16&lid=1', 'uitkomst': 'toekennen'}]}",
	 "d huishouden: toekennen [zonder: afwijzen]"},
	{"19 an extent", "<besluit id='d' per='persoon' norm='compensatie' artikel='1'><recht>b</recht><omvang>uren</omvang></besluit>"
	 "<begrip naam='uren' per='persoon' type='getal' eenheid='uur/week'/>" ALWAYS("u", "uren", "3") POWER("p", "toekennen", "toekennen", "artikel='2' tenminste='uren'", ""),
	 WITH("'b': true", "{" WHO "'datum': '2026-06-01', 'artikel': 'artikel=2', 'bedrag': 4.50}"), "d anna: toekennen 4.5 uur/week [zonder: toekennen 3]"},
	{"19 a contribution that is not owed is 0.00", "<besluit id='d' per='persoon' norm='eigen-bijdrage' artikel='1'><recht>b</recht><bedrag>geld</bedrag></besluit>" GELD
	 POWER("p", "toekennen", "afwijzen", "artikel='3'", ""), WITH(GRANTED, "{" WHO "'datum': '2026-06-01', 'artikel': 'artikel=3', 'uitkomst': 'afwijzen'}"),
	 "d anna: afwijzen 0.00 EUR/maand [zonder: toekennen 100]"},
	{"19 a duty that does not hold", "<verplichting id='d' per='persoon' artikel='1'><geldt>b</geldt></verplichting>" POWER("p", "toekennen", "afwijzen", "artikel='3'", ""),
	 WITH("'b': true", "{" WHO "'datum': '2026-06-01', 'artikel': 'artikel=3', 'uitkomst': 'afwijzen'}"), "d anna: afwijzen [zonder: toekennen]"},
	/* waiting */
	{"19 waits while the outcome is open", LAW, WITH("'a': true, 'c': true", GRANT("2026-06-01", "")),
	 "d anna: feiten-ontbreken (anna.b) [wacht: de uitkomst waarvan wordt afgeweken staat nog niet vast]"},
	{"19 waits while the condition is open", LAW, WITH("'a': true, 'b': false, 'loon': 1.00", GRANT("2026-06-01", "")),
	 "d anna: afwijzen [wacht: of mag worden afgeweken is nog niet bekend; daarvoor is nodig: c (anna)]"},
	{"19 waits while a bound is open", LAW, WITH("'a': true, 'b': true, 'loon': 100.00", AMOUNT("2026-06-01", "70.00")),
	 "d anna: toekennen 100.00 EUR/maand [wacht: of mag worden afgeweken is nog niet bekend; daarvoor is nodig: huur van anna]"},
	{"19 outside one bound while the other is open", LAW, WITH("'a': true, 'b': true, 'loon': 100.00", AMOUNT("2026-06-01", "7.00")),
	 "d anna: toekennen 100.00 EUR/maand\ngeweigerd: het bedrag is lager dan € 10,00 per maand, het laagste dat art. 18 lid 1 Wet toelaat"},
	{"19 an earlier one that waits is overtaken", LAW POWER("r", "toekennen", "toekennen", "artikel='19'", "<wanneer>d</wanneer>"),
	 WITH(GRANTED, "{" WHO "'datum': '2026-05-01', 'artikel': 'artikel=19', 'bedrag': 1.00}," AMOUNT("2026-06-01", "70.00")),
	 "d anna: toekennen 70.00 EUR/maand [zonder: toekennen 100]"},
	{"19 a later one waits beside one that is followed", LAW POWER("r", "toekennen", "toekennen", "artikel='19'", "<wanneer>d</wanneer>"),
	 WITH(GRANTED, AMOUNT("2026-05-01", "70.00") ",{" WHO "'datum': '2026-06-01', 'artikel': 'artikel=19', 'bedrag': 1.00}"),
	 "d anna: toekennen 70.00 EUR/maand [zonder: toekennen 100] [wacht: of mag worden afgeweken is nog niet bekend; daarvoor is nodig: d (anna)]"},
	/* refused */
	{"19 no power", RIGHT, WITH(REFUSED, GRANT("2026-06-01", "")), "d anna: afwijzen\ngeweigerd: op deze dag laat geen artikel toe van dit besluit af te wijken"},
	{"19 the power has ended", RIGHT POWER("p", "afwijzen", "toekennen", "artikel='16' lid='1' geldig-tot='2026-07-01'", ""), WITH(REFUSED, GRANT("2026-06-01", "")),
	 "d anna: afwijzen\ngeweigerd: op deze dag laat geen artikel toe van dit besluit af te wijken"},
	{"19 another article", LAW, WITH(REFUSED, "{" WHO "'datum': '2026-06-01', 'artikel': 'artikel=17', 'uitkomst': 'toekennen'}"),
	 "d anna: afwijzen\ngeweigerd: \"artikel=17\" laat dat niet toe; afwijken kan met art. 16 lid 1 Wet, art. 18 lid 1 Wet"},
	{"19 less than the power says", LAW, WITH(REFUSED, "{" WHO "'datum': '2026-06-01', 'artikel': 'artikel=16', 'uitkomst': 'toekennen'}"),
	 "d anna: afwijzen\ngeweigerd: \"artikel=16\" laat dat niet toe; afwijken kan met art. 16 lid 1 Wet, art. 18 lid 1 Wet"},
	{"19 the article of another act", LAW, WITH(REFUSED, "{" WHO "'datum': '2026-06-01', 'artikel': 'jci1.3:c:BWBR0000002&artikel=16&lid=1', 'uitkomst': 'toekennen'}"),
	 "d anna: afwijzen\ngeweigerd: \"jci1.3:c:BWBR0000002&artikel=16&lid=1\" laat dat niet toe; afwijken kan met art. 16 lid 1 Wet, art. 18 lid 1 Wet"},
	{"19 no article at all", LAW, WITH(REFUSED, "{" WHO "'datum': '2026-06-01', 'artikel': 'zestien', 'uitkomst': 'toekennen'}"),
	 "d anna: afwijzen\ngeweigerd: \"zestien\" laat dat niet toe; afwijken kan met art. 16 lid 1 Wet, art. 18 lid 1 Wet"},
	{"19 not from this outcome", LAW, WITH(REFUSED, AMOUNT("2026-06-01", "70.00")), "d anna: afwijzen\ngeweigerd: van deze uitkomst kan met art. 18 lid 1 Wet niet worden afgeweken"},
	{"19 not to that outcome", LAW, WITH(GRANTED, "{" WHO "'datum': '2026-06-01', 'artikel': 'artikel=18&lid=1', 'uitkomst': 'afwijzen'}"),
	 "d anna: toekennen 100.00 EUR/maand\ngeweigerd: naar die uitkomst kan met art. 18 lid 1 Wet niet worden afgeweken"},
	{"19 the same outcome", LAW, WITH(GRANTED, "{" WHO "'datum': '2026-06-01', 'artikel': 'artikel=18&lid=1', 'uitkomst': 'toekennen'}"),
	 "d anna: toekennen 100.00 EUR/maand\ngeweigerd: de uitkomst is zonder afwijking al zo"},
	{"19 the condition is onwaar", LAW, WITH("'a': true, 'b': false, 'c': false, 'loon': 1.00", GRANT("2026-06-01", "")),
	 "d anna: afwijzen\ngeweigerd: aan de voorwaarde van art. 16 lid 1 Wet is niet voldaan: c"},
	{"19 the condition is regelgebrek", RIGHT POWER("p", "afwijzen", "toekennen", "artikel='16' lid='1'", "<wanneer>1 / n > 1</wanneer>"),
	 WITH(REFUSED ", 'n': 0", GRANT("2026-06-01", "")), "d anna: afwijzen\ngeweigerd: of aan de voorwaarde van art. 16 lid 1 Wet is voldaan, is door een gebrek in de regels niet te bepalen"},
	{"19 too much", LAW, WITH(GRANTED, AMOUNT("2026-06-01", "120.01")), "d anna: toekennen 100.00 EUR/maand\ngeweigerd: het bedrag is hoger dan € 120,00 per maand, het hoogste dat art. 18 lid 1 Wet toelaat"},
	{"19 the bound itself is inside", LAW, WITH(GRANTED, AMOUNT("2026-06-01", "120.00")), "d anna: toekennen 120.00 EUR/maand [zonder: toekennen 100]"},
	{"19 not yet", LAW, WITH(GRANTED, AMOUNT("2026-07-02", "70.00")), "d anna: toekennen 100.00 EUR/maand\ngeweigerd: de dag van de afwijking, 2 juli 2026, is nog niet gekomen"},
	{"19 an unknown decision", LAW, WITH(REFUSED, "{'besluit': 'z', 'persoon': 'anna', 'door': 'x', 'reden': 'y', 'datum': '2026-06-01', 'artikel': 'artikel=16&lid=1', 'uitkomst': 'toekennen'}"),
	 "d anna: afwijzen\ngeweigerd: er is geen besluit \"z\""},
	{"19 no decision", LAW, WITH(REFUSED, "{'persoon': 'anna'}"), "d anna: afwijzen\ngeweigerd: er staat niet bij van welk besluit wordt afgeweken"},
	{"19 about nobody", LAW, WITH(REFUSED, "{'besluit': 'd'}"), "d anna: afwijzen\ngeweigerd: er staat niet bij over wie of wat het besluit gaat"},
	{"19 about what the decision is not about", "<besluit id='d' per='inkomst' norm='omschreven-recht' artikel='1'><recht>telt</recht></besluit>" URGENT,
	 "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna', 'inkomsten': [{'telt': false}]}], 'afwijkingen': [" GRANT("2026-06-01", "") "]}",
	 "d anna.inkomsten[1]: afwijzen\ngeweigerd: over wie of wat hier staat, gaat dit besluit niet"},
	{"19 about what belongs to somebody else", "<besluit id='d' per='inkomst' norm='omschreven-recht' artikel='1'><recht>telt</recht></besluit>" URGENT,
	 "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna', 'c': true}, {'id': 'bert', 'c': true, 'inkomsten': [{'telt': false}]}], 'afwijkingen': [{" WHO
	 "'huis': 'bert.inkomsten[1]', 'datum': '2026-06-01', 'artikel': 'artikel=16&lid=1', 'uitkomst': 'toekennen'}]}",
	 "d bert.inkomsten[1]: afwijzen\ngeweigerd: over wie of wat hier staat, gaat dit besluit niet"},
	{"19 by nobody", LAW, WITH(REFUSED, "{'besluit': 'd', 'persoon': 'anna', 'reden': 'y'}"), "d anna: afwijzen\ngeweigerd: er staat niet bij wie afwijkt"},
	{"19 for no reason", LAW, WITH(REFUSED, "{'besluit': 'd', 'persoon': 'anna', 'door': 'x'}"), "d anna: afwijzen\ngeweigerd: er staat geen reden bij"},
	{"19 on no article", LAW, WITH(REFUSED, "{" WHO "'datum': '2026-06-01'}"), "d anna: afwijzen\ngeweigerd: er staat geen artikel bij dat het toelaat"},
	{"19 on no day", LAW, WITH(REFUSED, "{" WHO "'artikel': 'artikel=16&lid=1'}"), "d anna: afwijzen\ngeweigerd: er staat geen dag bij"},
	{"19 to nothing else", LAW, WITH(REFUSED, "{" WHO "'datum': '2026-06-01', 'artikel': 'artikel=16&lid=1'}"), "d anna: afwijzen\ngeweigerd: er staat geen andere uitkomst bij, en geen ander bedrag"},
	{"19 granting nothing", LAW, WITH("'a': true, 'b': false, 'c': true, 'loon': 0.00", GRANT("2026-06-01", "")), "d anna: afwijzen\ngeweigerd: er staat niet bij hoeveel, en volgens de regels is het nul"},
	{"19 an amount where there is none", "<besluit id='d' per='persoon' norm='omschreven-recht' artikel='1'><recht>b</recht></besluit>" POWER("p", "toekennen afwijzen", "toekennen", "artikel='16' lid='1'", ""),
	 WITH("'b': false", GRANT("2026-06-01", ", 'bedrag': 50.00")), "d anna: afwijzen\ngeweigerd: bij deze uitkomst hoort geen bedrag"},
	{"19 two of one day", LAW, WITH(GRANTED, AMOUNT("2026-06-01", "70.00") "," AMOUNT("2026-06-01", "80.00") "," AMOUNT("2026-05-01", "90.00")),
	 "d anna: toekennen 90.00 EUR/maand [zonder: toekennen 100]\ngeweigerd: op dezelfde dag is nog een afwijking van dit besluit vastgelegd\ngeweigerd: op dezelfde dag is nog een afwijking van dit besluit vastgelegd"},
	{"19 the decision is not there on this day", "<besluit id='d' per='persoon' norm='omschreven-recht' artikel='1' geldig-van='2027-01-01'><recht>b</recht></besluit>" URGENT, WITH(REFUSED, GRANT("2026-06-01", "")),
	 "geweigerd: het besluit \"d\" bestaat op deze dag niet"},
	{"19 not known: none", LAW, "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna', " REFUSED "}], 'afwijkingen': null}", "d anna: afwijzen"},
};

static void deviations(void **state)
{
	(void)state;
	sl_asking_table(rows, sizeof rows / sizeof *rows, write_answer);
}

/* A joint right is one: whoever of the two it was recorded for. */
#define JOINT "<besluit id='d' per='persoon' norm='omschreven-recht' artikel='1'><recht>b</recht><bedrag>geld</bedrag><gezamenlijk>partner</gezamenlijk></besluit>" GELD TAILOR
#define COUPLE(bert, more) "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna', 'partner': 'bert', " GRANTED "}, {'id': 'bert', " bert "}], 'afwijkingen': [" AMOUNT("2026-06-01", "70.00") more "]}"

static void joint_rights(void **state)
{
	static const sl_asking_row couples[] = {
		{"for both", JOINT, COUPLE(GRANTED, ""), "d anna: toekennen 70.00 EUR/maand [zonder: toekennen 100]\nd bert: toekennen 70.00 EUR/maand [zonder: toekennen 100]"},
		{"the other stands elsewhere", JOINT, COUPLE("'b': false", ""), "d anna: toekennen 70.00 EUR/maand [zonder: toekennen 100]\nd bert: afwijzen"},
		{"one of each on one day", JOINT, COUPLE(GRANTED, ",{'besluit': 'd', 'persoon': 'bert', 'door': 'x', 'reden': 'y', 'datum': '2026-06-01', 'artikel': 'artikel=18&lid=1', 'bedrag': 80.00}"),
		 "d anna: toekennen 100.00 EUR/maand\nd bert: toekennen 100.00 EUR/maand\ngeweigerd: op dezelfde dag is nog een afwijking van dit besluit vastgelegd\n"
		 "geweigerd: op dezelfde dag is nog een afwijking van dit besluit vastgelegd"},
	};

	(void)state;
	sl_asking_table(couples, sizeof couples / sizeof *couples, write_answer);
}

/* The power of an ordinance is for its own municipality. */
#define OF_STAD "<regeling id='wet' soort='wet' domein='brood' bwb='BWBR0000001' citeertitel='Wet' geldig-van='2015-01-01'>" RIGHT "</regeling>" \
	"<regeling id='stad' soort='verordening' domein='brood' gemeente='GM0001' citeertitel='Verordening' vult-in='wet' geldig-van='2015-01-01'>" \
	POWER("p", "afwijzen", "toekennen", "artikel='9'", "") "</regeling>"
#define LIVING_IN(municipality) "{'peildatum': '2026-07-01', 'gemeente': '" municipality "', 'personen': [{'id': 'anna', " REFUSED "}], 'afwijkingen': [{" WHO \
	"'datum': '2026-06-01', 'artikel': 'artikel=9', 'uitkomst': 'toekennen'}]}"

static void powers_of_a_municipality(void **state)
{
	static const sl_asking_row places[] = {
		{"its own", OF_STAD, LIVING_IN("GM0001"), "d anna: toekennen 100.00 EUR/maand [zonder: afwijzen]"},
		{"another", OF_STAD, LIVING_IN("GM0002"), "d anna: afwijzen\ngeweigerd: op deze dag laat geen artikel toe van dit besluit af te wijken"},
	};

	(void)state;
	sl_asking_table(places, sizeof places / sizeof *places, write_answer);
}

static void refused_count(sl_buf *out, const sl_answer *a)
{
	sl_buf_printf(out, "%u", a->refused_count);
}

/* What is refused is told of what was asked only. */
static void narrowed_runs(void **state)
{
	static const char *const other[] = {"e"};
	static const struct { const char *name; sl_decide_options options; const char *refused; } runs[] = {
		{"all", {0}, "2"}, {"another decision", {.decisions = other, .decision_count = 1}, "1"}, {"another domain", {.domain = "melk"}, "1"},
		{"another person", {.person = "bert"}, "1"}, {"that person", {.person = "anna"}, "2"},
	};
	static const char facts[] = "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna'}, {'id': 'bert'}], 'afwijkingen': [{'besluit': 'd', 'persoon': 'anna'}, {'besluit': 'z'}]}";
	int failed = 0;

	(void)state;
	for (size_t i = 0; i < sizeof runs / sizeof *runs; i++)
		failed += sl_asking_differs(runs[i].name, RIGHT "<besluit id='e' per='persoon' norm='omschreven-recht' artikel='1'><recht>b</recht></besluit>", facts,
					    &runs[i].options, refused_count, runs[i].refused);
	sl_none_differ(failed, sizeof runs / sizeof *runs);
}

/* A conflict reads what was decided in the end. */
#define READ_BY_A_CONFLICT LAW \
	"<conflict id='x' soort='averechts-effect' ernst='laag' domeinen='brood'><omschrijving>x</omschrijving><betreft naam='wie' in='personen'/>" \
	"<wanneer>wie.besluit(\"d\").toegekend and wie.besluit(\"d\").bedrag &lt; 60</wanneer><kant domein='brood' jci='jci1.3:c:BWBR0000001&amp;artikel=1'/>" \
	"<uitleg>x</uitleg><handeling>y</handeling></conflict><escalatie ernst='laag'>z</escalatie>"

static void conflicts_read_the_deviation(void **state)
{
	static const sl_asking_row read[] = {
		{"without", READ_BY_A_CONFLICT, WITH(REFUSED, ""), ""},
		{"with", READ_BY_A_CONFLICT, WITH(REFUSED, GRANT("2026-06-01", ", 'bedrag': 50.00")), "x anna: vastgesteld laag"},
	};

	(void)state;
	sl_asking_table(read, sizeof read / sizeof *read, sl_conflicts_text);
}

/* ---- days ---- */

static void first_and_refused(sl_buf *out, const sl_answer *a)
{
	sl_decided_text(out, a, a->decided[0]);
	sl_buf_printf(out, " %u", a->refused_count);
}

/* From its day on; until then it is refused. */
static void a_period_is_cut_by_a_deviation(void **state)
{
	static const sl_period_row periods[] = {
		{"two days of june", LAW, WITH(GRANTED, AMOUNT("2026-06-10", "70.00") "," AMOUNT("2026-06-20", "80.00")), "2026-06-01", "2026-07-01",
		 "2026-06-01..2026-06-10 d anna: toekennen 100.00 EUR/maand 2\n"
		 "2026-06-10..2026-06-20 d anna: toekennen 70.00 EUR/maand 1\n"
		 "2026-06-20..2026-07-01 d anna: toekennen 80.00 EUR/maand 0"},
	};

	(void)state;
	sl_period_table(periods, sizeof periods / sizeof *periods, first_and_refused);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(deviations),
		cmocka_unit_test(joint_rights),
		cmocka_unit_test(powers_of_a_municipality),
		cmocka_unit_test(narrowed_runs),
		cmocka_unit_test(conflicts_read_the_deviation),
		cmocka_unit_test(a_period_is_cut_by_a_deviation),
	};

	return cmocka_run_group_tests_name("deviation", tests, NULL, NULL);
}
