/* SPDX-License-Identifier: MIT
 * Whether Unicode text is mojibake or VIQR, and its mending. */
#include <string.h>

#include "base/err.h"
#include "text/charset/mend.h"
#include "text/charset/names.h"
#include "text/charset/reader.h"
#include "text/charset/unicode.h"

static const char *written(const struct reader *reader)
{
    return buf_text(reader->sink.out) + reader->sink.start;
}

static size_t written_length(const struct reader *reader)
{
    return reader->sink.out->length - reader->sink.start;
}

/* Write again, in another reading, what was written. */
static void read_again(struct reader *reader, int reading)
{
    struct buf text = BUF_INIT;

    buf_append(&text, written(reader), written_length(reader));
    reader_start_again(reader);
    if (text.failed)
        reader->sink.out->failed = true;
    else
        mend_text(&reader->sink, buf_text(&text), text.length, reading);
    buf_dispose(&text);
}

/* What goes into the result's route; or as its name: VIQR in ASCII, and so in UTF-8, is an encoding of its
 * own. */
static char *name_of(char route[CHARSET_NAME_SIZE], const struct reader *reader, int reading)
{
    if (reading == READING_VIQR)
        reader_set_name(route, charset_name(CHARSET_VIQR));
    else if (reading >= 0)
        mend_route(route, written(reader), written_length(reader), reading);
    return route;
}

static void follow(struct reader *reader, const struct verdict *verdict)
{
    struct charset_result *result = reader->result;
    bool is_viqr = verdict->reading == READING_VIQR;

    name_of(is_viqr && strcmp(result->name, "UTF-8") == 0 ? result->name : result->route, reader,
            verdict->reading);
    result->guessed = true;
    result->confidence = verdict->confidence;
    read_again(reader, verdict->reading);
}

static void find_mojibake(struct verdict *out, struct sample *sample, const struct reader *reader)
{
    *sample = (struct sample){.count = 0};
    sample_read_text(sample, written(reader), written_length(reader));
    detect_vietnamese(out, sample, READINGS_OF_TEXT, DOUBT_OF_TEXT);
}

static void find_viqr(struct verdict *out, struct sample *sample, const struct reader *reader)
{
    *sample = (struct sample){.count = 0};
    sample_read_viqr(sample, written(reader), written_length(reader));
    detect_vietnamese(out, sample, READING_BIT(READING_VIQR), DOUBT_OF_TEXT);
}

/* As the options' font has it, unless the text is Unicode already. False if it has no encoding of its own. */
static bool mend_by_font(struct reader *reader)
{
    bool capitals = false;
    const char *name =
        reader->options->font != NULL ? charset_of_font(&capitals, reader->options->font) : NULL;
    struct sample sample = {.count = 0};
    struct verdict verdict;
    int reading;

    if (name == NULL)
        return false;
    reading = (int)charset_find(name) - CHARSET_LEGACY;
    sample_read_text(&sample, written(reader), written_length(reader));
    detect_vietnamese(&verdict, &sample, READING_BIT(reading), DOUBT_OF_FONT);
    reader->sink.capitals = capitals && sample.settled == 0;
    if (verdict.reading >= 0 && verdict.confidence >= FONT_CONFIDENCE)
        follow(reader, &verdict);
    else if (sample.count == 0 && reader->sink.capitals)
        read_again(reader, LEGACY_WINDOWS_1252);
    return true;
}

void reader_mend(struct reader *reader)
{
    char name[CHARSET_NAME_SIZE] = "";
    struct sample sample;
    struct verdict verdict;

    if (reader->sink.out->failed || mend_by_font(reader) || reader->options->min_confidence > 1)
        return;
    find_mojibake(&verdict, &sample, reader);
    if (verdict.reading < 0 && sample.settled == 0)
        find_viqr(&verdict, &sample, reader);
    if (reader_accepts(reader, &verdict, name_of(name, reader, verdict.reading)))
        follow(reader, &verdict);
    else if (verdict.reading >= 0 && reader->result->confidence > 1 - verdict.confidence)
        reader->result->confidence = 1 - verdict.confidence;
}

/* The reading of an encoding by name; -1 if text cannot have been misread from it. */
static int reading_of(const char *name)
{
    enum charset charset = charset_find(name);

    if (charset >= CHARSET_LEGACY)
        return (int)charset - CHARSET_LEGACY;
    return charset == CHARSET_UTF_8 ? READING_UTF_8 : charset == CHARSET_VIQR ? READING_VIQR : -1;
}

vitrine_status charset_mend(struct buf *out, struct charset_result *result, const char *text, size_t length,
                            const struct charset_options *options, vitrine_error **err)
{
    struct reader reader;
    struct verdict asked = {-1, 1};

    reader_start(&reader, out, result, text, length, options);
    unicode_decode_utf8(&reader.sink, text, length);
    if (reader.options->encoding == NULL) {
        reader_mend(&reader);
        return reader_finish(&reader, VITRINE_OK, err);
    }
    asked.reading = reading_of(reader.options->encoding);
    if (asked.reading < 0)
        return charset_unknown(reader.options->encoding, err);
    charset_of_font(&reader.sink.capitals, reader.options->encoding);
    follow(&reader, &asked);
    result->guessed = false;
    return reader_finish(&reader, VITRINE_OK, err);
}
