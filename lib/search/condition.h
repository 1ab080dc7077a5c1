/* SPDX-License-Identifier: MIT
 * search/condition.h - does an asset pass a filter? */
#ifndef SEARCH_CONDITION_H
#define SEARCH_CONDITION_H

#include "query/filter.h"
#include "search/facts.h"
#include "search/search.h"

/* A filter whose languages are settled against a catalogue. */
struct condition {
    const struct filter *filter;
    const char *today;
    char (*has)[LANGUAGE_SIZE];
    char (*lacks)[LANGUAGE_SIZE];
    struct record_list topics; /* that the filter means, with their subtopics */
    struct record_list collections;
    enum fact_column columns[FACT_COLUMNS]; /* that the filter asks of */
    size_t column_count;
    unsigned char *known[FACT_COLUMNS]; /* by a value's number: what was found of it before */
    size_t known_size[FACT_COLUMNS];
};

/* Into a zeroed one; languages go into the arena. EINVAL: a language that is none. */
vitrine_status condition_new(struct condition *out, struct arena *arena, const struct search_context *context,
                             const struct filter *filter, vitrine_error **err);
void condition_dispose(struct condition *condition);
bool condition_passes(struct condition *condition, const struct facts *facts, const struct fact_row *row);

/* Canonical tags of a list as typed, into the arena; `la kr tw ch` are languages where the catalogue has them. */
vitrine_status condition_languages(char (**out)[LANGUAGE_SIZE], struct arena *arena, struct store *store,
                                   const struct filter_list *list, vitrine_error **err);

#endif
