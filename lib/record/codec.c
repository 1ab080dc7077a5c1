/* SPDX-License-Identifier: MIT
 * A record as bytes.
 *
 *   record  = version(1 byte: 1) uuid(16 bytes) kind flags item*
 *   flags   = 1 byte; bit 0: missing
 *   item    = tag(varint) length(varint) payload
 *
 * A payload is a string or a number (varint; signed ones zigzag), or for the composed items:
 *
 *   VALUE   = field(varint) source(varint) language-length(varint) language text
 *   TEXT    = flags(varint; bit 0: guessed) updated_at(zigzag) language
 *   FILE    = size(zigzag) mtime_ns(zigzag) inode(varint) fingerprint(16 bytes) path
 *
 * Items of an unknown tag are skipped, so that a later version may add some. Varints are LEB128, low bits first. */
#include "record/codec.h"

#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "base/reader.h"
#include "base/utf8.h"

enum {
    TAG_ROOT = 1,
    TAG_PATH,
    TAG_MEDIA_TYPE,
    TAG_BYTES,
    TAG_DIGEST,
    TAG_MODIFIED_AT,
    TAG_WIDTH,
    TAG_HEIGHT,
    TAG_ORIENTATION,
    TAG_STATUS,
    TAG_VALID_FROM,
    TAG_VALID_UNTIL,
    TAG_AUDIENCE,
    TAG_TOPIC,
    TAG_COLLECTION,
    TAG_WARNING,
    TAG_FILE,
    TAG_VALUE,
    TAG_TEXT
};

#define CODEC_VERSION 1

/* --- writing --- */

static uint64_t zigzag(int64_t value)
{
    return (uint64_t)value << 1 ^ (uint64_t)(value >> 63);
}

static size_t varint_length(uint64_t value)
{
    size_t n = 1;

    while (value >>= 7)
        n++;
    return n;
}

static void put_string(struct buf *out, unsigned tag, const char *text)
{
    size_t length;

    if (text == NULL)
        return;
    length = strlen(text);
    buf_varint(out, tag);
    buf_varint(out, length);
    buf_append(out, text, length);
}

static void put_number(struct buf *out, unsigned tag, uint64_t value)
{
    buf_varint(out, tag);
    buf_varint(out, varint_length(value));
    buf_varint(out, value);
}

static void put_list(struct buf *out, unsigned tag, const struct record_list *list)
{
    size_t i;

    for (i = 0; i < list->count; i++)
        put_string(out, tag, list->items[i]);
}

static void put_file(struct buf *out, const struct record_file *file)
{
    size_t path = strlen(file->path);
    uint64_t size = zigzag(file->size);
    uint64_t mtime = zigzag(file->mtime_ns);

    buf_varint(out, TAG_FILE);
    buf_varint(out, varint_length(size) + varint_length(mtime) + varint_length(file->inode) +
                        sizeof file->fingerprint + path);
    buf_varint(out, size);
    buf_varint(out, mtime);
    buf_varint(out, file->inode);
    buf_append(out, file->fingerprint, sizeof file->fingerprint);
    buf_append(out, file->path, path);
}

static void put_value(struct buf *out, const struct record_value *value)
{
    size_t language = strlen(value->language);
    size_t text = strlen(value->text);

    buf_varint(out, TAG_VALUE);
    buf_varint(out, varint_length(value->field) + varint_length(value->source) + varint_length(language) +
                        language + text);
    buf_varint(out, value->field);
    buf_varint(out, value->source);
    buf_varint(out, language);
    buf_append(out, value->language, language);
    buf_append(out, value->text, text);
}

static void put_text(struct buf *out, const struct record_text *text)
{
    size_t language = strlen(text->language);
    uint64_t updated = zigzag(text->updated_at);

    buf_varint(out, TAG_TEXT);
    buf_varint(out, 1 + varint_length(updated) + language);
    buf_varint(out, text->guessed);
    buf_varint(out, updated);
    buf_append(out, text->language, language);
}

void record_encode(struct buf *out, const struct record *record)
{
    size_t i;

    buf_char(out, CODEC_VERSION);
    buf_append(out, record->uuid, RECORD_UUID_SIZE);
    buf_char(out, (char)record->kind);
    buf_char(out, (char)record->missing);
    put_string(out, TAG_ROOT, record->root);
    put_string(out, TAG_PATH, record->path);
    put_string(out, TAG_MEDIA_TYPE, record->media_type);
    if (record->bytes >= 0)
        put_number(out, TAG_BYTES, (uint64_t)record->bytes);
    put_string(out, TAG_DIGEST, record->digest);
    if (record->modified_at != INT64_MIN)
        put_number(out, TAG_MODIFIED_AT, zigzag(record->modified_at));
    if (record->width > 0)
        put_number(out, TAG_WIDTH, record->width);
    if (record->height > 0)
        put_number(out, TAG_HEIGHT, record->height);
    if (record->orientation > 0)
        put_number(out, TAG_ORIENTATION, record->orientation);
    put_string(out, TAG_STATUS, record->status);
    put_string(out, TAG_VALID_FROM, record->valid_from);
    put_string(out, TAG_VALID_UNTIL, record->valid_until);
    put_list(out, TAG_AUDIENCE, &record->audience);
    put_list(out, TAG_TOPIC, &record->topics);
    put_list(out, TAG_COLLECTION, &record->collections);
    put_list(out, TAG_WARNING, &record->warnings);
    for (i = 0; i < record->file_count; i++)
        put_file(out, &record->files[i]);
    for (i = 0; i < record->value_count; i++)
        put_value(out, &record->values[i]);
    for (i = 0; i < record->text_count; i++)
        put_text(out, &record->texts[i]);
}

/* --- reading --- */

/* All that is left, as a new string; NULL and `damaged` for bytes no writer of ours put there. */
static char *get_string(struct reader *in, bool is_path)
{
    const char *bytes = (const char *)in->at;
    size_t length = in->left;

    if (memchr(bytes, 0, length) != NULL || (!is_path && !utf8_valid(bytes, length))) {
        in->damaged = true;
        return NULL;
    }
    in->at += length;
    in->left = 0;
    return mem_string_n(bytes, length);
}

static vitrine_status read_string(char **slot, struct reader *in, bool is_path)
{
    char *text = get_string(in, is_path);

    if (text == NULL)
        return in->damaged ? VITRINE_ECORRUPT : VITRINE_ENOMEM;
    mem_free(*slot);
    *slot = text;
    return VITRINE_OK;
}

static vitrine_status read_item(struct record_list *list, struct reader *in)
{
    char *text = NULL;
    vitrine_status s = read_string(&text, in, false);

    if (s == VITRINE_OK)
        s = record_list_append(list, text);
    mem_free(text);
    return s;
}

static vitrine_status read_file(struct record *record, struct reader *in)
{
    struct record_file file = {0};
    vitrine_status s;

    file.size = reader_signed(in);
    file.mtime_ns = reader_signed(in);
    file.inode = reader_varint(in);
    reader_bytes(in, file.fingerprint, sizeof file.fingerprint);
    if (in->damaged)
        return VITRINE_ECORRUPT;
    s = read_string(&file.path, in, true);
    if (s == VITRINE_OK)
        s = record_add_file(record, &file);
    mem_free(file.path);
    return s;
}

static vitrine_status read_value(struct record *record, struct reader *in)
{
    struct record_value value = {0};
    uint64_t field = reader_varint(in);
    uint64_t source = reader_varint(in);
    uint64_t language = reader_varint(in);
    vitrine_status s;

    if (field < 1 || field >= FIELD_END || source < 1 || source >= SOURCE_END ||
        language >= sizeof value.language)
        return VITRINE_ECORRUPT;
    value.field = (enum field)field;
    value.source = (enum source)source;
    reader_bytes(in, value.language, (size_t)language);
    if (in->damaged || !utf8_valid(value.language, (size_t)language))
        return VITRINE_ECORRUPT;
    if (!mem_grow(&record->values, &record->value_capacity, record->value_count, sizeof value))
        return VITRINE_ENOMEM;
    s = read_string(&value.text, in, false);
    if (s == VITRINE_OK)
        record->values[record->value_count++] = value;
    return s;
}

static vitrine_status read_text(struct record *record, struct reader *in)
{
    char language[RECORD_LANGUAGE_SIZE] = "";
    uint64_t flags = reader_varint(in);
    int64_t updated_at = reader_signed(in);
    struct record_text *text;

    if (in->damaged || in->left >= sizeof language)
        return VITRINE_ECORRUPT;
    reader_bytes(in, language, in->left);
    text = record_text(record, language, true);
    if (text == NULL)
        return VITRINE_ENOMEM;
    text->guessed = flags & 1;
    text->updated_at = updated_at;
    return VITRINE_OK;
}

static vitrine_status read_tagged(struct record *record, uint64_t tag, struct reader *in)
{
    switch (tag) {
    case TAG_ROOT:
        return read_string(&record->root, in, true);
    case TAG_PATH:
        return read_string(&record->path, in, true);
    case TAG_MEDIA_TYPE:
        return read_string(&record->media_type, in, false);
    case TAG_BYTES:
        record->bytes = (int64_t)(reader_varint(in) & INT64_MAX);
        return VITRINE_OK;
    case TAG_DIGEST:
        return read_string(&record->digest, in, false);
    case TAG_MODIFIED_AT:
        record->modified_at = reader_signed(in);
        return VITRINE_OK;
    case TAG_WIDTH:
        record->width = (uint32_t)reader_varint(in);
        return VITRINE_OK;
    case TAG_HEIGHT:
        record->height = (uint32_t)reader_varint(in);
        return VITRINE_OK;
    case TAG_ORIENTATION:
        record->orientation = (uint32_t)reader_varint(in);
        return VITRINE_OK;
    case TAG_STATUS:
        return read_string(&record->status, in, false);
    case TAG_VALID_FROM:
        return read_string(&record->valid_from, in, false);
    case TAG_VALID_UNTIL:
        return read_string(&record->valid_until, in, false);
    case TAG_AUDIENCE:
        return read_item(&record->audience, in);
    case TAG_TOPIC:
        return read_item(&record->topics, in);
    case TAG_COLLECTION:
        return read_item(&record->collections, in);
    case TAG_WARNING:
        return read_item(&record->warnings, in);
    case TAG_FILE:
        return read_file(record, in);
    case TAG_VALUE:
        return read_value(record, in);
    case TAG_TEXT:
        return read_text(record, in);
    default:
        return VITRINE_OK;
    }
}

static vitrine_status read_record(struct record *out, struct reader *in)
{
    unsigned char head[2 + 1] = {0};
    vitrine_status s = VITRINE_OK;

    reader_bytes(in, head, 1);
    reader_bytes(in, out->uuid, RECORD_UUID_SIZE);
    reader_bytes(in, head + 1, 2);
    if (in->damaged || head[0] != CODEC_VERSION || head[1] < RECORD_IMAGE || head[1] > RECORD_TEXT)
        return VITRINE_ECORRUPT;
    out->kind = (enum record_kind)head[1];
    out->missing = head[2] & 1;
    while (s == VITRINE_OK && in->left > 0) {
        uint64_t tag = reader_varint(in);
        uint64_t length = reader_varint(in);
        struct reader payload = {in->at, (size_t)length, false};

        if (in->damaged || length > in->left)
            return VITRINE_ECORRUPT;
        in->at += length;
        in->left -= (size_t)length;
        s = read_tagged(out, tag, &payload);
        if (s == VITRINE_OK && payload.damaged)
            s = VITRINE_ECORRUPT;
    }
    return s;
}

vitrine_status record_decode(struct record *out, const void *bytes, size_t length, vitrine_error **err)
{
    struct reader in = {bytes, length, false};
    vitrine_status s = read_record(out, &in);

    if (s == VITRINE_ENOMEM)
        return err_nomem(err);
    if (s < 0)
        return err_set(err, s, "the record is damaged");
    return VITRINE_OK;
}
