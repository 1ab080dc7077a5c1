/* SPDX-License-Identifier: MIT
 * tests/api/support.h - catalogues for tests, through the public interface only. */
#ifndef TESTS_API_SUPPORT_H
#define TESTS_API_SUPPORT_H

#include <jansson.h>
#include <stdint.h>
#include <unistd.h>

#include "check.h"
#include "vitrine.h"

/* The stores that every test of behaviour runs on: the oracle, and the one of daily use. */
static const char *const store_names[] = {"memory:", "sqlite"};
#ifndef STORE_COUNT
#define STORE_COUNT 2
#endif

/* A new, empty catalogue on the i-th store; the file is unlinked at once where it can be. NULL: a failed check. */
__attribute__((unused)) static vitrine_catalogue *catalogue_new(size_t store, char path[64])
{
    vitrine_open_options options = VITRINE_OPEN_OPTIONS_INIT;
    vitrine_catalogue *cat = NULL;
    vitrine_error *err = NULL;

    static unsigned number;

    options.create = true;
    options.exclusive = true;
    if (store == 0)
        snprintf(path, 64, "memory:");
    else
        snprintf(path, 64, "/tmp/vitrine-test-%ld-%u.db", (long)getpid(), number++);
    if (!CHECK(vitrine_catalogue_open(&cat, path, &options, &err) == VITRINE_OK))
        fprintf(stderr, "  %s\n", vitrine_error_message(err));
    vitrine_error_free(err);
    return cat;
}

__attribute__((unused)) static void catalogue_end(vitrine_catalogue *cat, const char *path)
{
    static const char *const suffixes[] = {"", "-wal", "-shm", "-lock"};
    char name[160];
    size_t i;

    vitrine_catalogue_close(cat);
    if (strcmp(path, "memory:") == 0)
        return;
    for (i = 0; i < sizeof suffixes / sizeof suffixes[0]; i++) {
        snprintf(name, sizeof name, "%s%s", path, suffixes[i]);
        unlink(name);
    }
}

struct memory_input {
    const char *bytes;
    size_t length;
};

__attribute__((unused)) static int memory_read(void *context, void *bytes, size_t length, size_t *got)
{
    struct memory_input *in = context;

    *got = in->length < length ? in->length : length;
    memcpy(bytes, in->bytes, *got);
    in->bytes += *got;
    in->length -= *got;
    return 0;
}

/* Import NDJSON; false, and a failed check, if anything of it failed. */
__attribute__((unused)) static int import_text(vitrine_catalogue *cat, const char *ndjson)
{
    struct memory_input in = {ndjson, strlen(ndjson)};
    vitrine_import_options options = VITRINE_IMPORT_OPTIONS_INIT;
    vitrine_report *report = NULL;
    vitrine_error *err = NULL;
    const char *path;
    const char *reason;
    uint64_t record;
    int ok;

    options.format = "ndjson";
    ok = CHECK(vitrine_import(&report, cat, memory_read, &in, &options, &err) == VITRINE_OK);
    if (!ok)
        fprintf(stderr, "  import: %s\n", vitrine_error_message(err));
    if (ok && vitrine_report_failure(report, 0, &path, &record, &reason))
        ok = CHECK(!"a record failed") && fprintf(stderr, "  record %lu: %s\n", (unsigned long)record, reason);
    vitrine_report_free(report);
    vitrine_error_free(err);
    return ok;
}

struct answer {
    char paths[4096]; /* of the hits, in their order, each followed by a space */
    int relaxed;
    uint64_t total;
};

/* Run a query; false, and a failed check, if it fails. */
__attribute__((unused)) static int search(struct answer *out, vitrine_catalogue *cat, const char *text,
                                          const vitrine_query_options *options)
{
    vitrine_query *query = NULL;
    vitrine_results *results = NULL;
    const vitrine_hit *hit = NULL;
    vitrine_error *err = NULL;
    int ok;

    memset(out, 0, sizeof *out);
    ok = CHECK(vitrine_query_new(&query, text, options, &err) == VITRINE_OK) &&
         CHECK(vitrine_query_run(&results, cat, query, &err) == VITRINE_OK);
    if (!ok)
        fprintf(stderr, "  [%s]: %s\n", text != NULL ? text : "a list", vitrine_error_message(err));
    while (ok && vitrine_results_next(results, &hit, &err) == VITRINE_OK) {
        const char *path = vitrine_asset_fact(vitrine_hit_asset(hit), VITRINE_PATH);

        if (strlen(out->paths) + strlen(path) + 2 < sizeof out->paths) {
            strcat(out->paths, path);
            strcat(out->paths, " ");
        }
    }
    if (ok) {
        out->relaxed = vitrine_results_relaxed(results);
        out->total = vitrine_results_total(results);
    }
    vitrine_results_free(results);
    vitrine_query_free(query);
    vitrine_error_free(err);
    return ok;
}

__attribute__((unused)) static int answer_has(const struct answer *answer, const char *path)
{
    char padded[4200];
    char wanted[128];

    snprintf(padded, sizeof padded, " %s", answer->paths);
    snprintf(wanted, sizeof wanted, " %s ", path);
    return strstr(padded, wanted) != NULL;
}

#endif
