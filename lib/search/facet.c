/* SPDX-License-Identifier: MIT
 * Facets: for each a list of values sorted by value while counting; see facet.h. */
#include "search/facet.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"

const char *const facet_names[] = {"kind", "lang", "topic", "collection", "year", "media_type", NULL};

static vitrine_status add_value(struct facet *facet, const char *value, size_t length, vitrine_error **err)
{
    size_t low = 0;
    size_t high = facet->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const char *there = facet->values[middle].value;
        int order = strncmp(there, value, length);

        if (order == 0 && there[length] != '\0')
            order = 1;
        if (order == 0) {
            facet->values[middle].count++;
            return VITRINE_OK;
        }
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (!mem_grow(&facet->values, &facet->capacity, facet->count, sizeof facet->values[0]))
        return err_nomem(err);
    memmove(&facet->values[low + 1], &facet->values[low], (facet->count - low) * sizeof facet->values[0]);
    facet->count++;
    facet->values[low] = (struct facet_value){mem_string_n(value, length), 1};
    return facet->values[low].value == NULL ? err_nomem(err) : VITRINE_OK;
}

static vitrine_status add_list(struct facet *facet, const char *list, char separator, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;

    while (s >= 0 && *list != '\0') {
        const char *end = strchr(list, separator);
        size_t length = end != NULL ? (size_t)(end - list) : strlen(list);

        if (length > 0)
            s = add_value(facet, list, length, err);
        list += length + (end != NULL);
    }
    return s;
}

vitrine_status facets_new(struct page *page, const struct filter_list *names, vitrine_error **err)
{
    size_t i;
    size_t k;

    if (names->count == 0)
        return VITRINE_OK;
    page->facets = mem_zero(names->count, sizeof page->facets[0]);
    if (page->facets == NULL)
        return err_nomem(err);
    for (i = 0; i < names->count; i++) {
        for (k = 0; facet_names[k] != NULL && strcmp(facet_names[k], names->items[i]) != 0; k++)
            ;
        if (facet_names[k] == NULL)
            return err_set(err, VITRINE_EINVAL,
                           "facets: %s: kind, lang, topic, collection, year or media_type is meant", names->items[i]);
        page->facets[page->facet_count++].name = facet_names[k];
    }
    return VITRINE_OK;
}

static vitrine_status count_one(struct facet *facet, const struct store_asset *asset, vitrine_error **err)
{
    if (strcmp(facet->name, "lang") == 0)
        return add_list(facet, asset->languages, ' ', err);
    if (strcmp(facet->name, "topic") == 0)
        return add_list(facet, asset->topics, '\n', err);
    if (strcmp(facet->name, "collection") == 0)
        return add_list(facet, asset->collections, '\n', err);
    if (strcmp(facet->name, "kind") == 0)
        return add_list(facet, asset->kind == RECORD_IMAGE ? "image" : "text", '\n', err);
    if (strcmp(facet->name, "year") == 0)
        return asset->taken_at == NULL ? VITRINE_OK : add_value(facet, asset->taken_at, 4, err);
    return asset->media_type == NULL ? VITRINE_OK : add_list(facet, asset->media_type, '\n', err);
}

vitrine_status facets_count(struct page *page, const struct store_asset *asset, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < page->facet_count; i++)
        s = count_one(&page->facets[i], asset, err);
    return s;
}

static int compare_values(const void *a, const void *b)
{
    const struct facet_value *left = a;
    const struct facet_value *right = b;

    if (left->count != right->count)
        return left->count < right->count ? 1 : -1;
    return strcmp(left->value, right->value);
}

void facets_sort(struct page *page)
{
    size_t i;

    for (i = 0; i < page->facet_count; i++)
        if (page->facets[i].count > 1)
            qsort(page->facets[i].values, page->facets[i].count, sizeof page->facets[i].values[0], compare_values);
}
