/* SPDX-License-Identifier: MIT
 * Coverage as JSON; see coverage.h. */
#include <jansson.h>
#include <string.h>

#include "base/err.h"
#include "publish/coverage.h"
#include "publish/json.h"

/* Rows of one part, gathered into a list; NULL: no memory. */
typedef json_t *rows_json(const struct coverage_rows *rows, size_t *at);

static json_t *list_json(const struct coverage *coverage, enum coverage_part part, rows_json *item)
{
    const struct coverage_rows *rows = &coverage->parts[part];
    json_t *list = json_array();
    size_t at = 0;

    while (list != NULL && at < rows->count)
        if (json_array_append_new(list, item(rows, &at)) != 0) {
            json_decref(list);
            return NULL;
        }
    return list;
}

static json_t *language_json(const struct coverage_rows *rows, size_t *at)
{
    const struct coverage_row *row = &rows->items[(*at)++];

    return json_pack("{s:o,s:I,s:I,s:I,s:I}", "lang", json_of_text(row->language), "with_text",
                     (json_int_t)row->with_text, "with_title", (json_int_t)row->with_title, "with_description",
                     (json_int_t)row->with_description, "missing", (json_int_t)row->missing);
}

/* All languages of one kind, topic or collection. */
static json_t *group_json(const struct coverage_rows *rows, size_t *at)
{
    const struct coverage_row *first = &rows->items[*at];
    json_t *languages = json_array();

    while (languages != NULL && *at < rows->count && strcmp(rows->items[*at].name, first->name) == 0)
        if (json_array_append_new(languages, language_json(rows, at)) != 0) {
            json_decref(languages);
            languages = NULL;
        }
    return json_pack("{s:o,s:I,s:o}", "name", json_of_text(first->name), "assets", (json_int_t)first->assets,
                     "languages", languages);
}

static json_t *tags_json(const char *tags)
{
    json_t *list = json_array();

    while (list != NULL && *tags != '\0') {
        size_t length = strcspn(tags, ",");

        if (json_array_append_new(list, json_stringn(tags, length)) != 0) {
            json_decref(list);
            return NULL;
        }
        tags += length + (tags[length] == ',');
    }
    return list;
}

/* With the path, as `show` has it. Takes `object` over. */
static json_t *with_path(json_t *object, const char *path)
{
    if (object != NULL && json_put_path(object, path))
        return object;
    json_decref(object);
    return NULL;
}

static bool put(json_t *object, const char *key, json_t *value)
{
    return json_object_set_new(object, key, value) == 0;
}

static json_t *missing_json(const struct coverage_rows *rows, size_t *at)
{
    const struct coverage_row *row = &rows->items[(*at)++];
    json_t *object = with_path(json_pack("{s:I}", "id", (json_int_t)row->id), row->path);

    if (object != NULL && put(object, "lacks", tags_json(row->language)))
        return object;
    json_decref(object);
    return NULL;
}

static json_t *stale_json(const struct coverage_rows *rows, size_t *at)
{
    const struct coverage_row *row = &rows->items[(*at)++];
    json_t *object = with_path(json_pack("{s:I}", "id", (json_int_t)row->id), row->path);

    if (object != NULL && put(object, "lang", json_of_text(row->language)) &&
        put(object, "older_than", json_of_text(row->older_than)))
        return object;
    json_decref(object);
    return NULL;
}

/* All languages that one collection is due in. */
static json_t *due_json(const struct coverage_rows *rows, size_t *at)
{
    const struct coverage_row *first = &rows->items[*at];
    json_t *lacks = json_array();

    while (lacks != NULL && *at < rows->count && strcmp(rows->items[*at].name, first->name) == 0) {
        const struct coverage_row *row = &rows->items[(*at)++];

        if (json_array_append_new(lacks, json_pack("{s:o,s:I}", "lang", json_of_text(row->language), "assets",
                                                   (json_int_t)row->missing)) != 0) {
            json_decref(lacks);
            lacks = NULL;
        }
    }
    return json_pack("{s:o,s:o,s:o}", "name", json_of_text(first->name), "due", json_of_text(first->due), "lacks", lacks);
}

vitrine_status coverage_json(char **out, const struct coverage *coverage, vitrine_error **err)
{
    struct buf text = BUF_INIT;
    json_t *object = json_pack(
        "{s:I,s:o,s:o,s:o,s:o,s:o,s:o,s:o}", "assets", (json_int_t)coverage->assets, "languages",
        list_json(coverage, COVERAGE_LANGUAGE, language_json), "missing",
        list_json(coverage, COVERAGE_MISSING, missing_json), "stale", list_json(coverage, COVERAGE_STALE, stale_json),
        "collections", list_json(coverage, COVERAGE_DUE, due_json), "kinds",
        list_json(coverage, COVERAGE_KIND, group_json), "topics", list_json(coverage, COVERAGE_TOPIC, group_json),
        "by_collection", list_json(coverage, COVERAGE_COLLECTION, group_json));
    vitrine_status s = json_write(&text, object, err);

    *out = s >= 0 ? buf_take(&text) : NULL;
    buf_dispose(&text);
    return s >= 0 && *out == NULL ? err_nomem(err) : s;
}
