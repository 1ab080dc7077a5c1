/* SPDX-License-Identifier: MIT
 * search/widen.h - what a query is widened by. */
#ifndef SEARCH_WIDEN_H
#define SEARCH_WIDEN_H

#include "base/arena.h"
#include "search/search.h"

/* The request's tree, rewritten (query/rewrite.h); where marks are strict, as it was typed. In the store's snapshot. The
 * same request gives the same tree on each page, as long as the sources say the same. */
vitrine_status widen_query(struct query_tree *out, struct arena *arena, const struct search_context *context,
                           const struct search_request *request, vitrine_error **err);

#endif
