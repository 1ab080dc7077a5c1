/* SPDX-License-Identifier: MIT
 * Small pictures as readings; see take.h. */
#include "thumbnail/take.h"

#include "base/clock.h"
#include "thumbnail/picture.h"

static vitrine_status take(struct reading *out, const struct input *input,
                           const struct reading_limits *limits, vitrine_error **err)
{
    struct budget budget = {limits->max_bytes, true, 0, limits->budget->cancelled};
    vitrine_error *cause = NULL;
    vitrine_status s;

    budget.deadline_ms = clock_monotonic_ms() + limits->deadline_ms;
    s = picture_small(&out->picture, &out->picture_width, &out->picture_height, input, out->picture_size,
                      &budget, &cause);
    return s >= 0 ? VITRINE_OK : reading_fail(out, cause, s == VITRINE_EFORMAT || s == VITRINE_ELIMIT, err);
}

vitrine_status picture_take(struct reading *out, const struct input *input, enum reading_way way,
                            bool has_reader, const struct reading_limits *limits, vitrine_error **err)
{
    if (way == READ_PICTURE)
        return take(out, input, limits, err);
    return reading_take(out, input, way, has_reader, limits, err);
}
