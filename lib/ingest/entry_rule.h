/* SPDX-License-Identifier: MIT
 * ingest/entry_rule.h - one key of a record of an import: how it is read, and what it must be. */
#ifndef INGEST_ENTRY_RULE_H
#define INGEST_ENTRY_RULE_H

#include "ingest/entry.h"

/* 2^53 - 1: what every JSON reader can hold; leaves room for the ids after it. */
#define ENTRY_ID_MAX 9007199254740991

struct entry_reading {
    struct entry *entry;
    struct entry_reader *reader;
    const struct value *object;
};

struct entry_rule;

/* Reads what `rule` says of `value`, which is not null. EFORMAT, ENOMEM. */
typedef vitrine_status entry_rule_read(struct entry_reading *in, const struct entry_rule *rule,
                                       const struct value *value, vitrine_error **err);

struct entry_rule {
    const char *key;
    enum entry_form form; /* in CSV */
    entry_rule_read *read;
    enum field field;     /* of a fact with a source */
    enum entry_part part; /* else */
    size_t offset;        /* of its slot in the record */
    double least;         /* of a number */
    double most;
    bool (*check)(const char *text); /* of a string that is not empty; NULL: any will do */
    const char *meant;               /* what the check wants */
};

entry_rule_read rule_read_fact;
entry_rule_read rule_read_decimal;
entry_rule_read rule_read_string;
entry_rule_read rule_read_status;
entry_rule_read rule_read_pixels;
entry_rule_read rule_read_bytes;
entry_rule_read rule_read_id;
entry_rule_read rule_read_instant;
entry_rule_read rule_read_boolean;
entry_rule_read rule_read_kind;
entry_rule_read rule_read_uuid;
entry_rule_read rule_read_name_base64;
entry_rule_read rule_read_name;
entry_rule_read rule_read_list;
entry_rule_read rule_read_names;
entry_rule_read rule_read_files;
entry_rule_read rule_read_texts;
entry_rule_read rule_read_object;
entry_rule_read rule_read_nothing;

#endif
