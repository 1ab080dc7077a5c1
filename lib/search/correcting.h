/* SPDX-License-Identifier: MIT
 * search/correcting.h - a correction under way, as its steps share it. */
#ifndef SEARCH_CORRECTING_H
#define SEARCH_CORRECTING_H

#include "search/correct.h"

#define CORRECT_UNKNOWN 4     /* words of a query; with more it is another language, or none */
#define CORRECT_CANDIDATES 8  /* for each */
#define CORRECT_SLOTS 4       /* words in a row that are spelled together */

/* A word of the query that may be corrected, or stands beside one. */
struct correct_word {
    size_t term;
    size_t start; /* bytes of the query's text */
    size_t end;
    const char *written; /* not NUL-terminated; of its first token */
    size_t length;
    bool marked;
    bool whole; /* all tokens of a term in a script written without spaces */
    uint32_t columns;
    const char *folded;
    size_t folded_length;
    bool follows; /* the word before it, with nothing but spaces between */
    bool unknown;
};

/* What may stand for words [first, last]. */
struct candidate {
    size_t first;
    size_t last;
    const char *words[2]; /* folded, NUL-terminated; the second may be NULL */
    struct match_slot slots[2]; /* as the language writes them */
    size_t count;
    size_t language; /* of the run's */
    unsigned slip;
    uint64_t documents; /* that have it, or the rarer of its two words */
    uint64_t together;  /* in which it stands beside its neighbours; counted to some hundred */
};

struct candidates {
    struct candidate items[CORRECT_CANDIDATES]; /* the best first */
    size_t count;
};

struct correcting {
    struct run *run;
    struct arena *arena;
    struct store *store;
    struct correct_word *words;
    size_t count;
    size_t unknown[CORRECT_UNKNOWN];
    size_t unknown_count;
    size_t looked_up;
};

/* --- correct_words.c --- */

/* The words of the query, and which occur nowhere; unknown_count 0: there is nothing to correct. */
vitrine_status correct_find_unknown(struct correcting *correcting, vitrine_error **err);
/* Words of a folded form in a language: *slot in the arena, *documents 0 if there are none. */
vitrine_status correct_look_up(struct match_slot *slot, uint64_t *documents, struct correcting *correcting, size_t language,
                               const char *folded, size_t length, vitrine_error **err);

/* --- correct_candidates.c --- */

vitrine_status correct_find_candidates(struct candidates *out, struct correcting *correcting, size_t word,
                                       vitrine_error **err);

/* --- correct_spelling.c --- */

/* How many texts of a language have the slots in a row, up to `most`. */
vitrine_status correct_count(uint64_t *out, struct correcting *correcting, size_t language, const struct match_slot *slots,
                             size_t count, uint64_t most, vitrine_error **err);
/* As most texts write it, appended to out; nothing if they write it in many ways, or none has it. */
vitrine_status correct_spell(struct buf *out, struct correcting *correcting, size_t language,
                             const struct match_slot *slots, size_t count, vitrine_error **err);

#endif
