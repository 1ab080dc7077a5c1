/* SPDX-License-Identifier: MIT
 * Coverage as CSV: all parts in one table, so that a spreadsheet filters it by the first column; see coverage.h. */
#include <string.h>

#include "base/err.h"
#include "base/utf8.h"
#include "publish/cell.h"
#include "publish/coverage.h"

static const char header[] =
    "part,name,lang,assets,with_text,with_title,with_description,missing,id,path,older_than,due\r\n";

/* Which cells a part fills. */
static const struct {
    const char *name;
    bool counts;
    bool asset;
} parts[COVERAGE_END] = {
    [COVERAGE_LANGUAGE] = {"language", true, false},     [COVERAGE_KIND] = {"kind", true, false},
    [COVERAGE_TOPIC] = {"topic", true, false},           [COVERAGE_COLLECTION] = {"collection", true, false},
    [COVERAGE_MISSING] = {"missing", false, true},       [COVERAGE_STALE] = {"stale", false, true},
    [COVERAGE_DUE] = {"due", false, false},
};

static void put_text(struct buf *out, const char *text)
{
    if (text != NULL)
        cell_put(out, text);
    buf_char(out, ',');
}

/* OS bytes; those that are not UTF-8 become U+FFFD. */
static void put_path(struct buf *out, const char *path)
{
    struct buf repaired = BUF_INIT;
    size_t length = path != NULL ? strlen(path) : 0;
    size_t at = 0;

    while (at < length)
        buf_codepoint(&repaired, utf8_next(path, length, &at));
    put_text(out, buf_text(&repaired));
    out->failed = out->failed || repaired.failed;
    buf_dispose(&repaired);
}

/* Lists are split by '|', as in an export. */
static void put_tags(struct buf *out, const char *tags)
{
    for (; *tags != '\0'; tags++)
        buf_char(out, *tags == ',' ? '|' : *tags);
    buf_char(out, ',');
}

static void put_number(struct buf *out, bool given, uint64_t number)
{
    if (given)
        buf_format(out, "%llu", (unsigned long long)number);
    buf_char(out, ',');
}

static void put_row(struct buf *out, enum coverage_part part, const struct coverage_row *row)
{
    bool counts = parts[part].counts;

    put_text(out, parts[part].name);
    put_text(out, row->name);
    put_tags(out, row->language);
    put_number(out, counts, row->assets);
    put_number(out, counts, row->with_text);
    put_number(out, counts, row->with_title);
    put_number(out, counts, row->with_description);
    put_number(out, counts || part == COVERAGE_DUE, row->missing);
    put_number(out, parts[part].asset, (uint64_t)row->id);
    put_path(out, row->path);
    put_text(out, row->older_than);
    buf_string(out, row->due != NULL ? row->due : "");
    buf_string(out, "\r\n");
}

vitrine_status coverage_csv(char **out, const struct coverage *coverage, vitrine_error **err)
{
    struct buf text = BUF_INIT;
    enum coverage_part part;
    size_t i;

    buf_string(&text, header);
    for (part = COVERAGE_LANGUAGE; part <= COVERAGE_DUE; part++)
        for (i = 0; i < coverage->parts[part].count; i++)
            put_row(&text, part, &coverage->parts[part].items[i]);
    *out = text.failed ? NULL : buf_take(&text);
    buf_dispose(&text);
    return *out == NULL ? err_nomem(err) : VITRINE_OK;
}
