/* SPDX-License-Identifier: MIT
 * A text by hand; see edit.h. */
#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "edit/edit.h"

static vitrine_status apply(struct record *record, const char *language, const struct edit_change *change,
                            vitrine_error **err)
{
    struct buf value = BUF_INIT;
    vitrine_status s = VITRINE_OK;

    if (change->kind == EDIT_REVERT) { /* the word by hand; without one, the imported one, which is a person's too */
        bool by_hand = record_value(record, change->field, language, SOURCE_HAND) != NULL;

        record_drop(record, change->field, language, by_hand ? SOURCE_HAND : SOURCE_IMPORT);
        return VITRINE_OK;
    }
    if (change->kind == EDIT_SET && change->value != NULL)
        s = edit_clean(&value, change->field, change->value, err);
    if (s >= 0) { /* dropped first: the latest word stands last */
        record_drop(record, change->field, language, SOURCE_HAND);
        s = record_set(record, change->field, language, SOURCE_HAND, buf_text(&value));
        if (s < 0)
            err_nomem(err);
    }
    buf_dispose(&value);
    return s;
}

/* A text said once more as it is: a translation is still right, and counts as new; the one they are made from makes none of
 * them old. */
static vitrine_status settle_time(struct store *store, struct record *record, const struct record *before,
                                  const char *language, vitrine_error **err)
{
    struct record_text *text = record_text(record, language, false);
    struct buf home = BUF_INIT;
    vitrine_status s = VITRINE_OK;

    if (text == NULL)
        return VITRINE_OK;
    text->guessed = false;
    if (record_same_text(before, record, language))
        s = store->ops->setting(store, &home, "home", err);
    if (s >= 0 && strcmp(buf_text(&home), language) != 0)
        text->updated_at = clock_now();
    buf_dispose(&home);
    return s;
}

static vitrine_status change_record(struct record *record, const char *language, const struct edit_change *changes,
                                    size_t count, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < count; i++)
        s = apply(record, language, &changes[i], err);
    return s;
}

vitrine_status edit_describe(struct store *store, int64_t id, const char *language, const struct edit_change *changes,
                             size_t count, vitrine_error **err)
{
    struct record before;
    struct record record;
    vitrine_status s = store->ops->begin(store, err);

    if (s < 0)
        return s;
    record_init(&before);
    record_init(&record);
    s = store->ops->get(store, &record, id, err);
    if (s >= 0 && record_copy(&before, &record) < 0)
        s = err_nomem(err);
    if (s >= 0)
        s = change_record(&record, language, changes, count, err);
    if (s >= 0)
        s = settle_time(store, &record, &before, language, err);
    store->author.source = SOURCE_HAND;
    if (s >= 0)
        s = store->ops->put(store, &id, &record, err);
    store->author.source = 0;
    if (s >= 0)
        s = store->ops->commit(store, err);
    if (s < 0)
        store->ops->rollback(store);
    record_dispose(&before);
    record_dispose(&record);
    return s;
}
