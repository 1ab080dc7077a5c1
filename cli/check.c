/* SPDX-License-Identifier: MIT
 * `vitrine check`. */
#include <stdlib.h>

#include "cli.h"
#include "json.h"
#include "message.h"

struct problems {
    char **lines;
    size_t count;
};

static void add_problem(void *context, const char *line)
{
    struct problems *problems = context;

    problems->lines = memory_resize(problems->lines, problems->count + 1, sizeof(*problems->lines));
    problems->lines[problems->count++] = memory_copy(line);
}

static void problems_dispose(struct problems *problems)
{
    for (size_t i = 0; i < problems->count; i++)
        free(problems->lines[i]);
    free(problems->lines);
}

static void put_json(struct text *out, const struct problems *problems)
{
    text_format(out, "{\"ok\":%s,\"problems\":[", problems->count > 0 ? "false" : "true");
    for (size_t i = 0; i < problems->count; i++) {
        text_string(out, i > 0 ? "," : "");
        json_put_string(out, problems->lines[i]);
    }
    text_string(out, "]}\n");
}

/* JSON is written whether all is well or not. */
static int put_problems(struct cli *cli, const struct problems *problems)
{
    const char *location = cli_location(cli);
    int code = EXIT_DONE;

    if (problems->count == 0)
        cli_tell(cli, "%s: ok", location);
    for (size_t i = 0; !cli->json && i < problems->count; i++)
        message_say("%s: %s", location, problems->lines[i]);
    if (cli->json) {
        put_json(&cli->out, problems);
        code = cli_flush(cli);
    }
    if (problems->count > 0 && cli->json)
        message_say("%s: %zu %s", location, problems->count, problems->count == 1 ? "problem" : "problems");
    return problems->count > 0 ? EXIT_FAILED : code;
}

/* A catalogue too damaged to be opened is a problem found. */
static vitrine_status look(struct cli *cli, struct problems *problems)
{
    uint64_t count = 0;
    vitrine_status s;

    s = cli_try_open(cli, CLI_READ);
    if (s >= 0)
        s = vitrine_catalogue_check(&count, cli->cat, add_problem, problems, &cli->err);
    if (s == VITRINE_ECORRUPT)
        add_problem(problems, cli->err ? vitrine_error_message(cli->err) : "damaged");
    return s == VITRINE_ECORRUPT ? VITRINE_OK : s;
}

int command_check(struct cli *cli)
{
    struct problems problems = {0};
    vitrine_status s;
    int code;

    s = look(cli, &problems);
    code = s < 0 ? cli_fail_open(cli, s) : put_problems(cli, &problems);
    problems_dispose(&problems);
    return code;
}
