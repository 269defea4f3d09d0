/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * samenloop - the public header.
 *
 * in     rule files (XML), the facts of a household (JSON or XML), options
 * out    an answer: decisions, values, what is missing, and the reasons, as
 *        text, Markdown, HTML or JSON
 * calls  everybody; this header needs the C library only
 *
 * Words used below: *owned* - you free it; *borrowed* - valid while the named
 * owner lives; *copied* - yours, nothing to free.
 *
 * Threads: a loaded rule set never changes and may be used by all threads at
 * once. An evaluator, a household and an answer belong to one thread at a
 * time.
 */
#ifndef SAMENLOOP_H
#define SAMENLOOP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a call that can fail returns. SL_OK is 0. */
typedef enum sl_status {
	SL_OK = 0,
	SL_ENOMEM,   /* memory ran out; nothing was changed */
	SL_EIO,      /* a file could not be read or written */
	SL_ERANGE,   /* a number, date or size outside what the type can hold */
	SL_EINVAL,   /* text or arguments that do not have the right form */
	SL_ERULES,   /* the rules have errors: see the diagnostics */
	SL_EFACTS,   /* the facts were refused: see the diagnostics */
	SL_ELIMIT    /* a limit of the language or the reader was reached */
} sl_status;

#ifdef __cplusplus
}
#endif

#endif
