/* SPDX-License-Identifier: MIT
 * Making, changing and removing topics and collections; see heading.h. */
#include "edit/heading.h"

#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "base/form.h"
#include "base/nearest.h"
#include "edit/edit.h"
#include "query/filter.h"
#include "text/language.h"

/* --- which one --- */

static vitrine_status gather_name(void *context, const char *name, vitrine_error **err)
{
    return record_list_append(context, name) < 0 ? err_nomem(err) : VITRINE_OK;
}

static vitrine_status no_such_heading(struct store *store, enum heading_kind kind, const char *words,
                                      vitrine_error **err)
{
    struct record_list names = {0};
    const char *kind_name = heading_kind_name(kind);
    const char *nearest = NULL;
    vitrine_status s = store->ops->names(store, kind_name, gather_name, &names, err);

    if (s >= 0 && record_list_append(&names, "") < 0)
        s = err_nomem(err);
    if (s >= 0) {
        mem_free(names.items[--names.count]);
        names.items[names.count] = NULL; /* as nearest_word wants it */
        nearest = nearest_word(words, (const char *const *)names.items);
        s = nearest != NULL ? err_set(err, VITRINE_ENOTFOUND, "%s: %s: there is none of that name; did you mean %s?",
                                      kind_name, words, nearest)
                            : err_set(err, VITRINE_ENOTFOUND, "%s: %s: there is none of that name", kind_name, words);
    }
    record_list_dispose(&names);
    return s;
}

vitrine_status edit_name_heading(struct buf *out, struct store *store, enum heading_kind kind, const char *words,
                                 vitrine_error **err)
{
    struct record_list names = {0};
    vitrine_status s = store_find_headings(&names, store, kind, words, err);

    if (s >= 0 && names.count == 0)
        s = no_such_heading(store, kind, words, err);
    else if (s >= 0 && names.count > 1)
        s = err_set(err, VITRINE_EINVAL, "%s: %s: both %s and %s are called so; give the name itself",
                    heading_kind_name(kind), words, names.items[0], names.items[1]);
    else if (s >= 0)
        buf_string(out, names.items[0]);
    record_list_dispose(&names);
    return s >= 0 && out->failed ? err_nomem(err) : s;
}

struct finding {
    const char *name;
    struct heading *out;
};

static vitrine_status copy_if_named(void *context, const struct heading *heading, vitrine_error **err)
{
    struct finding *finding = context;

    if (strcmp(heading->name, finding->name) != 0)
        return VITRINE_OK;
    heading_dispose(finding->out);
    return heading_copy(finding->out, heading) < 0 ? err_nomem(err) : VITRINE_OK;
}

/* The heading of exactly that name; left empty if there is none. */
static vitrine_status find_heading(struct heading *out, struct store *store, enum heading_kind kind, const char *name,
                                   vitrine_error **err)
{
    struct finding finding = {name, out};

    return store->ops->headings(store, kind, copy_if_named, &finding, err);
}

/* --- what is said of it --- */

static vitrine_status set_label(struct heading *heading, struct store *store, const char *said, vitrine_error **err)
{
    const char *equals = strchr(said, '=');
    char tag[LANGUAGE_SIZE];
    char typed[64];
    struct buf text = BUF_INIT;
    vitrine_status s;

    if (equals == NULL || equals == said || (size_t)(equals - said) >= sizeof typed)
        return err_set(err, VITRINE_EINVAL, "label: %.60s: LANG=TEXT is meant", said);
    snprintf(typed, sizeof typed, "%.*s", (int)(equals - said), said);
    s = language_parse(tag, typed, store_knows_language, store, err);
    if (s >= 0 && strcmp(tag, "zh") == 0)
        s = language_parse_for(tag, typed, equals + 1, strlen(equals + 1), err);
    if (s >= 0)
        s = edit_clean(&text, FIELD_TITLE, equals + 1, err);
    if (s >= 0) {
        labels_remove(&heading->labels, tag);
        if (text.length > 0 && labels_add(&heading->labels, tag, text.bytes) < 0)
            s = err_nomem(err);
    }
    buf_dispose(&text);
    return s;
}

/* Would `name` stand above itself? */
static vitrine_status check_tree(struct store *store, const char *name, const char *parent, vitrine_error **err)
{
    struct record_list below = {0};
    vitrine_status s = record_list_append(&below, name) < 0 ? err_nomem(err) : VITRINE_OK;

    if (s >= 0)
        s = store_add_subtopics(&below, store, err);
    if (s >= 0 && record_list_has(&below, parent))
        s = err_set(err, VITRINE_EINVAL, "topic: %s: %s stands below it and cannot be above it", name, parent);
    record_list_dispose(&below);
    return s;
}

static vitrine_status set_parent(struct heading *heading, struct store *store, const char *said, vitrine_error **err)
{
    struct buf name = BUF_INIT;
    vitrine_status s = VITRINE_OK;

    if (*said != '\0')
        s = edit_name_heading(&name, store, HEADING_TOPIC, said, err);
    if (s >= 0 && name.length > 0)
        s = check_tree(store, heading->name, name.bytes, err);
    if (s >= 0 && record_set_string(&heading->parent, buf_text(&name)) < 0)
        s = err_nomem(err);
    buf_dispose(&name);
    return s;
}

static vitrine_status set_day(char **slot, const char *what, const char *said, vitrine_error **err)
{
    if (said == NULL)
        return VITRINE_OK;
    if (*said != '\0' && !form_is_day(said))
        return err_set(err, VITRINE_EINVAL, "%s: %.40s: a date is meant, as 2026-04-30", what, said);
    return record_set_string(slot, said) < 0 ? err_nomem(err) : VITRINE_OK;
}

/* A day of any year: one that some leap year has. */
static vitrine_status set_yearly(char **slot, const char *said, vitrine_error **err)
{
    char day[16];

    if (said == NULL)
        return VITRINE_OK;
    snprintf(day, sizeof day, "2024-%.10s", said);
    if (*said != '\0' && !form_is_day(day))
        return err_set(err, VITRINE_EINVAL, "yearly: %.40s: a month and a day are meant, as 04-30", said);
    return record_set_string(slot, said) < 0 ? err_nomem(err) : VITRINE_OK;
}

static bool is_said(const char *said)
{
    return said != NULL && *said != '\0';
}

static vitrine_status set_days(struct heading *heading, const struct edit_heading *said, vitrine_error **err)
{
    bool dated = is_said(said->from) || is_said(said->to);
    vitrine_status s = VITRINE_OK;

    if (dated && is_said(said->yearly))
        return err_set(err, VITRINE_EINVAL, "collection: %s: it has dates or returns yearly, not both", heading->name);
    if (dated)
        record_set_string(&heading->yearly, NULL); /* frees */
    if (is_said(said->yearly)) {
        record_set_string(&heading->from, NULL);
        record_set_string(&heading->to, NULL);
    }
    s = set_day(&heading->from, "from", said->from, err);
    if (s >= 0)
        s = set_day(&heading->to, "to", said->to, err);
    if (s >= 0)
        s = set_yearly(&heading->yearly, said->yearly, err);
    if (s >= 0 && heading->from != NULL && heading->to != NULL && strcmp(heading->from, heading->to) > 0)
        s = err_set(err, VITRINE_EINVAL, "collection: %s: it ends (%s) before it begins (%s)", heading->name,
                    heading->to, heading->from);
    return s;
}

static vitrine_status set_wanted(struct heading *heading, struct store *store, const char *said, vitrine_error **err)
{
    struct filter_list list = {0};
    struct buf tags = BUF_INIT;
    vitrine_status s = said != NULL ? filter_list_parse(&list, said, err) : VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < list.count; i++) {
        char tag[LANGUAGE_SIZE];

        s = language_parse(tag, list.items[i], store_knows_language, store, err);
        if (s >= 0)
            buf_format(&tags, "%s%s", i > 0 ? "," : "", tag);
    }
    if (s >= 0 && said != NULL && (tags.failed || record_set_string(&heading->wanted, buf_text(&tags)) < 0))
        s = err_nomem(err);
    filter_list_dispose(&list);
    buf_dispose(&tags);
    return s;
}

static vitrine_status apply(struct heading *heading, struct store *store, const struct edit_heading *said,
                            vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < said->label_count; i++)
        s = set_label(heading, store, said->labels[i], err);
    if (s >= 0 && said->parent != NULL)
        s = set_parent(heading, store, said->parent, err);
    if (s >= 0)
        s = set_days(heading, said, err);
    return s < 0 ? s : set_wanted(heading, store, said->wanted, err);
}

static vitrine_status check_kind(enum heading_kind kind, const struct edit_heading *said, vitrine_error **err)
{
    if (kind == HEADING_COLLECTION && said->parent != NULL)
        return err_set(err, VITRINE_EINVAL, "collection: only topics have a parent");
    if (kind == HEADING_TOPIC && (said->from != NULL || said->to != NULL || said->yearly != NULL || said->wanted != NULL))
        return err_set(err, VITRINE_EINVAL, "topic: only collections have dates and wanted languages");
    return VITRINE_OK;
}

static vitrine_status put_one(struct store *store, enum heading_kind kind, const char *name,
                              const struct edit_heading *said, vitrine_error **err)
{
    struct heading heading = {0};
    vitrine_status s = find_heading(&heading, store, kind, name, err);

    if (s >= 0 && heading.name == NULL && record_set_string(&heading.name, name) < 0)
        s = err_nomem(err);
    if (s >= 0)
        s = apply(&heading, store, said, err);
    if (s >= 0)
        s = store->ops->put_heading(store, kind, &heading, err);
    heading_dispose(&heading);
    return s;
}

/* A change: all of it, or none. */
static vitrine_status end_change(struct store *store, vitrine_status s, vitrine_error **err)
{
    if (s >= 0)
        s = store->ops->commit(store, err);
    if (s < 0)
        store->ops->rollback(store);
    return s;
}

vitrine_status edit_put_heading(struct store *store, enum heading_kind kind, const char *name,
                                const struct edit_heading *said, vitrine_error **err)
{
    struct buf clean = BUF_INIT;
    vitrine_status s = check_kind(kind, said, err);

    if (s >= 0)
        s = edit_clean(&clean, FIELD_TITLE, name, err);
    if (s >= 0 && clean.length == 0)
        s = err_set(err, VITRINE_EINVAL, "%s: a name is missing", heading_kind_name(kind));
    if (s >= 0)
        s = store->ops->begin(store, err);
    if (s >= 0)
        s = end_change(store, put_one(store, kind, clean.bytes, said, err), err);
    buf_dispose(&clean);
    return s;
}

/* --- removing --- */

struct removal {
    struct store *store;
    enum heading_kind kind;
    const char *name;
    char *parent;              /* NULL: it stands at the top */
    struct record_list orphans; /* topics below it */
    int64_t *ids;              /* of the assets under it */
    size_t count;
    size_t capacity;
};

static vitrine_status see_heading(void *context, const struct heading *heading, vitrine_error **err)
{
    struct removal *removal = context;

    if (strcmp(heading->name, removal->name) == 0)
        return record_set_string(&removal->parent, heading->parent) < 0 ? err_nomem(err) : VITRINE_OK;
    if (heading->parent == NULL || strcmp(heading->parent, removal->name) != 0)
        return VITRINE_OK;
    return gather_name(&removal->orphans, heading->name, err);
}

static vitrine_status see_asset(void *context, const struct store_asset *asset, vitrine_error **err)
{
    struct removal *removal = context;

    if (strstr(removal->kind == HEADING_TOPIC ? asset->topics : asset->collections, removal->name) == NULL)
        return VITRINE_OK;
    if (!mem_grow(&removal->ids, &removal->capacity, removal->count, sizeof removal->ids[0]))
        return err_nomem(err);
    removal->ids[removal->count++] = asset->id;
    return VITRINE_OK;
}

static vitrine_status free_asset(const struct removal *removal, int64_t id, vitrine_error **err)
{
    const struct store_ops *ops = removal->store->ops;
    struct record record;
    vitrine_status s;

    record_init(&record);
    s = ops->get(removal->store, &record, id, err);
    if (s >= 0 && record_list_remove(removal->kind == HEADING_TOPIC ? &record.topics : &record.collections,
                                     removal->name))
        s = ops->put(removal->store, &id, &record, err);
    record_dispose(&record);
    return s;
}

static vitrine_status lift_topic(const struct removal *removal, const char *name, vitrine_error **err)
{
    struct heading heading = {0};
    vitrine_status s = find_heading(&heading, removal->store, HEADING_TOPIC, name, err);

    if (s >= 0 && record_set_string(&heading.parent, removal->parent) < 0)
        s = err_nomem(err);
    if (s >= 0)
        s = removal->store->ops->put_heading(removal->store, HEADING_TOPIC, &heading, err);
    heading_dispose(&heading);
    return s;
}

static vitrine_status remove_one(struct removal *removal, vitrine_error **err)
{
    struct store *store = removal->store;
    vitrine_status s = store->ops->headings(store, removal->kind, see_heading, removal, err);
    size_t i;

    if (s >= 0)
        s = store->ops->assets(store, see_asset, removal, err);
    for (i = 0; s >= 0 && i < removal->count; i++) {
        s = budget_check(store->budget, "remove", err);
        if (s >= 0)
            s = free_asset(removal, removal->ids[i], err);
    }
    for (i = 0; s >= 0 && i < removal->orphans.count; i++)
        s = lift_topic(removal, removal->orphans.items[i], err);
    return s < 0 ? s : store->ops->remove_heading(store, removal->kind, removal->name, err);
}

vitrine_status edit_remove_heading(struct store *store, enum heading_kind kind, const char *words, vitrine_error **err)
{
    struct removal removal = {.store = store, .kind = kind};
    struct buf name = BUF_INIT;
    vitrine_status s = store->ops->begin(store, err);

    if (s < 0)
        return s;
    s = edit_name_heading(&name, store, kind, words, err);
    removal.name = buf_text(&name);
    if (s >= 0)
        s = remove_one(&removal, err);
    s = end_change(store, s, err);
    record_list_dispose(&removal.orphans);
    mem_free(removal.parent);
    mem_free(removal.ids);
    buf_dispose(&name);
    return s;
}
