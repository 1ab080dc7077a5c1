/* SPDX-License-Identifier: MIT
 * A text's own title among many texts of some hundred words, whose sentences hold the words of every title, too: is that
 * text the first hit? Usage: known_titles [TEXTS]. */
#include "queries.h"

#define TEXTS 2000
#define ASKED 0.91 /* success at 1: the best that any other engine reached on such a set */
#define QUERIES 1500
#define LINES 2000

struct page {
    const char *language;
    char title[512];
};

struct pages {
    json_t *lines[LINES];
    size_t line_count;
    struct page *items;
    size_t count;
};

static const char *line_text(const struct pages *pages, size_t line, const char *language)
{
    return json_string_value(json_object_get(pages->lines[line], language));
}

/* --- the texts --- */

/* Ten to fifteen lines, from anywhere. */
static json_t *new_body(struct random *random, const struct pages *pages, const char *language)
{
    size_t left = 10 + random_below(random, 6);
    struct {
        char bytes[32768];
        size_t length;
    } body = {.length = 0};

    while (left-- > 0) {
        const char *text = line_text(pages, random_below(random, pages->line_count), language);
        int added = snprintf(body.bytes + body.length, sizeof body.bytes - body.length, "%s ", text);

        if (added < 0 || (size_t)added >= sizeof body.bytes - body.length)
            break;
        body.length += (size_t)added;
    }
    return json_stringn(body.bytes, body.length);
}

static bool add_page(struct pages *pages, struct world *world, struct random *random, json_t *titles)
{
    struct page *page = &pages->items[pages->count];
    const char *line;
    json_t *record;
    size_t words;

    page->language = pages->count % 2 == 0 ? "vi" : "en";
    line = line_text(pages, random_below(random, pages->line_count), page->language);
    words = 4 + random_below(random, 6);
    if (!take_run(random, line, words, page->title, sizeof page->title) ||
        json_object_get(titles, page->title) != NULL)
        return false;
    json_object_set_new(titles, page->title, json_true());
    record = json_pack("{s:s, s:{s:{s:s, s:o}}}", "kind", "text", "texts", page->language, "title", page->title, "body",
                       new_body(random, pages, page->language));
    json_array_append_new(world->records, record);
    pages->count++;
    return true;
}

/* Imported some at a time. Ids are given in the order of the texts, from 1. */
static void make_catalogue(struct pages *pages, vitrine_catalogue *cat, size_t texts)
{
    struct random random = {UINT64_C(0x2545f4914f6cdd1d)};
    struct world world = {.records = json_array()};
    json_t *titles = json_object();

    while (pages->count < texts) {
        if (add_page(pages, &world, &random, titles) && (pages->count % 1000 == 0 || pages->count == texts)) {
            CHECK(world_import(&world, cat));
            json_array_clear(world.records);
        }
    }
    world_dispose(&world);
    json_decref(titles);
}

/* --- how the titles are typed --- */

static bool as_written(char *out, size_t size, const char *title)
{
    snprintf(out, size, "%s", title);
    return true;
}

static bool without_marks(char *out, size_t size, const char *title)
{
    char *folded = NULL;
    bool folds = CHECK(vitrine_text_fold(&folded, title, "vi", VITRINE_FOLDED, NULL) == VITRINE_OK);

    snprintf(out, size, "%s", folds ? folded : "");
    vitrine_string_free(folded);
    return folds;
}

/* A syllable's i behind h, k, l, m, s, t as y, and y as i; false: the title has none. */
static bool with_other_i(char *out, size_t size, const char *title)
{
    static const char *const letters[][2] = {{"i", "y"}, {"ì", "ỳ"}, {"í", "ý"}, {"ỉ", "ỷ"}, {"ĩ", "ỹ"}, {"ị", "ỵ"}};
    bool swapped = false;
    size_t length = 0;
    size_t at = 0;

    while (title[at] != '\0' && length + 8 < size) {
        const char *other = NULL;
        size_t skip = 1;
        size_t k;

        for (k = 0; k < 12 && other == NULL; k++) {
            const char *from = letters[k / 2][k % 2];
            bool stands = strncmp(title + at, from, strlen(from)) == 0 && at > 0 &&
                          strchr("hklmst", title[at - 1]) != NULL && (at == 1 || title[at - 2] == ' ') &&
                          strchr(" ", title[at + strlen(from)]) != NULL;

            if (!stands)
                continue;
            other = letters[k / 2][1 - k % 2];
            skip = strlen(from);
        }
        swapped = swapped || other != NULL;
        length += (size_t)snprintf(out + length, size - length, "%s", other != NULL ? other : "");
        if (other == NULL)
            out[length++] = title[at];
        at += skip;
    }
    out[length] = '\0';
    return swapped;
}

static const struct way {
    const char *name;
    const char *language;
    bool (*type)(char *out, size_t size, const char *title);
} ways[] = {
    {"vi, as written", "vi", as_written},
    {"vi, without marks", "vi", without_marks},
    {"vi, i and y changed", "vi", with_other_i},
    {"en, as written", "en", as_written},
};

static bool is_first(vitrine_catalogue *cat, const char *text, int64_t wanted)
{
    vitrine_query_options options = VITRINE_QUERY_OPTIONS_INIT;
    vitrine_query *query = NULL;
    vitrine_results *results = NULL;
    const vitrine_hit *hit = NULL;
    bool first;

    options.limit = 1;
    CHECK(vitrine_query_new(&query, text, &options, NULL) == VITRINE_OK &&
          vitrine_query_run(&results, cat, query, NULL) == VITRINE_OK);
    first = results != NULL && vitrine_results_next(results, &hit, NULL) == VITRINE_OK && hit != NULL &&
            vitrine_asset_id(vitrine_hit_asset(hit)) == wanted;
    vitrine_results_free(results);
    vitrine_query_free(query);
    return first;
}

static void ask_all(const struct pages *pages, vitrine_catalogue *cat, const struct way *way)
{
    size_t step = pages->count > QUERIES ? pages->count / QUERIES : 1;
    size_t asked = 0;
    size_t first = 0;
    char text[1024];
    size_t i;

    for (i = 0; i < pages->count; i += step) {
        size_t k = i - i % 2 + (strcmp(way->language, "en") == 0 && i + 1 < pages->count);

        if (strcmp(pages->items[k].language, way->language) != 0 || !way->type(text, sizeof text, pages->items[k].title))
            continue;
        asked++;
        first += is_first(cat, text, (int64_t)k + 1);
    }
    printf("%-20s %5zu titles, %.1f %% of the texts first\n", way->name, asked,
           asked > 0 ? 100 * (double)first / (double)asked : 0);
    CHECK(asked >= 50 && (double)first >= ASKED * (double)asked);
}

static bool read_lines(struct pages *pages)
{
    FILE *file = world_open("ntrex-128.jsonl");

    if (file == NULL)
        return false;
    while (pages->line_count < LINES && (pages->lines[pages->line_count] = world_line(file)) != NULL)
        pages->line_count++;
    fclose(file);
    return CHECK(pages->line_count > 0);
}

int main(int count, char **arguments)
{
    static struct pages pages;
    size_t texts = count > 1 ? strtoul(arguments[1], NULL, 10) : TEXTS;
    vitrine_catalogue *cat;
    char path[64];
    size_t i;

    if (!read_lines(&pages))
        return check_skip("shared data is absent");
    pages.items = calloc(texts, sizeof pages.items[0]);
    if (pages.items == NULL)
        abort();
    cat = catalogue_new(1, path);
    make_catalogue(&pages, cat, texts);
    for (i = 0; i < sizeof ways / sizeof ways[0]; i++)
        ask_all(&pages, cat, &ways[i]);
    catalogue_end(cat, path);
    while (pages.line_count > 0)
        json_decref(pages.lines[--pages.line_count]);
    free(pages.items);
    return check_end();
}
