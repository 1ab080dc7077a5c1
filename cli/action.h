/* SPDX-License-Identifier: MIT
 * action.h - the second word of a command that has several actions: add, list, show ... */
#ifndef CLI_ACTION_H
#define CLI_ACTION_H

#include "args.h"

/* Which of "add|list" the first word is, from 0; -1: none, and that has been said with the nearest. */
int action_of(const struct args *args, const char *actions);

#endif
