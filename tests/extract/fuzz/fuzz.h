/* SPDX-License-Identifier: MIT
 * tests/extract/fuzz/fuzz.h - one extraction of arbitrary bytes for libFuzzer; see run.sh. */
#ifndef TESTS_EXTRACT_FUZZ_H
#define TESTS_EXTRACT_FUZZ_H

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "extract/extract.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* What comes out is never empty and never invalid UTF-8. */
__attribute__((unused)) static void fuzz_verify(const struct extraction *extraction)
{
    size_t i;

    for (i = 0; i < extraction->count; i++) {
        const char *text = extraction->values[i].text;

        if (text[0] == '\0' || !utf8_valid(text, strlen(text)))
            abort();
    }
}

typedef vitrine_status fuzz_call(struct extraction *out, const struct input *input, struct budget *budget,
                                 vitrine_error **err);

__attribute__((unused)) static int fuzz_extract(fuzz_call *call, const char *name, const uint8_t *bytes,
                                                size_t length)
{
    struct input_memory holder = {bytes, length};
    struct extraction extraction = EXTRACTION_INIT;
    struct budget budget = {.bytes_left = 64 << 20, .bytes_limited = true};
    struct input input;
    vitrine_error *err = NULL;

    input_from_memory(&input, &holder, name);
    if (call(&extraction, &input, &budget, &err) >= 0)
        fuzz_verify(&extraction);
    vitrine_error_free(err);
    extraction_dispose(&extraction);
    return 0;
}

#endif
