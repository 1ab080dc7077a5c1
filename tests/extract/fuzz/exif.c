/* SPDX-License-Identifier: MIT
 * Arbitrary bytes as a TIFF inside an Exif block. */
#include "extract/exif.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct extraction extraction = EXTRACTION_INIT;
    struct budget budget = {.bytes_left = 64 << 20, .bytes_limited = true};
    vitrine_error *err = NULL;

    if (exif_read(&extraction, bytes, length, &budget, &err) >= 0)
        fuzz_verify(&extraction);
    vitrine_error_free(err);
    extraction_dispose(&extraction);
    return 0;
}
