/* SPDX-License-Identifier: MIT
 * A worker for tests: it reads as the real one does, but does what the name of a file says first. What should
 * be refused and is, it reports as "refused"; what is not, as success. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/err.h"
#include "isolate/message.h"
#include "isolate/serve.h"

#ifdef __SANITIZE_ADDRESS__
/* No limit on addresses can hold there: on memory that is used, one can. */
const char *__asan_default_options(void);

const char *__asan_default_options(void)
{
    return "hard_rss_limit_mb=300:allocator_may_return_null=1:handle_segv=0:handle_abort=0";
}
#endif

static bool is_refused(long result)
{
    return result < 0;
}

static bool crash(void)
{
    volatile uintptr_t nowhere = 16;

    *(volatile char *)nowhere = 1;
    return false;
}

static bool hang(void)
{
    volatile bool on = true;

    while (on)
        ;
    return false;
}

/* With its socket closed, so that only a timer can end it. */
static bool hang_up(void)
{
    close(MESSAGE_DESCRIPTOR);
    return hang();
}

static bool leave(void)
{
    _exit(EXIT_SUCCESS);
}

static bool fork_it(void)
{
    pid_t child = fork();

    if (child == 0)
        _exit(0);
    return is_refused(child);
}

static bool connect_it(void)
{
    int pair[2];

    return is_refused(socket(AF_INET, SOCK_STREAM, 0)) && is_refused(socket(AF_UNIX, SOCK_STREAM, 0)) &&
           is_refused(socketpair(AF_UNIX, SOCK_STREAM, 0, pair));
}

static bool write_it(void)
{
    return is_refused(open("/tmp/vitrine-misbehaving", O_WRONLY | O_CREAT, 0600)) && is_refused(open("/etc/passwd", O_RDONLY)) &&
           is_refused(unlink("/tmp/vitrine-misbehaving")) && is_refused(mkdir("/tmp/vitrine-misbehaving", 0700));
}

static bool execute_it(void)
{
    char *const arguments[] = {(char *)"true", NULL};

    return is_refused(execve("/bin/true", arguments, arguments + 1)) && is_refused(kill(getppid(), SIGTERM)) &&
           mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED;
}

static bool allocate(void)
{
    const size_t piece = (size_t)16 << 20;
    char *bytes;

    while ((bytes = malloc(piece)) != NULL)
        memset(bytes, 1, piece);
    return true;
}

static bool recurse(unsigned depth)
{
    volatile char frame[4096];

    frame[depth % sizeof frame] = (char)depth;
    return depth > 0 && recurse(depth + 1) && frame[0] == 1;
}

static bool overflow(void)
{
    return recurse(1);
}

static bool answer_nonsense(void)
{
    static const char words[] = "Sawadee, this is no answer but a long line of words that mean nothing at all to anybody.";

    message_send(MESSAGE_DESCRIPTOR, words, sizeof words, NULL, 0);
    return false;
}

static void send_header(enum message_kind kind, uint64_t value)
{
    const struct answer answer = {.magic = MESSAGE_MAGIC, .kind = kind, .value = value, .build = MESSAGE_BUILD};

    message_send(MESSAGE_DESCRIPTOR, &answer, sizeof answer, NULL, 0);
}

static bool answer_much(void)
{
    send_header(MESSAGE_ANSWER, (uint64_t)1 << 40);
    return false;
}

static bool answer_wrong(void)
{
    send_header(MESSAGE_ANSWER, 8);
    message_send(MESSAGE_DESCRIPTOR, "\x02\0\xff\xff\xff\xff\x7f\x01", 8, NULL, 0);
    return false;
}

static bool ask_much(void)
{
    int i;

    for (i = 0; i < 100; i++)
        send_header(MESSAGE_START, 1);
    return false;
}

static const struct deed {
    const char *name;
    bool (*act)(void); /* true: it was refused */
} deeds[] = {
    {"crash.jpg", crash},       {"hang.jpg", hang},           {"hang-up.jpg", hang_up},
    {"leave.jpg", leave},       {"fork.jpg", fork_it},        {"connect.jpg", connect_it},
    {"write.jpg", write_it},    {"execute.jpg", execute_it},  {"allocate.jpg", allocate},
    {"overflow.jpg", overflow}, {"nonsense.jpg", answer_nonsense}, {"much.jpg", answer_much},
    {"wrong.jpg", answer_wrong}, {"ask.jpg", ask_much},
};

static vitrine_status take(struct reading *out, const struct input *input, enum reading_way way, bool has_reader,
                           const struct reading_limits *limits, vitrine_error **err)
{
    size_t i;

    for (i = 0; i < sizeof deeds / sizeof deeds[0]; i++)
        if (strcmp(input->name, deeds[i].name) == 0 && deeds[i].act()) {
            vitrine_error *cause = NULL;

            err_set(&cause, VITRINE_EFORMAT, "refused");
            return reading_fail(out, cause, true, err);
        }
    return reading_take(out, input, way, has_reader, limits, err);
}

/* A sanitizer's words on what was done on purpose are for nobody. */
int main(void)
{
    int nowhere = open("/dev/null", O_WRONLY);

    dup2(nowhere, STDERR_FILENO);
    _exit(serve_run(MESSAGE_DESCRIPTOR, take));
}
