/* SPDX-License-Identifier: MIT
 * The Exif block, read by libexif for its structure only: the bytes of each value are decoded here, because
 * libexif's own text of a value is a translation meant for the screen. See exif.h. */
#include "extract/exif.h"

#include <libexif/exif-data.h>
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "base/utf8.h"
#include "extract/clean.h"
#include "extract/exif_directory.h"
#include "extract/exif_text.h"
#include "extract/moment.h"
#include "extract/noted_memory.h"
#include "extract/position.h"

struct exif {
    ExifMem *memory;
    ExifLog *log;
    ExifData *data;
    ExifByteOrder order;
    bool damaged;
};

/* Fields of text, in the order in which they count. Descriptions are all told, because they may be in several
 * languages, which nobody knows here; of a creator the first counts. */
static const struct {
    int tag;
    ExifIfd directory;
    enum exif_spelling spelling;
    enum field field;
} texts[] = {
    {EXIF_TAG_XP_TITLE, EXIF_IFD_0, EXIF_WIDE, FIELD_TITLE},
    {EXIF_TAG_IMAGE_DESCRIPTION, EXIF_IFD_0, EXIF_STRING, FIELD_DESCRIPTION},
    {EXIF_TAG_XP_SUBJECT, EXIF_IFD_0, EXIF_WIDE, FIELD_DESCRIPTION},
    {EXIF_TAG_USER_COMMENT, EXIF_IFD_EXIF, EXIF_WITH_CHARSET, FIELD_DESCRIPTION},
    {EXIF_TAG_XP_COMMENT, EXIF_IFD_0, EXIF_WIDE, FIELD_DESCRIPTION},
    {EXIF_TAG_XP_KEYWORDS, EXIF_IFD_0, EXIF_WIDE, FIELD_KEYWORDS},
    {EXIF_TAG_ARTIST, EXIF_IFD_0, EXIF_STRING, FIELD_CREATOR},
    {EXIF_TAG_XP_AUTHOR, EXIF_IFD_0, EXIF_WIDE, FIELD_CREATOR},
    {EXIF_TAG_COPYRIGHT, EXIF_IFD_0, EXIF_PARTS, FIELD_COPYRIGHT_NOTICE},
};

/* libexif's types of a size. */
static void *exif_zero(ExifLong size)
{
    return noted_memory_zero(size);
}

static void *exif_resize(void *block, ExifLong size)
{
    return noted_memory_resize(block, size);
}

static void exif_note(ExifLog *log, ExifLogCode code, const char *domain, const char *format, va_list args,
                      void *context)
{
    struct exif *exif = context;

    (void)log;
    (void)domain;
    (void)format;
    (void)args;
    exif->damaged |= code == EXIF_LOG_CODE_CORRUPT_DATA;
}

static void exif_close(struct exif *exif)
{
    if (exif->data != NULL)
        exif_data_unref(exif->data);
    if (exif->log != NULL)
        exif_log_unref(exif->log);
    if (exif->memory != NULL)
        exif_mem_unref(exif->memory);
}

static vitrine_status exif_open(struct exif *exif, const unsigned char *block, size_t length,
                                vitrine_error **err)
{
    noted_memory_begin();
    exif->memory = exif_mem_new(exif_zero, exif_resize, mem_free);
    if (exif->memory != NULL)
        exif->log = exif_log_new_mem(exif->memory);
    if (exif->log != NULL)
        exif->data = exif_data_new_mem(exif->memory);
    if (exif->data == NULL)
        return err_nomem(err);
    exif_log_set_func(exif->log, exif_note, exif);
    exif_data_log(exif->data, exif->log);
    exif_data_unset_option(exif->data, EXIF_DATA_OPTION_FOLLOW_SPECIFICATION);
    exif_data_load_data(exif->data, block, (unsigned)length);
    exif->order = exif_data_get_byte_order(exif->data);
    return noted_memory_failed() ? err_nomem(err) : VITRINE_OK;
}

/* The entry with its bytes, or NULL. */
static const ExifEntry *exif_find(const struct exif *exif, ExifIfd directory, int tag)
{
    const ExifEntry *entry = exif_content_get_entry(exif->data->ifd[directory], (ExifTag)tag);

    return entry != NULL && entry->data != NULL && entry->size > 0 ? entry : NULL;
}

/* One of Exif's own numbers; false if there is none at that place. */
static bool exif_rational(double *out, const struct exif *exif, const ExifEntry *entry, size_t index)
{
    ExifRational value;
    size_t at = index * 8;

    if (entry == NULL || entry->size < at + 8 ||
        (entry->format != EXIF_FORMAT_RATIONAL && entry->format != EXIF_FORMAT_SRATIONAL))
        return false;
    value = exif_get_rational(entry->data + at, exif->order);
    if (value.denominator == 0)
        return false;
    *out = (double)value.numerator / (double)value.denominator;
    return true;
}

static char exif_letter(const struct exif *exif, int tag)
{
    const ExifEntry *entry = exif_find(exif, EXIF_IFD_GPS, tag);

    return entry != NULL ? (char)(entry->data[0] & 0xdf) : '\0';
}

static vitrine_status add_text(struct extraction *out, const struct exif *exif, size_t row,
                               vitrine_error **err)
{
    const ExifEntry *entry = exif_find(exif, texts[row].directory, texts[row].tag);
    struct buf text = BUF_INIT;
    vitrine_status s;

    if (entry == NULL)
        return VITRINE_OK;
    s = exif_text_decode(&text, out, texts[row].spelling, entry->data, entry->size,
                         exif->order == EXIF_BYTE_ORDER_INTEL, err);
    if (s >= 0 && text.failed)
        s = err_nomem(err);
    if (s >= 0 && texts[row].field == FIELD_KEYWORDS)
        s = extraction_add_list(out, FIELD_KEYWORDS, SOURCE_EXIF, buf_text(&text), text.length, ";", err);
    else if (s >= 0)
        s = extraction_add(out, texts[row].field, SOURCE_EXIF, "", buf_text(&text), text.length, err);
    buf_dispose(&text);
    return s;
}

static vitrine_status add_texts(struct extraction *out, const struct exif *exif, vitrine_error **err)
{
    enum field last = 0;
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
static void copy_ascii(char *out, size_t size, const ExifEntry *entry)
{
    size_t length = 0;

    if (entry != NULL)
        length = clean_until_nul((const char *)entry->data, entry->size);
    if (length >= size)
        length = size - 1;
    if (length > 0)
        memcpy(out, entry->data, length);
    out[length] = '\0';
}

static vitrine_status add_moment(struct extraction *out, const struct exif *exif, vitrine_error **err)
{
    char date[32];
    char offset[16];
    char moment[MOMENT_SIZE];

    copy_ascii(date, sizeof date, exif_find(exif, EXIF_IFD_EXIF, EXIF_TAG_DATE_TIME_ORIGINAL));
    copy_ascii(offset, sizeof offset, exif_find(exif, EXIF_IFD_EXIF, EXIF_TAG_OFFSET_TIME_ORIGINAL));
    if (!moment_parse(moment, date, offset))
        return VITRINE_OK;
    return extraction_add_string(out, FIELD_TAKEN_AT, SOURCE_EXIF, moment, err);
}

/* Degrees, minutes, seconds; minutes and seconds may be left undefined (0/0). */
static bool gps_degrees(double *out, const struct exif *exif, int tag, int letter_tag, const char *letters)
{
    const ExifEntry *entry = exif_find(exif, EXIF_IFD_GPS, tag);
    char letter = exif_letter(exif, letter_tag);
    double minutes = 0;
    double seconds = 0;

    if (!exif_rational(out, exif, entry, 0) || (letter != letters[0] && letter != letters[1]))
        return false;
    if (exif_rational(&minutes, exif, entry, 1))
        exif_rational(&seconds, exif, entry, 2);
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

    if (!gps_degrees(&north, exif, EXIF_TAG_GPS_LATITUDE, EXIF_TAG_GPS_LATITUDE_REF, "NS") ||
        !gps_degrees(&east, exif, EXIF_TAG_GPS_LONGITUDE, EXIF_TAG_GPS_LONGITUDE_REF, "EW"))
        return VITRINE_OK;
    if (!position_format_degrees(latitude, north, POSITION_MAX_LATITUDE) ||
        !position_format_degrees(longitude, east, POSITION_MAX_LONGITUDE))
        return extraction_warn(out, err, "EXIF: place of capture is nowhere on Earth");
    s = extraction_add_string(out, FIELD_LATITUDE, SOURCE_EXIF, latitude, err);
    return s < 0 ? s : extraction_add_string(out, FIELD_LONGITUDE, SOURCE_EXIF, longitude, err);
}

static vitrine_status add_altitude(struct extraction *out, const struct exif *exif, vitrine_error **err)
{
    const ExifEntry *below = exif_find(exif, EXIF_IFD_GPS, EXIF_TAG_GPS_ALTITUDE_REF);
    char text[POSITION_SIZE];
    double metres;

    if (!exif_rational(&metres, exif, exif_find(exif, EXIF_IFD_GPS, EXIF_TAG_GPS_ALTITUDE), 0))
        return VITRINE_OK;
    /* 1 and, in Exif 3.0, 3: below the ellipsoid or the sea; some write the digit */
    if (below != NULL && (below->data[0] & 1) == 1)
        metres = -metres;
    if (!position_format_metres(text, metres))
        return VITRINE_OK;
    return extraction_add_string(out, FIELD_ALTITUDE, SOURCE_EXIF, text, err);
}

static void read_orientation(struct extraction *out, const struct exif *exif)
{
    const ExifEntry *entry = exif_find(exif, EXIF_IFD_0, EXIF_TAG_ORIENTATION);
    unsigned value;

    if (entry == NULL || entry->format != EXIF_FORMAT_SHORT || entry->size < 2)
        return;
    value = exif_get_short(entry->data, exif->order);
    if (value >= 1 && value <= 8)
        out->orientation = value;
}

/* Does a model name its maker already ("NIKON CORPORATION", "NIKON D70")? */
static bool names_maker(const char *model, const char *maker)
{
    size_t word = strcspn(maker, " ");

    return word > 0 && strncasecmp(model, maker, word) == 0;
}

static vitrine_status add_camera(struct extraction *out, const struct exif *exif, vitrine_error **err)
{
    const ExifEntry *entries[2];
    struct buf parts[2] = {BUF_INIT, BUF_INIT};
    struct buf camera = BUF_INIT;
    vitrine_status s = VITRINE_OK;
    size_t i;

    entries[0] = exif_find(exif, EXIF_IFD_0, EXIF_TAG_MAKE);
    entries[1] = exif_find(exif, EXIF_IFD_0, EXIF_TAG_MODEL);
    for (i = 0; i < 2 && s >= 0; i++)
        if (entries[i] != NULL)
            s = exif_text_decode(&parts[i], out, EXIF_STRING, entries[i]->data, entries[i]->size, false, err);
    if (!names_maker(buf_text(&parts[1]), buf_text(&parts[0]))) {
        clean_append(&camera, buf_text(&parts[0]), parts[0].length, true);
        buf_char(&camera, ' ');
    }
    buf_string(&camera, buf_text(&parts[1]));
    if (s >= 0 && (camera.failed || parts[0].failed || parts[1].failed))
        s = err_nomem(err);
    if (s >= 0)
        s = extraction_add(out, FIELD_CAMERA, SOURCE_EXIF, "", buf_text(&camera), camera.length, err);
    buf_dispose(&camera);
    buf_dispose(&parts[0]);
    buf_dispose(&parts[1]);
    return s;
}

typedef vitrine_status exif_step(struct extraction *out, const struct exif *exif, vitrine_error **err);

vitrine_status exif_read(struct extraction *out, unsigned char *block, size_t length, vitrine_error **err)
{
    static exif_step *const steps[] = {add_texts, add_moment, add_position, add_altitude, add_camera};
    struct exif exif = {0};
    vitrine_status s;
    size_t i;

    exif_directory_prepare(block + EXIF_MARK_SIZE, length - EXIF_MARK_SIZE);
    s = exif_open(&exif, block, length, err);
    for (i = 0; i < sizeof steps / sizeof steps[0] && s >= 0; i++)
        s = steps[i](out, &exif, err);
    if (s >= 0)
        read_orientation(out, &exif);
    if (s >= 0 && exif.damaged)
        s = extraction_warn(out, err, "EXIF: damaged, read as far as possible");
    exif_close(&exif);
    return s;
}
