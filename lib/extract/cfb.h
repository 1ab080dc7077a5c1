/* SPDX-License-Identifier: MIT
 * extract/cfb.h - streams by name in a compound file (MS-CFB), the package of Word before 2007. */
#ifndef EXTRACT_CFB_H
#define EXTRACT_CFB_H

#include "extract/extraction.h"

#define CFB_MARK "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#define CFB_MAX_STREAM ((size_t)32 << 20) /* bytes; what is behind is left out */

/* A zeroed one holds nothing. */
struct cfb {
    const struct input *input; /* borrowed */
    struct budget *budget;     /* borrowed */
    unsigned sector_size;
    uint32_t cutoff; /* smaller streams stand in the mini stream */
    struct buf fat;  /* the next sector of each, 4 bytes */
    struct buf mini_fat;
    struct buf mini; /* the mini stream */
    struct buf directory;
};

/* EFORMAT: no compound file, or damaged. */
vitrine_status cfb_open(struct cfb *out, const struct input *input, struct budget *budget,
                        vitrine_error **err);
void cfb_dispose(struct cfb *cfb);
/* Is there a stream or storage of that name (ASCII)? */
bool cfb_has(const struct cfb *cfb, const char *name);
/* Append a stream; *found says whether there is one. A chain that breaks gives what came before. */
vitrine_status cfb_read(struct buf *out, bool *found, const struct cfb *cfb, const char *name,
                        vitrine_error **err);

/* A little-endian number at `at`; 0 beyond the end. */
uint32_t cfb_16(const struct buf *bytes, size_t at);
uint32_t cfb_32(const struct buf *bytes, size_t at);

#endif
