/* SPDX-License-Identifier: MIT
 * Files that could not be read, and roots that another takes over. */
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "store/linear/linear.h"

void linear_failure_dispose(struct linear_failure *failure)
{
    mem_free(failure->root);
    mem_free(failure->path);
    mem_free(failure->reason);
}

vitrine_status linear_add_failure(struct linear_state *state, const char *root, const struct store_file *file)
{
    static const unsigned char none[16];
    struct linear_failure failure = {mem_string(root), mem_string(file->path),
                                     mem_string(file->reason != NULL ? file->reason : ""), *file};

    if (failure.root == NULL || failure.path == NULL || failure.reason == NULL ||
        !mem_grow(&state->failures, &state->failure_capacity, state->failure_count, sizeof failure)) {
        linear_failure_dispose(&failure);
        return VITRINE_ENOMEM;
    }
    failure.file.path = failure.path;
    failure.file.reason = failure.reason;
    failure.file.asset = 0;
    failure.file.fingerprint = none;
    state->failures[state->failure_count++] = failure;
    return VITRINE_OK;
}

vitrine_status linear_drop_failure(struct store *store, const char *root, const char *path, vitrine_error **err)
{
    struct linear_state *state = &((struct linear_store *)store)->state;
    vitrine_status s = linear_check_writing(store, err);
    size_t i;

    for (i = 0; s >= 0 && i < state->failure_count; i++) {
        struct linear_failure *failure = &state->failures[i];

        if (strcmp(failure->root, root) != 0 || strcmp(failure->path, path) != 0)
            continue;
        linear_failure_dispose(failure);
        state->failure_count--;
        memmove(failure, failure + 1, (state->failure_count - i) * sizeof *failure);
        break;
    }
    return s;
}

vitrine_status linear_put_failure(struct store *store, const char *root, const struct store_file *file,
                                         vitrine_error **err)
{
    vitrine_status s = linear_drop_failure(store, root, file->path, err);

    if (s >= 0 && linear_add_failure(&((struct linear_store *)store)->state, root, file) < 0)
        s = err_nomem(err);
    return s;
}

static vitrine_status move_asset(struct store *store, int64_t id, const char *to, const char *inner,
                                 vitrine_error **err)
{
    struct record record;
    vitrine_status s;

    record_init(&record);
    s = linear_get(store, &record, id, err);
    if (s >= 0 && record_move_root(&record, to, inner) < 0)
        s = err_nomem(err);
    if (s >= 0)
        s = linear_put(store, &id, &record, err);
    record_dispose(&record);
    return s;
}

static vitrine_status move_failure(struct store *store, struct linear_failure *failure, const char *to,
                                   const char *inner, vitrine_error **err)
{
    struct buf path = BUF_INIT;
    struct store_file moved = failure->file;
    vitrine_status s;

    buf_format(&path, "%s/%s", inner, failure->path);
    moved.path = path.bytes;
    s = path.failed ? err_nomem(err) : linear_put_failure(store, to, &moved, err);
    buf_dispose(&path);
    return s;
}

static vitrine_status move_failures(struct store *store, const char *from, const char *to, const char *inner,
                                    vitrine_error **err)
{
    struct linear_state *state = &((struct linear_store *)store)->state;
    vitrine_status s = VITRINE_OK;
    size_t i = 0;

    while (s >= 0 && i < state->failure_count) {
        struct linear_failure failure = state->failures[i];

        if (strcmp(failure.root, from) != 0) {
            i++;
            continue;
        }
        state->failure_count--;
        memmove(&state->failures[i], &state->failures[i + 1], (state->failure_count - i) * sizeof failure);
        s = move_failure(store, &failure, to, inner, err);
        linear_failure_dispose(&failure);
        i = 0; /* one that stood before may have made room */
    }
    return s;
}

vitrine_status linear_move_root(struct store *store, const char *from, const char *to, vitrine_error **err)
{
    struct linear_state *state = &((struct linear_store *)store)->state;
    size_t length = strcmp(to, "/") == 0 ? 0 : strlen(to);
    const char *inner = from + length + 1;
    vitrine_status s = linear_check_writing(store, err);
    size_t i;

    for (i = 0; s >= 0 && i < state->asset_count; i++) {
        const struct record *record = &state->assets[i]->record;

        if (record->root != NULL && strcmp(record->root, from) == 0)
            s = move_asset(store, record->id, to, inner, err);
    }
    return s < 0 ? s : move_failures(store, from, to, inner, err);
}
