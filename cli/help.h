/* SPDX-License-Identifier: MIT
 * help.h - what the tables of commands and options say to a person. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "command.h"
#include "text.h"

/* What `command` takes; NULL: which commands there are. */
void help_write(struct text *out, const struct command *command);

#endif
