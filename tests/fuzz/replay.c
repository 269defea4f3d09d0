/* SPDX-License-Identifier: EUPL-1.2 */
/* main() for a fuzz target without a fuzzer: runs it over the files named,
 * and over all files in the folders named. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static unsigned long count;

static int replay_file(const char *path, long size)
{
	FILE *f = fopen(path, "rb");
	uint8_t *data = malloc(size ? (size_t)size : 1);
	int err = !f || !data || fread(data, 1, (size_t)size, f) != (size_t)size;

	if (f)
		fclose(f);
	if (err)
		fprintf(stderr, "%s: cannot be read\n", path);
	else
		LLVMFuzzerTestOneInput(data, (size_t)size);
	free(data);
	count += !err;
	return err;
}

static int replay(const char *path)
{
	struct stat st;
	struct dirent *entry;
	char inner[4096];
	DIR *dir;
	int err = 0;

	if (stat(path, &st) != 0) {
		perror(path);
		return 1;
	}
	if (!S_ISDIR(st.st_mode))
		return replay_file(path, (long)st.st_size);
	if (!(dir = opendir(path))) {
		perror(path);
		return 1;
	}
	while ((entry = readdir(dir)))
		if (entry->d_name[0] != '.' &&
		    snprintf(inner, sizeof inner, "%s/%s", path, entry->d_name) < (int)sizeof inner)
			err |= replay(inner);
	closedir(dir);
	return err;
}

int main(int argc, char **argv)
{
	int err = argc < 2;

	for (int i = 1; i < argc; i++)
		err |= replay(argv[i]);
	printf("%lu inputs\n", count);
	return err;
}
