/* SPDX-License-Identifier: MIT
 * search/doubles.h - one place of a text counts once, though both what was typed and what may stand for it match there. */
#ifndef SEARCH_DOUBLES_H
#define SEARCH_DOUBLES_H

#include "search/score.h"

/* Drop the places of an added term that overlap one where all it stands for is met as typed, side by side, or one of a
 * term added before it for the same. */
void doubles_drop(const struct query_tree *tree, struct occurrences *occurrences, size_t added);

#endif
