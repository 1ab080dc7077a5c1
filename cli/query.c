/* SPDX-License-Identifier: MIT
 * Options of the command line as options of a query; see query.h. */
#include "query.h"

#include <stdlib.h>
#include <string.h>

struct row {
    enum option_id option;
    size_t offset; /* in vitrine_query_options */
};
#define ROW(option, field)                                      \
    {                                                           \
        OPTION_##option, offsetof(vitrine_query_options, field) \
    }

static const struct row filter_strings[] = {
    ROW(HAS, has),           ROW(LACKS, lacks),           ROW(KIND, kind),
    ROW(TOPIC, topic),       ROW(COLLECTION, collection), ROW(STATUS, status),
    ROW(AUDIENCE, audience), ROW(TAKEN, taken),           ROW(NEAR, near),
    ROW(BOX, box),           ROW(MEDIA_TYPE, media_type),
};
static const struct row filter_flags[] = {ROW(PUBLISHED, published), ROW(MISSING, missing)};
static const struct row other_strings[] = {ROW(LANG, languages), ROW(SHOW, show), ROW(AFTER, cursor),
                                           ROW(FACETS, facets)};
static const struct row other_flags[] = {ROW(NO_GLOSSARY, no_glossary), ROW(ALL_WORDS, all_words)};

#define LENGTH(table) (sizeof(table) / sizeof((table)[0]))

static bool any_given(const struct args *args, const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (args_has(args, rows[i].option))
            return true;
    return false;
}

bool query_has_filters(const struct args *args)
{
    return any_given(args, filter_strings, LENGTH(filter_strings)) ||
           any_given(args, filter_flags, LENGTH(filter_flags));
}

static void set_strings(vitrine_query_options *options, const struct args *args, const struct row *rows,
                        size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *value = args->values[rows[i].option];

        memcpy((char *)options + rows[i].offset, &value, sizeof(value));
    }
}

static void set_flags(vitrine_query_options *options, const struct args *args, const struct row *rows,
                      size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bool given = args_has(args, rows[i].option);

        memcpy((char *)options + rows[i].offset, &given, sizeof(given));
    }
}

/* Which of its choices an option was given, from 0; -1: it was not given. */
static int chosen(const struct args *args, const char *name, enum option_id id)
{
    const struct option *option = option_find(name, args->command);
    const char *value = args->values[id];

    return value != NULL && option != NULL ? choice_index(option->choices, value, strlen(value)) : -1;
}

static const vitrine_marks marks_order[] = {VITRINE_MARKS_SMART, VITRINE_MARKS_IGNORE, VITRINE_MARKS_STRICT};
static const vitrine_sort sort_order[] = {VITRINE_SORT_RELEVANCE, VITRINE_SORT_NEWEST, VITRINE_SORT_OLDEST,
                                          VITRINE_SORT_TITLE, VITRINE_SORT_PATH};

int query_from_args(vitrine_query **out, struct cli *cli, const char *text)
{
    vitrine_query_options options = VITRINE_QUERY_OPTIONS_INIT;
    const struct args *args = &cli->args;
    const char *limit = args->values[OPTION_LIMIT];
    int marks = chosen(args, "marks", OPTION_MARKS);
    int sort = chosen(args, "sort", OPTION_SORT);
    vitrine_status s;

    set_strings(&options, args, filter_strings, LENGTH(filter_strings));
    set_strings(&options, args, other_strings, LENGTH(other_strings));
    set_flags(&options, args, filter_flags, LENGTH(filter_flags));
    set_flags(&options, args, other_flags, LENGTH(other_flags));
    options.marks = marks >= 0 ? marks_order[marks] : VITRINE_MARKS_SMART;
    options.sort = sort >= 0 ? sort_order[sort] : VITRINE_SORT_DEFAULT;
    options.limit = limit != NULL ? (uint32_t)strtoul(limit, NULL, 10) : 0;
    s = vitrine_query_new(out, text, &options, &cli->err);
    return s < 0 ? cli_fail(cli, s) : EXIT_DONE;
}
