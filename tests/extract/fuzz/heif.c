/* SPDX-License-Identifier: MIT
 * Arbitrary bytes as a HEIC, HEIF or AVIF. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    return fuzz_extract(extract_read, "a.heic", bytes, length);
}
