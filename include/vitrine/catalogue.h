/* SPDX-License-Identifier: MIT
 * vitrine/catalogue.h - one collection: opening it, and its upkeep.
 *
 * Common to all headers of Vitrine:
 * Text     UTF-8, NUL-terminated unless a length is passed. Offsets and lengths count bytes. Text that is not
 *          UTF-8 is VITRINE_EINVAL, never repaired silently. Paths are bytes as the system gives them.
 * Units    instants: seconds since 1970-01-01T00:00:00Z, in JSON RFC 3339 UTC; when a picture was taken: text, as
 *          precise as known. Sizes: bytes. Images: pixels, upright.
 * Language BCP 47 tags ("vi", "en", "zh-Hant"); regions are dropped; NULL means "not stated".
 * Owners   Every *out is the caller's, ended with the matching _close or _free (each accepts NULL). A returned
 *          const pointer is borrowed: it lives until its owner is freed, or, for a hit, until the next _next.
 *          Arguments are borrowed for the call or copied.
 * Errors   Negative status: *out is NULL, the catalogue is as it was before the call, and *err (err may be NULL;
 *          *err must start as NULL) is an error the caller frees. Any call may return ENOMEM, EINVAL, ECANCELLED;
 *          others are listed with it. Any call that reads a catalogue may return EIO or ECORRUPT; any that writes
 *          EBUSY, EREADONLY, EFULL, EIO, ECORRUPT.
 * Threads  No global state. A catalogue, its queries and results: one thread at a time. Separate catalogues on
 *          one location may be used at once, by threads and processes (many readers, one writer at a time).
 *          Assets and errors never change once returned and may be read from any thread.
 * Options  Start from _INIT, set what you need; zero is every field's default. `size` tells the library which
 *          fields the caller was compiled with; it reads no further. Fields are appended only. */
#ifndef VITRINE_CATALOGUE_H
#define VITRINE_CATALOGUE_H

#include <stdint.h>

#include "vitrine/error.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct vitrine_catalogue vitrine_catalogue;

typedef struct vitrine_open_options {
    size_t size;
    bool read_only;
    bool create;    /* make the catalogue when absent; else ENOTFOUND */
    bool exclusive; /* with create: EEXISTS when there is one */
    uint32_t busy_timeout_ms; /* how long to wait for another writer; 0: 5000 */
    const char *home;   /* of a new catalogue: its own language; NULL: "vi" */
    const char *wanted; /* of a new catalogue: the languages owed to readers, "en,km"; NULL: none */
    const char *zone;   /* of a new catalogue: IANA time zone; NULL: "Asia/Ho_Chi_Minh" */
} vitrine_open_options;
#define VITRINE_OPEN_OPTIONS_INIT                                                                            \
    {                                                                                                        \
        sizeof(vitrine_open_options), false, false, false, 0, NULL, NULL, NULL                               \
    }

/* Open the collection at `location`: a file path, or "memory:" for an empty one that lives in this handle only
 * (slow beyond some thousands of assets; for tests and trials). options may be NULL. A new catalogue appears whole
 * or not at all. Errors: ENOTFOUND, EEXISTS, EIO, EBUSY, EREADONLY, ECORRUPT (no catalogue), EVERSION. */
VITRINE_CHECKED vitrine_status vitrine_catalogue_open(vitrine_catalogue **out, const char *location,
                                                      const vitrine_open_options *options, vitrine_error **err);
/* All queries, results and imports of `cat` must be freed before. */
VITRINE_API void vitrine_catalogue_close(vitrine_catalogue *cat);

/* Make the call now running on `cat` (or, if none is, the next) return ECANCELLED. From any thread or a signal
 * handler, before _close begins. */
VITRINE_API void vitrine_catalogue_cancel(vitrine_catalogue *cat);

/* Whose name changes made from now on are kept under in the history of assets; NULL or "": nobody's. Copied. */
VITRINE_CHECKED vitrine_status vitrine_catalogue_set_editor(vitrine_catalogue *cat, const char *name,
                                                            vitrine_error **err);
/* Stored tag of the catalogue's own language. Borrowed from cat. */
VITRINE_API const char *vitrine_catalogue_home(const vitrine_catalogue *cat);
/* A line for the person when the catalogue answers more slowly than it should (its index was written by another
 * version of the analysis: opened for reading, its first search makes one in memory, which counts against no deadline; the
 * next write makes it anew first); NULL when all is well. Borrowed from cat. */
VITRINE_API const char *vitrine_catalogue_warning(const vitrine_catalogue *cat);

/* What long calls tell. `path` is what is being worked on, or NULL; total is 0 while unknown. Return false to stop
 * (the call then returns ECANCELLED). Called on the calling thread. */
typedef bool (*vitrine_progress)(void *context, uint64_t done, uint64_t total, const char *path);

/* What is there, counted. */
typedef struct vitrine_stats {
    size_t size;
    uint64_t assets;
    uint64_t images;
    uint64_t texts;
    uint64_t missing;
    uint64_t topics;
    uint64_t collections;
    uint64_t bytes; /* of the files, as last seen */
} vitrine_stats;
#define VITRINE_STATS_INIT                                                                                   \
    {                                                                                                        \
        sizeof(vitrine_stats), 0, 0, 0, 0, 0, 0, 0                                                           \
    }
/* `out` must start as _INIT. */
VITRINE_CHECKED vitrine_status vitrine_catalogue_stats(vitrine_stats *out, vitrine_catalogue *cat,
                                                       vitrine_error **err);
/* How many assets have a text in each language: called once for each, sorted by tag. */
typedef void (*vitrine_language_count)(void *context, const char *language, uint64_t assets);
VITRINE_CHECKED vitrine_status vitrine_catalogue_languages(vitrine_catalogue *cat, vitrine_language_count count,
                                                           void *context, vitrine_error **err);
/* The same and more as the JSON object of `vitrine stats` (cli.md); free with vitrine_string_free. */
VITRINE_CHECKED vitrine_status vitrine_catalogue_stats_json(char **out, vitrine_catalogue *cat, vitrine_error **err);

/* Look at everything: file, records, index. OK when the look was possible: *problems is how many there are, and
 * `problem` (may be NULL) gets one line for each. Never writes. */
typedef void (*vitrine_problem)(void *context, const char *line);
VITRINE_CHECKED vitrine_status vitrine_catalogue_check(uint64_t *problems, vitrine_catalogue *cat,
                                                       vitrine_problem problem, void *context, vitrine_error **err);
/* Rebuild the index from the records and give unused space back. */
VITRINE_CHECKED vitrine_status vitrine_catalogue_reindex(uint64_t *assets, vitrine_catalogue *cat,
                                                         vitrine_progress progress, void *context,
                                                         vitrine_error **err);
/* A consistent copy in one new file, also while others write. Errors: EEXISTS, EFULL. */
VITRINE_CHECKED vitrine_status vitrine_catalogue_backup(vitrine_catalogue *cat, const char *destination,
                                                        vitrine_progress progress, void *context,
                                                        vitrine_error **err);

/* Free a string that a call gave as its *out. */
VITRINE_API void vitrine_string_free(char *string);
/* "0.1.0" */
VITRINE_API const char *vitrine_version(void);
/* The name of the text analysis that this library writes indexes with. */
VITRINE_API const char *vitrine_analysis(void);

#ifdef __cplusplus
}
#endif
#endif
