/* SPDX-License-Identifier: MIT
 * text/number_document.h - numbers of documents in their usual spellings: 72/2015/NĐ-CP, nghị định 72, nghị định số
 * 72/2015, NĐ 72/2015. */
#ifndef TEXT_NUMBER_DOCUMENT_H
#define TEXT_NUMBER_DOCUMENT_H

#include "text/equivalent.h"

/* Are the words the number of a document? Then its other spellings are told. */
bool document_number_tell(const struct query_word *words, size_t count, equivalent_sink *sink, void *sink_context);

#endif
