/* SPDX-License-Identifier: MIT
 * Fonts of a Word document's runs; see doc_file.h.
 *
 * The table of runs has n + 1 offsets of text, then n numbers of pages. A page of 512 bytes in WordDocument
 * has m + 1 offsets, then for each run half the offset in the page where its properties stand (0: none), and
 * m as its last byte. Properties are {16-bit code, operand}, the operand's size by the code's three highest
 * bits. */
#include <string.h>

#include "extract/doc_file.h"

#define PAGE_SIZE 512
#define CODE_FONT 0x4a51  /* of letters beyond ASCII */
#define CODE_ASCII 0x4a4f /* of the others */
#define CODE_HIDDEN 0x083c
#define CODE_DELETED 0x0800
#define NO_FONT UINT32_MAX

struct look {
    uint32_t font;
    uint32_t ascii_font;
    bool hidden;
};

static size_t operand_size(const struct buf *bytes, size_t at, uint32_t code)
{
    static const size_t sizes[8] = {1, 1, 2, 4, 2, 2, 0, 3};
    size_t size = sizes[code >> 13];

    return size > 0 ? size : 1 + (cfb_16(bytes, at) & 0xff);
}

static void read_look(struct look *out, const struct buf *bytes, size_t at, size_t end)
{
    while (at + 3 <= end) {
        uint32_t code = cfb_16(bytes, at);

        at += 2;
        if (code == CODE_FONT)
            out->font = cfb_16(bytes, at);
        else if (code == CODE_ASCII)
            out->ascii_font = cfb_16(bytes, at);
        else if (code == CODE_HIDDEN || code == CODE_DELETED)
            out->hidden |= cfb_16(bytes, at) & 1;
        at += operand_size(bytes, at, code);
    }
}

/* Of the styles: what "Normal", the first, says of runs, else the default of all. A style is {size, base of
 * `base` bytes, name with its length and a zero, properties of paragraphs, properties of runs}, each of the
 * last two with its length before it, on even offsets. */
static void read_default(struct look *out, const struct doc_file *doc)
{
    size_t length;
    size_t at = doc_file_place(&length, doc, DOC_STYLES);
    size_t end = at + length;
    size_t head = cfb_16(&doc->table, at);
    size_t base = cfb_16(&doc->table, at + 4);
    size_t style = at + 2 + head;
    size_t size;

    if (length < 20 || head < 18)
        return;
    out->ascii_font = cfb_16(&doc->table, at + 2 + 12);
    out->font = cfb_16(&doc->table, at + 2 + 16);
    size = style + 2 <= end ? cfb_16(&doc->table, style) : 0;
    if (size == 0 || size > end - style - 2)
        return;
    at = style + 2 + base;
    at += 2 + 2 * (size_t)cfb_16(&doc->table, at) + 2;
    at += 2 + ((cfb_16(&doc->table, at) + 1) & ~(size_t)1);
    length = cfb_16(&doc->table, at);
    if (at + 2 + length <= style + 2 + size)
        read_look(out, &doc->table, at + 2, at + 2 + length);
}

/* The page that tells of an offset; false if none does. *end is where the table goes on. */
static bool find_page(size_t *page, size_t *end, const struct doc_file *doc, size_t offset)
{
    size_t length;
    size_t at = doc_file_place(&length, doc, DOC_RUNS);
    size_t low = 0;
    size_t high = length >= 12 ? (length - 4) / 8 : 0;
    size_t count = high;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (cfb_32(&doc->table, at + 4 * (middle + 1)) <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    if (low >= count || cfb_32(&doc->table, at + 4 * low) > offset)
        return false;
    *end = cfb_32(&doc->table, at + 4 * (low + 1));
    *page = (size_t)(cfb_32(&doc->table, at + 4 * (count + 1) + 4 * low) & 0x3fffff) * PAGE_SIZE;
    return *page + PAGE_SIZE <= doc->text.length;
}

static void read_page(struct look *out, size_t *end, const struct doc_file *doc, size_t page, size_t offset)
{
    size_t count = (unsigned char)doc->text.bytes[page + PAGE_SIZE - 1];
    size_t i = 0;
    size_t at;

    if (count == 0 || 4 * (count + 1) + count >= PAGE_SIZE)
        return;
    while (i + 1 < count && cfb_32(&doc->text, page + 4 * (i + 1)) <= offset)
        i++;
    if (cfb_32(&doc->text, page + 4 * (i + 1)) > offset)
        *end = cfb_32(&doc->text, page + 4 * (i + 1));
    at = 2 * (size_t)(unsigned char)doc->text.bytes[page + 4 * (count + 1) + i];
    if (at > 0 && at < PAGE_SIZE - 1) {
        size_t size = (unsigned char)doc->text.bytes[page + at];

        if (at + 1 + size < PAGE_SIZE)
            read_look(out, &doc->text, page + at + 1, page + at + 1 + size);
    }
}

/* The nth of the table of fonts: {count, 0}, then records {size less 1, ..., name in UTF-16 at 40}. Names of
 * fonts with encodings of their own are ASCII. */
static void name_font(char out[FONT_NAME_SIZE], const struct doc_file *doc, uint32_t number)
{
    size_t length;
    size_t at = doc_file_place(&length, doc, DOC_FONTS);
    size_t end = at + length;
    size_t i;

    out[0] = '\0';
    if (number >= cfb_16(&doc->table, at) || length < 4)
        return;
    for (at += 4; number > 0 && at < end; number--)
        at += (size_t)(unsigned char)doc->table.bytes[at] + 1;
    for (i = 0; i < FONT_NAME_SIZE - 1 && at + 40 + 2 * i + 2 <= end; i++) {
        uint32_t c = cfb_16(&doc->table, at + 40 + 2 * i);

        if (c == 0 || c > 0x7e)
            break;
        out[i] = (char)c;
        out[i + 1] = '\0';
    }
}

void doc_run_find(struct doc_run *out, const struct doc_file *doc, size_t offset)
{
    struct look look = {NO_FONT, NO_FONT, false};
    size_t page;

    out->end = SIZE_MAX;
    read_default(&look, doc);
    if (find_page(&page, &out->end, doc, offset))
        read_page(&look, &out->end, doc, page, offset);
    if (out->end <= offset)
        out->end = offset + 1;
    out->hidden = look.hidden;
    name_font(out->font, doc, look.font != NO_FONT ? look.font : look.ascii_font);
}
