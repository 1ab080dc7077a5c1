/* SPDX-License-Identifier: MIT
 * A TIFF that is a file of its own: its main directory holds the size, Exif's tags, and blocks of XMP, IPTC
 * and Photoshop's resources (XMP part 3, 1.1.6). */
#include "base/err.h"
#include "extract/exif.h"
#include "extract/metadata.h"
#include "extract/readers.h"

enum { TAG_WIDTH = 0x0100, TAG_HEIGHT = 0x0101, TAG_XMP = 0x02bc, TAG_IPTC = 0x83bb, TAG_PHOTOSHOP = 0x8649 };

static uint32_t number_of(struct tiff *tiff, unsigned tag)
{
    struct tiff_value value;
    uint64_t number;

    if (!tiff_find(&value, tiff, TIFF_MAIN, tag) || !tiff_number(&number, tiff, &value) ||
        number > UINT32_MAX)
        return 0;
    return (uint32_t)number;
}

static vitrine_status load_block(struct buf *block, struct tiff *tiff, unsigned tag, struct extraction *out,
                                 struct budget *budget, vitrine_error **err)
{
    struct tiff_value value;

    if (!tiff_find(&value, tiff, TIFF_MAIN, tag))
        return VITRINE_OK;
    if (value.length > EXTRACTION_MAX_PAYLOAD)
        return extraction_warn(out, err, "TIFF: metadata too large, left out");
    return tiff_load(block, tiff, &value, budget, err);
}

static vitrine_status read_directories(struct extraction *out, struct metadata *metadata, struct tiff *tiff,
                                       struct budget *budget, vitrine_error **err)
{
    vitrine_status s;

    out->width = number_of(tiff, TAG_WIDTH);
    out->height = number_of(tiff, TAG_HEIGHT);
    s = load_block(&metadata->xmp, tiff, TAG_XMP, out, budget, err);
    if (s >= 0)
        s = load_block(&metadata->iptc, tiff, TAG_IPTC, out, budget, err);
    if (s >= 0)
        s = load_block(&metadata->photoshop, tiff, TAG_PHOTOSHOP, out, budget, err);
    return s < 0 ? s : exif_tell_tiff(out, tiff, budget, err);
}

vitrine_status tiff_read(struct extraction *out, const struct input *input, struct budget *budget,
                         vitrine_error **err)
{
    struct metadata metadata = METADATA_INIT;
    struct tiff tiff = TIFF_INIT;
    vitrine_status s = tiff_open(&tiff, input, budget, err);

    if (s >= 0)
        s = read_directories(out, &metadata, &tiff, budget, err);
    tiff_dispose(&tiff);
    return metadata_finish(s, out, &metadata, "TIFF", budget, err);
}
