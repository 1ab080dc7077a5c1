/* SPDX-License-Identifier: MIT
 * vitrine/exchange.h - records in and out. See catalogue.h for what is common to all headers.
 *
 * NDJSON: one asset a line, the object of `vitrine show` (cli.md). CSV: RFC 4180, comma or semicolon, the columns of
 * cli.md. UTF-8, with or without a byte order mark. */
#ifndef VITRINE_EXCHANGE_H
#define VITRINE_EXCHANGE_H

#include "vitrine/ingest.h"
#include "vitrine/query.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Give up to `length` bytes; *got 0 at the end. Return 0, or an errno. */
typedef int (*vitrine_read)(void *context, void *bytes, size_t length, size_t *got);
/* Take `length` bytes. Return 0, or an errno. */
typedef int (*vitrine_write)(void *context, const void *bytes, size_t length);

typedef struct vitrine_import_options {
    size_t size;
    const char *format; /* "ndjson" or "csv"; NULL: by the first byte that is no space ('{' is ndjson) */
    const char *name;   /* of the input, for messages; NULL: "input" */
    vitrine_progress progress; /* done counts records */
    void *context;
} vitrine_import_options;
#define VITRINE_IMPORT_OPTIONS_INIT                                                                          \
    {                                                                                                        \
        .size = sizeof(vitrine_import_options)                                                               \
    }

/* Add or update assets. A bad record is a failure with its number; the rest goes on. Written in batches: on
 * ECANCELLED and on a failure of input or catalogue, what was committed stays and *out (may be NULL) says what was
 * done. Errors: EIO (of `read`), EFORMAT (no such format; a CSV header that names nothing known). */
VITRINE_CHECKED vitrine_status vitrine_import(vitrine_report **out, vitrine_catalogue *cat, vitrine_read read,
                                              void *read_context, const vitrine_import_options *options,
                                              vitrine_error **err);
/* Write assets that `query` finds (NULL: all) in the order of root, path, uuid. format: "ndjson" or "csv".
 * *written (may be NULL) counts assets. Errors: EIO (of `write`). */
VITRINE_CHECKED vitrine_status vitrine_export(uint64_t *written, vitrine_catalogue *cat, const char *format,
                                              const vitrine_query *query, vitrine_write write, void *write_context,
                                              vitrine_error **err);

#ifdef __cplusplus
}
#endif
#endif
