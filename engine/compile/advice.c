/* SPDX-License-Identifier: EUPL-1.2 */
/* Notes behind a message about a name or a type: what was probably meant. */
#include "compile/bind.h"

#include <string.h>

#include "feel/advice.h"

/* Is text[0..n), but for the spaces around it, a name of the rules? */
static bool is_name(const sl_binder *b, const char *text, size_t n)
{
	size_t used;

	for (; n && *text == ' '; text++)
		n--;
	while (n && text[n - 1] == ' ')
		n--;
	return n && sl_names_longest(b->p->model->names, text, n, &used) && used == n;
}

/*
 * `laag inkomen en kinderen` is read as one name. When what stands before or
 * behind such a word is a name, the word was meant as an operator.
 */
static bool advise_operator(sl_binder *b, const char *name)
{
	const char *word, *end, *feel;

	for (word = name; *word; word = end + (*end == ' ')) {
		end = word + strcspn(word, " ");
		feel = sl_feel_advice_word(word, (size_t)(end - word));
		if (!feel || (!is_name(b, name, (size_t)(word - name)) && !is_name(b, end, strlen(end))))
			continue;
		sl_diags_note(b->p->diags, NULL, "\"%.*s\" is in een formule %s",
			      (int)(end - word), word, feel);
		return true;
	}
	return false;
}

/* A value of a keuze that lacks its quotes. */
static bool advise_quotes(sl_binder *b, const char *name)
{
	const sl_schema *s = &b->p->model->schema;

	for (uint32_t i = 0; i < s->feature_count; i++)
		for (uint32_t k = 0; k < s->features[i]->type.choice_count; k++)
			if (strcmp(s->features[i]->type.choices[k], name) == 0) {
				sl_diags_note(b->p->diags, NULL,
					      "is het een waarde van \"%s\"? zet haar dan tussen "
					      "aanhalingstekens: \"%s\"",
					      s->features[i]->name, name);
				return true;
			}
	return false;
}

void sl_bind_advise_name(sl_binder *b, const char *name)
{
	const char *value = sl_feel_advice_value(name);
	static const char euro[] = "€";

	if (value)
		sl_diags_note(b->p->diags, NULL, "\"%s\" is in een formule %s", name, value);
	else if (strncmp(name, euro, sizeof euro - 1) == 0)
		sl_diags_note(b->p->diags, NULL, "%s",
			      sl_feel_advice_sign(euro, sizeof euro - 1));
	else if (!advise_quotes(b, name) && !advise_operator(b, name) &&
		 (value = sl_names_nearest(b->p->model->names, name)))
		sl_diags_note(b->p->diags, NULL, "lijkt het meest op \"%s\"", value);
}

void sl_bind_advise_function(sl_binder *b, const char *name)
{
	const char *meant = sl_feel_advice_function(name);

	if (meant || (meant = sl_names_nearest(b->p->model->names, name)))
		sl_diags_note(b->p->diags, NULL, "bedoelt u \"%s\"?", meant);
}

/* 2026-07-01 without quotes is a subtraction. */
static bool has_bare_date(const sl_expr *expr)
{
	static const char form[] = "dddd-dd-dd";
	const char *text = expr->source.text;
	size_t n = expr->source.length, fits = 0;
	bool quoted = false;

	for (size_t i = 0; i < n && fits < sizeof form - 1; i++) {
		quoted ^= text[i] == '"';
		if (!quoted && (form[fits] == 'd' ? text[i] >= '0' && text[i] <= '9' : text[i] == '-'))
			fits++;
		else
			fits = 0;
	}
	return fits == sizeof form - 1;
}

void sl_check_advise_types(sl_pass *p, const sl_expr *expr, const sl_type *a, const sl_type *b)
{
	bool date = a->base == SL_T_DATE || b->base == SL_T_DATE;
	bool text = a->base == SL_T_STRING || b->base == SL_T_STRING;
	bool truth = a->base == SL_T_BOOLEAN || b->base == SL_T_BOOLEAN;

	if (date && (text || has_bare_date(expr)))
		sl_diags_note(p->diags, NULL, "een dag schrijft u als date(\"2026-07-01\")");
	else if (truth && text)
		sl_diags_note(p->diags, NULL, "een ja/nee is true of false, zonder aanhalingstekens; "
					      "de naam alleen mag ook, of not(naam)");
}
