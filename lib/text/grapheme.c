/* SPDX-License-Identifier: MIT
 * Borders of grapheme clusters, from the property alone; see grapheme.h. */
#include "text/grapheme.h"

#include <stdbool.h>
#include <unicode/uchar.h>

#include "base/utf8.h"

#define LONGEST 64 /* characters of a cluster */

static int break_kind(const char *text, size_t length, size_t at)
{
    return u_getIntPropertyValue((UChar32)utf8_next(text, length, &at), UCHAR_GRAPHEME_CLUSTER_BREAK);
}

static size_t step_back(const char *text, size_t length, size_t at)
{
    return utf8_floor(text, length, at - 1);
}

static bool is_border(const char *text, size_t length, size_t at)
{
    int before;
    int behind;

    if (at == 0 || at >= length)
        return true;
    before = break_kind(text, length, step_back(text, length, at));
    behind = break_kind(text, length, at);
    if (before == U_GCB_CONTROL || before == U_GCB_CR || before == U_GCB_LF)
        return before != U_GCB_CR || behind != U_GCB_LF;
    return behind != U_GCB_EXTEND && behind != U_GCB_SPACING_MARK && behind != U_GCB_ZWJ &&
           (before != U_GCB_PREPEND || behind == U_GCB_CONTROL || behind == U_GCB_CR || behind == U_GCB_LF);
}

size_t grapheme_floor(const char *text, size_t length, size_t at)
{
    size_t left = LONGEST;

    while (left-- > 0 && !is_border(text, length, at))
        at = step_back(text, length, at);
    return at;
}

size_t grapheme_ceiling(const char *text, size_t length, size_t at)
{
    size_t left = LONGEST;

    while (left-- > 0 && !is_border(text, length, at))
        utf8_next(text, length, &at);
    return at;
}
