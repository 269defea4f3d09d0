# SPDX-License-Identifier: EUPL-1.2
# Do includes point one way only, does each header say who calls it, and does
# the engine compute without binary fractions?
# Usage: awk -f rooms.awk docs/rooms.txt FILES
# Prints every line that is not so; exit 1 if there is one.

function room_of(path, part) {
	split(path, part, "/")
	return part[1] == "engine" ? part[2] : part[1]
}

function wrong_at(place, message) {
	print place ": " message
	bad++
}

function wrong(message) {
	wrong_at(FILENAME ":" FNR, message)
}

# May this be one who calls a header, as its "calls" line names them? Every
# room, this room or files of it, rooms that may include it.
function may_call(header, who, home) {
	home = room_of("engine/" header)
	if (who ~ /^every room/) {
		open_to_all[header] = 1
		return 1
	}
	if (who ~ /\.c$/)
		return (header, home "/" who) in includes_it
	named[header, who] = 1
	return who ~ /^(this room|files below|tests|nobody inside)$/ || (who, home) in allowed ||
		((who in place) && home == "base")
}

# What is between brackets or behind a semicolon is a remark.
function check_callers(header, list, i, n) {
	gsub(/\([^)]*\)/, "", list)
	sub(/;.*/, "", list)
	n = split(list, who, ",")
	for (i = 1; i <= n; i++) {
		gsub(/^ *(the )?| *( only)? *$/, "", who[i])
		sub(/^front door$/, "front", who[i])
		if (!may_call(header, who[i]))
			wrong_at(calls_at[header], who[i] " does not and may not call this")
	}
}

# The table itself, read first.
NR == FNR {
	sub(/#.*/, "")
	if ($1 == "library") {
		libraries[$2] = " "
		for (i = 3; i <= NF; i++)
			libraries[$2] = libraries[$2] $i " "
	} else if (NF) {
		for (i = 2; i <= NF; i++) {
			above = $i
			sub(/\/.*/, "", above)
			if (!(above in place))
				wrong($1 " may not include " $i ": it does not stand above it")
			allowed[$1, $i] = 1
		}
		place[$1] = ++rooms
	}
	next
}

FNR == 1 {
	room = room_of(FILENAME)
	file = FILENAME
	sub(/^engine\//, "", file)
	if (!(room in place) && room != "include")
		wrong("there is no room " room " in docs/rooms.txt")
}

/^[ \t]*#[ \t]*include[ \t]*"/ {
	split($0, quoted, "\"")
	other = quoted[2]
	includes++
	includes_it[other, file] = 1
	if (room_of("engine/" other) != room)
		includer[other, room] = FILENAME
	if (other == "samenloop.h" || (room == "tools" && other !~ /\//))
		next
	other = room_of("engine/" other)
	if (other != room && other != "base" && !((room, other) in allowed) && !((room, quoted[2]) in allowed))
		wrong(room " may not include " quoted[2])
}

/^[ \t]*#[ \t]*include[ \t]*</ {
	match($0, /<[^>]*>/)
	header = substr($0, RSTART + 1, RLENGTH - 2)
	for (library in libraries)
		if (index(header, library) == 1 && !index(libraries[library], " " room " ") &&
		    !index(libraries[library], " " file " "))
			wrong(room " may not include <" header ">")
}

# Who calls a header, as it says itself.
/^ \* calls  / && FILENAME ~ /^engine\/.*\.h$/ {
	callers[file] = substr($0, 11)
	calls_at[file] = FILENAME ":" FNR
	next
}
/^ \*        [^ ]/ && calls_at[file] == FILENAME ":" FNR - ++more {
	callers[file] = callers[file] " " substr($0, 12)
	next
}
{ more = 0 }

# An amount is exact: in code, so not in comments and texts.
FILENAME ~ /^engine\// && /float|double|strtod/ {
	code = $0
	gsub(/"[^"]*"/, "", code)
	gsub(/\/\*.*|^[ \t]*\*.*/, "", code)
	if (code ~ /(^|[^A-Za-z0-9_])(float|double|strto(f|d|ld))([^A-Za-z0-9_]|$)/)
		wrong("engine/ computes with decimals, not with float or double")
}

END {
	for (header in callers)
		check_callers(header, callers[header])
	for (pair in includer) {
		split(pair, of, SUBSEP)
		if (of[1] in callers && !(of[1] in open_to_all) && !(pair in named))
			wrong_at(calls_at[of[1]], includer[pair] " calls this too")
	}
	if (bad)
		exit 1
	print "rooms: " includes " includes in order"
}
