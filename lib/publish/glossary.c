/* SPDX-License-Identifier: MIT
 * The glossary as JSON and CSV; see glossary.h. */
#include "publish/glossary.h"

#include <jansson.h>
#include <string.h>

#include "base/err.h"
#include "publish/cell.h"
#include "publish/json.h"
#include "text/language.h"

/* --- JSON --- */

struct listing {
    json_t *list;
    const char *language; /* NULL: any */
};

bool glossary_has_language(const struct labels *terms, const char *language)
{
    size_t i;

    for (i = 0; i < terms->count; i++)
        if (language_matches(terms->items[i].language, language))
            return true;
    return false;
}

/* Lists by language. */
static json_t *terms_json(const struct labels *terms)
{
    json_t *object = json_object();
    bool failed = object == NULL;
    size_t i;

    for (i = 0; !failed && i < terms->count; i++) {
        json_t *list = json_object_get(object, terms->items[i].language);

        if (list == NULL) {
            list = json_array();
            failed = json_object_set_new(object, terms->items[i].language, list) != 0;
        }
        failed = failed || json_array_append_new(list, json_of_text(terms->items[i].text)) != 0;
    }
    if (!failed)
        return object;
    json_decref(object);
    return NULL;
}

static vitrine_status list_concept(void *context, int64_t id, const struct labels *terms, vitrine_error **err)
{
    struct listing *listing = context;

    if (listing->language != NULL && !glossary_has_language(terms, listing->language))
        return VITRINE_OK;
    if (json_array_append_new(listing->list, json_pack("{s:I,s:o}", "id", (json_int_t)id, "terms", terms_json(terms))) != 0)
        return err_nomem(err);
    return VITRINE_OK;
}

vitrine_status glossary_json(char **out, struct store *store, const char *language, vitrine_error **err)
{
    struct listing listing = {json_array(), language};
    struct buf text = BUF_INIT;
    vitrine_status s = listing.list != NULL ? VITRINE_OK : err_nomem(err);

    if (s >= 0)
        s = store->ops->concepts(store, list_concept, &listing, err);
    if (s >= 0)
        s = json_write(&text, json_pack("{s:o}", "concepts", listing.list), err);
    else
        json_decref(listing.list);
    *out = s >= 0 ? buf_take(&text) : NULL;
    buf_dispose(&text);
    return s >= 0 && *out == NULL ? err_nomem(err) : s;
}

/* --- CSV --- */

struct sheet {
    struct record_list languages;
    struct buf *out;
};

static vitrine_status gather_languages(void *context, int64_t id, const struct labels *terms, vitrine_error **err)
{
    struct sheet *sheet = context;
    size_t i;

    (void)id;
    for (i = 0; i < terms->count; i++)
        if (!record_list_has(&sheet->languages, terms->items[i].language) &&
            record_list_append(&sheet->languages, terms->items[i].language) < 0)
            return err_nomem(err);
    return VITRINE_OK;
}

static vitrine_status write_row(void *context, int64_t id, const struct labels *terms, vitrine_error **err)
{
    struct sheet *sheet = context;
    struct buf cell = BUF_INIT;
    bool failed = false;
    size_t i;
    size_t k;

    (void)id;
    for (i = 0; i < sheet->languages.count; i++) {
        buf_clear(&cell);
        for (k = 0; k < terms->count; k++)
            if (strcmp(terms->items[k].language, sheet->languages.items[i]) == 0)
                buf_format(&cell, "%s%s", cell.length > 0 ? "|" : "", terms->items[k].text);
        failed = failed || cell.failed;
        if (i > 0)
            buf_char(sheet->out, ',');
        cell_put(sheet->out, buf_text(&cell));
    }
    buf_string(sheet->out, "\r\n");
    buf_dispose(&cell);
    return failed || sheet->out->failed ? err_nomem(err) : VITRINE_OK;
}

/* The catalogue's own language, then the others in the order of their tags. */
static vitrine_status order_languages(struct record_list *languages, struct store *store, vitrine_error **err)
{
    struct record_list sorted = {0};
    struct buf home = BUF_INIT;
    vitrine_status s = store->ops->setting(store, &home, "home", err);
    size_t i;

    for (i = 0; s >= 0 && i < languages->count; i++)
        if (strcmp(languages->items[i], buf_text(&home)) != 0 && record_list_add(&sorted, languages->items[i]) < 0)
            s = err_nomem(err);
    if (s >= 0 && record_list_has(languages, buf_text(&home))) {
        record_list_clear(languages);
        s = record_list_append(languages, buf_text(&home)) < 0 ? err_nomem(err) : s;
    } else {
        record_list_clear(languages);
    }
    for (i = 0; s >= 0 && i < sorted.count; i++)
        if (record_list_append(languages, sorted.items[i]) < 0)
            s = err_nomem(err);
    record_list_dispose(&sorted);
    buf_dispose(&home);
    return s;
}

static vitrine_status write_sheet(struct sheet *sheet, struct store *store, vitrine_error **err)
{
    vitrine_status s = store->ops->concepts(store, gather_languages, sheet, err);
    size_t i;

    if (s >= 0)
        s = order_languages(&sheet->languages, store, err);
    for (i = 0; s >= 0 && i < sheet->languages.count; i++)
        buf_format(sheet->out, "%s%s", i > 0 ? "," : "", sheet->languages.items[i]);
    buf_string(sheet->out, sheet->languages.count > 0 ? "\r\n" : "");
    return s < 0 ? s : store->ops->concepts(store, write_row, sheet, err);
}

vitrine_status glossary_csv(char **out, struct store *store, vitrine_error **err)
{
    struct buf text = BUF_INIT;
    struct sheet sheet = {.out = &text};
    vitrine_status s = store->ops->snapshot_begin(store, err);

    if (s >= 0) {
        s = write_sheet(&sheet, store, err);
        store->ops->snapshot_end(store);
    }
    record_list_dispose(&sheet.languages);
    *out = s >= 0 ? buf_take(&text) : NULL;
    buf_dispose(&text);
    return s >= 0 && *out == NULL ? err_nomem(err) : s;
}
