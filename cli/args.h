/* SPDX-License-Identifier: MIT
 * args.h - the command line, taken apart. */
#ifndef CLI_ARGS_H
#define CLI_ARGS_H

#include <stdbool.h>
#include <stddef.h>

#include "command.h"
#include "option.h"

struct args {
    const struct command *command; /* NULL: none was given */
    char *values[OPTION_COUNT];    /* NULL: not given; of a flag "" */
    const char **words;            /* behind the command's name; of argv */
    size_t word_count;
};

/* Take argv apart. What is wrong is said; gives an exit_code. Dispose in any case. */
int args_parse(struct args *out, int argc, char *const argv[]);
void args_dispose(struct args *args);
bool args_has(const struct args *args, enum option_id id);
/* The words from `first` on, joined by spaces: what a person looks for. A string of the caller's. */
char *args_join(const struct args *args, size_t first);

#endif
