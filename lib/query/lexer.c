/* SPDX-License-Identifier: MIT
 * The text of a query as pieces; see lexer.h. */
#include "query/lexer.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"

/* In the order of enum document_column. */
static const char *const columns[] = {"title", "description", "alt_text", "keywords", "place", "body"};

static uint32_t peek(const struct lexer *lexer, size_t at, size_t *after)
{
    *after = at;
    return at < lexer->length ? utf8_next(lexer->text, lexer->length, after) : 0;
}

static bool is_space(uint32_t c)
{
    return c == ' ' || (c >= 9 && c <= 13) || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) ||
           c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

/* Straight and typographic double quotes, as keyboards and phones write them. */
static bool is_quote(uint32_t c)
{
    return c == '"' || c == 0x201c || c == 0x201d || c == 0x201e || c == 0x201f || c == 0xff02;
}

static bool is_bracket(uint32_t c)
{
    return c == '(' || c == ')';
}

static void skip_spaces(struct lexer *lexer)
{
    size_t after;

    while (lexer->at < lexer->length && is_space(peek(lexer, lexer->at, &after)))
        lexer->at = after;
}

static size_t word_end(const struct lexer *lexer, size_t at)
{
    size_t after;

    while (at < lexer->length) {
        uint32_t c = peek(lexer, at, &after);

        if (is_space(c) || is_quote(c) || is_bracket(c))
            break;
        at = after;
    }
    return at;
}

static void take_phrase(struct lexer *lexer, struct piece *out)
{
    size_t after;
    size_t at;

    peek(lexer, lexer->at, &at);
    out->kind = PIECE_PHRASE;
    out->start = at;
    while (at < lexer->length && !is_quote(peek(lexer, at, &after)))
        at = after;
    out->end = at;
    if (at < lexer->length)
        peek(lexer, at, &at);
    lexer->at = at;
}

static bool take_bracket(struct lexer *lexer, struct piece *out, uint32_t c)
{
    if (!is_bracket(c))
        return false;
    out->kind = c == '(' ? PIECE_OPEN : PIECE_CLOSE;
    out->start = lexer->at;
    out->end = ++lexer->at;
    return true;
}

/* Is `at` where a word begins that clings to nothing: at the start, behind a space or a bracket that opens? */
static bool stands_free(const struct lexer *lexer, size_t at)
{
    uint32_t before;
    size_t after;

    if (at == 0)
        return true;
    before = peek(lexer, utf8_floor(lexer->text, lexer->length, at - 1), &after);
    return before == '(' || is_space(before);
}

/* A minus negates before a word, phrase or bracket, never before a space or another minus, nor behind anything but a
 * space: the one of title:-5 is text. */
static bool take_minus(struct lexer *lexer, struct piece *out, uint32_t c)
{
    size_t after;
    uint32_t follows;

    if (c != '-' || !stands_free(lexer, lexer->at))
        return false;
    follows = peek(lexer, lexer->at + 1, &after);
    if (lexer->at + 1 >= lexer->length || is_space(follows) || follows == '-' || follows == ')')
        return false;
    out->kind = PIECE_MINUS;
    out->start = lexer->at;
    out->end = ++lexer->at;
    return true;
}

/* "title:" directly before a word, phrase or bracket. */
static bool take_field(struct lexer *lexer, struct piece *out, size_t end)
{
    const char *word = lexer->text + lexer->at;
    const char *colon = memchr(word, ':', end - lexer->at);
    size_t after;
    size_t length;
    uint32_t i;

    if (colon == NULL)
        return false;
    length = (size_t)(colon - word);
    for (i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        size_t behind = lexer->at + length + 1;

        if (strlen(columns[i]) != length || strncasecmp(columns[i], word, length) != 0)
            continue;
        if (behind >= lexer->length || is_space(peek(lexer, behind, &after)) || lexer->text[behind] == ')')
            return false;
        *out = (struct piece){PIECE_FIELD, lexer->at, behind, false, i};
        lexer->at = behind;
        return true;
    }
    return false;
}

static bool is_word(const struct lexer *lexer, size_t end, const char *word)
{
    return end - lexer->at == strlen(word) && memcmp(lexer->text + lexer->at, word, end - lexer->at) == 0;
}

void lexer_next(struct lexer *lexer, struct piece *out)
{
    size_t after;
    size_t end;
    uint32_t c;

    memset(out, 0, sizeof *out);
    skip_spaces(lexer);
    out->start = out->end = lexer->at;
    if (lexer->at >= lexer->length)
        return;
    c = peek(lexer, lexer->at, &after);
    if (is_quote(c)) {
        take_phrase(lexer, out);
        return;
    }
    if (take_bracket(lexer, out, c) || take_minus(lexer, out, c))
        return;
    end = word_end(lexer, lexer->at);
    if (take_field(lexer, out, end))
        return;
    out->kind = PIECE_WORD;
    out->end = end;
    if (is_word(lexer, end, "OR"))
        out->kind = PIECE_OR;
    if (is_word(lexer, end, "NEAR") && end < lexer->length && lexer->text[end] == '(') {
        out->kind = PIECE_NEAR;
        out->end = ++end;
    }
    lexer->at = end;
    while (out->kind == PIECE_WORD && out->end > out->start + 1 && lexer->text[out->end - 1] == '*') {
        out->prefix = true;
        out->end--;
    }
}

/* Digits, spaces, then a closing bracket or the end: moves *at to the bracket. */
static bool take_distance(const struct lexer *lexer, size_t *at, uint32_t *distance)
{
    uint32_t value = 0;
    size_t digits = 0;

    while (*at < lexer->length && lexer->text[*at] >= '0' && lexer->text[*at] <= '9' && digits < 6) {
        value = value * 10 + (uint32_t)(lexer->text[(*at)++] - '0');
        digits++;
    }
    while (*at < lexer->length && is_space((unsigned char)lexer->text[*at]))
        (*at)++;
    if (digits == 0 || (*at < lexer->length && lexer->text[*at] != ')'))
        return false;
    *distance = value;
    return true;
}

bool lexer_near_end(struct lexer *lexer, uint32_t *distance)
{
    size_t at = lexer->at;
    bool comma = at > 0 && lexer->text[at - 1] == ','; /* it clung to the last word */

    while (at < lexer->length && (is_space((unsigned char)lexer->text[at]) || lexer->text[at] == ',')) {
        comma = comma || lexer->text[at] == ',';
        at++;
    }
    if (!comma || !take_distance(lexer, &at, distance))
        return false;
    lexer->at = at;
    return true;
}

bool lexer_near_cut(const struct lexer *lexer, struct piece *piece, uint32_t *distance)
{
    size_t comma = piece->end;
    size_t at;

    while (comma > piece->start && lexer->text[comma - 1] != ',')
        comma--;
    at = comma;
    if (piece->kind != PIECE_WORD || comma == piece->start || !take_distance(lexer, &at, distance))
        return false;
    piece->end = comma - 1;
    return true;
}
