/* SPDX-License-Identifier: MIT
 * search/correct.h - what was probably meant by a query with words that occur nowhere. */
#ifndef SEARCH_CORRECT_H
#define SEARCH_CORRECT_H

#include "search/run.h"

/* When the first page has no hit with all the words, and some word occurs nowhere in the languages searched: the query with
 * words of the catalogue in the place of such words, as the texts write them, into the page; only one that finds assets
 * with all its words. It is an extra: past the deadline there is none, and the page is good. ECANCELLED, ENOMEM. */
vitrine_status correct_query(struct run *run, vitrine_error **err);

#endif
