/* SPDX-License-Identifier: MIT
 * Documents of Word 97 to 2003. Their text is a run of pieces, {characters' positions, then for each 8 bytes
 * with the offset in WordDocument}, of UTF-16 or, where bit 30 of the offset is set, of windows-1252 at half
 * the offset. */
#include <string.h>

#include "base/err.h"
#include "extract/doc_file.h"
#include "extract/readers.h"

#define NARROW 0x40000000u
/* Characters that mean something else. */
#define MARK_CELL 0x07
#define MARK_TAB 0x09
#define MARK_LINE 0x0b
#define MARK_PAGE 0x0c
#define MARK_PARAGRAPH 0x0d
#define MARK_FIELD 0x13 /* its instruction, then ... */
#define MARK_FIELD_TEXT 0x14
#define MARK_FIELD_END 0x15
#define MARK_HYPHEN 0x1e

struct reader {
    struct doc_file file;
    struct office_text text;
    const struct budget *budget;
    unsigned fields;       /* open ones */
    unsigned instructions; /* how many of them are still at their instruction */
    size_t left;           /* characters that there can be, each with a byte of its own */
    struct buf run;
};

static vitrine_status flush(struct reader *reader, const char *font, vitrine_error **err)
{
    vitrine_status s;

    if (reader->run.failed)
        return err_nomem(err);
    s = office_text_add(&reader->text, font, buf_text(&reader->run), reader->run.length, err);
    buf_clear(&reader->run);
    return s;
}

static void take_field(struct reader *reader, uint32_t mark)
{
    if (mark == MARK_FIELD) {
        reader->fields++;
        reader->instructions++;
    } else if (mark == MARK_FIELD_TEXT && reader->instructions > 0) {
        reader->instructions--;
    } else if (mark == MARK_FIELD_END && reader->fields > 0) {
        reader->fields--;
        if (reader->instructions > reader->fields)
            reader->instructions = reader->fields;
    }
}

static vitrine_status take_mark(struct reader *reader, uint32_t mark, const char *font, vitrine_error **err)
{
    vitrine_status s = flush(reader, font, err);

    if (s < 0)
        return s;
    switch (mark) {
    case MARK_CELL:
    case MARK_PAGE:
    case MARK_PARAGRAPH:
        return office_text_break(&reader->text, 2, err);
    case MARK_LINE:
        return office_text_break(&reader->text, 1, err);
    case MARK_TAB:
        return office_text_space(&reader->text, err);
    case MARK_HYPHEN:
        return office_text_add(&reader->text, NULL, "\xe2\x80\x91", 3, err);
    default:
        take_field(reader, mark);
        return VITRINE_OK;
    }
}

/* What windows-1252 has between 0x80 and 0x9f; 0: itself. */
static uint32_t wide(uint32_t c)
{
    static const uint16_t letters[32] = {
        0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
        0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
        0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
    };

    return c >= 0x80 && c < 0xa0 && letters[c - 0x80] != 0 ? letters[c - 0x80] : c;
}

/* The character stored at *offset; moves behind it. */
static uint32_t next_character(const struct buf *text, size_t *offset, bool is_narrow)
{
    uint32_t c;
    uint32_t low;

    if (is_narrow)
        return wide((unsigned char)text->bytes[(*offset)++]);
    c = cfb_16(text, *offset);
    low = cfb_16(text, *offset + 2);
    *offset += 2;
    if (c >= 0xd800 && c < 0xdc00 && low >= 0xdc00 && low < 0xe000) {
        *offset += 2;
        return 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
    }
    return c;
}

/* Characters from one offset to another, in one look. */
static vitrine_status read_run(struct reader *reader, const struct doc_run *run, size_t *offset, size_t end,
                               bool is_narrow, vitrine_error **err)
{
    const struct buf *text = &reader->file.text;
    vitrine_status s = VITRINE_OK;

    while (s >= 0 && *offset < end) {
        uint32_t c = next_character(text, offset, is_narrow);

        if (c < 0x20)
            s = take_mark(reader, c, run->font, err);
        else if (reader->instructions == 0 && !run->hidden)
            buf_codepoint(&reader->run, c);
    }
    return s < 0 ? s : flush(reader, run->font, err);
}

/* A number of characters from `offset` on. */
static vitrine_status read_stretch(struct reader *reader, size_t offset, size_t count, bool is_narrow,
                                   vitrine_error **err)
{
    size_t length = reader->file.text.length;
    size_t end;
    vitrine_status s = VITRINE_OK;

    if (count > reader->left)
        count = reader->left;
    reader->left -= count;
    if (!is_narrow)
        count *= 2;
    end = offset < length && count < length - offset ? offset + count : length;
    while (s >= 0 && offset < end) {
        struct doc_run run;

        doc_run_find(&run, &reader->file, offset);
        s = read_run(reader, &run, &offset, run.end < end ? run.end : end, is_narrow, err);
        if (s >= 0)
            s = budget_check(reader->budget, "Word 97", err);
    }
    return s;
}

/* The pieces' positions and offsets, behind what else stands there. *count is 0 if there are none. */
static size_t find_pieces(size_t *count, const struct doc_file *file)
{
    size_t length;
    size_t at = doc_file_place(&length, file, DOC_PIECES);
    size_t end = at + length;

    *count = 0;
    while (at + 5 <= end && file->table.bytes[at] == 1)
        at += 3 + (size_t)cfb_16(&file->table, at + 1);
    if (at + 5 > end || file->table.bytes[at] != 2)
        return 0;
    length = cfb_32(&file->table, at + 1);
    if (length >= 16 && length <= end - at - 5)
        *count = (length - 4) / 12;
    return at + 5;
}

/* What pieces hold of the characters from `start` to `end`. */
static vitrine_status read_part(struct reader *reader, uint32_t start, uint32_t end, vitrine_error **err)
{
    const struct buf *table = &reader->file.table;
    size_t count;
    size_t at = find_pieces(&count, &reader->file);
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i < count && s >= 0; i++) {
        uint32_t from = cfb_32(table, at + 4 * i);
        uint32_t to = cfb_32(table, at + 4 * (i + 1));
        uint32_t place = cfb_32(table, at + 4 * (count + 1) + 8 * i + 2);
        bool is_narrow = place & NARROW;
        size_t offset = is_narrow ? (place & ~NARROW) / 2 : place;
        uint32_t first = from > start ? from : start;
        uint32_t last = to < end ? to : end;

        if (first < last)
            s = read_stretch(reader, offset + (size_t)(first - from) * (is_narrow ? 1 : 2), last - first,
                             is_narrow, err);
    }
    return s;
}

static vitrine_status read_parts(struct reader *reader, vitrine_error **err)
{
    uint32_t start = 0;
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i < DOC_PARTS && s >= 0; i++) {
        uint32_t length = reader->file.lengths[i];
        uint32_t end = length < UINT32_MAX - start ? start + length : UINT32_MAX;

        if (i != DOC_HEADERS && i != DOC_MACROS && i != DOC_COMMENTS)
            s = read_part(reader, start, end, err);
        if (s >= 0)
            s = office_text_break(&reader->text, 2, err);
        start = end;
        reader->fields = reader->instructions = 0;
    }
    return s;
}

static vitrine_status read_properties(struct office_properties *out, const struct cfb *cfb,
                                      vitrine_error **err)
{
    struct buf stream = BUF_INIT;
    bool found;
    vitrine_status s = cfb_read(&stream, &found, cfb, "\5SummaryInformation", err);

    if (s >= 0)
        s = doc_summary_read(out, &stream, err);
    buf_dispose(&stream);
    return s;
}

static vitrine_status read_document(struct extraction *out, const struct cfb *cfb, vitrine_error **err)
{
    struct reader reader = {.budget = cfb->budget};
    struct office_properties properties = {.values = {BUF_INIT}};
    vitrine_status s = doc_file_load(&reader.file, cfb, err);

    if (s >= 0)
        s = read_properties(&properties, cfb, err);
    reader.left = reader.file.text.length;
    if (s >= 0)
        s = read_parts(&reader, err);
    if (s >= 0 && reader.text.body.text.length == 0 && reader.text.run.length == 0)
        s = extraction_warn(out, err, "Word 97: no text is found");
    if (s >= 0)
        s = office_tell(out, &properties, &reader.text, "Word 97", err);
    doc_file_dispose(&reader.file);
    office_text_dispose(&reader.text);
    office_properties_dispose(&properties);
    buf_dispose(&reader.run);
    return s;
}

vitrine_status doc_read(struct extraction *out, const struct input *input, struct budget *budget,
                        vitrine_error **err)
{
    struct cfb cfb;
    vitrine_status s = cfb_open(&cfb, input, budget, err);

    if (s < 0)
        return s;
    if (cfb_has(&cfb, "EncryptedPackage"))
        s = err_set(err, VITRINE_EFORMAT, "encrypted: it can't be read without its password");
    else
        s = read_document(out, &cfb, err);
    cfb_dispose(&cfb);
    return s;
}
