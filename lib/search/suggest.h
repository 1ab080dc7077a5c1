/* SPDX-License-Identifier: MIT
 * search/suggest.h - what may complete a text that is being typed: keywords, titles, terms of the glossaries. */
#ifndef SEARCH_SUGGEST_H
#define SEARCH_SUGGEST_H

#include "search/search.h"

struct suggest_request {
    const char *prefix;
    struct filter_list languages; /* as typed; none: all */
    uint32_t limit;
};

/* The best first, as they are written; each finds something. A prefix without a letter or a sign: the most used keywords.
 * What is looked at is bounded, however much begins so: of many titles a sample is. EINVAL: a language that is none. */
vitrine_status suggest_run(struct record_list *out, const struct search_context *context,
                           const struct suggest_request *request, vitrine_error **err);

#endif
