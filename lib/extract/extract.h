/* SPDX-License-Identifier: MIT
 * extract/extract.h - what one file says of itself.
 *
 * One table of extractors {name, media types, suffixes, bid, read}; the highest bid on the first bytes wins.
 * Values come out as the file gives them, decoded to UTF-8, trimmed, never empty; what language an untagged
 * one is in is not decided here. Nothing here opens a path or knows a store. */
#ifndef EXTRACT_EXTRACT_H
#define EXTRACT_EXTRACT_H

#include "base/budget.h"
#include "record/record.h"

/* Bytes of a file, by offset; the extractor reads only what it needs. */
struct input {
    void *context;
    uint64_t size;
    /* Read up to `length` bytes at `offset`; *got < length only at the end. EIO. */
    vitrine_status (*read)(void *context, uint64_t offset, void *bytes, size_t length, size_t *got,
                           vitrine_error **err);
    const char *name; /* of the file, for messages and suffixes: OS bytes */
    const struct program_starter *starter; /* of programs over the file; NULL: this process forks. See program.h */
};
vitrine_status input_read(const struct input *input, uint64_t offset, void *bytes, size_t length, size_t *got,
                          vitrine_error **err);
/* An input over an open descriptor (pread), which stays the caller's to close. EIO. */
vitrine_status input_from_descriptor(struct input *out, int descriptor, const char *name,
                                     vitrine_error **err);
/* The descriptor of an input that is over one; false for all others. */
bool input_descriptor(int *out, const struct input *input);
/* Over memory. `holder` must live as long as the input. */
struct input_memory {
    const unsigned char *bytes;
    size_t length;
};
void input_from_memory(struct input *out, struct input_memory *holder, const char *name);

/* One field, source and language may come more than once (vi-VN and vi; EXIF's several descriptions): the
 * earlier stands before the later, and whoever stores them decides. */
struct extracted_value {
    enum field field;
    enum source source;
    /* As the file spells it: "vi-VN", "x-default"; "" when it says nothing. Already trimmed, case as given.
     */
    char *language;
    char *text; /* keywords: one value each, in order; joined by whoever stores them */
};

struct buf;

/* What is added here is to be added to codec.c too, or it stays in the process that read. */
struct extraction {
    const char *media_type; /* static */
    enum record_kind kind;
    uint32_t width; /* as displayed */
    uint32_t height;
    uint32_t orientation;
    char *language; /* what a document declares of itself (<html lang>), or NULL */
    char *sidecar_for; /* the suffix of the file that an XMP sidecar says it belongs to ("JPG"), or NULL */
    struct extracted_value *values;
    size_t count;
    size_t capacity;
    struct record_list warnings; /* one line each, without the path */
    struct buf *preview;         /* where the small picture inside Exif goes; NULL: not wanted. Borrowed */
};
#define EXTRACTION_INIT    \
    {                      \
        .media_type = NULL \
    }
void extraction_dispose(struct extraction *extraction);

/* What a file of that name and these first bytes (up to 512; may be 0) is, without reading it. */
struct media {
    const char *type; /* "image/jpeg"; static */
    enum record_kind kind;
    bool readable; /* an extractor for it is built in */
};
/* By suffix first: false for kinds Vitrine doesn't catalogue (video, audio, archives, unknown). */
bool media_of_name(struct media *out, const char *name);
/* The same text as a static string, if it is a media type that an extraction can have; else NULL. */
const char *media_type_known(const char *type);

/* Read `input`, whose budget is `budget`, with the extractor that bids highest. EFORMAT: of no known kind, or
 * so damaged that nothing can be said; damage inside metadata is a warning and the rest is given. ELIMIT,
 * EIO. */
vitrine_status extract_read(struct extraction *out, const struct input *input, struct budget *budget,
                            vitrine_error **err);
/* A sidecar: XMP by content; else a text whose first line or heading is the title and whose rest the
 * description. All values get SOURCE_SIDECAR. */
vitrine_status extract_sidecar(struct extraction *out, const struct input *input, struct budget *budget,
                               vitrine_error **err);

#endif
