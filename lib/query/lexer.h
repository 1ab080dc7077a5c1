/* SPDX-License-Identifier: MIT
 * query/lexer.h - the text of a query as pieces. What is not an operator is a word. */
#ifndef QUERY_LEXER_H
#define QUERY_LEXER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum piece_kind {
    PIECE_END,
    PIECE_WORD,   /* start..end */
    PIECE_PHRASE, /* what is between quotes: start..end */
    PIECE_OPEN,
    PIECE_CLOSE,
    PIECE_OR,
    PIECE_MINUS, /* stands before the word, phrase or bracket it negates */
    PIECE_FIELD, /* `column`; stands before what it restricts */
    PIECE_NEAR   /* NEAR( */
};

struct piece {
    enum piece_kind kind;
    size_t start; /* bytes of the text, without quotes and the star of a prefix */
    size_t end;
    bool prefix;     /* of PIECE_WORD */
    uint32_t column; /* of PIECE_FIELD: enum document_column */
};

struct lexer {
    const char *text;
    size_t length;
    size_t at;
};

/* The next piece; PIECE_END for ever behind the last. */
void lexer_next(struct lexer *lexer, struct piece *out);
/* Behind the words of NEAR: ", 5)" is taken, distance set; false, and nothing taken, if that is not what follows. */
bool lexer_near_end(struct lexer *lexer, uint32_t *distance);
/* The same where it clings to the last word, "b,5)": the piece loses it. */
bool lexer_near_cut(const struct lexer *lexer, struct piece *piece, uint32_t *distance);

#endif
