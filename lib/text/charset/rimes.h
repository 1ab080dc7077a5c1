/* SPDX-License-Identifier: MIT
 * text/charset/rimes.h - how usual a rime of Vietnamese is with a tone. */
#ifndef TEXT_CHARSET_RIMES_H
#define TEXT_CHARSET_RIMES_H

#include <stddef.h>
#include <stdint.h>

#include "text/charset/toned.h"

/* The logarithm of how often a rime (small letters, no tone) stands under a tone, against the average of
 * those that occur: about -1.8 (hardly ever) to 2.7. */
double rime_weight(const uint32_t *rime, size_t count, enum tone tone);

#endif
