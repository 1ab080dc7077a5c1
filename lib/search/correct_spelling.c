/* SPDX-License-Identifier: MIT
 * How the texts write some words in a row: with which marks, and which capitals. A few texts that have them are read; what
 * stands at the beginning of a value or sentence says less of capitals than what stands within. */
#include <string.h>

#include "base/err.h"
#include "base/utf8.h"
#include "search/correcting.h"

#define TEXTS 16          /* that are read */
#define LOOKED_AT 400     /* documents, for those with the words in a text */
#define VARIANTS 16
#define FOUND 8           /* occurrences in one value that count */
#define WITHIN 4          /* how much an occurrence within a sentence weighs against one at its beginning */
#define VALUE_BYTES 20000 /* of a value that are read */

/* --- where the words stand --- */

struct finding {
    int64_t assets[TEXTS];
    size_t kept;
    uint64_t seen;
    uint64_t most;
};

static vitrine_status see_document(void *context, const struct match_document *document, vitrine_error **err)
{
    struct finding *finding = context;
    const struct match_positions *places = &document->terms[0];

    (void)err;
    if (finding->kept < TEXTS && places->count > 0 && places->items[0].column != DOCUMENT_NAMES)
        finding->assets[finding->kept++] = document->asset;
    return ++finding->seen == finding->most ? VITRINE_DONE : VITRINE_OK;
}

static vitrine_status find(struct finding *finding, struct correcting *correcting, size_t language,
                           const struct match_slot *slots, size_t count, vitrine_error **err)
{
    static const size_t first = 0;
    const struct match_term term = {slots, count};
    const struct match_group group = {&first, 1};
    const struct match_request request = {correcting->run->languages[language], &term, 1, &group, 1, 0};
    vitrine_status s = correcting->store->ops->match(correcting->store, &request, see_document, finding, err);

    return s < 0 ? s : VITRINE_OK;
}

vitrine_status correct_count(uint64_t *out, struct correcting *correcting, size_t language, const struct match_slot *slots,
                             size_t count, uint64_t most, vitrine_error **err)
{
    struct finding finding = {.most = most};
    vitrine_status s = find(&finding, correcting, language, slots, count, err);

    *out = finding.seen;
    return s;
}

/* --- how they are written --- */

struct variant {
    const char *text;
    const char *lower; /* in written form */
    unsigned weight;
};

struct occurrence_of { /* bytes of the value */
    size_t start;
    size_t rest; /* where the second word starts, or the end */
    size_t end;
};

struct reading {
    struct correcting *correcting;
    const char *language;
    const struct match_slot *slots;
    size_t count; /* of the slots */
    struct variant variants[VARIANTS];
    size_t variant_count;
    /* the value at hand */
    const char *text;
    struct occurrence_of found[FOUND];
    size_t found_count;
    size_t starts[CORRECT_SLOTS]; /* of the tokens that matched so far */
    size_t ends[CORRECT_SLOTS];
    size_t matched;
};

static bool in_slot(const struct match_slot *slot, const struct token *token)
{
    size_t i;

    for (i = 0; i < slot->count; i++) {
        const struct match_form *form = &slot->forms[i];
        size_t skip = form->length > 0 && form->bytes[0] == DOCUMENT_PLAIN;

        if (form->length - skip == token->length && memcmp(form->bytes + skip, token->bytes, token->length) == 0)
            return true;
    }
    return false;
}

/* With one space between two words: other signs are no spelling of theirs. */
static bool is_plain_row(const struct reading *reading)
{
    size_t i;

    for (i = 1; i < reading->count; i++)
        if (reading->starts[i] != reading->ends[i - 1] + 1 || reading->text[reading->ends[i - 1]] != ' ')
            return false;
    return true;
}

static bool take_token(void *context, const struct token *token)
{
    struct reading *reading = context;

    if (!in_slot(&reading->slots[reading->matched], token))
        reading->matched = 0;
    if (in_slot(&reading->slots[reading->matched], token)) {
        reading->starts[reading->matched] = token->start;
        reading->ends[reading->matched++] = token->end;
    }
    if (reading->matched < reading->count)
        return true;
    if (is_plain_row(reading))
        reading->found[reading->found_count++] = (struct occurrence_of){
            reading->starts[0], reading->count > 1 ? reading->starts[1] : token->end, token->end};
    reading->matched = 0;
    return reading->found_count < FOUND;
}

/* Behind nothing, or the end of a sentence. */
static bool begins_sentence(const char *text, size_t at)
{
    while (at > 0 && strchr(" \t\r\n\"'(", text[at - 1]) != NULL)
        at--;
    return at == 0 || strchr(".!?:;*#-", text[at - 1]) != NULL;
}

static vitrine_status count_variant(struct reading *reading, const char *text, size_t length, const struct buf *lower,
                                    unsigned weight)
{
    struct arena *arena = reading->correcting->arena;
    struct variant *variant;
    size_t i;

    for (i = 0; i < reading->variant_count; i++) {
        variant = &reading->variants[i];
        if (strlen(variant->text) == length && memcmp(variant->text, text, length) == 0) {
            variant->weight += weight;
            return VITRINE_OK;
        }
    }
    if (reading->variant_count == VARIANTS)
        return VITRINE_OK;
    variant = &reading->variants[reading->variant_count++];
    *variant = (struct variant){arena_copy(arena, text, length), arena_copy(arena, buf_text(lower), lower->length), weight};
    return variant->text == NULL || variant->lower == NULL ? VITRINE_ENOMEM : VITRINE_OK;
}

/* A capital at the beginning of a sentence is the sentence's, unless a later word has one, too: then it is a name. */
static vitrine_status count_occurrence(struct reading *reading, const struct occurrence_of *found)
{
    struct analyzer *analyzer = reading->correcting->store->analyzer;
    const char *text = reading->text + found->start;
    size_t length = found->end - found->start;
    struct buf lower = BUF_INIT;
    struct buf rest = BUF_INIT;
    bool is_name;
    vitrine_status s = VITRINE_ENOMEM;

    analyzer_normalise(analyzer, &lower, reading->language, text, length, false);
    analyzer_normalise(analyzer, &rest, reading->language, reading->text + found->rest, found->end - found->rest, false);
    is_name = rest.length > 0 && (rest.length != found->end - found->rest ||
                                  memcmp(rest.bytes, reading->text + found->rest, rest.length) != 0);
    if (!lower.failed && !rest.failed && !begins_sentence(reading->text, found->start))
        s = count_variant(reading, text, length, &lower, WITHIN);
    else if (!lower.failed && !rest.failed)
        s = is_name ? count_variant(reading, text, length, &lower, 1)
                    : count_variant(reading, buf_text(&lower), lower.length, &lower, 1);
    buf_dispose(&lower);
    buf_dispose(&rest);
    return s;
}

static vitrine_status read_value(struct reading *reading, const char *text, size_t length, vitrine_error **err)
{
    vitrine_status s;
    size_t i;

    reading->text = text;
    reading->found_count = 0;
    reading->matched = 0;
    if (length > VALUE_BYTES)
        length = utf8_floor(text, length, VALUE_BYTES);
    s = analyzer_run(reading->correcting->store->analyzer, reading->language, text, length, take_token, reading, err);
    for (i = 0; s >= 0 && i < reading->found_count; i++)
        if (count_occurrence(reading, &reading->found[i]) < 0)
            s = err_nomem(err);
    return s;
}

static vitrine_status read_keywords(struct reading *reading, const char *joined, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    const char *item;
    size_t length;

    while (s >= 0 && record_keyword(joined, 0, &item, &length)) {
        s = read_value(reading, item, length, err);
        joined = item + length + (item[length] != '\0');
    }
    return s;
}

static vitrine_status read_asset(struct reading *reading, int64_t asset, vitrine_error **err)
{
    struct store *store = reading->correcting->store;
    struct record record;
    vitrine_status s;
    int field;

    record_init(&record);
    s = store->ops->get(store, &record, asset, err);
    for (field = FIELD_TITLE; s >= 0 && field <= FIELD_BODY; field++) {
        const char *text = record_shown_text(&record, (enum field)field, reading->language);

        if (text != NULL)
            s = field == FIELD_KEYWORDS ? read_keywords(reading, text, err) : read_value(reading, text, strlen(text), err);
    }
    record_dispose(&record);
    return s;
}

/* --- how most write them --- */

static unsigned weigh(const struct reading *reading, const char *lower)
{
    unsigned weight = 0;
    size_t i;

    for (i = 0; i < reading->variant_count; i++)
        if (lower == NULL || strcmp(reading->variants[i].lower, lower) == 0)
            weight += reading->variants[i].weight;
    return weight;
}

/* Of the written form that has more than half of the weight, the heaviest variant. */
static const struct variant *choose_variant(const struct reading *reading)
{
    const struct variant *best = NULL;
    unsigned all = weigh(reading, NULL);
    size_t i;

    for (i = 0; i < reading->variant_count; i++) {
        const struct variant *variant = &reading->variants[i];

        if (2 * weigh(reading, variant->lower) > all && (best == NULL || variant->weight > best->weight))
            best = variant;
    }
    return best;
}

vitrine_status correct_spell(struct buf *out, struct correcting *correcting, size_t language,
                             const struct match_slot *slots, size_t count, vitrine_error **err)
{
    struct reading reading = {.correcting = correcting,
                              .language = correcting->run->languages[language],
                              .slots = slots,
                              .count = count};
    struct finding finding = {.most = LOOKED_AT};
    const struct variant *best;
    vitrine_status s = find(&finding, correcting, language, slots, count, err);
    size_t i;

    for (i = 0; s >= 0 && i < finding.kept; i++)
        s = read_asset(&reading, finding.assets[i], err);
    best = s < 0 ? NULL : choose_variant(&reading);
    if (best != NULL)
        buf_string(out, best->text);
    return s >= 0 && out->failed ? err_nomem(err) : s;
}
