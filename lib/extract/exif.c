/* SPDX-License-Identifier: MIT
 * Exif's tags as fields; see exif.h. */
#include "extract/exif.h"

#include <string.h>

#include "base/err.h"
#include "extract/clean.h"
#include "extract/exif_text.h"
#include "extract/moment.h"
#include "extract/position.h"

enum exif_name {
    XP_TITLE,
    IMAGE_DESCRIPTION,
    XP_SUBJECT,
    USER_COMMENT,
    XP_COMMENT,
    XP_KEYWORDS,
    ARTIST,
    XP_AUTHOR,
    COPYRIGHT,
    MAKE,
    MODEL,
    ORIENTATION,
    DATE_TIME_ORIGINAL,
    OFFSET_TIME_ORIGINAL,
    GPS_LATITUDE_LETTER,
    GPS_LATITUDE,
    GPS_LONGITUDE_LETTER,
    GPS_LONGITUDE,
    GPS_BELOW,
    GPS_ALTITUDE,
    EXIF_NAME_COUNT
};

/* All that is asked for. */
static const struct {
    enum tiff_place place;
    unsigned tag;
} places[EXIF_NAME_COUNT] = {
    [XP_TITLE] = {TIFF_MAIN, 0x9c9b},
    [IMAGE_DESCRIPTION] = {TIFF_MAIN, 0x010e},
    [XP_SUBJECT] = {TIFF_MAIN, 0x9c9f},
    [USER_COMMENT] = {TIFF_EXIF, 0x9286},
    [XP_COMMENT] = {TIFF_MAIN, 0x9c9c},
    [XP_KEYWORDS] = {TIFF_MAIN, 0x9c9e},
    [ARTIST] = {TIFF_MAIN, 0x013b},
    [XP_AUTHOR] = {TIFF_MAIN, 0x9c9d},
    [COPYRIGHT] = {TIFF_MAIN, 0x8298},
    [MAKE] = {TIFF_MAIN, 0x010f},
    [MODEL] = {TIFF_MAIN, 0x0110},
    [ORIENTATION] = {TIFF_MAIN, 0x0112},
    [DATE_TIME_ORIGINAL] = {TIFF_EXIF, 0x9003},
    [OFFSET_TIME_ORIGINAL] = {TIFF_EXIF, 0x9011},
    [GPS_LATITUDE_LETTER] = {TIFF_GPS, 1},
    [GPS_LATITUDE] = {TIFF_GPS, 2},
    [GPS_LONGITUDE_LETTER] = {TIFF_GPS, 3},
    [GPS_LONGITUDE] = {TIFF_GPS, 4},
    [GPS_BELOW] = {TIFF_GPS, 5},
    [GPS_ALTITUDE] = {TIFF_GPS, 6},
};

/* Fields of text, in the order in which they count. Descriptions are all told, because they may be in several
 * languages, which nobody knows here; of a creator the first counts. */
static const struct {
    enum exif_name name;
    enum exif_spelling spelling;
    enum field field;
} texts[] = {
    {XP_TITLE, EXIF_WIDE, FIELD_TITLE},
    {IMAGE_DESCRIPTION, EXIF_STRING, FIELD_DESCRIPTION},
    {XP_SUBJECT, EXIF_WIDE, FIELD_DESCRIPTION},
    {USER_COMMENT, EXIF_WITH_CHARSET, FIELD_DESCRIPTION},
    {XP_COMMENT, EXIF_WIDE, FIELD_DESCRIPTION},
    {XP_KEYWORDS, EXIF_WIDE, FIELD_KEYWORDS},
    {ARTIST, EXIF_STRING, FIELD_CREATOR},
    {XP_AUTHOR, EXIF_WIDE, FIELD_CREATOR},
    {COPYRIGHT, EXIF_PARTS, FIELD_COPYRIGHT_NOTICE},
};

struct exif {
    struct exif_value values[EXIF_NAME_COUNT];
    bool little_endian;
};

static void exif_dispose(struct exif *exif)
{
    size_t i;

    for (i = 0; i < EXIF_NAME_COUNT; i++)
        buf_dispose(&exif->values[i].bytes);
}

static vitrine_status exif_gather(struct exif *out, const struct exif_source *source, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    out->little_endian = source->tiff->little_endian;
    for (i = 0; i < EXIF_NAME_COUNT && s >= 0; i++)
        s = source->find(&out->values[i], source, places[i].place, places[i].tag, err);
    return s;
}

/* The bytes of a text; none where there is no such value, or it holds no text. */
static const char *find_text(size_t *length, const struct exif *exif, enum exif_name name)
{
    const struct exif_value *value = &exif->values[name];
    bool is_text = value->type == TIFF_ASCII || value->type == TIFF_UTF8 || value->type == TIFF_BYTE ||
                   value->type == TIFF_UNDEFINED;

    *length = is_text ? value->bytes.length : 0;
    return buf_text(&value->bytes);
}

/* Append a text as UTF-8. */
static vitrine_status decode_text(struct buf *out, struct extraction *extraction, const struct exif *exif,
                                  enum exif_name name, enum exif_spelling spelling, vitrine_error **err)
{
    size_t length;
    const char *bytes = find_text(&length, exif, name);
    vitrine_status s = VITRINE_OK;

    if (length > 0)
        s = exif_text_decode(out, extraction, spelling, (const unsigned char *)bytes, length,
                             exif->little_endian, err);
    return s >= 0 && out->failed ? err_nomem(err) : s;
}

static vitrine_status add_text(struct extraction *out, const struct exif *exif, size_t row,
                               vitrine_error **err)
{
    struct buf text = BUF_INIT;
    vitrine_status s = decode_text(&text, out, exif, texts[row].name, texts[row].spelling, err);

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
static void copy_ascii(char *out, size_t size, const struct exif *exif, enum exif_name name)
{
    size_t length;
    const char *bytes = find_text(&length, exif, name);

    length = clean_until_nul(bytes, length);
    if (length >= size)
        length = size - 1;
    memcpy(out, bytes, length);
    out[length] = '\0';
}

static vitrine_status add_moment(struct extraction *out, const struct exif *exif, vitrine_error **err)
{
    char date[32];
    char offset[16];
    char moment[MOMENT_SIZE];

    copy_ascii(date, sizeof date, exif, DATE_TIME_ORIGINAL);
    copy_ascii(offset, sizeof offset, exif, OFFSET_TIME_ORIGINAL);
    if (!moment_parse(moment, date, offset))
        return VITRINE_OK;
    return extraction_add_string(out, FIELD_TAKEN_AT, SOURCE_EXIF, moment, err);
}

/* '\0' if there is no value. */
static char first_byte(const struct exif *exif, enum exif_name name)
{
    return buf_text(&exif->values[name].bytes)[0];
}

/* The item at `index`; false if there is none, or it is of another type. */
static bool get_rational(double *out, const struct exif *exif, enum exif_name name, size_t index)
{
    const struct exif_value *value = &exif->values[name];
    const unsigned char *bytes = (const unsigned char *)buf_text(&value->bytes) + index * 8;
    uint64_t numerator;
    uint64_t denominator;

    if ((value->type != TIFF_RATIONAL && value->type != TIFF_SRATIONAL) || index >= value->bytes.length / 8)
        return false;
    numerator = tiff_decode(bytes, 4, exif->little_endian);
    denominator = tiff_decode(bytes + 4, 4, exif->little_endian);
    if (denominator == 0)
        return false;
    if (value->type == TIFF_SRATIONAL)
        *out = (double)(int32_t)numerator / (double)(int32_t)denominator;
    else
        *out = (double)numerator / (double)denominator;
    return true;
}

/* Degrees, minutes, seconds; minutes and seconds may be left undefined (0/0). */
static bool gps_degrees(double *out, const struct exif *exif, enum exif_name name, enum exif_name letter_name,
                        const char *letters)
{
    char letter = (char)(first_byte(exif, letter_name) & 0xdf);
    double minutes = 0;
    double seconds = 0;

    if ((letter != letters[0] && letter != letters[1]) || !get_rational(out, exif, name, 0))
        return false;
    if (get_rational(&minutes, exif, name, 1))
        get_rational(&seconds, exif, name, 2);
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

    if (!gps_degrees(&north, exif, GPS_LATITUDE, GPS_LATITUDE_LETTER, "NS") ||
        !gps_degrees(&east, exif, GPS_LONGITUDE, GPS_LONGITUDE_LETTER, "EW"))
        return VITRINE_OK;
    if (!position_format_degrees(latitude, north, POSITION_MAX_LATITUDE) ||
        !position_format_degrees(longitude, east, POSITION_MAX_LONGITUDE))
        return extraction_warn(out, err, "EXIF: place of capture is nowhere on Earth");
    s = extraction_add_string(out, FIELD_LATITUDE, SOURCE_EXIF, latitude, err);
    return s < 0 ? s : extraction_add_string(out, FIELD_LONGITUDE, SOURCE_EXIF, longitude, err);
}

static vitrine_status add_altitude(struct extraction *out, const struct exif *exif, vitrine_error **err)
{
    char text[POSITION_SIZE];
    double metres;

    if (!get_rational(&metres, exif, GPS_ALTITUDE, 0))
        return VITRINE_OK;
    /* 1 and, in Exif 3.0, 3: below the ellipsoid or the sea; some write the digit */
    if ((first_byte(exif, GPS_BELOW) & 1) == 1)
        metres = -metres;
    if (!position_format_metres(text, metres))
        return VITRINE_OK;
    return extraction_add_string(out, FIELD_ALTITUDE, SOURCE_EXIF, text, err);
}

static vitrine_status read_orientation(struct extraction *out, const struct exif *exif, vitrine_error **err)
{
    const struct exif_value *value = &exif->values[ORIENTATION];
    uint64_t orientation;

    (void)err;
    if (tiff_first_number(&orientation, value->type, (const unsigned char *)buf_text(&value->bytes),
                          value->bytes.length, exif->little_endian) &&
        orientation >= 1 && orientation <= 8)
        out->orientation = (uint32_t)orientation;
    return VITRINE_OK;
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
    vitrine_status s = decode_text(&maker, out, exif, MAKE, EXIF_STRING, err);

    if (s >= 0)
        s = decode_text(&model, out, exif, MODEL, EXIF_STRING, err);
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

static bool find_place(uint64_t *out, struct tiff *tiff, unsigned tag)
{
    struct tiff_value value;

    return tiff_find(&value, tiff, TIFF_THUMBNAIL, tag) && tiff_number(out, tiff, &value);
}

/* The first counts. */
static vitrine_status load_preview(struct extraction *out, const struct exif_source *source,
                                   vitrine_error **err)
{
    struct tiff *tiff = source->tiff;
    uint64_t offset;
    uint64_t length;

    if (out->preview == NULL || out->preview->length > 0 || !find_place(&offset, tiff, TIFF_PREVIEW_OFFSET) ||
        !find_place(&length, tiff, TIFF_PREVIEW_LENGTH) || length > EXTRACTION_MAX_PAYLOAD)
        return VITRINE_OK;
    return extract_load(out->preview, &tiff->input, offset, (size_t)length, source->budget, err);
}

typedef vitrine_status exif_step(struct extraction *out, const struct exif *exif, vitrine_error **err);

vitrine_status exif_tell(struct extraction *out, const struct exif_source *source, vitrine_error **err)
{
    static exif_step *const steps[] = {add_texts,    add_moment, add_position,
                                       add_altitude, add_camera, read_orientation};
    struct exif exif = {0};
    vitrine_status s = exif_gather(&exif, source, err);
    size_t i;

    for (i = 0; i < sizeof steps / sizeof steps[0] && s >= 0; i++)
        s = steps[i](out, &exif, err);
    if (s >= 0)
        s = load_preview(out, source, err);
    if (s >= 0 && source->tiff->damaged)
        s = extraction_warn(out, err, "EXIF: damaged, read as far as possible");
    exif_dispose(&exif);
    return s;
}
