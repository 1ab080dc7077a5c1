/* SPDX-License-Identifier: MIT
 * vitrine/results.h - a page of hits. See catalogue.h for what is common to all headers. */
#ifndef VITRINE_RESULTS_H
#define VITRINE_RESULTS_H

#include "vitrine/query.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct vitrine_results vitrine_results; /* one page, forward only */
typedef struct vitrine_hit vitrine_hit;         /* its current row */

/* Run `query`. The page is complete when this returns and holds no lock; query may be freed before the results, cat
 * may not. Errors: ELIMIT (deadline), EINVAL (cursor of another query; a language that is none). */
VITRINE_CHECKED vitrine_status vitrine_query_run(vitrine_results **out, vitrine_catalogue *cat,
                                                 const vitrine_query *query, vitrine_error **err);
VITRINE_API void vitrine_results_free(vitrine_results *results);

/* Ids of all matching assets, not only of the page, in ascending order. *ids: vitrine_ids_free. */
VITRINE_CHECKED vitrine_status vitrine_query_ids(int64_t **ids, size_t *count, vitrine_catalogue *cat,
                                                 const vitrine_query *query, vitrine_error **err);

/* Exact number of matching assets. */
VITRINE_API uint64_t vitrine_results_total(const vitrine_results *results);
/* No asset has all the words: these have some of them, the best first. */
VITRINE_API bool vitrine_results_relaxed(const vitrine_results *results);
/* No asset has all the words, some of which occur nowhere: the query that was probably meant, with words as the texts write
 * them; it finds assets with all of its. NULL: none is known, or none is needed. Borrowed. */
VITRINE_API const char *vitrine_results_did_you_mean(const vitrine_results *results);
/* Where the next page starts, for options.cursor; NULL after the last. Borrowed. */
VITRINE_API const char *vitrine_results_cursor(const vitrine_results *results);
VITRINE_API double vitrine_results_milliseconds(const vitrine_results *results);
/* The i-th value of facet `name` and its count, highest first; false behind the last. *value is borrowed. */
VITRINE_API bool vitrine_results_facet(const vitrine_results *results, const char *name, size_t i,
                                       const char **value, uint64_t *count);
/* The page as the JSON object of `vitrine search --json` (cli.md), one line; may be called before, between or after
 * _next. Free with vitrine_string_free. */
VITRINE_CHECKED vitrine_status vitrine_results_json(char **out, const vitrine_results *results,
                                                    vitrine_error **err);

/* VITRINE_OK: *hit is the next row, borrowed until the next _next or _free. VITRINE_DONE: no more, *hit is NULL. */
VITRINE_CHECKED vitrine_status vitrine_results_next(vitrine_results *results, const vitrine_hit **hit,
                                                    vitrine_error **err);
/* Borrowed from the hit. */
VITRINE_API const vitrine_asset *vitrine_hit_asset(const vitrine_hit *hit);
/* Higher is better; comparable within one run only; 0 without words. */
VITRINE_API double vitrine_hit_score(const vitrine_hit *hit);
/* The i-th language it matched in, sorted; NULL behind the last. */
VITRINE_API const char *vitrine_hit_matched_language(const vitrine_hit *hit, size_t i);
/* The language shown, and the title in it; NULL if the asset has no text, or that text no title. */
VITRINE_API const char *vitrine_hit_language(const vitrine_hit *hit);
VITRINE_API const char *vitrine_hit_title(const vitrine_hit *hit);
/* A passage of the shown language's text; NULL if there is none. *field (may be NULL): whose it is. */
VITRINE_API const char *vitrine_hit_snippet(const vitrine_hit *hit, vitrine_field *field);
/* Bytes of the i-th match inside the snippet, on borders of grapheme clusters, and how it matched: "written",
 * "folded", "stem", "alias" or "glossary" (`by` may be NULL). False behind the last. */
VITRINE_API bool vitrine_hit_match(const vitrine_hit *hit, size_t i, size_t *start, size_t *end, const char **by);

#ifdef __cplusplus
}
#endif
#endif
