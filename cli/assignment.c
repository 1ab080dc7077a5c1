/* SPDX-License-Identifier: MIT
 * Assignments; see assignment.h. */
#include "assignment.h"

#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "glyph.h"
#include "message.h"
#include "nearest.h"

static const struct property {
    const char *name;
    bool is_list; /* += and -=, not = */
} properties[] = {
    {"creator", false},     {"credit_line", false}, {"copyright_notice", false},
    {"license", false},     {"status", false},      {"valid_from", false},
    {"valid_until", false}, {"taken_at", false},    {"latitude", false},
    {"longitude", false},   {"topic", true},        {"collection", true},
    {"audience", true},
};
#define PROPERTY_COUNT (sizeof(properties) / sizeof(properties[0]))
#define LONGEST_NAME 31

/* The length of NAME in front of "=", "+=" or "-="; 0: the word is nothing of the kind. */
static size_t name_length(const char *word)
{
    size_t length = strspn(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_");
    const char *sign = word + length;

    if (length == 0 || length > LONGEST_NAME)
        return 0;
    return sign[0] == '=' || ((sign[0] == '+' || sign[0] == '-') && sign[1] == '=') ? length : 0;
}

static const struct property *find_property(const char *name, size_t length)
{
    for (size_t i = 0; i < PROPERTY_COUNT; i++)
        if (strlen(properties[i].name) == length && memcmp(properties[i].name, name, length) == 0)
            return &properties[i];
    return NULL;
}

bool assignment_is(const char *word)
{
    size_t length = name_length(word);

    return length > 0 && (find_property(word, length) != NULL || access(word, F_OK) != 0);
}

static int unknown_property(const struct args *args, const char *word, size_t length)
{
    const char *nearest = NULL;
    size_t best = NEAREST_TOO_FAR;
    char name[LONGEST_NAME + 1] = "";

    memcpy(name, word, length);
    for (size_t i = 0; i < PROPERTY_COUNT; i++)
        if (nearest_better(&best, name, properties[i].name))
            nearest = properties[i].name;
    if (nearest != NULL)
        return message_usage(args->command, "%s: nothing that can be set; did you mean %s?", name, nearest);
    return message_usage(args->command,
                         "%s: nothing that can be set; these can: creator, credit_line, copyright_notice, "
                         "license, status, valid_from, valid_until, taken_at, latitude, longitude, topic, "
                         "collection, audience",
                         name);
}

int assignment_check(const struct args *args, const char *word)
{
    size_t length = name_length(word);
    const struct property *property = find_property(word, length);
    bool adds = word[length] != '=';

    if (property == NULL)
        return unknown_property(args, word, length);
    if (!glyph_is_utf8(word))
        return message_usage(args->command, "%s: not UTF-8", word);
    if (property->is_list && !adds)
        return message_usage(args->command,
                             "%s: an asset may have several: %s+=VALUE adds one, %s-=VALUE takes it", word,
                             property->name, property->name);
    if (!property->is_list && adds)
        return message_usage(args->command, "%s: an asset has one: %s=VALUE", word, property->name);
    if (adds && word[length + 2] == '\0')
        return message_usage(args->command, "%s: a name is missing", word);
    return EXIT_DONE;
}
