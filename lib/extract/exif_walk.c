/* SPDX-License-Identifier: MIT
 * Exif's values as our own walk over the directories finds them; see exif.h. */
#include "extract/exif.h"

static vitrine_status find(struct exif_value *out, const struct exif_source *source, enum tiff_place place,
                           unsigned tag, vitrine_error **err)
{
    struct tiff_value value;

    if (!tiff_find(&value, source->tiff, place, tag))
        return VITRINE_OK;
    out->type = value.type;
    return tiff_load(&out->bytes, source->tiff, &value, source->budget, err);
}

vitrine_status exif_tell_tiff(struct extraction *out, struct tiff *tiff, struct budget *budget,
                              vitrine_error **err)
{
    const struct exif_source source = {find, NULL, tiff, budget};

    return exif_tell(out, &source, err);
}
