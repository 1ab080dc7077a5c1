/* SPDX-License-Identifier: MIT
 * XMP's values as fields; see xmp.h. */
#include "extract/xmp.h"

#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "extract/clean.h"
#include "extract/moment.h"
#include "extract/position.h"

void xmp_dispose(struct xmp *xmp)
{
    size_t i;

    for (i = 0; i < xmp->count; i++) {
        mem_free(xmp->values[i].language);
        mem_free(xmp->values[i].text);
    }
    mem_free(xmp->values);
    *xmp = (struct xmp)XMP_INIT;
}

bool xmp_looks_like(const char *bytes, size_t length)
{
    static const char *const marks[] = {"<?xpacket", "adobe:ns:meta", "22-rdf-syntax-ns#"};
    size_t i;

    for (i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (memmem(bytes, length, marks[i], strlen(marks[i])) != NULL)
            return true;
    return false;
}

const char *xmp_text(const struct xmp *xmp, enum xmp_property property)
{
    size_t i;

    for (i = 0; i < xmp->count; i++)
        if (xmp->values[i].property == property)
            return xmp->values[i].text;
    return NULL;
}

/* Properties that are a field as they stand, in every language they have. */
static vitrine_status tell_texts(struct extraction *out, const struct xmp *xmp, vitrine_error **err)
{
    static const enum field fields[] = {
        [XMP_TITLE] = FIELD_TITLE,          [XMP_DESCRIPTION] = FIELD_DESCRIPTION,
        [XMP_ALT_TEXT] = FIELD_ALT_TEXT,    [XMP_LONG_DESCRIPTION] = FIELD_BODY,
        [XMP_SUBJECT] = FIELD_KEYWORDS,     [XMP_RIGHTS] = FIELD_COPYRIGHT_NOTICE,
        [XMP_HAS_EXTENDED] = (enum field)0,
    };
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i < xmp->count && s >= 0; i++) {
        const struct xmp_value *value = &xmp->values[i];

        if (fields[value->property] != 0)
            s = extraction_add(out, fields[value->property], SOURCE_XMP, value->language, value->text,
                               strlen(value->text), err);
    }
    return s;
}

static vitrine_status tell_first(struct extraction *out, const struct xmp *xmp, enum xmp_property property,
                                 enum field field, vitrine_error **err)
{
    const char *text = xmp_text(xmp, property);

    return text == NULL ? VITRINE_OK : extraction_add_string(out, field, SOURCE_XMP, text, err);
}

/* Join the texts of a property behind what `out` holds. */
static void append_property(struct buf *out, const struct xmp *xmp, enum xmp_property property,
                            const char *separator, bool all)
{
    size_t i;

    for (i = 0; i < xmp->count; i++) {
        size_t before = out->length;
        size_t start;

        if (xmp->values[i].property != property)
            continue;
        if (before > 0)
            buf_string(out, separator);
        start = out->length;
        clean_append(out, xmp->values[i].text, strlen(xmp->values[i].text), true);
        if (out->length == start)
            buf_truncate(out, before);
        else if (!all)
            return;
    }
}

static vitrine_status tell_joined(struct extraction *out, struct buf *joined, enum field field,
                                  vitrine_error **err)
{
    vitrine_status s = joined->failed ? err_nomem(err) : VITRINE_OK;

    if (s >= 0)
        s = extraction_add(out, field, SOURCE_XMP, "", buf_text(joined), joined->length, err);
    buf_dispose(joined);
    return s;
}

static vitrine_status tell_creator(struct extraction *out, const struct xmp *xmp, vitrine_error **err)
{
    struct buf joined = BUF_INIT;

    append_property(&joined, xmp, XMP_CREATOR, "; ", true);
    return tell_joined(out, &joined, FIELD_CREATOR, err);
}

static vitrine_status tell_place(struct extraction *out, const struct xmp *xmp, vitrine_error **err)
{
    struct buf joined = BUF_INIT;
    enum xmp_property property;

    for (property = XMP_SUBLOCATION; property <= XMP_COUNTRY; property++)
        append_property(&joined, xmp, property, ", ", false);
    return tell_joined(out, &joined, FIELD_PLACE, err);
}

static vitrine_status tell_moment(struct extraction *out, const struct xmp *xmp, vitrine_error **err)
{
    const char *text = xmp_text(xmp, XMP_DATE_CREATED);
    char moment[MOMENT_SIZE];

    if (text == NULL || !moment_parse(moment, text, NULL))
        return VITRINE_OK;
    return extraction_add_string(out, FIELD_TAKEN_AT, SOURCE_XMP, moment, err);
}

static vitrine_status tell_position(struct extraction *out, const struct xmp *xmp, vitrine_error **err)
{
    const char *north = xmp_text(xmp, XMP_LATITUDE);
    const char *east = xmp_text(xmp, XMP_LONGITUDE);
    char latitude[POSITION_SIZE];
    char longitude[POSITION_SIZE];
    double degrees[2];
    vitrine_status s;

    if (north == NULL || east == NULL || !position_parse_degrees(&degrees[0], north) ||
        !position_parse_degrees(&degrees[1], east))
        return VITRINE_OK;
    if (!position_format_degrees(latitude, degrees[0], POSITION_MAX_LATITUDE) ||
        !position_format_degrees(longitude, degrees[1], POSITION_MAX_LONGITUDE))
        return extraction_warn(out, err, "XMP: place of capture is nowhere on Earth");
    s = extraction_add_string(out, FIELD_LATITUDE, SOURCE_XMP, latitude, err);
    return s < 0 ? s : extraction_add_string(out, FIELD_LONGITUDE, SOURCE_XMP, longitude, err);
}

static vitrine_status tell_altitude(struct extraction *out, const struct xmp *xmp, vitrine_error **err)
{
    const char *text = xmp_text(xmp, XMP_ALTITUDE);
    const char *below = xmp_text(xmp, XMP_ALTITUDE_REF);
    char altitude[POSITION_SIZE];
    double metres;

    if (text == NULL || !position_parse_rational(&metres, text))
        return VITRINE_OK;
    if (below != NULL && (below[0] == '1' || below[0] == '3'))
        metres = -metres;
    if (!position_format_metres(altitude, metres))
        return VITRINE_OK;
    return extraction_add_string(out, FIELD_ALTITUDE, SOURCE_XMP, altitude, err);
}

static vitrine_status tell_rest(struct extraction *out, const struct xmp *xmp, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;

    if (!extraction_has(out, FIELD_TITLE))
        s = tell_first(out, xmp, XMP_HEADLINE, FIELD_TITLE, err);
    if (s >= 0)
        s = tell_first(out, xmp, XMP_CREDIT, FIELD_CREDIT_LINE, err);
    if (s >= 0)
        s = tell_first(out, xmp, XMP_WEB_STATEMENT, FIELD_LICENSE, err);
    if (s >= 0 && xmp->damage != NULL)
        s = extraction_warn(out, err, "XMP: %s", xmp->damage);
    return s;
}

typedef vitrine_status xmp_step(struct extraction *out, const struct xmp *xmp, vitrine_error **err);

vitrine_status xmp_tell(struct extraction *out, const struct xmp *xmp, vitrine_error **err)
{
    static xmp_step *const steps[] = {tell_texts,    tell_creator,  tell_place, tell_moment,
                                      tell_position, tell_altitude, tell_rest};
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i < sizeof steps / sizeof steps[0] && s >= 0; i++)
        s = steps[i](out, xmp, err);
    return s;
}
