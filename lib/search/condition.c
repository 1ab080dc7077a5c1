/* SPDX-License-Identifier: MIT
 * Conditions on the columns of an asset; see condition.h. */
#include "search/condition.h"

#include <math.h>
#include <string.h>

#include "base/err.h"

vitrine_status condition_languages(char (**out)[LANGUAGE_SIZE], struct arena *arena, struct store *store,
                                   const struct filter_list *list, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    *out = arena_alloc(arena, list->count, sizeof **out);
    if (*out == NULL)
        return err_nomem(err);
    for (i = 0; s >= 0 && i < list->count; i++)
        s = language_parse((*out)[i], list->items[i], store_knows_language, store, err);
    return s;
}

vitrine_status condition_new(struct condition *out, struct arena *arena, const struct search_context *context,
                             const struct filter *filter, vitrine_error **err)
{
    vitrine_status s = condition_languages(&out->has, arena, context->store, &filter->has, err);

    out->filter = filter;
    out->today = context->today;
    if (s >= 0)
        s = condition_languages(&out->lacks, arena, context->store, &filter->lacks, err);
    if (s >= 0 && filter->topic != NULL)
        s = store_find_headings(&out->topics, context->store, HEADING_TOPIC, filter->topic, err);
    if (s >= 0 && filter->topic != NULL)
        s = store_add_subtopics(&out->topics, context->store, err);
    if (s >= 0 && filter->collection != NULL)
        s = store_find_headings(&out->collections, context->store, HEADING_COLLECTION, filter->collection, err);
    return s;
}

void condition_dispose(struct condition *condition)
{
    record_list_dispose(&condition->topics);
    record_list_dispose(&condition->collections);
}

/* `list` holds items each between two separators. */
static bool list_holds(const char *list, char separator, const char *item)
{
    size_t length = strlen(item);
    const char *at = list;

    while (length > 0 && (at = strstr(at, item)) != NULL) {
        if (at > list && at[-1] == separator && at[length] == separator)
            return true;
        at++;
    }
    return false;
}

static bool list_holds_any(const char *list, const struct record_list *items)
{
    size_t i;

    for (i = 0; i < items->count; i++)
        if (list_holds(list, '\n', items->items[i]))
            return true;
    return false;
}

static bool has_text_in(const struct store_asset *asset, const char *language)
{
    if (strcmp(language, "zh") == 0)
        return list_holds(asset->languages, ' ', "zh-Hans") || list_holds(asset->languages, ' ', "zh-Hant");
    return list_holds(asset->languages, ' ', language);
}

static bool passes_languages(const struct condition *condition, const struct store_asset *asset)
{
    size_t i;

    for (i = 0; i < condition->filter->has.count; i++)
        if (!has_text_in(asset, condition->has[i]))
            return false;
    for (i = 0; i < condition->filter->lacks.count; i++)
        if (has_text_in(asset, condition->lacks[i]))
            return false;
    return true;
}

/* --- dates and places --- */

static bool passes_taken(const struct filter *filter, const char *taken_at)
{
    if (filter->taken_from[0] == '\0' && filter->taken_to[0] == '\0')
        return true;
    if (taken_at == NULL)
        return false;
    return strncmp(taken_at, filter->taken_from, strlen(filter->taken_from)) >= 0 &&
           (filter->taken_to[0] == '\0' || strncmp(taken_at, filter->taken_to, strlen(filter->taken_to)) <= 0);
}

static bool is_published(const struct condition *condition, const struct store_asset *asset)
{
    return strcmp(asset->status, "approved") == 0 &&
           (asset->valid_from == NULL || strcmp(asset->valid_from, condition->today) <= 0) &&
           (asset->valid_until == NULL || strcmp(asset->valid_until, condition->today) >= 0);
}

/* Great-circle distance on a sphere of the earth's mean radius (haversine). */
static double distance_km(double latitude_a, double longitude_a, double latitude_b, double longitude_b)
{
    const double radian = 3.14159265358979323846 / 180;
    double dy = sin((latitude_b - latitude_a) * radian / 2);
    double dx = sin((longitude_b - longitude_a) * radian / 2);
    double h = dy * dy + cos(latitude_a * radian) * cos(latitude_b * radian) * dx * dx;

    return 2 * 6371.0088 * asin(sqrt(h < 1 ? h : 1));
}

static bool in_box(const struct filter *filter, const struct store_asset *asset)
{
    bool between = filter->west <= filter->east
                       ? asset->longitude >= filter->west && asset->longitude <= filter->east
                       : asset->longitude >= filter->west || asset->longitude <= filter->east;

    return between && asset->latitude >= filter->south && asset->latitude <= filter->north;
}

static bool passes_position(const struct filter *filter, const struct store_asset *asset)
{
    if (!filter->near && !filter->box)
        return true;
    if (!asset->has_position)
        return false;
    return (!filter->box || in_box(filter, asset)) &&
           (!filter->near || distance_km(filter->near_latitude, filter->near_longitude, asset->latitude,
                                         asset->longitude) <= filter->near_km);
}

static bool passes_media_type(const char *wanted, const char *media_type)
{
    size_t length;

    if (wanted == NULL)
        return true;
    if (media_type == NULL)
        return false;
    length = strlen(wanted);
    return length > 0 && wanted[length - 1] == '/' ? strncmp(wanted, media_type, length) == 0
                                                   : strcmp(wanted, media_type) == 0;
}

bool condition_passes(const struct condition *condition, const struct store_asset *asset)
{
    const struct filter *filter = condition->filter;

    return (filter->kind == 0 || filter->kind == (int)asset->kind) && (!filter->missing || asset->missing) &&
           (filter->status == NULL || strcmp(filter->status, asset->status) == 0) &&
           (!filter->published || is_published(condition, asset)) &&
           (filter->topic == NULL || list_holds_any(asset->topics, &condition->topics)) &&
           (filter->collection == NULL || list_holds_any(asset->collections, &condition->collections)) &&
           (filter->audience == NULL || list_holds(asset->audience, '\n', filter->audience)) &&
           passes_media_type(filter->media_type, asset->media_type) && passes_languages(condition, asset) &&
           passes_taken(filter, asset->taken_at) && passes_position(filter, asset);
}
