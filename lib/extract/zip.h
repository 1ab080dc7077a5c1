/* SPDX-License-Identifier: MIT
 * extract/zip.h - the parts of a ZIP package by name, inflated, never larger than allowed.
 *
 * As APPNOTE 6.3 has it, for one volume: stored and deflated members, ZIP64. Where the directory at the end
 * is missing or damaged, members are found by the headers in front of them. */
#ifndef EXTRACT_ZIP_H
#define EXTRACT_ZIP_H

#include "base/arena.h"
#include "extract/extraction.h"

struct zip_member {
    const char *name; /* as the package spells it, up to its first NUL */
    uint64_t offset;  /* of its own header */
    uint64_t packed;  /* bytes, at most */
    uint32_t crc;
    bool has_crc; /* false where only the header in front told of it */
    unsigned method;
    bool encrypted;
};

/* A zeroed one holds nothing. */
struct zip {
    const struct input *input; /* borrowed */
    struct budget *budget;     /* borrowed */
    struct arena names;
    struct zip_member *members;
    size_t count;
    size_t capacity;
    bool mended; /* its directory was missing or damaged */
};

/* EFORMAT: no package. */
vitrine_status zip_open(struct zip *out, const struct input *input, struct budget *budget,
                        vitrine_error **err);
void zip_dispose(struct zip *zip);
/* NULL if there is none of that name. */
const struct zip_member *zip_find(const struct zip *zip, const char *name);
/* Append what a member holds, or its first `limit` bytes. *damage is set to words for a warning where that
 * isn't all or isn't whole. EFORMAT: encrypted, or packed in a way no office program uses. */
vitrine_status zip_read(struct buf *out, const char **damage, const struct zip *zip,
                        const struct zip_member *member, size_t limit, vitrine_error **err);

#endif
