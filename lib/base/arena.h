/* SPDX-License-Identifier: MIT
 * base/arena.h - many small blocks that live and die together. A zeroed arena is valid. Blocks are zeroed and aligned
 * for any type; NULL means no memory. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena {
    struct arena_chunk *chunks; /* the newest first */
};

void *arena_alloc(struct arena *arena, size_t count, size_t size);
/* `length` bytes and a NUL. */
char *arena_copy(struct arena *arena, const char *text, size_t length);
/* End all blocks; a chunk of memory is kept for those that come. */
void arena_clear(struct arena *arena);
void arena_dispose(struct arena *arena);

#endif
