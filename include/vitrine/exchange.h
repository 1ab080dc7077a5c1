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
/* Of feeds and other formats for the web; strings are only read during the call. */
typedef struct vitrine_export_options {
    size_t size;
    const char *title; /* of a feed; NULL: "Vitrine" */
    const char *base;  /* web address (http, https) below which the files of every root stand by their paths; NULL: none, and
                        * nothing links to files */
} vitrine_export_options;
#define VITRINE_EXPORT_OPTIONS_INIT                                                                          \
    {                                                                                                        \
        .size = sizeof(vitrine_export_options)                                                               \
    }

/* Write assets that `query` finds (NULL: all) in the order of root, path, uuid; feeds newest first. format:
 *   "ndjson", "csv"            all that is known, for vitrine_import
 *   "rss", "atom", "jsonfeed"  a feed (RSS 2.0; RFC 4287; JSON Feed 1.1) in the first language that `query` shows, else
 *                              home; an asset that lacks it falls back, and its item says to what
 *   "dublin-core"              XML, all languages with xml:lang, or those that `query` shows
 *   "schema-org"               JSON-LD of ImageObject and Article, languages as in feeds; may stand in a <script> of HTML
 * Drafts and what is not valid today are left out only by a query that says so. options may be NULL. *written (may be NULL)
 * counts assets. Errors: EINVAL (no such format, title or base), EIO (of `write`). */
VITRINE_CHECKED vitrine_status vitrine_export(uint64_t *written, vitrine_catalogue *cat, const char *format,
                                              const vitrine_query *query, const vitrine_export_options *options,
                                              vitrine_write write, void *write_context, vitrine_error **err);

#ifdef __cplusplus
}
#endif
#endif
