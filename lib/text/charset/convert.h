/* SPDX-License-Identifier: MIT
 * text/charset/convert.h - the encodings that ICU knows. */
#ifndef TEXT_CHARSET_CONVERT_H
#define TEXT_CHARSET_CONVERT_H

#include "text/charset/sink.h"

/* Decode by ICU's converter of that name. DONE, and nothing done, if there is none. */
vitrine_status convert_by_icu(struct sink *out, const char *name, const char *bytes, size_t length,
                              vitrine_error **err);

#endif
