/* SPDX-License-Identifier: MIT
 * What all ways of reading share; see reader.h. */
#include "text/charset/reader.h"

#include <stdio.h>

#include "base/alloc.h"
#include "base/err.h"

#define WORTH_NAMING 0.3 /* the confidence of a reading that was not followed */

void charset_places_dispose(struct charset_places *places)
{
    mem_free(places->items);
    *places = (struct charset_places){.items = NULL};
}

void reader_set_name(char out[CHARSET_NAME_SIZE], const char *name)
{
    snprintf(out, CHARSET_NAME_SIZE, "%s", name);
}

void reader_start(struct reader *reader, struct buf *out, struct charset_result *result, const char *bytes,
                  size_t length, const struct charset_options *options)
{
    static const struct charset_options none = {.encoding = NULL};

    *result = (struct charset_result){.name = "UTF-8", .confidence = 1};
    *reader = (struct reader){
        .options = options != NULL ? options : &none, .result = result, .bytes = bytes, .length = length};
    reader->sink = (struct sink){.out = out,
                                 .start = out->length,
                                 .places = reader->options->places,
                                 .keep_nul = reader->options->keep_nul};
}

void reader_start_again(struct reader *reader)
{
    buf_truncate(reader->sink.out, reader->sink.start);
    reader->sink.lost = 0;
    if (reader->sink.places != NULL)
        reader->sink.places->count = 0;
}

vitrine_status reader_finish(const struct reader *reader, vitrine_status s, vitrine_error **err)
{
    const struct charset_places *places = reader->sink.places;

    reader->result->lost = reader->sink.lost;
    if (s >= 0 && (reader->sink.out->failed || (places != NULL && places->failed)))
        return err_nomem(err);
    return s < 0 ? s : VITRINE_OK;
}

bool reader_accepts(struct reader *reader, const struct verdict *verdict, const char *name)
{
    double least = reader->options->min_confidence > 0 ? reader->options->min_confidence : CHARSET_SURE;

    if (verdict->reading < 0)
        return false;
    if (verdict->confidence >= least)
        return true;
    if (verdict->confidence >= WORTH_NAMING) {
        reader_set_name(reader->result->suspect, name);
        reader->result->suspect_confidence = verdict->confidence;
    }
    return false;
}
