/* SPDX-License-Identifier: EUPL-1.2 */
/* SplitMix64: small, and the same everywhere. */
#include "random/random.h"

uint64_t chance_next(chance *c)
{
	uint64_t z = c->state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}
