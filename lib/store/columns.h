/* SPDX-License-Identifier: MIT
 * store/columns.h - the columns of a record, as filters, orders and facets read them: derived in one place, so that
 * every store has the same. */
#ifndef STORE_COLUMNS_H
#define STORE_COLUMNS_H

#include "store/store.h"

struct store_columns {
    struct store_asset asset; /* borrows from the record and from the strings below */
    struct buf languages;
    struct buf audience;
    struct buf topics;
    struct buf collections;
};

/* Into a zeroed one, or one that was filled before (its memory is used again). ENOMEM. */
vitrine_status store_columns_make(struct store_columns *out, const struct record *record);
void store_columns_dispose(struct store_columns *columns);

#endif
