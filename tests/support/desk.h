/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * support/desk - documents with facts, read with the schema of
 * schema_fixture.h, again and again.
 */
#ifndef SL_TESTS_SUPPORT_DESK_H
#define SL_TESTS_SUPPORT_DESK_H

#include "facts/facts.h"

typedef struct sl_desk {
	sl_arena rules, arena;
	const sl_schema *schema;
	sl_diags diags;
	sl_household *h;
	sl_buf text;
} sl_desk;

void sl_desk_open(sl_desk *d);
void sl_desk_close(sl_desk *d);
/* Forget what was read; reading does so by itself. */
void sl_desk_clear(sl_desk *d);
sl_status sl_desk_json(sl_desk *d, const char *text); /* f.json */
sl_status sl_desk_xml(sl_desk *d, const char *text);  /* f.xml */
/* What was read in words, and what was wrong with it: until the next of them. */
const char *sl_desk_told(sl_desk *d);
const char *sl_desk_problems(sl_desk *d);

/* Wraps what is told of one person. */
const char *sl_desk_person(char *out, size_t size, const char *before, const char *facts, const char *after);

#define SL_JSON_PERSON "{ \"personen\": [ { \"id\": \"anna\", "
#define SL_JSON_REST   " }, { \"id\": \"bram\" }, { \"id\": \"cato\" } ] }"
#define SL_XML_PERSON  "<huishouden xmlns='urn:samenloop:feiten'><personen><persoon id='anna'>"
#define SL_XML_REST    "</persoon><persoon id='bram'/><persoon><id>cato</id></persoon>" \
		    "</personen></huishouden>"

/* One household in both forms. */
extern const char sl_example_json[], sl_example_xml[];

#endif
