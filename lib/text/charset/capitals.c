/* SPDX-License-Identifier: MIT
 * Capitals of names that were written in TCVN3; see text/charset.h. */
#include <string.h>

#include "base/utf8.h"
#include "text/charset.h"
#include "text/charset/toned.h"

/* How the word begins at text[at]: with a small letter with a tone, or with any other small letter. */
enum beginning { WITH_TONE, SMALL, OTHER };

static enum beginning beginning_of(const char *text, size_t length, size_t at)
{
    uint32_t c = utf8_next(text, length, &at);
    enum tone tone;

    if (c == UTF8_INVALID || toned_upper(c) == c)
        return OTHER;
    toned_split(c, &tone);
    return tone != TONE_LEVEL ? WITH_TONE : SMALL;
}

static bool begins_word(const char *text, size_t at)
{
    return at == 0 || text[at - 1] == ' ';
}

/* Has the name words with capitals, and none that begins small of its own accord? */
static bool is_capitalised(const char *name, size_t length)
{
    bool capital = false;
    size_t at;

    for (at = 0; at < length; at++) {
        if (!begins_word(name, at) || name[at] == ' ')
            continue;
        if (beginning_of(name, length, at) == SMALL)
            return false;
        capital |= beginning_of(name, length, at) == OTHER;
    }
    return capital;
}

void charset_capitalise_name(char *name, size_t length)
{
    size_t at;

    if (!is_capitalised(name, length))
        return;
    for (at = 0; at < length; at++) {
        char letter[4];
        size_t end = at;

        if (!begins_word(name, at) || beginning_of(name, length, at) != WITH_TONE)
            continue;
        if (utf8_encode(letter, toned_upper(utf8_next(name, length, &end))) == end - at)
            memcpy(name + at, letter, end - at);
    }
}
