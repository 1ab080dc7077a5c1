/* SPDX-License-Identifier: MIT
 * tests/extract/extract_check.h - an extraction as text to compare, and files made byte by byte. */
#ifndef TESTS_EXTRACT_CHECK_H
#define TESTS_EXTRACT_CHECK_H

#include "base/buf.h"
#include "check.h"
#include "extract/extract.h"

typedef vitrine_status extract_call(struct extraction *out, const struct input *input, struct budget *budget,
                                    vitrine_error **err);

/* Everything an extraction says, a line each: "title/xmp[vi]=Bãi Sao", "! warning". */
__attribute__((unused)) static void render(struct buf *out, const struct extraction *extraction)
{
    size_t i;

    for (i = 0; i < extraction->count; i++) {
        const struct extracted_value *value = &extraction->values[i];

        buf_format(out, "%s/%s[%s]=%s\n", field_name(value->field), source_name(value->source),
                   value->language, value->text);
    }
    for (i = 0; i < extraction->warnings.count; i++)
        buf_format(out, "! %s\n", extraction->warnings.items[i]);
}

/* Extract from memory and give what came out, or "error STATUS". */
__attribute__((unused)) static void extract_text(struct buf *out, extract_call *call, const char *name,
                                                 const void *bytes, size_t length)
{
    struct input_memory holder = {bytes, length};
    struct extraction extraction = EXTRACTION_INIT;
    struct budget budget = {.bytes_left = 64 << 20, .bytes_limited = true};
    struct input input;
    vitrine_error *err = NULL;
    vitrine_status s;

    input_from_memory(&input, &holder, name);
    s = call(&extraction, &input, &budget, &err);
    if (s < 0)
        buf_format(out, "error %d: %s\n", (int)s, vitrine_error_message(err));
    else
        render(out, &extraction);
    CHECK((s < 0) == (err != NULL));
    vitrine_error_free(err);
    extraction_dispose(&extraction);
}

/* Check the whole of what a file gives. */
__attribute__((unused)) static void check_extract(const char *row, extract_call *call, const char *name,
                                                  const struct buf *bytes, const char *want)
{
    struct buf got = BUF_INIT;

    extract_text(&got, call, name, buf_text(bytes), bytes->length);
    check_text(buf_text(&got), want, __FILE__, __LINE__, row);
    buf_dispose(&got);
}

/* The text of the first value with that field, source and language; NULL if there is none. */
__attribute__((unused)) static const char *value_of(const struct extraction *extraction, enum field field,
                                                    enum source source, const char *language)
{
    size_t i;

    for (i = 0; i < extraction->count; i++) {
        const struct extracted_value *value = &extraction->values[i];

        if (value->field == field && value->source == source &&
            (language == NULL || strcmp(value->language, language) == 0))
            return value->text;
    }
    return NULL;
}

__attribute__((unused)) static void put_number(struct buf *out, unsigned long value, int bytes,
                                               bool little_endian)
{
    int i;

    for (i = 0; i < bytes; i++)
        buf_char(out, (char)(value >> 8 * (little_endian ? i : bytes - 1 - i)));
}

/* A JPEG segment; `mark` with its NUL, or NULL. */
__attribute__((unused)) static void put_segment(struct buf *jpeg, unsigned marker, const void *mark,
                                                size_t mark_length, const void *bytes, size_t length)
{
    buf_char(jpeg, (char)0xff);
    buf_char(jpeg, (char)marker);
    put_number(jpeg, mark_length + length + 2, 2, false);
    buf_append(jpeg, mark, mark_length);
    buf_append(jpeg, bytes, length);
}

__attribute__((unused)) static void begin_jpeg(struct buf *jpeg)
{
    buf_append(jpeg, "\xff\xd8", 2);
}

/* The size, a scan, and the end. */
__attribute__((unused)) static void end_jpeg(struct buf *jpeg, unsigned width, unsigned height)
{
    struct buf frame = BUF_INIT;

    buf_char(&frame, 8);
    put_number(&frame, height, 2, false);
    put_number(&frame, width, 2, false);
    buf_append(&frame, "\x01\x01\x11\x00", 4);
    put_segment(jpeg, 0xc0, NULL, 0, frame.bytes, frame.length);
    put_segment(jpeg, 0xda, NULL, 0, "\x01\x01\x00\x00\x3f\x00", 6);
    buf_append(jpeg, "\x12\x34\xff\xd9", 4);
    buf_dispose(&frame);
}

__attribute__((unused)) static void put_dataset(struct buf *iptc, int record, int number, const char *text,
                                                size_t length)
{
    buf_char(iptc, 0x1c);
    buf_char(iptc, (char)record);
    buf_char(iptc, (char)number);
    put_number(iptc, length, 2, false);
    buf_append(iptc, text, length);
}

/* An image resource of Photoshop. */
__attribute__((unused)) static void put_resource(struct buf *out, unsigned id, const void *bytes,
                                                 size_t length)
{
    buf_string(out, "8BIM");
    put_number(out, id, 2, false);
    put_number(out, 0, 2, false);
    put_number(out, length, 4, false);
    buf_append(out, bytes, length);
    if (length & 1)
        buf_char(out, 0);
}

/* A PNG chunk; its CRC is left zero, which no reader here looks at. */
__attribute__((unused)) static void put_chunk(struct buf *png, const char *type, const void *bytes,
                                              size_t length)
{
    put_number(png, length, 4, false);
    buf_string(png, type);
    buf_append(png, bytes, length);
    put_number(png, 0, 4, false);
}

__attribute__((unused)) static void begin_png(struct buf *png, unsigned width, unsigned height)
{
    struct buf header = BUF_INIT;

    buf_append(png, "\x89PNG\r\n\x1a\n", 8);
    put_number(&header, width, 4, false);
    put_number(&header, height, 4, false);
    buf_append(&header, "\x08\x02\x00\x00\x00", 5);
    put_chunk(png, "IHDR", header.bytes, header.length);
    buf_dispose(&header);
}

/* One Exif entry for put_exif; values are given as bytes. */
struct exif_entry {
    int directory; /* 0: IFD0, 1: Exif, 2: GPS */
    unsigned tag;
    unsigned type;
    unsigned long count;
    const char *bytes;
    size_t length;
};

/* How many of the entries (up to a zero tag) are in a directory. */
static size_t count_entries(const struct exif_entry *entries, int directory)
{
    size_t count = 0;

    for (; entries->tag != 0; entries++)
        count += entries->directory == directory;
    return count;
}

static void put_entry(struct buf *tiff, struct buf *data, size_t data_start, const struct exif_entry *entry,
                      bool little_endian)
{
    put_number(tiff, entry->tag, 2, little_endian);
    put_number(tiff, entry->type, 2, little_endian);
    put_number(tiff, entry->count, 4, little_endian);
    if (entry->length > 4) {
        put_number(tiff, data_start + data->length, 4, little_endian);
        buf_append(data, entry->bytes, entry->length);
        return;
    }
    buf_append(tiff, entry->bytes, entry->length);
    buf_append(tiff, "\0\0\0\0", 4 - entry->length);
}

static void put_pointer(struct buf *tiff, unsigned tag, size_t offset, bool little_endian)
{
    put_number(tiff, tag, 2, little_endian);
    put_number(tiff, 4, 2, little_endian);
    put_number(tiff, 1, 4, little_endian);
    put_number(tiff, offset, 4, little_endian);
}

/* A TIFF of IFD0 with an Exif and a GPS directory, each with its entries, all values behind them. */
__attribute__((unused)) static void put_tiff(struct buf *tiff, const struct exif_entry *entries,
                                             bool little_endian)
{
    size_t size[3];
    size_t start[4];
    struct buf data = BUF_INIT;
    int i;

    for (i = 0; i < 3; i++)
        size[i] = 2 + 12 * (count_entries(entries, i) + (i == 0 ? 2 : 0)) + 4;
    start[0] = 8;
    for (i = 1; i < 4; i++)
        start[i] = start[i - 1] + size[i - 1];
    buf_append(tiff, little_endian ? "II*\0" : "MM\0*", 4);
    put_number(tiff, start[0], 4, little_endian);
    for (i = 0; i < 3; i++) {
        const struct exif_entry *entry;

        put_number(tiff, count_entries(entries, i) + (i == 0 ? 2 : 0), 2, little_endian);
        for (entry = entries; entry->tag != 0; entry++)
            if (entry->directory == i)
                put_entry(tiff, &data, start[3], entry, little_endian);
        if (i == 0) {
            put_pointer(tiff, 0x8769, start[1], little_endian);
            put_pointer(tiff, 0x8825, start[2], little_endian);
        }
        put_number(tiff, 0, 4, little_endian);
    }
    buf_append(tiff, data.bytes, data.length);
    buf_dispose(&data);
}

#endif
