/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The quick path of eval (integers) against the general evaluator: the same
 * value, state and causes for every concept, whatever is told, in whatever
 * order it is asked.
 *
 * Expressions stand in tables, and each is tried on the households of
 * support/pools.h.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "support/law.h"
#include "support/quick_agrees.h"

/* ---- expressions ---- */

typedef struct expression {
	const char *type, *text;
} expression;

#define T  "type='ja/nee'"
#define TE "type='ja/nee' mag-leeg='ja'"
#define N  "type='getal'"
#define NE "type='getal' mag-leeg='ja'"
#define K  "type='geheel getal'"
#define M  "type='bedrag' eenheid='EUR/maand'"
#define D  "type='datum'"
#define DE "type='datum' mag-leeg='ja'"
#define S  "type='duur'"
#define R  "type='relatie' naar='persoon' mag-leeg='ja'"

#define ROUNDED(how, digits) N "><afronding richting='" how "' cijfers='" digits "'>want</afronding></begrip"

static const expression logic[] = {
	{T, "a and b"}, {T, "a or b"}, {T, "not(a)"}, {T, "a and b or c and d"}, {T, "(a or b) and (c or d)"},
	{T, "not(a and not(b or c))"}, {TE, "e and f"}, {TE, "e or f"}, {TE, "not(e)"}, {TE, "e"}, {T, "if e then a else b"},
	{TE, "if a then e else f"}, {T, "a = b"}, {T, "a != b"}, {T, "e = a"}, {T, "e != f"}, {T, "e = null"}, {T, "null != f"},
	{T, "(a = true) = (b = false)"}, {T, "true and a"}, {T, "a or true"}, {T, "false or not(not(b))"}, {T, "not(e = null) and e"},
	{T, "if a and b or not(c) then d else not(d)"}, {TE, "if not(a) then null else e"}, {T, "aangenomen or a"},
	{T, "a and a"}, {T, "(a and b) = (c or d)"}, {TE, "if a then (if b then e else f) else (if c then f else null)"},
	{T, "altijd and (if a then b else c)"}, {T, "n > 3 and not(n > 3)"}, {T, "not(n &lt; m) and not(n >= m)"},
	{T, "(n > 3) in (true)"}, {T, "(n > 3) in (? or ?)"}, {T, "(a and b) in (not(?) or c)"}, {T, "(n = m) = (n != m)"},
	{T, "if n > m then n >= m else m >= n"}, {TE, "(if a then null else b) or c"},
	{T, "a and k >= 18"}, {T, "k &lt; 18 and a"}, {T, "a and not(k &lt; 18)"}, {T, "not(k = 3) and not(a)"}, {T, "a and not(k != 3)"},
	{T, "a or k = 3"}, {T, "k != 3 or a"}, {T, "k > 2 and k &lt;= 17"}, {T, "k &lt; 3 or k >= 17"}, {T, "a and k &lt; 18 or b and k > 1"},
	{T, "not(n > 0.5) and a"}, {T, "a or not(n &lt;= 0.5)"}, {T, "(k = 3) and (k = 3)"}, {T, "(k > 2) = a and k > 2"},
};

static const expression numbers_table[] = {
	{N, "n + m"}, {N, "n - m"}, {N, "n * m"}, {N, "n / m"}, {N, "-n"}, {N, "-(n - n)"}, {N, "n * -1 * 0"}, {N, "n ** 2"},
	{N, "k + n"}, {N, "k * k"}, {K, "k + k"}, {K, "k * n"}, {K, "n"}, {K, "k / 2"}, {NE, "p + q"}, {NE, "p * q - n"}, {NE, "-p"},
	{NE, "if a then p else n"}, {NE, "if a then null else p"}, {N, "if a then n else 0"}, {N, "if a then 0.0000001 else n"},
	{N, "if a then k else 2.5"}, {K, "if a then k else 2"}, {M, "loon + huur"}, {M, "loon - huur"}, {M, "loon * n"},
	{M, "loon * 0.333333333"}, {M, "loon / 3"}, {M, "if a then loon else huur"}, {M, "if a then loon else 0"},
	{M, "max(loon - huur, 12.34)"}, {M, "max(-12.34, loon - huur)"}, {M, "max(0, loon - huur, huur - loon)"}, {N, "max(n - m, 0.5)"},
	{N, "max(1.5, n - m)"}, {K, "max(k - 3, 0)"}, {K, "max(0, k - k)"}, {N, "floor((20250101 - k) / 10000)"}, {N, "floor((1 - n) / 3)"},
	{N, "floor((-1 - k) / 7)"}, {N, "floor((4611686018427387903 - k) / 2)"}, {N, "floor((12 - n) / 10000000000)"},
	{M, "if not(a) then loon else 12.34"}, {N, "if not(a) then n else -0.5"}, {NE, "if a then p else 1.5"}, {NE, "if not(a) then p else 1.5"},
	{N, "if k = 3 then 1.5 else if k = 12 then n else if k = -1 then 7 else m"}, {N, "if k = 3 then 1 else if k = 12 then 2 else 3"},
	{N, "if n = 3 then 1 else if m = 3 then 2 else if n = 7 then n else m"}, {K, "if k = 3 then k + 1 else if k + 1 = 3 then 5 else k"},
	{M, "(if a then loon else huur) * n"}, {M, "max(loon, huur)"}, {M, "min(loon, huur, 100)"}, {M, "max(0, loon - huur)"},
	{"type='bedrag' eenheid='EUR/maand' mag-leeg='ja'", "toeslag"}, {"type='bedrag' eenheid='EUR/maand' mag-leeg='ja'", "max(toeslag, loon)"},
	{"type='bedrag' eenheid='EUR/maand' mag-leeg='ja'", "if toeslag = null then loon else toeslag"},
	{N, "min(n, m)"}, {N, "max(n, k)"}, {NE, "max(p, n)"}, {N, "floor(n)"}, {N, "ceiling(n)"}, {N, "floor(n, 2)"},
	{N, "ceiling(n, 6)"}, {N, "round half up(n, 2)"}, {N, "round up(n, 0)"}, {N, "round down(n, 3)"}, {N, "round half down(n, 2)"},
	{N, "round half even(n, 2)"}, {N, "decimal(n, 1)"}, {N, "floor(n / m)"}, {N, "ceiling(n / m)"}, {N, "floor(n / m, 2)"},
	{N, "round half up(n / m, 2)"}, {N, "round up(n / m, 2)"}, {N, "round down(n / m, 2)"}, {N, "round half down(n / m, 1)"},
	{N, "round half even(n / 4, 2)"}, {N, "floor(n / 3, 6)"}, {N, "floor(n, 7)"}, {N, "floor(-n)"}, {N, "round half up(-n, 2)"},
	{N, "abs(n)"}, {N, "modulo(n, 7)"}, {N, "n / 8"}, {N, "n / 7 * 7"}, {N, "n * 7 / 7"}, {N, "n * 0.01 / 12"},
	{N, "1000000000000 * n"}, {N, "n * n * n"}, {N, "n + 1e15"}, {N, "n * 0.000000000001"}, {N, "n - 0.0000000001"},
	{N, "4611686018427387904 + k"}, {N, "9223372036854775807 - k"}, {N, "-9223372036854775807 - k"}, {N, "n / 0.000000000000001"},
	{T, "n = m"}, {T, "n != m"}, {T, "n &lt; m"}, {T, "n &lt;= m"}, {T, "n > m"}, {T, "n >= m"}, {T, "n = k"}, {T, "n >= 2.5"},
	{T, "k >= 2.5"}, {T, "k = 2.5"}, {T, "k &lt; 0.0000001"}, {T, "n > 9223372036854775807"}, {T, "k > 123456789012.123456"},
	{TE, "p > q"}, {TE, "p >= 1"}, {TE, "3 > p"}, {T, "p = q"}, {T, "p != n"}, {T, "p = null"}, {T, "j = k"}, {T, "j = 1"}, {T, "1 = j"},
	{T, "0.5 = n"}, {T, "n between 0 and 1"}, {TE, "p between n and m"}, {T, "n between m and k"}, {T, "n in [0..1.5]"},
	{T, "n in (0..m]"}, {TE, "p in [q..n)"}, {T, "n in (1, 2.5, > 100)"}, {T, "k in (1, 2, 3, n)"},
	{T, "list contains([1, 2.5, n], m)"}, {T, "list contains([m, k], 1)"}, {T, "loon > 850"}, {T, "loon = 850.00"},
	{T, "loon in [100..1419.46]"}, {N, "kamers + k"}, {T, "kamers > k"}, {N, "(n + m) * (n - m) / 4"}, {N, "max(n, m) - min(n, m)"},
	{N, "if n > 0 then n else -n"}, {N, "if n = 0 then 0 else 1 / n"}, {N, "if a then (if b then n else m) else (if c then k else 0.125)"},
	{ROUNDED("half-omhoog", "2"), "n"}, {ROUNDED("half-even", "2"), "n"}, {ROUNDED("half-omlaag", "2"), "n"},
	{ROUNDED("omhoog", "2"), "n / 3"}, {ROUNDED("omlaag", "0"), "n / m"}, {ROUNDED("vloer", "0"), "n"}, {ROUNDED("plafond", "2"), "n * m"},
	{ROUNDED("vloer", "0"), "n / 2"}, {ROUNDED("half-omhoog", "2"), "n / m"}, {ROUNDED("half-omhoog", "6"), "n / 7"},
	{ROUNDED("half-omhoog", "2"), "if a then n / 3 else m"}, {ROUNDED("half-even", "1"), "n / 8"}, {ROUNDED("half-omlaag", "2"), "-n / m"},
	{"type='bedrag' eenheid='EUR/maand'><afronding richting='half-omhoog' cijfers='2'>want</afronding></begrip", "loon / 12"},
	{"type='bedrag' eenheid='EUR/maand'><afronding richting='omlaag' cijfers='0'>want</afronding></begrip", "loon * 0.7 + huur"},
};

static const expression days_table[] = {
	{N, "years and months duration(geboren, peildatum).years"}, {N, "years and months duration(geboren, peildatum).months"},
	{S, "years and months duration(begin, geboren)"}, {N, "years and months duration(begin, geboren).years"},
	{N, "years and months duration(begin, geboren).months"}, {D, "geboren + duration(\"P18Y\")"}, {D, "geboren - duration(\"P1M\")"},
	{D, "begin + wachttijd"}, {D, "begin - wachttijd"}, {D, "wachttijd + begin"}, {D, "begin + duration(\"P30D\")"},
	{D, "begin - duration(\"P30D\")"}, {D, "begin + duration(\"P999999999D\")"}, {N, "(peildatum - begin).days"}, {N, "(begin - peildatum).days"},
	{N, "(peildatum - begin) / duration(\"P7D\")"}, {N, "floor((peildatum - begin) / duration(\"P7D\"))"},
	{N, "ceiling((geboren - begin) / duration(\"P7D\"), 2)"}, {N, "floor(wachttijd / duration(\"P12M\"))"}, {N, "wachttijd / duration(\"P1Y\")"},
	{T, "peildatum - begin > duration(\"P7D\")"}, {T, "begin > peildatum"}, {T, "begin = geboren"}, {T, "geboren &lt;= begin"}, {T, "begin in [geboren..peildatum]"},
	{T, "wachttijd > duration(\"P66Y\")"}, {T, "wachttijd = duration(\"P1M\")"}, {S, "if a then wachttijd else duration(\"P1Y\")"}, {S, "wachttijd + wachttijd"},
	{S, "wachttijd * 2"}, {N, "wachttijd.years"}, {N, "wachttijd.months"}, {N, "begin.year"}, {N, "geboren.month"}, {N, "begin.day"}, {N, "begin.weekday"},
	{D, "max(begin, geboren)"}, {DE, "min(begin, einde)"}, {DE, "einde"}, {T, "einde = null"}, {TE, "einde > peildatum"}, {T, "einde = begin"},
	{T, "einde = null or einde > peildatum"}, {DE, "if einde = null then begin else einde"}, {D, "date(\"2026-01-31\") + duration(\"P1M\")"},
	{T, "peildatum >= geboren + duration(\"P18Y\")"}, {N, "if peildatum >= geboren + wachttijd then 1 else 0"}, {T, "begin between geboren and peildatum"},
	{D, "@\"2024-02-29\" + wachttijd"}, {S, "-wachttijd"}, {T, "op(@\"2024-02-29\", geboren &lt; peildatum)"}, {T, "op(begin, a)"}, {N, "op(@\"2026-02-28\", n)"},
	{D, "op(begin, peildatum)"}, {D, "date(begin.year, 1, 1)"}, {D, "date(begin.year, begin.month, 31)"}, {D, "date(k, 2, 29)"}, {D, "date(2024, n, m)"},
	{DE, "date(2024, p, 1)"}, {D, "date(begin.year, begin.month, 1) + duration(\"P1M\")"}, {T, "date(begin.year, 2, 29) > geboren"},
	{D, "begin + duration(\"P365241700000D\")"}, {D, "begin + duration(\"P365241780471D\")"}, {D, "begin - duration(\"P400000000000D\")"},
	{D, "begin + duration(\"P400000000000D\")"}, {T, "begin + duration(\"P400000000000D\") > geboren"}, {D, "begin + duration(\"P999999999Y\")"},
	{N, "(begin + duration(\"P365241700000D\")).year"}, {N, "((begin + duration(\"P365241700000D\")) - geboren).days"},
};

static const expression words_table[] = {
	{K, "if kleur = \"rood\" then 1 else if kleur = \"blauw\" then 2 else 3"},
	{M, "if kleur = \"rood\" then 10 else if kleur = \"blauw\" then loon else if kleur = \"groen\" then 30 else huur"},
	{M, "if kleur = \"rood\" then loon else if kleur = \"blauw\" then 5 else huur"}, {T, "if kleur = \"rood\" then a else kleur = \"blauw\""},
	{T, "kleur = \"rood\""}, {T, "\"blauw\" = kleur"}, {T, "kleur != \"groen\""}, {T, "kleur in (\"rood\", \"blauw\")"},
	{T, "verf = \"rood\""}, {T, "verf = null"}, {T, "verf != kleur"}, {T, "verf = kleur"}, {T, "kleur = woord"}, {T, "woord = \"rood\""},
	{T, "list contains([\"rood\", \"groen\"], kleur)"}, {T, "list contains([\"paars\", \"rood\"], verf)"}, {TE, "verf > kleur"},
	{"type='keuze'><keuze>groen</keuze><keuze>blauw</keuze><keuze>rood</keuze></begrip", "kleur"},
	{"type='keuze'><keuze>groen</keuze><keuze>blauw</keuze><keuze>rood</keuze></begrip", "if a then \"rood\" else \"groen\""},
	{"type='keuze'><keuze>groen</keuze><keuze>blauw</keuze><keuze>rood</keuze></begrip", "if a then kleur else \"groen\""},
	{"type='keuze'><keuze>groen</keuze><keuze>blauw</keuze><keuze>rood</keuze></begrip", "if a then \"blauw\" else kleur"},
	{"type='keuze' mag-leeg='ja'><keuze>rood</keuze><keuze>geel</keuze></begrip", "verf"},
	{"type='keuze' mag-leeg='ja'><keuze>rood</keuze><keuze>geel</keuze></begrip", "if a then verf else kleur"},
	{"type='keuze' mag-leeg='ja'><keuze>rood</keuze><keuze>geel</keuze></begrip", "if a then null else verf"},
	{"type='tekst'", "woord"}, {"type='tekst'", "kleur"}, {"type='tekst'", "if a then \"x\" else woord"}, {T, "(if a then kleur else verf) = \"rood\""},
	{T, "(if a then kleur else \"rood\") = \"rood\""},
	{T, "bijnaam = woord"}, {T, "woord != bijnaam"}, {T, "bijnaam = \"rood\""}, {T, "bijnaam = null"}, {T, "bijnaam != null and bijnaam = kleur"},
	{T, "bijnaam in (woord, \"rood\")"}, {T, "list contains([\"rood\", woord], bijnaam)"}, {TE, "bijnaam &lt; woord"}, {T, "woord + kleur = \"roodrood\""},
	{"type='tekst' mag-leeg='ja'", "bijnaam"}, {"type='tekst' mag-leeg='ja'", "if a then bijnaam else woord"}, {"type='tekst' mag-leeg='ja'", "if a then null else kleur"},
	{T, "(if a then bijnaam else woord) = \"rood\""}, {T, "some x in personen satisfies x.bijnaam = woord"}, {"type='geheel getal'", "count(personen[bijnaam = ik.bijnaam])"},
	{T, "starts with(woord, \"r\")"}, {N, "string length(woord)"}, {"type='keuze' mag-leeg='ja'><keuze>rood</keuze><keuze>geel</keuze></begrip", "bijnaam"},
};

static const expression entities[] = {
	{R, "partner"}, {R, "buur"}, {T, "partner = null"}, {T, "partner != null"}, {T, "partner = buur"}, {T, "buur != partner"}, {T, "ik = partner"},
	{T, "ik != buur"}, {TE, "partner.a"}, {TE, "partner.e"}, {NE, "partner.n"}, {NE, "partner.n + n"}, {NE, "partner.buur.n"}, {T, "partner.buur = ik"},
	{T, "partner != null and partner.a"}, {T, "partner != null and partner.n > n"}, {NE, "if partner = null then 0 else partner.n"}, {R, "if a then partner else buur"},
	{R, "if a then null else partner"}, {R, "if a then ik else partner"}, {T, "some x in kinderen satisfies x.k = 3"}, {"type='geheel getal'", "count(kinderen[a and k >= 18])"},
	{"type='geheel getal'", "count(kinderen[k &lt; 18 and not(a)])"}, {T, "some x in kinderen satisfies x.a and x.k &lt; 18"},
	{T, "some x in kinderen satisfies x.a"}, {T, "every x in kinderen satisfies x.a"},
	{T, "some x in vrienden satisfies x.n > n"}, {TE, "some x in vrienden satisfies x.e"}, {T, "every x in personen satisfies x.a or x.b"},
	{T, "some x in personen satisfies x != ik and x.a"}, {K, "count(kinderen)"}, {K, "count(personen)"}, {K, "count(personen[a])"}, {K, "count(vrienden[n > 0])"},
	{T, "kinderen = []"}, {T, "vrienden != []"}, {T, "personen[a] = []"}, {T, "[] = kinderen"}, {T, "list contains(kinderen, buur)"}, {T, "list contains(vrienden, partner)"},
	{T, "list contains(personen[a], buur)"}, {T, "list contains(personen[a], ik)"}, {R, "kinderen[1]"}, {R, "personen[a][1]"}, {R, "vrienden[n > 0][1]"}, {R, "personen[1]"}, {R, "kinderen[-1]"},
	{R, "personen[a and b][1]"}, {N, "sum(for x in kinderen return x.n)"}, {NE, "sum(kinderen.n)"}, {NE, "sum(vrienden.p)"}, {M, "sum(inkomsten.bedrag)"}, {M, "sum(for i in inkomsten return i.bedrag)"},
	{M, "sum(for i in inkomsten[soort = \"loon\"] return i.bedrag)"}, {M, "sum(inkomsten[telt].bedrag)"}, {N, "sum(inkomsten.getal)"}, {N, "sum(for i in inkomsten return i.getal * n)"},
	{M, "sum(for i in inkomsten return if i.telt then i.bedrag else 0)"}, {M, "sum(for i in inkomsten return max(0, i.bedrag - 100))"}, {M, "sum(for i in inkomsten[soort = \"loon\" and van > peildatum] return i.bedrag * 0.25)"},
	{T, "some i in inkomsten satisfies i.telt and i.bedrag > 100"}, {T, "every i in inkomsten[telt] satisfies i.getal > 0"}, {T, "some i in inkomsten[telt] satisfies i.getal > 0"},
	{T, "some x in personen, i in x.inkomsten satisfies i.telt"}, {T, "every x in personen satisfies some i in x.inkomsten satisfies i.telt"}, {K, "count(inkomsten[count(bonnen[prijs > 1]) > 0])"},
	{N, "sum(for x in personen return sum(x.inkomsten.getal))"}, {N, "sum(for x in personen return count(x.inkomsten))"}, {N, "max(inkomsten.getal)"}, {N, "sum(for x in personen return x.n / 7)"},
	{T, "inkomsten[telt and soort = \"loon\"] = []"}, {T, "inkomsten[gever = ik.partner] = []"}, {T, "some i in inkomsten satisfies i.gever = ik"}, {K, "count(inkomsten[gever = null])"},
	{T, "some i in inkomsten satisfies i.gever != null and i.gever.a"}, {R, "inkomsten[1].gever"}, {NE, "inkomsten[1].getal"}, {NE, "inkomsten[telt][1].getal"}, {T, "1 / n > 0 or inkomsten[getal / n > 1] = []"},
	{R, "personen[1 / n > 0][1]"}, {T, "some x in personen[1 / n > 0] satisfies x.a"}, {T, "list contains(personen[1 / n > 0], ik)"}, {K, "count(personen[1 / n > 0])"}, {T, "personen[1 / n > 0] = []"},
	{T, "every x in personen[1 / n > 0] satisfies x.a"}, {T, "some x in personen[a][b] satisfies x.c"}, {R, "personen[a][b][1]"},
	{T, "some x in personen satisfies count(x.inkomsten) > 1"}, {N, "if some x in personen satisfies x.a then 1 else 2"}, {T, "(some x in personen satisfies x.a) and (every x in personen satisfies x.b)"},
	{T, "(some x in personen satisfies x.a) in (true)"}, {T, "(n > 0 and (some i in inkomsten satisfies i.telt)) in (true)"}, {T, "count(inkomsten[telt]) in [1..2]"}, {T, "count(personen[a]) > count(personen[b])"},
	{T, "warm or kamers > 2"}, {T, "genoten = null"}, {K, "count(genoten)"},
	{T, "genoten = []"}, {TE, "some x in genoten satisfies x.a"}, {TE, "list contains(genoten, ik)"}, {R, "genoten[1]"},
	{NE, "sum(genoten.n)"}, {T, "not(some x in personen satisfies not(x.a))"}, {N, "count(personen[a]) * loon / loon"},
};

static void check_expressions(const char *name, const expression *rows, size_t count, unsigned rounds)
{
	sl_buf rules = {0};

	for (size_t i = 0; i < count; i++) {
		bool closed = strchr(rows[i].type, '>') != NULL;

		sl_buf_printf(&rules, "<begrip naam='x%zu' per='persoon' %s%s", i, rows[i].type, closed ? ">" : "/>");
		sl_buf_printf(&rules, "<regel id='r%zu' begrip='x%zu'><dan>%s</dan></regel>\n", i, i, rows[i].text);
		if (strncmp(rows[i].type, T, strlen(T)) == 0) /* a truth decides as well */
			sl_buf_printf(&rules, "<besluit id='d%zu' per='persoon' norm='omschreven-recht' artikel='1'><van-toepassing>%s</van-toepassing>"
				      "<recht>%s</recht></besluit>\n", i, i % 2 ? rows[i].text : "true", i % 2 ? "a or e" : rows[i].text);
		if (strncmp(rows[i].type, M, strlen(M)) == 0 && strstr(rows[i].type, "afronding"))
			sl_buf_printf(&rules, "<besluit id='d%zu' per='persoon' norm='omschreven-recht' artikel='1'><bedrag>x%zu</bedrag></besluit>\n", i, i);
	}
	sl_quick_agrees(name, sl_buf_text(&rules), rounds, count / 3);
	sl_buf_free(&rules);
}

#define CHECK(table) check_expressions(#table, table, sizeof table / sizeof *table, 240)

static void truths_agree(void **state)
{
	(void)state;
	CHECK(logic);
}

static void numbers_agree(void **state)
{
	(void)state;
	CHECK(numbers_table);
}

static void days_agree(void **state)
{
	(void)state;
	CHECK(days_table);
}

static void words_agree(void **state)
{
	(void)state;
	CHECK(words_table);
}

static void entities_agree(void **state)
{
	(void)state;
	CHECK(entities);
}

/* ---- rules ---- */

/* Combining, exceptions in chains, values of several rules, rounding. */
static const char combining[] =
	TRUTH("x1") WHEN("a1", "x1", "n > 0", "a") WHEN("a2", "x1", "n &lt;= 0", "b")
	CONCEPT("x2", "type='ja/nee' samenvoegen='of'") WHEN("b1", "x2", "a", "b") WHEN("b2", "x2", "c", "true") WHEN("b3", "x2", "d", "n > m")
	CONCEPT("x3", "type='ja/nee' samenvoegen='en'") WHEN("c1", "x3", "a", "b") WHEN("c2", "x3", "c", "true") WHEN("c3", "x3", "d", "n > m")
	CONCEPT("x4", "type='ja/nee' samenvoegen='of' mag-leeg='ja'") WHEN("d1", "x4", "a", "e") WHEN("d2", "x4", "b", "f") ALWAYS("d3", "x4", "c")
	CONCEPT("x5", "type='ja/nee' samenvoegen='en' mag-leeg='ja'") WHEN("e1", "x5", "a", "e") WHEN("e2", "x5", "b", "f") ALWAYS("e3", "x5", "c")
	CONCEPT("x6", "type='getal' samenvoegen='som'") WHEN("f1", "x6", "a", "n") WHEN("f2", "x6", "b", "m") WHEN("f3", "x6", "c", "k / 3")
	CONCEPT("x7", "type='getal' samenvoegen='som' mag-leeg='ja'") WHEN("g1", "x7", "a", "p") WHEN("g2", "x7", "b", "q") ALWAYS("g3", "x7", "k")
	CONCEPT("x8", "type='bedrag' eenheid='EUR/maand' samenvoegen='som'") WHEN("h1", "x8", "a", "loon") WHEN("h2", "x8", "b", "-huur")
	CONCEPT("x9", "type='getal' samenvoegen='hoogste'") WHEN("i1", "x9", "a", "n") WHEN("i2", "x9", "b", "m") ALWAYS("i3", "x9", "k")
	CONCEPT("x10", "type='getal' samenvoegen='laagste' mag-leeg='ja'") WHEN("j1", "x10", "a", "p") WHEN("j2", "x10", "b", "q") WHEN("j3", "x10", "c", "k")
	NUMBER("x11") ALWAYS("k1", "x11", "n") UNLESS("k2", "x11", "k1", "a", "m") UNLESS("k3", "x11", "k2", "b", "k") STOP("k4", "x11", "k3", "c")
	NUMBER("x12") WHEN("l1", "x12", "a", "n") WHEN("l2", "x12", "b", "n + 0") WHEN("l3", "x12", "c", "m") UNLESS("l4", "x12", "l1 l2", "d", "k")
	CONCEPT("x13", "type='ja/nee' samenvoegen='of'") ALWAYS("m1", "x13", "true") STOP("m2", "x13", "m1", "a and not(b)") STOP("m3", "x13", "m1", "n > m")
	CONCEPT("x14", "type='geheel getal' samenvoegen='som'") WHEN("n1", "x14", "a", "k") WHEN("n2", "x14", "b", "n")
	CHOICE("x15", "<keuze>rood</keuze><keuze>blauw</keuze>") WHEN("o1", "x15", "a", "\"rood\"") WHEN("o2", "x15", "not(a)", "kleur")
	CONCEPT("x16", "type='relatie' naar='persoon' mag-leeg='ja'") WHEN("p1", "x16", "a", "partner") WHEN("p2", "x16", "not(a)", "null")
	"<begrip naam='x17' per='persoon' type='getal' samenvoegen='som'><afronding richting='half-omhoog' cijfers='2'>want</afronding></begrip>"
	WHEN("q1", "x17", "a", "n / 3") WHEN("q2", "x17", "b", "m / 3") ALWAYS("q3", "x17", "0.005")
	"<begrip naam='x18' per='persoon' type='getal'><afronding richting='half-omhoog' cijfers='0'>want</afronding></begrip>"
	WHEN("r1", "x18", "a", "n") WHEN("r2", "x18", "b", "n + 0.1") ALWAYS("r3", "x18", "round half up(n, 1)")
	CONCEPT("x19", "type='lijst' van='tekst' samenvoegen='lijst'") WHEN("s1", "x19", "a", "woord") WHEN("s2", "x19", "b", "\"b\"") STOP("s3", "x19", "s2", "c")
	NUMBER("x20") WHEN("t1", "x20", "x1", "x6") WHEN("t2", "x20", "not(x1)", "x11")
	"<begrip naam='x21' per='persoon' type='ja/nee'/><regel id='u1' begrip='x21'><als><een-van><voorwaarde>a</voorwaarde><alle>"
	"<voorwaarde>b</voorwaarde><geen-van><voorwaarde>c</voorwaarde><voorwaarde begrip='n'>[0..2], 7</voorwaarde></geen-van></alle></een-van></als><dan>d</dan></regel>"
	WHEN("u2", "x21", "true", "d")
	"<begrip naam='x22' per='huishouden' type='geheel getal' samenvoegen='som'/><regel id='v1' begrip='x22'><als>warm</als><dan>count(personen[x1])</dan></regel>"
	"<regel id='v2' begrip='x22'><dan>kamers</dan></regel>"
	"<begrip naam='x23' per='inkomst' type='bedrag' eenheid='EUR/maand'/><regel id='w1' begrip='x23'><als>telt and a</als><dan>bedrag * 0.5</dan></regel>"
	"<regel id='w2' begrip='x23'><als>not(telt and a)</als><dan>if b then loon else bedrag</dan></regel>"
	CONCEPT("x24", "type='bedrag' eenheid='EUR/maand'") ALWAYS("y1", "x24", "sum(inkomsten.x23)")
	NUMBER("x25") ALWAYS("z1", "x25", "x22 + count(inkomsten[x23 > 10]) * x9");

static const char tables[] =
	NUMBER("x1")
	"<regel id='a' begrip='x1'><dan><tabel treffer='U'><invoer>n</invoer><invoer>kleur</invoer><uitvoer standaard='0'/>"
	"<rij><cel>[0..2)</cel><cel>\"rood\", \"blauw\"</cel><dan>1</dan></rij><rij><cel>[2..m]</cel><cel>-</cel><dan>n / 3</dan></rij>"
	"<rij><cel>&lt; 0</cel><cel>not(\"rood\")</cel><dan>m</dan></rij></tabel></dan></regel>"
	CONCEPT("x2", "type='getal' mag-leeg='ja'")
	"<regel id='b' begrip='x2'><dan><tabel treffer='F'><invoer>p</invoer><invoer>a</invoer>"
	"<rij><cel>&lt;= q</cel><cel>true</cel><dan>1</dan></rij><rij><cel>null</cel><cel>-</cel><dan>null</dan></rij>"
	"<rij><cel>-</cel><cel>false</cel><dan>if b then p else 2.5</dan></rij></tabel></dan></regel>"
	CHOICE("x3", "<keuze>blauw</keuze><keuze>rood</keuze><keuze>geel</keuze>")
	"<regel id='c' begrip='x3'><dan><tabel treffer='F'><invoer>a</invoer><uitvoer standaard='&quot;geel&quot;'/>"
	"<rij><cel>true</cel><dan>kleur</dan></rij><rij><cel>false</cel><dan>\"rood\"</dan></rij></tabel></dan></regel>"
	CHOICE("x4", "<keuze>blauw</keuze><keuze>rood</keuze><keuze>geel</keuze>")
	"<regel id='d' begrip='x4'><dan><tabel treffer='U'><invoer>k</invoer>"
	"<rij><cel>&lt; 2</cel><dan>\"blauw\"</dan></rij><rij><cel>[2..18)</cel><dan>if a then \"rood\" else \"geel\"</dan></rij>"
	"<rij><cel>>= 12</cel><dan>\"geel\"</dan></rij></tabel></dan></regel>"
	CONCEPT("x5", "type='bedrag' eenheid='EUR/maand'")
	"<regel id='e' begrip='x5'><dan><tabel treffer='F'><invoer>sum(inkomsten.bedrag)</invoer><invoer>some i in inkomsten satisfies i.telt</invoer>"
	"<rij><cel>> loon</cel><cel>true</cel><dan>sum(for i in inkomsten return i.bedrag)</dan></rij><rij><cel>-</cel><cel>-</cel><dan>loon</dan></rij></tabel></dan></regel>"
	TRUTH("x6")
	"<regel id='f' begrip='x6'><als><voorwaarde begrip='n'>> m, [0..1]</voorwaarde></als><dan><tabel treffer='U'><invoer>einde</invoer>"
	"<rij><cel>null</cel><dan>a</dan></rij><rij><cel>> peildatum</cel><dan>b</dan></rij><rij><cel>&lt;= begin</cel><dan>c</dan></rij></tabel></dan></regel>"
	WHEN("f2", "x6", "not(n > m) and not(n in [0..1])", "false")
	NUMBER("x7")
	"<regel id='g' begrip='x7'><dan><tabel treffer='C+'><invoer>a</invoer><rij><cel>true</cel><dan>n</dan></rij><rij><cel>-</cel><dan>m</dan></rij></tabel></dan></regel>"
	NUMBER("x8") ALWAYS("h", "x8", "x1 + x7")
	NUMBER("x9")
	"<regel id='i' begrip='x9'><dan><tabel treffer='A'><invoer>a</invoer><rij><cel>true</cel><dan>n</dan></rij><rij><cel>-</cel><dan>m</dan></rij></tabel></dan></regel>"
	NUMBER("x10")
	"<regel id='j' begrip='x10'><dan><tabel treffer='F'><invoer>n > 3</invoer><invoer>n > 3</invoer><rij><cel>true</cel><cel>true</cel><dan>1</dan></rij>"
	"<rij><cel>? or a</cel><cel>-</cel><dan>2</dan></rij><rij><cel>-</cel><cel>not(true)</cel><dan>3</dan></rij></tabel></dan></regel>";

/* Joint values, pairs, periods, other days, concepts that have no quick form
 * below ones that have, and long rows of concepts that read each other. */
static const char shared[] =
	CONCEPT("x1", "type='getal' gezamenlijk-met='partner'") ALWAYS("a", "x1", "max(n, if partner = null then 0 else partner.n)")
	CONCEPT("x2", "type='getal' gezamenlijk-met='partner'") ALWAYS("b", "x2", "n")
	CONCEPT("x3", "type='relatie' naar='persoon' mag-leeg='ja'") ALWAYS("c", "x3", "if a then partner else null")
	CONCEPT("x4", "type='getal' gezamenlijk-met='x3'") WHEN("d", "x4", "b", "count(personen)") WHEN("d2", "x4", "not(b)", "k")
	CONCEPT("x5", "ten-opzichte-van='persoon' type='ja/nee' samenvoegen='of'") WHEN("e1", "x5", "ik != ander and n > ander.n", "a") STOP("e2", "x5", "e1", "ander.b")
	CONCEPT("x6", "type='geheel getal'") ALWAYS("f", "x6", "count(personen[item.x5(ik)])")
	CONCEPT("x7", "type='ja/nee'") ALWAYS("g", "x7", "some x in personen satisfies x5(x)")
	CONCEPT("x8", "ten-opzichte-van='persoon' type='getal'") ALWAYS("h", "x8", "n - ander.m")
	NUMBER("x9") ALWAYS("i", "x9", "sum(for x in personen return ik.x8(x))")
	"<periodereeks naam='maanden'><reeks soort='maand' geldig-van='2020-01-01'/></periodereeks>"
	CONCEPT("x10", "type='getal' per-periode='maanden'") ALWAYS("j", "x10", "(periode.eind - periode.begin).days * k")
	NUMBER("x11") ALWAYS("k", "x11", "sum(for q in perioden(\"maanden\", @\"2026-01-01\", peildatum) return op(q.begin, x10))")
	NUMBER("x12") ALWAYS("l", "x12", "x11 + x10 + op(begin, x2)")
	NUMBER("x13") ALWAYS("m", "x13", "modulo(n, 7)") NUMBER("x14") ALWAYS("n", "x14", "x13 + n") NUMBER("x15") ALWAYS("o", "x15", "x14 * 2 + x1")
	CONCEPT("x16", "type='relaties' naar='persoon'") ALWAYS("p", "x16", "personen[a]")
	CONCEPT("x17", "type='geheel getal'") ALWAYS("q", "x17", "count(x16)")
	TRUTH("x18") ALWAYS("r", "x18", "some x in x16 satisfies x.b and x.x7")
	TRUTH("x19") ALWAYS("s", "x19", "list contains(x16, partner)")
	CONCEPT("x20", "type='tekst'") ALWAYS("t", "x20", "woord") TRUTH("x21") ALWAYS("u", "x21", "x20 = \"rood\" and a")
	"<parameter naam='norm' type='bedrag' eenheid='EUR/maand'><waarde geldig-van='2026-01-01' geldig-tot='2026-03-01'>100.01</waarde>"
	"<waarde geldig-van='2026-03-01'>1013.90</waarde></parameter>"
	"<parameter naam='grens' type='getal'><waarde geldig-van='2026-03-01'>0.33333333333333333333</waarde></parameter>"
	CONCEPT("x22", "type='bedrag' eenheid='EUR/maand'") ALWAYS("v", "x22", "max(norm, loon)") NUMBER("x23") ALWAYS("w", "x23", "n * grens")
	CONCEPT("x24", "type='bedrag' eenheid='EUR/maand'") ALWAYS("y", "x24", "op(@\"2026-02-01\", norm) + loon") TRUTH("x25") ALWAYS("z", "x25", "a or n > grens")
	NUMBER("x26") ALWAYS("aa", "x26", "x2 + x1 + x4") NUMBER("x27") ALWAYS("bb", "x27", "if buur = null then x26 else buur.x26")
	CONCEPT("x28", "type='geheel getal'") ALWAYS("cc", "x28", "maanden gebruikt + 1")
	CONCEPT("x29", "type='geheel getal'") ALWAYS("dd", "x29", "op(@\"2026-02-28\", maanden gebruikt) + 1");

static void rules_agree(void **state)
{
	(void)state;
	sl_quick_agrees("combining", combining, 600, 15);
}

static void tables_agree(void **state)
{
	(void)state;
	sl_quick_agrees("tables", tables, 600, 6);
}

static void shared_concepts_agree(void **state)
{
	(void)state;
	sl_quick_agrees("shared", shared, 600, 15);
}

/* More concepts that read each other than the quick path keeps waiting. */
static void long_rows_agree(void **state)
{
	sl_buf rules = {0};

	(void)state;
	for (int i = 0; i < 110; i++) {
		sl_buf_printf(&rules, "<begrip naam='x%d' per='persoon' type='getal'%s/>", i, i % 40 == 39 ? " gezamenlijk-met='partner'" : "");
		sl_buf_printf(&rules, "<regel id='r%d' begrip='x%d'><dan>", i, i);
		if (i == 109)
			sl_buf_puts(&rules, "n");
		else if (i % 50 == 49) /* through one that has no quick form */
			sl_buf_printf(&rules, "abs(x%d) + 1", i + 1);
		else
			sl_buf_printf(&rules, "if a then x%d + 1 else x%d - (if partner = null then 0 else partner.k)", i + 1, i + 1);
		sl_buf_puts(&rules, "</dan></regel>");
	}
	sl_quick_agrees("long rows", sl_buf_text(&rules), 60, 100);
	sl_buf_free(&rules);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(truths_agree), cmocka_unit_test(numbers_agree), cmocka_unit_test(days_agree),
		cmocka_unit_test(words_agree), cmocka_unit_test(entities_agree),
		cmocka_unit_test(rules_agree), cmocka_unit_test(tables_agree), cmocka_unit_test(shared_concepts_agree),
		cmocka_unit_test(long_rows_agree),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
