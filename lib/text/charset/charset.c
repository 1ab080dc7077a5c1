/* SPDX-License-Identifier: MIT
 * Which encoding bytes have, and their text; see text/charset.h. */
#include "text/charset.h"

#include <string.h>
#include <strings.h>

#include "text/charset/convert.h"
#include "text/charset/names.h"
#include "text/charset/reader.h"
#include "text/charset/unicode.h"
#include "text/charset/viqr.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])
#define ORDER_CONFIDENCE 0.95 /* of UTF-16 without a mark */
#define DECLARED_CONFIDENCE 0.9

/* A mark at the start of the bytes; converter NULL: the rest is UTF-8. */
static const struct mark {
    const char *bytes;
    size_t length;
    const char *name;
} marks[] = {
    {"\xef\xbb\xbf", 3, "UTF-8"}, {"\xff\xfe\0\0", 4, "UTF-32LE"}, {"\0\0\xfe\xff", 4, "UTF-32BE"},
    {"\xff\xfe", 2, "UTF-16LE"},  {"\xfe\xff", 2, "UTF-16BE"},
};

/* Declared names that in practice mean a larger set (as browsers read them). */
static const struct {
    const char *declared;
    const char *meant;
} larger[] = {
    {"gb2312", "gb18030"},          {"gbk", "gb18030"},
    {"euc-kr", "windows-949"},      {"ks_c_5601-1987", "windows-949"},
    {"big5", "windows-950"},        {"tis-620", "windows-874"},
    {"iso-8859-11", "windows-874"}, {"shift_jis", "windows-31j"},
};

static void decode_legacy(struct reader *reader, enum legacy encoding)
{
    size_t at = 0;

    reader_set_name(reader->result->name, charset_of_legacy(encoding));
    while (at < reader->length && !reader->sink.out->failed) {
        bool lost = false;
        uint32_t c = legacy_next(encoding, reader->bytes, reader->length, &at, &lost);

        sink_put(&reader->sink, c, lost);
    }
}

/* DONE if nobody knows the name. */
static vitrine_status decode_named(struct reader *reader, const char *name, vitrine_error **err)
{
    enum charset charset = charset_find(name);

    if (charset >= CHARSET_LEGACY) {
        decode_legacy(reader, (enum legacy)(charset - CHARSET_LEGACY));
        return VITRINE_OK;
    }
    reader_set_name(reader->result->name, charset == CHARSET_OTHER ? name : charset_name((size_t)charset));
    if (charset == CHARSET_UTF_8)
        unicode_decode_utf8(&reader->sink, reader->bytes, reader->length);
    else if (charset == CHARSET_VIQR)
        viqr_decode(&reader->sink, reader->bytes, reader->length);
    else
        return convert_by_icu(&reader->sink, reader->result->name, reader->bytes, reader->length, err);
    return VITRINE_OK;
}

static const struct mark *find_mark(const char *bytes, size_t length)
{
    size_t i;

    for (i = 0; i < LENGTH(marks); i++)
        if (length >= marks[i].length && memcmp(bytes, marks[i].bytes, marks[i].length) == 0)
            return &marks[i];
    return NULL;
}

static vitrine_status read_marked(struct reader *reader, const struct mark *mark, vitrine_error **err)
{
    vitrine_status s;

    reader->bytes += mark->length;
    reader->length -= mark->length;
    s = decode_named(reader, mark->name, err);
    if (s >= 0)
        reader_mend(reader);
    return s;
}

static vitrine_status read_utf16(struct reader *reader, const char *order, vitrine_error **err)
{
    vitrine_status s;

    *reader->result = (struct charset_result){.guessed = true, .confidence = ORDER_CONFIDENCE};
    s = decode_named(reader, order, err);
    if (s >= 0)
        reader_mend(reader);
    return s;
}

/* Decode by a Vietnamese encoding that the bytes tell. False, and nothing done, if they tell none for sure.
 */
static bool read_vietnamese(struct reader *reader)
{
    struct sample sample = {.count = 0};
    struct verdict verdict;

    if (reader->options->min_confidence > 1 || memchr(reader->bytes, '\0', reader->length) != NULL)
        return false;
    sample_read(&sample, reader->bytes, reader->length);
    detect_vietnamese(&verdict, &sample, READINGS_OF_BYTES, DOUBT_OF_BYTES);
    if (!reader_accepts(reader, &verdict,
                        verdict.reading >= 0 ? charset_of_legacy((enum legacy)verdict.reading) : ""))
        return false;
    reader->result->guessed = true;
    reader->result->confidence = verdict.confidence;
    decode_legacy(reader, (enum legacy)verdict.reading);
    return true;
}

/* Is it UTF-8, if with a few broken places? */
static bool is_utf8(const struct utf8_count *count)
{
    return count->broken == 0 ? count->characters > 0 || count->cut == 0 : count->weight >= 3 * count->broken;
}

static void read_utf8(struct reader *reader, const struct utf8_count *count)
{
    bool flawed = count->broken + count->cut > 0 || count->odd;

    /* bytes of VISCII and VPS may form characters of UTF-8 by chance */
    if (flawed && read_vietnamese(reader))
        return;
    reader_set_name(reader->result->name, "UTF-8");
    reader->result->confidence =
        flawed ? (double)(count->weight + 1) / (double)(count->weight + count->broken + 2) : 1;
    unicode_decode_utf8(&reader->sink, reader->bytes, reader->length);
    reader_mend(reader);
}

static const char *usual_name(const char *declared)
{
    size_t i;

    for (i = 0; i < LENGTH(larger); i++)
        if (strcasecmp(declared, larger[i].declared) == 0)
            return larger[i].meant;
    return declared;
}

/* Do people declare it who declare nothing? UTF-8 was looked at already, and found wanting. */
static bool is_empty_declaration(const char *declared)
{
    enum charset charset = charset_find(declared);

    return charset == CHARSET_UTF_8 || charset == CHARSET_UTF_16LE || charset == CHARSET_UTF_16BE ||
           charset == CHARSET_LEGACY + LEGACY_WINDOWS_1252 || strcasecmp(declared, "x-user-defined") == 0;
}

/* DONE if there is no declaration that is of use. */
static vitrine_status read_declared(struct reader *reader, vitrine_error **err)
{
    const char *declared = reader->options->declared;
    vitrine_status s;

    if (declared == NULL || is_empty_declaration(declared))
        return VITRINE_DONE;
    s = decode_named(reader, usual_name(declared), err);
    reader->result->declared = s == VITRINE_OK;
    reader->result->confidence = DECLARED_CONFIDENCE;
    return s;
}

/* As the font has it. DONE, and nothing done, if it has no encoding of its own, or the bytes are none of its
 * texts. */
static vitrine_status read_by_font(struct reader *reader)
{
    struct sample sample = {.count = 0};
    struct verdict verdict;
    bool capitals = false;
    const char *name = charset_of_font(&capitals, reader->options->font);
    enum legacy encoding;

    if (name == NULL)
        return VITRINE_DONE;
    encoding = (enum legacy)(charset_find(name) - CHARSET_LEGACY);
    sample_read(&sample, reader->bytes, reader->length);
    detect_vietnamese(&verdict, &sample, READING_BIT(encoding), DOUBT_OF_FONT);
    if (verdict.reading < 0 || verdict.confidence < FONT_CONFIDENCE)
        return VITRINE_DONE;
    reader->sink.capitals = capitals;
    reader->result->confidence = verdict.confidence;
    decode_legacy(reader, encoding);
    return VITRINE_OK;
}

/* Bytes of no other encoding that we can tell. */
static void read_western(struct reader *reader)
{
    const char *declared = reader->options->declared;
    struct sample sample = {.count = 0};
    double plausible;

    decode_legacy(reader, LEGACY_WINDOWS_1252);
    sample_read(&sample, reader->bytes, reader->length);
    plausible = weigh_western_share(&sample);
    reader->result->declared =
        declared != NULL && charset_find(declared) == CHARSET_LEGACY + LEGACY_WINDOWS_1252;
    reader->result->guessed = !reader->result->declared;
    reader->result->confidence = plausible * (1 - reader->result->suspect_confidence);
}

static vitrine_status read_unmarked(struct reader *reader, vitrine_error **err)
{
    const char *order = charset_utf16_order(reader->bytes, reader->length);
    struct utf8_count count = {.characters = 0};
    vitrine_status s;

    if (order != NULL && memchr(reader->bytes, '\0', reader->length) == NULL) {
        /* capitals of VISCII and TCVN 5712 among the controls make 8-bit text look like Han */
        if (read_vietnamese(reader))
            return VITRINE_OK;
        if (reader->result->suspect_confidence > 0.5)
            order = NULL;
    }
    if (order != NULL)
        return read_utf16(reader, order, err);
    count = unicode_count_utf8(reader->bytes, reader->length);
    if (is_utf8(&count) && (count.characters > 0 || reader->options->declared == NULL)) {
        read_utf8(reader, &count);
        return VITRINE_OK;
    }
    s = reader->options->font != NULL ? read_by_font(reader) : VITRINE_DONE;
    if (s == VITRINE_DONE)
        s = read_declared(reader, err);
    if (s != VITRINE_DONE)
        return s;
    if (is_utf8(&count))
        read_utf8(reader, &count);
    else if (!read_vietnamese(reader))
        read_western(reader);
    return VITRINE_OK;
}

static bool is_utf16(enum charset charset)
{
    return charset == CHARSET_UTF_16LE || charset == CHARSET_UTF_16BE;
}

/* May the mark stand before text of that encoding? Of UTF-16 it tells the order. */
static bool may_mark(const struct mark *mark, enum charset charset)
{
    enum charset marked = charset_find(mark->name);

    return marked == charset || (is_utf16(marked) && is_utf16(charset)) ||
           (marked == CHARSET_UTF_8 && charset == CHARSET_VIQR);
}

/* Exactly the encoding that was asked for, or the one of a font. */
static vitrine_status read_asked(struct reader *reader, const char *encoding, vitrine_error **err)
{
    const struct mark *mark = find_mark(reader->bytes, reader->length);
    enum charset charset = charset_find(encoding);
    vitrine_status s;

    charset_of_font(&reader->sink.capitals, encoding);
    if (mark != NULL && may_mark(mark, charset)) {
        reader->bytes += mark->length;
        reader->length -= mark->length;
        encoding = is_utf16(charset) ? mark->name : encoding;
    }
    s = decode_named(reader, encoding, err);
    return s == VITRINE_DONE ? charset_unknown(encoding, err) : s;
}

vitrine_status charset_read(struct buf *out, struct charset_result *result, const char *bytes, size_t length,
                            const struct charset_options *options, vitrine_error **err)
{
    const struct mark *mark = find_mark(bytes, length);
    struct reader reader;
    vitrine_status s;

    reader_start(&reader, out, result, bytes, length, options);
    if (reader.options->encoding != NULL)
        s = read_asked(&reader, reader.options->encoding, err);
    else if (mark != NULL)
        s = read_marked(&reader, mark, err);
    else
        s = read_unmarked(&reader, err);
    return reader_finish(&reader, s, err);
}

vitrine_status charset_decode(struct buf *out, struct charset_result *result, const char *bytes,
                              size_t length, const char *declared, vitrine_error **err)
{
    const struct charset_options options = {.declared = declared};

    return charset_read(out, result, bytes, length, &options, err);
}

vitrine_status charset_decode_as(struct buf *out, struct charset_result *result, const char *bytes,
                                 size_t length, const char *name, vitrine_error **err)
{
    const struct charset_options options = {.encoding = name};

    return charset_read(out, result, bytes, length, &options, err);
}
