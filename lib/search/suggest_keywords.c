/* SPDX-License-Identifier: MIT
 * Keywords that begin so: they come from the store with the more used ones first, and are looked at until enough of them
 * are, and all that could be used more. */
#include <string.h>

#include "base/err.h"
#include "search/suggesting.h"

#define ROWS 1200     /* looked at, of all languages */
#define LEAST_ROWS 150 /* of one */
#define SPARE 32       /* kept beyond the limit: spellings of one text are several rows */

struct kept {
    const char *text;
    size_t length;
    uint64_t uses;
};

/* The most used so far, the most used first; of equals as they come, which is by key. */
struct walk {
    struct suggesting *suggesting;
    const char *language;
    struct kept *kept;
    size_t count;
    size_t room;
    size_t rows;
    size_t most_rows;
    unsigned power;
};

static vitrine_status keep(struct walk *walk, const struct store_phrase *phrase)
{
    size_t at = walk->count;

    while (at > 0 && walk->kept[at - 1].uses < phrase->uses)
        at--;
    if (at == walk->room)
        return VITRINE_OK;
    if (walk->count < walk->room)
        walk->count++;
    memmove(&walk->kept[at + 1], &walk->kept[at], (walk->count - at - 1) * sizeof walk->kept[0]);
    walk->kept[at] =
        (struct kept){arena_copy(&walk->suggesting->arena, phrase->text, phrase->length), phrase->length, phrase->uses};
    return walk->kept[at].text != NULL ? VITRINE_OK : VITRINE_ENOMEM;
}

/* Where marks were typed the key says too little: each is held against them at once. */
static vitrine_status see_keyword(void *context, const struct store_phrase *phrase, vitrine_error **err)
{
    struct walk *walk = context;
    struct pool *pool = &walk->suggesting->pool;
    size_t before = pool->count;
    vitrine_status s;

    if ((walk->count == walk->room && phrase_power(phrase->uses) != walk->power) || walk->rows++ == walk->most_rows)
        return VITRINE_DONE;
    walk->power = phrase_power(phrase->uses);
    if (!walk->suggesting->typing.marked)
        s = keep(walk, phrase);
    else
        s = pool_add(pool, phrase->text, phrase->length, walk->language, POOL_USED, phrase->uses);
    if (walk->suggesting->typing.marked && walk->count < walk->room)
        walk->count += pool->count - before;
    return s < 0 ? err_nomem(err) : s;
}

static vitrine_status add_kept(struct walk *walk, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && !walk->suggesting->typing.marked && i < walk->count; i++)
        s = pool_add(&walk->suggesting->pool, walk->kept[i].text, walk->kept[i].length, walk->language, POOL_USED,
                     walk->kept[i].uses);
    return s < 0 ? err_nomem(err) : s;
}

static vitrine_status walk_key(struct suggesting *suggesting, const char *language, const struct buf *key,
                               vitrine_error **err)
{
    struct store *store = suggesting->store;
    struct walk walk = {.suggesting = suggesting,
                        .language = language,
                        .room = suggesting->request->limit + SPARE,
                        .most_rows = ROWS / suggesting->language_count};
    vitrine_status s;

    if (walk.most_rows < LEAST_ROWS)
        walk.most_rows = LEAST_ROWS;
    walk.kept = arena_alloc(&suggesting->arena, walk.room, sizeof walk.kept[0]);
    if (walk.kept == NULL)
        return err_nomem(err);
    s = store->ops->phrases(store, language, PHRASE_KEYWORD, buf_text(key), key->length, see_keyword, &walk, err);
    return s < 0 ? s : add_kept(&walk, err);
}

vitrine_status suggest_keywords(struct suggesting *suggesting, size_t language, vitrine_error **err)
{
    const struct typing *typing = &suggesting->typing;
    const char *tag = suggesting->languages[language];
    vitrine_status s = walk_key(suggesting, tag, &typing->key, err);

    return s < 0 || typing->other_key.length == 0 ? s : walk_key(suggesting, tag, &typing->other_key, err);
}
