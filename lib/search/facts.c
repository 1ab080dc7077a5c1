/* SPDX-License-Identifier: MIT
 * Columns of assets in memory; see facts.h. */
#include "search/facts.h"

#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"

#define SLOTS_FIRST 64
/* All are read at once when that share of them is asked for at the first time, or this one over several: a process that
 * asks once should not read what it does not need. */
#define WORTH_FIRST 2
#define WORTH_LATER 16
#define FEW 2000 /* rows that are read one by one in any case */
#define DAY_LENGTH 10

/* Different values of a column, found by their hash. */
struct dictionary {
    char **values;
    size_t count;
    size_t capacity;
    uint32_t *slots; /* number + 1; 0: free */
    size_t slot_count;
    uint32_t last; /* the number given last: one asset is often as the one before */
};

struct facts {
    struct dictionary columns[FACT_COLUMNS];
    uint64_t state; /* of the store, that the rows are of */
    bool has_all;
    bool is_dense; /* and no id is missing between */
    uint64_t asked; /* for, of that state */
    int64_t *ids; /* ascending */
    struct fact_row *rows;
    size_t count;
    size_t id_capacity;
    size_t row_capacity;
    size_t at; /* the row given last */
    struct fact_row one;
};

/* --- dictionaries --- */

/* FNV-1a. */
static uint64_t hash(const char *text, size_t length)
{
    uint64_t value = UINT64_C(14695981039346656037);
    size_t i;

    for (i = 0; i < length; i++)
        value = (value ^ (unsigned char)text[i]) * UINT64_C(1099511628211);
    return value;
}

static bool is_value(const char *value, const char *text, size_t length)
{
    return strncmp(value, text, length) == 0 && value[length] == '\0';
}

/* Where it stands, or the free slot where it would. */
static size_t find_slot(const struct dictionary *dictionary, const char *text, size_t length)
{
    size_t slot = (size_t)hash(text, length) & (dictionary->slot_count - 1);

    while (dictionary->slots[slot] != 0 && !is_value(dictionary->values[dictionary->slots[slot] - 1], text, length))
        slot = (slot + 1) & (dictionary->slot_count - 1);
    return slot;
}

static bool make_room(struct dictionary *dictionary)
{
    struct dictionary wider = *dictionary;
    size_t i;

    if (dictionary->slot_count > 2 * dictionary->count)
        return true;
    wider.slot_count = dictionary->slot_count > 0 ? 2 * dictionary->slot_count : SLOTS_FIRST;
    wider.slots = mem_zero(wider.slot_count, sizeof wider.slots[0]);
    if (wider.slots == NULL)
        return false;
    for (i = 0; i < wider.count; i++)
        wider.slots[find_slot(&wider, wider.values[i], strlen(wider.values[i]))] = (uint32_t)i + 1;
    mem_free(dictionary->slots);
    *dictionary = wider;
    return true;
}

/* The number of a value, a new one if need be; false: no memory. */
static bool number_of(uint32_t *out, struct dictionary *dictionary, const char *text, size_t length)
{
    size_t slot;
    char *value;

    *out = dictionary->last;
    if (dictionary->count > 0 && is_value(dictionary->values[dictionary->last], text, length))
        return true;
    if (!make_room(dictionary))
        return false;
    slot = find_slot(dictionary, text, length);
    if (dictionary->slots[slot] == 0) {
        value = mem_string_n(text, length);
        if (value == NULL ||
            !mem_grow(&dictionary->values, &dictionary->capacity, dictionary->count, sizeof dictionary->values[0])) {
            mem_free(value);
            return false;
        }
        dictionary->values[dictionary->count++] = value;
        dictionary->slots[slot] = (uint32_t)dictionary->count;
    }
    *out = dictionary->last = dictionary->slots[slot] - 1;
    return true;
}

static void dictionary_dispose(struct dictionary *dictionary)
{
    while (dictionary->count > 0)
        mem_free(dictionary->values[--dictionary->count]);
    mem_free(dictionary->values);
    mem_free(dictionary->slots);
}

/* --- rows --- */

static bool set_code(struct facts *facts, struct fact_row *row, enum fact_column column, const char *text)
{
    if (text == NULL)
        text = "";
    return number_of(&row->codes[column], &facts->columns[column], text, strlen(text));
}

static bool set_taken(struct facts *facts, struct fact_row *row, const char *taken_at)
{
    size_t length = taken_at != NULL ? strnlen(taken_at, DAY_LENGTH) : 0;

    return number_of(&row->codes[FACT_TAKEN], &facts->columns[FACT_TAKEN], taken_at != NULL ? taken_at : "", length);
}

static bool set_validity(struct facts *facts, struct fact_row *row, const struct store_asset *asset)
{
    char days[2 * DAY_LENGTH + 2];

    if (asset->valid_from == NULL && asset->valid_until == NULL)
        return set_code(facts, row, FACT_VALIDITY, "/");
    snprintf(days, sizeof days, "%.10s/%.10s", asset->valid_from != NULL ? asset->valid_from : "",
             asset->valid_until != NULL ? asset->valid_until : "");
    return set_code(facts, row, FACT_VALIDITY, days);
}

vitrine_status facts_of(struct facts *facts, struct fact_row *out, const struct store_asset *asset)
{
    bool whole = set_code(facts, out, FACT_KIND, asset->kind == RECORD_IMAGE ? "image" : "text") &&
                 set_code(facts, out, FACT_MISSING, asset->missing ? "1" : "") &&
                 set_code(facts, out, FACT_STATUS, asset->status) &&
                 set_code(facts, out, FACT_LANGUAGES, asset->languages) &&
                 set_code(facts, out, FACT_TOPICS, asset->topics) &&
                 set_code(facts, out, FACT_COLLECTIONS, asset->collections) &&
                 set_code(facts, out, FACT_AUDIENCE, asset->audience) &&
                 set_code(facts, out, FACT_MEDIA_TYPE, asset->media_type) && set_taken(facts, out, asset->taken_at) &&
                 set_validity(facts, out, asset);

    out->has_position = asset->has_position;
    out->latitude = asset->latitude;
    out->longitude = asset->longitude;
    return whole ? VITRINE_OK : VITRINE_ENOMEM;
}

static vitrine_status add_row(void *context, const struct store_asset *asset, vitrine_error **err)
{
    struct facts *facts = context;

    if (!mem_grow(&facts->ids, &facts->id_capacity, facts->count, sizeof facts->ids[0]) ||
        !mem_grow(&facts->rows, &facts->row_capacity, facts->count, sizeof facts->rows[0]) ||
        facts_of(facts, &facts->rows[facts->count], asset) < 0)
        return err_nomem(err);
    facts->ids[facts->count++] = asset->id;
    return VITRINE_OK;
}

static void forget(struct facts *facts)
{
    facts->count = 0;
    facts->at = 0;
    facts->has_all = facts->is_dense = false;
    facts->asked = 0;
}

vitrine_status facts_begin(struct facts *facts, struct store *store, uint64_t asked, uint64_t all, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    uint64_t worth;

    if (facts->state != store->state)
        forget(facts);
    facts->state = store->state;
    facts->at = 0;
    worth = facts->asked > 0 ? all / WORTH_LATER : all / WORTH_FIRST;
    facts->asked += asked;
    if (facts->has_all || facts->asked < FEW || facts->asked < worth)
        return VITRINE_OK;
    s = store->ops->assets(store, add_row, facts, err);
    facts->has_all = s >= 0;
    facts->is_dense = s >= 0 && facts->count > 0 &&
                      facts->ids[facts->count - 1] - facts->ids[0] == (int64_t)facts->count - 1;
    if (s < 0)
        forget(facts);
    return s;
}

static vitrine_status set_one(void *context, const struct store_asset *asset, vitrine_error **err)
{
    struct facts *facts = context;

    return facts_of(facts, &facts->one, asset) < 0 ? err_nomem(err) : VITRINE_OK;
}

/* The place of `asset` from facts->at on: steps that double, then halves. */
static size_t find_row(const struct facts *facts, int64_t asset)
{
    size_t low = facts->at < facts->count && facts->ids[facts->at] <= asset ? facts->at : 0;
    size_t step = 1;
    size_t high;

    while (low + step < facts->count && facts->ids[low + step] <= asset) {
        low += step;
        step *= 2;
    }
    high = low + step < facts->count ? low + step : facts->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (facts->ids[middle] <= asset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* Where it stands, if no id is missing between. */
static size_t dense_place(const struct facts *facts, int64_t asset)
{
    int64_t place = asset - facts->ids[0];

    return place >= 0 && place < (int64_t)facts->count ? (size_t)place : facts->count;
}

void facts_expect(const struct facts *facts, int64_t asset)
{
    size_t place = facts->has_all && facts->is_dense ? dense_place(facts, asset) : facts->count;

    if (place < facts->count)
        __builtin_prefetch(&facts->rows[place]);
}

vitrine_status facts_row(struct facts *facts, struct store *store, int64_t asset, const struct fact_row **out,
                         vitrine_error **err)
{
    *out = &facts->one;
    if (!facts->has_all)
        return store->ops->asset(store, asset, set_one, facts, err);
    facts->at = facts->is_dense ? dense_place(facts, asset) : find_row(facts, asset);
    if (facts->at >= facts->count || (!facts->is_dense && facts->ids[facts->at] != asset))
        return err_set(err, VITRINE_ECORRUPT, "asset %lld: the index names one that is not there", (long long)asset);
    *out = &facts->rows[facts->at];
    return VITRINE_OK;
}

/* --- the whole --- */

struct facts *facts_new(void)
{
    return mem_zero(1, sizeof(struct facts));
}

void facts_free(struct facts *facts)
{
    size_t i;

    if (facts == NULL)
        return;
    for (i = 0; i < FACT_COLUMNS; i++)
        dictionary_dispose(&facts->columns[i]);
    mem_free(facts->ids);
    mem_free(facts->rows);
    mem_free(facts);
}

const char *facts_value(const struct facts *facts, enum fact_column column, uint32_t code)
{
    return facts->columns[column].values[code];
}

size_t facts_value_count(const struct facts *facts, enum fact_column column)
{
    return facts->columns[column].count;
}
