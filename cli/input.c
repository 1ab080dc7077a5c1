/* SPDX-License-Identifier: MIT
 * Reading; see input.h. */
#include "input.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "interrupt.h"

int input_open(struct input *out, const char *path)
{
    *out = (struct input){.name = path, .descriptor = STDIN_FILENO};
    if (strcmp(path, "-") == 0) {
        out->name = "standard input";
        return 0;
    }
    out->descriptor = open(path, O_RDONLY | O_CLOEXEC);
    out->reason = out->descriptor < 0 ? errno : 0;
    return out->reason;
}

void input_close(struct input *input)
{
    if (input->descriptor > STDIN_FILENO)
        close(input->descriptor);
    input->descriptor = -1;
}

int input_read(void *context, void *bytes, size_t length, size_t *got)
{
    struct input *input = context;
    ssize_t taken;

    do
        taken = interrupt_seen() ? (errno = EINTR, -1) : read(input->descriptor, bytes, length);
    while (taken < 0 && errno == EINTR && !interrupt_seen());
    input->reason = taken < 0 ? errno : 0;
    *got = taken < 0 ? 0 : (size_t)taken;
    return input->reason;
}

int input_read_all(struct text *out, struct input *input)
{
    char bytes[16384];
    size_t got;
    int reason;

    while ((reason = input_read(input, bytes, sizeof(bytes), &got)) == 0 && got > 0)
        text_append(out, bytes, got);
    return reason;
}
