/* SPDX-License-Identifier: MIT
 * record/labels.h - short texts with a language each: the labels of a topic or collection, the terms of a concept. */
#ifndef RECORD_LABELS_H
#define RECORD_LABELS_H

#include "record/record.h"

struct label {
    char language[RECORD_LANGUAGE_SIZE]; /* a stored tag */
    char *text;                          /* one line, not empty */
};

struct labels { /* by language; within one in the order they were given */
    struct label *items;
    size_t count;
    size_t capacity;
};

/* Once each; copies. ENOMEM. */
vitrine_status labels_add(struct labels *labels, const char *language, const char *text);
vitrine_status labels_add_all(struct labels *labels, const struct labels *more);
void labels_remove(struct labels *labels, const char *language); /* all of that language */
bool labels_have(const struct labels *labels, const char *language, const char *text);
const char *labels_first(const struct labels *labels, const char *language); /* NULL: none */
bool labels_equal(const struct labels *a, const struct labels *b);
void labels_clear(struct labels *labels);
void labels_dispose(struct labels *labels);

/* As a store keeps them: "LANGUAGE TAB TEXT NEWLINE" each. */
void labels_write(struct buf *out, const struct labels *labels);
/* Into an empty one. ENOMEM; ECORRUPT for what labels_write did not write. */
vitrine_status labels_read(struct labels *out, const char *text, vitrine_error **err);

#endif
