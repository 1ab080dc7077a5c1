/* SPDX-License-Identifier: MIT
 * Styles of office documents; see office_styles.h. */
#include "extract/office_styles.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

#define MAX_NAME 128
/* A chain that is longer goes round. */
#define MAX_PARENTS 32

void office_styles_dispose(struct office_styles *styles)
{
    arena_dispose(&styles->strings);
    mem_free(styles->items);
    *styles = (struct office_styles){.count = 0};
}

struct office_style *office_styles_add(struct office_styles *styles)
{
    struct office_style *style;

    if (!mem_grow(&styles->items, &styles->capacity, styles->count, sizeof *styles->items))
        return NULL;
    if (styles->count == OFFICE_MAX_STYLES)
        styles->count--;
    style = &styles->items[styles->count++];
    *style = (struct office_style){.family = "", .name = ""};
    return style;
}

static int compare(const void *a, const void *b)
{
    const struct office_style *one = a;
    const struct office_style *other = b;
    int order = strcmp(one->family, other->family);

    return order != 0 ? order : strcmp(one->name, other->name);
}

void office_styles_settle(struct office_styles *styles)
{
    if (styles->count > 0)
        qsort(styles->items, styles->count, sizeof *styles->items, compare);
}

vitrine_status office_styles_read(struct office_styles *out, const char **damage, const struct xml_handler *handler,
                                  const struct buf *document, const struct budget *budget, vitrine_error **err)
{
    vitrine_status s = xml_read(damage, handler, document, budget, err);

    if (s >= 0)
        office_styles_settle(out);
    return s;
}

const char *office_styles_copy(struct office_styles *styles, const char *text)
{
    size_t length;

    if (text[0] == '\'' || text[0] == '"')
        length = strcspn(++text, "'\"");
    else
        length = strlen(text);
    return arena_copy(&styles->strings, text, length < MAX_NAME ? length : MAX_NAME);
}

static const struct office_style *find(const struct office_styles *styles, const char *family,
                                       const char *name)
{
    char cut[MAX_NAME + 1];
    const struct office_style wanted = {.family = family, .name = cut};

    if (name == NULL || styles->count == 0)
        return NULL;
    snprintf(cut, sizeof cut, "%.*s", MAX_NAME, name);
    return bsearch(&wanted, styles->items, styles->count, sizeof wanted, compare);
}

const char *office_styles_font(const struct office_styles *styles, const char *family, const char *name)
{
    const struct office_style *style = find(styles, family, name);
    size_t i;

    for (i = 0; style != NULL && i < MAX_PARENTS; i++) {
        if (style->font != NULL)
            return style->font;
        style = find(styles, family, style->parent);
    }
    return NULL;
}

enum office_paragraph office_styles_kind(const struct office_styles *styles, const char *name)
{
    const struct office_style *style = find(styles, "paragraph", name);
    size_t i;

    for (i = 0; style != NULL && i < MAX_PARENTS; i++) {
        if (style->kind != PARAGRAPH_PLAIN)
            return style->kind;
        style = find(styles, "paragraph", style->parent);
    }
    return PARAGRAPH_PLAIN;
}
