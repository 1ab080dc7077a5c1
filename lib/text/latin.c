/* SPDX-License-Identifier: MIT
 * Plain letters for Latin letters that have no decomposition; see latin.h.
 *
 * The facts are those of CLDR's transform Latin-ASCII, for small letters. */
#include "text/latin.h"

#include <stddef.h>
#include <uchar.h>

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

struct folding {
    const char *plain;
    const char16_t *letters;
};

/* clang-format off: tables */
static const struct folding marked_letters[] = {
    {"a", u"ᶏⱥ"}, {"b", u"ƀƃɓᴃᵬᶀ"}, {"c", u"ƈȼɕꞓ"}, {"d", u"ðđƌȡɖɗᴆᵭᶁᶑ"}, {"e", u"ɇᶒᶓⱸ"}, {"f", u"ƒᵮᶂ"},
    {"g", u"ǥɠʛᶃꞡ"}, {"h", u"ħɦɧⱨ"}, {"i", u"ɨᵻᶖ"}, {"j", u"ɉʝ"}, {"k", u"ƙᶄⱪꝁꝃꝅꞣ"}, {"l", u"łƚȴɫɬɭᴌᶅⱡꝇꝉ"},
    {"m", u"ɱᵯᶆ"}, {"n", u"ƞȵɲɳᵰᶇꞑꞥ"}, {"o", u"øⱺꝋꝍ"}, {"p", u"ƥᵱᵽᶈꝑꝓꝕ"}, {"q", u"ʠꝗꝙ"}, {"r", u"ɍɼɽɾᵲᵳᶉꞧ"},
    {"s", u"ȿʂᵴᶊẜẝꞩ"}, {"t", u"ŧƫƭȶʈᵵⱦ"}, {"u", u"ʉᵾᶙ"}, {"v", u"ʋᶌⱱⱴꝟ"}, {"w", u"ⱳ"}, {"x", u"ᶍ"}, {"y", u"ƴɏỿ"},
    {"z", u"ƶȥɀʐʑᵶᶎⱬ"},
};

static const struct folding plain_letters[] = {
    {"a", u"ᴀ"}, {"aa", u"ꜳ"}, {"ae", u"æǣǽᴁ"}, {"ao", u"ꜵ"}, {"au", u"ꜷ"}, {"av", u"ꜹꜻ"}, {"ay", u"ꜽ"}, {"b", u"ʙ"},
    {"c", u"ᴄ"}, {"d", u"ᴅꝱꝺ"}, {"db", u"ȸ"}, {"dz", u"ʣʥ"}, {"e", u"ɛᴇ"}, {"f", u"ꜰꝼ"}, {"g", u"ɡɢ"}, {"h", u"ʜ"},
    {"hv", u"ƕ"}, {"i", u"ıɪɩ"}, {"j", u"ȷɟᴊ"}, {"k", u"ᴋ"}, {"l", u"ʟꝲ"}, {"ll", u"ỻ"}, {"ls", u"ʪ"}, {"lz", u"ʫ"},
    {"m", u"ᴍꝳ"}, {"n", u"ŋɴꝴ"}, {"o", u"ᴏ"}, {"oe", u"œɶ"}, {"oi", u"ƣ"}, {"oo", u"ꝏ"}, {"p", u"ᴘ"}, {"q", u"ĸ"},
    {"qp", u"ȹ"}, {"r", u"ʀꝵꝶ"}, {"s", u"ſꜱ"}, {"ss", u"ß"}, {"t", u"ᴛꝷꞇ"}, {"th", u"þᵺꝥꝧ"}, {"ts", u"ʦ"}, {"u", u"ᴜ"},
    {"ue", u"ᵫ"}, {"v", u"ᴠỽ"}, {"vy", u"ꝡ"}, {"w", u"ᴡ"}, {"y", u"ʏ"}, {"z", u"ᴢ"},
};
/* clang-format on */

static const char *find(const struct folding *foldings, size_t count, uint32_t c)
{
    size_t i;
    size_t k;

    for (i = 0; i < count; i++)
        for (k = 0; foldings[i].letters[k] != 0; k++)
            if (foldings[i].letters[k] == c)
                return foldings[i].plain;
    return NULL;
}

const char *latin_plain(uint32_t c, bool *marked)
{
    const char *plain = find(marked_letters, LENGTH(marked_letters), c);

    *marked = plain != NULL;
    return plain != NULL ? plain : find(plain_letters, LENGTH(plain_letters), c);
}
