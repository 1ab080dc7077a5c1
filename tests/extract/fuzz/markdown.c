/* SPDX-License-Identifier: MIT
 * Arbitrary bytes as Markdown. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    return fuzz_extract(extract_read, "a.md", bytes, length);
}
