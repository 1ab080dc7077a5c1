/* SPDX-License-Identifier: MIT
 * What one word of a query is; see equivalent.h. */
#include "text/equivalent.h"

#include <stdio.h>
#include <string.h>

#define DIGITS 9

/* Most words of a table differ from what was typed in the first byte. */
static inline bool is_same(const char *a, const char *b)
{
    return *a == *b && strcmp(a, b) == 0;
}

bool query_word_is(const struct query_word *word, const struct known_word *known)
{
    return is_same(word->written, known->written) || (!word->marked && is_same(word->folded, known->folded));
}

long query_word_number(const struct query_word *word)
{
    size_t length = strspn(word->folded, "0123456789");
    long value = 0;
    size_t i;

    if (length == 0 || length > DIGITS || word->folded[length] != '\0')
        return -1;
    for (i = 0; i < length; i++)
        value = value * 10 + (word->folded[i] - '0');
    return value;
}

size_t equivalent_number(char *out, size_t size, long number)
{
    return (size_t)snprintf(out, size, number < 10 ? "%ld|%02ld" : "%ld", number, number);
}
