/* SPDX-License-Identifier: MIT
 * search/search.h - a request in, a page of hits out. */
#ifndef SEARCH_SEARCH_H
#define SEARCH_SEARCH_H

#include "query/filter.h"
#include "query/query.h"
#include "search/expand.h"
#include "search/starter.h"
#include "store/store.h"

enum search_sort { SORT_RELEVANCE = 1, SORT_NEWEST, SORT_OLDEST, SORT_TITLE, SORT_PATH }; /* as vitrine_sort */

struct search_request {
    char *text; /* NULL: a list, without words */
    struct query_tree tree;
    struct filter filter;
    struct filter_list languages; /* as typed */
    struct filter_list show;
    struct filter_list facets;
    enum expand_marks marks;
    enum search_sort sort;
    bool all_words;
    bool no_glossary;
    uint32_t limit;
    char *cursor;
};
void search_request_dispose(struct search_request *request);

struct page_match { /* bytes of the snippet */
    size_t start;
    size_t end;
    enum tier by;
};

struct page_hit {
    struct record record;
    double score;
    char (*matched)[LANGUAGE_SIZE]; /* sorted */
    size_t matched_count;
    char language[LANGUAGE_SIZE]; /* shown; "": the asset has no text */
    enum field snippet_field;     /* 0: no snippet */
    char *snippet;
    struct page_match *matches;
    size_t match_count;
};

struct facet_value {
    char *value;
    uint64_t count;
};
struct facet {
    const char *name; /* static */
    struct facet_value *values;
    size_t count;
    size_t capacity;
};

struct page {
    char *query; /* NULL: a list */
    uint64_t total;
    bool relaxed;
    char *did_you_mean; /* a query; NULL: nothing better is known */
    char *cursor; /* of the next page; NULL: this is the last */
    double milliseconds;
    struct page_hit *hits;
    size_t count;
    struct facet *facets;
    size_t facet_count;
};
void page_dispose(struct page *page);

struct edges;
struct facts;

struct search_context {
    struct store *store;
    const char *home;
    const char *today; /* YYYY-MM-DD in the catalogue's zone; read if what is published is asked for */
    const struct starter *starter; /* NULL: not for this request */
    struct facts *facts;           /* kept between searches */
    struct edges *edges;           /* NULL: words of unspaced scripts are not looked for */
};

/* Fill a zeroed page. EINVAL: a language that is none, a cursor of another query; ELIMIT; ECANCELLED. */
vitrine_status search_run(struct page *out, const struct search_context *context,
                          const struct search_request *request, vitrine_error **err);
/* All matching assets, ascending. *ids is the caller's (mem_free). */
vitrine_status search_ids(int64_t **ids, size_t *count, const struct search_context *context,
                          const struct search_request *request, vitrine_error **err);

/* The names of facets, as cli.md has them; NULL ends. */
extern const char *const facet_names[];

#endif
