/* SPDX-License-Identifier: MIT
 * A correction: what stands for the words that occur nowhere, put into the query as the texts write it, and held against
 * the catalogue. */
#include "search/correct.h"

#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "search/correcting.h"

#define ATTEMPTS 6 /* queries that are tried */

/* The candidates of each unknown word, and which one each takes now. A word without any stays as it is typed. */
struct choice {
    struct candidates of[CORRECT_UNKNOWN];
    size_t chosen[CORRECT_UNKNOWN];
};

static const struct candidate *chosen_for(const struct choice *choice, size_t unknown)
{
    return choice->of[unknown].count > 0 ? &choice->of[unknown].items[choice->chosen[unknown]] : NULL;
}

static vitrine_status find_candidates(struct choice *choice, struct correcting *correcting, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < correcting->unknown_count; i++)
        s = correct_find_candidates(&choice->of[i], correcting, correcting->unknown[i], err);
    return s;
}

/* --- the words that are written anew --- */

/* Words [first, last] of the query and the slots that stand for them, one after another. */
struct stretch {
    size_t first;
    size_t last;
    struct match_slot slots[CORRECT_SLOTS];
    size_t count;
    size_t language;
};

static struct stretch stretch_of(const struct candidate *candidate)
{
    struct stretch stretch = {.first = candidate->first,
                              .last = candidate->last,
                              .count = candidate->count,
                              .language = candidate->language};

    memcpy(stretch.slots, candidate->slots, candidate->count * sizeof stretch.slots[0]);
    return stretch;
}

/* The slot of a word that is beside a stretch: of one that is unknown, its candidate's. No forms: it is not to be written
 * with it. */
static vitrine_status slot_beside(struct match_slot *slot, struct correcting *correcting, const struct choice *choice,
                                  const struct stretch *stretch, size_t beside, vitrine_error **err)
{
    const struct correct_word *word = &correcting->words[beside];
    uint64_t documents;
    size_t i;

    *slot = (struct match_slot){NULL, 0};
    for (i = 0; i < correcting->unknown_count; i++) {
        const struct candidate *candidate = chosen_for(choice, i);

        if (candidate != NULL && candidate->first == beside && candidate->last == beside && candidate->count == 1 &&
            candidate->language == stretch->language)
            *slot = candidate->slots[0];
    }
    if (word->unknown || word->marked)
        return VITRINE_OK;
    return correct_look_up(slot, &documents, correcting, stretch->language, word->folded, word->folded_length, err);
}

/* Take the word before it, or behind it, in, if texts have them side by side and it was typed without marks. */
static vitrine_status widen(struct stretch *stretch, struct correcting *correcting, const struct choice *choice, bool before,
                            vitrine_error **err)
{
    size_t beside = before ? stretch->first - 1 : stretch->last + 1;
    struct stretch wider = *stretch;
    struct match_slot slot;
    uint64_t documents = 0;
    vitrine_status s;

    if (stretch->count == CORRECT_SLOTS || (before ? stretch->first == 0 : beside >= correcting->count) ||
        !correcting->words[before ? stretch->first : beside].follows)
        return VITRINE_OK;
    s = slot_beside(&slot, correcting, choice, stretch, beside, err);
    if (s < 0 || slot.count == 0)
        return s;
    memcpy(&wider.slots[before], stretch->slots, stretch->count * sizeof wider.slots[0]);
    wider.slots[before ? 0 : stretch->count] = slot;
    wider.count++;
    wider.first -= before;
    wider.last += !before;
    s = correct_count(&documents, correcting, stretch->language, wider.slots, wider.count, 1, err);
    if (s >= 0 && documents > 0)
        *stretch = wider;
    return s;
}

static void append_plain(struct buf *out, const struct candidate *candidate)
{
    size_t i;

    for (i = 0; i < candidate->count; i++) {
        if (i > 0)
            buf_char(out, ' ');
        buf_string(out, candidate->words[i]);
    }
}

/* How the candidate is written with what stands beside it, else alone, else without marks. */
static vitrine_status spell(struct buf *out, struct stretch *stretch, struct correcting *correcting,
                            const struct choice *choice, const struct candidate *candidate, vitrine_error **err)
{
    vitrine_status s;

    *stretch = stretch_of(candidate);
    s = widen(stretch, correcting, choice, true, err);
    if (s >= 0)
        s = widen(stretch, correcting, choice, false, err);
    if (s >= 0)
        s = correct_spell(out, correcting, stretch->language, stretch->slots, stretch->count, err);
    if (s < 0 || out->length > 0)
        return s;
    if (stretch->count > candidate->count) {
        *stretch = stretch_of(candidate);
        s = correct_spell(out, correcting, stretch->language, stretch->slots, stretch->count, err);
    }
    if (s >= 0 && out->length == 0)
        append_plain(out, candidate);
    return s >= 0 && out->failed ? err_nomem(err) : s;
}

/* --- the query, written anew --- */

/* One candidate as words, and of which words of the query they stand in the place. */
static vitrine_status write_candidate(struct buf *words, struct stretch *stretch, struct correcting *correcting,
                                      const struct choice *choice, const struct candidate *candidate, bool plain,
                                      vitrine_error **err)
{
    *stretch = stretch_of(candidate);
    if (!plain && !correcting->words[candidate->first].whole)
        return spell(words, stretch, correcting, choice, candidate, err);
    append_plain(words, candidate);
    return words->failed ? err_nomem(err) : VITRINE_OK;
}

/* Put it behind what is written of the query's text so far, which is its first *done bytes. */
static vitrine_status put_candidate(struct buf *out, size_t *done, struct correcting *correcting,
                                    const struct choice *choice, const struct candidate *candidate, bool plain,
                                    vitrine_error **err)
{
    const struct correct_word *query = correcting->words;
    struct stretch stretch;
    struct buf words = BUF_INIT;
    vitrine_status s = write_candidate(&words, &stretch, correcting, choice, candidate, plain, err);

    if (s >= 0 && query[stretch.first].start < *done) { /* its neighbour is written already: by itself */
        buf_clear(&words);
        s = write_candidate(&words, &stretch, correcting, choice, candidate, true, err);
    }
    if (s >= 0) {
        buf_append(out, correcting->run->request->text + *done, query[stretch.first].start - *done);
        buf_append(out, buf_text(&words), words.length);
        *done = query[stretch.last].end;
    }
    buf_dispose(&words);
    return s;
}

/* With the chosen candidates in place; plain: without the marks and capitals of the texts. */
static vitrine_status write_query(struct buf *out, struct correcting *correcting, const struct choice *choice, bool plain,
                                  vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t done = 0;
    size_t i;

    for (i = 0; s >= 0 && i < correcting->unknown_count; i++) {
        const struct candidate *candidate = chosen_for(choice, i);

        if (candidate != NULL && correcting->words[candidate->first].start >= done)
            s = put_candidate(out, &done, correcting, choice, candidate, plain, err);
    }
    buf_string(out, correcting->run->request->text + done);
    return s >= 0 && out->failed ? err_nomem(err) : s;
}

/* --- does it find something? --- */

static vitrine_status finds(bool *out, struct correcting *correcting, const struct buf *text, vitrine_error **err)
{
    struct search_request request = *correcting->run->request;
    int64_t *ids = NULL;
    size_t count = 0;
    vitrine_status s;

    *out = false;
    if (strcmp(text->bytes, request.text) == 0 || text->length > QUERY_MAX_BYTES)
        return VITRINE_OK;
    request.text = text->bytes;
    request.all_words = true;
    s = query_parse(&request.tree, text->bytes, correcting->store->analyzer, err);
    if (s < 0)
        return s;
    s = search_ids(&ids, &count, correcting->run->context, &request, err);
    *out = s >= 0 && count > 0;
    if (s >= 0)
        mem_free(ids);
    query_tree_dispose(&request.tree);
    return s;
}

/* The query as the texts write it, else without marks; into the page if it finds something. */
static vitrine_status attempt(bool *done, struct correcting *correcting, const struct choice *choice, vitrine_error **err)
{
    struct buf text = BUF_INIT;
    bool plain = false;
    vitrine_status s = VITRINE_OK;

    for (;;) {
        buf_clear(&text);
        s = write_query(&text, correcting, choice, plain, err);
        if (s >= 0)
            s = finds(done, correcting, &text, err);
        if (s < 0 || *done || plain)
            break;
        plain = true;
    }
    if (s >= 0 && *done) {
        correcting->run->page->did_you_mean = buf_take(&text);
        if (correcting->run->page->did_you_mean == NULL)
            s = err_nomem(err);
    }
    buf_dispose(&text);
    return s;
}

/* The best of each, then with another in the place of one, the nearest to the best first. */
static bool next_choice(struct choice *choice, size_t number, size_t words)
{
    size_t word = number > 0 ? (number - 1) % words : 0;
    size_t rank = number > 0 ? (number - 1) / words + 1 : 0;

    memset(choice->chosen, 0, sizeof choice->chosen);
    if (number > 0 && rank >= choice->of[word].count)
        return false;
    choice->chosen[word] = rank;
    return true;
}

static vitrine_status correct(struct correcting *correcting, vitrine_error **err)
{
    struct choice choice = {.chosen = {0}};
    bool done = false;
    vitrine_status s = correct_find_unknown(correcting, err);
    size_t number;

    if (s >= 0)
        s = find_candidates(&choice, correcting, err);
    for (number = 0; s >= 0 && correcting->unknown_count > 0 && !done && number < ATTEMPTS; number++)
        if (next_choice(&choice, number, correcting->unknown_count))
            s = attempt(&done, correcting, &choice, err);
    return s;
}

vitrine_status correct_query(struct run *run, vitrine_error **err)
{
    struct correcting correcting = {.run = run, .arena = &run->arena, .store = run->store};
    vitrine_error *why = NULL;
    vitrine_status s;

    if (run->request->text == NULL || run->has_cursor || run->expansions == NULL || (run->total > 0 && !run->relaxed))
        return VITRINE_OK;
    s = correct(&correcting, &why);
    if (s == VITRINE_ELIMIT) {
        vitrine_error_free(why);
        return VITRINE_OK;
    }
    if (err != NULL && *err == NULL)
        *err = why;
    else
        vitrine_error_free(why);
    return s < 0 ? s : VITRINE_OK;
}
