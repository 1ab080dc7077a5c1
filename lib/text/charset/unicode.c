/* SPDX-License-Identifier: MIT
 * UTF-8 with broken places, and UTF-16 told by its units; see unicode.h. */
#include "text/charset/unicode.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])
#define LEAST_UNITS 8   /* of a text without ASCII, which is told by its scripts alone */
#define LOOKED_AT 65536 /* bytes of a text that tell whether it is UTF-16 */

static bool is_latin(uint32_t c)
{
    return c < 0x80 && (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* Two bytes that nobody writes beside a Latin letter, and that letters of VISCII and VPS look like. */
static bool is_rare(uint32_t c)
{
    return (c >= 0x1c0 && c <= 0x1cc) || (c >= 0x250 && c < 0x2b0) || (c >= 0x370 && c < 0x800);
}

static bool continues(const char *bytes, size_t start, size_t end)
{
    for (; start < end; start++)
        if (((unsigned char)bytes[start] & 0xc0) != 0x80)
            return false;
    return true;
}

/* Of a letter cut in its middle, at the start or end of the bytes. */
static bool is_cut(const char *bytes, size_t length, size_t start, size_t end)
{
    if (end - start > 3)
        return false;
    if (start == 0 && continues(bytes, start, end))
        return true;
    return end == length && (unsigned char)bytes[start] >= 0xc2 && continues(bytes, start + 1, end);
}

size_t unicode_skip_broken(const char *bytes, size_t length, size_t at)
{
    size_t end = at;

    while (end < length) {
        at = end;
        if (utf8_next(bytes, length, &end) != UTF8_INVALID)
            return at;
    }
    return end;
}

struct utf8_count unicode_count_utf8(const char *bytes, size_t length)
{
    struct utf8_count count = {0, 0, 0, 0, false};
    uint32_t before = 0;
    size_t at = 0;

    while (at < length) {
        size_t start = at;
        uint32_t c = utf8_next(bytes, length, &at);

        if (c == UTF8_INVALID) {
            at = unicode_skip_broken(bytes, length, start);
            if (is_cut(bytes, length, start, at))
                count.cut++;
            else
                count.broken += at - start;
        } else if (c >= 0x80) {
            count.characters++;
            count.weight += at - start - 1;
        }
        count.odd |= (is_rare(c) && is_latin(before)) || (is_latin(c) && is_rare(before));
        before = c;
    }
    return count;
}

void unicode_decode_utf8(struct sink *out, const char *bytes, size_t length)
{
    size_t at = 0;

    while (at < length) {
        size_t start = at;
        uint32_t c = utf8_next(bytes, length, &at);

        if (c == UTF8_INVALID)
            at = unicode_skip_broken(bytes, length, start);
        sink_put(out, c == UTF8_INVALID ? 0xfffd : c, c == UTF8_INVALID);
    }
}

/* Scripts that are told apart by their blocks; marks and signs go with any of them. */
enum script { SIGNS, LATIN, CYRILLIC, ARABIC, INDIC, THAI, BURMESE, KHMER, HAN, HANGUL, SCRIPTS };

static const struct {
    unsigned first;
    unsigned last;
    enum script script;
} blocks[] = {
    {0x00a0, 0x00bf, SIGNS},    {0x00c0, 0x024f, LATIN},  {0x0300, 0x036f, LATIN}, {0x0370, 0x03ff, CYRILLIC},
    {0x0400, 0x052f, CYRILLIC}, {0x0590, 0x06ff, ARABIC}, {0x0900, 0x0dff, INDIC}, {0x0e00, 0x0eff, THAI},
    {0x1000, 0x109f, BURMESE},  {0x1780, 0x17ff, KHMER},  {0x1e80, 0x1eff, LATIN}, {0x200b, 0x203a, SIGNS},
    {0x20ab, 0x20ac, SIGNS},    {0x2116, 0x2122, SIGNS},  {0x25a0, 0x26ff, SIGNS}, {0x3000, 0x30ff, HAN},
    {0x3400, 0x9fff, HAN},      {0xac00, 0xd7a3, HANGUL}, {0xd83c, 0xd83e, SIGNS}, {0xdc00, 0xdfff, SIGNS},
    {0xff00, 0xffee, HAN},
};

/* Units of one byte order, counted. */
struct units {
    size_t all;
    size_t plain;            /* ASCII, white space included */
    size_t scripts[SCRIPTS]; /* others that people write */
    size_t kana;             /* of these */
    size_t spaces;           /* bytes 20 beside one that may be a letter: many in 8-bit text */
    size_t wrong;            /* no text has them */
};

static unsigned unit_at(const char *bytes, size_t at, bool little_endian)
{
    unsigned first = (unsigned char)bytes[at];
    unsigned second = (unsigned char)bytes[at + 1];

    return little_endian ? first | second << 8 : first << 8 | second;
}

static void count_script(struct units *count, unsigned unit)
{
    size_t i;

    for (i = 0; i < LENGTH(blocks); i++)
        if (unit >= blocks[i].first && unit <= blocks[i].last)
            count->scripts[blocks[i].script]++;
}

static bool is_plain(unsigned unit)
{
    return (unit >= 0x20 && unit < 0x7f) || (unit >= 9 && unit <= 13);
}

static bool is_wrong(unsigned unit)
{
    int8_t type = u_charType((UChar32)unit);

    return type == U_UNASSIGNED || type == U_PRIVATE_USE_CHAR || type == U_CONTROL_CHAR;
}

static struct units count_units(const char *bytes, size_t length, bool little_endian)
{
    struct units count = {.all = length / 2};
    size_t at;

    for (at = 0; at + 1 < length; at += 2) {
        unsigned unit = unit_at(bytes, at, little_endian);

        if (is_plain(unit)) {
            count.plain++;
            continue;
        }
        count_script(&count, unit);
        count.kana += unit >= 0x3040 && unit < 0x3100;
        count.spaces +=
            (unit >> 8 == ' ' && (unit & 0xff) > ' ') || (unit >> 8 > ' ' && (unit & 0xff) == ' ');
        count.wrong += is_wrong(unit);
    }
    return count;
}

static size_t written(const struct units *count)
{
    size_t sum = count->plain;
    size_t i;

    for (i = 0; i < SCRIPTS; i++)
        sum += count->scripts[i];
    return sum;
}

/* Bytes that 8-bit text does not have: NUL, and controls other than white space and escape. */
static bool has_controls(const char *bytes, size_t length)
{
    size_t i;

    for (i = 0; i < length; i++)
        if ((unsigned char)bytes[i] < 0x20 && (bytes[i] < 9 || bytes[i] > 13) && bytes[i] != 0x1b &&
            bytes[i] != 0x1a)
            return true;
    return false;
}

/* Nearly all of it is text, and not the Han and Hangul that pairs of 8-bit letters look like. */
static bool is_text(const struct units *count)
{
    return count->wrong * 50 <= count->all && written(count) * 100 >= count->all * 97 &&
           (count->plain * 4 >= count->all ||
            (count->all >= LEAST_UNITS && (count->spaces <= 1 || count->spaces * 20 <= count->all)));
}

/* A text has one script, but for ASCII. A letter and a zero in the wrong order are a Han character, so that
 * ASCII says more. */
static size_t likeness(const struct units *count)
{
    size_t largest = 0;
    size_t i;

    for (i = LATIN; i < SCRIPTS; i++)
        if (count->scripts[i] > largest)
            largest = count->scripts[i];
    return 2 * count->plain + count->scripts[SIGNS] + largest;
}

/* Is a quarter of it kana in one order, and nothing in the other? Japanese may go without a control among its
 * bytes. */
static bool is_kana(const struct units *count, const struct units *other)
{
    return count->all >= LEAST_UNITS && count->kana * 4 >= count->all && other->kana * 20 <= other->all;
}

const char *charset_utf16_order(const char *bytes, size_t length)
{
    struct units little;
    struct units big;
    bool controls;

    if (length > LOOKED_AT)
        length = LOOKED_AT;
    controls = has_controls(bytes, length);
    if (length < 4 || (!controls && utf8_valid(bytes, length)))
        return NULL;
    little = count_units(bytes, length, true);
    big = count_units(bytes, length, false);
    if (is_text(&little) && likeness(&little) > likeness(&big) && (controls || is_kana(&little, &big)))
        return "UTF-16LE";
    if (is_text(&big) && likeness(&big) > likeness(&little) && (controls || is_kana(&big, &little)))
        return "UTF-16BE";
    return NULL;
}
