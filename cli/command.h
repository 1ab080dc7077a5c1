/* SPDX-License-Identifier: MIT
 * command.h - the commands that there are: one table. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

struct cli;

enum command_id {
    COMMAND_INIT,
    COMMAND_SCAN,
    COMMAND_SHOW,
    COMMAND_LIST,
    COMMAND_SEARCH,
    COMMAND_SUGGEST,
    COMMAND_DESCRIBE,
    COMMAND_SET,
    COMMAND_REMOVE,
    COMMAND_PRUNE,
    COMMAND_COVERAGE,
    COMMAND_STATS,
    COMMAND_IMPORT,
    COMMAND_EXPORT,
    COMMAND_CHECK,
    COMMAND_REINDEX,
    COMMAND_BACKUP,
    COMMAND_GLOSSARY,
    COMMAND_TOPIC,
    COMMAND_COLLECTION,
    COMMAND_DECODE,
    COMMAND_THUMBNAIL,
    COMMAND_HELP,
    COMMAND_COUNT
};

/* What the words of a command may be, byte for byte. */
enum words { WORDS_TEXT, WORDS_PATHS, WORDS_MIXED /* the command checks them itself */ };

struct command {
    const char *name;
    const char *arguments; /* as the usage line shows them */
    const char *summary;
    int (*run)(struct cli *cli); /* gives an exit_code; NULL: of a later version */
    size_t least;                /* words behind the name */
    size_t most;                 /* 0 with least 0: none; SIZE_MAX: any number */
    enum words words;
    bool has_query; /* its words are what to look for */
};

/* The first COMMAND_COUNT rows stand in the order of command_id; a row without a name ends the table. */
extern const struct command command_table[];

const struct command *command_find(const char *name); /* NULL if there is none */
/* The command that `name` was probably meant to be; NULL if nothing is near. */
const struct command *command_nearest(const char *name);
/* Its bit in struct option; 0 for a command of a later version. */
unsigned command_bit(const struct command *command);

int command_init(struct cli *cli);
int command_scan(struct cli *cli);
int command_show(struct cli *cli);
int command_list(struct cli *cli);
int command_search(struct cli *cli);
int command_suggest(struct cli *cli);
int command_describe(struct cli *cli);
int command_set(struct cli *cli);
int command_remove(struct cli *cli);
int command_prune(struct cli *cli);
int command_coverage(struct cli *cli);
int command_stats(struct cli *cli);
int command_import(struct cli *cli);
int command_export(struct cli *cli);
int command_check(struct cli *cli);
int command_reindex(struct cli *cli);
int command_backup(struct cli *cli);
int command_glossary(struct cli *cli);
int command_topic(struct cli *cli);
int command_collection(struct cli *cli);
int command_decode(struct cli *cli);
int command_thumbnail(struct cli *cli);
int command_help(struct cli *cli);

#endif
