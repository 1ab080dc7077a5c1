/* SPDX-License-Identifier: MIT
 * RDF/XML as XMP uses it, to a flat list of values. Properties of the described file alone count: what stands
 * in a structure (history, ingredients, contact data) describes something else. Namespaces count by URI;
 * document type declarations, and with them entities, are refused. See xmp.h. */
#include "extract/xmp.h"

#include <expat.h>
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "base/utf8.h"
#include "extract/clean.h"
#include "extract/noted_memory.h"
#include "text/charset.h"

#define MAX_DEPTH 64
#define MAX_LANGUAGE 36 /* longer than any tag that is registered, with its NUL */
/* Elements and texts between two looks at the clock. */
#define CHECK_INTERVAL 4096

/* Expat joins a name's URI and its local part with this. */
#define SEPARATOR "\n"
#define RDF(name) "http://www.w3.org/1999/02/22-rdf-syntax-ns#" SEPARATOR name
#define DC(name) "http://purl.org/dc/elements/1.1/" SEPARATOR name
#define PHOTOSHOP(name) "http://ns.adobe.com/photoshop/1.0/" SEPARATOR name
#define IPTC_CORE(name) "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" SEPARATOR name
#define RIGHTS(name) "http://ns.adobe.com/xap/1.0/rights/" SEPARATOR name
#define EXIF(name) "http://ns.adobe.com/exif/1.0/" SEPARATOR name
#define NOTE(name) "http://ns.adobe.com/xmp/note/" SEPARATOR name
#define XML_LANG "http://www.w3.org/XML/1998/namespace" SEPARATOR "lang"

static const struct {
    const char *name;
    enum xmp_property property;
} properties[] = {
    {DC("title"), XMP_TITLE},
    {PHOTOSHOP("Headline"), XMP_HEADLINE},
    {DC("description"), XMP_DESCRIPTION},
    {IPTC_CORE("AltTextAccessibility"), XMP_ALT_TEXT},
    {IPTC_CORE("ExtDescrAccessibility"), XMP_LONG_DESCRIPTION},
    {DC("subject"), XMP_SUBJECT},
    {DC("creator"), XMP_CREATOR},
    {PHOTOSHOP("Credit"), XMP_CREDIT},
    {DC("rights"), XMP_RIGHTS},
    {RIGHTS("WebStatement"), XMP_WEB_STATEMENT},
    {PHOTOSHOP("DateCreated"), XMP_DATE_CREATED},
    {IPTC_CORE("Location"), XMP_SUBLOCATION},
    {PHOTOSHOP("City"), XMP_CITY},
    {PHOTOSHOP("State"), XMP_PROVINCE},
    {PHOTOSHOP("Country"), XMP_COUNTRY},
    {EXIF("GPSLatitude"), XMP_LATITUDE},
    {EXIF("GPSLongitude"), XMP_LONGITUDE},
    {EXIF("GPSAltitude"), XMP_ALTITUDE},
    {EXIF("GPSAltitudeRef"), XMP_ALTITUDE_REF},
    {PHOTOSHOP("SidecarForExtension"), XMP_SIDECAR_FOR},
    {NOTE("HasExtendedXMP"), XMP_HAS_EXTENDED},
};

/* What an element is to us; its children's roles follow from it. */
enum role {
    ROLE_OUTSIDE,  /* above rdf:RDF */
    ROLE_RDF,      /* rdf:RDF */
    ROLE_SUBJECT,  /* an rdf:Description of the file */
    ROLE_PROPERTY, /* a property in the table */
    ROLE_ARRAY,    /* rdf:Alt, rdf:Bag, rdf:Seq */
    ROLE_ITEM,     /* rdf:li */
    ROLE_WRAPPER,  /* an rdf:Description around a value and its qualifiers */
    ROLE_VALUE,    /* rdf:value */
    ROLE_IGNORED   /* with all below it */
};

struct frame {
    enum role role;
    char language[MAX_LANGUAGE];
};

struct parser {
    XML_Parser expat;
    struct xmp *xmp;
    struct frame frames[MAX_DEPTH + 1]; /* [0] is above the root */
    size_t depth;
    enum xmp_property property; /* of the ROLE_PROPERTY that is open */
    struct buf text;            /* of the innermost open value */
    const char *damage;
    bool out_of_memory;
    const struct budget *budget;
    size_t event_count;
    vitrine_status status; /* of the budget */
    vitrine_error **err;
    bool finished; /* the root element is closed; padding follows */
};

static void stop(struct parser *parser)
{
    XML_StopParser(parser->expat, XML_FALSE);
}

static void look_at_clock(struct parser *parser)
{
    if (++parser->event_count % CHECK_INTERVAL == 0)
        parser->status = budget_check(parser->budget, "XMP", parser->err);
    if (parser->status < 0)
        stop(parser);
}

static bool find_property(enum xmp_property *out, const char *name)
{
    size_t i;

    for (i = 0; i < sizeof properties / sizeof properties[0]; i++)
        if (strcmp(properties[i].name, name) == 0) {
            *out = properties[i].property;
            return true;
        }
    return false;
}

static bool append_value(struct parser *parser, const struct xmp_value *value)
{
    struct xmp *xmp = parser->xmp;

    if (value->text == NULL || value->language == NULL ||
        !mem_grow(&xmp->values, &xmp->capacity, xmp->count, sizeof *xmp->values))
        return false;
    xmp->values[xmp->count++] = *value;
    return true;
}

static void add_value(struct parser *parser, enum xmp_property property, const char *language,
                      const char *text, size_t length)
{
    struct xmp_value value = {property, NULL, NULL};

    if (length == 0)
        return;
    if (parser->xmp->count >= EXTRACTION_MAX_VALUES) {
        parser->damage = "too many values";
        stop(parser);
        return;
    }
    value.language = mem_string(language);
    value.text = mem_string_n(text, length);
    if (append_value(parser, &value))
        return;
    mem_free(value.language);
    mem_free(value.text);
    parser->out_of_memory = true;
    stop(parser);
}

static bool is_array(const char *name)
{
    return strcmp(name, RDF("Alt")) == 0 || strcmp(name, RDF("Bag")) == 0 || strcmp(name, RDF("Seq")) == 0;
}

static enum role role_inside_value(enum role parent, const char *name)
{
    if (strcmp(name, RDF("value")) == 0)
        return ROLE_VALUE;
    if (parent == ROLE_WRAPPER)
        return ROLE_IGNORED;
    if (strcmp(name, RDF("Description")) == 0)
        return ROLE_WRAPPER;
    return parent == ROLE_PROPERTY && is_array(name) ? ROLE_ARRAY : ROLE_IGNORED;
}

static enum role role_of(struct parser *parser, enum role parent, const char *name)
{
    switch (parent) {
    case ROLE_OUTSIDE:
        return strcmp(name, RDF("RDF")) == 0 ? ROLE_RDF : ROLE_OUTSIDE;
    case ROLE_RDF:
        return strcmp(name, RDF("Description")) == 0 ? ROLE_SUBJECT : ROLE_IGNORED;
    case ROLE_SUBJECT:
        return find_property(&parser->property, name) ? ROLE_PROPERTY : ROLE_IGNORED;
    case ROLE_ARRAY:
        return strcmp(name, RDF("li")) == 0 ? ROLE_ITEM : ROLE_IGNORED;
    case ROLE_PROPERTY:
    case ROLE_ITEM:
    case ROLE_WRAPPER:
        return role_inside_value(parent, name);
    case ROLE_VALUE:
    case ROLE_IGNORED:
        break;
    }
    return ROLE_IGNORED;
}

static bool holds_text(enum role role)
{
    return role == ROLE_PROPERTY || role == ROLE_ITEM || role == ROLE_VALUE;
}

static void set_language(struct frame *frame, const char **attributes)
{
    for (; attributes[0] != NULL; attributes += 2)
        if (strcmp(attributes[0], XML_LANG) == 0) {
            size_t length = strlen(attributes[1]);

            if (length >= sizeof frame->language)
                length = 0;
            memcpy(frame->language, attributes[1], length);
            frame->language[length] = '\0';
        }
}

/* Values written as attributes: properties of the file, a resource's address, or rdf:value. */
static void add_attributes(struct parser *parser, const struct frame *frame, const char **attributes)
{
    for (; attributes[0] != NULL; attributes += 2) {
        const char *text = attributes[1];
        enum xmp_property property = parser->property;
        bool wanted;

        if (frame->role == ROLE_SUBJECT)
            wanted = find_property(&property, attributes[0]);
        else
            wanted = strcmp(attributes[0], RDF("value")) == 0 ||
                     (frame->role != ROLE_WRAPPER && strcmp(attributes[0], RDF("resource")) == 0);
        if (wanted)
            add_value(parser, property, frame->language, text, strlen(text));
    }
}

static void XMLCALL start_element(void *context, const char *name, const char **attributes)
{
    struct parser *parser = context;
    struct frame *frame;

    look_at_clock(parser);
    parser->out_of_memory |= parser->text.failed;
    if (parser->depth >= MAX_DEPTH)
        parser->damage = "nested too deeply";
    if (parser->out_of_memory || parser->damage != NULL) {
        stop(parser);
        return;
    }
    frame = &parser->frames[parser->depth + 1];
    *frame = parser->frames[parser->depth];
    parser->depth++;
    frame->role = role_of(parser, frame->role, name);
    set_language(frame, attributes);
    buf_clear(&parser->text);
    if (holds_text(frame->role) || frame->role == ROLE_SUBJECT || frame->role == ROLE_WRAPPER)
        add_attributes(parser, frame, attributes);
}

static void XMLCALL end_element(void *context, const char *name)
{
    struct parser *parser = context;
    const struct frame *frame = &parser->frames[parser->depth];

    (void)name;
    if (parser->text.failed) {
        parser->out_of_memory = true;
        stop(parser);
        return;
    }
    if (holds_text(frame->role))
        add_value(parser, parser->property, frame->language, buf_text(&parser->text), parser->text.length);
    buf_clear(&parser->text);
    parser->depth--;
    if (parser->depth == 0) {
        parser->finished = true;
        stop(parser);
    }
}

static void XMLCALL character_data(void *context, const char *text, int length)
{
    struct parser *parser = context;

    look_at_clock(parser);
    if (holds_text(parser->frames[parser->depth].role))
        buf_append(&parser->text, text, (size_t)length);
}

static void XMLCALL refuse_doctype(void *context, const char *name, const char *system, const char *public,
                                   int has_subset)
{
    struct parser *parser = context;

    (void)name;
    (void)system;
    (void)public;
    (void)has_subset;
    parser->damage = "has a document type, which XMP must not";
    stop(parser);
}

static vitrine_status parser_open(struct parser *parser, const char *encoding, vitrine_error **err)
{
    static const XML_Memory_Handling_Suite memory = {noted_memory_alloc, noted_memory_resize, mem_free};

    noted_memory_begin();
    parser->expat = XML_ParserCreate_MM(encoding, &memory, SEPARATOR);
    if (parser->expat == NULL)
        return err_nomem(err);
    XML_SetUserData(parser->expat, parser);
    XML_SetElementHandler(parser->expat, start_element, end_element);
    XML_SetCharacterDataHandler(parser->expat, character_data);
    XML_SetStartDoctypeDeclHandler(parser->expat, refuse_doctype);
    return VITRINE_OK;
}

/* Feed a packet as a whole: Expat 2.5 reads a long token anew for every piece it is given. */
static vitrine_status parser_feed(struct parser *parser, const char *packet, size_t length,
                                  vitrine_error **err)
{
    if (length > EXTRACTION_MAX_PAYLOAD)
        return err_set(err, VITRINE_ELIMIT, "XMP: larger than %zu bytes", EXTRACTION_MAX_PAYLOAD);
    XML_Parse(parser->expat, packet, (int)length, 1);
    if (parser->status < 0)
        return parser->status;
    if (parser->out_of_memory || noted_memory_failed())
        return err_nomem(err);
    if (!parser->finished && parser->damage == NULL)
        parser->damage = "damaged, read as far as possible";
    return VITRINE_OK;
}

static vitrine_status parse_as(struct xmp *xmp, const char *packet, size_t length, const char *encoding,
                               const struct budget *budget, vitrine_error **err)
{
    struct parser *parser = mem_zero(1, sizeof *parser);
    vitrine_status s;

    if (parser == NULL)
        return err_nomem(err);
    parser->xmp = xmp;
    parser->budget = budget;
    parser->err = err;
    s = parser_open(parser, encoding, err);
    if (s >= 0)
        s = parser_feed(parser, packet, length, err);
    if (parser->damage != NULL)
        xmp->damage = parser->damage;
    if (parser->expat != NULL)
        XML_ParserFree(parser->expat);
    buf_dispose(&parser->text);
    mem_free(parser);
    return s;
}

/* By its mark, or by the zero beside the first "<". */
static bool is_utf16(const char *packet, size_t length)
{
    static const char starts[][2] = {{'\xff', '\xfe'}, {'\xfe', '\xff'}, {'<', 0}, {0, '<'}};
    size_t i;

    for (i = 0; i < sizeof starts / sizeof starts[0]; i++)
        if (length >= 2 && memcmp(packet, starts[i], 2) == 0)
            return true;
    return false;
}

/* No XML holds these, and some writers leave NULs where a property was. */
static bool is_forbidden(char c)
{
    return (unsigned char)c < ' ' && c != '\t' && c != '\n' && c != '\r';
}

/* In place of each, a space. */
static vitrine_status parse_text(struct xmp *xmp, const char *packet, size_t length,
                                 const struct budget *budget, vitrine_error **err)
{
    struct buf copy = BUF_INIT;
    vitrine_status s;
    size_t i;

    for (i = 0; i < length && !is_forbidden(packet[i]); i++)
        continue;
    if (i == length)
        return parse_as(xmp, packet, length, "UTF-8", budget, err);
    buf_append(&copy, packet, length);
    if (copy.failed)
        return err_nomem(err);
    for (; i < length; i++)
        if (is_forbidden(copy.bytes[i]))
            copy.bytes[i] = ' ';
    s = parse_as(xmp, copy.bytes, length, "UTF-8", budget, err);
    buf_dispose(&copy);
    return s;
}

/* A packet that says UTF-8 and isn't: read it as charset_decode would any text. */
static vitrine_status parse_decoded(struct xmp *xmp, const char *packet, size_t length,
                                    const struct budget *budget, vitrine_error **err)
{
    struct charset_result ignored;
    struct buf decoded = BUF_INIT;
    vitrine_status s = charset_decode(&decoded, &ignored, packet, length, NULL, err);

    if (s >= 0 && decoded.failed)
        s = err_nomem(err);
    if (s >= 0)
        s = parse_text(xmp, buf_text(&decoded), decoded.length, budget, err);
    buf_dispose(&decoded);
    if (s >= 0 && xmp->damage == NULL)
        xmp->damage = "says it is UTF-8, and is not";
    return s;
}

vitrine_status xmp_parse(struct xmp *xmp, const char *packet, size_t length, const struct budget *budget,
                         vitrine_error **err)
{
    const char *start;

    if (is_utf16(packet, length))
        return parse_as(xmp, packet, length, NULL, budget, err);
    start = length > 0 ? memchr(packet, '<', length) : NULL;
    if (start == NULL) {
        xmp->damage = "holds no XML";
        return VITRINE_OK;
    }
    length -= (size_t)(start - packet);
    if (utf8_valid(start, clean_whole_length(start, length)))
        return parse_text(xmp, start, length, budget, err);
    return parse_decoded(xmp, start, length, budget, err);
}
