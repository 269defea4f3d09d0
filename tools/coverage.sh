#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# What part of engine/ was run, per room, from the counts under a build folder.
# CHECK=1: exit 1 under 90% of lines or 80% of branches.
set -u

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
top=$PWD
build=$1

find "$top/$build/engine" -name '*.gcda' | sort > "$work/list"
[ -s "$work/list" ] || { echo "coverage: nothing was run in $build" >&2; exit 1; }
# From the top, so that the names of the sources are those of the compiler.
xargs gcov -b -n < "$work/list" > "$work/out" 2>/dev/null || exit 1

awk -v check="${CHECK:-}" '
function share(part, all) { return all ? 100 * part / all : 100 }
/^File / {
	file = $0
	sub(/^File .(\.\/)?/, "", file)
	sub(/.$/, "", file)
	wanted = file ~ /^engine\/.*\.c$/ && !(file in seen)
	if (wanted) {
		seen[file] = 1
		room = file
		sub(/^engine\//, "", room)
		sub(/\/.*/, "", room)
		rooms[room] = 1
	}
}
/^Lines executed:/ && wanted {
	split($2, f, /[:%]/)
	lines[room] += $NF
	run[room] += f[2] * $NF / 100
}
/^Taken at least once:/ && wanted {
	split($4, f, /[:%]/)
	branches[room] += $NF
	taken[room] += f[2] * $NF / 100
	wanted = 0
}
END {
	printf "%-14s %8s %8s\n", "room", "lines", "branches"
	n = 0
	for (r in rooms)
		names[++n] = r
	for (i = 1; i <= n; i++)
		for (j = i + 1; j <= n; j++)
			if (names[j] < names[i]) { t = names[i]; names[i] = names[j]; names[j] = t }
	for (i = 1; i <= n; i++) {
		r = names[i]
		printf "%-14s %7.1f%% %7.1f%%\n", r, share(run[r], lines[r]), share(taken[r], branches[r])
		all_lines += lines[r]; all_run += run[r]
		all_branches += branches[r]; all_taken += taken[r]
	}
	l = share(all_run, all_lines)
	b = share(all_taken, all_branches)
	printf "engine         %7.1f%% %7.1f%%  (%d lines, %d branches)\n", l, b, all_lines, all_branches
	if (check != "" && (l < 90 || b < 80)) {
		print "coverage: under 90% of lines or 80% of branches"
		exit 1
	}
}' "$work/out"
