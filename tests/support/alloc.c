/* SPDX-License-Identifier: EUPL-1.2 */
/* The allocator between the code under test and the C library. */
#include "alloc.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *p, size_t size);
void *__real_aligned_alloc(size_t alignment, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *p, size_t size);
void *__wrap_aligned_alloc(size_t alignment, size_t size);

/* Of each thread its own: a test of one thread does not disturb another. */
static _Thread_local size_t count, fail_at;
static _Thread_local bool failed;

void sl_alloc_fail_at(size_t n)
{
	count = 0;
	fail_at = n;
	failed = false;
}

size_t sl_alloc_count(void)
{
	return count;
}

bool sl_alloc_failed(void)
{
	return failed;
}

static bool fails(void)
{
	if (++count != fail_at)
		return false;
	errno = ENOMEM;
	return failed = true;
}

void *__wrap_malloc(size_t size)
{
	return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t n, size_t size)
{
	return fails() ? NULL : __real_calloc(n, size);
}

void *__wrap_realloc(void *p, size_t size)
{
	return fails() ? NULL : __real_realloc(p, size);
}

void *__wrap_aligned_alloc(size_t alignment, size_t size)
{
	return fails() ? NULL : __real_aligned_alloc(alignment, size);
}

void *sl_alloc_malloc(size_t size)
{
	return __wrap_malloc(size);
}

void *sl_alloc_realloc(void *p, size_t size)
{
	return __wrap_realloc(p, size);
}

char *sl_alloc_strdup(const char *s)
{
	size_t size = strlen(s) + 1;
	char *copy = __wrap_malloc(size);

	return copy ? memcpy(copy, s, size) : NULL;
}

void sl_alloc_free(void *p)
{
	free(p);
}
