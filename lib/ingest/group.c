/* SPDX-License-Identifier: MIT
 * From the names in a folder to assets; see group.h.
 *
 * A name is cut from behind: "poster.vi.jpg" has the stem "poster.vi", the base "poster" and the language vi.
 * Images are entered in one sorted table by name, by stem and by base; sidecars look themselves up there. */
#include "ingest/group.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/alloc.h"
#include "base/err.h"
#include "text/compose.h"

struct cut {
    char *name; /* NFC */
    size_t stem;
    size_t base;
    char language[LANGUAGE_SIZE];
};

enum key_kind { KEY_NAME, KEY_STEM, KEY_BASE };

struct key {
    enum key_kind kind;
    const char *bytes; /* borrowed from a cut */
    size_t length;
    size_t order; /* of the name, or group */
};

struct keys {
    struct key *items;
    size_t count;
};

struct grouping {
    const struct group_name *names;
    struct cut *cuts;
    size_t count;
    const struct group_rules *rules;
    struct keys images;
    size_t *group_of; /* for each name its image's group */
    struct groups *out;
};

void groups_dispose(struct groups *groups)
{
    while (groups->count > 0)
        mem_free(groups->items[--groups->count].members);
    mem_free(groups->items);
    *groups = (struct groups)GROUPS_INIT;
}

enum group_use group_use_of(const char *name, bool is_xmp, enum record_kind kind)
{
    const char *dot = strrchr(name, '.');

    if (is_xmp)
        return GROUP_XMP;
    if (kind == RECORD_IMAGE)
        return GROUP_IMAGE;
    return dot != NULL && (strcasecmp(dot, ".txt") == 0 || strcasecmp(dot, ".md") == 0) ? GROUP_PLAIN
                                                                                        : GROUP_DOCUMENT;
}

/* --- cutting names --- */

/* Where the last dot before `end` stands, if something stands before it; else `end`. */
static size_t last_dot(const char *name, size_t end)
{
    size_t at = end;

    while (at > 1)
        if (name[--at] == '.')
            return at;
    return end;
}

/* "la" is Lao's country and Latin: it is Lao where the text itself is in Lao script. */
static vitrine_status is_lao(bool *is, const struct grouping *grouping, size_t i, const char *suffix,
                             size_t length, vitrine_error **err)
{
    const struct group_rules *rules = grouping->rules;

    *is = false;
    if (length != 2 || strncasecmp(suffix, "la", 2) != 0 || rules->is_lao == NULL)
        return VITRINE_OK;
    return rules->is_lao(is, rules->lao_context, i, err);
}

/* Take the language off the stem, if its last part is one. */
static vitrine_status cut_suffix(struct grouping *grouping, size_t i, vitrine_error **err)
{
    const struct group_rules *rules = grouping->rules;
    struct cut *cut = &grouping->cuts[i];
    size_t dot = last_dot(cut->name, cut->stem);
    const char *suffix = cut->name + dot + 1;
    size_t length = cut->stem - dot - 1;
    vitrine_status s;
    bool lao;

    if (dot == cut->stem)
        return VITRINE_OK;
    s = is_lao(&lao, grouping, i, suffix, length, err);
    if (s < 0)
        return s;
    if (lao)
        strcpy(cut->language, "lo");
    else if (!language_of_suffix(cut->language, suffix, length, rules->known, rules->known_context))
        cut->language[0] = '\0';
    if (cut->language[0] != '\0')
        cut->base = dot;
    return VITRINE_OK;
}

static vitrine_status cut_name(struct grouping *grouping, size_t i, vitrine_error **err)
{
    struct cut *cut = &grouping->cuts[i];
    struct buf composed = BUF_INIT;
    const char *name = grouping->names[i].name;
    vitrine_status s = compose_append(&composed, name, strlen(name), err);

    cut->stem = last_dot(buf_text(&composed), composed.length);
    cut->base = cut->stem;
    cut->name = buf_take(&composed);
    buf_dispose(&composed);
    if (s < 0)
        return s;
    if (cut->name == NULL)
        return err_nomem(err);
    return grouping->names[i].use == GROUP_XMP ? VITRINE_OK : cut_suffix(grouping, i, err);
}

/* --- keys --- */

static int compare_bytes(const char *a, size_t a_length, const char *b, size_t b_length)
{
    int order = memcmp(a, b, a_length < b_length ? a_length : b_length);

    if (order != 0 || a_length == b_length)
        return order;
    return a_length < b_length ? -1 : 1;
}

static int compare_key_bytes(const struct key *a, const struct key *b)
{
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    return compare_bytes(a->bytes, a->length, b->bytes, b->length);
}

static int compare_keys(const void *a, const void *b)
{
    const struct key *left = a;
    const struct key *right = b;
    int order = compare_key_bytes(left, right);

    if (order != 0 || left->order == right->order)
        return order;
    return left->order < right->order ? -1 : 1;
}

static void add_key(struct keys *keys, enum key_kind kind, const char *bytes, size_t length, size_t order)
{
    keys->items[keys->count++] = (struct key){kind, bytes, length, order};
}

/* The first key equal to (kind, bytes); the others follow it. keys->count if there is none. */
static size_t find_keys(const struct keys *keys, enum key_kind kind, const char *bytes, size_t length)
{
    const struct key wanted = {kind, bytes, length, 0};
    size_t low = 0;
    size_t high = keys->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare_key_bytes(&keys->items[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < keys->count && compare_key_bytes(&keys->items[low], &wanted) == 0 ? low : keys->count;
}

static bool same_key(const struct keys *keys, size_t i, size_t first)
{
    return i < keys->count && compare_key_bytes(&keys->items[i], &keys->items[first]) == 0;
}

static vitrine_status add_image_keys(struct grouping *grouping, vitrine_error **err)
{
    struct keys *keys = &grouping->images;
    size_t i;

    keys->items = mem_zero(grouping->count + 1, 3 * sizeof *keys->items);
    if (keys->items == NULL)
        return err_nomem(err);
    for (i = 0; i < grouping->count; i++) {
        const struct cut *cut = &grouping->cuts[i];

        if (grouping->names[i].use != GROUP_IMAGE)
            continue;
        add_key(keys, KEY_NAME, cut->name, strlen(cut->name), i);
        add_key(keys, KEY_STEM, cut->name, cut->stem, i);
        if (cut->language[0] != '\0')
            add_key(keys, KEY_BASE, cut->name, cut->base, i);
    }
    if (keys->count > 0)
        qsort(keys->items, keys->count, sizeof keys->items[0], compare_keys);
    return VITRINE_OK;
}

/* --- groups --- */

static vitrine_status add_member(struct group *group, const struct grouping *grouping, size_t name,
                                 vitrine_error **err)
{
    struct group_member *member;

    if (!mem_grow(&group->members, &group->capacity, group->count, sizeof *group->members))
        return err_nomem(err);
    member = &group->members[group->count++];
    member->name = name;
    memcpy(member->language, grouping->cuts[name].language, sizeof member->language);
    return VITRINE_OK;
}

static vitrine_status add_group(struct grouping *grouping, enum record_kind kind, size_t name,
                                vitrine_error **err)
{
    struct groups *groups = grouping->out;

    if (!mem_grow(&groups->items, &groups->capacity, groups->count, sizeof *groups->items))
        return err_nomem(err);
    groups->items[groups->count] = (struct group){.kind = kind};
    return add_member(&groups->items[groups->count++], grouping, name, err);
}

/* Add the sidecar to the groups of all images with that key, in whose language it must be if `language` is
 * given. */
static vitrine_status attach(bool *attached, struct grouping *grouping, size_t sidecar, enum key_kind kind,
                             size_t length, const char *language, vitrine_error **err)
{
    const struct keys *keys = &grouping->images;
    size_t first = find_keys(keys, kind, grouping->cuts[sidecar].name, length);
    vitrine_status s = VITRINE_OK;
    size_t i;

    *attached = false;
    for (i = first; s >= 0 && same_key(keys, i, first); i++) {
        size_t image = keys->items[i].order;

        if (language != NULL && strcmp(grouping->cuts[image].language, language) != 0)
            continue;
        s = add_member(&grouping->out->items[grouping->group_of[image]], grouping, sidecar, err);
        *attached = true;
    }
    return s;
}

/* The rules (a), (b) and (c) of the design, in this order. */
static vitrine_status attach_text(bool *attached, struct grouping *grouping, size_t i, vitrine_error **err)
{
    const struct cut *cut = &grouping->cuts[i];
    vitrine_status s = attach(attached, grouping, i, KEY_NAME, cut->base, NULL, err);

    if (s >= 0 && !*attached && cut->language[0] != '\0')
        s = attach(attached, grouping, i, KEY_BASE, cut->base, cut->language, err);
    if (s >= 0 && !*attached)
        s = attach(attached, grouping, i, KEY_STEM, cut->base, NULL, err);
    return s;
}

static vitrine_status attach_xmp(struct grouping *grouping, enum key_kind kind, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    bool attached;
    size_t i;

    for (i = 0; i < grouping->count && s >= 0; i++)
        if (grouping->names[i].use == GROUP_XMP)
            s = attach(&attached, grouping, i, kind, grouping->cuts[i].stem, NULL, err);
    return s;
}

static vitrine_status group_images(struct grouping *grouping, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i < grouping->count && s >= 0; i++) {
        if (grouping->names[i].use != GROUP_IMAGE)
            continue;
        grouping->group_of[i] = grouping->out->count;
        s = add_group(grouping, RECORD_IMAGE, i, err);
    }
    return s;
}

/* Put the texts that are no sidecars together by their bases. */
static vitrine_status group_texts(struct grouping *grouping, struct keys *texts, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t first = 0;
    size_t i;

    if (texts->count > 0)
        qsort(texts->items, texts->count, sizeof texts->items[0], compare_keys);
    for (i = 0; i < texts->count && s >= 0; i++) {
        size_t name = texts->items[i].order;

        if (i > 0 && same_key(texts, i, first)) {
            s = add_member(&grouping->out->items[grouping->out->count - 1], grouping, name, err);
        } else {
            first = i;
            s = add_group(grouping, RECORD_TEXT, name, err);
        }
    }
    return s;
}

static vitrine_status place_texts(struct grouping *grouping, vitrine_error **err)
{
    struct keys texts = {mem_zero(grouping->count + 1, sizeof *texts.items), 0};
    vitrine_status s = texts.items != NULL ? VITRINE_OK : err_nomem(err);
    size_t i;

    for (i = 0; i < grouping->count && s >= 0; i++) {
        enum group_use use = grouping->names[i].use;
        bool attached = false;

        if (use == GROUP_PLAIN)
            s = attach_text(&attached, grouping, i, err);
        if ((use == GROUP_PLAIN || use == GROUP_DOCUMENT) && !attached)
            add_key(&texts, KEY_BASE, grouping->cuts[i].name, grouping->cuts[i].base, i);
    }
    if (s >= 0)
        s = group_texts(grouping, &texts, err);
    mem_free(texts.items);
    return s;
}

static int compare_groups(const void *a, const void *b)
{
    size_t left = ((const struct group *)a)->members[0].name;
    size_t right = ((const struct group *)b)->members[0].name;

    return left < right ? -1 : left > right;
}

static vitrine_status group_all(struct grouping *grouping, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i < grouping->count && s >= 0; i++)
        s = cut_name(grouping, i, err);
    if (s >= 0)
        s = add_image_keys(grouping, err);
    if (s >= 0)
        s = group_images(grouping, err);
    if (s >= 0)
        s = place_texts(grouping, err);
    if (s >= 0)
        s = attach_xmp(grouping, KEY_NAME, err);
    if (s >= 0)
        s = attach_xmp(grouping, KEY_STEM, err);
    if (s >= 0 && grouping->out->count > 0)
        qsort(grouping->out->items, grouping->out->count, sizeof(struct group), compare_groups);
    return s;
}

vitrine_status groups_build(struct groups *out, const struct group_name *names, size_t count,
                            const struct group_rules *rules, vitrine_error **err)
{
    struct grouping grouping = {.names = names, .count = count, .rules = rules, .out = out};
    vitrine_status s;
    size_t i;

    grouping.cuts = mem_zero(count + 1, sizeof *grouping.cuts);
    grouping.group_of = mem_zero(count + 1, sizeof *grouping.group_of);
    s = grouping.cuts != NULL && grouping.group_of != NULL ? group_all(&grouping, err) : err_nomem(err);
    for (i = 0; grouping.cuts != NULL && i < count; i++)
        mem_free(grouping.cuts[i].name);
    mem_free(grouping.cuts);
    mem_free(grouping.group_of);
    mem_free(grouping.images.items);
    return s;
}
