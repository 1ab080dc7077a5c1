/* SPDX-License-Identifier: MIT
 * extract/rtf_words.h - the control words of RTF that matter to its text. */
#ifndef EXTRACT_RTF_WORDS_H
#define EXTRACT_RTF_WORDS_H

enum rtf_action {
    RTF_UNKNOWN,
    RTF_SKIP,   /* its group is no text */
    RTF_KEEP,   /* its group is text even where it may be ignored */
    RTF_IGNORE, /* "\*": the group is no text unless we know the word behind */
    RTF_FONT_TABLE,
    RTF_STYLES,
    RTF_INFO, /* `value`: which property */
    RTF_MOMENT,
    RTF_PARAGRAPH,
    RTF_LINE,
    RTF_SPACE,
    RTF_CHARACTER, /* `value`: which */
    RTF_UNICODE,
    RTF_UNICODE_SKIP,
    RTF_FONT,
    RTF_FONT_CHARSET,
    RTF_DEFAULT_FONT,
    RTF_PLAIN,
    RTF_PARAGRAPH_DEFAULT,
    RTF_STYLE,
    RTF_HIDDEN,
    RTF_PAGE,          /* \ansicpg, and \mac and the like with `value` */
    RTF_PART_OF_MOMENT /* `value`: 0 year to 4 minute */
};

struct rtf_word {
    const char *word;
    enum rtf_action action;
    int value;
};

/* Its action is RTF_UNKNOWN for a word that isn't in the table. */
const struct rtf_word *rtf_word_find(const char *word);

#endif
