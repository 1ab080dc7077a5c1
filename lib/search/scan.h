/* SPDX-License-Identifier: MIT
 * search/scan.h - one value of a text, analysed again and held against the forms of the query: where its terms stand. */
#ifndef SEARCH_SCAN_H
#define SEARCH_SCAN_H

#include "search/expand.h"

/* A token of the text: its bytes, and where its written form begins. */
struct place {
    size_t start;
    size_t end;
    size_t word;
};

struct span {
    size_t start;
    size_t end;
    enum tier by;
    size_t term;
    size_t place; /* of its first token */
};

/* One value being looked through. */
struct scan {
    const struct query_tree *tree;
    const struct expansion *expansion;
    enum document_column column;
    struct place *places;
    size_t place_count;
    size_t place_capacity;
    struct buf words; /* the written forms, one behind the other */
    struct span *spans;
    size_t span_count;
    size_t span_capacity;
    char prefix; /* of its Latin words in the index (document.h) */
    bool failed;
};

/* Set tree, expansion (NULL: no spans), column and prefix (document_prefix) of a zeroed one; fills places and spans, these
 * in the order of the text. In any case end with scan_dispose. ENOMEM. */
vitrine_status scan_value(struct scan *scan, struct analyzer *analyzer, const char *language, const char *text,
                          size_t length, vitrine_error **err);
void scan_dispose(struct scan *scan);

#endif
