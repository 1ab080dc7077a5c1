/* SPDX-License-Identifier: MIT
 * The store in memory: its transactions and what they change. */
#include "store/linear/linear.h"

#include <string.h>

#include "base/alloc.h"
#include "base/err.h"

/* --- assets and states --- */

static void asset_release(struct linear_asset *asset)
{
    if (asset == NULL || --asset->references > 0)
        return;
    record_dispose(&asset->record);
    documents_dispose(&asset->documents);
    history_dispose(&asset->history);
    mem_free(asset);
}

static void pairs_dispose(struct linear_pairs *pairs)
{
    while (pairs->count > 0) {
        struct linear_pair *pair = &pairs->items[--pairs->count];

        mem_free(pair->first);
        mem_free(pair->second);
    }
    mem_free(pairs->items);
}

static void state_dispose(struct linear_state *state)
{
    while (state->asset_count > 0)
        asset_release(state->assets[--state->asset_count]);
    mem_free(state->assets);
    while (state->failure_count > 0)
        linear_failure_dispose(&state->failures[--state->failure_count]);
    mem_free(state->failures);
    linear_headings_dispose(&state->headings);
    linear_concepts_dispose(&state->concepts);
    pairs_dispose(&state->settings);
    memset(state, 0, sizeof *state);
}

static vitrine_status pairs_add(struct linear_pairs *pairs, const char *first, const char *second)
{
    struct linear_pair pair = {mem_string(first), mem_string(second)};

    if (pair.first == NULL || pair.second == NULL ||
        !mem_grow(&pairs->items, &pairs->capacity, pairs->count, sizeof pair)) {
        mem_free(pair.first);
        mem_free(pair.second);
        return VITRINE_ENOMEM;
    }
    pairs->items[pairs->count++] = pair;
    return VITRINE_OK;
}

static vitrine_status pairs_copy(struct linear_pairs *out, const struct linear_pairs *pairs)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < pairs->count; i++)
        s = pairs_add(out, pairs->items[i].first, pairs->items[i].second);
    return s;
}

/* Assets are shared, the rest is copied. */
static vitrine_status state_copy(struct linear_state *out, const struct linear_state *state)
{
    vitrine_status s = linear_headings_copy(&out->headings, &state->headings);
    size_t i;

    if (s >= 0)
        s = linear_concepts_copy(&out->concepts, &state->concepts);
    if (s >= 0)
        s = pairs_copy(&out->settings, &state->settings);
    for (i = 0; s >= 0 && i < state->failure_count; i++)
        s = linear_add_failure(out, state->failures[i].root, &state->failures[i].file);
    out->last_id = state->last_id;
    out->asset_capacity = state->asset_count;
    out->assets = s >= 0 ? mem_zero(state->asset_count, sizeof out->assets[0]) : NULL;
    if (out->assets == NULL)
        return VITRINE_ENOMEM;
    for (i = 0; i < state->asset_count; i++) {
        out->assets[out->asset_count++] = state->assets[i];
        state->assets[i]->references++;
    }
    return VITRINE_OK;
}

size_t linear_place(const struct linear_state *state, int64_t id)
{
    size_t low = 0;
    size_t high = state->asset_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (state->assets[middle]->record.id < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* --- transactions --- */

static struct linear_store *of(struct store *store)
{
    return (struct linear_store *)store;
}

static void linear_close(struct store *store)
{
    state_dispose(&of(store)->state);
    state_dispose(&of(store)->before);
    linear_forget_words(of(store));
    mem_free(store);
}

static vitrine_status linear_begin(struct store *store, vitrine_error **err)
{
    if (of(store)->read_only)
        return err_set(err, VITRINE_EREADONLY, "memory: opened for reading only");
    if (of(store)->writing)
        return err_set(err, VITRINE_EBUSY, "memory: a change is under way");
    if (of(store)->snapshots > 0)
        return err_set(err, VITRINE_EINVAL, "memory: a change while one state is being read");
    if (state_copy(&of(store)->before, &of(store)->state) < 0) {
        state_dispose(&of(store)->before);
        return err_nomem(err);
    }
    of(store)->writing = true;
    return VITRINE_OK;
}

vitrine_status linear_check_writing(const struct store *store, vitrine_error **err)
{
    if (((const struct linear_store *)store)->writing)
        return VITRINE_OK;
    return err_set(err, VITRINE_EINVAL, "memory: a change outside of a transaction");
}

static vitrine_status linear_commit(struct store *store, vitrine_error **err)
{
    vitrine_status s = linear_check_writing(store, err);

    if (s < 0)
        return s;
    state_dispose(&of(store)->before);
    of(store)->writing = false;
    store->state++;
    return VITRINE_OK;
}

static void linear_rollback(struct store *store)
{
    if (!of(store)->writing)
        return;
    state_dispose(&of(store)->state);
    of(store)->state = of(store)->before;
    memset(&of(store)->before, 0, sizeof of(store)->before);
    of(store)->writing = false;
    store->state++;
    linear_forget_words(of(store));
}

static vitrine_status linear_snapshot_begin(struct store *store, vitrine_error **err)
{
    (void)err;
    of(store)->snapshots++;
    return VITRINE_OK;
}

static void linear_snapshot_end(struct store *store)
{
    of(store)->snapshots--;
}

/* --- assets --- */

static vitrine_status asset_new(struct linear_asset **out, struct store *store, const struct record *record, int64_t id,
                                vitrine_error **err)
{
    struct linear_asset *asset = mem_zero(1, sizeof *asset);
    vitrine_status s;

    if (asset == NULL)
        return err_nomem(err);
    asset->references = 1;
    record_init(&asset->record);
    s = record_copy(&asset->record, record) < 0 ? err_nomem(err) : VITRINE_OK;
    asset->record.id = id;
    if (s >= 0)
        s = documents_build(&asset->documents, record, store->analyzer, err);
    if (s < 0)
        asset_release(asset);
    else
        *out = asset;
    return s;
}

static bool uuid_is_taken(const struct linear_state *state, const struct record *record, int64_t id)
{
    size_t i;

    for (i = 0; i < state->asset_count; i++)
        if (state->assets[i]->record.id != id &&
            memcmp(state->assets[i]->record.uuid, record->uuid, RECORD_UUID_SIZE) == 0)
            return true;
    return false;
}

/* What was changed before, and what is changed now. */
static vitrine_status note_history(struct linear_asset *asset, const struct store *store,
                                   const struct linear_asset *before, vitrine_error **err)
{
    vitrine_status s = history_append(&asset->history, &before->history);

    if (s >= 0)
        s = history_compare(&asset->history, &before->record, &asset->record, &store->author);
    return s < 0 ? err_nomem(err) : VITRINE_OK;
}

/* The asset takes its place; on failure it is released. */
static vitrine_status place_asset(struct store *store, struct linear_asset *asset, vitrine_error **err)
{
    struct linear_state *state = &of(store)->state;
    size_t at = linear_place(state, asset->record.id);
    bool replaces = at < state->asset_count && state->assets[at]->record.id == asset->record.id;
    vitrine_status s = VITRINE_OK;

    if (replaces)
        s = note_history(asset, store, state->assets[at], err);
    else if (!mem_grow(&state->assets, &state->asset_capacity, state->asset_count, sizeof state->assets[0]))
        s = err_nomem(err);
    if (s < 0) {
        asset_release(asset);
        return s;
    }
    if (replaces) {
        asset_release(state->assets[at]);
    } else {
        memmove(&state->assets[at + 1], &state->assets[at], (state->asset_count - at) * sizeof state->assets[0]);
        state->asset_count++;
    }
    state->assets[at] = asset;
    return VITRINE_OK;
}

vitrine_status linear_put(struct store *store, int64_t *id, const struct record *record, vitrine_error **err)
{
    struct linear_state *state = &of(store)->state;
    int64_t as = *id > 0 ? *id : state->last_id + 1;
    struct linear_asset *asset = NULL;
    vitrine_status s = linear_check_writing(store, err);

    if (s >= 0 && (*id < 0 || as == INT64_MAX))
        s = err_set(err, VITRINE_EINVAL, "%lld: not the number of an asset", (long long)as);
    if (s >= 0 && uuid_is_taken(state, record, as))
        s = err_set(err, VITRINE_EEXISTS, "memory: there is an asset of that uuid already");
    if (s >= 0)
        s = asset_new(&asset, store, record, as, err);
    if (s < 0)
        return s;
    linear_forget_words(of(store));
    s = place_asset(store, asset, err);
    if (s < 0)
        return s;
    state->last_id = as > state->last_id ? as : state->last_id;
    *id = as;
    return VITRINE_OK;
}

static vitrine_status linear_remove(struct store *store, int64_t id, vitrine_error **err)
{
    struct linear_state *state = &of(store)->state;
    size_t at = linear_place(state, id);
    vitrine_status s = linear_check_writing(store, err);

    if (s < 0)
        return s;
    if (at == state->asset_count || state->assets[at]->record.id != id)
        return err_set(err, VITRINE_ENOTFOUND, "%lld: no such asset in the catalogue", (long long)id);
    linear_forget_words(of(store));
    asset_release(state->assets[at]);
    state->asset_count--;
    memmove(&state->assets[at], &state->assets[at + 1], (state->asset_count - at) * sizeof state->assets[0]);
    return VITRINE_OK;
}

/* --- settings --- */

static vitrine_status linear_setting(struct store *store, struct buf *out, const char *name, vitrine_error **err)
{
    const struct linear_pairs *settings = &of(store)->state.settings;
    size_t i;

    for (i = 0; i < settings->count; i++)
        if (strcmp(settings->items[i].first, name) == 0)
            buf_string(out, settings->items[i].second);
    return out->failed ? err_nomem(err) : VITRINE_OK;
}

static vitrine_status put_setting(struct linear_pairs *settings, const char *name, const char *value)
{
    size_t i;

    for (i = 0; i < settings->count; i++)
        if (strcmp(settings->items[i].first, name) == 0) {
            char *copy = mem_string(value);

            if (copy == NULL)
                return VITRINE_ENOMEM;
            mem_free(settings->items[i].second);
            settings->items[i].second = copy;
            return VITRINE_OK;
        }
    return pairs_add(settings, name, value);
}

static vitrine_status linear_put_setting(struct store *store, const char *name, const char *value, vitrine_error **err)
{
    vitrine_status s = linear_check_writing(store, err);

    if (s >= 0 && put_setting(&of(store)->state.settings, name, value) < 0)
        s = err_nomem(err);
    return s;
}

/* --- upkeep: there is nothing to keep up --- */

static vitrine_status linear_check(struct store *store, store_name_sink *problem, void *context, vitrine_error **err)
{
    (void)store;
    (void)problem;
    (void)context;
    (void)err;
    return VITRINE_OK;
}

static vitrine_status linear_reindex(struct store *store, store_progress *progress, void *context, vitrine_error **err)
{
    (void)store;
    (void)progress;
    (void)context;
    (void)err;
    return VITRINE_OK;
}

static vitrine_status linear_backup(struct store *store, const char *destination, store_progress *progress,
                                    void *context, vitrine_error **err)
{
    (void)store;
    (void)progress;
    (void)context;
    return err_set(err, VITRINE_EINVAL, "%s: a catalogue in memory has no backup; export it instead", destination);
}

static const struct store_ops linear_ops = {
    .version = 1,
    .close = linear_close,
    .begin = linear_begin,
    .commit = linear_commit,
    .rollback = linear_rollback,
    .snapshot_begin = linear_snapshot_begin,
    .snapshot_end = linear_snapshot_end,
    .get = linear_get,
    .put = linear_put,
    .remove = linear_remove,
    .find_uuid = linear_find_uuid,
    .find_path = linear_find_path,
    .asset = linear_show_asset,
    .assets = linear_assets,
    .records = linear_records,
    .roots = linear_roots,
    .files = linear_files,
    .put_failure = linear_put_failure,
    .drop_failure = linear_drop_failure,
    .move_root = linear_move_root,
    .names = linear_names,
    .put_name = linear_put_name,
    .setting = linear_setting,
    .put_setting = linear_put_setting,
    .languages = linear_languages,
    .counts = linear_counts,
    .words = linear_words,
    .match = linear_match,
    .check = linear_check,
    .reindex = linear_reindex,
    .backup = linear_backup,
    .headings = linear_list_headings,
    .put_heading = linear_put_heading,
    .remove_heading = linear_remove_heading,
    .concepts = linear_list_concepts,
    .put_concept = linear_put_concept,
    .remove_concept = linear_remove_concept,
    .find_concepts = store_walk_concepts,
    .complete_concepts = store_walk_completions,
    .phrases = linear_phrases,
    .history = linear_history,
};

vitrine_status store_open_linear(struct store **out, struct analyzer *analyzer, struct budget *budget,
                                 const struct store_open_options *options, vitrine_error **err)
{
    struct linear_store *linear = mem_zero(1, sizeof *linear);
    vitrine_status s;

    if (linear == NULL)
        return err_nomem(err);
    linear->store = (struct store){.ops = &linear_ops, .analyzer = analyzer, .budget = budget};
    linear->read_only = options->read_only;
    s = put_setting(&linear->state.settings, "home", options->home != NULL ? options->home : "vi");
    if (s >= 0)
        s = put_setting(&linear->state.settings, "want", options->want != NULL ? options->want : "");
    if (s >= 0)
        s = put_setting(&linear->state.settings, "zone", options->zone != NULL ? options->zone : "Asia/Ho_Chi_Minh");
    if (s < 0) {
        linear_close(&linear->store);
        return err_nomem(err);
    }
    *out = &linear->store;
    return VITRINE_OK;
}
