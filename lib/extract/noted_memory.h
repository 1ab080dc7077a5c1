/* SPDX-License-Identifier: MIT
 * extract/noted_memory.h - memory for libraries that go on without it.
 *
 * Expat 2.5 and libexif 0.6.24 lose some failed allocations: they report a mistake in the file, or nothing.
 * Their allocators are given no context, so a failure is noted for the thread. */
#ifndef EXTRACT_NOTED_MEMORY_H
#define EXTRACT_NOTED_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

/* Forget what was noted in this thread, before such a library is called. */
void noted_memory_begin(void);
/* Has an allocation failed in this thread since? */
bool noted_memory_failed(void);
void *noted_memory_alloc(size_t size);
void *noted_memory_zero(size_t size);
void *noted_memory_resize(void *block, size_t size);

#endif
