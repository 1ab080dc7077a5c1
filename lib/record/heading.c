/* SPDX-License-Identifier: MIT
 * Topics and collections as values; see heading.h. */
#include "record/heading.h"

#include <string.h>

#include "base/alloc.h"

const char *heading_kind_name(enum heading_kind kind)
{
    return kind == HEADING_TOPIC ? "topic" : "collection";
}

/* The strings beside the name. */
static const size_t strings[] = {offsetof(struct heading, parent), offsetof(struct heading, from),
                                 offsetof(struct heading, to), offsetof(struct heading, yearly),
                                 offsetof(struct heading, wanted)};
#define STRING_COUNT (sizeof strings / sizeof strings[0])

static char **string_of(struct heading *heading, size_t i)
{
    return (char **)(void *)((char *)heading + strings[i]);
}

static const char *text_of(const struct heading *heading, size_t i)
{
    return *(char *const *)(const void *)((const char *)heading + strings[i]);
}

void heading_dispose(struct heading *heading)
{
    size_t i;

    mem_free(heading->name);
    labels_dispose(&heading->labels);
    for (i = 0; i < STRING_COUNT; i++)
        mem_free(*string_of(heading, i));
    *heading = (struct heading){0};
}

vitrine_status heading_copy(struct heading *out, const struct heading *heading)
{
    vitrine_status s;
    size_t i;

    *out = (struct heading){0};
    s = record_set_string(&out->name, heading->name);
    if (s >= 0)
        s = labels_add_all(&out->labels, &heading->labels);
    for (i = 0; s >= 0 && i < STRING_COUNT; i++)
        s = record_set_string(string_of(out, i), text_of(heading, i));
    return s;
}

static bool same(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

bool heading_equal(const struct heading *a, const struct heading *b)
{
    size_t i;

    for (i = 0; i < STRING_COUNT; i++)
        if (!same(text_of(a, i), text_of(b, i)))
            return false;
    return same(a->name, b->name) && labels_equal(&a->labels, &b->labels);
}
