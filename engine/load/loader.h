/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * load/loader - what the files of this room share.
 *
 * in     element trees
 * out    the model, filled step by step
 * calls  this room only
 *
 *   files.c     paths -> files -> texts        parse.c     texts -> trees, by all hands
 *   validate.c  trees against elements.def     hands.c     what other hands do meanwhile
 *   collect.c   trees -> regulations and items declare.c   kinds, facts, concepts
 *   types.c     types, units, single values    link.c      what declarations name
 *   sources.c   dates, places in the law       express.c   FEEL, conditions, sentences
 *   params.c    parameters, series             delegate.c  delegations, settings
 *   rules.c     rules, tables                  exceptions.c uitzondering-op
 *   decisions.c decisions                      versions.c  dates of versions
 *   made.c      concepts and rules that ladders and contributions stand for
 *   ladder.c    compensatie, ladders           contribution.c  bijdrage
 *   conflicts.c, floors.c conflicts, floors                    obligations.c  obligations, what fulfils them
 *   calendar.c  free days                      weighing.c  what counts in a judgement
 *   powers.c    powers to deviate
 *
 * Memory that ends with the load is in `scratch`; what the model keeps is in
 * the model's arena. The first allocation that fails is kept in `status`:
 * functions that return a pointer return NULL then, and load.c ends the load.
 */
#ifndef SL_LOAD_LOADER_H
#define SL_LOAD_LOADER_H

#include "load/elements.h"
#include "model/model.h"
#include "xml/xml.h"

/* One file with rules. */
typedef struct sl_rule_file {
	const char *name;        /* in the model's arena */
	const char *given;       /* its text in memory of the caller; NULL: it is on disk */
	const char *text;        /* NULL: not taken yet, or without rules */
	size_t length;           /* bytes; of what is still on disk about how many */
	sl_xml_node *root;       /* NULL: refused, or not a rule file */
	const char *municipality; /* in the arena of the diagnostics; NULL: national */
	bool refused;            /* no XML, or in our namespaces without being rules */
	bool left_out;           /* of a municipality whose files have errors */
	sl_diags said;           /* while it is parsed: what was said of it */
} sl_rule_file;

/* Where an element stands: what it takes over from what is around it. */
typedef struct sl_scope {
	const sl_xml_node *node;
	sl_regulation *regulation;
	const char *municipality; /* for the diagnostics */
	sl_validity validity;
	const char *article, *paragraph;
	const char *const *parts;
	uint32_t part_count;
	const sl_source *outer;  /* of a parameter, for its values: the source as a whole */
	sl_certainty certainty;
	const char *doubt;
} sl_scope;

/* One element directly in a regeling or an artikel, and what was made of it. */
typedef struct sl_item {
	const sl_xml_node *node;
	const sl_scope *scope;
	void *made;
} sl_item;

typedef struct sl_items {
	sl_item *at;
	size_t count, cap;
} sl_items;

/* Two pointers to one: names within a kind, ids, numbers. */
typedef struct sl_map {
	struct sl_map_cell {
		const void *a, *b;
		void *value;
	} *cells;
	size_t size, count;
} sl_map;

typedef struct sl_load_hands sl_load_hands;

/* Expressions, in the order in which they were met. */
typedef struct sl_exprs {
	sl_expr **at;
	size_t count, cap;
} sl_exprs;

/* A rule with what the checks need beside it. */
typedef struct sl_rule_draft {
	sl_rule *rule;
	const sl_xml_attr *exceptions; /* uitzondering-op, or NULL */
	bool elsewhere;                /* its source is a jci= of another text */
	const sl_rule *base;           /* made: derogates from this one, or NULL */
	const sl_rule *like;           /* made: derogates from what this one does, or NULL */
} sl_rule_draft;

typedef struct sl_loader {
	sl_model *m;
	sl_arena *arena;        /* the model's */
	sl_arena scratch;
	sl_diags *diags;
	sl_status status;
	uint16_t first[SL_EL_COUNT + 1]; /* rows of elements.def, by element */
	uint64_t must[SL_EL_COUNT];     /* those of its rows, from the first, that may not be left out */
	const char *names[SL_EL_COUNT]; /* interned names of elements */
	const char **row_names;         /* of what each row is about */
	sl_items items[SL_EL_COUNT];
	sl_map regulations;     /* id, or bwb -> sl_regulation */
	sl_map municipalities;  /* code -> the same in the arena of the diagnostics */
	sl_map domains, kinds, features, features_any, parameters, series, decisions, families, obligations,
		conflicts, floors;
	sl_map made;            /* node, or id and name -> sl_concept: see made.c */
	sl_fact_info **facts;   /* by number of the feature, while they are filled */
	sl_buf buf;             /* for short texts */
	sl_rule_draft *drafts;
	size_t draft_count, draft_cap;
	size_t fulfilment_cap, excess_cap;
	sl_exprs exprs;
	sl_load_hands *hands;   /* that make trees of expressions: hands.c; NULL: who meets one does */
	uint32_t searches;      /* for nearest names, so far */
} sl_loader;

/* ---- loader.c: helpers ---- */
void *sl_load_alloc(sl_loader *l, size_t count, size_t size);   /* in the model */
void *sl_load_scratch(sl_loader *l, size_t count, size_t size);
const char *sl_load_intern(sl_loader *l, const char *s, size_t n);
const char *sl_load_copy(sl_loader *l, const char *s, size_t n);
/* Remember that memory ran out. */
void sl_load_fail(sl_loader *l);
/* Everything said from now on is about this item's municipality, if any. */
void sl_load_enter(sl_loader *l, const sl_scope *scope);
/* The same by the code of a regulation; NULL: national. */
void sl_load_municipality(sl_loader *l, const char *municipality);
/* Put; the first of a key stays. False when memory ran out. */
bool sl_map_put(sl_loader *l, sl_map *map, const void *a, const void *b, void *value);
void *sl_map_get(const sl_map *map, const void *a, const void *b);
bool sl_load_is(const sl_loader *l, const sl_xml_node *node, sl_element id);
/* The first child of that kind, or NULL. */
const sl_xml_node *sl_load_child(const sl_loader *l, const sl_xml_node *node, sl_element id);
/* The interned value of an attribute, or NULL. */
const char *sl_load_name(sl_loader *l, const sl_xml_node *node, const char *name);
/* Is the attribute the word "ja"? */
bool sl_load_yes(const sl_xml_node *node, const char *name);
/* Which of "a|b|c" the attribute is, from 0; `other` when it is none. */
int sl_load_word(const sl_xml_node *node, const char *name, const char *words, int other);
/* Copy with every run of white space as one space, none at the begin if it
 * begins; `out` has room for n. How many bytes there are. */
size_t sl_load_squeeze(char *out, const char *text, size_t n, bool begins);
/* The trimmed text with single spaces, or NULL when there is none. */
const char *sl_load_words(sl_loader *l, const sl_xml_node *node);
/* The words of the first child of that kind, or NULL. */
const char *sl_load_child_words(sl_loader *l, const sl_xml_node *node, sl_element id);
/* Name with underscores. */
const char *sl_load_key(sl_loader *l, const char *name);
/* The place of the value of an attribute. */
sl_pos sl_load_value_pos(const sl_xml_attr *a);
/* Say "nearest name is" behind the last message. */
void sl_load_nearest(sl_loader *l, const char *wrong, const char *best);
/* The name in the map (keyed by name in `a`) that looks most like this. */
const char *sl_map_nearest(sl_loader *l, const sl_map *map, const char *name);
const char *sl_load_nearest_feature(sl_loader *l, const sl_kind_of_entity *kind, const char *name);
/* Like sl_map_get by name of an attribute's value, but says `code` (with the
 * value as its word) when there is no such thing. NULL attribute: NULL. */
void *sl_load_find(sl_loader *l, const sl_map *map, const sl_xml_attr *a, sl_diag_code code);

/* ---- files.c ---- */
typedef struct sl_rule_files {
	sl_rule_file *at;
	size_t count, cap;
} sl_rule_files;
/* The files at those paths and in those folders, in order of name, not read yet. */
sl_status sl_load_list(sl_loader *l, sl_rule_files *out, const char *const *paths, size_t count);
/* Take the text of a listed file; one without rules has none then. */
sl_status sl_load_take_text(sl_loader *l, sl_rule_file *file);

/* ---- parse.c ---- */
/* With fewer bytes to work on, a thread costs more than it gives. */
#define SL_WORTH_A_HAND (128u << 10)
/* A tree, checked, for each file that holds rules. */
void sl_load_parse(sl_loader *l, sl_rule_file *files, size_t count);

/* ---- validate.c ---- */
bool sl_load_tables(sl_loader *l);
void sl_load_validate(sl_loader *l, const sl_rule_file *file);

/* ---- sources.c ---- */
sl_validity sl_load_validity(sl_loader *l, const sl_xml_node *node, const sl_scope *scope);
bool sl_load_date(sl_loader *l, sl_date *out, const sl_xml_node *node, const char *name);
void sl_load_source(sl_loader *l, const sl_xml_node *node, const sl_scope *scope, sl_source *out);
/* The scope inside a parameter or the like, for its values. */
sl_scope sl_load_inner_scope(const sl_xml_node *node, const sl_scope *scope,
			     const sl_source *source);
const char *const *sl_load_split(sl_loader *l, const char *text, uint32_t *count);

/* ---- collect.c ---- */
void sl_load_collect(sl_loader *l, const sl_rule_file *file);

/* ---- types.c ---- */
bool sl_load_type(sl_loader *l, const sl_xml_node *node, sl_type *out);
const sl_unit *sl_load_unit(sl_loader *l, const sl_xml_node *node);
/* A single value as it is written, of a type that is no list and no entity;
 * says `pos` when it is none. Quoted: texts stand between quotes. */
bool sl_load_value(sl_loader *l, sl_value *out, const sl_type *type, const char *text, size_t n,
		   bool quoted, const sl_pos *pos);

/* ---- declare.c, link.c ---- */
void sl_load_domains(sl_loader *l);
void sl_load_kinds(sl_loader *l);
void sl_load_features(sl_loader *l);
void sl_load_link(sl_loader *l);
void sl_load_link_regulation(sl_loader *l, const sl_rule_file *file, const sl_regulation *r);
/* Check a declared name and make it known to the parser. */
void sl_load_declare_name(sl_loader *l, const sl_xml_node *node, const char *name);
/* The concept that begrip= and per= name; NULL after a message. */
sl_feature *sl_load_concept(sl_loader *l, const sl_xml_node *node);
/* The feature that an attribute names, of a kind; NULL after a message, or
 * without attribute. */
sl_feature *sl_load_feature(sl_loader *l, const sl_xml_attr *a, const sl_kind_of_entity *kind);
/* The same, and a concept. */
sl_concept *sl_load_concept_of(sl_loader *l, const sl_xml_attr *a, const sl_kind_of_entity *kind);

/* ---- params.c ---- */
void sl_load_series(sl_loader *l);
void sl_load_parameters(sl_loader *l);
void sl_load_parameter_values(sl_loader *l);
/* A value, or somebody who may set one. */
void sl_load_check_parameters(sl_loader *l);
sl_parameter_value *sl_load_values(sl_loader *l, const sl_xml_node *node, const sl_scope *scope,
				   const sl_parameter *p, uint32_t *count);

/* ---- powers.c ---- */
void sl_load_powers(sl_loader *l);

/* ---- consequence.c ---- */
void sl_load_consequences(sl_loader *l);

/* ---- weighing.c ---- */
void sl_load_weighings(sl_loader *l);

/* ---- calendar.c ---- */
void sl_load_calendar(sl_loader *l);

/* ---- delegate.c ---- */
void sl_load_delegations(sl_loader *l);
void sl_load_settings(sl_loader *l);
/* May the regulation in which the rule stands give rules for its concept?
 * Says so when not. */
bool sl_load_opened(sl_loader *l, const sl_rule *rule);

/* ---- obligations.c ---- */
void sl_load_obligations(sl_loader *l);
/* After the rules and settings, which may say that they fulfil one. */
void sl_load_fulfilments(sl_loader *l);
/* The obligation that plicht= names; NULL without one, or after a message. */
const sl_obligation *sl_load_obligation(sl_loader *l, const sl_xml_node *node);

/* ---- express.c ---- */
typedef struct sl_expr_scope { /* what names an expression may use */
	const sl_kind_of_entity *per, *towards;
	bool in_period;
	const char *self_name, *other_name; /* in a conflict: for `ik` and `ander` */
	bool over_decisions;
} sl_expr_scope;
/* An expression; it may wait for its tree. NULL when there is no text. */
const sl_expr *sl_load_expr(sl_loader *l, const sl_xml_node *node, sl_feel_goal goal, sl_expr_scope frame);
/* The same, parsed at once: for who looks at its tree while loading. */
const sl_expr *sl_load_expr_at_once(sl_loader *l, const sl_xml_node *node, sl_expr_scope frame);
const sl_expr *sl_load_expr_attr(sl_loader *l, const sl_xml_node *node, const char *name, sl_expr_scope frame);
const sl_condition *sl_load_condition(sl_loader *l, const sl_xml_node *als, sl_expr_scope frame);
const sl_template *sl_load_template(sl_loader *l, const sl_xml_node *node, sl_expr_scope frame);
/* Give the model its expressions: those of the loader, then these. */
void sl_load_number_exprs(sl_loader *l, const sl_exprs *others);

/* ---- hands.c ---- */
/* From now on expressions wait for their trees, which other hands make after
 * `say`. That is given a loader of its own, whose expressions are parsed at
 * once; nothing that it needs or makes is written or read by the caller until
 * the end. All names that expressions may use are declared. */
void sl_load_hands_begin(sl_loader *l, size_t bytes, void (*say)(sl_loader *));
/* False when memory ran out. */
bool sl_load_wait_for_tree(sl_loader *l, sl_expr *e);
/* All is said, and all expressions have their tree and number; a mistake in one
 * was said by the parser. Nothing when it was not begun. */
void sl_load_hands_end(sl_loader *l);

/* ---- made.c, ladder.c, contribution.c ---- */
/* Room for features that ladders and contributions stand for, at most. */
size_t sl_load_count_made(const sl_loader *l);
/* Make them; after all that is declared. */
void sl_load_make_concepts(sl_loader *l);
/* The concept made for a node, or for an id and a name; NULL: none, because
 * of a mistake elsewhere. */
sl_concept *sl_load_made(const sl_loader *l, const void *a, const void *b);
/* A rule like those that are written, with what a draft needs. */
sl_rule *sl_load_make_rule(sl_loader *l, sl_concept *c, const char *id, const sl_source *source,
			   sl_validity validity, const sl_pos *pos);
/* "id:part", interned. */
const char *sl_load_part_id(sl_loader *l, const char *id, const char *part);
/* Add a rule; `written` names its id, or is NULL. False after a message. */
bool sl_load_add_rule(sl_loader *l, sl_rule *r, const sl_xml_attr *written, sl_rule_draft draft);
/* Something in force for a while; of one key only what is published last counts. */
typedef struct sl_dated {
	const void *key;
	sl_validity validity;
} sl_dated;
bool sl_load_few_parts(sl_loader *l, size_t count, const sl_xml_node *node, const char *name);
/*
 * Cut `whole` where a part begins or ends, by validity and by day of
 * publication; `made` gets each version with the parts that are in force in
 * it, in order. The list lives in the model.
 */
typedef void (*sl_version_made)(sl_loader *l, void *ctx, sl_validity v, const uint32_t *parts, uint32_t count);
void sl_load_versions_of(sl_loader *l, sl_validity whole, const sl_dated *parts, uint32_t count,
			 sl_version_made made, void *ctx);
/* The scope inside a decision, ladder or the like. */
sl_scope sl_load_within(const sl_xml_node *node, const sl_scope *scope, const sl_source *source,
			sl_validity validity);
void sl_load_compensation(sl_loader *l, sl_item *item);
void sl_load_contribution(sl_loader *l, sl_item *item);

/* ---- rules.c, exceptions.c, versions.c, decisions.c ---- */
void sl_load_rules(sl_loader *l);
/* dan, or FEEL as the text of the node itself: VALUE or TABLE. */
void sl_load_value_of_rule(sl_loader *l, const sl_xml_node *node, sl_expr_scope frame, sl_rule *r);
/* Dates, source and per of a decision. */
void sl_load_decision_place(sl_loader *l, const sl_item *item);
void sl_load_exceptions(sl_loader *l);
void sl_load_versions(sl_loader *l);
void sl_load_decision_ids(sl_loader *l);
void sl_load_decisions(sl_loader *l);
/* ---- conflicts.c ---- */
/* The names of whom conflicts are about, for expressions. */
void sl_load_conflict_names(sl_loader *l);
void sl_load_conflicts(sl_loader *l);
/* domeinen: names of domains, each known. */
const char *const *sl_load_domain_names(sl_loader *l, const sl_xml_node *node, uint32_t *count);
/* ---- floors.c ---- */
void sl_load_floors(sl_loader *l);
/* Do both hold on some day, as far as known on some same day? */
bool sl_validity_clash(sl_validity a, sl_validity b);
/* "1 januari 2026", "het begin", "altijd": for messages; borrowed until the next call. */
const char *sl_load_day(sl_loader *l, sl_date d);
/* More versions of one thing, or rules of one concept, than this are refused:
 * they are compared pair by pair. */
#define SL_MOST_VERSIONS 4096
bool sl_load_at_most(sl_loader *l, size_t count, const sl_xml_node *node, const char *name);

#endif
