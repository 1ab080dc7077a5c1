/* SPDX-License-Identifier: MIT
 * search/fuzzy.h - syllables that are nearly right, in texts whose marks mean nothing (text/ocr.h).
 *
 * A single syllable is near to a dozen others, so none counts alone: a word that was read nearly right counts
 * where it stands in a row of at least three words of the query, in their order, half of which are read
 * right. Only words of values with DOCUMENT_DAMAGED are looked at; a language without any costs one look. */
#ifndef SEARCH_FUZZY_H
#define SEARCH_FUZZY_H

#include "search/score.h"

#define FUZZY_ROW 3 /* words in a row that bear one another out */

/* Is the term a single word that was typed, and may be in a row? */
bool fuzzy_is_word(const struct query_tree *tree, size_t term);
/* Give each typed term of the expansion, where it may have one, an alternative of TIER_FUZZY. */
vitrine_status fuzzy_expand(struct expansion *expansion, struct arena *arena, struct store *store,
                            const struct query_tree *tree, vitrine_error **err);
/* Of one document: drop the fuzzy places of single words that are in no such row. */
void fuzzy_settle(const struct query_tree *tree, struct occurrences *occurrences);
/* Of a phrase that stands at a place: is half of it read right? equals: of each token, the places where it
 * is. */
bool fuzzy_phrase_holds(const struct match_position *place, const struct match_positions *equals,
                        size_t count);

#endif
