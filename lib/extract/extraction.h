/* SPDX-License-Identifier: MIT
 * extract/extraction.h - what the readers of this room share: filling an extraction and loading bytes.
 *
 * Every reader has the type of extract_reader; `out` is initialised, and what a failed reader left in it is
 * thrown away by its caller. */
#ifndef EXTRACT_EXTRACTION_H
#define EXTRACT_EXTRACTION_H

#include "base/buf.h"
#include "extract/extract.h"
#include "text/charset.h"

#define EXTRACTION_MAX_VALUES 10000
#define EXTRACTION_MAX_WARNINGS 50
/* No metadata block and no text that a person wrote is larger. */
#define EXTRACTION_MAX_PAYLOAD ((size_t)16 << 20)

typedef vitrine_status extract_reader(struct extraction *out, const struct input *input,
                                      struct budget *budget, vitrine_error **err);

/* Append the cleaned text (see clean.h); nothing is left of it: nothing is added. Beyond
 * EXTRACTION_MAX_VALUES values are dropped, with a warning. */
vitrine_status extraction_add(struct extraction *out, enum field field, enum source source,
                              const char *language, const char *text, size_t length, vitrine_error **err);
vitrine_status extraction_add_string(struct extraction *out, enum field field, enum source source,
                                     const char *text, vitrine_error **err);
/* One value for each part of a list such as "a; b"; `separators` are ASCII. */
vitrine_status extraction_add_list(struct extraction *out, enum field field, enum source source,
                                   const char *text, size_t length, const char *separators,
                                   vitrine_error **err);
/* Drop the last value if it is behind `first` and an equal one of its field, source and language stands
 * before it. */
void extraction_drop_repeated(struct extraction *out, size_t first);
bool extraction_has(const struct extraction *extraction, enum field field);
vitrine_status extraction_warn(struct extraction *out, vitrine_error **err, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Append `length` bytes at `offset`, or fewer at the end of the input; they are paid from the budget. */
vitrine_status extract_load(struct buf *out, const struct input *input, uint64_t offset, size_t length,
                            struct budget *budget, vitrine_error **err);
/* Warn of what was guessed of the encoding of `what`, and of what was lost. */
vitrine_status extract_tell_charset(struct extraction *extraction, const struct charset_result *result,
                                    const char *what, vitrine_error **err);
/* Append bytes of no declared encoding as UTF-8, and tell. */
vitrine_status extract_decode(struct buf *out, struct extraction *extraction, const char *bytes,
                              size_t length, const char *declared, const char *what, vitrine_error **err);

#endif
