/* SPDX-License-Identifier: MIT
 * publish/schema_org.h - a record in the words of schema.org. */
#ifndef PUBLISH_SCHEMA_ORG_H
#define PUBLISH_SCHEMA_ORG_H

#include <jansson.h>

#include "publish/edition.h"

#define SCHEMA_ORG_CONTEXT "https://schema.org"

/* An ImageObject or Article, without "@context". A new reference; NULL: no memory. */
json_t *schema_org_of_item(const struct edition_item *item);

#endif
