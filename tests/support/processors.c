/* SPDX-License-Identifier: EUPL-1.2 */
/* The processors that a thread may run on. */
#include "processors.h"

#include <sched.h>
#include <stdbool.h>

static cpu_set_t all;
static bool known;

static void find_all(void)
{
	if (!known)
		known = sched_getaffinity(0, sizeof all, &all) == 0;
}

void sl_one_processor(void)
{
	cpu_set_t one;

	find_all();
	CPU_ZERO(&one);
	for (int i = 0; i < CPU_SETSIZE; i++)
		if (CPU_ISSET(i, &all)) {
			CPU_SET(i, &one);
			break;
		}
	sched_setaffinity(0, sizeof one, &one);
}

int sl_all_processors(void)
{
	find_all();
	sched_setaffinity(0, sizeof all, &all);
	return CPU_COUNT(&all);
}
