/* SPDX-License-Identifier: MIT
 * What the public calls share: entering and leaving, options, languages; see handle.h. */
#include "api/handle.h"

#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/utf8.h"

void handle_enter(vitrine_catalogue *cat, uint32_t deadline_ms)
{
    cat->budget = (struct budget){.cancelled = &cat->cancelled};
    if (deadline_ms > 0)
        cat->budget.deadline_ms = clock_monotonic_ms() + deadline_ms;
}

vitrine_status handle_leave(vitrine_catalogue *cat, vitrine_status status)
{
    cat->budget.deadline_ms = 0;
    if (status == VITRINE_ECANCELLED)
        atomic_store(&cat->cancelled, false);
    return status;
}

vitrine_status handle_asset(vitrine_asset **out, vitrine_catalogue *cat, int64_t id, vitrine_error **err)
{
    vitrine_asset *asset = mem_zero(1, sizeof *asset);
    vitrine_status s;

    if (asset == NULL)
        return err_nomem(err);
    record_init(&asset->record);
    memcpy(asset->home, cat->home, sizeof asset->home);
    s = cat->store->ops->get(cat->store, &asset->record, id, err);
    if (s < 0) {
        vitrine_asset_free(asset);
        return s;
    }
    record_uuid_format(asset->uuid, asset->record.uuid);
    *out = asset;
    return VITRINE_OK;
}

vitrine_status handle_language(char out[LANGUAGE_SIZE], vitrine_catalogue *cat, const char *tag, vitrine_error **err)
{
    return language_parse(out, tag, store_knows_language, cat->store, err);
}

vitrine_status handle_tag(char out[LANGUAGE_SIZE], const char *tag, vitrine_error **err)
{
    strcpy(out, "und");
    return tag == NULL ? VITRINE_OK : language_parse(out, tag, NULL, NULL, err);
}

void handle_options(void *out, size_t out_size, const void *options)
{
    size_t size = 0;

    memset(out, 0, out_size);
    if (options == NULL)
        return;
    memcpy(&size, options, sizeof size);
    memcpy(out, options, size < out_size ? size : out_size);
}

vitrine_status handle_text_n(const char *text, size_t length, const char *what, vitrine_error **err)
{
    size_t at = utf8_valid_length(text, length);

    if (at == length)
        return VITRINE_OK;
    err_set(err, VITRINE_EINVAL, "%s: not valid UTF-8, at byte %zu", what, at);
    if (err != NULL)
        err_set_span(*err, at, at + 1);
    return VITRINE_EINVAL;
}

vitrine_status handle_text(const char *text, const char *what, vitrine_error **err)
{
    return text == NULL ? VITRINE_OK : handle_text_n(text, strlen(text), what, err);
}
