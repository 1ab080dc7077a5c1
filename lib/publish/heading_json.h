/* SPDX-License-Identifier: MIT
 * publish/heading_json.h - topics and collections, with how many assets stand under them, as the JSON of cli.md. */
#ifndef PUBLISH_HEADING_JSON_H
#define PUBLISH_HEADING_JSON_H

#include "store/store.h"

struct counted_heading {
    struct heading heading;
    uint64_t assets; /* under it; of a topic also those under the topics below it */
    int64_t last_seen;
};

struct counted_headings { /* by name */
    struct counted_heading *items;
    size_t count;
    size_t capacity;
};

/* Into a zeroed one: all of that kind. */
vitrine_status headings_count(struct counted_headings *out, struct store *store, enum heading_kind kind,
                              vitrine_error **err);
void counted_headings_dispose(struct counted_headings *headings);

/* {"topics":[...]} or {"collections":[...]}; of one name: its object alone, ENOTFOUND. *out: mem_free. */
vitrine_status headings_json(char **out, struct store *store, enum heading_kind kind, const char *name,
                             vitrine_error **err);

#endif
