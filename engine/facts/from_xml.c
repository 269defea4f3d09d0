/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Facts in XML, made into the nodes that the same facts in JSON give.
 *
 *     <persoon id="anna">                       { "id": "anna",
 *       <schulden bron="afschrift">3200.00        "schulden": { "waarde": 3200.00,
 *       </schulden>                                             "bron": "afschrift" },
 *       <inkomsten onbekend="ja"/>                "inkomsten": null,
 *       <kinderen>                                "kinderen": [ "cato" ] }
 *         <verwijzing>cato</verwijzing>
 *       </kinderen>
 *     </persoon>
 *
 * What JSON tells by its form (a number, a list) the schema tells here. What
 * does not fit the schema goes through as text: the readers of values say
 * what is wrong with it, in both forms alike.
 */
#include <string.h>

#include "facts/reader.h"

#define STRETCH   "tijdvak"
#define REFERENCE "verwijzing"
#define TEXT_ITEM "waarde"

static sl_json_node *convert_entity(sl_fact_reader *r, const sl_xml_node *x,
				    const sl_kind_of_entity *kind);

/* ---- making nodes ---- */

static sl_json_node *new_node(sl_fact_reader *r, sl_json_kind kind, const sl_xml_node *element,
			      const sl_xml_attr *attr)
{
	sl_fact_xml_node *node = sl_fact_alloc(r, 1, sizeof *node);

	if (!node)
		return NULL;
	node->json.kind = kind;
	node->element = element;
	node->attr = attr;
	return &node->json;
}

static void append(sl_json_node *parent, const char *key, sl_json_node *child)
{
	if (!parent || !child)
		return; /* no memory: r->status says so */
	child->parent = parent;
	child->index = parent->count++;
	if (key) {
		child->key = key;
		child->key_length = (uint32_t)strlen(key);
	}
	if (parent->last)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Without the white space around it, as it is laid out in a file. */
static void set_text(sl_fact_reader *r, sl_json_node *node, const char *text, uint32_t n)
{
	uint32_t all;

	if (!node)
		return;
	for (; n && is_space(*text); text++)
		n--;
	for (all = n; n && is_space(text[n - 1]);)
		n--;
	node->length = n;
	node->text = text;
	if (n < all && !(node->text = sl_arena_strndup(r->arena, text, n)))
		r->status = SL_ENOMEM;
}

static sl_json_node *attr_node(sl_fact_reader *r, const sl_xml_attr *a)
{
	sl_json_node *node = new_node(r, SL_JSON_STRING, a->node, a);

	set_text(r, node, a->value, a->length);
	return node;
}

/* ---- what cannot stand here ---- */

static void refuse_attr(sl_fact_reader *r, const sl_xml_attr *a)
{
	sl_fact_problem_at(r, SL_DIAG_FACTS_XML_ATTRIBUTE, sl_xml_attr_pos(a), a->node->name,
			   sl_fact_quote(r, a->name, strlen(a->name)));
}

static void refuse_child(sl_fact_reader *r, const sl_xml_node *child, const char *instead)
{
	sl_fact_problem_at(r, SL_DIAG_FACTS_XML_ELEMENT, sl_xml_pos(child), child->parent->name,
			   sl_fact_quote(r, child->name, strlen(child->name)));
	if (instead)
		sl_fact_note(r, NULL, "hier hoort \"<%s>\"", instead);
}

/* An element that holds elements holds no text. */
static void refuse_text(sl_fact_reader *r, const sl_xml_node *x)
{
	uint32_t end = x->text_length;

	while (end && is_space(x->text[end - 1]))
		end--;
	for (uint32_t i = 0; i < end; i++)
		if (!is_space(x->text[i])) {
			sl_fact_problem_at(r, SL_DIAG_FACTS_XML_TEXT, sl_xml_text_pos(x, i), x->name,
					   sl_fact_quote(r, x->text + i, end - i));
			return;
		}
}

static bool in_facts(const sl_xml_node *x)
{
	return x->ns && strcmp(x->ns, SL_FACTS_NAMESPACE) == 0;
}

static bool is_named(const sl_xml_node *x, const char *name)
{
	return in_facts(x) && strcmp(x->name, name) == 0;
}

static bool is_yes(sl_fact_reader *r, const sl_xml_attr *a)
{
	if (strcmp(a->value, "ja") == 0)
		return true;
	sl_fact_problem_at(r, SL_DIAG_FACTS_XML_YES, sl_xml_value_pos(a, 0), a->name);
	return false;
}

/* ---- values ---- */

/* [-]digits[.digits][e[+-]digits], as a number in JSON. */
static bool looks_numeric(const char *s)
{
	const char *start;

	s += *s == '-';
	for (start = s; *s >= '0' && *s <= '9'; s++)
		;
	if (s == start)
		return false;
	if (*s == '.')
		for (start = ++s; *s >= '0' && *s <= '9'; s++)
			;
	if (s == start)
		return false;
	if (*s == 'e' || *s == 'E') {
		s += 1 + (s[1] == '+' || s[1] == '-');
		for (start = s; *s >= '0' && *s <= '9'; s++)
			;
	}
	return s > start && !*s;
}

static sl_json_node *convert_scalar(sl_fact_reader *r, const sl_xml_node *x, sl_base base)
{
	sl_json_node *node = new_node(r, SL_JSON_STRING, x, NULL);

	if (!node)
		return NULL;
	for (const sl_xml_node *c = x->first; c; c = c->next)
		refuse_child(r, c, NULL);
	set_text(r, node, x->text, x->text_length);
	if (!node->text)
		return NULL;
	if (base == SL_T_NUMBER && looks_numeric(node->text))
		node->kind = SL_JSON_NUMBER;
	else if (base == SL_T_BOOLEAN && strcmp(node->text, "true") == 0)
		node->kind = SL_JSON_TRUE;
	else if (base == SL_T_BOOLEAN && strcmp(node->text, "false") == 0)
		node->kind = SL_JSON_FALSE;
	return node;
}

static const char *item_name(const sl_feature *f)
{
	return f->fact->relation ? REFERENCE :
	       sl_fact_owns_items(f) ? f->type.item->kind->key : TEXT_ITEM;
}

static sl_json_node *convert_list(sl_fact_reader *r, const sl_xml_node *x, const sl_feature *f)
{
	sl_json_node *list = new_node(r, SL_JSON_ARRAY, x, NULL), *item;
	const char *name = item_name(f);

	refuse_text(r, x);
	for (const sl_xml_node *c = x->first; c && sl_fact_goes_on(r); c = c->next) {
		if (!is_named(c, name)) {
			refuse_child(r, c, name);
			continue;
		}
		if (sl_fact_owns_items(f)) {
			item = convert_entity(r, c, f->type.item->kind);
		} else {
			for (uint32_t i = 0; i < c->attr_count; i++)
				refuse_attr(r, &c->attrs[i]);
			item = convert_scalar(r, c, f->type.item->base);
		}
		append(list, NULL, item);
	}
	return list;
}

static sl_json_node *convert_value(sl_fact_reader *r, const sl_xml_node *x, const sl_feature *f)
{
	if (f->type.base == SL_T_LIST)
		return convert_list(r, x, f);
	return convert_scalar(r, x, f->type.base);
}

static bool is_void(const sl_xml_node *x)
{
	if (x->first)
		return false;
	for (uint32_t i = 0; i < x->text_length; i++)
		if (!is_space(x->text[i]))
			return false;
	return true;
}

/*
 * The value of a fact or stretch, put under "waarde" of `object`: what the
 * attributes "leeg" and "onbekend" say, or what stands in the element.
 */
static void add_value(sl_fact_reader *r, sl_json_node *object, const sl_xml_node *x,
		      const sl_feature *f, const sl_xml_attr *leeg, const sl_xml_attr *unknown,
		      sl_json_node *(*convert)(sl_fact_reader *, const sl_xml_node *,
					       const sl_feature *))
{
	const sl_xml_attr *none = leeg ? leeg : unknown;

	if (none && (!is_void(x) || (leeg && unknown))) {
		sl_fact_problem_at(r, SL_DIAG_FACT_BOTH, sl_xml_attr_pos(none), x->name);
		leeg = NULL; /* go on as if it was told to be onbekend */
		unknown = none;
	}
	if (leeg)
		append(object, "leeg", new_node(r, SL_JSON_TRUE, x, leeg));
	else if (unknown)
		append(object, TEXT_ITEM, new_node(r, SL_JSON_NULL, x, unknown));
	else
		append(object, TEXT_ITEM, convert(r, x, f));
}

static sl_json_node *convert_stretch(sl_fact_reader *r, const sl_xml_node *x, const sl_feature *f)
{
	sl_json_node *stretch = new_node(r, SL_JSON_OBJECT, x, NULL);
	const sl_xml_attr *leeg = NULL, *unknown = NULL;

	for (uint32_t i = 0; i < x->attr_count && sl_fact_goes_on(r); i++) {
		const sl_xml_attr *a = &x->attrs[i];

		if (!a->ns && (strcmp(a->name, "van") == 0 || strcmp(a->name, "tot") == 0))
			append(stretch, a->name, attr_node(r, a));
		else if (!a->ns && strcmp(a->name, "leeg") == 0)
			leeg = is_yes(r, a) ? a : NULL;
		else if (!a->ns && strcmp(a->name, "onbekend") == 0)
			unknown = is_yes(r, a) ? a : NULL;
		else
			refuse_attr(r, a);
	}
	add_value(r, stretch, x, f, leeg, unknown, convert_value);
	return stretch;
}

/* Stretches, unless that is what the items of this list are called. */
static bool is_timeline(const sl_xml_node *x, const sl_feature *f)
{
	bool item = f->type.base == SL_T_LIST && strcmp(item_name(f), STRETCH) == 0;

	return x->first && is_named(x->first, STRETCH) && !item;
}

static sl_json_node *convert_content(sl_fact_reader *r, const sl_xml_node *x, const sl_feature *f)
{
	sl_json_node *timeline;

	if (!is_timeline(x, f))
		return convert_value(r, x, f);
	timeline = new_node(r, SL_JSON_ARRAY, x, NULL);
	refuse_text(r, x);
	for (const sl_xml_node *c = x->first; c && sl_fact_goes_on(r); c = c->next)
		if (is_named(c, STRETCH))
			append(timeline, NULL, convert_stretch(r, c, f));
		else
			refuse_child(r, c, STRETCH);
	return timeline;
}

/* ---- facts and entities ---- */

static sl_json_node *convert_fact(sl_fact_reader *r, const sl_xml_node *x, const sl_feature *f)
{
	static const char *const told[] = {"bron", "datum", "door", "reden"};
	sl_json_node *object = new_node(r, SL_JSON_OBJECT, x, NULL), *only;
	const sl_xml_attr *leeg = NULL, *unknown = NULL;
	size_t k;

	for (uint32_t i = 0; i < x->attr_count && sl_fact_goes_on(r); i++) {
		const sl_xml_attr *a = &x->attrs[i];

		for (k = 0; k < 4 && strcmp(a->name, told[k]) != 0; k++)
			;
		if (a->ns)
			refuse_attr(r, a);
		else if (k < 4)
			append(object, a->name, attr_node(r, a));
		else if (strcmp(a->name, "leeg") == 0)
			leeg = is_yes(r, a) ? a : NULL;
		else if (strcmp(a->name, "onbekend") == 0)
			unknown = is_yes(r, a) ? a : NULL;
		else
			refuse_attr(r, a);
	}
	add_value(r, object, x, f, leeg, unknown, convert_content);
	/* Nothing told but the value: as the bare value in JSON. */
	only = object && object->count == 1 && !leeg ? object->first : NULL;
	if (only && strcmp(only->key, TEXT_ITEM) == 0) {
		only->parent = NULL;
		return only;
	}
	return object;
}

static void convert_attrs(sl_fact_reader *r, sl_json_node *entity, const sl_xml_node *x,
			  const sl_kind_of_entity *kind)
{
	for (uint32_t i = 0; i < x->attr_count; i++) {
		const sl_xml_attr *a = &x->attrs[i];

		if (!a->ns && kind->identity && strcmp(a->name, kind->identity->key) == 0)
			append(entity, a->name, attr_node(r, a));
		/* xsi:schemaLocation is for editors. */
		else if (!a->ns || strcmp(a->ns, "http://www.w3.org/2001/XMLSchema-instance") != 0)
			refuse_attr(r, a);
	}
}

static sl_json_node *convert_entity(sl_fact_reader *r, const sl_xml_node *x,
				    const sl_kind_of_entity *kind)
{
	sl_json_node *entity = new_node(r, SL_JSON_OBJECT, x, NULL);

	refuse_text(r, x);
	convert_attrs(r, entity, x, kind);
	for (const sl_xml_node *c = x->first; c && sl_fact_goes_on(r); c = c->next) {
		const sl_feature *f = sl_fact_find(r->index, kind, c->name, strlen(c->name));

		if (!in_facts(c))
			refuse_child(r, c, NULL);
		else if (f)
			append(entity, c->name, convert_fact(r, c, f));
		else /* the walk over the entity says what is wrong with the name */
			append(entity, c->name, new_node(r, SL_JSON_NULL, c, NULL));
	}
	return entity;
}

sl_json_node *sl_fact_from_xml(sl_fact_reader *r, const sl_xml_node *root)
{
	const sl_kind_of_entity *kind = r->schema->kinds[0];

	if (!is_named(root, kind->key)) {
		sl_fact_problem_at(r, SL_DIAG_FACTS_XML_ROOT, sl_xml_pos(root), kind->key,
				   SL_FACTS_NAMESPACE);
		return NULL;
	}
	return convert_entity(r, root, kind);
}
