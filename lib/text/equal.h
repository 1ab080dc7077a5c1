/* SPDX-License-Identifier: MIT
 * text/equal.h - does a text say what was asked for, word for word, from its first to its last? What a search
 * decides for each word (vitrine.md section 3), without a catalogue: so a word that occurs nowhere does not
 * fall back to its folded form. */
#ifndef TEXT_EQUAL_H
#define TEXT_EQUAL_H

#include "text/analyzer.h"
#include "vitrine/query.h"

/* The rule is told at vitrine_text_equal (vitrine/text.h). Both texts are valid UTF-8. ENOMEM. */
vitrine_status text_equal(bool *out, struct analyzer *analyzer, const char *query, const char *text,
                          const char *language, vitrine_marks marks, vitrine_error **err);

#endif
