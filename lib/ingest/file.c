/* SPDX-License-Identifier: MIT
 * Opening files, and what can be said of them without a parser; see file.h. */
#include "ingest/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/digest.h"
#include "base/err.h"
#include "ingest/path.h"

#define PIECE ((uint64_t)1 << 20) /* bytes of a digest between two looks whether it was cancelled */

/* O_NONBLOCK, so that a pipe that took a file's place does not hang. Returns -1 with the cause. */
static int open_path(struct stat *facts, const char *path, vitrine_error **cause)
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

vitrine_status file_open(int *file, struct reading *out, const char *path, vitrine_error **err)
{
    vitrine_error *cause = NULL;
    struct stat facts;

    *file = open_path(&facts, path, &cause);
    if (*file < 0)
        return reading_fail(out, cause, false, err);
    out->size = facts.st_size;
    out->mtime_ns = (int64_t)facts.st_mtim.tv_sec * 1000000000 + facts.st_mtim.tv_nsec;
    out->inode = facts.st_ino;
    return VITRINE_OK;
}

vitrine_status file_fingerprint(struct reading *out, const char *path, const struct reading_limits *limits,
                                vitrine_error **err)
{
    vitrine_error *cause = NULL;
    struct input input;
    int file;
    vitrine_status s = file_open(&file, out, path, err);

    if (s < 0 || file < 0)
        return s;
    if (input_from_descriptor(&input, file, path_name(path), &cause) < 0)
        s = reading_fail(out, cause, false, err);
    else
        s = reading_take(out, &input, READ_FINGERPRINT, false, limits, err);
    close(file);
    return s;
}

static vitrine_status digest_whole(struct digest *digest, const struct input *input,
                                   const struct budget *budget, vitrine_error **err)
{
    const struct budget cancel = {.cancelled = budget->cancelled};
    vitrine_status s = VITRINE_OK;
    uint64_t offset;

    for (offset = 0; s >= 0 && offset < input->size; offset += PIECE) {
        s = budget_check(&cancel, "scan", err);
        if (s >= 0)
            s = input_digest(digest, input, offset, PIECE, err);
    }
    return s;
}

vitrine_status file_digest(char **out, const char *path, const struct budget *budget, vitrine_error **err)
{
    static const char prefix[] = "sha256:";
    char text[sizeof prefix + 2 * DIGEST_SIZE];
    unsigned char sum[DIGEST_SIZE];
    vitrine_error *cause = NULL;
    struct digest digest;
    struct stat facts;
    struct input input;
    int file = open_path(&facts, path, &cause);
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
