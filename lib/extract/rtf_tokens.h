/* SPDX-License-Identifier: MIT
 * extract/rtf_tokens.h - RTF as a run of tokens, whatever is wrong with it. */
#ifndef EXTRACT_RTF_TOKENS_H
#define EXTRACT_RTF_TOKENS_H

#include <stdbool.h>
#include <stddef.h>

#define RTF_WORD_SIZE 32

enum rtf_kind { RTF_OPEN, RTF_CLOSE, RTF_WORD, RTF_BYTES };

struct rtf_token {
    enum rtf_kind kind;
    char word[RTF_WORD_SIZE]; /* of RTF_WORD: "par", or a sign: "*", "~" */
    bool has_number;
    long number;
    const char *bytes; /* of RTF_BYTES */
    size_t length;
    char byte; /* where RTF_BYTES is one that was written as a number */
};

/* A zeroed one with `text` and `length` set is at the start. Borrows the text. */
struct rtf_reader {
    const char *text;
    size_t length;
    size_t at;
};

/* The next token; false at the end. Line ends of the file and what \bin holds are passed over. */
bool rtf_next(struct rtf_reader *reader, struct rtf_token *out);

#endif
