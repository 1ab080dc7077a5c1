/* SPDX-License-Identifier: MIT
 * Hostile queries on a small catalogue; the benchmark asks the same of a large one. Each ends in an answer or in an error
 * that says which limit, and the catalogue answers afterwards as before. */
#include "hostile.h"

#include "../api/support.h"
#include "captions.h"

#define TEXTS 2000
#define MEMORY_KB (64 * 1024)

static bool fill(vitrine_catalogue *cat)
{
    struct source source = {.count = TEXTS};

    make_words();
    return CHECK(vitrine_import(NULL, cat, read_source, &source, NULL, NULL) == VITRINE_OK);
}

static void check_hostile(vitrine_catalogue *cat, const char *facets, unsigned count)
{
    struct hostile hostile = {.cat = cat, .facets = facets, .asked = count};

    if (!CHECK(hostile_run(&hostile)))
        return;
    hostile_print(&hostile);
    CHECK(hostile.answered > 0 && hostile.limited > 0 && hostile.failed == 0);
    CHECK(hostile.answered + hostile.limited == count);
#if !defined(__SANITIZE_ADDRESS__)
    CHECK(hostile.memory_kb < MEMORY_KB);
#endif
}

/* How many assets a plain query finds; 0: a failed check. */
static uint64_t count_found(vitrine_catalogue *cat)
{
    vitrine_query *query = NULL;
    vitrine_results *results = NULL;
    uint64_t total = 0;

    if (CHECK(vitrine_query_new(&query, "qabalo ba", NULL, NULL) == VITRINE_OK) &&
        CHECK(vitrine_query_run(&results, cat, query, NULL) == VITRINE_OK))
        total = vitrine_results_total(results);
    vitrine_results_free(results);
    vitrine_query_free(query);
    CHECK(total > 0);
    return total;
}

int main(void)
{
    char path[64];
    vitrine_catalogue *cat = catalogue_new(1, path);
    uint64_t before;

    if (fill(cat)) {
        before = count_found(cat);
        check_hostile(cat, NULL, HOSTILE_QUERIES);
        check_hostile(cat, "lang,kind", HOSTILE_QUERIES / 10);
        CHECK(count_found(cat) == before);
    }
    catalogue_end(cat, path);
    return check_end();
}
