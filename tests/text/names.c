/* SPDX-License-Identifier: MIT
 * Names of countries and languages (CLDR, of shared data) inside sentences: each is found by its tokens, also where
 * nothing parts it from its neighbours; and what ends or begins inside one of its clusters is not. Skips where the data
 * is absent. */
#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "check.h"
#include "text/analyzer.h"

#define TOKENS 256

static struct analyzer *analyzer;

/* In the order of the file's columns; what stands before and behind a name in a sentence. */
static const struct {
    const char *language;
    const char *before;
    const char *behind;
    bool clusters;
} frames[] = {
    {"vi", "Chúng tôi đã đến ", " vào mùa xuân.", false},
    {"en", "We have been to ", " in spring.", false},
    {"zh-Hans", "我们从", "回来了。", false},
    {"zh-Hant", "我們從", "回來了。", false},
    {"km", "នាងរស់នៅទីក្រុង", "ជាមួយគ្រួសារ។", true},
    {"th", "เราไปเที่ยวเมือง", "ด้วยกัน", true},
    {"lo", "ພວກເຮົາໄປ", "ນຳກັນ", true},
    {"ko", "우리는 ", "에서 돌아왔다.", false},
    {"ja", "去年の春は", "へ行きました。", false},
    {"fr", "Nous venons d'", ", c'est loin.", false},
    {"ru", "Мы были в «", "».", false},
    {"de", "Wir kommen aus ", ", im Frühling.", false},
};
#define FRAMES (sizeof frames / sizeof frames[0])

struct tokens {
    struct buf words[TOKENS];
    size_t count;
};

static bool put_token(void *context, const struct token *token)
{
    struct tokens *tokens = context;

    if (tokens->count == TOKENS)
        return false;
    buf_append(&tokens->words[tokens->count++], token->bytes, token->length);
    return true;
}

static void analyse(struct tokens *tokens, const char *language, const char *text, size_t length)
{
    memset(tokens, 0, sizeof *tokens);
    CHECK(analyzer_run(analyzer, language, text, length, put_token, tokens, NULL) == VITRINE_OK);
}

static void dispose(struct tokens *tokens)
{
    while (tokens->count > 0)
        buf_dispose(&tokens->words[--tokens->count]);
}

static bool stands_at(struct tokens *query, struct tokens *text, size_t at)
{
    size_t i;

    for (i = 0; i < query->count; i++)
        if (strcmp(buf_text(&query->words[i]), buf_text(&text->words[at + i])) != 0)
            return false;
    return true;
}

static bool finds(const char *language, const char *query_text, size_t length, const char *text)
{
    static struct tokens query;
    static struct tokens tokens;
    bool found = false;
    size_t at;

    analyse(&query, language, query_text, length);
    analyse(&tokens, language, text, strlen(text));
    for (at = 0; query.count > 0 && at + query.count <= tokens.count && !found; at++)
        found = stands_at(&query, &tokens, at);
    dispose(&query);
    dispose(&tokens);
    return found;
}

/* Signs that no word ends before: vowels, tones and what is stacked. */
static bool continues_cluster(uint32_t c)
{
    return (c >= 0xe30 && c <= 0xe3a) || (c >= 0xe45 && c <= 0xe4e && c != 0xe46) || (c >= 0xeb0 && c <= 0xebc) ||
           (c >= 0xec8 && c <= 0xecd) || (c >= 0x17b6 && c <= 0x17d2);
}

/* The name without its last sign, and from behind its first letter if a sign stands there: neither is in it. */
static void check_parts(const char *language, const char *name)
{
    size_t length = strlen(name);
    size_t last = utf8_floor(name, length, length - 1);
    size_t at = last;
    size_t second = 0;

    if (continues_cluster(utf8_next(name, length, &at)) && last > 0 &&
        !CHECK(!finds(language, name, last, name)))
        fprintf(stderr, "  %s: %.*s in %s\n", language, (int)last, name, name);
    utf8_next(name, length, &second);
    at = second;
    if (second < length && continues_cluster(utf8_next(name, length, &at)) && at < length &&
        !CHECK(!finds(language, name + second, length - second, name)))
        fprintf(stderr, "  %s: %s in %s\n", language, name + second, name);
}

static void check_name(size_t column, const char *name)
{
    const char *language = frames[column].language;
    char text[1024];

    if (name[0] == '\0')
        return;
    snprintf(text, sizeof text, "%s%s%s", frames[column].before, name, frames[column].behind);
    if (!CHECK(finds(language, name, strlen(name), text)))
        fprintf(stderr, "  %s: %s\n", language, text);
    if (frames[column].clusters)
        check_parts(language, name);
}

static bool check_file(const char *name)
{
    const char *folder = getenv("VITRINE_TEST_DATA");
    char path[1024];
    char *line = NULL;
    size_t size = 0;
    FILE *file;

    snprintf(path, sizeof path, "%s/gazetteer/%s", folder != NULL ? folder : "", name);
    file = fopen(path, "r");
    if (file == NULL)
        return false;
    while (getline(&line, &size, file) > 0) {
        char *rest = line;
        size_t column;

        line[strcspn(line, "\n")] = '\0';
        strsep(&rest, "\t");
        for (column = 0; column < FRAMES && rest != NULL; column++)
            check_name(column, strsep(&rest, "\t"));
    }
    free(line);
    fclose(file);
    return true;
}

int main(void)
{
    if (!CHECK(analyzer_new(&analyzer, NULL) == VITRINE_OK))
        return check_end();
    if (!check_file("cldr-territories.tsv") || !check_file("cldr-languages.tsv"))
        return check_skip("the gazetteer is not there");
    analyzer_free(analyzer);
    return check_end();
}
