/* SPDX-License-Identifier: MIT
 * vitrine/coverage.h - which assets have and lack which languages. See catalogue.h for what is common to all headers. */
#ifndef VITRINE_COVERAGE_H
#define VITRINE_COVERAGE_H

#include "vitrine/query.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What was counted at one moment: it never changes. */
typedef struct vitrine_coverage vitrine_coverage;

typedef enum vitrine_coverage_part {
    VITRINE_COVERAGE_LANGUAGE = 1, /* a row a language, of all assets */
    VITRINE_COVERAGE_KIND,         /* a row a kind and language; of the next two likewise, by name */
    VITRINE_COVERAGE_TOPIC,        /* with its subtopics */
    VITRINE_COVERAGE_COLLECTION,
    VITRINE_COVERAGE_MISSING, /* a row an asset that lacks languages */
    VITRINE_COVERAGE_STALE,   /* a row a text that is older than the asset's in the home language, of which it was made */
    VITRINE_COVERAGE_DUE      /* a row a language that a collection wants and assets of it lack, the next due first */
} vitrine_coverage_part;

/* What the part does not have is NULL or 0. Strings are borrowed from the coverage. */
typedef struct vitrine_coverage_row {
    size_t size;
    const char *name;     /* of the kind ("image", "text"), topic or collection */
    const char *language; /* _MISSING: tags, separated by commas */
    uint64_t assets;
    uint64_t with_text;
    uint64_t with_title;
    uint64_t with_description;
    uint64_t missing; /* assets that lack the language */
    int64_t id;
    const char *path; /* NULL: an asset without a file; bytes */
    const char *older_than;
    const char *due; /* the day by which it is wanted: the next that returns, or the first of its days */
} vitrine_coverage_row;
#define VITRINE_COVERAGE_ROW_INIT                                                                            \
    {                                                                                                        \
        .size = sizeof(vitrine_coverage_row)                                                                 \
    }

/* languages: "en,km"; NULL: those wanted by the catalogue, else all it has. query: of which assets; NULL: of all. */
VITRINE_CHECKED vitrine_status vitrine_coverage_read(vitrine_coverage **out, vitrine_catalogue *cat,
                                                     const char *languages, const vitrine_query *query,
                                                     vitrine_error **err);
VITRINE_API void vitrine_coverage_free(vitrine_coverage *coverage);
/* How many were counted. */
VITRINE_API uint64_t vitrine_coverage_assets(const vitrine_coverage *coverage);
/* The i-th row of a part; `out` must start as _INIT. False, and no write, behind the last. */
VITRINE_API bool vitrine_coverage_get(const vitrine_coverage *coverage, vitrine_coverage_part part, size_t i,
                                      vitrine_coverage_row *out);
/* The object of `vitrine coverage --json` (cli.md), and all parts as one table of CSV; free with vitrine_string_free. */
VITRINE_CHECKED vitrine_status vitrine_coverage_json(char **out, const vitrine_coverage *coverage,
                                                     vitrine_error **err);
VITRINE_CHECKED vitrine_status vitrine_coverage_csv(char **out, const vitrine_coverage *coverage,
                                                    vitrine_error **err);

#ifdef __cplusplus
}
#endif
#endif
