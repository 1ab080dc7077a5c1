/* SPDX-License-Identifier: MIT
 * A cursor: base64url of
 *
 *   version(1 byte: 1) fingerprint(8 bytes) flags(bit 0: relaxed, bit 1: a key follows, bit 2: a fence follows)
 *   score(8 bytes, IEEE 754, low byte first) asset(varint) [key-length(varint) key] [score asset]
 *   languages(varint) language*
 *   language = tag-length(varint) tag documents(varint) tokens(varint) count(varint) term*
 *   term = terms left out before it(varint; behind the first, one more) documents(varint) fallback(varint)
 *
 * The fingerprint is of everything in the request that decides hits and order. */
#include "search/cursor.h"

#include <string.h>

#include "base/base64.h"
#include "base/digest.h"
#include "base/err.h"

#define CURSOR_VERSION 1
#define FINGERPRINT_SIZE 8

/* --- fingerprint --- */

static void add_text(struct digest *digest, const char *text)
{
    digest_add(digest, text != NULL ? "+" : "-", 1);
    if (text != NULL)
        digest_add(digest, text, strlen(text) + 1);
}

static void add_list(struct digest *digest, const struct filter_list *list)
{
    size_t i;

    for (i = 0; i < list->count; i++)
        add_text(digest, list->items[i]);
    add_text(digest, NULL);
}

static void add_filter(struct digest *digest, const struct filter *filter)
{
    double numbers[] = {filter->near_latitude, filter->near_longitude, filter->near_km, filter->west,
                        filter->south,         filter->east,           filter->north};
    unsigned char flags[] = {(unsigned char)filter->kind, filter->published, filter->near, filter->box,
                             filter->missing};

    add_list(digest, &filter->has);
    add_list(digest, &filter->lacks);
    add_text(digest, filter->topic);
    add_text(digest, filter->collection);
    add_text(digest, filter->status);
    add_text(digest, filter->audience);
    add_text(digest, filter->taken_from);
    add_text(digest, filter->taken_to);
    add_text(digest, filter->media_type);
    digest_add(digest, numbers, sizeof numbers);
    digest_add(digest, flags, sizeof flags);
}

/* The terms that were added; those typed are told by the request's text. */
static void add_tree(struct digest *digest, const struct query_tree *tree)
{
    size_t t;
    size_t i;
    size_t k;

    for (t = tree->typed_count; t < tree->term_count; t++) {
        const struct query_term *term = &tree->terms[t];
        size_t numbers[] = {term->stands_for, term->stands_for_count, term->token_count, (size_t)term->reason};

        digest_add(digest, numbers, sizeof numbers);
        add_text(digest, term->language);
        for (i = 0; i < term->token_count; i++) {
            add_text(digest, term->tokens[i].written);
            for (k = 0; k < term->tokens[i].other_count; k++)
                add_text(digest, term->tokens[i].others[k].written);
        }
    }
}

static void fingerprint(unsigned char out[FINGERPRINT_SIZE], const struct search_request *request,
                        const struct query_tree *tree)
{
    unsigned char whole[DIGEST_SIZE];
    unsigned char flags[] = {(unsigned char)request->marks, (unsigned char)request->sort, request->all_words,
                             request->no_glossary};
    struct digest digest;

    digest_init(&digest);
    add_text(&digest, request->text);
    add_tree(&digest, tree);
    add_list(&digest, &request->languages);
    if (request->sort == SORT_TITLE)
        add_list(&digest, &request->show);
    add_filter(&digest, &request->filter);
    digest_add(&digest, flags, sizeof flags);
    digest_end(&digest, whole);
    memcpy(out, whole, FINGERPRINT_SIZE);
}

/* --- writing --- */

static void put_double(struct buf *out, double value)
{
    uint64_t bits;
    int i;

    memcpy(&bits, &value, sizeof bits);
    for (i = 0; i < 64; i += 8)
        buf_char(out, (char)(bits >> i & 255));
}

static void put_string(struct buf *out, const char *text)
{
    buf_varint(out, strlen(text));
    buf_string(out, text);
}

static bool is_telling(const struct frozen_language *language, size_t term)
{
    return language->documents[term] != 0 || language->fallback[term] != 0;
}

/* Most terms that were added occur in few languages: only those that do are written. */
static void put_terms(struct buf *out, const struct frozen_language *language, size_t term_count)
{
    uint64_t telling = 0;
    size_t before = 0;
    size_t i;

    for (i = 0; i < term_count; i++)
        telling += is_telling(language, i);
    buf_varint(out, telling);
    for (i = 0; i < term_count; i++) {
        if (!is_telling(language, i))
            continue;
        buf_varint(out, i - before);
        buf_varint(out, language->documents[i]);
        buf_varint(out, language->fallback[i]);
        before = i;
    }
}

static void put_language(struct buf *out, const struct frozen_language *language, size_t term_count)
{
    put_string(out, language->language);
    buf_varint(out, language->counts.documents);
    buf_varint(out, language->counts.tokens);
    put_terms(out, language, term_count);
}

char *cursor_write(const struct cursor *cursor, const struct search_request *request, const struct query_tree *tree)
{
    struct buf bytes = BUF_INIT;
    struct buf text = BUF_INIT;
    unsigned char mark[FINGERPRINT_SIZE];
    size_t i;

    fingerprint(mark, request, tree);
    buf_char(&bytes, CURSOR_VERSION);
    buf_append(&bytes, mark, sizeof mark);
    buf_char(&bytes, (char)(cursor->relaxed | (cursor->key != NULL) << 1 | cursor->has_fence << 2));
    put_double(&bytes, cursor->score);
    buf_varint(&bytes, (uint64_t)cursor->asset);
    if (cursor->key != NULL)
        put_string(&bytes, cursor->key);
    if (cursor->has_fence) {
        put_double(&bytes, cursor->fence_score);
        buf_varint(&bytes, (uint64_t)cursor->fence_asset);
    }
    buf_varint(&bytes, cursor->language_count);
    for (i = 0; i < cursor->language_count; i++)
        put_language(&bytes, &cursor->languages[i], tree->term_count);
    if (!bytes.failed)
        base64_encode_url(&text, bytes.bytes, bytes.length);
    text.failed = text.failed || bytes.failed;
    buf_dispose(&bytes);
    return buf_take(&text);
}

/* --- reading --- */

struct cursor_reader {
    const unsigned char *at;
    size_t left;
    bool damaged; /* sticky */
};

static const void *get_bytes(struct cursor_reader *in, size_t length)
{
    static const unsigned char none[16];
    const void *bytes = in->at;

    if (length > in->left) {
        in->damaged = true;
        return none;
    }
    in->at += length;
    in->left -= length;
    return bytes;
}

static uint64_t get_varint(struct cursor_reader *in)
{
    uint64_t value = 0;
    unsigned shift;

    for (shift = 0; shift < 64; shift += 7) {
        unsigned char byte = *(const unsigned char *)get_bytes(in, 1);

        value |= (uint64_t)(byte & 0x7f) << shift;
        if (!(byte & 0x80))
            return value;
    }
    in->damaged = true;
    return 0;
}

static double get_double(struct cursor_reader *in)
{
    const unsigned char *bytes = get_bytes(in, 8);
    uint64_t bits = 0;
    double value;
    int i;

    for (i = 0; i < 8; i++)
        bits |= (uint64_t)bytes[i] << (8 * i);
    memcpy(&value, &bits, sizeof value);
    return value;
}

static char *get_string(struct cursor_reader *in, struct arena *arena)
{
    uint64_t length = get_varint(in);
    char *copy;

    if (in->damaged || length > in->left) {
        in->damaged = true;
        return NULL;
    }
    copy = arena_copy(arena, (const char *)in->at, (size_t)length);
    get_bytes(in, (size_t)length);
    return copy;
}

static void get_terms(struct frozen_language *out, struct cursor_reader *in, size_t term_count)
{
    uint64_t telling = get_varint(in);
    uint64_t at = 0;
    uint64_t i;

    for (i = 0; i < telling && !in->damaged; i++) {
        uint64_t gap = get_varint(in);

        in->damaged = in->damaged || gap >= term_count - at;
        if (in->damaged)
            return;
        at += gap;
        out->documents[at] = get_varint(in);
        out->fallback[at] = get_varint(in);
    }
}

/* False: no memory. */
static bool get_language(struct frozen_language *out, struct cursor_reader *in, struct arena *arena,
                         size_t term_count)
{
    const char *tag = get_string(in, arena);

    out->documents = arena_alloc(arena, term_count, sizeof out->documents[0]);
    out->fallback = arena_alloc(arena, term_count, sizeof out->fallback[0]);
    if ((tag == NULL && !in->damaged) || out->documents == NULL || out->fallback == NULL)
        return false;
    if (tag != NULL)
        strncpy(out->language, tag, sizeof out->language - 1);
    out->counts.documents = get_varint(in);
    out->counts.tokens = get_varint(in);
    get_terms(out, in, term_count);
    return true;
}

static bool get_cursor(struct cursor *out, struct cursor_reader *in, struct arena *arena,
                       const struct search_request *request, const struct query_tree *tree)
{
    unsigned char mark[FINGERPRINT_SIZE];
    unsigned char flags;
    uint64_t count;
    size_t i;

    fingerprint(mark, request, tree);
    in->damaged = *(const unsigned char *)get_bytes(in, 1) != CURSOR_VERSION ||
                  memcmp(get_bytes(in, sizeof mark), mark, sizeof mark) != 0;
    flags = *(const unsigned char *)get_bytes(in, 1);
    out->relaxed = flags & 1;
    out->score = get_double(in);
    out->asset = (int64_t)(get_varint(in) & INT64_MAX);
    if (!in->damaged && (flags & 2)) {
        out->key = get_string(in, arena);
        if (out->key == NULL && !in->damaged)
            return false;
    }
    out->has_fence = flags >> 2 & 1;
    if (out->has_fence) {
        out->fence_score = get_double(in);
        out->fence_asset = (int64_t)(get_varint(in) & INT64_MAX);
    }
    count = get_varint(in);
    if (in->damaged || count > in->left) {
        in->damaged = true;
        return true;
    }
    out->languages = arena_alloc(arena, (size_t)count, sizeof out->languages[0]);
    if (out->languages == NULL)
        return false;
    for (i = 0; i < count && !in->damaged; i++)
        if (!get_language(&out->languages[i], in, arena, tree->term_count))
            return false;
    out->language_count = (size_t)count;
    in->damaged = in->damaged || in->left > 0;
    return true;
}

vitrine_status cursor_read(struct cursor *out, struct arena *arena, const char *text,
                           const struct search_request *request, const struct query_tree *tree, vitrine_error **err)
{
    struct buf bytes = BUF_INIT;
    struct cursor_reader in = {0};
    bool enough_memory = true;

    memset(out, 0, sizeof *out);
    in.damaged = !base64_decode(&bytes, text, strlen(text)) || bytes.length == 0;
    in.at = (const unsigned char *)bytes.bytes;
    in.left = bytes.length;
    if (bytes.failed)
        enough_memory = false;
    else if (!in.damaged)
        enough_memory = get_cursor(out, &in, arena, request, tree);
    buf_dispose(&bytes);
    if (!enough_memory)
        return err_nomem(err);
    if (in.damaged)
        return err_set(err, VITRINE_EINVAL, "after: this cursor does not belong to this query");
    return VITRINE_OK;
}
