/* SPDX-License-Identifier: MIT
 * ingest/entry.h - what one record of an import says of an asset: checked, not yet looked up.
 */
#ifndef INGEST_ENTRY_H
#define INGEST_ENTRY_H

#include "ingest/report.h"
#include "ingest/value.h"
#include "store/store.h"

/* What a record may say beside its values. */
enum entry_part {
    ENTRY_ID = 1 << 0,
    ENTRY_UUID = 1 << 1,
    ENTRY_KIND = 1 << 2,
    ENTRY_PATH = 1 << 3,
    ENTRY_ROOT = 1 << 4,
    ENTRY_MEDIA_TYPE = 1 << 5,
    ENTRY_BYTES = 1 << 6,
    ENTRY_DIGEST = 1 << 7,
    ENTRY_MODIFIED_AT = 1 << 8,
    ENTRY_MISSING = 1 << 9,
    ENTRY_WIDTH = 1 << 10,
    ENTRY_HEIGHT = 1 << 11,
    ENTRY_ORIENTATION = 1 << 12,
    ENTRY_FILES = 1 << 13,
    ENTRY_WARNINGS = 1 << 14,
    ENTRY_STATUS = 1 << 15,
    ENTRY_VALID_FROM = 1 << 16,
    ENTRY_VALID_UNTIL = 1 << 17,
    ENTRY_AUDIENCE = 1 << 18,
    ENTRY_TOPICS = 1 << 19,
    ENTRY_COLLECTIONS = 1 << 20
};

/* What a record says of one of its texts beside the values. */
struct entry_text {
    char language[RECORD_LANGUAGE_SIZE];
    bool says_guessed;
    bool guessed;
    bool says_updated_at;
    int64_t updated_at;
};

struct entry {
    struct record record;       /* a value "" is one to clear */
    unsigned given;             /* of enum entry_part: there, and not null */
    struct record_list remarks; /* what had to be left out: for the asset's warnings */
    struct entry_text *texts;
    size_t text_count;
    size_t text_capacity;
};

/* Tags met lately, and how they are stored: an import has few, in every record. */
#define ENTRY_TAGS 8
struct entry_tag {
    char given[24];
    char stored[RECORD_LANGUAGE_SIZE];
};

/* What outlives a record while an import is read. */
struct entry_reader {
    struct store *store;        /* borrowed */
    struct report *report;      /* borrowed; unknown keys become warnings, once each */
    uint64_t number;            /* of the record at hand */
    struct record_list unknown; /* keys already reported */
    bool met_unknown;           /* in the record at hand */
    struct entry_tag tags[ENTRY_TAGS];
    unsigned next_tag; /* to be overwritten */
};
void entry_reader_dispose(struct entry_reader *reader);
/* Report a key (or column) nobody knows, the first time. ENOMEM. */
vitrine_status entry_unknown(struct entry_reader *reader, const char *key, vitrine_error **err);

void entry_dispose(struct entry *entry);
/* Into a zeroed or used entry. EFORMAT, EINVAL: this record is wrong; else the import cannot go on. */
vitrine_status entry_read(struct entry *out, const struct value *object, struct entry_reader *reader,
                          vitrine_error **err);
/* How a key is written in CSV. */
enum entry_form {
    ENTRY_FORM_NONE,
    ENTRY_FORM_STRING,
    ENTRY_FORM_NUMBER,
    ENTRY_FORM_BOOLEAN,
    ENTRY_FORM_LIST
};
enum entry_form entry_form_of_key(const char *key);
const struct entry_text *entry_find_text(const struct entry *entry, const char *language);

/* --- shared by the files that read an entry --- */

/* "KEY: WHAT is meant" */
vitrine_status entry_wrong(const char *key, const char *what, vitrine_error **err);
/* A value of the source that `sources` (NULL: none) names for the field, else import. */
vitrine_status entry_set(struct entry *out, enum field field, const char *language, const char *text,
                         const struct value *sources, vitrine_error **err);
/* The items of a list, "" or [] for none. EFORMAT. */
vitrine_status entry_read_items(struct record_list *out, const char *key, const struct value *value,
                                vitrine_error **err);
vitrine_status entry_read_texts(struct entry *out, const struct value *texts, struct entry_reader *reader,
                                vitrine_error **err);

#endif
