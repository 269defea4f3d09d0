/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * analyse/policy_write - the judgement of a municipality, to read.
 *
 * in     a policy that was judged, what was said of its files
 * out    text, Markdown, HTML (policy_page.c) or JSON (policy_data.c)
 * calls  the front door
 */
#ifndef SL_ANALYSE_POLICY_WRITE_H
#define SL_ANALYSE_POLICY_WRITE_H

#include "analyse/policy.h"

typedef struct sl_policy_options {
	sl_format format;
	bool day;              /* one day was asked: it is not repeated everywhere */
	bool fragment;         /* HTML: only what stands in <body> */
	unsigned indent;       /* JSON: 0 is one line */
	const char *version;   /* of the program, for `regelset`; NULL: left out */
} sl_policy_options;

/* `said`: what loading and checking said; what is about this municipality and
 * is not in the judgement already is told. Text ends with a newline. */
sl_status sl_policy_write(sl_buf *out, const sl_policy *policy, const sl_diags *said, const sl_policy_options *o);

/* For the files of this room. */
void sl_policy_write_page(sl_buf *out, const sl_policy *policy, const sl_diags *said, const sl_policy_options *o);
void sl_policy_write_data(sl_buf *out, const sl_policy *policy, const sl_diags *said, const sl_policy_options *o);

#endif
