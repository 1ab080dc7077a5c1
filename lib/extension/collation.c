/* SPDX-License-Identifier: MIT
 * The collation "vitrine": Vietnamese alphabetical order (text/collation.h). Texts are equal that have one
 * written form: Hoà, hòa and its decomposed spellings. */
#include <string.h>

#include "base/alloc.h"
#include "extension/extension.h"
#include "text/collation.h"

struct collation {
    sqlite3 *db;
    struct analyzer *analyzer; /* made when first asked for */
    struct buf keys[2];
};

static void set_key(struct collation *collation, struct buf *key, const void *text, int length)
{
    buf_clear(key);
    collation_append(key, collation->analyzer, "vi", text, (size_t)length);
}

static int compare_bytes(const void *a, size_t a_length, const void *b, size_t b_length)
{
    size_t length = a_length < b_length ? a_length : b_length;
    int order = length > 0 ? memcmp(a, b, length) : 0;

    return order != 0 || a_length == b_length ? order : a_length < b_length ? -1 : 1;
}

static bool set_keys(struct collation *collation, const void *a, int a_length, const void *b, int b_length)
{
    if (collation->analyzer == NULL && analyzer_new(&collation->analyzer, NULL) < 0)
        return false;
    set_key(collation, &collation->keys[0], a, a_length);
    set_key(collation, &collation->keys[1], b, b_length);
    return !collation->keys[0].failed && !collation->keys[1].failed;
}

/* A collation cannot fail. Where memory does, the statement is ended, so that it answers in no wrong order.
 */
static int compare(void *context, int a_length, const void *a, int b_length, const void *b)
{
    struct collation *collation = context;
    const struct buf *keys = collation->keys;

    if (a_length == b_length && (a_length == 0 || memcmp(a, b, (size_t)a_length) == 0))
        return 0;
    if (set_keys(collation, a, a_length, b, b_length))
        return compare_bytes(buf_text(&keys[0]), keys[0].length, buf_text(&keys[1]), keys[1].length);
    sqlite3_interrupt(collation->db);
    return compare_bytes(a, (size_t)a_length, b, (size_t)b_length);
}

static void collation_free(void *freed)
{
    struct collation *collation = freed;

    analyzer_free(collation->analyzer);
    buf_dispose(&collation->keys[0]);
    buf_dispose(&collation->keys[1]);
    mem_free(collation);
}

int collation_register(sqlite3 *db)
{
    struct collation *collation = mem_zero(1, sizeof *collation);
    int code;

    if (collation == NULL)
        return SQLITE_NOMEM;
    collation->db = db;
    code = sqlite3_create_collation_v2(db, "vitrine", SQLITE_UTF8, collation, compare, collation_free);
    if (code != SQLITE_OK)
        collation_free(collation); /* unlike a function's, it is not freed on failure */
    return code;
}
