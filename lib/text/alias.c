/* SPDX-License-Identifier: MIT
 * Looking names up in the table of aliases; see alias.h. */
#include "text/alias.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "text/alias_table.h"
#include "text/number_digits.h"
#include "text/vietnamese.h"

#define KEY_SIZE 512
#define TOKEN_SIZE 64

/* A sequence of words that may be a name of the table, or match a pattern of it. */
struct candidate {
    const struct query_word *words;
    size_t count;
    size_t number;       /* where the number begins */
    size_t number_count; /* 0: none, or it is taken as it is */
    bool any_word;       /* the last word stands for any */
    equivalent_sink *sink;
    void *sink_context;
};

/* --- marks --- */

/* A token of the table as the analysis writes it: the tone in its place. swap: its i for y, y for i. Empty: too long, or
 * nothing to swap. */
static void write_token(char out[TOKEN_SIZE], const char *token, size_t length, bool swap)
{
    uint32_t letters[SYLLABLE_LETTERS];
    struct syllable syllable;
    size_t count = 0;
    size_t at = 0;
    size_t i;

    out[0] = '\0';
    if (length >= TOKEN_SIZE)
        return;
    while (at < length && count < SYLLABLE_LETTERS)
        letters[count++] = utf8_next(token, length, &at);
    if (at < length || !syllable_parse(&syllable, letters, count)) {
        snprintf(out, TOKEN_SIZE, "%.*s", swap ? 0 : (int)length, token);
        return;
    }
    if (swap && !syllable_swap_iy(&syllable))
        return;
    count = syllable_write(letters, &syllable);
    for (at = 0, i = 0; i < count; i++)
        at += utf8_encode(out + at, letters[i]);
    out[at] = '\0';
}

static bool is_token(const struct query_word *word, const char *token, size_t length, bool alone)
{
    char written[TOKEN_SIZE];

    write_token(written, token, length, false);
    if (strcmp(word->written, written) == 0)
        return true;
    if (!word->marked)
        return !alone;
    write_token(written, token, length, true);
    return strcmp(word->written, written) == 0;
}

/* The keys are equal already: do the marks agree? */
static bool marks_agree(const struct candidate *candidate, const char *name)
{
    bool alone = candidate->count == 1;
    size_t i = 0;

    while (*name != '\0') {
        size_t length = strcspn(name, " ");

        if (name[0] == '#')
            i += candidate->number_count;
        else if (name[0] == '*')
            i++;
        else if (!is_token(&candidate->words[i++], name, length, alone))
            return false;
        name += length + (name[length] == ' ');
    }
    return true;
}

/* --- telling --- */

/* A name of the table with its number and any word put in; false: too long. */
static bool write_name(char out[KEY_SIZE], const char *name, const char *number, const char *word)
{
    size_t length = 0;

    for (; *name != '\0'; name++) {
        char sign[2] = {*name, '\0'};
        const char *part = *name == '#' ? number : *name == '*' ? word : sign;
        size_t more = strlen(part);

        if (length + more >= KEY_SIZE)
            return false;
        memcpy(out + length, part, more);
        length += more;
    }
    out[length] = '\0';
    return true;
}

static bool tell_name(const struct candidate *candidate, const struct alias_name *name, const char *language)
{
    char numbers[NUMBER_SPELLINGS][NUMBER_SPELLING_SIZE] = {""};
    const char *word = candidate->words[candidate->count - 1].written;
    char text[KEY_SIZE];
    size_t count = 1;
    size_t i;

    if (candidate->number_count > 0)
        count = number_spellings(numbers, candidate->words + candidate->number, candidate->number_count);
    for (i = 0; i < count; i++)
        if (write_name(text, name->text, numbers[i], word) &&
            !candidate->sink(candidate->sink_context, text, language))
            return false;
    return true;
}

static bool tell_group(const struct candidate *candidate, size_t found)
{
    const struct alias_group *group = &alias_table.groups[alias_table.names[found].group];
    size_t i;

    for (i = group->first; i < (size_t)group->first + group->count; i++)
        if (i != found && !alias_table.names[i].asked_only &&
            !tell_name(candidate, &alias_table.names[i], group->language))
            return false;
    return true;
}

/* --- looking up --- */

static bool put(char key[KEY_SIZE], size_t *length, const char *part)
{
    size_t more = strlen(part);

    if (*length + more + 2 > KEY_SIZE)
        return false;
    if (*length > 0)
        key[(*length)++] = ' ';
    memcpy(key + *length, part, more + 1);
    *length += more;
    return true;
}

static bool write_key(char key[KEY_SIZE], const struct candidate *candidate)
{
    size_t length = 0;
    size_t i;

    for (i = 0; i < candidate->count; i++) {
        bool of_number = i - candidate->number < candidate->number_count; /* unsigned: before it is far behind */
        const char *part = of_number                                             ? "#"
                           : candidate->any_word && i + 1 == candidate->count ? "*"
                                                                                : candidate->words[i].folded;

        if (of_number && i > candidate->number)
            continue;
        if (!put(key, &length, part))
            return false;
    }
    return true;
}

static size_t first_place(const char *key)
{
    size_t low = 0;
    size_t high = alias_table.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (strcmp(alias_table.names[alias_table.by_key[middle]].key, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool look_up(const struct candidate *candidate)
{
    char key[KEY_SIZE];
    size_t at;

    if (!write_key(key, candidate))
        return true;
    for (at = first_place(key); at < alias_table.count; at++) {
        size_t found = alias_table.by_key[at];

        if (strcmp(alias_table.names[found].key, key) != 0)
            break;
        if (marks_agree(candidate, alias_table.names[found].written) && !tell_group(candidate, found))
            return false;
    }
    return true;
}

static bool is_number(const struct query_word *word)
{
    return word->folded[0] != '\0' && word->folded[strspn(word->folded, "0123456789")] == '\0';
}

/* The first number among the words, its groups together. */
static void find_number(struct candidate *candidate)
{
    size_t from = 0;

    while (from < candidate->count && !is_number(&candidate->words[from]))
        from++;
    candidate->number = from;
    candidate->number_count = number_length(candidate->words + from, candidate->count - from);
}

vitrine_status alias_equivalents(void *context, const struct query_word *words, size_t count, equivalent_sink *sink,
                                 void *sink_context, vitrine_error **err)
{
    struct candidate plain = {words, count, 0, 0, false, sink, sink_context};
    struct candidate with_number = plain;
    bool has_last = count > 1 && !is_number(&words[count - 1]);

    (void)context;
    (void)err;
    find_number(&with_number);
    if (!look_up(&plain))
        return VITRINE_OK;
    if (with_number.number_count > 0 && !look_up(&with_number))
        return VITRINE_OK;
    plain.any_word = with_number.any_word = has_last;
    if (has_last && look_up(&plain) && with_number.number_count > 0)
        look_up(&with_number);
    return VITRINE_OK;
}
