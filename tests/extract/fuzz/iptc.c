/* SPDX-License-Identifier: MIT
 * Arbitrary bytes as an IPTC record. */
#include "extract/iptc.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct extraction extraction = EXTRACTION_INIT;
    vitrine_error *err = NULL;

    if (iptc_read(&extraction, bytes, length, &err) >= 0)
        fuzz_verify(&extraction);
    vitrine_error_free(err);
    extraction_dispose(&extraction);
    return 0;
}
