/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * schema - what there is to know: kinds of entities, facts and concepts,
 * types, units, grounds.
 *
 * in     declarations of rule files (through load)
 * out    tables that facts, compile, eval and explain look things up in
 * calls  every room from schema up
 *
 * Nothing of the social domain stands here: the kinds, names and roles come
 * from rule files. Everything lives in the arena of the rule set and never
 * changes after loading.
 */
#ifndef SL_SCHEMA_SCHEMA_H
#define SL_SCHEMA_SCHEMA_H

#include "base/diag.h"
#include "base/intern.h"
#include "value/value.h"

typedef struct sl_kind_of_entity sl_kind_of_entity;
typedef struct sl_feature sl_feature;
typedef struct sl_unit sl_unit;

/* ---- units ---- */

/*
 * A unit is a product of powers of words: EUR/maand, uur/week, procent,
 * EUR/4 weken ("4 weken" is one word). Equal units are equal pointers; NULL
 * is "no unit" (a pure number).
 */
typedef struct sl_unit_table sl_unit_table; /* interned units of one rule set */
struct sl_unit {
	const char *text; /* "EUR/maand", normalised */
	uint32_t count;
	const char *const *words; /* sorted */
	const int8_t *powers;     /* never 0 */
};
sl_unit_table *sl_units_new(sl_arena *arena, sl_intern *intern);
/* SL_EINVAL when it is no unit. "" and "1" give NULL with SL_OK. */
sl_status sl_unit_parse(const sl_unit **out, sl_unit_table *t, const char *text, size_t n);
sl_status sl_unit_multiply(const sl_unit **out, sl_unit_table *t, const sl_unit *a, const sl_unit *b);
sl_status sl_unit_divide(const sl_unit **out, sl_unit_table *t, const sl_unit *a, const sl_unit *b);
/* How much of a month one of its periods is: of "EUR/4 weken" 13 / 12. False
 * when that cannot be said. */
bool sl_unit_per_month(const sl_unit *u, int *times, int *of);
/* "EUR/maand", or "" for NULL. */
const char *sl_unit_text(const sl_unit *u);

/* ---- types ---- */

typedef enum sl_base {
	SL_T_ANY,      /* only of null */
	SL_T_BOOLEAN,  /* ja/nee */
	SL_T_NUMBER,   /* getal, geheel getal, bedrag */
	SL_T_STRING,   /* tekst, keuze */
	SL_T_DATE,     /* datum */
	SL_T_MONTHS,   /* duur: years and months */
	SL_T_SPAN,     /* days-time duration: difference of dates */
	SL_T_ENTITY,   /* relatie, or an item of a list */
	SL_T_LIST,     /* lijst, relaties: see `item` */
	SL_T_RANGE,
	SL_T_CONTEXT,  /* a period of a periodereeks: begin, eind */
	SL_T_FUNCTION
} sl_base;

typedef struct sl_type sl_type;
struct sl_type {
	sl_base base;
	bool integer;                    /* geheel getal */
	bool amount;                     /* bedrag: written with two decimals */
	const sl_unit *unit;             /* NUMBER */
	const sl_kind_of_entity *kind;   /* ENTITY */
	const sl_type *item;             /* LIST, RANGE */
	const char *const *choices;      /* STRING: keuze, else NULL */
	uint32_t choice_count;
};
/* "bedrag (EUR/maand)", "lijst van persoon". */
void sl_type_print(sl_buf *out, const sl_type *t);

/* ---- facts and concepts ---- */

typedef enum sl_time_kind { SL_TIME_CONTINUING, SL_TIME_FIXED, SL_TIME_COUNT } sl_time_kind;

typedef enum sl_role {
	SL_ROLE_NONE,
	SL_ROLE_CASE,      /* dossier */
	SL_ROLE_DATE,      /* peildatum */
	SL_ROLE_MUNICIPALITY,
	SL_ROLE_NAME,
	SL_ROLE_BEGIN,     /* from when on there is such a thing: a day of birth */
	SL_ROLE_COMPLETE,  /* volledig */
	SL_ROLE_COMBINE,   /* combineren */
	SL_ROLE_DEVIATIONS, /* afwijkingen: the list, and what an item of it says */
	SL_ROLE_DEVIATION_DECISION,
	SL_ROLE_DEVIATION_ABOUT, /* whom it is about; several facts may say so */
	SL_ROLE_DEVIATION_DATE,
	SL_ROLE_DEVIATION_ARTICLE,
	SL_ROLE_DEVIATION_OUTCOME,
	SL_ROLE_DEVIATION_AMOUNT,
	SL_ROLE_DEVIATION_BY,
	SL_ROLE_DEVIATION_WHY,
	SL_ROLE_KEY,       /* the sleutel of its kind */
	SL_ROLE_COUNT
} sl_role;

/* On which ground a domain may use a fact. */
typedef struct sl_ground {
	const char *domain; /* interned; "alle": every domain */
	const char *ground;
} sl_ground;

typedef enum sl_combine {
	SL_COMBINE_UNIQUE, SL_COMBINE_OR, SL_COMBINE_AND, SL_COMBINE_SUM,
	SL_COMBINE_HIGHEST, SL_COMBINE_LOWEST, SL_COMBINE_LIST
} sl_combine;

typedef struct sl_fact_info {
	sl_time_kind time;
	sl_role role;
	bool judgement;            /* oordeel */
	bool has_assumption;
	sl_value assumption;       /* known, leeg, or an empty list */
	const char *question, *origin, *special; /* NULL when not given */
	bool has_minimum, has_maximum;
	sl_value minimum, maximum;
	const char *pattern;       /* NULL: none; PCRE2, checked at load */
	bool eleven_test;
	bool relation, many;       /* relatie (one) or relaties (many) */
	const sl_feature *mirror;  /* NULL: none */
	const struct sl_consequence *consequences; /* of which decisions it is one (model) */
	uint32_t consequence_count;
	const struct sl_weighing *weighings; /* of a judgement (model): what to weigh, as written */
	uint32_t weighing_count;
} sl_fact_info;

/* A fact or a concept: a named, typed value per entity. */
struct sl_feature {
	const char *name;          /* "netto bedrag per maand"; interned */
	const char *key;           /* "netto_bedrag_per_maand"; interned */
	const char *description;   /* or NULL */
	const sl_kind_of_entity *per;
	const sl_kind_of_entity *towards; /* ten-opzichte-van, else NULL */
	sl_type type;
	bool may_be_empty;
	bool is_fact;
	bool made;                 /* for a part of a ladder or contribution: no expression can name it */
	uint32_t number;           /* in schema->features */
	uint32_t slot;             /* among the facts, or among the concepts, of its kind */
	const sl_fact_info *fact;  /* of a fact, else NULL */
	const sl_ground *grounds;
	uint32_t ground_count;
	sl_pos pos;
	void *concept;             /* of a concept: its sl_concept (model) */
};

struct sl_kind_of_entity {
	const char *name;          /* "inkomst" */
	const char *key;
	const char *description;
	uint16_t number;           /* in schema->kinds; 0 is the root */
	const sl_kind_of_entity *owner; /* NULL of the root */
	const sl_feature *list;    /* the fact of the owner that lists them; NULL of the root */
	const sl_feature *identity;/* the sleutel fact, or NULL */
	const sl_feature *title;   /* the fact with rol="naam", or NULL */
	const sl_feature *begin;   /* the fact with rol="begin", or NULL */
	sl_feature **facts;        /* by slot */
	uint32_t fact_count;
	sl_feature **concepts;     /* by slot */
	uint32_t concept_count;
	sl_pos pos;
};

typedef struct sl_domain {
	const char *name, *title;
} sl_domain;

typedef struct sl_schema {
	sl_kind_of_entity **kinds; /* an owner stands before its items */
	uint32_t kind_count;
	sl_feature **features;
	uint32_t feature_count;
	const sl_domain *domains;
	uint32_t domain_count;
	const sl_feature *roles[SL_ROLE_COUNT]; /* the feature with that role (not NAME, BEGIN, KEY, DEVIATION_ABOUT), or NULL */
	sl_unit_table *units;
	sl_intern *intern;
	const struct sl_fact_index *fact_index; /* made by sl_facts_prepare; NULL before */
	const struct sl_schema_index *index; /* names and keys of features, per kind */
} sl_schema;

/* The feature of that name (spaces) or key (underscores) for one kind, or
 * NULL. `name` need not be interned. */
const sl_feature *sl_schema_feature(const sl_schema *s, const sl_kind_of_entity *kind, const char *name);
const sl_kind_of_entity *sl_schema_kind(const sl_schema *s, const char *name);
/* The name or key among those of the kind that looks most like `name`, or NULL. */
const char *sl_schema_nearest(const sl_kind_of_entity *kind, const char *name);
/* On which ground the domain may use the fact; NULL: on none. */
const sl_ground *sl_feature_ground(const sl_feature *f, const char *domain);
/* True when domain may use the fact. */
bool sl_feature_has_ground(const sl_feature *f, const char *domain);
/* Make the index of the features; once, when all are there (load). */
sl_status sl_schema_index_build(sl_schema *s, sl_arena *arena);

#endif
