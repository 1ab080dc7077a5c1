/* SPDX-License-Identifier: MIT
 * extract/metadata.h - the blocks of metadata that a container of pixels carries, gathered, then read in the
 * order that fall-backs between sources want. */
#ifndef EXTRACT_METADATA_H
#define EXTRACT_METADATA_H

#include "extract/extraction.h"

/* A piece of Extended XMP: where it belongs in the packet named guid, and where its bytes are in `extended`.
 */
#define METADATA_GUID_SIZE 32
struct metadata_piece {
    char guid[METADATA_GUID_SIZE];
    uint32_t packet_length;
    uint32_t packet_offset;
    size_t start;
    size_t length;
};

struct metadata {
    struct buf exif;      /* a TIFF, with EXIF_MARK in front or not */
    struct buf xmp;       /* the packet */
    struct buf iptc;      /* an IIM record, where it stands by itself */
    struct buf photoshop; /* image resources */
    struct buf extended;  /* bytes of all pieces */
    struct metadata_piece *pieces;
    size_t piece_count;
    size_t piece_capacity;
    bool is_upright; /* the container turns the picture, whatever Exif says; the size is as displayed */
};
#define METADATA_INIT    \
    {                    \
        .exif = BUF_INIT \
    }
void metadata_dispose(struct metadata *metadata);

/* Append to one of the blocks; what goes beyond EXTRACTION_MAX_PAYLOAD is ELIMIT. */
vitrine_status metadata_append(struct buf *block, const void *bytes, size_t length, vitrine_error **err);
/* Add a piece: `bytes` as the segment has them, {guid, length, offset, data}. */
vitrine_status metadata_add_extended(struct metadata *metadata, const unsigned char *bytes, size_t length,
                                     vitrine_error **err);
/* The end of every reader of a container, which came here with `status`: read all blocks, unless it failed,
 * and give the size as displayed. EFORMAT where there is neither a size nor a value. The blocks are disposed
 * of. */
vitrine_status metadata_finish(vitrine_status status, struct extraction *out, struct metadata *metadata,
                               const char *container, struct budget *budget, vitrine_error **err);

#endif
