/* SPDX-License-Identifier: MIT
 * Arbitrary bytes as an XMP sidecar. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    return fuzz_extract(extract_sidecar, "a.xmp", bytes, length);
}
