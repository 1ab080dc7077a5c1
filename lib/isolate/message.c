/* SPDX-License-Identifier: MIT
 * Bytes and open files through a socket; see message.h. */
#include "isolate/message.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define MAX_RECEIVED 16 /* files in one control message that are counted, so that they can be closed */

union control {
    char bytes[CMSG_SPACE(MAX_RECEIVED * sizeof(int))];
    struct cmsghdr header; /* for its alignment */
};

static void put_files(struct msghdr *message, union control *control, const int *files, size_t count)
{
    struct cmsghdr *header;

    memset(control, 0, sizeof *control);
    message->msg_control = control->bytes;
    message->msg_controllen = CMSG_SPACE(count * sizeof(int));
    header = CMSG_FIRSTHDR(message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(count * sizeof(int));
    memcpy(CMSG_DATA(header), files, count * sizeof(int));
}

int message_send(int socket, const void *bytes, size_t length, const int *files, size_t file_count)
{
    struct iovec part = {(void *)bytes, length};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
    union control control;

    if (file_count > 0)
        put_files(&message, &control, files, file_count);
    while (part.iov_len > 0) {
        ssize_t sent = sendmsg(socket, &message, MSG_NOSIGNAL);

        if (sent < 0 && errno == EINTR)
            continue;
        if (sent < 0)
            return errno;
        part.iov_base = (char *)part.iov_base + sent;
        part.iov_len -= (size_t)sent;
        message.msg_control = NULL;
        message.msg_controllen = 0;
    }
    return 0;
}

static void take_files(const struct cmsghdr *header, int *files, size_t *count)
{
    size_t received = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    size_t i;

    for (i = 0; i < received; i++) {
        int file;

        memcpy(&file, CMSG_DATA(header) + i * sizeof file, sizeof file);
        if (*count < MESSAGE_MAX_FILES)
            files[(*count)++] = file;
        else
            close(file);
    }
}

ssize_t message_receive(int socket, void *bytes, size_t length, int flags, int *files, size_t *file_count)
{
    union control control;
    struct iovec part = {bytes, length};
    struct msghdr message = {
        .msg_iov = &part, .msg_iovlen = 1, .msg_control = control.bytes, .msg_controllen = sizeof control.bytes};
    struct cmsghdr *header;
    ssize_t got;

    *file_count = 0;
    do
        got = recvmsg(socket, &message, flags | MSG_CMSG_CLOEXEC);
    while (got < 0 && errno == EINTR);
    for (header = got >= 0 ? CMSG_FIRSTHDR(&message) : NULL; header != NULL; header = CMSG_NXTHDR(&message, header))
        if (header->cmsg_level == SOL_SOCKET && header->cmsg_type == SCM_RIGHTS)
            take_files(header, files, file_count);
    return got;
}
