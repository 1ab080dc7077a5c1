/* SPDX-License-Identifier: MIT
 * Exif's tags as fields; see exif.h. */
#include "extract/exif.h"

#include <string.h>

#include "base/err.h"
#include "extract/clean.h"
#include "extract/exif_text.h"
#include "extract/moment.h"
#include "extract/position.h"

enum exif_tag {
    TAG_IMAGE_DESCRIPTION = 0x010e,
    TAG_MAKE = 0x010f,
    TAG_MODEL = 0x0110,
    TAG_ORIENTATION = 0x0112,
    TAG_PREVIEW_OFFSET = 0x0201,
    TAG_PREVIEW_LENGTH = 0x0202,
    TAG_ARTIST = 0x013b,
    TAG_COPYRIGHT = 0x8298,
    TAG_DATE_TIME_ORIGINAL = 0x9003,
    TAG_OFFSET_TIME_ORIGINAL = 0x9011,
    TAG_USER_COMMENT = 0x9286,
    TAG_XP_TITLE = 0x9c9b,
    TAG_XP_COMMENT = 0x9c9c,
    TAG_XP_AUTHOR = 0x9c9d,
    TAG_XP_KEYWORDS = 0x9c9e,
    TAG_XP_SUBJECT = 0x9c9f,
    TAG_GPS_LATITUDE_LETTER = 1,
    TAG_GPS_LATITUDE = 2,
    TAG_GPS_LONGITUDE_LETTER = 3,
    TAG_GPS_LONGITUDE = 4,
    TAG_GPS_BELOW = 5,
    TAG_GPS_ALTITUDE = 6
};

struct exif {
    struct tiff *tiff;
    struct budget *budget;
};

/* Fields of text, in the order in which they count. Descriptions are all told, because they may be in several
 * languages, which nobody knows here; of a creator the first counts. */
static const struct {
    enum exif_tag tag;
    enum tiff_place place;
    enum exif_spelling spelling;
    enum field field;
} texts[] = {
    {TAG_XP_TITLE, TIFF_MAIN, EXIF_WIDE, FIELD_TITLE},
    {TAG_IMAGE_DESCRIPTION, TIFF_MAIN, EXIF_STRING, FIELD_DESCRIPTION},
    {TAG_XP_SUBJECT, TIFF_MAIN, EXIF_WIDE, FIELD_DESCRIPTION},
    {TAG_USER_COMMENT, TIFF_EXIF, EXIF_WITH_CHARSET, FIELD_DESCRIPTION},
    {TAG_XP_COMMENT, TIFF_MAIN, EXIF_WIDE, FIELD_DESCRIPTION},
    {TAG_XP_KEYWORDS, TIFF_MAIN, EXIF_WIDE, FIELD_KEYWORDS},
    {TAG_ARTIST, TIFF_MAIN, EXIF_STRING, FIELD_CREATOR},
    {TAG_XP_AUTHOR, TIFF_MAIN, EXIF_WIDE, FIELD_CREATOR},
    {TAG_COPYRIGHT, TIFF_MAIN, EXIF_PARTS, FIELD_COPYRIGHT_NOTICE},
};

/* Append the bytes of a text; none where there is no such tag, or it holds no text. */
static vitrine_status load_text(struct buf *out, const struct exif *exif, enum tiff_place place,
                                enum exif_tag tag, vitrine_error **err)
{
    struct tiff_value value;

    if (!tiff_find(&value, exif->tiff, place, tag))
        return VITRINE_OK;
    if (value.type != TIFF_ASCII && value.type != TIFF_UTF8 && value.type != TIFF_BYTE &&
        value.type != TIFF_UNDEFINED)
        return VITRINE_OK;
    return tiff_load(out, exif->tiff, &value, exif->budget, err);
}

/* Append a text as UTF-8. */
static vitrine_status decode_text(struct buf *out, struct extraction *extraction, const struct exif *exif,
                                  enum tiff_place place, enum exif_tag tag, enum exif_spelling spelling,
                                  vitrine_error **err)
{
    struct buf bytes = BUF_INIT;
    vitrine_status s = load_text(&bytes, exif, place, tag, err);

    if (s >= 0 && bytes.length > 0)
        s = exif_text_decode(out, extraction, spelling, (const unsigned char *)bytes.bytes, bytes.length,
                             exif->tiff->little_endian, err);
    buf_dispose(&bytes);
    return s >= 0 && out->failed ? err_nomem(err) : s;
}

static vitrine_status add_text(struct extraction *out, const struct exif *exif, size_t row,
                               vitrine_error **err)
{
    struct buf text = BUF_INIT;
    vitrine_status s =
        decode_text(&text, out, exif, texts[row].place, texts[row].tag, texts[row].spelling, err);

    if (s >= 0 && texts[row].field == FIELD_KEYWORDS)
        s = extraction_add_list(out, FIELD_KEYWORDS, SOURCE_EXIF, buf_text(&text), text.length, ";", err);
    else if (s >= 0)
        s = extraction_add(out, texts[row].field, SOURCE_EXIF, "", buf_text(&text), text.length, err);
    buf_dispose(&text);
    return s;
}

static vitrine_status add_texts(struct extraction *out, const struct exif *exif, vitrine_error **err)
{
    enum field last = (enum field)0;
    size_t i;

    for (i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        size_t before = out->count;
        vitrine_status s;

        if (texts[i].field == last && !field_is_text(last))
            continue;
        s = add_text(out, exif, i, err);
        if (s < 0)
            return s;
        if (out->count > before)
            last = texts[i].field;
        if (texts[i].field != FIELD_KEYWORDS)
            extraction_drop_repeated(out, before);
    }
    return VITRINE_OK;
}

/* Copy a short ASCII value; "" if there is none. */
static vitrine_status copy_ascii(char *out, size_t size, const struct exif *exif, enum exif_tag tag,
                                 vitrine_error **err)
{
    struct buf bytes = BUF_INIT;
    vitrine_status s = load_text(&bytes, exif, TIFF_EXIF, tag, err);
    size_t length = clean_until_nul(buf_text(&bytes), bytes.length);

    if (length >= size)
        length = size - 1;
    memcpy(out, buf_text(&bytes), length);
    out[length] = '\0';
    buf_dispose(&bytes);
    return s;
}

static vitrine_status add_moment(struct extraction *out, const struct exif *exif, vitrine_error **err)
{
    char date[32];
    char offset[16];
    char moment[MOMENT_SIZE];
    vitrine_status s = copy_ascii(date, sizeof date, exif, TAG_DATE_TIME_ORIGINAL, err);

    if (s >= 0)
        s = copy_ascii(offset, sizeof offset, exif, TAG_OFFSET_TIME_ORIGINAL, err);
    if (s < 0 || !moment_parse(moment, date, offset))
        return s;
    return extraction_add_string(out, FIELD_TAKEN_AT, SOURCE_EXIF, moment, err);
}

/* The first byte of a value; '\0' if there is none. */
static unsigned char first_byte(const struct exif *exif, enum exif_tag tag)
{
    struct tiff_value value;
    unsigned char byte;
    size_t got;

    if (!tiff_find(&value, exif->tiff, TIFF_GPS, tag) ||
        input_read(&exif->tiff->input, value.offset, &byte, 1, &got, NULL) < 0 || got == 0)
        return '\0';
    return byte;
}

/* Degrees, minutes, seconds; minutes and seconds may be left undefined (0/0). */
static bool gps_degrees(double *out, const struct exif *exif, enum exif_tag tag, enum exif_tag letter_tag,
                        const char *letters)
{
    char letter = (char)(first_byte(exif, letter_tag) & 0xdf);
    struct tiff_value value;
    double minutes = 0;
    double seconds = 0;

    if ((letter != letters[0] && letter != letters[1]) || !tiff_find(&value, exif->tiff, TIFF_GPS, tag) ||
        !tiff_rational(out, exif->tiff, &value, 0))
        return false;
    if (tiff_rational(&minutes, exif->tiff, &value, 1))
        tiff_rational(&seconds, exif->tiff, &value, 2);
    *out += minutes / 60 + seconds / 3600;
    if (letter == letters[1])
        *out = -*out;
    return true;
}

static vitrine_status add_position(struct extraction *out, const struct exif *exif, vitrine_error **err)
{
    char latitude[POSITION_SIZE];
    char longitude[POSITION_SIZE];
    double north;
    double east;
    vitrine_status s;

    if (!gps_degrees(&north, exif, TAG_GPS_LATITUDE, TAG_GPS_LATITUDE_LETTER, "NS") ||
        !gps_degrees(&east, exif, TAG_GPS_LONGITUDE, TAG_GPS_LONGITUDE_LETTER, "EW"))
        return VITRINE_OK;
    if (!position_format_degrees(latitude, north, POSITION_MAX_LATITUDE) ||
        !position_format_degrees(longitude, east, POSITION_MAX_LONGITUDE))
        return extraction_warn(out, err, "EXIF: place of capture is nowhere on Earth");
    s = extraction_add_string(out, FIELD_LATITUDE, SOURCE_EXIF, latitude, err);
    return s < 0 ? s : extraction_add_string(out, FIELD_LONGITUDE, SOURCE_EXIF, longitude, err);
}

static vitrine_status add_altitude(struct extraction *out, const struct exif *exif, vitrine_error **err)
{
    struct tiff_value value;
    char text[POSITION_SIZE];
    double metres;

    if (!tiff_find(&value, exif->tiff, TIFF_GPS, TAG_GPS_ALTITUDE) ||
        !tiff_rational(&metres, exif->tiff, &value, 0))
        return VITRINE_OK;
    /* 1 and, in Exif 3.0, 3: below the ellipsoid or the sea; some write the digit */
    if ((first_byte(exif, TAG_GPS_BELOW) & 1) == 1)
        metres = -metres;
    if (!position_format_metres(text, metres))
        return VITRINE_OK;
    return extraction_add_string(out, FIELD_ALTITUDE, SOURCE_EXIF, text, err);
}

static void read_orientation(struct extraction *out, const struct exif *exif)
{
    struct tiff_value value;
    uint64_t orientation;

    if (tiff_find(&value, exif->tiff, TIFF_MAIN, TAG_ORIENTATION) &&
        tiff_number(&orientation, exif->tiff, &value, 0) && orientation >= 1 && orientation <= 8)
        out->orientation = (uint32_t)orientation;
}

/* Does a model name its maker already ("NIKON CORPORATION", "NIKON D70")? */
static bool names_maker(const char *model, const char *maker)
{
    size_t word = strcspn(maker, " ");

    return word > 0 && strncasecmp(model, maker, word) == 0;
}

static vitrine_status add_camera(struct extraction *out, const struct exif *exif, vitrine_error **err)
{
    struct buf maker = BUF_INIT;
    struct buf model = BUF_INIT;
    struct buf camera = BUF_INIT;
    vitrine_status s = decode_text(&maker, out, exif, TIFF_MAIN, TAG_MAKE, EXIF_STRING, err);

    if (s >= 0)
        s = decode_text(&model, out, exif, TIFF_MAIN, TAG_MODEL, EXIF_STRING, err);
    if (!names_maker(buf_text(&model), buf_text(&maker))) {
        clean_append(&camera, buf_text(&maker), maker.length, true);
        buf_char(&camera, ' ');
    }
    buf_string(&camera, buf_text(&model));
    if (s >= 0 && camera.failed)
        s = err_nomem(err);
    if (s >= 0)
        s = extraction_add(out, FIELD_CAMERA, SOURCE_EXIF, "", buf_text(&camera), camera.length, err);
    buf_dispose(&camera);
    buf_dispose(&model);
    buf_dispose(&maker);
    return s;
}

/* The first counts. */
static vitrine_status load_preview(struct extraction *out, const struct exif *exif, vitrine_error **err)
{
    const struct input *input = &exif->tiff->input;
    struct tiff_value value;
    uint64_t offset;
    uint64_t length;

    if (out->preview == NULL || out->preview->length > 0 ||
        !tiff_find(&value, exif->tiff, TIFF_THUMBNAIL, TAG_PREVIEW_OFFSET) ||
        !tiff_number(&offset, exif->tiff, &value, 0) ||
        !tiff_find(&value, exif->tiff, TIFF_THUMBNAIL, TAG_PREVIEW_LENGTH) ||
        !tiff_number(&length, exif->tiff, &value, 0) || length > EXTRACTION_MAX_PAYLOAD)
        return VITRINE_OK;
    return extract_load(out->preview, input, offset, (size_t)length, exif->budget, err);
}

typedef vitrine_status exif_step(struct extraction *out, const struct exif *exif, vitrine_error **err);

vitrine_status exif_tell(struct extraction *out, struct tiff *tiff, struct budget *budget,
                         vitrine_error **err)
{
    static exif_step *const steps[] = {add_texts,    add_moment, add_position,
                                       add_altitude, add_camera, load_preview};
    struct exif exif = {tiff, budget};
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i < sizeof steps / sizeof steps[0] && s >= 0; i++)
        s = steps[i](out, &exif, err);
    read_orientation(out, &exif);
    if (s >= 0 && tiff->damaged)
        s = extraction_warn(out, err, "EXIF: damaged, read as far as possible");
    return s;
}

vitrine_status exif_read(struct extraction *out, const unsigned char *block, size_t length,
                         struct budget *budget, vitrine_error **err)
{
    size_t marked =
        length >= EXIF_MARK_SIZE && memcmp(block, EXIF_MARK, EXIF_MARK_SIZE) == 0 ? EXIF_MARK_SIZE : 0;
    struct input_memory holder = {block + marked, length - marked};
    struct tiff tiff = TIFF_INIT;
    struct input input;
    vitrine_status s;

    input_from_memory(&input, &holder, "Exif");
    s = tiff_open(&tiff, &input, budget, err);
    if (s >= 0)
        s = exif_tell(out, &tiff, budget, err);
    tiff_dispose(&tiff);
    return s;
}
