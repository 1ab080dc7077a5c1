/* SPDX-License-Identifier: MIT
 * JSON objects for the web; see json_draft.h. */
#include "publish/json_draft.h"

#include <string.h>

#include "base/err.h"
#include "publish/json.h"

struct json_draft json_draft_begin(void)
{
    struct json_draft object = {json_object(), false};

    object.failed = object.json == NULL;
    return object;
}

void json_draft_put(struct json_draft *object, const char *key, json_t *value)
{
    if (object->failed)
        json_decref(value);
    else
        object->failed = json_object_set_new_nocheck(object->json, key, value) != 0;
}

void json_draft_put_text(struct json_draft *object, const char *key, const char *text)
{
    if (text != NULL && *text != '\0')
        json_draft_put(object, key, json_of_text(text));
}

void json_draft_put_list(struct json_draft *object, const char *key, const struct record_list *items)
{
    if (items->count > 0)
        json_draft_put(object, key, json_of_strings(items));
}

json_t *json_draft_end(struct json_draft *object)
{
    if (!object->failed)
        return object->json;
    json_decref(object->json);
    return NULL;
}

/* --- writing --- */

/* How many bytes at `text` are written as an escape, which is set; 0: none. */
static size_t escape_of(const char **escape, const char *text, size_t length)
{
    static const struct {
        const char *text;
        const char *escape;
    } table[] = {
        {"<", "\\u003C"}, {">", "\\u003E"}, {"&", "\\u0026"}, {"\xe2\x80\xa8", "\\u2028"}, {"\xe2\x80\xa9", "\\u2029"},
    };
    size_t i;

    for (i = 0; i < sizeof table / sizeof table[0]; i++) {
        size_t size = strlen(table[i].text);

        if (size <= length && memcmp(text, table[i].text, size) == 0) {
            *escape = table[i].escape;
            return size;
        }
    }
    return 0;
}

/* None of these stands outside of strings. */
static void append_escaped(struct buf *out, const char *text, size_t length)
{
    const char *escape = NULL;
    size_t at = 0;

    while (at < length) {
        size_t size = escape_of(&escape, text + at, length - at);

        if (size > 0)
            buf_string(out, escape);
        else
            buf_char(out, text[at]);
        at += size > 0 ? size : 1;
    }
}

vitrine_status json_write_for_script(struct buf *out, json_t *document, vitrine_error **err)
{
    struct buf text = BUF_INIT;
    vitrine_status s = json_write(&text, document, err);

    if (s >= 0) {
        append_escaped(out, buf_text(&text), text.length);
        s = out->failed ? err_nomem(err) : VITRINE_OK;
    }
    buf_dispose(&text);
    return s;
}
