/* SPDX-License-Identifier: MIT
 * Writing whole files; see destination.h. */
#include "destination.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static mode_t usual_mode(void)
{
    mode_t mask = umask(0);

    umask(mask);
    return 0666 & ~mask;
}

/* A temporary file called after `path`. */
static int open_temporary(struct destination *destination, const char *path, mode_t mode)
{
    struct text name = TEXT_INIT;
    int descriptor;

    text_format(&name, "%s.XXXXXX", path);
    destination->temporary = text_take(&name);
    descriptor = mkostemp(destination->temporary, O_CLOEXEC);
    if (descriptor < 0) {
        free(destination->temporary);
        destination->temporary = NULL;
        return errno;
    }
    if (fchmod(descriptor, mode) != 0 || (destination->file = fdopen(descriptor, "w+")) == NULL) {
        close(descriptor);
        return errno;
    }
    return 0;
}

/* A file without a name, to be copied from. */
static int open_spool(struct destination *destination)
{
    const char *folder = getenv("TMPDIR");
    struct text path = TEXT_INIT;
    int reason;

    text_format(&path, "%s/vitrine", folder != NULL && folder[0] != '\0' ? folder : "/tmp");
    reason = open_temporary(destination, text_get(&path), 0600);
    if (reason == 0)
        unlink(destination->temporary);
    free(destination->temporary);
    destination->temporary = NULL;
    text_dispose(&path);
    return reason;
}

/* `path` is there, and `facts` what it is. A link stays one: what it points to is replaced. */
static int open_existing(struct destination *destination, const char *path, const struct stat *facts)
{
    if (S_ISREG(facts->st_mode)) {
        destination->target = realpath(path, NULL);
        return destination->target == NULL
                   ? errno
                   : open_temporary(destination, destination->target, facts->st_mode & 0777);
    }
    destination->copied_to = open(path, O_WRONLY | O_CLOEXEC);
    return destination->copied_to < 0 ? errno : open_spool(destination);
}

int destination_open(struct destination *out, const char *path)
{
    struct stat facts;

    *out = (struct destination){.name = path, .copied_to = -1};
    if (path == NULL || strcmp(path, "-") == 0) {
        out->name = "standard output";
        out->copied_to = STDOUT_FILENO;
        out->reason = open_spool(out);
    } else if (stat(path, &facts) == 0) {
        out->reason = open_existing(out, path, &facts);
    } else {
        out->target = memory_copy(path);
        out->reason = open_temporary(out, path, usual_mode());
    }
    return out->reason;
}

int destination_write(void *context, const void *bytes, size_t length)
{
    struct destination *destination = context;

    if (fwrite(bytes, 1, length, destination->file) != length)
        destination->reason = errno;
    return destination->reason;
}

/* Line by line, so that no character is cut. */
static int copy_spool(struct destination *destination, const struct terminal *terminal, enum content content)
{
    char *line = NULL;
    size_t size = 0;
    ssize_t length;
    int reason = 0;

    rewind(destination->file);
    while (reason == 0 && (length = getline(&line, &size, destination->file)) > 0)
        reason = terminal_write(terminal, destination->copied_to, line, (size_t)length, content);
    free(line);
    return reason == 0 && ferror(destination->file) ? EIO : reason;
}

/* The bytes are on the disk before the name is. */
static int replace_target(struct destination *destination)
{
    if (fsync(fileno(destination->file)) != 0 || rename(destination->temporary, destination->target) != 0)
        return errno;
    free(destination->temporary);
    destination->temporary = NULL;
    return 0;
}

int destination_finish(struct destination *destination, const struct terminal *terminal, enum content content)
{
    if (fflush(destination->file) != 0)
        destination->reason = errno;
    else if (destination->target != NULL)
        destination->reason = replace_target(destination);
    else
        destination->reason = copy_spool(destination, terminal, content);
    return destination->reason;
}

bool destination_is(const char *path, const char *file)
{
    struct stat target;
    struct stat facts;

    return path != NULL && stat(path, &target) == 0 && stat(file, &facts) == 0 &&
           target.st_dev == facts.st_dev && target.st_ino == facts.st_ino;
}

void destination_drop(struct destination *destination)
{
    if (destination->file != NULL)
        fclose(destination->file);
    if (destination->temporary != NULL)
        unlink(destination->temporary);
    if (destination->copied_to > STDERR_FILENO)
        close(destination->copied_to);
    free(destination->temporary);
    free(destination->target);
    *destination = (struct destination){.copied_to = -1};
}
