/* SPDX-License-Identifier: MIT
 * The texts inside Exif's values; see exif_text.h. */
#include "extract/exif_text.h"

#include <string.h>

#include "extract/clean.h"
#include "text/charset.h"

#define CHARSET_SIZE 8

static vitrine_status decode_string(struct buf *out, struct extraction *extraction, const char *text,
                                    size_t length, vitrine_error **err)
{
    return extract_decode(out, extraction, text, clean_until_nul(text, length), NULL, "EXIF", err);
}

static vitrine_status decode_parts(struct buf *out, struct extraction *extraction, const char *text,
                                   size_t length, vitrine_error **err)
{
    size_t first = clean_until_nul(text, length);
    struct buf part = BUF_INIT;
    vitrine_status s = decode_string(&part, extraction, text, first, err);

    clean_append(out, buf_text(&part), part.length, true);
    buf_clear(&part);
    if (s >= 0 && first < length)
        s = decode_string(&part, extraction, text + first + 1, length - first - 1, err);
    if (out->length > 0 && part.length > 0)
        buf_string(out, "; ");
    clean_append(out, buf_text(&part), part.length, true);
    buf_dispose(&part);
    return s;
}

static unsigned unit_at(const unsigned char *bytes, size_t at, bool little_endian)
{
    return little_endian ? (unsigned)(bytes[at] | bytes[at + 1] << 8)
                         : (unsigned)(bytes[at] << 8 | bytes[at + 1]);
}

static size_t wide_length(const unsigned char *bytes, size_t length)
{
    size_t at;

    for (at = 0; at + 1 < length; at += 2)
        if (unit_at(bytes, at, true) == 0)
            break;
    return at;
}

static vitrine_status decode_wide(struct buf *out, const unsigned char *bytes, size_t length,
                                  bool little_endian, vitrine_error **err)
{
    struct charset_result ignored;

    return charset_decode_as(out, &ignored, (const char *)bytes, wide_length(bytes, length),
                             little_endian ? "UTF-16LE" : "UTF-16BE", err);
}

/* Units that people write; read in the wrong byte order, few fall in here. */
static bool is_plausible_unit(unsigned unit)
{
    static const struct {
        unsigned first;
        unsigned last;
    } ranges[] = {
        {0x0020, 0x024f}, {0x0300, 0x0323}, {0x0400, 0x04ff}, {0x0e00, 0x0eff},
        {0x1000, 0x109f}, {0x1780, 0x17ff}, {0x1e80, 0x1eff}, {0x2010, 0x203a},
        {0x3000, 0x30ff}, {0x4e00, 0x9fff}, {0xac00, 0xd7a3}, {0xff00, 0xff5e},
    };
    size_t i;

    for (i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
        if (unit >= ranges[i].first && unit <= ranges[i].last)
            return true;
    return false;
}

/* The byte order of UTF-16 without a mark: the one with more units that people write, else the block's.
 * Microsoft writes little-endian text into big-endian blocks. */
static bool guess_little_endian(const unsigned char *bytes, size_t length, bool little_endian)
{
    size_t little = 0;
    size_t big = 0;
    size_t at;

    for (at = 0; at + 1 < length; at += 2) {
        little += is_plausible_unit(unit_at(bytes, at, true));
        big += is_plausible_unit(unit_at(bytes, at, false));
    }
    return little != big ? little > big : little_endian;
}

static vitrine_status decode_unicode(struct buf *out, const unsigned char *bytes, size_t length,
                                     bool little_endian, vitrine_error **err)
{
    if (length >= 2 && unit_at(bytes, 0, true) == 0xfeff)
        return decode_wide(out, bytes + 2, length - 2, true, err);
    if (length >= 2 && unit_at(bytes, 0, false) == 0xfeff)
        return decode_wide(out, bytes + 2, length - 2, false, err);
    return decode_wide(out, bytes, length, guess_little_endian(bytes, length, little_endian), err);
}

static vitrine_status decode_jis(struct buf *out, const char *text, size_t length, vitrine_error **err)
{
    struct charset_result ignored;

    return charset_decode_as(out, &ignored, text, clean_until_nul(text, length), "ISO-2022-JP", err);
}

static bool has_charset(const unsigned char *bytes, const char *name)
{
    char wanted[CHARSET_SIZE] = {0};

    memcpy(wanted, name, strlen(name));
    return memcmp(bytes, wanted, CHARSET_SIZE) == 0;
}

static vitrine_status decode_with_charset(struct buf *out, struct extraction *extraction,
                                          const unsigned char *bytes, size_t length, bool little_endian,
                                          vitrine_error **err)
{
    const unsigned char *text = bytes + CHARSET_SIZE;
    size_t text_length = length - CHARSET_SIZE;

    if (length < CHARSET_SIZE)
        return decode_string(out, extraction, (const char *)bytes, length, err);
    if (has_charset(bytes, "UNICODE"))
        return decode_unicode(out, text, text_length, little_endian, err);
    if (has_charset(bytes, "JIS"))
        return decode_jis(out, (const char *)text, text_length, err);
    /* a code that nobody registered ends in NULs like the others; without one, there is no code */
    if (memchr(bytes, '\0', CHARSET_SIZE) != NULL)
        return decode_string(out, extraction, (const char *)text, text_length, err);
    return decode_string(out, extraction, (const char *)bytes, length, err);
}

vitrine_status exif_text_decode(struct buf *out, struct extraction *extraction, enum exif_spelling spelling,
                                const unsigned char *bytes, size_t length, bool little_endian,
                                vitrine_error **err)
{
    switch (spelling) {
    case EXIF_STRING:
        return decode_string(out, extraction, (const char *)bytes, length, err);
    case EXIF_PARTS:
        return decode_parts(out, extraction, (const char *)bytes, length, err);
    case EXIF_WIDE:
        return decode_wide(out, bytes, length, true, err);
    case EXIF_WITH_CHARSET:
        return decode_with_charset(out, extraction, bytes, length, little_endian, err);
    }
    return VITRINE_OK;
}
