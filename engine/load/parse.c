/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Texts become trees, checked against elements.def.
 *
 * A file by itself is all that this needs, so several are read at the same
 * time. Each worker has its own memory and names, each file its own messages;
 * all are joined in the order of the files, so that nothing shows who read
 * what.
 */
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <string.h>

#include "load/loader.h"

#define MOST_WORKERS 4
#define TREE_SIZE 4 /* bytes of tree for a byte of text, about */
#define WORTH_A_WORKER (128u << 10) /* bytes: with less to read, a thread costs more than it gives */

typedef struct worker {
	sl_loader l;      /* memory, messages and status of its own; the tables are shared */
	sl_arena memory;
	sl_intern names;  /* for what the rule language has no name for */
	sl_rule_file *files;
	size_t count;
	atomic_size_t *next; /* of all workers: the first file that nobody has */
	pthread_t thread;
	bool runs;        /* as a thread */
} worker;

/* ---- one file ---- */

/*
 * Whose file is it, before it is read? A file that is no XML has no root to
 * ask, yet must put only its own municipality out. So look at the first start
 * tag as text; what is no ordinance counts as national.
 */
static const char *guess_gemeente(sl_loader *l, const char *text, size_t n)
{
	const char *tag = memmem(text, n, "<regeling", 9), *end, *at;

	if (!tag || !(end = memchr(tag, '>', n - (size_t)(tag - text))))
		return NULL;
	if (!memmem(tag, (size_t)(end - tag), "\"verordening\"", 13) &&
	    !memmem(tag, (size_t)(end - tag), "\"beleidsregel\"", 14) &&
	    !memmem(tag, (size_t)(end - tag), "\"plan\"", 6))
		return NULL;
	at = memmem(tag, (size_t)(end - tag), "gemeente=\"", 10);
	if (!at || end - at < 17 || at[16] != '"' ||
	    !sl_form_fits(SL_FORM_GM, NULL, at + 10, 6))
		return NULL;
	if (!(at = sl_arena_strndup(&l->diags->arena, at + 10, 6)))
		sl_load_fail(l);
	return at;
}

static bool is_ordinance(const sl_xml_node *root)
{
	return sl_load_word(root, "soort", "verordening|beleidsregel|plan", -1) >= 0;
}

/* The municipality that the root names, for the diagnostics. */
static const char *gemeente_of(sl_loader *l, const sl_xml_node *root)
{
	const sl_xml_attr *a = sl_xml_attr_find(root, "gemeente");
	const char *copy;

	if (!a || !is_ordinance(root) || !sl_form_fits(SL_FORM_GM, NULL, a->value, a->length))
		return NULL;
	if (!(copy = sl_arena_strdup(&l->diags->arena, a->value)))
		sl_load_fail(l);
	return copy;
}

/* Anything else in our own namespaces, or a regeling in none, is a slip that
 * must not go unseen. */
static bool is_rules(sl_loader *l, const sl_xml_node *root, bool *refused)
{
	sl_pos pos = sl_xml_pos(root);

	*refused = false;
	if (root->ns && strcmp(root->ns, SL_RULES_NAMESPACE) == 0) {
		if (strcmp(root->name, "regeling") == 0)
			return true;
		sl_diags_add(l->diags, SL_DIAG_ROOT_ELEMENT, &pos, root->name);
		*refused = true;
		return false;
	}
	*refused = !root->ns || strncmp(root->ns, "urn:samenloop", 13) == 0 ||
		   strcmp(root->name, "regeling") == 0;
	if (*refused)
		sl_diags_add(l->diags, SL_DIAG_ROOT_NAMESPACE, &pos, root->name,
			     root->ns ? root->ns : "");
	return false;
}

static void parse(worker *w, sl_rule_file *file)
{
	sl_loader *l = &w->l;
	sl_xml_node *root;
	sl_status err;

	file->gemeente = guess_gemeente(l, file->text, file->length);
	l->diags->gemeente = file->gemeente;
	err = sl_xml_read(&root, l->arena, &w->names, file->name, file->text, file->length, l->diags);
	file->refused = err != SL_OK;
	if (err == SL_ENOMEM) {
		sl_load_fail(l);
	} else if (err == SL_OK && is_rules(l, root, &file->refused)) {
		file->root = root;
		file->gemeente = gemeente_of(l, root);
		sl_load_validate(l, file);
	}
	l->diags->gemeente = NULL;
}

/* ---- all files ---- */

static void *work(void *data)
{
	worker *w = data;

	while (w->l.status == SL_OK) {
		size_t i = atomic_fetch_add(w->next, 1);

		if (i >= w->count)
			break;
		w->l.diags = &w->files[i].said;
		parse(w, &w->files[i]);
	}
	return NULL;
}

static size_t count_bytes(const sl_rule_file *files, size_t count)
{
	size_t bytes = 0;

	for (size_t i = 0; i < count; i++)
		bytes += files[i].length;
	return bytes;
}

/* As many as there are processors for us, and work for each. */
static size_t count_workers(size_t bytes)
{
	cpu_set_t processors;
	size_t n = 1;

	if (sched_getaffinity(0, sizeof processors, &processors) == 0)
		n = (size_t)CPU_COUNT(&processors);
	if (n > MOST_WORKERS)
		n = MOST_WORKERS;
	if (n > bytes / WORTH_A_WORKER)
		n = bytes / WORTH_A_WORKER;
	return n ? n : 1;
}

/* What the worker made belongs to the loader from now on. */
static void join(sl_loader *l, worker *w)
{
	if (w->runs)
		pthread_join(w->thread, NULL);
	sl_arena_join(l->arena, &w->memory);
	sl_arena_join(&l->scratch, &w->l.scratch);
	sl_buf_free(&w->l.buf);
	if (w->l.status != SL_OK)
		l->status = w->l.status;
}

void sl_load_parse(sl_loader *l, sl_rule_file *files, size_t count)
{
	size_t bytes = count_bytes(files, count), n = count_workers(bytes);
	worker workers[MOST_WORKERS];
	atomic_size_t next = 0;

	sl_xml_prepare();
	for (size_t i = 0; i < n; i++) {
		worker *w = &workers[i];

		*w = (worker){.l = *l, .files = files, .count = count, .next = &next};
		w->l.arena = &w->memory;
		w->l.scratch = (sl_arena){0};
		w->l.buf = (sl_buf){0};
		sl_arena_expect(&w->memory, bytes / n * TREE_SIZE);
		sl_intern_init(&w->names, &w->memory);
		w->names.base = &l->m->intern;
		/* A thread that cannot be had is no harm: the others do its work. */
		w->runs = i > 0 && pthread_create(&w->thread, NULL, work, w) == 0;
	}
	work(&workers[0]);
	for (size_t i = 0; i < n; i++)
		join(l, &workers[i]);
	for (size_t i = 0; i < count; i++)
		sl_diags_join(l->diags, &files[i].said);
}
