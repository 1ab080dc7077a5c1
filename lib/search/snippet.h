/* SPDX-License-Identifier: MIT
 * search/snippet.h - the passage of a text that shows why it was found. */
#ifndef SEARCH_SNIPPET_H
#define SEARCH_SNIPPET_H

#include "search/search.h"

/* Fill the snippet of a hit, from the text in hit->language. expansion: of the query in that language; NULL when it
 * was not searched in it (the snippet then has no matches). */
vitrine_status snippet_make(struct page_hit *hit, struct analyzer *analyzer, const struct query_tree *tree,
                            const struct expansion *expansion, vitrine_error **err);

#endif
