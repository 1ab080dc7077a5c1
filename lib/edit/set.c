/* SPDX-License-Identifier: MIT
 * Facts set by a person, for several assets at once; see edit.h. */
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "base/form.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "edit/edit.h"
#include "edit/heading.h"
#include "query/filter.h"

enum operation { SET_VALUE, SET_ADD, SET_REMOVE };

/* One assignment, taken apart. Strings borrow from it. */
struct assignment {
    const struct setting *setting;
    enum operation operation;
    struct buf value; /* cleaned */
};

struct setting {
    const char *name;
    enum field field;   /* a sourced fact; 0: one of the record's own */
    bool is_list;       /* takes += and -= */
    size_t offset;      /* of the record's own */
    enum heading_kind kind; /* what it must be the name of; 0: free */
    vitrine_status (*check)(const char *value, vitrine_error **err); /* of a value that is not empty */
};

/* --- what a value must be --- */

static vitrine_status check_status(const char *value, vitrine_error **err)
{
    struct filter filter = {0};
    vitrine_status s = filter_set_status(&filter, value, err);

    filter_dispose(&filter);
    return s;
}

static vitrine_status check_date(const char *value, vitrine_error **err)
{
    if (form_is_day(value))
        return VITRINE_OK;
    return err_set(err, VITRINE_EINVAL, "%s: a date is meant, as 2026-04-30", value);
}

static vitrine_status check_moment(const char *value, vitrine_error **err)
{
    if (form_is_moment(value))
        return VITRINE_OK;
    return err_set(err, VITRINE_EINVAL,
                   "%s: a date as precise as known is meant: 1975, 1975-04, 1975-04-30 or 2021-07-15T08:30:00+07:00",
                   value);
}

static vitrine_status check_degrees(const char *value, double most, vitrine_error **err)
{
    double degrees;

    if (form_number(&degrees, value, strlen(value)) && degrees >= -most && degrees <= most)
        return VITRINE_OK;
    return err_set(err, VITRINE_EINVAL, "%s: degrees from -%g to %g are meant", value, most, most);
}

static vitrine_status check_latitude(const char *value, vitrine_error **err)
{
    return check_degrees(value, 90, err);
}

static vitrine_status check_longitude(const char *value, vitrine_error **err)
{
    return check_degrees(value, 180, err);
}

static const struct setting settings[] = {
    {"creator", FIELD_CREATOR, false, 0, 0, NULL},
    {"credit_line", FIELD_CREDIT_LINE, false, 0, 0, NULL},
    {"copyright_notice", FIELD_COPYRIGHT_NOTICE, false, 0, 0, NULL},
    {"license", FIELD_LICENSE, false, 0, 0, NULL},
    {"taken_at", FIELD_TAKEN_AT, false, 0, 0, check_moment},
    {"latitude", FIELD_LATITUDE, false, 0, 0, check_latitude},
    {"longitude", FIELD_LONGITUDE, false, 0, 0, check_longitude},
    {"status", 0, false, offsetof(struct record, status), 0, check_status},
    {"valid_from", 0, false, offsetof(struct record, valid_from), 0, check_date},
    {"valid_until", 0, false, offsetof(struct record, valid_until), 0, check_date},
    {"topic", 0, true, offsetof(struct record, topics), HEADING_TOPIC, NULL},
    {"collection", 0, true, offsetof(struct record, collections), HEADING_COLLECTION, NULL},
    {"audience", 0, true, offsetof(struct record, audience), 0, NULL},
};
#define SETTING_COUNT (sizeof settings / sizeof settings[0])

/* --- taking an assignment apart --- */

static vitrine_status unknown_setting(const char *text, size_t length, vitrine_error **err)
{
    const char *names[SETTING_COUNT + 1] = {NULL};
    const char *nearest;
    char name[64];
    size_t i;

    snprintf(name, sizeof name, "%.*s", (int)(length < 60 ? length : 60), text);
    for (i = 0; i < SETTING_COUNT; i++)
        names[i] = settings[i].name;
    nearest = nearest_word(name, names);
    if (nearest != NULL)
        return err_set(err, VITRINE_EINVAL, "set: %s: no such name; did you mean %s?", name, nearest);
    return err_set(err, VITRINE_EINVAL,
                   "set: %s: no such name; it is one of creator, credit_line, copyright_notice, license, status, "
                   "valid_from, valid_until, taken_at, latitude, longitude, topic, collection, audience",
                   name);
}

static vitrine_status check_operation(const struct assignment *out, const char *text, vitrine_error **err)
{
    if (out->setting->is_list == (out->operation != SET_VALUE))
        return VITRINE_OK;
    if (out->setting->is_list)
        return err_set(err, VITRINE_EINVAL, "set: %s: %s is a list: %s+=NAME adds, %s-=NAME takes away", text,
                       out->setting->name, out->setting->name, out->setting->name);
    return err_set(err, VITRINE_EINVAL, "set: %s: %s is no list: %s=VALUE is meant", text, out->setting->name,
                   out->setting->name);
}

static vitrine_status parse_assignment(struct assignment *out, const char *text, vitrine_error **err)
{
    const char *equals = strchr(text, '=');
    size_t length = equals != NULL ? (size_t)(equals - text) : 0;
    size_t i;
    vitrine_status s;

    if (equals == NULL || length == 0)
        return err_set(err, VITRINE_EINVAL, "set: %s: NAME=VALUE is meant", text);
    if (text[length - 1] == '+' || text[length - 1] == '-')
        out->operation = text[--length] == '+' ? SET_ADD : SET_REMOVE;
    for (i = 0; i < SETTING_COUNT && out->setting == NULL; i++)
        if (strlen(settings[i].name) == length && memcmp(settings[i].name, text, length) == 0)
            out->setting = &settings[i];
    if (out->setting == NULL)
        return unknown_setting(text, length, err);
    s = check_operation(out, text, err);
    if (s >= 0)
        s = edit_clean(&out->value, FIELD_CREATOR, equals + 1, err);
    if (s >= 0 && out->value.length == 0 && out->setting->is_list)
        s = err_set(err, VITRINE_EINVAL, "set: %s: a name is missing behind the =", text);
    if (s >= 0 && out->value.length > 0 && out->setting->check != NULL)
        s = out->setting->check(out->value.bytes, err);
    return s;
}

/* --- names the catalogue must have --- */

/* A topic or collection may be called by a label: its name is what assets keep. One to take away need not be known. */
static vitrine_status settle_name(struct store *store, struct assignment *assignment, vitrine_error **err)
{
    bool added = assignment->operation == SET_ADD;
    struct buf name = BUF_INIT;
    vitrine_status s;

    if (assignment->setting->kind == 0)
        return VITRINE_OK;
    s = edit_name_heading(&name, store, assignment->setting->kind, assignment->value.bytes, added ? err : NULL);
    if (s < 0) {
        buf_dispose(&name);
        return added || s == VITRINE_ENOMEM ? s : VITRINE_OK;
    }
    buf_dispose(&assignment->value);
    assignment->value = name;
    return VITRINE_OK;
}

/* --- one record --- */

static vitrine_status apply_list(struct record_list *list, const struct assignment *assignment)
{
    if (assignment->operation == SET_ADD)
        return record_list_add(list, assignment->value.bytes);
    record_list_remove(list, assignment->value.bytes);
    return VITRINE_OK;
}

static vitrine_status apply(struct record *record, const struct assignment *assignment)
{
    const struct setting *setting = assignment->setting;
    char *place = (char *)record + setting->offset;

    if (setting->is_list)
        return apply_list((struct record_list *)(void *)place, assignment);
    if (setting->field == 0)
        return record_set_string((char **)(void *)place, buf_text(&assignment->value));
    record_drop(record, setting->field, "", SOURCE_HAND); /* the latest word stands last, also when it was said before */
    return record_set(record, setting->field, "", SOURCE_HAND, buf_text(&assignment->value));
}

static vitrine_status check_validity(const struct record *record, vitrine_error **err)
{
    if (record->valid_from != NULL && record->valid_until != NULL &&
        strcmp(record->valid_from, record->valid_until) > 0)
        return err_set(err, VITRINE_EINVAL, "set: asset %lld: valid_until %s is before valid_from %s",
                       (long long)record->id, record->valid_until, record->valid_from);
    return VITRINE_OK;
}

static vitrine_status set_one(uint64_t *changed, struct store *store, int64_t id,
                              const struct assignment *assignments, size_t count, vitrine_error **err)
{
    struct record before;
    struct record after;
    vitrine_status s;
    size_t i;

    record_init(&before);
    record_init(&after);
    s = store->ops->get(store, &before, id, err);
    if (s >= 0 && record_copy(&after, &before) < 0)
        s = err_nomem(err);
    for (i = 0; s >= 0 && i < count; i++)
        if (apply(&after, &assignments[i]) < 0)
            s = err_nomem(err);
    if (s >= 0)
        s = check_validity(&after, err);
    if (s >= 0 && !record_same_content(&before, &after)) {
        (*changed)++;
        store->author.source = SOURCE_HAND;
        s = store->ops->put(store, &id, &after, err);
        store->author.source = 0;
    }
    record_dispose(&before);
    record_dispose(&after);
    return s;
}

static vitrine_status set_all(uint64_t *changed, struct store *store, const int64_t *ids, size_t count,
                              struct assignment *assignments, size_t assignment_count, bool dry_run,
                              vitrine_error **err)
{
    vitrine_status s = store->ops->begin(store, err);
    size_t i;

    if (s < 0)
        return s;
    for (i = 0; s >= 0 && i < assignment_count; i++)
        s = settle_name(store, &assignments[i], err);
    for (i = 0; s >= 0 && i < count; i++) {
        s = budget_check(store->budget, "set", err);
        if (s >= 0)
            s = set_one(changed, store, ids[i], assignments, assignment_count, err);
    }
    if (s >= 0 && !dry_run)
        s = store->ops->commit(store, err);
    if (s < 0 || dry_run)
        store->ops->rollback(store);
    return s;
}

vitrine_status edit_set(uint64_t *changed, struct store *store, const int64_t *ids, size_t count,
                        const char *const *assignments, size_t assignment_count, bool dry_run, vitrine_error **err)
{
    struct assignment *parsed = mem_zero(assignment_count, sizeof parsed[0]);
    vitrine_status s = VITRINE_OK;
    size_t i;

    *changed = 0;
    if (parsed == NULL)
        return err_nomem(err);
    for (i = 0; s >= 0 && i < assignment_count; i++)
        s = parse_assignment(&parsed[i], assignments[i], err);
    if (s >= 0)
        s = set_all(changed, store, ids, count, parsed, assignment_count, dry_run, err);
    for (i = 0; i < assignment_count; i++)
        buf_dispose(&parsed[i].value);
    mem_free(parsed);
    return s;
}
