/* SPDX-License-Identifier: MIT
 * The directory of a ZIP package; see zip.h. Numbers are little-endian.
 *
 * A package ends with {PK56, disks, counts, size (4), offset (4), length of a comment (2), the comment}; with
 * ZIP64 a locator stands before that, which names the place of a larger record. */
#include "extract/zip.h"

#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "extract/zip_header.h"

#define MAX_MEMBERS 20000
#define MAX_DIRECTORY ((size_t)8 << 20) /* bytes */
#define MAX_COMMENT 65535
#define SCAN_STEP 65536
#define SCAN_OVERLAP (ZIP_HEADER_SIZE + ZIP_MAX_NAME + ZIP64_EXTRA_SIZE)

static vitrine_status add_member(struct zip *zip, const struct zip_header *header, vitrine_error **err)
{
    struct zip_member member = {arena_copy(&zip->names, header->name, header->name_length),
                                header->offset,
                                header->packed,
                                header->crc,
                                !zip->mended,
                                header->method,
                                header->encrypted};

    if (zip->count >= MAX_MEMBERS)
        return VITRINE_OK;
    if (member.name == NULL || !mem_grow(&zip->members, &zip->capacity, zip->count, sizeof *zip->members))
        return err_nomem(err);
    zip->members[zip->count++] = member;
    return VITRINE_OK;
}

/* Read the last bytes of the input, as far as the end record can begin. */
static vitrine_status load_tail(struct buf *out, uint64_t *start, const struct zip *zip, vitrine_error **err)
{
    const uint64_t most = ZIP_END_SIZE + MAX_COMMENT + ZIP64_LOCATOR_SIZE;

    *start = zip->input->size > most ? zip->input->size - most : 0;
    return extract_load(out, zip->input, *start, (size_t)(zip->input->size - *start), zip->budget, err);
}

/* The end record in `tail`, the last one that could be; NULL if there is none. */
static const unsigned char *find_end(const struct buf *tail)
{
    const unsigned char *bytes = (const unsigned char *)tail->bytes;
    size_t at;

    if (tail->length < ZIP_END_SIZE)
        return NULL;
    for (at = tail->length - ZIP_END_SIZE + 1; at-- > 0;)
        if (memcmp(bytes + at, "PK\5\6", 4) == 0 &&
            at + ZIP_END_SIZE + zip_number(bytes + at + 20, 2) <= tail->length)
            return bytes + at;
    return NULL;
}

/* The larger record that the locator before `end` names, if there is one. */
static vitrine_status follow_locator(uint64_t place[2], const struct zip *zip, const struct buf *tail,
                                     const unsigned char *end, vitrine_error **err)
{
    const unsigned char *locator = end - ZIP64_LOCATOR_SIZE;
    struct buf record = BUF_INIT;
    vitrine_status s;

    if ((size_t)(end - (const unsigned char *)tail->bytes) < ZIP64_LOCATOR_SIZE ||
        memcmp(locator, "PK\6\7", 4) != 0)
        return VITRINE_OK;
    s = extract_load(&record, zip->input, zip_number(locator + 8, 8), ZIP64_END_SIZE, zip->budget, err);
    if (s >= 0 && record.length == ZIP64_END_SIZE && memcmp(record.bytes, "PK\6\6", 4) == 0) {
        place[0] = zip_number((const unsigned char *)record.bytes + 48, 8);
        place[1] = zip_number((const unsigned char *)record.bytes + 40, 8);
    }
    buf_dispose(&record);
    return s;
}

/* Offset and size of the directory; a size of 0 if nothing tells. */
static vitrine_status find_directory(uint64_t place[2], const struct zip *zip, vitrine_error **err)
{
    struct buf tail = BUF_INIT;
    const unsigned char *end = NULL;
    uint64_t start = 0;
    vitrine_status s = load_tail(&tail, &start, zip, err);

    place[0] = place[1] = 0;
    if (s >= 0)
        end = find_end(&tail);
    if (end != NULL) {
        place[0] = zip_number(end + 16, 4);
        place[1] = zip_number(end + 12, 4);
        s = follow_locator(place, zip, &tail, end, err);
    }
    buf_dispose(&tail);
    return s;
}

static vitrine_status read_directory(struct zip *zip, const struct buf *directory, vitrine_error **err)
{
    const unsigned char *bytes = (const unsigned char *)directory->bytes;
    struct zip_header header;
    size_t at = 0;
    vitrine_status s = VITRINE_OK;

    while (s >= 0 && zip_read_entry(&header, bytes, directory->length, &at))
        s = add_member(zip, &header, err);
    return s;
}

static vitrine_status load_directory(struct zip *zip, vitrine_error **err)
{
    struct buf directory = BUF_INIT;
    uint64_t place[2];
    vitrine_status s = find_directory(place, zip, err);

    if (s >= 0 && place[1] > 0 && place[0] < zip->input->size) {
        size_t length = place[1] < MAX_DIRECTORY ? (size_t)place[1] : MAX_DIRECTORY;

        s = extract_load(&directory, zip->input, place[0], length, zip->budget, err);
        if (s >= 0)
            s = read_directory(zip, &directory, err);
    }
    buf_dispose(&directory);
    return s;
}

/* The headers that begin in the first SCAN_STEP bytes of a piece; the rest is there to hold them whole. */
static vitrine_status scan_piece(struct zip *zip, const unsigned char *bytes, size_t length, uint64_t offset,
                                 vitrine_error **err)
{
    const unsigned char *end = bytes + (length < SCAN_STEP + 3 ? length : SCAN_STEP + 3);
    const unsigned char *found = bytes;
    struct zip_header header;
    vitrine_status s = VITRINE_OK;

    while (s >= 0 && (found = memmem(found, (size_t)(end - found), "PK\3\4", 4)) != NULL) {
        if (zip_read_header(&header, found, length - (size_t)(found - bytes))) {
            header.offset = offset + (uint64_t)(found - bytes);
            if (header.packed == 0)
                header.packed = zip->input->size - header.offset;
            s = add_member(zip, &header, err);
        }
        found += 4;
    }
    return s;
}

/* Find members by their own headers. */
static vitrine_status scan_members(struct zip *zip, vitrine_error **err)
{
    struct buf piece = BUF_INIT;
    uint64_t at;
    vitrine_status s = VITRINE_OK;

    zip->mended = true;
    for (at = 0; at < zip->input->size && s >= 0; at += SCAN_STEP) {
        buf_clear(&piece);
        s = extract_load(&piece, zip->input, at, SCAN_STEP + SCAN_OVERLAP, zip->budget, err);
        if (s >= 0)
            s = budget_check(zip->budget, "ZIP", err);
        if (s >= 0 && piece.length > 0)
            s = scan_piece(zip, (const unsigned char *)piece.bytes, piece.length, at, err);
    }
    buf_dispose(&piece);
    return s;
}

vitrine_status zip_open(struct zip *out, const struct input *input, struct budget *budget,
                        vitrine_error **err)
{
    vitrine_status s;

    *out = (struct zip){.input = input, .budget = budget};
    s = load_directory(out, err);
    if (s >= 0 && out->count == 0)
        s = scan_members(out, err);
    if (s >= 0 && out->count == 0)
        s = err_set(err, VITRINE_EFORMAT, "damaged: holds no part that could be read");
    if (s < 0)
        zip_dispose(out);
    return s;
}

void zip_dispose(struct zip *zip)
{
    arena_dispose(&zip->names);
    mem_free(zip->members);
    *zip = (struct zip){.input = NULL};
}

const struct zip_member *zip_find(const struct zip *zip, const char *name)
{
    size_t i;

    for (i = 0; i < zip->count; i++)
        if (strcmp(zip->members[i].name, name) == 0)
            return &zip->members[i];
    return NULL;
}
