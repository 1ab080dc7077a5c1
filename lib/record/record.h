/* SPDX-License-Identifier: MIT
 * record/record.h - one asset as a value: facts, files, and every value of every source.
 *
 * What is shown is computed (record_shown): the latest word of a person (hand or import), else the first source by
 * source_rank. A person's empty value hides all others. All text is valid UTF-8; paths are OS bytes. */
#ifndef RECORD_RECORD_H
#define RECORD_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "record/field.h"
#include "vitrine/error.h"

#define RECORD_LANGUAGE_SIZE 16
#define RECORD_UUID_SIZE 16

enum record_kind { RECORD_IMAGE = 1, RECORD_TEXT = 2 };

struct record_value {
    enum field field;
    enum source source;
    char language[RECORD_LANGUAGE_SIZE]; /* "" for facts */
    char *text;                          /* never NULL; "" is a person's "empty" */
};

/* What is known of a text (one language of the asset) beside its values. */
struct record_text {
    char language[RECORD_LANGUAGE_SIZE];
    bool guessed; /* its language is a guess */
    int64_t updated_at;
};

/* A file of the asset as a scan last saw it; zero numbers where no scan has. */
struct record_file {
    char *path; /* relative to the record's root */
    int64_t size;
    int64_t mtime_ns;
    uint64_t inode;
    unsigned char fingerprint[16]; /* of size and both ends; zero: none */
};

struct record_list {
    char **items;
    size_t count;
    size_t capacity;
};

struct record {
    int64_t id; /* 0: not stored yet */
    unsigned char uuid[RECORD_UUID_SIZE];
    enum record_kind kind;
    char *root; /* NULL: an asset without a file */
    char *path; /* of files[0..], the one that gives the asset its name; NULL: none */
    char *media_type;
    int64_t bytes;       /* -1: unknown */
    char *digest;        /* "sha256:..." or NULL */
    int64_t modified_at; /* seconds; INT64_MIN: unknown */
    bool missing;
    uint32_t width; /* as displayed; 0: unknown */
    uint32_t height;
    uint32_t orientation; /* Exif 1 to 8; 0: unknown */
    char *status;         /* "draft", "approved", "withdrawn"; NULL is draft */
    char *valid_from;     /* dates, or NULL */
    char *valid_until;
    struct record_list audience;
    struct record_list topics;
    struct record_list collections;
    struct record_list warnings;
    struct record_file *files;
    size_t file_count;
    size_t file_capacity;
    struct record_value *values; /* in the order they were set: the latest last */
    size_t value_count;
    size_t value_capacity;
    struct record_text *texts; /* sorted by language; one for each language that has a value */
    size_t text_count;
    size_t text_capacity;
};

void record_init(struct record *record); /* zero, bytes -1, modified_at unknown, kind text */
void record_dispose(struct record *record);
vitrine_status record_copy(struct record *out, const struct record *record); /* ENOMEM */

/* Replace the value of (field, language, source); "" only from a person (SOURCE_IMPORT, SOURCE_HAND). A value
 * equal to the present one keeps its place. ENOMEM. */
vitrine_status record_set(struct record *record, enum field field, const char *language, enum source source,
                          const char *text);
void record_drop(struct record *record, enum field field, const char *language, enum source source);
/* Drop all that files said (every source below SOURCE_IMPORT), before they are read anew. */
void record_drop_file_values(struct record *record);
const struct record_value *record_value(const struct record *record, enum field field, const char *language,
                                        enum source source);
/* The value that counts, or NULL (none, or emptied by a person). Borrowed. language "" for facts. */
const struct record_value *record_shown(const struct record *record, enum field field, const char *language);
const char *record_shown_text(const struct record *record, enum field field, const char *language);

/* The text's entry, made if `create` (NULL then means no memory). */
struct record_text *record_text(struct record *record, const char *language, bool create);
const struct record_text *record_find_text(const struct record *record, const char *language);
/* Has the asset anything to show in that language (stored tag)? */
bool record_has_language(const struct record *record, const char *language);
/* The stored tag to display for the one asked (may be "zh" or NULL), then `home`, then the first; NULL if the
 * record has no text at all. Borrowed from the record. "und" only as the last resort. */
const char *record_display_language(const struct record *record, const char *wanted, const char *home);

vitrine_status record_add_file(struct record *record, const struct record_file *file); /* copies the path */
void record_clear_files(struct record *record);
vitrine_status record_set_string(char **slot, const char *text); /* copies; NULL or "" gives NULL */
vitrine_status record_list_add(struct record_list *list, const char *item); /* once each, sorted; copies */
vitrine_status record_list_append(struct record_list *list, const char *item); /* at the end; copies */
bool record_list_has(const struct record_list *list, const char *item);
bool record_list_remove(struct record_list *list, const char *item);
void record_list_clear(struct record_list *list);
void record_list_dispose(struct record_list *list);

/* The root becomes `to`, above which it stood at `inner`: paths get that in front. ENOMEM leaves a record that can only
 * be disposed of. */
vitrine_status record_move_root(struct record *record, const char *to, const char *inner);
/* The same for one path. */
vitrine_status record_move_path(char **path, const char *inner);

/* Split FIELD_KEYWORDS: the i-th item, or false behind the last. */
bool record_keyword(const char *joined, size_t i, const char **item, size_t *length);

void record_uuid_random(unsigned char uuid[RECORD_UUID_SIZE]); /* version 4, RFC 9562; false entropy never */
void record_uuid_format(char out[37], const unsigned char uuid[RECORD_UUID_SIZE]);
bool record_uuid_parse(unsigned char uuid[RECORD_UUID_SIZE], const char *text);

/* Same shown values, whatever their source, in that language? */
bool record_same_text(const struct record *a, const struct record *b, const char *language);
/* Same shown content (all that `export` writes but id, uuid, updated_at)? */
bool record_same_content(const struct record *a, const struct record *b);

#endif
