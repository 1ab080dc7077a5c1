/* SPDX-License-Identifier: MIT
 * TIFF 6.0, section 2: a header {"II" or "MM", 42, offset}, and directories {count, entries {tag, type,
 * count, value or its offset}, offset of the next}. BigTIFF has 43 and numbers of 8 bytes. See tiff.h. */
#include "extract/tiff.h"

#include <string.h>

#include "base/alloc.h"
#include "base/err.h"

#define MAX_ENTRIES 4096

void tiff_dispose(struct tiff *tiff)
{
    size_t i;

    for (i = 0; i < TIFF_PLACE_COUNT; i++)
        mem_free(tiff->directories[i].entries);
    *tiff = (struct tiff)TIFF_INIT;
}

uint64_t tiff_decode(const unsigned char *bytes, size_t length, bool little_endian)
{
    uint64_t number = 0;
    size_t i;

    for (i = 0; i < length; i++)
        number = number << 8 | bytes[little_endian ? length - 1 - i : i];
    return number;
}

static uint64_t get_number(const struct tiff *tiff, const unsigned char *bytes, size_t length)
{
    return tiff_decode(bytes, length, tiff->little_endian);
}

/* Read a number of `length` bytes; false where the input ends before. */
static bool read_number(uint64_t *out, const struct tiff *tiff, uint64_t at, size_t length)
{
    unsigned char bytes[8];
    size_t got;

    if (input_read(&tiff->input, at, bytes, length, &got, NULL) < 0 || got < length)
        return false;
    *out = get_number(tiff, bytes, length);
    return true;
}

static size_t offset_size(const struct tiff *tiff)
{
    return tiff->is_big ? 8 : 4;
}

static size_t entry_size(const struct tiff *tiff)
{
    return 4 + 2 * offset_size(tiff);
}

static size_t size_of_type(unsigned type)
{
    static const unsigned char sizes[] = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    if (type == TIFF_UTF8)
        return 1;
    return type < sizeof sizes ? sizes[type] : 0;
}

bool tiff_looks_like(const void *bytes, size_t length)
{
    static const char *const heads[] = {"II*\0", "MM\0*", "II+\0", "MM\0+"};
    size_t i;

    for (i = 0; i < sizeof heads / sizeof heads[0]; i++)
        if (length >= 8 && memcmp(bytes, heads[i], 4) == 0)
            return true;
    return false;
}

/* Which directory is found where, and of what its offset is the value. */
static bool find_directory(uint64_t *offset, struct tiff *tiff, enum tiff_place place)
{
    static const unsigned tags[] = {[TIFF_EXIF] = TIFF_EXIF_POINTER, [TIFF_GPS] = TIFF_GPS_POINTER};
    const struct tiff_directory *main = &tiff->directories[TIFF_MAIN];
    struct tiff_value value;

    if (place == TIFF_MAIN)
        return read_number(offset, tiff, tiff->is_big ? 8 : 4, offset_size(tiff));
    if (place == TIFF_THUMBNAIL)
        return main->entries != NULL &&
               read_number(offset, tiff, main->start + main->count * entry_size(tiff), offset_size(tiff)) &&
               *offset != 0;
    return tiff_find(&value, tiff, TIFF_MAIN, tags[place]) && tiff_number(offset, tiff, &value);
}

/* As many entries as are there. */
static vitrine_status read_entries(struct tiff *tiff, struct tiff_directory *directory, uint64_t count,
                                   struct budget *budget, vitrine_error **err)
{
    size_t wanted = count < MAX_ENTRIES ? (size_t)count : MAX_ENTRIES;
    size_t got;
    vitrine_status s = budget_spend(budget, wanted * entry_size(tiff), "metadata", err);

    if (s < 0)
        return s;
    directory->entries = mem_alloc(wanted * entry_size(tiff) + 1);
    if (directory->entries == NULL)
        return err_nomem(err);
    s = input_read(&tiff->input, directory->start, directory->entries, wanted * entry_size(tiff), &got, err);
    directory->count = got / entry_size(tiff);
    tiff->damaged |= directory->count < count;
    return s;
}

static vitrine_status read_directory(struct tiff *tiff, enum tiff_place place, struct budget *budget,
                                     vitrine_error **err)
{
    struct tiff_directory *directory = &tiff->directories[place];
    size_t count_size = tiff->is_big ? 8 : 2;
    uint64_t offset;
    uint64_t count;

    if (!find_directory(&offset, tiff, place))
        return VITRINE_OK;
    if (offset > INT64_MAX || !read_number(&count, tiff, offset, count_size)) {
        tiff->damaged |= place != TIFF_THUMBNAIL; /* what some writers leave there is no offset */
        return VITRINE_OK;
    }
    directory->start = offset + count_size;
    return read_entries(tiff, directory, count, budget, err);
}

vitrine_status tiff_open(struct tiff *out, const struct input *input, struct budget *budget,
                         vitrine_error **err)
{
    unsigned char head[8];
    enum tiff_place place;
    size_t got;
    vitrine_status s = input_read(input, 0, head, sizeof head, &got, err);

    out->input = *input;
    out->damaged = !tiff_looks_like(head, got);
    if (s < 0 || out->damaged)
        return s;
    out->little_endian = head[0] == 'I';
    out->is_big = get_number(out, head + 2, 2) == 43;
    for (place = TIFF_MAIN; place < TIFF_PLACE_COUNT && s >= 0; place++)
        s = read_directory(out, place, budget, err);
    return s;
}

/* Where the value of an entry is; false if not all of it is there. */
static bool locate(struct tiff_value *out, struct tiff *tiff, uint64_t at, const unsigned char *entry)
{
    size_t width = offset_size(tiff);
    uint64_t count = get_number(tiff, entry + 4, width);
    size_t size;

    out->type = (unsigned)get_number(tiff, entry + 2, 2);
    size = size_of_type(out->type);
    if (size == 0 || count == 0)
        return false;
    if (count > tiff->input.size / size) {
        tiff->damaged = true;
        return false;
    }
    out->length = (size_t)count * size;
    out->offset = out->length <= width ? at + 4 + width : get_number(tiff, entry + 4 + width, width);
    if (out->offset > tiff->input.size || tiff->input.size - out->offset < out->length) {
        tiff->damaged = true;
        return false;
    }
    return true;
}

bool tiff_find(struct tiff_value *out, struct tiff *tiff, enum tiff_place place, unsigned tag)
{
    const struct tiff_directory *directory = &tiff->directories[place];
    size_t size = entry_size(tiff);
    size_t i;

    for (i = 0; i < directory->count; i++) {
        const unsigned char *entry = directory->entries + i * size;

        if (get_number(tiff, entry, 2) == tag && locate(out, tiff, directory->start + i * size, entry))
            return true;
    }
    return false;
}

vitrine_status tiff_load(struct buf *out, const struct tiff *tiff, const struct tiff_value *value,
                         struct budget *budget, vitrine_error **err)
{
    if (value->length > EXTRACTION_MAX_PAYLOAD)
        return err_set(err, VITRINE_ELIMIT, "metadata: larger than %zu bytes", EXTRACTION_MAX_PAYLOAD);
    return extract_load(out, &tiff->input, value->offset, value->length, budget, err);
}

bool tiff_first_number(uint64_t *out, unsigned type, const unsigned char *bytes, size_t length,
                       bool little_endian)
{
    size_t size = size_of_type(type);

    if (type != TIFF_BYTE && type != TIFF_SHORT && type != TIFF_LONG && type != TIFF_OFFSET &&
        type != TIFF_LONG8)
        return false;
    if (length < size)
        return false;
    *out = tiff_decode(bytes, size, little_endian);
    return true;
}

bool tiff_number(uint64_t *out, const struct tiff *tiff, const struct tiff_value *value)
{
    unsigned char bytes[8];
    size_t got;

    return input_read(&tiff->input, value->offset, bytes, sizeof bytes, &got, NULL) >= 0 &&
           tiff_first_number(out, value->type, bytes, got < value->length ? got : value->length,
                             tiff->little_endian);
}
