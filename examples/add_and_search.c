/* SPDX-License-Identifier: MIT
 * add_and_search.c - catalogue a folder, then search it: all that a first program needs.
 *
 *     cc add_and_search.c $(pkg-config --cflags --libs vitrine) -o add_and_search
 *     ./add_and_search photos.db ~/Pictures 'chợ'
 *
 * The catalogue may also be "memory:", which is gone when the program ends. */
#include <stdio.h>

#include <vitrine.h>

#define HITS_A_PAGE 4

/* Called by the library while it works; returning false would stop it. */
static bool show_progress(void *context, uint64_t done, uint64_t total, const char *path)
{
    (void)context;
    if (path != NULL)
        fprintf(stderr, "%llu/%llu %s\n", (unsigned long long)done, (unsigned long long)total, path);
    return true;
}

/* A file that cannot be read does not stop the rest: it is among the report's failures. */
static void print_report(const vitrine_report *report)
{
    const char *path;
    const char *reason;
    uint64_t record;

    printf("%llu added, %llu updated, %llu unchanged\n",
           (unsigned long long)vitrine_report_count(report, VITRINE_COUNT_ADDED),
           (unsigned long long)vitrine_report_count(report, VITRINE_COUNT_UPDATED),
           (unsigned long long)vitrine_report_count(report, VITRINE_COUNT_UNCHANGED));
    for (size_t i = 0; vitrine_report_failure(report, i, &path, &record, &reason); i++)
        fprintf(stderr, "%s: %s\n", path != NULL ? path : "(no path)", reason);
}

static vitrine_status add_folder(vitrine_catalogue *cat, const char *folder, vitrine_error **err)
{
    vitrine_scan_options options = VITRINE_SCAN_OPTIONS_INIT;
    vitrine_report *report = NULL;
    vitrine_status s;

    options.progress = show_progress;
    s = vitrine_scan(&report, cat, &folder, 1, &options, err);
    if (report != NULL) /* also of a scan that failed half-way */
        print_report(report);
    vitrine_report_free(report);
    return s;
}

/* The passage that matched, its matches between [ and ]. They come in order and do not overlap. */
static void print_snippet(const vitrine_hit *hit)
{
    const char *text = vitrine_hit_snippet(hit, NULL);
    size_t printed = 0;
    size_t start;
    size_t end;

    if (text == NULL)
        return;
    printf("    ");
    for (size_t i = 0; vitrine_hit_match(hit, i, &start, &end, NULL); i++) {
        printf("%.*s[%.*s]", (int)(start - printed), text + printed, (int)(end - start), text + start);
        printed = end;
    }
    printf("%s\n", text + printed);
}

static void print_hit(const vitrine_hit *hit)
{
    const vitrine_asset *asset = vitrine_hit_asset(hit);
    const char *title = vitrine_hit_title(hit);
    const char *language = vitrine_hit_language(hit);
    const char *path = vitrine_asset_fact(asset, VITRINE_PATH);

    printf("  %s (%s)  %s\n", title != NULL ? title : "(no title)", language != NULL ? language : "no text",
           path != NULL ? path : "(no file)");
    print_snippet(hit);
}

static vitrine_status print_hits(vitrine_results *results, vitrine_error **err)
{
    const vitrine_hit *hit = NULL; /* borrowed from results, until the next _next */
    vitrine_status s;

    while ((s = vitrine_results_next(results, &hit, err)) == VITRINE_OK)
        print_hit(hit);
    return s == VITRINE_DONE ? VITRINE_OK : s;
}

/* One page of hits. `cursor` is NULL for the first page, else that of the page before. */
static vitrine_status find_page(vitrine_results **out, vitrine_catalogue *cat, const char *words,
                                vitrine_marks marks, const char *cursor, vitrine_error **err)
{
    vitrine_query_options options = VITRINE_QUERY_OPTIONS_INIT;
    vitrine_query *query = NULL;
    vitrine_status s;

    options.marks = marks;
    options.limit = HITS_A_PAGE;
    options.cursor = cursor;
    s = vitrine_query_new(&query, words, &options, err);
    if (s >= 0)
        s = vitrine_query_run(out, cat, query, err);
    vitrine_query_free(query);
    return s;
}

static void print_total(const vitrine_results *results, const char *words)
{
    printf("\n%s: %llu found%s\n", words, (unsigned long long)vitrine_results_total(results),
           vitrine_results_relaxed(results) ? " that have some of the words" : "");
}

/* All hits, page by page. The page before is kept until the next one is there, because the cursor is its. */
static vitrine_status search(vitrine_catalogue *cat, const char *words, vitrine_marks marks,
                             vitrine_error **err)
{
    vitrine_results *page = NULL;
    vitrine_status s;

    s = find_page(&page, cat, words, marks, NULL, err);
    if (s >= 0)
        print_total(page, words);
    while (s >= 0 && (s = print_hits(page, err)) >= 0 && vitrine_results_cursor(page) != NULL) {
        vitrine_results *next = NULL;

        s = find_page(&next, cat, words, marks, vitrine_results_cursor(page), err);
        vitrine_results_free(page);
        page = next;
        if (s >= 0)
            printf("  -- next page --\n");
    }
    vitrine_results_free(page);
    return s;
}

int main(int argc, char **argv)
{
    vitrine_open_options options = VITRINE_OPEN_OPTIONS_INIT;
    vitrine_catalogue *cat = NULL;
    vitrine_error *err = NULL; /* holds the cause once a call has failed, and is ours to free */
    vitrine_status s;

    if (argc != 4) {
        fprintf(stderr, "usage: add_and_search CATALOGUE FOLDER WORDS\n");
        return 2;
    }
    options.create = true;
    s = vitrine_catalogue_open(&cat, argv[1], &options, &err);
    if (s >= 0)
        s = add_folder(cat, argv[2], &err);
    if (s >= 0)
        s = search(cat, argv[3], VITRINE_MARKS_SMART, &err);
    if (s >= 0)
        s = search(cat, argv[3], VITRINE_MARKS_IGNORE, &err); /* as if no marks had been typed */
    if (s < 0)
        fprintf(stderr, "add_and_search: %s\n", vitrine_error_message(err));
    vitrine_error_free(err);
    vitrine_catalogue_close(cat);
    return s < 0 ? 1 : 0;
}
