/* SPDX-License-Identifier: MIT
 * Which language a value is in; see claim.h. */
#include "ingest/claim.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/err.h"

/* Bytes: more of a text doesn't make a guess better. */
#define GUESS_ENOUGH 4096

struct collector {
    struct claims *claims;
    struct claim_file *files;
    size_t count;
    const struct claim_rules *rules;
};

void claims_dispose(struct claims *claims)
{
    mem_free(claims->items);
    *claims = (struct claims)CLAIMS_INIT;
}

vitrine_status claim_warn(const struct claim_rules *rules, const struct claim_file *file, vitrine_error **err,
                          const char *format, ...)
{
    struct report_lines *lines = rules->warnings;
    char text[512];
    va_list args;
    size_t i;

    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    for (i = 0; i < lines->count; i++)
        if (strcmp(lines->items[i].path, file->name) == 0 && strcmp(lines->items[i].reason, text) == 0)
            return VITRINE_OK;
    return report_add(lines, file->name, 0, text, err);
}

/* --- tags --- */

static bool is_no_tag(const char *tag)
{
    return *tag == '\0' || strcasecmp(tag, "x-default") == 0 || strcasecmp(tag, "und") == 0;
}

/* A subtag of two letters or three digits behind the first: vi-VN, zh-Hant-TW, es-419. */
static bool has_region(const char *tag)
{
    const char *at = tag + strcspn(tag, "-_");

    while (*at != '\0') {
        size_t length = strcspn(++at, "-_");

        if (length == 1)
            return false;
        if (length == 2 || (length == 3 && *at >= '0' && *at <= '9'))
            return true;
        at += length;
    }
    return false;
}

/* Leaves out[0] '\0', with a warning, where the tag is no language. */
static vitrine_status parse_tag(char out[LANGUAGE_SIZE], const struct collector *collector,
                                const struct claim_file *file, const char *tag, const char *text,
                                vitrine_error **err)
{
    const struct claim_rules *rules = collector->rules;
    vitrine_error *reason = NULL;
    vitrine_status s = language_parse(out, tag, rules->known, rules->known_context, &reason);

    if (s >= 0 && strcmp(out, "zh") == 0)
        s = language_parse_for(out, tag, text, strlen(text), &reason);
    if (s == VITRINE_EINVAL) {
        out[0] = '\0';
        s = claim_warn(rules, file, err, "%s; taken as untagged", vitrine_error_message(reason));
    } else if (s < 0) {
        s = err_nomem(err);
    }
    vitrine_error_free(reason);
    return s;
}

/* --- a whole text --- */

static void join_untagged(struct buf *out, const struct extraction *extraction)
{
    size_t i;

    for (i = 0; i < extraction->count && out->length < GUESS_ENOUGH; i++) {
        const struct extracted_value *value = &extraction->values[i];

        if (!field_is_text(value->field) || value->field == FIELD_KEYWORDS || !is_no_tag(value->language))
            continue;
        buf_string(out, value->text);
        buf_char(out, '\n');
    }
}

static void take_language(struct claim_file *file, const char *language, enum certainty certainty,
                          bool guessed)
{
    memcpy(file->language, language, strlen(language) + 1);
    file->certainty = certainty;
    file->guessed = guessed;
}

/* The language of a guess that is sure enough, else `otherwise`. */
static const char *language_guessed(const struct language_guess *guess, const char *otherwise)
{
    return guess->confidence >= LANGUAGE_LIKELY ? guess->tag : otherwise;
}

/* What the letters say of all untagged values together, else home. */
static vitrine_status guess_file(struct claim_file *file, const struct claim_rules *rules,
                                 vitrine_error **err)
{
    struct buf text = BUF_INIT;
    struct language_guess guess;

    join_untagged(&text, file->extraction);
    if (text.failed) {
        buf_dispose(&text);
        return err_nomem(err);
    }
    language_guess(&guess, buf_text(&text), text.length);
    buf_dispose(&text);
    take_language(file, language_guessed(&guess, rules->home), CERTAINTY_SUPPOSED, true);
    return VITRINE_OK;
}

static const char *some_text(const struct extraction *extraction)
{
    return extraction->count > 0 ? extraction->values[extraction->count - 1].text : "";
}

/* Suffix, declaration, the scan's language, guess, home. For an image it is what its untagged values get
 * where their own letters say nothing. */
static vitrine_status settle_file(struct collector *collector, size_t i, vitrine_error **err)
{
    struct claim_file *file = &collector->files[i];
    const struct claim_rules *rules = collector->rules;
    const char *suffix = file->suffix[0] != '\0' ? file->suffix : collector->files[0].suffix;
    const char *declared = file->extraction->language;
    enum certainty known = file->is_text ? CERTAINTY_SAID : CERTAINTY_INFERRED;
    char tag[LANGUAGE_SIZE] = "";

    if (file->suffix[0] == '\0' && rules->kind == RECORD_TEXT)
        suffix = "";
    if (suffix[0] == '\0' && declared != NULL && !is_no_tag(declared)) {
        vitrine_status s = parse_tag(tag, collector, file, declared, some_text(file->extraction), err);

        if (s < 0)
            return s;
        suffix = tag;
    }
    if (suffix[0] != '\0')
        take_language(file, suffix, known, false);
    else if (rules->language != NULL)
        take_language(file, rules->language, CERTAINTY_SUPPOSED, false);
    else
        return guess_file(file, rules, err);
    return VITRINE_OK;
}

/* --- values --- */

static vitrine_status collect_value(struct collector *collector, size_t file,
                                    const struct extracted_value *value, vitrine_error **err)
{
    struct claims *claims = collector->claims;
    struct claim claim = {.value = value, .file = file, .certainty = CERTAINTY_OPEN};

    if (!field_is_text(value->field))
        return VITRINE_OK;
    if (!is_no_tag(value->language)) {
        vitrine_status s =
            parse_tag(claim.language, collector, &collector->files[file], value->language, value->text, err);

        if (s < 0)
            return s;
        if (claim.language[0] != '\0')
            claim.certainty = CERTAINTY_SAID;
        claim.regional = has_region(value->language);
    }
    if (!mem_grow(&claims->items, &claims->capacity, claims->count, sizeof *claims->items))
        return err_nomem(err);
    claims->items[claims->count++] = claim;
    return VITRINE_OK;
}

static const struct claim *find_equal(const struct claims *claims, const struct claim *open)
{
    size_t i;

    for (i = 0; i < claims->count; i++) {
        const struct claim *claim = &claims->items[i];

        if (claim->certainty == CERTAINTY_SAID && claim->value->field == open->value->field &&
            strcmp(claim->value->text, open->value->text) == 0)
            return claim;
    }
    return NULL;
}

static void settle(struct claim *claim, const char *language, enum certainty certainty, bool guessed)
{
    memcpy(claim->language, language, strlen(language) + 1);
    claim->certainty = certainty;
    claim->guessed = guessed;
}

/* Of a keyword its own letters come first, except in a text that says its language. */
static void settle_keyword(struct claim *claim, const struct claim_file *file)
{
    char language[LANGUAGE_SIZE];

    if (file->certainty == CERTAINTY_SAID) {
        settle(claim, file->language, CERTAINTY_SAID, false);
        return;
    }
    language_of_keyword(language, claim->value->text, strlen(claim->value->text));
    if (strcmp(language, "und") == 0 && file->certainty == CERTAINTY_INFERRED)
        memcpy(language, file->language, sizeof language);
    settle(claim, language, CERTAINTY_INFERRED, false);
}

/* A value equal to a tagged one of the same field is in its language. */
static void settle_open(struct claim *claim, const struct collector *collector)
{
    const struct claim_file *file = &collector->files[claim->file];
    const struct claim *equal;
    struct language_guess guess;

    if (claim->value->field == FIELD_KEYWORDS) {
        settle_keyword(claim, file);
    } else if (file->is_text) {
        settle(claim, file->language, file->certainty, file->guessed);
    } else if ((equal = find_equal(collector->claims, claim)) != NULL) {
        settle(claim, equal->language, CERTAINTY_INFERRED, false);
    } else if (file->guessed) {
        language_guess(&guess, claim->value->text, strlen(claim->value->text));
        settle(claim, language_guessed(&guess, file->language), CERTAINTY_SUPPOSED, true);
    } else {
        settle(claim, file->language, file->certainty, false);
    }
}

/* In a text asset one file stands for a language: one that says so, else the first by name. */
static vitrine_status choose_versions(struct collector *collector, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;
    size_t j;

    for (i = 0; i < collector->count && s >= 0; i++) {
        struct claim_file *file = &collector->files[i];

        for (j = 0; j < collector->count && !file->unused && file->extraction != NULL; j++) {
            const struct claim_file *other = &collector->files[j];

            if (i == j || other->unused || other->extraction == NULL ||
                strcmp(file->language, other->language) != 0)
                continue;
            file->unused =
                other->certainty < file->certainty || (other->certainty == file->certainty && j < i);
            if (file->unused)
                s = claim_warn(collector->rules, file, err, "in %s, as %s is; left out", file->language,
                               other->name);
        }
    }
    return s;
}

static vitrine_status collect_file(struct collector *collector, size_t i, vitrine_error **err)
{
    const struct extraction *extraction = collector->files[i].extraction;
    vitrine_status s = VITRINE_OK;
    size_t j;

    for (j = 0; j < extraction->count && s >= 0; j++)
        s = collect_value(collector, i, &extraction->values[j], err);
    return s;
}

vitrine_status claims_collect(struct claims *out, struct claim_file *files, size_t count,
                              const struct claim_rules *rules, vitrine_error **err)
{
    struct collector collector = {out, files, count, rules};
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i < count && s >= 0; i++) {
        if (files[i].extraction != NULL)
            s = settle_file(&collector, i, err);
        else
            take_language(&files[i], files[i].suffix, CERTAINTY_SAID, false);
    }
    if (s >= 0 && rules->kind == RECORD_TEXT)
        s = choose_versions(&collector, err);
    for (i = 0; i < count && s >= 0; i++)
        if (files[i].extraction != NULL && !files[i].unused)
            s = collect_file(&collector, i, err);
    for (i = 0; i < out->count && s >= 0; i++)
        if (out->items[i].certainty == CERTAINTY_OPEN)
            settle_open(&out->items[i], &collector);
    return s;
}
