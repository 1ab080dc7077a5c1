/* SPDX-License-Identifier: MIT
 * store/sqlite/check.h - a check under way: what the records say that the index must hold. */
#ifndef STORE_SQLITE_CHECK_H
#define STORE_SQLITE_CHECK_H

#include "store/sqlite/sqlite.h"

/* What one language's index must hold, summed so that order does not matter. */
struct expected {
    char language[RECORD_LANGUAGE_SIZE];
    uint64_t documents;
    uint64_t tokens;
    uint64_t entries;
    uint64_t sum; /* over hash(word, asset, column, position) */
    struct word_counts words;
    struct word_counts phrases;
};

struct checker {
    struct sqlite_store *copy;
    bool stale; /* the index is of another stamp, or half made: all of it will be made anew */
    store_name_sink *problem;
    void *context;
    struct expected *expected;
    size_t expected_count;
    size_t expected_capacity;
    uint64_t files; /* sum over hash(path, asset) */
    int64_t last_id;
};

/* --- check.c --- */

vitrine_status check_tell(struct checker *checker, vitrine_error **err, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* A table that could not be read to its end is a problem; what is not the file's fault ends the check. */
vitrine_status check_tell_end(struct checker *checker, struct sqlite_store *store, int code, const char *what,
                              vitrine_error **err);
/* Of one entry, or anything that can be said as one. */
uint64_t check_hash(const char *word, size_t length, int64_t asset, uint32_t column, uint32_t position);
/* The language's, made when it is new; NULL: no memory. */
struct expected *check_expect(struct checker *checker, const char *language);

/* --- check_index.c --- */

/* Does every index hold what is expected, and no more? */
vitrine_status check_languages(struct checker *checker, vitrine_error **err);

/* --- check_history.c --- */

/* Of one asset. */
vitrine_status check_history(struct checker *checker, const struct record *record, vitrine_error **err);
/* Of assets there are none of. */
vitrine_status check_lost_history(struct checker *checker, vitrine_error **err);

/* --- check_phrases.c --- */

vitrine_status check_phrases(struct checker *checker, const struct expected *expected, struct index *index,
                             vitrine_error **err);

#endif
