/* SPDX-License-Identifier: MIT
 * text/han_variant.h - Han characters that are written another way in Japan, Taiwan, Hong Kong or in older print. */
#ifndef TEXT_HAN_VARIANT_H
#define TEXT_HAN_VARIANT_H

#include <stdint.h>

/* The character that a variant is taken for; its answer is simplified where simplified Chinese has the character, and
 * is answered by itself. Ask with a simplified one (text/han.h); anything else is returned as it is. */
uint32_t han_variant(uint32_t codepoint);

#endif
