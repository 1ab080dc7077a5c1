/* SPDX-License-Identifier: MIT
 * The history of an asset as a person reads it: the newest change first, each with what was shown and what was then. */
#include <string.h>
#include <time.h>

#include "asset.h"
#include "layout.h"

#define INDENT 4
#define LONGEST_LINES 3 /* of a text, old or new */

static void put_moment(struct text *out, int64_t at)
{
    time_t seconds = (time_t)at;
    char moment[32] = "";
    struct tm utc;

    if (gmtime_r(&seconds, &utc) != NULL)
        strftime(moment, sizeof(moment), "%Y-%m-%d %H:%M UTC", &utc);
    text_string(out, moment);
}

static void put_what(struct text *out, const vitrine_change *change, const struct terminal *terminal)
{
    struct text line = TEXT_INIT;

    put_moment(&line, change->at);
    text_format(&line, "  %s%s%s (%s%s%s)", change->language ? change->language : "", change->language ? " " : "",
                change->field, change->source, change->by ? ", " : "", change->by ? change->by : "");
    text_repeat(out, ' ', 2);
    terminal_begin(terminal, out, STYLE_DIM);
    layout_cut(out, text_get(&line), terminal->columns - 2);
    terminal_end(terminal, out);
    text_char(out, '\n');
    text_dispose(&line);
}

static void put_shown(struct text *out, const char *sign, const char *shown, const char *between,
                      const struct terminal *terminal)
{
    struct layout layout = {.terminal = terminal,
                            .indent = INDENT + 2,
                            .columns = terminal->columns - INDENT - 2,
                            .most = LONGEST_LINES};
    struct text value = TEXT_INIT;

    if (shown == NULL)
        return;
    for (; *shown != '\0'; shown++)
        text_string(&value, *shown == '\n' ? between : (char[]){*shown, '\0'});
    text_repeat(out, ' ', INDENT);
    text_string(out, sign);
    layout_wrap(out, &layout, text_get(&value));
    text_dispose(&value);
}

void asset_write_history(struct text *out, const vitrine_asset *asset, const struct terminal *terminal)
{
    vitrine_change change = VITRINE_CHANGE_INIT;

    text_char(out, '\n');
    terminal_begin(terminal, out, STYLE_TITLE);
    text_string(out, "history");
    terminal_end(terminal, out);
    text_char(out, '\n');
    if (!vitrine_asset_change(asset, 0, &change))
        text_string(out, "  no change since it was catalogued\n");
    for (size_t i = 0; vitrine_asset_change(asset, i, &change); i++) {
        const char *between = strcmp(change.field, "keywords") == 0 ? "; " : " ";

        put_what(out, &change, terminal);
        put_shown(out, "- ", change.old_text, between, terminal);
        put_shown(out, "+ ", change.new_text, between, terminal);
    }
}
