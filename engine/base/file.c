/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading a file whole, in pieces that double. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FIRST_PIECE 16384

const char *sl_file_problem(int error, char spare[SL_FILE_PROBLEM_MAX])
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
	case ELOOP:
		return "mappen of verwijzingen gaan te diep";
	case ENOSPC:
		return "er is geen ruimte meer";
	case EROFS:
		return "hier kan niets worden geschreven";
	case EPIPE:
		return "niemand leest het meer";
	case EMFILE:
	case ENFILE:
		return "er zijn te veel bestanden open";
	default:
		snprintf(spare, SL_FILE_PROBLEM_MAX, "systeemfout %d", error);
		return spare;
	}
}

sl_status sl_file_refuse(const char *path, int error, sl_diags *diags)
{
	sl_pos pos = {.file = path};
	char spare[SL_FILE_PROBLEM_MAX];

	if (error == ENOMEM)
		return SL_ENOMEM;
	sl_diags_add(diags, SL_DIAG_FILE_UNREADABLE, &pos, path, sl_file_problem(error, spare));
	return diags->status == SL_OK ? SL_EIO : diags->status;
}

static sl_status refuse_size(const char *path, size_t most, sl_diags *diags)
{
	sl_pos pos = {.file = path};

	sl_diags_add(diags, SL_DIAG_FILE_TOO_LARGE, &pos, path, most);
	return diags->status == SL_OK ? SL_ELIMIT : diags->status;
}

/* Fill the room from `len` up to `cap` as far as there is something: a pipe gives
 * pieces. How many bytes there are then; *error is 0 or what went wrong. */
static size_t fill(int fd, char *text, size_t len, size_t cap, int *error)
{
	ssize_t got;

	*error = 0;
	while (len < cap && (got = read(fd, text + len, cap - len)) != 0) {
		if (got > 0) {
			len += (size_t)got;
		} else if (errno != EINTR) {
			*error = errno;
			break;
		}
	}
	return len;
}

/* One byte more than allowed is asked for, so that too large shows. */
static sl_status read_all(char **text, size_t *n, int fd, size_t most, sl_file_wanted *wanted, int *error)
{
	size_t cap = 0, len = 0, first = FIRST_PIECE < most + 1 ? FIRST_PIECE : most + 1;
	char *bigger;

	do {
		cap = cap ? cap * 2 : first;
		if (cap > most + 1)
			cap = most + 1;
		if (!(bigger = realloc(*text, cap + 1)))
			return SL_ENOMEM;
		*text = bigger;
		len = fill(fd, *text, len, cap, error);
		if (cap == first && wanted && !*error && !wanted(*text, len)) {
			free(*text);
			*text = NULL;
			*n = 0;
			return SL_OK;
		}
	} while (!*error && len == cap && len <= most);
	(*text)[len] = '\0';
	*n = len;
	if (*error)
		return SL_EIO;
	return len > most ? SL_ELIMIT : SL_OK;
}

sl_status sl_file_read_if(char **text, size_t *n, const char *path, size_t most,
			  sl_file_wanted *wanted, sl_diags *diags)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC), error;
	char *whole = NULL;
	size_t length = 0;
	sl_status err;

	if (fd < 0)
		return sl_file_refuse(path, errno, diags);
	if (most > SIZE_MAX / 4)
		most = SIZE_MAX / 4;
	err = read_all(&whole, &length, fd, most, wanted, &error);
	close(fd);
	if (err == SL_OK) {
		*text = whole;
		*n = length;
		return SL_OK;
	}
	free(whole);
	if (err == SL_EIO)
		return sl_file_refuse(path, error, diags);
	return err == SL_ELIMIT ? refuse_size(path, most, diags) : err;
}

sl_status sl_file_read(char **text, size_t *n, const char *path, size_t most,
		       sl_diags *diags)
{
	return sl_file_read_if(text, n, path, most, NULL, diags);
}
