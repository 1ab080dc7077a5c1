/* SPDX-License-Identifier: MIT
 * input.h - a file that is read, or standard input for "-". */
#ifndef CLI_INPUT_H
#define CLI_INPUT_H

#include <stddef.h>

#include "text.h"

struct input {
    const char *name; /* for messages */
    int descriptor;
    int reason; /* errno of what failed; 0: nothing did */
};

/* Gives 0 or an errno. */
int input_open(struct input *out, const char *path);
void input_close(struct input *input);
/* A vitrine_read; `context` is the struct input. A signal ends it with EINTR. */
int input_read(void *context, void *bytes, size_t length, size_t *got);
/* Append all there is. Gives 0 or an errno. */
int input_read_all(struct text *out, struct input *input);

#endif
