/* SPDX-License-Identifier: MIT
 * An OpenDocument text in its package. */
#include "extract/odf.h"

#include <string.h>

#include "base/err.h"
#include "extract/office.h"

static vitrine_status read_manifest(struct office *office, const char **damage, const struct buf *part,
                                    vitrine_error **err)
{
    static const char mark[] = "encryption-data";

    (void)damage;
    (void)err;
    office->encrypted = memmem(buf_text(part), part->length, mark, sizeof mark - 1) != NULL;
    return VITRINE_OK;
}

static vitrine_status read_styles(struct office *office, const char **damage, const struct buf *part,
                                  vitrine_error **err)
{
    return odf_styles_read(&office->styles, damage, part, office->zip.budget, err);
}

/* Its own styles stand before the text. */
static vitrine_status read_content(struct office *office, const char **damage, const struct buf *part,
                                   vitrine_error **err)
{
    vitrine_status s = read_styles(office, damage, part, err);

    return s < 0 ? s : odf_text_read(&office->text, &office->styles, damage, part, office->zip.budget, err);
}

vitrine_status odf_read(struct office *office, vitrine_error **err)
{
    vitrine_status s = office_read_part(office, "META-INF/manifest.xml", read_manifest, err);

    if (s >= 0 && office->encrypted)
        s = err_set(err, VITRINE_EFORMAT, "encrypted: it can't be read without its password");
    if (s >= 0)
        s = office_read_part(office, "styles.xml", read_styles, err);
    if (s >= 0)
        s = office_read_part(office, "meta.xml", office_read_properties, err);
    return s < 0 ? s : office_read_main(office, "content.xml", read_content, err);
}
