/* SPDX-License-Identifier: MIT
 * Blocks of metadata; see metadata.h. Extended XMP (XMP part 3, 1.1.3.1): a packet too large for one segment
 * is cut, and the main packet names it by its MD5 (xmpNote:HasExtendedXMP). */
#include "extract/metadata.h"

#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "extract/exif.h"
#include "extract/iptc.h"
#include "extract/photoshop.h"
#include "extract/xmp.h"

#define PIECE_HEAD (METADATA_GUID_SIZE + 8)

void metadata_dispose(struct metadata *metadata)
{
    buf_dispose(&metadata->exif);
    buf_dispose(&metadata->xmp);
    buf_dispose(&metadata->iptc);
    buf_dispose(&metadata->photoshop);
    buf_dispose(&metadata->extended);
    mem_free(metadata->pieces);
    *metadata = (struct metadata)METADATA_INIT;
}

vitrine_status metadata_append(struct buf *block, const void *bytes, size_t length, vitrine_error **err)
{
    if (length > EXTRACTION_MAX_PAYLOAD - block->length)
        return err_set(err, VITRINE_ELIMIT, "metadata: larger than %zu bytes", EXTRACTION_MAX_PAYLOAD);
    buf_append(block, bytes, length);
    return block->failed ? err_nomem(err) : VITRINE_OK;
}

static uint32_t get_32(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

vitrine_status metadata_add_extended(struct metadata *metadata, const unsigned char *bytes, size_t length,
                                     vitrine_error **err)
{
    struct metadata_piece piece = {.start = metadata->extended.length};

    if (length < PIECE_HEAD)
        return VITRINE_OK;
    memcpy(piece.guid, bytes, METADATA_GUID_SIZE);
    piece.packet_length = get_32(bytes + METADATA_GUID_SIZE);
    piece.packet_offset = get_32(bytes + METADATA_GUID_SIZE + 4);
    piece.length = length - PIECE_HEAD;
    if (!mem_grow(&metadata->pieces, &metadata->piece_capacity, metadata->piece_count,
                  sizeof *metadata->pieces))
        return err_nomem(err);
    metadata->pieces[metadata->piece_count++] = piece;
    return metadata_append(&metadata->extended, bytes + PIECE_HEAD, piece.length, err);
}

/* Put the next piece of the packet behind `packet`; false if it is missing. */
static bool append_piece(struct buf *packet, const struct metadata *metadata, const char *guid)
{
    size_t i;

    for (i = 0; i < metadata->piece_count; i++) {
        const struct metadata_piece *piece = &metadata->pieces[i];

        if (piece->packet_offset != packet->length || piece->length == 0 ||
            memcmp(piece->guid, guid, METADATA_GUID_SIZE) != 0)
            continue;
        buf_append(packet, metadata->extended.bytes + piece->start, piece->length);
        return true;
    }
    return false;
}

static vitrine_status parse_extended(struct xmp *xmp, const struct metadata *metadata, const char *guid,
                                     const struct budget *budget, vitrine_error **err)
{
    struct buf packet = BUF_INIT;
    vitrine_status s = VITRINE_OK;

    while (!packet.failed && packet.length < metadata->extended.length &&
           append_piece(&packet, metadata, guid))
        continue;
    if (packet.failed)
        s = err_nomem(err);
    else if (packet.length > 0)
        s = xmp_parse(xmp, packet.bytes, packet.length, budget, err);
    else
        xmp->damage = "goes on in a part that is missing";
    buf_dispose(&packet);
    return s;
}

static vitrine_status tell_xmp(struct extraction *out, const struct metadata *metadata,
                               const struct budget *budget, vitrine_error **err)
{
    struct xmp xmp = XMP_INIT;
    const char *guid;
    vitrine_status s;

    if (metadata->xmp.length == 0)
        return VITRINE_OK;
    s = xmp_parse(&xmp, metadata->xmp.bytes, metadata->xmp.length, budget, err);
    guid = s >= 0 ? xmp_text(&xmp, XMP_HAS_EXTENDED) : NULL;
    if (guid != NULL && strlen(guid) == METADATA_GUID_SIZE)
        s = parse_extended(&xmp, metadata, guid, budget, err);
    if (s >= 0)
        s = xmp_tell(out, &xmp, err);
    xmp_dispose(&xmp);
    return s;
}

static vitrine_status tell_exif(struct extraction *out, const struct metadata *metadata,
                                struct budget *budget, vitrine_error **err)
{
    if (metadata->exif.length == 0)
        return VITRINE_OK;
    return exif_read(out, (const unsigned char *)metadata->exif.bytes, metadata->exif.length, budget, err);
}

static vitrine_status tell_iptc(struct extraction *out, const struct metadata *metadata, vitrine_error **err)
{
    const unsigned char *iptc = (const unsigned char *)metadata->iptc.bytes;
    size_t length = metadata->iptc.length;
    bool cut = false;
    vitrine_status s;

    if (length == 0 &&
        !photoshop_find_iptc(&iptc, &length, &cut, (const unsigned char *)metadata->photoshop.bytes,
                             metadata->photoshop.length))
        return VITRINE_OK;
    s = iptc_read(out, iptc, length, err);
    if (s >= 0 && cut)
        s = extraction_warn(out, err, "IPTC: damaged, read as far as possible");
    return s;
}

static vitrine_status metadata_tell(struct extraction *out, const struct metadata *metadata,
                                    struct budget *budget, vitrine_error **err)
{
    vitrine_status s = tell_exif(out, metadata, budget, err);

    if (s >= 0)
        s = tell_iptc(out, metadata, err);
    return s < 0 ? s : tell_xmp(out, metadata, budget, err);
}

/* Orientations 5 to 8 show a picture on its side. */
static void turn(struct extraction *out)
{
    uint32_t width = out->width;

    if (out->orientation < 5)
        return;
    out->width = out->height;
    out->height = width;
}

vitrine_status metadata_finish(vitrine_status status, struct extraction *out, struct metadata *metadata,
                               const char *container, struct budget *budget, vitrine_error **err)
{
    if (status >= 0)
        status = metadata_tell(out, metadata, budget, err);
    if (status >= 0 && out->width == 0 && out->count == 0)
        status =
            err_set(err, VITRINE_EFORMAT, "damaged %s: neither size nor metadata can be read", container);
    if (!metadata->is_upright)
        turn(out);
    metadata_dispose(metadata);
    return status;
}
