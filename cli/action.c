/* SPDX-License-Identifier: MIT
 * The action of a command; see action.h. */
#include "action.h"

#include <stdlib.h>
#include <string.h>

#include "message.h"

int action_of(const struct args *args, const char *actions)
{
    const char *word = args->words[0];
    int action = choice_index(actions, word, strlen(word));
    char *nearest;

    if (action >= 0)
        return action;
    nearest = choice_nearest(actions, word);
    if (nearest != NULL)
        message_usage(args->command, "%s %s: did you mean %s?", args->command->name, word, nearest);
    else
        message_usage(args->command, "%s %s: one of %s is meant", args->command->name, word, actions);
    free(nearest);
    return -1;
}
