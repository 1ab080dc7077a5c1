/* SPDX-License-Identifier: MIT
 * base/budget.h - how much one job may use: bytes, time, and whether it was cancelled.
 *
 * Every parser of files or queries is given one. A zeroed budget has no limit. `cancelled` is borrowed and is
 * set from another thread or a signal handler. Depth limits are constants of each parser. */
#ifndef BASE_BUDGET_H
#define BASE_BUDGET_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "vitrine/error.h"

struct budget {
    uint64_t bytes_left;    /* 0: no limit on bytes, unless bytes_limited */
    bool bytes_limited;
    int64_t deadline_ms;    /* of clock_monotonic_ms; 0: none */
    const atomic_bool *cancelled;
};

/* Take `bytes`; ELIMIT if there are not as many left. `what` names the job in the message. */
vitrine_status budget_spend(struct budget *budget, uint64_t bytes, const char *what, vitrine_error **err);
/* ELIMIT past the deadline, ECANCELLED when cancelled. Cheap enough for every record, not for every byte. */
vitrine_status budget_check(const struct budget *budget, const char *what, vitrine_error **err);

#endif
