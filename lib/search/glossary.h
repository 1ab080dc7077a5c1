/* SPDX-License-Identifier: MIT
 * search/glossary.h - terms of the glossary, of topics' labels and of the starter glossary, that mean the same as words of
 * a query. */
#ifndef SEARCH_GLOSSARY_H
#define SEARCH_GLOSSARY_H

#include "search/starter.h"
#include "store/store.h"
#include "text/equivalent.h"

struct glossary {
    struct store *store;
    const struct starter *starter; /* NULL: none */
};

/* An equivalent_source; the context is a struct glossary. Words match a term as a query matches a text: a mark that was
 * typed counts, one that was not does not. */
vitrine_status glossary_equivalents(void *context, const struct query_word *words, size_t count, equivalent_sink *sink,
                                    void *sink_context, vitrine_error **err);

#endif
