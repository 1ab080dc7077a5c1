/* SPDX-License-Identifier: MIT
 * query/filter.h - conditions on an asset beside the words, from the strings of vitrine/query.h. */
#ifndef QUERY_FILTER_H
#define QUERY_FILTER_H

#include <stdbool.h>
#include <stddef.h>

#include "vitrine/error.h"

/* Strings between commas, each trimmed and not empty. */
struct filter_list {
    char **items;
    size_t count;
    size_t capacity;
};
vitrine_status filter_list_parse(struct filter_list *out, const char *text, vitrine_error **err); /* NULL: empty */
void filter_list_dispose(struct filter_list *list);

struct filter {
    struct filter_list has; /* tags as typed: what they mean depends on the catalogue's languages */
    struct filter_list lacks;
    int kind; /* enum record_kind; 0: any */
    char *topic;
    char *collection;
    char *status;
    bool published;
    char *audience;
    char taken_from[11]; /* a date as precise as typed, inclusive; "": open */
    char taken_to[11];
    bool near;
    double near_latitude;
    double near_longitude;
    double near_km;
    bool box;
    double west; /* west > east: the box crosses the 180th meridian */
    double south;
    double east;
    double north;
    char *media_type; /* ends in '/': all below it */
    bool missing;
};

/* Each returns EINVAL in the person's words: "taken: 2021-13: no such month; ...". */
vitrine_status filter_set_kind(struct filter *filter, const char *text, vitrine_error **err);
vitrine_status filter_set_status(struct filter *filter, const char *text, vitrine_error **err);
vitrine_status filter_set_taken(struct filter *filter, const char *text, vitrine_error **err);
vitrine_status filter_set_near(struct filter *filter, const char *text, vitrine_error **err);
vitrine_status filter_set_box(struct filter *filter, const char *text, vitrine_error **err);
vitrine_status filter_set_text(char **slot, const char *text, vitrine_error **err);
/* Does it let every asset through? */
bool filter_is_empty(const struct filter *filter);
void filter_dispose(struct filter *filter);

#endif
