/* SPDX-License-Identifier: MIT
 * Documents of Word 97 to 2003, made byte by byte as MS-CFB and MS-DOC say: text in pieces, fonts of runs and
 * of the first style, properties, what can't be read. */
#include "base/alloc.h"
#include "extract_check.h"

#define SECTOR 512
#define TEXT_START 0x800
#define PAGE_START 0x400 /* of properties of runs; its number is 2 */
#define STREAM_SIZE 4096 /* of each stream, so that none is in the mini stream */
#define STREAM_SECTORS (STREAM_SIZE / SECTOR)

/* A document whose text is `first`, in 16 bits, then `second`, in 8, with a font for each; a NULL font says
 * nothing. */
struct document {
    const char *first; /* ASCII and U+00A0 to U+00FF as UTF-8 */
    const char *second;
    const char *fonts[2];
    const char *normal; /* the font of the first style; NULL: it has none */
    const char *title;  /* in windows-1252; NULL: no properties */
    unsigned flags;     /* further ones */
    unsigned mark;      /* 0: the usual one */
    bool without_table;
};

static void set_number(struct buf *bytes, size_t at, unsigned long value, int size)
{
    for (int i = 0; i < size; i++)
        bytes->bytes[at + (size_t)i] = (char)(value >> 8 * i);
}

static void fill(struct buf *bytes, size_t length)
{
    while (bytes->length < length)
        buf_char(bytes, 0);
}

/* UTF-8 of U+0000 to U+00FF in units of `size` bytes; returns how many. */
static size_t put_units(struct buf *out, const char *text, int size)
{
    size_t count = 0;

    for (; *text != '\0'; text++, count++) {
        unsigned c = (unsigned char)*text;

        if (c >= 0xc0)
            c = (c & 3) << 6 | ((unsigned char)*++text & 0x3f);
        put_number(out, c, size, true);
    }
    return count;
}

static void put_font(struct buf *out, const char *name)
{
    size_t start = out->length;

    fill(out, start + 40);
    put_units(out, name, 2);
    put_number(out, 0, 2, true);
    out->bytes[start] = (char)(out->length - start - 1);
}

/* Where something begins in the table stream, noted in the head of the other. */
static void note_place(struct buf *head, const struct buf *table, unsigned number, size_t start)
{
    set_number(head, 154 + 8 * number, start, 4);
    set_number(head, 154 + 8 * number + 4, table->length - start, 4);
}

static void put_styles(struct buf *table, unsigned font)
{
    put_number(table, 18, 2, true);
    put_number(table, 1, 2, true);
    put_number(table, 10, 2, true);
    fill(table, table->length + 14);
    put_number(table, 10 + 2 + 12 + 2 + 2 + 2 + 2 + 4, 2, true); /* the size of one style */
    fill(table, table->length + 10);
    put_number(table, 6, 2, true);
    put_units(table, "Normal", 2);
    put_number(table, 0, 2, true);
    put_number(table, 2, 2, true); /* properties of paragraphs */
    put_number(table, 0, 2, true);
    put_number(table, 4, 2, true); /* and of runs: the font of letters beyond ASCII */
    put_number(table, 0x4a51, 2, true);
    put_number(table, font, 2, true);
}

static void put_page(struct buf *text, const struct document *document, size_t border, size_t end)
{
    fill(text, PAGE_START + SECTOR);
    set_number(text, PAGE_START, TEXT_START, 4);
    set_number(text, PAGE_START + 4, border, 4);
    set_number(text, PAGE_START + 8, end, 4);
    for (unsigned i = 0; i < 2; i++) {
        size_t at = PAGE_START + 400 + 10 * i;

        if (document->fonts[i] == NULL)
            continue;
        text->bytes[PAGE_START + 12 + i] = (char)((400 + 10 * i) / 2);
        text->bytes[at] = 4;
        set_number(text, at + 1, 0x4a51, 2);
        set_number(text, at + 3, i, 2);
    }
    text->bytes[PAGE_START + SECTOR - 1] = 2;
}

static void put_table(struct buf *text, struct buf *table, const struct document *document, size_t counts[2])
{
    size_t border = TEXT_START + 2 * counts[0];
    size_t start = table->length;

    buf_char(table, 2);
    put_number(table, 12 + 16, 4, true);
    put_number(table, 0, 4, true);
    put_number(table, counts[0], 4, true);
    put_number(table, counts[0] + counts[1], 4, true);
    put_number(table, 0, 2, true);
    put_number(table, TEXT_START, 4, true);
    put_number(table, 0, 4, true);
    put_number(table, 0x40000000u | 2 * border, 4, true);
    put_number(table, 0, 2, true);
    note_place(text, table, 33, start);
    start = table->length;
    put_number(table, TEXT_START, 4, true);
    put_number(table, border + counts[1], 4, true);
    put_number(table, PAGE_START / SECTOR, 4, true);
    note_place(text, table, 12, start);
    start = table->length;
    put_number(table, 3, 2, true);
    put_number(table, 0, 2, true);
    put_font(table, document->fonts[0] != NULL ? document->fonts[0] : "Arial");
    put_font(table, document->fonts[1] != NULL ? document->fonts[1] : "Arial");
    put_font(table, document->normal != NULL ? document->normal : "Arial");
    note_place(text, table, 15, start);
    start = table->length;
    put_styles(table, 2);
    note_place(text, table, 1, start);
    put_page(text, document, border, border + counts[1]);
}

static void put_streams(struct buf *text, struct buf *table, const struct document *document)
{
    struct buf characters = BUF_INIT;
    size_t counts[2];

    fill(text, TEXT_START);
    set_number(text, 0, document->mark != 0 ? document->mark : 0xa5ec, 2);
    set_number(text, 10, 0x1200 | document->flags, 2);
    set_number(text, 32, 14, 2);
    set_number(text, 62, 22, 2);
    set_number(text, 152, 93, 2);
    counts[0] = put_units(&characters, document->first, 2);
    counts[1] = put_units(&characters, document->second, 1);
    set_number(text, 64 + 12, counts[0] + counts[1], 4);
    put_table(text, table, document, counts);
    fill(text, TEXT_START);
    buf_append(text, characters.bytes, characters.length);
    fill(text, STREAM_SIZE);
    fill(table, STREAM_SIZE);
    buf_dispose(&characters);
}

/* A set with a code page, a title and a moment: 2021-07-15T01:30:00Z in units of 100 ns since 1601. */
static void put_summary(struct buf *out, const char *title)
{
    size_t length = strlen(title) + 1;

    fill(out, 44);
    put_number(out, 48, 4, true);
    put_number(out, 200, 4, true);
    put_number(out, 3, 4, true);
    put_number(out, 1, 4, true);
    put_number(out, 32, 4, true);
    put_number(out, 12, 4, true);
    put_number(out, 40, 4, true);
    put_number(out, 2, 4, true);
    put_number(out, 52, 4, true);
    put_number(out, 2, 4, true);
    put_number(out, 1252, 4, true);
    put_number(out, 64, 4, true);
    put_number(out, 132707862000000000ul, 8, true);
    put_number(out, 30, 4, true);
    put_number(out, length, 4, true);
    buf_append(out, title, length);
    fill(out, STREAM_SIZE);
}

static void put_stream_entry(struct buf *out, const char *name, unsigned kind, unsigned long start,
                             size_t size)
{
    size_t at = out->length;

    put_units(out, name, 2);
    put_number(out, 0, 2, true);
    size_t length = out->length - at;
    fill(out, at + 64);
    put_number(out, length, 2, true);
    put_number(out, kind, 1, true);
    fill(out, at + 116);
    put_number(out, start, 4, true);
    put_number(out, size, 8, true);
}

/* Sector 0 is the table of sectors, 1 the directory, then the streams one after the other. */
static void put_compound(struct buf *out, const char *const *names, const struct buf *streams, size_t count)
{
    struct buf fat = BUF_INIT;

    buf_append(out, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
    fill(out, SECTOR);
    memset(out->bytes + 68, 0xff, SECTOR - 68);
    set_number(out, 26, 3, 2);
    set_number(out, 30, 9, 2);
    set_number(out, 32, 6, 2);
    set_number(out, 44, 1, 4);
    set_number(out, 48, 1, 4);
    set_number(out, 56, STREAM_SIZE, 4);
    set_number(out, 60, 0xfffffffe, 4);
    set_number(out, 76, 0, 4);
    put_number(&fat, 0xfffffffd, 4, true);
    put_number(&fat, 0xfffffffe, 4, true);
    for (size_t i = 0; i < count * STREAM_SECTORS; i++)
        put_number(&fat, i % STREAM_SECTORS < STREAM_SECTORS - 1 ? i + 3 : 0xfffffffe, 4, true);
    buf_append(out, fat.bytes, fat.length);
    fill(out, 2 * SECTOR);
    put_stream_entry(out, "Root Entry", 5, 0xfffffffe, 0);
    for (size_t i = 0; i < count; i++)
        put_stream_entry(out, names[i], 2, 2 + i * STREAM_SECTORS, STREAM_SIZE);
    fill(out, 3 * SECTOR);
    for (size_t i = 0; i < count; i++)
        buf_append(out, streams[i].bytes, streams[i].length);
    buf_dispose(&fat);
}

static void make_doc(struct buf *out, const struct document *document)
{
    static const char *const names[] = {"WordDocument", "1Table", "\5SummaryInformation"};
    struct buf streams[3] = {BUF_INIT, BUF_INIT, BUF_INIT};
    size_t count = document->title != NULL ? 3 : document->without_table ? 1 : 2;

    put_streams(&streams[0], &streams[1], document);
    put_summary(&streams[2], document->title != NULL ? document->title : "");
    put_compound(out, names, streams, count);
    for (size_t i = 0; i < 3; i++)
        buf_dispose(&streams[i]);
}

static const struct {
    const char *name;
    struct document document;
    const char *want;
} rows[] = {
    {"pieces of both widths",
     {.first = "Fête\rao",
      .second = "ût\r\x0b"
                "b\tc\x07"},
     "body/file[]=Fête\n\naoût\n\nb c\n"},
    {"fields",
     {.first = "a\x13 PAGE \x13 x \x14 y \x15\x14"
               "b\x15"
               "c\x13 x \x15",
      .second = "d\x01\x08"},
     "body/file[]=abcd\n"},
    {"fonts of runs",
     {.first = "®¶o ng", .second = "Vieät Nam", .fonts = {".VnTime", "VNI-Times"}},
     "body/file[]=đảo ngViệt Nam\n! Word 97: text in the font .VnTime taken for TCVN3\n"},
    {"font of the first style",
     {.first = "Hßn Th", .second = "¬m", .normal = ".VnTime"},
     "body/file[]=Hòn Thơm\n! Word 97: text in the font .VnTime taken for TCVN3\n"},
    {"a run's font before the style's",
     {.first = "ViÖt ", .second = "®¶o", .fonts = {"Arial"}, .normal = ".VnTime"},
     "body/file[]=ViÖt đảo\n! Word 97: text in the font .VnTime taken for TCVN3\n"},
    {"properties",
     {.first = "a", .second = "b", .title = "F\xeate"},
     "title/file[]=Fête\ntaken_at/file[]=2021-07-15T01:30:00+00:00\nbody/file[]=ab\n"},
    {"encrypted",
     {.first = "a", .second = "b", .flags = 0x100},
     "error -9: encrypted: it can't be read without its password\n"},
    {"of an older Word",
     {.first = "a", .second = "b", .mark = 0xa5dc},
     "error -9: of a Word before 97, which can't be read\n"},
    {"without a table",
     {.first = "a", .second = "b", .without_table = true},
     "error -9: damaged: a table is missing\n"},
};

static void check_other_compounds(void)
{
    static const char *const encrypted[] = {"EncryptedPackage"};
    static const char *const other[] = {"Workbook"};
    struct buf stream = BUF_INIT;
    struct buf bytes = BUF_INIT;

    fill(&stream, STREAM_SIZE);
    put_compound(&bytes, encrypted, &stream, 1);
    check_extract("an encrypted document of today's Word", extract_read, "a.docx", &bytes,
                  "error -9: encrypted: it can't be read without its password\n");
    buf_clear(&bytes);
    put_compound(&bytes, other, &stream, 1);
    check_extract("another program's", extract_read, "a.doc", &bytes,
                  "error -9: not a Word document: it has no text\n");
    buf_truncate(&bytes, 100);
    check_extract("cut", extract_read, "a.doc", &bytes, "error -9: damaged: no compound file, or cut\n");
    buf_dispose(&stream);
    buf_dispose(&bytes);
}

/* xorshift: the same cases on every run. */
static size_t next_random(size_t below)
{
    static uint64_t state = 88172645463325252u;

    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (size_t)(state % below);
}

/* Changed bytes and cut ends give a result or a reason. */
static void check_damage(void)
{
    struct document document = {
        .first = "®¶o ngäc\r", .second = "b", .fonts = {".VnTime", NULL}, .title = "t"};
    struct buf whole = BUF_INIT;

    make_doc(&whole, &document);
    for (size_t i = 0; i < 3000; i++) {
        struct buf bytes = BUF_INIT;
        struct buf got = BUF_INIT;

        buf_append(&bytes, whole.bytes, i % 4 == 0 ? 8 + next_random(whole.length - 8) : whole.length);
        for (size_t j = next_random(10); j > 0; j--)
            bytes.bytes[8 + next_random(bytes.length - 8)] = (char)next_random(256);
        extract_text(&got, extract_read, "a.doc", bytes.bytes, bytes.length);
        CHECK(got.length > 0);
        buf_dispose(&bytes);
        buf_dispose(&got);
    }
    buf_dispose(&whole);
}

/* Every allocation fails once. */
static void check_faults(void)
{
    struct document document = {
        .first = "®¶o ngäc\r", .second = "b", .fonts = {".VnTime", NULL}, .title = "t"};
    struct buf bytes = BUF_INIT;
    bool hit = true;

    make_doc(&bytes, &document);
    for (long nth = 0; hit; nth++) {
        struct input_memory holder = {(const unsigned char *)bytes.bytes, bytes.length};
        struct extraction extraction = EXTRACTION_INIT;
        struct budget budget = {0};
        struct input input;
        vitrine_error *err = NULL;
        vitrine_status s;

        input_from_memory(&input, &holder, "a.doc");
        mem_fault_set(nth, 0);
        s = extract_read(&extraction, &input, &budget, &err);
        hit = mem_fault_hit() != 0;
        mem_fault_set(-1, 0);
        CHECK(s == (hit ? VITRINE_ENOMEM : VITRINE_OK));
        vitrine_error_free(err);
        extraction_dispose(&extraction);
    }
    buf_dispose(&bytes);
}

int main(int count, char **arguments)
{
    if (count == 2 && strcmp(arguments[1], "--seed") == 0) {
        struct document seed = {
            .first = "®¶o ngäc\r", .second = "b\t", .fonts = {".VnTime", NULL}, .title = "t"};
        struct buf bytes = BUF_INIT;

        make_doc(&bytes, &seed);
        fwrite(bytes.bytes, 1, bytes.length, stdout);
        buf_dispose(&bytes);
        return 0;
    }
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf bytes = BUF_INIT;

        make_doc(&bytes, &rows[i].document);
        check_extract(rows[i].name, extract_read, "a.doc", &bytes, rows[i].want);
        buf_dispose(&bytes);
    }
    check_other_compounds();
    check_damage();
    check_faults();
    return check_end();
}
