/* SPDX-License-Identifier: MIT
 * Where the terms of a query stand in a value; see scan.h. */
#include "search/scan.h"

#include <string.h>

#include "base/alloc.h"
#include "base/err.h"

void scan_dispose(struct scan *scan)
{
    mem_free(scan->places);
    mem_free(scan->spans);
    buf_dispose(&scan->words);
}

/* --- the tokens of a value --- */

struct word {
    const char *bytes;
    size_t length;
};

static bool take_token(void *context, const struct token *token)
{
    struct scan *scan = context;
    if (!mem_grow(&scan->places, &scan->place_capacity, scan->place_count, sizeof scan->places[0])) {
        scan->failed = true;
        return false;
    }
    scan->places[scan->place_count++] = (struct place){token->start, token->end, scan->words.length};
    buf_append(&scan->words, token->bytes, token->length);
    if (token->marked && scan->prefix == DOCUMENT_PLAIN)
        scan->prefix = '\0';
    scan->failed = scan->failed || scan->words.failed;
    return !scan->failed;
}

static struct word word_at(const struct scan *scan, size_t i)
{
    size_t start = scan->places[i].word;
    size_t end = i + 1 < scan->place_count ? scan->places[i + 1].word : scan->words.length;

    return (struct word){scan->words.bytes + start, end - start};
}

static bool is_form(const struct scan *scan, const struct match_form *form, const struct word *word)
{
    char prefix = form->length > 0 ? form->bytes[0] : '\0';
    size_t skip = prefix == DOCUMENT_PLAIN || prefix == DOCUMENT_DAMAGED;
    size_t length = form->length - skip;

    if ((skip && prefix != scan->prefix) || (form->prefix ? word->length < length : word->length != length))
        return false;
    return memcmp(form->bytes + skip, word->bytes, length) == 0;
}

static bool in_slot(const struct scan *scan, const struct match_slot *slot, const struct word *word)
{
    size_t i;

    for (i = 0; i < slot->count; i++)
        if (is_form(scan, &slot->forms[i], word))
            return true;
    return false;
}

static bool stands_here(const struct scan *scan, const struct alternative *alternative, size_t token_count,
                        size_t first)
{
    size_t i;

    if (first + token_count > scan->place_count)
        return false;
    for (i = 0; i < token_count; i++) {
        struct word word = word_at(scan, first + i);

        if (!in_slot(scan, &alternative->slots[i], &word))
            return false;
    }
    return true;
}

static void add_span(struct scan *scan, size_t first, size_t token_count, enum tier by, size_t term)
{
    if (!mem_grow(&scan->spans, &scan->span_capacity, scan->span_count, sizeof scan->spans[0])) {
        scan->failed = true;
        return;
    }
    scan->spans[scan->span_count++] =
        (struct span){scan->places[first].start, scan->places[first + token_count - 1].end, by, term, first};
}

/* A word that is only nearly right is no match but beside another. */
static bool is_lonely(const struct scan *scan, size_t i)
{
    const struct span *span = &scan->spans[i];

    if (span->by != TIER_FUZZY || scan->tree->terms[span->term].token_count > 1)
        return false;
    return !(i > 0 && scan->spans[i - 1].place + 1 >= span->place) &&
           !(i + 1 < scan->span_count && scan->spans[i + 1].place == span->place + 1);
}

static void drop_lonely(struct scan *scan)
{
    size_t kept = 0;
    size_t i;

    for (i = 0; i < scan->span_count; i++)
        if (!is_lonely(scan, i))
            scan->spans[kept++] = scan->spans[i];
    scan->span_count = kept;
}

/* The spans that begin at one token: of each term the best alternative; the longest term wins the place. */
static void match_place(struct scan *scan, size_t first)
{
    size_t best_length = 0;
    size_t best_term = 0;
    enum tier best_tier = TIER_WRITTEN;
    size_t t;
    size_t a;

    for (t = 0; t < scan->tree->term_count; t++) {
        const struct query_term *term = &scan->tree->terms[t];
        const struct expanded_term *forms = &scan->expansion->terms[t];

        if (term->excluded || term->token_count <= best_length ||
            (term->columns != 0 && !(term->columns >> scan->column & 1)))
            continue;
        for (a = 0; a < forms->alternative_count; a++) {
            if (!stands_here(scan, &forms->alternatives[a], term->token_count, first))
                continue;
            best_length = term->token_count;
            best_term = t;
            best_tier = forms->alternatives[a].tier;
            break;
        }
    }
    if (best_length > 0)
        add_span(scan, first, best_length, best_tier, best_term);
}

vitrine_status scan_value(struct scan *scan, struct analyzer *analyzer, const char *language, const char *text,
                          size_t length, vitrine_error **err)
{
    vitrine_status s;
    size_t i;

    buf_reserve(&scan->words, length);
    s = document_tokens(analyzer, language, scan->prefix, text, length, take_token, scan, err);
    if (s < 0)
        return s;
    for (i = 0; scan->expansion != NULL && i < scan->place_count && !scan->failed; i++)
        match_place(scan, i);
    drop_lonely(scan);
    return scan->failed ? err_nomem(err) : VITRINE_OK;
}
