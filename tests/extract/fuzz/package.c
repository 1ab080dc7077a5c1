/* SPDX-License-Identifier: MIT
 * Arbitrary bytes as an office document's package. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    return fuzz_extract(extract_read, "a.docx", bytes, length);
}
