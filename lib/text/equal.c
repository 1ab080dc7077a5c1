/* SPDX-License-Identifier: MIT
 * Whether two texts are the same words; see equal.h. */
#include "text/equal.h"

#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "text/language.h"

struct word {
    size_t start; /* in the list's bytes */
    size_t length;
    bool marked;
};

/* The tokens of a text. */
struct word_list {
    struct buf bytes;
    struct word *items;
    size_t count;
    size_t capacity;
    bool any_marked;
    bool failed;
};

/* One word of the query against one of the text. */
struct comparison {
    struct analyzer *analyzer;
    vitrine_marks marks;
    bool plain_counts; /* a plain word answers a marked one */
    struct buf other;  /* the query word's spelling with i for y, or y for i; empty: none */
    struct buf query_key;
    struct buf other_key;
    struct buf text_key;
};

static bool take_word(void *context, const struct token *token)
{
    struct word_list *list = context;

    if (!mem_grow(&list->items, &list->capacity, list->count, sizeof list->items[0])) {
        list->failed = true;
        return false;
    }
    list->items[list->count++] = (struct word){list->bytes.length, token->length, token->marked};
    buf_append(&list->bytes, token->bytes, token->length);
    list->any_marked = list->any_marked || token->marked;
    return true;
}

static vitrine_status list_words(struct word_list *out, struct analyzer *analyzer, const char *text,
                                 const char *language, vitrine_error **err)
{
    vitrine_status s = analyzer_run(analyzer, language, text, strlen(text), take_word, out, err);

    return s >= 0 && (out->failed || out->bytes.failed) ? err_nomem(err) : s;
}

static void list_dispose(struct word_list *list)
{
    buf_dispose(&list->bytes);
    mem_free(list->items);
}

static bool is_same(const struct buf *a, const char *bytes, size_t length)
{
    return a->length == length && length > 0 && memcmp(a->bytes, bytes, length) == 0;
}

static void set_key(struct buf *key, struct analyzer *analyzer, const char *bytes, size_t length)
{
    buf_clear(key);
    analyzer_fold(analyzer, key, bytes, length);
}

static bool key_matches(const struct comparison *comparison, const struct buf *key)
{
    return is_same(key, buf_text(&comparison->query_key), comparison->query_key.length) ||
           is_same(key, buf_text(&comparison->other_key), comparison->other_key.length);
}

static void set_keys(struct comparison *comparison, const char *asked, size_t asked_length, const char *word,
                     size_t length)
{
    set_key(&comparison->text_key, comparison->analyzer, word, length);
    set_key(&comparison->query_key, comparison->analyzer, asked, asked_length);
    buf_clear(&comparison->other);
    buf_clear(&comparison->other_key);
    if (analyzer_swap_iy(comparison->analyzer, &comparison->other, asked, asked_length))
        set_key(&comparison->other_key, comparison->analyzer, buf_text(&comparison->other),
                comparison->other.length);
}

static bool answers(struct comparison *comparison, const struct word_list *query,
                    const struct word_list *text, size_t i)
{
    const char *asked = query->bytes.bytes + query->items[i].start;
    const char *word = text->bytes.bytes + text->items[i].start;
    size_t asked_length = query->items[i].length;
    size_t length = text->items[i].length;
    bool plain;

    if (asked_length == length && memcmp(asked, word, length) == 0)
        return true;
    if (comparison->marks == VITRINE_MARKS_STRICT)
        return false;
    set_keys(comparison, asked, asked_length, word, length);
    if (is_same(&comparison->other, word, length))
        return true;
    plain = is_same(&comparison->text_key, word, length);
    if (comparison->marks == VITRINE_MARKS_SMART && query->items[i].marked &&
        !(comparison->plain_counts && plain))
        return false;
    return key_matches(comparison, &comparison->text_key);
}

static vitrine_status compare(bool *out, struct comparison *comparison, const struct word_list *query,
                              const struct word_list *text, vitrine_error **err)
{
    bool equal = query->count == text->count;
    bool failed;
    size_t i;

    for (i = 0; equal && i < query->count; i++)
        equal = answers(comparison, query, text, i);
    failed = comparison->other.failed || comparison->query_key.failed || comparison->other_key.failed ||
             comparison->text_key.failed;
    buf_dispose(&comparison->other);
    buf_dispose(&comparison->query_key);
    buf_dispose(&comparison->other_key);
    buf_dispose(&comparison->text_key);
    *out = equal && !failed;
    return failed ? err_nomem(err) : VITRINE_OK;
}

/* In Vietnamese a text without any mark has lost them. */
static bool plain_counts(const char *language, const struct word_list *text)
{
    return language_is_unmarked(language) ||
           (!text->any_marked && (strcmp(language, "vi") == 0 || strcmp(language, "und") == 0));
}

/* Without the spaces at its ends: of several, normalising leaves one. */
static const char *trim(size_t *length, const struct buf *text)
{
    const char *start = buf_text(text);

    *length = text->length;
    if (*length > 0 && start[*length - 1] == ' ')
        --*length;
    if (*length > 0 && *start == ' ') {
        start++;
        --*length;
    }
    return start;
}

/* Texts without a word are the same if they are written the same. */
static vitrine_status compare_signs(bool *out, struct analyzer *analyzer, const char *query, const char *text,
                                    const char *language, vitrine_error **err)
{
    struct buf a = BUF_INIT;
    struct buf b = BUF_INIT;
    size_t a_length;
    size_t b_length;
    const char *a_start;
    const char *b_start;
    bool failed;

    analyzer_normalise(analyzer, &a, language, query, strlen(query), false);
    analyzer_normalise(analyzer, &b, language, text, strlen(text), false);
    failed = a.failed || b.failed;
    a_start = trim(&a_length, &a);
    b_start = trim(&b_length, &b);
    *out = !failed && a_length == b_length && memcmp(a_start, b_start, a_length) == 0;
    buf_dispose(&a);
    buf_dispose(&b);
    return failed ? err_nomem(err) : VITRINE_OK;
}

vitrine_status text_equal(bool *out, struct analyzer *analyzer, const char *query, const char *text,
                          const char *language, vitrine_marks marks, vitrine_error **err)
{
    struct word_list asked = {.count = 0};
    struct word_list words = {.count = 0};
    struct comparison comparison = {.analyzer = analyzer, .marks = marks};
    vitrine_status s = list_words(&asked, analyzer, query, language, err);

    if (s >= 0)
        s = list_words(&words, analyzer, text, language, err);
    comparison.plain_counts = plain_counts(language, &words);
    if (s >= 0)
        s = asked.count + words.count > 0 ? compare(out, &comparison, &asked, &words, err)
                                          : compare_signs(out, analyzer, query, text, language, err);
    list_dispose(&asked);
    list_dispose(&words);
    return s;
}
