/* SPDX-License-Identifier: MIT
 * text/khmer.h - Khmer vowels and shifters that are typed as others that look like them. */
#ifndef TEXT_KHMER_H
#define TEXT_KHMER_H

#include "text/glyphs.h"

/* In the cluster [from, *end), whose signs are in order: vowels typed in halves become whole, and u below a vowel
 * that stands above becomes the shifter that it stands for. Other scripts' clusters are left alone. False: nothing was to
 * be repaired; else their order may have to be restored. */
bool khmer_repair(struct glyphs *run, size_t from, size_t *end);

#endif
