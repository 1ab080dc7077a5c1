/* SPDX-License-Identifier: MIT
 * record/history.h - how an asset came to say what it says: each change of what a text shows, or of the status. */
#ifndef RECORD_HISTORY_H
#define RECORD_HISTORY_H

#include "record/record.h"

#define HISTORY_STATUS 0 /* in place of a field. Stored */

struct history_change {
    int64_t at; /* seconds */
    int field;  /* enum field of a text, or HISTORY_STATUS */
    enum source source; /* of the new value; where none is left: who took the old one away */
    char language[RECORD_LANGUAGE_SIZE]; /* "" of the status */
    char *before; /* the history's own, like the next two; NULL: nothing was shown */
    char *after;  /* NULL also until history_complete: it is what the next change found */
    char *by;     /* NULL: nobody said */
};

struct history { /* the oldest first */
    struct history_change *items;
    size_t count;
    size_t capacity;
};

/* Who changes a record: where what they say comes from (0: files), and by what name (NULL: none). */
struct author {
    enum source source;
    const char *name;
};

const char *history_field_name(int field); /* NULL: there is none */
/* Append one, with copies of the strings beside it in place of its own. ENOMEM. */
vitrine_status history_add(struct history *history, const struct history_change *change, const char *before,
                           const char *by);
vitrine_status history_append(struct history *history, const struct history *more); /* copies. ENOMEM */
/* Append what differs in what the two records show. ENOMEM. */
vitrine_status history_compare(struct history *history, const struct record *before, const struct record *after,
                               const struct author *author);
/* Fill in `after`, from what is shown now backwards. ENOMEM. */
vitrine_status history_complete(struct history *history, const struct record *now);
void history_dispose(struct history *history);

#endif
