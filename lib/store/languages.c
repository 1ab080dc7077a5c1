/* SPDX-License-Identifier: MIT
 * A question every layer asks of a store; see store.h. */
#include <string.h>

#include "store/store.h"

struct search {
    const char *tag;
    bool found;
};

static vitrine_status see_language(void *context, const char *name, vitrine_error **err)
{
    struct search *search = context;

    (void)err;
    search->found = search->found || strcmp(search->tag, name) == 0;
    return VITRINE_OK;
}

bool store_knows_language(void *context, const char *tag)
{
    struct store *store = context;
    struct search search = {tag, false};

    return store->ops->languages(store, see_language, &search, NULL) >= 0 && search.found;
}
