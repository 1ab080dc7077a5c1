/* SPDX-License-Identifier: MIT
 * document/term.h - the key by which a term of the glossary is looked up: the folded forms of its tokens, one space
 * between two. Terms that differ in marks or case share a key. */
#ifndef DOCUMENT_TERM_H
#define DOCUMENT_TERM_H

#include "base/buf.h"
#include "text/analyzer.h"

/* Appended to out; nothing for a text without a word. ENOMEM. */
vitrine_status term_key(struct buf *out, struct analyzer *analyzer, const char *language, const char *text,
                        vitrine_error **err);

#endif
