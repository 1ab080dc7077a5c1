/* SPDX-License-Identifier: MIT
 * JPEG: segments {0xff, marker, length (2 bytes, high first, itself included), data} up to the first scan of
 * pixels (ITU-T T.81, B.1). APP1 holds Exif or XMP, APP13 Photoshop's resources, SOFn the size. */
#include <string.h>

#include "base/err.h"
#include "extract/exif.h"
#include "extract/metadata.h"
#include "extract/photoshop.h"
#include "extract/readers.h"

#define XMP_MARK "http://ns.adobe.com/xap/1.0/"
#define EXTENDED_MARK "http://ns.adobe.com/xmp/extension/"
#define MAX_SEGMENTS 20000
/* Bytes between segments, which some writers leave, up to which the next one is looked for. */
#define MAX_GAP 65536

enum {
    MARKER_TEM = 0x01,
    MARKER_SOF0 = 0xc0,
    MARKER_DHT = 0xc4,
    MARKER_JPG = 0xc8,
    MARKER_DAC = 0xcc,
    MARKER_SOF15 = 0xcf,
    MARKER_RST0 = 0xd0,
    MARKER_SOI = 0xd8,
    MARKER_EOI = 0xd9,
    MARKER_SOS = 0xda,
    MARKER_APP1 = 0xe1,
    MARKER_APP13 = 0xed
};

struct jpeg {
    struct extraction *out;
    const struct input *input;
    struct budget *budget;
    struct metadata metadata;
    struct buf payload; /* of the segment at hand */
    uint64_t at;
    bool exif_ended;
};

struct segment {
    unsigned marker;
    uint64_t start; /* of the data */
    size_t length;  /* of the data */
};

static bool stands_alone(unsigned marker)
{
    return marker == MARKER_TEM || (marker >= MARKER_RST0 && marker <= MARKER_SOI);
}

static bool is_frame(unsigned marker)
{
    return marker >= MARKER_SOF0 && marker <= MARKER_SOF15 && marker != MARKER_DHT && marker != MARKER_JPG &&
           marker != MARKER_DAC;
}

/* Look for a marker among `got` bytes; fill bytes of 0xff may stand before it. */
static bool marker_among(size_t *at, bool *stray, const unsigned char *bytes, size_t got)
{
    for (*at = 0; *at + 1 < got; (*at)++) {
        if (bytes[*at] == 0xff && bytes[*at + 1] != 0xff && bytes[*at + 1] != 0)
            return true;
        *stray |= bytes[*at] != 0xff;
    }
    return false;
}

/* Move behind the next marker; false at the end or after MAX_GAP. *stray: other bytes stood before it. */
static vitrine_status find_marker(bool *found, unsigned *marker, bool *stray, struct jpeg *jpeg,
                                  vitrine_error **err)
{
    uint64_t limit = jpeg->at + MAX_GAP;
    unsigned char bytes[64];
    size_t wanted = 4;
    size_t got;
    size_t i;

    *found = false;
    *stray = false;
    while (jpeg->at < limit) {
        vitrine_status s = input_read(jpeg->input, jpeg->at, bytes, wanted, &got, err);

        if (s < 0 || got < 2)
            return s;
        *found = marker_among(&i, stray, bytes, got);
        jpeg->at += *found ? i + 2 : got - 1;
        if (*found) {
            *marker = bytes[i + 1];
            return VITRINE_OK;
        }
        wanted = sizeof bytes;
    }
    return VITRINE_OK;
}

/* Where the data of the segment at hand is; DONE where its length is cut off. */
static vitrine_status measure_segment(struct segment *out, struct jpeg *jpeg, vitrine_error **err)
{
    unsigned char bytes[2];
    size_t got;
    size_t length;
    vitrine_status s = input_read(jpeg->input, jpeg->at, bytes, sizeof bytes, &got, err);

    if (s < 0 || got < sizeof bytes)
        return s < 0 ? s : VITRINE_DONE;
    length = (size_t)bytes[0] << 8 | bytes[1];
    out->start = jpeg->at + 2;
    out->length = length >= 2 ? length - 2 : 0;
    jpeg->at = out->start + out->length;
    return VITRINE_OK;
}

/* The next segment; DONE where the metadata ends. */
static vitrine_status next_segment(struct segment *out, struct jpeg *jpeg, vitrine_error **err)
{
    bool stray;
    bool found;
    vitrine_status s = find_marker(&found, &out->marker, &stray, jpeg, err);

    if (s >= 0 && found && stray)
        s = extraction_warn(jpeg->out, err, "JPEG: bytes between segments");
    if (s >= 0 && !found)
        s = extraction_warn(jpeg->out, err, "JPEG: ends before its pixels");
    if (s < 0)
        return s;
    if (!found || out->marker == MARKER_SOS || out->marker == MARKER_EOI)
        return VITRINE_DONE;
    out->start = jpeg->at;
    out->length = 0;
    return stands_alone(out->marker) ? VITRINE_OK : measure_segment(out, jpeg, err);
}

static vitrine_status read_frame(struct jpeg *jpeg, const struct segment *segment, vitrine_error **err)
{
    unsigned char bytes[5];
    size_t got;
    vitrine_status s;

    if (jpeg->out->width != 0 || segment->length < sizeof bytes)
        return VITRINE_OK;
    s = input_read(jpeg->input, segment->start, bytes, sizeof bytes, &got, err);
    if (s < 0 || got < sizeof bytes)
        return s;
    jpeg->out->height = (uint32_t)bytes[1] << 8 | bytes[2];
    jpeg->out->width = (uint32_t)bytes[3] << 8 | bytes[4];
    return VITRINE_OK;
}

static bool starts_with(const struct buf *payload, const char *mark, size_t mark_size)
{
    return payload->length >= mark_size && memcmp(payload->bytes, mark, mark_size) == 0;
}

/* Exif too large for one segment goes on in others, which have no TIFF header behind the mark. Of what starts
 * anew the first counts. */
static vitrine_status keep_exif(struct jpeg *jpeg, vitrine_error **err)
{
    struct buf *exif = &jpeg->metadata.exif;
    const char *bytes = jpeg->payload.bytes + EXIF_MARK_SIZE;
    size_t length = jpeg->payload.length - EXIF_MARK_SIZE;

    if (exif->length > 0 && (tiff_looks_like(bytes, length) || jpeg->exif_ended))
        jpeg->exif_ended = true;
    else
        return metadata_append(exif, bytes, length, err);
    return VITRINE_OK;
}

/* Keep a payload in the block its mark names. Of XMP the first counts. */
static vitrine_status keep_payload(struct jpeg *jpeg, unsigned marker, vitrine_error **err)
{
    struct metadata *metadata = &jpeg->metadata;
    const struct buf *payload = &jpeg->payload;
    const char *bytes = payload->bytes;
    size_t length = payload->length;

    if (marker == MARKER_APP13) {
        if (!starts_with(payload, PHOTOSHOP_MARK, PHOTOSHOP_MARK_SIZE))
            return VITRINE_OK;
        return metadata_append(&metadata->photoshop, bytes + PHOTOSHOP_MARK_SIZE,
                               length - PHOTOSHOP_MARK_SIZE, err);
    }
    if (starts_with(payload, EXIF_MARK, EXIF_MARK_SIZE))
        return keep_exif(jpeg, err);
    if (starts_with(payload, XMP_MARK, sizeof XMP_MARK) && metadata->xmp.length == 0)
        return metadata_append(&metadata->xmp, bytes + sizeof XMP_MARK, length - sizeof XMP_MARK, err);
    if (starts_with(payload, EXTENDED_MARK, sizeof EXTENDED_MARK))
        return metadata_add_extended(metadata, (const unsigned char *)bytes + sizeof EXTENDED_MARK,
                                     length - sizeof EXTENDED_MARK, err);
    return VITRINE_OK;
}

static vitrine_status read_segment(struct jpeg *jpeg, const struct segment *segment, vitrine_error **err)
{
    vitrine_status s;

    if (is_frame(segment->marker))
        return read_frame(jpeg, segment, err);
    if (segment->marker != MARKER_APP1 && segment->marker != MARKER_APP13)
        return VITRINE_OK;
    buf_clear(&jpeg->payload);
    s = extract_load(&jpeg->payload, jpeg->input, segment->start, segment->length, jpeg->budget, err);
    if (s < 0)
        return s;
    return keep_payload(jpeg, segment->marker, err);
}

static vitrine_status read_segments(struct jpeg *jpeg, vitrine_error **err)
{
    struct segment segment;
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i < MAX_SEGMENTS; i++) {
        s = budget_check(jpeg->budget, "JPEG", err);
        if (s >= 0)
            s = next_segment(&segment, jpeg, err);
        if (s != VITRINE_OK)
            return s < 0 ? s : VITRINE_OK;
        s = read_segment(jpeg, &segment, err);
        if (s < 0)
            return s;
    }
    return extraction_warn(jpeg->out, err, "JPEG: more than %d segments", MAX_SEGMENTS);
}

vitrine_status jpeg_read(struct extraction *out, const struct input *input, struct budget *budget,
                         vitrine_error **err)
{
    struct jpeg jpeg = {out, input, budget, METADATA_INIT, BUF_INIT, 0, false};
    vitrine_status s = read_segments(&jpeg, err);

    s = metadata_finish(s, out, &jpeg.metadata, "JPEG", budget, err);
    buf_dispose(&jpeg.payload);
    return s;
}
