/* SPDX-License-Identifier: MIT
 * text/guess_han.h - Chinese and Japanese told by their characters, where no kana does. */
#ifndef TEXT_GUESS_HAN_H
#define TEXT_GUESS_HAN_H

#include <stddef.h>

/* "zh-Hans", "zh-Hant" or "ja"; *confidence is 0.5 where the script is a toss. Japanese only if a character
 * is Japan's own, or if one simplified as in Japan stands beside one that China has simplified and Japan has
 * not. */
const char *han_guess(double *confidence, const char *text, size_t length);

#endif
