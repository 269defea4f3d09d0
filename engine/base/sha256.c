/* SPDX-License-Identifier: EUPL-1.2 */
/* SHA-256, written from FIPS 180-4; names follow the standard. */
#include "base/sha256.h"

#include <string.h>

#ifdef __x86_64__
#include <cpuid.h>
#include <immintrin.h>
#endif

static const uint32_t K[64] = {
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4,
	0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe,
	0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
	0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
	0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc,
	0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
	0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116,
	0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
	0xc67178f2,
};

static uint32_t rotate(uint32_t x, int n)
{
	return x >> n | x << (32 - n);
}

static void schedule(uint32_t w[64], const unsigned char *p)
{
	for (int t = 0; t < 16; t++)
		w[t] = (uint32_t)p[4 * t] << 24 | (uint32_t)p[4 * t + 1] << 16 |
		       (uint32_t)p[4 * t + 2] << 8 | p[4 * t + 3];
	for (int t = 16; t < 64; t++) {
		uint32_t x = w[t - 15], y = w[t - 2];

		w[t] = (rotate(y, 17) ^ rotate(y, 19) ^ y >> 10) + w[t - 7] +
		       (rotate(x, 7) ^ rotate(x, 18) ^ x >> 3) + w[t - 16];
	}
}

/* One step; who calls rotates the names instead of the values. */
static inline void step(uint32_t a, uint32_t b, uint32_t c, uint32_t *d, uint32_t e, uint32_t f,
			uint32_t g, uint32_t *h, uint32_t kw)
{
	uint32_t t1 = *h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + kw;

	*d += t1;
	*h = t1 + (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
}

static void in_words(sl_sha256 *hash, const unsigned char *p)
{
	uint32_t w[64], s[8];
	uint32_t *a = s, *b = s + 1, *c = s + 2, *d = s + 3, *e = s + 4, *f = s + 5, *g = s + 6, *h = s + 7;

	schedule(w, p);
	memcpy(s, hash->state, sizeof s);
	for (int t = 0; t < 64; t += 8) {
		step(*a, *b, *c, d, *e, *f, *g, h, K[t] + w[t]);
		step(*h, *a, *b, c, *d, *e, *f, g, K[t + 1] + w[t + 1]);
		step(*g, *h, *a, b, *c, *d, *e, f, K[t + 2] + w[t + 2]);
		step(*f, *g, *h, a, *b, *c, *d, e, K[t + 3] + w[t + 3]);
		step(*e, *f, *g, h, *a, *b, *c, d, K[t + 4] + w[t + 4]);
		step(*d, *e, *f, g, *h, *a, *b, c, K[t + 5] + w[t + 5]);
		step(*c, *d, *e, f, *g, *h, *a, b, K[t + 6] + w[t + 6]);
		step(*b, *c, *d, e, *f, *g, *h, a, K[t + 7] + w[t + 7]);
	}
	for (int i = 0; i < 8; i++)
		hash->state[i] += s[i];
}

#ifdef __x86_64__

static bool has_hardware(void)
{
	unsigned a, b, c, d;

	return __builtin_cpu_supports("sse4.1") && __get_cpuid_count(7, 0, &a, &b, &c, &d) &&
	       (b & bit_SHA);
}

/*
 * The same block in instructions that take two steps at once. They want the
 * state in two halves, the first name in the highest word:
 *
 *   memory   a b c d   e f g h        halves   a b e f   c d g h
 */
__attribute__((target("sha,sse4.1"))) static void in_hardware(sl_sha256 *hash,
							      const unsigned char *p)
{
	const __m128i swap = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
	__m128i *state = (__m128i *)hash->state, w[4];
	__m128i x = _mm_shuffle_epi32(_mm_loadu_si128(state), 0xb1);     /* c d a b */
	__m128i y = _mm_shuffle_epi32(_mm_loadu_si128(state + 1), 0x1b); /* e f g h */
	__m128i abef = _mm_alignr_epi8(x, y, 8), cdgh = _mm_blend_epi16(y, x, 0xf0);
	__m128i s = abef, t = cdgh;

	for (int i = 0; i < 16; i++) {
		__m128i *now = &w[i % 4], last = w[(i + 3) % 4], kw;

		if (i < 4)
			*now = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)p + i), swap);
		else
			*now = _mm_sha256msg2_epu32(
				_mm_add_epi32(_mm_sha256msg1_epu32(*now, w[(i + 1) % 4]),
					      _mm_alignr_epi8(last, w[(i + 2) % 4], 4)),
				last);
		kw = _mm_add_epi32(*now, _mm_loadu_si128((const __m128i *)K + i));
		t = _mm_sha256rnds2_epu32(t, s, kw);
		s = _mm_sha256rnds2_epu32(s, t, _mm_shuffle_epi32(kw, 0x0e));
	}
	x = _mm_shuffle_epi32(_mm_add_epi32(s, abef), 0x1b); /* f e b a */
	y = _mm_shuffle_epi32(_mm_add_epi32(t, cdgh), 0xb1); /* d c h g */
	_mm_storeu_si128(state, _mm_blend_epi16(x, y, 0xf0));
	_mm_storeu_si128(state + 1, _mm_alignr_epi8(y, x, 8));
}

#else

static bool has_hardware(void)
{
	return false;
}

static void in_hardware(sl_sha256 *hash, const unsigned char *p)
{
	in_words(hash, p);
}

#endif

static void take_block(sl_sha256 *hash, const unsigned char *p)
{
	if (hash->hardware)
		in_hardware(hash, p);
	else
		in_words(hash, p);
}

void sl_sha256_init(sl_sha256 *h)
{
	*h = (sl_sha256){.state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f,
				   0x9b05688c, 0x1f83d9ab, 0x5be0cd19},
			 .hardware = has_hardware()};
}

void sl_sha256_add(sl_sha256 *h, const void *bytes, size_t n)
{
	const unsigned char *p = bytes;
	size_t used = h->length % 64;

	h->length += n;
	while (n) {
		size_t take = 64 - used < n ? 64 - used : n;

		if (take == 64) {
			take_block(h, p);
		} else {
			memcpy(h->block + used, p, take);
			if (used + take == 64)
				take_block(h, h->block);
		}
		used = (used + take) % 64;
		p += take;
		n -= take;
	}
}

void sl_sha256_hex(sl_sha256 *h, char out[65])
{
	static const char digits[] = "0123456789abcdef";
	uint64_t bits = h->length * 8;
	unsigned char end[8];

	for (int i = 0; i < 8; i++)
		end[i] = (unsigned char)(bits >> (56 - 8 * i));
	sl_sha256_add(h, "\x80", 1);
	while (h->length % 64 != 56)
		sl_sha256_add(h, "", 1);
	sl_sha256_add(h, end, 8);
	for (int i = 0; i < 32; i++) {
		unsigned byte = h->state[i / 4] >> (24 - 8 * (i % 4)) & 0xff;

		out[2 * i] = digits[byte >> 4];
		out[2 * i + 1] = digits[byte & 15];
	}
	out[64] = '\0';
}
