/* SPDX-License-Identifier: MIT
 * HTML as a run of texts and tags; see html_tokens.h. */
#include "extract/html_tokens.h"

#include <string.h>

#include "extract/html_entities.h"

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* Elements whose content is no mark-up. */
static bool is_raw(const char *name)
{
    static const char *const names[] = {"script", "style", "title", "textarea", "xmp", "noframes"};
    size_t i;

    for (i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

/* Is there a "</name" or a "<" with what begins a tag, comment or declaration? */
static bool is_markup(const struct html_reader *reader, size_t at)
{
    const char *p = reader->text + at;
    size_t left = reader->length - at;
    size_t raw = strlen(reader->raw);

    if (left < 2 || p[0] != '<')
        return false;
    if (raw > 0)
        return left > raw + 2 && p[1] == '/' && strncasecmp(p + 2, reader->raw, raw) == 0 &&
               !is_letter(p[raw + 2]);
    return is_letter(p[1]) || p[1] == '!' || p[1] == '?' || (p[1] == '/' && left > 2 && is_letter(p[2]));
}

static bool read_text(struct html_reader *reader, struct html_token *out)
{
    size_t start = reader->at;
    size_t at = start;

    while (at < reader->length && !is_markup(reader, at)) {
        const char *next = memchr(reader->text + at + 1, '<', reader->length - at - 1);

        at = next != NULL ? (size_t)(next - reader->text) : reader->length;
    }
    *out = (struct html_token){HTML_TEXT, "", reader->text + start, at - start};
    reader->at = at;
    return at > start;
}

/* Past a comment, declaration or processing instruction; past the end if it has none. */
static void skip_declaration(struct html_reader *reader)
{
    const char *start = reader->text + reader->at;
    size_t left = reader->length - reader->at;
    bool comment = left >= 4 && memcmp(start, "<!--", 4) == 0;
    const char *end = comment ? memmem(start + 2, left - 2, "-->", 3) : memchr(start, '>', left);

    reader->at = end != NULL ? (size_t)(end - reader->text) + (comment ? 3 : 1) : reader->length;
}

/* The end of the tag that starts at `at`, behind its name: its '>', outside quotes. */
static size_t find_tag_end(const struct html_reader *reader, size_t at)
{
    char quote = '\0';
    char before = '\0'; /* the last character that is no space */

    for (; at < reader->length; at++) {
        char c = reader->text[at];

        if (quote != '\0')
            quote = c == quote ? '\0' : quote;
        else if (c == '>')
            break;
        else if ((c == '"' || c == '\'') && before == '=')
            quote = c;
        if (!is_space(c))
            before = c;
    }
    return at;
}

static void read_tag(struct html_reader *reader, struct html_token *out)
{
    size_t at = reader->at + 1;
    size_t name = 0;
    size_t end;

    *out = (struct html_token){.kind = reader->text[at] == '/' ? HTML_CLOSE : HTML_OPEN};
    if (out->kind == HTML_CLOSE)
        at++;
    for (; at < reader->length && !is_space(reader->text[at]) && strchr("/>", reader->text[at]) == NULL; at++)
        if (name < HTML_NAME_SIZE - 1) {
            char c = reader->text[at];

            out->name[name++] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        }
    end = find_tag_end(reader, at);
    out->text = reader->text + at;
    out->length = end - at;
    reader->at = end < reader->length ? end + 1 : end;
    reader->raw[0] = '\0';
    if (out->kind == HTML_OPEN && is_raw(out->name) &&
        (out->length == 0 || out->text[out->length - 1] != '/'))
        memcpy(reader->raw, out->name, sizeof reader->raw);
}

bool html_next(struct html_reader *reader, struct html_token *out)
{
    while (reader->at < reader->length) {
        char second;

        if (!is_markup(reader, reader->at))
            return read_text(reader, out);
        second = reader->text[reader->at + 1];
        if (second != '!' && second != '?') {
            read_tag(reader, out);
            return true;
        }
        skip_declaration(reader);
    }
    return false;
}

/* One attribute of a tag. */
struct attribute {
    const char *name;
    size_t name_length;
    const char *value;
    size_t value_length;
};

/* Read a quoted or bare value at *at, behind its '='. */
static void take_value(struct attribute *out, const struct html_token *tag, size_t *at)
{
    char quote = '\0';
    size_t start;

    if (*at < tag->length && (tag->text[*at] == '"' || tag->text[*at] == '\''))
        quote = tag->text[(*at)++];
    start = *at;
    while (*at < tag->length && (quote != '\0' ? tag->text[*at] != quote : !is_space(tag->text[*at])))
        (*at)++;
    out->value = tag->text + start;
    out->value_length = *at - start;
    if (quote != '\0' && *at < tag->length)
        (*at)++;
}

static void skip_space(const struct html_token *tag, size_t *at)
{
    while (*at < tag->length && is_space(tag->text[*at]))
        (*at)++;
}

static bool take_attribute(struct attribute *out, const struct html_token *tag, size_t *at)
{
    size_t start;

    while (*at < tag->length && (is_space(tag->text[*at]) || tag->text[*at] == '/'))
        (*at)++;
    start = *at;
    while (*at < tag->length && !is_space(tag->text[*at]) && tag->text[*at] != '=')
        (*at)++;
    *out = (struct attribute){tag->text + start, *at - start, tag->text + *at, 0};
    skip_space(tag, at);
    if (*at < tag->length && tag->text[*at] == '=') {
        (*at)++;
        skip_space(tag, at);
        take_value(out, tag, at);
    }
    return *at > start;
}

bool html_attribute(struct buf *out, const struct html_token *tag, const char *name)
{
    struct attribute attribute;
    size_t at = 0;

    while (take_attribute(&attribute, tag, &at))
        if (attribute.name_length == strlen(name) &&
            strncasecmp(attribute.name, name, attribute.name_length) == 0) {
            html_decode(out, attribute.value, attribute.value_length);
            return true;
        }
    return false;
}
