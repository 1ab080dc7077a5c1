/* SPDX-License-Identifier: MIT
 * search/facet.h - counting the values of matching assets. */
#ifndef SEARCH_FACET_H
#define SEARCH_FACET_H

#include "search/search.h"

/* Facets of those names, without values, into the page. EINVAL: a name that is none. */
vitrine_status facets_new(struct page *page, const struct filter_list *names, vitrine_error **err);
vitrine_status facets_count(struct page *page, const struct store_asset *asset, vitrine_error **err);
/* Highest count first, then by value. */
void facets_sort(struct page *page);

#endif
