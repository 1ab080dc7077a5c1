/* SPDX-License-Identifier: MIT
 * Compound files; see cfb.h. Sectors are chained by a table (the FAT), whose own sectors the header lists:
 * 109 of them itself, others in sectors that are chained by their last entry. Streams below the cutoff stand
 * in 64-byte sectors of the root's stream, chained by another table. */
#include "extract/cfb.h"

#include <string.h>

#include "base/err.h"

#define HEADER_SIZE 512
#define HEADER_SECTORS 109 /* of the FAT, from byte 76 of the header */
#define MINI_SIZE 64
#define ENTRY_SIZE 128
#define LAST_SECTOR 0xfffffffau /* larger numbers are no sectors */
#define MAX_TABLE ((size_t)8 << 20)

uint32_t cfb_16(const struct buf *bytes, size_t at)
{
    const unsigned char *p = (const unsigned char *)bytes->bytes;

    return at + 2 <= bytes->length ? (uint32_t)p[at] | (uint32_t)p[at + 1] << 8 : 0;
}

uint32_t cfb_32(const struct buf *bytes, size_t at)
{
    return cfb_16(bytes, at) | cfb_16(bytes, at + 2) << 16;
}

void cfb_dispose(struct cfb *cfb)
{
    buf_dispose(&cfb->fat);
    buf_dispose(&cfb->mini_fat);
    buf_dispose(&cfb->mini);
    buf_dispose(&cfb->directory);
}

static vitrine_status load_sector(struct buf *out, const struct cfb *cfb, uint32_t sector,
                                  vitrine_error **err)
{
    return extract_load(out, cfb->input, ((uint64_t)sector + 1) * cfb->sector_size, cfb->sector_size,
                        cfb->budget, err);
}

/* Does the file reach to that sector? */
static bool is_sector(const struct cfb *cfb, uint32_t sector)
{
    return sector <= LAST_SECTOR && ((uint64_t)sector + 1) * cfb->sector_size < cfb->input->size;
}

/* Append sectors from `sector` on, up to `size` bytes. No chain is longer than its table. */
static vitrine_status load_chain(struct buf *out, const struct cfb *cfb, uint32_t sector, size_t size,
                                 vitrine_error **err)
{
    size_t steps = cfb->fat.length / 4;
    vitrine_status s = VITRINE_OK;

    while (s >= 0 && out->length < size && steps-- > 0 && is_sector(cfb, sector)) {
        s = load_sector(out, cfb, sector, err);
        sector =
            (uint64_t)sector * 4 + 4 <= cfb->fat.length ? cfb_32(&cfb->fat, (size_t)sector * 4) : UINT32_MAX;
    }
    if (out->length > size)
        buf_truncate(out, size);
    return s;
}

static vitrine_status load_mini_chain(struct buf *out, const struct cfb *cfb, uint32_t sector, size_t size,
                                      vitrine_error **err)
{
    size_t steps = cfb->mini_fat.length / 4;

    while (out->length < size && steps-- > 0 && ((uint64_t)sector + 1) * MINI_SIZE <= cfb->mini.length) {
        buf_append(out, cfb->mini.bytes + (size_t)sector * MINI_SIZE, MINI_SIZE);
        sector = cfb_32(&cfb->mini_fat, (size_t)sector * 4);
    }
    if (out->failed)
        return err_nomem(err);
    if (out->length > size)
        buf_truncate(out, size);
    return VITRINE_OK;
}

/* The table's sectors in one list of them; `list` also chains to the next. */
static vitrine_status load_fat_part(struct cfb *cfb, const struct buf *list, size_t start, size_t count,
                                    vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i < count && s >= 0 && cfb->fat.length < MAX_TABLE; i++) {
        uint32_t sector = cfb_32(list, start + 4 * i);

        if (is_sector(cfb, sector))
            s = load_sector(&cfb->fat, cfb, sector, err);
    }
    return s;
}

static vitrine_status load_fat(struct cfb *cfb, const struct buf *header, vitrine_error **err)
{
    struct buf list = BUF_INIT;
    uint32_t next = cfb_32(header, 68);
    size_t in_list = cfb->sector_size / 4 - 1;
    size_t steps = MAX_TABLE / cfb->sector_size / in_list + 1;
    vitrine_status s = load_fat_part(cfb, header, 76, HEADER_SECTORS, err);

    while (s >= 0 && is_sector(cfb, next) && steps-- > 0) {
        buf_clear(&list);
        s = load_sector(&list, cfb, next, err);
        if (s >= 0)
            s = load_fat_part(cfb, &list, 0, in_list, err);
        next = list.length == cfb->sector_size ? cfb_32(&list, 4 * in_list) : UINT32_MAX;
    }
    buf_dispose(&list);
    return s;
}

/* Where an entry's name is the one looked for, its place in the directory. */
static bool find_entry(size_t *out, const struct cfb *cfb, const char *name)
{
    size_t length = strlen(name);
    size_t at;
    size_t i;

    for (at = 0; at + ENTRY_SIZE <= cfb->directory.length; at += ENTRY_SIZE) {
        if (cfb_16(&cfb->directory, at + 64) != 2 * (length + 1))
            continue;
        for (i = 0; i < length; i++)
            if (cfb_16(&cfb->directory, at + 2 * i) != (unsigned char)name[i])
                break;
        *out = at;
        if (i == length)
            return true;
    }
    return false;
}

bool cfb_has(const struct cfb *cfb, const char *name)
{
    size_t at;

    return find_entry(&at, cfb, name);
}

static vitrine_status load_tables(struct cfb *cfb, const struct buf *header, vitrine_error **err)
{
    vitrine_status s = load_fat(cfb, header, err);
    uint32_t mini_size;

    if (s >= 0)
        s = load_chain(&cfb->directory, cfb, cfb_32(header, 48), MAX_TABLE, err);
    if (s >= 0)
        s = load_chain(&cfb->mini_fat, cfb, cfb_32(header, 60), MAX_TABLE, err);
    mini_size = cfb_32(&cfb->directory, 120);
    if (s >= 0)
        s = load_chain(&cfb->mini, cfb, cfb_32(&cfb->directory, 116),
                       mini_size < CFB_MAX_STREAM ? mini_size : CFB_MAX_STREAM, err);
    return s;
}

vitrine_status cfb_open(struct cfb *out, const struct input *input, struct budget *budget,
                        vitrine_error **err)
{
    struct buf header = BUF_INIT;
    vitrine_status s = extract_load(&header, input, 0, HEADER_SIZE, budget, err);
    uint32_t shift = cfb_16(&header, 30);

    *out = (struct cfb){.input = input, .budget = budget};
    if (s >= 0 &&
        (header.length < HEADER_SIZE || memcmp(header.bytes, CFB_MARK, 8) != 0 || shift < 9 || shift > 12))
        s = err_set(err, VITRINE_EFORMAT, "damaged: no compound file, or cut");
    if (s >= 0) {
        out->sector_size = 1u << shift;
        out->cutoff = cfb_32(&header, 56);
        s = load_tables(out, &header, err);
    }
    buf_dispose(&header);
    if (s < 0)
        cfb_dispose(out);
    return s;
}

vitrine_status cfb_read(struct buf *out, bool *found, const struct cfb *cfb, const char *name,
                        vitrine_error **err)
{
    uint32_t start;
    size_t size;
    size_t at = 0;

    *found = find_entry(&at, cfb, name);
    if (!*found)
        return VITRINE_OK;
    start = cfb_32(&cfb->directory, at + 116);
    size = cfb_32(&cfb->directory, at + 120);
    if (size < cfb->cutoff)
        return load_mini_chain(out, cfb, start, size, err);
    return load_chain(out, cfb, start, size < CFB_MAX_STREAM ? size : CFB_MAX_STREAM, err);
}
