/* SPDX-License-Identifier: MIT
 * Arbitrary bytes as the parts of an office document: the first one says which, styles and text are parted by a
 * form feed, which no XML has. */
#include "extract/odf.h"
#include "extract/office.h"
#include "fuzz.h"

static vitrine_status read_parts(struct office *office, bool is_odf, const struct buf *styles,
                                 const struct buf *text, const struct budget *budget, vitrine_error **err)
{
    const char *damage = NULL;
    vitrine_status s;

    s = is_odf ? odf_styles_read(&office->styles, &damage, styles, budget, err)
               : ooxml_styles_read(&office->styles, &damage, styles, budget, err);
    if (s >= 0)
        s = is_odf ? odf_text_read(&office->text, &office->styles, &damage, text, budget, err)
                   : ooxml_text_read(&office->text, &office->styles, &damage, text, budget, err);
    if (s >= 0)
        s = office_properties_read(&office->properties, &damage, text, budget, err);
    if (s >= 0)
        s = ooxml_relations_read(&office->relations, &damage, styles, budget, err);
    return s < 0 ? s : office_tell(office->out, &office->properties, &office->text, "fuzz", err);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct extraction extraction = EXTRACTION_INIT;
    struct office office = {.out = &extraction};
    struct budget budget = {0};
    struct buf styles = BUF_INIT;
    struct buf text = BUF_INIT;
    const uint8_t *border = length > 1 ? memchr(bytes + 1, '\f', length - 1) : NULL;
    vitrine_error *err = NULL;

    if (border == NULL)
        return 0;
    buf_append(&styles, bytes + 1, (size_t)(border - bytes) - 1);
    buf_append(&text, border + 1, length - (size_t)(border - bytes) - 1);
    if (read_parts(&office, bytes[0] & 1, &styles, &text, &budget, &err) >= 0)
        fuzz_verify(&extraction);
    vitrine_error_free(err);
    extraction_dispose(&extraction);
    office_text_dispose(&office.text);
    office_properties_dispose(&office.properties);
    office_styles_dispose(&office.styles);
    buf_dispose(&styles);
    buf_dispose(&text);
    return 0;
}
