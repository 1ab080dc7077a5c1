/* SPDX-License-Identifier: MIT
 * The calls of vitrine/catalogue.h. */
#include <string.h>

#include "api/handle.h"
#include "base/alloc.h"
#include "base/clock.h"
#include "base/err.h"
#include "edit/edit.h"
#include "isolate/pool.h"
#include "publish/stats.h"
#include "search/facts.h"
#include "text/edges.h"
#include "text/zone.h"

static const char memory_location[] = "memory:";

/* --- opening --- */

/* The tags of "en, km", canonical and joined by commas. */
static vitrine_status canonical_list(struct buf *out, const char *tags, vitrine_error **err)
{
    struct filter_list list = {0};
    vitrine_status s = filter_list_parse(&list, tags, err);
    char tag[LANGUAGE_SIZE];
    size_t i;

    for (i = 0; s >= 0 && i < list.count; i++) {
        s = language_parse_for(tag, list.items[i], "", 0, err);
        if (s >= 0 && i > 0)
            buf_char(out, ',');
        if (s >= 0)
            buf_string(out, tag);
    }
    filter_list_dispose(&list);
    return s >= 0 && out->failed ? err_nomem(err) : s;
}

static vitrine_status open_store(vitrine_catalogue *cat, const vitrine_open_options *options, vitrine_error **err)
{
    struct store_open_options store_options = {.read_only = options->read_only,
                                               .create = options->create,
                                               .exclusive = options->exclusive,
                                               .busy_timeout_ms =
                                                   options->busy_timeout_ms ? options->busy_timeout_ms : 5000,
                                               .zone = options->zone};
    struct buf wanted = BUF_INIT;
    char home[LANGUAGE_SIZE] = "vi";
    vitrine_status s = canonical_list(&wanted, options->wanted, err);

    if (s >= 0 && options->home != NULL)
        s = language_parse_for(home, options->home, "", 0, err);
    if (s >= 0 && options->zone != NULL && !zone_valid(options->zone))
        s = err_set(err, VITRINE_EINVAL, "zone: %s: no such time zone; one is meant such as Asia/Ho_Chi_Minh",
                    options->zone);
    store_options.home = home;
    store_options.want = wanted.length > 0 ? wanted.bytes : NULL;
    if (s >= 0)
        s = strcmp(cat->location, memory_location) == 0
                ? store_open_linear(&cat->store, cat->analyzer, &cat->budget, &store_options, err)
                : store_open_sqlite(&cat->store, cat->location, cat->analyzer, &cat->budget, &store_options, err);
    buf_dispose(&wanted);
    return s;
}

static vitrine_status read_settings(vitrine_catalogue *cat, vitrine_error **err)
{
    struct buf value = BUF_INIT;
    vitrine_status s = cat->store->ops->setting(cat->store, &value, "home", err);

    if (s >= 0)
        strncpy(cat->home, value.length > 0 ? value.bytes : "vi", sizeof cat->home - 1);
    buf_clear(&value);
    if (s >= 0)
        s = cat->store->ops->setting(cat->store, &value, "zone", err);
    if (s >= 0) {
        cat->zone = mem_string(value.length > 0 ? value.bytes : "Asia/Ho_Chi_Minh");
        s = cat->zone == NULL ? err_nomem(err) : VITRINE_OK;
    }
    buf_dispose(&value);
    return s;
}

static vitrine_status fill_catalogue(vitrine_catalogue *cat, const char *location,
                                     const vitrine_open_options *options, vitrine_error **err)
{
    vitrine_status s;

    atomic_init(&cat->cancelled, false);
    handle_enter(cat, 0);
    cat->location = mem_string(location);
    if (cat->location == NULL)
        return err_nomem(err);
    s = analyzer_new(&cat->analyzer, err);
    if (s >= 0)
        s = edges_new(&cat->edges, err);
    if (s >= 0)
        s = open_store(cat, options, err);
    return s < 0 ? s : read_settings(cat, err);
}

vitrine_status vitrine_catalogue_open(vitrine_catalogue **out, const char *location,
                                      const vitrine_open_options *options, vitrine_error **err)
{
    vitrine_open_options copy;
    vitrine_catalogue *cat;
    vitrine_status s;

    if (out != NULL)
        *out = NULL;
    if (out == NULL || location == NULL || *location == '\0')
        return err_set(err, VITRINE_EINVAL, "catalogue: no location given");
    handle_options(&copy, sizeof copy, options);
    cat = mem_zero(1, sizeof *cat);
    if (cat == NULL)
        return err_nomem(err);
    s = fill_catalogue(cat, location, &copy, err);
    if (s < 0) {
        vitrine_catalogue_close(cat);
        return s;
    }
    *out = cat;
    return VITRINE_OK;
}

void vitrine_catalogue_close(vitrine_catalogue *cat)
{
    if (cat == NULL)
        return;
    if (cat->store != NULL)
        cat->store->ops->close(cat->store);
    pool_free(cat->decoders);
    mem_free(cat->decoder);
    starter_free(cat->starter);
    facts_free(cat->facts);
    edges_free(cat->edges);
    analyzer_free(cat->analyzer);
    mem_free(cat->location);
    mem_free(cat->zone);
    buf_dispose(&cat->editor);
    mem_free(cat);
}

void vitrine_catalogue_cancel(vitrine_catalogue *cat)
{
    if (cat != NULL)
        atomic_store(&cat->cancelled, true);
}

vitrine_status vitrine_catalogue_set_editor(vitrine_catalogue *cat, const char *name, vitrine_error **err)
{
    struct buf clean = BUF_INIT;
    vitrine_status s = VITRINE_OK;

    if (cat == NULL)
        return err_set(err, VITRINE_EINVAL, "editor: an argument is missing");
    if (name != NULL)
        s = edit_clean(&clean, FIELD_CREATOR, name, NULL);
    if (s < 0) {
        if (s == VITRINE_ENOMEM)
            err_nomem(err);
        else
            err_set(err, s, "editor: the name is not UTF-8, or holds a control character");
        buf_dispose(&clean);
        return s;
    }
    buf_dispose(&cat->editor);
    cat->editor = clean;
    cat->store->author.name = clean.length > 0 ? clean.bytes : NULL;
    return VITRINE_OK;
}

const char *vitrine_catalogue_home(const vitrine_catalogue *cat)
{
    return cat->home;
}

const char *vitrine_catalogue_warning(const vitrine_catalogue *cat)
{
    return cat->store->stale_index ? "the index was written by another version of the text analysis; searches are slow "
                                     "until the next write, or `vitrine reindex`, rebuilds it"
                                   : NULL;
}

/* --- upkeep --- */

vitrine_status vitrine_catalogue_stats(vitrine_stats *out, vitrine_catalogue *cat, vitrine_error **err)
{
    struct stats stats;
    vitrine_stats full = VITRINE_STATS_INIT;
    size_t size;
    vitrine_status s;

    if (out == NULL || cat == NULL)
        return err_set(err, VITRINE_EINVAL, "stats: an argument is missing");
    size = out->size < sizeof full ? out->size : sizeof full;
    handle_enter(cat, 0);
    s = stats_read(&stats, cat->store, err);
    if (s >= 0) {
        full = (vitrine_stats){out->size,           stats.assets, stats.images,      stats.texts,
                               stats.missing,       stats.topics, stats.collections, stats.bytes};
        memcpy(out, &full, size);
    }
    stats_dispose(&stats);
    return handle_leave(cat, s);
}

vitrine_status vitrine_catalogue_languages(vitrine_catalogue *cat, vitrine_language_count count, void *context,
                                           vitrine_error **err)
{
    struct stats stats;
    vitrine_status s;
    size_t i;

    if (cat == NULL || count == NULL)
        return err_set(err, VITRINE_EINVAL, "languages: an argument is missing");
    handle_enter(cat, 0);
    s = stats_read(&stats, cat->store, err);
    for (i = 0; s >= 0 && i < stats.language_count; i++)
        count(context, stats.languages[i].tag, stats.languages[i].assets);
    stats_dispose(&stats);
    return handle_leave(cat, s);
}

vitrine_status vitrine_catalogue_stats_json(char **out, vitrine_catalogue *cat, vitrine_error **err)
{
    struct stats stats;
    vitrine_status s;

    if (out != NULL)
        *out = NULL;
    if (out == NULL || cat == NULL)
        return err_set(err, VITRINE_EINVAL, "stats: an argument is missing");
    handle_enter(cat, 0);
    s = stats_read(&stats, cat->store, err);
    if (s >= 0)
        s = stats_json(out, &stats, cat->home, err);
    stats_dispose(&stats);
    return handle_leave(cat, s);
}

struct problems {
    uint64_t count;
    vitrine_problem problem;
    void *context;
};

static vitrine_status take_problem(void *context, const char *line, vitrine_error **err)
{
    struct problems *problems = context;

    (void)err;
    problems->count++;
    if (problems->problem != NULL)
        problems->problem(problems->context, line);
    return VITRINE_OK;
}

vitrine_status vitrine_catalogue_check(uint64_t *problems, vitrine_catalogue *cat, vitrine_problem problem,
                                       void *context, vitrine_error **err)
{
    struct problems found = {0, problem, context};
    vitrine_status s;

    if (problems == NULL || cat == NULL)
        return err_set(err, VITRINE_EINVAL, "check: an argument is missing");
    handle_enter(cat, 0);
    s = cat->store->ops->check(cat->store, take_problem, &found, err);
    *problems = found.count;
    return handle_leave(cat, s);
}

struct progress {
    vitrine_progress call;
    void *context;
    uint64_t total;
};

static vitrine_status pass_progress(void *context, uint64_t done, uint64_t total, vitrine_error **err)
{
    struct progress *progress = context;

    progress->total = total;
    if (progress->call != NULL && !progress->call(progress->context, done, total, NULL))
        return err_set(err, VITRINE_ECANCELLED, "interrupted");
    return VITRINE_OK;
}

vitrine_status vitrine_catalogue_reindex(uint64_t *assets, vitrine_catalogue *cat, vitrine_progress progress,
                                         void *context, vitrine_error **err)
{
    struct progress passed = {progress, context, 0};
    struct stats stats;
    vitrine_status s;

    if (cat == NULL)
        return err_set(err, VITRINE_EINVAL, "reindex: an argument is missing");
    handle_enter(cat, 0);
    s = cat->store->ops->reindex(cat->store, pass_progress, &passed, err);
    if (s >= 0 && assets != NULL) {
        s = stats_read(&stats, cat->store, err);
        *assets = stats.assets;
        stats_dispose(&stats);
    }
    return handle_leave(cat, s);
}

vitrine_status vitrine_catalogue_backup(vitrine_catalogue *cat, const char *destination, vitrine_progress progress,
                                        void *context, vitrine_error **err)
{
    struct progress passed = {progress, context, 0};

    if (cat == NULL || destination == NULL || *destination == '\0')
        return err_set(err, VITRINE_EINVAL, "backup: no destination given");
    handle_enter(cat, 0);
    return handle_leave(cat, cat->store->ops->backup(cat->store, destination, pass_progress, &passed, err));
}

void vitrine_string_free(char *string)
{
    mem_free(string);
}

const char *vitrine_version(void)
{
    return VITRINE_VERSION;
}

const char *vitrine_analysis(void)
{
    return ANALYZER_STAMP;
}
