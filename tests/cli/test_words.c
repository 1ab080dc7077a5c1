/* SPDX-License-Identifier: MIT
 * Which word a person probably meant, and that the tables of commands and options are in order. */
#include <stdint.h>

#include "check.h"
#include "command.h"
#include "nearest.h"
#include "option.h"

static const struct distance_row {
    const char *a, *b;
    size_t distance;
} distance_rows[] = {
    {"", "", 0},
    {"list", "list", 0},
    {"lst", "list", 1},
    {"lisst", "list", 1},
    {"lost", "list", 1},
    {"lsit", "list", 1},
    {"serach", "search", 1},
    {"kitten", "sitting", 3},
    {"", "scan", 4},
    {"abc", "xyz", 3},
    {"exprto", "export", 2},
    {"a-word-that-is-far-too-long-for-this", "scan", SIZE_MAX},
};

static const struct word_row {
    const char *word, *meant; /* NULL: nothing near */
} command_rows[] =
    {
        {"serach", "search"},
        {"seach", "search"},
        {"lsit", "list"},
        {"lists", "list"},
        {"shw", "show"},
        {"scann", "scan"},
        {"exprot", "export"},
        {"imprt", "import"},
        {"describ", "describe"},
        {"stat", "stats"},
        {"status", "stats"},
        {"reindx", "reindex"},
        {"colection", "collection"},
        {"glosary", "glossary"},
        {"bakcup", "backup"},
        {"prnue", "prune"},
        {"xyzzy", NULL},
        {"frobnicate", NULL},
        {"delete", NULL},
        {"", NULL},
},
  option_rows[] = {
      {"limt", "limit"},
      {"limits", "limit"},
      {"facet", "facets"},
      {"langs", "lang"},
      {"catalog", "catalogue"},
      {"media_type", "media-type"},
      {"no-glosary", "no-glossary"},
      {"publised", "published"},
      {"jsno", "json"},
      {"quite", "quiet"},
      {"alttext", "alt-text"},
      {"something-else", NULL},
      {"xyzzy", NULL},
};

#define LENGTH(table) (sizeof(table) / sizeof((table)[0]))

static void test_distances(void)
{
    for (size_t i = 0; i < LENGTH(distance_rows); i++) {
        CHECK(nearest_distance(distance_rows[i].a, distance_rows[i].b) == distance_rows[i].distance);
        CHECK(nearest_distance(distance_rows[i].b, distance_rows[i].a) == distance_rows[i].distance);
    }
}

static void test_nearest(void)
{
    for (size_t i = 0; i < LENGTH(command_rows); i++) {
        const struct command *command = command_nearest(command_rows[i].word);

        CHECK_ROW(command ? command->name : NULL, command_rows[i].meant, command_rows[i].word);
    }
    for (size_t i = 0; i < LENGTH(option_rows); i++) {
        const struct option *option = option_nearest(option_rows[i].word, NULL);

        CHECK_ROW(option ? option->name : NULL, option_rows[i].meant, option_rows[i].word);
    }
}

static void test_choices(void)
{
    char *nearest = choice_nearest("image|text", "imgae");

    CHECK(choice_index("image|text", "image", 5) == 0);
    CHECK(choice_index("image|text", "text", 4) == 1);
    CHECK(choice_index("image|text", "tex", 3) == -1);
    CHECK(choice_index("image|text", "image|text", 10) == -1);
    CHECK(choice_index("image|text", "", 0) == -1);
    CHECK_TEXT(nearest, "image");
    free(nearest);
    CHECK(choice_nearest("image|text", "video") == NULL);
}

/* A row per name takes a value or none takes one: the line is split before the command is known. */
static void test_option_table(void)
{
    unsigned seen[OPTION_COUNT] = {0};

    for (const struct option *option = option_table; option->name != NULL; option++) {
        const struct option *first = option_find(option->name, NULL);

        CHECK((first->value == NULL) == (option->value == NULL));
        CHECK(first->id == option->id);
        CHECK((seen[option->id] & option->commands) == 0);
        CHECK(option->commands != 0 && option->help != NULL);
        seen[option->id] |= option->commands;
    }
    for (size_t i = 0; i < OPTION_COUNT; i++)
        CHECK(seen[i] != 0);
}

static void test_command_table(void)
{
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        CHECK(command_table[i].run != NULL && command_table[i].summary != NULL);
        CHECK(command_find(command_table[i].name) == &command_table[i]);
        CHECK(command_bit(&command_table[i]) == 1u << i);
    }
    CHECK(command_find("presskit") != NULL && command_bit(command_find("presskit")) == 0);
    CHECK(command_find("") == NULL && command_find("lis") == NULL);
}

int main(void)
{
    test_distances();
    test_nearest();
    test_choices();
    test_option_table();
    test_command_table();
    return check_end();
}
