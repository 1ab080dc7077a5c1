/* SPDX-License-Identifier: MIT
 * Cancelling: from another thread, from a progress callback, before a call; on every store. The call gives ECANCELLED, what
 * it had not committed is gone, and the next call works. */
#include <pthread.h>

#include "support.h"

static const char lines[] = "{\"path\":\"a\",\"texts\":{\"vi\":{\"title\":\"Chợ nổi\"}}}\n"
                            "{\"path\":\"b\",\"texts\":{\"vi\":{\"title\":\"Chợ đêm\"}}}\n";

static void *cancel(void *cat)
{
    vitrine_catalogue_cancel(cat);
    return NULL;
}

struct cancelling_input {
    struct memory_input in;
    vitrine_catalogue *cat;
};

/* Another thread cancels while the import waits for its input. */
static int cancelling_read(void *context, void *bytes, size_t length, size_t *got)
{
    struct cancelling_input *input = context;
    pthread_t thread;

    CHECK(pthread_create(&thread, NULL, cancel, input->cat) == 0);
    pthread_join(thread, NULL);
    return memory_read(&input->in, bytes, length, got);
}

static uint64_t count_assets(vitrine_catalogue *cat)
{
    vitrine_stats stats = VITRINE_STATS_INIT;

    CHECK(vitrine_catalogue_stats(&stats, cat, NULL) == VITRINE_OK);
    return stats.assets;
}

static void test_other_thread(vitrine_catalogue *cat)
{
    struct cancelling_input input = {{lines, sizeof lines - 1}, cat};
    vitrine_error *err = NULL;

    CHECK(vitrine_import(NULL, cat, cancelling_read, &input, NULL, &err) == VITRINE_ECANCELLED);
    CHECK(vitrine_error_status(err) == VITRINE_ECANCELLED);
    vitrine_error_free(err);
    CHECK(count_assets(cat) == 0);
}

static bool stop(void *context, uint64_t done, uint64_t total, const char *path)
{
    (void)done;
    (void)total;
    (void)path;
    ++*(int *)context;
    return false;
}

static void test_progress(vitrine_catalogue *cat)
{
    struct memory_input in = {lines, sizeof lines - 1};
    vitrine_import_options options = VITRINE_IMPORT_OPTIONS_INIT;
    vitrine_report *report = NULL;
    int calls = 0;
    vitrine_status s;

    options.progress = stop;
    options.context = &calls;
    s = vitrine_import(&report, cat, memory_read, &in, &options, NULL);
    CHECK(calls > 0 ? s == VITRINE_ECANCELLED : s == VITRINE_OK);
    CHECK(report != NULL); /* what was done is told, also then */
    vitrine_report_free(report);
}

static void test_before(vitrine_catalogue *cat)
{
    struct answer answer;
    vitrine_query *query = NULL;
    vitrine_results *results = NULL;

    CHECK(import_text(cat, lines));
    CHECK(vitrine_query_new(&query, "chợ", NULL, NULL) == VITRINE_OK);
    vitrine_catalogue_cancel(cat);
    CHECK(vitrine_query_run(&results, cat, query, NULL) == VITRINE_ECANCELLED && results == NULL);
    vitrine_query_free(query);
    CHECK(search(&answer, cat, "chợ", NULL) && answer.total == 2);
}

int main(void)
{
    size_t store;

    for (store = 0; store < STORE_COUNT; store++) {
        char path[64];
        vitrine_catalogue *cat = catalogue_new(store, path);

        if (cat != NULL) {
            test_other_thread(cat);
            test_progress(cat);
            test_before(cat);
        }
        catalogue_end(cat, path);
    }
    vitrine_catalogue_cancel(NULL);
    return check_end();
}
