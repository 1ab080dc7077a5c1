/* SPDX-License-Identifier: MIT
 * A growing string; see text.h. */
#include "text.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *checked(void *memory)
{
    if (memory == NULL) {
        fputs("vitrine: out of memory\n", stderr);
        exit(EXIT_FAILURE);
    }
    return memory;
}

void *memory_new(size_t count, size_t size)
{
    return checked(calloc(count ? count : 1, size));
}

void *memory_resize(void *memory, size_t count, size_t size)
{
    return checked(count > SIZE_MAX / size ? NULL : realloc(memory, count * size));
}

char *memory_copy(const char *string)
{
    return checked(strdup(string));
}

void text_dispose(struct text *text)
{
    free(text->bytes);
    *text = (struct text)TEXT_INIT;
}

static void text_reserve(struct text *text, size_t extra)
{
    size_t wanted = text->capacity ? text->capacity : 128;

    if (text->bytes != NULL && extra < text->capacity - text->length)
        return;
    while (extra >= wanted - text->length) {
        if (wanted > SIZE_MAX / 2)
            checked(NULL);
        wanted *= 2;
    }
    text->bytes = memory_resize(text->bytes, wanted, 1);
    text->capacity = wanted;
}

void text_append(struct text *text, const void *bytes, size_t length)
{
    text_reserve(text, length);
    if (length > 0)
        memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

void text_string(struct text *text, const char *string)
{
    text_append(text, string, strlen(string));
}

void text_char(struct text *text, char c)
{
    text_append(text, &c, 1);
}

void text_repeat(struct text *text, char c, size_t count)
{
    while (count-- > 0)
        text_char(text, c);
}

void text_format(struct text *text, const char *format, ...)
{
    va_list args;
    char *bytes = NULL;
    int length;

    va_start(args, format);
    length = vasprintf(&bytes, format, args);
    va_end(args);
    if (length < 0)
        checked(NULL);
    text_append(text, bytes, (size_t)length);
    free(bytes);
}

const char *text_get(const struct text *text)
{
    return text->bytes ? text->bytes : "";
}

char *text_take(struct text *text)
{
    char *bytes = text->bytes ? text->bytes : memory_copy("");

    *text = (struct text)TEXT_INIT;
    return bytes;
}
