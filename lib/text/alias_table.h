/* SPDX-License-Identifier: MIT
 * text/alias_table.h - aliases.tsv as aliases.py compiles it. */
#ifndef TEXT_ALIAS_TABLE_H
#define TEXT_ALIAS_TABLE_H

#include <stdbool.h>
#include <stddef.h>

struct alias_name {
    const char *key;     /* its tokens, folded, one space between them; # and * among them */
    const char *written; /* the same in lower case, composed; tones where the table has them */
    const char *text;    /* as the table has it */
    unsigned short group;
    bool asked_only; /* understood, but not looked for */
};

struct alias_group {
    const char *language; /* NULL: any */
    unsigned short first; /* of the names */
    unsigned short count;
};

struct alias_table {
    const struct alias_name *names;
    const unsigned short *by_key; /* names, sorted by key */
    size_t count;
    const struct alias_group *groups;
};

extern const struct alias_table alias_table;

#endif
