/* SPDX-License-Identifier: MIT
 * search/facet.h - counting the values of matching assets: by number while they pass, by name at the end. */
#ifndef SEARCH_FACET_H
#define SEARCH_FACET_H

#include "search/facts.h"
#include "search/search.h"

#define FACETS_MOST 6

struct facet_kind;

struct facet_counting {
    const struct facet_kind *kinds[FACETS_MOST]; /* in the order they were asked for */
    size_t count;
    uint64_t *counts[FACETS_MOST]; /* by the number of the column's value */
    size_t sizes[FACETS_MOST];
};

/* Those of the names, once each, into a zeroed one. EINVAL: a name that is none. */
vitrine_status facets_begin(struct facet_counting *out, const struct filter_list *names, vitrine_error **err);
vitrine_status facets_count(struct facet_counting *counting, const struct fact_row *row); /* ENOMEM */
/* Into the page, highest count first, then by value. */
vitrine_status facets_write(struct page *page, const struct facet_counting *counting, const struct facts *facts,
                            vitrine_error **err);
void facets_dispose(struct facet_counting *counting);

#endif
