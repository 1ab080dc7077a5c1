/* SPDX-License-Identifier: MIT
 * Known items: four words in a row of one Vietnamese line out of two thousand; is that line the first hit? Typed with
 * marks and without. Prints the share; with marks, nine of ten are asked for. */
#include "queries.h"

#define LINES 2000
#define ASKED 0.9 /* success at 1, with marks */

struct tally {
    size_t asked;
    size_t first;
    size_t among_ten;
};

static bool seen_before(const struct world *world, size_t line)
{
    size_t i;

    for (i = 0; i < line; i++)
        if (strcmp(world->texts[i].text, world->texts[line].text) == 0)
            return true;
    return false;
}

/* Ids are given in the order of the lines, from 1. */
static void ask(struct tally *tally, vitrine_catalogue *cat, const char *text, int64_t wanted, bool telling)
{
    vitrine_query_options options = VITRINE_QUERY_OPTIONS_INIT;
    vitrine_query *query = NULL;
    vitrine_results *results = NULL;
    const vitrine_hit *hit = NULL;
    size_t rank = 0;

    options.limit = 10;
    CHECK(vitrine_query_new(&query, text, &options, NULL) == VITRINE_OK &&
          vitrine_query_run(&results, cat, query, NULL) == VITRINE_OK);
    while (results != NULL && vitrine_results_next(results, &hit, NULL) == VITRINE_OK) {
        rank++;
        if (vitrine_asset_id(vitrine_hit_asset(hit)) == wanted)
            break;
    }
    tally->asked++;
    tally->first += hit != NULL && rank == 1;
    tally->among_ten += hit != NULL;
    if (telling && (hit == NULL || rank > 1))
        printf("  [%s]: rank %zu of %lu\n", text, hit != NULL ? rank : 0,
               (unsigned long)vitrine_results_total(results));
    vitrine_results_free(results);
    vitrine_query_free(query);
}

static double report(const char *name, const struct tally *tally)
{
    double share = tally->asked > 0 ? (double)tally->first / (double)tally->asked : 0;

    printf("%s: first in %.1f %% of %zu, among the first ten in %.1f %%\n", name, 100 * share, tally->asked,
           100 * (double)tally->among_ten / (double)tally->asked);
    return share;
}

static void ask_all(const struct world *world, vitrine_catalogue *cat)
{
    struct random random = {UINT64_C(0x2545f4914f6cdd1d)};
    struct tally marked = {0};
    struct tally plain = {0};
    char text[512];
    size_t i;

    for (i = 0; i < world->text_count; i++) {
        char *folded = NULL;

        if (seen_before(world, i) || !take_run(&random, world->texts[i].text, 4, text, sizeof text))
            continue;
        ask(&marked, cat, text, (int64_t)i + 1, getenv("VERBOSE") != NULL);
        if (CHECK(vitrine_text_fold(&folded, text, "vi", VITRINE_FOLDED, NULL) == VITRINE_OK))
            ask(&plain, cat, folded, (int64_t)i + 1, false);
        vitrine_string_free(folded);
    }
    CHECK(report("with marks", &marked) >= ASKED);
    report("without marks", &plain);
}

static int read_lines(struct world *world)
{
    FILE *file = world_open("ntrex-128.jsonl");
    json_t *line;
    size_t i;

    memset(world, 0, sizeof *world);
    world->records = json_array();
    if (file == NULL)
        return 0;
    for (i = 0; i < LINES && (line = world_line(file)) != NULL; i++) {
        const char *text = json_string_value(json_object_get(line, "vi"));
        json_t *record = json_object();

        json_object_set_new(record, "texts", json_pack("{s:{s:s}}", "vi", "description", text));
        json_object_set(record, "path", json_object_get(line, "id"));
        json_array_append_new(world->records, record);
        world_add_text(world, "vi", text);
        json_decref(line);
    }
    fclose(file);
    return 1;
}

int main(void)
{
    struct world world;
    vitrine_catalogue *cat;
    char path[64];

    if (!read_lines(&world)) {
        world_dispose(&world);
        return check_skip("shared data is absent");
    }
    cat = catalogue_new(1, path);
    if (world_import(&world, cat))
        ask_all(&world, cat);
    catalogue_end(cat, path);
    world_dispose(&world);
    return check_end();
}
