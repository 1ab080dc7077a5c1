/* SPDX-License-Identifier: MIT
 * base/alloc.h - memory, with a hook that lets tests fail any allocation.
 *
 * Every allocation of Vitrine's own goes through here. Sizes are checked for overflow; NULL means no memory
 * (or an impossible size) and nothing else. The hook counts per process and is not for use with threads. */
#ifndef BASE_ALLOC_H
#define BASE_ALLOC_H

#include <stddef.h>

void *mem_alloc(size_t size);
void *mem_zero(size_t count, size_t size);
/* As realloc: on NULL the old block is still the caller's. */
void *mem_resize(void *block, size_t count, size_t size);
char *mem_string(const char *text);
char *mem_string_n(const char *text, size_t length);
void mem_free(void *block);

/* Make room for one more item in a growing array; true when there is. Capacity doubles. */
int mem_grow(void *items_pointer, size_t *capacity, size_t count, size_t item_size);

/* Tests: let `count` allocations succeed, then fail the next one (`persist`: and all after it). A negative
 * count turns the hook off. mem_fault_hit says whether an allocation has been failed since. */
void mem_fault_set(long count, int persist);
int mem_fault_hit(void);

#endif
