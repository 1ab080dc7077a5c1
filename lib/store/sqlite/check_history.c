/* SPDX-License-Identifier: MIT
 * A look at the history: is every change whole, does it change something, and is it of an asset there is? */
#include <string.h>

#include "base/err.h"
#include "base/utf8.h"
#include "store/sqlite/check.h"

static bool same(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static bool is_text(const char *text)
{
    return text == NULL || utf8_valid(text, strlen(text));
}

static vitrine_status check_change(struct checker *checker, const struct history_change *change, int64_t asset,
                                   vitrine_error **err)
{
    if (!is_text(change->before) || !is_text(change->by))
        return check_tell(checker, err, "asset %lld: its history has a text that is none", (long long)asset);
    if (same(change->before, change->after))
        return check_tell(checker, err, "asset %lld: its history has a change that changes nothing", (long long)asset);
    return VITRINE_OK;
}

static vitrine_status check_changes(struct checker *checker, struct history *history, const struct record *record,
                                    vitrine_error **err)
{
    vitrine_status s = history_complete(history, record) < 0 ? err_nomem(err) : VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < history->count; i++)
        s = check_change(checker, &history->items[i], record->id, err);
    return s;
}

vitrine_status check_history(struct checker *checker, const struct record *record, vitrine_error **err)
{
    struct history history = {0};
    vitrine_error *why = NULL;
    vitrine_status s = sqlite_history(&checker->copy->store, &history, record->id, &why);

    if (s == VITRINE_ECORRUPT) {
        vitrine_error_free(why);
        s = check_tell(checker, err, "asset %lld: its history is damaged", (long long)record->id);
    } else {
        s = sqlite_pass_on(s, why, err);
        if (s >= 0)
            s = check_changes(checker, &history, record, err);
    }
    history_dispose(&history);
    return s;
}

vitrine_status check_lost_history(struct checker *checker, vitrine_error **err)
{
    sqlite3_stmt *statement = NULL;
    vitrine_status s = VITRINE_OK;
    int code = sqlite3_prepare_v2(checker->copy->db,
                                  "SELECT DISTINCT asset FROM history WHERE asset NOT IN (SELECT id FROM asset)", -1,
                                  &statement, NULL);

    while (s >= 0 && (code == SQLITE_OK || code == SQLITE_ROW) && (code = sqlite3_step(statement)) == SQLITE_ROW)
        s = check_tell(checker, err, "asset %lld: there is a history, but no such asset",
                       (long long)sqlite3_column_int64(statement, 0));
    if (s >= 0)
        s = check_tell_end(checker, checker->copy, code, "the table of changes", err);
    sqlite3_finalize(statement);
    return s;
}
