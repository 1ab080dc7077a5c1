/* SPDX-License-Identifier: MIT
 * text/edges.h - the edges of words in scripts that are written without spaces, by the dictionaries of ICU. Only for
 * rank: another version of ICU changes an order a little, and nothing that is stored. */
#ifndef TEXT_EDGES_H
#define TEXT_EDGES_H

#include <stdbool.h>
#include <stddef.h>

#include "vitrine/error.h"

struct edges;

/* Loads all dictionaries, so that no ICU object is made later. One thread's. */
vitrine_status edges_new(struct edges **out, vitrine_error **err);
void edges_free(struct edges *edges);
/* Are texts of the language cut by a dictionary? */
bool edges_have(const char *language);
/* Are [start, end) of the text, valid UTF-8, where a word begins and ends? Looks at some hundred bytes around them. */
void edges_find(struct edges *edges, const char *text, size_t length, size_t start, size_t end, bool *starts,
                bool *ends);

#endif
