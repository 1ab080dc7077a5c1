/* SPDX-License-Identifier: MIT
 * Edges of words by ICU's dictionaries; see edges.h. */
#include "text/edges.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

#include "base/alloc.h"
#include "base/err.h"
#include "base/utf8.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])
#define REACH 192                /* bytes on each side of what is asked about */
#define WINDOW_UNITS (3 * REACH) /* what is longer is not looked at to its end */

struct edges {
    UBreakIterator *words;
    UChar units[WINDOW_UNITS];
};

/* A few words of each script that has a dictionary. */
static const char *const samples[] = {"ភ្នំពេញ", "ວຽງຈັນ", "กรุงเทพ", "မြန်မာ", "南京市", "フーコック島"};

static void warm_up(struct edges *edges)
{
    size_t i;

    for (i = 0; i < LENGTH(samples); i++) {
        bool starts;
        bool ends;

        edges_find(edges, samples[i], strlen(samples[i]), 3, strlen(samples[i]), &starts, &ends);
    }
}

vitrine_status edges_new(struct edges **out, vitrine_error **err)
{
    struct edges *edges = mem_zero(1, sizeof *edges);
    UErrorCode code = U_ZERO_ERROR;

    *out = NULL;
    if (edges == NULL)
        return err_nomem(err);
    edges->words = ubrk_open(UBRK_WORD, "", NULL, 0, &code);
    if (U_FAILURE(code)) {
        edges_free(edges);
        return err_nomem(err);
    }
    warm_up(edges);
    *out = edges;
    return VITRINE_OK;
}

void edges_free(struct edges *edges)
{
    if (edges == NULL)
        return;
    if (edges->words != NULL)
        ubrk_close(edges->words);
    mem_free(edges);
}

bool edges_have(const char *language)
{
    static const char *const languages[] = {"ja", "km", "lo", "my", "th", "zh"};
    size_t i;

    for (i = 0; i < LENGTH(languages); i++)
        if (strncmp(language, languages[i], 2) == 0 && (language[2] == '\0' || language[2] == '-'))
            return true;
    return false;
}

/* The window begins behind the last ASCII character within reach, else as far off as that. */
static size_t window_start(const char *text, size_t length, size_t start)
{
    size_t least = start > REACH ? utf8_floor(text, length, start - REACH) : 0;

    while (start > least && (unsigned char)text[start - 1] >= 0x80)
        start--;
    return start;
}

static size_t window_end(const char *text, size_t length, size_t end)
{
    size_t most = length - end > REACH ? utf8_floor(text, length, end + REACH) : length;

    while (end < most && (unsigned char)text[end] >= 0x80)
        end++;
    return end;
}

/* Into the units, from byte `at` to `end`; *count as far as there is room. Returns the unit that byte `mark` begins. */
static int32_t widen(struct edges *edges, const char *text, size_t at, size_t end, size_t mark, int32_t *count)
{
    int32_t found = -1;

    *count = 0;
    while (at < end && *count + 2 <= WINDOW_UNITS) {
        UChar32 c;

        if (at == mark)
            found = *count;
        c = (UChar32)(utf8_next(text, end, &at) & 0x1fffff); /* of valid text: itself */
        U16_APPEND_UNSAFE(edges->units, *count, c);
    }
    return at == mark ? *count : found;
}

void edges_find(struct edges *edges, const char *text, size_t length, size_t start, size_t end, bool *starts,
                bool *ends)
{
    size_t from = window_start(text, length, start);
    size_t to = window_end(text, length, end);
    UErrorCode code = U_ZERO_ERROR;
    int32_t count;
    int32_t last = widen(edges, text, from, to, end, &count);
    int32_t first = widen(edges, text, from, to, start, &count);

    *starts = *ends = false;
    ubrk_setText(edges->words, edges->units, count, &code);
    if (U_FAILURE(code) || first < 0)
        return;
    *starts = ubrk_isBoundary(edges->words, first);
    *ends = last >= 0 && ubrk_isBoundary(edges->words, last);
}
