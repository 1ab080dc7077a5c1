/* SPDX-License-Identifier: MIT
 * document/phrase.h - what of a document may complete what somebody types: its keywords as they are written, and the
 * first words of titles, by which titles are found. Only short ones: a long one is no suggestion. */
#ifndef DOCUMENT_PHRASE_H
#define DOCUMENT_PHRASE_H

#include "document/document.h"

#define PHRASE_BYTES 120 /* of a keyword, or of a title */

/* Letters that stores put before a phrase. */
enum phrase_kind {
    PHRASE_KEYWORD = 'k',
    PHRASE_TITLE = 't' /* folded, without DOCUMENT_PLAIN; of a damaged title there is none */
};

/* `phrase` has its kind in front, which `length` counts. False to stop. */
typedef bool phrase_sink(void *context, const char *phrase, size_t length);
/* Each of the document's; keywords may come more than once. ENOMEM. scratch: memory that is used again. */
vitrine_status phrases_each(const struct document *document, struct analyzer *analyzer, struct buf *scratch,
                            phrase_sink *sink, void *context);

/* What it is looked up by: its kind, and then the key of its text (document/term.h). Appended to out; nothing for one
 * without a word. ENOMEM. */
vitrine_status phrase_key(struct buf *out, struct analyzer *analyzer, const char *language, const char *phrase,
                          size_t length, vitrine_error **err);

/* The power of four that `uses` reaches: stores order phrases by it, so that a row moves seldom. */
unsigned phrase_power(uint64_t uses);

#endif
