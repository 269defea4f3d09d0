/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * facts/describe - what both descriptions of facts (JSON Schema and XSD) say.
 *
 * in     a fact, a kind
 * out    Dutch text for people
 * calls  json_schema.c, xsd.c
 */
#ifndef SL_FACTS_DESCRIBE_H
#define SL_FACTS_DESCRIBE_H

#include "schema/schema.h"

/* A duration in years and months, as a pattern in any dialect. */
#define SL_FACT_MONTHS_FORM "-?P([0-9]{1,9}Y([0-9]{1,9}M)?|[0-9]{1,9}M)"

/* Meaning, question, unit, source, how it holds in time. */
void sl_fact_describe_feature(sl_buf *out, const sl_feature *f);
/* Give a buffer back whose text went into `out`; its failure is that of `out`. */
void sl_fact_close(sl_buf *out, sl_buf *part);
/* May there be no such thing: { "leeg": true }. */
bool sl_fact_may_be_leeg(const sl_feature *f);
/* Has it a form with stretches that its items cannot be taken for? */
bool sl_fact_has_timeline(const sl_feature *f);

#endif
