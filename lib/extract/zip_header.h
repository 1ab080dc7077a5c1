/* SPDX-License-Identifier: MIT
 * extract/zip_header.h - the records of a ZIP package that tell of its members. */
#ifndef EXTRACT_ZIP_HEADER_H
#define EXTRACT_ZIP_HEADER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ZIP_HEADER_SIZE 30 /* in front of a member, without its name and extra fields */
#define ZIP_ENTRY_SIZE 46  /* in the directory, likewise */
#define ZIP_END_SIZE 22
#define ZIP64_END_SIZE 56
#define ZIP64_LOCATOR_SIZE 20
#define ZIP64_EXTRA_SIZE 32
#define ZIP_MAX_NAME 512 /* bytes; members of longer names are passed over */
#define ZIP_STORED 0
#define ZIP_DEFLATED 8

struct zip_header {
    const char *name; /* in the bytes that were read */
    size_t name_length;
    uint64_t offset; /* of the member; only of an entry in the directory */
    uint64_t packed; /* 0 where a header doesn't know it yet */
    uint32_t crc;
    unsigned method;
    bool encrypted;
    size_t size; /* of the record with name and extra fields */
};

uint64_t zip_number(const unsigned char *bytes, size_t size);
/* The header at bytes[0]; false if it is none or is cut. */
bool zip_read_header(struct zip_header *out, const unsigned char *bytes, size_t length);
/* The next entry of a directory with a name we take; moves behind it. False at its end. */
bool zip_read_entry(struct zip_header *out, const unsigned char *bytes, size_t length, size_t *at);

#endif
