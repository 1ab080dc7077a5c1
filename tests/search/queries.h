/* SPDX-License-Identifier: MIT
 * tests/search/queries.h - queries made from the texts of a corpus: pieces of them, put together by every operator. */
#ifndef TESTS_SEARCH_QUERIES_H
#define TESTS_SEARCH_QUERIES_H

#include "world.h"

#define QUERY_TEXT 2048

/* A query with its options; the strings of the options are static. */
struct generated {
    char text[QUERY_TEXT];
    vitrine_query_options options;
};

static size_t letter_length(const char *text)
{
    size_t length = 1;

    while (((unsigned char)text[length] & 0xc0) == 0x80)
        length++;
    return length;
}

/* A run of the text: up to `words` words, or, where there are few spaces, some letters of one. */
static void take_words(struct random *random, const char *text, size_t words, char *out, size_t size)
{
    size_t starts[512];
    size_t count = 0;
    size_t at;
    size_t end;

    for (at = 0; text[at] != '\0' && count < 512; at++)
        if (text[at] != ' ' && (at == 0 || text[at - 1] == ' '))
            starts[count++] = at;
    at = count > 0 ? starts[random_below(random, count)] : 0;
    if (count * 30 < strlen(text)) { /* hardly any spaces: some letters from anywhere */
        size_t letters = 1 + random_below(random, 6);
        size_t skip = random_below(random, 20);

        while (skip-- > 0 && text[at] != '\0' && text[at] != ' ')
            at += letter_length(text + at);
        for (end = at; letters-- > 0 && text[end] != '\0' && text[end] != ' ';)
            end += letter_length(text + end);
    } else {
        for (end = at; words-- > 0 && text[end] != '\0';) {
            end += text[end] == ' ';
            end += strcspn(text + end, " ");
        }
    }
    snprintf(out, size, "%.*s", (int)(end - at), text + at);
}

/* Operators that a text may hold by accident are taken out, so that a piece is words alone. */
static void tame(char *text)
{
    for (; *text != '\0'; text++)
        if (strchr("\"()*:-,", *text) != NULL)
            *text = ' ';
}

/* `words` words in a row; false if the text has not as many. */
static inline bool take_run(struct random *random, const char *text, size_t words, char *out, size_t size)
{
    size_t starts[512];
    size_t count = 0;
    size_t first;
    size_t end;
    size_t i;

    for (i = 0; text[i] != '\0' && count < 512; i++)
        if (text[i] != ' ' && (i == 0 || text[i - 1] == ' '))
            starts[count++] = i;
    if (count < words)
        return false;
    first = random_below(random, count - words + 1);
    end = starts[first + words - 1] + strcspn(text + starts[first + words - 1], " ");
    snprintf(out, size, "%.*s", (int)(end - starts[first]), text + starts[first]);
    tame(out);
    return true;
}

static inline void piece(struct random *random, const struct world *world, size_t words, char *out, size_t size)
{
    const struct world_text *text = &world->texts[random_below(random, world->text_count)];

    take_words(random, text->text, words, out, size);
    tame(out);
    if (random_below(random, 3) == 0) { /* typed without marks */
        char *folded = NULL;

        if (vitrine_text_fold(&folded, out, text->language, VITRINE_FOLDED, NULL) == VITRINE_OK)
            snprintf(out, size, "%s", folded);
        vitrine_string_free(folded);
    }
}

/* The first letters of a word. */
static void shorten(struct random *random, char *word)
{
    size_t letters = 1 + random_below(random, 4);
    size_t at = strspn(word, " ");

    memmove(word, word + at, strlen(word + at) + 1);
    word[strcspn(word, " ")] = '\0';
    for (at = 0; letters-- > 0 && word[at] != '\0';)
        at += letter_length(word + at);
    word[at] = '\0';
}

static void write_query(struct random *random, const struct world *world, char out[QUERY_TEXT])
{
    static const char *const fields[] = {"title", "description", "keywords", "body", "place"};
    char a[256];
    char b[256];
    char c[256];

    piece(random, world, 1 + random_below(random, 4), a, sizeof a);
    piece(random, world, 1 + random_below(random, 2), b, sizeof b);
    piece(random, world, 1, c, sizeof c);
    switch (random_below(random, 12)) {
    case 0:
        snprintf(out, QUERY_TEXT, "\"%s\"", a);
        break;
    case 1:
        shorten(random, c);
        snprintf(out, QUERY_TEXT, "%s*", c);
        break;
    case 2:
        snprintf(out, QUERY_TEXT, "%s OR %s", a, b);
        break;
    case 3:
        snprintf(out, QUERY_TEXT, "%s -%s", a, c);
        break;
    case 4:
        snprintf(out, QUERY_TEXT, "NEAR(%s, %zu)", a, random_below(random, 8));
        break;
    case 5:
        snprintf(out, QUERY_TEXT, "%s:%s", fields[random_below(random, 5)], a);
        break;
    case 6:
        snprintf(out, QUERY_TEXT, "(%s OR \"%s\") %s", c, b, a);
        break;
    case 7:
        snprintf(out, QUERY_TEXT, "%s %s %s", a, b, c);
        break;
    case 8:
        shorten(random, b);
        snprintf(out, QUERY_TEXT, "(NEAR(%s, 3) OR %s:(%s %s*)) -\"%s\"", a, fields[random_below(random, 5)], c, b, c);
        break;
    case 9:
        snprintf(out, QUERY_TEXT, "-%s", c);
        break;
    default:
        snprintf(out, QUERY_TEXT, "%s", a);
    }
}

static const char *choose(struct random *random, const char *const *list, size_t count)
{
    return list[random_below(random, count)];
}
#define CHOOSE(random, list) choose((random), (list), sizeof(list) / sizeof(list)[0])

static void write_filters(struct random *random, vitrine_query_options *options)
{
    static const char *const languages[] = {"vi", "en", "km", "zh", "fr"};
    static const char *const periods[] = {"2016", "2017..2019", "..2018-06", "2020-03-15.."};
    static const char *const boxes[] = {"103.8,9,104.6,10.5", "179,-90,-179,90", "-180,-90,180,90"};
    static const char *const places[] = {"10,104,80", "8.5,103.5,300"};
    static const char *const types[] = {"image/", "image/jpeg", "text/plain"};
    static const char *const topics[] = {"beaches", "food", "nothing"};
    static const char *const kinds[] = {"image", "text"};
    static const char *const states[] = {"draft", "approved"};

    switch (random_below(random, 10)) {
    case 0:
        options->has = CHOOSE(random, languages);
        break;
    case 1:
        options->lacks = CHOOSE(random, languages);
        break;
    case 2:
        options->taken = CHOOSE(random, periods);
        break;
    case 3:
        options->box = CHOOSE(random, boxes);
        break;
    case 4:
        options->near = CHOOSE(random, places);
        break;
    case 5:
        options->media_type = CHOOSE(random, types);
        break;
    case 6:
        options->topic = CHOOSE(random, topics);
        break;
    case 7:
        options->kind = CHOOSE(random, kinds);
        break;
    case 8:
        options->status = CHOOSE(random, states);
        break;
    default:
        options->published = true;
    }
}

static inline void query_generate(struct generated *out, struct random *random, const struct world *world)
{
    static const char *const searched[] = {"vi", "en,km", "zh", "zh-Hant,ja", "fr", "ru,lo,th"};
    static const char *const shown[] = {"en", "km,vi", "zh"};

    out->options = (vitrine_query_options)VITRINE_QUERY_OPTIONS_INIT;
    write_query(random, world, out->text);
    out->options.marks = random_below(random, 2) == 0 ? VITRINE_MARKS_SMART : (vitrine_marks)random_below(random, 3);
    out->options.all_words = random_below(random, 4) == 0;
    if (random_below(random, 3) == 0)
        out->options.languages = CHOOSE(random, searched);
    if (random_below(random, 3) == 0)
        out->options.show = CHOOSE(random, shown);
    if (random_below(random, 4) == 0)
        out->options.sort = (vitrine_sort)random_below(random, 6);
    if (random_below(random, 2) == 0)
        out->options.facets = "kind,lang,topic,collection,year,media_type";
    if (random_below(random, 3) == 0)
        write_filters(random, &out->options);
}

#endif
