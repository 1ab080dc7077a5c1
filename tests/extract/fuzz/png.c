/* SPDX-License-Identifier: MIT
 * Arbitrary bytes as a PNG. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    return fuzz_extract(extract_read, "a.png", bytes, length);
}
