/* SPDX-License-Identifier: MIT
 * Suggestions gathered and ranked; see pool.h. */
#include "search/pool.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "text/language.h"

/* --- one text --- */

struct word_span { /* in `written` */
    size_t start;
    size_t end;
};

#define TEXT_WORDS 64

struct reading {
    struct pool *pool;
    struct word_span words[TEXT_WORDS];
    size_t count;
};

static bool take_token(void *context, const struct token *token)
{
    struct reading *reading = context;
    struct pool *pool = reading->pool;

    if (reading->count == TEXT_WORDS)
        return false;
    if (reading->count > 0) {
        buf_char(&pool->written, ' ');
        buf_char(&pool->folded, ' ');
    }
    reading->words[reading->count].start = pool->written.length;
    buf_append(&pool->written, token->bytes, token->length);
    reading->words[reading->count++].end = pool->written.length;
    analyzer_fold(pool->analyzer, &pool->folded, token->bytes, token->length);
    return !pool->written.failed && !pool->folded.failed;
}

static bool begins_so(const struct reading *reading, bool unmarked)
{
    struct typing *typing = reading->pool->typing;
    size_t i;

    if (typing->count + (typing->count > 0 && !typing->open) > reading->count)
        return false;
    for (i = 0; i < typing->count; i++) {
        const struct word_span *word = &reading->words[i];

        if (!typing_fits(typing, i, reading->pool->analyzer, reading->pool->written.bytes + word->start,
                         word->end - word->start, unmarked))
            return false;
    }
    return true;
}

static vitrine_status keep(struct pool *pool, struct pool_item item, const char *text, size_t length)
{
    if (!mem_grow(&pool->items, &pool->capacity, pool->count, sizeof pool->items[0]))
        return VITRINE_ENOMEM;
    item.text = arena_copy(pool->arena, text, length);
    item.written = arena_copy(pool->arena, buf_text(&pool->written), pool->written.length);
    item.folded = arena_copy(pool->arena, buf_text(&pool->folded), pool->folded.length);
    if (item.text == NULL || item.written == NULL || item.folded == NULL)
        return VITRINE_ENOMEM;
    pool->items[pool->count++] = item;
    return VITRINE_OK;
}

vitrine_status pool_add(struct pool *pool, const char *text, size_t length, const char *language, enum pool_source source,
                        uint64_t uses)
{
    struct pool_item item = {.source = source, .uses = uses};
    struct reading reading = {.pool = pool};
    bool begins;

    buf_clear(&pool->written);
    buf_clear(&pool->folded);
    analyzer_run(pool->analyzer, language, text, length, take_token, &reading, NULL);
    if (pool->written.failed || pool->folded.failed)
        return VITRINE_ENOMEM;
    begins = reading.count > 0 && begins_so(&reading, language_is_unmarked(language));
    if (pool->typing->failed)
        return VITRINE_ENOMEM;
    if (!begins)
        return VITRINE_OK;
    strncpy(item.language, language, sizeof item.language - 1);
    return keep(pool, item, text, length);
}

void pool_scale(struct pool *pool, size_t from, uint64_t seen, uint64_t all)
{
    size_t i;
    size_t k;

    for (i = from; i < pool->count; i++) {
        struct pool_item *item = &pool->items[i];
        uint64_t same = item->uses;

        if (same == 0)
            continue;
        for (k = i + 1; k < pool->count; k++)
            if (pool->items[k].uses > 0 && strcmp(pool->items[k].text, item->text) == 0) {
                same += pool->items[k].uses;
                pool->items[k].uses = 0;
            }
        item->uses = same < 3 || seen == 0 || all < seen ? same : same * all / seen; /* twice may be by chance */
    }
}

/* --- texts that are one --- */

static int compare_items(const void *a, const void *b)
{
    const struct pool_item *left = a;
    const struct pool_item *right = b;
    int order = strcmp(left->folded, right->folded);

    if (order == 0)
        order = strcmp(left->written, right->written);
    if (order == 0)
        order = (int)left->source - (int)right->source;
    if (order == 0)
        order = strcmp(left->text, right->text);
    return order != 0 ? order : strcmp(left->language, right->language);
}

/* Uses of items[from, end): of one source those of each are added up. */
static uint64_t sum_uses(const struct pool_item *items, size_t from, size_t end)
{
    uint64_t used = 0;
    uint64_t term = 0;
    size_t i;

    for (i = from; i < end; i++)
        if (items[i].source == POOL_USED)
            used += items[i].uses;
        else if (items[i].uses > term)
            term = items[i].uses;
    return used > term ? used : term;
}

/* The most used spelling, as keywords and titles have it where they do; the first of equals. */
static const struct pool_item *choose_spelling(const struct pool_item *items, size_t from, size_t end)
{
    const struct pool_item *best = &items[from];
    uint64_t most = 0;
    size_t i;
    size_t next;

    for (i = from; i < end && items[i].source == items[from].source; i = next) {
        uint64_t uses = 0;

        for (next = i; next < end && items[next].source == items[i].source && strcmp(items[next].text, items[i].text) == 0;
             next++)
            uses += items[next].uses;
        if (uses > most) {
            most = uses;
            best = &items[i];
        }
    }
    return best;
}

static struct pool_group make_group(const struct pool_item *items, size_t from, size_t end)
{
    struct pool_group group = {choose_spelling(items, from, end), sum_uses(items, from, end)};

    return group;
}

/* Of groups of one folded form, the one without marks joins the most used of the others. */
static void join_unmarked(struct pool_group *groups, size_t from, size_t *count)
{
    size_t plain = SIZE_MAX;
    size_t most = SIZE_MAX;
    size_t i;

    for (i = from; i < *count; i++)
        if (strcmp(groups[i].shown->written, groups[i].shown->folded) == 0)
            plain = i;
        else if (most == SIZE_MAX || groups[i].uses > groups[most].uses)
            most = i;
    if (plain == SIZE_MAX || most == SIZE_MAX)
        return;
    if (groups[plain].shown->source < groups[most].shown->source ||
        (groups[plain].shown->source == groups[most].shown->source && groups[plain].uses > groups[most].uses))
        groups[most].shown = groups[plain].shown;
    groups[most].uses += groups[plain].uses;
    groups[plain] = groups[--*count];
}

static int compare_groups(const void *a, const void *b)
{
    const struct pool_group *left = a;
    const struct pool_group *right = b;
    int order;

    if (left->uses != right->uses)
        return left->uses > right->uses ? -1 : 1;
    order = strcmp(left->shown->folded, right->shown->folded);
    return order != 0 ? order : strcmp(left->shown->text, right->shown->text);
}

vitrine_status pool_rank(struct pool_group **out, size_t *count, struct pool *pool)
{
    struct pool_group *groups = arena_alloc(pool->arena, pool->count, sizeof *groups);
    size_t first = 0; /* group of the folded form at hand */
    size_t i;
    size_t end;

    *out = groups;
    *count = 0;
    if (groups == NULL)
        return VITRINE_ENOMEM;
    if (pool->count > 0)
        qsort(pool->items, pool->count, sizeof pool->items[0], compare_items);
    for (i = 0; i < pool->count; i = end) {
        for (end = i + 1; end < pool->count && strcmp(pool->items[end].written, pool->items[i].written) == 0;)
            end++;
        groups[(*count)++] = make_group(pool->items, i, end);
        if (end == pool->count || strcmp(pool->items[end].folded, pool->items[i].folded) != 0) {
            join_unmarked(groups, first, count);
            first = *count;
        }
    }
    if (*count > 0)
        qsort(groups, *count, sizeof *groups, compare_groups);
    return VITRINE_OK;
}

void pool_dispose(struct pool *pool)
{
    mem_free(pool->items);
    buf_dispose(&pool->written);
    buf_dispose(&pool->folded);
}
