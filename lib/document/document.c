/* SPDX-License-Identifier: MIT
 * From a record to the token streams that stores index; see document.h. */
#include "document/document.h"

#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "base/utf8.h"
#include "text/language.h"

/* One value on its way into a column. */
struct value_writer {
    struct buf *column;
    uint32_t token_count;
    bool any_marked;
    char prefix; /* of Latin words: see document_prefix */
};

static bool write_token(void *context, const struct token *token)
{
    struct value_writer *writer = context;
    struct buf *column = writer->column;
    char *end;

    if (!buf_reserve(column, token->length + 2))
        return false;
    end = column->bytes + column->length;
    if (column->length > 0)
        *end++ = ' ';
    if (writer->prefix != '\0' && document_is_latin(token))
        *end++ = writer->prefix;
    memcpy(end, token->bytes, token->length);
    end[token->length] = '\0';
    column->length = (size_t)(end - column->bytes) + token->length;
    writer->token_count++;
    writer->any_marked = writer->any_marked || token->marked;
    return true;
}

/* Take the DOCUMENT_PLAIN bytes out again, from `start` on: the value turned out to hold a marked word. */
static void unplain(struct buf *column, size_t start)
{
    size_t from;
    size_t to = start;

    for (from = start; from < column->length; from++)
        if (column->bytes[from] != DOCUMENT_PLAIN)
            column->bytes[to++] = column->bytes[from];
    buf_truncate(column, to);
}

/* Add one value to a column, behind a break if the column holds one already. */
static vitrine_status add_value(struct document *document, enum document_column column, const char *text,
                                size_t length, char prefix, struct analyzer *analyzer, vitrine_error **err)
{
    struct value_writer writer = {&document->columns[column], 0, false, prefix};
    size_t before = writer.column->length;
    vitrine_status s;

    if (before > 0) {
        buf_char(writer.column, ' ');
        buf_char(writer.column, DOCUMENT_BREAK);
    }
    s = document_tokens(analyzer, document->language, prefix, text, length, write_token, &writer, err);
    if (s < 0)
        return s;
    if (writer.column->failed)
        return err_nomem(err);
    if (writer.token_count == 0)
        buf_truncate(writer.column, before);
    else if (prefix == DOCUMENT_PLAIN && writer.any_marked)
        unplain(writer.column, before);
    document->token_count += writer.token_count;
    document->title_count += column == DOCUMENT_TITLE ? writer.token_count : 0;
    return VITRINE_OK;
}

static vitrine_status add_keywords(struct document *document, enum document_column column, const char *joined,
                                   char prefix, struct analyzer *analyzer, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    const char *end;

    while (s >= 0 && joined != NULL && *joined != '\0') {
        end = strchr(joined, '\n');
        s = add_value(document, column, joined, end != NULL ? (size_t)(end - joined) : strlen(joined), prefix,
                      analyzer, err);
        joined = end != NULL ? end + 1 : NULL;
    }
    return s;
}

/* How much of a file's name is name: "bai-sao.vi.jpg" is named "bai-sao". */
static size_t stem_length(const char *name)
{
    char language[LANGUAGE_SIZE];
    const char *dot = strrchr(name, '.');
    size_t length = dot != NULL && dot != name ? (size_t)(dot - name) : strlen(name);
    size_t start = length;

    while (start > 0 && name[start - 1] != '.')
        start--;
    if (start > 1 && language_of_suffix(language, name + start, length - start, NULL, NULL))
        length = start - 1;
    return length;
}

/* A path as names: folders and the file, each a value of its own. */
static vitrine_status add_path(struct document *document, const char *path, struct analyzer *analyzer,
                               vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    const char *end;

    while (s >= 0 && path != NULL && *path != '\0') {
        size_t length = strcspn(path, "/");

        end = path[length] == '/' ? path + length + 1 : NULL;
        if (end == NULL)
            length = stem_length(path);
        if (utf8_valid(path, length))
            s = add_value(document, DOCUMENT_NAMES, path, length, DOCUMENT_PLAIN, analyzer, err);
        path = end;
    }
    return s;
}

/* What describes an asset in any language: its names, people, and words of no known language. */
static vitrine_status add_names(struct document *document, const struct record *record, struct analyzer *analyzer,
                                vitrine_error **err)
{
    static const enum field people[] = {FIELD_CREATOR, FIELD_CREDIT_LINE};
    const char *keywords = record_shown_text(record, FIELD_KEYWORDS, "und");
    vitrine_status s = add_path(document, record->path, analyzer, err);
    size_t i;

    for (i = 0; s >= 0 && i < sizeof people / sizeof people[0]; i++) {
        const char *text = record_shown_text(record, people[i], "");

        if (text != NULL)
            s = add_value(document, DOCUMENT_NAMES, text, strlen(text), DOCUMENT_PLAIN, analyzer, err);
    }
    if (s >= 0 && keywords != NULL && strcmp(document->language, "und") != 0)
        s = add_keywords(document, DOCUMENT_NAMES, keywords, DOCUMENT_PLAIN, analyzer, err);
    return s;
}

static vitrine_status fill(struct document *document, const struct record *record, struct analyzer *analyzer,
                           vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    int field;

    for (field = FIELD_TITLE; s >= 0 && field <= FIELD_BODY; field++) {
        const char *text = record_shown_text(record, (enum field)field, document->language);
        enum document_column column = (enum document_column)(field - FIELD_TITLE);
        char prefix;

        if (text == NULL)
            continue;
        prefix = document_prefix(document->language, (enum field)field, text, strlen(text));
        if (field == FIELD_KEYWORDS)
            buf_string(&document->keywords, text);
        s = field == FIELD_KEYWORDS ? add_keywords(document, column, text, prefix, analyzer, err)
                                    : add_value(document, column, text, strlen(text), prefix, analyzer, err);
    }
    if (s >= 0 && document->keywords.failed)
        s = err_nomem(err);
    return s < 0 ? s : add_names(document, record, analyzer, err);
}

/* An empty one, which may have been another before. */
static struct document *documents_add(struct documents *documents, const char *language)
{
    struct document *document;
    size_t i;

    if (documents->count == documents->made) {
        if (!mem_grow(&documents->items, &documents->capacity, documents->made, sizeof documents->items[0]))
            return NULL;
        memset(&documents->items[documents->made++], 0, sizeof *document);
    }
    document = &documents->items[documents->count++];
    for (i = 0; i < DOCUMENT_COLUMNS; i++)
        buf_clear(&document->columns[i]);
    buf_clear(&document->keywords);
    document->token_count = document->title_count = 0;
    strncpy(document->language, language, sizeof document->language - 1);
    return document;
}

static void document_dispose(struct document *document)
{
    size_t i;

    for (i = 0; i < DOCUMENT_COLUMNS; i++)
        buf_dispose(&document->columns[i]);
    buf_dispose(&document->keywords);
}

static vitrine_status add_document(struct documents *out, const char *language, const struct record *record,
                                   struct analyzer *analyzer, vitrine_error **err)
{
    struct document *document = documents_add(out, language);
    vitrine_status s;

    if (document == NULL)
        return err_nomem(err);
    s = fill(document, record, analyzer, err);
    if (s >= 0 && document->token_count == 0)
        out->count--;
    return s;
}

vitrine_status documents_build(struct documents *out, const struct record *record, struct analyzer *analyzer,
                               vitrine_error **err)
{
    bool und_done = false;
    vitrine_status s = VITRINE_OK;
    size_t i;

    out->count = 0;
    for (i = 0; s >= 0 && i < record->text_count; i++) {
        const char *language = record->texts[i].language;

        if (!und_done && strcmp(language, "und") >= 0) {
            und_done = true;
            s = add_document(out, "und", record, analyzer, err);
        }
        if (s >= 0 && strcmp(language, "und") != 0 && record_has_language(record, language))
            s = add_document(out, language, record, analyzer, err);
    }
    if (s >= 0 && !und_done)
        s = add_document(out, "und", record, analyzer, err);
    if (s < 0)
        out->count = 0;
    return s;
}

void documents_dispose(struct documents *documents)
{
    while (documents->made > 0)
        document_dispose(&documents->items[--documents->made]);
    mem_free(documents->items);
    *documents = (struct documents)DOCUMENTS_INIT;
}

const struct document *documents_find(const struct documents *documents, const char *language)
{
    size_t i;

    for (i = 0; i < documents->count; i++)
        if (strcmp(documents->items[i].language, language) == 0)
            return &documents->items[i];
    return NULL;
}

bool document_next(const struct buf *column, size_t *at, const char **token, size_t *length)
{
    const char *end;

    if (*at >= column->length)
        return false;
    *token = column->bytes + *at;
    end = memchr(*token, ' ', column->length - *at);
    *length = end != NULL ? (size_t)(end - *token) : column->length - *at;
    *at += *length + 1;
    return true;
}
