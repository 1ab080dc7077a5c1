/* SPDX-License-Identifier: MIT
 * Office documents in ZIP packages: Word's and OpenDocument's; see office.h. Which it is, the parts tell, not
 * the file's name. */
#include "extract/office.h"

#include <string.h>

#include "base/err.h"
#include "extract/readers.h"

static vitrine_status tell_damage(struct office *office, const char *name, const char *damage,
                                  vitrine_error **err)
{
    if (damage == NULL)
        return VITRINE_OK;
    return extraction_warn(office->out, err, "%s: %s: %s", office->what, name, damage);
}

static vitrine_status read_member(struct office *office, const struct zip_member *member, office_part *read,
                                  const char **damage, vitrine_error **err)
{
    struct buf part = BUF_INIT;
    vitrine_status s = zip_read(&part, damage, &office->zip, member, OFFICE_MAX_PART, err);

    if (s >= 0)
        s = tell_damage(office, member->name, *damage, err);
    if (s >= 0)
        s = read(office, damage, &part, err);
    buf_dispose(&part);
    return s;
}

vitrine_status office_read_part(struct office *office, const char *name, office_part *read,
                                vitrine_error **err)
{
    const struct zip_member *member = zip_find(&office->zip, name);
    const char *damage = NULL;
    vitrine_error *cause = NULL;
    vitrine_status s;

    if (member == NULL)
        return VITRINE_OK;
    s = read_member(office, member, read, &damage, &cause);
    if (s == VITRINE_EFORMAT)
        s = tell_damage(office, name, vitrine_error_message(cause), err);
    else if (s < 0)
        s = err_set(err, s, "%s", vitrine_error_message(cause));
    else
        s = tell_damage(office, name, damage, err);
    vitrine_error_free(cause);
    return s;
}

vitrine_status office_read_main(struct office *office, const char *name, office_part *read,
                                vitrine_error **err)
{
    const struct zip_member *member = zip_find(&office->zip, name);
    const char *damage = NULL;
    vitrine_status s;

    if (member == NULL)
        return err_set(err, VITRINE_EFORMAT, "not a %s document: it has no %s", office->what, name);
    s = read_member(office, member, read, &damage, err);
    if (s >= 0 && damage != NULL && office->text.body.text.length == 0)
        s = err_set(err, VITRINE_EFORMAT, "%s: %s", name, damage);
    return s < 0 ? s : tell_damage(office, name, damage, err);
}

vitrine_status office_read_properties(struct office *office, const char **damage, const struct buf *part,
                                      vitrine_error **err)
{
    return office_properties_read(&office->properties, damage, part, office->zip.budget, err);
}

static const struct {
    const char *part; /* that only such a package has */
    const char *what;
    const char *media_type;
    vitrine_status (*read)(struct office *office, vitrine_error **err);
} kinds[] = {
    {"[Content_Types].xml", "Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
     ooxml_read},
    {"content.xml", "OpenDocument", "application/vnd.oasis.opendocument.text", odf_read},
    {"word/document.xml", "Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
     ooxml_read},
};

static vitrine_status read_package(struct office *office, vitrine_error **err)
{
    size_t i;
    vitrine_status s;

    for (i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (zip_find(&office->zip, kinds[i].part) != NULL)
            break;
    if (i == sizeof kinds / sizeof kinds[0])
        return err_set(err, VITRINE_EFORMAT, "a ZIP file, but no document of Word or OpenDocument");
    office->what = kinds[i].what;
    office->out->media_type = kinds[i].media_type;
    if (office->zip.mended)
        s = extraction_warn(office->out, err,
                            "%s: the package's directory is missing, its parts were searched for",
                            office->what);
    else
        s = VITRINE_OK;
    return s < 0 ? s : kinds[i].read(office, err);
}

vitrine_status office_read(struct extraction *out, const struct input *input, struct budget *budget,
                           vitrine_error **err)
{
    struct office office = {.out = out, .what = "document"};
    vitrine_status s = zip_open(&office.zip, input, budget, err);

    if (s >= 0)
        s = read_package(&office, err);
    if (s >= 0)
        s = office_tell(out, &office.properties, &office.text, office.what, err);
    office_text_dispose(&office.text);
    office_properties_dispose(&office.properties);
    office_styles_dispose(&office.styles);
    zip_dispose(&office.zip);
    return s;
}
