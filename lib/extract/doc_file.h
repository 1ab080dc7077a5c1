/* SPDX-License-Identifier: MIT
 * extract/doc_file.h - the parts of a Word 97 to 2003 document (MS-DOC) that lead to its text. */
#ifndef EXTRACT_DOC_FILE_H
#define EXTRACT_DOC_FILE_H

#include "extract/cfb.h"
#include "extract/office_properties.h"

/* Parts of the text, one behind the other. */
enum doc_part { DOC_MAIN, DOC_FOOTNOTES, DOC_HEADERS, DOC_MACROS, DOC_COMMENTS, DOC_ENDNOTES, DOC_BOXES };
#define DOC_PARTS (DOC_BOXES + 1)

/* What stands where in the table stream: by its place in the file's list. */
enum doc_place { DOC_STYLES = 1, DOC_RUNS = 12, DOC_FONTS = 15, DOC_PIECES = 33 };

struct doc_file {
    struct buf text;             /* the stream WordDocument */
    struct buf table;            /* 0Table or 1Table */
    uint32_t lengths[DOC_PARTS]; /* characters */
    size_t places;               /* of the list, in `text`; 0: none */
    size_t place_count;
};

void doc_file_dispose(struct doc_file *doc);
/* EFORMAT: encrypted, of an older Word, or damaged. */
vitrine_status doc_file_load(struct doc_file *out, const struct cfb *cfb, vitrine_error **err);
/* Where in the table stream that stands, and how long; a length of 0 if it doesn't. */
size_t doc_file_place(size_t *length, const struct doc_file *doc, enum doc_place place);

/* How the characters stored at an offset of `text` look. */
struct doc_run {
    size_t end; /* offset where that ends */
    char font[FONT_NAME_SIZE];
    bool hidden; /* or deleted */
};
void doc_run_find(struct doc_run *out, const struct doc_file *doc, size_t offset);

/* The properties in the stream "\5SummaryInformation". */
vitrine_status doc_summary_read(struct office_properties *out, const struct buf *stream, vitrine_error **err);

#endif
