/* SPDX-License-Identifier: MIT
 * text/typed.h - a word while it is being typed. */
#ifndef TEXT_TYPED_H
#define TEXT_TYPED_H

#include "text/letters.h"

/* May the written word become of what is typed so far? Its letters begin with those typed; a mark that was typed is in it,
 * one that was not does not matter, as the tone comes last on many keyboards. A tone may stand on another letter of the
 * word: its place moves with the letters behind it. */
bool typed_begins(const struct letters *letters, const char *typed, size_t typed_length, const char *word, size_t length);

#endif
