#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
#
# Do pages name what is there, and only that? Prints what is not so.
#
#   sh tests/named.sh
#
# - docs/answer.md names each key and each word that an answer as JSON has;
# - each README in rules/ with a table of files has one row for each of them;
# - no file speaks of papers that are not in the repository;
# - each message of the catalogue is named in a test, by its code or its name.

cd "$(dirname "$0")/.." || exit 2
wrong=$(mktemp) || exit 2
trap 'rm -f "$wrong"' EXIT

# ---- the answer as JSON ----

writers='engine/explain/data*.c engine/explain/answer.c engine/explain/period.c engine/explain/sweep_data.c
	engine/analyse/policy_data.c'
# shellcheck disable=SC2086
cat $writers | grep -o '"[a-z][a-z_-]*"' | tr -d '"' | sort -u > "$wrong.keys"
while read -r key; do
	grep -q "\`$key\`" docs/answer.md || echo "docs/answer.md does not name $key"
done < "$wrong.keys" >> "$wrong"
keys=$(wc -l < "$wrong.keys")
rm -f "$wrong.keys"

# ---- messages ----

sed -n 's/^SL_DIAG(\([0-9]*\), \([A-Z_0-9]*\),.*/SL\1 SL_DIAG_\2/p' engine/base/diag.def > "$wrong.codes"
grep -rhoE 'SL[0-9]{4}|SL_DIAG_[A-Z_0-9]+' tests | sort -u > "$wrong.named"
while read -r code name; do
	grep -qxE "$code|$name" "$wrong.named" || echo "no test names $code ($name)"
done < "$wrong.codes" >> "$wrong"
rm -f "$wrong.codes" "$wrong.named"

# ---- the files of a folder of rules ----

# The files that stand in the first cell of a row.
rows_of() {
	sed -n 's/^| \(`[^|]*\.xml`\) |.*/\1/p' "$1" | grep -o '[a-z0-9-]*\.xml' | sort
}

tables=0
for page in rules/*/README.md; do
	files=$(cd "$(dirname "$page")" && ls -- *.xml 2>/dev/null)
	if [ -z "$files" ] || ! grep -q '^| bestand |' "$page"; then
		continue
	fi
	tables=$((tables + 1))
	if [ "$(rows_of "$page")" != "$files" ]; then
		echo "$page: its rows are not its files, each once:"
		{ rows_of "$page"; echo "$files"; } | sort | uniq -c | awk '$1 != 2 { print "  " $2 }'
	fi
done >> "$wrong"

# ---- papers of elsewhere ----

# (The names are cut in two, so that this file does not hold them.)
git ls-files '*.[ch]' '*.def' '*.md' '*.sh' '*.awk' '*.xml' Makefile | xargs grep -nE \
	'(semantic''s|desig''n|vocabular''y|styl''e)\.md|the semantic''s\b|meaning of the (rule )?languag''e' >> "$wrong"

cat "$wrong"
echo "$keys keys of answers, $tables tables of rule files; $(wc -l < "$wrong") wrong"
[ "$keys" -gt 0 ] && [ "$tables" -gt 0 ] && [ ! -s "$wrong" ]
