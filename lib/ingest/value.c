/* SPDX-License-Identifier: MIT
 * Trees of values; see value.h. */
#include "ingest/value.h"

#include <string.h>

void values_dispose(struct values *values)
{
    arena_dispose(&values->arena);
    values->count = 0;
}

void values_clear(struct values *values)
{
    arena_clear(&values->arena);
    values->count = 0;
}

struct value *values_add(struct values *values, struct value *in, const char *key, enum value_type type)
{
    struct value *value = arena_alloc(&values->arena, 1, sizeof *value);

    if (value == NULL)
        return NULL;
    value->type = type;
    value->key = key;
    value->in = in;
    values->count++;
    if (in == NULL)
        return value;
    if (in->last != NULL)
        in->last->next = value;
    else
        in->first = value;
    in->last = value;
    in->count++;
    return value;
}

struct value *values_add_string(struct values *values, struct value *in, const char *key, const char *text,
                                size_t length)
{
    const char *copy = arena_copy(&values->arena, text, length);
    struct value *value = copy != NULL ? values_add(values, in, key, VALUE_STRING) : NULL;

    if (value != NULL)
        value->text = copy;
    return value;
}

struct value *value_member(const struct value *object, const char *key)
{
    struct value *member = object != NULL ? object->first : NULL;

    while (member != NULL && (member->key == NULL || strcmp(member->key, key) != 0))
        member = member->next;
    return member;
}

bool value_is_empty_string(const struct value *value)
{
    return value->text != NULL && value->text[0] == '\0';
}
