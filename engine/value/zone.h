/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * value/zone - how far a time zone is from UTC at a moment.
 *
 * in     IANA names ("Europe/Amsterdam") and moments in seconds
 * out    offsets in seconds east of UTC
 * calls  time.c
 *
 * Read from the time zone database of the system (tzdata, TZif files); the
 * file is read again at every call, so nothing is kept. Standard FEEL needs
 * zones, law does not.
 */
#ifndef SL_VALUE_ZONE_H
#define SL_VALUE_ZONE_H

#include "samenloop.h"

/* At an instant: seconds since 1970-01-01T00:00:00Z. SL_EINVAL when there is
 * no such zone. */
sl_status sl_zone_offset_at(int32_t *out, const char *name, int64_t instant);
/*
 * At a clock reading, in seconds since 1970-01-01T00:00:00 on that clock.
 * Where the clock showed it twice the first counts; where it was skipped,
 * the offset from before the skip.
 */
sl_status sl_zone_offset_local(int32_t *out, const char *name, int64_t local);
/* True and *out set when the zone has had one offset always (Etc/UTC). */
bool sl_zone_is_fixed(int32_t *out, const char *name);

/*
 * The offset that the bytes of a TZif file give at an instant. SL_EINVAL
 * when they are no such file; any bytes may be given.
 */
sl_status sl_zone_offset_in(int32_t *out, const uint8_t *file, size_t size,
			    int64_t instant);

#endif
