/* SPDX-License-Identifier: MIT
 * The calls of vitrine/coverage.h. */
#include <string.h>

#include "api/handle.h"
#include "base/alloc.h"
#include "base/clock.h"
#include "base/err.h"
#include "publish/coverage.h"
#include "text/zone.h"

struct vitrine_coverage {
    struct coverage coverage;
};

/* The languages asked for, in stored form; "zh" stays: it means both. */
static vitrine_status parse_languages(struct filter_list *out, vitrine_catalogue *cat, const char *languages,
                                      vitrine_error **err)
{
    char tag[LANGUAGE_SIZE];
    vitrine_status s = handle_text(languages, "languages", err);
    size_t i;

    if (s >= 0)
        s = filter_list_parse(out, languages, err);
    for (i = 0; s >= 0 && i < out->count; i++) {
        char *stored;

        s = handle_language(tag, cat, out->items[i], err);
        stored = s >= 0 ? mem_string(tag) : NULL;
        if (stored == NULL)
            return s >= 0 ? err_nomem(err) : s;
        mem_free(out->items[i]);
        out->items[i] = stored;
    }
    return s;
}

static vitrine_status read_coverage(struct coverage *out, vitrine_catalogue *cat, const char *languages,
                                    struct coverage_options *options, vitrine_error **err)
{
    struct filter_list list = {0};
    char today[ZONE_DATE_SIZE];
    vitrine_status s = parse_languages(&list, cat, languages, err);

    zone_date(today, cat->zone, clock_now());
    options->languages = &list;
    options->home = cat->home;
    options->today = today;
    if (s >= 0)
        s = coverage_read(out, cat->store, options, err);
    filter_list_dispose(&list);
    return s;
}

vitrine_status vitrine_coverage_read(vitrine_coverage **out, vitrine_catalogue *cat, const char *languages,
                                     const vitrine_query *query, vitrine_error **err)
{
    struct coverage_options options = {.only_ids = query != NULL};
    vitrine_coverage *coverage;
    int64_t *ids = NULL;
    vitrine_status s = VITRINE_OK;

    if (out != NULL)
        *out = NULL;
    if (out == NULL || cat == NULL)
        return err_set(err, VITRINE_EINVAL, "coverage: an argument is missing");
    coverage = mem_zero(1, sizeof *coverage);
    if (coverage == NULL)
        return err_nomem(err);
    if (query != NULL)
        s = vitrine_query_ids(&ids, &options.id_count, cat, query, err);
    options.ids = ids;
    handle_enter(cat, 0);
    if (s >= 0)
        s = read_coverage(&coverage->coverage, cat, languages, &options, err);
    mem_free(ids);
    if (s >= 0)
        *out = coverage;
    else
        vitrine_coverage_free(coverage);
    return handle_leave(cat, s);
}

void vitrine_coverage_free(vitrine_coverage *coverage)
{
    if (coverage == NULL)
        return;
    coverage_dispose(&coverage->coverage);
    mem_free(coverage);
}

uint64_t vitrine_coverage_assets(const vitrine_coverage *coverage)
{
    return coverage->coverage.assets;
}

bool vitrine_coverage_get(const vitrine_coverage *coverage, vitrine_coverage_part part, size_t i,
                          vitrine_coverage_row *out)
{
    const struct coverage_row *row;
    vitrine_coverage_row full = VITRINE_COVERAGE_ROW_INIT;

    if (part < VITRINE_COVERAGE_LANGUAGE || part > VITRINE_COVERAGE_DUE ||
        i >= coverage->coverage.parts[part].count)
        return false;
    row = &coverage->coverage.parts[part].items[i];
    full = (vitrine_coverage_row){out->size,        row->name,       row->language,         row->assets,
                                  row->with_text,   row->with_title, row->with_description, row->missing,
                                  row->id,          row->path,       row->older_than,       row->due};
    memcpy(out, &full, out->size < sizeof full ? out->size : sizeof full);
    return true;
}

static vitrine_status give(char **out, const vitrine_coverage *coverage,
                           vitrine_status (*make)(char **out, const struct coverage *coverage, vitrine_error **err),
                           vitrine_error **err)
{
    if (out != NULL)
        *out = NULL;
    if (out == NULL || coverage == NULL)
        return err_set(err, VITRINE_EINVAL, "coverage: an argument is missing");
    return make(out, &coverage->coverage, err);
}

vitrine_status vitrine_coverage_json(char **out, const vitrine_coverage *coverage, vitrine_error **err)
{
    return give(out, coverage, coverage_json, err);
}

vitrine_status vitrine_coverage_csv(char **out, const vitrine_coverage *coverage, vitrine_error **err)
{
    return give(out, coverage, coverage_csv, err);
}
