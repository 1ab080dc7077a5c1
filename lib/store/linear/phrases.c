/* SPDX-License-Identifier: MIT
 * The phrases of one language, gathered from all its documents and counted by comparing. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "store/linear/linear.h"

struct phrase {
    struct buf text; /* its kind in front, as in the key */
    struct buf key;
    uint64_t uses;
    int64_t last_seen; /* the asset counted last */
};

struct phrases {
    const struct linear_store *store;
    const char *language;
    const struct buf *prefix;
    struct buf scratch;
    struct phrase *items;
    size_t count;
    size_t capacity;
    int64_t asset;
    vitrine_error **err;
    vitrine_status status;
};

static struct phrase *find_phrase(struct phrases *phrases, const char *text, size_t length)
{
    size_t i;

    for (i = 0; i < phrases->count; i++)
        if (phrases->items[i].text.length == length && memcmp(phrases->items[i].text.bytes, text, length) == 0)
            return &phrases->items[i];
    return NULL;
}

static bool starts_with(const struct buf *key, const struct buf *prefix)
{
    return key->length >= prefix->length && memcmp(buf_text(key), prefix->bytes, prefix->length) == 0;
}

static vitrine_status add_phrase(struct phrases *phrases, const char *text, size_t length)
{
    struct phrase phrase = {.uses = 1, .last_seen = phrases->asset};
    vitrine_status s = phrase_key(&phrase.key, phrases->store->store.analyzer, phrases->language, text, length,
                                  phrases->err);

    if (s < 0 || phrase.key.length == 0 || !starts_with(&phrase.key, phrases->prefix)) {
        buf_dispose(&phrase.key);
        return s;
    }
    buf_append(&phrase.text, text, length);
    if (phrase.text.failed ||
        !mem_grow(&phrases->items, &phrases->capacity, phrases->count, sizeof phrases->items[0])) {
        buf_dispose(&phrase.key);
        buf_dispose(&phrase.text);
        return err_nomem(phrases->err);
    }
    phrases->items[phrases->count++] = phrase;
    return VITRINE_OK;
}

static bool see_phrase(void *context, const char *text, size_t length)
{
    struct phrases *phrases = context;
    struct phrase *phrase;

    if (text[0] != phrases->prefix->bytes[0])
        return true;
    phrase = find_phrase(phrases, text, length);
    if (phrase == NULL) {
        phrases->status = add_phrase(phrases, text, length);
    } else if (phrase->last_seen != phrases->asset) {
        phrase->uses++;
        phrase->last_seen = phrases->asset;
    }
    return phrases->status >= 0;
}

static vitrine_status gather(struct phrases *phrases)
{
    size_t i;

    for (i = 0; phrases->status >= 0 && i < phrases->store->state.asset_count; i++) {
        const struct linear_asset *asset = phrases->store->state.assets[i];
        const struct document *document = documents_find(&asset->documents, phrases->language);

        phrases->asset = asset->record.id;
        if (document != NULL &&
            phrases_each(document, phrases->store->store.analyzer, &phrases->scratch, see_phrase, phrases) < 0)
            phrases->status = err_nomem(phrases->err);
    }
    return phrases->status;
}

static int compare(const void *a, const void *b)
{
    const struct phrase *left = a;
    const struct phrase *right = b;
    unsigned left_power = phrase_power(left->uses);
    unsigned right_power = phrase_power(right->uses);
    int order;

    if (left_power != right_power)
        return left_power > right_power ? -1 : 1;
    order = strcmp(buf_text(&left->key), buf_text(&right->key));
    return order != 0 ? order : strcmp(buf_text(&left->text), buf_text(&right->text));
}

static vitrine_status give_all(struct phrases *phrases, store_phrase_sink *sink, void *context)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    if (phrases->count > 0)
        qsort(phrases->items, phrases->count, sizeof phrases->items[0], compare);
    for (i = 0; s == VITRINE_OK && i < phrases->count; i++) {
        const struct phrase *phrase = &phrases->items[i];
        struct store_phrase given = {phrase->text.bytes + 1, phrase->text.length - 1, phrase->key.bytes + 1,
                                     phrase->key.length - 1, phrase->uses};

        s = sink(context, &given, phrases->err);
    }
    return s;
}

vitrine_status linear_phrases(struct store *store, const char *language, enum phrase_kind kind, const char *key,
                              size_t length, store_phrase_sink *sink, void *context, vitrine_error **err)
{
    struct buf prefix = BUF_INIT;
    struct phrases phrases = {
        .store = (struct linear_store *)store, .language = language, .prefix = &prefix, .err = err};
    vitrine_status s;

    buf_char(&prefix, (char)kind);
    buf_append(&prefix, key, length);
    s = prefix.failed ? err_nomem(err) : gather(&phrases);
    if (s >= 0)
        s = give_all(&phrases, sink, context);
    while (phrases.count > 0) {
        buf_dispose(&phrases.items[--phrases.count].text);
        buf_dispose(&phrases.items[phrases.count].key);
    }
    mem_free(phrases.items);
    buf_dispose(&phrases.scratch);
    buf_dispose(&prefix);
    return s;
}
