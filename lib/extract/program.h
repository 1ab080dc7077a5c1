/* SPDX-License-Identifier: MIT
 * extract/program.h - another program run over an open file, as a process of its own: it reads standard
 * input, writes standard output, and can do little else (no network, no files written, bounded memory, time
 * and output).
 *
 * Nothing is taken from the environment: programs are looked for where systems install them. */
#ifndef EXTRACT_PROGRAM_H
#define EXTRACT_PROGRAM_H

#include "extract/extraction.h"

#define PROGRAM_PATH_SIZE 256

/* What Vitrine runs, with what arguments. */
enum program { PROGRAM_PDF_INFO = 1, PROGRAM_PDF_TEXT };
#define PROGRAM_END 3
struct program_call {
    const char *name;
    const char *arguments[10]; /* behind the name, NULL at the end */
};
/* NULL for a number that is none. */
const struct program_call *program_call(long number);

/* The ends that are read of a program's pipes. */
struct program_pipes {
    int output;
    int messages;
    int status; /* of a program that somebody else waits for: an int as of waitpid, at its end; else -1 */
};
/* Who starts programs where a process can't fork, or is not to. */
struct program_starter {
    /* `input` is a regular file. The ends become the caller's to close. EIO. */
    vitrine_status (*start)(void *context, struct program_pipes *out, enum program program, int input,
                            vitrine_error **err);
    void *context;
};

struct program_run {
    const char *path;             /* absolute, as program_find gives it */
    const char *const *arguments; /* behind the program's name, NULL at the end */
    int input;                    /* a regular file; it is read from its beginning */
    size_t max_output;            /* bytes; the rest is cut off */
    int64_t deadline_ms;          /* of clock_monotonic_ms; 0: none */
    const struct program_starter *starter; /* NULL: it is forked here */
    enum program program;                  /* for the starter, which doesn't look at path and arguments */
};

enum program_end {
    PROGRAM_EXITED,   /* with `status` */
    PROGRAM_KILLED,   /* by a signal: it crashed, or went beyond a limit */
    PROGRAM_TOO_LATE, /* its time was over */
    PROGRAM_TOO_LONG  /* its output was cut */
};

/* A zeroed one holds nothing. */
struct program_result {
    struct buf output;   /* in every case what there was until then */
    struct buf messages; /* the first of what it said on standard error */
    enum program_end end;
    int status;
};

void program_result_dispose(struct program_result *result);
/* False if no such program is installed. */
bool program_find(char out[PROGRAM_PATH_SIZE], const char *name);
/* EIO: it could not be started. DONE: the starter has no such program. ECANCELLED. */
vitrine_status program_run(struct program_result *out, const struct program_run *run,
                           const struct budget *budget, vitrine_error **err);
/* A descriptor of the input's bytes for program_run: its own, or that of a copy in memory. *is_own: to be
 * closed. EIO. */
vitrine_status program_input(int *descriptor, bool *is_own, const struct input *input, struct budget *budget,
                             vitrine_error **err);

#endif
