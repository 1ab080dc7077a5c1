/* SPDX-License-Identifier: MIT
 * text/fast_cluster.h - the short way for clusters of Thai, Lao and Khmer that need no repair, and for Han,
 * kana and Hangul that nothing changes: the bytes of the text are those of the token.
 *
 * The promise is that of fast_word.h: what is taken is what the long way gives; else nothing is taken. */
#ifndef TEXT_FAST_CLUSTER_H
#define TEXT_FAST_CLUSTER_H

#include "text/letters.h"

#define FAST_SIGNS (256 + 128) /* Thai and Lao; Khmer */

struct fast_signs {
    uint8_t classes[FAST_SIGNS]; /* enum sign_flag and rank; see fast_cluster.c */
    const struct letters *letters;
};

/* `letters` is borrowed as long as the table is used. */
void fast_signs_init(struct fast_signs *signs, const struct letters *letters);
/* Bytes of the cluster that the text begins with; 0 if none does that may go the short way. */
size_t fast_cluster_length(const struct fast_signs *signs, const char *text, size_t length);
/* May a run of clusters that go the long way end behind `last`, before a cluster that the text begins with?
 */
bool fast_cluster_may_follow(const struct fast_signs *signs, uint32_t last, const char *text, size_t length);
/* Bytes of the single character that the text begins with; 0 if none does that may go the short way. */
size_t fast_single_length(const struct fast_signs *signs, const char *text, size_t length);
/* Does the text begin with a character that changes none before it and takes none along? */
bool fast_single_begins(const char *text, size_t length);

#endif
