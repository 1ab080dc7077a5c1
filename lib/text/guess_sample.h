/* SPDX-License-Identifier: MIT
 * text/guess_sample.h - the beginning of a text, composed: enough of it to tell its language. */
#ifndef TEXT_GUESS_SAMPLE_H
#define TEXT_GUESS_SAMPLE_H

#include <stddef.h>

#define SAMPLE_SIZE 2048 /* bytes of a text that are read */

struct sample {
    const char *text; /* the text itself, where it is composed already, else what is below */
    size_t length;
    char composed[3 * SAMPLE_SIZE];
};

/* So that letters count alike however they are put together. Borrows the text. */
void sample_take(struct sample *out, const char *text, size_t length);

#endif
