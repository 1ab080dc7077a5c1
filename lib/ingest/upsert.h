/* SPDX-License-Identifier: MIT
 * ingest/upsert.h - what an entry of an import says, brought into the store: which asset it means, and what
 * changes. */
#ifndef INGEST_UPSERT_H
#define INGEST_UPSERT_H

#include "ingest/entry.h"
#include "ingest/id_set.h"

enum upsert_outcome { UPSERT_ADDED = 1, UPSERT_UPDATED, UPSERT_UNCHANGED };

#define UPSERT_NAME_KINDS 2 /* topics and collections */

/* What outlives a record. A zeroed one with its store set is valid. */
struct upsert {
    struct store *store;                         /* borrowed; in a transaction during upsert_entry */
    struct record_list names[UPSERT_NAME_KINDS]; /* those the catalogue has, sorted, once they are needed */
    bool names_loaded[UPSERT_NAME_KINDS];
    struct id_set added; /* assets with a path that this import added */
    uint64_t mark;       /* to remember the record by (marks.h); 0: it is not to be remembered */
    struct buf scratch;
};
void upsert_dispose(struct upsert *upsert);
/* Uses `entry` up; *id is its asset. Fails only where the import cannot go on. */
vitrine_status upsert_entry(enum upsert_outcome *out, int64_t *id, struct upsert *upsert, struct entry *entry,
                            vitrine_error **err);

/* --- shared by the files of upsert --- */

/* The asset that the entry means; 0: none the catalogue has. An entry with a path has a uuid then, if only a random
 * one. *by_uuid: by that alone it will be found again. */
vitrine_status upsert_find(int64_t *id, bool *by_uuid, struct upsert *upsert, struct entry *entry,
                           vitrine_error **err);
/* Bring into `record` what differs. *changed only grows true. */
vitrine_status upsert_merge(bool *changed, struct record *record, const struct entry *entry,
                            vitrine_error **err);
/* What had to be left out of the entry, among the asset's warnings. */
vitrine_status upsert_add_remarks(bool *changed, struct record *record, const struct entry *entry,
                                  vitrine_error **err);

#endif
