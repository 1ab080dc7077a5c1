/* SPDX-License-Identifier: MIT
 * Limits of one job; see budget.h. */
#include "base/budget.h"

#include "base/clock.h"
#include "base/err.h"

vitrine_status budget_spend(struct budget *budget, uint64_t bytes, const char *what, vitrine_error **err)
{
    if (!budget->bytes_limited)
        return VITRINE_OK;
    if (bytes > budget->bytes_left)
        return err_set(err, VITRINE_ELIMIT, "%s: larger than the limit for one file", what);
    budget->bytes_left -= bytes;
    return VITRINE_OK;
}

vitrine_status budget_check(const struct budget *budget, const char *what, vitrine_error **err)
{
    if (budget->cancelled != NULL && atomic_load_explicit(budget->cancelled, memory_order_relaxed))
        return err_set(err, VITRINE_ECANCELLED, "%s: interrupted", what);
    if (budget->deadline_ms != 0 && clock_monotonic_ms() > budget->deadline_ms)
        return err_set(err, VITRINE_ELIMIT, "%s: took longer than its time limit", what);
    return VITRINE_OK;
}
