/* SPDX-License-Identifier: MIT
 * text/cluster.h - orthographic clusters of the scripts that are written without spaces. */
#ifndef TEXT_CLUSTER_H
#define TEXT_CLUSTER_H

#include "text/glyphs.h"

/* Where the cluster that begins at `at` ends: a leading vowel, a base, what is stacked under it, its marks
 * and the vowels that follow it. */
size_t cluster_end(const struct glyphs *glyphs, size_t at);
/* May a cluster begin with this character when `before` precedes it? */
bool cluster_may_begin(uint32_t before, uint32_t c);
/* Which of the scripts with clusters, as some number: a cluster is of one. */
uint32_t cluster_script(uint32_t c);
/* Does the next letter belong to the cluster that ends so far with `last`: a leading vowel, a sign that stacks? */
bool cluster_goes_on(uint32_t last);

#endif
