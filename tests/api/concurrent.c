/* SPDX-License-Identifier: MIT
 * Many handles on one catalogue at once: threads and processes read while others write, and every writer gets its turn.
 * A reader sees whole states only: each import adds two assets that share a word. */
#include <pthread.h>
#include <sys/wait.h>

#include "support.h"

#define WRITERS 3
#define READERS 4
#define ROUNDS 25

static char location[64];

static vitrine_catalogue *open_handle(int read_only)
{
    vitrine_open_options options = VITRINE_OPEN_OPTIONS_INIT;
    vitrine_catalogue *cat = NULL;
    vitrine_error *err = NULL;

    options.read_only = read_only;
    options.busy_timeout_ms = 60000;
    if (vitrine_catalogue_open(&cat, location, &options, &err) < 0)
        fprintf(stderr, "  %s\n", vitrine_error_message(err));
    vitrine_error_free(err);
    return cat;
}

/* Returns how many rounds failed. */
static int write_rounds(int writer)
{
    vitrine_catalogue *cat = open_handle(0);
    int failed = cat == NULL ? ROUNDS : 0;
    int i;

    for (i = 0; cat != NULL && i < ROUNDS; i++) {
        char lines[256];
        struct memory_input in;
        vitrine_import_options options = VITRINE_IMPORT_OPTIONS_INIT;
        vitrine_error *err = NULL;

        snprintf(lines, sizeof lines,
                 "{\"path\":\"%d-%d-a\",\"texts\":{\"vi\":{\"title\":\"đôi %d\"}}}\n"
                 "{\"path\":\"%d-%d-b\",\"texts\":{\"vi\":{\"title\":\"đôi %d\"}}}\n",
                 writer, i, i, writer, i, i);
        in = (struct memory_input){lines, strlen(lines)};
        options.format = "ndjson";
        if (vitrine_import(NULL, cat, memory_read, &in, &options, &err) < 0) {
            fprintf(stderr, "  writer %d: %s\n", writer, vitrine_error_message(err));
            failed++;
        }
        vitrine_error_free(err);
    }
    vitrine_catalogue_close(cat);
    return failed;
}

/* Returns how many answers were wrong: an odd number, or fewer than before. */
static int read_rounds(void)
{
    vitrine_catalogue *cat = open_handle(1);
    vitrine_query *query = NULL;
    uint64_t before = 0;
    int wrong = cat == NULL || vitrine_query_new(&query, "đôi", NULL, NULL) < 0;
    int i;

    for (i = 0; !wrong && i < 4 * ROUNDS; i++) {
        vitrine_results *results = NULL;
        vitrine_error *err = NULL;

        if (vitrine_query_run(&results, cat, query, &err) < 0) {
            fprintf(stderr, "  reader: %s\n", vitrine_error_message(err));
            wrong++;
        } else if (vitrine_results_total(results) % 2 != 0 || vitrine_results_total(results) < before) {
            fprintf(stderr, "  reader: %lu after %lu\n", (unsigned long)vitrine_results_total(results),
                    (unsigned long)before);
            wrong++;
        } else {
            before = vitrine_results_total(results);
        }
        vitrine_results_free(results);
        vitrine_error_free(err);
    }
    vitrine_query_free(query);
    vitrine_catalogue_close(cat);
    return wrong;
}

static void *write_thread(void *context)
{
    int *number = context;

    *number = write_rounds(*number);
    return NULL;
}

static void *read_thread(void *context)
{
    *(int *)context = read_rounds();
    return NULL;
}

static void test_threads(void)
{
    pthread_t threads[WRITERS + READERS];
    int results[WRITERS + READERS];
    int i;

    for (i = 0; i < WRITERS + READERS; i++) {
        results[i] = i;
        CHECK(pthread_create(&threads[i], NULL, i < WRITERS ? write_thread : read_thread, &results[i]) == 0);
    }
    for (i = 0; i < WRITERS + READERS; i++) {
        pthread_join(threads[i], NULL);
        CHECK(results[i] == 0);
    }
}

static void test_processes(void)
{
    pid_t children[WRITERS + READERS];
    int status;
    int i;

    for (i = 0; i < WRITERS + READERS; i++) {
        children[i] = fork();
        if (children[i] == 0)
            _exit(i < WRITERS ? write_rounds(10 + i) : read_rounds());
    }
    for (i = 0; i < WRITERS + READERS; i++) {
        waitpid(children[i], &status, 0);
        CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }
}

int main(void)
{
    vitrine_catalogue *cat = catalogue_new(1, location);
    struct answer answer;
    uint64_t problems = 1;

    if (cat == NULL)
        return check_end();
    vitrine_catalogue_close(cat);
    test_threads();
    test_processes();
    cat = open_handle(0);
    CHECK(search(&answer, cat, "đôi", NULL) && answer.total == 2 * 2 * WRITERS * ROUNDS);
    CHECK(vitrine_catalogue_check(&problems, cat, NULL, NULL, NULL) == VITRINE_OK && problems == 0);
    catalogue_end(cat, location);
    return check_end();
}
