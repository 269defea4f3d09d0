/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * facts - one household as it was told.
 *
 * in     JSON or XML, the schema of the loaded rules
 * out    entities with what was told of them: value, source, date, place
 * calls  eval, reason, decide, plan, explain, analyse, the front door
 *
 * What was told is kept as told: absent, asked but not known (null), leeg,
 * a value, a timeline. What it means on a date is for eval.
 */
#ifndef SL_FACTS_FACTS_H
#define SL_FACTS_FACTS_H

#include "json/json.h"
#include "schema/schema.h"
#include "xml/xml.h"

typedef enum sl_telling {
	SL_NOT_TOLD = 0,
	SL_TOLD_UNKNOWN, /* null: asked, not known */
	SL_TOLD,         /* a value; leeg is a value of kind SL_NULL */
	SL_TOLD_TIMELINE
} sl_telling;

typedef struct sl_told_stretch {
	sl_date from, to;   /* [from, to); SL_DATE_MIN, SL_DATE_MAX: open */
	sl_value value;     /* known, leeg, or SL_UNKNOWN kind (cause NULL) for null */
} sl_told_stretch;

/* Who told it, when, on what paper. */
typedef struct sl_provenance {
	const char *source;  /* bron */
	const char *by;      /* door (oordeel) */
	const char *reason;  /* reden (oordeel) */
	bool has_date;
	sl_date date;
} sl_provenance;

typedef struct sl_told {
	uint8_t telling;     /* sl_telling */
	uint8_t mirrored;    /* a relation read from the other side: only those who name it
	                        are in it, whoever told nothing may still turn out to be */
	uint16_t stretch_count;
	sl_value value;      /* TOLD; a LIST holds entities or values */
	const sl_told_stretch *stretches;
	const sl_provenance *provenance; /* NULL: bare value */
} sl_told;

typedef struct sl_member sl_member;
struct sl_member {
	const sl_kind_of_entity *kind;
	uint32_t number;         /* in household->entities; 0 is the root */
	uint32_t owner;          /* number of its owner; 0 of the root */
	uint32_t ordinal;        /* place among all entities of its kind */
	const char *id;          /* its sleutel, or a path like "anna.inkomsten[1]" */
	sl_told *told;           /* by slot of its kind */
};

/* The same entity in short, and where its plain facts begin (plain.h). */
typedef struct sl_plain_entity {
	uint32_t at;    /* in household->plain */
	uint32_t owner;
	uint16_t kind;
} sl_plain_entity;

typedef struct sl_household {
	sl_arena *arena;         /* borrowed: everything here lives in it */
	const sl_schema *schema;
	sl_date date;            /* peildatum of the document */
	bool has_date;
	const char *municipality;/* "GM9001", or NULL */
	const sl_plain_entity *plain_entities; /* by number; these two stand here, so that what */
	const int64_t *plain;                  /* is read most lies in a few lines of cache */
	const char *name;        /* the dossier, or NULL */
	sl_member *entities;   /* document order; an owner stands before its items */
	uint32_t entity_count;
	uint32_t *kind_counts;   /* entities per kind */
	uint32_t **by_kind;      /* numbers of the entities of a kind, document order */
} sl_household;

/*
 * Make what reading needs of a schema: names by hash, patterns compiled. To
 * be called once, when all kinds and facts are in the schema and before it is
 * shared; everything lives in `arena`, the one of the rule set. A pattern that
 * is none is a diagnostic (SL_ERULES).
 */
sl_status sl_facts_prepare(sl_schema *schema, sl_arena *arena, sl_diags *diags);

/* What is accepted; more is a diagnostic. */
enum {
	SL_FACTS_MOST_ENTITIES = 5000,   /* of one household */
	SL_FACTS_MOST_STRETCHES = 1000,  /* of one timeline */
	SL_FACTS_MOST_REFERENCES = 1000, /* of one relation, all its stretches together */
	SL_FACTS_MOST_PROBLEMS = 100     /* messages before the rest is not looked at */
};

/*
 * Read one household. On error nothing is decided on: diagnostics (1200 and
 * the reader's own) say where and what, SL_EFACTS is returned and *out is
 * not set. Everything is allocated in `arena`, which the caller resets for
 * the next household.
 */
sl_status sl_facts_read_json(sl_household **out, const sl_schema *schema, const char *file,
			     const char *text, size_t n, sl_arena *arena, sl_diags *diags);
sl_status sl_facts_read_xml(sl_household **out, const sl_schema *schema, const char *file,
			    const char *text, size_t n, sl_arena *arena, sl_diags *diags);
/* One of many documents in a file: `source` says on which line it begins. */
sl_status sl_facts_read_json_source(sl_household **out, const sl_schema *schema,
				    const sl_json_source *source, sl_arena *arena, sl_diags *diags);
/*
 * The same of a document that was read already, or of a part of it: the
 * object of the root; the element of the root in SL_FACTS_NAMESPACE. The tree
 * may live in another arena: nothing is kept of it.
 */
sl_status sl_facts_read_json_node(sl_household **out, const sl_schema *schema, const char *file,
				  const sl_json_node *root, sl_arena *arena, sl_diags *diags);
sl_status sl_facts_read_xml_node(sl_household **out, const sl_schema *schema,
				 const sl_xml_node *root, sl_arena *arena, sl_diags *diags);
#define SL_FACTS_NAMESPACE "urn:samenloop:feiten"

/* A copy of the household with its plain facts behind it. The readers do this
 * last; who builds a household by hand calls it. */
sl_status sl_household_make_plain(sl_household **out, const sl_household *h);
/*
 * The same of many, beside each other in `arena`: who decides them in that
 * order finds them in one stream of memory. The rest of each stays where it is.
 */
sl_status sl_households_gather(sl_household **list, size_t count, sl_arena *arena);

/* Facts told otherwise: a copy that lives in `arena` and borrows the rest of
 * `h`. Nothing is checked or mirrored: not for relations. SL_ENOMEM. */
typedef struct sl_fact_change {
	uint32_t entity;
	const sl_feature *fact;
	sl_told told;
} sl_fact_change;
sl_status sl_household_with(sl_household **out, const sl_household *h, const sl_fact_change *changes,
			    uint32_t count, sl_arena *arena);
/*
 * The same with one more on some lists as well. The others keep their numbers;
 * the i-th new one gets h->entity_count + i, by which the changes may tell of
 * it. A list of which is not known what stands on it stays so.
 */
typedef struct sl_new_item {
	const sl_feature *list; /* a fact: the list of its kind */
	uint32_t owner;
} sl_new_item;
sl_status sl_household_with_items(sl_household **out, const sl_household *h, const sl_new_item *items,
				  uint32_t item_count, const sl_fact_change *changes, uint32_t count,
				  sl_arena *arena);

/* What was told of a fact. Never NULL. */
static inline const sl_told *sl_household_told(const sl_household *h, uint32_t entity, const sl_feature *fact)
{
	return &h->entities[entity].told[fact->slot];
}
/* The entity of a kind with that id, or UINT32_MAX. */
uint32_t sl_household_find(const sl_household *h, const sl_kind_of_entity *kind, const char *id);

/* The entity that a path of n bytes names ("anna", "anna.inkomsten[1]"; the
 * root by its kind), or UINT32_MAX. Items count from 1. */
uint32_t sl_household_entity(const sl_household *h, const char *path, size_t n);

/* The JSON Schema and the XSD of facts for these rules. */
sl_status sl_schema_write_json_schema(sl_buf *out, const sl_schema *schema);
sl_status sl_schema_write_xsd(sl_buf *out, const sl_schema *schema);

#endif
