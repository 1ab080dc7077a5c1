/* SPDX-License-Identifier: MIT
 * Bytes to UTF-8: what each encoding gives, what is lost, and whole files of the shared data. */
#include "text/charset.h"

#include "base/alloc.h"
#include "check.h"

#define BYTES(literal) literal, sizeof(literal) - 1

static const struct {
    const char *bytes;
    size_t length;
    const char *declared;
    const char *text;
    const char *name;
    bool guessed;
    size_t lost;
} rows[] = {
    {BYTES(""), NULL, "", "UTF-8", false, 0},
    {BYTES("plain"), NULL, "plain", "UTF-8", false, 0},
    {BYTES("\xc4\x90\xe1\xba\xa3o"), NULL, "\u0110\u1ea3o", "UTF-8", false, 0},
    {BYTES("\xef\xbb\xbfH\xc3\xa0"), NULL, "H\u00e0", "UTF-8", false, 0},
    /* declared in vain */
    {BYTES("\xc4\x90\xe1\xba\xa3o"), "windows-1252", "\u0110\u1ea3o", "UTF-8", false, 0},
    {BYTES("\xef\xbb\xbf\xe9"), "windows-1252", "\ufffd", "UTF-8", false, 1},
    {BYTES("\xff\xfeH\0\xe0\0"), NULL, "H\u00e0", "UTF-16LE", false, 0},
    {BYTES("\xfe\xff\0H\0\xe0"), "UTF-8", "H\u00e0", "UTF-16BE", false, 0},
    {BYTES("\xff\xfe=\xd8\0\xde"), NULL, "\U0001f600", "UTF-16LE", false, 0},
    {BYTES("\xff\xfe=\xd8"), NULL, "\ufffd", "UTF-16LE", false, 1},
    {BYTES("H\0i\0 \0t\0o\0"), NULL, "Hi to", "UTF-16LE", true, 0},
    {BYTES("\0H\0i\0 \0t\0o"), NULL, "Hi to", "UTF-16BE", true, 0},
    {BYTES("a\0b"), NULL, "ab", "UTF-8", false, 0},
    {BYTES("caf\xe9"), NULL, "caf\u00e9", "windows-1252", true, 0},
    {BYTES("\x80 \x93q\x94"), NULL, "\u20ac \u201cq\u201d", "windows-1252", true, 0},
    {BYTES("\x81\xe9"), NULL, "\ufffd\u00e9", "windows-1252", true, 1},
    {BYTES("caf\xe9"), "ISO-8859-1", "caf\u00e9", "windows-1252", false, 0},
    {BYTES("caf\xe9 \x93"), "latin1", "caf\u00e9 \u201c", "windows-1252", false, 0},
    {BYTES("caf\xe9"), "no-such-charset", "caf\u00e9", "windows-1252", true, 0},
    {BYTES("caf\xe9"), "UTF-8", "caf\u00e9", "windows-1252", true, 0},
    {BYTES("\xec\xcf"), "KOI8-R", "\u041b\u043e", "KOI8-R", false, 0},
    {BYTES("\x1b$B4A;z\x1b(B"), "ISO-2022-JP", "\u6f22\u5b57", "ISO-2022-JP", false, 0},
    {BYTES("\xc7\xd1"), "EUC-KR", "\ud55c", "windows-949", false, 0},
    {BYTES("\xb9\xe3"), "gb2312", "\u5e7f", "gb18030", false, 0},
    {BYTES("\xa1\xd2"), "tis-620", "\u0e01\u0e32", "windows-874", false, 0},
    {BYTES("\xd0\xe0 n\xf2"), "windows-1258", "\u0110\u00e0 \u1e47", "windows-1258", false, 0},
    {BYTES("\xd0\xe4o"), "viscii", "\u0110\u1ea3o", "VISCII", false, 0},
    {BYTES("\xa7\xb6o"), "x-viet-tcvn5712", "\u0110\u1ea3o", "TCVN5712-1", false, 0},
    /* broken UTF-8: cut at either end, as fields of fixed length are, or with a byte of another encoding */
    {BYTES("\xc4\x90\xe1\xba\xa3o Ph\xc3\xba Qu\xe1\xbb\x91\xe1"), NULL,
     "\u0110\u1ea3o Ph\u00fa Qu\u1ed1\ufffd", "UTF-8", false, 1},
    {BYTES("\x90\xe1\xba\xa3o"), NULL, "\ufffd\u1ea3o", "UTF-8", false, 1},
    {BYTES("Xu\xe1\xbb\x91ng \x96 l\xe1\xbb\x85"), NULL, "Xu\u1ed1ng \ufffd l\u1ec5", "UTF-8", false, 1},
    {BYTES("\xe1\x9e\x86\xe1\x9f\x92\xe1\x9e\x93\xe1\xe1\x9e\x9a"), NULL,
     "\u1786\u17d2\u1793\ufffd\u179a", "UTF-8", false, 1},
};

static void test_rows(void)
{
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct charset_result result;
        struct buf got = BUF_INIT;
        char row[64];

        snprintf(row, sizeof row, "row %zu", i);
        CHECK(charset_decode(&got, &result, rows[i].bytes, rows[i].length, rows[i].declared, NULL) ==
              VITRINE_OK);
        CHECK_ROW(buf_text(&got), rows[i].text, row);
        CHECK_ROW(result.name, rows[i].name, row);
        CHECK_ROW(result.guessed ? "guessed" : "known", rows[i].guessed ? "guessed" : "known", row);
        CHECK(result.lost == rows[i].lost);
        buf_dispose(&got);
    }
}

static void test_by_name(void)
{
    struct charset_result result;
    struct buf got = BUF_INIT;
    vitrine_error *err = NULL;

    CHECK(charset_decode_as(&got, &result, BYTES("H\0\xa1\x1e"), "UTF-16LE", NULL) == VITRINE_OK);
    CHECK_TEXT(buf_text(&got), "H\u1ea1");
    buf_clear(&got);
    CHECK(charset_decode_as(&got, &result, BYTES("\xfe\xff\x1e\xa1"), "utf-16", NULL) == VITRINE_OK); /* by its mark */
    CHECK_TEXT(buf_text(&got), "\u1ea1");
    CHECK_TEXT(result.name, "UTF-16BE");
    buf_clear(&got);
    CHECK(charset_decode_as(&got, &result, BYTES("abc"), "no-such-charset", &err) == VITRINE_EINVAL);
    CHECK(strstr(vitrine_error_message(err), "no-such-charset: no such character encoding") != NULL);
    CHECK(got.length == 0);
    vitrine_error_free(err);
    buf_dispose(&got);
}

/* Surrogate pairs and converters' chunks must not fall between two reads. */
static void test_long(void)
{
    enum { PAIRS = 5000 };
    static char bytes[2 + PAIRS * 4 + 2];
    struct charset_result result;
    struct buf got = BUF_INIT;
    size_t i;

    memcpy(bytes,
           "\xff\xfe"
           "a\0",
           4);
    for (i = 0; i < PAIRS; i++)
        memcpy(bytes + 4 + i * 4, "\x3d\xd8\x00\xde", 4);
    CHECK(charset_decode(&got, &result, bytes, sizeof bytes, NULL, NULL) == VITRINE_OK);
    CHECK(got.length == 1 + 4 * PAIRS);
    CHECK(result.lost == 0);
    for (i = 0; i < PAIRS && got.length == 1 + 4 * PAIRS; i++)
        CHECK(memcmp(got.bytes + 1 + 4 * i, "\U0001f600", 4) == 0);
    buf_dispose(&got);
}

static void test_no_memory(void)
{
    static const char text[] = "\xff\xfeH\0\xe0\0";
    long count;

    for (count = 0;; count++) {
        struct charset_result result;
        struct buf got = BUF_INIT;
        vitrine_error *err = NULL;
        vitrine_status s;

        mem_fault_set(count, 0);
        s = charset_decode(&got, &result, text, sizeof text - 1, NULL, &err);
        CHECK(s == (mem_fault_hit() ? VITRINE_ENOMEM : VITRINE_OK));
        CHECK((err != NULL) == mem_fault_hit());
        vitrine_error_free(err);
        buf_dispose(&got);
        if (!mem_fault_hit())
            break;
    }
    mem_fault_set(-1, 0);
}

static bool read_file(struct buf *out, const char *stem, const char *ending)
{
    const char *folder = getenv("VITRINE_TEST_DATA");
    char path[1024];
    char chunk[4096];
    size_t count;
    FILE *file;

    snprintf(path, sizeof path, "%s/texts/encodings/%s.%s", folder ? folder : "", stem, ending);
    file = fopen(path, "rb");
    if (file == NULL)
        return false;
    while ((count = fread(chunk, 1, sizeof chunk, file)) > 0)
        buf_append(out, chunk, count);
    fclose(file);
    return true;
}

static void test_file(const char *stem, const char *ending, const struct buf *want, bool guessed)
{
    struct charset_result result;
    struct buf bytes = BUF_INIT;
    struct buf got = BUF_INIT;

    if (CHECK(read_file(&bytes, stem, ending))) {
        CHECK(charset_decode(&got, &result, bytes.bytes, bytes.length, NULL, NULL) == VITRINE_OK);
        CHECK_ROW(buf_text(&got), buf_text(want), ending);
        CHECK(result.guessed == guessed);
        CHECK(result.lost == 0);
    }
    buf_dispose(&bytes);
    buf_dispose(&got);
}

static void test_files(void)
{
    static const char *const stems[] = {"art-captions", "art-short", "news"};
    size_t i;

    for (i = 0; i < sizeof stems / sizeof stems[0]; i++) {
        struct buf want = BUF_INIT;

        if (!read_file(&want, stems[i], "expected.utf8")) {
            printf("texts/encodings of the shared data is absent: files not tested\n");
            return;
        }
        test_file(stems[i], "utf8.txt", &want, false);
        test_file(stems[i], "utf8bom.txt", &want, false);
        test_file(stems[i], "utf16le.txt", &want, false);
        test_file(stems[i], "utf16be.txt", &want, false);
        test_file(stems[i], "utf16le-nobom.txt", &want, true);
        buf_dispose(&want);
    }
}

int main(void)
{
    test_rows();
    test_by_name();
    test_long();
    test_no_memory();
    test_files();
    return check_end();
}
