/* SPDX-License-Identifier: MIT
 * edit/edit.h - words of a person: describing assets, setting their facts, removing them, and naming one. Each call is
 * one change of the store: all of it, or none. */
#ifndef EDIT_EDIT_H
#define EDIT_EDIT_H

#include "store/store.h"

enum edit_kind { EDIT_SET = 1, EDIT_CLEAR, EDIT_REVERT };

struct edit_change {
    enum field field; /* a text field */
    enum edit_kind kind;
    const char *value; /* keywords: separated by ';' or '\n' */
};

/* language: a stored tag. ENOTFOUND, EINVAL (a value that is not UTF-8 or has control characters). */
vitrine_status edit_describe(struct store *store, int64_t id, const char *language, const struct edit_change *changes,
                             size_t count, vitrine_error **err);
/* Assignments as in cli.md: "NAME=VALUE", "topic+=T". *changed counts assets that are now different. */
vitrine_status edit_set(uint64_t *changed, struct store *store, const int64_t *ids, size_t count,
                        const char *const *assignments, size_t assignment_count, bool dry_run, vitrine_error **err);
vitrine_status edit_remove(struct store *store, const int64_t *ids, size_t count, vitrine_error **err);
/* Missing assets go, unless a person described them. */
vitrine_status edit_prune(uint64_t *removed, uint64_t *kept, struct store *store, vitrine_error **err);

/* What `words` means (vitrine_asset_resolve): ids, the caller's (mem_free). ENOTFOUND. */
vitrine_status edit_resolve(int64_t **ids, size_t *count, struct store *store, const char *words,
                            vitrine_error **err);

/* Trim, fold line ends and spaces, and check what a person typed for a field: into out. EINVAL. */
vitrine_status edit_clean(struct buf *out, enum field field, const char *value, vitrine_error **err);

#endif
