/* SPDX-License-Identifier: MIT
 * Rich Text Format: groups that inherit what holds outside of them, bytes in the encoding of their font,
 * characters by number with a stand-in behind. */
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "extract/document_text.h"
#include "extract/office_properties.h"
#include "extract/readers.h"
#include "extract/rtf_fonts.h"
#include "extract/rtf_tokens.h"
#include "extract/rtf_words.h"

#define RTF_MAX_SIZE ((size_t)64 << 20) /* pictures stand in it as digits */
#define MAX_DEPTH 256
#define MAX_SKIP 64 /* of \uc */
#define MOMENT_PARTS 5
#define NO_NUMBER (-1)

enum target { TARGET_BODY, TARGET_NOTHING, TARGET_FONTS, TARGET_STYLES, TARGET_PROPERTY, TARGET_MOMENT };

/* What holds in an open group. */
struct group {
    enum target target;
    int property;   /* of TARGET_PROPERTY, TARGET_MOMENT */
    bool ignorable; /* "\*" was just read */
    bool hidden;
    long font;
    long style;
    unsigned skip; /* characters that stand in for each \u */
};

struct rtf {
    struct extraction *out;
    struct budget *budget;
    struct office_text text;
    struct office_properties properties;
    struct rtf_fonts fonts;
    struct buf bytes;     /* pending, in the encoding of the group's font */
    struct buf gathered;  /* text of a target that isn't the body */
    uint32_t lead;        /* of a pair of \u */
    unsigned to_skip;     /* characters that stand in for the last \u */
    const char *encoding; /* of bytes in fonts that have none */
    long default_font;
    long charset; /* of the font that is open in the table */
    long moment[MOMENT_PARTS];
    size_t lost; /* bytes that were no characters */
    struct group groups[MAX_DEPTH + 1];
    size_t depth;
    size_t beyond; /* groups open below the deepest that is kept */
};

static struct group *innermost(struct rtf *rtf)
{
    return &rtf->groups[rtf->depth];
}

/* --- text --- */

static vitrine_status add_text(struct rtf *rtf, const char *text, size_t length, vitrine_error **err)
{
    const struct group *group = innermost(rtf);
    const struct rtf_font *font = rtf_fonts_find(&rtf->fonts, group->font);

    if (group->target == TARGET_BODY && !group->hidden)
        return office_text_add(&rtf->text, font != NULL ? font->name : NULL, text, length, err);
    if (group->target != TARGET_BODY && group->target != TARGET_NOTHING &&
        rtf->gathered.length + length < EXTRACTION_MAX_PAYLOAD)
        buf_append(&rtf->gathered, text, length);
    return rtf->gathered.failed ? err_nomem(err) : VITRINE_OK;
}

/* Decode the bytes that are pending. */
static vitrine_status settle(struct rtf *rtf, vitrine_error **err)
{
    const struct rtf_font *font = rtf_fonts_find(&rtf->fonts, innermost(rtf)->font);
    const char *encoding = font != NULL && font->encoding != NULL ? font->encoding : rtf->encoding;
    struct charset_result result;
    struct buf text = BUF_INIT;
    vitrine_status s;

    if (rtf->bytes.failed)
        return err_nomem(err);
    if (rtf->bytes.length == 0)
        return VITRINE_OK;
    s = charset_decode_as(&text, &result, rtf->bytes.bytes, rtf->bytes.length, encoding, err);
    if (s >= 0 && text.failed)
        s = err_nomem(err);
    if (s >= 0)
        s = add_text(rtf, buf_text(&text), text.length, err);
    if (s >= 0)
        rtf->lost += result.lost;
    buf_dispose(&text);
    buf_clear(&rtf->bytes);
    return s;
}

static vitrine_status add_character(struct rtf *rtf, uint32_t character, vitrine_error **err)
{
    struct buf text = BUF_INIT;
    vitrine_status s = settle(rtf, err);

    buf_codepoint(&text, character);
    if (s >= 0)
        s = text.failed ? err_nomem(err) : add_text(rtf, text.bytes, text.length, err);
    buf_dispose(&text);
    return s;
}

/* \u with a number of 16 bits, with or without sign; pairs stand for one character. */
static vitrine_status add_unicode(struct rtf *rtf, long number, vitrine_error **err)
{
    uint32_t unit = (uint32_t)number & 0xffff;
    uint32_t lead = rtf->lead;

    rtf->to_skip = innermost(rtf)->skip;
    rtf->lead = 0;
    if (unit >= 0xd800 && unit < 0xdc00) {
        rtf->lead = unit;
        return VITRINE_OK;
    }
    if (unit >= 0xdc00 && unit < 0xe000)
        unit = lead != 0 ? 0x10000 + ((lead - 0xd800) << 10) + (unit - 0xdc00) : 0xfffd;
    return add_character(rtf, unit, err);
}

static void take_bytes(struct rtf *rtf, const struct rtf_token *token)
{
    size_t skipped = rtf->to_skip < token->length ? rtf->to_skip : token->length;

    rtf->to_skip -= (unsigned)skipped;
    if (innermost(rtf)->target != TARGET_NOTHING && skipped < token->length)
        buf_append(&rtf->bytes, token->bytes + skipped, token->length - skipped);
}

/* --- groups --- */

static void end_moment(struct rtf *rtf, int property)
{
    const long *parts = rtf->moment;
    char text[64];

    if (parts[0] < 1000 || parts[0] > 9999)
        return;
    snprintf(text, sizeof text, "%04ld-%02ld-%02ldT%02ld:%02ld:00", parts[0], parts[1] % 100, parts[2] % 100,
             parts[3] % 100, parts[4] % 100);
    office_properties_add(&rtf->properties, (enum office_property)property, text, strlen(text));
}

/* Use what was gathered in a group that ends. */
static vitrine_status end_group(struct rtf *rtf, const struct group *group, vitrine_error **err)
{
    const char *text = buf_text(&rtf->gathered);
    size_t length = rtf->gathered.length;
    vitrine_status s = VITRINE_OK;

    if (group->target == TARGET_FONTS && length > 0 &&
        !rtf_fonts_add(&rtf->fonts, group->font, text, length, rtf->charset))
        s = err_nomem(err);
    if (group->target == TARGET_STYLES && length > 0)
        rtf_fonts_add_style(&rtf->fonts, group->style, text);
    if (group->target == TARGET_PROPERTY)
        office_properties_add(&rtf->properties, (enum office_property)group->property, text, length);
    if (group->target == TARGET_MOMENT)
        end_moment(rtf, group->property);
    if (group->target != TARGET_BODY && group->target != TARGET_NOTHING)
        buf_clear(&rtf->gathered);
    return s;
}

static vitrine_status open_group(struct rtf *rtf, vitrine_error **err)
{
    vitrine_status s = settle(rtf, err);

    rtf->to_skip = 0;
    if (rtf->depth == MAX_DEPTH) {
        rtf->beyond++;
        return s;
    }
    rtf->depth++;
    *innermost(rtf) = rtf->groups[rtf->depth - 1];
    innermost(rtf)->ignorable = false;
    return s;
}

static vitrine_status close_group(struct rtf *rtf, vitrine_error **err)
{
    const struct group group = *innermost(rtf);
    vitrine_status s = settle(rtf, err);

    rtf->to_skip = 0;
    if (rtf->beyond > 0) {
        rtf->beyond--;
        return s;
    }
    if (rtf->depth > 0)
        rtf->depth--;
    if (s >= 0 && (innermost(rtf)->target != group.target || group.target == TARGET_FONTS ||
                   group.target == TARGET_STYLES))
        s = end_group(rtf, &group, err);
    return s;
}

/* --- control words --- */

static void begin_target(struct rtf *rtf, enum target target, int property)
{
    struct group *group = innermost(rtf);

    if (group->target == TARGET_NOTHING && target != TARGET_PROPERTY && target != TARGET_MOMENT)
        return;
    group->target = target;
    group->property = property;
    group->ignorable = false;
    memset(rtf->moment, 0, sizeof rtf->moment);
    buf_clear(&rtf->gathered);
}

static vitrine_status take_break(struct rtf *rtf, enum rtf_action action, vitrine_error **err)
{
    struct group *group = innermost(rtf);

    if (group->target != TARGET_BODY)
        return group->target == TARGET_PROPERTY ? add_text(rtf, " ", 1, err) : VITRINE_OK;
    if (action == RTF_SPACE)
        return office_text_space(&rtf->text, err);
    if (action == RTF_LINE)
        return office_text_break(&rtf->text, 1, err);
    return office_text_begin(&rtf->text, rtf_fonts_kind(&rtf->fonts, group->style), err);
}

static vitrine_status take_style(struct rtf *rtf, long style, vitrine_error **err)
{
    enum office_paragraph kind = rtf_fonts_kind(&rtf->fonts, style);

    innermost(rtf)->style = style;
    if (innermost(rtf)->target == TARGET_BODY && kind != PARAGRAPH_PLAIN)
        return office_text_begin(&rtf->text, kind, err);
    return VITRINE_OK;
}

/* In the table of fonts it begins the next of those that stand in no groups of their own. */
static vitrine_status take_font(struct rtf *rtf, long font, vitrine_error **err)
{
    struct group *group = innermost(rtf);
    vitrine_status s = VITRINE_OK;

    if (group->target == TARGET_FONTS) {
        s = end_group(rtf, group, err);
        rtf->charset = NO_NUMBER;
    }
    group->font = font;
    return s;
}

static void take_page(struct rtf *rtf, long page)
{
    const char *encoding = rtf_encoding_of_page(page);

    if (encoding != NULL)
        rtf->encoding = encoding;
}

static void take_setting(struct rtf *rtf, const struct rtf_word *word, const struct rtf_token *token)
{
    struct group *group = innermost(rtf);

    switch (word->action) {
    case RTF_FONT_CHARSET:
        rtf->charset = token->number;
        break;
    case RTF_DEFAULT_FONT:
        rtf->default_font = group->font = token->number;
        break;
    case RTF_PLAIN:
        group->font = rtf->default_font;
        group->hidden = false;
        break;
    case RTF_HIDDEN:
        group->hidden = !token->has_number || token->number != 0;
        break;
    case RTF_UNICODE_SKIP:
        group->skip = token->number >= 0 && token->number <= MAX_SKIP ? (unsigned)token->number : 1;
        break;
    case RTF_PAGE:
        take_page(rtf, word->value != 0 ? word->value : token->number);
        break;
    case RTF_PART_OF_MOMENT:
        if (group->target == TARGET_MOMENT && token->number >= 0)
            rtf->moment[word->value] = token->number;
        break;
    default:
        break;
    }
}

static void take_target(struct rtf *rtf, const struct rtf_word *word)
{
    struct group *group = innermost(rtf);

    switch (word->action) {
    case RTF_IGNORE:
        group->ignorable = true;
        break;
    case RTF_SKIP:
        group->target = TARGET_NOTHING;
        break;
    case RTF_KEEP:
        group->ignorable = false;
        break;
    case RTF_FONT_TABLE:
        begin_target(rtf, TARGET_FONTS, 0);
        break;
    case RTF_STYLES:
        begin_target(rtf, TARGET_STYLES, 0);
        break;
    case RTF_INFO:
        begin_target(rtf, TARGET_PROPERTY, word->value);
        break;
    case RTF_MOMENT:
        begin_target(rtf, TARGET_MOMENT, word->value);
        break;
    default:
        break;
    }
}

static vitrine_status take_word(struct rtf *rtf, const struct rtf_token *token, vitrine_error **err)
{
    const struct rtf_word *word = rtf_word_find(token->word);
    vitrine_status s = VITRINE_OK;

    if (rtf->to_skip > 0 && word->action == RTF_CHARACTER) {
        rtf->to_skip--;
        return VITRINE_OK;
    }
    if (innermost(rtf)->ignorable && word->action == RTF_UNKNOWN)
        innermost(rtf)->target = TARGET_NOTHING;
    if (word->action == RTF_UNKNOWN)
        return VITRINE_OK;
    s = settle(rtf, err);
    if (s < 0)
        return s;
    switch (word->action) {
    case RTF_PARAGRAPH:
    case RTF_LINE:
    case RTF_SPACE:
        return take_break(rtf, word->action, err);
    case RTF_CHARACTER:
        return add_character(rtf, (uint32_t)word->value, err);
    case RTF_UNICODE:
        return add_unicode(rtf, token->number, err);
    case RTF_FONT:
        return take_font(rtf, token->number, err);
    case RTF_STYLE:
        return take_style(rtf, token->number, err);
    case RTF_PARAGRAPH_DEFAULT:
        return take_style(rtf, 0, err);
    default:
        take_target(rtf, word);
        take_setting(rtf, word, token);
        return VITRINE_OK;
    }
}

/* --- the document --- */

static vitrine_status read_token(struct rtf *rtf, const struct rtf_token *token, vitrine_error **err)
{
    switch (token->kind) {
    case RTF_OPEN:
        return open_group(rtf, err);
    case RTF_CLOSE:
        return close_group(rtf, err);
    case RTF_WORD:
        return rtf->beyond > 0 ? VITRINE_OK : take_word(rtf, token, err);
    case RTF_BYTES:
        if (rtf->beyond == 0)
            take_bytes(rtf, token);
        break;
    }
    return VITRINE_OK;
}

static vitrine_status read_tokens(struct rtf *rtf, const struct buf *document, vitrine_error **err)
{
    struct rtf_reader reader = {.text = buf_text(document), .length = document->length};
    struct rtf_token token;
    vitrine_status s = VITRINE_OK;
    size_t count = 0;

    while (s >= 0 && rtf_next(&reader, &token)) {
        s = read_token(rtf, &token, err);
        if (s >= 0 && ++count % 4096 == 0)
            s = budget_check(rtf->budget, "RTF", err);
    }
    if (s >= 0)
        s = settle(rtf, err);
    if (s >= 0 && (rtf->depth > 0 || rtf->beyond > 0))
        s = extraction_warn(rtf->out, err, "RTF: damaged or cut, read as far as possible");
    if (s >= 0 && rtf->lost > 0)
        s = extraction_warn(rtf->out, err, "RTF: %zu characters could not be decoded", rtf->lost);
    return s;
}

static void rtf_dispose(struct rtf *rtf)
{
    office_text_dispose(&rtf->text);
    office_properties_dispose(&rtf->properties);
    rtf_fonts_dispose(&rtf->fonts);
    buf_dispose(&rtf->bytes);
    buf_dispose(&rtf->gathered);
    mem_free(rtf);
}

static vitrine_status read_document(struct extraction *out, const struct buf *document, struct budget *budget,
                                    vitrine_error **err)
{
    struct rtf *rtf = mem_zero(1, sizeof *rtf);
    vitrine_status s;

    if (rtf == NULL)
        return err_nomem(err);
    rtf->out = out;
    rtf->budget = budget;
    rtf->encoding = "windows-1252";
    rtf->groups[0] = (struct group){.skip = 1};
    s = read_tokens(rtf, document, err);
    if (s >= 0)
        s = office_tell(out, &rtf->properties, &rtf->text, "RTF", err);
    rtf_dispose(rtf);
    return s;
}

vitrine_status rtf_read(struct extraction *out, const struct input *input, struct budget *budget,
                        vitrine_error **err)
{
    struct buf document = BUF_INIT;
    size_t length = input->size < RTF_MAX_SIZE ? (size_t)input->size : RTF_MAX_SIZE;
    vitrine_status s = extract_load(&document, input, 0, length, budget, err);

    if (s >= 0 && input->size > length)
        s = extraction_warn(out, err, "RTF: larger than %zu bytes: the rest is left out", length);
    if (s >= 0)
        s = read_document(out, &document, budget, err);
    buf_dispose(&document);
    return s;
}
