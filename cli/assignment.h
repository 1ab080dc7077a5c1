/* SPDX-License-Identifier: MIT
 * assignment.h - NAME=VALUE, NAME+=VALUE, NAME-=VALUE of `vitrine set`. */
#ifndef CLI_ASSIGNMENT_H
#define CLI_ASSIGNMENT_H

#include <stdbool.h>

#include "args.h"

/* Is the word an assignment, or the name of an asset? A file of that name is an asset unless NAME is known.
 */
bool assignment_is(const char *word);
/* Does it name something that can be set, in the right form? Gives an exit_code; what is wrong has been said.
 */
int assignment_check(const struct args *args, const char *word);

#endif
