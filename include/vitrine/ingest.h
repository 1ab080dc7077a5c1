/* SPDX-License-Identifier: MIT
 * vitrine/ingest.h - from files to assets. See catalogue.h for what is common to all headers. */
#ifndef VITRINE_INGEST_H
#define VITRINE_INGEST_H

#include "vitrine/asset.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct vitrine_report vitrine_report; /* what a scan or an import did */

typedef struct vitrine_scan_options {
    size_t size;
    const char *language; /* of untagged values and texts whose file does not say */
    bool dry_run;         /* say what would change, change nothing */
    uint64_t max_bytes;   /* per file; 0: 256 MiB; larger: a failure of that file */
    uint32_t deadline_ms; /* per file; 0: 2000 */
    vitrine_progress progress;
    void *context;
    uint32_t jobs;      /* processes that read at once; 0: as many as there are processors */
    bool in_process;    /* read in this process and thread: a hostile file can then crash or take over the program */
    const char *worker; /* path of the executable vitrine-worker; NULL: where it was built or installed */
} vitrine_scan_options;
#define VITRINE_SCAN_OPTIONS_INIT                                                                            \
    {                                                                                                        \
        .size = sizeof(vitrine_scan_options)                                                                 \
    }

/* Files are read in processes without network, write access or paths, which the call starts and ends: a file that
 * crashes one, or needs more time or memory than it may, is a failure of that file.
 *
 * Bring the catalogue up to date with files and folders (all below them). Unchanged files are not read; a file that
 * moved keeps its asset and texts; a vanished one leaves its asset, marked missing; a file that cannot be read is
 * listed and the rest goes on. Written in batches: on ECANCELLED and on a failure of the catalogue itself, what was
 * committed stays, sound, *out (may be NULL) says what was done, and the next scan completes it. Errors: ENOTFOUND
 * when no path exists (of some, the missing are among the failures), or no worker. */
VITRINE_CHECKED vitrine_status vitrine_scan(vitrine_report **out, vitrine_catalogue *cat, const char *const *paths,
                                            size_t count, const vitrine_scan_options *options, vitrine_error **err);
/* Told of each round of vitrine_watch as soon as it is written; `report` lives until it returns. False: stop. */
typedef bool (*vitrine_round)(void *context, const vitrine_report *report);
/* vitrine_scan, and again of what changed below `paths` as it changes, until the call is cancelled: it returns
 * ECANCELLED then, or another failure that made it end. The rounds' own failures of files are in their reports.
 * options->dry_run is EINVAL. Errors: as of vitrine_scan; EFULL: more folders than the system lets a user watch. */
VITRINE_CHECKED vitrine_status vitrine_watch(vitrine_catalogue *cat, const char *const *paths, size_t count,
                                             const vitrine_scan_options *options, vitrine_round round,
                                             void *round_context, vitrine_error **err);
/* One file with its sidecars, all or nothing. out may be NULL. Errors: ENOTFOUND, EFORMAT, ELIMIT. */
VITRINE_CHECKED vitrine_status vitrine_ingest_file(vitrine_asset **out, vitrine_catalogue *cat, const char *path,
                                                   const vitrine_scan_options *options, vitrine_error **err);

typedef enum vitrine_count {
    VITRINE_COUNT_SCANNED = 1, /* files of a known kind; of an import: records read */
    VITRINE_COUNT_ADDED,       /* assets */
    VITRINE_COUNT_UPDATED,
    VITRINE_COUNT_MOVED,
    VITRINE_COUNT_MISSING,
    VITRINE_COUNT_UNCHANGED,
    VITRINE_COUNT_SKIPPED, /* files of no known kind */
    VITRINE_COUNT_FAILED,  /* files or records */
    VITRINE_COUNT_GUESSED, /* warnings: of an encoding or a language that nothing declares */
    VITRINE_COUNT_CONVERTED, /* of text that was mended, or decoded from another encoding or font than it says */
    VITRINE_COUNT_LOST     /* of what was left out, cut or damaged */
} vitrine_count;
VITRINE_API uint64_t vitrine_report_count(const vitrine_report *report, vitrine_count what);
VITRINE_API double vitrine_report_seconds(const vitrine_report *report);
/* The i-th failure: the file's path, or NULL with the number of the record (line or row, from 1), and why. False
 * behind the last. Borrowed. */
VITRINE_API bool vitrine_report_failure(const vitrine_report *report, size_t i, const char **path, uint64_t *record,
                                        const char **reason);
VITRINE_API bool vitrine_report_warning(const vitrine_report *report, size_t i, const char **path,
                                        const char **warning);
/* The JSON object of `vitrine scan` or `vitrine import` (cli.md), one line. vitrine_string_free. */
VITRINE_CHECKED vitrine_status vitrine_report_json(char **out, const vitrine_report *report, vitrine_error **err);
VITRINE_API void vitrine_report_free(vitrine_report *report);

#ifdef __cplusplus
}
#endif
#endif
