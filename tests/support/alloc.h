/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * support/alloc - make the n-th allocation fail.
 *
 * Test programs are linked with
 *
 *   -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc,--wrap=aligned_alloc
 *
 * so that every allocation in the engine and in the test goes through here.
 * Allocations inside shared libraries do not, unless the library can be told
 * to use sl_alloc_malloc and its kind.
 *
 * Every allocation made to fail once:
 *
 *   for (size_t n = 1; ; n++) {
 *           sl_alloc_fail_at(n);
 *           err = work();
 *           if (!sl_alloc_failed())
 *                   break;            // work needs fewer than n
 *           sl_alloc_fail_at(0);
 *           assert_int_equal(err, SL_ENOMEM);
 *   }
 *   sl_alloc_fail_at(0);
 */
#ifndef SL_TESTS_SUPPORT_ALLOC_H
#define SL_TESTS_SUPPORT_ALLOC_H

#include <stdbool.h>
#include <stddef.h>

/* The n-th allocation from now on (1: the next) fails, once; 0: none does.
 * Starts the count anew. */
void sl_alloc_fail_at(size_t n);
/* Allocations since the last sl_alloc_fail_at. */
size_t sl_alloc_count(void);
/* Did the chosen one come by? */
bool sl_alloc_failed(void);

/* Counted like the others, for libraries that take functions. */
void *sl_alloc_malloc(size_t size);
void *sl_alloc_realloc(void *p, size_t size);
char *sl_alloc_strdup(const char *s);
void sl_alloc_free(void *p);

#endif
