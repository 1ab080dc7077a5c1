/* SPDX-License-Identifier: MIT
 * The calls of vitrine/suggest.h. */
#include <string.h>

#include "api/handle.h"
#include "base/err.h"
#include "publish/suggest_json.h"
#include "search/suggest.h"

#define DEFAULT_LIMIT 10
#define LARGEST_LIMIT 100
#define DEFAULT_DEADLINE_MS 10000

static vitrine_status fill_request(struct suggest_request *request, const char *prefix,
                                   const vitrine_suggest_options *options, vitrine_error **err)
{
    vitrine_status s = handle_text(prefix, "suggest", err);

    if (s >= 0)
        s = handle_text(options->languages, "languages", err);
    if (s < 0)
        return s;
    if (strlen(prefix) > QUERY_MAX_BYTES)
        return err_set(err, VITRINE_ELIMIT, "suggest: longer than %d bytes", QUERY_MAX_BYTES);
    if (options->limit > LARGEST_LIMIT)
        return err_set(err, VITRINE_EINVAL, "limit: %u: at most %d suggestions", options->limit, LARGEST_LIMIT);
    request->prefix = prefix;
    request->limit = options->limit > 0 ? options->limit : DEFAULT_LIMIT;
    return filter_list_parse(&request->languages, options->languages, err);
}

/* Into an empty list. */
static vitrine_status suggest(struct record_list *out, vitrine_catalogue *cat, const char *prefix,
                              const vitrine_suggest_options *options, vitrine_error **err)
{
    vitrine_suggest_options copy;
    struct suggest_request request = {.prefix = NULL};
    struct search_context context = {.store = cat->store, .home = cat->home};
    vitrine_status s;

    handle_options(&copy, sizeof copy, options);
    handle_enter(cat, copy.deadline_ms > 0 ? copy.deadline_ms : DEFAULT_DEADLINE_MS);
    s = fill_request(&request, prefix, &copy, err);
    if (s >= 0 && cat->starter == NULL)
        s = starter_new(&cat->starter, cat->analyzer, err);
    context.starter = cat->starter;
    if (s >= 0)
        s = suggest_run(out, &context, &request, err);
    filter_list_dispose(&request.languages);
    return handle_leave(cat, s);
}

vitrine_status vitrine_suggest(vitrine_catalogue *cat, const char *prefix, const vitrine_suggest_options *options,
                               vitrine_suggestion_sink sink, void *context, vitrine_error **err)
{
    struct record_list list = {NULL, 0, 0};
    vitrine_status s;
    size_t i;

    if (cat == NULL || prefix == NULL || sink == NULL)
        return err_set(err, VITRINE_EINVAL, "suggest: an argument is missing");
    s = suggest(&list, cat, prefix, options, err);
    for (i = 0; s >= 0 && i < list.count; i++)
        if (!sink(context, list.items[i]))
            break;
    record_list_dispose(&list);
    return s;
}

vitrine_status vitrine_suggest_json(char **out, vitrine_catalogue *cat, const char *prefix,
                                    const vitrine_suggest_options *options, vitrine_error **err)
{
    struct record_list list = {NULL, 0, 0};
    vitrine_status s;

    if (out != NULL)
        *out = NULL;
    if (out == NULL || cat == NULL || prefix == NULL)
        return err_set(err, VITRINE_EINVAL, "suggest: an argument is missing");
    s = suggest(&list, cat, prefix, options, err);
    if (s >= 0)
        s = suggest_json(out, &list, err);
    record_list_dispose(&list);
    return s;
}
