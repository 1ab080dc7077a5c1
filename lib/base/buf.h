/* SPDX-License-Identifier: MIT
 * base/buf.h - a growing byte string that remembers its first failure.
 *
 * Append freely and ask once: after a failed allocation every append is a no-op and `failed` is set. `bytes` is
 * NUL-terminated whenever it is not NULL (the terminator is not counted in `length`). A zeroed buf is valid. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf {
    char *bytes;
    size_t length;
    size_t capacity;
    bool failed;
};

#define BUF_INIT                                                                                             \
    {                                                                                                        \
        NULL, 0, 0, false                                                                                    \
    }

void buf_dispose(struct buf *buf);
void buf_clear(struct buf *buf); /* keeps the memory; forgets a failure */
void buf_truncate(struct buf *buf, size_t length);
void buf_append(struct buf *buf, const void *bytes, size_t length);
void buf_string(struct buf *buf, const char *text);
void buf_char(struct buf *buf, char c);
void buf_codepoint(struct buf *buf, uint32_t codepoint); /* as UTF-8 */
void buf_varint(struct buf *buf, uint64_t value);        /* LEB128, 7 bits a byte, low first */
void buf_format(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
bool buf_reserve(struct buf *buf, size_t extra);
/* The text as a string of the caller's (mem_free), the buf emptied; NULL if the buf had failed. Never NULL for
 * an empty buf that has not. */
char *buf_take(struct buf *buf);
/* Never NULL: "" for an empty or failed buf. */
const char *buf_text(const struct buf *buf);

#endif
