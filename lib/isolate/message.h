/* SPDX-License-Identifier: MIT
 * isolate/message.h - what the two ends of a worker's socket say to each other.
 *
 * The host sends struct request with an open file. The worker says hello once, when it is confined, and then
 * answers each request in turn: struct answer, then `length` bytes (see extract/codec.c). Between request and
 * answer it may ask for a program to be started, with the file and the ends of its pipes. All in the machine's own
 * byte order: both are of one build, which hello proves. */
#ifndef ISOLATE_MESSAGE_H
#define ISOLATE_MESSAGE_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#define MESSAGE_MAGIC 0x56545257u
/* Of both ends' build; grows with what is sent. */
#define MESSAGE_BUILD VITRINE_VERSION " 1"
#define MESSAGE_NAME_SIZE 256
#define MESSAGE_MAX_FILES 4
/* An answer is never longer, bytes: one text as large as one may be, and as much beside it. */
#define MESSAGE_MAX_ANSWER ((size_t)40 << 20)
/* Where a worker finds its socket. */
#define MESSAGE_DESCRIPTOR 3

struct request {
    uint32_t magic;
    uint32_t way; /* enum reading_way */
    uint32_t has_reader;
    uint32_t deadline_ms;
    uint32_t picture_size; /* of READ_PICTURE */
    uint64_t max_bytes;
    char name[MESSAGE_NAME_SIZE]; /* the end of it where it is longer */
};

enum message_kind { MESSAGE_HELLO = 1, MESSAGE_ANSWER, MESSAGE_START };

struct answer {
    uint32_t magic;
    uint32_t kind;
    /* hello: what confines it (enum confinement); answer: bytes that follow; start: enum program */
    uint64_t value;
    char build[32]; /* of hello */
};

/* All of `bytes`, with open files at the first of them. 0, or an errno. */
int message_send(int socket, const void *bytes, size_t length, const int *files, size_t file_count);
/* What is there: up to `length` bytes, and the files that came with them, which are the caller's. At most
 * MESSAGE_MAX_FILES; more are closed. As recv: 0 is the end, -1 sets errno. */
ssize_t message_receive(int socket, void *bytes, size_t length, int flags, int *files, size_t *file_count);

#endif
