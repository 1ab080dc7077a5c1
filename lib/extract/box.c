/* SPDX-License-Identifier: MIT
 * Boxes; see box.h and ISO/IEC 14496-12, 4.2. */
#include "extract/box.h"

#include <string.h>

size_t box_left(const struct box_reader *reader)
{
    return (size_t)(reader->end - reader->at);
}

uint64_t box_take(struct box_reader *reader, unsigned bytes)
{
    uint64_t number = 0;

    if (bytes > box_left(reader)) {
        reader->failed = true;
        reader->at = reader->end;
        return 0;
    }
    while (bytes-- > 0)
        number = number << 8 | *reader->at++;
    return number;
}

bool box_next(struct box *out, struct box_reader *parent)
{
    const unsigned char *start = parent->at;
    uint64_t size = box_take(parent, 4);
    uint64_t type = box_take(parent, 4);
    size_t head;
    int i;

    if (size == 1)
        size = box_take(parent, 8);
    head = (size_t)(parent->at - start);
    if (parent->failed || (size != 0 && size < head))
        return false;
    for (i = 0; i < 4; i++)
        out->type[i] = (char)(type >> 8 * (3 - i));
    out->type[4] = '\0';
    if (size == 0 || size - head > box_left(parent))
        size = head + box_left(parent);
    out->data = (struct box_reader){parent->at, start + size, false};
    parent->at = out->data.end;
    return true;
}

bool box_find(struct box *out, const struct box_reader *parent, const char *type)
{
    struct box_reader walk = *parent;

    while (box_next(out, &walk))
        if (strcmp(out->type, type) == 0)
            return true;
    return false;
}

unsigned box_version(struct box *box, uint32_t *flags)
{
    uint64_t word = box_take(&box->data, 4);

    *flags = (uint32_t)(word & 0xffffff);
    return (unsigned)(word >> 24);
}
