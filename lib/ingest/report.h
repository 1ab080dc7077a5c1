/* SPDX-License-Identifier: MIT
 * ingest/report.h - what a scan or an import did. */
#ifndef INGEST_REPORT_H
#define INGEST_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ingest/notice.h"
#include "vitrine/error.h"

struct report_line {
    char *path;      /* OS bytes, as the person named it or absolute; NULL for a record of an import */
    uint64_t record; /* line or row from 1; 0 for a file */
    char *reason;
};

struct report_lines {
    struct report_line *items;
    size_t count;
    size_t capacity;
};

/* Files of equal content: `paths` are count strings. */
struct report_duplicate {
    char **paths;
    size_t count;
};

struct report {
    bool is_import;
    uint64_t scanned; /* of an import: read */
    uint64_t added;
    uint64_t updated;
    uint64_t moved;
    uint64_t missing;
    uint64_t unchanged;
    uint64_t skipped;
    struct report_lines failures;
    struct report_lines warnings;
    struct report_duplicate *duplicates;
    size_t duplicate_count;
    size_t duplicate_capacity;
    int64_t started_ms;
    double seconds;
};

void report_init(struct report *report, bool is_import);
void report_dispose(struct report *report);
vitrine_status report_add(struct report_lines *lines, const char *path, uint64_t record, const char *reason,
                          vitrine_error **err);
void report_lines_dispose(struct report_lines *lines);
vitrine_status report_add_duplicate(struct report *report, const char *const *paths, size_t count,
                                    vitrine_error **err);
/* Warnings of that sort. */
uint64_t report_count_notices(const struct report *report, enum notice notice);
/* The JSON object of cli.md for `scan` or `import`. A string of the caller's (mem_free). */
vitrine_status report_json(char **out, const struct report *report, vitrine_error **err);

#endif
