/* SPDX-License-Identifier: MIT
 * Coverage, counted in one walk over the records; see coverage.h. */
#include "publish/coverage.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "publish/heading_json.h"
#include "text/language.h"

struct counting {
    struct coverage *coverage;
    struct store *store;
    const struct coverage_options *options;
    struct record_list languages;
    struct counted_headings topics;
    struct counted_headings collections;
};

/* --- rows --- */

static bool copy(char **out, const char *text)
{
    *out = text != NULL ? mem_string(text) : NULL;
    return text == NULL || *out != NULL;
}

static void row_dispose(struct coverage_row *row)
{
    mem_free(row->name);
    mem_free(row->language);
    mem_free(row->path);
    mem_free(row->older_than);
    mem_free(row->due);
}

/* Append a row with those strings; NULL: no memory. */
static struct coverage_row *add_row(struct coverage *coverage, enum coverage_part part, const char *name,
                                    const char *language)
{
    struct coverage_rows *rows = &coverage->parts[part];
    struct coverage_row row = {0};
    bool copied = copy(&row.name, name);

    copied = copy(&row.language, language) && copied;
    if (!copied || !mem_grow(&rows->items, &rows->capacity, rows->count, sizeof row)) {
        row_dispose(&row);
        return NULL;
    }
    rows->items[rows->count] = row;
    return &rows->items[rows->count++];
}

void coverage_dispose(struct coverage *coverage)
{
    size_t part;

    for (part = 0; part < COVERAGE_END; part++) {
        struct coverage_rows *rows = &coverage->parts[part];

        while (rows->count > 0)
            row_dispose(&rows->items[--rows->count]);
        mem_free(rows->items);
        memset(rows, 0, sizeof *rows);
    }
}

/* --- which languages --- */

static vitrine_status add_languages(void *context, const struct store_asset *asset, vitrine_error **err)
{
    struct record_list *languages = context;
    const char *at = asset->languages;
    char tag[RECORD_LANGUAGE_SIZE];
    vitrine_status s = VITRINE_OK;

    while (s >= 0 && *at != '\0') {
        size_t length = strcspn(at, " ");

        if (length > 0 && length < sizeof tag) {
            memcpy(tag, at, length);
            tag[length] = '\0';
            s = strcmp(tag, "und") == 0 || record_list_add(languages, tag) >= 0 ? VITRINE_OK : err_nomem(err);
        }
        at += length + (at[length] == ' ');
    }
    return s;
}

static vitrine_status add_listed(struct record_list *out, const struct filter_list *list, vitrine_error **err)
{
    size_t i;

    for (i = 0; i < list->count; i++)
        if (!record_list_has(out, list->items[i]) && record_list_append(out, list->items[i]) < 0)
            return err_nomem(err);
    return VITRINE_OK;
}

static vitrine_status add_wanted(struct record_list *out, struct store *store, vitrine_error **err)
{
    struct buf wanted = BUF_INIT;
    struct filter_list list = {0};
    vitrine_status s = store->ops->setting(store, &wanted, "want", err);

    if (s >= 0)
        s = filter_list_parse(&list, buf_text(&wanted), err);
    if (s >= 0)
        s = add_listed(out, &list, err);
    filter_list_dispose(&list);
    buf_dispose(&wanted);
    return s;
}

static vitrine_status choose_languages(struct counting *in, vitrine_error **err)
{
    vitrine_status s = add_listed(&in->languages, in->options->languages, err);

    if (s >= 0 && in->languages.count == 0)
        s = add_wanted(&in->languages, in->store, err);
    if (s >= 0 && in->languages.count == 0)
        s = in->store->ops->assets(in->store, add_languages, &in->languages, err);
    return s;
}

/* --- what one asset has --- */

static bool has(const struct record *record, const char *language, enum field field)
{
    size_t i;

    for (i = 0; i < record->text_count; i++) {
        const char *tag = record->texts[i].language;

        if (language_matches(tag, language) &&
            (field != 0 ? record_shown(record, field, tag) != NULL : record_has_language(record, tag)))
            return true;
    }
    return false;
}

static void count_row(struct coverage_row *row, const struct record *record)
{
    bool there = has(record, row->language, 0);

    row->assets++;
    row->with_text += there;
    row->missing += !there;
    row->with_title += has(record, row->language, FIELD_TITLE);
    row->with_description += has(record, row->language, FIELD_DESCRIPTION);
}

static vitrine_status add_part(struct counting *in, enum coverage_part part, const char *name, vitrine_error **err)
{
    size_t i;

    for (i = 0; i < in->languages.count; i++) {
        struct coverage_row *row = add_row(in->coverage, part, name, in->languages.items[i]);

        if (row == NULL)
            return err_nomem(err);
        row->order = i;
    }
    return VITRINE_OK;
}

/* In the rows of that name, one a language, made when it is met first. */
static vitrine_status count_part(struct counting *in, enum coverage_part part, const char *name,
                                 const struct record *record, vitrine_error **err)
{
    struct coverage_rows *rows = &in->coverage->parts[part];
    size_t count = in->languages.count;
    vitrine_status s = VITRINE_OK;
    size_t at = 0;
    size_t i;

    while (count > 0 && at < rows->count && strcmp(rows->items[at].name, name) != 0)
        at += count;
    if (at == rows->count)
        s = add_part(in, part, name, err);
    for (i = 0; s >= 0 && i < count; i++)
        count_row(&rows->items[at + i], record);
    return s;
}

static void count_languages(struct counting *in, const struct record *record)
{
    struct coverage_rows *rows = &in->coverage->parts[COVERAGE_LANGUAGE];
    size_t i;

    for (i = 0; i < rows->count; i++)
        count_row(&rows->items[i], record);
}

/* --- topics with those above them --- */

static const struct heading *find_topic(const struct counting *in, const char *name)
{
    size_t i;

    for (i = 0; i < in->topics.count; i++)
        if (strcmp(in->topics.items[i].heading.name, name) == 0)
            return &in->topics.items[i].heading;
    return NULL;
}

static vitrine_status add_above(struct record_list *out, const struct counting *in, const char *name)
{
    vitrine_status s = VITRINE_OK;

    while (s >= 0 && name != NULL && !record_list_has(out, name)) {
        const struct heading *topic = find_topic(in, name);

        s = record_list_add(out, name);
        name = topic != NULL ? topic->parent : NULL;
    }
    return s;
}

static vitrine_status count_topics(struct counting *in, const struct record *record, vitrine_error **err)
{
    struct record_list names = {0};
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < record->topics.count; i++)
        if (add_above(&names, in, record->topics.items[i]) < 0)
            s = err_nomem(err);
    for (i = 0; s >= 0 && i < names.count; i++)
        s = count_part(in, COVERAGE_TOPIC, names.items[i], record, err);
    record_list_dispose(&names);
    return s;
}

/* --- lists --- */

static vitrine_status list_missing(struct counting *in, const struct record *record, vitrine_error **err)
{
    struct buf lacks = BUF_INIT;
    struct coverage_row *row = NULL;
    bool failed;
    size_t i;

    for (i = 0; i < in->languages.count; i++)
        if (!has(record, in->languages.items[i], 0))
            buf_format(&lacks, "%s%s", lacks.length > 0 ? "," : "", in->languages.items[i]);
    failed = lacks.failed;
    if (!failed && lacks.length > 0) {
        row = add_row(in->coverage, COVERAGE_MISSING, NULL, lacks.bytes);
        failed = row == NULL || !copy(&row->path, record->path);
    }
    if (row != NULL)
        row->id = record->id;
    buf_dispose(&lacks);
    return failed ? err_nomem(err) : VITRINE_OK;
}

static bool is_asked(const struct counting *in, const char *tag)
{
    size_t i;

    for (i = 0; i < in->languages.count; i++)
        if (language_matches(tag, in->languages.items[i]))
            return true;
    return false;
}

static vitrine_status add_stale(struct counting *in, const struct record *record, const char *language,
                                const char *older_than, vitrine_error **err)
{
    struct coverage_row *row = add_row(in->coverage, COVERAGE_STALE, NULL, language);

    if (row == NULL || !copy(&row->path, record->path) || !copy(&row->older_than, older_than))
        return err_nomem(err);
    row->id = record->id;
    return VITRINE_OK;
}

/* Texts are made from the one in the home language; an asset without one has nothing to be older than. */
static vitrine_status list_stale(struct counting *in, const struct record *record, vitrine_error **err)
{
    const char *home = in->options->home;
    const struct record_text *original = record_find_text(record, home);
    vitrine_status s = VITRINE_OK;
    size_t i;

    if (original == NULL || !record_has_language(record, home))
        return VITRINE_OK;
    for (i = 0; s >= 0 && i < record->text_count; i++) {
        const struct record_text *text = &record->texts[i];

        if (text->updated_at < original->updated_at && is_asked(in, text->language) &&
            record_has_language(record, text->language))
            s = add_stale(in, record, text->language, home, err);
    }
    return s;
}

/* --- collections --- */

static const struct heading *find_collection(const struct counting *in, const char *name)
{
    size_t i;

    for (i = 0; i < in->collections.count; i++)
        if (strcmp(in->collections.items[i].heading.name, name) == 0)
            return &in->collections.items[i].heading;
    return NULL;
}

static struct coverage_row *due_row(struct coverage *coverage, const char *name, const char *language)
{
    struct coverage_rows *rows = &coverage->parts[COVERAGE_DUE];
    size_t i;

    for (i = 0; i < rows->count; i++)
        if (strcmp(rows->items[i].name, name) == 0 && strcmp(rows->items[i].language, language) == 0)
            return &rows->items[i];
    return add_row(coverage, COVERAGE_DUE, name, language);
}

static vitrine_status count_due(struct counting *in, const struct heading *collection, const char *due,
                                const struct record *record, vitrine_error **err)
{
    struct filter_list wanted = {0};
    vitrine_status s = filter_list_parse(&wanted, collection->wanted, err);
    size_t i;

    for (i = 0; s >= 0 && i < wanted.count; i++) {
        struct coverage_row *row;

        if (has(record, wanted.items[i], 0))
            continue;
        row = due_row(in->coverage, collection->name, wanted.items[i]);
        if (row == NULL || (*due != '\0' && row->due == NULL && !copy(&row->due, due))) {
            s = err_nomem(err);
            break;
        }
        row->order = i;
        row->missing++;
    }
    filter_list_dispose(&wanted);
    return s;
}

static vitrine_status count_collections(struct counting *in, const struct record *record, vitrine_error **err)
{
    char due[11];
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < record->collections.count; i++) {
        const char *name = record->collections.items[i];
        const struct heading *collection = find_collection(in, name);

        s = count_part(in, COVERAGE_COLLECTION, name, record, err);
        if (s >= 0 && collection != NULL && collection->wanted != NULL &&
            coverage_due(due, collection, in->options->today))
            s = count_due(in, collection, due, record, err);
    }
    return s;
}

/* --- the walk --- */

static int compare_ids(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a;
    int64_t right = *(const int64_t *)b;

    return (left > right) - (left < right);
}

static bool is_counted(const struct coverage_options *options, int64_t id)
{
    if (!options->only_ids)
        return true;
    return options->id_count > 0 && bsearch(&id, options->ids, options->id_count, sizeof id, compare_ids) != NULL;
}

static vitrine_status see_record(void *context, const struct record *record, vitrine_error **err)
{
    struct counting *in = context;
    vitrine_status s = budget_check(in->store->budget, "coverage", err);

    if (s < 0 || !is_counted(in->options, record->id))
        return s;
    in->coverage->assets++;
    count_languages(in, record);
    s = count_part(in, COVERAGE_KIND, record->kind == RECORD_IMAGE ? "image" : "text", record, err);
    if (s >= 0)
        s = count_topics(in, record, err);
    if (s >= 0)
        s = count_collections(in, record, err);
    if (s >= 0)
        s = list_missing(in, record, err);
    return s < 0 ? s : list_stale(in, record, err);
}

/* --- in order --- */

static int compare_names(const struct coverage_row *a, const struct coverage_row *b)
{
    int order = strcmp(a->name, b->name);

    return order != 0 ? order : (a->order > b->order) - (a->order < b->order);
}

static int compare_rows(const void *a, const void *b)
{
    return compare_names(a, b);
}

static int compare_due(const void *a, const void *b) /* no day last */
{
    const struct coverage_row *left = a;
    const struct coverage_row *right = b;
    int order = 0;

    if (left->due == NULL || right->due == NULL)
        order = (left->due == NULL) - (right->due == NULL);
    else
        order = strcmp(left->due, right->due);
    return order != 0 ? order : compare_names(left, right);
}

static void sort_rows(struct coverage *coverage)
{
    enum coverage_part part;

    for (part = COVERAGE_KIND; part <= COVERAGE_DUE; part++) {
        struct coverage_rows *rows = &coverage->parts[part];

        if (rows->count > 1 && part != COVERAGE_MISSING && part != COVERAGE_STALE)
            qsort(rows->items, rows->count, sizeof rows->items[0], part == COVERAGE_DUE ? compare_due : compare_rows);
    }
}

static vitrine_status walk(struct counting *in, vitrine_error **err)
{
    vitrine_status s = choose_languages(in, err);

    if (s >= 0)
        s = headings_count(&in->topics, in->store, HEADING_TOPIC, err);
    if (s >= 0)
        s = headings_count(&in->collections, in->store, HEADING_COLLECTION, err);
    if (s >= 0)
        s = add_part(in, COVERAGE_LANGUAGE, NULL, err);
    return s < 0 ? s : in->store->ops->records(in->store, see_record, in, err);
}

vitrine_status coverage_read(struct coverage *out, struct store *store, const struct coverage_options *options,
                             vitrine_error **err)
{
    struct counting in = {.coverage = out, .store = store, .options = options};
    vitrine_status s = store->ops->snapshot_begin(store, err);

    if (s < 0)
        return s;
    s = walk(&in, err);
    store->ops->snapshot_end(store);
    sort_rows(out);
    record_list_dispose(&in.languages);
    counted_headings_dispose(&in.topics);
    counted_headings_dispose(&in.collections);
    return s;
}
