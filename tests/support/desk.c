/* SPDX-License-Identifier: EUPL-1.2 */
/* Documents with facts. */
#include "desk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "support/household_text.h"
#include "support/schema_fixture.h"

void sl_desk_open(sl_desk *d)
{
	*d = (sl_desk){0};
	d->schema = sl_fixture_schema(&d->rules);
	assert_non_null(d->schema);
}

void sl_desk_clear(sl_desk *d)
{
	sl_arena_reset(&d->arena);
	sl_diags_free(&d->diags);
	sl_buf_clear(&d->text);
	d->h = NULL;
}

void sl_desk_close(sl_desk *d)
{
	sl_arena_free(&d->rules);
	sl_arena_free(&d->arena);
	sl_diags_free(&d->diags);
	sl_buf_free(&d->text);
}

sl_status sl_desk_json(sl_desk *d, const char *text)
{
	sl_desk_clear(d);
	return sl_facts_read_json(&d->h, d->schema, "f.json", text, strlen(text), &d->arena,
				  &d->diags);
}

sl_status sl_desk_xml(sl_desk *d, const char *text)
{
	sl_desk_clear(d);
	return sl_facts_read_xml(&d->h, d->schema, "f.xml", text, strlen(text), &d->arena,
				 &d->diags);
}

const char *sl_desk_told(sl_desk *d)
{
	sl_buf_clear(&d->text);
	sl_household_text(&d->text, d->h);
	return sl_buf_text(&d->text);
}

const char *sl_desk_problems(sl_desk *d)
{
	sl_buf_clear(&d->text);
	sl_diags_print(&d->text, &d->diags);
	return sl_buf_text(&d->text);
}

const char *sl_desk_person(char *out, size_t size, const char *before, const char *facts,
			   const char *after)
{
	snprintf(out, size, "%s%s%s", before, facts, after);
	return out;
}
/* ---- one household ---- */

const char sl_example_json[] =
	"{ \"huishouden\": \"demo-1\", \"peildatum\": \"2026-07-01\", \"gemeente\": \"GM0363\",\n"
	"  \"wetten\": [\"wmo\"], \"plannen\": [\"plan A\", \"plan B\"], \"volledig\": true,\n"
	"  \"personen\": [\n"
	"    { \"id\": \"anna\", \"geboortedatum\": \"1988-03-14\", \"partner\": \"bram\", \"kinderen\": [\"cato\"],\n"
	"      \"inkomsten\": [ { \"soort\": \"loon\", \"netto_bedrag_per_maand\": 850.00 } ],\n"
	"      \"schulden\": { \"waarde\": 3200.00, \"bron\": \"bankafschrift\", \"datum\": \"2026-06-20\" },\n"
	"      \"redt_zich\": { \"waarde\": true, \"door\": \"consulent\", \"reden\": \"gesprek\" } },\n"
	"    { \"id\": \"bram\", \"geboortedatum\": \"1986-11-02\", \"inkomsten\": null, \"partner\": \"anna\",\n"
	"      \"hulpvragen\": [ { \"id\": \"h1\", \"uren_per_week\": [ { \"van\": \"2026-01-01\", \"tot\": \"2026-07-01\",\n"
	"        \"waarde\": 2.5 } ], \"hulp_van\": [\"anna\"] } ] },\n"
	"    { \"id\": \"cato\", \"geboortedatum\": \"2019-05-30\", \"verhuisdatum\": { \"leeg\": true } } ] }\n";

const char sl_example_xml[] =
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	"<huishouden xmlns=\"urn:samenloop:feiten\">\n"
	"  <huishouden>demo-1</huishouden> <peildatum>2026-07-01</peildatum> <gemeente>GM0363</gemeente>\n"
	"  <wetten><waarde>wmo</waarde></wetten>\n"
	"  <plannen> <waarde>plan A</waarde> <waarde>plan B</waarde> </plannen>\n"
	"  <volledig>true</volledig>\n"
	"  <personen>\n"
	"    <persoon id=\"anna\">\n"
	"      <geboortedatum>1988-03-14</geboortedatum> <partner>bram</partner>\n"
	"      <kinderen><verwijzing>cato</verwijzing></kinderen>\n"
	"      <inkomsten><inkomst> <soort>loon</soort>\n"
	"        <netto_bedrag_per_maand>850.00</netto_bedrag_per_maand> </inkomst></inkomsten>\n"
	"      <schulden bron=\"bankafschrift\" datum=\"2026-06-20\">3200.00</schulden>\n"
	"      <redt_zich door=\"consulent\" reden=\"gesprek\">true</redt_zich>\n"
	"    </persoon>\n"
	"    <persoon id=\"bram\">\n"
	"      <geboortedatum>1986-11-02</geboortedatum> <inkomsten onbekend=\"ja\"/> <partner>anna</partner>\n"
	"      <hulpvragen><hulpvraag id=\"h1\">\n"
	"        <uren_per_week><tijdvak van=\"2026-01-01\" tot=\"2026-07-01\">2.5</tijdvak></uren_per_week>\n"
	"        <hulp_van><verwijzing>anna</verwijzing></hulp_van>\n"
	"      </hulpvraag></hulpvragen>\n"
	"    </persoon>\n"
	"    <persoon id=\"cato\"><geboortedatum>2019-05-30</geboortedatum><verhuisdatum leeg=\"ja\"/></persoon>\n"
	"  </personen>\n"
	"</huishouden>\n";
