/* SPDX-License-Identifier: MIT
 * text/variant.h - letters of scripts other than Latin that a folded form takes for one. */
#ifndef TEXT_VARIANT_H
#define TEXT_VARIANT_H

#include <stdbool.h>
#include <stdint.h>

/* The letter that stands for a small letter and its variants; itself if it has none. */
uint32_t variant_of(uint32_t letter);
/* May the marks of a letter be left out, so that they fall in its folded form: accents of Latin, Greek and Cyrillic,
 * the points of Hebrew and Arabic? Marks of other scripts are letters of their words. */
bool variant_drops_marks(uint32_t letter);

#endif
