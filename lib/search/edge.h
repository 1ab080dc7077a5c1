/* SPDX-License-Identifier: MIT
 * search/edge.h - hits that are whole words of scripts written without spaces go before those that cut words.
 *
 * Where a word begins and ends is told by dictionaries, which is too slow for all hits. So the best of them are
 * candidates: their texts are looked at, and their scores raised by up to as much again. Scores are never lowered, so a
 * candidate stays before all that are none, and the order of a query is one order over all its pages: the last
 * candidate of page one (the fence) is in the cursor, and those before it are candidates again. */
#ifndef SEARCH_EDGE_H
#define SEARCH_EDGE_H

#include "search/run.h"

/* Does the request ask for such words, by relevance? Decide it before hits are offered. */
void edge_begin(struct run *run);
/* In place of top_offer: to the candidates, or to the page. ENOMEM. */
vitrine_status edge_offer(struct run *run, const struct hit *hit);
/* Weigh the candidates, and offer them to the page. */
vitrine_status edge_end(struct run *run, vitrine_error **err);

#endif
