/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * support/schema_fixture - a small schema made without the loader.
 *
 *   huishouden  huishouden, peildatum, gemeente, personen, volledig, plannen,
 *               wetten, totaal (a concept)
 *   persoon     id, naam, burgerservicenummer, geboortedatum, partner, ouders,
 *               kinderen, samen met (oordeel), huurt van, verzorgt, redt zich
 *               (oordeel), inkomsten, bezittingen, gebruiken, hulpvragen, ...
 *   inkomst     soort, netto bedrag per maand
 *   bezitting   soort, waarde
 *   gebruik     van, tot, waarde
 *   hulpvraag   id, uren per week, hulp van
 */
#ifndef SL_TESTS_SUPPORT_SCHEMA_FIXTURE_H
#define SL_TESTS_SUPPORT_SCHEMA_FIXTURE_H

#include "schema/schema.h"

/* The schema, made ready for reading facts; NULL when memory ran out. All of
 * it lives in the arena. */
const sl_schema *sl_fixture_schema(sl_arena *arena);

#endif
