/* SPDX-License-Identifier: MIT
 * The progress line; see progress.h. */
#include "progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "interrupt.h"
#include "layout.h"

#define BAR_COLUMNS 24
#define PAUSE_MS 100 /* between two drawings */

static int64_t now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void progress_start(struct progress *out, const struct cli *cli, const char *noun)
{
    *out = (struct progress){.noun = noun,
                             .shown = cli->terminal.progress && !cli->quiet,
                             .columns = cli->terminal.error_columns,
                             .drawn_ms = now_ms()};
}

static void append_bar(struct text *line, uint64_t done, uint64_t total)
{
    double part = done < total ? (double)done / (double)total : 1;
    size_t full = (size_t)(part * BAR_COLUMNS);

    text_char(line, '[');
    text_repeat(line, '#', full);
    text_repeat(line, '.', BAR_COLUMNS - full);
    text_format(line, "] %3.0f%% ", part * 100);
}

static void draw(const struct progress *progress, uint64_t done, uint64_t total, const char *path)
{
    struct text words = TEXT_INIT;
    struct text line = TEXT_INIT;

    if (total > 0)
        append_bar(&words, done, total);
    text_format(&words, "%" PRIu64 " %s", done, progress->noun);
    if (path != NULL)
        text_format(&words, "  %s", path);
    text_char(&line, '\r');
    layout_cut(&line, text_get(&words), progress->columns - 1);
    text_string(&line, "\033[K");
    fwrite(line.bytes, 1, line.length, stderr);
    fflush(stderr);
    text_dispose(&words);
    text_dispose(&line);
}

bool progress_tell(void *context, uint64_t done, uint64_t total, const char *path)
{
    struct progress *progress = context;
    int64_t now;

    if (!progress->shown)
        return !interrupt_seen();
    now = now_ms();
    if (now - progress->drawn_ms >= PAUSE_MS) {
        draw(progress, done, total, path);
        progress->drawn = true;
        progress->drawn_ms = now;
    }
    return !interrupt_seen();
}

void progress_end(struct progress *progress)
{
    if (progress->drawn)
        fputs("\r\033[K", stderr);
    progress->drawn = false;
}
