/* SPDX-License-Identifier: MIT
 * A page of hits as JSON; see page_json.h. A list has no query, scores, snippets or matched languages. */
#include "publish/page_json.h"

#include <math.h>

#include "publish/json.h"

static const char *const tier_names[TIER_END] = {
    [TIER_WRITTEN] = "written", [TIER_FOLDED] = "folded",     [TIER_STEM] = "stem",
    [TIER_ALIAS] = "alias",     [TIER_GLOSSARY] = "glossary", [TIER_FUZZY] = "folded",
};

/* Put and forget: a NULL value is no memory. */
static bool put(json_t *object, const char *key, json_t *value)
{
    return json_object_set_new(object, key, value) == 0;
}

/* Digits that mean something: the rest is noise of the floating point. */
static json_t *rounded(double value, double steps)
{
    return json_real(round(value * steps) / steps);
}

static json_t *matches_json(const struct page_hit *hit)
{
    json_t *list = json_array();
    size_t i;

    for (i = 0; list != NULL && i < hit->match_count; i++) {
        const struct page_match *match = &hit->matches[i];
        json_t *item = json_object();

        if (item == NULL || !put(item, "start", json_integer((json_int_t)match->start)) ||
            !put(item, "end", json_integer((json_int_t)match->end)) ||
            !put(item, "by", json_string(tier_names[match->by])) || json_array_append(list, item) != 0) {
            json_decref(list);
            list = NULL;
        }
        json_decref(item);
    }
    return list;
}

static json_t *snippet_json(const struct page_hit *hit)
{
    json_t *object;

    if (hit->snippet == NULL)
        return json_null();
    object = json_object();
    if (object == NULL || !put(object, "field", json_string(field_name(hit->snippet_field))) ||
        !put(object, "text", json_of_text(hit->snippet)) || !put(object, "matches", matches_json(hit))) {
        json_decref(object);
        return NULL;
    }
    return object;
}

static json_t *matched_json(const struct page_hit *hit)
{
    json_t *list = json_array();
    size_t i;

    for (i = 0; list != NULL && i < hit->matched_count; i++)
        if (json_array_append_new(list, json_string(hit->matched[i])) != 0) {
            json_decref(list);
            return NULL;
        }
    return list;
}

static json_t *languages_json(const struct record *record)
{
    json_t *list = json_array();
    size_t i;

    for (i = 0; list != NULL && i < record->text_count; i++)
        if (record_has_language(record, record->texts[i].language) &&
            json_array_append_new(list, json_string(record->texts[i].language)) != 0) {
            json_decref(list);
            return NULL;
        }
    return list;
}

static bool put_asset(json_t *object, const struct record *record)
{
    char uuid[37];

    record_uuid_format(uuid, record->uuid);
    return put(object, "id", json_integer(record->id)) && put(object, "uuid", json_string(uuid)) &&
           put(object, "kind", json_string(record->kind == RECORD_IMAGE ? "image" : "text")) &&
           json_put_path(object, record->path) && put(object, "root", json_of_text(record->root)) &&
           put(object, "media_type", json_of_text(record->media_type));
}

static json_t *hit_json(const struct page_hit *hit, bool searched)
{
    const struct record *record = &hit->record;
    const char *language = hit->language[0] != '\0' ? hit->language : NULL;
    const char *title = language != NULL ? record_shown_text(record, FIELD_TITLE, language) : NULL;
    json_t *object = json_object();

    if (object == NULL || !put_asset(object, record) ||
        !put(object, "score", searched ? rounded(hit->score, 1e6) : json_null()) ||
        !put(object, "matched_languages", matched_json(hit)) || !put(object, "lang", json_of_text(language)) ||
        !put(object, "title", json_of_text(title)) || !put(object, "snippet", snippet_json(hit)) ||
        !put(object, "languages", languages_json(record)) ||
        !put(object, "taken_at", json_of_text(record_shown_text(record, FIELD_TAKEN_AT, "")))) {
        json_decref(object);
        return NULL;
    }
    return object;
}

static json_t *hits_json(const struct page *page)
{
    json_t *list = json_array();
    size_t i;

    for (i = 0; list != NULL && i < page->count; i++)
        if (json_array_append_new(list, hit_json(&page->hits[i], page->query != NULL)) != 0) {
            json_decref(list);
            return NULL;
        }
    return list;
}

static json_t *facet_json(const struct facet *facet)
{
    json_t *list = json_array();
    size_t i;

    for (i = 0; list != NULL && i < facet->count; i++) {
        json_t *item = json_object();

        if (item == NULL || !put(item, "value", json_of_text(facet->values[i].value)) ||
            !put(item, "count", json_integer((json_int_t)facet->values[i].count)) ||
            json_array_append(list, item) != 0) {
            json_decref(list);
            list = NULL;
        }
        json_decref(item);
    }
    return list;
}

static json_t *facets_json(const struct page *page)
{
    json_t *object = json_object();
    size_t i;

    for (i = 0; object != NULL && i < page->facet_count; i++)
        if (!put(object, page->facets[i].name, facet_json(&page->facets[i]))) {
            json_decref(object);
            return NULL;
        }
    return object;
}

json_t *json_of_page(const struct page *page)
{
    json_t *object = json_object();

    if (object == NULL || !put(object, "query", json_of_text(page->query)) ||
        !put(object, "total", json_integer((json_int_t)page->total)) ||
        !put(object, "relaxed", json_boolean(page->relaxed)) || !put(object, "next", json_of_text(page->cursor)) ||
        !put(object, "did_you_mean", json_of_text(page->did_you_mean)) ||
        !put(object, "milliseconds", rounded(page->milliseconds, 1e3)) || !put(object, "hits", hits_json(page)) ||
        !put(object, "facets", facets_json(page))) {
        json_decref(object);
        return NULL;
    }
    return object;
}
