/* SPDX-License-Identifier: MIT
 * Memory with a fault hook; see alloc.h. */
#include "base/alloc.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static long fault_countdown = -1;
static int fault_persists;
static int fault_was_hit;

void mem_fault_set(long count, int persist)
{
    fault_countdown = count;
    fault_persists = persist;
    fault_was_hit = 0;
}

int mem_fault_hit(void)
{
    return fault_was_hit;
}

static int fault_now(void)
{
    if (fault_countdown < 0)
        return 0;
    if (fault_countdown > 0) {
        fault_countdown--;
        return 0;
    }
    fault_was_hit = 1;
    if (!fault_persists)
        fault_countdown = -1;
    return 1;
}

void *mem_alloc(size_t size)
{
    return fault_now() ? NULL : malloc(size ? size : 1);
}

void *mem_zero(size_t count, size_t size)
{
    return fault_now() ? NULL : calloc(count ? count : 1, size ? size : 1);
}

void *mem_resize(void *block, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size)
        return NULL;
    if (fault_now())
        return NULL;
    return realloc(block, count == 0 || size == 0 ? 1 : count * size);
}

char *mem_string_n(const char *text, size_t length)
{
    char *copy;

    if (length == SIZE_MAX)
        return NULL;
    copy = mem_alloc(length + 1);
    if (copy == NULL)
        return NULL;
    if (length > 0)
        memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

char *mem_string(const char *text)
{
    return mem_string_n(text, strlen(text));
}

void mem_free(void *block)
{
    free(block);
}

int mem_grow(void *items_pointer, size_t *capacity, size_t count, size_t item_size)
{
    void *items;
    size_t wanted;

    if (count < *capacity)
        return 1;
    if (*capacity > SIZE_MAX / 2)
        return 0;
    wanted = *capacity ? *capacity * 2 : 8;
    memcpy(&items, items_pointer, sizeof items);
    items = mem_resize(items, wanted, item_size);
    if (items == NULL)
        return 0;
    memcpy(items_pointer, &items, sizeof items);
    *capacity = wanted;
    return 1;
}
