/* SPDX-License-Identifier: MIT
 * Control words of RTF 1.9; see rtf_words.h. */
#include "extract/rtf_words.h"

#include <stddef.h>
#include <string.h>

#include "extract/office_properties.h"

static const struct rtf_word words[] = {
    {"*", RTF_IGNORE, 0},
    {"-", RTF_UNKNOWN, 0},
    {"_", RTF_CHARACTER, 0x2011},
    {"annotation", RTF_SKIP, 0},
    {"ansicpg", RTF_PAGE, 0},
    {"atnauthor", RTF_SKIP, 0},
    {"atnid", RTF_SKIP, 0},
    {"author", RTF_INFO, PROPERTY_CREATOR},
    {"bullet", RTF_CHARACTER, 0x2022},
    {"cell", RTF_PARAGRAPH, 0},
    {"colortbl", RTF_SKIP, 0},
    {"creatim", RTF_MOMENT, PROPERTY_CREATED},
    {"deff", RTF_DEFAULT_FONT, 0},
    {"deleted", RTF_HIDDEN, 0},
    {"doccomm", RTF_INFO, PROPERTY_DESCRIPTION},
    {"dy", RTF_PART_OF_MOMENT, 2},
    {"emdash", RTF_CHARACTER, 0x2014},
    {"emspace", RTF_SPACE, 0},
    {"endash", RTF_CHARACTER, 0x2013},
    {"enspace", RTF_SPACE, 0},
    {"f", RTF_FONT, 0},
    {"falt", RTF_SKIP, 0},
    {"fcharset", RTF_FONT_CHARSET, 0},
    {"fldinst", RTF_SKIP, 0},
    {"fonttbl", RTF_FONT_TABLE, 0},
    {"footnote", RTF_SPACE, 0},
    {"footer", RTF_SKIP, 0},
    {"footerf", RTF_SKIP, 0},
    {"footerl", RTF_SKIP, 0},
    {"footerr", RTF_SKIP, 0},
    {"header", RTF_SKIP, 0},
    {"headerf", RTF_SKIP, 0},
    {"headerl", RTF_SKIP, 0},
    {"headerr", RTF_SKIP, 0},
    {"hr", RTF_PART_OF_MOMENT, 3},
    {"info", RTF_SKIP, 0},
    {"keywords", RTF_INFO, PROPERTY_KEYWORDS},
    {"ldblquote", RTF_CHARACTER, 0x201c},
    {"line", RTF_LINE, 0},
    {"listtext", RTF_SKIP, 0},
    {"lquote", RTF_CHARACTER, 0x2018},
    {"mac", RTF_PAGE, 10000},
    {"min", RTF_PART_OF_MOMENT, 4},
    {"mo", RTF_PART_OF_MOMENT, 1},
    {"nonshppict", RTF_SKIP, 0},
    {"objdata", RTF_SKIP, 0},
    {"page", RTF_PARAGRAPH, 0},
    {"par", RTF_PARAGRAPH, 0},
    {"pard", RTF_PARAGRAPH_DEFAULT, 0},
    {"pc", RTF_PAGE, 437},
    {"pca", RTF_PAGE, 850},
    {"pict", RTF_SKIP, 0},
    {"plain", RTF_PLAIN, 0},
    {"pntext", RTF_SKIP, 0},
    {"rdblquote", RTF_CHARACTER, 0x201d},
    {"revtim", RTF_MOMENT, PROPERTY_MODIFIED},
    {"row", RTF_PARAGRAPH, 0},
    {"rquote", RTF_CHARACTER, 0x2019},
    {"s", RTF_STYLE, 0},
    {"sect", RTF_PARAGRAPH, 0},
    {"shpinst", RTF_KEEP, 0},
    {"shprslt", RTF_SKIP, 0},
    {"shptxt", RTF_KEEP, 0},
    {"sn", RTF_SKIP, 0},
    {"stylesheet", RTF_STYLES, 0},
    {"subject", RTF_INFO, PROPERTY_SUBJECT},
    {"sv", RTF_SKIP, 0},
    {"tab", RTF_SPACE, 0},
    {"tc", RTF_SKIP, 0},
    {"title", RTF_INFO, PROPERTY_TITLE},
    {"u", RTF_UNICODE, 0},
    {"uc", RTF_UNICODE_SKIP, 0},
    {"v", RTF_HIDDEN, 0},
    {"xe", RTF_SKIP, 0},
    {"yr", RTF_PART_OF_MOMENT, 0},
    {"~", RTF_CHARACTER, 0xa0},
};

const struct rtf_word *rtf_word_find(const char *word)
{
    static const struct rtf_word unknown = {"", RTF_UNKNOWN, 0};
    size_t i;

    for (i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strcmp(words[i].word, word) == 0)
            return &words[i];
    return &unknown;
}
