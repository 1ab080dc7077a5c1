/* SPDX-License-Identifier: MIT
 * Titles by the words they begin with. No store keeps them apart: they are found by their words in the index, and
 * read from their records; of many, the first few hundred. For a first word of which only the beginning is typed, the
 * store says which words most titles begin with. */
#include <string.h>

#include "base/err.h"
#include "search/suggesting.h"

#define READ 240         /* records, of all languages */
#define LEAST_READ 40    /* of one; and more than are asked for */
#define SEEN 3000        /* documents that are looked at, of all languages */
#define LEAST_SEEN 64    /* for one sequence of words */
#define STARTS 8         /* first words of titles, of one language */
#define STARTS_SEEN 64
#define WORDS_SEEN 200   /* of the index, that a word which is typed may be */
#define OPEN_WORDS 20    /* that one may become: each costs a look into the index */
#define SHORTEST_OPEN 3  /* bytes of a typed word: a shorter one may become too many */
#define SPELLINGS 8      /* texts in the pool may be one */

/* --- documents that hold a sequence of words --- */

struct gathering {
    int64_t *starts; /* assets whose title begins so */
    size_t start_count;
    size_t most_starts;
    size_t seen;
    size_t most_seen;
    bool cut;
};

static bool begins_title(const struct match_positions *positions)
{
    return positions->count > 0 && positions->items[0].column == DOCUMENT_TITLE && positions->items[0].position == 0;
}

static vitrine_status see_document(void *context, const struct match_document *document, vitrine_error **err)
{
    struct gathering *gathering = context;

    (void)err;
    gathering->cut = gathering->seen++ == gathering->most_seen || gathering->start_count == gathering->most_starts;
    if (gathering->cut)
        return VITRINE_DONE;
    if (begins_title(&document->terms[0]))
        gathering->starts[gathering->start_count++] = document->asset;
    return VITRINE_OK;
}

static vitrine_status gather(struct gathering *gathering, struct suggesting *suggesting, const char *language,
                             const struct match_slot *slots, size_t count, vitrine_error **err)
{
    static const size_t first = 0;
    const struct match_term term = {slots, count};
    const struct match_group group = {&first, 1};
    const struct match_request request = {language, &term, 1, &group, 1, 0};
    vitrine_status s;

    gathering->starts = arena_alloc(&suggesting->arena, gathering->most_starts, sizeof gathering->starts[0]);
    if (gathering->starts == NULL)
        return err_nomem(err);
    s = suggesting->store->ops->match(suggesting->store, &request, see_document, gathering, err);
    return s < 0 ? s : VITRINE_OK;
}

/* --- their titles --- */

/* A long one is no suggestion. *titles: of those that are. */
static vitrine_status read_title(uint64_t *titles, struct suggesting *suggesting, int64_t asset, const char *language,
                                 vitrine_error **err)
{
    struct record record;
    const char *title;
    vitrine_status s;

    record_init(&record);
    s = suggesting->store->ops->get(suggesting->store, &record, asset, err);
    title = s < 0 ? NULL : record_shown_text(&record, FIELD_TITLE, language);
    if (title != NULL && strlen(title) <= PHRASE_BYTES) {
        ++*titles;
        if (pool_add(&suggesting->pool, title, strlen(title), language, POOL_USED, 1) < 0)
            s = err_nomem(err);
    }
    record_dispose(&record);
    return s;
}

static vitrine_status read_titles(uint64_t *titles, struct suggesting *suggesting, const struct gathering *gathering,
                                  const char *language, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    *titles = 0;
    for (i = 0; s >= 0 && i < gathering->start_count; i++)
        s = read_title(titles, suggesting, gathering->starts[i], language, err);
    return s;
}

/* --- by the first word, of which a beginning is typed --- */

struct start {
    const char *key;
    size_t length;
    uint64_t uses;
    struct match_slot slot;
};

struct starts {
    struct suggesting *suggesting;
    const char *language;
    struct start items[STARTS]; /* the most used first */
    size_t count;
    size_t seen;
    unsigned power;
};

static vitrine_status see_start(void *context, const struct store_phrase *phrase, vitrine_error **err)
{
    struct starts *starts = context;
    struct suggest_forms forms = {
        .by = STORE_FOLDED, .key = phrase->key, .key_length = phrase->key_length, .most = WORDS_SEEN};
    size_t at = starts->count;
    vitrine_status s;

    if ((starts->count == STARTS && phrase_power(phrase->uses) != starts->power) || starts->seen++ == STARTS_SEEN)
        return VITRINE_DONE;
    starts->power = phrase_power(phrase->uses);
    while (at > 0 && starts->items[at - 1].uses < phrase->uses)
        at--;
    if (at == STARTS)
        return VITRINE_OK;
    s = suggest_find_forms(&forms, starts->suggesting, starts->language, err);
    if (s < 0 || forms.slot.count == 0)
        return s;
    if (starts->count < STARTS)
        starts->count++;
    memmove(&starts->items[at + 1], &starts->items[at], (starts->count - at - 1) * sizeof starts->items[0]);
    starts->items[at] = (struct start){.uses = phrase->uses, .slot = forms.slot};
    return VITRINE_OK;
}

/* What one language may still cost. */
struct allowance {
    size_t records;
    size_t documents;
};

/* A part of what is left, for the first of `parts`. */
static struct allowance take_part(const struct allowance *left, size_t parts)
{
    struct allowance part = {left->records / parts, left->documents / parts};

    part.records = part.records > 0 ? part.records : 1;
    part.documents = part.documents > LEAST_SEEN ? part.documents : LEAST_SEEN;
    return part;
}

static void spend(struct allowance *left, const struct gathering *gathering)
{
    left->records -= gathering->start_count < left->records ? gathering->start_count : left->records;
    left->documents -= gathering->seen < left->documents ? gathering->seen : left->documents;
}

/* Titles that begin with one word. */
static vitrine_status read_start(struct allowance *left, struct suggesting *suggesting, const struct start *start,
                                 const char *language, size_t parts, vitrine_error **err)
{
    struct allowance part = take_part(left, parts);
    struct gathering gathering = {.most_starts = part.records, .most_seen = part.documents};
    size_t before = suggesting->pool.count;
    uint64_t titles = 0;
    vitrine_status s = gather(&gathering, suggesting, language, &start->slot, 1, err);

    if (s >= 0)
        s = read_titles(&titles, suggesting, &gathering, language, err);
    pool_scale(&suggesting->pool, before, titles, gathering.cut ? start->uses : titles);
    spend(left, &gathering);
    return s;
}

/* No title has more uses than there are titles with its first word: can one still be among the first? */
static bool is_hopeless(const struct suggesting *suggesting, uint64_t uses)
{
    const struct pool *pool = &suggesting->pool;
    size_t before = 0;
    size_t i;

    for (i = 0; i < pool->count; i++)
        before += pool->items[i].uses > uses;
    return before >= 2 * (size_t)suggesting->request->limit + SPELLINGS;
}

static size_t share(const struct suggesting *suggesting, size_t all)
{
    size_t least = LEAST_READ + 2 * (size_t)suggesting->request->limit;
    size_t one = all / suggesting->language_count;

    return one < least ? least : one;
}

static vitrine_status by_first_word(struct suggesting *suggesting, const char *language, vitrine_error **err)
{
    const struct typing_word *word = &suggesting->typing.words[0];
    struct starts starts = {.suggesting = suggesting, .language = language};
    struct allowance left = {share(suggesting, READ), SEEN / suggesting->language_count};
    struct store *store = suggesting->store;
    vitrine_status s = store->ops->phrases(store, language, PHRASE_TITLE, word->folded, word->folded_length, see_start,
                                           &starts, err);
    size_t i;

    for (i = 0; s >= 0 && i < starts.count && !is_hopeless(suggesting, starts.items[i].uses); i++) {
        s = read_start(&left, suggesting, &starts.items[i], language, starts.count - i, err);
        if (s >= 0)
            s = budget_check(store->budget, "suggest", err);
    }
    return s;
}

/* --- by several words --- */

/* The slots of the words typed; *count 0: one is in no text. A last word that may become too many has none: whether a
 * title goes on with it is seen when it is read. */
static vitrine_status find_slots(struct match_slot slots[TYPING_WORDS], size_t *count, struct suggesting *suggesting,
                                 const char *language, vitrine_error **err)
{
    const struct typing *typing = &suggesting->typing;
    vitrine_status s = VITRINE_OK;
    size_t i;

    *count = 0;
    for (i = 0; s >= 0 && i < typing->count; i++) {
        bool open = typing->open && i + 1 == typing->count;
        struct suggest_forms forms = {.word = i,
                                      .by = open ? STORE_FOLDED_PREFIX : STORE_FOLDED,
                                      .key = typing->words[i].folded,
                                      .key_length = typing->words[i].folded_length,
                                      .other_key = typing->words[i].other,
                                      .most = open ? OPEN_WORDS : WORDS_SEEN};

        if (open && i > 0 && forms.key_length < SHORTEST_OPEN)
            break;
        s = suggest_find_forms(&forms, suggesting, language, err);
        if (open && i > 0 && forms.cut)
            break;
        if (s >= 0 && forms.slot.count == 0) {
            *count = 0;
            break;
        }
        slots[(*count)++] = forms.slot;
    }
    return s;
}

static vitrine_status by_words(struct suggesting *suggesting, size_t language, vitrine_error **err)
{
    const char *tag = suggesting->languages[language];
    struct match_slot slots[TYPING_WORDS];
    struct gathering gathering = {.most_starts = share(suggesting, READ),
                                  .most_seen = SEEN / suggesting->language_count};
    uint64_t titles = 0;
    size_t count;
    vitrine_status s = find_slots(slots, &count, suggesting, tag, err);

    if (s < 0 || count == 0)
        return s;
    s = gather(&gathering, suggesting, tag, slots, count, err);
    return s < 0 ? s : read_titles(&titles, suggesting, &gathering, tag, err);
}

vitrine_status suggest_titles(struct suggesting *suggesting, size_t language, vitrine_error **err)
{
    if (suggesting->typing.count == 1 && suggesting->typing.open)
        return by_first_word(suggesting, suggesting->languages[language], err);
    return by_words(suggesting, language, err);
}
