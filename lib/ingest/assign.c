/* SPDX-License-Identifier: MIT
 * Which of several values counts; see assign.h.
 *
 * Of one source, field and language one value is kept: one whose language the file said (claim.h), then the
 * tag without region, then the first. Across sources all are kept and the record decides what shows, but for
 * one rule: a value whose language the file did not say is dropped where it would hide one, of a source that
 * stands lower, whose language was said. So a guess never masks a tagged value. */
#include "ingest/assign.h"

#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/err.h"
#include "ingest/damage.h"

/* --- one value for each source, field and language --- */

static bool same_place(const struct claim *a, const struct claim *b)
{
    return a->value->field == b->value->field && strcmp(a->language, b->language) == 0;
}

/* `a` stands before `b` in the files. */
static bool first_counts(const struct claim *a, const struct claim *b)
{
    bool a_is_said = a->certainty == CERTAINTY_SAID;

    if (a_is_said != (b->certainty == CERTAINTY_SAID))
        return a_is_said;
    return a->regional <= b->regional;
}

static vitrine_status warn_of_rival(const struct claim *loser, const struct claim *winner,
                                    const struct claim_file *files, const struct claim_rules *rules,
                                    vitrine_error **err)
{
    const struct claim_file *file = &files[loser->file];
    const char *tag = loser->value->language[0] != '\0' ? loser->value->language : loser->language;
    const char *field = field_name(loser->value->field);

    if (loser->certainty != CERTAINTY_SAID || strcmp(loser->value->text, winner->value->text) == 0)
        return VITRINE_OK;
    if (winner->file != loser->file)
        return claim_warn(rules, file, err, "%s in %s is left out: %s has another", field, tag,
                          files[winner->file].name);
    return claim_warn(rules, file, err, "%s in %s is left out: there is another in %s", field, tag,
                      winner->value->language[0] != '\0' ? winner->value->language : winner->language);
}

static vitrine_status drop_rivals(struct claims *claims, const struct claim_file *files,
                                  const struct claim_rules *rules, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;
    size_t j;

    for (j = 1; j < claims->count && s >= 0; j++) {
        struct claim *later = &claims->items[j];

        for (i = 0; i < j && !later->dropped && later->value->field != FIELD_KEYWORDS && s >= 0; i++) {
            struct claim *earlier = &claims->items[i];
            bool first = first_counts(earlier, later);

            if (earlier->dropped || earlier->value->source != later->value->source ||
                !same_place(earlier, later))
                continue;
            (first ? later : earlier)->dropped = true;
            s = warn_of_rival(first ? later : earlier, first ? earlier : later, files, rules, err);
        }
    }
    return s;
}

static bool would_mask(const struct claim *open, const struct claim *said)
{
    enum field field = open->value->field;

    return open->certainty != CERTAINTY_SAID && said->certainty == CERTAINTY_SAID && !said->dropped &&
           same_place(open, said) &&
           source_rank(field, open->value->source) <= source_rank(field, said->value->source);
}

static void drop_masks(struct claims *claims)
{
    size_t i;
    size_t j;

    for (i = 0; i < claims->count; i++) {
        struct claim *open = &claims->items[i];

        if (open->value->field == FIELD_KEYWORDS)
            continue;
        for (j = 0; j < claims->count && !open->dropped; j++)
            open->dropped = would_mask(open, &claims->items[j]);
    }
}

/* --- keywords --- */

struct keywords {
    enum source source;
    const char *language; /* borrowed from a claim */
    struct buf joined;    /* '\n' before and behind each */
};

struct keyword_lists {
    struct keywords *items;
    size_t count;
    size_t capacity;
};

static struct keywords *keywords_for(struct keyword_lists *lists, const struct claim *claim)
{
    size_t i;

    for (i = 0; i < lists->count; i++)
        if (lists->items[i].source == claim->value->source &&
            strcmp(lists->items[i].language, claim->language) == 0)
            return &lists->items[i];
    if (!mem_grow(&lists->items, &lists->capacity, lists->count, sizeof *lists->items))
        return NULL;
    lists->items[i] = (struct keywords){claim->value->source, claim->language, BUF_INIT};
    buf_char(&lists->items[i].joined, '\n');
    lists->count++;
    return &lists->items[i];
}

static void append_keyword(struct buf *joined, const char *text)
{
    size_t start = joined->length;
    size_t length;

    for (; *text != '\0'; text++)
        buf_char(joined, *text == '\n' || *text == '\r' ? ' ' : *text);
    buf_char(joined, '\n');
    if (joined->failed)
        return;
    length = joined->length - start;
    if (memmem(joined->bytes, start, joined->bytes + start - 1, length + 1) != NULL)
        buf_truncate(joined, start);
}

static vitrine_status set_keywords(struct record *record, struct keywords *keywords)
{
    struct buf *joined = &keywords->joined;

    if (joined->failed)
        return VITRINE_ENOMEM;
    if (joined->length < 2)
        return VITRINE_OK;
    buf_truncate(joined, joined->length - 1);
    return record_set(record, FIELD_KEYWORDS, keywords->language, keywords->source, joined->bytes + 1);
}

static vitrine_status assign_keywords(struct record *record, const struct claims *claims)
{
    struct keyword_lists lists = {NULL, 0, 0};
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i < claims->count && s >= 0; i++) {
        struct keywords *keywords;

        if (claims->items[i].value->field != FIELD_KEYWORDS)
            continue;
        keywords = keywords_for(&lists, &claims->items[i]);
        if (keywords == NULL)
            s = VITRINE_ENOMEM;
        else
            append_keyword(&keywords->joined, claims->items[i].value->text);
    }
    for (i = 0; i < lists.count; i++) {
        if (s >= 0)
            s = set_keywords(record, &lists.items[i]);
        buf_dispose(&lists.items[i].joined);
    }
    mem_free(lists.items);
    return s;
}

/* --- facts --- */

/* Of a fact in several languages (dc:rights) the home language's counts, else the untagged, else the first.
 */
static int preference(const struct extracted_value *value, const struct claim_rules *rules)
{
    char language[LANGUAGE_SIZE];

    if (value->language[0] == '\0' || strcmp(value->language, "x-default") == 0)
        return 1;
    if (language_parse_for(language, value->language, value->text, strlen(value->text), NULL) >= 0 &&
        strcmp(language, rules->home) == 0)
        return 0;
    return 2;
}

static vitrine_status assign_fact(struct record *record, const struct extraction *extraction,
                                  enum field field, enum source source, const struct claim_rules *rules)
{
    const struct extracted_value *best = NULL;
    size_t i;

    if (record_value(record, field, "", source) != NULL)
        return VITRINE_OK; /* an earlier file's */
    for (i = 0; i < extraction->count; i++) {
        const struct extracted_value *value = &extraction->values[i];

        if (value->field == field && value->source == source &&
            (best == NULL || preference(value, rules) < preference(best, rules)))
            best = value;
    }
    return best != NULL ? record_set(record, field, "", source, best->text) : VITRINE_OK;
}

static vitrine_status assign_facts(struct record *record, const struct claim_file *file,
                                   const struct claim_rules *rules)
{
    vitrine_status s = VITRINE_OK;
    int field;
    int source;

    for (field = FIELD_CREATOR; field < FIELD_END; field++)
        for (source = SOURCE_FILE; source < SOURCE_IMPORT && s >= 0; source++)
            s = assign_fact(record, file->extraction, (enum field)field, (enum source)source, rules);
    return s;
}

/* --- the record --- */

static vitrine_status assign_texts(struct record *record, const struct claims *claims)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i < claims->count && s >= 0; i++) {
        const struct claim *claim = &claims->items[i];

        if (!claim->dropped && claim->value->field != FIELD_KEYWORDS)
            s = record_set(record, claim->value->field, claim->language, claim->value->source,
                           claim->value->text);
    }
    return s;
}

static vitrine_status warn_of_damage(const struct claims *claims, const struct claim_file *files,
                                     const struct claim_rules *rules, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i < claims->count && s >= 0; i++) {
        const struct claim *claim = &claims->items[i];

        if (!claim->dropped && damage_is_plain(claim->value->field, claim->language, claim->value->text))
            s = claim_warn(rules, &files[claim->file], err, DAMAGE_WARNING);
    }
    return s;
}

/* A text is a guess when guesses are all there is of it; keywords go by their letters and don't count. */
static bool is_guess(const struct claims *claims, const char *language)
{
    bool guessed = false;
    size_t i;

    for (i = 0; i < claims->count; i++) {
        const struct claim *claim = &claims->items[i];

        if (claim->dropped || claim->value->field == FIELD_KEYWORDS || strcmp(claim->language, language) != 0)
            continue;
        if (!claim->guessed)
            return false;
        guessed = true;
    }
    return guessed;
}

vitrine_status assign_values(struct record *values, struct claim_file *files, size_t count,
                             const struct claim_rules *rules, vitrine_error **err)
{
    struct claims claims = CLAIMS_INIT;
    vitrine_status s = claims_collect(&claims, files, count, rules, err);
    size_t i;

    if (s < 0)
        goto done;
    s = drop_rivals(&claims, files, rules, err);
    if (s < 0)
        goto done;
    drop_masks(&claims);
    s = warn_of_damage(&claims, files, rules, err);
    if (s < 0)
        goto done;
    for (i = 0; i < count && s >= 0; i++)
        if (files[i].extraction != NULL && !files[i].unused)
            s = assign_facts(values, &files[i], rules);
    if (s >= 0)
        s = assign_texts(values, &claims);
    if (s >= 0)
        s = assign_keywords(values, &claims);
    for (i = 0; i < values->text_count; i++)
        values->texts[i].guessed = is_guess(&claims, values->texts[i].language);
    if (s < 0)
        s = err_nomem(err);
done:
    claims_dispose(&claims);
    return s;
}

static bool has_persons_word(const struct record *record, const char *language)
{
    size_t i;

    for (i = 0; i < record->value_count; i++)
        if (record->values[i].source >= SOURCE_IMPORT && strcmp(record->values[i].language, language) == 0)
            return true;
    return false;
}

vitrine_status assign_merge(struct record *record, const struct record *values, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i < values->value_count && s >= 0; i++) {
        const struct record_value *value = &values->values[i];

        s = record_set(record, value->field, value->language, value->source, value->text);
    }
    if (s < 0)
        return err_nomem(err);
    for (i = 0; i < values->text_count; i++) {
        struct record_text *text = record_text(record, values->texts[i].language, false);

        if (text != NULL)
            text->guessed = values->texts[i].guessed && !has_persons_word(record, text->language);
    }
    return VITRINE_OK;
}
