/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What looking for conflicts adds to deciding all laws, and how the time of a
 * household grows with the people in it.
 *
 * Without: the same rules of which no conflict and no ondergrens was loaded.
 * With and without take turns, so that a machine whose speed drifts slows
 * both. Households of the first figure are those of rules/toetsen that give
 * consent; those of the second are built here from one pattern: couples with
 * two children each, under one roof, all of whom have or ask for something.
 */
#include "bench/bench.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "decide/decide.h"
#include "load/load.h"

#define MOST_HOUSEHOLDS 1024

/* One rule set, with the run that decides by it. */
typedef struct side {
	law law;
	sl_run *run;
	sl_arena facts, answer;
	sl_household *households[MOST_HOUSEHOLDS];
	size_t count;
	size_t conflicts, decisions; /* of the last round */
} side;

static void open_side(side *s, bool conflicts)
{
	static const char *const rules = "rules";
	sl_diags d = {0};

	if (sl_model_load(&s->law.model, &rules, 1, &d) != SL_OK)
		bench_die("rules", &d);
	if (!conflicts)
		s->law.model->conflict_count = s->law.model->floor_count = 0;
	bench_finish_law(&s->law, "rules", &d);
	if (sl_run_new(&s->run, s->law.program) != SL_OK)
		bench_die("memory", NULL);
}

static void close_side(side *s)
{
	sl_run_free(s->run);
	sl_arena_free(&s->facts);
	sl_arena_free(&s->answer);
	bench_free_law(&s->law);
}

/* Files of a household may be laid side by side. */
static bool gives_consent(const char *text, size_t n)
{
	static const char consent[] = "\"gegevens_mogen_worden_gecombineerd\": true";

	return memmem(text, n, consent, sizeof consent - 1) != NULL;
}

static void add_household(side *s, const char *text, size_t n, bool needed)
{
	sl_diags d = {0};

	if (s->count < MOST_HOUSEHOLDS && sl_facts_read_json(&s->households[s->count], &s->law.model->schema, "bench", text,
							     n, &s->facts, &d) == SL_OK)
		s->count++;
	else if (needed)
		bench_die("a household of the bench", &d);
	sl_diags_free(&d);
}

static void add_tests(side *with, side *without, const char *path)
{
	char *text;
	const char *at, *end;
	size_t n;
	sl_diags d = {0};

	if (sl_file_read(&text, &n, path, (size_t)1 << 26, &d) != SL_OK)
		bench_die(path, &d);
	for (at = text; (at = strstr(at, "<![CDATA[")) && (end = strstr(at, "]]>")); at = end) {
		size_t length = (size_t)(end - at - 9);

		if (!gives_consent(at, length))
			continue;
		add_household(with, at + 9, length, false);
		add_household(without, at + 9, length, false);
	}
	free(text);
}

static void add_all_tests(side *with, side *without)
{
	DIR *dir = opendir("rules/toetsen");
	struct dirent *e;
	char path[512];

	while (dir && (e = readdir(dir)))
		if (strstr(e->d_name, ".xml")) {
			snprintf(path, sizeof path, "rules/toetsen/%.200s", e->d_name);
			add_tests(with, without, path);
		}
	if (dir)
		closedir(dir);
	if (!with->count)
		bench_die("no households with consent in rules/toetsen", NULL);
}

/* ---- deciding ---- */

/* Of this process alone: what others do on the machine does not count. */
static double cpu_seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static double time_of(side *s, size_t i, int times)
{
	const sl_household *h = s->households[i];
	double start = cpu_seconds();

	for (int k = 0; k < times; k++) {
		sl_answer *a;

		sl_arena_reset(&s->answer);
		if (sl_run_begin(s->run, h, h->date, SL_FOREVER) != SL_OK || sl_decide(&a, s->run, NULL, &s->answer) != SL_OK)
			bench_die("deciding", NULL);
		s->conflicts += a->conflict_count;
		s->decisions += a->decided_count;
	}
	return cpu_seconds() - start;
}

/* Household by household in turn: the time of all, with and without. */
static void round_of(side *with, side *without, int times, double *a, double *b)
{
	*a = *b = 0;
	with->conflicts = with->decisions = 0;
	for (size_t i = 0; i < with->count; i++) {
		*a += time_of(with, i, times);
		*b += time_of(without, i, times);
	}
}

/* ---- households of so many people ---- */

static void put_ids(sl_buf *b, const char *key, const char *word, int from, int to)
{
	sl_buf_printf(b, ", \"%s\": [", key);
	for (int i = from; i <= to; i++)
		sl_buf_printf(b, "%s\"%s%d\"", i > from ? ", " : "", word, i);
	sl_buf_puts(b, "]");
}

static void put_adult(sl_buf *b, int n, int adults, int kids)
{
	int other = n % 2 ? n + 1 : n - 1, family = (n - 1) / 2, last = 2 * family + 2 < kids ? 2 * family + 2 : kids;

	sl_buf_printf(b, "%s{\"id\": \"v%d\", \"geboortedatum\": \"19%d-05-22\", \"verblijfsstatus\": \"nederlander\"", n > 1 ? ", " : "", n, 70 + n);
	if (other <= adults)
		sl_buf_printf(b, ", \"partner\": \"v%d\", \"mantelzorger_voor\": [\"v%d\"]", other, other);
	put_ids(b, "kinderen", "k", 2 * family + 1, last);
	sl_buf_puts(b, ", \"voorzieningen\": [{\"wet\": \"wmo\", \"soort_hulp\": \"huishoudelijke hulp\", \"leveringsvorm\": \"natura\", \"begindatum\": \"2025-12-13\"}]"
		", \"hulpvragen\": [], \"brp_gemeente\": \"GM0200\", \"wlz_indicatie\": \"geen\", \"weigeringen\": [], \"ontvangt_algemene_bijstand\": true"
		", \"algemene_bijstand_aangevraagd\": false, \"opleidingen\": [], \"huurcontract\": false, \"datum_melding_bijstand\": \"2025-05-27\""
		", \"inkomsten\": [], \"bezittingen\": [], \"schulden\": 0.0, \"ontheven_van_arbeidsverplichting\": false"
		", \"volledig_en_duurzaam_arbeidsongeschikt\": false, \"opgelegde_bijdragen\": [{\"soort\": \"zvw eigen risico\", \"bedrag_per_maand\": 32.08}]}");
}

static void put_child(sl_buf *b, int n, int adults)
{
	int first = (n - 1) / 2 * 2 + 1, last = first + 1 < adults ? first + 1 : adults;

	sl_buf_printf(b, ", {\"id\": \"k%d\", \"geboortedatum\": \"201%d-05-22\", \"verblijfsstatus\": \"nederlander\"", n, n % 10);
	put_ids(b, "ouders", "v", first, last);
	sl_buf_puts(b, ", \"voorzieningen\": [{\"wet\": \"jeugdwet\", \"soort_hulp\": \"behandeling ggz\", \"leveringsvorm\": \"natura\", \"begindatum\": \"2025-12-13\"}]"
		", \"hulpvragen\": [], \"brp_gemeente\": \"GM0200\", \"jeugdhulpbepalingen\": [], \"jeugdkader\": \"vrijwillig\", \"recht_op_kinderbijslag\": true"
		", \"veiligheidsplan_loopt\": false, \"uithuisgeplaatst\": false, \"wlz_indicatie\": \"geen\", \"weigeringen\": [], \"opgelegde_bijdragen\": []}");
}

static void build_household(sl_buf *b, int persons)
{
	int adults = persons / 2, kids = persons - adults;

	sl_buf_clear(b);
	sl_buf_puts(b, "{\"huishouden\": \"bench\", \"peildatum\": \"2026-07-01\", \"gemeente\": \"GM0200\", \"schuldhulpverlening\": \"geen\""
		", \"ontruiming_dreigt\": false, \"afsluiting_energie_dreigt\": false, \"giften_dit_kalenderjaar\": 0.0, \"besparende_bijdragen_dit_kalenderjaar\": 0.0"
		", \"lopende_plannen\": [], \"regisseur_aangewezen\": true, \"wet_met_spoed\": \"geen\", \"lopende_procedures\": [], \"gegevensgebruik\": []"
		", \"gegevens_mogen_worden_gecombineerd\": true, \"personen\": [");
	for (int i = 1; i <= adults; i++)
		put_adult(b, i, adults, kids);
	for (int i = 1; i <= kids; i++)
		put_child(b, i, adults);
	sl_buf_puts(b, "]}");
}

static void bench_persons(figures *out, side *with, side *without, int rounds)
{
	static const int sizes[BENCH_SIZES] = {2, 4, 8, 12};
	sl_buf text = {0};

	for (int s = 0; s < BENCH_SIZES; s++) {
		double us[MOST_ROUNDS], extra[MOST_ROUNDS];

		build_household(&text, sizes[s]);
		with->count = without->count = 0;
		add_household(with, sl_buf_text(&text), text.len, true);
		add_household(without, sl_buf_text(&text), text.len, true);
		for (int i = 0; i < rounds; i++) {
			double a, b;

			round_of(with, without, 20, &a, &b);
			us[i] = a / 20 * 1e6;
			extra[i] = a / b - 1;
		}
		out->persons_us[s] = bench_median(us, rounds);
		out->persons_extra[s] = bench_median(extra, rounds);
		printf("persons   %2d: %.0f us a household (%.0f to %.0f), of which conflicts add %.2f; %zu decisions, %zu conflicts found\n",
		       sizes[s], out->persons_us[s], us[0], us[rounds - 1], out->persons_extra[s], with->decisions / 20,
		       with->conflicts / 20);
	}
	printf("persons   12 over 4: %.2f\n", out->persons_us[3] / out->persons_us[1]);
	sl_buf_free(&text);
}

void bench_conflicts(figures *out, int rounds)
{
	static side with, without;
	double extra[MOST_ROUNDS], us[MOST_ROUNDS];

	open_side(&with, true);
	open_side(&without, false);
	add_all_tests(&with, &without);
	for (int i = -1; i < rounds; i++) {
		double a, b;

		round_of(&with, &without, 2, &a, &b);
		if (i < 0)
			continue;
		extra[i] = a / b - 1;
		us[i] = a / 2 / (double)with.count * 1e6;
	}
	out->conflict_extra = bench_median(extra, rounds);
	printf("conflicts %zu households, %.0f us each; looking for conflicts adds %.2f (%.2f to %.2f); %zu found\n", with.count,
	       bench_median(us, rounds), out->conflict_extra, extra[0], extra[rounds - 1], with.conflicts / 2);
	bench_persons(out, &with, &without, rounds);
	close_side(&with);
	close_side(&without);
}
