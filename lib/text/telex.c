/* SPDX-License-Identifier: MIT
 * Keys of Telex taken back; see telex.h. */
#include "text/telex.h"

#include <string.h>

#include "text/vietnamese.h"

static bool is_in(const char *letters, char c)
{
    return c != '\0' && strchr(letters, c) != NULL;
}

/* A key that only changes what is there: a tone behind a vowel, the horn or breve, a letter twice. */
static bool is_mark(const char *word, size_t at, bool behind_vowel)
{
    char c = word[at];

    if (at == 0)
        return false;
    if (is_in("sfrxjzw", c))
        return behind_vowel;
    return is_in("aeod", c) && memchr(word, c, at) != NULL;
}

bool telex_undo(char out[TELEX_BYTES], size_t *out_length, const char *word, size_t length)
{
    bool behind_vowel = false;
    size_t count = 0;
    size_t i;

    if (length > TELEX_BYTES)
        return false;
    for (i = 0; i < length; i++)
        if (!is_mark(word, i, behind_vowel)) {
            out[count] = word[i] == 'w' ? 'u' : word[i]; /* tw is tư */
            behind_vowel = behind_vowel || is_in("aeiouy", out[count]);
            count++;
        }
    *out_length = count;
    return length - count > 1 && syllable_is_plain_shape(out, count);
}
