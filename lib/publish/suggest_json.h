/* SPDX-License-Identifier: MIT
 * publish/suggest_json.h - suggestions as the JSON of cli.md. */
#ifndef PUBLISH_SUGGEST_JSON_H
#define PUBLISH_SUGGEST_JSON_H

#include "record/record.h"

/* {"suggestions":["bãi biển","Bãi Sao"]}. *out: mem_free. */
vitrine_status suggest_json(char **out, const struct record_list *suggestions, vitrine_error **err);

#endif
