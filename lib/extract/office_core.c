/* SPDX-License-Identifier: MIT
 * The properties an office document keeps in XML: OOXML's docProps/core.xml, OpenDocument's meta.xml; see
 * office_properties.h. */
#include <string.h>

#include "extract/office_properties.h"
#include "extract/xml_events.h"

static const struct {
    const char *name;
    enum office_property property;
} elements[] = {
    {"dc:title", PROPERTY_TITLE},
    {"dc:description", PROPERTY_DESCRIPTION},
    {"dc:subject", PROPERTY_SUBJECT},
    {"cp:keywords", PROPERTY_KEYWORDS},
    {"meta:keyword", PROPERTY_KEYWORDS},
    {"dc:creator", PROPERTY_CREATOR},
    {"meta:initial-creator", PROPERTY_FIRST_CREATOR},
    {"dc:language", PROPERTY_LANGUAGE},
    {"dcterms:created", PROPERTY_CREATED},
    {"meta:creation-date", PROPERTY_CREATED},
    {"dcterms:modified", PROPERTY_MODIFIED},
    {"dc:date", PROPERTY_MODIFIED},
};

struct core {
    struct office_properties *out;
    struct buf text;
    size_t depth; /* of the property that is open; 0: none is */
};

static vitrine_status core_open(void *context, const struct xml_element *element, vitrine_error **err)
{
    struct core *core = context;
    size_t i;

    (void)err;
    for (i = 0; i < sizeof elements / sizeof elements[0] && core->depth == 0; i++)
        if (strcmp(element->name, elements[i].name) == 0) {
            core->depth = element->depth;
            buf_clear(&core->text);
        }
    return VITRINE_OK;
}

static vitrine_status core_close(void *context, const struct xml_element *element, vitrine_error **err)
{
    struct core *core = context;
    size_t i;

    (void)err;
    if (element->depth != core->depth)
        return VITRINE_OK;
    core->depth = 0;
    for (i = 0; i < sizeof elements / sizeof elements[0]; i++)
        if (strcmp(element->name, elements[i].name) == 0) {
            office_properties_add(core->out, elements[i].property, buf_text(&core->text), core->text.length);
            core->out->values[elements[i].property].failed |= core->text.failed;
        }
    return VITRINE_OK;
}

static vitrine_status core_text(void *context, const char *text, size_t length, size_t depth,
                                vitrine_error **err)
{
    struct core *core = context;

    (void)depth;
    (void)err;
    if (core->depth > 0)
        buf_append(&core->text, text, length);
    return VITRINE_OK;
}

vitrine_status office_properties_read(struct office_properties *out, const char **damage,
                                      const struct buf *document, const struct budget *budget,
                                      vitrine_error **err)
{
    struct core core = {.out = out};
    const struct xml_handler handler = {&core, core_open, core_close, core_text};
    vitrine_status s = xml_read(damage, &handler, document, budget, err);

    buf_dispose(&core.text);
    return s;
}
