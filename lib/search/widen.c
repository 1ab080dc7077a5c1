/* SPDX-License-Identifier: MIT
 * The sources of what may be written in place of a query's words; see widen.h. */
#include "search/widen.h"

#include "query/rewrite.h"
#include "text/joined.h"

/* The surest first. */
static const struct rewrite_source sources[] = {
    {joined_equivalents, NULL, QUERY_ALIAS, true},
};

vitrine_status widen_query(struct query_tree *out, struct arena *arena, struct store *store,
                           const struct search_request *request, vitrine_error **err)
{
    size_t count = sizeof sources / sizeof sources[0];

    if (request->text == NULL) {
        *out = request->tree;
        return VITRINE_OK;
    }
    return query_rewrite(out, arena, &request->tree, request->text, store->analyzer, sources,
                         request->marks == EXPAND_STRICT ? 0 : count, err);
}
