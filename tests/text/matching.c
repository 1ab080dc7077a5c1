/* SPDX-License-Identifier: MIT
 * Do the tokens suffice? A slow matcher of phrases over them, run on the vectors of what must and must not be
 * found. It has no index, no ranking and no fallback: what it finds, a search can find. */
#include "base/buf.h"
#include "check.h"
#include "table.h"
#include "text/analyzer.h"

#define TOKENS 512

struct item {
    struct buf written;
    struct buf folded;
    struct buf swapped; /* the other spelling with i or y */
    struct buf stem;
    bool marked;
};

struct items {
    struct item of[TOKENS];
    size_t count;
};

static struct analyzer *analyzer;
static const char *language; /* of the row at hand */

static bool collect(void *context, const struct token *token)
{
    struct items *items = context;
    struct item *item = &items->of[items->count];

    if (items->count == TOKENS)
        return false;
    memset(item, 0, sizeof *item);
    buf_append(&item->written, token->bytes, token->length);
    analyzer_fold(analyzer, &item->folded, token->bytes, token->length);
    analyzer_swap_iy(analyzer, &item->swapped, token->bytes, token->length);
    analyzer_stem(analyzer, &item->stem, language, token->bytes, token->length);
    item->marked = token->marked;
    items->count++;
    return true;
}

static void analyse(struct items *items, const char *text)
{
    items->count = 0;
    CHECK(analyzer_run(analyzer, language, text, strlen(text), collect, items, NULL) == VITRINE_OK);
}

static void dispose(struct items *items)
{
    size_t i;

    for (i = 0; i < items->count; i++) {
        buf_dispose(&items->of[i].written);
        buf_dispose(&items->of[i].folded);
        buf_dispose(&items->of[i].swapped);
        buf_dispose(&items->of[i].stem);
    }
}

static bool same(const struct buf *a, const struct buf *b)
{
    return a->length > 0 && a->length == b->length && memcmp(a->bytes, b->bytes, a->length) == 0;
}

enum reach { WRITTEN, SMART, LOOSE };

static bool reaches(const struct item *query, const struct item *text, enum reach reach)
{
    if (same(&query->written, &text->written))
        return true;
    if (reach == WRITTEN)
        return false;
    if (same(&query->swapped, &text->written) || (!query->marked && same(&query->folded, &text->folded)))
        return true;
    return reach == LOOSE && (same(&query->stem, &text->stem) || same(&query->stem, &text->folded) ||
                              same(&query->folded, &text->stem));
}

static bool stands_at(const struct items *query, const struct items *text, size_t at, enum reach reach)
{
    size_t i;

    for (i = 0; i < query->count; i++)
        if (!reaches(&query->of[i], &text->of[at + i], reach))
            return false;
    return true;
}

static bool finds(const char *query_text, const char *text, enum reach reach)
{
    static struct items query;
    static struct items tokens;
    bool found = false;
    size_t at;

    analyse(&query, query_text);
    analyse(&tokens, text);
    for (at = 0; query.count > 0 && at + query.count <= tokens.count && !found; at++)
        found = stands_at(&query, &tokens, at, reach);
    dispose(&query);
    dispose(&tokens);
    return found;
}

/* The language that a tag of the vectors begins with, else Vietnamese. */
static void set_language(const char *tag)
{
    static const char *const languages[] = {"en", "fr", "ru", "km", "lo", "th", "my", "zh", "ja", "ko", "de", "es",
                                            "pt", "pl", "cs", "tr", "el", "ar", "he", "hi", "uk", "is", "da", "sv"};
    size_t i;

    language = "vi";
    for (i = 0; i < sizeof languages / sizeof languages[0]; i++)
        if (strncmp(tag, languages[i], 2) == 0 && (tag[2] == '-' || tag[2] == '\0'))
            language = languages[i];
}

struct share {
    unsigned good;
    unsigned all;
};

static void count(struct share *share, bool good, const struct table *table, const char *what)
{
    share->all++;
    if (good)
        share->good++;
    else
        printf("%s, row %u: %s | %s | %s\n", what, table->number, table->columns[0], table->columns[1],
               table->columns[2]);
}

static void report(const char *what, const struct share *share)
{
    printf("%s: %u of %u\n", what, share->good, share->all);
}

static void test_equal(const char *name)
{
    struct share must = {0, 0};
    struct share should = {0, 0};
    struct table table;

    if (!CHECK(table_open(&table, name)))
        return;
    while (table_next(&table)) {
        char **columns = table.columns;
        bool must_row = strcmp(columns[4], "must") == 0;
        bool good;

        set_language(columns[2]);
        good = finds(columns[0], columns[1], must_row ? SMART : LOOSE);
        if (good && strcmp(columns[3], "both") == 0)
            good = finds(columns[1], columns[0], must_row ? SMART : LOOSE);
        count(must_row ? &must : &should, good, &table, must_row ? "equal, must" : "equal, should");
    }
    table_close(&table);
    report("equal, must", &must);
    report("equal, should (aliases and numbers are not the analyzer's)", &should);
    CHECK(must.good == must.all);
}

static void test_distinct(const char *name)
{
    struct share must = {0, 0};
    struct share should = {0, 0};
    struct table table;

    if (!CHECK(table_open(&table, name)))
        return;
    while (table_next(&table)) {
        bool must_row = strcmp(table.columns[3], "must") == 0;
        enum reach reach;

        set_language(table.columns[2]);
        reach = strcmp(language, "vi") == 0 ? SMART : WRITTEN;
        count(must_row ? &must : &should, !finds(table.columns[0], table.columns[1], reach), &table,
              "distinct");
    }
    table_close(&table);
    report("distinct, must", &must);
    CHECK(must.good == must.all);
}

static void count_words(struct share *share, char *words, bool wanted, const struct table *table,
                        const char *what)
{
    char *word;

    while ((word = strsep(&words, "|")) != NULL)
        if (word[0] != '\0')
            count(share, finds(word, table->columns[1], SMART) == wanted, table, what);
}

static void test_segment(const char *name)
{
    struct share find = {0, 0};
    struct share not_find = {0, 0};
    struct table table;

    if (!CHECK(table_open(&table, name)))
        return;
    while (table_next(&table)) {
        language = table.columns[0];
        count_words(&find, table.columns[2], true, &table, "segment, must find");
        count_words(&not_find, table.columns[3], false, &table, "segment, must not find");
    }
    table_close(&table);
    report("segment, must find", &find);
    report("segment, must not find", &not_find);
    CHECK(find.good == find.all);
    CHECK(not_find.good == not_find.all);
}

int main(void)
{
    if (!CHECK(analyzer_new(&analyzer, NULL) == VITRINE_OK))
        return check_end();
    test_equal("equal.tsv");
    test_equal("../more/equal.tsv");
    test_distinct("distinct.tsv");
    test_distinct("../more/distinct.tsv");
    test_segment("segment.tsv");
    test_segment("../more/segment.tsv");
    analyzer_free(analyzer);
    return check_end();
}
