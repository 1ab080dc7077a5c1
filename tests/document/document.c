/* SPDX-License-Identifier: MIT
 * What is indexed of a record: its languages' columns as token streams, ~ for a word in a value without marks, # for
 * one in a value whose marks mean nothing, | for a break. */
#include "base/alloc.h"
#include "check.h"
#include "document/document.h"

static char sign_of(char c)
{
    return c == DOCUMENT_PLAIN ? '~' : c == DOCUMENT_BREAK ? '|' : c == DOCUMENT_DAMAGED ? '#' : c;
}

/* A column as the tables below write it. */
static void write_column(struct buf *out, const struct buf *column)
{
    size_t i;

    for (i = 0; i < column->length; i++)
        buf_char(out, sign_of(column->bytes[i]));
}

static const struct {
    const char *language;
    enum field field;
    const char *text;
    enum document_column column;
    const char *tokens;
} values[] = {
    {"vi", FIELD_TITLE, "Chợ Nổi Cai Rang", DOCUMENT_TITLE, "chợ nổi cai rang"},
    {"vi", FIELD_TITLE, "Cho noi 2021", DOCUMENT_TITLE, "~cho ~noi 2021"},
    {"vi", FIELD_KEYWORDS, "bãi biển\nbo bien\nnắng", DOCUMENT_KEYWORDS, "bãi biển | ~bo ~bien | nắng"},
    {"vi", FIELD_DESCRIPTION, "... !!!", DOCUMENT_DESCRIPTION, ""},
    {"vi", FIELD_BODY, "phéi hop thong tin d6i ngoai, 07/9/2015", DOCUMENT_BODY,
     "#phéi #hop #thong #tin #d6i #ngoai 07 9 2015"},
    {"vi", FIELD_BODY, "qudc gia, ngay 14p B2", DOCUMENT_BODY, "#qudc #gia #ngay #14p #b 2"},
    {"und", FIELD_TITLE, "hinh thtrc phu hop", DOCUMENT_TITLE, "#hinh #thtrc #phu #hop"},
    {"fr", FIELD_TITLE, "phéi hop thong tin", DOCUMENT_TITLE, "phéi hop thong tin"},
    {"vi", FIELD_KEYWORDS, "phéi hop thong tin", DOCUMENT_KEYWORDS, "phéi hop thong tin"},
    {"en", FIELD_TITLE, "Floating market", DOCUMENT_TITLE, "floating market"},
    {"en", FIELD_KEYWORDS, "a b\nc", DOCUMENT_KEYWORDS, "a b | c"},
    {"und", FIELD_KEYWORDS, "Duong Dong", DOCUMENT_KEYWORDS, "~duong ~dong"},
    {"zh-Hans", FIELD_TITLE, "富国岛 Phu Quoc", DOCUMENT_TITLE, "富 国 岛 phu quoc"},
    {"km", FIELD_TITLE, "ភ្នំពេញ", DOCUMENT_TITLE, "ភ្នំ ពេ ញ"},
};

/* Each takes the place of the last. */
static void test_values(struct analyzer *analyzer)
{
    struct documents documents = DOCUMENTS_INIT;
    size_t i;

    for (i = 0; i < sizeof values / sizeof values[0]; i++) {
        struct buf out = BUF_INIT;
        struct record record;
        const struct document *document;

        record_init(&record);
        record_set(&record, values[i].field, values[i].language, SOURCE_XMP, values[i].text);
        CHECK(documents_build(&documents, &record, analyzer, NULL) == VITRINE_OK);
        document = documents_find(&documents, values[i].language);
        if (document != NULL)
            write_column(&out, &document->columns[values[i].column]);
        CHECK_ROW(buf_text(&out), values[i].tokens, values[i].text);
        CHECK(documents.count == (values[i].tokens[0] != '\0'));
        buf_dispose(&out);
        record_dispose(&record);
    }
    documents_dispose(&documents);
}

/* Names stand in every language's document and in "und"; its keywords beside them in the others. */
static void test_names(struct analyzer *analyzer)
{
    static const char *const wanted[][2] = {
        {"en", "~phu ~quoc | ~bai ~sao | trần văn đặng | ~starfish"},
        {"und", "~phu ~quoc | ~bai ~sao | trần văn đặng"},
    };
    struct documents documents = DOCUMENTS_INIT;
    struct record record;
    size_t i;

    record_init(&record);
    record_set_string(&record.path, "phu-quoc/bai_sao.vi.jpg");
    record_set(&record, FIELD_CREATOR, "", SOURCE_EXIF, "Trần Văn Đặng");
    record_set(&record, FIELD_TITLE, "en", SOURCE_XMP, "Beach");
    record_set(&record, FIELD_KEYWORDS, "und", SOURCE_XMP, "starfish");
    CHECK(documents_build(&documents, &record, analyzer, NULL) == VITRINE_OK && documents.count == 2);
    for (i = 0; i < documents.count && i < 2; i++) {
        struct buf out = BUF_INIT;

        write_column(&out, &documents.items[i].columns[DOCUMENT_NAMES]);
        CHECK_TEXT(documents.items[i].language, wanted[i][0]);
        CHECK_ROW(buf_text(&out), wanted[i][1], wanted[i][0]);
        buf_dispose(&out);
    }
    documents_dispose(&documents);
    record_dispose(&record);
}

static void test_lengths(void)
{
    uint32_t length;

    CHECK(document_length_code(0) == 1);
    for (length = 1; length < 40000; length++) {
        unsigned char code = document_length_code(length);
        uint32_t stands_for = document_length_of_code(code);

        if (stands_for > length || length - stands_for > length / 16 || (length <= 31 && stands_for != length) ||
            code < document_length_code(length - 1)) {
            CHECK(!"a length is kept to a sixteenth, in order");
            break;
        }
    }
    CHECK(document_length_code(UINT32_MAX) == 255);
}

int main(void)
{
    struct analyzer *analyzer = NULL;

    if (CHECK(analyzer_new(&analyzer, NULL) == VITRINE_OK)) {
        test_values(analyzer);
        test_names(analyzer);
    }
    analyzer_free(analyzer);
    test_lengths();
    return check_end();
}
