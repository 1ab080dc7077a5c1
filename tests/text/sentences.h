/* SPDX-License-Identifier: MIT
 * tests/text/sentences.h - two thousand sentences in twelve languages, of shared data: one JSON object a line. */
#ifndef TESTS_TEXT_SENTENCES_H
#define TESTS_TEXT_SENTENCES_H

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

static const char *const sentence_languages[] = {"vi", "en", "zh-Hans", "zh-Hant", "km", "th",
                                                 "lo", "ko", "ja",      "fr",      "ru", "de"};
#define SENTENCE_LANGUAGES (sizeof sentence_languages / sizeof sentence_languages[0])

/* NULL: the data is absent. */
__attribute__((unused)) static FILE *sentences_open(const char *name)
{
    const char *folder = getenv("VITRINE_TEST_DATA");
    char path[1024];

    snprintf(path, sizeof path, "%s/%s", folder != NULL ? folder : "", name);
    return fopen(path, "r");
}

/* The next row; the caller's (json_decref), NULL at the end. */
__attribute__((unused)) static json_t *sentences_next(FILE *file)
{
    char *line = NULL;
    size_t size = 0;
    ssize_t length = getline(&line, &size, file);
    json_t *row = length > 0 ? json_loadb(line, (size_t)length, 0, NULL) : NULL;

    free(line);
    return row;
}

#endif
