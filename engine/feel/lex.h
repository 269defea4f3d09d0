/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * feel/lex - words, numbers, texts and signs of an expression.
 *
 * in     UTF-8 text
 * out    tokens, one at a time
 * calls  this room only
 *
 * A token does not know names with spaces: the parser looks those up where
 * a name may begin, and has the reader go on behind the name.
 */
#ifndef SL_FEEL_LEX_H
#define SL_FEEL_LEX_H

#include <stddef.h>
#include <stdint.h>

typedef enum sl_token_kind {
	SL_TOKEN_END,
	SL_TOKEN_WORD,
	SL_TOKEN_NUMBER,
	SL_TOKEN_STRING, /* with its quotes */
	SL_TOKEN_LPAREN, SL_TOKEN_RPAREN,
	SL_TOKEN_LBRACKET, SL_TOKEN_RBRACKET,
	SL_TOKEN_LBRACE, SL_TOKEN_RBRACE,
	SL_TOKEN_COMMA, SL_TOKEN_COLON, SL_TOKEN_DOT, SL_TOKEN_DOTS, SL_TOKEN_AT,
	SL_TOKEN_PLUS, SL_TOKEN_MINUS, SL_TOKEN_STAR, SL_TOKEN_POWER, SL_TOKEN_SLASH,
	SL_TOKEN_EQ, SL_TOKEN_NE, SL_TOKEN_LT, SL_TOKEN_LE, SL_TOKEN_GT, SL_TOKEN_GE,
	/* what is wrong; start is where */
	SL_TOKEN_BAD_CHAR,
	SL_TOKEN_BAD_UTF8,
	SL_TOKEN_OPEN_STRING,
	SL_TOKEN_OPEN_COMMENT
} sl_token_kind;

typedef enum sl_keyword {
	SL_WORD_OTHER,
	SL_WORD_AND, SL_WORD_BETWEEN, SL_WORD_ELSE, SL_WORD_EVERY, SL_WORD_EXTERNAL,
	SL_WORD_FALSE, SL_WORD_FOR, SL_WORD_FUNCTION, SL_WORD_IF, SL_WORD_IN,
	SL_WORD_INSTANCE, SL_WORD_NOT, SL_WORD_NULL, SL_WORD_OF, SL_WORD_OR,
	SL_WORD_RETURN, SL_WORD_SATISFIES, SL_WORD_SOME, SL_WORD_THEN, SL_WORD_TRUE
} sl_keyword;

/* Behind the last of each; no member, so that a switch need not name it. */
enum { SL_TOKEN_COUNT = SL_TOKEN_OPEN_COMMENT + 1, SL_KEYWORD_COUNT = SL_WORD_TRUE + 1 };

typedef struct sl_token {
	uint8_t kind, keyword; /* sl_token_kind, sl_keyword */
	uint32_t start, end;   /* bytes [start, end) */
} sl_token;

/* The token at byte `at` or behind the white space and comments there. */
sl_token sl_feel_token(const char *text, size_t n, size_t at);

#endif
