/* SPDX-License-Identifier: MIT
 * ingest/assign.h - from what the files of an asset say to the values of its record. */
#ifndef INGEST_ASSIGN_H
#define INGEST_ASSIGN_H

#include "ingest/claim.h"

/* Set what `files` say (files[0] is the main one; versions of a text in the order of their names) in
 * `values`, a new record, and mark the texts whose language is a guess. Warnings go to rules->warnings.
 * ENOMEM. */
vitrine_status assign_values(struct record *values, struct claim_file *files, size_t count,
                             const struct claim_rules *rules, vitrine_error **err);
/* Set all of `values` in `record` too, beside what people said. ENOMEM. */
vitrine_status assign_merge(struct record *record, const struct record *values, vitrine_error **err);

#endif
