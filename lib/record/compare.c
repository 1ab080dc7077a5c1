/* SPDX-License-Identifier: MIT
 * Copying and comparing records; see record.h. */
#include <string.h>

#include "record/codec.h"
#include "record/record.h"

vitrine_status record_copy(struct record *out, const struct record *record)
{
    struct buf bytes = BUF_INIT;
    vitrine_status s = VITRINE_ENOMEM;

    record_encode(&bytes, record);
    if (!bytes.failed)
        s = record_decode(out, bytes.bytes, bytes.length, NULL);
    out->id = record->id;
    buf_dispose(&bytes);
    return s;
}

static bool same_string(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static bool same_list(const struct record_list *a, const struct record_list *b)
{
    size_t i;

    if (a->count != b->count)
        return false;
    for (i = 0; i < a->count; i++)
        if (strcmp(a->items[i], b->items[i]) != 0)
            return false;
    return true;
}

static bool same_facts(const struct record *a, const struct record *b)
{
    return a->kind == b->kind && a->missing == b->missing && a->bytes == b->bytes &&
           a->modified_at == b->modified_at && a->width == b->width && a->height == b->height &&
           a->orientation == b->orientation && same_string(a->root, b->root) && same_string(a->path, b->path) &&
           same_string(a->media_type, b->media_type) && same_string(a->digest, b->digest) &&
           same_string(a->status, b->status) && same_string(a->valid_from, b->valid_from) &&
           same_string(a->valid_until, b->valid_until) && same_list(&a->audience, &b->audience) &&
           same_list(&a->topics, &b->topics) && same_list(&a->collections, &b->collections) &&
           same_list(&a->warnings, &b->warnings);
}

static bool same_files(const struct record *a, const struct record *b)
{
    size_t i;

    if (a->file_count != b->file_count)
        return false;
    for (i = 0; i < a->file_count; i++)
        if (strcmp(a->files[i].path, b->files[i].path) != 0)
            return false;
    return true;
}

/* Does `b` show what `a` shows, for every value of `a`? */
static bool shows_all_of(const struct record *a, const struct record *b)
{
    size_t i;

    for (i = 0; i < a->value_count; i++) {
        const struct record_value *of_a = record_shown(a, a->values[i].field, a->values[i].language);
        const struct record_value *of_b = record_shown(b, a->values[i].field, a->values[i].language);

        if ((of_a == NULL) != (of_b == NULL))
            return false;
        if (of_a != NULL && (of_a->source != of_b->source || strcmp(of_a->text, of_b->text) != 0))
            return false;
    }
    return true;
}

bool record_same_text(const struct record *a, const struct record *b, const char *language)
{
    int field;

    for (field = FIELD_TITLE; field <= FIELD_BODY; field++)
        if (!same_string(record_shown_text(a, (enum field)field, language),
                         record_shown_text(b, (enum field)field, language)))
            return false;
    return true;
}

static bool same_guesses(const struct record *a, const struct record *b)
{
    size_t i;

    for (i = 0; i < a->text_count; i++) {
        const struct record_text *other = record_find_text(b, a->texts[i].language);

        if (other != NULL && other->guessed != a->texts[i].guessed)
            return false;
    }
    return true;
}

bool record_same_content(const struct record *a, const struct record *b)
{
    return same_facts(a, b) && same_files(a, b) && shows_all_of(a, b) && shows_all_of(b, a) && same_guesses(a, b);
}
