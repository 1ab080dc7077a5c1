/* SPDX-License-Identifier: MIT
 * Arbitrary bytes as a document of an old Word. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    return fuzz_extract(extract_read, "a.doc", bytes, length);
}
