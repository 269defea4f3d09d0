#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The command line: options, exit statuses, what goes to standard output and
# what to standard error. Writes TAP.
#
#   PROGRAM=build/release/samenloop sh tests/test_cli.sh
set -u

PROGRAM=$(realpath "${PROGRAM:-build/samenloop}") || exit 2
top=$(realpath "$(dirname "$0")/..") || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
ln -s "$top/rules" "$top/docs/voorstellen" "$work"
cp -R "$top/tests/cli" "$work/cli"
cp -R "$top/tests/policy" "$work/steden"
cp "$top/rules/voorbeelden/anna-alleen.json" "$work/anna.json"
cp "$top/rules/voorbeelden/afgeweken.json" "$work/afgeweken.json"
cp "$top/rules/voorbeelden/onvolledig.json" "$work/els.json"
cp "$top/rules/voorbeelden/gezin-met-medebewoner.json" "$work/gezin.json"
cp "$top/rules/voorbeelden/hulp-en-bijstand.json" "$work/hulp.json"
cp "$top/rules/voorbeelden/gezin-met-medebewoner.xml" "$work/gezin.xml"
sed 's/2019-05-30/2026-08-03/' "$work/gezin.json" > "$work/zwanger.json"
# One on the Wmo, for the letter about the contribution.
client() {
	printf '{"peildatum": "2026-03-20", "gemeente": "GM9001", "personen": [{"id": "a", "geboortedatum": "1980-01-01", "datum_besluit_bijdrage": "%s",
	"voorzieningen": [{"wet": "wmo", "soort_hulp": "%s", "leveringsvorm": "natura", "begindatum": "%s"}]}]}' "$2" "$1" "$2"
}
client rolstoel 2025-01-01 > "$work/rolstoel.json"
client begeleiding 2026-03-15 > "$work/begonnen.json"
cd "$work" || exit 2
samenloop() { "$PROGRAM" "$@"; }
n=0

# t NAME STATUS OUT ERR COMMAND...: the command ends with STATUS, and a line of
# standard output (error) fits OUT (ERR). An empty pattern: nothing is written.
t() {
	name=$1 status=$2 out=$3 err=$4
	shift 4
	n=$((n + 1))
	"$@" > out 2> err < /dev/null
	got=$?
	wrong=
	[ "$got" -eq "$status" ] || wrong="status $got, not $status"
	fits out "$out" || wrong="$wrong; standard output has no \"$out\""
	fits err "$err" || wrong="$wrong; standard error has no \"$err\""
	if [ -z "$wrong" ]; then
		echo "ok $n - $name"
	else
		echo "not ok $n - $name"
		echo "# $wrong"
		head -n 5 out | sed 's/^/# out: /'
		head -n 5 err | sed 's/^/# err: /'
	fi
}

# Does the file have a line with the pattern, or nothing when there is none?
fits() {
	if [ -z "$2" ]; then
		[ ! -s "$1" ]
	else
		grep -q -e "$2" "$1"
	fi
}

# line 'text' runs a line of shell with samenloop in it.
line() {
	eval "$1"
}

# ---- help and mistakes in use ----
t 'without arguments'       2 ''                       'gebruik: samenloop COMMANDO'   samenloop
t 'help'                    0 'gebruik: samenloop COMMANDO' ''                         samenloop help
t '--help'                  0 'gebruik: samenloop COMMANDO' ''                         samenloop --help
t 'help of a command'       0 '--period D..D'          ''                              samenloop help decide
t 'command --help'          0 '--of NAAM'              ''                              samenloop explain --help
t 'help of what is none'    2 ''                       'bedoelt u decide?'             samenloop help decid
t 'version'                 0 '^samenloop [0-9]'       ''                              samenloop version
t '--version'               0 '^samenloop [0-9]'       ''                              samenloop --version
t 'nearest command'         2 ''                       'onbekend commando "chekc"; bedoelt u check?' samenloop chekc
t 'no near command'         2 ''                       'onbekend commando "xyzzy"'     samenloop xyzzy
t 'nearest option'          2 ''                       'onbekende optie --fromat; bedoelt u --format?' samenloop decide --fromat x
t 'nearest option, with ='  2 ''                       'onbekende optie --fromat; bedoelt u --format?' samenloop decide --fromat=json
t 'option without value'    2 ''                       'achter --date hoort DATUM'     samenloop decide anna.json --date
t 'flag with a value'       2 ''                       'achter --kort hoort niets'     samenloop decide anna.json --kort=ja
t 'unknown format'          2 ''                       'onbekende vorm "pdf"'          samenloop decide anna.json --format pdf
t 'what is not there yet'   2 ''                       'onbekend commando "serve"'     samenloop serve

# ---- decide ----
t 'decide'                  0 'Algemene bijstand voor Anna wordt toegekend. Het bedrag is € 1.419,46' '' samenloop decide anna.json
t 'decide an open one'      0 'er ontbreken gegevens'  ''                              samenloop decide els.json
t 'decide as JSON'          0 '"bedrag": "1419.46"'    ''                              samenloop decide anna.json --format json
t 'decide as Markdown'      0 '^# Huishouden'          ''                              samenloop decide anna.json --format=md
t 'decide as HTML'          0 '<h1>'                   ''                              samenloop decide anna.json --format html
t 'from standard input'     0 '"uitkomst": "toekennen"' ''                             line 'cat anna.json | samenloop decide --format json'
t '- is standard input'     0 '"uitkomst": "toekennen"' ''                             line 'samenloop decide - --format json < anna.json'
t 'XML by content'          0 '"bedrag": "1357.42"'    ''                              line 'samenloop decide --format json < gezin.xml'
t 'JSON and XML agree'      0 ''                       ''                              line 'samenloop decide gezin.json > a; samenloop decide gezin.xml > b; cmp a b'
t 'twice the same bytes'    0 ''                       ''                              line 'samenloop decide gezin.json --format json > a; samenloop decide gezin.json --format json > b; cmp a b'
t 'a term that moves'         0 'verlengd van 3 april 2026: Goede Vrijdag, zaterdag, zondag, Tweede paasdag, art. 1 lid 1 Algemene termijnenwet' '' \
	line "sed 's/2026-07-20/2026-03-06/' afgeweken.json | samenloop decide - --decision algemene-bijstand"
t 'both days of it'           0 '"zonder_verlenging": "2026-04-03"' '' \
	line "sed 's/2026-07-20/2026-03-06/' afgeweken.json | samenloop decide - --decision algemene-bijstand --format json"
t 'a last day that was not told' 0 'uiterste beslisdatum: niet bekend, .*; daarvoor is nodig: datum aanvraag bijstand van Anna' '' \
	samenloop decide anna.json --decision algemene-bijstand
t 'no last day to decide'     0 'geen laatste dag om te beslissen: de verplichting volgt uit de wet zelf' '' \
	samenloop decide anna.json --decision arbeidsverplichting
t 'and why, as JSON'          0 '"zonder_termijn": "de verplichting volgt uit de wet zelf' '' \
	samenloop decide anna.json --decision arbeidsverplichting --format json
t 'each decision says its last day' 0 'geen problemen gevonden' '' samenloop check
t 'a deviation'               0 'Het bedrag is € 1.200,00 per maand' '' samenloop decide afgeweken.json
t 'who, when and why'         0 'Consulent J. de Wit wijkt op 28 juli 2026 af.* art. 18 lid 1 Participatiewet; reden: haar zus betaalt' '' samenloop decide afgeweken.json
t 'and without it'            0 'Zonder de afwijking: .* wordt toegekend. Het bedrag is € 1.419,46' '' samenloop decide afgeweken.json
t 'a deviation as HTML'       0 '<strong>Consulent J. de Wit wijkt' '' samenloop decide afgeweken.json --format html
t 'a deviation as Markdown'   0 '\*\*Consulent J. de Wit wijkt' '' samenloop decide afgeweken.json --format md
t 'a deviation as JSON'       0 '"artikel": "artikel=18&lid=1"' '' samenloop decide afgeweken.json --format json
t 'one that is refused'       0 'niet gevolgd, want op deze dag laat geen artikel toe' '' samenloop decide afgeweken.json
t 'one that is refused, as JSON' 0 '"afwijkingen_geweigerd"' '' samenloop decide afgeweken.json --format json
t 'before the day of it'      0 'de dag van de afwijking, 28 juli 2026, is nog niet gekomen' '' samenloop decide afgeweken.json --date 2026-07-27
t 'what a judgement weighs'   0 'weegt mee: Wat iemand kan' '' samenloop decide anna.json --decision individuele-inkomenstoeslag
t 'several files'           0 'Huishouden onvolledig'  ''                              samenloop decide anna.json els.json
t 'a value'                 0 '"bijstandsnorm": "1419.46"' ''                          samenloop decide anna.json --format json --waarden leeftijd,bijstandsnorm
t 'a value with spaces'     0 '"bijstand_per_maand": "1419.46"' ''                     samenloop decide anna.json --format json --waarden 'bijstand per maand'
t 'an earlier day'          0 'Peildatum 1 juli 2025'  ''                              samenloop decide anna.json --date 2025-07-01
t 'not yet born'            0 '^- Geboortedatum van Cato is 3 augustus 2026, en dat is na deze dag.' '' samenloop decide zwanger.json --kort
t 'not yet born, as JSON'   0 '"begint": "2026-08-03"' ''                              samenloop decide zwanger.json --kort --format json
t 'on the day of birth'     0 '^0$'                    ''                              line 'samenloop decide zwanger.json --date 2026-08-03 --kort | grep -c "na deze dag" || true'
t 'born within a period'    0 '^Van 3 augustus 2026 tot 6 augustus 2026' ''            samenloop decide zwanger.json --decision algemene-bijstand --person farah --period 2026-08-01..2026-08-06 --kort
t 'a period'                0 '"van": "2026-07-15"'    ''                              samenloop decide anna.json --period 2026-07-15..2026-08-01 --format json --kort
t 'before it can begin'     0 'Dit bedrag geldt in beginsel nog niet voor deze dag: .* op 20 juli 2026 (art. 44 lid 1)' '' samenloop decide anna.json --decision algemene-bijstand --date 2026-07-19 --kort
t 'on the day it can begin' 0 '^0$'                    ''                              line 'samenloop decide anna.json --decision algemene-bijstand --date 2026-07-20 --kort | grep -c "in beginsel nog niet" || true'
t 'a period is cut there'   0 '^Van 1 juli 2026 tot 20 juli 2026' ''                   samenloop decide anna.json --decision algemene-bijstand --period 2026-07-01..2026-07-25 --kort

t 'one decision'            0 'Arbeidsverplichting'    ''                              samenloop decide anna.json --decision arbeidsverplichting
t 'one person'              0 '"persoon": "bram"'      ''                              samenloop decide gezin.json --person bram --format json
t 'no day at all'           2 ''                       'SL5002: er is geen peildatum'  line 'echo "{\"personen\": []}" | samenloop decide'
t 'a value of another kind' 2 ''                       'SL5020: .*hoort bij bezitting' samenloop explain gezin.json --person farah --of 'meetellende waarde'
t 'nobody of that name'     2 ''                       'niemand met id "piet"'         samenloop decide gezin.json --person piet
t 'unknown decision'        2 ''                       'onbekend besluit "bijstant"'   samenloop decide anna.json --decision bijstant
t 'and the one that was meant' 2 ''                    'bedoelt u "algemene-bijstand"' samenloop decide anna.json --decision algemene-bijstant
t 'so of a value'           2 ''                       'bedoelt u "bijstandsnorm"'     samenloop explain anna.json --person anna --of bijstandsnrom
t 'so of a person'          2 ''                       'bedoelt u "anna"'              samenloop decide anna.json --person ana
t 'the domains there are'   2 ''                       'dat zijn: .*participatie'      samenloop decide anna.json --domein bijstand
t 'unknown value'           2 ''                       'onbekend feit of begrip "norrm"' samenloop decide anna.json --waarden norrm
t 'unknown domain'          2 ''                       'onbekend domein "sport"'       samenloop decide anna.json --domein sport
t 'no date'                 2 ''                       '"gisteren" is geen datum'      samenloop decide anna.json --date gisteren
t 'an impossible date'      2 ''                       '"2026-02-29" is geen datum'    samenloop decide anna.json --date 2026-02-29
t 'date and period'         2 ''                       'niet allebei'                  samenloop decide anna.json --date 2026-01-01 --period 2026-01-01..2026-02-01
t 'a period backward'       2 ''                       'SL5003'                        samenloop decide anna.json --period 2026-02-01..2026-01-01
t 'half a period'           2 ''                       'een periode is als'            samenloop decide anna.json --period 2026-02-01
t 'no such file'            2 ''                       'kan "nee.json" niet lezen: het bestaat niet' samenloop decide nee.json
t 'a folder for facts'      2 ''                       'het is een map'                samenloop decide cli
t 'facts that are refused'  2 ''                       'cli/verkeerd.json:1:.*fout SL' samenloop decide cli/verkeerd.json
t 'one of two refused'      3 'Anna wordt toegekend'   'cli/verkeerd.json'             samenloop decide cli/verkeerd.json anna.json
t 'empty facts'             2 ''                       'fout SL'                       samenloop decide
t 'rules that are not there' 2 ''                      'kan "nergens" niet lezen'      samenloop decide anna.json --rules nergens
t 'rules with errors'       2 ''                       'cli/fout/fout.xml:.*fout SL'   samenloop decide anna.json --rules cli/fout
t 'a full disk'             2 ''                       'kon niet worden geschreven'    line 'samenloop decide anna.json > /dev/full'
t '-- ends options'         2 ''                       'kan "--date" niet lezen'       samenloop decide -- --date

# ---- the arrangement ----
t 'an arrangement'          0 '^Arrangement voor huishouden' ''                        samenloop decide gezin.json --arrangement
t 'what first'              0 '^- Stap 1. ' ''                                         samenloop decide gezin.json --arrangement
t 'an arrangement as Markdown' 0 '^## Wie krijgt wat' ''                               samenloop decide gezin.json --arrangement --format md
t 'an arrangement as HTML'  0 '<h2>Gebruikte gegevens</h2>' ''                         line 'samenloop decide gezin.json --arrangement --format html > p.html; xmllint --noout p.html && cat p.html'
t 'an arrangement as JSON'  0 '"volgorde": \[' ''                                      samenloop decide gezin.json --format json --kort
t 'not of one person'       2 ''                       'over het hele huishouden op een dag' samenloop decide gezin.json --arrangement --person bram
t 'not over a period'       2 ''                       'over het hele huishouden op een dag' samenloop decide gezin.json --arrangement --period 2026-07-01..2026-08-01

t 'what changes by itself'  0 '^  - Algemene bijstand voor Farah: was toegekend' ''    samenloop decide gezin.json --arrangement
t 'and costs elsewhere'     0 '^Helpen hier kost daar' ''                              samenloop decide gezin.json --arrangement
t 'ahead only when asked'   1 ''                       ''                              line 'samenloop decide gezin.json --format json | grep \"kalender\":'
t 'help costs a contribution' 0 '^  - Elders: € -21,80 per maand' '' samenloop decide hulp.json --arrangement
t 'a stay leaves the norm open' 0 'Daarvoor moet eerst bekend zijn: Algemene bijstand voor Dirk: open, er is een oordeel nodig (is inrichting)' '' samenloop decide hulp.json --arrangement
t 'two pay once'            0 'Met beide: € 1.397,66 per maand. Dat is € 21,80 per maand anders' '' samenloop decide hulp.json --arrangement
t 'two as Markdown'         0 '^- Maatwerkvoorziening voor thuis, en Maatwerkvoorziening voor samen' '' samenloop decide hulp.json --arrangement --format md
t 'two as HTML'             0 'Samen anders dan elk apart' '' line 'samenloop decide hulp.json --arrangement --format html > p.html; xmllint --noout p.html && cat p.html'
t 'two as JSON'             0 '"meer_dan_de_som":.*21.80' '' samenloop decide hulp.json --format json --arrangement --kort
t 'no partner known: open'  0 'Eigen bijdrage Wmo voor Dirk: open, er ontbreken gegevens (partner, gezamenlijke huishouding met)' '' line "sed 's/\"huishouden\":/\"huishouden_volledig\": false, &/' hulp.json > open.json; samenloop decide open.json --arrangement"
t 'ahead as JSON'           0 '"wijzigingen": \['      ''                              samenloop decide gezin.json --format json --arrangement --kort
t 'an arrangement twice'    0 ''                       ''                              line 'samenloop decide gezin.json --arrangement > a; samenloop decide gezin.json --arrangement > b; cmp a b'

# ---- one fact over a range ----
loon=bram.inkomsten[1].netto_bedrag_per_maand
geld=bram.bezittingen[1].waarde
t 'a range'                 0 '€ 200,00  € 1.557,42 .*€ 1.757,42$' ''                  samenloop explain gezin.json --vary "$loon=0..400:200"
t 'a range without a fall'  0 '^Nergens gaat het huishouden' ''                        samenloop explain gezin.json --vary "$loon=0..400:200"
t 'a fall'                  0 '^- van € 16.000,00 naar € 17.000,00: € 1.357,42 per maand minder' '' samenloop explain gezin.json --vary "$geld=15000..18000:1000"
t 'a decision that turns'   0 '^- bij € 17.000,00: Algemene bijstand voor Farah was toegekend' '' samenloop explain gezin.json --vary "$geld=15000..18000:1000"
t 'a range as CSV'          0 '^17000.00,afwijzen,,1757.42,0.00,,*$' ''                  samenloop explain gezin.json --vary "$geld=15000..18000:1000" --of algemene-bijstand,bijstandsnorm --person farah --format csv
t 'a range as a chart'      0 'EUR per maand'          ''                              line 'samenloop explain gezin.json --vary "$geld=15000..18000:1000" --format svg > c.svg; xmllint --noout c.svg && cat c.svg'
t 'a fall in the chart'     0 'class="achteruit"'      ''                              samenloop explain gezin.json --vary "$geld=15000..18000:1000" --format svg
t 'large numbers in a chart' 0 '>90.000.000.000.000.000.000.000<' ''                    samenloop explain gezin.json --vary "$geld=0..99999999999999999999999:99999999999999999999999" --format svg
t 'a range as JSON'         0 '"verlies": "1357.42"'   ''                              samenloop explain gezin.json --vary "$geld=15000..18000:1000" --format json
t 'no range'                2 ''                       'SL5011: "schulden" is geen reeks' samenloop explain gezin.json --vary schulden
t 'a range of nobody'       2 ''                       'SL5012: in het huishouden is geen "piet"' samenloop explain gezin.json --vary piet.schulden=0..1:1
t 'a range of no item'      2 ''                       'geen "bram.inkomsten\[2\]"'    samenloop explain gezin.json --vary 'bram.inkomsten[2].netto_bedrag_per_maand=0..1:1'
t 'a range of no fact'      2 ''                       'bedoelt u "schulden"?'         samenloop explain gezin.json --vary bram.schuldem=0..1:1
t 'a range of a name'       2 ''                       'SL5014: "naam" is geen getal'  samenloop explain gezin.json --vary bram.naam=0..1:1
t 'a range backward'        2 ''                       'SL5015'                        samenloop explain gezin.json --vary bram.schulden=5..1:1
t 'a range without end'     2 ''                       'SL5016'                        samenloop explain gezin.json --vary bram.schulden=0..1000000:1
t 'a range out of bounds'   2 ''                       'SL5017'                        samenloop explain gezin.json --vary bram.maanden_inkomstenvrijlating_gebruikt=-5..5:1
t 'a range of tenths of cents' 2 ''                    'SL5018'                        samenloop explain gezin.json --vary 'bram.schulden=0..0.1:0.001'
t 'a column that is not'    2 ''                       'onbekend feit of begrip "norrm"' samenloop explain gezin.json --vary bram.schulden=0..5:1 --of norrm
t 'a column of a pair'      2 ''                       'SL5019'                        samenloop explain gezin.json --vary bram.schulden=0..5:1 --of 'kostendelende medebewoner'
t 'no such form of a range' 2 ''                       'kies text, csv, svg of json'   samenloop explain gezin.json --vary bram.schulden=0..5:1 --format html

# ---- explain ----
t 'explain one at a time'   2 ''                       'leg een ding tegelijk uit'     samenloop explain anna.json --person anna --of leeftijd,bijstandsnorm
t 'explain a concept'       0 'art. 21 onderdeel a Participatiewet' ''                 samenloop explain anna.json --person anna --of bijstandsnorm
t 'explain a decision'      0 'toegekend'              ''                              samenloop explain anna.json --person anna --of algemene-bijstand
t 'explain as JSON'         0 '"'                      ''                              samenloop explain anna.json --person anna --of leeftijd --format json
t 'explain nothing'         2 ''                       'zeg met --of'                  samenloop explain anna.json
t 'explain without facts'   2 ''                       'het bestand met feiten ontbreekt' samenloop explain --of leeftijd
t 'explain what is not'     2 ''                       'onbekend feit of begrip'       samenloop explain anna.json --person anna --of onzin
t 'explain of another kind' 2 ''                     '"meetellend bedrag" hoort bij inkomst, niet bij persoon' samenloop explain anna.json --person anna --of 'meetellend bedrag'

# ---- what it cannot know ----

t 'known on a day, as far as the rules say it' 0 'bekend was op 1 januari 2010; waarvan in de regels geen dag van bekendmaking staat, telt mee' '' samenloop decide anna.json --as-known-on 2010-01-01 --kort

# ---- what a step says of tables and of other days ----

tabel() { samenloop explain cli/tabel/feiten.json --rules cli/tabel --person kim --of "$1"; }
t 'the first row that hits' 0 'rij 1: \[10..20) geeft 35'  '' tabel eerste
t 'and no other'            1 ''                           '' line 'tabel eerste | grep "rij 2"'
t 'rows that add up'        0 'deze rijen zijn opgeteld'   '' tabel som
t 'the lowest row'          0 'van deze rijen telt de laagste' '' tabel laagste
t 'the peildatum of op()'   0 'peildatum op 1 september 2026: 1 september 2026 (de dag waarop deze stap kijkt)' '' tabel septemberleeftijd
t 'the peildatum itself'    0 'peildatum: 15 juli 2026 (de dag waarvoor wordt beslist)' '' tabel leeftijd

# ---- check ----
t 'check'                   0 'regels, .* conflicten$' ''                              samenloop check
t 'check a folder'          0 'regels, .* conflicten$' ''                              samenloop check rules
t 'check lists doubts'      0 'onzeker: '              ''                              samenloop check --twijfels
t 'and those of conflicts'  0 ': conflict wlz-uitsluiting: ' ''                      samenloop check --twijfels
t 'check lists decisions'   0 '^  algemene-bijstand: ' ''                              samenloop check --besluiten
mkdir hoofdletters && cp cli/fout/fout.xml hoofdletters/FOUT.XML
t 'check reads .XML too'    1 'fouten'                     'FOUT.XML:4:.*fout SL'          samenloop check hoofdletters
mkdir latin && sed '5s/.*/<!-- caf\xe9, th\xe9, Ren\xe9e -->/' cli/tabel/regels.xml > latin/regels.xml
t 'one message for Latin-1' 1 '^1 fout, '            'regels.xml:5:9: fout SL1002: byte 0xE9' samenloop check latin
t 'check finds errors'      1 '2 fouten'               'cli/fout/fout.xml:4:.*fout SL' samenloop check cli/fout
t 'check bounds of the law'  1 'vastgesteld op € 21,80 per maand; de wet laat ten hoogste € 21,00' '' samenloop check cli/gemeente --gemeente GM0001
t 'check bounds of all'     1 '1 fout, '             'ten hoogste 21.00 EUR/maand toe' samenloop check cli/gemeente
t 'check one that is not'   2 ''                       'lijkt is "GM8001"'             samenloop check steden --gemeente GM8101
t 'check one that is far off' 2 ''                     'zijn geen regels geladen'      samenloop check steden --gemeente GM1234
t 'check no municipality'   2 ''                       'een gemeente is als GM0363'    samenloop check --gemeente Urk

t 'a town that is complete' 0 'Het beleid is volledig' ''                              samenloop check steden --gemeente GM8001
t 'a town that is not'      1 'Het beleid is niet in orde' ''                          samenloop check steden --gemeente GM8002
t 'a town with a mistake'   1 'foutdorp.xml:6:28: fout SL2521' ''                      samenloop check steden --gemeente GM8003
t 'each mistake is told'    1 '3 fouten'               'steden/foutdorp.xml:6:28: fout SL2521' samenloop check steden
t 'missing from a day on'   1 'vanaf 1 juli 2025: ontbreekt' ''                        samenloop check steden --gemeente GM8002
t 'missing on a day'        1 'Van 8 beleidsplichten: 3 ontbrekend, 3 niet toegestaan, 1 niet te beoordelen, 1 vervuld' '' samenloop check steden --gemeente GM8002 --date 2026-02-01
t 'complete on a day'       0 'Beoordeeld op 1 februari 2024' ''                       samenloop check steden --gemeente GM8001 --date 2024-02-01
t 'before there was any'    1 'ontbreekt'              ''                              samenloop check steden --gemeente GM8001 --date 2022-12-31
t 'over a period'           1 'van 1 januari 2025 tot 1 juli 2025: vervuld door art. 1 Broodverordening' '' samenloop check steden --gemeente GM8002 --period 2025-01-01..2026-01-01
t 'a town as JSON'          0 '^  "volledig": true,$'  ''                              samenloop check steden --gemeente GM8001 --format json
t 'another one as JSON'     1 '"oordeel": "buiten-de-grenzen"' ''                      samenloop check steden --gemeente GM8002 --format json
t 'a town as HTML'          0 '<li class="let-op">vanaf 1 juli 2025: ontbreekt' ''     line 'samenloop check steden --gemeente GM8002 --format html > p.html; xmllint --noout p.html && cat p.html'
t 'the same bytes'          0 ''                       ''                              line 'samenloop check steden --gemeente GM8002 --format json > 1; samenloop check steden --gemeente GM8002 --format json > 2; cmp 1 2'
t 'a town and its doubts'   0 '0 twijfels'             ''                              samenloop check steden --gemeente GM8001 --twijfels
t 'doubts about the law'    1 '^steden/wet.xml:.*: beleidsplicht broodwet-1-c: art. 1 onderdeel c Broodwet: afgeleid: ' 'SL2521' samenloop check steden --twijfels
# The example municipalities, and one with mistakes that were planted: see cli/gebreken/verordening.xml.
t 'Modelstad is complete'   0 'Het beleid is volledig' ''                              samenloop check --gemeente GM9001
t 'Minimastad is complete'  0 'Het beleid is volledig' ''                              samenloop check --gemeente GM9002
t 'Kaalstad lacks one thing' 1 'beleidsplichten: 1 ontbrekend, '  ''                          samenloop check --gemeente GM9003
line 'samenloop check rules cli/gebreken --gemeente GM9091 > gebrek'
lacks() {
	grep -A 4 "; $1)" gebrek
}
t 'planted: missing'        0 'van 1 januari 2015 tot 1 januari 2027: ontbreekt' ''    lacks pw-8a-1-b
t 'planted: above the bound' 0 'is vastgesteld op 4 maanden; de wet laat ten hoogste 3 maanden toe' '' cat gebrek
t 'planted: below the bound' 0 'is vastgesteld op 2 maanden; de wet laat ten minste 3 maanden toe' '' cat gebrek
t 'planted: not all is set' 0 '"verlaging ernstige misdraging percentage" heeft geen waarde' '' cat gebrek
t 'planted: forbidden'      0 'vanaf 1 januari 2026: niet toegestaan; hierover mag de gemeente niets regelen' '' lacks pw-41-12
t 'planted: only later'     0 'van 1 januari 2015 tot 1 januari 2018: ontbreekt' ''    lacks pw-8a-1-a
t 'planted: a gap'          0 'van 1 januari 2020 tot 1 januari 2022: ontbreekt' ''    lacks pw-8a-1-e
t 'planted: no law opens it' 0 'geen wet laat dit over aan de gemeente, en het wordt niet gebruikt (art. 6' '' cat gebrek
t 'planted: in one year'    0 'van 1 januari 2020 tot 1 januari 2021: buiten de grenzen' '' lacks pw-35-2
t 'planted: other form'     0 'een beleidsregel van het college: dat telt niet' ''     lacks pw-47-a
t 'planted: set in policy'  0 'de wet laat dit over aan een verordening en niet aan een beleidsregel' '' cat gebrek
t 'planted: other body'     0 'een plan van het college: dat telt niet' ''             lacks pw-8d
t 'planted: and one that is fine' 0 'vervuld door art. 7 Verordening Participatiewet Gebrekstad' '' lacks pw-8b
t 'planted: no such duty'   1 'verordening.xml:7:34: fout SL2521' ''                   samenloop check rules cli/gebreken-plicht --gemeente GM9092
t 'planted: broken file'    1 'verordening-werk.xml:7:3: fout SL2001' ''               samenloop check rules cli/gebreken-vorm --gemeente GM9093

t 'check no such format'    2 ''                       'onbekende vorm'                samenloop check steden --gemeente GM8001 --format xml
t 'check a date and a period' 2 ''                     'niet allebei'                  samenloop check steden --gemeente GM8001 --date 2026-01-01 --period 2026-01-01..2026-02-01
t 'check a wrong date'      2 ''                       '"gisteren" is geen datum'      samenloop check steden --gemeente GM8001 --date gisteren
t 'check an empty period'   2 ''                       'is leeg'                       samenloop check steden --gemeente GM8001 --period 2026-01-01..2026-01-01
t 'check half a period'     2 ''                       'een periode is als'            samenloop check steden --gemeente GM8001 --period 2026-01-01
t 'a date and no town'      2 ''                       'horen bij --gemeente'          samenloop check steden --date 2026-01-01
t 'doubts as JSON'          2 ''                       'alleen als text'               samenloop check steden --gemeente GM8001 --twijfels --format json
t 'check what is not there' 2 ''                       'het bestaat niet'              samenloop check nergens

t 'check where no rules are' 2 ''                      'geef --rules MAP'              line '(mkdir kaal; cd kaal; samenloop check)'

# ---- schema ----
t 'JSON Schema'             0 '"$schema"'              ''                              samenloop schema
t 'XSD of facts'            0 'urn:samenloop:feiten'   ''                              samenloop schema --xsd
t 'XSD of rules'            0 'urn:samenloop:regels'   ''                              samenloop schema --regels
t 'two schemas'             2 ''                       'kies --xsd of --regels'        samenloop schema --xsd --regels
t 'the XSD takes the facts' 0 ''                       'validates'                     line 'samenloop schema --xsd > f.xsd && xmllint --noout --schema f.xsd gezin.xml'
t 'the XSD takes the rules' 0 ''                       'validates'                     line 'samenloop schema --regels > r.xsd && xmllint --noout --schema r.xsd rules/aow/aow.xml'

# ---- feel ----
t 'feel'                    0 '^{"number":"7"}$'       ''                              samenloop feel '1 + 2 * 3'
t 'feel with a context'     0 '^{"number":"3"}$'       ''                              samenloop feel 'a + 1' --context '{"a":{"number":"2"}}'
t 'feel that is an error'   1 '^null$'                 'fout SL'                       samenloop feel '1 / 0'
t 'feel with bad JSON'      2 ''                       'context'                       samenloop feel a --context '{'
t 'feel with no typed value' 2 ''                      '--context:1:7: \$.a: fout SL4001'  samenloop feel a --context '{"a": 1}'
t 'feel, not supported'     3 ''                       'SL3390: niet ondersteund'      samenloop feel 'matches("a", "\p{IsFoo}")'
t 'feel without expression' 2 ''                       'de expressie ontbreekt'        samenloop feel
t 'feel with two'           2 ''                       'geef een expressie'            samenloop feel 1 2
t 'feel, a table'           1 '^2 passed, 1 failed, 0 not supported$' ''               samenloop feel --table cli/rows.jsonl
t 'feel, a table, a plan'   1 '^1..3$'                 ''                              samenloop feel --table cli/rows.jsonl
t 'feel, a row that is none' 2 ''                      'SL4002'                        line 'echo "{\"id\":\"x\"}" > rij.jsonl; samenloop feel --table rij.jsonl'
t 'feel, a bad table'       2 ''                       'verkeerd.json:1'               samenloop feel --table cli/verkeerd.json

# ---- test ----
t 'test'                    0 '^[0-9]* geslaagd, 0 mislukt$' ''                        samenloop test
t 'a letter says why nothing is owed' 0 'Voor een rolstoel geldt geen bijdrage\.' '' samenloop decide --kort --decision wmo-bijdrage rolstoel.json
t 'a letter says when it begins' 0 'De bijdrage begint op 1 april 2026\. .*begint in de loop van deze maand' '' samenloop decide --kort --decision wmo-bijdrage begonnen.json
t 'a letter says why at 20 it is jeugdhulp still' 0 'wordt toegekend\. .*Bepaald is dat jeugdhulp na de achttiende verjaardag nodig is' '' samenloop decide --kort --decision jeugdhulp cli/verlengd.json
t 'test a file'             0 ' geslaagd, 0 mislukt$'  ''                              samenloop test rules/toetsen/aow.xml
t 'a proposal, by name'     0 '^6 geslaagd, 0 mislukt$' ''                              samenloop test --rules rules,voorstellen/inkomensafhankelijke-bijdrage voorstellen/inkomensafhankelijke-bijdrage/toetsen.xml
t 'test as TAP'             0 '^ok 1 - AOW1 '          ''                              samenloop test --tap rules/toetsen/aow.xml
t 'test that fails'         1 'MISLUKT .*verkeerd'     ''                              samenloop test cli/toetsen
t 'test says where'         1 'eerste verschil: '      ''                              samenloop test cli/toetsen
t 'test says what'          1 'leeftijd is "36", verwacht "35"' ''                     samenloop test cli/toetsen
t 'test that is uncertain'  1 'onzeker: een jurist'    ''                              samenloop test cli/toetsen
t 'test of conflicts'       1 'stapeling-eigen-bijdragen: niet gevonden'       ''                              samenloop test cli/toetsen
t 'test as JUnit'           0 '<failure message='      ''                              line 'samenloop test cli/toetsen --junit uit.xml > /dev/null; xmllint --noout uit.xml && cat uit.xml'
t 'test in JSON'            0 '1 geslaagd, 0 mislukt'  ''                              samenloop test cli/toetsen/goed.json
t 'test that is none'       2 ''                       'SL4005: .*is geen toetsbestand' samenloop test anna.json
t 'test with mistakes'      2 ''                       'cli/kapot/toets.xml:4:.*SL4004' samenloop test cli/kapot
t 'test of nothing'         2 ''                       'geen toetsen gevonden'         line 'mkdir leeg; samenloop test leeg'

echo "1..$n"
