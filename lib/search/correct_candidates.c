/* SPDX-License-Identifier: MIT
 * Words of the catalogue that may have been meant by one that it has not: those one slip away, or typed with the keys of
 * an input method that was off; two words that were written
 * as one, one that was written as two; of long words, those two slips away that begin alike. Each is looked up: the
 * vocabulary is never walked. Of scripts without spaces, keywords one slip away. */
#include <string.h>

#include "base/err.h"
#include "search/correcting.h"
#include "text/nearby.h"
#include "text/telex.h"

#define SHORTEST 2       /* bytes of a word, or of a part of one, that is corrected or corrects */
#define SPLIT_SLIP 1
#define TWO_SLIPS 4
#define LONG_WORD 7      /* letters: from here on two slips are one word's */
#define BEGINNING 2      /* bytes that such words share */
#define BEGIN_ALIKE 2000 /* of them that are looked at */
#define TOGETHER 200     /* texts that are counted */
#define PHRASES 2000     /* keywords of a language that are looked at, the most used */
#define PHRASE_LETTERS 3 /* a shorter one is no longer itself with another letter */

struct search {
    struct correcting *correcting;
    struct candidates *out;
    size_t word; /* that is corrected */
    size_t language;
    vitrine_error **err;
    vitrine_status status;
};

/* --- which is better --- */

static unsigned magnitude(uint64_t count)
{
    return count == 0 ? 0 : 1 + phrase_power(count * count); /* in powers of two */
}

/* Those that stand beside the neighbours come first; then the smaller slip, then the more frequent. */
static bool is_better(const struct candidate *a, const struct candidate *b)
{
    if (magnitude(a->together) != magnitude(b->together))
        return a->together > b->together;
    if (a->slip != b->slip)
        return a->slip < b->slip;
    if (a->documents != b->documents)
        return a->documents > b->documents;
    return strcmp(a->words[0], b->words[0]) < 0;
}

static bool is_same(const struct candidate *a, const struct candidate *b)
{
    size_t i;

    if (a->first != b->first || a->last != b->last || a->count != b->count)
        return false;
    for (i = 0; i < a->count; i++)
        if (strcmp(a->words[i], b->words[i]) != 0)
            return false;
    return true;
}

/* In its place; of one that is there already the better stays. */
static void keep(struct candidates *out, const struct candidate *candidate)
{
    size_t at;
    size_t i;

    for (i = 0; i < out->count; i++)
        if (is_same(&out->items[i], candidate)) {
            if (!is_better(candidate, &out->items[i]))
                return;
            memmove(&out->items[i], &out->items[i + 1], (out->count - i - 1) * sizeof out->items[0]);
            out->count--;
            break;
        }
    for (at = out->count; at > 0 && is_better(candidate, &out->items[at - 1]);)
        at--;
    if (at == CORRECT_CANDIDATES)
        return;
    if (out->count < CORRECT_CANDIDATES)
        out->count++;
    memmove(&out->items[at + 1], &out->items[at], (out->count - at - 1) * sizeof out->items[0]);
    out->items[at] = *candidate;
}

/* --- beside its neighbours --- */

static vitrine_status count_beside(struct search *search, struct candidate *candidate, size_t neighbour, bool before)
{
    struct correcting *correcting = search->correcting;
    const struct correct_word *word = &correcting->words[neighbour];
    struct match_slot slots[3];
    struct match_slot slot;
    uint64_t documents = 0;
    uint64_t together = 0;
    vitrine_status s = correct_look_up(&slot, &documents, correcting, candidate->language, word->folded,
                                       word->folded_length, search->err);

    if (s < 0 || documents == 0)
        return s;
    memcpy(&slots[before], candidate->slots, candidate->count * sizeof slots[0]);
    slots[before ? 0 : candidate->count] = slot;
    s = correct_count(&together, correcting, candidate->language, slots, candidate->count + 1, TOGETHER, search->err);
    candidate->together += together;
    return s;
}

static vitrine_status count_together(struct search *search, struct candidate *candidate)
{
    const struct correcting *correcting = search->correcting;
    size_t next = candidate->last + 1;
    vitrine_status s = VITRINE_OK;

    if (candidate->count == 2)
        s = correct_count(&candidate->together, search->correcting, candidate->language, candidate->slots, 2, TOGETHER,
                          search->err);
    if (s >= 0 && correcting->words[candidate->first].follows && !correcting->words[candidate->first - 1].unknown)
        s = count_beside(search, candidate, candidate->first - 1, true);
    if (s >= 0 && next < correcting->count && correcting->words[next].follows && !correcting->words[next].unknown)
        s = count_beside(search, candidate, next, false);
    return s;
}

/* --- one that was looked up --- */

/* Of a word typed with marks: those spelled most like it. */
static void keep_marked_alike(const struct search *search, struct match_slot *slot)
{
    const struct correct_word *word = &search->correcting->words[search->word];
    struct match_form *forms = (struct match_form *)(uintptr_t)slot->forms; /* ours, in the arena */
    unsigned least = 3;
    size_t kept = 0;
    size_t i;

    if (!word->marked)
        return;
    for (i = 0; i < slot->count; i++) {
        unsigned distance = nearby_distance(forms[i].bytes, forms[i].length, word->written, word->length, 2);

        if (distance < least) {
            least = distance;
            kept = 0;
        }
        if (distance == least)
            forms[kept++] = forms[i];
    }
    slot->count = kept;
}

static vitrine_status offer(struct search *search, struct candidate *candidate)
{
    size_t i;
    vitrine_status s;

    for (i = 0; i < candidate->count; i++)
        if (candidate->words[i] == NULL)
            return err_nomem(search->err);
    s = count_together(search, candidate);
    if (s >= 0)
        keep(search->out, candidate);
    return s;
}

/* One word for the words first to last. */
static vitrine_status try_word(struct search *search, const char *folded, size_t length, size_t first, size_t last,
                               unsigned slip)
{
    struct candidate candidate = {
        .first = first, .last = last, .count = 1, .language = search->language, .slip = slip};
    vitrine_status s = correct_look_up(&candidate.slots[0], &candidate.documents, search->correcting, search->language,
                                       folded, length, search->err);

    if (s < 0 || candidate.documents == 0)
        return s;
    if (first == last)
        keep_marked_alike(search, &candidate.slots[0]);
    candidate.words[0] = arena_copy(search->correcting->arena, folded, length);
    return offer(search, &candidate);
}

/* --- one slip away --- */

static bool see_nearby(void *context, const char *word, size_t length, unsigned slip)
{
    struct search *search = context;

    if (length < SHORTEST)
        return true;
    search->status = try_word(search, word, length, search->word, search->word, slip);
    return search->status >= 0;
}

static vitrine_status find_nearby(struct search *search)
{
    const struct correct_word *word = &search->correcting->words[search->word];
    char undone[TELEX_BYTES];
    size_t undone_length;

    if (search->correcting->run->request->marks == EXPAND_STRICT)
        search->status = try_word(search, word->folded, word->folded_length, search->word, search->word, 0);
    if (search->status >= 0 && telex_undo(undone, &undone_length, word->folded, word->folded_length))
        search->status = try_word(search, undone, undone_length, search->word, search->word, 0);
    if (search->status >= 0 && word->folded_length >= SHORTEST)
        nearby_each(word->folded, word->folded_length, see_nearby, search);
    return search->status;
}

/* --- written as one, written as two --- */

static bool is_border(const struct correct_word *word, size_t at)
{
    return ((unsigned char)word->folded[at] & 0xc0) != 0x80;
}

static vitrine_status try_parts(struct search *search, size_t cut)
{
    struct correcting *correcting = search->correcting;
    const struct correct_word *word = &correcting->words[search->word];
    struct candidate candidate = {.first = search->word,
                                  .last = search->word,
                                  .count = 2,
                                  .language = search->language,
                                  .slip = SPLIT_SLIP};
    uint64_t documents = 0;
    vitrine_status s = correct_look_up(&candidate.slots[0], &documents, correcting, search->language, word->folded, cut,
                                       search->err);

    if (s >= 0 && documents > 0)
        s = correct_look_up(&candidate.slots[1], &candidate.documents, correcting, search->language, word->folded + cut,
                            word->folded_length - cut, search->err);
    if (s < 0 || documents == 0 || candidate.documents == 0)
        return s;
    if (documents < candidate.documents)
        candidate.documents = documents;
    candidate.words[0] = arena_copy(correcting->arena, word->folded, cut);
    candidate.words[1] = arena_copy(correcting->arena, word->folded + cut, word->folded_length - cut);
    return offer(search, &candidate);
}

static vitrine_status find_parts(struct search *search)
{
    const struct correct_word *word = &search->correcting->words[search->word];
    vitrine_status s = VITRINE_OK;
    size_t cut;

    for (cut = SHORTEST; s >= 0 && cut + SHORTEST <= word->folded_length && word->folded_length <= NEARBY_BYTES; cut++)
        if (is_border(word, cut))
            s = try_parts(search, cut);
    return s;
}

static vitrine_status try_joined(struct search *search, size_t first)
{
    const struct correct_word *left = &search->correcting->words[first];
    const struct correct_word *right = left + 1;
    char joined[NEARBY_BYTES];

    if (!right->follows || left->folded_length + right->folded_length > sizeof joined)
        return VITRINE_OK;
    memcpy(joined, left->folded, left->folded_length);
    memcpy(joined + left->folded_length, right->folded, right->folded_length);
    return try_word(search, joined, left->folded_length + right->folded_length, first, first + 1, SPLIT_SLIP);
}

static vitrine_status find_joined(struct search *search)
{
    vitrine_status s = search->word > 0 ? try_joined(search, search->word - 1) : VITRINE_OK;

    return s < 0 || search->word + 1 >= search->correcting->count ? s : try_joined(search, search->word);
}

/* --- two slips away --- */

struct beginning {
    struct search *search;
    struct buf folded;
    size_t seen;
};

static vitrine_status see_alike(void *context, const struct store_word *found, vitrine_error **err)
{
    struct beginning *beginning = context;
    struct search *search = beginning->search;
    const struct correct_word *word = &search->correcting->words[search->word];

    if (beginning->seen++ == BEGIN_ALIKE)
        return VITRINE_DONE;
    buf_clear(&beginning->folded);
    analyzer_fold(search->correcting->store->analyzer, &beginning->folded, found->word, found->length);
    if (beginning->folded.failed)
        return err_nomem(err);
    if (nearby_distance(buf_text(&beginning->folded), beginning->folded.length, word->folded, word->folded_length, 2) != 2)
        return VITRINE_OK;
    return try_word(search, beginning->folded.bytes, beginning->folded.length, search->word, search->word, TWO_SLIPS);
}

static vitrine_status find_farther(struct search *search)
{
    struct beginning beginning = {.search = search};
    const struct correct_word *word = &search->correcting->words[search->word];
    struct store *store = search->correcting->store;
    vitrine_status s;

    if (word->folded_length < LONG_WORD || !is_border(word, BEGINNING))
        return VITRINE_OK;
    s = store->ops->words(store, search->correcting->run->languages[search->language], STORE_FOLDED_PREFIX, word->folded,
                          BEGINNING, see_alike, &beginning, search->err);
    buf_dispose(&beginning.folded);
    return s < 0 ? s : VITRINE_OK;
}

/* --- whole phrases, where there are no spaces --- */

struct phrase_walk {
    struct search *search;
    struct buf joined; /* the key of the phrase at hand, without its spaces */
    size_t seen;
};

static vitrine_status see_phrase(void *context, const struct store_phrase *phrase, vitrine_error **err)
{
    struct phrase_walk *walk = context;
    struct search *search = walk->search;
    const struct correct_word *word = &search->correcting->words[search->word];
    struct candidate candidate = {.first = search->word, .last = search->word, .count = 1, .language = search->language};
    size_t i;

    if (walk->seen++ == PHRASES)
        return VITRINE_DONE;
    buf_clear(&walk->joined);
    for (i = 0; i < phrase->key_length; i++)
        if (phrase->key[i] != ' ')
            buf_char(&walk->joined, phrase->key[i]);
    if (walk->joined.failed)
        return err_nomem(err);
    if (nearby_distance(buf_text(&walk->joined), walk->joined.length, word->folded, word->folded_length, 1) != 1)
        return VITRINE_OK;
    candidate.words[0] = arena_copy(search->correcting->arena, phrase->text, phrase->length);
    candidate.documents = phrase->uses;
    return offer(search, &candidate);
}

static vitrine_status find_phrase(struct search *search)
{
    struct phrase_walk walk = {.search = search};
    struct store *store = search->correcting->store;
    vitrine_status s = store->ops->phrases(store, search->correcting->run->languages[search->language], PHRASE_KEYWORD, "",
                                           0, see_phrase, &walk, search->err);

    buf_dispose(&walk.joined);
    return s < 0 ? s : VITRINE_OK;
}

static size_t count_letters(const struct correct_word *word)
{
    size_t count = 0;
    size_t i;

    for (i = 0; i < word->folded_length; i++)
        count += is_border(word, i);
    return count;
}

/* --- all --- */

typedef vitrine_status finder(struct search *search);

static vitrine_status ask_languages(struct search *search, finder *find)
{
    vitrine_status s = VITRINE_OK;

    for (search->language = 0; s >= 0 && search->language < search->correcting->run->language_count; search->language++)
        s = find(search);
    return s;
}

vitrine_status correct_find_candidates(struct candidates *out, struct correcting *correcting, size_t word,
                                       vitrine_error **err)
{
    struct search search = {.correcting = correcting, .out = out, .word = word, .err = err};
    vitrine_status s;

    if (correcting->words[word].whole)
        return count_letters(&correcting->words[word]) < PHRASE_LETTERS ? VITRINE_OK : ask_languages(&search, find_phrase);
    s = ask_languages(&search, find_nearby);
    if (s >= 0)
        s = ask_languages(&search, find_joined);
    if (s >= 0)
        s = ask_languages(&search, find_parts);
    return s < 0 || out->count > 0 ? s : ask_languages(&search, find_farther);
}
