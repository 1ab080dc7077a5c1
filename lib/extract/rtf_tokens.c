/* SPDX-License-Identifier: MIT
 * Tokens of RTF: groups in braces, control words "\par" with an optional number and space, control signs
 * "\~", bytes "\'e9", and text; see rtf_tokens.h. */
#include "extract/rtf_tokens.h"

#include <string.h>

#define MAX_NUMBER 1000000000

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static char peek(const struct rtf_reader *reader)
{
    return reader->at < reader->length ? reader->text[reader->at] : '\0';
}

static int hex_digit(char c)
{
    if (is_digit(c))
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static void take_byte(struct rtf_reader *reader, struct rtf_token *out)
{
    int high = hex_digit(peek(reader));
    int low = reader->at + 1 < reader->length ? hex_digit(reader->text[reader->at + 1]) : -1;

    out->kind = RTF_BYTES;
    out->length = 0;
    if (high < 0 || low < 0)
        return;
    reader->at += 2;
    out->byte = (char)(high << 4 | low);
    out->bytes = &out->byte;
    out->length = 1;
}

static void take_number(struct rtf_reader *reader, struct rtf_token *out)
{
    bool is_negative =
        peek(reader) == '-' && reader->at + 1 < reader->length && is_digit(reader->text[reader->at + 1]);

    reader->at += is_negative;
    while (is_digit(peek(reader))) {
        if (out->number < MAX_NUMBER)
            out->number = out->number * 10 + (peek(reader) - '0');
        out->has_number = true;
        reader->at++;
    }
    if (is_negative)
        out->number = -out->number;
}

static void skip_binary(struct rtf_reader *reader, const struct rtf_token *word)
{
    size_t left = reader->length - reader->at;

    if (strcmp(word->word, "bin") == 0 && word->number > 0)
        reader->at += (size_t)word->number < left ? (size_t)word->number : left;
}

static void take_word(struct rtf_reader *reader, struct rtf_token *out)
{
    size_t length = 0;

    out->kind = RTF_WORD;
    for (; is_letter(peek(reader)); reader->at++)
        if (length < RTF_WORD_SIZE - 1)
            out->word[length++] = peek(reader);
    take_number(reader, out);
    if (reader->at < reader->length && peek(reader) == ' ')
        reader->at++;
    skip_binary(reader, out);
}

/* What stands behind a backslash. */
static void take_control(struct rtf_reader *reader, struct rtf_token *out)
{
    char c = peek(reader);

    if (is_letter(c)) {
        take_word(reader, out);
        return;
    }
    if (reader->at < reader->length)
        reader->at++;
    if (c == '\'') {
        take_byte(reader, out);
    } else if (c == '\n' || c == '\r') {
        out->kind = RTF_WORD;
        memcpy(out->word, "par", 4);
    } else if (c == '{' || c == '}' || c == '\\') {
        out->kind = RTF_BYTES;
        out->byte = c;
        out->bytes = &out->byte;
        out->length = 1;
    } else {
        out->kind = RTF_WORD;
        out->word[0] = c;
    }
}

static void take_text(struct rtf_reader *reader, struct rtf_token *out)
{
    out->kind = RTF_BYTES;
    out->bytes = reader->text + reader->at;
    while (reader->at < reader->length && strchr("{}\\\r\n", peek(reader)) == NULL)
        reader->at++;
    out->length = reader->length - (size_t)(out->bytes - reader->text) - (reader->length - reader->at);
}

bool rtf_next(struct rtf_reader *reader, struct rtf_token *out)
{
    *out = (struct rtf_token){.kind = RTF_BYTES};
    while (reader->at < reader->length &&
           (peek(reader) == '\n' || peek(reader) == '\r' || peek(reader) == '\0'))
        reader->at++;
    if (reader->at >= reader->length)
        return false;
    switch (peek(reader)) {
    case '{':
    case '}':
        out->kind = peek(reader) == '{' ? RTF_OPEN : RTF_CLOSE;
        reader->at++;
        break;
    case '\\':
        reader->at++;
        take_control(reader, out);
        break;
    default:
        take_text(reader, out);
    }
    return true;
}
