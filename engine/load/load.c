/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The load as a whole.
 *
 *   files -> texts -> trees -> checked against elements.def
 *         -> declared -> named -> linked -> checked -> expressions parsed
 *
 * When a municipality's own files have errors the building is done again
 * without them: then nothing of them can have stuck anywhere.
 */
#include "load/load.h"

#include <stdlib.h>
#include <string.h>

#include "base/beside.h"
#include "base/sha256.h"
#include "load/loader.h"

#define MODEL_SIZE 3 /* bytes of model for a byte of rules, about */

/* One call of sl_model_load. */
typedef struct job {
	sl_model *m;
	sl_diags *diags;
	sl_rule_file *files;
	size_t count;
	const char **broken; /* municipalities, in the model's arena */
	uint32_t broken_count;
} job;

static void loader_init(sl_loader *l, const job *j)
{
	*l = (sl_loader){.m = j->m, .arena = &j->m->arena, .diags = j->diags};
	sl_load_tables(l);
}

static sl_status loader_end(sl_loader *l)
{
	sl_status err = l->status;

	sl_arena_free(&l->scratch);
	sl_buf_free(&l->buf);
	l->diags->municipality = NULL;
	return err == SL_OK ? l->diags->status : err;
}

/* Of the files that turned out to hold rules: tests may lie beside them. */
static size_t count_rules(const job *j)
{
	size_t bytes = 0;

	for (size_t i = 0; i < j->count; i++)
		bytes += j->files[i].root ? j->files[i].length : 0;
	return bytes;
}

/* ---- building ---- */

static void declare_all(sl_loader *l, const job *j)
{
	size_t n = 0;

	for (size_t i = 0; i < j->count && l->status == SL_OK; i++)
		if (j->files[i].root && !j->files[i].left_out)
			sl_load_collect(l, &j->files[i]);
	sl_load_domains(l);
	for (size_t i = 0; i < j->count && l->status == SL_OK; i++)
		if (j->files[i].root && !j->files[i].left_out)
			sl_load_link_regulation(l, &j->files[i], l->m->regulations[n++]);
	if (l->status == SL_OK)
		sl_load_kinds(l);
	if (l->status == SL_OK)
		sl_load_decision_ids(l);
	if (l->status == SL_OK)
		sl_load_series(l);
	if (l->status == SL_OK)
		sl_load_calendar(l);
	if (l->status == SL_OK)
		sl_load_features(l);
	if (l->status == SL_OK)
		sl_load_parameters(l);
	if (l->status == SL_OK)
		sl_load_conflict_names(l);
}

typedef void step(sl_loader *l);

static void take(sl_loader *l, step *const *steps, size_t count)
{
	for (size_t i = 0; i < count && l->status == SL_OK; i++)
		steps[i](l);
}

/* What neither needs the rules nor is needed by them. */
static void say_beside(sl_loader *l)
{
	static step *const steps[] = {
		sl_load_conflicts, sl_load_floors, sl_load_weighings, sl_load_consequences, sl_load_parameter_values,
	};

	take(l, steps, sizeof steps / sizeof *steps);
}

static void say_rules(sl_loader *l)
{
	static step *const steps[] = {
		sl_load_obligations, sl_load_delegations, sl_load_rules, sl_load_check_parameters, sl_load_settings,
		sl_load_fulfilments, sl_load_decisions, sl_load_powers, sl_load_exceptions, sl_load_versions,
	};

	take(l, steps, sizeof steps / sizeof *steps);
}

static void say_all(sl_loader *l, size_t bytes)
{
	sl_load_link(l);
	if (l->status == SL_OK)
		sl_load_hands_begin(l, bytes, say_beside);
	if (l->status == SL_OK)
		say_rules(l);
	sl_load_hands_end(l);
}

/* Empty the model but for its memory and its names. */
static bool reset_model(const job *j)
{
	sl_model *m = j->m, empty = {.arena = m->arena, .intern = m->intern};

	*m = empty;
	m->intern.arena = &m->arena;
	m->schema.intern = &m->intern;
	m->schema.units = sl_units_new(&m->arena, &m->intern);
	m->names = sl_names_new(&m->arena, &m->intern);
	m->regulations = sl_arena_calloc(&m->arena, j->count + 1, sizeof *m->regulations);
	return m->schema.units && m->names && m->regulations &&
	       sl_names_add(m->names, SL_WORKDAY_NAME, strlen(SL_WORKDAY_NAME)) == SL_OK &&
	       sl_names_add(m->names, SL_NOT_APPLICABLE_NAME, strlen(SL_NOT_APPLICABLE_NAME)) == SL_OK &&
	       sl_names_add(m->names, SL_MONTHLY_NAME, strlen(SL_MONTHLY_NAME)) == SL_OK;
}

static sl_status build(const job *j)
{
	sl_loader l;

	if (!reset_model(j))
		return SL_ENOMEM;
	loader_init(&l, j);
	if (l.status == SL_OK)
		declare_all(&l, j);
	if (l.status == SL_OK)
		say_all(&l, count_rules(j));
	return loader_end(&l);
}

/* ---- municipalities whose files have errors ---- */

static bool is_broken(const job *j, const char *municipality)
{
	for (uint32_t i = 0; municipality && i < j->broken_count; i++)
		if (strcmp(j->broken[i], municipality) == 0)
			return true;
	return false;
}

/* Add those with an error since message `from`; *more when there is a new one. */
static sl_status find_broken(job *j, size_t from, bool *more)
{
	*more = false;
	for (size_t i = from; i < j->diags->count; i++) {
		const sl_diag *d = &j->diags->items[i];
		const char **all;

		if (d->severity != SL_ERROR || !d->municipality || is_broken(j, d->municipality))
			continue;
		all = sl_arena_calloc(&j->m->arena, j->broken_count + 1u, sizeof *all);
		if (!all)
			return SL_ENOMEM;
		if (j->broken_count)
			memcpy(all, j->broken, j->broken_count * sizeof *all);
		if (!(all[j->broken_count] = sl_arena_strdup(&j->m->arena, d->municipality)))
			return SL_ENOMEM;
		j->broken = all;
		j->broken_count++;
		*more = true;
	}
	for (size_t i = 0; i < j->count; i++)
		j->files[i].left_out = is_broken(j, j->files[i].municipality);
	return SL_OK;
}

/* What was said while building will be said again, but for what is about the
 * files that are left out from now on. */
static void forget_building(const job *j, size_t from)
{
	size_t kept = from;
	bool keep = false;

	for (size_t i = from; i < j->diags->count; i++) {
		const sl_diag *d = &j->diags->items[i];

		if (d->severity != SL_NOTE)
			keep = is_broken(j, d->municipality);
		if (keep)
			j->diags->items[kept++] = *d;
	}
	j->diags->count = kept;
}

static sl_status build_all(job *j, size_t first_diag, size_t errors)
{
	size_t from = j->diags->count;
	bool more;
	sl_status err = find_broken(j, first_diag, &more);

	for (;;) {
		if (err != SL_OK || (err = build(j)) != SL_OK)
			return err;
		if (j->diags->error_count > errors)
			return SL_ERULES;
		if ((err = find_broken(j, from, &more)) != SL_OK || !more)
			return err;
		forget_building(j, from);
	}
}

/* ---- reading ---- */

static sl_status parse_all(job *j)
{
	sl_loader l;

	loader_init(&l, j);
	if (l.status == SL_OK)
		sl_load_parse(&l, j->files, j->count);
	return loader_end(&l);
}

/* SHA-256 over the files with rules, in order of their names. */
typedef struct fingerprint {
	const sl_rule_file *files;
	size_t count;
	char hex[65];
} fingerprint;

static void *take_fingerprint(void *data)
{
	fingerprint *f = data;
	sl_sha256 h;

	sl_sha256_init(&h);
	for (size_t i = 0; i < f->count; i++)
		if (f->files[i].root)
			sl_sha256_add(&h, f->files[i].text, f->files[i].length);
	sl_sha256_hex(&h, f->hex);
	return NULL;
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int compare_owner(const void *a, const void *b)
{
	const sl_rule_file *x = a, *y = b;

	if (!x->municipality != !y->municipality)
		return x->municipality ? 1 : -1;
	return strcmp(x->name, y->name);
}

/* What the law declares comes before what a municipality does: of two of one
 * name the municipality has the second, and the fault. */
static void put_national_first(const job *j)
{
	if (j->count)
		qsort(j->files, j->count, sizeof *j->files, compare_owner);
}

/* A national file that cannot be read leaves so many names unknown that what
 * would be said of the others is noise. */
static bool is_whole(const job *j, size_t errors)
{
	bool any = false;

	for (size_t i = 0; i < j->count; i++) {
		if (j->files[i].refused && !j->files[i].municipality)
			return false;
		any |= j->files[i].root != NULL;
	}
	if (!any && j->diags->error_count == errors)
		sl_diags_add(j->diags, SL_DIAG_NO_RULES, NULL);
	return any;
}

static bool is_copy(const sl_rule_file *a, const sl_rule_file *b)
{
	return a->root && b->root && a->length == b->length && memcmp(a->text, b->text, a->length) == 0;
}

/* Of a file that is there twice (`wet (1).xml`) everything would be twice. */
static void refuse_copies(const job *j)
{
	for (size_t i = 1; i < j->count; i++)
		for (size_t k = 0; k < i; k++) {
			sl_pos pos = {.file = j->files[i].name};

			if (!is_copy(&j->files[k], &j->files[i]))
				continue;
			j->diags->municipality = j->files[i].municipality;
			sl_diags_add(j->diags, SL_DIAG_FILE_TWICE, &pos, j->files[k].name);
			j->diags->municipality = NULL;
			j->files[i].root = NULL;
			break;
		}
}

static sl_status load_files(job *j, size_t first_diag, size_t errors)
{
	sl_status err = parse_all(j);
	fingerprint f = {.count = j->count};
	sl_beside beside;
	size_t bytes;

	if (err != SL_OK)
		return err;
	if (!is_whole(j, errors))
		return SL_ERULES;
	refuse_copies(j);
	bytes = count_rules(j);
	if (!(f.files = sl_arena_memdup(&j->m->arena, j->files, j->count * sizeof *j->files)))
		return SL_ENOMEM;
	sl_arena_expect(&j->m->arena, bytes * MODEL_SIZE);
	sl_beside_start(&beside, bytes >= SL_WORTH_A_HAND, take_fingerprint, &f);
	put_national_first(j);
	err = build_all(j, first_diag, errors);
	sl_beside_end(&beside);
	if (err != SL_OK)
		return err;
	if (j->broken_count)
		qsort(j->broken, j->broken_count, sizeof *j->broken, compare_names);
	j->m->broken_municipalities = j->broken;
	j->m->broken_count = j->broken_count;
	memcpy(j->m->sha256, f.hex, sizeof f.hex);
	j->m->bytes = bytes;
	return j->diags->error_count > errors ? SL_ERULES : SL_OK;
}

static bool job_init(job *j, sl_diags *diags)
{
	*j = (job){.m = calloc(1, sizeof *j->m), .diags = diags};
	if (!j->m)
		return false;
	sl_arena_init(&j->m->arena);
	sl_arena_expect(&j->m->arena, 0);
	sl_intern_init(&j->m->intern, &j->m->arena);
	return true;
}

static sl_status job_end(job *j, sl_model **out, sl_status err)
{
	j->diags->municipality = NULL;
	sl_diags_sort(j->diags);
	if (err == SL_OK)
		*out = j->m;
	else
		sl_model_free(j->m);
	return err;
}

/* ---- the public functions ---- */

static sl_status list_paths(job *j, const char *const *paths, size_t count)
{
	sl_rule_files list;
	sl_loader l;
	sl_status err;

	loader_init(&l, j);
	err = l.status;
	if (err == SL_OK)
		err = sl_load_list(&l, &list, paths, count);
	if (err == SL_OK) {
		j->files = list.at;
		j->count = list.count;
	}
	if (err == SL_ENOMEM)
		sl_load_fail(&l);
	return loader_end(&l);
}

sl_status sl_model_load(sl_model **out, const char *const *paths, size_t count, sl_diags *diags)
{
	size_t first = diags->count, errors = diags->error_count;
	sl_status err;
	job j;

	if (!job_init(&j, diags))
		return SL_ENOMEM;
	err = list_paths(&j, paths, count);
	if (err == SL_OK)
		err = load_files(&j, first, errors);
	return job_end(&j, out, err);
}

static int compare_files(const void *a, const void *b)
{
	return strcmp(((const sl_rule_file *)a)->name, ((const sl_rule_file *)b)->name);
}

static sl_status list_texts(job *j, const char *const *names, const char *const *texts,
			    const size_t *lengths, size_t count)
{
	sl_arena *arena = &j->m->arena;

	if (!(j->files = sl_arena_calloc(arena, count + 1, sizeof *j->files)))
		return SL_ENOMEM;
	for (size_t i = 0; i < count; i++) {
		sl_rule_file *f = &j->files[j->count++];

		*f = (sl_rule_file){.name = sl_arena_strdup(arena, names[i]), .given = texts[i], .length = lengths[i]};
		if (!f->name)
			return SL_ENOMEM;
	}
	if (j->count)
		qsort(j->files, j->count, sizeof *j->files, compare_files);
	return SL_OK;
}

sl_status sl_model_load_texts(sl_model **out, const char *const *names, const char *const *texts,
			      const size_t *lengths, size_t count, sl_diags *diags)
{
	size_t first = diags->count, errors = diags->error_count;
	sl_status err;
	job j;

	if (!job_init(&j, diags))
		return SL_ENOMEM;
	err = list_texts(&j, names, texts, lengths, count);
	if (err == SL_OK)
		err = load_files(&j, first, errors);
	return job_end(&j, out, err);
}
