/* SPDX-License-Identifier: MIT
 * search/facts.h - what filters, facets and orders ask of assets, small enough to hold in memory of all: each column's
 * value is a number in the column's dictionary. Kept between searches of a handle, while the store stays as it is. */
#ifndef SEARCH_FACTS_H
#define SEARCH_FACTS_H

#include "store/store.h"

enum fact_column {
    FACT_KIND,        /* "image", "text" */
    FACT_MISSING,     /* "1" or "" */
    FACT_STATUS,
    FACT_LANGUAGES,   /* the lists as struct store_asset has them */
    FACT_TOPICS,
    FACT_COLLECTIONS,
    FACT_AUDIENCE,
    FACT_MEDIA_TYPE,  /* "": unknown, here and below */
    FACT_TAKEN,       /* taken_at, to the day */
    FACT_VALIDITY     /* "from/until" */
};
#define FACT_COLUMNS 10

struct fact_row {
    uint32_t codes[FACT_COLUMNS];
    bool has_position;
    double latitude;
    double longitude;
};

struct facts;

struct facts *facts_new(void); /* NULL: no memory */
void facts_free(struct facts *facts);
/* Before rows are asked for, in the store's snapshot: what is held of another state is dropped. `asked` rows will be asked
 * for, of `all` there are about: when that is much of them, all are read at once. */
vitrine_status facts_begin(struct facts *facts, struct store *store, uint64_t asked, uint64_t all, vitrine_error **err);
/* One asset's; ids are asked for in ascending order, else it is slower. Borrowed until the next call. */
vitrine_status facts_row(struct facts *facts, struct store *store, int64_t asset, const struct fact_row **out,
                         vitrine_error **err);
/* That one will be asked for soon: the processor may fetch it meanwhile. */
void facts_expect(const struct facts *facts, int64_t asset);
/* The row of an asset in hand. ENOMEM. */
vitrine_status facts_of(struct facts *facts, struct fact_row *out, const struct store_asset *asset);
/* Values are numbered from 0; they keep their number as long as `facts` lives. */
const char *facts_value(const struct facts *facts, enum fact_column column, uint32_t code);
size_t facts_value_count(const struct facts *facts, enum fact_column column);

#endif
