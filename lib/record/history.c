/* SPDX-License-Identifier: MIT
 * Changes of what an asset shows, told by its record before and after; see history.h. */
#include "record/history.h"

#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"

const char *history_field_name(int field)
{
    if (field == HISTORY_STATUS)
        return "status";
    return field_is_text((enum field)field) ? field_name((enum field)field) : NULL;
}

/* --- the list --- */

static void change_dispose(struct history_change *change)
{
    mem_free(change->before);
    mem_free(change->after);
    mem_free(change->by);
}

void history_dispose(struct history *history)
{
    while (history->count > 0)
        change_dispose(&history->items[--history->count]);
    mem_free(history->items);
    memset(history, 0, sizeof *history);
}

static bool copy_text(char **out, const char *text)
{
    *out = text != NULL ? mem_string(text) : NULL;
    return text == NULL || *out != NULL;
}

vitrine_status history_add(struct history *history, const struct history_change *change, const char *before,
                           const char *by)
{
    struct history_change copy = *change;
    bool copied = copy_text(&copy.before, before);

    copied = copy_text(&copy.by, by) && copied;
    copy.after = NULL;
    if (!copied || !mem_grow(&history->items, &history->capacity, history->count, sizeof copy)) {
        change_dispose(&copy);
        return VITRINE_ENOMEM;
    }
    history->items[history->count++] = copy;
    return VITRINE_OK;
}

vitrine_status history_append(struct history *history, const struct history *more)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < more->count; i++)
        s = history_add(history, &more->items[i], more->items[i].before, more->items[i].by);
    return s;
}

/* --- comparing --- */

struct comparison {
    struct history *history;
    const struct record *before;
    const struct record *after;
    struct history_change change; /* what all have in common */
    const char *by;
};

static bool same(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static vitrine_status add_field(struct comparison *comparison, enum field field, const char *language)
{
    const struct record_value *old = record_shown(comparison->before, field, language);
    const struct record_value *new = record_shown(comparison->after, field, language);
    struct history_change change = comparison->change;

    if (same(old != NULL ? old->text : NULL, new != NULL ? new->text : NULL))
        return VITRINE_OK;
    change.field = (int)field;
    snprintf(change.language, sizeof change.language, "%s", language);
    change.source = new != NULL ? new->source : change.source;
    return history_add(comparison->history, &change, old != NULL ? old->text : NULL, comparison->by);
}

static vitrine_status add_texts(struct comparison *comparison, const struct record *record, const struct record *but)
{
    vitrine_status s = VITRINE_OK;
    size_t i;
    int field;

    for (i = 0; i < record->text_count; i++) {
        const char *language = record->texts[i].language;

        if (but != NULL && record_find_text(but, language) != NULL)
            continue;
        for (field = FIELD_TITLE; s >= 0 && field <= FIELD_BODY; field++)
            s = add_field(comparison, (enum field)field, language);
    }
    return s;
}

static const char *status_of(const struct record *record)
{
    return record->status != NULL ? record->status : "draft";
}

static vitrine_status add_status(struct comparison *comparison)
{
    const char *old = status_of(comparison->before);

    if (strcmp(old, status_of(comparison->after)) == 0)
        return VITRINE_OK;
    return history_add(comparison->history, &comparison->change, old, comparison->by);
}

vitrine_status history_compare(struct history *history, const struct record *before, const struct record *after,
                               const struct author *author)
{
    struct comparison comparison = {history, before, after, {.at = clock_now(), .field = HISTORY_STATUS}, author->name};
    vitrine_status s;

    comparison.change.source = author->source != 0 ? author->source : SOURCE_FILE;
    s = add_status(&comparison);
    if (s >= 0)
        s = add_texts(&comparison, before, NULL);
    if (s >= 0)
        s = add_texts(&comparison, after, before);
    return s;
}

/* --- what came after each --- */

static const struct history_change *next_of(const struct history *history, size_t i)
{
    const struct history_change *change = &history->items[i];

    while (++i < history->count)
        if (history->items[i].field == change->field && strcmp(history->items[i].language, change->language) == 0)
            return &history->items[i];
    return NULL;
}

static const char *shown_now(const struct record *now, const struct history_change *change)
{
    if (change->field == HISTORY_STATUS)
        return status_of(now);
    return record_shown_text(now, (enum field)change->field, change->language);
}

vitrine_status history_complete(struct history *history, const struct record *now)
{
    size_t i;

    for (i = 0; i < history->count; i++) {
        const struct history_change *next = next_of(history, i);
        const char *after = next != NULL ? next->before : shown_now(now, &history->items[i]);

        mem_free(history->items[i].after);
        if (!copy_text(&history->items[i].after, after))
            return VITRINE_ENOMEM;
    }
    return VITRINE_OK;
}
