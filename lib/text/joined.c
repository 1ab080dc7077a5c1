/* SPDX-License-Identifier: MIT
 * Syllables parted and joined; see joined.h. */
#include "text/joined.h"

#include <string.h>

#include "text/vietnamese.h"

#define PARTS 3
#define SHORTEST_PART 2 /* letters: fewer are in too many words */
#define SHORTEST_WORD 5
#define LONGEST_WORD (PARTS * SYLLABLE_LETTERS)

/* A syllable without its marks, also as in names of the Central Highlands, which end in k and have k before any vowel. */
static bool is_syllable(const char *letters, size_t length)
{
    char shape[SYLLABLE_LETTERS];

    if (length < SHORTEST_PART || length > SYLLABLE_LETTERS)
        return false;
    memcpy(shape, letters, length);
    if (syllable_is_plain_shape(shape, length))
        return true;
    if (shape[length - 1] == 'k')
        shape[length - 1] = 'c';
    if (shape[0] == 'k' && strchr("aou", shape[1]) != NULL)
        shape[0] = 'c';
    return syllable_is_plain_shape(shape, length);
}

/* One way to part a word: where its parts but the first begin. */
struct cuts {
    size_t at[PARTS - 1];
    size_t count;
};

static bool tell_parts(const char *word, const struct cuts *cuts, equivalent_sink *sink, void *sink_context)
{
    char words[LONGEST_WORD + PARTS];
    size_t written = 0;
    size_t cut = 0;
    size_t i;

    for (i = 0; word[i] != '\0'; i++) {
        if (cut < cuts->count && i == cuts->at[cut]) {
            words[written++] = ' ';
            cut++;
        }
        words[written++] = word[i];
    }
    words[written] = '\0';
    return sink(sink_context, words, NULL);
}

/* Every way to part the word, two parts before three. */
static void part(const char *word, size_t length, equivalent_sink *sink, void *sink_context)
{
    size_t first;
    size_t second;

    for (first = SHORTEST_PART; first + SHORTEST_PART <= length; first++) {
        struct cuts cuts = {{first, 0}, 1};

        if (is_syllable(word, first) && is_syllable(word + first, length - first) &&
            !tell_parts(word, &cuts, sink, sink_context))
            return;
    }
    for (first = SHORTEST_PART; first + 2 * SHORTEST_PART <= length; first++)
        for (second = first + SHORTEST_PART; second + SHORTEST_PART <= length && is_syllable(word, first); second++) {
            struct cuts cuts = {{first, second}, 2};

            if (is_syllable(word + first, second - first) && is_syllable(word + second, length - second) &&
                !tell_parts(word, &cuts, sink, sink_context))
                return;
        }
}

static void join(const struct query_word *words, size_t count, equivalent_sink *sink, void *sink_context)
{
    char joined[LONGEST_WORD + 1];
    size_t written = 0;
    size_t i;

    for (i = 0; i < count; i++) {
        size_t length = strlen(words[i].folded);

        if (!is_syllable(words[i].folded, length))
            return;
        memcpy(joined + written, words[i].folded, length);
        written += length;
    }
    joined[written] = '\0';
    if (written >= SHORTEST_WORD && !is_syllable(joined, written))
        sink(sink_context, joined, NULL);
}

vitrine_status joined_equivalents(void *context, const struct query_word *words, size_t count, equivalent_sink *sink,
                                  void *sink_context, vitrine_error **err)
{
    size_t length = strlen(words[0].folded);

    (void)context;
    (void)err;
    if (count == 1 && !words[0].marked && length >= SHORTEST_WORD && length <= LONGEST_WORD &&
        !is_syllable(words[0].folded, length))
        part(words[0].folded, length, sink, sink_context);
    else if (count > 1 && count <= PARTS)
        join(words, count, sink, sink_context);
    return VITRINE_OK;
}
