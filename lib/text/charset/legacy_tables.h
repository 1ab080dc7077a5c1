/* SPDX-License-Identifier: MIT
 * text/charset/legacy_tables.h - what single bytes stand for; 0: nothing. Facts: RFC 1456 (VISCII), TCVN
 * 5712:1993 VN1, the tables of VPS and VNI (language.md section 2.2), Microsoft's code pages.
 * tests/text/legacy_tables.c compares them with tests/data/lang/legacy-tables.tsv, letter by letter. */
#ifndef TEXT_CHARSET_LEGACY_TABLES_H
#define TEXT_CHARSET_LEGACY_TABLES_H

#include <stdint.h>

/* An encoding whose letters are single bytes. Bytes that are 0 here are what ASCII or windows-1252 has. */
struct legacy_table {
    uint16_t low[0x20];  /* bytes 00 to 1F: capitals that found no other room */
    uint16_t high[0x80]; /* bytes 80 to FF */
};

extern const struct legacy_table legacy_tcvn5712;
extern const struct legacy_table legacy_viscii;
extern const struct legacy_table legacy_vps;

/* Bytes 80 to 9F; 0: none. */
extern const uint16_t legacy_windows_1252[0x20];

#endif
