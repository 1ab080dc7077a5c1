/* SPDX-License-Identifier: MIT
 * text/radical.h - the CJK radicals that some documents, PDF for one, hold in place of characters. */
#ifndef TEXT_RADICAL_H
#define TEXT_RADICAL_H

#include <stdint.h>

/* The character for a radical of the supplement (U+2E80 to U+2EF3), by Unicode's Equivalent_Unified_Ideograph; anything
 * else is returned as it is. The Kangxi radicals have compatibility forms instead. */
uint32_t radical_ideograph(uint32_t codepoint);

#endif
