/* SPDX-License-Identifier: MIT
 * The small parts of a record: its strings, lists and files; see record.h. */
#include <string.h>

#include "base/alloc.h"
#include "record/record.h"

vitrine_status record_set_string(char **slot, const char *text)
{
    char *copy = NULL;

    if (text != NULL && *text != '\0') {
        copy = mem_string(text);
        if (copy == NULL)
            return VITRINE_ENOMEM;
    }
    mem_free(*slot);
    *slot = copy;
    return VITRINE_OK;
}

static vitrine_status list_insert(struct record_list *list, size_t at, const char *item)
{
    char *copy;

    if (!mem_grow(&list->items, &list->capacity, list->count, sizeof list->items[0]))
        return VITRINE_ENOMEM;
    copy = mem_string(item);
    if (copy == NULL)
        return VITRINE_ENOMEM;
    memmove(&list->items[at + 1], &list->items[at], (list->count - at) * sizeof list->items[0]);
    list->items[at] = copy;
    list->count++;
    return VITRINE_OK;
}

vitrine_status record_list_add(struct record_list *list, const char *item)
{
    size_t at = 0;

    while (at < list->count && strcmp(list->items[at], item) < 0)
        at++;
    if (at < list->count && strcmp(list->items[at], item) == 0)
        return VITRINE_OK;
    return list_insert(list, at, item);
}

vitrine_status record_list_append(struct record_list *list, const char *item)
{
    return list_insert(list, list->count, item);
}

bool record_list_has(const struct record_list *list, const char *item)
{
    size_t i;

    for (i = 0; i < list->count; i++)
        if (strcmp(list->items[i], item) == 0)
            return true;
    return false;
}

bool record_list_remove(struct record_list *list, const char *item)
{
    size_t i;

    for (i = 0; i < list->count; i++) {
        if (strcmp(list->items[i], item) != 0)
            continue;
        mem_free(list->items[i]);
        list->count--;
        memmove(&list->items[i], &list->items[i + 1], (list->count - i) * sizeof list->items[0]);
        return true;
    }
    return false;
}

void record_list_clear(struct record_list *list)
{
    while (list->count > 0)
        mem_free(list->items[--list->count]);
}

void record_list_dispose(struct record_list *list)
{
    record_list_clear(list);
    mem_free(list->items);
    list->items = NULL;
    list->capacity = 0;
}

vitrine_status record_add_file(struct record *record, const struct record_file *file)
{
    struct record_file *copy;
    char *path;

    if (!mem_grow(&record->files, &record->file_capacity, record->file_count, sizeof record->files[0]))
        return VITRINE_ENOMEM;
    path = mem_string(file->path);
    if (path == NULL)
        return VITRINE_ENOMEM;
    copy = &record->files[record->file_count++];
    *copy = *file;
    copy->path = path;
    return VITRINE_OK;
}

void record_clear_files(struct record *record)
{
    while (record->file_count > 0)
        mem_free(record->files[--record->file_count].path);
}

vitrine_status record_move_path(char **path, const char *inner)
{
    struct buf moved = BUF_INIT;
    char *taken;

    buf_format(&moved, "%s/%s", inner, *path);
    taken = buf_take(&moved);
    if (taken == NULL)
        return VITRINE_ENOMEM;
    mem_free(*path);
    *path = taken;
    return VITRINE_OK;
}

vitrine_status record_move_root(struct record *record, const char *to, const char *inner)
{
    vitrine_status s = record_set_string(&record->root, to);
    size_t i;

    if (s >= 0 && record->path != NULL)
        s = record_move_path(&record->path, inner);
    for (i = 0; s >= 0 && i < record->file_count; i++)
        s = record_move_path(&record->files[i].path, inner);
    return s;
}
