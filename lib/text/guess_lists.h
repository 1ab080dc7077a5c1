/* SPDX-License-Identifier: MIT
 * text/guess_lists.h - what tells the languages of one alphabet apart: small words, usual words, endings,
 * letters. */
#ifndef TEXT_GUESS_LISTS_H
#define TEXT_GUESS_LISTS_H

#include <stddef.h>

#define LIST_LANGUAGES 24 /* more than there are rows of either table */

/* Lists are words in lower case (NFC), each with a space before and behind. NULL: none. */
struct list_language {
    const char *tag;
    const char *small;   /* articles, prepositions, pronouns: in any text */
    const char *usual;   /* what captions of a province speak of */
    const char *endings; /* of its longer words */
    const char *before;  /* what stands before an apostrophe: l' qu' */
    const char *after;   /* and behind one: 's 't */
    const char *letters; /* beyond those all languages of the table have */
    const char *own;     /* of these, the ones that hardly another has */
};

/* Languages written in one script. */
struct list_table {
    int script; /* a UScriptCode */
    const struct list_language *languages;
    size_t count;
    size_t likely;  /* how many rows, from the first, are likelier than the others ... */
    int head_start; /* ... and what that weighs, if nothing speaks against them */
};

/* The first rows of the Latin table. */
enum { LIST_ENGLISH, LIST_FRENCH };

extern const struct list_table list_latin;
extern const struct list_table list_cyrillic;

/* Usual syllables of Vietnamese without their marks. */
extern const char list_syllables[];

#endif
