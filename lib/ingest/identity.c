/* SPDX-License-Identifier: MIT
 * A uuid derived from content; see identity.h.
 *
 * Two numbers of mix.h, with the seeds 1 and 2, of the items below, as the 16 bytes (the lowest first) of a
 * UUID of version 8 (RFC 9562). It keeps apart what is not the same by chance; who wants two records to be
 * one asset can give them one uuid. An item is its number and the length of its payload (both LEB128), then
 * the payload. Items stand in the order of this list; those that are unknown or empty are left out.
 * Catalogues hold uuids made so: the format never changes.
 *
 *    1 kind (a byte)    2 media type    3 bytes         4 digest    5 modified at
 *    6 width            7 height        8 orientation   9 status   10 valid from
 *   11 valid until     12 audience     13 topics       14 collections (an item for each name)
 *   15 a value, by language, then field: field (LEB128), language, 0, text
 *
 * Numbers are LEB128; an instant is the seconds since 1970 as a two's complement of 64 bits. */
#include "ingest/identity.h"

#include <string.h>

#include "base/err.h"
#include "ingest/mix.h"

static void add(struct buf *out, unsigned item, const void *bytes, size_t length)
{
    buf_varint(out, item);
    buf_varint(out, length);
    buf_append(out, bytes, length);
}

static void add_string(struct buf *out, unsigned item, const char *text)
{
    if (text != NULL && *text != '\0')
        add(out, item, text, strlen(text));
}

static void add_number(struct buf *out, unsigned item, uint64_t number)
{
    size_t length = 1;
    uint64_t rest = number;

    while ((rest >>= 7) != 0)
        length++;
    buf_varint(out, item);
    buf_varint(out, length);
    buf_varint(out, number);
}

static void add_list(struct buf *out, unsigned item, const struct record_list *list)
{
    size_t i;

    for (i = 0; i < list->count; i++)
        add_string(out, item, list->items[i]);
}

static void add_facts(struct buf *out, const struct record *record)
{
    unsigned char kind = (unsigned char)record->kind;

    add(out, 1, &kind, 1);
    add_string(out, 2, record->media_type);
    if (record->bytes >= 0)
        add_number(out, 3, (uint64_t)record->bytes);
    add_string(out, 4, record->digest);
    if (record->modified_at != INT64_MIN)
        add_number(out, 5, (uint64_t)record->modified_at);
    if (record->width > 0)
        add_number(out, 6, record->width);
    if (record->height > 0)
        add_number(out, 7, record->height);
    if (record->orientation > 0)
        add_number(out, 8, record->orientation);
    add_string(out, 9, record->status);
    add_string(out, 10, record->valid_from);
    add_string(out, 11, record->valid_until);
    add_list(out, 12, &record->audience);
    add_list(out, 13, &record->topics);
    add_list(out, 14, &record->collections);
}

static void add_value(struct buf *out, const struct record_value *value)
{
    size_t language = strlen(value->language) + 1;
    size_t text = strlen(value->text);

    buf_varint(out, 15);
    buf_varint(out, 1 + language + text); /* a field's number takes one byte */
    buf_varint(out, value->field);
    buf_append(out, value->language, language);
    buf_append(out, value->text, text);
}

static bool stands_before(const struct record_value *a, const struct record_value *b)
{
    int order = strcmp(a->language, b->language);

    return order != 0 ? order < 0 : a->field < b->field;
}

/* The first value behind `last` (NULL: of all); an entry has each field of a language once, and few of them.
 */
static const struct record_value *next_value(const struct record *record, const struct record_value *last)
{
    const struct record_value *next = NULL;
    size_t i;

    for (i = 0; i < record->value_count; i++) {
        const struct record_value *value = &record->values[i];

        if ((last == NULL || stands_before(last, value)) && (next == NULL || stands_before(value, next)))
            next = value;
    }
    return next;
}

static void add_values(struct buf *out, const struct record *record)
{
    const struct record_value *value = NULL;

    while ((value = next_value(record, value)) != NULL)
        if (value->text[0] != '\0')
            add_value(out, value);
}

static void put_number(unsigned char *out, uint64_t number)
{
    size_t i;

    for (i = 0; i < 8; i++)
        out[i] = (unsigned char)(number >> 8 * i);
}

vitrine_status identity_derive(unsigned char uuid[RECORD_UUID_SIZE], const struct entry *entry,
                               struct buf *scratch, vitrine_error **err)
{
    buf_clear(scratch);
    add_facts(scratch, &entry->record);
    add_values(scratch, &entry->record);
    if (scratch->failed)
        return err_nomem(err);
    put_number(uuid, mix_bytes(1, scratch->bytes, scratch->length));
    put_number(uuid + 8, mix_bytes(2, scratch->bytes, scratch->length));
    uuid[6] = (unsigned char)((uuid[6] & 0x0f) | 0x80);
    uuid[8] = (unsigned char)((uuid[8] & 0x3f) | 0x80);
    return VITRINE_OK;
}
