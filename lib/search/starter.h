/* SPDX-License-Identifier: MIT
 * search/starter.h - the starter glossary (lib/glossary/starter.csv, compiled in): concepts in several languages that every
 * catalogue's search knows beside its own. */
#ifndef SEARCH_STARTER_H
#define SEARCH_STARTER_H

#include "record/labels.h"
#include "text/analyzer.h"

struct starter;

/* All terms, keyed. ENOMEM. */
vitrine_status starter_new(struct starter **out, struct analyzer *analyzer, vitrine_error **err);
void starter_free(struct starter *starter);

typedef vitrine_status starter_sink(void *context, const struct labels *terms, vitrine_error **err);
/* The concepts that have a term with that key (document/term.h). */
vitrine_status starter_find(const struct starter *starter, const char *key, size_t length, starter_sink *sink,
                            void *context, vitrine_error **err);

/* `concept` is for starter_concept. */
typedef vitrine_status starter_term_sink(void *context, const char *concept, const char *language, const char *term,
                                         size_t length, vitrine_error **err);
/* The terms whose key starts so, in the order of the keys; anything but OK of the sink ends the walk and is passed on. */
vitrine_status starter_complete(const struct starter *starter, const char *key, size_t length, starter_term_sink *sink,
                                void *context, vitrine_error **err);
/* All terms of a concept, into an empty one; it is the caller's also on failure. */
vitrine_status starter_concept(struct labels *out, const struct starter *starter, const char *concept,
                               vitrine_error **err);

#endif
