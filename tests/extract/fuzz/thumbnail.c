/* SPDX-License-Identifier: MIT
 * Arbitrary bytes as an image of which a small picture is made. */
#include "base/buf.h"
#include "fuzz.h"
#include "thumbnail/picture.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct input_memory holder = {bytes, length};
    struct budget budget = {.bytes_left = 64 << 20, .bytes_limited = true};
    struct buf small = BUF_INIT;
    struct input input;
    vitrine_error *err = NULL;
    uint32_t width;
    uint32_t height;

    input_from_memory(&input, &holder, "a.jpg");
    if (picture_small(&small, &width, &height, &input, 64, &budget, &err) >= 0 && (width > 64 || height > 64))
        abort();
    vitrine_error_free(err);
    buf_dispose(&small);
    return 0;
}
