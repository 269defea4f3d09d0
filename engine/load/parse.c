/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Files become texts, texts become trees, checked against elements.def.
 *
 * A file by itself is all that this needs, so several are read at the same
 * time. Each worker has its own memory and names, each file its own messages;
 * all are joined in the order of the files, so that nothing shows who read
 * what.
 */
#include <stdlib.h>
#include <string.h>

#include "base/beside.h"
#include "load/loader.h"

#define TREE_SIZE 5 /* bytes of text and tree for a byte of text, about */

typedef struct worker {
	sl_loader l;      /* memory, messages and status of its own; the tables are shared */
	sl_arena memory;
	sl_intern names;  /* for what the rule language has no name for */
	sl_xml_reader *reader;
} worker;

typedef struct reading {
	sl_rule_file **files; /* largest first */
	worker workers[SL_MOST_HANDS];
} reading;

/* ---- one file ---- */

static bool is_ordinance(const char *kind, size_t n)
{
	static const char *const kinds[] = {"verordening", "beleidsregel", "plan"};

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strlen(kinds[i]) == n && memcmp(kinds[i], kind, n) == 0)
			return true;
	return false;
}

/* The municipality of an ordinance, for the diagnostics; NULL when it is none. */
static const char *municipality_kept(sl_loader *l, const char *kind, size_t kind_length, const char *municipality, size_t length)
{
	const char *copy;

	if (!is_ordinance(kind, kind_length) || !sl_form_fits(SL_FORM_GM, NULL, municipality, length))
		return NULL;
	if (!(copy = sl_arena_strndup(&l->diags->arena, municipality, length)))
		sl_load_fail(l);
	return copy;
}

/*
 * Whose file is it, before it is read? A file that is no XML has no root to
 * ask, yet must put only its own municipality out. What is no ordinance counts
 * as national.
 */
static const char *guess_municipality(sl_loader *l, const char *text, size_t n)
{
	const char *kind, *municipality;
	size_t kind_length, length;

	if (!sl_xml_root_attr(&kind, &kind_length, text, n, "soort") ||
	    !sl_xml_root_attr(&municipality, &length, text, n, "gemeente"))
		return NULL;
	return municipality_kept(l, kind, kind_length, municipality, length);
}

static const char *municipality_of(sl_loader *l, const sl_xml_node *root)
{
	const sl_xml_attr *kind = sl_xml_attr_find(root, "soort"), *municipality = sl_xml_attr_find(root, "gemeente");

	if (!kind || !municipality)
		return NULL;
	return municipality_kept(l, kind->value, kind->length, municipality->value, municipality->length);
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

	if (sl_load_take_text(l, file) == SL_ENOMEM)
		sl_load_fail(l);
	if (!file->text)
		return; /* no rules, or it was said why not: the others may have more to say */
	file->municipality = guess_municipality(l, file->text, file->length);
	l->diags->municipality = file->municipality;
	err = sl_xml_reader_read(&root, w->reader, l->arena, file->name, file->text, file->length, l->diags);
	file->refused = err != SL_OK;
	if (err == SL_ENOMEM) {
		sl_load_fail(l);
	} else if (err == SL_OK && is_rules(l, root, &file->refused)) {
		file->root = root;
		file->municipality = municipality_of(l, root);
		sl_load_validate(l, file);
	}
	l->diags->municipality = NULL;
}

/* ---- all files ---- */

static void parse_next(void *data, unsigned hand, size_t task)
{
	reading *r = data;
	worker *w = &r->workers[hand];

	if (w->l.status != SL_OK)
		return;
	w->l.diags = &r->files[task]->said;
	parse(w, r->files[task]);
}

static size_t count_bytes(const sl_rule_file *files, size_t count)
{
	size_t bytes = 0;

	for (size_t i = 0; i < count; i++)
		bytes += files[i].length;
	return bytes;
}

static int compare_lengths(const void *a, const void *b)
{
	const sl_rule_file *x = *(sl_rule_file *const *)a, *y = *(sl_rule_file *const *)b;

	if (x->length != y->length)
		return x->length < y->length ? 1 : -1;
	return x < y ? -1 : x > y;
}

/* What is begun last should be short: then all hands are ready together. */
static sl_rule_file **by_length(sl_loader *l, sl_rule_file *files, size_t count)
{
	sl_rule_file **all = sl_load_scratch(l, count + 1, sizeof *all);

	for (size_t i = 0; all && i < count; i++)
		all[i] = &files[i];
	if (all && count)
		qsort(all, count, sizeof *all, compare_lengths);
	return all;
}

static void begin(worker *w, const sl_loader *l, size_t bytes)
{
	*w = (worker){.l = *l};
	w->l.arena = &w->memory;
	w->l.scratch = (sl_arena){0};
	w->l.buf = (sl_buf){0};
	sl_arena_expect(&w->memory, bytes * TREE_SIZE);
	sl_intern_init(&w->names, &w->memory);
	w->names.base = &l->m->intern;
	if (!(w->reader = sl_xml_reader_new(&w->names)))
		sl_load_fail(&w->l);
}

/* What the worker made belongs to the loader from now on. */
static void join(sl_loader *l, worker *w)
{
	sl_arena_join(l->arena, &w->memory);
	sl_arena_join(&l->scratch, &w->l.scratch);
	sl_buf_free(&w->l.buf);
	sl_xml_reader_free(w->reader);
	if (w->l.status != SL_OK)
		l->status = w->l.status;
}

void sl_load_parse(sl_loader *l, sl_rule_file *files, size_t count)
{
	size_t bytes = count_bytes(files, count);
	unsigned hands = sl_hands(bytes, SL_WORTH_A_HAND);
	reading r = {.files = by_length(l, files, count)};

	if (!r.files)
		return;
	sl_xml_prepare();
	for (unsigned i = 0; i < hands; i++)
		begin(&r.workers[i], l, bytes / hands);
	sl_together(hands, count, parse_next, &r);
	for (unsigned i = 0; i < hands; i++)
		join(l, &r.workers[i]);
	for (size_t i = 0; i < count; i++)
		sl_diags_join(l->diags, &files[i].said);
}
