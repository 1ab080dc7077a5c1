/* SPDX-License-Identifier: MIT
 * What a scan or an import did; see report.h. */
#include "report.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "interrupt.h"
#include "message.h"

static const struct count_row {
    vitrine_count count;
    const char *words;
    bool always; /* also when it is 0 */
} count_rows[] = {
    {VITRINE_COUNT_ADDED, "added", true},         {VITRINE_COUNT_UPDATED, "updated", true},
    {VITRINE_COUNT_MOVED, "moved", false},        {VITRINE_COUNT_MISSING, "missing", false},
    {VITRINE_COUNT_UNCHANGED, "unchanged", true}, {VITRINE_COUNT_SKIPPED, "of other kinds", false},
    {VITRINE_COUNT_FAILED, "failed", false},
};

/* "12 files: 10 added, 0 updated, 2 unchanged" */
static char *describe_counts(const vitrine_report *report, const char *noun)
{
    struct text words = TEXT_INIT;
    const char *separator = ": ";
    uint64_t all = vitrine_report_count(report, VITRINE_COUNT_SCANNED);

    text_format(&words, "%" PRIu64 " %s%s", all, noun, all == 1 ? "" : "s");
    for (size_t i = 0; i < sizeof(count_rows) / sizeof(count_rows[0]); i++) {
        uint64_t count = vitrine_report_count(report, count_rows[i].count);

        if (count == 0 && !count_rows[i].always)
            continue;
        text_format(&words, "%s%" PRIu64 " %s", separator, count, count_rows[i].words);
        separator = ", ";
    }
    return text_take(&words);
}

static void say_failures(const vitrine_report *report, const char *name)
{
    const char *path;
    const char *reason;
    uint64_t record;

    for (size_t i = 0; vitrine_report_failure(report, i, &path, &record, &reason); i++) {
        if (path != NULL)
            message_say("%s: %s", path, reason);
        else
            message_say("%s:%" PRIu64 ": %s", name, record, reason);
    }
}

static void say_warnings(const struct cli *cli, const vitrine_report *report, const char *name)
{
    const char *path;
    const char *warning;

    for (size_t i = 0; vitrine_report_warning(report, i, &path, &warning); i++)
        cli_note(cli, "warning: %s: %s", path ? path : name, warning);
}

/* What was committed before it ended is said in the one line that says why. */
static int tell_end(struct cli *cli, vitrine_status status, const char *counts)
{
    const char *command = cli->args.command->name;
    const char *reason = cli->err ? vitrine_error_message(cli->err) : "failed";

    if (status == VITRINE_ECANCELLED || interrupt_seen()) {
        message_say("%s: interrupted; done so far: %s; the same command goes on", command, counts);
        return EXIT_INTERRUPTED;
    }
    message_say("%s (done before: %s)", reason, counts);
    return EXIT_FAILED;
}

static bool did_something(const vitrine_report *report)
{
    return report != NULL && vitrine_report_count(report, VITRINE_COUNT_SCANNED) > 0;
}

/* "warnings: 3 guessed, 1 lost": for who doesn't read each line of them. */
static void tell_notices(struct cli *cli, const vitrine_report *report)
{
    uint64_t guessed = vitrine_report_count(report, VITRINE_COUNT_GUESSED);
    uint64_t converted = vitrine_report_count(report, VITRINE_COUNT_CONVERTED);
    uint64_t lost = vitrine_report_count(report, VITRINE_COUNT_LOST);

    if (guessed + converted + lost > 0)
        cli_tell(cli, "of what the warnings say: %" PRIu64 " guessed, %" PRIu64 " converted, %" PRIu64 " lost", guessed,
                 converted, lost);
}

static int put_report(struct cli *cli, const vitrine_report *report, const char *counts)
{
    char *json = NULL;
    vitrine_status s;

    cli_tell(cli, "%s", counts);
    tell_notices(cli, report);
    if (!cli->json)
        return EXIT_DONE;
    s = vitrine_report_json(&json, report, &cli->err);
    return cli_put_json(cli, json, s);
}

int report_tell(struct cli *cli, const vitrine_report *report, vitrine_status status, const char *name)
{
    bool stopped = status == VITRINE_ECANCELLED || (status < 0 && interrupt_seen());
    char *counts;
    int code = EXIT_DONE;
    int put = EXIT_DONE;

    if (report == NULL || (status < 0 && !stopped && !did_something(report)))
        return cli_fail(cli, status);
    counts = describe_counts(report, name != NULL ? "record" : "file");
    if (status >= 0 || stopped) {
        say_warnings(cli, report, name);
        say_failures(report, name);
    }
    if (status >= 0 && vitrine_report_count(report, VITRINE_COUNT_FAILED) > 0)
        code = EXIT_PARTLY;
    if (status < 0)
        code = tell_end(cli, status, counts);
    if (status >= 0 || (stopped && cli->json))
        put = put_report(cli, report, counts);
    free(counts);
    return put != EXIT_DONE ? put : code;
}

static bool changed_something(const vitrine_report *report)
{
    return vitrine_report_count(report, VITRINE_COUNT_ADDED) + vitrine_report_count(report, VITRINE_COUNT_UPDATED) +
               vitrine_report_count(report, VITRINE_COUNT_MOVED) + vitrine_report_count(report, VITRINE_COUNT_MISSING) +
               vitrine_report_count(report, VITRINE_COUNT_FAILED) >
           0;
}

/* At once: who reads it waits for it. */
static bool write_line(struct cli *cli, const vitrine_report *report)
{
    char *json = NULL;
    bool written = vitrine_report_json(&json, report, &cli->err) >= 0 && puts(json) >= 0 && fflush(stdout) == 0;

    vitrine_string_free(json);
    return written;
}

bool report_tell_round(struct cli *cli, const vitrine_report *report, bool is_first)
{
    char *counts;

    if (!is_first && !changed_something(report))
        return !interrupt_seen();
    counts = describe_counts(report, "file");
    say_warnings(cli, report, "");
    say_failures(report, "");
    cli_tell(cli, "%s", counts);
    free(counts);
    return (!cli->json || write_line(cli, report)) && !interrupt_seen();
}
