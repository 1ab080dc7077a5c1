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

#endif
