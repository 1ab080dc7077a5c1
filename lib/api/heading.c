/* SPDX-License-Identifier: MIT
 * The calls of vitrine/heading.h. */
#include <string.h>

#include "api/handle.h"
#include "base/alloc.h"
#include "base/err.h"
#include "edit/heading.h"
#include "publish/heading_json.h"

struct vitrine_heading {
    const struct counted_heading *counted;
};

static vitrine_status check_kind(vitrine_heading_kind kind, vitrine_error **err)
{
    if (kind == VITRINE_TOPIC || kind == VITRINE_COLLECTION)
        return VITRINE_OK;
    return err_set(err, VITRINE_EINVAL, "heading: neither a topic nor a collection");
}

static vitrine_status check_texts(const vitrine_heading_options *options, vitrine_error **err)
{
    const char *const texts[] = {options->parent, options->from, options->to, options->yearly, options->wanted};
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < sizeof texts / sizeof texts[0]; i++)
        s = handle_text(texts[i], "heading", err);
    for (i = 0; s >= 0 && i < options->label_count; i++)
        s = handle_text(options->labels[i], "label", err);
    return s;
}

vitrine_status vitrine_heading_put(vitrine_catalogue *cat, vitrine_heading_kind kind, const char *name,
                                   const vitrine_heading_options *options, vitrine_error **err)
{
    vitrine_heading_options copy;
    struct edit_heading said;
    vitrine_status s;

    if (cat == NULL || name == NULL)
        return err_set(err, VITRINE_EINVAL, "heading: an argument is missing");
    handle_options(&copy, sizeof copy, options);
    s = check_kind(kind, err);
    if (s >= 0)
        s = handle_text(name, "heading", err);
    if (s >= 0)
        s = check_texts(&copy, err);
    if (s < 0)
        return s;
    said = (struct edit_heading){copy.labels, copy.label_count, copy.parent, copy.from,
                                 copy.to,     copy.yearly,      copy.wanted};
    handle_enter(cat, 0);
    return handle_leave(cat, edit_put_heading(cat->store, (enum heading_kind)kind, name, &said, err));
}

vitrine_status vitrine_heading_remove(vitrine_catalogue *cat, vitrine_heading_kind kind, const char *name,
                                      vitrine_error **err)
{
    vitrine_status s;

    if (cat == NULL || name == NULL)
        return err_set(err, VITRINE_EINVAL, "heading: an argument is missing");
    s = check_kind(kind, err);
    if (s >= 0)
        s = handle_text(name, "heading", err);
    if (s < 0)
        return s;
    handle_enter(cat, 0);
    return handle_leave(cat, edit_remove_heading(cat->store, (enum heading_kind)kind, name, err));
}

static vitrine_status one_json(char **out, vitrine_catalogue *cat, enum heading_kind kind, const char *words,
                               vitrine_error **err)
{
    struct buf name = BUF_INIT;
    vitrine_status s = edit_name_heading(&name, cat->store, kind, words, err);

    if (s >= 0)
        s = headings_json(out, cat->store, kind, buf_text(&name), err);
    buf_dispose(&name);
    return s;
}

vitrine_status vitrine_headings_json(char **out, vitrine_catalogue *cat, vitrine_heading_kind kind, const char *name,
                                     vitrine_error **err)
{
    vitrine_status s;

    if (out != NULL)
        *out = NULL;
    if (out == NULL || cat == NULL)
        return err_set(err, VITRINE_EINVAL, "heading: an argument is missing");
    s = check_kind(kind, err);
    if (s >= 0)
        s = handle_text(name, "heading", err);
    if (s < 0)
        return s;
    handle_enter(cat, 0);
    s = name != NULL ? one_json(out, cat, (enum heading_kind)kind, name, err)
                     : headings_json(out, cat->store, (enum heading_kind)kind, NULL, err);
    return handle_leave(cat, s);
}

/* `only` is a name, or "" for all. */
static void give_headings(const struct counted_headings *headings, const char *only, vitrine_heading_sink sink,
                          void *context)
{
    bool going = true;
    size_t i;

    for (i = 0; going && i < headings->count; i++) {
        const vitrine_heading heading = {&headings->items[i]};

        if (*only == '\0' || strcmp(headings->items[i].heading.name, only) == 0)
            going = sink(context, &heading);
    }
}

vitrine_status vitrine_headings(vitrine_catalogue *cat, vitrine_heading_kind kind, const char *name,
                                vitrine_heading_sink sink, void *context, vitrine_error **err)
{
    struct counted_headings headings = {0};
    struct buf only = BUF_INIT;
    vitrine_status s;

    if (cat == NULL || sink == NULL)
        return err_set(err, VITRINE_EINVAL, "heading: an argument is missing");
    s = check_kind(kind, err);
    if (s >= 0)
        s = handle_text(name, "heading", err);
    if (s < 0)
        return s;
    handle_enter(cat, 0);
    if (name != NULL)
        s = edit_name_heading(&only, cat->store, (enum heading_kind)kind, name, err);
    if (s >= 0)
        s = headings_count(&headings, cat->store, (enum heading_kind)kind, err);
    if (s >= 0)
        give_headings(&headings, buf_text(&only), sink, context);
    counted_headings_dispose(&headings);
    buf_dispose(&only);
    return handle_leave(cat, s);
}

const char *vitrine_heading_name(const vitrine_heading *heading)
{
    return heading->counted->heading.name;
}

const char *vitrine_heading_parent(const vitrine_heading *heading)
{
    return heading->counted->heading.parent;
}

const char *vitrine_heading_from(const vitrine_heading *heading)
{
    return heading->counted->heading.from;
}

const char *vitrine_heading_to(const vitrine_heading *heading)
{
    return heading->counted->heading.to;
}

const char *vitrine_heading_yearly(const vitrine_heading *heading)
{
    return heading->counted->heading.yearly;
}

const char *vitrine_heading_wanted(const vitrine_heading *heading)
{
    return heading->counted->heading.wanted;
}

bool vitrine_heading_label(const vitrine_heading *heading, size_t i, const char **language, const char **text)
{
    const struct labels *labels = &heading->counted->heading.labels;

    if (i >= labels->count)
        return false;
    *language = labels->items[i].language;
    *text = labels->items[i].text;
    return true;
}

uint64_t vitrine_heading_assets(const vitrine_heading *heading)
{
    return heading->counted->assets;
}
