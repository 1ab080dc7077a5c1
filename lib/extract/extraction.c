/* SPDX-License-Identifier: MIT
 * Filling an extraction; see extraction.h. */
#include "extract/extraction.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "extract/clean.h"
#include "text/charset.h"

#define MAX_LANGUAGE 35 /* bytes; longer than any registered tag */
#define TAG_CHARACTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"

void extraction_dispose(struct extraction *extraction)
{
    size_t i;

    for (i = 0; i < extraction->count; i++) {
        mem_free(extraction->values[i].language);
        mem_free(extraction->values[i].text);
    }
    mem_free(extraction->values);
    mem_free(extraction->language);
    mem_free(extraction->sidecar_for);
    record_list_clear(&extraction->warnings);
    mem_free(extraction->warnings.items);
    *extraction = (struct extraction)EXTRACTION_INIT;
}

static bool has_lines(enum field field)
{
    return field == FIELD_DESCRIPTION || field == FIELD_ALT_TEXT || field == FIELD_BODY;
}

/* What a tag can be made of; anything else says nothing. */
static bool is_tag(const char *language)
{
    size_t i;

    for (i = 0; language[i] != '\0'; i++)
        if (i >= MAX_LANGUAGE || strchr(TAG_CHARACTERS, language[i]) == NULL)
            return false;
    return true;
}

/* Takes `text` over in any case. */
static vitrine_status append_value(struct extraction *out, enum field field, enum source source,
                                   const char *language, char *text, vitrine_error **err)
{
    struct extracted_value value = {field, source, mem_string(is_tag(language) ? language : ""), text};

    if (value.text == NULL || value.language == NULL ||
        !mem_grow(&out->values, &out->capacity, out->count, sizeof *out->values)) {
        mem_free(value.text);
        mem_free(value.language);
        return err_nomem(err);
    }
    out->values[out->count++] = value;
    return VITRINE_OK;
}

vitrine_status extraction_add(struct extraction *out, enum field field, enum source source,
                              const char *language, const char *text, size_t length, vitrine_error **err)
{
    struct buf cleaned = BUF_INIT;

    clean_append(&cleaned, text, length, !has_lines(field));
    if (cleaned.length == 0 && !cleaned.failed) {
        buf_dispose(&cleaned);
        return VITRINE_OK;
    }
    if (out->count >= EXTRACTION_MAX_VALUES) {
        buf_dispose(&cleaned);
        return extraction_warn(out, err, "more than %d values: the others are left out",
                               EXTRACTION_MAX_VALUES);
    }
    return append_value(out, field, source, language, buf_take(&cleaned), err);
}

vitrine_status extraction_add_string(struct extraction *out, enum field field, enum source source,
                                     const char *text, vitrine_error **err)
{
    return extraction_add(out, field, source, "", text, strlen(text), err);
}

vitrine_status extraction_add_list(struct extraction *out, enum field field, enum source source,
                                   const char *text, size_t length, const char *separators,
                                   vitrine_error **err)
{
    size_t start = 0;
    size_t at;

    for (at = 0; at <= length; at++) {
        if (at < length && (text[at] == '\0' || strchr(separators, text[at]) == NULL))
            continue;
        if (extraction_add(out, field, source, "", text + start, at - start, err) < 0)
            return VITRINE_ENOMEM;
        start = at + 1;
    }
    return VITRINE_OK;
}

static bool same_value(const struct extracted_value *a, const struct extracted_value *b)
{
    return a->field == b->field && a->source == b->source && strcmp(a->language, b->language) == 0 &&
           strcmp(a->text, b->text) == 0;
}

static void drop_last(struct extraction *out)
{
    out->count--;
    mem_free(out->values[out->count].language);
    mem_free(out->values[out->count].text);
}

void extraction_drop_repeated(struct extraction *out, size_t first)
{
    size_t i;

    if (out->count <= first)
        return;
    for (i = 0; i + 1 < out->count; i++)
        if (same_value(&out->values[i], &out->values[out->count - 1])) {
            drop_last(out);
            return;
        }
}

bool extraction_has(const struct extraction *extraction, enum field field)
{
    size_t i;

    for (i = 0; i < extraction->count; i++)
        if (extraction->values[i].field == field)
            return true;
    return false;
}

/* Names out of files may be cut in the middle of a character, or be none of text. */
static vitrine_status append_warning(struct extraction *out, const char *line, size_t length,
                                     vitrine_error **err)
{
    struct buf cleaned = BUF_INIT;
    vitrine_status s = VITRINE_OK;

    clean_append(&cleaned, line, clean_whole_length(line, length), true);
    if (cleaned.failed || (!record_list_has(&out->warnings, buf_text(&cleaned)) &&
                           record_list_append(&out->warnings, buf_text(&cleaned)) < 0))
        s = err_nomem(err);
    buf_dispose(&cleaned);
    return s;
}

vitrine_status extraction_warn(struct extraction *out, vitrine_error **err, const char *format, ...)
{
    char line[256];
    va_list args;

    if (out->warnings.count >= EXTRACTION_MAX_WARNINGS)
        return VITRINE_OK;
    va_start(args, format);
    vsnprintf(line, sizeof line, format, args);
    va_end(args);
    return append_warning(out, line, strlen(line), err);
}

vitrine_status extract_load(struct buf *out, const struct input *input, uint64_t offset, size_t length,
                            struct budget *budget, vitrine_error **err)
{
    vitrine_status s;
    size_t got = 0;

    if (offset >= input->size)
        return VITRINE_OK;
    if (length > input->size - offset)
        length = (size_t)(input->size - offset);
    s = budget_spend(budget, length, "metadata", err);
    if (s < 0)
        return s;
    if (!buf_reserve(out, length))
        return err_nomem(err);
    s = input_read(input, offset, out->bytes + out->length, length, &got, err);
    if (s < 0)
        return s;
    out->length += got;
    out->bytes[out->length] = '\0';
    return VITRINE_OK;
}

/* What was only guessed of the encoding, in a warning. */
static vitrine_status tell_guess(struct extraction *extraction, const struct charset_result *result,
                                 const char *what, vitrine_error **err)
{
    if (result->route[0] != '\0')
        return extraction_warn(extraction, err, "%s: taken for %s, and mended (confidence %.2f)", what,
                               result->route, result->confidence);
    if (strcmp(result->name, "windows-1252") == 0)
        return extraction_warn(extraction, err, "%s: encoding not declared, taken for %s", what,
                               result->name);
    return extraction_warn(extraction, err, "%s: encoding not declared, taken for %s (confidence %.2f)", what,
                           result->name, result->confidence);
}

vitrine_status extract_tell_charset(struct extraction *extraction, const struct charset_result *result,
                                    const char *what, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;

    if (result->guessed)
        s = tell_guess(extraction, result, what, err);
    if (s >= 0 && result->suspect[0] != '\0')
        s = extraction_warn(extraction, err, "%s: may be %s, which is not sure (confidence %.2f)", what,
                            result->suspect, result->suspect_confidence);
    if (s >= 0 && result->lost > 0)
        s = extraction_warn(extraction, err, "%s: %zu characters could not be decoded", what, result->lost);
    return s;
}

vitrine_status extract_decode(struct buf *out, struct extraction *extraction, const char *bytes,
                              size_t length, const char *declared, const char *what, vitrine_error **err)
{
    struct charset_result result;
    vitrine_status s = charset_decode(out, &result, bytes, length, declared, err);

    return s < 0 ? s : extract_tell_charset(extraction, &result, what, err);
}
