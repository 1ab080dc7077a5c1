/* SPDX-License-Identifier: MIT
 * Conditions on the columns of an asset; see condition.h. */
#include "search/condition.h"

#include <math.h>
#include <string.h>

#include "base/alloc.h"
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

void condition_dispose(struct condition *condition)
{
    size_t i;

    record_list_dispose(&condition->topics);
    record_list_dispose(&condition->collections);
    for (i = 0; i < FACT_COLUMNS; i++)
        mem_free(condition->known[i]);
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

static bool has_text_in(const char *languages, const char *language)
{
    if (strcmp(language, "zh") == 0)
        return list_holds(languages, ' ', "zh-Hans") || list_holds(languages, ' ', "zh-Hant");
    return list_holds(languages, ' ', language);
}

/* --- a column's value --- */

static bool kind_passes(const struct condition *condition, const char *kind)
{
    int wanted = condition->filter->kind;

    return wanted == 0 || wanted == (strcmp(kind, "image") == 0 ? RECORD_IMAGE : RECORD_TEXT);
}

static bool missing_passes(const struct condition *condition, const char *missing)
{
    return !condition->filter->missing || *missing != '\0';
}

static bool status_passes(const struct condition *condition, const char *status)
{
    const struct filter *filter = condition->filter;

    return (filter->status == NULL || strcmp(filter->status, status) == 0) &&
           (!filter->published || strcmp(status, "approved") == 0);
}

static bool languages_pass(const struct condition *condition, const char *languages)
{
    size_t i;

    for (i = 0; i < condition->filter->has.count; i++)
        if (!has_text_in(languages, condition->has[i]))
            return false;
    for (i = 0; i < condition->filter->lacks.count; i++)
        if (has_text_in(languages, condition->lacks[i]))
            return false;
    return true;
}

static bool topics_pass(const struct condition *condition, const char *topics)
{
    return condition->filter->topic == NULL || list_holds_any(topics, &condition->topics);
}

static bool collections_pass(const struct condition *condition, const char *collections)
{
    return condition->filter->collection == NULL || list_holds_any(collections, &condition->collections);
}

static bool audience_passes(const struct condition *condition, const char *audience)
{
    return condition->filter->audience == NULL || list_holds(audience, '\n', condition->filter->audience);
}

static bool media_type_passes(const struct condition *condition, const char *media_type)
{
    const char *wanted = condition->filter->media_type;
    size_t length;

    if (wanted == NULL)
        return true;
    length = strlen(wanted);
    return length > 0 && wanted[length - 1] == '/' ? strncmp(wanted, media_type, length) == 0
                                                   : *media_type != '\0' && strcmp(wanted, media_type) == 0;
}

static bool taken_passes(const struct condition *condition, const char *taken)
{
    const struct filter *filter = condition->filter;

    if (filter->taken_from[0] == '\0' && filter->taken_to[0] == '\0')
        return true;
    return *taken != '\0' && strncmp(taken, filter->taken_from, strlen(filter->taken_from)) >= 0 &&
           (filter->taken_to[0] == '\0' || strncmp(taken, filter->taken_to, strlen(filter->taken_to)) <= 0);
}

/* "from/until", either of which may be empty. */
static bool validity_passes(const struct condition *condition, const char *validity)
{
    const char *until = strchr(validity, '/') + 1;
    size_t from = (size_t)(until - 1 - validity);

    return !condition->filter->published || ((from == 0 || strncmp(validity, condition->today, from) <= 0) &&
                                             (*until == '\0' || strcmp(until, condition->today) >= 0));
}

typedef bool value_test(const struct condition *condition, const char *value);

static value_test *const tests[FACT_COLUMNS] = {
    [FACT_KIND] = kind_passes,           [FACT_MISSING] = missing_passes,
    [FACT_STATUS] = status_passes,       [FACT_LANGUAGES] = languages_pass,
    [FACT_TOPICS] = topics_pass,         [FACT_COLLECTIONS] = collections_pass,
    [FACT_AUDIENCE] = audience_passes,   [FACT_MEDIA_TYPE] = media_type_passes,
    [FACT_TAKEN] = taken_passes,         [FACT_VALIDITY] = validity_passes,
};

enum known { UNKNOWN, PASSES, FAILS };

/* Room to remember what is known of a value; false: there is none, and it is found anew each time. */
static bool make_room(struct condition *condition, enum fact_column column, uint32_t code)
{
    size_t size = condition->known_size[column];
    size_t wanted = (size_t)code + 1 > 2 * size ? (size_t)code + 64 : 2 * size;
    unsigned char *known;

    if (code < size)
        return true;
    known = mem_resize(condition->known[column], wanted, 1);
    if (known == NULL)
        return false;
    memset(known + size, UNKNOWN, wanted - size);
    condition->known[column] = known;
    condition->known_size[column] = wanted;
    return true;
}

static bool column_passes(struct condition *condition, const struct facts *facts, enum fact_column column,
                          uint32_t code)
{
    bool passes;

    if (code < condition->known_size[column] && condition->known[column][code] != UNKNOWN)
        return condition->known[column][code] == PASSES;
    passes = tests[column](condition, facts_value(facts, column, code));
    if (make_room(condition, column, code))
        condition->known[column][code] = passes ? PASSES : FAILS;
    return passes;
}

/* --- places --- */

/* Great-circle distance on a sphere of the earth's mean radius (haversine). */
static double distance_km(double latitude_a, double longitude_a, double latitude_b, double longitude_b)
{
    const double radian = 3.14159265358979323846 / 180;
    double dy = sin((latitude_b - latitude_a) * radian / 2);
    double dx = sin((longitude_b - longitude_a) * radian / 2);
    double h = dy * dy + cos(latitude_a * radian) * cos(latitude_b * radian) * dx * dx;

    return 2 * 6371.0088 * asin(sqrt(h < 1 ? h : 1));
}

static bool in_box(const struct filter *filter, const struct fact_row *asset)
{
    bool between = filter->west <= filter->east
                       ? asset->longitude >= filter->west && asset->longitude <= filter->east
                       : asset->longitude >= filter->west || asset->longitude <= filter->east;

    return between && asset->latitude >= filter->south && asset->latitude <= filter->north;
}

static bool position_passes(const struct filter *filter, const struct fact_row *asset)
{
    if (!filter->near && !filter->box)
        return true;
    if (!asset->has_position)
        return false;
    return (!filter->box || in_box(filter, asset)) &&
           (!filter->near || distance_km(filter->near_latitude, filter->near_longitude, asset->latitude,
                                         asset->longitude) <= filter->near_km);
}

/* Columns on which a filter without conditions has none either. */
static bool asks_of(const struct filter *filter, enum fact_column column)
{
    switch (column) {
    case FACT_KIND:
        return filter->kind != 0;
    case FACT_MISSING:
        return filter->missing;
    case FACT_STATUS:
        return filter->status != NULL || filter->published;
    case FACT_LANGUAGES:
        return filter->has.count > 0 || filter->lacks.count > 0;
    case FACT_TOPICS:
        return filter->topic != NULL;
    case FACT_COLLECTIONS:
        return filter->collection != NULL;
    case FACT_AUDIENCE:
        return filter->audience != NULL;
    case FACT_MEDIA_TYPE:
        return filter->media_type != NULL;
    case FACT_TAKEN:
        return filter->taken_from[0] != '\0' || filter->taken_to[0] != '\0';
    case FACT_VALIDITY:
        return filter->published;
    }
    return true;
}

static void list_columns(struct condition *condition)
{
    int column;

    for (column = 0; column < FACT_COLUMNS; column++)
        if (asks_of(condition->filter, (enum fact_column)column))
            condition->columns[condition->column_count++] = (enum fact_column)column;
}

vitrine_status condition_new(struct condition *out, struct arena *arena, const struct search_context *context,
                             const struct filter *filter, vitrine_error **err)
{
    vitrine_status s = condition_languages(&out->has, arena, context->store, &filter->has, err);

    out->filter = filter;
    out->today = context->today;
    list_columns(out);
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

bool condition_passes(struct condition *condition, const struct facts *facts, const struct fact_row *row)
{
    size_t i;

    for (i = 0; i < condition->column_count; i++)
        if (!column_passes(condition, facts, condition->columns[i], row->codes[condition->columns[i]]))
            return false;
    return position_passes(condition->filter, row);
}
