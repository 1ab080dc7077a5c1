/* SPDX-License-Identifier: MIT
 * message.h - what is said to the person, on standard error, one line each. */
#ifndef CLI_MESSAGE_H
#define CLI_MESSAGE_H

#include "command.h"

/* "vitrine: " and the line, with everything a terminal might obey escaped. */
void message_say(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The same with the usage of `command` (NULL: of vitrine) in a second line. Gives EXIT_WRONG_USAGE. */
int message_usage(const struct command *command, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* A line by itself, without the name of the program. */
void message_line(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
