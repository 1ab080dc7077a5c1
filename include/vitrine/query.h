/* SPDX-License-Identifier: MIT
 * vitrine/query.h - what to look for. See catalogue.h for what is common to all headers.
 *
 * The text of a query: words (all must match), "a phrase", word*, OR, -word, NEAR(a b, 5), title:word, parentheses.
 * Nothing is a syntax error: what is not an operator is text. A query without text lists every asset.
 *
 * Unless marks are strict, other spellings of what was typed match too, and rank behind it ("alias" in results.h): names and
 * abbreviations that a table has, Vietnamese syllables joined (Hanoi), dates, numbers, numbers of documents. A date typed in
 * words matches only as one. What stands behind a minus excludes only itself. */
#ifndef VITRINE_QUERY_H
#define VITRINE_QUERY_H

#include "vitrine/asset.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct vitrine_query vitrine_query;

typedef enum vitrine_marks {
    VITRINE_MARKS_SMART = 0,  /* a typed mark counts, an omitted one does not */
    VITRINE_MARKS_IGNORE = 1, /* marks never count */
    VITRINE_MARKS_STRICT = 2  /* only what was typed */
} vitrine_marks;

typedef enum vitrine_sort {
    VITRINE_SORT_DEFAULT = 0, /* relevance with a text, else path */
    VITRINE_SORT_RELEVANCE,
    VITRINE_SORT_NEWEST, /* by taken_at, none last */
    VITRINE_SORT_OLDEST,
    VITRINE_SORT_TITLE, /* of the shown language, in alphabetical order: vitrine_text_compare */
    VITRINE_SORT_PATH
} vitrine_sort;

/* Strings are copied by _new. Lists are separated by commas. NULL: no such filter. */
typedef struct vitrine_query_options {
    size_t size;
    const char *languages; /* texts searched: "vi,en"; NULL: all */
    const char *show;      /* languages shown, first first, with fallback; NULL: of the best matching text */
    vitrine_marks marks;
    vitrine_sort sort;
    bool all_words;      /* never give partial matches */
    uint32_t limit;      /* hits of a page; 0: 20; at most 1000, beyond: EINVAL */
    const char *cursor;  /* from vitrine_results_cursor of the same query; another's is EINVAL */
    uint32_t deadline_ms; /* 0: 10000; beyond: ELIMIT */
    const char *has;     /* every one of these languages has a text */
    const char *lacks;   /* none of these has */
    const char *kind;    /* "image" or "text" */
    const char *topic;
    const char *collection;
    const char *status;
    bool published;      /* approved and valid today, in the catalogue's zone */
    const char *audience;
    const char *taken;   /* PERIOD or FROM..TO, either end may be missing: "2021", "2021-07..2021-09-15" */
    const char *near;    /* "LAT,LON,KM" */
    const char *box;     /* "WEST,SOUTH,EAST,NORTH" */
    const char *media_type; /* "image/jpeg" or "image/" for all below it */
    bool missing;        /* only assets whose file is gone */
    const char *facets;  /* of kind,lang,topic,collection,year,media_type */
    bool no_glossary;    /* do not look for the same concept in other languages */
} vitrine_query_options;
#define VITRINE_QUERY_OPTIONS_INIT                                                                           \
    {                                                                                                        \
        .size = sizeof(vitrine_query_options)                                                                \
    }

/* text NULL: a list without words. options may be NULL. Errors: EINVAL (an option, in its own words), ELIMIT (more
 * than 4096 bytes, 64 words, 8 prefixes or 32 levels; the span says where). */
VITRINE_CHECKED vitrine_status vitrine_query_new(vitrine_query **out, const char *text,
                                                 const vitrine_query_options *options, vitrine_error **err);
VITRINE_API void vitrine_query_free(vitrine_query *query);

#ifdef __cplusplus
}
#endif
#endif
