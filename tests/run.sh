#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The whole suite, on what was built in $OUT. Every part writes TAP or a count
# to a log of its own; the last line of this script adds them up.
#
#   OUT=build/release sh tests/run.sh          everything
#   OUT=build/release sh tests/run.sh docs     some of the parts, by name
set -u

OUT=${OUT:-build/release}
LOG=$OUT/log
PROGRAM=$OUT/samenloop
SHARED=${SHARED:-../shared} # where the rows for FEEL may be
export OUT LOG PROGRAM SHARED
unset MAKEFLAGS MFLAGS MAKELEVEL # of the make that started this
export ASAN_OPTIONS="${ASAN_OPTIONS:-detect_leaks=1:abort_on_error=0}"
export UBSAN_OPTIONS="${UBSAN_OPTIONS:-print_stacktrace=1}"

# ---- the parts: each writes TAP to standard output ----

# A command as one test.
one() {
	name=$1
	shift
	if "$@" > "$LOG/$name.out" 2>&1; then
		echo "ok 1 - $name ($(tail -n 1 "$LOG/$name.out"))"
	else
		echo "not ok 1 - $name"
		sed 's/^/# /' "$LOG/$name.out"
	fi
}

part() {
	case $1 in
	rooms | headers)
		one "$1" make --no-print-directory -s "$1"
		;;
	cases)
		"$PROGRAM" test --rules rules --tap rules/toetsen
		;;
	feel)
		"$PROGRAM" feel --table tests/feel/*.jsonl $(ls "$SHARED"/feel/*.jsonl 2>/dev/null)
		;;
	cli)
		sh tests/test_cli.sh
		;;
	install)
		sh tests/test_install.sh
		;;
	docs)
		n=0
		for page in tools/docs/*.c; do
			page=$(basename "$page" .c)
			n=$((n + 1))
			if "$OUT/docs_$page" | cmp - "docs/$page.md"; then
				echo "ok $n - docs/$page.md is as the source has it"
			else
				echo "not ok $n - docs/$page.md is out of date: make docs"
			fi
		done
		n=$((n + 1))
		if sh tests/named.sh; then
			echo "ok $n - pages name what is there"
		else
			echo "not ok $n - pages name what is there"
		fi
		if [ -f tests/docs.sh ]; then
			n=$((n + 1))
			if sh tests/docs.sh "$PROGRAM" docs/*.md $(ls docs/handleiding/*.md 2>/dev/null); then
				echo "ok $n - examples in docs/"
			else
				echo "not ok $n - examples in docs/"
			fi
		fi
		n=$((n + 1))
		if sh tests/printed.sh "$PROGRAM" docs/*.md docs/handleiding/*.md; then
			echo "ok $n - examples in help and README, links and options"
		else
			echo "not ok $n - examples in help and README, links and options"
		fi
		;;
	replay_*)
		one "$1" "$OUT/$1" "tests/fuzz/corpus/${1#replay_}"
		;;
	test_*)
		CMOCKA_MESSAGE_OUTPUT=TAP "$OUT/$1"
		;;
	esac
}

# Run a part, and make sure that a crash counts as a failure.
log_part() {
	part "$1" > "$LOG/$1.tap" 2> "$LOG/$1.err"
	status=$?
	if [ "$status" -ne 0 ] && ! grep -q '^not ok' "$LOG/$1.tap"; then
		echo "not ok - $1 ended with status $status" >> "$LOG/$1.tap"
	fi
	report "$1"
}

# One line for a part that passed; for one that failed what it said.
report() {
	passed=$(grep '^ok' "$LOG/$1.tap" | grep -vc '# SKIP')
	failed=$(grep -c '^not ok' "$LOG/$1.tap")
	skipped=$(grep '^ok' "$LOG/$1.tap" | grep -c '# SKIP')
	line=$(printf '  %-22s %5d passed' "$1" "$passed")
	[ "$failed" -eq 0 ] || line="$line, $failed FAILED"
	[ "$skipped" -eq 0 ] || line="$line, $skipped not supported"
	if [ "$failed" -ne 0 ]; then
		line=$(printf '%s\n' "$line"
			awk '/^not ok/ { show = 1 } /^ok/ { show = 0 } show || /^#.*(fail|error)/' "$LOG/$1.tap" | head -n 60
			head -n 40 "$LOG/$1.err")
	fi
	printf '%s\n' "$line"
}

if [ "${1:-}" = --part ]; then
	log_part "$2"
	exit 0
fi

# ---- which parts there are ----

list_parts() {
	for program in tests/test_*.c; do
		basename "$program" .c
	done
	for target in tests/fuzz/fuzz_*.c; do
		name=$(basename "$target" .c)
		[ ! -d "tests/fuzz/corpus/${name#fuzz_}" ] || echo "replay_${name#fuzz_}"
	done
	echo rooms
	echo headers
	echo docs
	[ ! -f tests/test_cli.sh ] || echo cli
	echo install
	[ ! -d rules/toetsen ] || echo cases
	echo feel
	[ -d "$SHARED/feel" ] || echo "  feel: $SHARED/feel is not there, its rows were not run" >&2
}

rm -rf "$LOG"
mkdir -p "$LOG"
if [ $# -gt 0 ]; then
	printf '%s\n' "$@" > "$LOG/parts"
else
	list_parts > "$LOG/parts"
fi
xargs -n 1 -P "$(nproc)" sh "$0" --part < "$LOG/parts"

passed=$(cat "$LOG"/*.tap | grep '^ok' | grep -vc '# SKIP')
failed=$(cat "$LOG"/*.tap | grep -c '^not ok')
echo
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
