/* SPDX-License-Identifier: MIT
 * Kana; see kana.h. The repeating marks are read as Unicode names them: one for Han, one for kana, which takes the
 * voice off, and one that puts it on. */
#include "text/kana.h"

#include <stddef.h>

#include "text/utf16.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])
#define TO_HIRAGANA 0x60
#define VOICE 0x3099

static const struct {
    uint16_t kana;
    uint16_t key;
} keys[] = {
    {0x3095, 0x304b}, {0x3096, 0x3051}, /* small ka and ke, of counters */
    {0x3090, 0x3044}, {0x3091, 0x3048}, /* wi, we */
};

/* Small letters of Ainu, from U+31F0, as hiragana. */
static const uint16_t ainu[16] = {0x304f, 0x3057, 0x3059, 0x3068, 0x306c, 0x306f, 0x3072, 0x3075,
                                  0x3078, 0x307b, 0x3080, 0x3089, 0x308a, 0x308b, 0x308c, 0x308d};

uint32_t kana_key(uint32_t c)
{
    size_t i;

    if ((c >= 0x30a1 && c <= 0x30f6) || c == 0x30fd || c == 0x30fe)
        c -= TO_HIRAGANA;
    else if (c >= 0x31f0 && c <= 0x31ff)
        c = ainu[c - 0x31f0];
    for (i = 0; i < LENGTH(keys); i++)
        if (keys[i].kana == c)
            return keys[i].key;
    return c;
}

static bool is_kana(uint32_t c)
{
    return (c >= 0x3041 && c <= 0x3096) || (c >= 0x30a1 && c <= 0x30fa);
}

static bool is_han(uint32_t c)
{
    return (c >= 0x3400 && c <= 0x9fff) || (c >= 0x20000 && c <= 0x3ffff);
}

static uint32_t without_voice(uint32_t kana, const struct letters *letters)
{
    UChar units[4];
    UErrorCode error = U_ZERO_ERROR;
    int32_t at = 0;
    int32_t length = unorm2_getDecomposition(letters->nfc, (UChar32)kana, units, LENGTH(units), &error);

    return length > 0 && U_SUCCESS(error) ? utf16_next(units, length, &at) : kana;
}

static uint32_t with_voice(uint32_t kana, const struct letters *letters)
{
    UChar32 voiced = unorm2_composePair(letters->nfc, (UChar32)without_voice(kana, letters), VOICE);

    return voiced >= 0 ? (uint32_t)voiced : kana;
}

/* What a character stands for behind another; itself if it repeats nothing. */
static uint32_t repeated(uint32_t before, uint32_t c, const struct letters *letters)
{
    switch (c) {
    case 0x3005:
    case 0x303b:
        return is_han(before) ? before : c;
    case 0x309d:
    case 0x30fd:
        return is_kana(before) ? without_voice(before, letters) : c;
    case 0x309e:
    case 0x30fe:
        return is_kana(before) ? with_voice(before, letters) : c;
    default:
        return c;
    }
}

bool kana_repeat(struct glyphs *run, const struct letters *letters)
{
    bool any = false;
    size_t at;

    for (at = 1; at < run->count; at++) {
        uint32_t c = run->items[at].c;

        if (c < 0x3100)
            run->items[at].c = repeated(run->items[at - 1].c, c, letters);
        any = any || run->items[at].c != c;
    }
    return any;
}
