/* SPDX-License-Identifier: MIT
 * record/heading.h - what assets are put under: a topic (a subject heading, in a tree) or a collection (a named set with
 * dates, and the languages it needs). */
#ifndef RECORD_HEADING_H
#define RECORD_HEADING_H

#include "record/labels.h"

enum heading_kind { HEADING_TOPIC = 1, HEADING_COLLECTION };

struct heading {
    char *name;
    struct labels labels; /* one a language */
    char *parent;         /* of a topic: the name of the one above it; NULL: none */
    char *from;           /* of a collection: dates, both inclusive, or NULL */
    char *to;
    char *yearly;         /* "07-27": the day that returns each year, or NULL */
    char *wanted;         /* stored tags, "km,th", or NULL */
};

/* "topic", "collection" */
const char *heading_kind_name(enum heading_kind kind);
void heading_dispose(struct heading *heading);
vitrine_status heading_copy(struct heading *out, const struct heading *heading); /* ENOMEM; out may then be disposed of */
bool heading_equal(const struct heading *a, const struct heading *b);

#endif
