/* SPDX-License-Identifier: MIT
 * Arbitrary bytes as Rich Text Format. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    return fuzz_extract(extract_read, "a.rtf", bytes, length);
}
