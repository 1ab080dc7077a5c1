/* SPDX-License-Identifier: MIT
 * publish/page_json.h - a page of hits as the JSON of cli.md. */
#ifndef PUBLISH_PAGE_JSON_H
#define PUBLISH_PAGE_JSON_H

#include <jansson.h>

#include "search/search.h"

/* The object of `search` and `list`. A new reference; NULL: no memory. */
json_t *json_of_page(const struct page *page);

#endif
