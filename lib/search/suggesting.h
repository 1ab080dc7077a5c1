/* SPDX-License-Identifier: MIT
 * search/suggesting.h - one request for suggestions under way, as its sources share it. */
#ifndef SEARCH_SUGGESTING_H
#define SEARCH_SUGGESTING_H

#include "search/pool.h"
#include "search/suggest.h"

struct suggesting {
    const struct search_context *context;
    const struct suggest_request *request;
    struct store *store;
    struct arena arena;
    struct typing typing;
    struct pool pool;
    char (*wanted)[LANGUAGE_SIZE]; /* one a language of the request */
    char (*languages)[LANGUAGE_SIZE]; /* that have an index, and are asked for */
    size_t language_count;
    size_t language_capacity;
};

/* Is the language asked for? */
bool suggesting_wants(const struct suggesting *suggesting, const char *language);
/* Is it one of those with an index? */
bool suggesting_has(const struct suggesting *suggesting, const char *language);

/* --- suggest_keywords.c --- */

/* Of one of the languages, by its number. */
vitrine_status suggest_keywords(struct suggesting *suggesting, size_t language, vitrine_error **err);

/* --- suggest_titles.c --- */

/* Titles that begin so. */
vitrine_status suggest_titles(struct suggesting *suggesting, size_t language, vitrine_error **err);

/* --- suggest_terms.c --- */

/* Terms of the catalogue's glossary, labels of topics and collections, and terms of the starter glossary. foreign: those
 * of which no text has the words, but texts in other languages have what they mean. */
vitrine_status suggest_terms(struct suggesting *suggesting, bool foreign, vitrine_error **err);
/* Has a text all words of a term? */
vitrine_status suggest_finds(bool *out, struct suggesting *suggesting, const char *language, const char *text,
                             vitrine_error **err);

/* --- suggest_words.c --- */

/* Words of an index with a key (STORE_FOLDED or STORE_FOLDED_PREFIX) that a typed word may be. */
struct suggest_forms {
    size_t word; /* of those typed */
    enum store_key by;
    const char *key;
    size_t key_length;
    const char *other_key; /* of the same length; NULL: none */
    size_t most; /* are looked at */
    bool cut;    /* found: there were more */
    struct match_slot slot; /* found, in the arena */
};
vitrine_status suggest_find_forms(struct suggest_forms *forms, struct suggesting *suggesting, const char *language,
                                  vitrine_error **err);

#endif
