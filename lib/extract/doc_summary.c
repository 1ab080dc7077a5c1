/* SPDX-License-Identifier: MIT
 * A document's properties in the form of MS-OLEPS: {..., offset of the first set at 44}, a set of {size,
 * count, then number and offset of each}, a property of {type, value}; see doc_file.h. */
#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "extract/doc_file.h"
#include "extract/rtf_fonts.h"

#define MAX_PROPERTIES 200
#define TYPE_16 2
#define TYPE_BYTES 30
#define TYPE_UNITS 31
#define TYPE_MOMENT 64
#define NUMBER_PAGE 1
#define SECONDS_TO_1970 11644473600 /* from 1601 */

static const struct {
    uint32_t number;
    enum office_property property;
} numbers[] = {
    {2, PROPERTY_TITLE},       {3, PROPERTY_SUBJECT},  {4, PROPERTY_CREATOR},   {5, PROPERTY_KEYWORDS},
    {6, PROPERTY_DESCRIPTION}, {12, PROPERTY_CREATED}, {13, PROPERTY_MODIFIED},
};

static vitrine_status add_decoded(struct office_properties *out, enum office_property property,
                                  const char *bytes, size_t length, const char *encoding, vitrine_error **err)
{
    struct charset_result result;
    struct buf text = BUF_INIT;
    vitrine_status s = charset_decode_as(&text, &result, bytes, length, encoding, err);

    if (s >= 0 && text.failed)
        s = err_nomem(err);
    if (s >= 0)
        office_properties_add(out, property, buf_text(&text), text.length);
    buf_dispose(&text);
    return s;
}

static void add_moment(struct office_properties *out, enum office_property property, uint64_t ticks)
{
    char text[CLOCK_TEXT_SIZE];

    clock_format(text, (int64_t)(ticks / 10000000) - SECONDS_TO_1970);
    office_properties_add(out, property, text, strlen(text));
}

static vitrine_status read_property(struct office_properties *out, enum office_property property,
                                    const struct buf *stream, size_t at, const char *encoding,
                                    vitrine_error **err)
{
    uint32_t type = cfb_16(stream, at);
    size_t length = cfb_32(stream, at + 4);
    bool is_wide = type == TYPE_UNITS;

    if (type == TYPE_MOMENT) {
        add_moment(out, property, (uint64_t)cfb_32(stream, at + 8) << 32 | cfb_32(stream, at + 4));
        return VITRINE_OK;
    }
    if (is_wide && length < CFB_MAX_STREAM)
        length *= 2;
    if ((type != TYPE_BYTES && !is_wide) || at + 8 > stream->length || length > stream->length - at - 8)
        return VITRINE_OK;
    if (!is_wide)
        length = strnlen(stream->bytes + at + 8, length);
    return add_decoded(out, property, stream->bytes + at + 8, length, is_wide ? "UTF-16LE" : encoding, err);
}

/* The encoding of its bytes, by the number of a code page. */
static const char *find_encoding(const struct buf *stream, size_t set, size_t count)
{
    const char *encoding = NULL;
    size_t i;

    for (i = 0; i < count; i++) {
        size_t at = set + cfb_32(stream, set + 8 + 8 * i + 4);

        if (cfb_32(stream, set + 8 + 8 * i) == NUMBER_PAGE && cfb_16(stream, at) == TYPE_16)
            encoding = rtf_encoding_of_page((long)cfb_16(stream, at + 4));
    }
    return encoding != NULL ? encoding : "windows-1252";
}

vitrine_status doc_summary_read(struct office_properties *out, const struct buf *stream, vitrine_error **err)
{
    size_t set = cfb_32(stream, 44);
    size_t count = cfb_32(stream, set + 4);
    const char *encoding;
    vitrine_status s = VITRINE_OK;
    size_t i;
    size_t j;

    if (count > MAX_PROPERTIES)
        count = MAX_PROPERTIES;
    encoding = find_encoding(stream, set, count);
    for (i = 0; i < count; i++)
        for (j = 0; j < sizeof numbers / sizeof numbers[0] && s >= 0; j++)
            if (cfb_32(stream, set + 8 + 8 * i) == numbers[j].number)
                s = read_property(out, numbers[j].property, stream, set + cfb_32(stream, set + 8 + 8 * i + 4),
                                  encoding, err);
    return s;
}
