#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Are these Debian packages there? Install those that are not. Nothing is
# fetched, and no network is needed, when all are there.
set -u

has_packages() {
	command -v dpkg-query >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1
}

is_installed() {
	dpkg-query -W -f '${Status}\n' "$1" 2>/dev/null | grep -q '^install ok installed'
}

# On another system only the tools themselves can tell.
if ! has_packages; then
	command -v "${CC:-cc}" >/dev/null 2>&1 && exit 0
	echo "this is no Debian: see to the counterparts of these packages yourself: $*" >&2
	exit 1
fi

missing=
for package in "$@"; do
	is_installed "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -eq 0 ]; then
	as_root=
elif command -v sudo >/dev/null 2>&1; then
	as_root=sudo
else
	echo "missing packages:$missing" >&2
	echo "install them as root: apt-get install$missing" >&2
	exit 1
fi

echo "installing:$missing"
# shellcheck disable=SC2086 # words are meant to be split
{
	$as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update
	$as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $missing >/dev/null
} || {
	echo "these packages could not be installed:$missing" >&2
	exit 1
}
