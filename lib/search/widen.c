/* SPDX-License-Identifier: MIT
 * The sources of what may be written in place of a query's words; see widen.h. */
#include "search/widen.h"

#include "query/rewrite.h"
#include "search/glossary.h"
#include "text/alias.h"
#include "text/elision.h"
#include "text/joined.h"
#include "text/number.h"

vitrine_status widen_query(struct query_tree *out, struct arena *arena, const struct search_context *context,
                           const struct search_request *request, vitrine_error **err)
{
    struct glossary glossary = {context->store, context->starter};
    const struct rewrite_source sources[] = {
        /* The surest first; the glossary last, so that it can be left out. */
        {number_equivalents, NULL, QUERY_ALIAS, false},
        {alias_equivalents, NULL, QUERY_ALIAS, false},
        {joined_equivalents, NULL, QUERY_ALIAS, true},
        {elision_equivalents, NULL, QUERY_ALIAS, false},
        {glossary_equivalents, &glossary, QUERY_GLOSSARY, false},
    };
    size_t count = sizeof sources / sizeof sources[0];

    if (request->text == NULL) {
        *out = request->tree;
        return VITRINE_OK;
    }
    if (request->marks == EXPAND_STRICT)
        count = 0;
    else if (request->no_glossary)
        count--;
    return query_rewrite(out, arena, &request->tree, request->text, context->store->analyzer, sources, count, err);
}
