/* SPDX-License-Identifier: MIT
 * The text of office documents; see office_text.h. */
#include "extract/office_text.h"

#include <stdio.h>
#include <string.h>

#include "base/err.h"

/* Bytes. A heading that is longer is a paragraph in the wrong style. */
#define MAX_TITLE 1000

void office_text_dispose(struct office_text *text)
{
    size_t i;

    buf_dispose(&text->body.text);
    for (i = 0; i <= PARAGRAPH_TITLE; i++)
        buf_dispose(&text->titles[i].text);
    buf_dispose(&text->run);
}

static void pour(struct office_text *text, const char *bytes, size_t length)
{
    if (text->body.text.length + length > EXTRACTION_MAX_PAYLOAD) {
        text->full = true;
        return;
    }
    text_flow_add(&text->body, bytes, length);
    if (text->title_open && text->titles[text->paragraph].text.length + length <= MAX_TITLE)
        text_flow_add(&text->titles[text->paragraph], bytes, length);
}

/* Read the run that is pending. */
static vitrine_status settle(struct office_text *text, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;

    if (text->run.failed)
        return err_nomem(err);
    if (text->run.length == 0)
        return VITRINE_OK;
    s = font_text_read(&text->done, &text->run, text->font, err);
    if (s >= 0)
        pour(text, buf_text(&text->run), text->run.length);
    buf_clear(&text->run);
    return s;
}

vitrine_status office_text_add(struct office_text *text, const char *font, const char *bytes, size_t length,
                               vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;

    if (text->run.length + length > EXTRACTION_MAX_PAYLOAD) {
        text->full = true;
        return VITRINE_OK;
    }
    if (text->run.length > 0 && (font == NULL || strncmp(font, text->font, sizeof text->font - 1) != 0))
        s = settle(text, err);
    if (s < 0)
        return s;
    if (font_has_encoding(font)) {
        snprintf(text->font, sizeof text->font, "%s", font);
        buf_append(&text->run, bytes, length);
    } else {
        pour(text, bytes, length);
    }
    return VITRINE_OK;
}

vitrine_status office_text_break(struct office_text *text, unsigned lines, vitrine_error **err)
{
    vitrine_status s = settle(text, err);

    text_flow_break(&text->body, lines);
    if (text->title_open)
        text_flow_space(&text->titles[text->paragraph]);
    return s;
}

vitrine_status office_text_space(struct office_text *text, vitrine_error **err)
{
    vitrine_status s = settle(text, err);

    text_flow_space(&text->body);
    if (text->title_open)
        text_flow_space(&text->titles[text->paragraph]);
    return s;
}

vitrine_status office_text_begin(struct office_text *text, enum office_paragraph kind, vitrine_error **err)
{
    vitrine_status s = office_text_break(text, 2, err);

    text->paragraph = kind;
    text->title_open = kind != PARAGRAPH_PLAIN && text->titles[kind].text.length == 0;
    return s;
}

const struct buf *office_text_title(const struct office_text *text)
{
    size_t i;

    for (i = PARAGRAPH_TITLE; i > PARAGRAPH_PLAIN; i--)
        if (text->titles[i].text.length > 0)
            break;
    return &text->titles[i].text;
}

/* Where no font told what the text is written for, it may still tell itself. */
static vitrine_status mend_all(struct office_text *text, struct extraction *out, const char *what,
                               vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    if (text->done.used[0] != '\0')
        return font_text_tell(&text->done, out, what, err);
    for (i = 0; i <= PARAGRAPH_TITLE && s >= 0; i++)
        s = font_text_mend(&text->titles[i].text, out, what, err);
    return s < 0 ? s : font_text_mend(&text->body.text, out, what, err);
}

static bool any_failed(const struct office_text *text)
{
    bool failed = text->body.text.failed;
    size_t i;

    for (i = 0; i <= PARAGRAPH_TITLE; i++)
        failed |= text->titles[i].text.failed;
    return failed;
}

vitrine_status office_text_end(struct office_text *text, struct extraction *out, const char *what,
                               vitrine_error **err)
{
    vitrine_status s = settle(text, err);

    text->title_open = false;
    if (s >= 0 && any_failed(text))
        s = err_nomem(err);
    if (s >= 0)
        s = mend_all(text, out, what, err);
    if (s >= 0 && text->full)
        s = extraction_warn(out, err, "%s: more than %zu bytes of text: the rest is left out", what,
                            EXTRACTION_MAX_PAYLOAD);
    return s;
}
