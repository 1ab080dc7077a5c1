/* SPDX-License-Identifier: MIT
 * Memory for libraries that go on without it; see noted_memory.h. */
#include "extract/noted_memory.h"

#include "base/alloc.h"

static _Thread_local bool failed;

static void *note(void *block)
{
    failed |= block == NULL;
    return block;
}

void noted_memory_begin(void)
{
    failed = false;
}

bool noted_memory_failed(void)
{
    return failed;
}

void *noted_memory_alloc(size_t size)
{
    return note(mem_alloc(size));
}

void *noted_memory_zero(size_t size)
{
    return note(mem_zero(1, size));
}

void *noted_memory_resize(void *block, size_t size)
{
    return note(mem_resize(block, 1, size));
}
