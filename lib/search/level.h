/* SPDX-License-Identifier: MIT
 * search/level.h - rarities of what the glossary adds, comparable over languages. */
#ifndef SEARCH_LEVEL_H
#define SEARCH_LEVEL_H

#include "search/expand.h"

/* When all languages are expanded: what the glossary adds is nowhere rarer than the typed words are where they occur, so
 * that a text of another language does not stand before one that has what was typed only because its language has fewer
 * such texts. */
void level_rarities(struct expansion *expansions, size_t count, const struct query_tree *tree);

#endif
