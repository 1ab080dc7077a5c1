/* SPDX-License-Identifier: MIT
 * The starter glossary by its keys; see starter.h. Its CSV has a header of language tags, and no cell with a quote. */
#include "search/starter.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "base/err.h"
#include "document/term.h"
#include "glossary/starter.h"

#define COLUMNS 16

struct keyed {
    const char *key; /* in the arena */
    size_t length;
    const char *row; /* of the CSV */
    const char *term; /* likewise */
    size_t term_length;
    const char *language;
};

struct starter {
    struct arena arena;
    char languages[COLUMNS][RECORD_LANGUAGE_SIZE];
    size_t column_count;
    struct keyed *terms; /* by key, then as the rows stand */
    size_t count;
    size_t capacity;
};

/* --- cells --- */

/* The text up to one of `ends` or the end of the line; *at then stands on what ended it. */
static size_t take_until(const char **at, const char *ends)
{
    const char *start = *at;

    *at += strcspn(*at, ends);
    return (size_t)(*at - start);
}

typedef vitrine_status term_sink(void *context, const char *language, const char *term, size_t length,
                                 vitrine_error **err);

/* Each term of a row. */
static vitrine_status walk_row(const struct starter *starter, const char *row, term_sink *sink, void *context,
                               vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t column = 0;

    while (s >= 0 && column < starter->column_count) {
        const char *term = row;
        size_t length = take_until(&row, ",|\r\n");

        if (length > 0)
            s = sink(context, starter->languages[column], term, length, err);
        if (*row != ',' && *row != '|')
            break;
        column += *row++ == ',';
    }
    return s;
}

/* --- keying --- */

struct keying {
    struct starter *starter;
    struct analyzer *analyzer;
    const char *row;
    struct buf term;
    struct buf key;
};

static vitrine_status add_term(void *context, const char *language, const char *term, size_t length,
                               vitrine_error **err)
{
    struct keying *keying = context;
    struct starter *starter = keying->starter;
    vitrine_status s;
    char *key;

    buf_clear(&keying->term);
    buf_clear(&keying->key);
    buf_append(&keying->term, term, length);
    if (keying->term.failed)
        return err_nomem(err);
    s = term_key(&keying->key, keying->analyzer, language, buf_text(&keying->term), err);
    if (s < 0 || keying->key.length == 0)
        return s;
    key = arena_copy(&starter->arena, keying->key.bytes, keying->key.length);
    if (key == NULL || !mem_grow(&starter->terms, &starter->capacity, starter->count, sizeof starter->terms[0]))
        return err_nomem(err);
    starter->terms[starter->count++] = (struct keyed){key, keying->key.length, keying->row, term, length, language};
    return VITRINE_OK;
}

static const char *read_header(struct starter *starter, const char *at)
{
    while (*at != '\n' && *at != '\0' && starter->column_count < COLUMNS) {
        const char *tag = at;
        size_t length = take_until(&at, ",\r\n");

        if (length < RECORD_LANGUAGE_SIZE)
            memcpy(starter->languages[starter->column_count++], tag, length);
        at += strspn(at, ",\r");
    }
    return at;
}

static int compare_terms(const void *a, const void *b)
{
    const struct keyed *left = a;
    const struct keyed *right = b;
    size_t shorter = left->length < right->length ? left->length : right->length;
    int order = memcmp(left->key, right->key, shorter);

    if (order != 0)
        return order;
    if (left->length != right->length)
        return left->length < right->length ? -1 : 1;
    return (left->row > right->row) - (left->row < right->row);
}

static vitrine_status key_rows(struct starter *starter, struct analyzer *analyzer, vitrine_error **err)
{
    struct keying keying = {.starter = starter, .analyzer = analyzer, .row = read_header(starter, starter_glossary)};
    vitrine_status s = VITRINE_OK;

    while (s >= 0 && *keying.row != '\0') {
        s = walk_row(starter, keying.row, add_term, &keying, err);
        keying.row += strcspn(keying.row, "\n");
        keying.row += *keying.row == '\n';
    }
    if (s >= 0 && starter->count > 0)
        qsort(starter->terms, starter->count, sizeof starter->terms[0], compare_terms);
    buf_dispose(&keying.term);
    buf_dispose(&keying.key);
    return s;
}

vitrine_status starter_new(struct starter **out, struct analyzer *analyzer, vitrine_error **err)
{
    struct starter *starter = mem_zero(1, sizeof *starter);
    vitrine_status s = starter != NULL ? key_rows(starter, analyzer, err) : err_nomem(err);

    if (s < 0) {
        starter_free(starter);
        starter = NULL;
    }
    *out = starter;
    return s;
}

void starter_free(struct starter *starter)
{
    if (starter == NULL)
        return;
    mem_free(starter->terms);
    arena_dispose(&starter->arena);
    mem_free(starter);
}

/* --- finding --- */

static vitrine_status copy_term(void *context, const char *language, const char *term, size_t length,
                                vitrine_error **err)
{
    char *text = mem_string_n(term, length);
    vitrine_status s = text == NULL || labels_add(context, language, text) < 0 ? err_nomem(err) : VITRINE_OK;

    mem_free(text);
    return s;
}

static size_t first_with_key(const struct starter *starter, const char *key, size_t length)
{
    const struct keyed wanted = {.key = key, .length = length};
    size_t low = 0;
    size_t high = starter->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare_terms(&starter->terms[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

vitrine_status starter_find(const struct starter *starter, const char *key, size_t length, starter_sink *sink,
                            void *context, vitrine_error **err)
{
    const char *before = NULL;
    vitrine_status s = VITRINE_OK;
    size_t i = first_with_key(starter, key, length);

    for (; s >= 0 && i < starter->count; i++) {
        const struct keyed *at = &starter->terms[i];
        struct labels terms = {0};

        if (at->length != length || memcmp(at->key, key, length) != 0)
            break;
        if (at->row == before)
            continue;
        before = at->row;
        s = walk_row(starter, at->row, copy_term, &terms, err);
        if (s >= 0)
            s = sink(context, &terms, err);
        labels_dispose(&terms);
    }
    return s;
}

vitrine_status starter_concept(struct labels *out, const struct starter *starter, const char *concept, vitrine_error **err)
{
    return walk_row(starter, concept, copy_term, out, err);
}

vitrine_status starter_complete(const struct starter *starter, const char *key, size_t length, starter_term_sink *sink,
                                void *context, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i = first_with_key(starter, key, length);

    for (; s == VITRINE_OK && i < starter->count; i++) {
        const struct keyed *at = &starter->terms[i];

        if (at->length < length || memcmp(at->key, key, length) != 0)
            break;
        s = sink(context, at->row, at->language, at->term, at->term_length, err);
    }
    return s;
}
