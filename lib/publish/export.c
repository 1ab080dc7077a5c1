/* SPDX-License-Identifier: MIT
 * Records of a store, written in order; see export.h. NDJSON is written here: the object of `show`, a line
 * each. */
#include "publish/export.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "publish/exporter.h"
#include "publish/json.h"

#define ENOUGH_BYTES (64 * 1024)

/* --- which records --- */

struct walk {
    struct exporter *exporter;
    store_record_sink *sink;
    void *context;
};

static int compare_ids(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a;
    int64_t right = *(const int64_t *)b;

    return (left > right) - (left < right);
}

static bool is_wanted(const struct export_options *options, int64_t id)
{
    if (!options->only_ids)
        return true;
    return options->id_count > 0 &&
           bsearch(&id, options->ids, options->id_count, sizeof id, compare_ids) != NULL;
}

static vitrine_status see_record(void *context, const struct record *record, vitrine_error **err)
{
    struct walk *walk = context;
    struct exporter *exporter = walk->exporter;
    vitrine_status s = budget_check(exporter->store->budget, "export", err);

    if (s < 0 || !is_wanted(exporter->options, record->id))
        return s;
    return walk->sink(walk->context, record, err);
}

vitrine_status exporter_walk(struct exporter *exporter, store_record_sink *sink, void *context,
                             vitrine_error **err)
{
    struct walk walk = {exporter, sink, context};

    return exporter->store->ops->records(exporter->store, see_record, &walk, err);
}

/* --- where the bytes go --- */

static vitrine_status write_pending(struct exporter *exporter, vitrine_error **err)
{
    const struct export_options *options = exporter->options;
    int number;

    if (exporter->pending.failed)
        return err_nomem(err);
    if (exporter->pending.length == 0)
        return VITRINE_OK;
    number = options->write(options->write_context, exporter->pending.bytes, exporter->pending.length);
    buf_clear(&exporter->pending);
    return number == 0 ? VITRINE_OK : err_system(err, number, "export");
}

vitrine_status exporter_flush(struct exporter *exporter, vitrine_error **err)
{
    if (!exporter->pending.failed && exporter->pending.length < ENOUGH_BYTES)
        return VITRINE_OK;
    return write_pending(exporter, err);
}

/* --- NDJSON --- */

static vitrine_status write_line(void *context, const struct record *record, vitrine_error **err)
{
    struct exporter *exporter = context;
    vitrine_status s = json_write(&exporter->pending, json_of_record(record), err);

    if (s < 0)
        return s;
    buf_char(&exporter->pending, '\n');
    exporter->written++;
    return exporter_flush(exporter, err);
}

static vitrine_status export_ndjson(struct exporter *exporter, vitrine_error **err)
{
    return exporter_walk(exporter, write_line, exporter, err);
}

/* --- the formats --- */

static const struct {
    const char *name;
    vitrine_status (*run)(struct exporter *exporter, vitrine_error **err);
} formats[] = {
    {"ndjson", export_ndjson},
    {"csv", export_csv},
    {"rss", export_rss},
    {"atom", export_atom},
    {"jsonfeed", export_json_feed},
    {"dublin-core", export_dublin_core},
    {"schema-org", export_schema_org},
};

vitrine_status export_run(uint64_t *written, struct store *store, const struct export_options *options,
                          vitrine_error **err)
{
    struct exporter exporter = {store, options, BUF_INIT, 0};
    size_t count = sizeof formats / sizeof formats[0];
    size_t i = 0;
    vitrine_status s;

    *written = 0;
    while (i < count && strcmp(formats[i].name, options->format) != 0)
        i++;
    if (i == count)
        return err_set(err, VITRINE_EINVAL, "export: %s: no such format; ndjson, csv, rss, atom, jsonfeed, dublin-core or schema-org is meant",
                       options->format);
    s = store->ops->snapshot_begin(store, err);
    if (s < 0)
        return s;
    s = formats[i].run(&exporter, err);
    if (s >= 0)
        s = write_pending(&exporter, err);
    store->ops->snapshot_end(store);
    buf_dispose(&exporter.pending);
    *written = exporter.written;
    return s;
}
