/* SPDX-License-Identifier: MIT
 * extract/box.h - boxes of the ISO base media file format {size (4 bytes, high first), type, data}, in
 * memory; nested ones are walked one level at a time, so nothing recurses. */
#ifndef EXTRACT_BOX_H
#define EXTRACT_BOX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes being read from the front; a read beyond the end gives 0 and is remembered. */
struct box_reader {
    const unsigned char *at;
    const unsigned char *end;
    bool failed;
};
uint64_t box_take(struct box_reader *reader, unsigned bytes); /* at most 8 */
size_t box_left(const struct box_reader *reader);

struct box {
    char type[5];
    struct box_reader data;
};
/* Take the next box; false at the end or at damage. A box that goes on behind the end ends there. */
bool box_next(struct box *out, struct box_reader *parent);
/* The first box of that type among what is left of the parent, which is not moved. */
bool box_find(struct box *out, const struct box_reader *parent, const char *type);
/* The version of a full box, whose flags are taken, too. */
unsigned box_version(struct box *box, uint32_t *flags);

#endif
