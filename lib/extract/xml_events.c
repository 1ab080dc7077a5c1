/* SPDX-License-Identifier: MIT
 * XML through Expat; see xml_events.h. */
#include "extract/xml_events.h"

#include <expat.h>
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "extract/noted_memory.h"

/* Expat joins a name's URI and its local part with this. */
#define SEPARATOR '\n'
/* Elements and texts between two looks at the clock. */
#define CHECK_INTERVAL 4096

#define OOXML "http://schemas.openxmlformats.org/"
#define STRICT "http://purl.oclc.org/ooxml/"
#define ODF "urn:oasis:names:tc:opendocument:xmlns:"

static const struct {
    const char *uri;
    const char *prefix;
} namespaces[] = {
    {OOXML "wordprocessingml/2006/main", "w"},
    {STRICT "wordprocessingml/main", "w"},
    {OOXML "officeDocument/2006/math", "m"},
    {STRICT "officeDocument/math", "m"},
    {OOXML "drawingml/2006/wordprocessingDrawing", "wp"},
    {STRICT "drawingml/wordprocessingDrawing", "wp"},
    {OOXML "drawingml/2006/main", "a"},
    {STRICT "drawingml/main", "a"},
    {OOXML "markup-compatibility/2006", "mc"},
    {OOXML "package/2006/relationships", "rels"},
    {OOXML "package/2006/metadata/core-properties", "cp"},
    {"urn:schemas-microsoft-com:vml", "v"},
    {"http://purl.org/dc/elements/1.1/", "dc"},
    {"http://purl.org/dc/terms/", "dcterms"},
    {ODF "office:1.0", "office"},
    {ODF "text:1.0", "text"},
    {ODF "table:1.0", "table"},
    {ODF "drawing:1.0", "draw"},
    {ODF "style:1.0", "style"},
    {ODF "xsl-fo-compatible:1.0", "fo"},
    {ODF "svg-compatible:1.0", "svg"},
    {ODF "meta:1.0", "meta"},
    {ODF "manifest:1.0", "manifest"},
};

struct parser {
    XML_Parser expat;
    const struct xml_handler *handler;
    const struct budget *budget;
    size_t depth;
    size_t event_count;
    const char *damage;
    vitrine_status status; /* of a handler, or of the budget */
    vitrine_error **err;
};

static const char *prefix_of(const char *uri, size_t length)
{
    size_t i;

    for (i = 0; i < sizeof namespaces / sizeof namespaces[0]; i++)
        if (strncmp(namespaces[i].uri, uri, length) == 0 && namespaces[i].uri[length] == '\0')
            return namespaces[i].prefix;
    return NULL;
}

/* "URI\nlocal" as "prefix:local". */
static void short_name(char out[XML_NAME_SIZE], const char *name)
{
    const char *local = strchr(name, SEPARATOR);
    const char *prefix = local != NULL ? prefix_of(name, (size_t)(local - name)) : "";
    int length = 0;

    if (prefix != NULL)
        length = local != NULL ? snprintf(out, XML_NAME_SIZE, "%s:%s", prefix, local + 1)
                               : snprintf(out, XML_NAME_SIZE, "%s", name);
    if (prefix == NULL || length < 0 || length >= XML_NAME_SIZE)
        out[0] = '\0';
}

const char *xml_attribute(const struct xml_element *element, const char *name)
{
    const char **at;
    char found[XML_NAME_SIZE];

    for (at = element->attributes; at != NULL && at[0] != NULL; at += 2) {
        short_name(found, at[0]);
        if (strcmp(found, name) == 0)
            return at[1];
    }
    return NULL;
}

static void settle(struct parser *parser, vitrine_status status)
{
    parser->status = status;
    if (status >= 0 && ++parser->event_count % CHECK_INTERVAL == 0)
        parser->status = budget_check(parser->budget, "XML", parser->err);
    if (parser->status < 0)
        XML_StopParser(parser->expat, XML_FALSE);
}

static void XMLCALL start_element(void *context, const char *name, const char **attributes)
{
    struct parser *parser = context;
    struct xml_element element = {.attributes = attributes, .depth = ++parser->depth};

    if (parser->status < 0)
        return;
    if (parser->depth > XML_MAX_DEPTH) {
        parser->damage = "nested too deeply, read as far as possible";
        XML_StopParser(parser->expat, XML_FALSE);
        return;
    }
    short_name(element.name, name);
    settle(parser, parser->handler->open(parser->handler->context, &element, parser->err));
}

static void XMLCALL end_element(void *context, const char *name)
{
    struct parser *parser = context;
    struct xml_element element = {.depth = parser->depth--};

    if (parser->status < 0 || parser->damage != NULL || parser->handler->close == NULL)
        return;
    short_name(element.name, name);
    settle(parser, parser->handler->close(parser->handler->context, &element, parser->err));
}

static void XMLCALL character_data(void *context, const char *text, int length)
{
    struct parser *parser = context;

    if (parser->status >= 0 && parser->handler->text != NULL)
        settle(parser, parser->handler->text(parser->handler->context, text, (size_t)length, parser->depth,
                                             parser->err));
}

static void XMLCALL refuse_doctype(void *context, const char *name, const char *system, const char *public,
                                   int has_subset)
{
    struct parser *parser = context;

    (void)name;
    (void)system;
    (void)public;
    (void)has_subset;
    parser->damage = "has a document type declaration, which isn't read";
    XML_StopParser(parser->expat, XML_FALSE);
}

/* As a whole: Expat 2.5 reads a long token anew for every piece it is given. */
static vitrine_status feed(struct parser *parser, const struct buf *document, vitrine_error **err)
{
    enum XML_Status result = XML_Parse(parser->expat, document->bytes, (int)document->length, 1);

    if (parser->status < 0)
        return parser->status;
    if (noted_memory_failed())
        return err_nomem(err);
    if (result != XML_STATUS_OK && parser->damage == NULL)
        parser->damage = "damaged, read as far as possible";
    return VITRINE_OK;
}

vitrine_status xml_read(const char **damage, const struct xml_handler *handler, const struct buf *document,
                        const struct budget *budget, vitrine_error **err)
{
    static const XML_Memory_Handling_Suite memory = {noted_memory_alloc, noted_memory_resize, mem_free};
    static const char separator[] = {SEPARATOR, '\0'};
    struct parser parser = {.handler = handler, .budget = budget, .err = err};
    vitrine_status s;

    if (document->length > INT32_MAX)
        return err_set(err, VITRINE_ELIMIT, "XML of %zu bytes", document->length);
    noted_memory_begin();
    parser.expat = XML_ParserCreate_MM(NULL, &memory, separator);
    if (parser.expat == NULL)
        return err_nomem(err);
    XML_SetUserData(parser.expat, &parser);
    XML_SetElementHandler(parser.expat, start_element, end_element);
    XML_SetCharacterDataHandler(parser.expat, character_data);
    XML_SetStartDoctypeDeclHandler(parser.expat, refuse_doctype);
    s = feed(&parser, document, err);
    if (parser.damage != NULL)
        *damage = parser.damage;
    XML_ParserFree(parser.expat);
    return s;
}
