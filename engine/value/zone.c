/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Time zones: a small reader of TZif files (RFC 8536) and of the rule for the
 * years behind the last transition that stands in their footer.
 *
 *     header v1, block with 32-bit times   (skipped)
 *     header v2, block with 64-bit times:
 *         times     8 bytes each, ascending: from here on ...
 *         kinds     1 byte each:             ... this type counts
 *         types     6 bytes each: offset (4), daylight saving (1), name (1)
 *         names, leap seconds, indicators    (not needed)
 *     footer "\nCET-1CEST,M3.5.0,M10.5.0/3\n"
 */
#include "value/zone.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "value/date.h"

#define ZONE_DIRECTORY "/usr/share/zoneinfo/"
#define FILE_MAX_SIZE  (256 * 1024)
#define NAME_MAX_SIZE  128
#define DAY            86400
#define HEADER         44

struct zone {
	const uint8_t *times, *kinds, *types;
	uint32_t time_count, type_count;
	const char *rule, *rule_end; /* the footer */
};

/* ---- the file ---- */

static uint32_t read_32(const uint8_t *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static int64_t read_64(const uint8_t *p)
{
	return (int64_t)((uint64_t)read_32(p) << 32 | read_32(p + 4));
}

struct counts {
	uint64_t utc, standard, leap, time, type, name;
};

static bool read_header(struct counts *out, const uint8_t *p, size_t size)
{
	if (size < HEADER || memcmp(p, "TZif", 4) != 0)
		return false;
	*out = (struct counts){
		.utc = read_32(p + 20),
		.standard = read_32(p + 24),
		.leap = read_32(p + 28),
		.time = read_32(p + 32),
		.type = read_32(p + 36),
		.name = read_32(p + 40),
	};
	return true;
}

/* Counts have 32 bits, so the sum cannot wrap. */
static uint64_t block_size(const struct counts *c, uint64_t time_size)
{
	return c->time * (time_size + 1) + c->type * 6 + c->name +
	       c->leap * (time_size + 4) + c->standard + c->utc;
}

static bool open_zone(struct zone *z, const uint8_t *file, size_t size)
{
	const uint8_t *p = file;
	struct counts c;
	uint64_t length;

	/* Version 1 has no footer; no system has written it for a long time. */
	if (!read_header(&c, p, size) || p[4] < '2')
		return false;
	length = HEADER + block_size(&c, 4);
	if (length > size)
		return false;
	p += length;
	size -= length;
	if (!read_header(&c, p, size))
		return false;
	length = HEADER + block_size(&c, 8);
	if (length > size || c.type == 0)
		return false;
	*z = (struct zone){
		.times = p + HEADER,
		.kinds = p + HEADER + c.time * 8,
		.types = p + HEADER + c.time * 9,
		.time_count = (uint32_t)c.time,
		.type_count = (uint32_t)c.type,
		.rule = (const char *)p + length,
		.rule_end = (const char *)p + size,
	};
	if (z->rule < z->rule_end && *z->rule == '\n')
		z->rule++;
	if (z->rule < z->rule_end && z->rule_end[-1] == '\n')
		z->rule_end--;
	return true;
}

/* ---- the footer: a POSIX rule ---- */

struct change {
	char kind; /* 'M', 'J' or '0': which of the three forms */
	int month, week, day;
	int32_t at; /* seconds from midnight; may lie in another day */
};

struct rule {
	int32_t standard, saving; /* seconds east */
	bool changes;
	struct change start, end;
};

struct cursor {
	const char *p, *end;
	bool bad;
};

static bool take(struct cursor *c, char wanted)
{
	if (c->p == c->end || *c->p != wanted)
		return false;
	c->p++;
	return true;
}

static int take_number(struct cursor *c, int most)
{
	int n = 0, digits = 0;

	for (; c->p < c->end && *c->p >= '0' && *c->p <= '9' && digits < 4; digits++)
		n = n * 10 + (*c->p++ - '0');
	if (digits == 0 || n > most)
		c->bad = true;
	return n;
}

/* Letters, or anything between < and >. */
static void take_name(struct cursor *c)
{
	const char *first = c->p;

	if (take(c, '<')) {
		while (c->p < c->end && *c->p != '>')
			c->p++;
		c->bad |= !take(c, '>');
		return;
	}
	while (c->p < c->end && ((*c->p | 32) >= 'a' && (*c->p | 32) <= 'z'))
		c->p++;
	c->bad |= c->p == first;
}

/* [+-]hh[:mm[:ss]], up to a week. */
static int32_t take_clock(struct cursor *c)
{
	bool negative = take(c, '-');
	int32_t seconds;

	if (!negative)
		take(c, '+');
	seconds = take_number(c, 167) * 3600;
	if (take(c, ':'))
		seconds += take_number(c, 59) * 60;
	if (take(c, ':'))
		seconds += take_number(c, 59);
	return negative ? -seconds : seconds;
}

static void take_change(struct cursor *c, struct change *out)
{
	c->bad |= !take(c, ',');
	out->kind = '0';
	if (take(c, 'M')) {
		out->kind = 'M';
		out->month = take_number(c, 12);
		c->bad |= !take(c, '.');
		out->week = take_number(c, 5);
		c->bad |= !take(c, '.');
		out->day = take_number(c, 6);
		c->bad |= out->month == 0 || out->week == 0;
	} else {
		if (take(c, 'J'))
			out->kind = 'J';
		out->day = take_number(c, 365);
	}
	out->at = take(c, '/') ? take_clock(c) : 2 * 3600;
}

/* In the text the offset counts west of Greenwich. */
static bool parse_rule(struct rule *out, const char *text, const char *end)
{
	struct cursor c = {text, end, false};

	*out = (struct rule){0};
	take_name(&c);
	out->standard = -take_clock(&c);
	if (!c.bad && c.p < c.end) {
		out->changes = true;
		take_name(&c);
		out->saving = out->standard + 3600;
		if (c.p < c.end && *c.p != ',')
			out->saving = -take_clock(&c);
		take_change(&c, &out->start);
		take_change(&c, &out->end);
	}
	return !c.bad && c.p == c.end;
}

static int64_t floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

/* The day of a change, in days since 1970-01-01, in a year of the calendar. */
static int64_t change_day(const struct change *c, int64_t year)
{
	sl_date first = 0;
	int64_t day;

	sl_date_from_ymd(&first, year, c->kind == 'M' ? c->month : 1, 1);
	if (c->kind == 'M') {
		/* Sunday is 0 here; the fifth week is the last one there is. */
		day = (c->day - sl_date_weekday(first) % 7 + 7) % 7 + (c->week - 1) * 7;
		if (day >= sl_month_length(year, c->month))
			day -= 7;
	} else if (c->kind == 'J') {
		/* 1 to 365, 29 February never counted. */
		day = c->day - 1 + (sl_year_is_leap(year) && c->day > 59);
	} else {
		day = c->day;
	}
	return first + day;
}

static int32_t rule_offset(const struct rule *r, int64_t instant)
{
	int64_t day = floor_div(instant, DAY), start, end, year;

	/* A month of room, so that what follows stays inside the calendar. */
	if (!r->changes || day < SL_DATE_MIN + 31 || day > SL_DATE_MAX - 31)
		return r->standard;
	day = floor_div(instant + r->standard, DAY);
	year = sl_date_to_ymd(day).year;
	start = change_day(&r->start, year) * DAY + r->start.at - r->standard;
	end = change_day(&r->end, year) * DAY + r->end.at - r->saving;
	/* South of the equator summer contains the new year. */
	if (start < end)
		return instant >= start && instant < end ? r->saving : r->standard;
	return instant >= end && instant < start ? r->standard : r->saving;
}

/* ---- offsets ---- */

static bool type_offset(int32_t *out, const struct zone *z, uint32_t type)
{
	if (type >= z->type_count)
		return false;
	*out = (int32_t)read_32(z->types + (size_t)type * 6);
	/* As RFC 8536 bids; keeps sums below from overflowing too. */
	return *out > -DAY * 7 && *out < DAY * 7;
}

static bool offset_at(int32_t *out, const struct zone *z, int64_t instant)
{
	uint32_t low = 0, high = z->time_count; /* times[low - 1] <= instant */
	struct rule rule;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (read_64(z->times + (size_t)middle * 8) <= instant)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == z->time_count && z->rule < z->rule_end) {
		if (!parse_rule(&rule, z->rule, z->rule_end))
			return false;
		*out = rule_offset(&rule, instant);
		return true;
	}
	/* Before the first transition type 0 counts. */
	return type_offset(out, z, low == 0 ? 0 : z->kinds[low - 1]);
}

sl_status sl_zone_offset_in(int32_t *out, const uint8_t *file, size_t size,
			    int64_t instant)
{
	struct zone z;

	return open_zone(&z, file, size) && offset_at(out, &z, instant) ? SL_OK
									: SL_EINVAL;
}

/* ---- the database ---- */

/* Parts of letters, digits, _, + and -, joined by /. No dots, so a name never
 * leaves the directory. */
static bool name_is_valid(const char *name)
{
	size_t n = strlen(name);

	if (n == 0 || n > NAME_MAX_SIZE || name[0] == '/' || name[n - 1] == '/' ||
	    strstr(name, "//"))
		return false;
	return name[strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
				 "0123456789_+-/")] == '\0';
}

/* The file of a zone, to be freed by the caller. */
static sl_status read_zone(uint8_t **out, size_t *size, const char *name)
{
	char path[sizeof ZONE_DIRECTORY + NAME_MAX_SIZE];
	sl_status err = SL_EINVAL;
	uint8_t *bytes;
	FILE *f;

	if (!name_is_valid(name))
		return SL_EINVAL;
	snprintf(path, sizeof path, "%s%s", ZONE_DIRECTORY, name);
	if (!(f = fopen(path, "rbe")))
		return SL_EINVAL;
	if (!(bytes = malloc(FILE_MAX_SIZE)))
		err = SL_ENOMEM;
	else if ((*size = fread(bytes, 1, FILE_MAX_SIZE, f)) > 0)
		err = SL_OK;
	fclose(f);
	if (err != SL_OK)
		free(bytes);
	else
		*out = bytes;
	return err;
}

static sl_status load_zone(struct zone *z, uint8_t **bytes, const char *name)
{
	sl_status err;
	size_t size;

	*bytes = NULL;
	if ((err = read_zone(bytes, &size, name)) != SL_OK)
		return err;
	return open_zone(z, *bytes, size) ? SL_OK : SL_EINVAL;
}

sl_status sl_zone_offset_at(int32_t *out, const char *name, int64_t instant)
{
	struct zone z;
	uint8_t *bytes;
	sl_status err = load_zone(&z, &bytes, name);

	if (err == SL_OK && !offset_at(out, &z, instant))
		err = SL_EINVAL;
	free(bytes);
	return err;
}

/* The offset a day earlier is tried first: where the clock was put back, that
 * is the first of the two readings. */
static bool offset_local(int32_t *out, const struct zone *z, int64_t local)
{
	int32_t before, after, check;

	if (!offset_at(&before, z, local - DAY) || !offset_at(&after, z, local + DAY))
		return false;
	*out = before;
	if (!offset_at(&check, z, local - before))
		return false;
	if (check == before)
		return true;
	if (!offset_at(&check, z, local - after))
		return false;
	if (check == after)
		*out = after;
	return true;
}

sl_status sl_zone_offset_local(int32_t *out, const char *name, int64_t local)
{
	struct zone z;
	uint8_t *bytes;
	sl_status err;

	if (local / DAY < SL_DATE_MIN - 2 || local / DAY > SL_DATE_MAX + 2)
		return SL_ERANGE;
	err = load_zone(&z, &bytes, name);
	if (err == SL_OK && !offset_local(out, &z, local))
		err = SL_EINVAL;
	free(bytes);
	return err;
}

bool sl_zone_is_fixed(int32_t *out, const char *name)
{
	struct zone z;
	struct rule rule;
	uint8_t *bytes;
	bool fixed = load_zone(&z, &bytes, name) == SL_OK && z.time_count == 0 &&
		     parse_rule(&rule, z.rule, z.rule_end) && !rule.changes;

	if (fixed)
		*out = rule.standard;
	free(bytes);
	return fixed;
}
