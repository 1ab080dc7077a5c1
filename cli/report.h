/* SPDX-License-Identifier: MIT
 * report.h - what a scan or an import did, told. */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include "cli.h"

/* Tell how the call that gave `status` ended; `name`: of the input that records were read from, NULL for
 * files. report may be NULL. Gives an exit_code. */
int report_tell(struct cli *cli, const vitrine_report *report, vitrine_status status, const char *name);

/* Tell what a round of `scan --watch` did, where that is more than nothing or the first. With --json a line for each. False: stop. */
bool report_tell_round(struct cli *cli, const vitrine_report *report, bool is_first);

#endif
