/* SPDX-License-Identifier: MIT
 * ingest/id_set.h - a set of ids of assets. A zeroed one is valid. */
#ifndef INGEST_ID_SET_H
#define INGEST_ID_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct id_set {
    int64_t *slots; /* 0: free; an id stands in the first free slot from its hash on */
    size_t size;    /* a power of two, or 0 */
    size_t count;
};

void id_set_dispose(struct id_set *set);
bool id_set_add(struct id_set *set, int64_t id); /* id > 0; false: no memory */
bool id_set_has(const struct id_set *set, int64_t id);

#endif
