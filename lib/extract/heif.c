/* SPDX-License-Identifier: MIT
 * HEIF, with HEIC and AVIF (ISO/IEC 23008-12): boxes, of which "meta" lists the items of the file. It names
 * the primary one (pitm), what kind each is (iinf), where its bytes are (iloc), and its properties (iprp):
 * size (ispe), turning (irot) and mirroring (imir). Exif and XMP are items of their own. */
#include "extract/heif.h"

#include <string.h>

#include "base/err.h"
#include "extract/box.h"
#include "extract/exif.h"
#include "extract/metadata.h"
#include "extract/readers.h"

#define MAX_BOXES 1000
/* Items and properties looked up: each time a list is walked from its start. */
#define MAX_LOOKUPS 256
#define XMP_CONTENT "application/rdf+xml"

struct heif {
    struct extraction *out;
    const struct input *input;
    struct budget *budget;
    struct metadata metadata;
    struct buf bytes;       /* of the meta box */
    struct box_reader meta; /* its boxes */
    uint64_t primary;
    unsigned lookups;
    int quarters; /* anticlockwise, that the picture is to be turned by */
};

/* Where the bytes of one item are. */
struct location {
    unsigned method; /* 0: in the file, 1: in the idat box */
    uint64_t base;
    uint64_t extents;
    unsigned offset_size;
    unsigned length_size;
    unsigned index_size;
};

static enum heif_kind kind_of_brand(const unsigned char *brand)
{
    static const struct {
        const char *brand;
        enum heif_kind kind;
    } brands[] = {
        {"avif", HEIF_AVIF}, {"avis", HEIF_AVIF}, {"heic", HEIF_HEIC},    {"heix", HEIF_HEIC},
        {"heim", HEIF_HEIC}, {"heis", HEIF_HEIC}, {"hevc", HEIF_HEIC},    {"hevx", HEIF_HEIC},
        {"hevm", HEIF_HEIC}, {"hevs", HEIF_HEIC}, {"mif1", HEIF_GENERAL}, {"msf1", HEIF_GENERAL},
    };
    size_t i;

    for (i = 0; i < sizeof brands / sizeof brands[0]; i++)
        if (memcmp(brands[i].brand, brand, 4) == 0)
            return brands[i].kind;
    return HEIF_NONE;
}

/* The major brand decides; where it is a general one, a file may still say that it is AVIF. */
enum heif_kind heif_kind_of(const void *head, size_t length)
{
    struct box_reader reader = {head, (const unsigned char *)head + length, false};
    struct box box;
    enum heif_kind kind;

    if (!box_next(&box, &reader) || strcmp(box.type, "ftyp") != 0 || box_left(&box.data) < 8)
        return HEIF_NONE;
    kind = kind_of_brand(box.data.at);
    for (box.data.at += 8; kind == HEIF_GENERAL && box_left(&box.data) >= 4; box.data.at += 4)
        if (kind_of_brand(box.data.at) == HEIF_AVIF)
            kind = HEIF_AVIF;
    return kind;
}

/* Load the meta box found at `at`. */
static vitrine_status load_meta(struct heif *heif, uint64_t at, uint64_t size, vitrine_error **err)
{
    uint32_t flags;
    struct box box;
    struct box_reader reader;
    vitrine_status s;

    if (size > EXTRACTION_MAX_PAYLOAD)
        return extraction_warn(heif->out, err, "HEIF: metadata too large, left out");
    s = extract_load(&heif->bytes, heif->input, at, (size_t)size, heif->budget, err);
    if (s < 0)
        return s;
    reader.at = (const unsigned char *)buf_text(&heif->bytes);
    reader.end = reader.at + heif->bytes.length;
    reader.failed = false;
    if (box_next(&box, &reader)) {
        box_version(&box, &flags);
        heif->meta = box.data;
    }
    return VITRINE_OK;
}

/* Walk the boxes of the file up to the meta box. */
static vitrine_status find_meta(struct heif *heif, vitrine_error **err)
{
    uint64_t at = 0;
    int i;

    for (i = 0; i < MAX_BOXES; i++) {
        unsigned char head[16];
        struct box_reader reader = {head, head, false};
        uint64_t size;
        size_t got;
        vitrine_status s = input_read(heif->input, at, head, sizeof head, &got, err);

        if (s < 0 || got < 8)
            return s;
        reader.end += got;
        size = box_take(&reader, 4);
        box_take(&reader, 4);
        if (size == 1)
            size = box_take(&reader, 8);
        if (size == 0 || size > heif->input->size - at)
            size = heif->input->size - at;
        if (memcmp(head + 4, "meta", 4) == 0)
            return load_meta(heif, at, size, err);
        if (size < 8)
            return VITRINE_OK;
        at += size;
    }
    return VITRINE_OK;
}

/* Move the reader of an iloc box behind its head. */
static uint64_t begin_locations(struct location *location, struct box *box, unsigned *version)
{
    uint32_t flags;
    unsigned sizes;

    *version = box_version(box, &flags);
    sizes = (unsigned)box_take(&box->data, 2);
    location->offset_size = sizes >> 12;
    location->length_size = sizes >> 8 & 15;
    location->index_size = *version > 0 ? sizes & 15 : 0;
    location->base = sizes >> 4 & 15; /* a size, for now */
    return box_take(&box->data, *version < 2 ? 2 : 4);
}

static bool are_sizes(const struct location *location)
{
    return location->offset_size <= 8 && location->length_size <= 8 && location->index_size <= 8 &&
           location->base <= 8;
}

/* Where an item is; its extents are then in front of the box's reader. */
static bool find_location(struct location *out, struct box *box, const struct heif *heif, uint64_t item)
{
    unsigned version;
    unsigned base_size;
    uint64_t count;

    if (!box_find(box, &heif->meta, "iloc"))
        return false;
    count = begin_locations(out, box, &version);
    base_size = (unsigned)out->base;
    if (!are_sizes(out))
        return false;
    for (; count > 0 && !box->data.failed; count--) {
        uint64_t id = box_take(&box->data, version < 2 ? 2 : 4);

        out->method = version > 0 ? (unsigned)box_take(&box->data, 2) & 15 : 0;
        box_take(&box->data, 2);
        out->base = box_take(&box->data, base_size);
        out->extents = box_take(&box->data, 2);
        if (id == item)
            return !box->data.failed;
        box->data.failed |=
            out->extents * (out->index_size + out->offset_size + out->length_size) > box_left(&box->data);
        if (!box->data.failed)
            box->data.at += out->extents * (out->index_size + out->offset_size + out->length_size);
    }
    return false;
}

/* Append an extent that stands in the idat box. */
static void append_inside(struct buf *out, const struct heif *heif, uint64_t offset, uint64_t length)
{
    struct box box;

    if (box_find(&box, &heif->meta, "idat") && offset <= box_left(&box.data) &&
        length <= box_left(&box.data) - offset)
        buf_append(out, box.data.at + offset, (size_t)length);
}

/* Append the bytes of an item, of which there may be none. */
static vitrine_status load_item(struct buf *out, struct heif *heif, uint64_t item, vitrine_error **err)
{
    struct location location;
    struct box box;
    vitrine_status s = VITRINE_OK;

    if (++heif->lookups > MAX_LOOKUPS || !find_location(&location, &box, heif, item))
        return VITRINE_OK;
    for (; location.extents > 0 && s >= 0; location.extents--) {
        uint64_t offset;
        uint64_t length;

        box_take(&box.data, location.index_size);
        offset = location.base + box_take(&box.data, location.offset_size);
        length = box_take(&box.data, location.length_size);
        if (box.data.failed)
            break;
        if (length > EXTRACTION_MAX_PAYLOAD - out->length)
            return extraction_warn(heif->out, err, "HEIF: metadata too large, left out");
        if (location.method == 1)
            append_inside(out, heif, offset, length);
        else if (location.method == 0)
            s = extract_load(out, heif->input, offset, (size_t)length, heif->budget, err);
    }
    return s >= 0 && out->failed ? err_nomem(err) : s;
}

/* An Exif item: how far behind this number the TIFF starts, then what is before it (a mark), then the TIFF.
 */
static vitrine_status load_exif(struct heif *heif, uint64_t item, vitrine_error **err)
{
    struct buf bytes = BUF_INIT;
    struct box_reader reader = {0};
    vitrine_status s = load_item(&bytes, heif, item, err);
    uint64_t skipped;

    reader.at = (const unsigned char *)buf_text(&bytes);
    reader.end = reader.at + bytes.length;
    skipped = box_take(&reader, 4);
    if (s >= 0 && !reader.failed && skipped < box_left(&reader))
        s = metadata_append(&heif->metadata.exif, reader.at + skipped, box_left(&reader) - (size_t)skipped,
                            err);
    buf_dispose(&bytes);
    return s;
}

static bool is_xmp(struct box_reader reader)
{
    const unsigned char *name = memchr(reader.at, '\0', box_left(&reader));

    return name != NULL && (size_t)(reader.end - name) > sizeof XMP_CONTENT &&
           memcmp(name + 1, XMP_CONTENT, sizeof XMP_CONTENT) == 0;
}

/* Of each kind the first counts. */
static vitrine_status read_item(struct heif *heif, struct box *entry, vitrine_error **err)
{
    uint32_t flags;
    unsigned version = box_version(entry, &flags);
    uint64_t id = box_take(&entry->data, version < 3 ? 2 : 4);
    const unsigned char *kind;

    box_take(&entry->data, 2);
    kind = entry->data.at;
    box_take(&entry->data, 4);
    if (version < 2 || entry->data.failed)
        return VITRINE_OK;
    if (memcmp(kind, "Exif", 4) == 0 && heif->metadata.exif.length == 0)
        return load_exif(heif, id, err);
    if (memcmp(kind, "mime", 4) == 0 && heif->metadata.xmp.length == 0 && is_xmp(entry->data))
        return load_item(&heif->metadata.xmp, heif, id, err);
    return VITRINE_OK;
}

static vitrine_status read_items(struct heif *heif, vitrine_error **err)
{
    struct box list;
    struct box entry;
    uint32_t flags;
    vitrine_status s = VITRINE_OK;

    if (!box_find(&list, &heif->meta, "iinf"))
        return VITRINE_OK;
    box_take(&list.data, box_version(&list, &flags) == 0 ? 2 : 4);
    while (s >= 0 && box_next(&entry, &list.data)) {
        s = budget_check(heif->budget, "HEIF", err);
        if (s >= 0 && strcmp(entry.type, "infe") == 0)
            s = read_item(heif, &entry, err);
    }
    return s;
}

/* The property at `index`, from 1. */
static void read_property(struct heif *heif, struct box_reader properties, uint64_t index)
{
    struct box box = {.type = ""};
    uint32_t flags;

    if (++heif->lookups > MAX_LOOKUPS)
        return;
    for (; index > 0; index--)
        if (!box_next(&box, &properties))
            return;
    if (strcmp(box.type, "ispe") == 0) {
        box_version(&box, &flags);
        heif->out->width = (uint32_t)box_take(&box.data, 4);
        heif->out->height = (uint32_t)box_take(&box.data, 4);
    } else if (strcmp(box.type, "irot") == 0) {
        heif->quarters = (int)box_take(&box.data, 1) & 3;
        heif->metadata.is_upright = true;
    } else if (strcmp(box.type, "imir") == 0) {
        heif->metadata.is_upright = true;
    }
}

/* A list of items {id, count, which properties}; an index may have 7 or 15 bits, under one that says how much
 * it matters. */
static void read_associations(struct heif *heif, struct box *box, struct box_reader properties)
{
    uint32_t flags;
    unsigned version = box_version(box, &flags);
    unsigned index_size = flags & 1 ? 2 : 1;
    uint64_t count = box_take(&box->data, 4);

    for (; count > 0 && !box->data.failed; count--) {
        uint64_t id = box_take(&box->data, version < 1 ? 2 : 4);
        uint64_t indices = box_take(&box->data, 1);

        for (; indices > 0 && !box->data.failed; indices--) {
            uint64_t index = box_take(&box->data, index_size) & (index_size == 2 ? 0x7fff : 0x7f);

            if (id == heif->primary)
                read_property(heif, properties, index);
        }
    }
}

static void read_properties(struct heif *heif)
{
    struct box primary;
    struct box properties;
    struct box container;
    struct box box;
    uint32_t flags;

    if (!box_find(&primary, &heif->meta, "pitm") || !box_find(&properties, &heif->meta, "iprp") ||
        !box_find(&container, &properties.data, "ipco"))
        return;
    heif->primary = box_take(&primary.data, box_version(&primary, &flags) == 0 ? 2 : 4);
    while (box_next(&box, &properties.data))
        if (strcmp(box.type, "ipma") == 0)
            read_associations(heif, &box, container.data);
}

/* What Exif would call it. */
static uint32_t orientation_of(int quarters)
{
    static const uint32_t orientations[] = {1, 8, 3, 6};

    return orientations[quarters];
}

static void turn(struct heif *heif)
{
    uint32_t width = heif->out->width;

    if (heif->quarters % 2 == 0)
        return;
    heif->out->width = heif->out->height;
    heif->out->height = width;
}

vitrine_status heif_read(struct extraction *out, const struct input *input, struct budget *budget,
                         vitrine_error **err)
{
    struct heif heif = {out, input, budget, METADATA_INIT, BUF_INIT, {0}, 0, 0, 0};
    bool is_upright;
    vitrine_status s = find_meta(&heif, err);

    if (s >= 0) {
        read_properties(&heif);
        turn(&heif);
        s = read_items(&heif, err);
    }
    is_upright = heif.metadata.is_upright;
    s = metadata_finish(s, out, &heif.metadata, "HEIF", budget, err);
    if (s >= 0 && out->orientation == 0 && is_upright)
        out->orientation = orientation_of(heif.quarters);
    buf_dispose(&heif.bytes);
    return s;
}
