/* SPDX-License-Identifier: MIT
 * ingest/value.h - what one record of an import says, as a tree: made from JSON (json.c) or from a row of
 * CSV. */
#ifndef INGEST_VALUE_H
#define INGEST_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum value_type { VALUE_NULL, VALUE_BOOLEAN, VALUE_NUMBER, VALUE_STRING, VALUE_LIST, VALUE_OBJECT };

struct value {
    enum value_type type;
    bool is_true;     /* of a boolean */
    bool is_whole;    /* of a number: written without point and exponent */
    const char *key;  /* of a member of an object, else NULL */
    const char *text; /* of a string, else NULL */
    double number;    /* of a number */
    int64_t whole;    /* the same, if it is whole */
    struct value *in; /* the list or object it stands in; NULL: none */
    struct value *next;
    struct value *first; /* of the items or members, which stand in the order of the record */
    struct value *last;
    size_t count;
};

/* All values of one record, and their text. A zeroed one is valid. */
struct values {
    struct arena arena;
    size_t count;
};
void values_dispose(struct values *values);
/* Forget all, but keep some of the memory. */
void values_clear(struct values *values);

/* A new value behind those of `in` (NULL: one that stands alone); `key`, its name in an object, is borrowed.
 * NULL: no memory. */
struct value *values_add(struct values *values, struct value *in, const char *key, enum value_type type);
/* A string, copied. NULL: no memory. */
struct value *values_add_string(struct values *values, struct value *in, const char *key, const char *text,
                                size_t length);

/* The member of that key; NULL if there is none, and of what is no object. */
struct value *value_member(const struct value *object, const char *key);
bool value_is_empty_string(const struct value *value);

#endif
