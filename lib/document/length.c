/* SPDX-License-Identifier: MIT
 * A document's lengths, each in one byte: exact to 31 tokens, then sixteen steps to each doubling (4.4 % apart at most);
 * see document.h. */
#include "document/document.h"

#define EXACT 31u
#define STEPS 16u /* to a doubling */

unsigned char document_length_code(uint32_t token_count)
{
    unsigned shift = 0;
    uint32_t code;

    if (token_count <= EXACT)
        return (unsigned char)(token_count == 0 ? 1 : token_count);
    while (token_count >> shift > 2 * STEPS - 1)
        shift++;
    code = EXACT + 1 + (shift - 1) * STEPS + ((token_count >> shift) - STEPS);
    return (unsigned char)(code > 255 ? 255 : code);
}

uint32_t document_length_of_code(unsigned char code)
{
    uint32_t step;

    if (code <= EXACT)
        return code;
    step = code - (EXACT + 1);
    return (STEPS + step % STEPS) << (step / STEPS + 1);
}

struct document_length document_length(const struct document *document)
{
    return (struct document_length){
        .all = document_length_code(document->token_count),
        .title = document->title_count > 0 ? document_length_code(document->title_count) : 0,
    };
}
