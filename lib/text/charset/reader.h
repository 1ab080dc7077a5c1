/* SPDX-License-Identifier: MIT
 * text/charset/reader.h - one text on its way from bytes to UTF-8. */
#ifndef TEXT_CHARSET_READER_H
#define TEXT_CHARSET_READER_H

#include "text/charset/detect.h"
#include "text/charset/sink.h"

struct reader {
    const struct charset_options *options; /* never NULL */
    struct charset_result *result;
    struct sink sink;
    const char *bytes;
    size_t length;
};

void reader_start(struct reader *reader, struct buf *out, struct charset_result *result, const char *bytes,
                  size_t length, const struct charset_options *options);
/* What was written so far is to be written in another way. */
void reader_start_again(struct reader *reader);
vitrine_status reader_finish(const struct reader *reader, vitrine_status status, vitrine_error **err);
void reader_set_name(char out[CHARSET_NAME_SIZE], const char *name);
/* Is the verdict sure enough to be followed? If not, it is remembered as a suspicion, should it be worth it.
 */
bool reader_accepts(struct reader *reader, const struct verdict *verdict, const char *name);
/* Mend what was written, if it is mojibake or VIQR. */
void reader_mend(struct reader *reader);

#endif
