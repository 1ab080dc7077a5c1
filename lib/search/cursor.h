/* SPDX-License-Identifier: MIT
 * search/cursor.h - where a page ended, and what it was scored with. */
#ifndef SEARCH_CURSOR_H
#define SEARCH_CURSOR_H

#include "base/arena.h"
#include "search/expand.h"
#include "search/search.h"

struct cursor {
    bool relaxed;
    double score;    /* of the last hit */
    int64_t asset;
    const char *key; /* of the last hit in an order other than relevance; NULL: it had none */
    bool has_fence; /* edge.h */
    double fence_score;
    int64_t fence_asset;
    struct frozen_language *languages;
    size_t language_count;
};

/* Text for the person to hand back; the caller's (mem_free), NULL: no memory. tree: the request's, rewritten. */
char *cursor_write(const struct cursor *cursor, const struct search_request *request, const struct query_tree *tree);
/* Into the arena. EINVAL for a cursor of another request, or none at all. */
vitrine_status cursor_read(struct cursor *out, struct arena *arena, const char *text,
                           const struct search_request *request, const struct query_tree *tree, vitrine_error **err);

#endif
