/* SPDX-License-Identifier: MIT
 * text/guess_lists.h - what tells the languages of one alphabet apart, as guess_lists.py compiles it from
 * guess_lists.tsv: small words, usual words, endings, letters.
 *
 * Sets of languages are bits, the first row of the alphabet's languages the lowest. A word is of one alphabet
 * by its letters, so that one table holds the words of all. */
#ifndef TEXT_GUESS_LISTS_H
#define TEXT_GUESS_LISTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LIST_LANGUAGES 24 /* more than there are rows of either table */

struct list_language {
    const char *tag;
    bool likely;
};

struct list_letter {
    uint32_t letter;
    uint32_t has; /* languages that write it */
    uint32_t own; /* of these, the ones that hardly another does */
};

/* Languages written in one script. */
struct list_table {
    int script; /* a UScriptCode */
    const struct list_language *languages;
    size_t count;
    int head_start;                    /* what being likely weighs, if nothing speaks against the language */
    const struct list_letter *letters; /* sorted; only those that not all of the languages have */
    size_t letter_count;
};

/* Which languages have a word in which list. */
struct list_word {
    const char *text; /* in lower case (NFC) */
    uint32_t small;   /* articles, prepositions, pronouns: in any text */
    uint32_t usual;   /* what captions of a province speak of */
    uint32_t ending;  /* of longer words */
    uint32_t before;  /* what stands before an apostrophe: l' qu' */
    uint32_t after;   /* and behind one: 's 't */
    bool is_syllable; /* a usual one of Vietnamese without its marks */
};

struct list_words {
    const struct list_word *rows;
    const unsigned short *slots; /* rows from 1 on; a word stands in the first free slot from its hash on */
    size_t slot_count;           /* a power of two, more than rows */
    size_t longest_ending;       /* bytes */
};

extern const struct list_table list_latin;
extern const struct list_table list_cyrillic;
extern const struct list_words list_words;

/* The row of a word; `ending` tells the languages that have an ending of it, but not all of it, in theirs.
 * All zero where there is none. */
void list_find(struct list_word *out, const char *word, size_t length);
/* NULL: a letter of none of the languages, or of all. */
const struct list_letter *list_find_letter(const struct list_table *table, uint32_t letter);

#endif
