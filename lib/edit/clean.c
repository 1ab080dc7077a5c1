/* SPDX-License-Identifier: MIT
 * What a person typed for a field, made fit to store; see edit.h. */
#include <string.h>

#include "base/err.h"
#include "base/utf8.h"
#include "edit/edit.h"

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static vitrine_status check(enum field field, const char *value, vitrine_error **err)
{
    const char *at;

    if (!utf8_valid(value, strlen(value)))
        return err_set(err, VITRINE_EINVAL, "%s: the text is not UTF-8", field_name(field));
    for (at = value; *at != '\0'; at++)
        if (((unsigned char)*at < 0x20 && !is_space(*at)) || *at == 0x7f)
            return err_set(err, VITRINE_EINVAL, "%s: the text holds a control character (byte %d)", field_name(field),
                           *at);
    return VITRINE_OK;
}

/* The text without spaces at its ends, CRLF as LF; on one line if the field is of one line. */
static void add_trimmed(struct buf *out, const char *text, size_t length, bool one_line)
{
    size_t i;

    while (length > 0 && is_space(*text)) {
        text++;
        length--;
    }
    while (length > 0 && is_space(text[length - 1]))
        length--;
    for (i = 0; i < length; i++) {
        if (text[i] == '\r' && i + 1 < length && text[i + 1] == '\n')
            continue;
        buf_char(out, one_line && is_space(text[i]) ? ' ' : text[i]);
    }
}

static bool has_item(const char *joined, const char *item, size_t length)
{
    const char *there;
    size_t there_length;

    while (record_keyword(joined, 0, &there, &there_length)) {
        if (there_length == length && memcmp(there, item, length) == 0)
            return true;
        joined = there + there_length + (there[there_length] != '\0');
    }
    return false;
}

static void add_keywords(struct buf *out, const char *value)
{
    struct buf item = BUF_INIT;

    while (*value != '\0') {
        size_t length = strcspn(value, ";\n");

        buf_clear(&item);
        add_trimmed(&item, value, length, true);
        if (item.length > 0 && !has_item(buf_text(out), item.bytes, item.length)) {
            if (out->length > 0)
                buf_char(out, '\n');
            buf_append(out, item.bytes, item.length);
        }
        out->failed = out->failed || item.failed;
        value += length + (value[length] != '\0');
    }
    buf_dispose(&item);
}

vitrine_status edit_clean(struct buf *out, enum field field, const char *value, vitrine_error **err)
{
    vitrine_status s = check(field, value, err);
    bool one_line = field != FIELD_DESCRIPTION && field != FIELD_BODY && field != FIELD_ALT_TEXT;

    if (s < 0)
        return s;
    if (field == FIELD_KEYWORDS)
        add_keywords(out, value);
    else
        add_trimmed(out, value, strlen(value), one_line);
    return out->failed ? err_nomem(err) : VITRINE_OK;
}
