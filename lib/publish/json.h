/* SPDX-License-Identifier: MIT
 * publish/json.h - records as the JSON of cli.md. */
#ifndef PUBLISH_JSON_H
#define PUBLISH_JSON_H

#include <jansson.h>

#include "base/buf.h"
#include "record/history.h"

/* The object of `show`, keys in the order of cli.md. A new reference; NULL: no memory. */
json_t *json_of_record(const struct record *record);
/* The same with "history", the newest first; history NULL: without. */
json_t *json_of_history(const struct record *record, const struct history *history);
/* A string value; NULL text gives null; bytes that are not UTF-8 become U+FFFD. A new reference. */
json_t *json_of_text(const char *text);
/* An array of strings. A new reference; NULL: no memory. */
json_t *json_of_strings(const struct record_list *items);
/* "path", and "path_base64" beside it when the name is not UTF-8. False: no memory. */
bool json_put_path(json_t *object, const char *path);
/* Append the document as one line without the newline; reals with 15 significant digits. Frees `document` (NULL:
 * ENOMEM). */
vitrine_status json_write(struct buf *out, json_t *document, vitrine_error **err);

#endif
