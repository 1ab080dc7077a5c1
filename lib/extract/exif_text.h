/* SPDX-License-Identifier: MIT
 * extract/exif_text.h - the texts inside Exif's values. */
#ifndef EXTRACT_EXIF_TEXT_H
#define EXTRACT_EXIF_TEXT_H

#include "extract/extraction.h"

/* How a tag spells its text. */
enum exif_spelling {
    EXIF_STRING,      /* 8 bits, of whatever encoding */
    EXIF_PARTS,       /* two such strings with a NUL between them (Copyright) */
    EXIF_WIDE,        /* UTF-16LE (Microsoft's XP tags) */
    EXIF_WITH_CHARSET /* 8 bytes that name the encoding first (UserComment) */
};

/* Append the text as UTF-8. little_endian: the byte order of the whole block. */
vitrine_status exif_text_decode(struct buf *out, struct extraction *extraction, enum exif_spelling spelling,
                                const unsigned char *bytes, size_t length, bool little_endian,
                                vitrine_error **err);

#endif
