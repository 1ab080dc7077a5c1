/* SPDX-License-Identifier: MIT
 * Records of a ZIP package; see zip_header.h.
 *
 * In front of a member: {PK34, version, flags (at 6), method (8), time, crc (14), packed (18), size (22),
 * length of the name (26), of the extra fields (28)}. In the directory: {PK12, versions, flags (8), method
 * (10), time, crc (16), packed (20), size (24), lengths of name (28), extra fields (30) and comment (32),
 * ..., offset (42)}. Extra field 1 has in 8 bytes each what is 0xffffffff of size, packed and offset. */
#include "extract/zip_header.h"

#include <string.h>

#define FLAG_ENCRYPTED 1u
#define UNKNOWN 0xffffffffu

uint64_t zip_number(const unsigned char *bytes, size_t size)
{
    uint64_t number = 0;

    while (size-- > 0)
        number = number << 8 | bytes[size];
    return number;
}

/* The next of the 8-byte numbers in *extra, if `value` says that it stands there. */
static void take_long(uint64_t *value, const unsigned char **extra, size_t *left)
{
    if (*value != UNKNOWN || *left < 8)
        return;
    *value = zip_number(*extra, 8);
    *extra += 8;
    *left -= 8;
}

static void read_extra(struct zip_header *out, uint64_t size, const unsigned char *extra, size_t length)
{
    while (length >= 4) {
        size_t field = (size_t)zip_number(extra + 2, 2);
        const unsigned char *data = extra + 4;

        if (field > length - 4)
            return;
        extra += 4 + field;
        length -= 4 + field;
        if (zip_number(data - 4, 2) != 1)
            continue;
        take_long(&size, &data, &field);
        take_long(&out->packed, &data, &field);
        take_long(&out->offset, &data, &field);
    }
}

static void take_name(struct zip_header *out, const unsigned char *bytes, size_t length)
{
    out->name = (const char *)bytes;
    out->name_length = strnlen(out->name, length);
}

bool zip_read_header(struct zip_header *out, const unsigned char *bytes, size_t length)
{
    size_t name;
    size_t extra;

    if (length < ZIP_HEADER_SIZE || memcmp(bytes, "PK\3\4", 4) != 0)
        return false;
    name = (size_t)zip_number(bytes + 26, 2);
    extra = (size_t)zip_number(bytes + 28, 2);
    *out = (struct zip_header){.packed = zip_number(bytes + 18, 4),
                               .crc = (uint32_t)zip_number(bytes + 14, 4),
                               .method = (unsigned)zip_number(bytes + 8, 2),
                               .encrypted = zip_number(bytes + 6, 2) & FLAG_ENCRYPTED,
                               .size = ZIP_HEADER_SIZE + name + extra};
    if (name > length - ZIP_HEADER_SIZE || name > ZIP_MAX_NAME)
        return false;
    take_name(out, bytes + ZIP_HEADER_SIZE, name);
    if (extra <= length - ZIP_HEADER_SIZE - name)
        read_extra(out, zip_number(bytes + 22, 4), bytes + ZIP_HEADER_SIZE + name, extra);
    return true;
}

static bool read_entry(struct zip_header *out, const unsigned char *bytes, size_t length)
{
    size_t name;
    size_t extra;

    if (length < ZIP_ENTRY_SIZE || memcmp(bytes, "PK\1\2", 4) != 0)
        return false;
    name = (size_t)zip_number(bytes + 28, 2);
    extra = (size_t)zip_number(bytes + 30, 2);
    *out = (struct zip_header){.packed = zip_number(bytes + 20, 4),
                               .offset = zip_number(bytes + 42, 4),
                               .crc = (uint32_t)zip_number(bytes + 16, 4),
                               .method = (unsigned)zip_number(bytes + 10, 2),
                               .encrypted = zip_number(bytes + 8, 2) & FLAG_ENCRYPTED,
                               .size = ZIP_ENTRY_SIZE + name + extra + (size_t)zip_number(bytes + 32, 2)};
    if (name + extra > length - ZIP_ENTRY_SIZE)
        return false;
    take_name(out, bytes + ZIP_ENTRY_SIZE, name);
    read_extra(out, zip_number(bytes + 24, 4), bytes + ZIP_ENTRY_SIZE + name, extra);
    return true;
}

bool zip_read_entry(struct zip_header *out, const unsigned char *bytes, size_t length, size_t *at)
{
    while (*at < length && read_entry(out, bytes + *at, length - *at)) {
        *at = out->size < length - *at ? *at + out->size : length;
        if (out->name_length > 0 && out->name_length <= ZIP_MAX_NAME)
            return true;
    }
    return false;
}
