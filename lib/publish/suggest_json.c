/* SPDX-License-Identifier: MIT
 * Suggestions as JSON; see suggest_json.h. */
#include "publish/suggest_json.h"

#include "base/err.h"
#include "publish/json.h"

static json_t *json_of_list(const struct record_list *list)
{
    json_t *texts = json_array();
    size_t i;

    for (i = 0; texts != NULL && i < list->count; i++)
        if (json_array_append_new(texts, json_of_text(list->items[i])) != 0) {
            json_decref(texts);
            return NULL;
        }
    return texts;
}

vitrine_status suggest_json(char **out, const struct record_list *suggestions, vitrine_error **err)
{
    json_t *object = json_object();
    struct buf text = BUF_INIT;
    vitrine_status s;

    if (object != NULL && json_object_set_new(object, "suggestions", json_of_list(suggestions)) != 0) {
        json_decref(object);
        object = NULL;
    }
    s = json_write(&text, object, err);
    *out = s >= 0 ? buf_take(&text) : NULL;
    if (s >= 0 && *out == NULL)
        s = err_nomem(err);
    buf_dispose(&text);
    return s;
}
