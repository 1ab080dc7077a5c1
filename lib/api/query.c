/* SPDX-License-Identifier: MIT
 * The calls of vitrine/query.h. */
#include <string.h>

#include "api/handle.h"
#include "base/alloc.h"
#include "base/err.h"

#define DEFAULT_LIMIT 20
#define LARGEST_LIMIT 1000
#define DEFAULT_DEADLINE_MS 10000

/* Every string of the options is UTF-8. */
static vitrine_status check_texts(const vitrine_query_options *options, vitrine_error **err)
{
    const struct {
        const char *what;
        const char *text;
    } texts[] = {
        {"languages", options->languages}, {"show", options->show},
        {"after", options->cursor},        {"has", options->has},
        {"lacks", options->lacks},         {"kind", options->kind},
        {"topic", options->topic},         {"collection", options->collection},
        {"status", options->status},       {"audience", options->audience},
        {"taken", options->taken},         {"near", options->near},
        {"box", options->box},             {"media type", options->media_type},
        {"facets", options->facets},
    };
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < sizeof texts / sizeof texts[0]; i++)
        s = handle_text(texts[i].text, texts[i].what, err);
    return s;
}

static vitrine_status set_lists(struct search_request *request, const vitrine_query_options *options,
                                vitrine_error **err)
{
    vitrine_status s = filter_list_parse(&request->languages, options->languages, err);

    if (s >= 0)
        s = filter_list_parse(&request->show, options->show, err);
    if (s >= 0)
        s = filter_list_parse(&request->facets, options->facets, err);
    if (s >= 0)
        s = filter_list_parse(&request->filter.has, options->has, err);
    if (s >= 0)
        s = filter_list_parse(&request->filter.lacks, options->lacks, err);
    return s;
}

static vitrine_status set_filter(struct filter *filter, const vitrine_query_options *options, vitrine_error **err)
{
    vitrine_status s = filter_set_kind(filter, options->kind, err);

    if (s >= 0)
        s = filter_set_status(filter, options->status, err);
    if (s >= 0)
        s = filter_set_taken(filter, options->taken, err);
    if (s >= 0)
        s = filter_set_near(filter, options->near, err);
    if (s >= 0)
        s = filter_set_box(filter, options->box, err);
    if (s >= 0)
        s = filter_set_text(&filter->topic, options->topic, err);
    if (s >= 0)
        s = filter_set_text(&filter->collection, options->collection, err);
    if (s >= 0)
        s = filter_set_text(&filter->audience, options->audience, err);
    if (s >= 0)
        s = filter_set_text(&filter->media_type, options->media_type, err);
    filter->published = options->published;
    filter->missing = options->missing;
    return s;
}

static vitrine_status set_page(struct search_request *request, const vitrine_query_options *options,
                               vitrine_error **err)
{
    if (options->limit > LARGEST_LIMIT)
        return err_set(err, VITRINE_EINVAL, "limit: %u: at most %d hits a page", options->limit, LARGEST_LIMIT);
    if ((unsigned)options->marks > VITRINE_MARKS_STRICT || (unsigned)options->sort > VITRINE_SORT_PATH)
        return err_set(err, VITRINE_EINVAL, "query: no such order or way of marks");
    request->limit = options->limit > 0 ? options->limit : DEFAULT_LIMIT;
    request->marks = (enum expand_marks)options->marks;
    request->sort = (enum search_sort)options->sort;
    if (options->sort == VITRINE_SORT_DEFAULT)
        request->sort = request->text != NULL ? SORT_RELEVANCE : SORT_PATH;
    if (request->sort == SORT_RELEVANCE && request->text == NULL)
        return err_set(err, VITRINE_EINVAL, "sort: relevance needs words; newest, oldest, title or path is meant");
    request->all_words = options->all_words;
    request->no_glossary = options->no_glossary;
    return filter_set_text(&request->cursor, options->cursor, err);
}

static vitrine_status parse_text(struct search_request *request, const char *text, vitrine_error **err)
{
    struct analyzer *analyzer = NULL;
    vitrine_status s = handle_text(text, "query", err);

    request->tree.root = QUERY_NONE;
    if (s < 0 || text == NULL)
        return s;
    request->text = mem_string(text);
    if (request->text == NULL)
        return err_nomem(err);
    s = analyzer_new_brief(&analyzer, err);
    if (s >= 0)
        s = query_parse(&request->tree, text, analyzer, err);
    analyzer_free(analyzer);
    return s;
}

static vitrine_status fill_query(vitrine_query *query, const char *text, const vitrine_query_options *options,
                                 vitrine_error **err)
{
    vitrine_status s = parse_text(&query->request, text, err);

    if (s >= 0)
        s = check_texts(options, err);
    if (s >= 0)
        s = set_lists(&query->request, options, err);
    if (s >= 0)
        s = set_filter(&query->request.filter, options, err);
    if (s >= 0)
        s = set_page(&query->request, options, err);
    query->deadline_ms = options->deadline_ms > 0 ? options->deadline_ms : DEFAULT_DEADLINE_MS;
    return s;
}

vitrine_status vitrine_query_new(vitrine_query **out, const char *text, const vitrine_query_options *options,
                                 vitrine_error **err)
{
    vitrine_query_options copy;
    vitrine_query *query;
    vitrine_status s;

    if (out == NULL)
        return err_set(err, VITRINE_EINVAL, "query: an argument is missing");
    *out = NULL;
    handle_options(&copy, sizeof copy, options);
    query = mem_zero(1, sizeof *query);
    if (query == NULL)
        return err_nomem(err);
    s = fill_query(query, text, &copy, err);
    if (s < 0) {
        vitrine_query_free(query);
        return s;
    }
    *out = query;
    return VITRINE_OK;
}

void vitrine_query_free(vitrine_query *query)
{
    if (query == NULL)
        return;
    search_request_dispose(&query->request);
    mem_free(query);
}
