/* SPDX-License-Identifier: MIT
 * The table of options; see option.h. */
#include "option.h"

#include <stdlib.h>
#include <string.h>

#include "nearest.h"
#include "text.h"

#define ON(command) (1u << COMMAND_##command)
#define EVERYWHERE ((1u << COMMAND_COUNT) - 1)
#define PAGES (ON(LIST) | ON(SEARCH))
#define QUERIES (ON(SEARCH) | ON(EXPORT))
#define HEADINGS (ON(TOPIC) | ON(COLLECTION))
#define FILTERS (PAGES | ON(SET) | ON(EXPORT) | ON(COVERAGE))

#define KINDS "image|text"
#define STATUSES "draft|approved|withdrawn"
#define FIELDS "title|description|alt_text|keywords|place|body"

const struct option option_table[] = {
    {OPTION_HOME, "home", 0, "LANG", ON(INIT), .help = "the catalogue's own language (vi)"},
    {OPTION_WANT, "want", 0, "LANG,...", ON(INIT), .help = "languages owed to readers",
     .repeat = REPEAT_LIST},
    {OPTION_ZONE, "zone", 0, "ZONE", ON(INIT), .help = "time zone (Asia/Ho_Chi_Minh)"},

    {OPTION_LANG, "lang", 0, "LANG", ON(SCAN), .help = "language of values whose file does not say"},
    {OPTION_JOBS, "jobs", 0, "N", ON(SCAN), .help = "how many files to read at once", .least = 1,
     .most = 1024},
    {OPTION_IN_PROCESS, "in-process", 0, NULL, ON(SCAN), .help = "read files unprotected, in vitrine itself"},
    {OPTION_DRY_RUN, "dry-run", 0, NULL, ON(SCAN) | ON(SET), .help = "say what would change, change nothing"},
    {OPTION_WATCH, "watch", 0, NULL, ON(SCAN), .help = "go on as files change, until interrupted"},
    {OPTION_HISTORY, "history", 0, NULL, ON(SHOW), .help = "with every change of a text or the status"},

    {OPTION_LANG, "lang", 0, "LANG,...", QUERIES, .help = "languages whose texts are searched (all)",
     .repeat = REPEAT_LIST},
    {OPTION_MARKS, "marks", 0, "smart|ignore|strict", QUERIES,
     .help = "whether typed marks count (smart: those that are typed)", .choices = "smart|ignore|strict"},
    {OPTION_NO_GLOSSARY, "no-glossary", 0, NULL, QUERIES, .help = "not the same concept in other languages"},
    {OPTION_ALL_WORDS, "all-words", 0, NULL, QUERIES, .help = "never partial matches"},

    {OPTION_LANG, "lang", 0, "LANG,...", ON(SUGGEST), .help = "languages of what is suggested (all)",
     .repeat = REPEAT_LIST},
    {OPTION_LIMIT, "limit", 0, "N", ON(SUGGEST), .help = "how many (10, at most 100)", .least = 1, .most = 100},

    {OPTION_LANG, "lang", 0, "LANG", ON(DESCRIBE), .help = "the language of the text"},
    {OPTION_TITLE, "title", 0, "T", ON(DESCRIBE), .help = "", .may_be_empty = true},
    {OPTION_DESCRIPTION, "description", 0, "T", ON(DESCRIBE), .help = "", .may_be_empty = true},
    {OPTION_ALT_TEXT, "alt-text", 0, "T", ON(DESCRIBE), .help = "what a picture shows, for who cannot see it",
     .may_be_empty = true},
    {OPTION_KEYWORDS, "keywords", 0, "'A; B'", ON(DESCRIBE), .help = "", .may_be_empty = true},
    {OPTION_PLACE, "place", 0, "T", ON(DESCRIBE), .help = "", .may_be_empty = true},
    {OPTION_BODY, "body", 0, "FILE|-", ON(DESCRIBE), .help = "the text itself, from a file or standard input",
     .is_path = true},
    {OPTION_CLEAR, "clear", 0, "FIELD", ON(DESCRIBE), .help = "leave it empty; no scan fills it",
     .repeat = REPEAT_LIST, .choices = FIELDS},
    {OPTION_REVERT, "revert", 0, "FIELD", ON(DESCRIBE),
     .help = "drop what was said by hand: the file's value shows", .repeat = REPEAT_LIST, .choices = FIELDS},
    {OPTION_BY, "by", 0, "WHO", ON(DESCRIBE) | ON(SET), .help = "who says so", .may_be_empty = true},

    {OPTION_LANG, "lang", 0, "LANG", ON(GLOSSARY), .help = "concepts that have a term in it"},
    {OPTION_LABEL, "label", 0, "LANG=TEXT", HEADINGS, .help = "what it is called in a language; empty takes it away",
     .repeat = REPEAT_LINES},
    {OPTION_PARENT, "parent", 0, "NAME", ON(TOPIC), .help = "the topic above it", .may_be_empty = true},
    {OPTION_FROM, "from", 0, "DATE", ON(COLLECTION), .help = "its first day", .may_be_empty = true},
    {OPTION_FROM, "from", 0, "ENCODING", ON(DECODE),
     .help = "TCVN3, VNI, VISCII, VPS, VIQR, windows-1258 ... (told by its words)"},
    {OPTION_TO, "to", 0, "DATE", ON(COLLECTION), .help = "its last day", .may_be_empty = true},
    {OPTION_YEARLY, "yearly", 0, "MM-DD", ON(COLLECTION), .help = "the day that returns each year",
     .may_be_empty = true},
    {OPTION_WANT, "want", 0, "LANG,...", ON(COLLECTION), .help = "the languages it needs", .repeat = REPEAT_LIST},

    {OPTION_WANT, "want", 0, "LANG,...", ON(COVERAGE),
     .help = "which languages (those the catalogue wants, else all it has)", .repeat = REPEAT_LIST},
    {OPTION_FORMAT, "format", 0, "text|json|csv", ON(COVERAGE), .help = "of the report", .choices = "text|json|csv"},
    {OPTION_FORMAT, "format", 0, "csv|ndjson", ON(IMPORT), .help = "of the records (found by itself)",
     .choices = "csv|ndjson"},
    {OPTION_OUTPUT, "output", 0, "DEST", ON(EXPORT),
     .help = "a file, replaced when all is written (standard output)", .is_path = true},
    {OPTION_TITLE, "title", 0, "T", ON(EXPORT), .help = "of a feed (Vitrine)"},
    {OPTION_BASE, "base", 0, "URL", ON(EXPORT), .help = "where the files stand in the web, by their paths"},

    {OPTION_SIZE, "size", 0, "N", ON(THUMBNAIL), .help = "pixels of the longer side, at most (256)", .least = 16,
     .most = 4096},
    {OPTION_OUTPUT, "output", 0, "FILE", ON(THUMBNAIL), .help = "where it goes; - is standard output",
     .is_path = true},

    {OPTION_SHOW, "show", 0, "LANG,...", PAGES | ON(EXPORT), .help = "languages shown, the first first",
     .repeat = REPEAT_LIST},
    {OPTION_SORT, "sort", 0, "ORDER", PAGES, .help = "relevance, newest, oldest, title or path",
     .choices = "relevance|newest|oldest|title|path"},
    {OPTION_LIMIT, "limit", 0, "N", PAGES, .help = "hits of a page (20, at most 1000)", .least = 1,
     .most = 1000},
    {OPTION_AFTER, "after", 0, "CURSOR", PAGES, .help = "the page that follows; as the page before says it"},
    {OPTION_FACETS, "facets", 0, "NAME,...", PAGES,
     .help = "count by kind, lang, topic, collection, year, media_type", .repeat = REPEAT_LIST,
     .choices = "kind|lang|topic|collection|year|media_type"},
    {OPTION_FORMAT, "format", 0, "FORMAT", PAGES, .help = "text, json, paths, ids or csv",
     .choices = "text|json|paths|ids|csv"},

    {OPTION_HAS, "has", 0, "LANG", FILTERS, .help = "has a text in that language", .repeat = REPEAT_LIST},
    {OPTION_LACKS, "lacks", 0, "LANG", FILTERS, .help = "has none in that language", .repeat = REPEAT_LIST},
    {OPTION_KIND, "kind", 0, "image|text", FILTERS, .help = "", .choices = KINDS},
    {OPTION_TOPIC, "topic", 0, "T", FILTERS, .help = "by name or label, with its subtopics"},
    {OPTION_COLLECTION, "collection", 0, "C", FILTERS, .help = ""},
    {OPTION_STATUS, "status", 0, "STATUS", FILTERS, .help = "draft, approved or withdrawn",
     .choices = STATUSES},
    {OPTION_PUBLISHED, "published", 0, NULL, FILTERS, .help = "approved and valid today"},
    {OPTION_AUDIENCE, "audience", 0, "A", FILTERS, .help = ""},
    {OPTION_TAKEN, "taken", 0, "PERIOD", FILTERS,
     .help = "2021, 2021-07, 2021-07-15; FROM..TO, either end may lack"},
    {OPTION_NEAR, "near", 0, "LAT,LON,KM", FILTERS, .help = "taken within so many kilometres"},
    {OPTION_BOX, "box", 0, "WEST,SOUTH,EAST,NORTH", FILTERS, .help = "taken inside"},
    {OPTION_MEDIA_TYPE, "media-type", 0, "TYPE", FILTERS, .help = "image/jpeg; image/ for all below"},
    {OPTION_MISSING, "missing", 0, NULL, FILTERS, .help = "the file is gone"},

    {OPTION_CATALOGUE, "catalogue", 'c', "LOCATION", EVERYWHERE,
     .help = "else $VITRINE_CATALOGUE, else vitrine.db", .repeat = REPEAT_LAST, .is_path = true},
    {OPTION_JSON, "json", 0, NULL, EVERYWHERE, .help = "one JSON document on standard output"},
    {OPTION_QUIET, "quiet", 'q', NULL, EVERYWHERE, .help = "nothing but results and errors"},
    {OPTION_UI, "ui", 0, "LANG", EVERYWHERE, .help = "language of these words (en)", .repeat = REPEAT_LAST},
    {OPTION_HELP, "help", 'h', NULL, EVERYWHERE, .help = "what a command takes"},
    {OPTION_VERSION, "version", 0, NULL, EVERYWHERE, .help = "which version this is"},
    {.name = NULL},
};

bool option_belongs(const struct option *option, const struct command *command)
{
    return command == NULL || (option->commands & command_bit(command)) != 0;
}

const struct option *option_find(const char *name, const struct command *command)
{
    for (const struct option *option = option_table; option->name != NULL; option++)
        if (strcmp(option->name, name) == 0 && option_belongs(option, command))
            return option;
    return NULL;
}

const struct option *option_find_letter(char letter, const struct command *command)
{
    for (const struct option *option = option_table; option->name != NULL; option++)
        if (option->letter != '\0' && option->letter == letter && option_belongs(option, command))
            return option;
    return NULL;
}

const struct option *option_nearest(const char *name, const struct command *command)
{
    const struct option *nearest = NULL;
    size_t best = NEAREST_TOO_FAR;

    for (const struct option *option = option_table; option->name != NULL; option++)
        if (option_belongs(option, command) && nearest_better(&best, name, option->name))
            nearest = option;
    return nearest;
}

int choice_index(const char *choices, const char *word, size_t length)
{
    for (int i = 0;; i++) {
        size_t end = strcspn(choices, "|");

        if (end == length && memcmp(choices, word, length) == 0)
            return i;
        if (choices[end] == '\0')
            return -1;
        choices += end + 1;
    }
}

char *choice_nearest(const char *choices, const char *word)
{
    char *copy = memory_copy(choices);
    char *nearest = NULL;
    char *rest = copy;
    char *choice;
    size_t best = NEAREST_TOO_FAR;

    while ((choice = strsep(&rest, "|")) != NULL)
        if (nearest_better(&best, word, choice))
            nearest = choice;
    nearest = nearest ? memory_copy(nearest) : NULL;
    free(copy);
    return nearest;
}
