/* SPDX-License-Identifier: MIT
 * text/short_way.h - what nearly all text is made of, taken without gathering a run: words that are known at
 * a look (fast_word.h), clusters and characters that stay as they are (fast_cluster.h), and the ASCII between
 * them. */
#ifndef TEXT_SHORT_WAY_H
#define TEXT_SHORT_WAY_H

#include "text/segment.h"

/* Take what goes the short way from here on; false, and nothing taken, if the next character must go the long
 * way. */
bool short_way_take(struct segmenter *segmenter);

#endif
