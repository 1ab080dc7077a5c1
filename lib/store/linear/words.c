/* SPDX-License-Identifier: MIT
 * The words of a language: gathered from all its documents. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "store/linear/linear.h"

static void word_dispose(struct linear_word *word)
{
    mem_free(word->word);
    mem_free(word->folded);
    mem_free(word->stem);
}

static void vocabulary_dispose(struct linear_vocabulary *vocabulary)
{
    while (vocabulary->count > 0)
        word_dispose(&vocabulary->words[--vocabulary->count]);
    mem_free(vocabulary->words);
}

void linear_forget_words(struct linear_store *store)
{
    while (store->vocabulary_count > 0)
        vocabulary_dispose(&store->vocabularies[--store->vocabulary_count]);
    mem_free(store->vocabularies);
    store->vocabularies = NULL;
    store->vocabulary_capacity = 0;
}

static int compare_bytes(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t least = a_length < b_length ? a_length : b_length;
    int order = memcmp(a, b, least);

    return order != 0 ? order : (a_length > b_length) - (a_length < b_length);
}

/* Where the word is, or would be. */
static size_t word_place(const struct linear_vocabulary *vocabulary, const char *word, size_t length)
{
    size_t low = 0;
    size_t high = vocabulary->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare_bytes(vocabulary->words[middle].word, vocabulary->words[middle].length, word, length) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static vitrine_status set_keys(struct linear_word *word, const char *language, struct analyzer *analyzer)
{
    size_t skip = word->length > 0 && word->word[0] == DOCUMENT_PLAIN;
    struct buf folded = BUF_INIT;
    struct buf stem = BUF_INIT;

    analyzer_fold(analyzer, &folded, word->word + skip, word->length - skip);
    analyzer_stem(analyzer, &stem, language, word->word + skip, word->length - skip);
    word->folded_length = folded.length;
    word->stem_length = stem.length;
    word->folded = buf_take(&folded); /* NULL: it had failed */
    word->stem = buf_take(&stem);
    return word->folded == NULL || word->stem == NULL ? VITRINE_ENOMEM : VITRINE_OK;
}

static vitrine_status count_word(struct linear_vocabulary *vocabulary, const char *bytes, size_t length, int64_t asset,
                                 struct analyzer *analyzer)
{
    size_t at = word_place(vocabulary, bytes, length);
    struct linear_word *word;

    if (at < vocabulary->count && vocabulary->words[at].length == length &&
        memcmp(vocabulary->words[at].word, bytes, length) == 0) {
        word = &vocabulary->words[at];
        word->documents += word->last_seen != asset;
        word->last_seen = asset;
        return VITRINE_OK;
    }
    if (!mem_grow(&vocabulary->words, &vocabulary->capacity, vocabulary->count, sizeof *word))
        return VITRINE_ENOMEM;
    word = &vocabulary->words[at];
    memmove(word + 1, word, (vocabulary->count - at) * sizeof *word);
    memset(word, 0, sizeof *word);
    vocabulary->count++;
    word->word = mem_string_n(bytes, length);
    word->length = length;
    word->documents = 1;
    word->last_seen = asset;
    return word->word == NULL ? VITRINE_ENOMEM : set_keys(word, vocabulary->language, analyzer);
}

static vitrine_status count_document(struct linear_vocabulary *vocabulary, const struct document *document,
                                     int64_t asset, struct analyzer *analyzer)
{
    vitrine_status s = VITRINE_OK;
    const char *token;
    size_t length;
    size_t column;

    for (column = 0; column < DOCUMENT_COLUMNS; column++) {
        size_t at = 0;

        while (s >= 0 && document_next(&document->columns[column], &at, &token, &length))
            if (length != 1 || token[0] != DOCUMENT_BREAK)
                s = count_word(vocabulary, token, length, asset, analyzer);
    }
    return s;
}

static vitrine_status gather(struct linear_vocabulary *vocabulary, const struct linear_store *store,
                             const char *language)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    strncpy(vocabulary->language, language, sizeof vocabulary->language - 1);
    for (i = 0; s >= 0 && i < store->state.asset_count; i++) {
        const struct linear_asset *asset = store->state.assets[i];
        const struct document *document = documents_find(&asset->documents, language);

        if (document != NULL)
            s = count_document(vocabulary, document, asset->record.id, store->store.analyzer);
    }
    return s;
}

/* The language's words; NULL: no memory. */
static const struct linear_vocabulary *find_vocabulary(struct linear_store *store, const char *language)
{
    struct linear_vocabulary made = {0};
    size_t i;

    for (i = 0; i < store->vocabulary_count; i++)
        if (strcmp(store->vocabularies[i].language, language) == 0)
            return &store->vocabularies[i];
    if (!mem_grow(&store->vocabularies, &store->vocabulary_capacity, store->vocabulary_count, sizeof made) ||
        gather(&made, store, language) < 0) {
        vocabulary_dispose(&made);
        return NULL;
    }
    store->vocabularies[store->vocabulary_count++] = made;
    return &store->vocabularies[store->vocabulary_count - 1];
}

static bool has_key(const struct linear_word *word, enum store_key by, const char *key, size_t length)
{
    switch (by) {
    case STORE_WORD:
        return word->length == length && memcmp(word->word, key, length) == 0;
    case STORE_FOLDED:
        return word->folded_length == length && memcmp(word->folded, key, length) == 0;
    case STORE_FOLDED_PREFIX:
        return word->folded_length >= length && memcmp(word->folded, key, length) == 0;
    case STORE_STEM:
        return word->stem_length > 0 && word->stem_length == length && memcmp(word->stem, key, length) == 0;
    }
    return false;
}

static int compare_folded(const void *a, const void *b)
{
    const struct linear_word *left = *(const struct linear_word *const *)a;
    const struct linear_word *right = *(const struct linear_word *const *)b;
    int order = compare_bytes(left->folded, left->folded_length, right->folded, right->folded_length);

    return order != 0 ? order : compare_bytes(left->word, left->length, right->word, right->length);
}

vitrine_status linear_words(struct store *store, const char *language, enum store_key by, const char *key,
                            size_t length, store_word_sink *sink, void *context, vitrine_error **err)
{
    const struct linear_vocabulary *vocabulary = find_vocabulary((struct linear_store *)store, language);
    const struct linear_word **found = vocabulary != NULL ? mem_zero(vocabulary->count, sizeof found[0]) : NULL;
    vitrine_status s = VITRINE_OK;
    size_t count = 0;
    size_t i;

    if (found == NULL)
        return err_nomem(err);
    for (i = 0; i < vocabulary->count; i++)
        if (has_key(&vocabulary->words[i], by, key, length))
            found[count++] = &vocabulary->words[i];
    if (by == STORE_FOLDED_PREFIX && count > 0)
        qsort(found, count, sizeof found[0], compare_folded);
    for (i = 0; s == VITRINE_OK && i < count; i++) {
        struct store_word given = {found[i]->word, found[i]->length, found[i]->documents};

        s = sink(context, &given, err);
    }
    mem_free(found);
    return s;
}
