/* SPDX-License-Identifier: MIT
 * Conditions on an asset, from what a person typed; see filter.h. */
#include "query/filter.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "base/form.h"

/* --- lists --- */

static vitrine_status list_add(struct filter_list *list, const char *text, size_t length, vitrine_error **err)
{
    while (length > 0 && isspace((unsigned char)*text)) {
        text++;
        length--;
    }
    while (length > 0 && isspace((unsigned char)text[length - 1]))
        length--;
    if (length == 0)
        return VITRINE_OK;
    if (!mem_grow(&list->items, &list->capacity, list->count, sizeof list->items[0]))
        return err_nomem(err);
    list->items[list->count] = mem_string_n(text, length);
    if (list->items[list->count] == NULL)
        return err_nomem(err);
    list->count++;
    return VITRINE_OK;
}

vitrine_status filter_list_parse(struct filter_list *out, const char *text, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;

    while (s >= 0 && text != NULL && *text != '\0') {
        size_t length = strcspn(text, ",");

        s = list_add(out, text, length, err);
        text += length + (text[length] == ',');
    }
    return s;
}

void filter_list_dispose(struct filter_list *list)
{
    while (list->count > 0)
        mem_free(list->items[--list->count]);
    mem_free(list->items);
    memset(list, 0, sizeof *list);
}

/* --- one setter a condition --- */

vitrine_status filter_set_text(char **slot, const char *text, vitrine_error **err)
{
    if (text == NULL)
        return VITRINE_OK;
    *slot = mem_string(text);
    return *slot == NULL ? err_nomem(err) : VITRINE_OK;
}

vitrine_status filter_set_kind(struct filter *filter, const char *text, vitrine_error **err)
{
    if (text == NULL)
        return VITRINE_OK;
    if (strcmp(text, "image") == 0)
        filter->kind = 1;
    else if (strcmp(text, "text") == 0)
        filter->kind = 2;
    else
        return err_set(err, VITRINE_EINVAL, "kind: %s: image or text is meant", text);
    return VITRINE_OK;
}

vitrine_status filter_set_status(struct filter *filter, const char *text, vitrine_error **err)
{
    if (text != NULL && strcmp(text, "draft") != 0 && strcmp(text, "approved") != 0 && strcmp(text, "withdrawn") != 0)
        return err_set(err, VITRINE_EINVAL, "status: %s: draft, approved or withdrawn is meant", text);
    return filter_set_text(&filter->status, text, err);
}

static vitrine_status set_date(char slot[11], const char *text, size_t length, vitrine_error **err)
{
    if (length == 0)
        return VITRINE_OK;
    if (!form_is_date(text, length))
        return err_set(err, VITRINE_EINVAL,
                       "taken: %.*s: a year, month or day is meant (2021, 2021-07, 2021-07-15), or two with .. between",
                       (int)(length < 40 ? length : 40), text);
    memcpy(slot, text, length);
    slot[length] = '\0';
    return VITRINE_OK;
}

vitrine_status filter_set_taken(struct filter *filter, const char *text, vitrine_error **err)
{
    const char *dots = text != NULL ? strstr(text, "..") : NULL;
    const char *to = dots != NULL ? dots + 2 : text;
    size_t from_length;
    vitrine_status s;

    if (text == NULL)
        return VITRINE_OK;
    from_length = dots != NULL ? (size_t)(dots - text) : strlen(text);
    if (from_length == 0 && *to == '\0')
        return err_set(err, VITRINE_EINVAL, "taken: '%s': a year, month or day is meant (2021, 2021-07, 2021-07-15)",
                       text);
    s = set_date(filter->taken_from, text, from_length, err);
    if (s >= 0)
        s = set_date(filter->taken_to, to, strlen(to), err);
    if (s >= 0 && filter->taken_to[0] != '\0' &&
        strncmp(filter->taken_from, filter->taken_to, strlen(filter->taken_to)) > 0)
        s = err_set(err, VITRINE_EINVAL, "taken: %s: ends before it begins", text);
    return s;
}

/* `count` numbers between commas, and nothing else. */
static bool numbers(double *out, size_t count, const char *text)
{
    size_t i;

    for (i = 0; i < count; i++) {
        size_t length = strcspn(text, ",");
        size_t skipped = strspn(text, " ");

        if (skipped > length || !form_number(&out[i], text + skipped, length - skipped))
            return false;
        text += length;
        if (*text != (i + 1 < count ? ',' : '\0'))
            return false;
        text++;
    }
    return true;
}

vitrine_status filter_set_near(struct filter *filter, const char *text, vitrine_error **err)
{
    double n[3];

    if (text == NULL)
        return VITRINE_OK;
    if (!numbers(n, 3, text) || fabs(n[0]) > 90 || fabs(n[1]) > 180 || n[2] < 0)
        return err_set(err, VITRINE_EINVAL, "near: %s: LATITUDE,LONGITUDE,KILOMETRES is meant (10.22,103.96,5)", text);
    filter->near = true;
    filter->near_latitude = n[0];
    filter->near_longitude = n[1];
    filter->near_km = n[2];
    return VITRINE_OK;
}

vitrine_status filter_set_box(struct filter *filter, const char *text, vitrine_error **err)
{
    double n[4];

    if (text == NULL)
        return VITRINE_OK;
    if (!numbers(n, 4, text) || fabs(n[0]) > 180 || fabs(n[2]) > 180 || fabs(n[1]) > 90 || fabs(n[3]) > 90 ||
        n[1] > n[3])
        return err_set(err, VITRINE_EINVAL, "box: %s: WEST,SOUTH,EAST,NORTH in degrees is meant (103.8,9.9,104.1,10.4)",
                       text);
    filter->box = true;
    filter->west = n[0];
    filter->south = n[1];
    filter->east = n[2];
    filter->north = n[3];
    return VITRINE_OK;
}

bool filter_is_empty(const struct filter *filter)
{
    return filter->has.count == 0 && filter->lacks.count == 0 && filter->kind == 0 && filter->topic == NULL &&
           filter->collection == NULL && filter->status == NULL && !filter->published && filter->audience == NULL &&
           filter->taken_from[0] == '\0' && filter->taken_to[0] == '\0' && !filter->near && !filter->box &&
           filter->media_type == NULL && !filter->missing;
}

void filter_dispose(struct filter *filter)
{
    filter_list_dispose(&filter->has);
    filter_list_dispose(&filter->lacks);
    mem_free(filter->topic);
    mem_free(filter->collection);
    mem_free(filter->status);
    mem_free(filter->audience);
    mem_free(filter->media_type);
    memset(filter, 0, sizeof *filter);
}
