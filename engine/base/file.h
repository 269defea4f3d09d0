/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * base/file - a file as one text.
 *
 * in     a path and the most bytes to accept
 * out    the bytes with a NUL behind them, or a diagnostic
 * calls  load, lawtest, the front door, tools
 *
 * The only place of the engine that opens files.
 */
#ifndef SL_BASE_FILE_H
#define SL_BASE_FILE_H

#include "base/diag.h"

/*
 * Read the whole file at `path`; it may be a pipe.
 *
 * text  owned: free() it; set on SL_OK only. text[*n] is NUL.
 * most  more bytes than this are refused.
 * Returns SL_EIO (cannot be read), SL_ELIMIT (too large), both with a
 * diagnostic, or SL_ENOMEM.
 */
sl_status sl_file_read(char **text, size_t *n, const char *path, size_t most,
		       sl_diags *diags);

/* What went wrong, in Dutch: `error` is an errno. Static, or in `spare`. */
#define SL_FILE_PROBLEM_MAX 32
const char *sl_file_problem(int error, char spare[SL_FILE_PROBLEM_MAX]);
/* Say why the path cannot be used: `error` is the errno of it. SL_EIO, or SL_ENOMEM. */
sl_status sl_file_refuse(const char *path, int error, sl_diags *diags);

/* Is a file that begins so wanted? Asked once, with the first kilobytes. */
typedef bool sl_file_wanted(const char *start, size_t n);
/* The same for who may not want it: *text is NULL then, and little was read. */
sl_status sl_file_read_if(char **text, size_t *n, const char *path, size_t most,
			  sl_file_wanted *wanted, sl_diags *diags);

#endif
