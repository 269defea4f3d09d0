#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# What is installed is all that somebody needs who embeds the library: the
# program of tests/embed is compiled with what pkg-config says, as C and as
# C++, and decides as the command line does. Writes TAP.
#
#   OUT=build/release sh tests/test_install.sh
set -u

top=$(realpath "$(dirname "$0")/..") || exit 2
cd "$top" || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
facts=$top/rules/voorbeelden/gezin-met-medebewoner.json
day=2026-07-01
n=0

t() {
	n=$((n + 1))
	name=$1
	shift
	if "$@" > "$work/out" 2>&1; then
		echo "ok $n - $name"
	else
		echo "not ok $n - $name"
		sed 's/^/# /' "$work/out"
	fi
}

skip() {
	n=$((n + 1))
	echo "ok $n - $1 # SKIP $2"
}

# The flags of a sanitizer or of coverage are no part of what is installed.
case ${MODE:-release} in
release) ;;
*) skip 'installing' 'release only'; exit 0 ;;
esac

# With the prefix that it was built for: another one would build it anew, under
# the hands of the other tests.
prefix=$(sed 's|/share/samenloop$||' "${OUT:-build/release}/datadir") || exit 2
root=$work/root
t 'install' make --no-print-directory -s install DESTDIR="$root" PREFIX="$prefix"
PKG_CONFIG_PATH=$root$prefix/lib/pkgconfig PKG_CONFIG_SYSROOT_DIR=$root
export PKG_CONFIG_PATH PKG_CONFIG_SYSROOT_DIR
# Read as pkg-config reads it, where that is not there.
if ! flags=$(pkg-config --cflags --libs samenloop 2>/dev/null); then
	flags="-I$root$prefix/include -L$root$prefix/lib $(sed -n 's/^Libs: -L[^ ]* //p' "$PKG_CONFIG_PATH/samenloop.pc")"
fi
# shellcheck disable=SC2086
t 'a program in C' "${CC:-cc}" -std=c99 -pedantic -Wall -Wextra -Werror -o "$work/decide" tests/embed/decide.c $flags
printf '#include <samenloop.h>\nint main() { return *sl_version() ? 0 : 1; }\n' > "$work/version.cc"
if command -v c++ > /dev/null; then
	# shellcheck disable=SC2086
	t 'a program in C++' c++ -pedantic -Wall -Wextra -Werror -o "$work/version" "$work/version.cc" $flags
	t 'which runs' "$work/version"
else
	skip 'a program in C++' 'there is no c++'
fi
rules=$root$prefix/share/samenloop/rules
"$work/decide" "$rules" "$facts" "$day" > "$work/library.json" 2> "$work/err"
"$root$prefix/bin/samenloop" decide "$facts" --rules "$rules" --date "$day" --format json > "$work/program.json"
t 'the library decides as the program' cmp "$work/library.json" "$work/program.json"
t 'what it decided is something' grep -q '"uitkomst"' "$work/library.json"
t 'refused facts are told' sh -c "! '$work/decide' '$rules' '$work/err' $day 2> '$work/refused' && grep -q SL1112 '$work/refused'"
t 'uninstall' make --no-print-directory -s uninstall DESTDIR="$root" PREFIX="$prefix"
t 'nothing is left' sh -c "! find '$root' -type f | grep ."
