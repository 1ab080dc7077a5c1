/* SPDX-License-Identifier: MIT
 * store/sqlite/lock.h - one writer at a time, among the handles, threads and processes of one machine.
 *
 * SQLite serialises writes by itself, but two connections that write and checkpoint at once can lose committed pages
 * (the WAL-reset bug of SQLite 3.7.0 to 3.51.2, sqlite.org/wal.html). So writing and checkpointing happen under this
 * lock: flock on LOCATION-lock, a file that holds nothing and stays. */
#ifndef STORE_SQLITE_LOCK_H
#define STORE_SQLITE_LOCK_H

#include <stdbool.h>

#include "base/budget.h"

struct lock {
    char *path;
    int descriptor; /* -1: not opened */
    bool held;
};

vitrine_status lock_init(struct lock *lock, const char *location);
/* Wait up to `timeout_ms`. EBUSY, EREADONLY, EIO, or what the budget says. */
vitrine_status lock_take(struct lock *lock, unsigned timeout_ms, const struct budget *budget, const char *location,
                         vitrine_error **err);
void lock_release(struct lock *lock);
void lock_dispose(struct lock *lock);

#endif
