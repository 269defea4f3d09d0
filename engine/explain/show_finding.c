/* SPDX-License-Identifier: EUPL-1.2 */
/* What nobody declared and yet was found, on a page. */
#include "explain/show.h"

#include "explain/letter.h"

static const char *names_of_facts(sl_teller *t, const sl_finding *f)
{
	sl_buf buf = sl_blank(t);

	for (uint32_t i = 0; i < f->fact_count; i++)
		sl_buf_printf(&buf, "%s%s", i ? ", " : "", f->facts[i]->name);
	return sl_keep(t, &buf);
}

/* "A brengt teweeg: f. Daarop berust B, dat dus kan veranderen." and so on. */
static const char *feedback_text(sl_teller *t, const sl_finding *f)
{
	sl_buf buf = sl_blank(t);

	for (uint32_t i = 0; i + 1 < f->decided_count; i++) {
		const sl_link *link = &f->links[i];

		sl_buf_printf(&buf, "%s%s", i ? " " : "", sl_said(t, i ? SL_WORD_FOUND_FEEDBACK_ON : SL_WORD_FOUND_FEEDBACK,
				      sl_decided_title(t, f->decided[i]), link->fact->name, sl_decided_title(t, f->decided[i + 1])));
		if (link->consequence->cited)
			sl_buf_printf(&buf, " (%s)", sl_source_kept(t, &link->consequence->source));
		sl_buf_puts(&buf, ".");
	}
	return sl_keep(t, &buf);
}

const sl_feature *sl_begin_of(const sl_teller *t, uint32_t entity)
{
	return sl_run_household(t->run)->entities[entity].kind->begin;
}

/* "Geboortedatum van Cato is 3 augustus 2026, en dat is na deze dag." */
static const char *not_yet_text(sl_teller *t, const sl_finding *f)
{
	sl_buf name = {0}, about = sl_blank(t), who = sl_blank(t);

	sl_dutch_feature(&name, t, sl_begin_of(t, f->entity), f->entity, SL_NO_ENTITY, t->date);
	sl_dutch_capital(&about, sl_keep(t, &name));
	sl_dutch_entity(&who, t, f->entity);
	return sl_said(t, SL_WORD_FOUND_NOT_YET, sl_keep(t, &about), sl_day_kept(t, f->begin), sl_keep(t, &who));
}

const char *sl_finding_text(sl_teller *t, const sl_finding *f)
{
	sl_shortfall s;

	switch (f->kind) {
	case SL_FINDING_CONTRADICTION:
		sl_shortfall_of_defect(&s, t, f->defect);
		return s.what;
	case SL_FINDING_CONFLICT:
		sl_shortfall_of_defect(&s, t, f->defect);
		return sl_said(t, SL_WORD_FOUND_CONFLICT, f->conflict->conflict->title, s.what, NULL);
	case SL_FINDING_WITHOUT_GROUND:
		return sl_said(t, SL_WORD_FOUND_WITHOUT_GROUND, sl_decided_title(t, f->decided[0]),
			       f->decided[0]->decision->domain, names_of_facts(t, f));
	case SL_FINDING_SAME_NEED:
		return sl_said(t, SL_WORD_FOUND_SAME_NEED, sl_decided_title(t, f->decided[0]),
			       sl_decided_title(t, f->decided[1]), NULL);
	case SL_FINDING_BELOW_FLOOR:
		return sl_below_text(t, f->below);
	case SL_FINDING_FEEDBACK:
		return feedback_text(t, f);
	case SL_FINDING_NOT_YET:
		return not_yet_text(t, f);
	}
	return "";
}

/* A way is as sure as its least sure step. */
static const sl_source *doubtful(const sl_finding *f)
{
	if (f->below)
		return f->below->floor->source.certainty != SL_READ ? &f->below->floor->source : NULL;
	for (uint32_t i = 0; f->links && i + 1 < f->decided_count; i++)
		if (f->links[i].consequence->source.certainty != SL_READ)
			return &f->links[i].consequence->source;
	return NULL;
}

static void show_finding(sl_page *p, sl_teller *t, const sl_finding *f)
{
	const sl_source *doubt = doubtful(f);

	sl_page_item_begin(p, "let-op");
	sl_page_text(p, sl_finding_text(t, f));
	if (doubt) {
		sl_page_text(p, " ");
		sl_page_text(p, sl_word_text(SL_WORD_CONFLICT_DOUBT));
		sl_show_certainty(p, doubt);
	}
	sl_page_item_end(p);
}

void sl_show_findings(sl_page *p, sl_teller *t, const sl_answer *a, unsigned level)
{
	if (!a->finding_count)
		return;
	sl_page_heading(p, level, sl_word_text(SL_WORD_FINDINGS));
	sl_page_list_begin(p);
	for (uint32_t i = 0; i < a->finding_count; i++)
		show_finding(p, t, &a->findings[i]);
	sl_page_list_end(p);
}
