/* SPDX-License-Identifier: MIT
 * cli.h - one run of the program: what every command has at hand. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdbool.h>

#include "args.h"
#include "terminal.h"
#include "text.h"
#include "vitrine.h"

enum exit_code {
    EXIT_DONE = 0,
    EXIT_FAILED = 1,
    EXIT_WRONG_USAGE = 2,
    EXIT_PARTLY = 3, /* done, but some files or records failed */
    EXIT_INTERRUPTED = 130
};

struct cli {
    struct args args;
    struct text out; /* for standard output; written when the command has succeeded */
    struct terminal terminal;
    vitrine_catalogue *cat; /* NULL: not open */
    vitrine_error *err;     /* why the last call failed */
    bool json;
    bool quiet;
};

enum cli_access { CLI_READ, CLI_WRITE, CLI_CREATE /* as CLI_WRITE, made when absent */ };

/* Where the catalogue is; borrowed. */
const char *cli_location(const struct cli *cli);
/* Open it as cli->cat. Gives an exit_code; what is wrong has been said. */
int cli_open(struct cli *cli, enum cli_access access);
/* The two halves of cli_open, for a command that has more to say. */
vitrine_status cli_try_open(struct cli *cli, enum cli_access access);
int cli_fail_open(struct cli *cli, vitrine_status status);
void cli_close(struct cli *cli);

/* Say why the last call failed, in one line. Gives the exit_code. */
int cli_fail(struct cli *cli, vitrine_status status);
/* The same, with what the line starts with: a file, say. */
int cli_fail_at(struct cli *cli, vitrine_status status, const char *where);

/* A line for the person, unless quiet. */
void cli_note(const struct cli *cli, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The text form of what a changing command did, unless quiet; goes to standard output. */
void cli_tell(struct cli *cli, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Put a JSON document of the library's on standard output; frees it. */
int cli_put_json(struct cli *cli, char *json, vitrine_status status);
/* How many assets went to which file, as JSON or text. */
void cli_put_written(struct cli *cli, uint64_t written, const char *path);
/* Write what is to go to standard output. Gives an exit_code. */
int cli_flush(struct cli *cli);

#endif
