/* SPDX-License-Identifier: MIT
 * The head of a Word document; see doc_file.h. The stream WordDocument begins with {mark 0xa5ec, ..., flags
 * at 10}, a count of 16-bit values at 32 and these, a count of 32-bit values and these (lengths of the parts
 * from the fourth on), a count of pairs and these: offset and length in the table stream. */
#include "extract/doc_file.h"

#include "base/err.h"

#define MARK 0xa5ec
#define OLD_MARK 0xa5dc
#define FLAG_ENCRYPTED 0x0100
#define FLAG_SECOND_TABLE 0x0200
#define FIRST_LENGTH 3

void doc_file_dispose(struct doc_file *doc)
{
    buf_dispose(&doc->text);
    buf_dispose(&doc->table);
}

static vitrine_status check_head(const struct doc_file *doc, bool found, vitrine_error **err)
{
    uint32_t mark = cfb_16(&doc->text, 0);

    if (!found)
        return err_set(err, VITRINE_EFORMAT, "not a Word document: it has no text");
    if (mark == OLD_MARK)
        return err_set(err, VITRINE_EFORMAT, "of a Word before 97, which can't be read");
    if (mark != MARK)
        return err_set(err, VITRINE_EFORMAT, "damaged: its text doesn't begin as Word's do");
    if (cfb_16(&doc->text, 10) & FLAG_ENCRYPTED)
        return err_set(err, VITRINE_EFORMAT, "encrypted: it can't be read without its password");
    return VITRINE_OK;
}

static void read_head(struct doc_file *doc)
{
    size_t at = 34 + 2 * (size_t)cfb_16(&doc->text, 32);
    size_t count = cfb_16(&doc->text, at);
    size_t i;

    for (i = 0; i < DOC_PARTS && FIRST_LENGTH + i < count; i++)
        doc->lengths[i] = cfb_32(&doc->text, at + 2 + 4 * (FIRST_LENGTH + i));
    at += 2 + 4 * count;
    doc->place_count = cfb_16(&doc->text, at);
    doc->places = at + 2;
}

vitrine_status doc_file_load(struct doc_file *out, const struct cfb *cfb, vitrine_error **err)
{
    bool found;
    vitrine_status s = cfb_read(&out->text, &found, cfb, "WordDocument", err);

    if (s >= 0)
        s = check_head(out, found, err);
    if (s < 0)
        return s;
    read_head(out);
    s = cfb_read(&out->table, &found, cfb, cfb_16(&out->text, 10) & FLAG_SECOND_TABLE ? "1Table" : "0Table",
                 err);
    if (s >= 0 && !found)
        s = err_set(err, VITRINE_EFORMAT, "damaged: a table is missing");
    return s;
}

size_t doc_file_place(size_t *length, const struct doc_file *doc, enum doc_place place)
{
    size_t at = doc->places + 8 * (size_t)place;
    size_t start = cfb_32(&doc->text, at);

    *length = (size_t)place < doc->place_count ? cfb_32(&doc->text, at + 4) : 0;
    if (start > doc->table.length || *length > doc->table.length - start)
        *length = 0;
    return start;
}
