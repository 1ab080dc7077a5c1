/* SPDX-License-Identifier: MIT
 * publish/coverage.h - which assets have and lack which languages: counted, listed, and due. */
#ifndef PUBLISH_COVERAGE_H
#define PUBLISH_COVERAGE_H

#include "query/filter.h"
#include "store/store.h"

/* Numbers are the public ones (vitrine_coverage_part). */
enum coverage_part {
    COVERAGE_LANGUAGE = 1, /* one row a language, of all assets */
    COVERAGE_KIND,         /* one row a kind and language; of the next two likewise */
    COVERAGE_TOPIC,        /* with its subtopics */
    COVERAGE_COLLECTION,
    COVERAGE_MISSING, /* one row an asset that lacks languages */
    COVERAGE_STALE,   /* one row a text that is older than the asset's in the home language */
    COVERAGE_DUE      /* one row a language that a collection wants and assets of it lack */
};
#define COVERAGE_END 8

/* A row; what its part does not have is zero. Strings are the row's own. */
struct coverage_row {
    char *name;     /* of the kind, topic or collection */
    char *language; /* tag; of COVERAGE_MISSING: tags, separated by commas */
    uint64_t assets;
    uint64_t with_text;
    uint64_t with_title;
    uint64_t with_description;
    uint64_t missing; /* assets that lack the language */
    int64_t id;
    char *path;       /* NULL: an asset without a file */
    char *older_than; /* tag */
    char *due;        /* date, or NULL: none is given */
    size_t order;     /* of the language, as it was asked for */
};

struct coverage_rows {
    struct coverage_row *items;
    size_t count;
    size_t capacity;
};

struct coverage {
    uint64_t assets;
    struct coverage_rows parts[COVERAGE_END]; /* by enum coverage_part */
};

struct coverage_options {
    const struct filter_list *languages; /* stored tags, or "zh"; empty: the wanted ones, else all there are */
    const char *home;
    const char *today; /* YYYY-MM-DD in the catalogue's zone */
    bool only_ids;     /* else all */
    const int64_t *ids; /* ascending */
    size_t id_count;
};

/* Fill a zeroed one; to be disposed of in any case. */
vitrine_status coverage_read(struct coverage *out, struct store *store, const struct coverage_options *options,
                             vitrine_error **err);
void coverage_dispose(struct coverage *coverage);

/* --- coverage_due.c --- */

/* The next day on which what a collection is for begins (or one that is under way began); false: it is over. out "": no
 * day is given. */
bool coverage_due(char out[11], const struct heading *collection, const char *today);

/* --- coverage_json.c, coverage_csv.c: strings of the caller's (mem_free) --- */

/* The object of cli.md, with "kinds", "topics" and "by_collection" beside it. */
vitrine_status coverage_json(char **out, const struct coverage *coverage, vitrine_error **err);
/* RFC 4180, one table of all parts: part,name,lang,assets,with_text,with_title,with_description,missing,id,path,
 * older_than,due. */
vitrine_status coverage_csv(char **out, const struct coverage *coverage, vitrine_error **err);

#endif
