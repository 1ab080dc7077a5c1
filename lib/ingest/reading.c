/* SPDX-License-Identifier: MIT
 * Opening and reading one file; see reading.h.
 *
 * A fingerprint is the first half of the SHA-256 of the size (8 bytes, low first) and both ends of the file.
 */
#include "ingest/reading.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/digest.h"
#include "base/err.h"
#include "ingest/path.h"

#define CHUNK 65536

void reading_dispose(struct reading *reading)
{
    extraction_dispose(&reading->extraction);
    mem_free(reading->reason);
    *reading = (struct reading)READING_INIT;
}

/* Takes the cause over. ENOMEM and ECANCELLED end the scan, everything else only this file. */
static vitrine_status fail(struct reading *out, vitrine_error *cause, bool is_lasting, vitrine_error **err)
{
    vitrine_status status = vitrine_error_status(cause);
    vitrine_status s = VITRINE_OK;

    out->status = status;
    out->is_lasting = is_lasting;
    if (status == VITRINE_ENOMEM)
        s = err_nomem(err);
    else if (status == VITRINE_ECANCELLED)
        s = err_set(err, status, "%s", vitrine_error_message(cause));
    else if ((out->reason = mem_string(vitrine_error_message(cause))) == NULL)
        s = err_nomem(err);
    vitrine_error_free(cause);
    return s;
}

/* O_NONBLOCK, so that a pipe that took a file's place does not hang. Returns -1 with the cause. */
static int open_file(struct stat *facts, const char *path, vitrine_error **cause)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

    if (file < 0) {
        err_system(cause, errno, "cannot be opened");
        return -1;
    }
    if (fstat(file, facts) != 0)
        err_system(cause, errno, "cannot be read");
    else if (!S_ISREG(facts->st_mode))
        err_set(cause, VITRINE_EIO, "not a regular file");
    else
        return file;
    close(file);
    return -1;
}

/* Add `length` bytes at `offset` to the digest. */
static vitrine_status digest_range(struct digest *digest, const struct input *input, uint64_t offset,
                                   uint64_t length, vitrine_error **err)
{
    unsigned char bytes[CHUNK];

    while (length > 0) {
        size_t got = 0;
        vitrine_status s =
            input_read(input, offset, bytes, length < CHUNK ? (size_t)length : CHUNK, &got, err);

        if (s < 0)
            return s;
        if (got == 0)
            break;
        digest_add(digest, bytes, got);
        offset += got;
        length -= got;
    }
    return VITRINE_OK;
}

static vitrine_status take_fingerprint(struct reading *out, const struct input *input, vitrine_error **err)
{
    unsigned char sum[DIGEST_SIZE];
    unsigned char size[8];
    struct digest digest;
    uint64_t first = input->size < FINGERPRINT_END ? input->size : FINGERPRINT_END;
    uint64_t last = input->size - first < FINGERPRINT_END ? input->size - first : FINGERPRINT_END;
    vitrine_status s;
    size_t i;

    for (i = 0; i < sizeof size; i++)
        size[i] = (unsigned char)(input->size >> (8 * i));
    digest_init(&digest);
    digest_add(&digest, size, sizeof size);
    s = digest_range(&digest, input, 0, first, err);
    if (s >= 0)
        s = digest_range(&digest, input, input->size - last, last, err);
    if (s < 0)
        return s;
    digest_end(&digest, sum);
    memcpy(out->fingerprint, sum, sizeof out->fingerprint);
    out->has_fingerprint = true;
    return VITRINE_OK;
}

static vitrine_status extract(struct reading *out, const struct input *input, enum reading_way way,
                              const struct reading_limits *limits, vitrine_error **err)
{
    struct budget budget = {limits->max_bytes, true, 0, limits->budget->cancelled};
    vitrine_status s;

    budget.deadline_ms = clock_monotonic_ms() + limits->deadline_ms;
    s = way == READ_SIDECAR ? extract_sidecar(&out->extraction, input, &budget, err)
                            : extract_read(&out->extraction, input, &budget, err);
    out->is_understood = s >= 0;
    return s;
}

static vitrine_status read_open(struct reading *out, const struct input *input, enum reading_way way,
                                bool has_reader, const struct reading_limits *limits, vitrine_error **cause)
{
    vitrine_status s;

    if (input->size > limits->max_bytes)
        return err_set(cause, VITRINE_ELIMIT, "larger than the limit of %llu bytes",
                       (unsigned long long)limits->max_bytes);
    s = take_fingerprint(out, input, cause);
    if (s < 0 || way == READ_FINGERPRINT)
        return s;
    out->is_unreadable_kind = !has_reader;
    return has_reader ? extract(out, input, way, limits, cause) : VITRINE_OK;
}

vitrine_status reading_run(struct reading *out, const char *path, enum reading_way way, bool has_reader,
                           const struct reading_limits *limits, vitrine_error **err)
{
    vitrine_error *cause = NULL;
    struct stat facts;
    struct input input;
    vitrine_status s;
    int file = open_file(&facts, path, &cause);

    if (file < 0)
        return fail(out, cause, false, err);
    out->size = facts.st_size;
    out->mtime_ns = (int64_t)facts.st_mtim.tv_sec * 1000000000 + facts.st_mtim.tv_nsec;
    out->inode = facts.st_ino;
    s = input_from_descriptor(&input, file, path_name(path), &cause);
    if (s >= 0)
        s = read_open(out, &input, way, has_reader, limits, &cause);
    close(file);
    if (s >= 0)
        return VITRINE_OK;
    return fail(out, cause, s == VITRINE_EFORMAT || s == VITRINE_ELIMIT, err);
}

static vitrine_status digest_whole(struct digest *digest, const struct input *input,
                                   const struct budget *budget, vitrine_error **err)
{
    const struct budget cancel = {.cancelled = budget->cancelled};
    vitrine_status s = VITRINE_OK;
    uint64_t offset = 0;

    while (s >= 0 && offset < input->size) {
        s = budget_check(&cancel, "scan", err);
        if (s >= 0)
            s = digest_range(digest, input, offset, 16 * CHUNK, err);
        offset += 16 * CHUNK;
    }
    return s;
}

vitrine_status reading_digest(char **out, const char *path, const struct budget *budget, vitrine_error **err)
{
    static const char prefix[] = "sha256:";
    char text[sizeof prefix + 2 * DIGEST_SIZE];
    unsigned char sum[DIGEST_SIZE];
    vitrine_error *cause = NULL;
    struct digest digest;
    struct stat facts;
    struct input input;
    int file = open_file(&facts, path, &cause);
    vitrine_status s = VITRINE_EIO;

    *out = NULL;
    digest_init(&digest);
    if (file >= 0 && (s = input_from_descriptor(&input, file, path_name(path), &cause)) >= 0)
        s = digest_whole(&digest, &input, budget, &cause);
    if (file >= 0)
        close(file);
    if (s == VITRINE_ENOMEM || s == VITRINE_ECANCELLED)
        s = err_set(err, s, "%s", vitrine_error_message(cause));
    vitrine_error_free(cause);
    if (s < 0)
        return s == VITRINE_ENOMEM || s == VITRINE_ECANCELLED ? s : VITRINE_OK;
    digest_end(&digest, sum);
    memcpy(text, prefix, sizeof prefix);
    digest_hex(text + sizeof prefix - 1, sum, sizeof sum);
    *out = mem_string(text);
    return *out != NULL ? VITRINE_OK : err_nomem(err);
}
