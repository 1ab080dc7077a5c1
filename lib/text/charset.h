/* SPDX-License-Identifier: MIT
 * text/charset.h - bytes of a file to UTF-8.
 *
 * Today: a byte order mark, UTF-8, UTF-16 without a mark where every other byte tells, a declared charset that ICU
 * knows, else windows-1252. The Vietnamese encodings of language.md section 2 are to be rows of the same table. */
#ifndef TEXT_CHARSET_H
#define TEXT_CHARSET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "vitrine/error.h"

struct charset_result {
    const char *name; /* static: "UTF-8", "UTF-16LE", "windows-1252", or "declared" */
    bool guessed;     /* nothing declared it and it is not UTF-8 */
    size_t lost;      /* bytes that stood for nothing and became U+FFFD */
};

/* Append `bytes` as UTF-8 (not normalised) to out. declared: a charset name from the document, or NULL. A
 * declaration that the bytes contradict (they are valid UTF-8 with non-ASCII, or have a mark) is ignored. NUL
 * characters are dropped. ENOMEM or OK. */
vitrine_status charset_decode(struct buf *out, struct charset_result *result, const char *bytes, size_t length,
                              const char *declared, vitrine_error **err);
/* The same for one of ICU's converters by name ("ISO-2022-JP", "UTF-16LE"); EINVAL if ICU has none. */
vitrine_status charset_decode_as(struct buf *out, struct charset_result *result, const char *bytes, size_t length,
                                 const char *name, vitrine_error **err);

#endif
