/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What there is: domains, kinds of entities, facts, concepts. What they name
 * of each other is linked in link.c, when all are known.
 */
#include <string.h>

#include "load/loader.h"

/* A second one of a name: say so, and where the first stands. */
static void refuse_twice(sl_loader *l, const sl_xml_node *node, sl_diag_code code,
			 const char *name, const sl_pos *earlier)
{
	const sl_xml_attr *a = sl_xml_attr_find(node, "naam");
	sl_pos pos = a ? sl_load_value_pos(a) : sl_xml_pos(node);

	sl_diags_add(l->diags, code, &pos, name);
	sl_diags_note(l->diags, earlier, "de eerste \"%s\"", name);
}

/* ---- domains ---- */

void sl_load_domains(sl_loader *l)
{
	sl_items *items = &l->items[SL_EL_DOMEIN];
	sl_domain *domains = sl_load_alloc(l, items->count ? items->count : 1, sizeof *domains);

	for (size_t i = 0; domains && i < items->count; i++) {
		sl_item *item = &items->at[i], *earlier;
		const char *name = sl_load_name(l, item->node, "naam");

		if (!name)
			continue;
		sl_load_enter(l, item->scope);
		if ((earlier = sl_map_get(&l->domains, name, NULL))) {
			sl_pos pos = sl_xml_pos(earlier->node);

			refuse_twice(l, item->node, SL_DIAG_DOMAIN_TWICE, name, &pos);
			continue;
		}
		sl_map_put(l, &l->domains, name, NULL, item);
		domains[l->m->schema.domain_count++] =
			(sl_domain){name, sl_load_words(l, item->node)};
	}
	l->m->schema.domains = domains;
}

/* ---- kinds ---- */

static sl_kind_of_entity *declare_kind(sl_loader *l, sl_item *item)
{
	const char *name = sl_load_name(l, item->node, "naam");
	sl_kind_of_entity *kind = name ? sl_load_alloc(l, 1, sizeof *kind) : NULL, *earlier;

	if (!kind)
		return NULL;
	kind->name = name;
	kind->key = sl_load_key(l, name);
	kind->description = sl_load_child_words(l, item->node, SL_EL_OMSCHRIJVING);
	kind->pos = sl_xml_pos(item->node);
	if ((earlier = sl_map_get(&l->kinds, name, NULL))) {
		refuse_twice(l, item->node, SL_DIAG_KIND_TWICE, name, &earlier->pos);
		return NULL;
	}
	sl_map_put(l, &l->kinds, name, NULL, kind);
	return kind;
}

static void find_owner(sl_loader *l, const sl_item *item)
{
	sl_kind_of_entity *kind = item->made;

	kind->owner = sl_load_find(l, &l->kinds, sl_xml_attr_find(item->node, "van"),
				   SL_DIAG_KIND_UNKNOWN);
}

/* One root; every other kind leads to it. */
static void check_root(sl_loader *l, const sl_item *item, const sl_item **root)
{
	const sl_kind_of_entity *kind = item->made;
	sl_pos pos = sl_xml_pos(item->node), first;

	if (!sl_xml_value(item->node, "van")) {
		if (*root) {
			first = sl_xml_pos((*root)->node);
			sl_diags_add(l->diags, SL_DIAG_ROOT_TWICE, &pos, kind->name);
			sl_diags_note(l->diags, &first, "de andere wortel");
		} else {
			*root = item;
		}
		return;
	}
	if (!sl_xml_value(item->node, "lijst"))
		sl_diags_add(l->diags, SL_DIAG_LIST_MISSING, &pos, kind->name);
}

/* Owners before items, the root first; among equals the order of the files. */
static void order_kinds(sl_loader *l, sl_items *items)
{
	sl_schema *s = &l->m->schema;
	bool *placed = sl_load_scratch(l, items->count + 1, sizeof *placed);
	bool more = placed != NULL;

	while (more) {
		more = false;
		for (size_t i = 0; i < items->count; i++) {
			sl_kind_of_entity *kind = items->at[i].made;
			bool ready = kind && !placed[i] &&
				     (kind->owner ? kind->owner == s->kinds[kind->owner->number]
						  : !sl_xml_value(items->at[i].node, "van"));

			if (!ready)
				continue;
			kind->number = (uint16_t)s->kind_count;
			s->kinds[s->kind_count++] = kind;
			placed[i] = more = true;
		}
	}
	for (size_t i = 0; placed && i < items->count; i++) {
		sl_kind_of_entity *kind = items->at[i].made;

		if (!kind || placed[i] || !kind->owner)
			continue;
		sl_load_enter(l, items->at[i].scope);
		sl_diags_add(l->diags, SL_DIAG_OWNER_CYCLE, &kind->pos, kind->name);
		kind->owner = NULL; /* who walks up comes to an end */
	}
}

void sl_load_kinds(sl_loader *l)
{
	sl_items *items = &l->items[SL_EL_ENTITEIT];
	const sl_item *root = NULL;

	if (!sl_load_at_most(l, items->count, items->at ? items->at[0].node : NULL, "entiteit"))
		items->count = 0;
	l->m->schema.kinds = sl_load_alloc(l, items->count + 1, sizeof *l->m->schema.kinds);
	if (!l->m->schema.kinds)
		return;
	for (size_t i = 0; i < items->count; i++) {
		sl_load_enter(l, items->at[i].scope);
		items->at[i].made = declare_kind(l, &items->at[i]);
	}
	for (size_t i = 0; i < items->count; i++) {
		if (!items->at[i].made)
			continue;
		sl_load_enter(l, items->at[i].scope);
		find_owner(l, &items->at[i]);
		check_root(l, &items->at[i], &root);
	}
	sl_load_enter(l, NULL);
	order_kinds(l, items);
	if (!root && l->m->regulation_count)
		sl_diags_add(l->diags, SL_DIAG_ROOT_MISSING, NULL);
	if (!items->count && l->m->regulation_count && l->status == SL_OK)
		l->status = SL_ERULES; /* there is nothing that anything could be about */
}

/* ---- facts and concepts ---- */

/* Words that end or split an expression where they stand in a name. */
static const char *keyword_in(const char *name)
{
	static const char *const anywhere[] = {"and", "or", "in", "between", "if", "then", "else",
					       "for", "return", "some", "every", "satisfies"};
	static const char *const whole[] = {"not", "of", "instance", "function", "null", "true",
					    "false", "ik", "item", "ander", "date", "time",
					    "duration", "partial"};

	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
		if (strcmp(name, whole[i]) == 0)
			return whole[i];
	for (const char *at = name; *at;) {
		size_t n = strcspn(at, " ");

		for (size_t i = 0; i < sizeof anywhere / sizeof *anywhere; i++)
			if (anywhere[i][0] == *at && strlen(anywhere[i]) == n && memcmp(anywhere[i], at, n) == 0)
				return anywhere[i];
		at += n + (at[n] == ' ');
	}
	return NULL;
}

static void check_name(sl_loader *l, const sl_xml_node *node, const char *name)
{
	const char *word = keyword_in(name);
	sl_pos pos;

	if (!word)
		return;
	pos = sl_load_value_pos(sl_xml_attr_find(node, "naam"));
	sl_diags_add(l->diags, SL_DIAG_NAME_KEYWORD, &pos, name, word);
}

void sl_load_declare_name(sl_loader *l, const sl_xml_node *node, const char *name)
{
	check_name(l, node, name);
	if (sl_names_add(l->m->names, name, strlen(name)) == SL_ENOMEM)
		sl_load_fail(l);
}

static void read_grounds(sl_loader *l, const sl_xml_node *node, sl_feature *f)
{
	sl_ground *grounds;
	uint32_t n = 0;

	for (const sl_xml_node *kid = node->first; kid; kid = kid->next)
		n += sl_load_is(l, kid, SL_EL_GEBRUIK);
	if (!n || !(grounds = sl_load_alloc(l, n, sizeof *grounds)))
		return;
	for (const sl_xml_node *kid = node->first; kid; kid = kid->next) {
		const sl_xml_attr *a = sl_xml_attr_find(kid, "domein");

		if (!sl_load_is(l, kid, SL_EL_GEBRUIK) || !a)
			continue;
		if (strcmp(a->value, "alle") != 0 &&
		    !sl_load_find(l, &l->domains, a, SL_DIAG_DOMAIN_UNKNOWN))
			continue;
		grounds[f->ground_count].domain = sl_load_intern(l, a->value, a->length);
		grounds[f->ground_count++].ground = sl_xml_value(kid, "grond");
	}
	f->grounds = grounds;
}

/* minimum, maximum: of the type of the fact. */
static bool read_bound(sl_loader *l, const sl_xml_node *node, const char *name,
		       const sl_type *type, sl_value *out)
{
	const sl_xml_attr *a = sl_xml_attr_find(node, name);
	sl_pos pos;

	if (!a || (type->base != SL_T_NUMBER && type->base != SL_T_DATE))
		return false;
	pos = sl_load_value_pos(a);
	return sl_load_value(l, out, type, a->value, a->length, false, &pos);
}

static void read_bounds(sl_loader *l, const sl_xml_node *node, const sl_feature *f, sl_fact_info *info)
{
	sl_pos pos;
	int order;

	info->has_minimum = read_bound(l, node, "minimum", &f->type, &info->minimum);
	info->has_maximum = read_bound(l, node, "maximum", &f->type, &info->maximum);
	if (!info->has_minimum || !info->has_maximum ||
	    !sl_value_compare(&order, info->minimum, info->maximum) || order <= 0)
		return;
	pos = sl_load_value_pos(sl_xml_attr_find(node, "minimum"));
	sl_diags_add(l->diags, SL_DIAG_BOUNDS_REVERSED, &pos, sl_xml_value(node, "minimum"),
		     sl_xml_value(node, "maximum"));
}

/* aanname: null needs mag-leeg, [] a list; a relation has no other. */
static void read_assumption(sl_loader *l, const sl_xml_node *node, const sl_feature *f,
			    sl_fact_info *info)
{
	static const sl_list nothing = {0};
	const sl_xml_attr *a = sl_xml_attr_find(node, "aanname");
	sl_pos pos;

	if (!a)
		return;
	pos = sl_load_value_pos(a);
	if (strcmp(a->value, "null") == 0) {
		info->assumption = sl_null();
		info->has_assumption = true;
		if (!f->may_be_empty)
			sl_diags_add(l->diags, SL_DIAG_ASSUMPTION_EMPTY, &pos, f->name);
	} else if (strcmp(a->value, "[]") == 0 && f->type.base == SL_T_LIST) {
		info->assumption = (sl_value){.kind = SL_LIST, .as.list = &nothing};
		info->has_assumption = true;
	} else {
		info->has_assumption = sl_load_value(l, &info->assumption, &f->type, a->value,
						     a->length, true, &pos);
	}
}

static const sl_fact_info *read_fact(sl_loader *l, const sl_xml_node *node, const sl_feature *f)
{
	sl_fact_info *info = sl_load_alloc(l, 1, sizeof *info);

	if (!info)
		return NULL;
	l->facts[f->number] = info;
	info->time = (sl_time_kind)sl_load_word(node, "tijd", "doorlopend|vast|stand", 0);
	info->role = (sl_role)sl_load_word(node, "rol",
			"|dossier|peildatum|gemeente|naam|begin|volledig|combineren|"
			"afwijkingen|afwijking-besluit|afwijking-over|afwijking-datum|afwijking-artikel|"
			"afwijking-uitkomst|afwijking-bedrag|afwijking-door|afwijking-reden", 0);
	info->judgement = sl_load_yes(node, "oordeel");
	info->question = sl_load_child_words(l, node, SL_EL_VRAAG);
	info->origin = sl_load_child_words(l, node, SL_EL_HERKOMST);
	info->special = sl_xml_value(node, "bijzonder");
	info->pattern = sl_xml_value(node, "patroon");
	info->eleven_test = sl_xml_value(node, "controle") != NULL;
	info->relation = sl_load_word(node, "type", "relatie|relaties", -1) >= 0;
	info->many = sl_load_word(node, "type", "relatie|relaties", -1) == 1;
	read_bounds(l, node, f, info);
	read_assumption(l, node, f, info);
	return info;
}

/* Which types a way of combining can take. */
static bool combines(sl_combine how, const sl_type *t)
{
	switch (how) {
	case SL_COMBINE_UNIQUE: return true;
	case SL_COMBINE_OR:
	case SL_COMBINE_AND: return t->base == SL_T_BOOLEAN;
	case SL_COMBINE_SUM: return t->base == SL_T_NUMBER || t->base == SL_T_MONTHS;
	case SL_COMBINE_HIGHEST:
	case SL_COMBINE_LOWEST:
		return t->base == SL_T_NUMBER || t->base == SL_T_DATE || t->base == SL_T_MONTHS;
	case SL_COMBINE_LIST: return t->base == SL_T_LIST;
	}
	return false;
}

static void read_rounding(sl_loader *l, const sl_xml_node *node, sl_concept *c)
{
	static const sl_round hows[] = {SL_ROUND_HALF_UP, SL_ROUND_HALF_EVEN, SL_ROUND_HALF_DOWN,
					SL_ROUND_UP, SL_ROUND_DOWN, SL_ROUND_FLOOR,
					SL_ROUND_CEILING};
	const sl_xml_node *kid = sl_load_child(l, node, SL_EL_AFRONDING);
	const char *digits = kid ? sl_xml_value(kid, "cijfers") : NULL;
	int how = kid ? sl_load_word(kid, "richting",
			"half-omhoog|half-even|half-omlaag|omhoog|omlaag|vloer|plafond", -1) : -1;
	sl_pos pos;

	if (!kid)
		return;
	if (c->feature->type.base != SL_T_NUMBER) {
		pos = sl_xml_pos(kid);
		sl_diags_add(l->diags, SL_DIAG_ROUNDING_UNFIT, &pos, sl_xml_value(node, "type"));
		return;
	}
	c->rounding.given = true; /* there is one, also when it is wrong */
	if (how < 0 || !digits || !sl_form_fits(SL_FORM_INTEGER, NULL, digits, strlen(digits)))
		return;
	c->rounding = (sl_rounding){true, hows[how], 0, sl_load_words(l, kid)};
	for (const char *d = digits + (*digits == '-'); *d; d++)
		c->rounding.digits = c->rounding.digits * 10 + (*d - '0');
	if (c->rounding.digits > SL_DEC_MAX_SCALE) {
		pos = sl_load_value_pos(sl_xml_attr_find(kid, "cijfers"));
		sl_diags_add(l->diags, SL_DIAG_ROUNDING_DIGITS, &pos, digits);
	}
	if (*digits == '-')
		c->rounding.digits = -c->rounding.digits;
}

static bool read_concept(sl_loader *l, const sl_item *item, sl_feature *f)
{
	sl_concept *c = sl_load_alloc(l, 1, sizeof *c);
	sl_pos pos;

	if (!c)
		return false;
	f->concept = c;
	f->towards = sl_load_find(l, &l->kinds, sl_xml_attr_find(item->node, "ten-opzichte-van"),
				  SL_DIAG_KIND_UNKNOWN);
	*c = (sl_concept){.feature = f, .internal = sl_load_yes(item->node, "intern"),
			  .regulation = item->scope->regulation, .number = l->m->concept_count};
	c->combine = (sl_combine)sl_load_word(item->node, "samenvoegen",
			"uniek|of|en|som|hoogste|laagste|lijst", 0);
	if (f->type.base != SL_T_ANY && !combines(c->combine, &f->type)) {
		pos = sl_load_value_pos(sl_xml_attr_find(item->node, "samenvoegen"));
		sl_diags_add(l->diags, SL_DIAG_COMBINE_TYPE, &pos,
			     sl_xml_value(item->node, "samenvoegen"), sl_xml_value(item->node, "type"));
	}
	read_rounding(l, item->node, c);
	l->m->concepts[l->m->concept_count++] = c;
	return true;
}

/* Make the feature known, unless the name is taken. */
static bool enter_feature(sl_loader *l, const sl_xml_node *node, sl_feature *f)
{
	const sl_feature *earlier = sl_map_get(&l->features, f->name, f->per);

	if (earlier) {
		refuse_twice(l, node, SL_DIAG_FEATURE_TWICE, f->name, &earlier->pos);
		return false;
	}
	f->number = l->m->schema.feature_count;
	l->m->schema.features[l->m->schema.feature_count++] = f;
	return sl_map_put(l, &l->features, f->name, f->per, f) &&
	       sl_map_put(l, &l->features_any, f->name, NULL, f);
}

static void declare_feature(sl_loader *l, sl_item *item, bool is_fact)
{
	const sl_xml_node *node = item->node;
	const char *name = sl_load_name(l, node, "naam");
	sl_feature *f = name ? sl_load_alloc(l, 1, sizeof *f) : NULL;

	if (!f)
		return;
	sl_load_declare_name(l, node, name);
	f->name = name;
	f->key = sl_load_key(l, name);
	f->description = sl_load_child_words(l, node, SL_EL_OMSCHRIJVING);
	f->pos = sl_xml_pos(node);
	f->is_fact = is_fact;
	f->may_be_empty = sl_load_yes(node, "mag-leeg");
	f->per = sl_load_find(l, &l->kinds, sl_xml_attr_find(node, "per"), SL_DIAG_KIND_UNKNOWN);
	sl_load_type(l, node, &f->type);
	if (!f->per || !f->key || !enter_feature(l, node, f))
		return;
	if (is_fact) {
		f->fact = read_fact(l, node, f);
		read_grounds(l, node, f);
	} else {
		read_concept(l, item, f);
	}
	item->made = f;
}

static void declare_features(sl_loader *l, sl_element id, bool is_fact)
{
	sl_items *items = &l->items[id];

	for (size_t i = 0; i < items->count && l->status == SL_OK; i++) {
		sl_load_enter(l, items->at[i].scope);
		declare_feature(l, &items->at[i], is_fact);
	}
}

/* Give every kind its features, by slot. */
static void assign_slots(sl_loader *l)
{
	sl_schema *s = &l->m->schema;

	for (uint32_t i = 0; i < s->feature_count; i++) {
		sl_kind_of_entity *k = s->kinds[s->features[i]->per->number];

		if (k == s->features[i]->per)
			s->features[i]->slot = s->features[i]->is_fact ? k->fact_count++
								       : k->concept_count++;
	}
	for (uint32_t i = 0; i < s->kind_count; i++) {
		sl_kind_of_entity *k = s->kinds[i];

		k->facts = sl_load_alloc(l, k->fact_count + 1, sizeof *k->facts);
		k->concepts = sl_load_alloc(l, k->concept_count + 1, sizeof *k->concepts);
		if (!k->facts || !k->concepts)
			return;
	}
	for (uint32_t i = 0; i < s->feature_count; i++) {
		sl_feature *f = s->features[i];
		sl_kind_of_entity *k = s->kinds[f->per->number];

		if (k == f->per) /* not of a kind that never got its place */
			(f->is_fact ? k->facts : k->concepts)[f->slot] = f;
	}
}

void sl_load_features(sl_loader *l)
{
	size_t concepts = l->items[SL_EL_BEGRIP].count + sl_load_count_made(l);
	size_t all = concepts + l->items[SL_EL_FEIT].count;
	sl_schema *s = &l->m->schema;

	s->features = sl_load_alloc(l, all + 1, sizeof *s->features);
	l->m->concepts = sl_load_alloc(l, concepts + 1, sizeof *l->m->concepts);
	l->facts = sl_load_scratch(l, all + 1, sizeof *l->facts);
	if (!s->features || !l->m->concepts || !l->facts)
		return;
	declare_features(l, SL_EL_FEIT, true);
	declare_features(l, SL_EL_BEGRIP, false);
	sl_load_make_concepts(l);
	if (l->status != SL_OK)
		return;
	assign_slots(l);
	if (sl_schema_index_build(s, l->arena) != SL_OK)
		sl_load_fail(l);
}
