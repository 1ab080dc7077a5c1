/* SPDX-License-Identifier: MIT
 * A target without a fuzzer: each line of the files named, whole and with a byte taken out or changed, under several
 * languages. The same lines in every run; for any compiler. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

#include "fuzz.h"

#define LONGEST 600

static unsigned long runs;

static void run(uint8_t *input, size_t length, uint8_t language)
{
    input[0] = language;
    LLVMFuzzerTestOneInput(input, length);
    runs++;
}

/* Input has room for a language in front. */
static void run_line(uint8_t *input, size_t length, unsigned number)
{
    size_t at = 1 + number * 7 % length;

    run(input, length + 1, 0);
    run(input, length + 1, (uint8_t)number);
    input[at] = (uint8_t)(number * 31);
    run(input, length + 1, (uint8_t)(number >> 4));
    memmove(input + at, input + at + 1, length - at);
    run(input, length, (uint8_t)number);
}

static int run_file(const char *path)
{
    FILE *file = fopen(path, "r");
    char *line = NULL;
    size_t capacity = 0;
    unsigned number = 0;
    ssize_t length;

    if (file == NULL)
        return 0;
    while ((length = getline(&line, &capacity, file)) > 0) {
        uint8_t input[LONGEST + 1];

        length--; /* the newline */
        if (length == 0 || length > LONGEST)
            continue;
        memcpy(input + 1, line, (size_t)length);
        run_line(input, (size_t)length, number++);
    }
    free(line);
    fclose(file);
    return 1;
}

int main(int argc, char **argv)
{
    int i;

    for (i = 1; i < argc; i++)
        if (!run_file(argv[i])) {
            fprintf(stderr, "%s: cannot be read\n", argv[i]);
            return 1;
        }
    printf("%lu inputs\n", runs);
    return runs == 0;
}
