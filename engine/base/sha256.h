/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * base/sha256 - the fingerprint of texts (FIPS 180-4).
 *
 * in     bytes, in pieces
 * out    64 hexadecimal digits
 * calls  load (which rules an answer rests on)
 */
#ifndef SL_BASE_SHA256_H
#define SL_BASE_SHA256_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct sl_sha256 {
	uint32_t state[8];
	uint64_t length; /* bytes seen */
	unsigned char block[64];
	bool hardware; /* the processor has instructions for it; tests clear this */
} sl_sha256;

void sl_sha256_init(sl_sha256 *h);
void sl_sha256_add(sl_sha256 *h, const void *bytes, size_t n);
/* Small letters, NUL-terminated. `h` is used up. */
void sl_sha256_hex(sl_sha256 *h, char out[65]);

#endif
