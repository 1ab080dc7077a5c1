/* SPDX-License-Identifier: MIT
 * The table of commands; see command.h. */
#include "command.h"

#include <stdint.h>
#include <string.h>

#include "nearest.h"

#define ANY SIZE_MAX

const struct command command_table[] = {
    [COMMAND_INIT] = {.name = "init",
                      .run = command_init,
                      .arguments = "[--home LANG] [--want LANG,...] [--zone ZONE]",
                      .summary = "create the catalogue"},
    [COMMAND_SCAN] = {.name = "scan",
                      .run = command_scan,
                      .arguments = "PATH... [--lang LANG] [--jobs N] [--dry-run] [--watch]",
                      .summary = "index files and folders; creates the catalogue if there is none",
                      .least = 1,
                      .most = ANY,
                      .words = WORDS_PATHS},
    [COMMAND_SHOW] = {.name = "show",
                      .run = command_show,
                      .arguments = "ASSET [--history]",
                      .summary = "everything about one asset",
                      .least = 1,
                      .most = 1,
                      .words = WORDS_PATHS},
    [COMMAND_LIST] = {.name = "list",
                      .run = command_list,
                      .arguments = "[FILTER...]",
                      .summary = "the assets that pass the filters"},
    [COMMAND_SEARCH] = {.name = "search",
                        .run = command_search,
                        .arguments = "QUERY... [FILTER...]",
                        .summary = "the assets that a query finds, the best first",
                        .least = 1,
                        .most = ANY,
                        .has_query = true},
    [COMMAND_SUGGEST] = {.name = "suggest",
                         .run = command_suggest,
                         .arguments = "PREFIX [--lang LANG] [--limit N]",
                         .summary = "what may complete the words typed so far",
                         .least = 1,
                         .most = ANY},
    [COMMAND_DESCRIBE] = {.name = "describe",
                          .run = command_describe,
                          .arguments = "ASSET --lang LANG [--title T] [--description T] ...",
                          .summary = "describe an asset by hand, in one language",
                          .least = 1,
                          .most = 1,
                          .words = WORDS_PATHS},
    [COMMAND_SET] = {.name = "set",
                     .run = command_set,
                     .arguments = "ASSET...|FILTER... NAME=VALUE... [--dry-run]",
                     .summary = "set rights, status, dates, place, topics and collections of assets",
                     .least = 1,
                     .most = ANY,
                     .words = WORDS_MIXED},
    [COMMAND_REMOVE] = {.name = "remove",
                        .run = command_remove,
                        .arguments = "ASSET...",
                        .summary = "take assets out of the catalogue; files are never touched",
                        .least = 1,
                        .most = ANY,
                        .words = WORDS_PATHS},
    [COMMAND_PRUNE] = {.name = "prune",
                       .run = command_prune,
                       .arguments = "",
                       .summary = "remove missing assets that no person described"},
    [COMMAND_COVERAGE] = {.name = "coverage",
                          .run = command_coverage,
                          .arguments = "[--want LANG,...] [--format text|json|csv] [FILTER...]",
                          .summary = "which assets lack which languages, and which texts are out of date"},
    [COMMAND_STATS] = {.name = "stats",
                       .run = command_stats,
                       .arguments = "",
                       .summary = "what is there, counted"},
    [COMMAND_IMPORT] = {.name = "import",
                        .run = command_import,
                        .arguments = "FILE|- [--format csv|ndjson]",
                        .summary = "add or update records; creates the catalogue if there is none",
                        .least = 1,
                        .most = 1,
                        .words = WORDS_PATHS},
    [COMMAND_EXPORT] = {.name = "export",
                        .run = command_export,
                        .arguments = "FORMAT [--output DEST] [QUERY...] [FILTER...]",
                        .summary = "write records, all or those that are found; FORMAT is ndjson, csv, rss, atom, jsonfeed, "
                                   "dublin-core or schema-org",
                        .least = 1,
                        .most = ANY,
                        .has_query = true},
    [COMMAND_CHECK] = {.name = "check",
                       .run = command_check,
                       .arguments = "",
                       .summary = "look for damage in file, records and index"},
    [COMMAND_REINDEX] = {.name = "reindex",
                         .run = command_reindex,
                         .arguments = "",
                         .summary = "rebuild the index and give unused space back"},
    [COMMAND_BACKUP] = {.name = "backup",
                        .run = command_backup,
                        .arguments = "DEST",
                        .summary = "a consistent copy, also while others write",
                        .least = 1,
                        .most = 1,
                        .words = WORDS_PATHS},
    [COMMAND_GLOSSARY] = {.name = "glossary",
                          .run = command_glossary,
                          .arguments = "import FILE|export|list [--lang L]|add LANG=TERM...|remove ID",
                          .summary = "words for one concept in several languages: a search in one finds the others",
                          .least = 1,
                          .most = ANY,
                          .words = WORDS_MIXED},
    [COMMAND_TOPIC] = {.name = "topic",
                       .run = command_topic,
                       .arguments = "add NAME|list|show NAME|remove NAME [--label LANG=TEXT]... [--parent NAME]",
                       .summary = "subject headings in a tree, with a label per language",
                       .least = 1,
                       .most = 2},
    [COMMAND_COLLECTION] = {.name = "collection",
                            .run = command_collection,
                            .arguments = "add NAME|list|show NAME|remove NAME [--label LANG=TEXT]... "
                                         "[--from DATE --to DATE|--yearly MM-DD] [--want LANG,...]",
                            .summary = "named sets of assets, with dates and the languages they need",
                            .least = 1,
                            .most = 2},
    [COMMAND_DECODE] = {.name = "decode",
                        .run = command_decode,
                        .arguments = "FILE|- [--from ENCODING]",
                        .summary = "a text in an old Vietnamese encoding as UTF-8; needs no catalogue",
                        .least = 1,
                        .most = 1,
                        .words = WORDS_PATHS},
    [COMMAND_THUMBNAIL] = {.name = "thumbnail",
                           .run = command_thumbnail,
                           .arguments = "ASSET [--size N] --output FILE",
                           .summary = "a small upright JPEG of an image",
                           .least = 1,
                           .most = 1,
                           .words = WORDS_PATHS},
    [COMMAND_HELP] = {.name = "help",
                      .run = command_help,
                      .arguments = "[COMMAND]",
                      .summary = "this, or what a command takes",
                      .most = 1},
    /* Known words whose work comes in a later version. */
    {.name = "presskit"},
    {.name = NULL},
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
