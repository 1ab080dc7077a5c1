/* SPDX-License-Identifier: MIT
 * Arbitrary bytes as a query: two of them are its options, the rest its text, run over a small catalogue in memory. Checked
 * beside memory: every call is OK, or refuses the text; matches stand inside their snippets, in order; the second page
 * goes on where the first ended. */
#include "../world.h"

#define FUZZ_CHECK(condition) ((condition) ? (void)0 : abort())

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static vitrine_catalogue *new_catalogue(void)
{
    struct world world;
    vitrine_catalogue *cat;
    char path[64];

    world_small(&world);
    cat = catalogue_new(0, path);
    FUZZ_CHECK(world_import(&world, cat));
    world_dispose(&world);
    return cat;
}

static void check_hit(const vitrine_hit *hit)
{
    const char *snippet = vitrine_hit_snippet(hit, NULL);
    size_t before = 0;
    size_t start;
    size_t end;
    size_t i;

    for (i = 0; vitrine_hit_match(hit, i, &start, &end, NULL); i++) {
        FUZZ_CHECK(snippet != NULL && start >= before && start < end && end <= strlen(snippet));
        before = end;
    }
}

/* The cursor of the page that follows; NULL behind the last. */
static char *run_page(vitrine_catalogue *cat, const vitrine_query *query, double *score, size_t *hits)
{
    vitrine_results *results = NULL;
    const vitrine_hit *hit = NULL;
    char *cursor = NULL;

    FUZZ_CHECK(vitrine_query_run(&results, cat, query, NULL) == VITRINE_OK);
    while (vitrine_results_next(results, &hit, NULL) == VITRINE_OK) {
        check_hit(hit);
        FUZZ_CHECK(vitrine_hit_score(hit) <= *score); /* false for no number, too */
        *score = vitrine_hit_score(hit);
        (*hits)++;
    }
    FUZZ_CHECK(*hits <= vitrine_results_total(results));
    if (vitrine_results_cursor(results) != NULL)
        cursor = strdup(vitrine_results_cursor(results));
    vitrine_results_free(results);
    return cursor;
}

static void run_text(vitrine_catalogue *cat, const char *text, vitrine_query_options *options)
{
    vitrine_query *query = NULL;
    double score = 1e300;
    size_t hits = 0;
    char *cursor;
    vitrine_status s = vitrine_query_new(&query, text, options, NULL);

    FUZZ_CHECK(s == VITRINE_OK || s == VITRINE_EINVAL || s == VITRINE_ELIMIT);
    if (s < 0)
        return;
    cursor = run_page(cat, query, &score, &hits);
    vitrine_query_free(query);
    if (cursor == NULL)
        return;
    options->cursor = cursor;
    FUZZ_CHECK(vitrine_query_new(&query, text, options, NULL) == VITRINE_OK);
    free(run_page(cat, query, &score, &hits));
    vitrine_query_free(query);
    free(cursor);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static const char *const languages[] = {NULL, "vi", "en,fr", "zh"};
    static vitrine_catalogue *cat;
    vitrine_query_options options = VITRINE_QUERY_OPTIONS_INIT;
    char *text;

    if (cat == NULL)
        cat = new_catalogue();
    if (length < 2)
        return 0;
    text = malloc(length - 1);
    FUZZ_CHECK(text != NULL);
    memcpy(text, bytes + 2, length - 2);
    text[length - 2] = '\0';
    options.marks = (vitrine_marks)(bytes[0] % 3);
    options.all_words = bytes[0] & 64;
    options.languages = languages[bytes[1] % 4];
    options.limit = 1 + bytes[1] % 16;
    run_text(cat, text, &options);
    free(text);
    return 0;
}
