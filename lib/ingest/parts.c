/* SPDX-License-Identifier: MIT
 * From paths to roots and the folders below them; see parts.h. */
#include "ingest/parts.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/alloc.h"
#include "base/err.h"
#include "ingest/path.h"

/* A path that exists. */
struct place {
    char *folder; /* real path */
    char *name;   /* NULL: the folder itself was named */
    char *shown;  /* the folder as it was named */
};

struct places {
    struct place *items;
    size_t count;
};

void parts_dispose(struct parts *parts)
{
    size_t i;

    for (i = 0; i < parts->count; i++) {
        mem_free(parts->items[i].root);
        mem_free(parts->items[i].folder);
        mem_free(parts->items[i].shown);
        record_list_clear(&parts->items[i].names);
        mem_free(parts->items[i].names.items);
        disk_dispose(&parts->items[i].disk);
    }
    mem_free(parts->items);
    record_list_clear(&parts->takeovers);
    mem_free(parts->takeovers.items);
    *parts = (struct parts)PARTS_INIT;
}

char *part_shown_path(const struct part *part, const char *path)
{
    return path_join(part->shown, path_below(path, part->folder));
}

/* --- places --- */

static void place_dispose(struct place *place)
{
    mem_free(place->folder);
    mem_free(place->name);
    mem_free(place->shown);
}

static void places_dispose(struct places *places)
{
    while (places->count > 0)
        place_dispose(&places->items[--places->count]);
    mem_free(places->items);
}

static char *real_path(const char *path)
{
    char *real = realpath(*path != '\0' ? path : ".", NULL);
    char *copy = real != NULL ? mem_string(real) : NULL;

    if (real != NULL && copy == NULL)
        errno = ENOMEM;
    free(real);
    return copy;
}

static const char *without_dot(const char *shown)
{
    return strcmp(shown, ".") == 0 ? "" : shown;
}

/* A file keeps its own name also when it is a symbolic link. Returns 0, or errno. */
static int find_place(struct place *out, const char *path)
{
    struct stat facts;

    if (stat(path, &facts) != 0)
        return errno;
    if (S_ISDIR(facts.st_mode)) {
        out->shown = mem_string(without_dot(path));
        out->folder = real_path(path);
    } else if (S_ISREG(facts.st_mode)) {
        out->shown = path_folder(path);
        out->folder = out->shown != NULL ? real_path(out->shown) : NULL;
        out->name = mem_string(path_name(path));
        if (out->name == NULL)
            return ENOMEM;
    } else {
        return EINVAL;
    }
    if (out->shown == NULL)
        return ENOMEM;
    return out->folder == NULL ? errno : 0;
}

static int compare_places(const void *a, const void *b)
{
    const struct place *left = a;
    const struct place *right = b;
    size_t of_left = strlen(left->folder);
    size_t of_right = strlen(right->folder);

    if (of_left != of_right)
        return of_left < of_right ? -1 : 1;
    if ((left->name == NULL) != (right->name == NULL))
        return left->name == NULL ? -1 : 1;
    return strcmp(left->folder, right->folder);
}

/* A line of the report for the person's own path, and the first reason kept as the call's. */
static vitrine_status note_absent(struct report *report, const char *path, int number, vitrine_error **first,
                                  vitrine_error **err)
{
    vitrine_error *reason = NULL;
    vitrine_status s;

    if (number == ENOMEM)
        return err_nomem(err);
    err_system(&reason, number, "cannot be scanned");
    s = report_add(&report->failures, path, 0, vitrine_error_message(reason), err);
    vitrine_error_free(reason);
    err_system(first, number, path);
    return s;
}

/* Folders above others come first, so that what lies below finds its root. */
static vitrine_status find_places(struct places *out, const char *const *paths, size_t count,
                                  struct report *report, vitrine_error **err)
{
    vitrine_error *first = NULL;
    vitrine_status s = VITRINE_OK;
    size_t i;

    out->items = mem_zero(count > 0 ? count : 1, sizeof *out->items);
    if (out->items == NULL)
        return err_nomem(err);
    for (i = 0; i < count && s >= 0; i++) {
        struct place *place = &out->items[out->count];
        int number = find_place(place, paths[i]);

        if (number == 0) {
            out->count++;
            continue;
        }
        place_dispose(place);
        memset(place, 0, sizeof *place);
        s = note_absent(report, paths[i], number, &first, err);
    }
    if (s >= 0 && out->count == 0 && first != NULL)
        s = err_set(err, vitrine_error_status(first), "%s", vitrine_error_message(first));
    vitrine_error_free(first);
    if (s >= 0 && out->count > 0)
        qsort(out->items, out->count, sizeof out->items[0], compare_places);
    return s;
}

/* --- roots --- */

/* The known root that the folder is or lies below, the longest; NULL if there is none. */
static const char *find_root(const struct record_list *roots, const char *folder)
{
    const char *best = NULL;
    size_t i;

    for (i = 0; i < roots->count; i++)
        if (path_is_within(folder, roots->items[i]) &&
            (best == NULL || strlen(roots->items[i]) > strlen(best)))
            best = roots->items[i];
    return best;
}

/* Make `folder` a root in the place of all roots below it. */
static vitrine_status take_over(struct parts *parts, struct record_list *roots, const char *folder,
                                vitrine_error **err)
{
    size_t i = 0;

    while (i < roots->count) {
        if (!path_is_within(roots->items[i], folder)) {
            i++;
            continue;
        }
        if (record_list_append(&parts->takeovers, roots->items[i]) < 0 ||
            record_list_append(&parts->takeovers, folder) < 0)
            return err_nomem(err);
        record_list_remove(roots, roots->items[i]);
    }
    return record_list_append(roots, folder) < 0 ? err_nomem(err) : VITRINE_OK;
}

/* --- parts --- */

static struct part *find_part(struct parts *parts, const char *root, const char *folder, bool whole)
{
    size_t i;

    for (i = 0; i < parts->count; i++) {
        struct part *part = &parts->items[i];

        if (strcmp(part->root, root) != 0 || whole != (part->names.count == 0))
            continue;
        if (whole ? path_is_within(folder, part->folder) : strcmp(folder, part->folder) == 0)
            return part;
    }
    return NULL;
}

static vitrine_status add_part(struct part **out, struct parts *parts, const char *root, const char *folder,
                               const char *shown, vitrine_error **err)
{
    struct part *part;

    if (!mem_grow(&parts->items, &parts->capacity, parts->count, sizeof *parts->items))
        return err_nomem(err);
    part = &parts->items[parts->count++];
    memset(part, 0, sizeof *part);
    part->root = mem_string(root);
    part->folder = mem_string(folder);
    part->shown = mem_string(shown);
    *out = part;
    return part->root == NULL || part->folder == NULL || part->shown == NULL ? err_nomem(err) : VITRINE_OK;
}

static vitrine_status add_name(struct part *part, const char *name, vitrine_error **err)
{
    char *path = path_join(part->folder, name);
    vitrine_status s = VITRINE_OK;

    if (path == NULL || record_list_append(&part->names, path) < 0)
        s = err_nomem(err);
    mem_free(path);
    return s;
}

static vitrine_status add_place(struct parts *parts, struct record_list *roots, const struct place *place,
                                vitrine_error **err)
{
    const char *root = find_root(roots, place->folder);
    const char *folder;
    struct part *part;
    vitrine_status s = VITRINE_OK;

    if (root == NULL) {
        s = take_over(parts, roots, place->folder, err);
        root = place->folder;
    }
    if (s < 0)
        return s;
    folder = path_below(place->folder, root);
    if (find_part(parts, root, folder, true) != NULL)
        return VITRINE_OK;
    part = place->name != NULL ? find_part(parts, root, folder, false) : NULL;
    if (part == NULL)
        s = add_part(&part, parts, root, folder, place->shown, err);
    if (s >= 0 && place->name != NULL)
        s = add_name(part, place->name, err);
    return s;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

bool part_is_named(const struct part *part, const char *path)
{
    const struct record_list *names = &part->names;

    return names->count > 0 &&
           bsearch(&path, names->items, names->count, sizeof names->items[0], compare_names) != NULL;
}

vitrine_status parts_find(struct parts *out, struct record_list *roots, const char *const *paths,
                          size_t count, struct report *report, vitrine_error **err)
{
    struct places places = {NULL, 0};
    vitrine_status s = find_places(&places, paths, count, report, err);
    size_t i;

    for (i = 0; i < places.count && s >= 0; i++) {
        struct disk_file file = {.path = NULL};

        if (places.items[i].name != NULL && !walk_kind(&file, places.items[i].name))
            report->skipped++;
        else
            s = add_place(out, roots, &places.items[i], err);
    }
    for (i = 0; i < out->count; i++)
        if (out->items[i].names.count > 0)
            qsort(out->items[i].names.items, out->items[i].names.count, sizeof(char *), compare_names);
    places_dispose(&places);
    return s;
}
