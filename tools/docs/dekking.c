/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Prints docs/dekking.md (make docs): of each law the articles that stand in
 * rules/, what rests on them, and the test files that test them: an answer
 * about what the test expects cites them. Then what is left out, which the
 * README of each folder says under "Niet hierin".
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "lawtest/lawtest.h"
#include "load/load.h"
#include "model/jci.h"

#define LEFT_OUT "\n## Niet hierin\n"

static const char *const paths[] = {"rules"}, *const test_paths[] = {"rules/toetsen"};

typedef struct names {
	const char **items; /* each once, in the order of adding */
	size_t count, cap;
} names;

/* One article of one law. */
typedef struct article {
	const char *law, *number; /* BWBR0015703, "22a" */
	names rules, tests;
} article;

typedef struct coverage {
	sl_arena arena;
	const sl_model *model;
	article *articles;
	size_t count, cap;
	names folders; /* of the files of laws */
} coverage;

static void *check(void *p)
{
	if (!p) {
		fputs("dekking: out of memory\n", stderr);
		exit(1);
	}
	return p;
}

static void add_name(coverage *c, names *list, const char *name)
{
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->items[i], name) == 0)
			return;
	list->items = check(sl_arena_grow(&c->arena, list->items, list->count, &list->cap, sizeof *list->items));
	list->items[list->count++] = name;
}

static article *find_article(coverage *c, const char *law, size_t law_n, const char *number, size_t n, bool add)
{
	for (size_t i = 0; i < c->count; i++) {
		article *a = &c->articles[i];

		if (strlen(a->law) == law_n && memcmp(a->law, law, law_n) == 0 && strlen(a->number) == n &&
		    memcmp(a->number, number, n) == 0)
			return a;
	}
	if (!add)
		return NULL;
	c->articles = check(sl_arena_grow(&c->arena, c->articles, c->count, &c->cap, sizeof *c->articles));
	c->articles[c->count] = (article){.law = check(sl_arena_strndup(&c->arena, law, law_n)),
					  .number = check(sl_arena_strndup(&c->arena, number, n))};
	return &c->articles[c->count++];
}

static article *article_of(coverage *c, const char *reference, size_t n, bool add)
{
	const sl_jci_part *number;
	sl_jci jci;

	if (sl_jci_parse(&jci, reference, n, NULL, NULL) != SL_OK || memcmp(jci.id, "BWB", 3) != 0 ||
	    !(number = sl_jci_find(&jci, "artikel", 0)))
		return NULL;
	return find_article(c, jci.id, jci.id_length, number->value, number->value_length, add);
}

/* ---- what rests on an article ---- */

static void rest_on(coverage *c, const char *id, const char *reference)
{
	article *a = reference && strncmp(reference, "jci1.3", 6) == 0
			     ? article_of(c, reference, strlen(reference), true)
			     : NULL;

	if (a)
		add_name(c, &a->rules, id);
}

/* On the article itself, and on what it cites besides. */
static void rest(coverage *c, const char *id, const sl_source *s)
{
	rest_on(c, id, s->jci);
	for (uint32_t i = 0; i < s->more_count; i++)
		rest_on(c, id, s->more[i]);
}

static void rest_calendar(coverage *c, const sl_calendar *calendar)
{
	if (!calendar)
		return;
	rest(c, calendar->name, &calendar->source);
	for (uint32_t i = 0; i < calendar->count; i++)
		rest(c, calendar->days[i].name, &calendar->days[i].source);
}

static void rest_delegation(coverage *c, const sl_delegation *d)
{
	rest(c, d->parameter ? d->parameter->name : d->concept->feature->name, &d->source);
}

/* What to weigh in a judgement, and of which decisions the fact comes. */
static void rest_fact(coverage *c, const sl_feature *f)
{
	for (uint32_t i = 0; f->is_fact && i < f->fact->weighing_count; i++)
		rest(c, f->name, &f->fact->weighings[i].source);
	for (uint32_t i = 0; f->is_fact && i < f->fact->consequence_count; i++)
		rest(c, f->name, &f->fact->consequences[i].source);
}

static void rest_conflict(coverage *c, const sl_conflict *x)
{
	rest(c, x->id, &x->source);
	for (uint32_t i = 0; i < x->side_count; i++)
		rest(c, x->id, &x->sides[i].source);
}

static void read_model(coverage *c)
{
	const sl_model *m = c->model;

	for (uint32_t i = 0; i < m->decision_count; i++)
		rest(c, m->decisions[i]->id, &m->decisions[i]->source);
	for (uint32_t i = 0; i < m->rule_count; i++)
		rest(c, m->rules[i]->id, &m->rules[i]->source);
	for (uint32_t i = 0; i < m->parameter_count; i++)
		rest(c, m->parameters[i]->name, &m->parameters[i]->source);
	for (uint32_t i = 0; i < m->schema.feature_count; i++)
		rest_fact(c, m->schema.features[i]);
	rest_calendar(c, m->calendar);
	for (uint32_t i = 0; i < m->obligation_count; i++)
		rest(c, m->obligations[i]->id, &m->obligations[i]->source);
	for (uint32_t i = 0; i < m->power_count; i++)
		rest(c, m->powers[i]->id, &m->powers[i]->source);
	for (uint32_t i = 0; i < m->delegation_count; i++)
		rest_delegation(c, m->delegations[i]);
	for (uint32_t i = 0; i < m->conflict_count; i++)
		rest_conflict(c, m->conflicts[i]);
	for (uint32_t i = 0; i < m->floor_count; i++)
		rest(c, m->floors[i]->id, &m->floors[i]->source);
}

/* ---- what cites it in a test ---- */

static const char *file_name(coverage *c, const char *path)
{
	const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;

	return check(sl_arena_strndup(&c->arena, name, strcspn(name, ".")));
}

/* A conflict that is only possible does not test its articles. */
static bool is_only_possible(const sl_json_node *node)
{
	const sl_json_node *status = sl_json_get(node, "status");

	return status && sl_json_is(status, "mogelijk");
}

static void cite(coverage *c, const char *file, const sl_json_node *node)
{
	if (node->kind == SL_JSON_STRING && strncmp(node->text, "jci1.3", 6) == 0) {
		article *a = article_of(c, node->text, strlen(node->text), false);

		if (a)
			add_name(c, &a->tests, file);
	}
	for (const sl_json_node *kid = node->first; kid; kid = kid->next)
		if (!is_only_possible(kid))
			cite(c, file, kid);
}

/* Does the test say something about it? */
static bool is_expected(const sl_json_node *expected, const char *key, const sl_json_node *id)
{
	for (const sl_json_node *e = expected->first; e && id; e = e->next) {
		const sl_json_node *named = sl_json_get(e, key);

		if (named && sl_json_is(named, id->text))
			return true;
	}
	return false;
}

/* Of the decisions or conflicts that the test is about: every answer holds all of them. */
static void cite_expected(coverage *c, const char *file, const sl_case *of, const sl_json_node *list, const char *key)
{
	for (const sl_json_node *kid = list ? list->first : NULL; kid; kid = kid->next)
		if (!is_only_possible(kid) && is_expected(of->expected, key, sl_json_get(kid, key)))
			cite(c, file, kid);
}

/* Is that the decision which the test names under `key`, or does it name none? */
static bool is_end(const sl_json_node *e, const char *key, const sl_json_node *decision)
{
	const sl_json_node *named = sl_json_get(e, key);

	return !named || (decision && sl_json_is(sl_json_get(decision, "besluit"), named->text));
}

/* Of the same sort, and from and to the same decision. */
static bool is_expected_finding(const sl_json_node *expected, const sl_json_node *finding)
{
	const sl_json_node *list = sl_json_get(finding, "besluiten"), *first = list ? list->first : NULL, *last = first;

	while (last && last->next)
		last = last->next;
	for (const sl_json_node *e = expected->first; e; e = e->next) {
		const sl_json_node *sort = sl_json_get(e, "bevinding");

		if (sort && sl_json_is(sl_json_get(finding, "soort"), sort->text) && is_end(e, "van", first) &&
		    is_end(e, "naar", last))
			return true;
	}
	return false;
}

static void cite_findings(coverage *c, const char *file, const sl_case *of, const sl_json_node *list)
{
	for (const sl_json_node *kid = list ? list->first : NULL; kid; kid = kid->next)
		if (!is_only_possible(kid) && is_expected_finding(of->expected, kid))
			cite(c, file, kid);
}

/* A test of a concept tests what its rules rest on. */
static void cite_concept(coverage *c, const char *file, const char *name)
{
	for (uint32_t i = 0; i < c->model->concept_count; i++) {
		const sl_concept *x = c->model->concepts[i];

		if (strcmp(x->feature->name, name) != 0 && strcmp(x->feature->key, name) != 0)
			continue;
		for (uint32_t k = 0; k < x->rule_count; k++) {
			const char *jci = x->rules[k]->source.jci;
			article *a = jci ? article_of(c, jci, strlen(jci), false) : NULL;

			if (a)
				add_name(c, &a->tests, file);
		}
	}
}

static void read_answer(coverage *c, const sl_case *of, const sl_text *answer)
{
	sl_json_source source = {.text = answer->data, .n = answer->length};
	const char *file = file_name(c, of->file);
	sl_diags diags = {0};
	sl_arena arena = {0};
	sl_json_node *root;

	if (sl_json_read(&root, &arena, &source, &diags) == SL_OK) {
		cite_expected(c, file, of, sl_json_get(root, "besluiten"), "besluit");
		cite_expected(c, file, of, sl_json_get(root, "conflicten"), "conflict");
		cite_findings(c, file, of, sl_json_get(root, "bevindingen"));
	}
	for (const sl_json_node *e = of->expected->first; e; e = e->next)
		if (sl_json_get(e, "begrip"))
			cite_concept(c, file, sl_json_get(e, "begrip")->text);
	sl_arena_free(&arena);
	sl_diags_free(&diags);
}

static void run_case(coverage *c, sl_evaluator *e, const sl_case *of, sl_messages *messages)
{
	sl_decide_request request = {.format = SL_JSON};
	sl_text answer;

	if (sl_evaluator_read(e, of->form, of->file, of->facts, of->facts_length, messages) != SL_OK ||
	    sl_evaluator_decide(&answer, e, &request, messages) != SL_OK)
		return; /* a test may want a refusal */
	read_answer(c, of, &answer);
	sl_text_free(&answer);
}

static bool run_cases(coverage *c)
{
	sl_messages *messages = check(sl_messages_new());
	sl_diags diags = {0};
	sl_case_list cases;
	sl_ruleset *rules;
	sl_evaluator *e;
	bool good = sl_cases_read(&cases, test_paths, 1, &diags) == SL_OK &&
		    sl_ruleset_load(&rules, paths, 1, messages) == SL_OK && sl_evaluator_new(&e, rules) == SL_OK;

	for (size_t i = 0; good && i < cases.count; i++)
		run_case(c, e, &cases.items[i], messages);
	if (good) {
		sl_evaluator_free(e);
		sl_ruleset_free(rules);
	}
	sl_cases_free(&cases);
	sl_diags_free(&diags);
	sl_messages_free(messages);
	return good;
}

/* ---- the page ---- */

/* The number in which texts agree, as people count: 2.3 before 2.10, 19a after 19. */
static int by_number(const char *x, const char *y)
{
	while (*x && *y) {
		if (*x >= '0' && *x <= '9' && *y >= '0' && *y <= '9') {
			char *end_x, *end_y;
			long a = strtol(x, &end_x, 10), b = strtol(y, &end_y, 10);

			if (a != b)
				return a < b ? -1 : 1;
			x = end_x;
			y = end_y;
		} else if (*x != *y) {
			return (unsigned char)*x < (unsigned char)*y ? -1 : 1;
		} else {
			x++;
			y++;
		}
	}
	return (*x != '\0') - (*y != '\0');
}

static int by_place(const void *a, const void *b)
{
	const article *x = a, *y = b;
	int laws = strcmp(x->law, y->law);

	return laws ? laws : by_number(x->number, y->number);
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const sl_regulation *regulation_of(const sl_model *m, const char *law)
{
	for (uint32_t i = 0; i < m->regulation_count; i++)
		if (m->regulations[i]->bwb && strcmp(m->regulations[i]->bwb, law) == 0)
			return m->regulations[i];
	return NULL;
}

static void put_names(names *list, const char *mark)
{
	if (list->count)
		qsort(list->items, list->count, sizeof *list->items, by_text);
	for (size_t i = 0; i < list->count; i++)
		printf("%s%s%s%s", i ? ", " : "", mark, list->items[i], mark);
}

static void put_law(const coverage *c, const char *law)
{
	const sl_regulation *r = regulation_of(c->model, law);
	char day[SL_DATE_TEXT_MAX];

	printf("\n## %s (%s)\n\n", r && r->title ? r->title : "Alleen aangehaald", law);
	if (r && r->read_until != SL_FOREVER) {
		sl_date_text(day, r->read_until);
		printf("Gelezen tot en met de tekst van %s.\n\n", day);
	}
	puts("| artikel | regels, besluiten, bedragen, conflicten | toetsbestanden |\n|---|---|---|");
}

static void put_articles(coverage *c)
{
	const char *law = "";

	qsort(c->articles, c->count, sizeof *c->articles, by_place);
	for (size_t i = 0; i < c->count; i++) {
		article *a = &c->articles[i];

		if (strcmp(a->law, law) != 0)
			put_law(c, law = a->law);
		printf("| %s | ", a->number);
		put_names(&a->rules, "`");
		printf(" | ");
		if (a->tests.count)
			put_names(&a->tests, "");
		else
			printf("geen");
		puts(" |");
	}
}

/* ---- what is not there ---- */

static void find_folders(coverage *c)
{
	for (uint32_t i = 0; i < c->model->regulation_count; i++) {
		const sl_regulation *r = c->model->regulations[i];
		const char *slash = strrchr(r->pos.file, '/');

		if (slash && !r->municipality)
			add_name(c, &c->folders, check(sl_arena_strndup(&c->arena, r->pos.file, (size_t)(slash - r->pos.file))));
	}
	qsort(c->folders.items, c->folders.count, sizeof *c->folders.items, by_text);
}

static void put_section(const char *folder, const char *text)
{
	const char *from = strstr(text, LEFT_OUT), *end;

	if (!from)
		return;
	from += strlen(LEFT_OUT);
	end = strstr(from, "\n## ");
	printf("\n### %s\n%.*s", folder, (int)(end ? end - from + 1 : (long)strlen(from)), from);
}

static void put_left_out(const coverage *c)
{
	puts("\n## Wat er niet in staat\n\n"
	     "Wat hieronder staat, is met de hand geschreven: in de README van elke map, onder \"Niet hierin\".");
	for (size_t i = 0; i < c->folders.count; i++) {
		sl_buf path = {0};
		sl_diags diags = {0};
		char *text;
		size_t n;

		sl_buf_printf(&path, "%s/README.md", c->folders.items[i]);
		if (sl_file_read(&text, &n, sl_buf_text(&path), 1 << 20, &diags) == SL_OK) {
			put_section(c->folders.items[i], text);
			free(text);
		}
		sl_diags_free(&diags);
		sl_buf_free(&path);
	}
}

int main(void)
{
	coverage c = {0};
	sl_diags diags = {0};
	sl_model *m;

	if (sl_model_load(&m, paths, 1, &diags) != SL_OK)
		return 1;
	c.model = m;
	read_model(&c);
	if (!run_cases(&c))
		return 1;
	puts("# Dekking: welke artikelen in regels staan\n\n"
	     "Gemaakt uit `rules/` met `make docs`; verander die en niet dit. Bij elk artikel staat wat erop rust, en\n"
	     "de toetsbestanden (`rules/toetsen`) waarvan een antwoord het noemt. Dat een artikel hier staat, zegt niet dat\n"
	     "het helemaal in regels staat: wat er niet in staat, volgt achteraan.");
	put_articles(&c);
	find_folders(&c);
	put_left_out(&c);
	sl_arena_free(&c.arena);
	sl_model_free(m);
	sl_diags_free(&diags);
	return 0;
}
