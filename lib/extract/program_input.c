/* SPDX-License-Identifier: MIT
 * An input as a descriptor that another program can read; see program.h. */
#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/err.h"
#include "extract/program.h"

#define STEP 65536

static vitrine_status write_all(int descriptor, const char *bytes, size_t length, vitrine_error **err)
{
    while (length > 0) {
        ssize_t n = write(descriptor, bytes, length);

        if (n < 0 && errno != EINTR)
            return err_system(err, errno, "copy in memory");
        if (n > 0) {
            bytes += n;
            length -= (size_t)n;
        }
    }
    return VITRINE_OK;
}

static vitrine_status copy(int descriptor, const struct input *input, struct budget *budget,
                           vitrine_error **err)
{
    char bytes[STEP];
    uint64_t at = 0;
    size_t got = 1;
    vitrine_status s = VITRINE_OK;

    while (s >= 0 && got > 0) {
        s = input_read(input, at, bytes, sizeof bytes, &got, err);
        if (s >= 0)
            s = budget_spend(budget, got, "copy in memory", err);
        if (s >= 0)
            s = write_all(descriptor, bytes, got, err);
        at += got;
    }
    return s;
}

vitrine_status program_input(int *descriptor, bool *is_own, const struct input *input, struct budget *budget,
                             vitrine_error **err)
{
    vitrine_status s;

    *is_own = !input_descriptor(descriptor, input);
    if (!*is_own)
        return VITRINE_OK;
    *descriptor = memfd_create("input", MFD_CLOEXEC);
    if (*descriptor < 0)
        return err_system(err, errno, "copy in memory");
    s = copy(*descriptor, input, budget, err);
    if (s < 0) {
        close(*descriptor);
        *descriptor = -1;
    }
    return s;
}
