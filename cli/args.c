/* SPDX-License-Identifier: MIT
 * The command line; see args.h. First it is split, since options may stand before the command that says what
 * they mean; then each option is given to the command. */
#include "args.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "glyph.h"
#include "message.h"
#include "nearest.h"
#include "text.h"

/* A word, or an option as it was written. */
struct item {
    const char *word; /* "beach", "--limit=5", "-c" */
    char *name;       /* of an option, without dashes; NULL: a word */
    const char *value;
    bool known; /* an option of some command */
};

static const struct option *item_option(const struct item *item, const struct command *command)
{
    if (item->word[1] != '-' && item->name[1] == '\0')
        return option_find_letter(item->name[0], command);
    return item->word[1] == '-' ? option_find(item->name, command) : NULL;
}

/* An option at argv[*at]; its value may be the next one. */
static void split_option(struct item *item, int argc, char *const argv[], int *at)
{
    const char *name = item->word + (item->word[1] == '-' ? 2 : 1);
    size_t length = item->word[1] == '-' ? strcspn(name, "=") : strlen(name);
    const struct option *option;

    item->name = memory_copy(name);
    item->name[length] = '\0';
    option = item_option(item, NULL);
    item->known = option != NULL;
    if (name[length] == '=')
        item->value = name + length + 1;
    else if (option != NULL && option->value != NULL && *at + 1 < argc)
        item->value = argv[++*at];
}

static size_t split(struct item *items, int argc, char *const argv[])
{
    bool ended = false;
    size_t count = 0;

    for (int at = 1; at < argc; at++) {
        struct item *item = &items[count];

        if (!ended && strcmp(argv[at], "--") == 0) {
            ended = true;
            continue;
        }
        item->word = argv[at];
        if (!ended && argv[at][0] == '-' && argv[at][1] != '\0')
            split_option(item, argc, argv, &at);
        count++;
    }
    return count;
}

static int unknown_option(const struct item *item, const struct command *command, bool behind_words)
{
    const struct option *nearest = option_nearest(item->name, command);
    struct text hint = TEXT_INIT;
    int length = (int)strcspn(item->word, "=");

    if (nearest != NULL)
        text_format(&hint, "; did you mean --%s?", nearest->name);
    if (command != NULL && command->has_query && (behind_words || nearest == NULL))
        text_format(&hint, "%s to look for such a word, write -- first: vitrine %s ... -- WORD...",
                    nearest != NULL ? " Or" : ";", command->name);
    message_usage(command, "%.*s: unknown option%s", length, item->word, text_get(&hint));
    text_dispose(&hint);
    return EXIT_WRONG_USAGE;
}

/* An option that other commands have. */
static int strange_option(const struct item *item, const struct command *command)
{
    struct text owners = TEXT_INIT;

    for (size_t i = 0; i < COMMAND_COUNT; i++)
        if (item_option(item, &command_table[i]) != NULL)
            text_format(&owners, "%s%s", owners.length > 0 ? ", " : "", command_table[i].name);
    message_usage(command, "%.*s: not an option of %s, but of %s", (int)strcspn(item->word, "="), item->word,
                  command->name, text_get(&owners));
    text_dispose(&owners);
    return EXIT_WRONG_USAGE;
}

static bool is_number(const struct option *option, const char *value)
{
    unsigned long number;
    char *end;

    if (value[0] == '\0' || strspn(value, "0123456789") != strlen(value))
        return false;
    errno = 0;
    number = strtoul(value, &end, 10);
    return errno == 0 && number >= option->least && number <= option->most;
}

static int check_choice(const struct option *option, const char *word, const struct command *command)
{
    char *nearest;

    if (choice_index(option->choices, word, strlen(word)) >= 0)
        return EXIT_DONE;
    nearest = choice_nearest(option->choices, word);
    if (nearest != NULL)
        message_usage(command, "--%s %s: did you mean %s?", option->name, word, nearest);
    else
        message_usage(command, "--%s %s: it takes one of %s", option->name, word, option->choices);
    free(nearest);
    return EXIT_WRONG_USAGE;
}

static int check_choices(const struct option *option, const char *value, const struct command *command)
{
    char *copy = memory_copy(value);
    char *rest = copy;
    char *word;
    int code = EXIT_DONE;

    if (option->repeat != REPEAT_LIST)
        code = check_choice(option, value, command);
    else
        while (code == EXIT_DONE && (word = strsep(&rest, ",")) != NULL)
            code = check_choice(option, word, command);
    free(copy);
    return code;
}

/* An empty list would be a filter that lets everything pass. */
static bool is_empty(const struct option *option, const char *value)
{
    if (option->repeat == REPEAT_LIST)
        return value[strspn(value, ", ")] == '\0';
    return value[0] == '\0' && !option->may_be_empty;
}

static int check_value(const struct option *option, const char *value, const struct command *command)
{
    if (option->value == NULL)
        return value == NULL ? EXIT_DONE : message_usage(command, "--%s: takes no value", option->name);
    if (value == NULL || is_empty(option, value))
        return message_usage(command, "--%s: its value is missing: --%s %s", option->name, option->name,
                             option->value);
    if (!option->is_path && !glyph_is_utf8(value))
        return message_usage(command, "--%s %s: not UTF-8", option->name, value);
    if (option->most > 0 && !is_number(option, value))
        return message_usage(command, "--%s %s: not a number from %lu to %lu", option->name, value,
                             option->least, option->most);
    return option->choices != NULL ? check_choices(option, value, command) : EXIT_DONE;
}

static void store_value(char **stored, const struct option *option, const char *value)
{
    struct text list = TEXT_INIT;

    if (*stored == NULL || option->repeat == REPEAT_LAST || option->value == NULL) {
        free(*stored);
        *stored = memory_copy(value ? value : "");
        return;
    }
    text_format(&list, option->repeat == REPEAT_LINES ? "%s\n%s" : "%s,%s", *stored, value);
    free(*stored);
    *stored = text_take(&list);
}

static int bind_option(struct args *args, const struct item *item, bool behind_words)
{
    const struct option *option = item_option(item, args->command);
    int code;

    if (!item->known)
        return unknown_option(item, args->command, behind_words);
    if (option == NULL)
        return strange_option(item, args->command);
    code = check_value(option, item->value, args->command);
    if (code != EXIT_DONE)
        return code;
    if (option->is_later) {
        message_say("%s --%s: not part of this version", args->command->name, option->name);
        return EXIT_FAILED;
    }
    if (args->values[option->id] != NULL && option->value != NULL && option->repeat == REPEAT_WRONG)
        return message_usage(args->command, "--%s: given twice", option->name);
    store_value(&args->values[option->id], option, item->value);
    return EXIT_DONE;
}

static int unknown_command(const char *word)
{
    const struct command *nearest = command_nearest(word);

    if (nearest != NULL)
        return message_usage(NULL, "%s: unknown command; did you mean %s?", word, nearest->name);
    return message_usage(NULL, "%s: unknown command", word);
}

/* The command is the first word. An unknown option before it is the first thing to say. */
static int bind_command(struct args *args, struct item *items, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (items[i].name != NULL && !items[i].known)
            return unknown_option(&items[i], NULL, false);
        if (items[i].name != NULL)
            continue;
        args->command = command_find(items[i].word);
        if (args->command == NULL)
            return unknown_command(items[i].word);
        items[i].word = NULL;
        break;
    }
    if (args->command == NULL || args->command->run != NULL)
        return EXIT_DONE;
    message_say("%s: not part of this version", args->command->name);
    return EXIT_FAILED;
}

static int bind_items(struct args *args, const struct item *items, size_t count)
{
    int code = EXIT_DONE;

    for (size_t i = 0; code == EXIT_DONE && i < count; i++) {
        if (items[i].name != NULL)
            code = bind_option(args, &items[i], args->word_count > 0);
        else if (items[i].word != NULL)
            args->words[args->word_count++] = items[i].word;
    }
    return code;
}

static int check_words(const struct args *args)
{
    const struct command *command = args->command;

    for (size_t i = 0; i < args->word_count; i++)
        if (command->words == WORDS_TEXT && !glyph_is_utf8(args->words[i]))
            return message_usage(command, "%s: not UTF-8", args->words[i]);
    if (args->word_count > command->most && command == &command_table[COMMAND_LIST])
        return message_usage(command, "%s: list takes no words; to look for some: vitrine search %s",
                             args->words[0], args->words[0]);
    if (args->word_count > command->most)
        return message_usage(command, "%s: too many arguments", args->words[command->most]);
    if (args->word_count < command->least)
        return message_usage(command, "%s: an argument is missing", command->name);
    return EXIT_DONE;
}

int args_parse(struct args *out, int argc, char *const argv[])
{
    size_t most = argc > 1 ? (size_t)argc : 1;
    struct item *items = memory_new(most, sizeof(*items));
    size_t count = split(items, argc, argv);
    int code;

    *out = (struct args){.words = memory_new(most, sizeof(*out->words))};
    code = bind_command(out, items, count);
    if (code == EXIT_DONE)
        code = bind_items(out, items, count);
    if (code == EXIT_DONE && out->command != NULL && !args_has(out, OPTION_HELP) &&
        !args_has(out, OPTION_VERSION))
        code = check_words(out);
    for (size_t i = 0; i < count; i++)
        free(items[i].name);
    free(items);
    return code;
}

void args_dispose(struct args *args)
{
    for (size_t i = 0; i < OPTION_COUNT; i++)
        free(args->values[i]);
    free(args->words);
    *args = (struct args){0};
}

bool args_has(const struct args *args, enum option_id id)
{
    return args->values[id] != NULL;
}

char *args_join(const struct args *args, size_t first)
{
    struct text joined = TEXT_INIT;

    for (size_t i = first; i < args->word_count; i++)
        text_format(&joined, "%s%s", i > first ? " " : "", args->words[i]);
    return text_take(&joined);
}
