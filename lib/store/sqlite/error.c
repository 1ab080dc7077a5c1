/* SPDX-License-Identifier: MIT
 * SQLite's results in Vitrine's words. */
#include <errno.h>

#include "base/err.h"
#include "store/sqlite/sqlite.h"

static const struct {
    int code;
    vitrine_status status;
    const char *words;
} meanings[] = {
    {SQLITE_BUSY, VITRINE_EBUSY, "another program is writing to this catalogue; try again"},
    {SQLITE_LOCKED, VITRINE_EBUSY, "another program is writing to this catalogue; try again"},
    {SQLITE_READONLY, VITRINE_EREADONLY, "this catalogue may only be read"},
    {SQLITE_NOTADB, VITRINE_ECORRUPT, "not a Vitrine catalogue"},
    {SQLITE_CORRUPT, VITRINE_ECORRUPT, "the catalogue is damaged; restore a backup"},
    {SQLITE_FULL, VITRINE_EFULL, "the disk is full"},
    {SQLITE_CONSTRAINT, VITRINE_EEXISTS, "there is an asset of that uuid already"},
    {SQLITE_TOOBIG, VITRINE_ELIMIT, "a value is larger than a catalogue can hold"},
    {SQLITE_ERROR, VITRINE_ECORRUPT, "the catalogue is damaged; `vitrine check` tells more"}, /* of a statement of ours */
    {SQLITE_CANTOPEN, VITRINE_EIO, "the catalogue's files cannot be opened"},
};

vitrine_status sqlite_damaged(struct sqlite_store *store, const char *what, vitrine_error **err)
{
    return err_set(err, VITRINE_ECORRUPT, "%s: the catalogue is damaged: %s", store->location, what);
}

vitrine_status sqlite_pass_on(vitrine_status s, vitrine_error *why, vitrine_error **err)
{
    if (err != NULL && *err == NULL)
        *err = why;
    else
        vitrine_error_free(why);
    return s;
}

/* SQLite knows ENOSPC by itself; a limit on a file's size or a quota is as full. It doesn't keep the number of a write
 * inside FTS5: that is still in errno. */
static bool is_full(struct sqlite_store *store, int code)
{
    int number = sqlite3_system_errno(store->db);

    if (number == 0 && code == SQLITE_IOERR_WRITE)
        number = errno;
    return (code & 0xff) == SQLITE_IOERR && (number == ENOSPC || number == EDQUOT || number == EFBIG);
}

vitrine_status sqlite_error(struct sqlite_store *store, int code, vitrine_error **err)
{
    size_t i;

    if (code == SQLITE_NOMEM || code == SQLITE_IOERR_NOMEM)
        return err_nomem(err);
    if (code == SQLITE_INTERRUPT) {
        vitrine_status s = budget_check(store->store.budget, "search", err);

        return s < 0 ? s : err_set(err, VITRINE_ECANCELLED, "%s: interrupted", store->location);
    }
    if (is_full(store, code))
        code = SQLITE_FULL;
    for (i = 0; i < sizeof meanings / sizeof meanings[0]; i++)
        if (meanings[i].code == (code & 0xff))
            return err_set(err, meanings[i].status, "%s: %s", store->location, meanings[i].words);
    return err_set(err, VITRINE_EIO, "%s: %s", store->location,
                   store->db != NULL ? sqlite3_errmsg(store->db) : sqlite3_errstr(code));
}
