/* SPDX-License-Identifier: MIT
 * The end of requests and pages; see search.h. */
#include <string.h>

#include "base/alloc.h"
#include "search/search.h"

void search_request_dispose(struct search_request *request)
{
    mem_free(request->text);
    query_tree_dispose(&request->tree);
    filter_dispose(&request->filter);
    filter_list_dispose(&request->languages);
    filter_list_dispose(&request->show);
    filter_list_dispose(&request->facets);
    mem_free(request->cursor);
    memset(request, 0, sizeof *request);
}

static void hit_dispose(struct page_hit *hit)
{
    record_dispose(&hit->record);
    mem_free(hit->matched);
    mem_free(hit->snippet);
    mem_free(hit->matches);
}

static void facet_dispose(struct facet *facet)
{
    while (facet->count > 0)
        mem_free(facet->values[--facet->count].value);
    mem_free(facet->values);
}

void page_dispose(struct page *page)
{
    mem_free(page->query);
    mem_free(page->cursor);
    mem_free(page->did_you_mean);
    while (page->count > 0)
        hit_dispose(&page->hits[--page->count]);
    mem_free(page->hits);
    while (page->facet_count > 0)
        facet_dispose(&page->facets[--page->facet_count]);
    mem_free(page->facets);
    memset(page, 0, sizeof *page);
}
