#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Run libFuzzer programs, each over a copy of its corpus. RUNS inputs each; what
# crashes is kept beside the program.
set -u

status=0
for program in "$@"; do
	name=${program##*/fuzz_}
	work=$program.work
	corpus=tests/fuzz/corpus/$name
	set -- -runs="${RUNS:-1000000}" -max_len=4096 -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
		-artifact_prefix="$program."
	[ ! -f "tests/fuzz/$name.dict" ] || set -- "$@" -dict="tests/fuzz/$name.dict"
	mkdir -p "$work"
	[ ! -d "$corpus" ] || set -- "$@" "$work" "$corpus"
	[ -d "$corpus" ] || set -- "$@" "$work"
	printf 'fuzz %s: ' "$name"
	if "$program" "$@" > "$program.log" 2>&1; then
		sed -n 's/^stat::number_of_executed_units: */inputs: /p' "$program.log"
	else
		status=1
		echo "FAILED, see $program.log"
		grep -m 3 -E 'ERROR|SUMMARY|deadly signal' "$program.log"
	fi
done
exit $status
