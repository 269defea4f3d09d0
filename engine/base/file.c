/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading a file whole, in pieces that double. */
#include "base/file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_PIECE 16384

static const char *reason_of(int error, char *spare, size_t size)
{
	switch (error) {
	case ENOENT:
		return "het bestaat niet";
	case EACCES:
	case EPERM:
		return "geen toegang";
	case EISDIR:
		return "het is een map";
	case ENOTDIR:
		return "een deel van het pad is geen map";
	case ENAMETOOLONG:
		return "de naam is te lang";
	case EMFILE:
	case ENFILE:
		return "er zijn te veel bestanden open";
	default:
		snprintf(spare, size, "systeemfout %d", error);
		return spare;
	}
}

static sl_status refuse(const char *path, int error, sl_diags *diags)
{
	sl_pos pos = {.file = path};
	char spare[32];

	if (error == ENOMEM)
		return SL_ENOMEM;
	sl_diags_add(diags, SL_DIAG_FILE_UNREADABLE, &pos, path,
		     reason_of(error, spare, sizeof spare));
	return diags->status == SL_OK ? SL_EIO : diags->status;
}

static sl_status refuse_size(const char *path, size_t most, sl_diags *diags)
{
	sl_pos pos = {.file = path};

	sl_diags_add(diags, SL_DIAG_FILE_TOO_LARGE, &pos, path, most);
	return diags->status == SL_OK ? SL_ELIMIT : diags->status;
}

/* One byte more than allowed is asked for, so that too large shows. */
static sl_status read_all(char **text, size_t *n, FILE *f, size_t most, sl_file_wanted *wanted)
{
	size_t cap = 0, len = 0, got, want;
	bool go_on = true;
	char *bigger;

	do {
		cap = cap ? cap * 2 : FIRST_PIECE;
		if (cap > most + 1)
			cap = most + 1;
		if (!(bigger = realloc(*text, cap + 1)))
			return SL_ENOMEM;
		*text = bigger;
		want = cap - len;
		got = fread(*text + len, 1, want, f);
		if (len == 0 && wanted)
			go_on = wanted(*text, got);
		len += got;
	} while (go_on && got == want && len <= most);
	if (!go_on) {
		free(*text);
		*text = NULL;
		*n = 0;
		return SL_OK;
	}
	(*text)[len] = '\0';
	*n = len;
	if (ferror(f))
		return SL_EIO;
	return len > most ? SL_ELIMIT : SL_OK;
}

sl_status sl_file_read_if(char **text, size_t *n, const char *path, size_t most,
			  sl_file_wanted *wanted, sl_diags *diags)
{
	FILE *f;
	char *read = NULL;
	size_t length = 0;
	sl_status err;
	int error;

	if (most > SIZE_MAX / 4)
		most = SIZE_MAX / 4;
	if (!(f = fopen(path, "rb")))
		return refuse(path, errno, diags);
	errno = 0;
	err = read_all(&read, &length, f, most, wanted);
	error = errno;
	fclose(f);
	if (err == SL_OK) {
		*text = read;
		*n = length;
		return SL_OK;
	}
	free(read);
	if (err == SL_EIO)
		return refuse(path, error, diags);
	return err == SL_ELIMIT ? refuse_size(path, most, diags) : err;
}

sl_status sl_file_read(char **text, size_t *n, const char *path, size_t most,
		       sl_diags *diags)
{
	return sl_file_read_if(text, n, path, most, NULL, diags);
}
