/* SPDX-License-Identifier: MIT
 * thumbnail/take.h - what a worker does: readings, and small pictures of what it is asked for. */
#ifndef THUMBNAIL_TAKE_H
#define THUMBNAIL_TAKE_H

#include "extract/reading.h"

/* reading_take, and READ_PICTURE: out->picture, of out->picture_size. */
vitrine_status picture_take(struct reading *out, const struct input *input, enum reading_way way,
                            bool has_reader, const struct reading_limits *limits, vitrine_error **err);

#endif
