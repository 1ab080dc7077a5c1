/* SPDX-License-Identifier: MIT
 * A document's properties; see office_properties.h. */
#include "extract/office_properties.h"

#include <string.h>
#include <strings.h>

#include "base/err.h"
#include "extract/clean.h"
#include "extract/document_text.h"
#include "extract/moment.h"
#include "text/language.h"

/* Earlier moments are the zero of some program's calendar. */
#define FIRST_YEAR "1980"
/* From here on the letters are believed against what a program noted. */
#define SURE 0.8

void office_properties_dispose(struct office_properties *properties)
{
    size_t i;

    for (i = 0; i < PROPERTY_END; i++)
        buf_dispose(&properties->values[i]);
}

void office_properties_add(struct office_properties *properties, enum office_property property,
                           const char *text, size_t length)
{
    struct buf *value = &properties->values[property];

    if (length == 0 || length > EXTRACTION_MAX_PAYLOAD || document_is_blank(text, length))
        return;
    if (value->length > 0)
        buf_string(value, "; ");
    buf_append(value, text, length);
}

/* Properties were written without a font: one that the text was written for may be theirs. */
static vitrine_status mend_properties(struct extraction *out, struct office_properties *properties,
                                      struct office_text *text, const char *what, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i < PROPERTY_LANGUAGE && s >= 0; i++) {
        struct buf *value = &properties->values[i];

        if (value->failed)
            s = err_nomem(err);
        else if (text->done.used[0] != '\0' && value->length > 0)
            s = font_text_read(&text->done, value, text->done.used, err);
        else
            s = font_text_mend(value, out, what, err);
    }
    for (; i < PROPERTY_END && s >= 0; i++)
        if (properties->values[i].failed)
            s = err_nomem(err);
    return s;
}

/* What programs put there by themselves. */
static bool is_no_title(const struct buf *title)
{
    static const char *const starts[] = {"Microsoft Word - ", "Microsoft PowerPoint - ", "Untitled",
                                         "Document1",         "PowerPoint Presentation", "(anonymous)"};
    size_t i;

    for (i = 0; i < sizeof starts / sizeof starts[0]; i++)
        if (strncasecmp(buf_text(title), starts[i], strlen(starts[i])) == 0)
            return true;
    return title->length == 0;
}

static vitrine_status add_value(struct extraction *out, const struct office_properties *properties,
                                enum office_property property, enum field field, vitrine_error **err)
{
    const struct buf *value = &properties->values[property];

    return extraction_add(out, field, SOURCE_FILE, "", buf_text(value), value->length, err);
}

/* The later the better known: a date of change only where none of creation is. */
static vitrine_status tell_moment(struct extraction *out, const struct office_properties *properties,
                                  vitrine_error **err)
{
    static const enum office_property order[] = {PROPERTY_CREATED, PROPERTY_MODIFIED};
    char moment[MOMENT_SIZE];
    size_t i;

    for (i = 0; i < sizeof order / sizeof order[0]; i++)
        if (moment_parse(moment, buf_text(&properties->values[order[i]]), NULL) &&
            strncmp(moment, FIRST_YEAR, 4) >= 0)
            return extraction_add_string(out, FIELD_TAKEN_AT, SOURCE_FILE, moment, err);
    return VITRINE_OK;
}

/* Programs note the language they were set to, whatever is written in them: it counts unless the letters are
 * sure to be of another. */
static vitrine_status tell_language(struct extraction *out, const struct buf *declared,
                                    const struct buf *body, const char *what, vitrine_error **err)
{
    char language[LANGUAGE_SIZE];
    struct language_guess guess;
    vitrine_error *ignored = NULL;
    vitrine_status s;

    if (declared->length == 0)
        return VITRINE_OK;
    language_guess(&guess, buf_text(body), body->length);
    s = language_parse_for(language, buf_text(declared), buf_text(body), body->length, &ignored);
    vitrine_error_free(ignored);
    if (s == VITRINE_ENOMEM)
        return err_nomem(err);
    if (s >= 0 && guess.confidence >= SURE && strcmp(guess.tag, language) != 0)
        return extraction_warn(out, err, "%s: says it is in %s, and reads as %s", what, language, guess.tag);
    return document_set_language(out, buf_text(declared), declared->length, err);
}

static vitrine_status tell_properties(struct extraction *out, const struct office_properties *properties,
                                      vitrine_error **err)
{
    const struct buf *keywords = &properties->values[PROPERTY_KEYWORDS];
    bool has_first = properties->values[PROPERTY_FIRST_CREATOR].length > 0;
    vitrine_status s;

    s = add_value(out, properties, PROPERTY_DESCRIPTION, FIELD_DESCRIPTION, err);
    if (s >= 0)
        s = add_value(out, properties, PROPERTY_SUBJECT, FIELD_DESCRIPTION, err);
    if (s >= 0)
        s = extraction_add_list(out, FIELD_KEYWORDS, SOURCE_FILE, buf_text(keywords), keywords->length, ",;",
                                err);
    if (s >= 0)
        s = add_value(out, properties, has_first ? PROPERTY_FIRST_CREATOR : PROPERTY_CREATOR, FIELD_CREATOR,
                      err);
    return s < 0 ? s : tell_moment(out, properties, err);
}

vitrine_status office_tell(struct extraction *out, struct office_properties *properties,
                           struct office_text *text, const char *what, vitrine_error **err)
{
    const struct buf *title = &properties->values[PROPERTY_TITLE];
    const struct buf *body = &text->body.text;
    vitrine_status s = office_text_end(text, out, what, err);

    if (s >= 0)
        s = mend_properties(out, properties, text, what, err);
    if (s < 0)
        return s;
    if (is_no_title(title))
        title = office_text_title(text);
    s = extraction_add(out, FIELD_TITLE, SOURCE_FILE, "", buf_text(title), title->length, err);
    if (s >= 0)
        s = tell_properties(out, properties, err);
    if (s >= 0)
        s = tell_language(out, &properties->values[PROPERTY_LANGUAGE], body, what, err);
    return s < 0 ? s : extraction_add(out, FIELD_BODY, SOURCE_FILE, "", buf_text(body), body->length, err);
}
