/* SPDX-License-Identifier: MIT
 * Elided words; see elision.h. */
#include "text/elision.h"

#include <string.h>

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

/* What is left of them, between spaces. */
static const struct {
    const char *language;
    const char *words;
} elided[] = {
    {"fr", " l d j m t s n c qu jusqu lorsqu puisqu quoiqu "},
    {"it", " l d c un all dell dall nell sull coll quell quest bell sant "},
    {"ca", " l d m t s n "},
};

static bool is_elided(const char *words, const char *word)
{
    size_t length = strlen(word);
    const char *at = words;

    while ((at = strstr(at, word)) != NULL) {
        if (at > words && at[-1] == ' ' && at[length] == ' ')
            return true;
        at++;
    }
    return false;
}

static bool is_word(const struct query_word *word)
{
    return strlen(word->folded) > 1 && (word->folded[0] < '0' || word->folded[0] > '9');
}

vitrine_status elision_equivalents(void *context, const struct query_word *words, size_t count, equivalent_sink *sink,
                                   void *sink_context, vitrine_error **err)
{
    size_t i;

    (void)context;
    (void)err; /* nothing here asks for memory */
    if (count != 2 || words[1].gap != '\'' || words[0].marked || words[0].written[0] == '\0' || !is_word(&words[1]))
        return VITRINE_OK;
    for (i = 0; i < LENGTH(elided); i++)
        if (is_elided(elided[i].words, words[0].written) && !sink(sink_context, words[1].written, elided[i].language))
            break;
    return VITRINE_OK;
}
