/* SPDX-License-Identifier: MIT
 * A request for suggestions: its languages, its sources in turn, and the best of what they give. */
#include "search/suggest.h"

#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "search/condition.h"
#include "search/suggesting.h"

/* --- languages --- */

bool suggesting_wants(const struct suggesting *suggesting, const char *language)
{
    size_t count = suggesting->request->languages.count;
    size_t i;

    for (i = 0; i < count; i++)
        if (language_matches(language, suggesting->wanted[i]))
            return true;
    return count == 0;
}

bool suggesting_has(const struct suggesting *suggesting, const char *language)
{
    size_t i;

    for (i = 0; i < suggesting->language_count; i++)
        if (strcmp(suggesting->languages[i], language) == 0)
            return true;
    return false;
}

/* "und" is read whatever language is asked for. */
static vitrine_status add_language(void *context, const char *name, vitrine_error **err)
{
    struct suggesting *suggesting = context;

    if (strcmp(name, "und") != 0 && !suggesting_wants(suggesting, name))
        return VITRINE_OK;
    if (!mem_grow(&suggesting->languages, &suggesting->language_capacity, suggesting->language_count,
                  sizeof suggesting->languages[0]))
        return err_nomem(err);
    memset(suggesting->languages[suggesting->language_count], 0, LANGUAGE_SIZE);
    strncpy(suggesting->languages[suggesting->language_count++], name, LANGUAGE_SIZE - 1);
    return VITRINE_OK;
}

static vitrine_status choose_languages(struct suggesting *suggesting, vitrine_error **err)
{
    struct store *store = suggesting->store;
    vitrine_status s = condition_languages(&suggesting->wanted, &suggesting->arena, store, &suggesting->request->languages,
                                           err);

    if (s >= 0)
        s = store->ops->languages(store, add_language, suggesting, err);
    return s;
}

/* --- sources --- */

typedef vitrine_status language_source(struct suggesting *suggesting, size_t language, vitrine_error **err);

static vitrine_status ask_languages(struct suggesting *suggesting, language_source *source, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < suggesting->language_count; i++) {
        s = budget_check(suggesting->store->budget, "suggest", err);
        if (s >= 0)
            s = source(suggesting, i, err);
    }
    return s;
}

/* How many suggestions there are so far. */
static vitrine_status count_groups(size_t *count, struct suggesting *suggesting, vitrine_error **err)
{
    struct pool_group *groups;

    return pool_rank(&groups, count, &suggesting->pool) < 0 ? err_nomem(err) : VITRINE_OK;
}

/* What only another language has, when little begins so. */
static vitrine_status ask_further(struct suggesting *suggesting, vitrine_error **err)
{
    size_t count = 0;
    vitrine_status s = count_groups(&count, suggesting, err);

    return s < 0 || count >= suggesting->request->limit ? s : suggest_terms(suggesting, true, err);
}

static vitrine_status ask_sources(struct suggesting *suggesting, vitrine_error **err)
{
    vitrine_status s = ask_languages(suggesting, suggest_keywords, err);

    if (s < 0 || suggesting->typing.count == 0)
        return s;
    s = suggest_terms(suggesting, false, err);
    if (s >= 0)
        s = ask_languages(suggesting, suggest_titles, err);
    return s < 0 ? s : ask_further(suggesting, err);
}

/* --- the answer --- */

/* Words of a term may be in the catalogue, and yet not in one text. */
static vitrine_status is_found(bool *out, struct suggesting *suggesting, const struct pool_item *item, vitrine_error **err)
{
    *out = true;
    if (item->source != POOL_TERM || strchr(item->written, ' ') == NULL)
        return VITRINE_OK;
    return suggest_finds(out, suggesting, item->language, item->text, err);
}

static vitrine_status give(struct record_list *out, struct suggesting *suggesting, vitrine_error **err)
{
    struct pool_group *groups;
    size_t count = 0;
    size_t i;
    vitrine_status s = pool_rank(&groups, &count, &suggesting->pool) < 0 ? err_nomem(err) : VITRINE_OK;

    for (i = 0; s >= 0 && i < count && out->count < suggesting->request->limit; i++) {
        bool found;

        s = is_found(&found, suggesting, groups[i].shown, err);
        if (s >= 0 && found && record_list_append(out, groups[i].shown->text) < 0)
            s = err_nomem(err);
    }
    return s;
}

static bool is_blank(const char *text)
{
    return text[strspn(text, " \t\r\n")] == '\0';
}

static vitrine_status run_in_snapshot(struct record_list *out, struct suggesting *suggesting, vitrine_error **err)
{
    const char *prefix = suggesting->request->prefix;
    struct analyzer *analyzer = suggesting->store->analyzer;
    vitrine_status s = choose_languages(suggesting, err);

    suggesting->pool = (struct pool){
        .arena = &suggesting->arena, .analyzer = analyzer, .typing = &suggesting->typing};
    if (s >= 0)
        s = typing_read(&suggesting->typing, &suggesting->arena, analyzer, prefix, err);
    if (s < 0 || suggesting->typing.too_long || (suggesting->typing.count == 0 && !is_blank(prefix)))
        return s;
    s = ask_sources(suggesting, err);
    return s < 0 ? s : give(out, suggesting, err);
}

vitrine_status suggest_run(struct record_list *out, const struct search_context *context,
                           const struct suggest_request *request, vitrine_error **err)
{
    struct suggesting suggesting = {.context = context, .request = request, .store = context->store};
    vitrine_status s = context->store->ops->snapshot_begin(context->store, err);

    if (s < 0)
        return s;
    s = run_in_snapshot(out, &suggesting, err);
    context->store->ops->snapshot_end(context->store);
    pool_dispose(&suggesting.pool);
    typing_dispose(&suggesting.typing);
    mem_free(suggesting.languages);
    arena_dispose(&suggesting.arena);
    return s;
}
