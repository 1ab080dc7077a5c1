/* SPDX-License-Identifier: MIT
 * The table of commands; see command.h. */
#include "command.h"

#include <stdint.h>
#include <string.h>

#include "nearest.h"

const struct command command_table[] = {
    [COMMAND_INIT] = { "init", "[--home LANG] [--want LANG,...] [--zone ZONE]", "create the catalogue",
                       command_init, 0, 0, WORDS_TEXT, false },
    [COMMAND_SCAN] = { "scan", "PATH... [--lang LANG] [--dry-run]",
                       "index files and folders; creates the catalogue if there is none", command_scan, 1,
                       SIZE_MAX, WORDS_PATHS, false },
    [COMMAND_SHOW] = { "show", "ASSET", "everything about one asset", command_show, 1, 1, WORDS_PATHS, false },
    [COMMAND_LIST] = { "list", "[FILTER...]", "the assets that pass the filters", command_list, 0, 0,
                       WORDS_TEXT, false },
    [COMMAND_SEARCH] = { "search", "QUERY... [FILTER...]", "the assets that a query finds, the best first",
                         command_search, 1, SIZE_MAX, WORDS_TEXT, true },
    [COMMAND_DESCRIBE] = { "describe", "ASSET --lang LANG [--title T] [--description T] ...",
                           "describe an asset by hand, in one language", command_describe, 1, 1, WORDS_PATHS,
                           false },
    [COMMAND_SET] = { "set", "ASSET...|FILTER... NAME=VALUE... [--dry-run]",
                      "set rights, status, dates, place, topics and collections of assets", command_set, 1,
                      SIZE_MAX, WORDS_MIXED, false },
    [COMMAND_REMOVE] = { "remove", "ASSET...", "take assets out of the catalogue; files are never touched",
                         command_remove, 1, SIZE_MAX, WORDS_PATHS, false },
    [COMMAND_PRUNE] = { "prune", "", "remove missing assets that no person described", command_prune, 0, 0,
                        WORDS_TEXT, false },
    [COMMAND_STATS] = { "stats", "", "what is there, counted", command_stats, 0, 0, WORDS_TEXT, false },
    [COMMAND_IMPORT] = { "import", "FILE|- [--format csv|ndjson]",
                         "add or update records; creates the catalogue if there is none", command_import, 1, 1,
                         WORDS_PATHS, false },
    [COMMAND_EXPORT] = { "export", "ndjson|csv [--output DEST] [QUERY...] [FILTER...]",
                         "write records, all or those that are found", command_export, 1, SIZE_MAX, WORDS_TEXT,
                         true },
    [COMMAND_CHECK] = { "check", "", "look for damage in file, records and index", command_check, 0, 0,
                        WORDS_TEXT, false },
    [COMMAND_REINDEX] = { "reindex", "", "rebuild the index and give unused space back", command_reindex, 0, 0,
                          WORDS_TEXT, false },
    [COMMAND_BACKUP] = { "backup", "DEST", "a consistent copy, also while others write", command_backup, 1, 1,
                         WORDS_PATHS, false },
    [COMMAND_HELP] = { "help", "[COMMAND]", "this, or what a command takes", command_help, 0, 1, WORDS_TEXT,
                       false },
    /* Known words whose work comes in a later version. */
    { .name = "suggest" },
    { .name = "coverage" },
    { .name = "glossary" },
    { .name = "topic" },
    { .name = "collection" },
    { .name = "presskit" },
    { .name = "thumbnail" },
    { .name = "decode" },
    { .name = NULL },
};

const struct command *command_find(const char *name)
{
    for (const struct command *command = command_table; command->name != NULL; command++)
        if (strcmp(command->name, name) == 0)
            return command;
    return NULL;
}

const struct command *command_nearest(const char *name)
{
    const struct command *nearest = NULL;
    size_t best = NEAREST_TOO_FAR;

    for (const struct command *command = command_table; command->name != NULL; command++)
        if (nearest_better(&best, name, command->name))
            nearest = command;
    return nearest;
}

unsigned command_bit(const struct command *command)
{
    return command->run != NULL ? 1u << (command - command_table) : 0;
}
