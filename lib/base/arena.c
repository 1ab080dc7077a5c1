/* SPDX-License-Identifier: MIT
 * Blocks that die together; see arena.h. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <string.h>

#include "base/alloc.h"

#define CHUNK_SIZE 8192
#define ALIGNMENT alignof(max_align_t)

struct arena_chunk {
    struct arena_chunk *next;
    size_t used;
    size_t size;
    alignas(max_align_t) unsigned char bytes[];
};

static struct arena_chunk *chunk_new(size_t size)
{
    struct arena_chunk *chunk;

    if (size > SIZE_MAX - sizeof *chunk)
        return NULL;
    chunk = mem_alloc(sizeof *chunk + size);
    if (chunk == NULL)
        return NULL;
    chunk->used = 0;
    chunk->size = size;
    return chunk;
}

void *arena_alloc(struct arena *arena, size_t count, size_t size)
{
    struct arena_chunk *chunk = arena->chunks;
    size_t wanted;
    void *block;

    if (size != 0 && count > (SIZE_MAX - ALIGNMENT) / size)
        return NULL;
    wanted = (count * size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (chunk == NULL || chunk->size - chunk->used < wanted) {
        chunk = chunk_new(wanted > CHUNK_SIZE ? wanted : CHUNK_SIZE);
        if (chunk == NULL)
            return NULL;
        chunk->next = arena->chunks;
        arena->chunks = chunk;
    }
    block = chunk->bytes + chunk->used;
    chunk->used += wanted;
    memset(block, 0, wanted);
    return block;
}

char *arena_copy(struct arena *arena, const char *text, size_t length)
{
    char *copy = arena_alloc(arena, length + 1, 1);

    if (copy != NULL && length > 0)
        memcpy(copy, text, length);
    return copy;
}

static void drop_newest(struct arena *arena)
{
    struct arena_chunk *next = arena->chunks->next;

    mem_free(arena->chunks);
    arena->chunks = next;
}

void arena_clear(struct arena *arena)
{
    while (arena->chunks != NULL && (arena->chunks->next != NULL || arena->chunks->size > CHUNK_SIZE))
        drop_newest(arena);
    if (arena->chunks != NULL)
        arena->chunks->used = 0;
}

void arena_dispose(struct arena *arena)
{
    while (arena->chunks != NULL)
        drop_newest(arena);
}
