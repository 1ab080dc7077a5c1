/* SPDX-License-Identifier: MIT
 * api/handle.h - what stands behind the public handles. */
#ifndef API_HANDLE_H
#define API_HANDLE_H

#include "ingest/report.h"
#include "search/search.h"
#include "store/store.h"
#include "vitrine.h"

struct vitrine_catalogue {
    struct store *store;
    struct analyzer *analyzer;
    struct starter *starter; /* NULL until a search needs it */
    struct facts *facts;     /* likewise */
    struct edges *edges;
    struct pool *decoders; /* NULL until a thumbnail needs it */
    char *decoder;         /* the executable they are */
    struct budget budget; /* of the call now running */
    atomic_bool cancelled;
    char *location;
    char home[LANGUAGE_SIZE];
    char *zone;
    struct buf editor; /* the name behind store->author */
};

struct vitrine_asset {
    struct record record;
    struct history history; /* if it was asked for */
    bool has_history;
    char uuid[37];
    char home[LANGUAGE_SIZE]; /* of its catalogue */
};

struct vitrine_query {
    struct search_request request;
    uint32_t deadline_ms;
};

struct vitrine_hit {
    const struct page_hit *hit;
    struct vitrine_asset asset; /* borrows its record from the page */
};

struct vitrine_results {
    struct page page;
    char home[LANGUAGE_SIZE];
    size_t next;
    struct vitrine_hit current;
};

struct vitrine_analyzer {
    struct analyzer *analyzer;
};

struct vitrine_report {
    struct report report;
};

/* Around each call on a catalogue: the budget begins (deadline 0: none), and ends; a cancelled call takes its
 * cancellation with it. Returns `status`. */
void handle_enter(vitrine_catalogue *cat, uint32_t deadline_ms);
vitrine_status handle_leave(vitrine_catalogue *cat, vitrine_status status);

/* The asset as a handle of the caller's. */
vitrine_status handle_asset(vitrine_asset **out, vitrine_catalogue *cat, int64_t id, vitrine_error **err);
/* A tag of the caller's in stored form, by what the catalogue has. */
vitrine_status handle_language(char out[LANGUAGE_SIZE], vitrine_catalogue *cat, const char *tag,
                               vitrine_error **err);
/* A tag in stored form, without a catalogue; NULL is "und". */
vitrine_status handle_tag(char out[LANGUAGE_SIZE], const char *tag, vitrine_error **err);
/* A copy of a caller's option struct as large as ours: what the caller's lacks is zero. */
void handle_options(void *out, size_t out_size, const void *options);
/* EINVAL naming `what` and the byte where text is not valid UTF-8, which is the error's span; NULL passes. */
vitrine_status handle_text(const char *text, const char *what, vitrine_error **err);
vitrine_status handle_text_n(const char *text, size_t length, const char *what, vitrine_error **err);

#endif
