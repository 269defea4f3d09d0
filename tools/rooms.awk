# SPDX-License-Identifier: EUPL-1.2
# Do includes point one way only, and does the engine compute without binary
# fractions? Usage: awk -f rooms.awk docs/rooms.txt FILES
# Prints every line that is not so; exit 1 if there is one.

function room_of(path, part) {
	split(path, part, "/")
	return part[1] == "engine" ? part[2] : part[1]
}

function wrong(message) {
	print FILENAME ":" FNR ": " message
	bad++
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

# An amount is exact: in code, so not in comments and texts.
FILENAME ~ /^engine\// && /float|double|strtod/ {
	code = $0
	gsub(/"[^"]*"/, "", code)
	gsub(/\/\*.*|^[ \t]*\*.*/, "", code)
	if (code ~ /(^|[^A-Za-z0-9_])(float|double|strto(f|d|ld))([^A-Za-z0-9_]|$)/)
		wrong("engine/ computes with decimals, not with float or double")
}

END {
	if (bad)
		exit 1
	print "rooms: " includes " includes in order"
}
