/* SPDX-License-Identifier: MIT
 * publish/stats.h - what a store holds, counted. */
#ifndef PUBLISH_STATS_H
#define PUBLISH_STATS_H

#include "store/store.h"

struct stats_language {
    char tag[RECORD_LANGUAGE_SIZE];
    uint64_t assets;
};

struct stats {
    uint64_t assets;
    uint64_t images;
    uint64_t texts;
    uint64_t missing;
    uint64_t topics;
    uint64_t collections;
    uint64_t bytes;
    struct stats_language *languages; /* sorted by tag */
    size_t language_count;
    size_t language_capacity;
};

vitrine_status stats_read(struct stats *out, struct store *store, vitrine_error **err);
/* The JSON object of cli.md; a string of the caller's (mem_free). */
vitrine_status stats_json(char **out, const struct stats *stats, const char *home, vitrine_error **err);
void stats_dispose(struct stats *stats);

#endif
