/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * support/alloc_each - the same work over and over, each time with another
 * allocation that fails (alloc.h).
 */
#ifndef SL_TESTS_SUPPORT_ALLOC_EACH_H
#define SL_TESTS_SUPPORT_ALLOC_EACH_H

#include <stddef.h>

#include "base/buf.h"

/* Work that writes what it came to, and gives all else back. */
typedef sl_status (*sl_alloc_work)(sl_buf *out, const void *work);

/* Make one in so many of its allocations fail, each in a run of its own. The
 * test fails when that is anything but SL_ENOMEM or the text of a run in which
 * none fails. */
void sl_alloc_fail_each(const char *name, sl_alloc_work run, const void *work, size_t stride);

/* With checks some thousand runs are slow: then every so many allocations. It
 * is a prime, so that no kind is passed over. */
#ifdef __SANITIZE_ADDRESS__
enum { SL_ALLOC_STRIDE = 7 };
#else
enum { SL_ALLOC_STRIDE = 1 };
#endif

#endif
