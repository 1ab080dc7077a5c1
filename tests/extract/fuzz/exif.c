/* SPDX-License-Identifier: MIT
 * Arbitrary bytes as a TIFF inside an Exif block. */
#include "base/alloc.h"
#include "extract/exif.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct extraction extraction = EXTRACTION_INIT;
    unsigned char *block = mem_alloc(length + EXIF_MARK_SIZE);
    vitrine_error *err = NULL;

    if (block == NULL)
        return 0;
    memcpy(block, EXIF_MARK, EXIF_MARK_SIZE);
    memcpy(block + EXIF_MARK_SIZE, bytes, length);
    if (exif_read(&extraction, block, length + EXIF_MARK_SIZE, &err) >= 0)
        fuzz_verify(&extraction);
    vitrine_error_free(err);
    extraction_dispose(&extraction);
    mem_free(block);
    return 0;
}
