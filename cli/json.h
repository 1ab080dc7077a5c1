/* SPDX-License-Identifier: MIT
 * json.h - the few JSON values that the library does not write itself. */
#ifndef CLI_JSON_H
#define CLI_JSON_H

#include "text.h"

/* Append a string with its quotes; NULL gives null; bytes that are not UTF-8 become U+FFFD. */
void json_put_string(struct text *out, const char *string);
void json_put_bytes(struct text *out, const char *bytes, size_t length);

#endif
