/* SPDX-License-Identifier: MIT
 * The worker's loop; see serve.h. */
#include "isolate/serve.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/err.h"
#include "isolate/confine.h"
#include "isolate/message.h"
#include "isolate/program.h"
#include "isolate/spawn.h"

#define GRACE_MS 1000 /* beyond a file's deadline, which the readers themselves look at */

static const struct confine_limits limits = {
    .memory_bytes = (uint64_t)256 << 20, .cpu_seconds = 900, .files = 16};

struct service {
    int socket;
    serve_take *take;
    int file; /* of the request that is being answered */
};

/* A timer ends the process even if it hangs and its host is no more; 0 stops it. */
static void set_timer(uint64_t ms)
{
    const struct itimerval timer = {.it_value = {(time_t)(ms / 1000), (suseconds_t)(ms % 1000 * 1000)}};

    setitimer(ITIMER_REAL, &timer, NULL);
}

static int send_answer(const struct service *service, enum message_kind kind, uint64_t value, const int *files,
                       size_t file_count)
{
    struct answer answer = {.magic = MESSAGE_MAGIC, .kind = kind, .value = value, .build = MESSAGE_BUILD};

    return message_send(service->socket, &answer, sizeof answer, files, file_count);
}

/* The host starts programs: here no process can be made. */
static vitrine_status ask_for_program(void *context, struct program_pipes *out, enum program program, int input,
                                      vitrine_error **err)
{
    const struct service *service = context;
    int files[LAUNCH_FILES] = {input, -1, -1, -1};
    int failed = launch_pipes(out, files);

    if (failed != 0)
        return err_system(err, failed, "pipe");
    failed = send_answer(service, MESSAGE_START, (uint64_t)program, files, LAUNCH_FILES);
    launch_close(files);
    if (failed == 0)
        return VITRINE_OK;
    close(out->output);
    close(out->messages);
    close(out->status);
    return err_system(err, failed, "the host");
}

/* Here a lack of memory is the file's own fault. */
static void blame_file(struct reading *reading)
{
    vitrine_error *cause = NULL;

    reading_dispose(reading);
    err_set(&cause, VITRINE_ELIMIT, "needs more memory than one file may have");
    if (reading_fail(reading, cause, true, NULL) < 0)
        _exit(EXIT_FAILURE);
}

static void read_file(const struct service *service, struct reading *out, const struct request *request)
{
    const struct program_starter starter = {ask_for_program, (void *)(uintptr_t)service};
    const struct budget unlimited = {0};
    const struct reading_limits file_limits = {request->max_bytes, request->deadline_ms, &unlimited};
    vitrine_error *err = NULL;
    struct input input;
    vitrine_status s = input_from_descriptor(&input, service->file, request->name, &err);

    if (s < 0) {
        s = reading_fail(out, err, false, NULL);
        err = NULL;
    } else {
        input.starter = &starter;
        s = service->take(out, &input, (enum reading_way)request->way, request->has_reader != 0, &file_limits,
                          &err);
    }
    vitrine_error_free(err);
    if (s < 0)
        blame_file(out);
}

static void encode(struct buf *out, struct reading *reading)
{
    reading_encode(out, reading);
    if (!out->failed && out->length <= MESSAGE_MAX_ANSWER)
        return;
    blame_file(reading);
    buf_dispose(out);
    reading_encode(out, reading);
}

static int reply(const struct service *service, const struct request *request)
{
    struct reading reading = READING_INIT;
    struct buf bytes = BUF_INIT;
    int failed;

    reading.picture_size = request->picture_size;
    set_timer((uint64_t)request->deadline_ms + GRACE_MS);
    read_file(service, &reading, request);
    set_timer(0);
    encode(&bytes, &reading);
    failed = send_answer(service, MESSAGE_ANSWER, bytes.length, NULL, 0);
    if (failed == 0)
        failed = message_send(service->socket, bytes.bytes, bytes.length, NULL, 0);
    buf_dispose(&bytes);
    reading_dispose(&reading);
    return failed;
}

/* False at the end, or where the host says what this build doesn't know. */
static bool next_request(struct service *service, struct request *request)
{
    int files[MESSAGE_MAX_FILES];
    size_t count;
    ssize_t got = message_receive(service->socket, request, sizeof *request, MSG_WAITALL, files, &count);

    if (got != (ssize_t)sizeof *request || request->magic != MESSAGE_MAGIC || count != 1)
        return false;
    request->name[sizeof request->name - 1] = '\0';
    service->file = files[0];
    return true;
}

int serve_run(int socket, serve_take *take)
{
    struct service service = {socket, take, -1};
    struct request request;
    int failed;

    spawn_close_others(socket + 1);
    failed = send_answer(&service, MESSAGE_HELLO, confine(CONFINE_READER, &limits), NULL, 0);
    while (failed == 0 && next_request(&service, &request)) {
        failed = reply(&service, &request);
        close(service.file);
    }
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
