/* SPDX-License-Identifier: MIT
 * document/document.h - what a store indexes: for each language of a record, the tokens of its fields.
 *
 * Tokens are written forms (text/analyzer.h), separated by one space. Between two values of one field (keywords)
 * stands DOCUMENT_BREAK, a token no query has, so that no phrase crosses them. In values without any marked word
 * (in Vietnamese, in "und" and among names) Latin words start with DOCUMENT_PLAIN: a marked query word finds them
 * there and nowhere else. In values whose marks mean nothing (text/ocr.h) they start with DOCUMENT_DAMAGED, as do
 * their folded forms. Every record has a document for "und" when it has names or keywords in no language. */
#ifndef DOCUMENT_DOCUMENT_H
#define DOCUMENT_DOCUMENT_H

#include "record/record.h"
#include "text/analyzer.h"

#define DOCUMENT_BREAK '\002'
#define DOCUMENT_PLAIN '\001'
#define DOCUMENT_DAMAGED '\003'

/* Columns of the index; the first six are the text fields in the order of enum field. */
enum document_column {
    DOCUMENT_TITLE,
    DOCUMENT_DESCRIPTION,
    DOCUMENT_ALT_TEXT,
    DOCUMENT_KEYWORDS,
    DOCUMENT_PLACE,
    DOCUMENT_BODY,
    DOCUMENT_NAMES /* file and folder names, creator, credit line, keywords of "und" */
};
#define DOCUMENT_COLUMNS 7

struct document {
    char language[RECORD_LANGUAGE_SIZE];
    struct buf columns[DOCUMENT_COLUMNS];
    struct buf keywords;  /* those of the column as they are written, one a line; see phrase.h */
    uint32_t token_count; /* of all columns, breaks left out */
    uint32_t title_count; /* of the title */
};

struct documents {
    struct document *items; /* sorted by language */
    size_t count;
    size_t made; /* `count`, and those whose columns wait to be used again */
    size_t capacity;
};

#define DOCUMENTS_INIT                                                                                       \
    {                                                                                                        \
        NULL, 0, 0, 0                                                                                        \
    }

/* From the shown values, in place of what is there. ENOMEM, and then there is nothing. */
vitrine_status documents_build(struct documents *out, const struct record *record, struct analyzer *analyzer,
                               vitrine_error **err);
void documents_dispose(struct documents *documents);
const struct document *documents_find(const struct documents *documents, const char *language);

/* The next token of a column: false at the end. *at starts at 0. */
bool document_next(const struct buf *column, size_t *at, const char **token, size_t *length);

/* Languages whose texts may have words with DOCUMENT_PLAIN or DOCUMENT_DAMAGED outside of their names. */
bool document_may_be_damaged(const char *language);
/* What stands before the Latin words of a value: '\0', DOCUMENT_DAMAGED, or DOCUMENT_PLAIN unless one is marked. The
 * value's tokens are then those of document_tokens. */
char document_prefix(const char *language, enum field field, const char *text, size_t length);
vitrine_status document_tokens(struct analyzer *analyzer, const char *language, char prefix, const char *text,
                               size_t length, token_sink *sink, void *context, vitrine_error **err);
/* Is the token one that gets the prefix? */
bool document_is_latin(const struct token *token);

/* A length as one byte, and what that byte stands for. Never 0; exact to 31, then sixteen steps to each doubling. */
unsigned char document_length_code(uint32_t token_count);
uint32_t document_length_of_code(unsigned char code);

/* A document's lengths as stores keep them: scoring sees only this, so that every store scores alike. */
struct document_length {
    unsigned char all;   /* a code; 0: no document */
    unsigned char title; /* a code; 0: no title */
};
struct document_length document_length(const struct document *document);

#endif
