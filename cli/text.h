/* SPDX-License-Identifier: MIT
 * text.h - a growing string, and memory that is there or ends the program with a line and exit 1. */
#ifndef CLI_TEXT_H
#define CLI_TEXT_H

#include <stddef.h>

struct text {
    char *bytes; /* NUL-terminated when not NULL */
    size_t length;
    size_t capacity;
};
#define TEXT_INIT  \
    {              \
        NULL, 0, 0 \
    }

void text_dispose(struct text *text);
void text_append(struct text *text, const void *bytes, size_t length);
void text_string(struct text *text, const char *string);
void text_char(struct text *text, char c);
void text_repeat(struct text *text, char c, size_t count);
void text_format(struct text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
const char *text_get(const struct text *text); /* never NULL */
char *text_take(struct text *text);            /* a string of the caller's (free), the text emptied */

/* Zeroed. Freed with free(). */
void *memory_new(size_t count, size_t size);
void *memory_resize(void *memory, size_t count, size_t size);
char *memory_copy(const char *string);

#endif
