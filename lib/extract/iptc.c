/* SPDX-License-Identifier: MIT
 * IPTC-IIM. Which encoding its texts have is rarely said: those that are not UTF-8 are decoded together,
 * because one short text alone tells little about its encoding. See iptc.h. */
#include "extract/iptc.h"

#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "base/utf8.h"
#include "extract/clean.h"
#include "extract/moment.h"

#define DATASET_MARK 0x1c
#define DATASET_HEAD 5
#define MAX_DATASETS 4096

/* ISO 2022's announcement of UTF-8, in dataset 1:90. */
static const unsigned char utf8_announced[] = {0x1b, '%', 'G'};

enum iptc_use {
    USE_TITLE,
    USE_DESCRIPTION,
    USE_KEYWORD,
    USE_CREATOR,
    USE_CREDIT,
    USE_COPYRIGHT,
    USE_SUBLOCATION,
    USE_CITY,
    USE_PROVINCE,
    USE_COUNTRY,
    USE_DATE,
    USE_TIME
};

/* Datasets of record 2; limit: bytes, where a writer may have cut a character. */
static const struct {
    unsigned char number;
    enum iptc_use use;
    size_t limit;
} uses[] = {
    {5, USE_TITLE, 64},     {25, USE_KEYWORD, 64}, {55, USE_DATE, 8},         {60, USE_TIME, 11},
    {80, USE_CREATOR, 32},  {90, USE_CITY, 32},    {92, USE_SUBLOCATION, 32}, {95, USE_PROVINCE, 32},
    {101, USE_COUNTRY, 64}, {110, USE_CREDIT, 32}, {116, USE_COPYRIGHT, 128}, {120, USE_DESCRIPTION, 2000},
};

/* One text: where its bytes are, and what they say in UTF-8. */
struct dataset {
    enum iptc_use use;
    const char *bytes;
    size_t length;
    bool is_utf8;
    const char *text; /* borrowed: bytes, or inside iptc.decoded */
    size_t text_length;
};

struct iptc {
    struct dataset *items;
    size_t count;
    size_t capacity;
    struct buf decoded;
    bool announces_utf8;
    bool no_capitals; /* the encoding has none with a tone */
    bool damaged;
};

/* A dataset's head at *at; moves behind the dataset. False at the end or at damage. */
static bool next_dataset(struct iptc *iptc, const unsigned char **head, size_t *data_length,
                         const unsigned char *bytes, size_t length, size_t *at)
{
    const unsigned char *p = bytes + *at;
    size_t left = length - *at;
    size_t size;

    if (left < DATASET_HEAD || p[0] != DATASET_MARK) {
        iptc->damaged |= left > 0 && p[0] != DATASET_MARK && p[0] != 0;
        return false;
    }
    size = (size_t)p[3] << 8 | p[4];
    /* The high bit announces a length of several bytes; no text is that long. */
    if (size > left - DATASET_HEAD) {
        iptc->damaged = true;
        return false;
    }
    *head = p;
    *data_length = size;
    *at += DATASET_HEAD + size;
    return true;
}

static bool use_of(size_t *row, const unsigned char *head)
{
    size_t i;

    if (head[1] != 2)
        return false;
    for (i = 0; i < sizeof uses / sizeof uses[0]; i++)
        if (uses[i].number == head[2]) {
            *row = i;
            return true;
        }
    return false;
}

static void settle_encoding(struct dataset *item, size_t limit)
{
    size_t whole = clean_whole_length(item->bytes, item->length);

    item->is_utf8 = utf8_valid(item->bytes, item->length);
    if (!item->is_utf8 && item->length + 4 > limit && utf8_valid(item->bytes, whole)) {
        item->length = whole;
        item->is_utf8 = true;
    }
    item->text = item->bytes;
    item->text_length = item->length;
}

static vitrine_status collect(struct iptc *iptc, const unsigned char *bytes, size_t length,
                              vitrine_error **err)
{
    const unsigned char *head;
    size_t size;
    size_t at = 0;
    size_t row;

    while (iptc->count < MAX_DATASETS && next_dataset(iptc, &head, &size, bytes, length, &at)) {
        struct dataset item = {.bytes = (const char *)head + DATASET_HEAD, .length = size};

        if (head[1] == 1 && head[2] == 90)
            iptc->announces_utf8 = size >= 3 && memcmp(item.bytes, utf8_announced, 3) == 0;
        if (!use_of(&row, head))
            continue;
        item.use = uses[row].use;
        settle_encoding(&item, uses[row].limit);
        if (!mem_grow(&iptc->items, &iptc->capacity, iptc->count, sizeof *iptc->items))
            return err_nomem(err);
        iptc->items[iptc->count++] = item;
    }
    return VITRINE_OK;
}

/* Give each text that is not UTF-8 its lines of the decoded whole: as many as it has itself. */
static void share_out(struct iptc *iptc)
{
    const char *at = buf_text(&iptc->decoded);
    size_t i;

    for (i = 0; i < iptc->count; i++) {
        struct dataset *item = &iptc->items[i];
        const char *end = at;
        size_t breaks = 0;
        size_t k;

        if (item->is_utf8)
            continue;
        for (k = 0; k < item->length; k++)
            breaks += item->bytes[k] == '\n';
        for (end = strchrnul(at, '\n'); breaks > 0 && *end != '\0'; breaks--)
            end = strchrnul(end + 1, '\n');
        item->text = at;
        item->text_length = (size_t)(end - at);
        at = *end != '\0' ? end + 1 : end;
    }
}

/* Decode together what is not UTF-8, a line each. */
static vitrine_status decode_others(struct extraction *out, struct iptc *iptc, vitrine_error **err)
{
    struct charset_result result = {.confidence = 0};
    struct buf joined = BUF_INIT;
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i < iptc->count; i++)
        if (!iptc->items[i].is_utf8) {
            buf_append(&joined, iptc->items[i].bytes, iptc->items[i].length);
            buf_char(&joined, '\n');
        }
    if (joined.failed)
        s = err_nomem(err);
    else if (joined.length > 0 && iptc->announces_utf8)
        s = extraction_warn(out, err, "IPTC: says it is UTF-8, and is not");
    if (s >= 0 && joined.length > 0)
        s = charset_decode(&iptc->decoded, &result, joined.bytes, joined.length, NULL, err);
    if (s >= 0 && joined.length > 0)
        s = extract_tell_charset(out, &result, "IPTC", err);
    iptc->no_capitals = strcmp(result.name, "TCVN3") == 0;
    buf_dispose(&joined);
    if (s >= 0)
        share_out(iptc);
    return s;
}

static const struct dataset *find_use(const struct iptc *iptc, enum iptc_use use)
{
    size_t i;

    for (i = 0; i < iptc->count; i++)
        if (iptc->items[i].use == use && iptc->items[i].text_length > 0)
            return &iptc->items[i];
    return NULL;
}

static vitrine_status add_first(struct extraction *out, const struct iptc *iptc, enum iptc_use use,
                                enum field field, vitrine_error **err)
{
    const struct dataset *item = find_use(iptc, use);

    if (item == NULL)
        return VITRINE_OK;
    return extraction_add(out, field, SOURCE_IPTC, "", item->text, item->text_length, err);
}

static vitrine_status add_keywords(struct extraction *out, const struct iptc *iptc, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i < iptc->count && s >= 0; i++)
        if (iptc->items[i].use == USE_KEYWORD)
            s = extraction_add(out, FIELD_KEYWORDS, SOURCE_IPTC, "", iptc->items[i].text,
                               iptc->items[i].text_length, err);
    return s;
}

/* The texts of a use (all of them, or the first) behind what `out` holds. */
static void append_use(struct buf *out, const struct iptc *iptc, enum iptc_use use, const char *separator,
                       bool all)
{
    size_t i;

    for (i = 0; i < iptc->count; i++) {
        size_t before = out->length;

        if (iptc->items[i].use != use)
            continue;
        if (before > 0)
            buf_string(out, separator);
        clean_append(out, iptc->items[i].text, iptc->items[i].text_length, true);
        if (out->length <= before + strlen(separator) && before > 0)
            buf_truncate(out, before);
        if (!all && out->length > before)
            return;
    }
}

static vitrine_status add_joined(struct extraction *out, struct buf *joined, enum field field,
                                 vitrine_error **err)
{
    vitrine_status s = joined->failed ? err_nomem(err) : VITRINE_OK;

    if (s >= 0)
        s = extraction_add(out, field, SOURCE_IPTC, "", buf_text(joined), joined->length, err);
    buf_dispose(joined);
    return s;
}

static vitrine_status add_creator(struct extraction *out, const struct iptc *iptc, vitrine_error **err)
{
    struct buf joined = BUF_INIT;

    append_use(&joined, iptc, USE_CREATOR, "; ", true);
    if (iptc->no_capitals && !joined.failed)
        charset_capitalise_name(joined.bytes, joined.length);
    return add_joined(out, &joined, FIELD_CREATOR, err);
}

static vitrine_status add_place(struct extraction *out, const struct iptc *iptc, vitrine_error **err)
{
    struct buf joined = BUF_INIT;
    enum iptc_use use;

    for (use = USE_SUBLOCATION; use <= USE_COUNTRY; use++)
        append_use(&joined, iptc, use, ", ", false);
    return add_joined(out, &joined, FIELD_PLACE, err);
}

static vitrine_status add_moment(struct extraction *out, const struct iptc *iptc, vitrine_error **err)
{
    const struct dataset *date = find_use(iptc, USE_DATE);
    const struct dataset *time = find_use(iptc, USE_TIME);
    char moment[MOMENT_SIZE];
    char parts[2][16] = {"", ""};

    if (date != NULL && date->length < sizeof parts[0])
        memcpy(parts[0], date->bytes, date->length);
    if (time != NULL && time->length < sizeof parts[1])
        memcpy(parts[1], time->bytes, time->length);
    if (!moment_parse_iptc(moment, parts[0], parts[1]))
        return VITRINE_OK;
    return extraction_add_string(out, FIELD_TAKEN_AT, SOURCE_IPTC, moment, err);
}

static vitrine_status add_fields(struct extraction *out, const struct iptc *iptc, vitrine_error **err)
{
    static const struct {
        enum iptc_use use;
        enum field field;
    } simple[] = {
        {USE_TITLE, FIELD_TITLE},
        {USE_DESCRIPTION, FIELD_DESCRIPTION},
        {USE_CREDIT, FIELD_CREDIT_LINE},
        {USE_COPYRIGHT, FIELD_COPYRIGHT_NOTICE},
    };
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i < sizeof simple / sizeof simple[0] && s >= 0; i++)
        s = add_first(out, iptc, simple[i].use, simple[i].field, err);
    if (s >= 0)
        s = add_keywords(out, iptc, err);
    if (s >= 0)
        s = add_creator(out, iptc, err);
    if (s >= 0)
        s = add_place(out, iptc, err);
    return s < 0 ? s : add_moment(out, iptc, err);
}

vitrine_status iptc_read(struct extraction *out, const unsigned char *bytes, size_t length,
                         vitrine_error **err)
{
    struct iptc iptc = {0};
    vitrine_status s = collect(&iptc, bytes, length, err);

    if (s >= 0)
        s = decode_others(out, &iptc, err);
    if (s >= 0)
        s = add_fields(out, &iptc, err);
    if (s >= 0 && iptc.damaged)
        s = extraction_warn(out, err, "IPTC: damaged, read as far as possible");
    buf_dispose(&iptc.decoded);
    mem_free(iptc.items);
    return s;
}
