/* SPDX-License-Identifier: MIT
 * isolate/serve.h - the worker's end: requests in, readings out, until the host closes its end. */
#ifndef ISOLATE_SERVE_H
#define ISOLATE_SERVE_H

#include "extract/reading.h"

/* reading_take, or in tests what misbehaves. */
typedef vitrine_status serve_take(struct reading *out, const struct input *input, enum reading_way way,
                                  bool has_reader, const struct reading_limits *limits, vitrine_error **err);

/* In a process that was started for it: give up what reading doesn't need, then serve. Its exit code. */
int serve_run(int socket, serve_take *take);

#endif
