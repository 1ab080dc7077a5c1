/* SPDX-License-Identifier: MIT
 * Sorting warnings by the words that the readers use; see notice.h. */
#include "ingest/notice.h"

#include <stddef.h>
#include <string.h>

/* The first that a warning holds decides. */
static const struct {
    const char *words;
    enum notice notice;
} marks[] = {
    {"and mended", NOTICE_CONVERTED},
    {"in the font", NOTICE_CONVERTED},
    {"hyphens in syllables taken", NOTICE_CONVERTED},
    {"taken for", NOTICE_GUESSED},
    {"taken as", NOTICE_GUESSED},
    {"not sure", NOTICE_GUESSED},
    {"reads as", NOTICE_GUESSED},
    {"guess", NOTICE_GUESSED},
    {"left out", NOTICE_LOST},
    {"could not be decoded", NOTICE_LOST},
    {"damaged", NOTICE_LOST},
    {"ends before", NOTICE_LOST},
    {"more than", NOTICE_LOST},
    {"larger than", NOTICE_LOST},
    {"no text", NOTICE_LOST},
    {"only its beginning", NOTICE_LOST},
    {"forbids", NOTICE_LOST},
    {"nowhere on Earth", NOTICE_LOST},
    {"can't be read", NOTICE_LOST},
    {"and is not", NOTICE_LOST},
};

enum notice notice_of(const char *warning)
{
    size_t i;

    for (i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (strstr(warning, marks[i].words) != NULL)
            return marks[i].notice;
    return NOTICE_OTHER;
}

const char *notice_name(enum notice notice)
{
    static const char *const names[NOTICE_COUNT] = {"other", "guessed", "converted", "lost"};

    return names[notice];
}
