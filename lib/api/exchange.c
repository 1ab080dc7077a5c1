/* SPDX-License-Identifier: MIT
 * The calls of vitrine/exchange.h. */
#include <string.h>

#include "api/handle.h"
#include "base/alloc.h"
#include "base/err.h"
#include "ingest/import.h"
#include "publish/export.h"

vitrine_status vitrine_import(vitrine_report **out, vitrine_catalogue *cat, vitrine_read read, void *read_context,
                              const vitrine_import_options *options, vitrine_error **err)
{
    vitrine_import_options copy;
    struct import_options import;
    vitrine_report *report;
    vitrine_status s;

    if (out != NULL)
        *out = NULL;
    if (cat == NULL || read == NULL)
        return err_set(err, VITRINE_EINVAL, "import: an argument is missing");
    handle_options(&copy, sizeof copy, options);
    report = mem_zero(1, sizeof *report);
    if (report == NULL)
        return err_nomem(err);
    report_init(&report->report, true);
    import = (struct import_options){.format = copy.format,
                                     .name = copy.name != NULL ? copy.name : "input",
                                     .read = read,
                                     .read_context = read_context,
                                     .progress = copy.progress,
                                     .context = copy.context};
    handle_enter(cat, 0);
    s = import_run(&report->report, cat->store, &import, err);
    if (out != NULL)
        *out = report;
    else
        vitrine_report_free(report);
    return handle_leave(cat, s);
}

static vitrine_status export_query(struct export_options *export, vitrine_catalogue *cat, const vitrine_query *query,
                                   int64_t **ids, vitrine_error **err)
{
    vitrine_status s;

    if (query == NULL)
        return VITRINE_OK;
    s = vitrine_query_ids(ids, &export->id_count, cat, query, err);
    export->only_ids = true;
    export->ids = *ids;
    export->show = &query->request.show;
    return s;
}

vitrine_status vitrine_export(uint64_t *written, vitrine_catalogue *cat, const char *format,
                              const vitrine_query *query, const vitrine_export_options *options,
                              vitrine_write write, void *write_context, vitrine_error **err)
{
    struct export_options export = {.format = format, .write = write, .write_context = write_context};
    vitrine_export_options copy;
    int64_t *ids = NULL;
    uint64_t count = 0;
    vitrine_status s;

    if (written != NULL)
        *written = 0;
    if (cat == NULL || format == NULL || write == NULL)
        return err_set(err, VITRINE_EINVAL, "export: an argument is missing");
    handle_options(&copy, sizeof copy, options);
    export.title = copy.title;
    export.base = copy.base;
    s = handle_text(copy.title, "title", err);
    if (s >= 0)
        s = handle_text(copy.base, "base", err);
    if (s >= 0)
        s = export_query(&export, cat, query, &ids, err);
    handle_enter(cat, 0);
    if (s >= 0)
        s = export_run(&count, cat->store, &export, err);
    if (written != NULL)
        *written = count;
    mem_free(ids);
    return handle_leave(cat, s);
}
