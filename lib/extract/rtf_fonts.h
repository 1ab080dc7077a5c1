/* SPDX-License-Identifier: MIT
 * extract/rtf_fonts.h - the tables at the start of an RTF: fonts with the encoding of their bytes, styles
 * that are titles. */
#ifndef EXTRACT_RTF_FONTS_H
#define EXTRACT_RTF_FONTS_H

#include "base/arena.h"
#include "extract/office_text.h"

#define RTF_MAX_FONTS 1000

struct rtf_font {
    long number;
    const char *name;
    const char *encoding; /* as charset_decode_as takes it; NULL: that of the document */
};

struct rtf_fonts {
    struct arena names;
    struct rtf_font *items;
    size_t count;
    size_t capacity;
    long titles[PARAGRAPH_TITLE + 1]; /* the style of each kind, plus one; 0: none is known */
};

void rtf_fonts_dispose(struct rtf_fonts *fonts);
/* `name` ends with ";" or is whole; `charset` is that of \fcharset, negative if none was said. False: no
 * memory. */
bool rtf_fonts_add(struct rtf_fonts *fonts, long number, const char *name, size_t length, long charset);
/* NULL if the table lacks it. */
const struct rtf_font *rtf_fonts_find(const struct rtf_fonts *fonts, long number);
void rtf_fonts_add_style(struct rtf_fonts *fonts, long number, const char *name);
enum office_paragraph rtf_fonts_kind(const struct rtf_fonts *fonts, long style);
/* The encoding of \ansicpg; NULL for none that we know. */
const char *rtf_encoding_of_page(long page);

#endif
