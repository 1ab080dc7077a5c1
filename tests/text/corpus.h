/* SPDX-License-Identifier: MIT
 * tests/text/corpus.h - texts of one language to measure with and to compare on: NTREX-128 where the tests'
 * data is (news sentences, aligned over the languages), else the captions and clauses of the vector files. */
#ifndef TESTS_TEXT_CORPUS_H
#define TESTS_TEXT_CORPUS_H

#include "sentences.h"
#include "table.h"

struct corpus {
    char **texts;
    size_t count;
    size_t capacity;
    size_t bytes; /* of all texts */
};

static void corpus_add(struct corpus *corpus, const char *text, size_t length)
{
    if (corpus->count == corpus->capacity) {
        corpus->capacity = corpus->capacity ? corpus->capacity * 2 : 64;
        corpus->texts = realloc(corpus->texts, corpus->capacity * sizeof corpus->texts[0]);
    }
    if (corpus->texts == NULL)
        abort();
    corpus->texts[corpus->count] = strndup(text, length);
    if (corpus->texts[corpus->count++] == NULL)
        abort();
    corpus->bytes += length;
}

static void corpus_add_news(struct corpus *corpus, const char *language)
{
    FILE *file = sentences_open("texts/ntrex-128.jsonl");
    json_t *row;

    while (file != NULL && (row = sentences_next(file)) != NULL) {
        const char *text = json_string_value(json_object_get(row, language));

        if (text != NULL)
            corpus_add(corpus, text, strlen(text));
        json_decref(row);
    }
    if (file != NULL)
        fclose(file);
}

/* Column `text` of the rows whose column `tag` is the language. */
static void corpus_add_rows(struct corpus *corpus, const char *name, int text, int tag, const char *language)
{
    struct table table;

    if (!table_open(&table, name))
        return;
    while (table_next(&table))
        if (strcmp(table.columns[tag], language) == 0)
            corpus_add(corpus, table.columns[text], strlen(table.columns[text]));
    table_close(&table);
}

/* False if there is no text of that language. */
static bool corpus_open(struct corpus *corpus, const char *language)
{
    memset(corpus, 0, sizeof *corpus);
    corpus_add_news(corpus, language);
    if (corpus->count == 0)
        corpus_add_rows(corpus, "langid.tsv", 0, 1, language);
    if (corpus->count == 0)
        corpus_add_rows(corpus, "segment.tsv", 1, 0, language);
    return corpus->count > 0;
}

static void corpus_close(struct corpus *corpus)
{
    while (corpus->count > 0)
        free(corpus->texts[--corpus->count]);
    free(corpus->texts);
}

#endif
