/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The benchmark: how fast, in ratios and medians of several runs.
 *
 *   bench [--task DIR] [--households N] [--rounds N]
 *
 * t1      40 rules on made-up amounts (t1.xml beside this file), one
 *         household at a time from memory, against the same task written by
 *         hand in C. That floor is not part of this repository: it is built
 *         from DIR (floor.c, gen.c) when that folder is there.
 * pw      the rules of the Participatiewet on their own test households
 * load    all rule files, from bytes in memory to a program
 * start   a process of its own, from nothing to its first decision
 * conflicts, persons   what looking for conflicts adds, and how the time of a
 *         household grows with the people in it (conflicts.c)
 *
 * Prints a table, and writes build/bench.json.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "bench/bench.h"
#include "decide/decide.h"
#include "eval/eval.h"
#include "explain/explain.h"
#include "json/json.h"
#include "load/load.h"

double bench_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static int compare_numbers(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

double bench_median(double *list, int n)
{
	qsort(list, (size_t)n, sizeof *list, compare_numbers);
	return n % 2 ? list[n / 2] : (list[n / 2 - 1] + list[n / 2]) / 2;
}

void bench_die(const char *what, sl_diags *diags)
{
	sl_buf b = {0};

	if (diags)
		sl_diags_print(&b, diags);
	fprintf(stderr, "bench: %s\n%s", what, sl_buf_text(&b));
	exit(2);
}

/* ---- a rule set in memory ---- */

void bench_finish_law(law *l, const char *path, sl_diags *d)
{
	if (sl_program_compile(&l->program, l->model, d) != SL_OK ||
	    sl_facts_prepare(&l->model->schema, &l->arena, d) != SL_OK)
		bench_die(path, d);
	sl_diags_free(d);
}

law bench_load_law(const char *path)
{
	law l = {0};
	sl_diags d = {0};

	if (sl_model_load(&l.model, &path, 1, &d) != SL_OK)
		bench_die(path, &d);
	bench_finish_law(&l, path, &d);
	return l;
}

void bench_free_law(law *l)
{
	sl_program_free(l->program);
	sl_model_free(l->model);
	sl_arena_free(&l->arena);
}

/* ---- task T1 ---- */

#define OUTPUTS 9
#define RULES   40
static const char *const output_names[OUTPUTS] = {"norm", "payment", "holiday", "contribution", "reason", "category",
						  "conflict income", "conflict help", "decision"};
static const int64_t output_weights[OUTPUTS] = {7, 1, 3, 5, 11, 13, 17, 19, 23};

typedef struct t1 {
	law law;
	sl_arena facts, plain;
	sl_household **households;
	size_t count;
	sl_run *run;
	sl_date day;
	sl_batch *outputs, *rules;     /* what is asked; all forty rules */
	uint32_t rule_places[OUTPUTS]; /* where the outputs stand among the rules */
	int64_t sum;
} t1;

/* The trees of JSON are not kept: what stays are the households. */
static void read_households(t1 *t, const char *text)
{
	const char *end;
	sl_diags d = {0};
	sl_arena trees = {0};
	size_t cap = 0;

	for (; (end = strchr(text, '\n')); text = end + 1) {
		sl_json_source source = {.file = "T1", .text = text, .n = (size_t)(end - text)};
		sl_json_node *root;

		sl_arena_reset(&trees);
		if (t->count == cap)
			t->households = realloc(t->households, (cap = cap ? cap * 2 : 1024) * sizeof *t->households);
		if (!t->households || sl_json_read(&root, &trees, &source, &d) != SL_OK ||
		    sl_facts_read_json_node(&t->households[t->count++], &t->law.model->schema, "T1", root, &t->facts,
					    &d) != SL_OK)
			bench_die("a household of T1", &d);
	}
	sl_arena_free(&trees);
	if (sl_households_gather(t->households, t->count, &t->plain) != SL_OK)
		bench_die("memory", NULL);
}

static const int64_t *find_values(t1 *t, sl_batch *batch, size_t i)
{
	const int64_t *values;

	if (sl_run_begin(t->run, t->households[i], t->day, SL_FOREVER) != SL_OK ||
	    !(values = sl_run_batch(t->run, batch, 0)))
		bench_die("T1: a household has no plain answer", NULL);
	return values;
}

/* Every household once. */
static void pass_t1(t1 *t)
{
	t->sum = 0;
	for (size_t i = 0; i < t->count; i++) {
		const int64_t *values = find_values(t, t->outputs, i);

		for (int k = 0; k < OUTPUTS; k++)
			t->sum += output_weights[k] * values[k];
	}
}

/* The same, and the value of each of the 40 rules is found and written down. */
static void pass_t1_traced(t1 *t)
{
	static int64_t trace[4096][RULES];

	t->sum = 0;
	for (size_t i = 0; i < t->count; i++) {
		const int64_t *values = find_values(t, t->rules, i);

		memcpy(trace[i & 4095], values, sizeof *trace);
		for (int k = 0; k < OUTPUTS; k++)
			t->sum += output_weights[k] * values[t->rule_places[k]];
	}
	__asm__ volatile("" ::"r"(trace) : "memory");
}

/* The mean over some hundreds of thousands of households, as the floor has it
 * over some millions: nanoseconds for one. */
static double round_t1(t1 *t, void (*pass)(t1 *))
{
	size_t passes = 200000 / t->count + 1;
	double start;

	pass(t); /* warm */
	start = bench_now();
	for (size_t i = 0; i < passes; i++)
		pass(t);
	return (bench_now() - start) / (double)(t->count * passes) * 1e9;
}

/* The floor prints "... ns_per_eval_mean=38.75 ... sum=103345038215". */
static double run_floor(const char *program, const char *households, const char *mode, int64_t *sum)
{
	char command[512], line[512] = "";
	const char *at;
	FILE *f;

	snprintf(command, sizeof command, "%.150s %.20s < %.150s 2>&1", program, mode, households);
	if (!(f = popen(command, "r")) || !fgets(line, sizeof line, f))
		bench_die(command, NULL);
	pclose(f);
	*sum = (at = strstr(line, " sum=")) ? strtoll(at + 5, NULL, 10) : -1;
	return (at = strstr(line, "ns_per_eval_mean=")) ? strtod(at + 17, NULL) : 0;
}

static bool build_floor(const char *task, size_t households, const char *out)
{
	char command[1024];

	snprintf(command, sizeof command,
		 "cc -O2 -o %s/t1_gen %s/gen.c 2>/dev/null && cc -O2 -o %s/t1_floor %s/floor.c 2>/dev/null && "
		 "%s/t1_gen %zu > %s/t1.ndjson",
		 out, task, out, task, out, households, out);
	return access(task, R_OK) == 0 && system(command) == 0;
}

static void open_batches(t1 *t)
{
	const sl_schema *schema = &t->law.model->schema;
	const sl_kind_of_entity *root = schema->kinds[0];
	const sl_feature *outputs[OUTPUTS];

	for (int i = 0; i < OUTPUTS; i++) {
		outputs[i] = sl_schema_feature(schema, root, output_names[i]);
		for (uint32_t k = 0; k < root->concept_count; k++)
			if (root->concepts[k] == outputs[i])
				t->rule_places[i] = k;
	}
	if (root->concept_count != RULES || sl_batch_new(&t->outputs, t->law.program, outputs, OUTPUTS) != SL_OK ||
	    sl_batch_new(&t->rules, t->law.program, (const sl_feature *const *)root->concepts, RULES) != SL_OK)
		bench_die("T1: the rules", NULL);
}

static void open_t1(t1 *t, const char *out)
{
	char path[512], *text;
	size_t n;
	sl_diags d = {0};

	t->law = bench_load_law("tests/bench/t1.xml");
	snprintf(path, sizeof path, "%s/t1.ndjson", out);
	if (sl_file_read(&text, &n, path, (size_t)1 << 30, &d) != SL_OK)
		bench_die(path, &d);
	read_households(t, text);
	free(text);
	if (sl_run_new(&t->run, t->law.program) != SL_OK || sl_date_parse(&t->day, "2025-01-01", 10) != SL_OK)
		bench_die("T1", NULL);
	open_batches(t);
}

/* In turn, so that a machine whose speed drifts slows both. */
static void bench_t1(figures *out, const char *task, size_t households, int rounds, const char *dir)
{
	double floor[MOST_ROUNDS], ours[MOST_ROUNDS], traced[MOST_ROUNDS], ratio[MOST_ROUNDS], extra[MOST_ROUNDS];
	char program[512], file[512];
	int64_t sum = 0;
	t1 t = {0};

	if (!build_floor(task, households, dir)) {
		printf("t1        the task is not there (%s): left out\n", task);
		return;
	}
	snprintf(program, sizeof program, "%s/t1_floor", dir);
	snprintf(file, sizeof file, "%s/t1.ndjson", dir);
	open_t1(&t, dir);
	for (int i = 0; i < rounds; i++) {
		floor[i] = run_floor(program, file, "mem", &sum);
		ours[i] = round_t1(&t, pass_t1);
		if (sum != t.sum)
			bench_die("T1: the checksum differs from that of the floor", NULL);
		traced[i] = round_t1(&t, pass_t1_traced);
		if (sum != t.sum)
			bench_die("T1: the checksum with a trace differs from that of the floor", NULL);
		ratio[i] = ours[i] / floor[i];
		extra[i] = traced[i] / ours[i] - 1;
	}
	out->has_t1 = true;
	out->t1_floor = bench_median(floor, rounds);
	out->t1_ns = bench_median(ours, rounds);
	out->t1_traced_ns = bench_median(traced, rounds);
	out->t1_ratio = bench_median(ratio, rounds);
	out->t1_trace_extra = bench_median(extra, rounds);
	printf("t1        %zu households, checksum %lld as the floor has it\n", t.count, (long long)t.sum);
	printf("t1        floor %.1f ns, ours %.1f ns, ratio %.1f (%.1f to %.1f); traced %.1f ns, %+.0f %%\n",
	       out->t1_floor, out->t1_ns, out->t1_ratio, ratio[0], ratio[rounds - 1], out->t1_traced_ns,
	       out->t1_trace_extra * 100);
	sl_batch_free(t.outputs);
	sl_batch_free(t.rules);
	sl_run_free(t.run);
	sl_arena_free(&t.facts);
	sl_arena_free(&t.plain);
	free(t.households);
	bench_free_law(&t.law);
}

/* ---- the Participatiewet ---- */

typedef struct pw {
	law law;
	sl_arena facts, answer;
	sl_household *households[1024];
	const char *applicants[1024]; /* about whom is decided: who asks for bijstand, or has it */
	size_t count;
	sl_run *run;
	size_t decisions; /* of the last round */
} pw;

static void add_household(pw *p, const char *text, size_t n)
{
	sl_diags d = {0};

	if (p->count < 1024 && sl_facts_read_json(&p->households[p->count], &p->law.model->schema, NULL, text, n,
						  &p->facts, &d) == SL_OK)
		p->count++;
	sl_diags_free(&d);
}

/* The facts of the test files: what stands in CDATA after vorm="json". */
static void add_tests(pw *p, const char *path)
{
	char *text;
	const char *at, *end;
	size_t n;
	sl_diags d = {0};

	if (sl_file_read(&text, &n, path, (size_t)1 << 26, &d) != SL_OK)
		bench_die(path, &d);
	for (at = text; (at = strstr(at, "<![CDATA[")) && (end = strstr(at, "]]>")); at = end)
		add_household(p, at + 9, (size_t)(end - at - 9));
	free(text);
}

static void open_pw(pw *p)
{
	DIR *dir;
	struct dirent *e;
	char path[512];

	p->law = bench_load_law("rules");
	if (!(dir = opendir("rules/toetsen")))
		bench_die("rules/toetsen", NULL);
	while ((e = readdir(dir)))
		if (strstr(e->d_name, ".xml")) {
			snprintf(path, sizeof path, "rules/toetsen/%s", e->d_name);
			add_tests(p, path);
		}
	closedir(dir);
	if (!p->count || sl_run_new(&p->run, p->law.program) != SL_OK)
		bench_die("no households in rules/toetsen", NULL);
}

static sl_answer *decide(pw *p, size_t i, bool outcomes_only);

/* The first person with an aanleiding; a household without one is left out. */
static void find_applicants(pw *p)
{
	size_t kept = 0;

	for (size_t i = 0; i < p->count; i++) {
		sl_answer *a;
		const char *who = NULL;

		p->applicants[i] = NULL;
		a = decide(p, i, true);
		for (uint32_t k = 0; k < a->decided_count && !who; k++)
			if (a->decided[k]->asked && !a->decided[k]->asked_unknown)
				who = p->households[i]->entities[a->decided[k]->entity].id;
		if (!who)
			continue;
		p->households[kept] = p->households[i];
		p->applicants[kept++] = who;
	}
	p->count = kept;
}

static sl_answer *decide(pw *p, size_t i, bool outcomes_only)
{
	static const char *const which[] = {"algemene-bijstand"};
	const sl_household *h = p->households[i];
	sl_decide_options o = {.decisions = which, .decision_count = 1, .person = p->applicants[i],
			       .outcomes_only = outcomes_only};
	sl_answer *a;

	sl_arena_reset(&p->answer);
	if (sl_run_begin(p->run, h, h->date, SL_FOREVER) != SL_OK || sl_decide(&a, p->run, &o, &p->answer) != SL_OK)
		bench_die("deciding", NULL);
	p->decisions += a->decided_count;
	return a;
}

static double round_pw(pw *p, int times, bool explained)
{
	sl_answer_options o = {.format = SL_TEXT, .in_full = true};
	sl_buf b = {0};
	double start = bench_now(), seconds;

	p->decisions = 0;
	for (int k = 0; k < times; k++)
		for (size_t i = 0; i < p->count; i++) {
			sl_answer *a = decide(p, i, !explained);

			sl_buf_clear(&b);
			if (explained && sl_answer_write(&b, a, &o) != SL_OK)
				bench_die("explaining", NULL);
		}
	seconds = bench_now() - start;
	sl_buf_free(&b);
	return (double)p->decisions / seconds;
}

static double slowest_household(pw *p)
{
	double us[1024];

	for (size_t i = 0; i < p->count; i++) {
		double start = bench_now();

		for (int k = 0; k < 20; k++)
			decide(p, i, true);
		us[i] = (bench_now() - start) / 20 * 1e6;
	}
	qsort(us, p->count, sizeof *us, compare_numbers);
	return us[p->count * 99 / 100];
}

static void bench_pw(figures *out, int rounds)
{
	double plain_rate[MOST_ROUNDS], explained[MOST_ROUNDS];
	static pw p;

	open_pw(&p);
	find_applicants(&p);
	round_pw(&p, 1, true);
	for (int i = 0; i < rounds; i++) {
		plain_rate[i] = round_pw(&p, 200, false);
		explained[i] = round_pw(&p, 2, true);
	}
	out->pw_per_s = bench_median(plain_rate, rounds);
	out->pw_explained_per_s = bench_median(explained, rounds);
	out->pw_us_p99 = slowest_household(&p);
	printf("pw        %zu households, %.0f decisions a second (%.0f to %.0f); explained in text %.0f (%.0f to %.0f)\n",
	       p.count, out->pw_per_s, plain_rate[0], plain_rate[rounds - 1], out->pw_explained_per_s, explained[0],
	       explained[rounds - 1]);
	printf("pw        a household: 99th percentile %.1f us\n", out->pw_us_p99);
	sl_run_free(p.run);
	sl_arena_free(&p.facts);
	sl_arena_free(&p.answer);
	bench_free_law(&p.law);
}

/* ---- loading and starting ---- */

/* The rule files as bytes in memory. */
typedef struct texts {
	const char *names[256], *texts[256];
	size_t lengths[256], count;
} texts;

static void read_rules(texts *t, const char *folder)
{
	struct dirent *e;
	sl_diags d = {0};
	DIR *dir = opendir(folder);

	while (dir && (e = readdir(dir))) {
		char path[512], *text;

		snprintf(path, sizeof path, "%.200s/%.200s", folder, e->d_name);
		if (e->d_name[0] != '.' && e->d_type == DT_DIR)
			read_rules(t, path);
		if (!strstr(e->d_name, ".xml") || t->count == 256)
			continue;
		if (sl_file_read(&text, &t->lengths[t->count], path, (size_t)1 << 26, &d) != SL_OK)
			bench_die(path, &d);
		t->names[t->count] = strdup(path);
		t->texts[t->count++] = text;
	}
	if (dir)
		closedir(dir);
}

static void bench_load(figures *out, int rounds)
{
	double mb[MOST_ROUNDS], ms[MOST_ROUNDS];
	uint64_t bytes = 0;
	texts t = {.count = 0};

	read_rules(&t, "rules");
	for (int i = 0; i < rounds; i++) {
		sl_diags d = {0};
		law l = {0};
		double start = bench_now(), seconds;

		if (sl_model_load_texts(&l.model, t.names, t.texts, t.lengths, t.count, &d) != SL_OK)
			bench_die("rules", &d);
		bench_finish_law(&l, "rules", &d);
		seconds = bench_now() - start;
		bytes = l.model->bytes;
		mb[i] = (double)bytes / seconds / 1e6;
		ms[i] = seconds * 1e3;
		bench_free_law(&l);
	}
	for (size_t i = 0; i < t.count; i++) {
		free((char *)t.names[i]);
		free((char *)t.texts[i]);
	}
	out->load_mb_per_s = bench_median(mb, rounds);
	out->load_ms = bench_median(ms, rounds);
	printf("load      %.0f kB of rules in %.2f ms: %.1f MB/s (%.1f to %.1f)\n", (double)bytes / 1e3, out->load_ms,
	       out->load_mb_per_s, mb[0], mb[rounds - 1]);
}

static void bench_start(figures *out, int rounds)
{
	double ms[MOST_ROUNDS];
	struct rusage u;

	for (int i = 0; i < rounds; i++) {
		double start = bench_now();
		pid_t child = fork();
		int status;

		if (child == 0) {
			if (!freopen("/dev/null", "w", stdout))
				_exit(3);
			execl("build/samenloop", "samenloop", "decide", "--format", "json",
			      "rules/voorbeelden/anna-alleen.json", (char *)NULL);
			_exit(127);
		}
		if (child < 0 || waitpid(child, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
			bench_die("build/samenloop decide does not run", NULL);
		ms[i] = (bench_now() - start) * 1e3;
	}
	out->start_ms = bench_median(ms, rounds);
	getrusage(RUSAGE_CHILDREN, &u);
	out->peak_mb = (double)u.ru_maxrss / 1024;
	printf("start     %.1f ms from start to first decision (%.1f to %.1f)\n", out->start_ms, ms[0], ms[rounds - 1]);
	printf("memory    %.1f MB at most in a process started here\n", out->peak_mb);
}

static void write_json(const figures *f, const char *dir)
{
	char path[512];
	FILE *out;

	snprintf(path, sizeof path, "%s/bench.json", dir);
	if (!(out = fopen(path, "w")))
		bench_die(path, NULL);
	fprintf(out, "{");
	if (f->has_t1)
		fprintf(out, "\"t1_row_ratio\":%.2f,\"t1_trace_extra\":%.3f,\"t1_ns\":%.1f,\"t1_floor_ns\":%.1f,", f->t1_ratio,
			f->t1_trace_extra, f->t1_ns, f->t1_floor);
	fprintf(out,
		"\"pw_per_s\":%.0f,\"pw_explained_per_s\":%.0f,\"pw_us_p99\":%.2f,\"load_mb_per_s\":%.1f,\"load_ms\":%.2f,"
		"\"start_ms\":%.1f,\"peak_mb\":%.1f,\"conflict_extra\":%.3f,",
		f->pw_per_s, f->pw_explained_per_s, f->pw_us_p99, f->load_mb_per_s, f->load_ms, f->start_ms, f->peak_mb,
		f->conflict_extra);
	fprintf(out,
		"\"persons_2_us\":%.0f,\"persons_4_us\":%.0f,\"persons_8_us\":%.0f,\"persons_12_us\":%.0f,"
		"\"persons_12_over_4\":%.2f,\"persons_12_extra\":%.3f}\n",
		f->persons_us[0], f->persons_us[1], f->persons_us[2], f->persons_us[3], f->persons_us[3] / f->persons_us[1],
		f->persons_extra[3]);
	fclose(out);
}

int main(int argc, char **argv)
{
	const char *task = "../shared/bench";
	size_t households = 10000;
	int rounds = 9;
	figures f = {0};

	for (int i = 1; i + 1 < argc; i += 2) {
		if (strcmp(argv[i], "--task") == 0)
			task = argv[i + 1];
		else if (strcmp(argv[i], "--households") == 0)
			households = strtoul(argv[i + 1], NULL, 10);
		else if (strcmp(argv[i], "--rounds") == 0)
			rounds = atoi(argv[i + 1]);
		else
			bench_die("usage: bench [--task DIR] [--households N] [--rounds N]", NULL);
	}
	if (rounds < 1 || rounds > MOST_ROUNDS / SHORT_ROUNDS || households < 1)
		bench_die("rounds run from 1 to 101", NULL);
	mkdir("build", 0777);
	bench_start(&f, rounds * SHORT_ROUNDS);
	bench_load(&f, rounds * SHORT_ROUNDS);
	bench_pw(&f, rounds);
	bench_conflicts(&f, rounds);
	bench_t1(&f, task, households, rounds, "build");
	write_json(&f, "build");
	return 0;
}
