/* SPDX-License-Identifier: MIT
 * The Exif block of an image, read by libexif for its structure only: the bytes of each value are decoded by
 * us, because libexif's own text of a value is a translation meant for the screen. See exif.h. */
#include <libexif/exif-data.h>
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "extract/exif.h"
#include "extract/noted_memory.h"

/* libexif reads no further than a segment of JPEG goes. */
#define MAX_LENGTH (0xfffe - EXIF_MARK_SIZE)

enum { TAG_MAKER_NOTE = 0x927c, TAG_INTEROPERABILITY = 0xa005 };

struct block {
    ExifMem *memory;
    ExifData *data;
};

/* libexif's types of a size. */
static void *block_zero(ExifLong size)
{
    return noted_memory_zero(size);
}

static void *block_resize(void *memory, ExifLong size)
{
    return noted_memory_resize(memory, size);
}

static void block_close(struct block *block)
{
    if (block->data != NULL)
        exif_data_unref(block->data);
    if (block->memory != NULL)
        exif_mem_unref(block->memory);
}

/* `bytes` start with EXIF_MARK. */
static vitrine_status block_open(struct block *out, const struct buf *bytes, vitrine_error **err)
{
    noted_memory_begin();
    out->memory = exif_mem_new(block_zero, block_resize, mem_free);
    if (out->memory != NULL)
        out->data = exif_data_new_mem(out->memory);
    if (out->data == NULL)
        return err_nomem(err);
    exif_data_unset_option(out->data, EXIF_DATA_OPTION_FOLLOW_SPECIFICATION); /* which would mend values */
    exif_data_load_data(out->data, (const unsigned char *)bytes->bytes, (unsigned)bytes->length);
    return noted_memory_failed() ? err_nomem(err) : VITRINE_OK;
}

/* libexif passes in silence over a value that is not there whole; the walk notes that. */
static vitrine_status find(struct exif_value *out, const struct exif_source *source, enum tiff_place place,
                           unsigned tag, vitrine_error **err)
{
    static const ExifIfd directories[] = {
        [TIFF_MAIN] = EXIF_IFD_0,
        [TIFF_EXIF] = EXIF_IFD_EXIF,
        [TIFF_GPS] = EXIF_IFD_GPS,
        [TIFF_THUMBNAIL] = EXIF_IFD_1,
    };
    const struct block *block = source->context;
    const ExifEntry *entry = exif_content_get_entry(block->data->ifd[directories[place]], (ExifTag)tag);
    struct tiff_value value;

    if (entry == NULL || entry->data == NULL) {
        source->tiff->damaged |= tiff_find(&value, source->tiff, place, tag);
        return VITRINE_OK;
    }
    out->type = (unsigned)entry->format;
    buf_append(&out->bytes, entry->data, entry->size);
    return out->bytes.failed ? err_nomem(err) : VITRINE_OK;
}

/* libexif gives a directory up at a pointer that leads nowhere. */
static bool is_unwanted(const struct tiff *tiff, unsigned tag)
{
    switch (tag) {
    case TIFF_EXIF_POINTER:
        return tiff->directories[TIFF_EXIF].entries == NULL;
    case TIFF_GPS_POINTER:
        return tiff->directories[TIFF_GPS].entries == NULL;
    default:
        return tag == TIFF_PREVIEW_OFFSET || tag == TIFF_PREVIEW_LENGTH || tag == TAG_MAKER_NOTE ||
               tag == TAG_INTEROPERABILITY;
    }
}

/* Blank what libexif would read though nobody asks for it, and call Exif 3.0's UTF-8 strings ASCII, which it
 * would otherwise skip. */
static void prepare_entry(unsigned char *entry, const struct tiff *tiff)
{
    if (is_unwanted(tiff, (unsigned)tiff_decode(entry, 2, tiff->little_endian)))
        memset(entry, 0, TIFF_ENTRY_SIZE);
    else if (tiff_decode(entry + 2, 2, tiff->little_endian) == TIFF_UTF8)
        entry[tiff->little_endian ? 2 : 3] = TIFF_ASCII;
}

/* `bytes` are those that the directories of `tiff` were read from. */
static void prepare(unsigned char *bytes, const struct tiff *tiff)
{
    enum tiff_place place;
    size_t i;

    for (place = TIFF_MAIN; place < TIFF_PLACE_COUNT; place++) {
        const struct tiff_directory *directory = &tiff->directories[place];

        for (i = 0; i < directory->count; i++)
            prepare_entry(bytes + directory->start + i * TIFF_ENTRY_SIZE, tiff);
    }
}

static vitrine_status tell_block(struct extraction *out, struct tiff *tiff, const struct input_memory *bytes,
                                 struct budget *budget, vitrine_error **err)
{
    struct block block = {0};
    const struct exif_source source = {find, &block, tiff, budget};
    struct buf copy = BUF_INIT;
    vitrine_status s;

    buf_append(&copy, EXIF_MARK, EXIF_MARK_SIZE);
    buf_append(&copy, bytes->bytes, bytes->length);
    if (copy.failed)
        s = err_nomem(err);
    else {
        prepare((unsigned char *)copy.bytes + EXIF_MARK_SIZE, tiff);
        s = block_open(&block, &copy, err);
    }
    if (s >= 0)
        s = exif_tell(out, &source, err);
    block_close(&block);
    buf_dispose(&copy);
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
    if (s >= 0 && holder.length <= MAX_LENGTH && !tiff.is_big)
        s = tell_block(out, &tiff, &holder, budget, err);
    else if (s >= 0)
        s = exif_tell_tiff(out, &tiff, budget, err);
    tiff_dispose(&tiff);
    return s;
}
