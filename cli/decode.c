/* SPDX-License-Identifier: MIT
 * `vitrine decode`. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "input.h"
#include "interrupt.h"
#include "json.h"
#include "message.h"

#define MOST ((size_t)16 << 20) /* bytes; what the library takes */
#define PLACES_SAID 5

/* All bytes of the input; one more than MOST is enough to know that there are too many. Gives 0 or an errno.
 */
static int read_bytes(struct text *out, struct input *input)
{
    char bytes[16384];
    size_t got;
    int reason;

    while ((reason = input_read(input, bytes, sizeof(bytes), &got)) == 0 && got > 0 && out->length <= MOST)
        text_append(out, bytes, got);
    return reason;
}

static bool is_utf8(const vitrine_decoded *decoded)
{
    return strcmp(vitrine_decoded_encoding(decoded), "UTF-8") == 0;
}

/* What the file was taken for. */
static void say_encoding(const struct cli *cli, const char *name, const vitrine_decoded *decoded)
{
    const char *encoding = vitrine_decoded_encoding(decoded);
    const char *route = vitrine_decoded_route(decoded);
    double confidence = vitrine_decoded_confidence(decoded);

    if (cli->args.values[OPTION_FROM] != NULL)
        cli_note(cli, "%s: read as %s, as asked", name, encoding);
    else if (route != NULL)
        cli_note(cli, "%s: %s, and in it %s: mended (confidence %.2f)", name, encoding, route, confidence);
    else if (strcmp(encoding, "windows-1252") == 0)
        cli_note(cli, "%s: no Vietnamese encoding recognised; read as windows-1252", name);
    else if (is_utf8(decoded) && vitrine_decoded_lost(decoded) == 0)
        cli_note(cli, "%s: UTF-8, unchanged", name);
    else if (vitrine_decoded_guessed(decoded))
        cli_note(cli, "%s: taken for %s (confidence %.2f)", name, encoding, confidence);
    else
        cli_note(cli, "%s: %s", name, encoding);
}

static void say_suspicion(const struct cli *cli, const char *name, const vitrine_decoded *decoded)
{
    double confidence = 0;
    const char *suspected = vitrine_decoded_suspected(decoded, &confidence);

    if (suspected == NULL)
        return;
    cli_note(cli, "%s: may be %s, which is not sure (confidence %.2f)", name, suspected, confidence);
    if (strchr(suspected, ' ') == NULL)
        cli_note(cli, "to read it so: vitrine decode --from %s", suspected);
}

/* "3 characters lost, at bytes 10 to 12, 40 to 41 of the output" */
static void say_lost(const struct cli *cli, const char *name, const vitrine_decoded *decoded)
{
    size_t lost = vitrine_decoded_lost(decoded);
    struct text places = TEXT_INIT;
    size_t start, end;
    size_t i;

    if (lost == 0)
        return;
    for (i = 0; i < PLACES_SAID && vitrine_decoded_lost_range(decoded, i, &start, &end); i++)
        text_format(&places, "%s %zu to %zu", i > 0 ? "," : "", start, end);
    if (vitrine_decoded_lost_range(decoded, i, &start, &end))
        text_string(&places, " and more");
    cli_note(cli, "%s: %zu %s lost, at bytes%s of the output", name, lost,
             lost == 1 ? "character" : "characters", text_get(&places));
    text_dispose(&places);
}

static void put_ranges(struct text *out, const vitrine_decoded *decoded)
{
    size_t start, end;
    size_t i;

    for (i = 0; vitrine_decoded_lost_range(decoded, i, &start, &end); i++)
        text_format(out, "%s{\"start\":%zu,\"end\":%zu}", i > 0 ? "," : "", start, end);
}

static void put_json(struct text *out, const vitrine_decoded *decoded)
{
    double confidence = 0;
    const char *suspected = vitrine_decoded_suspected(decoded, &confidence);
    size_t length;
    const char *text = vitrine_decoded_text(decoded, &length);

    text_string(out, "{\"encoding\":");
    json_put_string(out, vitrine_decoded_encoding(decoded));
    text_string(out, ",\"route\":");
    json_put_string(out, vitrine_decoded_route(decoded));
    text_format(out,
                ",\"confidence\":%.3f,\"guessed\":%s,\"suspected\":", vitrine_decoded_confidence(decoded),
                vitrine_decoded_guessed(decoded) ? "true" : "false");
    json_put_string(out, suspected);
    text_format(out, ",\"suspected_confidence\":%.3f,\"lost\":%zu,\"lost_ranges\":[", confidence,
                vitrine_decoded_lost(decoded));
    put_ranges(out, decoded);
    text_string(out, "],\"text\":");
    json_put_bytes(out, text, length);
    text_string(out, "}\n");
}

static int put_text(const struct cli *cli, const vitrine_decoded *decoded)
{
    size_t length;
    const char *text = vitrine_decoded_text(decoded, &length);
    int reason = terminal_write(&cli->terminal, STDOUT_FILENO, text, length, CONTENT_LINES);

    if (reason == 0)
        return EXIT_DONE;
    message_say("standard output: %s", strerror(reason));
    return EXIT_FAILED;
}

static int tell(struct cli *cli, const char *name, const vitrine_decoded *decoded)
{
    say_encoding(cli, name, decoded);
    say_suspicion(cli, name, decoded);
    say_lost(cli, name, decoded);
    if (!cli->json)
        return put_text(cli, decoded);
    put_json(&cli->out, decoded);
    return EXIT_DONE;
}

static int decode(struct cli *cli, struct input *input)
{
    vitrine_decode_options options = VITRINE_DECODE_OPTIONS_INIT;
    vitrine_decoded *decoded = NULL;
    struct text bytes = TEXT_INIT;
    int reason = read_bytes(&bytes, input);
    vitrine_status s;
    int code;

    if (reason != 0 && !interrupt_seen()) {
        message_say("%s: %s", input->name, strerror(reason));
        text_dispose(&bytes);
        return EXIT_FAILED;
    }
    options.encoding = cli->args.values[OPTION_FROM];
    s = interrupt_seen() ? VITRINE_ECANCELLED
                         : vitrine_decode(&decoded, bytes.bytes, bytes.length, &options, &cli->err);
    text_dispose(&bytes);
    if (s == VITRINE_EINVAL)
        return cli_fail_at(cli, s, "--from");
    if (s < 0)
        return cli_fail_at(cli, s, input->name);
    code = tell(cli, input->name, decoded);
    vitrine_decoded_free(decoded);
    return code;
}

int command_decode(struct cli *cli)
{
    struct input input;
    int reason = input_open(&input, cli->args.words[0]);
    int code;

    if (reason != 0) {
        message_say("%s: %s", input.name, strerror(reason));
        return EXIT_FAILED;
    }
    code = decode(cli, &input);
    input_close(&input);
    return code;
}
