/* SPDX-License-Identifier: MIT
 * Topics, collections and the glossary of the store in memory. */
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "store/linear/linear.h"

static struct linear_store *of(struct store *store)
{
    return (struct linear_store *)store;
}

/* --- headings --- */

void linear_headings_dispose(struct linear_headings *headings)
{
    while (headings->count > 0)
        heading_dispose(&headings->items[--headings->count].heading);
    mem_free(headings->items);
    *headings = (struct linear_headings){0};
}

/* Its place, or where it would be put: by kind, then name. */
static size_t heading_place(const struct linear_headings *headings, enum heading_kind kind, const char *name)
{
    size_t at = 0;

    while (at < headings->count &&
           (headings->items[at].kind < kind ||
            (headings->items[at].kind == kind && strcmp(headings->items[at].heading.name, name) < 0)))
        at++;
    return at;
}

static bool heading_is_at(const struct linear_headings *headings, size_t at, enum heading_kind kind, const char *name)
{
    return at < headings->count && headings->items[at].kind == kind &&
           strcmp(headings->items[at].heading.name, name) == 0;
}

static vitrine_status headings_put(struct linear_headings *headings, enum heading_kind kind,
                                   const struct heading *heading)
{
    struct linear_heading copy = {.kind = kind};
    size_t at = heading_place(headings, kind, heading->name);

    if (heading_copy(&copy.heading, heading) < 0 ||
        !mem_grow(&headings->items, &headings->capacity, headings->count, sizeof copy)) {
        heading_dispose(&copy.heading);
        return VITRINE_ENOMEM;
    }
    if (heading_is_at(headings, at, kind, heading->name)) {
        heading_dispose(&headings->items[at].heading);
    } else {
        memmove(&headings->items[at + 1], &headings->items[at], (headings->count - at) * sizeof copy);
        headings->count++;
    }
    headings->items[at] = copy;
    return VITRINE_OK;
}

vitrine_status linear_headings_copy(struct linear_headings *out, const struct linear_headings *headings)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < headings->count; i++)
        s = headings_put(out, headings->items[i].kind, &headings->items[i].heading);
    return s;
}

vitrine_status linear_list_headings(struct store *store, enum heading_kind kind, store_heading_sink *sink,
                                    void *context, vitrine_error **err)
{
    const struct linear_headings *headings = &of(store)->state.headings;
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s == VITRINE_OK && i < headings->count; i++)
        if (headings->items[i].kind == kind)
            s = sink(context, &headings->items[i].heading, err);
    return s;
}

vitrine_status linear_put_heading(struct store *store, enum heading_kind kind, const struct heading *heading,
                                  vitrine_error **err)
{
    vitrine_status s = linear_check_writing(store, err);

    if (s < 0)
        return s;
    return headings_put(&of(store)->state.headings, kind, heading) < 0 ? err_nomem(err) : VITRINE_OK;
}

vitrine_status linear_remove_heading(struct store *store, enum heading_kind kind, const char *name,
                                     vitrine_error **err)
{
    struct linear_headings *headings = &of(store)->state.headings;
    size_t at = heading_place(headings, kind, name);
    vitrine_status s = linear_check_writing(store, err);

    if (s < 0)
        return s;
    if (!heading_is_at(headings, at, kind, name))
        return err_set(err, VITRINE_ENOTFOUND, "%s: %s: there is none of that name", heading_kind_name(kind), name);
    heading_dispose(&headings->items[at].heading);
    headings->count--;
    memmove(&headings->items[at], &headings->items[at + 1],
            (headings->count - at) * sizeof headings->items[0]);
    return VITRINE_OK;
}

struct naming {
    store_name_sink *sink;
    void *context;
};

static vitrine_status name_heading(void *context, const struct heading *heading, vitrine_error **err)
{
    struct naming *naming = context;

    return naming->sink(naming->context, heading->name, err);
}

static enum heading_kind kind_of(const char *kind)
{
    return strcmp(kind, "topic") == 0 ? HEADING_TOPIC : HEADING_COLLECTION;
}

vitrine_status linear_names(struct store *store, const char *kind, store_name_sink *sink, void *context,
                            vitrine_error **err)
{
    struct naming naming = {sink, context};

    return linear_list_headings(store, kind_of(kind), name_heading, &naming, err);
}

vitrine_status linear_put_name(struct store *store, const char *kind, const char *name, vitrine_error **err)
{
    struct linear_headings *headings = &of(store)->state.headings;
    struct heading heading = {0};
    vitrine_status s = linear_check_writing(store, err);

    if (s < 0 || heading_is_at(headings, heading_place(headings, kind_of(kind), name), kind_of(kind), name))
        return s;
    s = record_set_string(&heading.name, name);
    if (s >= 0)
        s = headings_put(headings, kind_of(kind), &heading);
    heading_dispose(&heading);
    return s < 0 ? err_nomem(err) : s;
}

/* --- the glossary --- */

void linear_concepts_dispose(struct linear_concepts *concepts)
{
    while (concepts->count > 0)
        labels_dispose(&concepts->items[--concepts->count].terms);
    mem_free(concepts->items);
    *concepts = (struct linear_concepts){0};
}

static size_t concept_place(const struct linear_concepts *concepts, int64_t id)
{
    size_t at = 0;

    while (at < concepts->count && concepts->items[at].id < id)
        at++;
    return at;
}

static vitrine_status concepts_put(struct linear_concepts *concepts, int64_t id, const struct labels *terms)
{
    struct linear_concept copy = {.id = id};
    size_t at = concept_place(concepts, id);

    if (labels_add_all(&copy.terms, terms) < 0 ||
        !mem_grow(&concepts->items, &concepts->capacity, concepts->count, sizeof copy)) {
        labels_dispose(&copy.terms);
        return VITRINE_ENOMEM;
    }
    if (at < concepts->count && concepts->items[at].id == id) {
        labels_dispose(&concepts->items[at].terms);
    } else {
        memmove(&concepts->items[at + 1], &concepts->items[at], (concepts->count - at) * sizeof copy);
        concepts->count++;
    }
    concepts->items[at] = copy;
    return VITRINE_OK;
}

vitrine_status linear_concepts_copy(struct linear_concepts *out, const struct linear_concepts *concepts)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < concepts->count; i++)
        s = concepts_put(out, concepts->items[i].id, &concepts->items[i].terms);
    return s;
}

vitrine_status linear_list_concepts(struct store *store, store_concept_sink *sink, void *context, vitrine_error **err)
{
    const struct linear_concepts *concepts = &of(store)->state.concepts;
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s == VITRINE_OK && i < concepts->count; i++)
        s = sink(context, concepts->items[i].id, &concepts->items[i].terms, err);
    return s;
}

vitrine_status linear_put_concept(struct store *store, int64_t *id, const struct labels *terms, vitrine_error **err)
{
    struct linear_concepts *concepts = &of(store)->state.concepts;
    vitrine_status s = linear_check_writing(store, err);
    int64_t given = *id;

    if (s < 0)
        return s;
    if (given == 0)
        given = concepts->count > 0 ? concepts->items[concepts->count - 1].id + 1 : 1;
    if (concepts_put(concepts, given, terms) < 0)
        return err_nomem(err);
    *id = given;
    return VITRINE_OK;
}

vitrine_status linear_remove_concept(struct store *store, int64_t id, vitrine_error **err)
{
    struct linear_concepts *concepts = &of(store)->state.concepts;
    size_t at = concept_place(concepts, id);
    vitrine_status s = linear_check_writing(store, err);

    if (s < 0)
        return s;
    if (at == concepts->count || concepts->items[at].id != id)
        return err_set(err, VITRINE_ENOTFOUND, "glossary: %lld: there is no concept of that id", (long long)id);
    labels_dispose(&concepts->items[at].terms);
    concepts->count--;
    memmove(&concepts->items[at], &concepts->items[at + 1], (concepts->count - at) * sizeof concepts->items[0]);
    return VITRINE_OK;
}
