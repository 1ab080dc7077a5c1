/* SPDX-License-Identifier: MIT
 * text/charset/sample.h - the words of a text from which its encoding is told: each once, as bytes.
 *
 * A word is a run of ASCII letters and bytes outside ASCII. Those with a byte outside ASCII are kept; plain
 * ones are only counted. Works on bytes, or on Unicode text taken for bytes that were read as windows-1252.
 */
#ifndef TEXT_CHARSET_SAMPLE_H
#define TEXT_CHARSET_SAMPLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SAMPLE_WORDS 512
#define SAMPLE_PLAIN 64
#define SAMPLE_SLOTS 1024
#define SAMPLE_WORD_BYTES 31

struct sample_word {
    unsigned char length;
    char bytes[SAMPLE_WORD_BYTES];
};

/* 18 KB; a zeroed one is empty. */
struct sample {
    struct sample_word words[SAMPLE_WORDS];
    size_t count;
    size_t high;        /* bytes outside ASCII in them */
    size_t kinds;       /* how many different ones */
    size_t overlong;    /* words that did not fit */
    size_t plain;       /* words of ASCII letters, each once, the first SAMPLE_PLAIN */
    size_t plain_valid; /* of these, shapes that a Vietnamese syllable without marks may have */
    size_t settled;     /* Unicode text: words with Vietnamese letters that no windows-1252 has */
    bool seen[256];
    uint16_t slots[SAMPLE_SLOTS]; /* of words: index + 1 */
    uint64_t plain_hashes[SAMPLE_PLAIN];
};

/* Read the bytes, or as much of them as fills the sample. controls: bytes 01 to 1F but white space belong to
 * words, as in VISCII. */
void sample_read(struct sample *sample, const char *bytes, size_t length);
/* Read UTF-8 text as bytes in windows-1252. */
void sample_read_text(struct sample *sample, const char *text, size_t length);
/* Do these bytes of a word end inside a character of UTF-8 whose last byte may be A0? Editors make a plain
 * space of the no-break one that it was read as. */
bool sample_wants_space(const char *bytes, size_t length);
/* Read ASCII as VIQR: letters with marks behind them; words without marks are plain. */
void sample_read_viqr(struct sample *sample, const char *text, size_t length);

#endif
