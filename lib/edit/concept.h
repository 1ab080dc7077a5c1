/* SPDX-License-Identifier: MIT
 * edit/concept.h - concepts of the glossary as a person adds and removes them.
 *
 * Terms join the concept with which they share one in every language that both have, and one at least; what stands there
 * stays. Terms of no such concept are a new one: two concepts may share a word (rice that grows, rice that is eaten). */
#ifndef EDIT_CONCEPT_H
#define EDIT_CONCEPT_H

#include "store/store.h"

enum concept_outcome { CONCEPT_ADDED, CONCEPT_UPDATED, CONCEPT_UNCHANGED };

/* Append a term as typed to those of a concept. EINVAL: a language that is none; a term without a word. */
vitrine_status concept_add_term(struct labels *terms, struct store *store, const char *language, const char *text,
                                vitrine_error **err);
/* Within a change of the store. *id: of the concept. */
vitrine_status concept_put(enum concept_outcome *out, int64_t *id, struct store *store, const struct labels *terms,
                           vitrine_error **err);

/* "LANG=TERM" each, as one change. EINVAL. */
vitrine_status edit_add_concept(int64_t *id, struct store *store, const char *const *terms, size_t count,
                                vitrine_error **err);
vitrine_status edit_remove_concept(struct store *store, int64_t id, vitrine_error **err); /* ENOTFOUND */

#endif
