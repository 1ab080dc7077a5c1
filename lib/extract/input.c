/* SPDX-License-Identifier: MIT
 * Bytes by offset, from a descriptor or from memory; see extract.h. */
#include "extract/extract.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/err.h"

vitrine_status input_read(const struct input *input, uint64_t offset, void *bytes, size_t length, size_t *got,
                          vitrine_error **err)
{
    *got = 0;
    if (offset >= input->size || length == 0)
        return VITRINE_OK;
    if (length > input->size - offset)
        length = (size_t)(input->size - offset);
    return input->read(input->context, offset, bytes, length, got, err);
}

static vitrine_status descriptor_read(void *context, uint64_t offset, void *bytes, size_t length, size_t *got,
                                      vitrine_error **err)
{
    int descriptor = (int)(intptr_t)context;

    while (*got < length) {
        ssize_t n = pread(descriptor, (char *)bytes + *got, length - *got, (off_t)(offset + *got));

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return err_system(err, errno, "read");
        if (n == 0)
            break;
        *got += (size_t)n;
    }
    return VITRINE_OK;
}

vitrine_status input_from_descriptor(struct input *out, int descriptor, const char *name, vitrine_error **err)
{
    struct stat facts;

    if (fstat(descriptor, &facts) != 0)
        return err_system(err, errno, "read");
    if (!S_ISREG(facts.st_mode))
        return err_set(err, VITRINE_EIO, "not a regular file");
    *out = (struct input){.context = (void *)(intptr_t)descriptor,
                          .size = (uint64_t)facts.st_size,
                          .read = descriptor_read,
                          .name = name};
    return VITRINE_OK;
}

bool input_descriptor(int *out, const struct input *input)
{
    if (input->read != descriptor_read)
        return false;
    *out = (int)(intptr_t)input->context;
    return true;
}

static vitrine_status memory_read(void *context, uint64_t offset, void *bytes, size_t length, size_t *got,
                                  vitrine_error **err)
{
    const struct input_memory *holder = context;

    (void)err;
    memcpy(bytes, holder->bytes + offset, length);
    *got = length;
    return VITRINE_OK;
}

void input_from_memory(struct input *out, struct input_memory *holder, const char *name)
{
    *out = (struct input){.context = holder, .size = holder->length, .read = memory_read, .name = name};
}
