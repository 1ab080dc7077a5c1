/* SPDX-License-Identifier: MIT
 * store/sqlite/match.h - one match while FTS5 runs it: what the tokenizer gives for the slots of the request, and where the
 * found places go. */
#ifndef STORE_SQLITE_MATCH_H
#define STORE_SQLITE_MATCH_H

#include "store/sqlite/sqlite.h"

struct match_row {
    int64_t asset;
    struct match_positions *positions; /* one a term */
    struct match_position *places;     /* of all terms, one after the other */
    size_t place_count;
    size_t place_capacity;
};

struct match_run {
    struct sqlite_store *store;
    struct index *index;
    const struct match_request *request;
    const struct match_slot **slots; /* by the number that stands for them in the expression */
    size_t slot_count;
    size_t slot_capacity;
    struct buf expression;
    size_t *terms; /* of each phrase of the expression: the request's term; SIZE_MAX: one that was there before */
    size_t phrase_count;
    size_t phrase_capacity;
    size_t row_count; /* of the only phrase */
    bool tests_group; /* the expression lets rows through that the first group does not */
    struct match_row rows[2];
    const struct match_row *waiting; /* of them, the one not yet given to the sink; NULL: none */
    match_sink *sink;
    void *context;
    vitrine_error **err;
    vitrine_status status; /* of the sink */
};

/* When the walk is over: the row that still waits. As the sink's. */
vitrine_status fts_last_row(struct match_run *match);

#endif
