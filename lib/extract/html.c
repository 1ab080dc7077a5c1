/* SPDX-License-Identifier: MIT
 * HTML pages: title, description, keywords and author from the head, the text of the body without what the
 * page does not show or repeats on every page (scripts, styles, navigation, forms). */
#include <string.h>

#include "base/err.h"
#include "extract/document_text.h"
#include "extract/html_entities.h"
#include "extract/html_fonts.h"
#include "extract/html_tokens.h"
#include "extract/readers.h"
#include "extract/text_flow.h"

/* Bytes in which a page says its encoding. */
#define PRESCAN 4096

enum element_flags {
    ELEMENT_LINE = 1,      /* begins and ends a line */
    ELEMENT_PARAGRAPH = 2, /* and a paragraph */
    ELEMENT_CELL = 4,      /* stands apart from its neighbour */
    ELEMENT_HIDDEN = 8,    /* not part of the text, with all inside */
    ELEMENT_VERBATIM = 16  /* keeps its white space */
};

static const struct {
    const char *name;
    unsigned flags;
} elements[] = {
    {"address", ELEMENT_LINE},
    {"article", ELEMENT_PARAGRAPH},
    {"aside", ELEMENT_PARAGRAPH},
    {"blockquote", ELEMENT_PARAGRAPH},
    {"br", ELEMENT_LINE},
    {"button", ELEMENT_HIDDEN},
    {"caption", ELEMENT_LINE},
    {"dd", ELEMENT_LINE},
    {"div", ELEMENT_LINE},
    {"dl", ELEMENT_PARAGRAPH},
    {"dt", ELEMENT_LINE},
    {"figcaption", ELEMENT_LINE},
    {"figure", ELEMENT_PARAGRAPH},
    {"footer", ELEMENT_PARAGRAPH},
    {"form", ELEMENT_LINE},
    {"h1", ELEMENT_PARAGRAPH},
    {"h2", ELEMENT_PARAGRAPH},
    {"h3", ELEMENT_PARAGRAPH},
    {"h4", ELEMENT_PARAGRAPH},
    {"h5", ELEMENT_PARAGRAPH},
    {"h6", ELEMENT_PARAGRAPH},
    {"header", ELEMENT_PARAGRAPH},
    {"hr", ELEMENT_PARAGRAPH},
    {"iframe", ELEMENT_HIDDEN},
    {"li", ELEMENT_LINE},
    {"main", ELEMENT_PARAGRAPH},
    {"nav", ELEMENT_HIDDEN},
    {"noscript", ELEMENT_HIDDEN},
    {"ol", ELEMENT_PARAGRAPH},
    {"p", ELEMENT_PARAGRAPH},
    {"pre", ELEMENT_PARAGRAPH | ELEMENT_VERBATIM},
    {"script", ELEMENT_HIDDEN},
    {"section", ELEMENT_PARAGRAPH},
    {"select", ELEMENT_HIDDEN},
    {"style", ELEMENT_HIDDEN},
    {"svg", ELEMENT_HIDDEN},
    {"table", ELEMENT_PARAGRAPH},
    {"td", ELEMENT_CELL},
    {"template", ELEMENT_HIDDEN},
    {"textarea", ELEMENT_HIDDEN},
    {"th", ELEMENT_CELL},
    {"title", ELEMENT_HIDDEN},
    {"tr", ELEMENT_LINE},
    {"ul", ELEMENT_PARAGRAPH},
};

struct page {
    struct extraction *out;
    struct text_flow body;
    struct text_flow title;   /* of <title> */
    struct text_flow heading; /* of the first <h1> */
    struct buf authors;       /* joined by "; " */
    struct html_fonts fonts;
    bool is_unicode;             /* its text was Unicode or Latin letters, which may be written for a font */
    char hidden[HTML_NAME_SIZE]; /* the hidden element that is open, or "" */
    unsigned hidden_depth;       /* of elements of that name */
    bool in_title;
    bool title_done;
    bool in_heading;
    bool heading_done;
    unsigned verbatim;
};

static unsigned flags_of(const char *name)
{
    size_t i;

    for (i = 0; i < sizeof elements / sizeof elements[0]; i++)
        if (strcmp(elements[i].name, name) == 0)
            return elements[i].flags;
    return 0;
}

static vitrine_status page_add_text(struct page *page, const char *text, size_t length, vitrine_error **err)
{
    struct buf decoded = BUF_INIT;
    vitrine_status s = VITRINE_OK;

    html_decode(&decoded, text, length);
    if (page->is_unicode && !decoded.failed)
        s = html_fonts_read(&page->fonts, &decoded, err);
    if (decoded.failed)
        page->body.text.failed = true;
    if (page->in_title)
        text_flow_add(&page->title, buf_text(&decoded), decoded.length);
    if (page->hidden[0] == '\0') {
        if (page->verbatim > 0)
            text_flow_add_verbatim(&page->body, buf_text(&decoded), decoded.length);
        else
            text_flow_add(&page->body, buf_text(&decoded), decoded.length);
        if (page->in_heading)
            text_flow_add(&page->heading, buf_text(&decoded), decoded.length);
    }
    buf_dispose(&decoded);
    return s;
}

static void page_break(struct page *page, unsigned flags)
{
    if (flags & (ELEMENT_LINE | ELEMENT_PARAGRAPH))
        text_flow_break(&page->body, flags & ELEMENT_PARAGRAPH ? 2 : 1);
    if (flags & ELEMENT_CELL)
        text_flow_space(&page->body);
    if (flags != 0 && page->in_heading)
        text_flow_space(&page->heading);
}

/* The value of <meta name=... content=...>, or of an http-equiv. */
static vitrine_status read_meta(struct page *page, const struct html_token *tag, vitrine_error **err)
{
    struct buf name = BUF_INIT;
    struct buf content = BUF_INIT;
    vitrine_status s = VITRINE_OK;

    if (!html_attribute(&name, tag, "name"))
        html_attribute(&name, tag, "http-equiv");
    html_attribute(&content, tag, "content");
    if (name.failed || content.failed)
        s = err_nomem(err);
    else if (strcasecmp(buf_text(&name), "description") == 0 && !extraction_has(page->out, FIELD_DESCRIPTION))
        s = extraction_add(page->out, FIELD_DESCRIPTION, SOURCE_FILE, "", buf_text(&content), content.length,
                           err);
    else if (strcasecmp(buf_text(&name), "keywords") == 0)
        s = extraction_add_list(page->out, FIELD_KEYWORDS, SOURCE_FILE, buf_text(&content), content.length,
                                ",;", err);
    else if (strcasecmp(buf_text(&name), "content-language") == 0)
        s = document_set_language(page->out, buf_text(&content), strcspn(buf_text(&content), ", "), err);
    else if (strcasecmp(buf_text(&name), "author") == 0 && content.length > 0) {
        buf_string(&page->authors, page->authors.length > 0 ? "; " : "");
        buf_append(&page->authors, content.bytes, content.length);
    }
    buf_dispose(&name);
    buf_dispose(&content);
    return s;
}

static vitrine_status read_language(struct page *page, const struct html_token *tag, vitrine_error **err)
{
    struct buf language = BUF_INIT;
    vitrine_status s;

    if (!html_attribute(&language, tag, "lang"))
        html_attribute(&language, tag, "xml:lang");
    s = language.failed ? err_nomem(err)
                        : document_set_language(page->out, buf_text(&language), language.length, err);
    buf_dispose(&language);
    return s;
}

/* A picture's alternative is read where the picture would be seen. */
static vitrine_status read_image(struct page *page, const struct html_token *tag, vitrine_error **err)
{
    struct buf alternative = BUF_INIT;
    vitrine_status s = VITRINE_OK;

    if (page->hidden[0] == '\0' && html_attribute(&alternative, tag, "alt")) {
        text_flow_space(&page->body);
        text_flow_add(&page->body, buf_text(&alternative), alternative.length);
        text_flow_space(&page->body);
    }
    if (alternative.failed)
        s = err_nomem(err);
    buf_dispose(&alternative);
    return s;
}

static vitrine_status read_attributes(struct page *page, const struct html_token *tag, vitrine_error **err)
{
    if (strcmp(tag->name, "meta") == 0)
        return read_meta(page, tag, err);
    if (strcmp(tag->name, "html") == 0)
        return read_language(page, tag, err);
    if (strcmp(tag->name, "img") == 0)
        return read_image(page, tag, err);
    return VITRINE_OK;
}

/* A <nav> that nobody closed ends where the matter begins. */
static bool ends_hidden(const struct page *page, const char *name)
{
    return strcmp(page->hidden, "nav") == 0 && (strcmp(name, "main") == 0 || strcmp(name, "article") == 0);
}

static bool is_empty_tag(const struct html_token *tag)
{
    return tag->length > 0 && tag->text[tag->length - 1] == '/';
}

static void enter_element(struct page *page, const struct html_token *tag, unsigned flags)
{
    if (ends_hidden(page, tag->name))
        page->hidden[0] = '\0';
    if (page->hidden[0] != '\0') {
        page->hidden_depth += strcmp(page->hidden, tag->name) == 0 && !is_empty_tag(tag);
        return;
    }
    if (strcmp(tag->name, "title") == 0 && !page->title_done && !is_empty_tag(tag))
        page->in_title = true;
    if (strcmp(tag->name, "h1") == 0 && !page->heading_done)
        page->in_heading = true;
    page->verbatim += (flags & ELEMENT_VERBATIM) != 0;
    if ((flags & ELEMENT_HIDDEN) && !is_empty_tag(tag)) {
        memcpy(page->hidden, tag->name, sizeof page->hidden);
        page->hidden_depth = 1;
    }
    page_break(page, flags);
}

static void leave_element(struct page *page, const struct html_token *tag, unsigned flags)
{
    if (strcmp(tag->name, "title") == 0 && page->in_title) {
        page->in_title = false;
        page->title_done = true;
    }
    if (page->hidden[0] != '\0') {
        if (strcmp(page->hidden, tag->name) == 0 && --page->hidden_depth == 0)
            page->hidden[0] = '\0';
        return;
    }
    if (strcmp(tag->name, "h1") == 0 && page->in_heading) {
        page->in_heading = false;
        page->heading_done = page->heading.text.length > 0;
    }
    if ((flags & ELEMENT_VERBATIM) && page->verbatim > 0)
        page->verbatim--;
    page_break(page, flags);
}

static vitrine_status read_token(struct page *page, const struct html_token *token, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;

    if (token->kind == HTML_TEXT) {
        s = page_add_text(page, token->text, token->length, err);
    } else if (token->kind == HTML_CLOSE) {
        html_fonts_leave(&page->fonts, token->name);
        leave_element(page, token, flags_of(token->name));
    } else {
        if (!is_empty_tag(token))
            html_fonts_enter(&page->fonts, token);
        enter_element(page, token, flags_of(token->name));
        s = read_attributes(page, token, err);
    }
    return s;
}

static bool page_failed(const struct page *page)
{
    return page->body.text.failed || page->title.text.failed || page->heading.text.failed ||
           page->authors.failed;
}

/* What is not Unicode yet, in a page whose source was. */
static vitrine_status page_mend(struct page *page, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;

    if (page->fonts.done.used[0] == '\0') {
        s = font_text_mend(&page->title.text, page->out, "HTML", err);
        return s < 0 ? s : font_text_mend(&page->body.text, page->out, "HTML", err);
    }
    s = html_fonts_read_title(&page->fonts, &page->title.text, err);
    return s < 0 ? s : font_text_tell(&page->fonts.done, page->out, "HTML", err);
}

static vitrine_status page_tell(struct page *page, vitrine_error **err)
{
    const struct buf *title = page->title.text.length > 0 ? &page->title.text : &page->heading.text;
    const struct buf *body = &page->body.text;
    vitrine_status s;

    if (page_failed(page))
        return err_nomem(err);
    s = extraction_add(page->out, FIELD_TITLE, SOURCE_FILE, "", buf_text(title), title->length, err);
    if (s >= 0)
        s = extraction_add(page->out, FIELD_CREATOR, SOURCE_FILE, "", buf_text(&page->authors),
                           page->authors.length, err);
    return s < 0 ? s
                 : extraction_add(page->out, FIELD_BODY, SOURCE_FILE, "", buf_text(body), body->length, err);
}

static vitrine_status read_page(struct extraction *out, const struct buf *text, bool is_unicode,
                                const struct budget *budget, vitrine_error **err)
{
    struct html_reader reader = {.text = buf_text(text), .length = text->length};
    struct page page = {.out = out, .is_unicode = is_unicode};
    struct html_token token;
    vitrine_status s = VITRINE_OK;
    size_t count = 0;

    while (s >= 0 && html_next(&reader, &token)) {
        s = read_token(&page, &token, err);
        if (s >= 0 && ++count % 4096 == 0)
            s = budget_check(budget, "HTML", err);
    }
    if (s >= 0 && is_unicode && !page_failed(&page))
        s = page_mend(&page, err);
    if (s >= 0)
        s = page_tell(&page, err);
    buf_dispose(&page.body.text);
    buf_dispose(&page.title.text);
    buf_dispose(&page.heading.text);
    buf_dispose(&page.authors);
    return s;
}

/* The first `word` in either case; NULL if there is none. */
static const char *find_word(const char *text, size_t length, const char *word)
{
    size_t word_length = strlen(word);
    size_t at;

    for (at = 0; at + word_length <= length; at++)
        if (strncasecmp(text + at, word, word_length) == 0)
            return text + at + word_length;
    return NULL;
}

/* The encoding a page declares, as a name for charset_decode; "" if it says none. */
static void find_charset(char out[32], const char *text, size_t length)
{
    const char *end = text + length;
    const char *at = find_word(text, length < PRESCAN ? length : PRESCAN, "charset=");
    size_t name = 0;

    if (at == NULL)
        at = find_word(text, length < 128 ? length : 128, "encoding=");
    while (at != NULL && at < end && strchr("\"' ", *at) != NULL && *at != '\0')
        at++;
    while (at != NULL && at < end && name < 31 && strchr(" \t\n\r\"';/>?", *at) == NULL)
        out[name++] = *at++;
    out[name] = '\0';
}

/* Was it decoded as one of the encodings whose letters fonts hide? Then no font hides more. */
static bool is_decoded(const struct charset_result *result)
{
    return result->route[0] != '\0' ||
           (strncmp(result->name, "UTF-", 4) != 0 && strcmp(result->name, "windows-1252") != 0);
}

vitrine_status html_read(struct extraction *out, const struct input *input, struct budget *budget,
                         vitrine_error **err)
{
    struct charset_result result;
    struct buf bytes = BUF_INIT;
    struct buf text = BUF_INIT;
    char charset[32];
    vitrine_status s = document_load(&bytes, input, budget, err);

    if (s < 0)
        goto done;
    find_charset(charset, buf_text(&bytes), bytes.length);
    s = charset_decode(&text, &result, buf_text(&bytes), bytes.length, charset[0] != '\0' ? charset : NULL,
                       err);
    if (s >= 0)
        s = extract_tell_charset(out, &result, "HTML", err);
    if (s >= 0)
        s = read_page(out, &text, !is_decoded(&result), budget, err);
done:
    buf_dispose(&bytes);
    buf_dispose(&text);
    return s;
}
