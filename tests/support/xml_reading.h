/* SPDX-License-Identifier: EUPL-1.2 */
/* support/xml_reading - one XML document in a test, and what became of it. */
#ifndef SL_TESTS_SUPPORT_XML_READING_H
#define SL_TESTS_SUPPORT_XML_READING_H

#include "xml/xml.h"

typedef struct xml_reading {
	sl_arena arena;
	sl_diags diags;
	sl_xml_node *root;
	sl_status status;
} xml_reading;

void xml_read_n(xml_reading *r, const char *text, size_t n);
/* The test fails when there is a message. */
void xml_read_good(xml_reading *r, const char *name, const char *text);
void xml_done(xml_reading *r);

#endif
