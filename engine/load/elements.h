/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * load/elements - elements.def as a table.
 *
 * in     elements.def
 * out    rows: an element, then its attributes and children
 * calls  this room only
 */
#ifndef SL_LOAD_ELEMENTS_H
#define SL_LOAD_ELEMENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SL_RULES_NAMESPACE "urn:samenloop:regels"

typedef enum sl_element {
	SL_EL_NONE,
#define ELEMENT(id, name, content, text) SL_EL_##id,
#define ATTRIBUTE(name, form, use, words, text)
#define CHILD(id, least, most)
#include "load/elements.def"
	SL_EL_COUNT
} sl_element;

typedef enum sl_content { SL_CONTENT_NONE, SL_CONTENT_TEXT, SL_CONTENT_OPTION, SL_CONTENT_FEEL, SL_CONTENT_MIXED } sl_content;

typedef enum sl_form {
	SL_FORM_WORD, SL_FORM_TEXT, SL_FORM_EXPRESSION, SL_FORM_UNIT, SL_FORM_ID, SL_FORM_IDS,
	SL_FORM_NAME, SL_FORM_DATE, SL_FORM_DAY, SL_FORM_INTEGER, SL_FORM_BWB, SL_FORM_GM, SL_FORM_JCI,
	SL_FORM_PART, SL_FORM_PARTS, SL_FORM_REFS, SL_FORM_COUNT
} sl_form;

typedef enum sl_row_kind { SL_ROW_ELEMENT, SL_ROW_ATTRIBUTE, SL_ROW_CHILD } sl_row_kind;

typedef struct sl_row {
	uint8_t kind;        /* sl_row_kind */
	uint8_t id;          /* ELEMENT, CHILD: sl_element */
	uint8_t form;        /* ELEMENT: sl_content; ATTRIBUTE: sl_form */
	uint8_t least, most; /* CHILD: how often; ATTRIBUTE: least 1 is needed; most 0: any number */
	const char *name;    /* ELEMENT, ATTRIBUTE */
	const char *words;   /* ATTRIBUTE of form WORD: "a|b|c" */
	const char *text;    /* what it is */
} sl_row;

/* All rows. */
const sl_row *sl_rows(size_t *count);
/* The row of the element itself; its attributes and children follow it. */
const sl_row *sl_row_of(sl_element id);
/* The first row behind those of this element. */
const sl_row *sl_row_end(sl_element id);
/* Is the value written as the form says? WORD needs the words. */
bool sl_form_fits(sl_form form, const char *words, const char *value, size_t n);
/* The form in words ("een datum als 2026-07-01") and as pattern of the XSD.
 * Static. */
const char *sl_form_text(sl_form form);
const char *sl_form_pattern(sl_form form);
const char *sl_form_name(sl_form form);

#endif
