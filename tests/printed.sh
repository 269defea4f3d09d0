#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
#
# What help and the pages print can be done as it is printed:
#
#   sh tests/printed.sh PROGRAM PAGE...
#
# - each example below "voorbeelden:" of samenloop help and of help of every
#   command, and each line of README that begins with build/samenloop, runs
#   without a message and with status 0 (check and test: or 1, what they found);
# - each option that a page or help names is one of some command;
# - each link of a PAGE to a file leads to a file.
#
# Examples speak of gezin.json, gezin.xml, dossier.json: an example household.

program=$(realpath "$1") && root=$(realpath "$(dirname "$0")/..") || exit 2
shift
temp=$(mktemp -d) || exit 2
trap 'rm -rf "$temp"' EXIT
failed=0
count=0

say() {
	failed=$((failed + 1))
	echo "$*"
}

mkdir -p "$temp/work/build"
ln -s "$program" "$temp/work/build/samenloop"
ln -s "$root/rules" "$temp/work/rules"
for kind in json xml; do
	cp "$root/rules/voorbeelden/gezin-met-medebewoner.$kind" "$temp/work/gezin.$kind"
done
head -n 1 "$root/tests/cli/rows.jsonl" >"$temp/work/toetsen.jsonl"

# ---- examples ----

commands=$("$program" help | sed -n '/^gebruik/,/^voorbeelden/s/^  \([a-z]*\)  .*/\1/p')

examples_of_help() {
	for command in '' $commands; do
		"$program" help $command | sed -n '/^voorbeelden:/,$s/^  samenloop/build\/samenloop/p'
	done
}

examples_of_readme() {
	sed -n '/^build\/samenloop/s/  *#.*//p' "$root/README.md"
}

# Status 1 is work done too, of commands that look for something.
run() {
	(cd "$temp/work" && sh -c "$1") >"$temp/out" 2>"$temp/err" </dev/null
	status=$?
	case $1 in
	*' check'* | *' test'*) [ $status -le 1 ] ;;
	*) [ $status -eq 0 ] && [ ! -s "$temp/err" ] ;;
	esac
}

{ examples_of_help; examples_of_readme; } | sort -u >"$temp/examples"
while IFS= read -r example; do
	count=$((count + 1))
	run "$example" || { say "$example: status $status"; head -n 3 "$temp/err"; }
done <"$temp/examples"

# ---- options ----

options_of_help() {
	for command in $commands; do
		"$program" help "$command" | grep -o -e '--[a-z-]*'
	done | sort -u
}

options_of_help >"$temp/options"
for page; do
	grep '^\$ build/samenloop\|^build/samenloop' "$page" | grep -o -e ' --[a-z][a-z-]*' | sort -u |
	while read -r option; do
		grep -qx -e "$option" "$temp/options" || echo "$page: no command has $option"
	done
done >"$temp/wrong"

# ---- links ----

for page in "$@" "$root/README.md" "$root/CONTRIBUTING.md"; do
	grep -o '](\([^) ]*\))' "$page" | sed 's/^](//; s/)$//; s/#.*//' | grep -v '^https*:\|^$' | sort -u |
	while read -r link; do
		[ -e "$(dirname "$page")/$link" ] || echo "$page: $link does not exist"
	done
done >>"$temp/wrong"

cat "$temp/wrong"
echo "$count printed examples, $failed failed; $(wc -l <"$temp/wrong") wrong options and links"
[ "$count" -gt 0 ] && [ "$failed" -eq 0 ] && [ ! -s "$temp/wrong" ]
