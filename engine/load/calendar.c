/* SPDX-License-Identifier: EUPL-1.2 */
/* The calendar: the days on which no term ends. */
#include <stdlib.h>

#include "load/loader.h"

#define WEEKDAYS "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"

/* "04-27"; false when it is not there. One that no year has is said. */
static bool read_day(sl_loader *l, const sl_xml_node *node, const char *name, int *month, int *day)
{
	const sl_xml_attr *a = sl_xml_attr_find(node, name);
	sl_date ignored;
	sl_pos pos;

	if (!a || !sl_form_fits(SL_FORM_DAY, NULL, a->value, a->length))
		return false; /* said by validate */
	*month = atoi(a->value);
	*day = atoi(a->value + 3);
	if (sl_date_from_ymd(&ignored, 2000, *month, *day) == SL_OK) /* a leap year */
		return true;
	pos = sl_load_value_pos(a);
	sl_diags_add(l->diags, SL_DIAG_DAY_OF_YEAR, &pos, a->value);
	return false;
}

static void read_kind(sl_loader *l, const sl_xml_node *node, sl_free_day *out)
{
	const sl_xml_attr *sunday = sl_xml_attr_find(node, "op-zondag");
	bool weekday = sl_xml_attr_find(node, "weekdag"), of_year = sl_xml_attr_find(node, "dag"),
	     easter = sl_xml_attr_find(node, "pasen");
	sl_pos pos = sl_xml_pos(node);

	if (weekday + of_year + easter != 1)
		sl_diags_add(l->diags, SL_DIAG_FREE_DAY_FORM, &pos);
	if (sunday && !of_year) {
		pos = sl_xml_attr_pos(sunday);
		sl_diags_add(l->diags, SL_DIAG_FREE_DAY_SUNDAY, &pos);
	}
	out->kind = weekday ? SL_FREE_WEEKDAY : of_year ? SL_FREE_DAY_OF_YEAR : SL_FREE_FROM_EASTER;
	out->weekday = sl_load_word(node, "weekdag", WEEKDAYS, -1) + 1;
	if (easter)
		out->easter = atoi(sl_xml_value(node, "pasen"));
	read_day(l, node, "dag", &out->month, &out->day);
	read_day(l, node, "op-zondag", &out->sunday_month, &out->sunday_day);
}

static void read_name(sl_loader *l, const sl_xml_node *node, sl_free_day *out)
{
	sl_pos pos = sl_xml_pos(node);

	out->name = sl_xml_value(node, "naam");
	if (!out->name)
		out->name = sl_xml_value(node, "weekdag");
	if (!out->name)
		sl_diags_add(l->diags, SL_DIAG_ATTRIBUTE_NEEDED, &pos, "naam", "vrije-dag");
}

static sl_calendar *read_calendar(sl_loader *l, const sl_item *item)
{
	const sl_xml_node *node = item->node;
	sl_calendar *out = sl_load_alloc(l, 1, sizeof *out);
	sl_free_day *days = sl_load_alloc(l, node->child_count + 1u, sizeof *days);
	sl_scope inner;

	if (!out || !days)
		return NULL;
	*out = (sl_calendar){.name = sl_load_name(l, node, "naam"), .days = days, .pos = sl_xml_pos(node)};
	sl_load_source(l, node, item->scope, &out->source);
	inner = sl_load_inner_scope(node, item->scope, &out->source);
	inner.outer = NULL;
	inner.validity = sl_load_validity(l, node, item->scope);
	for (const sl_xml_node *kid = node->first; kid; kid = kid->next) {
		if (!sl_load_is(l, kid, SL_EL_VRIJE_DAG))
			continue;
		read_kind(l, kid, &days[out->count]);
		read_name(l, kid, &days[out->count]);
		days[out->count].pos = sl_xml_pos(kid);
		days[out->count].validity = sl_load_validity(l, kid, &inner);
		sl_load_source(l, kid, &inner, &days[out->count++].source);
	}
	return out;
}

void sl_load_calendar(sl_loader *l)
{
	const sl_items *items = &l->items[SL_EL_KALENDER];

	for (size_t i = 0; i < items->count && l->status == SL_OK; i++) {
		sl_pos pos = sl_xml_pos(items->at[i].node);

		sl_load_enter(l, items->at[i].scope);
		if (!l->m->calendar) {
			l->m->calendar = read_calendar(l, &items->at[i]);
			continue;
		}
		sl_diags_add(l->diags, SL_DIAG_CALENDAR_TWICE, &pos);
		sl_diags_note(l->diags, &l->m->calendar->pos, "de eerste kalender");
	}
}
