/* SPDX-License-Identifier: MIT
 * store/store.h - where records and their index live, in words of the domain.
 *
 * A store is a table of callbacks and its own data behind. It is one thread's. Reads outside a transaction see the
 * latest commit; between snapshot_begin and snapshot_end (or begin and commit) they see one state. Writes need
 * begin..commit, outside of a snapshot; after a failed write the transaction can only be rolled back. Records given out are
 * the caller's copies. Every callback of the caller returns a status: anything but OK stops the walk and is passed on. A
 * callback may ask the store, also what is being walked, but not write, and not begin or end a transaction. */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "base/budget.h"
#include "document/phrase.h"
#include "record/heading.h"
#include "record/history.h"
#include "record/record.h"
#include "text/analyzer.h"

struct store;

/* The columns that filters, orders and facets need, without reading the record. Borrowed for the callback. */
struct store_asset {
    int64_t id;
    const unsigned char *uuid;
    enum record_kind kind;
    bool missing;
    bool has_position;
    double latitude;
    double longitude;
    const char *root;       /* NULL: none */
    const char *path;       /* NULL: none */
    const char *media_type; /* NULL: unknown */
    const char *taken_at;   /* NULL: unknown */
    const char *status;     /* never NULL */
    const char *valid_from;
    const char *valid_until;
    const char *languages; /* stored tags, sorted, each between spaces: " en vi "; " " for none */
    /* Names, each between '\n': "\nbeaches\n"; "\n" for none. */
    const char *audience;
    const char *topics;
    const char *collections;
};
typedef vitrine_status store_asset_sink(void *context, const struct store_asset *asset, vitrine_error **err);
typedef vitrine_status store_record_sink(void *context, const struct record *record, vitrine_error **err);
typedef vitrine_status store_name_sink(void *context, const char *name, vitrine_error **err);
typedef vitrine_status store_id_sink(void *context, int64_t id, vitrine_error **err);

/* A file as the last scan saw it. asset 0: a file that could not be read, for `reason`. */
struct store_file {
    const char *path; /* relative to its root */
    int64_t asset;
    int64_t size;
    int64_t mtime_ns;
    uint64_t inode;
    const unsigned char *fingerprint; /* 16 bytes */
    const char *reason;               /* NULL unless asset is 0 */
};
typedef vitrine_status store_file_sink(void *context, const struct store_file *file, vitrine_error **err);

/* --- words and matching --- */

enum store_key {
    STORE_WORD,         /* the written form itself, also with DOCUMENT_PLAIN in front */
    STORE_FOLDED,       /* all words of one folded form */
    STORE_FOLDED_PREFIX,/* all words whose folded form starts with the key */
    STORE_STEM          /* all words of one stem */
};
struct store_word {
    const char *word; /* as indexed, perhaps with DOCUMENT_PLAIN in front; not NUL-terminated */
    size_t length;
    uint64_t documents; /* of that language that hold it */
};
typedef vitrine_status store_word_sink(void *context, const struct store_word *word, vitrine_error **err);

/* A phrase of document/phrase.h, without its kind. */
struct store_phrase {
    const char *text; /* neither is NUL-terminated */
    size_t length;
    const char *key;
    size_t key_length;
    uint64_t uses; /* documents of that language that have it */
};
typedef vitrine_status store_phrase_sink(void *context, const struct store_phrase *phrase, vitrine_error **err);

struct store_counts {
    uint64_t documents;
    uint64_t tokens; /* sum of document_length_of_code of their lengths */
};

struct match_form {
    const char *bytes;
    size_t length;
    bool prefix;
};
struct match_slot { /* one place of a phrase: any of these forms */
    const struct match_form *forms;
    size_t count;
};
struct match_term { /* slots at consecutive positions of one column */
    const struct match_slot *slots;
    size_t count;
};
struct match_group { /* at least one of these terms */
    const size_t *terms;
    size_t count;
};
/* Documents of one language that have, for each group, one of its terms. */
struct match_request {
    const char *language;
    const struct match_term *terms;
    size_t term_count;
    const struct match_group *groups; /* at least one */
    size_t group_count;
    uint64_t expected; /* so many documents, about; 0: unknown. How it is best done depends on that */
};
struct match_position {
    uint32_t column;
    uint32_t position; /* of the term's first slot, counted in tokens of the column, breaks included */
};
struct match_positions { /* by column, then position */
    const struct match_position *items;
    size_t count;
};
struct match_document {
    int64_t asset;
    struct document_length length;
    const struct match_positions *terms; /* term_count of them; positions are given for every term */
};
typedef vitrine_status match_sink(void *context, const struct match_document *document, vitrine_error **err);

/* --- topics, collections, the glossary --- */

typedef vitrine_status store_heading_sink(void *context, const struct heading *heading, vitrine_error **err);
typedef vitrine_status store_concept_sink(void *context, int64_t id, const struct labels *terms, vitrine_error **err);

/* --- the table --- */

/* What an import remembers of a record by (any number but 0). */
typedef vitrine_status store_mark_sink(void *context, int64_t id, uint64_t mark, vitrine_error **err);

struct store_check {
    store_name_sink *problem; /* called with one line for each */
    void *context;
};

typedef vitrine_status store_progress(void *context, uint64_t done, uint64_t total, vitrine_error **err);

struct store_ops {
    unsigned version; /* 1; grows when callbacks are appended */
    void (*close)(struct store *store);
    /* transactions. begin waits up to the busy timeout given at open: EBUSY, EREADONLY, EFULL. */
    vitrine_status (*begin)(struct store *store, vitrine_error **err);
    vitrine_status (*commit)(struct store *store, vitrine_error **err);
    void (*rollback)(struct store *store);
    vitrine_status (*snapshot_begin)(struct store *store, vitrine_error **err);
    void (*snapshot_end)(struct store *store);

    /* assets */
    vitrine_status (*get)(struct store *store, struct record *out, int64_t id, vitrine_error **err); /* ENOTFOUND */
    /* id 0: a new asset, given an id that never was one before; an id that is free: that id; else replaces. Files follow
     * the record. EEXISTS: another asset has its uuid (a new one is then as if it had never been put, and the transaction
     * goes on); EINVAL: an id below 0 or of INT64_MAX. */
    vitrine_status (*put)(struct store *store, int64_t *id, const struct record *record, vitrine_error **err);
    vitrine_status (*remove)(struct store *store, int64_t id, vitrine_error **err); /* ENOTFOUND */
    vitrine_status (*find_uuid)(struct store *store, int64_t *id, const unsigned char *uuid, vitrine_error **err);
    /* Assets that have a file of that path; root NULL: in any root. */
    vitrine_status (*find_path)(struct store *store, const char *root, const char *path, store_id_sink *sink,
                                void *context, vitrine_error **err);
    /* The columns of one asset (ENOTFOUND), or of all by id. */
    vitrine_status (*asset)(struct store *store, int64_t id, store_asset_sink *sink, void *context,
                            vitrine_error **err);
    vitrine_status (*assets)(struct store *store, store_asset_sink *sink, void *context, vitrine_error **err);
    /* All records in the order of root, path, uuid (bytes; none last). The sink may not write. */
    vitrine_status (*records)(struct store *store, store_record_sink *sink, void *context, vitrine_error **err);

    /* files and roots: a root is one that some asset or failure has */
    vitrine_status (*roots)(struct store *store, store_name_sink *sink, void *context, vitrine_error **err);
    /* Files at or below `prefix` ("" is all) of a root, by path. */
    vitrine_status (*files)(struct store *store, const char *root, const char *prefix, store_file_sink *sink,
                            void *context, vitrine_error **err);
    vitrine_status (*put_failure)(struct store *store, const char *root, const struct store_file *file,
                                  vitrine_error **err);
    vitrine_status (*drop_failure)(struct store *store, const char *root, const char *path, vitrine_error **err);
    /* All assets and failures of root `from` become those of `to`, a folder above it; ids stay. */
    vitrine_status (*move_root)(struct store *store, const char *from, const char *to, vitrine_error **err);

    /* catalogue-wide names. kind: "topic" or "collection"; settings: "home", "want", "zone", ... */
    vitrine_status (*names)(struct store *store, const char *kind, store_name_sink *sink, void *context,
                            vitrine_error **err);
    vitrine_status (*put_name)(struct store *store, const char *kind, const char *name, vitrine_error **err);
    vitrine_status (*setting)(struct store *store, struct buf *out, const char *name, vitrine_error **err);
    vitrine_status (*put_setting)(struct store *store, const char *name, const char *value, vitrine_error **err);

    /* the index */
    vitrine_status (*languages)(struct store *store, store_name_sink *sink, void *context, vitrine_error **err);
    vitrine_status (*counts)(struct store *store, struct store_counts *out, const char *language,
                             vitrine_error **err);
    /* In the order of the words' bytes, of a prefix in the order of their folded forms first. A language without an index has none: OK. */
    vitrine_status (*words)(struct store *store, const char *language, enum store_key by, const char *key,
                            size_t length, store_word_sink *sink, void *context, vitrine_error **err);
    /* Documents by asset id. */
    vitrine_status (*match)(struct store *store, const struct match_request *request, match_sink *sink,
                            void *context, vitrine_error **err);

    /* upkeep */
    vitrine_status (*check)(struct store *store, store_name_sink *problem, void *context, vitrine_error **err);
    vitrine_status (*reindex)(struct store *store, store_progress *progress, void *context, vitrine_error **err);
    vitrine_status (*backup)(struct store *store, const char *destination, store_progress *progress,
                             void *context, vitrine_error **err); /* EEXISTS */

    /* marks: a store without them has NULL here. An asset keeps the mark it was put with until it is put again. */
    vitrine_status (*put_marked)(struct store *store, int64_t *id, const struct record *record, uint64_t mark,
                                 vitrine_error **err);
    /* Of the next `limit` assets behind the id `after`, in order; 0 for those without one. */
    vitrine_status (*marks)(struct store *store, int64_t after, size_t limit, store_mark_sink *sink, void *context,
                            vitrine_error **err);

    /* topics and collections, whole; names and put_name above see the same ones */
    vitrine_status (*headings)(struct store *store, enum heading_kind kind, store_heading_sink *sink, void *context,
                               vitrine_error **err); /* by name */
    vitrine_status (*put_heading)(struct store *store, enum heading_kind kind, const struct heading *heading,
                                  vitrine_error **err); /* new, or in place of the one of its name */
    vitrine_status (*remove_heading)(struct store *store, enum heading_kind kind, const char *name,
                                     vitrine_error **err); /* ENOTFOUND; assets keep the name */

    /* the glossary */
    vitrine_status (*concepts)(struct store *store, store_concept_sink *sink, void *context, vitrine_error **err); /* by id */
    /* id 0: a new concept, given an id; else replaces that one. */
    vitrine_status (*put_concept)(struct store *store, int64_t *id, const struct labels *terms, vitrine_error **err);
    vitrine_status (*remove_concept)(struct store *store, int64_t id, vitrine_error **err); /* ENOTFOUND */
    /* The concepts, and topics (as concepts of id 0), that have a term with that key (document/term.h); those of topics
     * first. */
    vitrine_status (*find_concepts)(struct store *store, const char *key, size_t length, store_concept_sink *sink,
                                    void *context, vitrine_error **err);
    /* Those that have a term whose key starts so, once for each such key, in the order of the keys. */
    vitrine_status (*complete_concepts)(struct store *store, const char *key, size_t length, store_concept_sink *sink,
                                        void *context, vitrine_error **err);

    /* Phrases whose key starts so: those of more uses first, by phrase_power; then by key, then by text. Uses of one
     * power are in no order. A language without an index has none: OK. */
    vitrine_status (*phrases)(struct store *store, const char *language, enum phrase_kind kind, const char *key,
                              size_t length, store_phrase_sink *sink, void *context, vitrine_error **err);

    /* Append what was changed of an asset since it is one: put notes what differs in what is shown, under the store's
     * author; it goes with its asset. One without an asset: none. */
    vitrine_status (*history)(struct store *store, struct history *out, int64_t id, vitrine_error **err);
};

struct store {
    const struct store_ops *ops;
    struct analyzer *analyzer;   /* borrowed */
    struct budget *budget;       /* borrowed; deadline and cancel of the call now running; never NULL */
    struct author author;        /* of what is put; whoever sets its source sets it back to 0; the name is borrowed */
    bool stale_index;            /* written under another stamp: matching goes through the records */
    uint64_t state;              /* another number after each change that may be seen: for who keeps what was read */
};

struct store_open_options {
    bool read_only;
    bool create;
    bool exclusive; /* with create: EEXISTS when there is one */
    uint32_t busy_timeout_ms;
    const char *home; /* settings of a catalogue that is created; NULL: vi */
    const char *want; /* NULL: none */
    const char *zone; /* NULL: Asia/Ho_Chi_Minh */
};

/* What a person's words mean: the topic or collection of exactly that name, else those that have it, marks and case
 * aside, as name or as label. Appended to out. */
vitrine_status store_find_headings(struct record_list *out, struct store *store, enum heading_kind kind,
                                   const char *words, vitrine_error **err);
/* Append the topics below those of the list. */
vitrine_status store_add_subtopics(struct record_list *names, struct store *store, vitrine_error **err);

/* find_concepts and complete_concepts without an index of keys: by walking all. */
vitrine_status store_walk_concepts(struct store *store, const char *key, size_t length, store_concept_sink *sink,
                                   void *context, vitrine_error **err);
vitrine_status store_walk_completions(struct store *store, const char *key, size_t length, store_concept_sink *sink,
                                      void *context, vitrine_error **err);
/* The keys of a concept's terms, each once, to a sink. */
typedef vitrine_status store_key_sink(void *context, const char *key, size_t length, vitrine_error **err);
vitrine_status store_concept_keys(struct store *store, const struct labels *terms, store_key_sink *sink, void *context,
                                  vitrine_error **err);

/* Has the catalogue texts in that language? A language_known (text/language.h) whose context is the store. */
bool store_knows_language(void *store, const char *tag);

/* store/sqlite/: one file, see sqlite/schema.c. */
vitrine_status store_open_sqlite(struct store **out, const char *location, struct analyzer *analyzer,
                                 struct budget *budget, const struct store_open_options *options,
                                 vitrine_error **err);
/* store/linear/: in memory, slow and obvious: the oracle of tests. Starts empty. */
vitrine_status store_open_linear(struct store **out, struct analyzer *analyzer, struct budget *budget,
                                 const struct store_open_options *options, vitrine_error **err);

#endif
