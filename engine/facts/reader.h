/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * facts/reader - the state of reading one household, shared by the files of
 * this room.
 *
 * in     a tree of JSON nodes: as read from JSON, or made from XML by
 *        from_xml.c, so that both forms mean the same by construction
 * out    entities, what was told of them, problems with their place
 * calls  this room only
 *
 * Reading goes in three steps: walk the tree (household.c, told.c, scalar.c),
 * then resolve ids (identity.c), then read relations from their other side
 * (mirror.c).
 */
#ifndef SL_FACTS_READER_H
#define SL_FACTS_READER_H

#include "facts/facts.h"
#include "facts/index.h"

/* A node made from XML knows its element or attribute. */
typedef struct sl_fact_xml_node {
	sl_json_node json; /* first: the two are one address */
	const sl_xml_node *element;
	const sl_xml_attr *attr; /* NULL: the element, or its text */
} sl_fact_xml_node;

/* Where an entity was told: its object, and its place in its list from 1. */
typedef struct sl_fact_origin {
	const sl_json_node *node;
	uint32_t index;
} sl_fact_origin;

/* An id that is to become an entity. */
typedef struct sl_fact_reference sl_fact_reference;
struct sl_fact_reference {
	sl_fact_reference *next;
	const sl_json_node *node;
	const sl_feature *fact;
	uint32_t entity;  /* who tells */
	sl_value *value;  /* SL_UNKNOWN until it is resolved */
};

/* A relation as it was told, for the message that its other side differs. */
typedef struct sl_fact_relation sl_fact_relation;
struct sl_fact_relation {
	sl_fact_relation *next;
	const sl_json_node *node;
	const sl_told *told;
};

/* An id and whose it is. */
typedef struct sl_fact_id {
	const char *id;
	uint32_t number;
} sl_fact_id;

typedef struct sl_fact_reader {
	const sl_schema *schema;
	const sl_fact_index *index;
	const char *file;
	bool from_xml;
	bool hides;               /* messages do not show values of the fact being read */
	bool tree_stays;          /* texts of the tree live as long as the household */
	sl_arena *arena;
	sl_diags *diags;
	sl_household *h;
	sl_fact_origin *origins;  /* by number of the entity */
	size_t entity_cap, origin_cap;
	sl_fact_reference *references, **reference_end;
	sl_fact_relation *relations;
	sl_fact_id *ids;          /* sorted */
	uint32_t id_count;
	bool ids_wrong;           /* an id was refused: who refers to it is not wrong too */
	void *match;              /* pcre2_match_data and context, made when first needed */
	void *match_context;
	uint32_t problem_count;
	sl_status status;         /* SL_ENOMEM, or SL_ELIMIT once enough problems are told */
} sl_fact_reader;

/* One fact of one entity that is being read. */
typedef struct sl_fact_site {
	const sl_feature *fact;
	uint32_t entity;
	uint32_t items;           /* told so far in its list, over all stretches */
	uint32_t references;
} sl_fact_site;

/* ---- problem.c ---- */

/* Memory for the household; NULL is remembered in r->status. */
void *sl_fact_alloc(sl_fact_reader *r, size_t count, size_t size);
/* Reading goes on while this holds. */
static inline bool sl_fact_goes_on(const sl_fact_reader *r)
{
	return r->status == SL_OK;
}
sl_pos sl_fact_pos(sl_fact_reader *r, const sl_json_node *node);
sl_pos sl_fact_key_pos(sl_fact_reader *r, const sl_json_node *node);
/* Count one more; false when it is not to be told any more. */
bool sl_fact_counts(sl_fact_reader *r);
void sl_fact_added(sl_fact_reader *r, sl_status added);
/* Tell a problem of `code` at a place; the words of its message follow. */
#define sl_fact_problem_at(r, code, pos, ...) \
	do { \
		if (sl_fact_counts(r)) { \
			sl_pos place_ = (pos); \
			sl_fact_added(r, sl_diags_add((r)->diags, code, &place_, __VA_ARGS__)); \
		} \
	} while (0)
#define sl_fact_problem(r, code, node, ...) \
	sl_fact_problem_at(r, code, sl_fact_pos(r, node), __VA_ARGS__)
/* A note with it, at the same place or another. */
#define sl_fact_note(r, pos, ...) \
	do { \
		if ((r)->status == SL_OK) \
			sl_diags_note((r)->diags, pos, __VA_ARGS__); \
	} while (0)
/* The text of a node for as long as the household lives; NULL: no memory. */
const char *sl_fact_keep(sl_fact_reader *r, const sl_json_node *node);
/* What a person wrote, fit for a message: short, on one line, and "..." for
 * special personal data, because messages end up in logs. */
const char *sl_fact_quote(sl_fact_reader *r, const char *text, size_t n);
/* "de tekst \"ja\"", "het getal 3", "een lijst". */
const char *sl_fact_describe(sl_fact_reader *r, const sl_json_node *node);

/* ---- household.c ---- */

/* An entity more; UINT32_MAX when memory or patience ran out. */
uint32_t sl_fact_entity_add(sl_fact_reader *r, const sl_kind_of_entity *kind, uint32_t owner,
			    const sl_json_node *node, uint32_t index);
/* Read the facts of an entity, and the items that stand in them. */
void sl_fact_entity_read(sl_fact_reader *r, uint32_t number, const sl_json_node *node);

/* ---- told.c ---- */

/* Read what is told of one fact. */
void sl_fact_tell(sl_fact_reader *r, uint32_t entity, const sl_feature *fact,
		  const sl_json_node *node);

/* ---- scalar.c ---- */

/* A value of a type that is no list and no entity. False: told as a problem. */
bool sl_fact_scalar(sl_fact_reader *r, sl_value *out, const sl_feature *fact,
		    const sl_type *type, const sl_json_node *node);
/* A text that says something. */
bool sl_fact_text_is_sound(sl_fact_reader *r, const char *key, const sl_json_node *node);
bool sl_fact_date(sl_date *out, const char *text, size_t n);
/* "hier hoort ..., er staat ...". */
void sl_fact_wrong_type(sl_fact_reader *r, const char *key, const char *want,
			const sl_json_node *node);

/* ---- identity.c ---- */

void sl_fact_identify(sl_fact_reader *r);
void sl_fact_resolve(sl_fact_reader *r);

/* ---- mirror.c ---- */

void sl_fact_mirror(sl_fact_reader *r);

/* ---- from_xml.c ---- */

/* The same as JSON nodes; NULL when memory ran out. */
sl_json_node *sl_fact_from_xml(sl_fact_reader *r, const sl_xml_node *root);

#endif
