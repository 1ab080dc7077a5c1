/* SPDX-License-Identifier: MIT
 * What the extractors say of files, as JSON, a line each: tell FILE... (an .xmp is read as a sidecar). */
#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "extract/extract.h"

static bool is_sidecar(const char *name)
{
    size_t length = strlen(name);

    return length > 4 && strcmp(name + length - 4, ".xmp") == 0;
}

static json_t *list_values(const struct extraction *extraction)
{
    json_t *list = json_array();
    size_t i;

    for (i = 0; i < extraction->count; i++) {
        const struct extracted_value *value = &extraction->values[i];

        json_array_append_new(list, json_pack("[ssss]", field_name(value->field), source_name(value->source),
                                              value->language, value->text));
    }
    return list;
}

static json_t *list_warnings(const struct extraction *extraction)
{
    json_t *list = json_array();
    size_t i;

    for (i = 0; i < extraction->warnings.count; i++)
        json_array_append_new(list, json_string(extraction->warnings.items[i]));
    return list;
}

static json_t *tell(const char *path, int descriptor)
{
    struct extraction extraction = EXTRACTION_INIT;
    struct budget budget = {.bytes_left = 256 << 20, .bytes_limited = true};
    struct input input;
    vitrine_error *err = NULL;
    json_t *told;
    vitrine_status s = input_from_descriptor(&input, descriptor, path, &err);

    if (s >= 0)
        s = is_sidecar(path) ? extract_sidecar(&extraction, &input, &budget, &err)
                             : extract_read(&extraction, &input, &budget, &err);
    if (s < 0)
        told = json_pack("{ss ss}", "path", path, "error", vitrine_error_message(err));
    else
        told = json_pack("{ss ss sI sI sI so so}", "path", path, "media_type", extraction.media_type, "width",
                         (json_int_t)extraction.width, "height", (json_int_t)extraction.height, "orientation",
                         (json_int_t)extraction.orientation, "values", list_values(&extraction), "warnings",
                         list_warnings(&extraction));
    vitrine_error_free(err);
    extraction_dispose(&extraction);
    return told;
}

int main(int count, char **paths)
{
    int i;

    for (i = 1; i < count; i++) {
        int descriptor = open(paths[i], O_RDONLY);
        json_t *told = tell(paths[i], descriptor);

        json_dumpf(told, stdout, JSON_COMPACT);
        putchar('\n');
        json_decref(told);
        if (descriptor >= 0)
            close(descriptor);
    }
    return 0;
}
