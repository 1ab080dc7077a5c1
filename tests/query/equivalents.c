/* SPDX-License-Identifier: MIT
 * The tables of equivalents whole: each name of aliases.tsv (its path is the argument) is understood and tells all others of
 * its line; every number below a thousand is read from its words; every day of two years in each of its spellings. */
#include <stdbool.h>

#include "base/buf.h"
#include "check.h"
#include "query/rewrite.h"
#include "text/alias.h"
#include "text/number.h"
#include "text/number_words.h"

static struct analyzer *analyzer;

/* --- what is told of a text --- */

static void write_tokens(struct buf *out, const struct query_term *term)
{
    size_t i;
    size_t k;

    for (i = 0; i < term->token_count; i++) {
        buf_format(out, "%s%s", i > 0 ? " " : "", term->tokens[i].written);
        for (k = 0; k < term->tokens[i].other_count; k++)
            buf_format(out, "|%s", term->tokens[i].others[k].written);
    }
}

static bool stands_for_all(const struct query_tree *tree, const struct query_term *term)
{
    return term->stands_for == 0 && term->stands_for_count == tree->typed_count;
}

/* Does the source tell `wanted`, tokens with a space between them, for all of the text? */
static bool tells(equivalent_source *source, const char *text, const char *wanted)
{
    struct rewrite_source sources = {source, NULL, QUERY_ALIAS, false};
    struct query_tree tree;
    struct query_tree wide;
    struct arena arena = {NULL};
    bool found = false;
    size_t t;

    if (!CHECK(query_parse(&tree, text, analyzer, NULL) == VITRINE_OK))
        return false;
    CHECK(query_rewrite(&wide, &arena, &tree, text, analyzer, &sources, 1, NULL) == VITRINE_OK);
    for (t = wide.typed_count; t < wide.term_count && !found; t++) {
        struct buf tokens = BUF_INIT;

        write_tokens(&tokens, &wide.terms[t]);
        found = stands_for_all(&wide, &wide.terms[t]) && strcmp(buf_text(&tokens), wanted) == 0;
        buf_dispose(&tokens);
    }
    arena_dispose(&arena);
    query_tree_dispose(&tree);
    return found;
}

/* --- aliases --- */

static bool add_token(void *context, const struct token *token)
{
    struct buf *out = context;

    if (out->length > 0)
        buf_char(out, ' ');
    buf_append(out, token->bytes, token->length);
    return true;
}

/* A name of the table as somebody types it. */
static void fill_in(char *out, size_t size, const char *name)
{
    size_t length = 0;

    if (*name == '(')
        name++;
    for (; *name != '\0' && *name != ')' && length + 8 < size; name++) {
        char sign[2] = {*name, '\0'};

        length += (size_t)snprintf(out + length, size - length, "%s",
                                   *name == '#'   ? "7"
                                   : *name == '*' ? "Dương"
                                                  : sign);
    }
    out[length] = '\0';
}

static void check_pair(const char *from, const char *to)
{
    struct buf tokens = BUF_INIT;
    char typed[256];
    char told[256];

    if (*to == '(')
        return; /* understood only */
    fill_in(typed, sizeof typed, from);
    fill_in(told, sizeof told, to);
    analyzer_run(analyzer, "vi", told, strlen(told), add_token, &tokens, NULL);
    if (!CHECK(tells(alias_equivalents, typed, buf_text(&tokens))))
        fprintf(stderr, "  [%s] does not tell [%s]\n", typed, buf_text(&tokens));
    buf_dispose(&tokens);
}

static void check_line(char *line)
{
    char *names[32];
    size_t count = 0;
    char *rest = strchr(line, '\t');
    size_t i;
    size_t k;

    if (!CHECK(rest != NULL && strchr(rest + 1, '\t') != NULL))
        return;
    *strchr(rest + 1, '\t') = '\0';
    for (rest++; rest != NULL && count < 32; count++) {
        char *end = strstr(rest, " | ");

        names[count] = rest;
        if (end != NULL)
            *end = '\0';
        rest = end != NULL ? end + 3 : NULL;
    }
    for (i = 0; i < count; i++)
        for (k = 0; k < count; k++)
            if (i != k)
                check_pair(names[i], names[k]);
}

static void check_aliases(const char *path)
{
    FILE *file = fopen(path, "r");
    char line[1024];

    if (!CHECK(file != NULL))
        return;
    while (fgets(line, sizeof line, file) != NULL)
        if (line[0] != '#' && line[0] != '\n')
            check_line(line);
    fclose(file);
}

/* --- numbers in words --- */

/* The words with the first or the last of those that may stand in one place. */
static void choose(char *out, const char *words, bool last)
{
    while (*words != '\0') {
        size_t length = strcspn(words, " ");
        const char *end = words + length;
        const char *from = words;
        const char *bar = memchr(words, '|', length);

        if (bar != NULL && last)
            from = bar + 1;
        if (bar != NULL && !last)
            end = bar;
        memcpy(out, from, (size_t)(end - from));
        out += end - from;
        words += length;
        if (*words == ' ')
            *out++ = *words++;
    }
    *out = '\0';
}

static void check_number_words(void)
{
    char number[NUMBER_WORDS_SIZE];
    char words[NUMBER_WORDS_SIZE];
    char digits[16];
    int value;
    int last;

    for (value = 11; value < 1000; value++)
        for (last = 0; last < 2; last++) {
            number_words_write(number, value);
            choose(words, number, last);
            snprintf(digits, sizeof digits, "%d", value);
            if (strchr(words, ' ') != NULL && !CHECK(tells(number_equivalents, words, digits)))
                fprintf(stderr, "  [%s] is not %s\n", words, digits);
        }
}

/* --- dates --- */

static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                     "July",    "August",   "September", "October", "November", "December"};

static void check_date(int day, int month, int year)
{
    const char *const texts[] = {"%1$d/%2$d/%3$d",
                                 "%1$02d/%2$02d/%3$d",
                                 "%1$d-%2$02d-%3$d",
                                 "%1$02d.%2$d.%3$d",
                                 "%3$d-%2$02d-%1$02d",
                                 "ngày %1$d tháng %2$d năm %3$d",
                                 "Ngày %1$02d tháng %2$02d, %3$d",
                                 "ngay %1$d thang %2$d nam %3$d",
                                 "ngày %1$d/%2$d năm %3$d",
                                 "%1$d tháng %2$d/%3$d",
                                 "%1$d %4$s %3$d",
                                 "%4$s %1$d, %3$d",
                                 "%1$dth of %4$s %3$d"};
    char canonical[64];
    char text[96];
    size_t i;

    snprintf(canonical, sizeof canonical, day < 10 && month < 10 ? "%1$d|0%1$d %2$d|0%2$d %3$d"
                                          : day < 10             ? "%1$d|0%1$d %2$d %3$d"
                                          : month < 10           ? "%1$d %2$d|0%2$d %3$d"
                                                                 : "%1$d %2$d %3$d",
             day, month, year);
    for (i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        snprintf(text, sizeof text, texts[i], day, month, year, months[month - 1]);
        /* What was typed as it is told needs no telling. */
        if (!CHECK(tells(number_equivalents, text, canonical) || (day > 9 && month > 9)))
            fprintf(stderr, "  [%s] is not %s\n", text, canonical);
    }
}

static void check_dates(void)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int month;
    int day;

    for (month = 1; month <= 12; month++)
        for (day = 1; day <= lengths[month - 1]; day++) {
            check_date(day, month, 2015);
            check_date(day, month, 1975);
        }
}

static void check_no_dates(void)
{
    static const char *const texts[][2] = {
        {"ngày 31 tháng 4 năm 2015", "31 4|04 2015"},
        {"1/13/2015", "1|01 13 2015"},
        {"13/1", "1|01 13"},
        {"1 2 2015", "1|01 2|02 2015"},
        {"tháng 13/2015", "13 2015"},
    };
    size_t i;

    for (i = 0; i < sizeof texts / sizeof texts[0]; i++)
        CHECK_ROW(tells(number_equivalents, texts[i][0], texts[i][1]) ? "told" : "nothing", "nothing", texts[i][0]);
}

int main(int argc, char **argv)
{
    if (!CHECK(argc == 2 && analyzer_new(&analyzer, NULL) == VITRINE_OK))
        return check_end();
    check_aliases(argv[1]);
    check_number_words();
    check_dates();
    check_no_dates();
    analyzer_free(analyzer);
    return check_end();
}
