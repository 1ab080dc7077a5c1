/* SPDX-License-Identifier: MIT
 * ingest/json.h - one record of NDJSON as a tree of values. */
#ifndef INGEST_JSON_H
#define INGEST_JSON_H

#include "ingest/value.h"
#include "vitrine/error.h"

/* Read `text`, all of it, as one JSON text (RFC 8259) in UTF-8, a list or an object. Refused beyond that: a
 * key twice in one object, a NUL or a lone surrogate in a string, whole numbers beyond 64 bits and others
 * beyond a double, depth and numbers of values that no record has. *out lives in `values`, whose old content
 * goes. EFORMAT, with the place in bytes from 1; ENOMEM. */
vitrine_status json_read(const struct value **out, struct values *values, const char *text, size_t length,
                         vitrine_error **err);

#endif
