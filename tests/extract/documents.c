/* SPDX-License-Identifier: MIT
 * Documents of Word and of OpenDocument: text, properties, fonts with encodings of their own, packages that
 * lie. */
#include "package.h"

struct row {
    const char *name;
    const char *body;
    const char *properties;
    const char *styles;
    const char *want;
};

#define RUN(text) "<w:r><w:t>" text "</w:t></w:r>"
#define FONT(font, text) \
    "<w:r><w:rPr><w:rFonts w:ascii='" font "' w:hAnsi='" font "'/></w:rPr><w:t>" text "</w:t></w:r>"

static const struct row word[] = {
    {"paragraphs and runs", "<w:p>" RUN("Bãi ") RUN("Sao") "</w:p><w:p>" RUN("Cát") "</w:p>", NULL, NULL,
     "body/file[]=Bãi Sao\n\nCát\n"},
    {"properties", "<w:p>" RUN("Cát trắng") "</w:p>",
     "<dc:title>Bãi Sao</dc:title><dc:creator>An</dc:creator><cp:keywords>biển, cát;đảo</cp:keywords>"
     "<dc:description>Mô tả</dc:description><dc:subject>Đề tài</dc:subject><dc:language>vi-VN</dc:language>"
     "<dcterms:created>2021-07-15T08:30:00Z</dcterms:created><dcterms:modified>2022-01-01T00:00:00Z</dcterms:modified>",
     NULL,
     "title/file[]=Bãi Sao\ndescription/file[]=Mô tả\ndescription/file[]=Đề tài\nkeywords/file[]=biển\n"
     "keywords/file[]=cát\nkeywords/file[]=đảo\ncreator/file[]=An\ntaken_at/file[]=2021-07-15T08:30:00+00:00\n"
     "body/file[]=Cát trắng\nlanguage=vi-VN\n"},
    {"the zero of a calendar", "<w:p>" RUN("a") "</w:p>",
     "<dcterms:created>1601-01-01T00:00:00Z</dcterms:created><dcterms:modified>2022-01-01</dcterms:modified>",
     NULL, "taken_at/file[]=2022-01-01\nbody/file[]=a\n"},
    {"title by its style",
     "<w:p>" RUN("a") "</w:p><w:p><w:pPr><w:pStyle w:val='Tiu'/></w:pPr>" RUN("Sao") "</w:p>",
     "<dc:title>Microsoft Word - Document1</dc:title>",
     "<w:style w:type='paragraph' w:styleId='Tiu'><w:name w:val='Title'/></w:style>",
     "title/file[]=Sao\nbody/file[]=a\n\nSao\n"},
    {"title by the first heading",
     "<w:p><w:pPr><w:pStyle w:val='u1'/></w:pPr>" RUN(
         "Sao") "</w:p><w:p><w:pPr><w:pStyle w:val='u1'/></w:pPr>" RUN("Hai") "</w:p>",
     NULL, "<w:style w:type='paragraph' w:styleId='u1'><w:name w:val='heading 1'/></w:style>",
     "title/file[]=Sao\nbody/file[]=Sao\n\nHai\n"},
    {"breaks and signs",
     "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t></w:r></w:p>",
     NULL, NULL,
     "body/file[]=a b\nc\xe2\x80\x91"
     "de\n"},
    {"what was taken out",
     "<w:p>" RUN("a") "<w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:ins>" RUN("b") "</w:ins><w:moveFrom>" RUN(
         "x") "</w:moveFrom><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>"
              "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>c</w:t></w:r></w:p>",
     NULL, NULL, "body/file[]=abc\n"},
    {"one of two alternatives",
     "<w:p><w:r><mc:AlternateContent><mc:Choice><w:p>" RUN("a") "</w:p></mc:Choice><mc:Fallback><w:p>" RUN(
         "a") "</w:p></mc:Fallback></mc:AlternateContent></w:r></w:p>",
     NULL, NULL, "body/file[]=a\n"},
    {"picture", "<w:p><w:r><wp:inline><wp:docPr id='1' descr='ảnh đẹp'/></wp:inline></w:r></w:p>", NULL, NULL,
     "body/file[]=ảnh đẹp\n"},
    {"font of runs",
     "<w:p>" FONT(".VnTime", "Hßn Th") FONT(".VnTime", "¬m")
         RUN(" là đảo") "</w:p><w:p>" FONT("VNI-Times", "Tie") FONT("VNI-Times", "áng Vieät")
             FONT(".VnTimeH", " ®¶o ngäc") FONT("Arial", " ViÖt") "</w:p>",
     NULL, NULL,
     "body/file[]=Hòn Thơm là đảo\n\nTiếng Việt ĐẢO NGỌC ViÖt\n! Word: text in the font .VnTime taken for TCVN3\n"},
    {"font of the default", "<w:p>" RUN("Hßn Th¬m") "</w:p>", "<dc:title>B·i Sao, Phó Quèc</dc:title>",
     "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:hAnsi='.VnTime'/></w:rPr></w:rPrDefault></w:docDefaults>",
     "title/file[]=Bãi Sao, Phú Quốc\nbody/file[]=Hòn Thơm\n! Word: text in the font .VnTime taken for TCVN3\n"},
    {"font of styles",
     "<w:p><w:pPr><w:pStyle w:val='b'/></w:pPr>" RUN("Hßn Th¬m ") "<w:r><w:rPr><w:rStyle w:val='c'/></w:rPr><w:t>đảo </w:t></w:r>" FONT(
         "Arial", "ngọc") "</w:p><w:p>" RUN("®¶o ngäc") "</w:p>",
     NULL,
     "<w:style w:type='paragraph' w:styleId='a' w:default='1'><w:rPr><w:rFonts w:ascii='.VnTime'/></w:rPr></w:style>"
     "<w:style w:type='paragraph' w:styleId='b'><w:basedOn w:val='a'/></w:style>"
     "<w:style w:type='character' w:styleId='c'><w:rPr><w:rFonts w:hAnsi='Arial'/></w:rPr></w:style>",
     "body/file[]=Hòn Thơm đảo ngọc\n\nđảo ngọc\n! Word: text in the font .VnTime taken for TCVN3\n"},
    {"styles that go round", "<w:p><w:pPr><w:pStyle w:val='a'/></w:pPr>" RUN("a") "</w:p>", NULL,
     "<w:style w:styleId='a'><w:basedOn w:val='b'/></w:style><w:style w:styleId='b'><w:basedOn w:val='a'/></w:style>",
     "body/file[]=a\n"},
    {"letters where symbols are",
     "<w:p><w:r><w:t>a</w:t><w:sym w:font='Wingdings' w:char='F0B7'/><w:sym w:font='.VnTime' w:char='F0AE'/></w:r>" FONT(
         ".VnTime", "\xef\x82\xb6o ng\xef\x83\xa4"
                    "c") "</w:p>",
     NULL, NULL, "body/file[]=ađảo ngọc\n! Word: text in the font .VnTime taken for TCVN3\n"},
    {"a font that lies", "<w:p>" FONT(".VnTime", "Hòn Tre, đảo ngọc") "</w:p>", NULL, NULL,
     "body/file[]=Hòn Tre, đảo ngọc\n"},
    {"mojibake without a font", "<w:p>" RUN("Hßn Th¬m lµ mét ®¶o nhá cña Phó Quèc, n­íc trong xanh") "</w:p>",
     NULL, NULL,
     "body/file[]=Hòn Thơm là một đảo nhỏ của Phú Quốc, nước trong xanh\n"
     "! Word: taken for TCVN3 read as windows-1252, and mended (confidence 1.00)\n"},
    {"the language of the program",
     "<w:p>" RUN("Bãi biển nước trong và sóng êm quanh năm, cát trắng mịn") "</w:p>",
     "<dc:language>en-US</dc:language>", NULL,
     "body/file[]=Bãi biển nước trong và sóng êm quanh năm, cát trắng mịn\n! Word: says it is in en, and reads as vi\n"},
    {"a font's name that is cut", "<w:p>" FONT(".Vnxđđđđđđđđđđđđđđđđđđđđđđđđđđ", "®¶o ngäc") "</w:p>", NULL,
     NULL,
     "body/file[]=đảo ngọc\n! Word: text in the font .Vnxđđđđđđđđđđđđđđđđđ\xef\xbf\xbd taken for TCVN3\n"},
    {"a language that is none", "<w:p>" RUN("a") "</w:p>",
     "<dc:language>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</dc:language>",
     NULL, "body/file[]=a\n"},
    {"a document type in the wrong place", "<!DOCTYPE a>", NULL, NULL,
     "error -9: word/document.xml: damaged, read as far as possible\n"},
    {"markup that breaks", "<w:p>" RUN("a") "</w:p><w:p>" RUN("b") "</x>", NULL, NULL,
     "body/file[]=a\n\nb\n! Word: word/document.xml: damaged, read as far as possible\n"},
};

#define SPAN(style, text) "<text:span text:style-name='" style "'>" text "</text:span>"

static const struct row opendocument[] = {
    {"paragraphs",
     "<text:h text:outline-level='1'>Bãi <text:span>Sao</text:span></text:h><text:p>a<text:s/>b<text:tab/>c<text:line-break/>d</text:p>",
     NULL, NULL, "title/file[]=Bãi Sao\nbody/file[]=Bãi Sao\n\na b c\nd\n"},
    {"properties", "<text:p>Cát trắng</text:p>",
     "<dc:title>Bãi Sao</dc:title><meta:keyword>biển</meta:keyword><meta:keyword>cát</meta:keyword><dc:language>vi</dc:language>"
     "<meta:initial-creator>An</meta:initial-creator><dc:creator>Bình</dc:creator><meta:creation-date>2021-07-15T08:30:00.25</meta:creation-date>",
     NULL,
     "title/file[]=Bãi Sao\nkeywords/file[]=biển\nkeywords/file[]=cát\ncreator/file[]=An\ntaken_at/file[]=2021-07-15T08:30:00\n"
     "body/file[]=Cát trắng\nlanguage=vi\n"},
    {"what is not text",
     "<text:tracked-changes><text:p>x</text:p></text:tracked-changes><text:p>a<office:annotation><text:p>x</text:p></office:annotation>b</text:p>",
     NULL, NULL, "body/file[]=ab\n"},
    {"fonts",
     "<text:p text:style-name='P1'>Hßn Th¬m " SPAN("T1", "đảo")
         SPAN("T2", " ngäc") "</text:p><text:p>" SPAN("T3", "Tieáng Vieät") "</text:p>",
     NULL,
     "<office:font-face-decls><style:font-face style:name='F1' svg:font-family=\"'.VnTime'\"/></office:font-face-decls>"
     "<office:automatic-styles><style:style style:name='P1' style:family='paragraph'><style:text-properties style:font-name='F1'/></style:style>"
     "<style:style style:name='T1' style:family='text'><style:text-properties fo:font-family='Arial'/></style:style>"
     "<style:style style:name='T2' style:family='text'><style:text-properties/></style:style>"
     "<style:style style:name='T3' style:family='text'><style:text-properties fo:font-family='VNI-Times'/></style:style>"
     "</office:automatic-styles>",
     "body/file[]=Hòn Thơm đảo ngọc\n\nTiếng Việt\n! OpenDocument: text in the font .VnTime taken for TCVN3\n"},
};

static void check_document(const char *row, const char *name, struct buf *bytes, const char *want)
{
    struct input_memory holder = {(const unsigned char *)bytes->bytes, bytes->length};
    struct extraction extraction = EXTRACTION_INIT;
    struct budget budget = {.bytes_left = 256 << 20, .bytes_limited = true};
    struct input input;
    struct buf got = BUF_INIT;
    vitrine_error *err = NULL;
    vitrine_status s;

    input_from_memory(&input, &holder, name);
    s = extract_read(&extraction, &input, &budget, &err);
    if (s < 0)
        buf_format(&got, "error %d: %s\n", (int)s, vitrine_error_message(err));
    render(&got, &extraction);
    if (extraction.language != NULL)
        buf_format(&got, "language=%s\n", extraction.language);
    CHECK_ROW(buf_text(&got), want, row);
    vitrine_error_free(err);
    extraction_dispose(&extraction);
    buf_dispose(&got);
    buf_dispose(bytes);
}

static void check_rows(void)
{
    struct buf bytes;
    size_t i;

    for (i = 0; i < sizeof word / sizeof word[0]; i++) {
        make_docx(&bytes, word[i].body, word[i].properties, word[i].styles);
        check_document(word[i].name, "a.docx", &bytes, word[i].want);
    }
    for (i = 0; i < sizeof opendocument / sizeof opendocument[0]; i++) {
        make_odt(&bytes, opendocument[i].body, opendocument[i].properties, opendocument[i].styles);
        check_document(opendocument[i].name, "a.odt", &bytes, opendocument[i].want);
    }
}

/* The document is what its parts say, not what its name says. */
static void check_names(void)
{
    struct buf bytes;

    make_odt(&bytes, "<text:p>a</text:p>", NULL, NULL);
    check_document("OpenDocument named .docx", "a.docx", &bytes, "body/file[]=a\n");
    make_docx(&bytes, "<w:p>" RUN("a") "</w:p>", NULL, NULL);
    check_document("Word named .odt", "a.odt", &bytes, "body/file[]=a\n");
    make_docx(&bytes, "<w:p>" RUN("a") "</w:p>", NULL, NULL);
    check_document("Word named .txt", "a.txt", &bytes, "body/file[]=a\n");
}

/* Parts under other names, found by relations. */
static void check_relations(void)
{
    static const char head[] =
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>";
    struct package package = {.count = 0};
    struct buf part = BUF_INIT;

    put_stored(&package, "[Content_Types].xml", "<Types/>");
    buf_format(
        &part,
        "%s<Relationship Type='http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument' Target='/x/main.xml'/></Relationships>",
        head);
    put_deflated(&package, "_rels/.rels", &part);
    buf_clear(&part);
    buf_format(
        &part,
        "%s<Relationship Type='http://purl.oclc.org/ooxml/officeDocument/relationships/footnotes' Target='../notes.xml'/></Relationships>",
        head);
    put_deflated(&package, "x/_rels/main.xml.rels", &part);
    put_stored(
        &package, "x/main.xml",
        "<d:document xmlns:d='http://purl.oclc.org/ooxml/wordprocessingml/main'><d:p><d:r><d:t>a</d:t></d:r></d:p></d:document>");
    put_stored(&package, "notes.xml",
               "<w:footnotes " W_HEAD "><w:footnote><w:p>" RUN("b") "</w:p></w:footnote></w:footnotes>");
    end_package(&package);
    check_document("relations", "a.docx", &package.bytes, "body/file[]=a\n\nb\n");
    buf_dispose(&part);
}

/* A package without its directory, cut in its last part, or with a directory that leads nowhere. */
static void check_damage(void)
{
    struct buf bytes;
    struct buf cut = BUF_INIT;
    const char *directory;

    make_docx(&bytes, "<w:p>" RUN("a") "</w:p>", "<dc:title>Sao</dc:title>", NULL);
    directory = memmem(bytes.bytes, bytes.length, "PK\1\2", 4);
    buf_append(&cut, bytes.bytes, (size_t)(directory - bytes.bytes));
    check_document(
        "no directory", "a.docx", &cut,
        "title/file[]=Sao\nbody/file[]=a\n! Word: the package's directory is missing, its parts were searched for\n");
    bytes.bytes[directory - bytes.bytes + 16] ^= 1; /* the sum of the first member, which is not read */
    bytes.bytes[bytes.length - 6] ^= 0x7f;
    check_document(
        "a directory that is elsewhere", "a.docx", &bytes,
        "title/file[]=Sao\nbody/file[]=a\n! Word: the package's directory is missing, its parts were searched for\n");
}

static void check_sum(void)
{
    struct package package = {.count = 0};
    struct buf data = BUF_INIT;

    buf_string(&data, DOCX_HEAD "<w:p>" RUN("a") "</w:p>" DOCX_TAIL);
    put_raw(&package, "word/document.xml", 0, 0, 1, &data, data.length);
    end_package(&package);
    check_document(
        "a wrong sum", "a.docx", &package.bytes,
        "body/file[]=a\n! Word: word/document.xml: its checksum doesn't agree, it may be damaged\n");
    package = (struct package){.count = 0};
    put_raw(&package, "word/document.xml", 1, 0, 1, &data, data.length);
    end_package(&package);
    check_document("encrypted", "a.docx", &package.bytes,
                   "error -9: encrypted: it can't be read without its password\n");
    package = (struct package){.count = 0};
    put_raw(&package, "word/document.xml", 0, 99, 1, &data, data.length);
    end_package(&package);
    check_document("packed otherwise", "a.docx", &package.bytes,
                   "error -9: packed by method 99, which can't be read\n");
    package = (struct package){.count = 0};
    put_stored(&package, "xl/workbook.xml", "<a/>");
    end_package(&package);
    check_document("another package", "a.docx", &package.bytes,
                   "error -9: a ZIP file, but no document of Word or OpenDocument\n");
    buf_dispose(&data);
}

static void check_entities(void)
{
    struct package package = {.count = 0};

    put_stored(&package, "word/document.xml",
               "<!DOCTYPE w:document [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" DOCX_HEAD
               "<w:p>" RUN("&x;") "</w:p>" DOCX_TAIL);
    end_package(&package);
    check_document("entities", "a.docx", &package.bytes,
                   "error -9: word/document.xml: has a document type declaration, which isn't read\n");
}

static void check_encrypted_odt(void)
{
    struct package package = {.count = 0};

    put_stored(&package, "mimetype", "application/vnd.oasis.opendocument.text");
    put_stored(&package, "META-INF/manifest.xml", "<m><manifest:encryption-data/></m>");
    put_stored(&package, "content.xml", "\x01\x02\x03");
    end_package(&package);
    check_document("encrypted OpenDocument", "a.odt", &package.bytes,
                   "error -9: encrypted: it can't be read without its password\n");
}

/* A part that unpacks to far more than is read, and one that is nested far too deeply. */
static void check_bombs(void)
{
    struct buf body = BUF_INIT;
    struct buf bytes;
    size_t i;

    buf_string(&body, "<w:p>" RUN("a") "</w:p>");
    for (i = 0; i < 5 << 20; i++)
        buf_string(&body, "<w:p>    </w:p>");
    make_docx(&bytes, buf_text(&body), NULL, NULL);
    CHECK(bytes.length < 1 << 20);
    check_document("bomb", "a.docx", &bytes,
                   "body/file[]=a\n! Word: word/document.xml: too large, only its beginning is read\n"
                   "! Word: word/document.xml: damaged, read as far as possible\n");
    buf_clear(&body);
    buf_string(&body, "<w:p>" RUN("a") "</w:p>");
    for (i = 0; i < 100000; i++)
        buf_string(&body, "<w:p>");
    make_docx(&bytes, buf_text(&body), NULL, NULL);
    check_document("depth", "a.docx", &bytes,
                   "body/file[]=a\n! Word: word/document.xml: nested too deeply, read as far as possible\n");
    buf_dispose(&body);
}

int main(void)
{
    check_rows();
    check_names();
    check_relations();
    check_damage();
    check_sum();
    check_entities();
    check_encrypted_odt();
    check_bombs();
    return check_end();
}
