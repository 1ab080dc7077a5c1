/* SPDX-License-Identifier: MIT
 * edit/heading.h - topics and collections as a person makes, changes and removes them; each call is one change. */
#ifndef EDIT_HEADING_H
#define EDIT_HEADING_H

#include "store/store.h"

/* What a person says of one; NULL leaves a value as it is, "" takes it away. */
struct edit_heading {
    const char *const *labels; /* "LANG=TEXT" each; an empty text takes the label away */
    size_t label_count;
    const char *parent; /* of a topic: name or label of the one above */
    const char *from;   /* of a collection: its days, or the day that returns; one of both stands */
    const char *to;
    const char *yearly;
    const char *wanted; /* of a collection: languages, separated by commas */
};

/* A new one, or a change of the one of that name. EINVAL: a value in its own words; ENOTFOUND: the parent. */
vitrine_status edit_put_heading(struct store *store, enum heading_kind kind, const char *name,
                                const struct edit_heading *said, vitrine_error **err);
/* Assets are taken from under it, topics below it come under the one above. ENOTFOUND, with the nearest. */
vitrine_status edit_remove_heading(struct store *store, enum heading_kind kind, const char *words, vitrine_error **err);
/* The name that a person's words mean (store_find_headings), into a zeroed buf. ENOTFOUND, with the nearest; EINVAL:
 * several. */
vitrine_status edit_name_heading(struct buf *out, struct store *store, enum heading_kind kind, const char *words,
                                 vitrine_error **err);

#endif
