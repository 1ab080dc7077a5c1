/* SPDX-License-Identifier: MIT
 * text/grapheme.h - where a text may be cut so that no letter loses a mark: borders of grapheme clusters (UAX 29), as far
 * as words touch them: what extends a character and what is put before one, not pictures joined to pictures. */
#ifndef TEXT_GRAPHEME_H
#define TEXT_GRAPHEME_H

#include <stddef.h>

/* The border at or before, at or behind byte `at` of valid UTF-8, itself a border of a character. A cluster of more than
 * 64 characters is no letter of any script, and may be cut. */
size_t grapheme_floor(const char *text, size_t length, size_t at);
size_t grapheme_ceiling(const char *text, size_t length, size_t at);

#endif
