/* SPDX-License-Identifier: MIT
 * Writing jobs in batches; see batch.h. */
#include "ingest/batch.h"

#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/err.h"

#define BATCH_JOBS 256
#define BATCH_BYTES ((size_t)8 << 20)
#define BATCH_MS 1000

/* What a transaction did, counted once it is committed. */
struct tally {
    struct batch *batch;
    uint64_t counts[UPDATE_UNCHANGED + 1];
    struct report_lines failures;
    struct report_lines warnings;
};

static void readings_free(struct reading *readings, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++)
        reading_dispose(&readings[i]);
    mem_free(readings);
}

static void drop_jobs(struct batch *batch)
{
    while (batch->count > 0) {
        batch->count--;
        readings_free(batch->items[batch->count].readings, batch->items[batch->count].job->count);
    }
    batch->bytes = 0;
}

void batch_dispose(struct batch *batch)
{
    drop_jobs(batch);
    mem_free(batch->items);
    batch->items = NULL;
    batch->capacity = 0;
}

vitrine_status batch_transaction(struct batch *batch,
                                 vitrine_status (*write)(void *context, vitrine_error **err), void *context,
                                 vitrine_error **err)
{
    const struct store_ops *ops = batch->store->ops;
    vitrine_status s;

    if (batch->is_whole)
        return write(context, err);
    s = ops->begin(batch->store, err);
    if (s < 0)
        return s;
    s = write(context, err);
    if (s >= 0)
        s = ops->commit(batch->store, err);
    if (s < 0)
        ops->rollback(batch->store);
    return s;
}

/* --- writing --- */

static vitrine_status add_twins(struct batch *batch, const struct batch_job *item, vitrine_error **err)
{
    const struct job *job = item->job;
    size_t count = job->kind == RECORD_IMAGE ? 1 : job->count;
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i < count && s >= 0; i++)
        if (item->readings[i].status >= 0)
            s = twins_add(batch->twins, job, i, item->readings[i].size, item->readings[i].fingerprint, err);
    return s;
}

static vitrine_status write_jobs(void *context, vitrine_error **err)
{
    struct tally *tally = context;
    struct batch *batch = tally->batch;
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i < batch->count && s >= 0; i++) {
        struct update update = {.store = batch->store,
                                .home = batch->home,
                                .language = batch->options->language,
                                .languages = batch->languages,
                                .job = batch->items[i].job,
                                .readings = batch->items[i].readings,
                                .failures = &tally->failures,
                                .warnings = &tally->warnings};

        s = update_run(&update, err);
        tally->counts[update.outcome]++;
    }
    return s;
}

/* Lines that move to a report keep their order; `from` is empty afterwards. */
static vitrine_status move_lines(struct report_lines *to, struct report_lines *from, vitrine_error **err)
{
    size_t i;

    for (i = 0; i < from->count; i++) {
        if (!mem_grow(&to->items, &to->capacity, to->count, sizeof *to->items))
            return err_nomem(err);
        to->items[to->count++] = from->items[i];
        memset(&from->items[i], 0, sizeof from->items[i]);
    }
    return VITRINE_OK;
}

static vitrine_status count_tally(struct tally *tally, vitrine_error **err)
{
    struct batch *batch = tally->batch;
    struct report *report = batch->report;
    vitrine_status s;
    size_t i;

    report->added += tally->counts[UPDATE_ADDED];
    report->updated += tally->counts[UPDATE_CHANGED];
    report->moved += tally->counts[UPDATE_MOVED];
    report->unchanged += tally->counts[UPDATE_UNCHANGED];
    s = move_lines(&report->failures, &tally->failures, err);
    if (s >= 0)
        s = move_lines(&report->warnings, &tally->warnings, err);
    for (i = 0; i < batch->count && s >= 0; i++)
        if (batch->items[i].job->asset != 0)
            s = add_twins(batch, &batch->items[i], err);
    return s;
}

vitrine_status batch_write(struct batch *batch, vitrine_error **err)
{
    struct tally tally = {.batch = batch};
    vitrine_status s;

    if (batch->count == 0)
        return VITRINE_OK;
    s = batch_transaction(batch, write_jobs, &tally, err);
    if (s >= 0)
        s = count_tally(&tally, err);
    report_lines_dispose(&tally.failures);
    report_lines_dispose(&tally.warnings);
    drop_jobs(batch);
    return s;
}

/* --- adding --- */

static size_t bytes_of(const struct reading *readings, size_t count)
{
    size_t bytes = 0;
    size_t i;
    size_t j;

    for (i = 0; i < count; i++)
        for (j = 0; j < readings[i].extraction.count; j++)
            bytes += strlen(readings[i].extraction.values[j].text);
    return bytes;
}

static bool is_full(const struct batch *batch)
{
    return batch->count >= BATCH_JOBS || batch->bytes >= BATCH_BYTES ||
           clock_monotonic_ms() - batch->started_ms >= BATCH_MS;
}

vitrine_status batch_add(struct batch *batch, struct job *job, struct reading *readings, vitrine_error **err)
{
    if (!mem_grow(&batch->items, &batch->capacity, batch->count, sizeof *batch->items)) {
        readings_free(readings, job->count);
        return err_nomem(err);
    }
    if (batch->count == 0)
        batch->started_ms = clock_monotonic_ms();
    batch->items[batch->count++] = (struct batch_job){job, readings};
    batch->bytes += bytes_of(readings, job->count);
    return is_full(batch) ? batch_write(batch, err) : VITRINE_OK;
}
