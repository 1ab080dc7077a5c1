/* SPDX-License-Identifier: MIT
 * The relations of a package's parts: which part is the document, which holds its styles; see ooxml.h. */
#include <stdio.h>
#include <string.h>

#include "extract/ooxml.h"

/* How the types end; what stands before differs between the forms of the standard. */
static const char *const types[RELATION_END] = {
    [RELATION_DOCUMENT] = "/officeDocument", [RELATION_PROPERTIES] = "/core-properties",
    [RELATION_STYLES] = "/styles",           [RELATION_FOOTNOTES] = "/footnotes",
    [RELATION_ENDNOTES] = "/endnotes",
};

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text);

    return length >= strlen(end) && strcmp(text + length - strlen(end), end) == 0;
}

/* A target is relative to the folder of its part, or begins with the package's root. */
static void resolve(char out[OOXML_PATH_SIZE], const char *part, const char *target)
{
    const char *slash = strrchr(part, '/');
    size_t folder = slash != NULL ? (size_t)(slash - part) + 1 : 0;
    int length;

    if (target[0] == '/') {
        target++;
        folder = 0;
    }
    while (strncmp(target, "../", 3) == 0 && folder > 0) {
        target += 3;
        for (folder--; folder > 0 && part[folder - 1] != '/'; folder--)
            continue;
    }
    length = snprintf(out, OOXML_PATH_SIZE, "%.*s%s", (int)folder, part, target);
    if (length < 0 || length >= OOXML_PATH_SIZE)
        out[0] = '\0';
}

static vitrine_status relation_open(void *context, const struct xml_element *element, vitrine_error **err)
{
    struct ooxml_relations *out = context;
    const char *type = xml_attribute(element, "Type");
    const char *target = xml_attribute(element, "Target");
    size_t i;

    (void)err;
    if (strcmp(element->name, "rels:Relationship") != 0 || type == NULL || target == NULL)
        return VITRINE_OK;
    for (i = 0; i < RELATION_END; i++)
        if (out->targets[i][0] == '\0' && ends_with(type, types[i]))
            resolve(out->targets[i], out->part, target);
    return VITRINE_OK;
}

vitrine_status ooxml_relations_read(struct ooxml_relations *out, const char **damage,
                                    const struct buf *document, const struct budget *budget,
                                    vitrine_error **err)
{
    const struct xml_handler handler = {out, relation_open, NULL, NULL};

    return xml_read(damage, &handler, document, budget, err);
}
