/* SPDX-License-Identifier: MIT
 * A Word document in its package: the document by the package's relations, then its styles and notes by its
 * own, and the core properties. */
#include "extract/ooxml.h"

#include <stdio.h>
#include <string.h>

#include "extract/office.h"

/* "word/_rels/document.xml.rels" of "word/document.xml"; "_rels/.rels" of "". */
static void relations_of(char out[OOXML_PATH_SIZE], const char *part)
{
    const char *slash = strrchr(part, '/');
    int folder = slash != NULL ? (int)(slash - part) + 1 : 0;
    int length = snprintf(out, OOXML_PATH_SIZE, "%.*s_rels/%s.rels", folder, part, part + folder);

    if (length < 0 || length >= OOXML_PATH_SIZE)
        out[0] = '\0';
}

static vitrine_status read_styles(struct office *office, const char **damage, const struct buf *part,
                                  vitrine_error **err)
{
    return ooxml_styles_read(&office->styles, damage, part, office->zip.budget, err);
}

static vitrine_status read_text(struct office *office, const char **damage, const struct buf *part,
                                vitrine_error **err)
{
    return ooxml_text_read(&office->text, &office->styles, damage, part, office->zip.budget, err);
}

static vitrine_status read_relations(struct office *office, const char **damage, const struct buf *part,
                                     vitrine_error **err)
{
    return ooxml_relations_read(&office->relations, damage, part, office->zip.budget, err);
}

/* Where relations lead nowhere, parts have their usual names. */
static void suppose(char target[OOXML_PATH_SIZE], const struct office *office, const char *usual)
{
    if (zip_find(&office->zip, target) == NULL)
        snprintf(target, OOXML_PATH_SIZE, "%s", usual);
}

/* Those of one part. */
static vitrine_status follow(struct office *office, const char *part, vitrine_error **err)
{
    char name[OOXML_PATH_SIZE];

    relations_of(name, part);
    snprintf(office->relations.part, OOXML_PATH_SIZE, "%s", part);
    return office_read_part(office, name, read_relations, err);
}

vitrine_status ooxml_read(struct office *office, vitrine_error **err)
{
    char(*targets)[OOXML_PATH_SIZE] = office->relations.targets;
    vitrine_status s = follow(office, "", err);

    suppose(targets[RELATION_DOCUMENT], office, "word/document.xml");
    suppose(targets[RELATION_PROPERTIES], office, "docProps/core.xml");
    if (s >= 0)
        s = follow(office, targets[RELATION_DOCUMENT], err);
    suppose(targets[RELATION_STYLES], office, "word/styles.xml");
    if (s >= 0)
        s = office_read_part(office, targets[RELATION_STYLES], read_styles, err);
    if (s >= 0)
        s = office_read_part(office, targets[RELATION_PROPERTIES], office_read_properties, err);
    if (s >= 0)
        s = office_read_main(office, targets[RELATION_DOCUMENT], read_text, err);
    if (s >= 0)
        s = office_read_part(office, targets[RELATION_FOOTNOTES], read_text, err);
    return s < 0 ? s : office_read_part(office, targets[RELATION_ENDNOTES], read_text, err);
}
