/* SPDX-License-Identifier: MIT
 * Short texts with a language each; see labels.h. */
#include "record/labels.h"

#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "base/utf8.h"

static vitrine_status add(struct labels *labels, const char *language, const char *text, size_t length)
{
    struct label label = {.text = mem_string_n(text, length)};
    size_t at = labels->count;

    if (label.text == NULL || !mem_grow(&labels->items, &labels->capacity, labels->count, sizeof label)) {
        mem_free(label.text);
        return VITRINE_ENOMEM;
    }
    strncpy(label.language, language, sizeof label.language - 1);
    while (at > 0 && strcmp(labels->items[at - 1].language, label.language) > 0)
        at--;
    memmove(&labels->items[at + 1], &labels->items[at], (labels->count - at) * sizeof label);
    labels->items[at] = label;
    labels->count++;
    return VITRINE_OK;
}

vitrine_status labels_add(struct labels *labels, const char *language, const char *text)
{
    return labels_have(labels, language, text) ? VITRINE_OK : add(labels, language, text, strlen(text));
}

vitrine_status labels_add_all(struct labels *labels, const struct labels *more)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < more->count; i++)
        s = labels_add(labels, more->items[i].language, more->items[i].text);
    return s;
}

void labels_remove(struct labels *labels, const char *language)
{
    size_t kept = 0;
    size_t i;

    for (i = 0; i < labels->count; i++)
        if (strcmp(labels->items[i].language, language) == 0)
            mem_free(labels->items[i].text);
        else
            labels->items[kept++] = labels->items[i];
    labels->count = kept;
}

bool labels_have(const struct labels *labels, const char *language, const char *text)
{
    size_t i;

    for (i = 0; i < labels->count; i++)
        if (strcmp(labels->items[i].language, language) == 0 && strcmp(labels->items[i].text, text) == 0)
            return true;
    return false;
}

const char *labels_first(const struct labels *labels, const char *language)
{
    size_t i;

    for (i = 0; i < labels->count; i++)
        if (strcmp(labels->items[i].language, language) == 0)
            return labels->items[i].text;
    return NULL;
}

bool labels_equal(const struct labels *a, const struct labels *b)
{
    size_t i;

    if (a->count != b->count)
        return false;
    for (i = 0; i < a->count; i++)
        if (strcmp(a->items[i].language, b->items[i].language) != 0 ||
            strcmp(a->items[i].text, b->items[i].text) != 0)
            return false;
    return true;
}

void labels_clear(struct labels *labels)
{
    while (labels->count > 0)
        mem_free(labels->items[--labels->count].text);
}

void labels_dispose(struct labels *labels)
{
    labels_clear(labels);
    mem_free(labels->items);
    *labels = (struct labels){0};
}

void labels_write(struct buf *out, const struct labels *labels)
{
    size_t i;

    for (i = 0; i < labels->count; i++)
        buf_format(out, "%s\t%s\n", labels->items[i].language, labels->items[i].text);
}

vitrine_status labels_read(struct labels *out, const char *text, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;

    while (s >= 0 && *text != '\0') {
        size_t length = strcspn(text, "\n");
        const char *tab = memchr(text, '\t', length);
        size_t tag = tab != NULL ? (size_t)(tab - text) : 0;
        char language[RECORD_LANGUAGE_SIZE] = "";

        if (tag == 0 || tag >= sizeof language || tag + 1 == length || text[length] != '\n' ||
            !utf8_valid(text, length))
            return err_set(err, VITRINE_ECORRUPT, "labels: not as they are stored");
        memcpy(language, text, tag);
        s = add(out, language, tab + 1, length - tag - 1) < 0 ? err_nomem(err) : VITRINE_OK;
        text += length + 1;
    }
    return s;
}
