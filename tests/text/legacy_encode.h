/* SPDX-License-Identifier: MIT
 * tests/text/legacy_encode.h - text into the old encodings, by the letters of legacy-tables.tsv. */
#ifndef TESTS_TEXT_LEGACY_ENCODE_H
#define TESTS_TEXT_LEGACY_ENCODE_H

#include <stdint.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "table.h"

#define LETTERS 134
#define CODE_SIZE 8

/* Columns of the table, from the third. */
enum legacy_column { TCVN3, TCVN5712, VNI, VISCII, VPS, VIQR, WINDOWS_1258, LEGACY_COLUMNS };

static const char *const legacy_names[LEGACY_COLUMNS] = {"TCVN3", "TCVN5712-1", "VNI",         "VISCII",
                                                         "VPS",   "VIQR",       "windows-1258"};

struct legacy_letter {
    char utf8[4];
    uint32_t codepoint;
    char codes[LEGACY_COLUMNS][CODE_SIZE];
    size_t lengths[LEGACY_COLUMNS];
};

static struct legacy_letter legacy_letters[LETTERS];

static size_t from_hex(char *out, const char *hex)
{
    size_t length = 0;
    unsigned byte;

    for (; length < CODE_SIZE && sscanf(hex, "%2x", &byte) == 1; hex += 2)
        out[length++] = (char)byte;
    return length;
}

static bool load_letters(void)
{
    struct table table;
    size_t count = 0;
    size_t i;

    if (!table_open(&table, "legacy-tables.tsv"))
        return false;
    for (; count < LETTERS && table_next(&table); count++) {
        struct legacy_letter *letter = &legacy_letters[count];
        size_t at = 0;

        snprintf(letter->utf8, sizeof letter->utf8, "%s", table.columns[0]);
        letter->codepoint = utf8_next(letter->utf8, strlen(letter->utf8), &at);
        for (i = 0; i < VIQR; i++)
            letter->lengths[i] = from_hex(letter->codes[i], table.columns[2 + i]);
        letter->lengths[VIQR] = strlen(table.columns[2 + VIQR]);
        memcpy(letter->codes[VIQR], table.columns[2 + VIQR], letter->lengths[VIQR]);
        letter->lengths[WINDOWS_1258] =
            from_hex(letter->codes[WINDOWS_1258], table.columns[2 + WINDOWS_1258]);
    }
    table_close(&table);
    return count == LETTERS;
}

static const struct legacy_letter *find_letter(uint32_t c)
{
    size_t i;

    for (i = 0; i < LETTERS; i++)
        if (legacy_letters[i].codepoint == c)
            return &legacy_letters[i];
    return NULL;
}

static uint32_t small_letter(uint32_t c)
{
    if ((c >= 0xc0 && c < 0xdf) || (c >= 'A' && c <= 'Z'))
        return c + 0x20;
    if (c == 0x1af || (c >= 0x100 && c != 0x1b0 && c % 2 == 0 && find_letter(c) != NULL))
        return c + 1;
    return c;
}

static uint32_t capital_letter(uint32_t c)
{
    if (c >= 'a' && c <= 'z')
        return c - 0x20;
    if (find_letter(c) == NULL || small_letter(c) != c)
        return c;
    return c < 0x100 ? c - 0x20 : c - 1;
}

/* Does another letter with the same code, the small one, come back? */
static bool shares_code(const struct legacy_letter *letter, enum legacy_column column)
{
    const struct legacy_letter *small = find_letter(small_letter(letter->codepoint));

    return small != letter && small->lengths[column] == letter->lengths[column] &&
           memcmp(small->codes[column], letter->codes[column], letter->lengths[column]) == 0;
}

/* Append the bytes of NFC text; `back`, what these must decode to. False if it has a character that the
 * encoding has not. */
__attribute__((unused)) static bool legacy_encode(struct buf *bytes, struct buf *back, const char *text,
                                                  enum legacy_column column)
{
    size_t length = strlen(text);
    size_t at = 0;

    while (at < length) {
        uint32_t c = utf8_next(text, length, &at);
        const struct legacy_letter *letter = find_letter(c);

        if (letter == NULL && c >= 0x80)
            return false;
        if (letter == NULL)
            buf_char(bytes, (char)c);
        else
            buf_append(bytes, letter->codes[column], letter->lengths[column]);
        buf_codepoint(back, letter != NULL && shares_code(letter, column) ? small_letter(c) : c);
    }
    return true;
}

#endif
