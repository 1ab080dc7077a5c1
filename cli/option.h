/* SPDX-License-Identifier: MIT
 * option.h - the options that there are: one table. */
#ifndef CLI_OPTION_H
#define CLI_OPTION_H

#include <stdbool.h>
#include <stddef.h>

#include "command.h"

enum option_id {
    OPTION_CATALOGUE,
    OPTION_JSON,
    OPTION_QUIET,
    OPTION_UI,
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_HOME,
    OPTION_WANT,
    OPTION_ZONE,
    OPTION_LANG,
    OPTION_JOBS,
    OPTION_IN_PROCESS,
    OPTION_DRY_RUN,
    OPTION_WATCH,
    OPTION_HISTORY,
    OPTION_SHOW,
    OPTION_SORT,
    OPTION_LIMIT,
    OPTION_AFTER,
    OPTION_FACETS,
    OPTION_FORMAT,
    OPTION_MARKS,
    OPTION_NO_GLOSSARY,
    OPTION_ALL_WORDS,
    OPTION_HAS,
    OPTION_LACKS,
    OPTION_KIND,
    OPTION_TOPIC,
    OPTION_COLLECTION,
    OPTION_STATUS,
    OPTION_PUBLISHED,
    OPTION_AUDIENCE,
    OPTION_TAKEN,
    OPTION_NEAR,
    OPTION_BOX,
    OPTION_MEDIA_TYPE,
    OPTION_MISSING,
    OPTION_TITLE,
    OPTION_DESCRIPTION,
    OPTION_ALT_TEXT,
    OPTION_KEYWORDS,
    OPTION_PLACE,
    OPTION_BODY,
    OPTION_CLEAR,
    OPTION_REVERT,
    OPTION_BY,
    OPTION_OUTPUT,
    OPTION_BASE,
    OPTION_LABEL,
    OPTION_PARENT,
    OPTION_FROM,
    OPTION_TO,
    OPTION_YEARLY,
    OPTION_SIZE,
    OPTION_COUNT
};

/* What it means to give an option twice. */
enum repeat {
    REPEAT_WRONG,
    REPEAT_LAST, /* the last one counts */
    REPEAT_LIST, /* the value is a list, separated by commas, and grows */
    REPEAT_LINES /* the values stand one a line */
};

struct option {
    enum option_id id;
    const char *name;  /* without the dashes */
    char letter;       /* '\0': none */
    const char *value; /* what its value is called; NULL: it takes none */
    unsigned commands; /* bits: command_bit */
    const char *help;
    enum repeat repeat;
    const char *choices;       /* "a|b": the only values; NULL: any */
    unsigned long least, most; /* a number between; both 0: no number */
    bool is_path;              /* bytes, else UTF-8 */
    bool may_be_empty;         /* a text; else an empty value is none */
    bool is_later;             /* of a later version */
};

/* An option that means different things to commands has a row for each, and takes a value in all or in none.
 * A row without a name ends the table. */
extern const struct option option_table[];

/* The row of `name` (without dashes; one letter is a short option's) for `command`, or the first row of that
 * name if command is NULL. NULL if there is none. */
const struct option *option_find(const char *name, const struct command *command);
const struct option *option_find_letter(char letter, const struct command *command);
/* What was probably meant among the options of `command` (NULL: of any). NULL if nothing is near. */
const struct option *option_nearest(const char *name, const struct command *command);
/* Is it an option of `command`? */
bool option_belongs(const struct option *option, const struct command *command);

/* Which of "a|b|c" `length` bytes are, from 0; -1: none. */
int choice_index(const char *choices, const char *word, size_t length);
/* The nearest of "a|b|c"; a string of the caller's, NULL if none is near. */
char *choice_nearest(const char *choices, const char *word);

#endif
