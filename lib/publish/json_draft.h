/* SPDX-License-Identifier: MIT
 * publish/json_draft.h - a JSON object under construction that remembers its first failure. */
#ifndef PUBLISH_JSON_DRAFT_H
#define PUBLISH_JSON_DRAFT_H

#include <jansson.h>

#include "base/buf.h"
#include "record/record.h"

struct json_draft {
    json_t *json;
    bool failed;
};

struct json_draft json_draft_begin(void);
/* Takes `value` over (NULL: no memory). The key is not there yet. */
void json_draft_put(struct json_draft *object, const char *key, json_t *value);
/* A string, unless it is NULL or "". */
void json_draft_put_text(struct json_draft *object, const char *key, const char *text);
/* Strings, unless there are none. */
void json_draft_put_list(struct json_draft *object, const char *key, const struct record_list *items);
/* The object, the caller's; NULL: no memory. */
json_t *json_draft_end(struct json_draft *object);

/* Append the document without a newline, so that it may stand in a <script> of HTML: '<', '>', '&' and the line ends of
 * JavaScript are written as escapes. Frees `document` (NULL: ENOMEM). */
vitrine_status json_write_for_script(struct buf *out, json_t *document, vitrine_error **err);

#endif
