/* SPDX-License-Identifier: MIT
 * ingest/entry_check.h - what a value of an import must look like. */
#ifndef INGEST_ENTRY_CHECK_H
#define INGEST_ENTRY_CHECK_H

#include <stdbool.h>

#define DECIMAL_SIZE 32

bool check_is_digest(const char *text);
bool check_is_status(const char *text);
/* Relative, and not leaving its root. */
bool check_is_path(const char *path);
/* A number below 10^15 as decimal text with at most 15 significant and 17 digits in all, whatever the locale.
 */
void decimal_format(char out[DECIMAL_SIZE], double number);

#endif
