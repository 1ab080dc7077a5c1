/* SPDX-License-Identifier: MIT
 * Facets; see facet.h. */
#include "search/facet.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"

const char *const facet_names[] = {"kind", "lang", "topic", "collection", "year", "media_type", NULL};

struct facet_kind {
    const char *name;
    enum fact_column column;
    char separator; /* of a list; '\0': one value */
    size_t length;  /* bytes of a value that count; 0: all */
};

static const struct facet_kind kinds[] = {
    {"kind", FACT_KIND, '\0', 0},
    {"lang", FACT_LANGUAGES, ' ', 0},
    {"topic", FACT_TOPICS, '\n', 0},
    {"collection", FACT_COLLECTIONS, '\n', 0},
    {"year", FACT_TAKEN, '\0', 4},
    {"media_type", FACT_MEDIA_TYPE, '\0', 0},
};

/* --- counting --- */

static const struct facet_kind *find_kind(const char *name)
{
    size_t i;

    for (i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (strcmp(kinds[i].name, name) == 0)
            return &kinds[i];
    return NULL;
}

static bool is_asked_for(const struct facet_counting *counting, const struct facet_kind *kind)
{
    size_t i;

    for (i = 0; i < counting->count; i++)
        if (counting->kinds[i] == kind)
            return true;
    return false;
}

vitrine_status facets_begin(struct facet_counting *out, const struct filter_list *names, vitrine_error **err)
{
    size_t i;

    for (i = 0; i < names->count; i++) {
        const struct facet_kind *kind = find_kind(names->items[i]);

        if (kind == NULL)
            return err_set(err, VITRINE_EINVAL,
                           "facets: %s: kind, lang, topic, collection, year or media_type is meant", names->items[i]);
        if (!is_asked_for(out, kind))
            out->kinds[out->count++] = kind;
    }
    return VITRINE_OK;
}

static bool make_room(struct facet_counting *counting, size_t i, uint32_t code)
{
    size_t wanted = (size_t)code + 1 > 2 * counting->sizes[i] ? (size_t)code + 64 : 2 * counting->sizes[i];
    uint64_t *counts = mem_resize(counting->counts[i], wanted, sizeof counts[0]);

    if (counts == NULL)
        return false;
    memset(counts + counting->sizes[i], 0, (wanted - counting->sizes[i]) * sizeof counts[0]);
    counting->counts[i] = counts;
    counting->sizes[i] = wanted;
    return true;
}

vitrine_status facets_count(struct facet_counting *counting, const struct fact_row *row)
{
    size_t i;

    for (i = 0; i < counting->count; i++) {
        uint32_t code = row->codes[counting->kinds[i]->column];

        if (code >= counting->sizes[i] && !make_room(counting, i, code))
            return VITRINE_ENOMEM;
        counting->counts[i][code]++;
    }
    return VITRINE_OK;
}

void facets_dispose(struct facet_counting *counting)
{
    size_t i;

    for (i = 0; i < counting->count; i++)
        mem_free(counting->counts[i]);
    *counting = (struct facet_counting){0};
}

/* --- values --- */

static vitrine_status add_value(struct facet *facet, const char *value, size_t length, uint64_t count,
                                vitrine_error **err)
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
            facet->values[middle].count += count;
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
    facet->values[low] = (struct facet_value){mem_string_n(value, length), count};
    return facet->values[low].value == NULL ? err_nomem(err) : VITRINE_OK;
}

static vitrine_status add_list(struct facet *facet, const char *list, char separator, uint64_t count,
                               vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;

    while (s >= 0 && *list != '\0') {
        const char *end = strchr(list, separator);
        size_t length = end != NULL ? (size_t)(end - list) : strlen(list);

        if (length > 0)
            s = add_value(facet, list, length, count, err);
        list += length + (end != NULL);
    }
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

static vitrine_status add_counts(struct facet *out, const struct facet_kind *kind, const uint64_t *counts, size_t size,
                                 const struct facts *facts, vitrine_error **err)
{
    size_t values = facts_value_count(facts, kind->column);
    vitrine_status s = VITRINE_OK;
    size_t code;

    for (code = 0; s >= 0 && code < size && code < values; code++) {
        const char *value = facts_value(facts, kind->column, (uint32_t)code);

        if (counts[code] == 0 || *value == '\0')
            continue;
        s = kind->separator != '\0' ? add_list(out, value, kind->separator, counts[code], err)
                                    : add_value(out, value, kind->length > 0 ? kind->length : strlen(value),
                                                counts[code], err);
    }
    if (s >= 0 && out->count > 1)
        qsort(out->values, out->count, sizeof out->values[0], compare_values);
    return s;
}

vitrine_status facets_write(struct page *page, const struct facet_counting *counting, const struct facts *facts,
                            vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    if (counting->count == 0)
        return VITRINE_OK;
    page->facets = mem_zero(counting->count, sizeof page->facets[0]);
    if (page->facets == NULL)
        return err_nomem(err);
    for (i = 0; s >= 0 && i < counting->count; i++) {
        struct facet *facet = &page->facets[page->facet_count++];

        facet->name = counting->kinds[i]->name;
        s = add_counts(facet, counting->kinds[i], counting->counts[i], counting->sizes[i], facts, err);
    }
    return s;
}
