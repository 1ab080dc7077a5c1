/* SPDX-License-Identifier: MIT
 * The words of an index that a typed word may be, as forms to match. */
#include <string.h>

#include "base/err.h"
#include "search/suggesting.h"

struct walk {
    struct suggesting *suggesting;
    struct suggest_forms *out;
    bool unmarked;
    size_t seen;
    struct match_form *forms;
    size_t count;
    size_t capacity;
};

static vitrine_status keep(struct walk *walk, const struct store_word *word)
{
    struct arena *arena = &walk->suggesting->arena;
    const char *bytes = arena_copy(arena, word->word, word->length);

    if (walk->count == walk->capacity) {
        size_t wanted = walk->capacity ? 2 * walk->capacity : 8;
        struct match_form *forms = arena_alloc(arena, wanted, sizeof *forms);

        if (forms == NULL)
            return VITRINE_ENOMEM;
        if (walk->count > 0)
            memcpy(forms, walk->forms, walk->count * sizeof *forms);
        walk->forms = forms;
        walk->capacity = wanted;
    }
    walk->forms[walk->count++] = (struct match_form){bytes, word->length, false};
    return bytes != NULL ? VITRINE_OK : VITRINE_ENOMEM;
}

/* A plain word of a value without marks is what was meant by one with marks, as for a search. */
static vitrine_status see_word(void *context, const struct store_word *word, vitrine_error **err)
{
    struct walk *walk = context;
    struct typing *typing = &walk->suggesting->typing;
    size_t skip = word->length > 0 && word->word[0] == DOCUMENT_PLAIN;
    bool fits;

    if (walk->seen++ == walk->out->most) {
        walk->out->cut = true;
        return VITRINE_DONE;
    }
    if (word->documents == 0)
        return VITRINE_OK;
    fits = typing_fits(typing, walk->out->word, walk->suggesting->store->analyzer, word->word + skip, word->length - skip,
                       walk->unmarked || skip > 0);
    if (typing->failed || (fits && keep(walk, word) < 0))
        return err_nomem(err);
    return VITRINE_OK;
}

vitrine_status suggest_find_forms(struct suggest_forms *forms, struct suggesting *suggesting, const char *language,
                                  vitrine_error **err)
{
    struct walk walk = {.suggesting = suggesting, .out = forms, .unmarked = language_is_unmarked(language)};
    struct store *store = suggesting->store;
    vitrine_status s =
        store->ops->words(store, language, forms->by, forms->key, forms->key_length, see_word, &walk, err);

    if (s >= 0 && forms->other_key != NULL)
        s = store->ops->words(store, language, forms->by, forms->other_key, forms->key_length, see_word, &walk, err);
    forms->slot = (struct match_slot){walk.forms, walk.count};
    return s < 0 ? s : VITRINE_OK;
}
