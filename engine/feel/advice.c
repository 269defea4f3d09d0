/* SPDX-License-Identifier: EUPL-1.2 */
/* What somebody probably meant: signs, words and functions that FEEL has not. */
#include "feel/advice.h"

#include <string.h>

typedef struct pair {
	const char *wrote, *meant;
} pair;

#define COUNT(list) (sizeof(list) / sizeof *(list))

static const char *meant(const pair *list, size_t count, const char *wrote, size_t n)
{
	for (size_t i = 0; i < count; i++)
		if (strlen(list[i].wrote) == n && memcmp(list[i].wrote, wrote, n) == 0)
			return list[i].meant;
	return NULL;
}

const char *sl_feel_advice_sign(const char *sign, size_t n)
{
	static const char quotes[] = "tekst staat tussen rechte, dubbele aanhalingstekens: \"tekst\"";
	static const pair list[] = {
		{"'", quotes}, {"`", quotes}, {"‘", quotes}, {"’", quotes},
		{"“", quotes}, {"”", quotes}, {"„", quotes},
		{"%", "de helft is 0.5; een percentage uit de wet is een parameter met eenheid=\"procent\""},
		{"€", "schrijf alleen het getal, met een punt: 10.50"},
		{"≥", "schrijf >="}, {"≤", "schrijf <= (in XML &lt;=)"}, {"≠", "schrijf !="},
		{"×", "vermenigvuldigen gaat met *"}, {"÷", "delen gaat met /"},
		{"–", "het minteken is -"}, {"—", "het minteken is -"}, {"−", "het minteken is -"},
		{"…", "een bereik heeft twee punten: [12..15]"},
		{";", "tussen argumenten staat een komma"},
	};

	return meant(list, COUNT(list), sign, n);
}

const char *sl_feel_advice_word(const char *word, size_t n)
{
	static const pair list[] = {
		{"en", "and"}, {"En", "and"}, {"EN", "and"}, {"And", "and"}, {"AND", "and"},
		{"of", "or"}, {"Of", "or"}, {"OF", "or"}, {"Or", "or"}, {"OR", "or"},
		{"niet", "not( )"}, {"Niet", "not( )"}, {"NIET", "not( )"},
		{"Not", "not( )"}, {"NOT", "not( )"},
		{"als", "if"}, {"Als", "if"}, {"ALS", "if"}, {"If", "if"}, {"IF", "if"},
		{"dan", "then"}, {"DAN", "then"}, {"Then", "then"}, {"THEN", "then"},
		{"anders", "else"}, {"ANDERS", "else"}, {"Else", "else"}, {"ELSE", "else"},
		{"In", "in"}, {"IN", "in"},
		{"x", "*"}, {"X", "*"}, {"maal", "*"}, {"keer", "*"},
		{"plus", "+"}, {"min", "-"},
	};

	return meant(list, COUNT(list), word, n);
}

const char *sl_feel_advice_value(const char *word)
{
	static const pair list[] = {
		{"ja", "true"}, {"waar", "true"}, {"Ja", "true"}, {"True", "true"}, {"TRUE", "true"},
		{"nee", "false"}, {"onwaar", "false"}, {"Nee", "false"}, {"False", "false"},
		{"FALSE", "false"}, {"leeg", "null"}, {"geen", "null"}, {"NULL", "null"},
	};

	return meant(list, COUNT(list), word, strlen(word));
}

const char *sl_feel_advice_function(const char *name)
{
	static const pair list[] = {
		{"som", "sum"}, {"aantal", "count"}, {"tel", "count"}, {"minimum", "min"},
		{"laagste", "min"}, {"maximum", "max"}, {"hoogste", "max"}, {"gemiddelde", "mean"},
		{"afronden", "round half up"}, {"rond af", "round half up"}, {"round", "round half up"},
		{"niet", "not"}, {"datum", "date"}, {"bevat", "list contains"}, {"contains", "list contains"},
		{"absoluut", "abs"}, {"duur", "duration"},
	};

	return meant(list, COUNT(list), name, strlen(name));
}
