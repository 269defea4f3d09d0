/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * facts/index - what reading facts needs of a schema, made once.
 *
 * in     the schema of a rule set
 * out    facts by their key, patterns compiled
 * calls  this room only
 *
 * A key is looked up for every fact of every household, so each kind has its
 * own hash table, never more than half full.
 */
#ifndef SL_FACTS_INDEX_H
#define SL_FACTS_INDEX_H

#include "schema/schema.h"

typedef struct sl_fact_key {
	uint32_t hash, length;
	const sl_feature *fact; /* NULL: nobody here */
} sl_fact_key;

typedef struct sl_fact_table {
	sl_fact_key *keys;
	uint32_t mask;
} sl_fact_table;

typedef struct sl_fact_index sl_fact_index;
struct sl_fact_index {
	sl_fact_table *tables;        /* by number of the kind */
	void **patterns;              /* pcre2_code by number of the feature, or NULL */
	const sl_feature **mirrored;  /* relations that have a mirror */
	uint32_t mirrored_count;
};

/* The fact of a kind with that key, or NULL. */
const sl_feature *sl_fact_find(const sl_fact_index *index, const sl_kind_of_entity *kind,
			       const char *key, size_t n);

/* A fact whose value is a list of items that are told in it. */
static inline bool sl_fact_owns_items(const sl_feature *f)
{
	return f->type.base == SL_T_LIST && !f->fact->relation &&
	       f->type.item->base == SL_T_ENTITY;
}
/* What the engine itself reads from the document as a whole has one value. */
static inline bool sl_fact_is_single(const sl_feature *f)
{
	sl_role role = f->fact->role;

	return role == SL_ROLE_CASE || role == SL_ROLE_DATE || role == SL_ROLE_MUNICIPALITY ||
	       role == SL_ROLE_KEY || f->per->identity == f;
}
/* Can it be told with a timeline? A value that never changes cannot; a list
 * or relation that is fixed can, because those it names come and go. */
static inline bool sl_fact_may_vary(const sl_feature *f)
{
	if (sl_fact_is_single(f))
		return false;
	return f->fact->time != SL_TIME_FIXED || f->type.base == SL_T_LIST || f->fact->relation;
}

#endif
