/* SPDX-License-Identifier: MIT
 * store/linear/linear.h - the store in memory: arrays, walked from end to end. */
#ifndef STORE_LINEAR_LINEAR_H
#define STORE_LINEAR_LINEAR_H

#include "store/store.h"

/* One asset as stored: never changed, shared by the state and the one before it. */
struct linear_asset {
    unsigned references;
    struct record record; /* with its id */
    struct documents documents;
    struct history history;
};

/* A setting and its value. */
struct linear_pair {
    char *first;
    char *second;
};

struct linear_failure {
    char *root;
    char *path;
    char *reason;
    struct store_file file; /* its strings are those above */
};

struct linear_pairs {
    struct linear_pair *items;
    size_t count;
    size_t capacity;
};

struct linear_heading {
    enum heading_kind kind;
    struct heading heading;
};

struct linear_headings { /* by kind and name */
    struct linear_heading *items;
    size_t count;
    size_t capacity;
};

struct linear_concept {
    int64_t id;
    struct labels terms;
};

struct linear_concepts { /* by id */
    struct linear_concept *items;
    size_t count;
    size_t capacity;
};

/* All that a transaction changes. */
struct linear_state {
    struct linear_asset **assets; /* by id */
    size_t asset_count;
    size_t asset_capacity;
    int64_t last_id; /* ever given */
    struct linear_failure *failures;
    size_t failure_count;
    size_t failure_capacity;
    struct linear_headings headings;
    struct linear_concepts concepts;
    struct linear_pairs settings;
};

/* A word of one language, as the queries of words() need it. */
struct linear_word {
    char *word; /* as indexed */
    size_t length;
    char *folded;
    size_t folded_length;
    char *stem; /* empty: none */
    size_t stem_length;
    uint64_t documents;
    int64_t last_seen; /* the asset counted last */
};

/* The words of one language, by their bytes; made when first asked for, dropped by every write. */
struct linear_vocabulary {
    char language[RECORD_LANGUAGE_SIZE];
    struct linear_word *words;
    size_t count;
    size_t capacity;
};

struct linear_store {
    struct store store;
    struct linear_state state;
    struct linear_state before; /* while writing: what rollback returns to */
    bool writing;
    unsigned snapshots; /* open now: one thread's state changes only by itself */
    bool read_only;
    struct linear_vocabulary *vocabularies;
    size_t vocabulary_count;
    size_t vocabulary_capacity;
};

/* linear.c */
size_t linear_place(const struct linear_state *state, int64_t id); /* an asset's place, or where it would be put */
vitrine_status linear_check_writing(const struct store *store, vitrine_error **err);
vitrine_status linear_put(struct store *store, int64_t *id, const struct record *record, vitrine_error **err);

/* failures.c */
vitrine_status linear_add_failure(struct linear_state *state, const char *root, const struct store_file *file);
void linear_failure_dispose(struct linear_failure *failure);
vitrine_status linear_put_failure(struct store *store, const char *root, const struct store_file *file,
                                  vitrine_error **err);
vitrine_status linear_drop_failure(struct store *store, const char *root, const char *path, vitrine_error **err);
vitrine_status linear_move_root(struct store *store, const char *from, const char *to, vitrine_error **err);

/* asset.c */
vitrine_status linear_get(struct store *store, struct record *out, int64_t id, vitrine_error **err);
vitrine_status linear_find_uuid(struct store *store, int64_t *id, const unsigned char *uuid, vitrine_error **err);
vitrine_status linear_find_path(struct store *store, const char *root, const char *path, store_id_sink *sink,
                                void *context, vitrine_error **err);
vitrine_status linear_history(struct store *store, struct history *out, int64_t id, vitrine_error **err);
vitrine_status linear_show_asset(struct store *store, int64_t id, store_asset_sink *sink, void *context,
                                 vitrine_error **err);
vitrine_status linear_assets(struct store *store, store_asset_sink *sink, void *context, vitrine_error **err);
vitrine_status linear_records(struct store *store, store_record_sink *sink, void *context, vitrine_error **err);
vitrine_status linear_roots(struct store *store, store_name_sink *sink, void *context, vitrine_error **err);
vitrine_status linear_files(struct store *store, const char *root, const char *prefix, store_file_sink *sink,
                            void *context, vitrine_error **err);

/* match.c */
vitrine_status linear_languages(struct store *store, store_name_sink *sink, void *context, vitrine_error **err);
vitrine_status linear_counts(struct store *store, struct store_counts *out, const char *language,
                             vitrine_error **err);
vitrine_status linear_match(struct store *store, const struct match_request *request, match_sink *sink, void *context,
                            vitrine_error **err);

/* phrases.c */
vitrine_status linear_phrases(struct store *store, const char *language, enum phrase_kind kind, const char *key,
                              size_t length, store_phrase_sink *sink, void *context, vitrine_error **err);

/* headings.c */
void linear_headings_dispose(struct linear_headings *headings);
vitrine_status linear_headings_copy(struct linear_headings *out, const struct linear_headings *headings); /* ENOMEM */
void linear_concepts_dispose(struct linear_concepts *concepts);
vitrine_status linear_concepts_copy(struct linear_concepts *out, const struct linear_concepts *concepts); /* ENOMEM */
vitrine_status linear_list_headings(struct store *store, enum heading_kind kind, store_heading_sink *sink,
                                    void *context, vitrine_error **err);
vitrine_status linear_put_heading(struct store *store, enum heading_kind kind, const struct heading *heading,
                                  vitrine_error **err);
vitrine_status linear_remove_heading(struct store *store, enum heading_kind kind, const char *name,
                                     vitrine_error **err);
vitrine_status linear_names(struct store *store, const char *kind, store_name_sink *sink, void *context,
                            vitrine_error **err);
vitrine_status linear_put_name(struct store *store, const char *kind, const char *name, vitrine_error **err);
vitrine_status linear_list_concepts(struct store *store, store_concept_sink *sink, void *context, vitrine_error **err);
vitrine_status linear_put_concept(struct store *store, int64_t *id, const struct labels *terms, vitrine_error **err);
vitrine_status linear_remove_concept(struct store *store, int64_t id, vitrine_error **err);

/* words.c */
vitrine_status linear_words(struct store *store, const char *language, enum store_key by, const char *key,
                            size_t length, store_word_sink *sink, void *context, vitrine_error **err);
void linear_forget_words(struct linear_store *store);

#endif
