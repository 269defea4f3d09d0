#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
#
# Runs the examples of documentation pages.
#
#   sh tests/docs.sh [-w] PROGRAM PAGE...
#
# Two kinds of fenced blocks count, in the order in which they stand:
#
#   ```xml voorbeeld=map/naam.xml    becomes that file (any word before voorbeeld)
#   ```console                       lines "$ build/samenloop ..." are run, what
#                                    follows is what they print (both outputs)
#
# In expected output a line "..." stands for any lines, and … within a line
# for any text. Pages of one folder share one empty directory, in which
# build/samenloop is PROGRAM and rules/ the rules of this repository: a page
# may use the files of an earlier one.
#
# -w writes what really came out into the pages, for blocks without "..."
# and "…"; read the difference before it goes in.

write=
if [ "$1" = -w ]; then
	write=yes
	shift
fi
program=$(realpath "$1") && root=$(realpath "$(dirname "$0")/..") || exit 2
shift
temp=$(mktemp -d) || exit 2
trap 'rm -rf "$temp"' EXIT
failed=0
ran=0
folder=

# Page -> steps 1.kind, 1.line, 1.body, ...; prints how many.
split='
/^```/ && inside { close(body); inside = 0; next }
inside { print > body; next }
/^```[a-z]+ voorbeeld=/ || /^```console *$/ {
	inside = 1
	body = dir "/" ++n ".body"
	printf "" > body
	kind = $0 ~ /^```console/ ? "console" : substr($0, index($0, "voorbeeld=") + 10)
	sub(/ .*/, "", kind)
	print kind > (dir "/" n ".kind"); close(dir "/" n ".kind")
	print NR > (dir "/" n ".line"); close(dir "/" n ".line")
	next
}
/^```/ { inside = 1; body = "/dev/null" }
END { print n + 0 }'

# Does the second file agree with the first, in which "..." and … may stand?
match='
function fits(want, got,    parts, i, k, at) {
	k = split(want, parts, "…")
	if (k < 2) return want == got
	if (substr(got, 1, length(parts[1])) != parts[1]) return 0
	got = substr(got, length(parts[1]) + 1)
	for (i = 2; i < k; i++) {
		if (!(at = index(got, parts[i]))) return 0
		got = substr(got, at + length(parts[i]))
	}
	return length(got) >= length(parts[k]) && substr(got, length(got) - length(parts[k]) + 1) == parts[k]
}
function agree(i, j) {
	while (i <= w && want[i] != "...") {
		if (j > g || !fits(want[i], got[j])) return 0
		i++
		j++
	}
	if (i > w) return j > g
	for (; j <= g + 1; j++) if (agree(i + 1, j)) return 1
	return 0
}
FILENAME == ARGV[1] { want[++w] = $0; next }
{ got[++g] = $0 }
END { exit !agree(1, 1) }'

# Runs the commands of a console block; output with its commands on stdout.
run() {
	while IFS= read -r line; do
		case $line in
		'$ '*)
			printf '%s\n' "$line"
			(cd "$temp/work" && sh -c "${line#??}") 2>&1 </dev/null
			;;
		esac
	done <"$1"
}

# The page with the bodies of console blocks replaced by N.new where there is one.
rewrite='
/^```/ && inside { inside = 0; print; next }
inside { if (!replaced) print; next }
/^```[a-z]+ voorbeeld=/ || /^```console *$/ {
	inside = 1; replaced = 0
	print
	file = dir "/" ++n ".new"
	while ((getline line < file) > 0) { print line; replaced = 1 }
	next
}
/^```/ { inside = 1; replaced = 0 }
{ print }'

step() {
	body=$temp/steps/$1.body
	kind=$(cat "$temp/steps/$1.kind")
	if [ "$kind" != console ]; then
		mkdir -p "$temp/work/$(dirname "$kind")" && cp "$body" "$temp/work/$kind"
		return
	fi
	ran=$((ran + 1))
	run "$body" >"$temp/got"
	awk "$match" "$body" "$temp/got" && return
	if [ "$write" ] && ! grep -q '^\.\.\.$\|…' "$body"; then
		cp "$temp/got" "$temp/steps/$1.new"
		return
	fi
	failed=$((failed + 1))
	echo "$page:$(cat "$temp/steps/$1.line"): other output than the page says:"
	diff -u "$body" "$temp/got" | sed 1,2d
}

for page; do
	if [ "$folder" != "$(dirname "$page")" ]; then
		folder=$(dirname "$page")
		rm -rf "$temp/work"
		mkdir -p "$temp/work/build"
		ln -s "$program" "$temp/work/build/samenloop"
		ln -s "$root/rules" "$temp/work/rules"
	fi
	rm -rf "$temp/steps"
	mkdir "$temp/steps"
	count=$(awk -v dir="$temp/steps" "$split" "$page") || exit 2
	i=0
	while [ $i -lt "$count" ]; do
		i=$((i + 1))
		step $i
	done
	if ls "$temp/steps/"*.new >/dev/null 2>&1; then
		awk -v dir="$temp/steps" "$rewrite" "$page" >"$temp/page" && cp "$temp/page" "$page"
		echo "$page: written"
	fi
done
echo "$ran examples, $failed failed"
[ "$ran" -gt 0 ] && [ "$failed" -eq 0 ]
