/* SPDX-License-Identifier: MIT
 * query.h - what to look for, from the options of the command line. */
#ifndef CLI_QUERY_H
#define CLI_QUERY_H

#include "cli.h"

/* Was one of the filters given? */
bool query_has_filters(const struct args *args);
/* text NULL: no words. Gives an exit_code; what is wrong has been said. */
int query_from_args(vitrine_query **out, struct cli *cli, const char *text);

#endif
