/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * model - the law as it was loaded.
 *
 * in     rule files, through load
 * out    regulations, rules, parameters, decisions, with their dates, their
 *        sources and their places in the files
 * calls  load (fills it), program, compile, explain, analyse; the reference evaluator
 *
 * Everything lives in the model's arena, is linked by pointers and does not
 * change after loading. What can differ per date stands in versions: rules
 * with the same id, values of a parameter.
 */
#ifndef SL_MODEL_MODEL_H
#define SL_MODEL_MODEL_H

#include "feel/ast.h"
#include "schema/schema.h"

#define SL_FOREVER SL_DATE_MAX
/* A function that only rules have; more than one word, so the parser is told. */
#define SL_WORKDAY_NAME "eerstvolgende werkdag"
/* What a conflict calls a decision that does not reach somebody. */
#define SL_NOT_APPLICABLE_NAME "niet van toepassing"
/* What it calls an amount in whatever unit, by the month. */
#define SL_MONTHLY_NAME "bedrag per maand"

/* In force on d: from <= d < to. Known on k: known_from <= k. */
typedef struct sl_validity {
	sl_date from, to;   /* SL_DATE_MIN and SL_FOREVER: no bound */
	sl_date known_from; /* SL_DATE_MIN: always known */
} sl_validity;

static inline bool sl_in_force(sl_validity v, sl_date day, sl_date known)
{
	return v.from <= day && day < v.to && v.known_from <= known;
}

typedef enum sl_certainty { SL_READ, SL_DERIVED, SL_GENERAL, SL_UNCERTAIN } sl_certainty;

typedef enum sl_rank { /* higher first */
	SL_TREATY, SL_LAW, SL_DECREE, SL_REGULATION, SL_ORDINANCE, SL_POLICY,
	SL_PLAN,      /* of a municipality, without rules */
	SL_DICTIONARY
} sl_rank;

typedef enum sl_body { SL_COUNCIL, SL_EXECUTIVE } sl_body; /* gemeenteraad, college */

typedef struct sl_regulation sl_regulation;

/* Where something stands in the law, and how sure we are of it. */
typedef struct sl_source {
	const sl_regulation *regulation;
	const char *article, *paragraph; /* "22a", "1"; NULL: none */
	const char *const *parts;        /* onderdelen, outermost first */
	uint32_t part_count;
	const char *jci;                 /* "jci1.3:c:BWBR0015703&artikel=22a&lid=1"; NULL: no bwb;
					  * equal ones are one pointer */
	const char *cited;               /* when jci= names another text: its title, or number; else NULL */
	const char *const *more;         /* further <bron jci>, or words */
	uint32_t more_count;
	sl_certainty certainty;
	const char *doubt;               /* words; NULL when certainty is SL_READ */
	const char *words;               /* "art. 22a lid 1 Participatiewet", or NULL: not made yet */
} sl_source;

struct sl_regulation {
	const char *id, *domain, *bwb, *title, *abbreviation; /* abbreviation, bwb may be NULL */
	const char *municipality;  /* "GM9001", or NULL */
	const char *const *fills;  /* vult-in: ids */
	uint32_t fill_count;
	sl_rank rank;
	sl_body body;              /* of a municipality: who made it */
	sl_validity validity;
	sl_date read_until;        /* bijgewerkt-tot; SL_FOREVER when not given */
	uint32_t number;
	sl_pos pos;
};

/* An expression where it stands. `number` runs over all of a model. */
typedef struct sl_expr {
	sl_feel_source source;     /* text, and the place of every byte */
	sl_ast *ast;               /* NULL when it did not parse (an error was reported) */
	sl_feel_goal goal;
	uint32_t number;
	const sl_kind_of_entity *per;     /* `ik`; NULL: no entity (parameters, bounds) */
	const sl_kind_of_entity *towards; /* `ander`, or NULL */
	const char *self_name, *other_name; /* of a conflict: what `ik` and `ander` are called; else NULL */
	bool in_period;            /* `periode` may be used */
	bool over_decisions;       /* of a conflict or floor: decisions may be read */
} sl_expr;

/* als: a tree of conditions. */
typedef enum sl_condition_kind { SL_ALL, SL_ANY_OF, SL_NONE_OF, SL_TEST } sl_condition_kind;
typedef struct sl_condition sl_condition;
struct sl_condition {
	sl_condition_kind kind;
	const sl_expr *expr;         /* TEST: a truth, or with `subject` unary tests on it */
	const sl_expr *subject;      /* voorwaarde begrip="x": the expression x; else NULL */
	const sl_condition *const *kids;
	uint32_t count;
	sl_pos pos;
};

typedef enum sl_hit { SL_HIT_UNIQUE, SL_HIT_ANY, SL_HIT_FIRST, SL_HIT_PRIORITY,
		      SL_HIT_RULE_ORDER, SL_HIT_OUTPUT_ORDER, SL_HIT_COLLECT, SL_HIT_SUM,
		      SL_HIT_MIN, SL_HIT_MAX, SL_HIT_COUNT } sl_hit;
typedef struct sl_table_row {
	const sl_expr *const *cells; /* one per input: unary tests */
	const sl_expr *result;
	sl_pos pos;
} sl_table_row;
typedef struct sl_table {
	sl_hit hit;
	const sl_expr *const *inputs;
	uint32_t input_count;
	const sl_table_row *rows;
	uint32_t row_count;
	const sl_expr *const *priorities; /* output values, highest first */
	uint32_t priority_count;
	const sl_expr *fallback;          /* standaard, or NULL */
	sl_pos pos;
} sl_table;

/* omdat, melding: text with expressions. */
typedef struct sl_template_part {
	const char *text;     /* or NULL */
	const sl_expr *expr;  /* or NULL */
} sl_template_part;
typedef struct sl_template {
	const sl_template_part *parts;
	uint32_t count;
} sl_template;

typedef struct sl_rule sl_rule;
typedef struct sl_concept sl_concept;

/* The last four are made by the loader, of a ladder or a contribution. */
typedef enum sl_rule_kind { SL_RULE_VALUE, SL_RULE_TABLE, SL_RULE_STOP, SL_RULE_JUDGEMENT,
			    SL_RULE_TRUTH, SL_RULE_LADDER, SL_RULE_RIGHT, SL_RULE_CONTRIBUTION } sl_rule_kind;

/* One version of one rule. Versions share `id` and `family`. */
struct sl_rule {
	const char *id;
	uint32_t number;            /* in model->rules */
	uint32_t family;            /* the same for all versions of one rule */
	sl_concept *concept;
	sl_rule_kind kind;
	const sl_condition *condition; /* NULL: true */
	const sl_expr *value;       /* VALUE */
	const sl_table *table;      /* TABLE */
	const sl_feature *judgement;/* JUDGEMENT: the fact (of the same kind of entity) */
	bool truth;                 /* TRUTH: its value */
	const struct sl_ladder *ladder;     /* LADDER */
	const struct sl_decision *decision; /* RIGHT, CONTRIBUTION: of which it is */
	const uint32_t *parts;      /* LADDER: rungs in force; RIGHT: ladders; CONTRIBUTION: shares */
	uint32_t part_count;
	const uint32_t *excepts;    /* families of the same concept that it derogates from, sorted */
	uint32_t except_count;
	const sl_template *because; /* omdat, or NULL */
	sl_validity validity;
	sl_rank rank;
	sl_source source;
	sl_pos pos;
};

typedef struct sl_rounding {
	bool given;
	sl_round how;
	int digits;
	const char *why;
} sl_rounding;

typedef enum sl_period_kind { SL_PERIOD_MONTH, SL_PERIOD_YEAR, SL_PERIOD_ISO_FOUR_WEEKS } sl_period_kind;
typedef struct sl_period_stretch {
	sl_period_kind kind;
	sl_validity validity;
} sl_period_stretch;
typedef struct sl_period_series {
	const char *name;
	const sl_period_stretch *stretches; /* by date */
	uint32_t count;
	uint32_t number;
	sl_pos pos;
} sl_period_series;

/* A day on which no term may end. Of one of three kinds: a day of the week,
 * a day of the year, or so many days after Easter Sunday. */
typedef enum sl_free_day_kind { SL_FREE_WEEKDAY, SL_FREE_DAY_OF_YEAR, SL_FREE_FROM_EASTER } sl_free_day_kind;
typedef struct sl_free_day {
	sl_free_day_kind kind;
	int weekday;             /* Monday 1 .. Sunday 7 */
	int month, day;
	int sunday_month, sunday_day; /* instead, when it falls on a Sunday; 0: it stays */
	int easter;              /* days after Easter Sunday; negative: before */
	const char *name;
	sl_validity validity;    /* of the free day itself, not of the peildatum */
	sl_source source;
	sl_pos pos;
} sl_free_day;
typedef struct sl_calendar {
	const char *name;
	const sl_free_day *days;
	uint32_t count;
	sl_source source;        /* where it says that a term moves on */
	sl_pos pos;
} sl_calendar;

struct sl_concept {
	sl_feature *feature;
	uint32_t number;                 /* in model->concepts */
	sl_combine combine;
	sl_rounding rounding;
	const sl_feature *joint_with;    /* gezamenlijk-met: relation or concept, or NULL */
	const sl_period_series *periods; /* per-periode, or NULL */
	bool internal;
	const sl_feature *judged;        /* the share of a rung that is just a judgement: that one; else NULL */
	const sl_regulation *regulation; /* where it is declared */
	sl_rule **rules;                 /* all versions, in order of id, then from */
	uint32_t rule_count;
	const struct sl_delegation *const *delegations;
	uint32_t delegation_count;
};

typedef struct sl_parameter_value {
	sl_value value;              /* known */
	sl_validity validity;        /* `to` has the indexing day in it */
	sl_source source;
	const char *origin;          /* bron=: where the figure was read */
	sl_pos pos;
} sl_parameter_value;
typedef enum sl_indexing { SL_INDEX_NONE, SL_INDEX_HALF_YEAR, SL_INDEX_YEAR } sl_indexing;
typedef struct sl_parameter {
	const char *name, *key, *description;
	uint32_t number;             /* in model->parameters */
	sl_type type;
	sl_indexing indexing;
	const sl_regulation *regulation;
	sl_source source;
	const sl_parameter_value *values; /* by from, then known_from */
	uint32_t value_count;
	const struct sl_delegation *const *delegations;
	uint32_t delegation_count;
	sl_pos pos;
} sl_parameter;

typedef enum sl_demand { SL_DEMANDED, SL_ALLOWED, SL_FORBIDDEN } sl_demand; /* verplicht: ja, nee, verboden */

/* beleidsplicht: what a municipality must, may or may not have policy on.
 * One version of it. Versions share `id` and `family`. */
typedef struct sl_obligation {
	const char *id;
	uint32_t number;            /* in model->obligations */
	uint32_t family;            /* the same for all versions of one obligation */
	sl_body body;               /* who must */
	sl_rank instrument;         /* SL_ORDINANCE, SL_PLAN, SL_POLICY: in what */
	sl_demand demand;
	const char *subject;        /* omschrijving */
	const sl_expr *provided;    /* mits, or NULL: always */
	sl_validity validity;
	sl_source source;
	sl_pos pos;
} sl_obligation;

/* vervult: a place in the files of a municipality, and the obligation that it
 * says to fulfil. */
typedef struct sl_fulfilment {
	uint32_t family;            /* of the obligation */
	sl_validity validity;
	const sl_source *source;
	sl_pos pos;
} sl_fulfilment;

/* What a municipality settles without a law that opens it: it is not used. */
typedef struct sl_excess {
	const char *municipality;
	const char *name;                /* of the parameter or concept */
	const struct sl_delegation *delegation; /* opens it in another form; or NULL */
	const struct sl_setting *setting; /* then its values say on which days; NULL: a rule */
	sl_validity validity;
	sl_source source;
	sl_pos pos;
} sl_excess;

/* A law opens a parameter or a concept to an ordinance. */
typedef struct sl_delegation {
	const sl_parameter *parameter; /* one of the two */
	sl_concept *concept;
	const char *instrument;      /* "verordening", "beleidsregel" */
	const sl_expr *least, *most, *silent; /* or NULL */
	const sl_obligation *obligation; /* plicht: the first version, or NULL */
	sl_validity validity;
	sl_source source;
	sl_pos pos;
	uint32_t number;
} sl_delegation;

/* vaststelling: what one municipality sets. */
typedef struct sl_setting {
	const char *municipality;
	const sl_parameter *parameter;
	const sl_parameter_value *values;
	uint32_t value_count;
	sl_source source;
	sl_pos pos;
} sl_setting;

/* weging: one point that counts in a judgement. */
typedef struct sl_weighing {
	const char *text;
	const char *domain;          /* only in decisions of this domain; NULL: in all */
	sl_validity validity;
	sl_source source;
	sl_pos pos;
} sl_weighing;

/* exemplaar: one thing that the new item of a list says, from where the decision is. */
typedef struct sl_item_value {
	const sl_feature *fact;      /* of the kind of the item */
	const sl_expr *value;
} sl_item_value;

/* gevolg: a decision that brings a fact about. */
typedef struct sl_consequence {
	const char *decision;        /* id; it need not be loaded */
	bool has_item;               /* <exemplaar>: what comes to the list is said */
	const sl_item_value *item;
	uint32_t item_count;
	const char *const *touches;  /* raakt: ids of decisions; NULL: all that rest on the fact */
	uint32_t touch_count;
	bool cited;                  /* <gevolg>: the source says where; else gevolg-van */
	sl_validity validity;
	sl_source source;
	sl_pos pos;
} sl_consequence;

/*
 * A ladder: what is left of a need after the share of each rung (trede). It
 * is a rule of the concept `rest`; the share of a rung is a concept of its
 * own, which the versions of the rung are rules of.
 */
#define SL_MOST_RUNGS 64 /* of a ladder; ladders, and shares of a contribution */
typedef struct sl_rung {
	const char *name;
	const sl_condition *provided; /* mits, or NULL */
	const sl_expr *coverage;      /* dekking */
	const sl_template *because;   /* omdat, or NULL */
	sl_concept *share;
	sl_validity validity;
	sl_source source;
	sl_pos pos;
} sl_rung;
typedef struct sl_ladder {
	const char *id;
	const struct sl_decision *decision;
	sl_concept *rest;
	const sl_condition *condition; /* als, or NULL */
	const sl_expr *need;           /* behoefte */
	const sl_rung *rungs;          /* as written, in every version */
	uint32_t rung_count;
	const sl_template *because;
	sl_validity validity;
	sl_source source;
	sl_pos pos;
} sl_ladder;

/* What makes the amount of a contribution, in the order of the computation. */
typedef enum sl_share_kind { SL_SHARE_BASE, SL_SHARE_LOWERED, SL_SHARE_DEDUCTED, SL_SHARE_CEILING } sl_share_kind;
typedef struct sl_share {
	sl_share_kind kind;
	const sl_condition *condition; /* als, or NULL: only then it counts */
	const sl_rule *rule;           /* that gives it */
	sl_concept *concept;           /* all bases are rules of one concept */
	sl_validity validity;
	sl_pos pos;
} sl_share;
typedef struct sl_collector { const char *name; sl_validity validity; } sl_collector;
typedef struct sl_contribution {
	sl_concept *concept;           /* that gets the amount */
	sl_concept *base;              /* made: the grondslag */
	sl_concept *applies, *exempt;  /* made; NULL: always, never */
	const sl_share *shares;        /* in order of kind, then as written */
	uint32_t share_count;
	const sl_collector *collectors;/* inning */
	uint32_t collector_count;
} sl_contribution;

typedef enum sl_norm { SL_NORM_DEFINED_RIGHT, SL_NORM_COMPENSATION, SL_NORM_CONTRIBUTION, SL_NORM_DUTY } sl_norm;
typedef struct sl_amount_version {
	const sl_expr *expr;         /* NULL: of a bijdrage */
	const sl_concept *concept;   /* when it is just a concept, else NULL */
	const sl_unit *unit;         /* as told, or that of the expression */
	bool extent;                 /* <omvang>: hours, not money */
	sl_validity validity;
	sl_pos pos;
} sl_amount_version;
typedef struct sl_term {
	const char *name;
	const sl_expr *expr;
	bool moves;                  /* verlengd: to the first working day */
} sl_term;
typedef struct sl_notice { const sl_condition *condition; const sl_template *text; } sl_notice;

typedef struct sl_decision {
	const char *id, *title, *domain;
	const sl_kind_of_entity *per;
	uint32_t number;
	sl_norm norm;
	const sl_expr *occasion, *applies, *right; /* aanleiding, van-toepassing, recht; or NULL: true */
	const sl_amount_version *amounts;
	uint32_t amount_count;
	const sl_term *terms;
	uint32_t term_count;
	const char *no_term;         /* zonder-termijn: why there is no last day to decide; or NULL */
	const sl_notice *notices;
	uint32_t notice_count;
	const sl_expr *joint;        /* gezamenlijk, or NULL */
	const char *result;          /* compensatie: what is owed, in words; or NULL */
	const sl_ladder *const *ladders; /* compensatie: in every version */
	uint32_t ladder_count;
	sl_concept *right_as;        /* compensatie: the concept that is its right */
	const sl_contribution *contribution; /* bijdrage, else NULL */
	const sl_regulation *regulation;
	sl_validity validity;
	sl_source source;
	sl_pos pos;
} sl_decision;

/*
 * afwijkingsbevoegdheid: an article that lets a professional put another
 * outcome or amount in the place of what the rules give.
 */
typedef struct sl_power {
	const char *id;
	const sl_decision *decision;
	unsigned from, to;           /* bit n: the n-th of toekennen, afwijzen, niet-van-toepassing */
	const sl_condition *condition; /* wanneer, or NULL */
	const sl_expr *least, *most; /* bounds of the amount, or NULL */
	sl_validity validity;
	sl_source source;
	sl_pos pos;
	uint32_t number;
} sl_power;

typedef enum sl_gravity { SL_GRAVITY_LOW, SL_GRAVITY_MIDDLE, SL_GRAVITY_HIGH, SL_GRAVITY_CRITICAL,
			   SL_GRAVITY_COUNT } sl_gravity;

/* kant: one of the provisions that collide. */
typedef struct sl_conflict_side {
	const char *domain;
	const char *words;           /* or NULL */
	sl_source source;
} sl_conflict_side;

/* zwaarder: another severity under a condition. */
typedef struct sl_graver {
	sl_gravity gravity;
	const sl_condition *condition;
} sl_graver;

/* A pattern in which laws get in each other's way. */
typedef struct sl_conflict {
	const char *id, *title;
	const char *kind;            /* soort: "averechts-effect" */
	bool about_use;              /* soort gegevensgrondslag: about the use of data itself */
	sl_gravity gravity;
	const char *const *domains;
	uint32_t domain_count;
	const sl_kind_of_entity *per, *towards; /* whom it is about; the root when there is no betreft */
	const sl_condition *condition;
	const sl_conflict_side *sides;
	uint32_t side_count;
	const sl_graver *gravers;
	uint32_t graver_count;
	const sl_template *says, *action, *meanwhile, *escalation; /* meanwhile, escalation: or NULL */
	sl_validity validity;
	sl_source source;            /* certainty, doubt and further sources; no place of its own */
	uint32_t number;
	sl_pos pos;
} sl_conflict;

/*
 * ondergrens: what those who live together from one norm are to keep a month,
 * after the contributions of all laws.
 */
typedef struct sl_floor {
	const char *id, *title;
	const char *const *domains;
	uint32_t domain_count;
	const sl_kind_of_entity *per;
	const sl_expr *members;      /* leden, or NULL: `ik` alone */
	const sl_expr *norm, *means; /* EUR a month */
	const sl_expr *told;         /* contributions as they were told, or NULL */
	const sl_conflict *conflict; /* says the same, or NULL */
	sl_validity validity;
	sl_source source;
	uint32_t number;
	sl_pos pos;
} sl_floor;

typedef struct sl_model {
	sl_arena arena;
	sl_intern intern;
	sl_schema schema;
	sl_names *names;
	sl_regulation **regulations;  uint32_t regulation_count;
	sl_concept **concepts;        uint32_t concept_count;
	sl_rule **rules;              uint32_t rule_count;
	uint32_t family_count;
	sl_parameter **parameters;    uint32_t parameter_count;
	const struct sl_parameter_index *parameter_index; /* made by sl_model_index_parameters */
	sl_delegation **delegations;  uint32_t delegation_count;
	sl_setting **settings;        uint32_t setting_count;
	sl_obligation **obligations;  uint32_t obligation_count;
	uint32_t obligation_family_count;
	sl_fulfilment *fulfilments;   uint32_t fulfilment_count;
	sl_excess *excesses;          uint32_t excess_count;
	sl_period_series **series;    uint32_t series_count;
	const sl_calendar *calendar;  /* or NULL: there is none */
	sl_decision **decisions;      uint32_t decision_count;
	sl_power **powers;            uint32_t power_count;
	sl_conflict **conflicts;      uint32_t conflict_count;
	sl_floor **floors;            uint32_t floor_count;
	const char *escalations[SL_GRAVITY_COUNT]; /* for conflicts that say none; or NULL */
	sl_expr **exprs;              uint32_t expr_count;
	/* Municipalities whose own files have errors: they are left out. */
	const char *const *broken_municipalities; uint32_t broken_count;
	char sha256[65];              /* of all files, in order of path */
	uint64_t bytes;               /* of XML read */
} sl_model;

void sl_model_free(sl_model *m);
const sl_concept *sl_model_concept(const sl_model *m, const char *kind /* NULL: any */, const char *name);
/* Make parameters known by their name and key. SL_ENOMEM. */
sl_status sl_model_index_parameters(sl_model *m);
const sl_parameter *sl_model_parameter(const sl_model *m, const char *name);
const sl_decision *sl_model_decision(const sl_model *m, const char *id);
/* Does the regulation say (vult-in) that it fills `law`, matched by bwb? */
bool sl_model_fills(const sl_model *m, const sl_regulation *r, const sl_regulation *law);
/* True when an ordinance file of this municipality was loaded that fills
 * `law` (a regulation, matched by bwb) on that day. */
bool sl_model_has_ordinance(const sl_model *m, const char *municipality, const sl_regulation *law, sl_date day, sl_date known);

/* Leave out a municipality of which the files turned out to have errors.
 * SL_ENOMEM. */
sl_status sl_model_leave_out(sl_model *m, const char *municipality);

/* "laag", "middel", "hoog", "kritiek". Static. */
const char *sl_gravity_name(sl_gravity s);
/* May the obligation be fulfilled in this regulation: made by whom, and in
 * what, the law asks? An ordinance serves where policy is asked. */
bool sl_obligation_fits(const sl_obligation *o, const sl_regulation *r);
/* "verordening", "plan", "beleidsregel"; "de gemeenteraad", "het college". */
const char *sl_instrument_name(sl_rank instrument);
/* The name and type of the parameter or concept that a delegation opens. */
const char *sl_delegation_name(const sl_delegation *d);
const sl_type *sl_delegation_type(const sl_delegation *d);
const char *sl_body_name(sl_body body);

/* "van 2025-01-01 tot 2026-01-01", "vanaf 2025-01-01", "tot 2026-01-01", "op elke dag". */
void sl_stretch_print(sl_buf *out, sl_date from, sl_date to);
/* Do both name the same place? (jci is interned.) */
bool sl_source_same(const sl_source *a, const sl_source *b);
/* A word book is no law: what stands in it rests on no text, unless jci says. */
bool sl_source_is_law(const sl_source *s);
/* Does it say where in its text? */
bool sl_source_has_place(const sl_source *s);
/* "art. 22a lid 1 onderdeel a Participatiewet". */
void sl_source_print(sl_buf *out, const sl_source *s);
/* Link to the official text, "" when there is none. Without a date when day is SL_FOREVER. */
void sl_source_link(sl_buf *out, const sl_source *s, sl_date day);

#endif
