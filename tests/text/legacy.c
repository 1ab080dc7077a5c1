/* SPDX-License-Identifier: MIT
 * The old Vietnamese encodings: their tables letter by letter, the vectors, fonts, mojibake, VIQR, and places
 * of loss. */
#include <unicode/ucnv.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/alloc.h"
#include "check.h"
#include "legacy_encode.h"
#include "text/charset.h"
#include "text/compose.h"

#define BYTES(literal) literal, sizeof(literal) - 1

static void decode_as(struct buf *out, const char *bytes, size_t length, const char *name)
{
    struct charset_result result;

    buf_clear(out);
    CHECK(charset_decode_as(out, &result, bytes, length, name, NULL) == VITRINE_OK);
    CHECK(result.lost == 0);
}

static void test_letter(const struct legacy_letter *letter, enum legacy_column column)
{
    struct buf got = BUF_INIT;
    struct buf want = BUF_INIT;
    char row[32];

    snprintf(row, sizeof row, "%.4s %s", letter->utf8, legacy_names[column]);
    buf_codepoint(&want, shares_code(letter, column) ? small_letter(letter->codepoint) : letter->codepoint);
    decode_as(&got, letter->codes[column], letter->lengths[column], legacy_names[column]);
    CHECK_ROW(buf_text(&got), buf_text(&want), row);
    buf_dispose(&got);
    buf_dispose(&want);
}

static void test_letters(void)
{
    size_t i;
    int column;

    for (i = 0; i < LETTERS; i++)
        for (column = 0; column < LEGACY_COLUMNS; column++)
            test_letter(&legacy_letters[i], (enum legacy_column)column);
}

/* In a font without small letters every letter is a capital. */
static void test_capital_font(void)
{
    size_t i;

    for (i = 0; i < LETTERS; i++) {
        const struct legacy_letter *letter = &legacy_letters[i];
        struct buf got = BUF_INIT;
        struct buf want = BUF_INIT;

        buf_codepoint(&want, capital_letter(letter->codepoint));
        decode_as(&got, letter->codes[TCVN3], letter->lengths[TCVN3], ".VnTimeH");
        CHECK_ROW(buf_text(&got), buf_text(&want), letter->utf8);
        buf_dispose(&got);
        buf_dispose(&want);
    }
}

/* All pairs of bytes of windows-1258 give what ICU gives; letters of no language with two marks in ICU's
 * order. */
static void test_windows_1258(void)
{
    UErrorCode error = U_ZERO_ERROR;
    UConverter *converter = ucnv_open("windows-1258", &error);
    unsigned first;
    unsigned second;

    for (first = 0x20; first < 0x100; first++)
        for (second = 0xc0; second < 0x100; second++) {
            char bytes[3] = {(char)first, (char)second, '\0'};
            struct charset_result result;
            struct buf got = BUF_INIT;
            struct buf same = BUF_INIT;
            struct buf want = BUF_INIT;
            UChar units[8];
            char utf8[32];
            int32_t length = ucnv_toUChars(converter, units, 8, bytes, 2, &error);

            u_strToUTF8(utf8, sizeof utf8, NULL, units, length, &error);
            CHECK(compose_append(&want, utf8, strlen(utf8), NULL) == VITRINE_OK);
            CHECK(charset_decode_as(&got, &result, bytes, 2, "cp1258", NULL) == VITRINE_OK);
            CHECK(compose_append(&same, buf_text(&got), got.length, NULL) == VITRINE_OK);
            if (result.lost == 0)
                CHECK_ROW(buf_text(&same), buf_text(&want), "windows-1258");
            buf_dispose(&same);
            buf_dispose(&got);
            buf_dispose(&want);
        }
    CHECK(U_SUCCESS(error));
    ucnv_close(converter);
}

static size_t bytes_of_hex(struct buf *out, const char *hex)
{
    unsigned byte;

    for (; sscanf(hex, "%2x", &byte) == 1; hex += 2)
        buf_char(out, (char)byte);
    return out->length;
}

/* The names of legacy.tsv in ours: encoding, and route where it is mojibake. */
static const struct {
    const char *row;
    const char *name;
    const char *route;
} vector_names[] = {
    {"TCVN3", "TCVN3", ""},
    {"TCVN5712-1", "TCVN5712-1", ""},
    {"VNI-WIN", "VNI", ""},
    {"VISCII", "VISCII", ""},
    {"VPS", "VPS", ""},
    {"VIQR", "VIQR", ""},
    {"windows-1258", "windows-1258", ""},
    {"windows-1252", "windows-1252", ""},
    {"utf-8", "UTF-8", ""},
    {"utf-16le", "UTF-16LE", ""},
    {"utf-16be", "UTF-16BE", ""},
    {"mojibake:utf8-as-cp1252", "UTF-8", "UTF-8 read as windows-1252"},
    {"mojibake:utf8-as-latin1", "UTF-8", "UTF-8 read as ISO-8859-1"},
    {"mojibake:tcvn3-as-cp1252", "UTF-8", "TCVN3 read as windows-1252"},
    {"mojibake:vni-as-cp1252", "UTF-8", "VNI read as windows-1252"},
};

static bool is_named(const struct charset_result *result, const char *row)
{
    size_t i;

    for (i = 0; i < sizeof vector_names / sizeof vector_names[0]; i++)
        if (strcmp(vector_names[i].row, row) == 0)
            return strcmp(result->name, vector_names[i].name) == 0 &&
                   strcmp(result->route, vector_names[i].route) == 0;
    return false;
}

/* UTF-8 passes as it is, so that it is compared composed; the rest must come composed. */
static bool is_right(const struct buf *got, const char *encoding, const char *want)
{
    struct buf composed = BUF_INIT;
    bool same;

    if (strncmp(encoding, "utf", 3) != 0)
        return strcmp(buf_text(got), want) == 0;
    CHECK(compose_append(&composed, buf_text(got), got->length, NULL) == VITRINE_OK);
    same = strcmp(buf_text(&composed), want) == 0;
    buf_dispose(&composed);
    return same;
}

static void test_vectors(const char *name, unsigned least)
{
    struct table table;
    unsigned rows = 0;
    unsigned right = 0;
    unsigned named = 0;

    if (!CHECK(table_open(&table, name)))
        return;
    while (table_next(&table)) {
        const char *encoding = table.columns[1];
        bool control = strstr(table.columns[3], "negative control") != NULL;
        struct charset_result result;
        struct buf bytes = BUF_INIT;
        struct buf got = BUF_INIT;
        bool ok;

        bytes_of_hex(&bytes, table.columns[0]);
        CHECK(charset_decode(&got, &result, bytes.bytes, bytes.length, NULL, NULL) == VITRINE_OK);
        ok = is_right(&got, encoding, table.columns[2]);
        rows++;
        right += ok;
        named += is_named(&result, encoding);
        if (control)
            CHECK_ROW(buf_text(&got), table.columns[2], "negative control");
        if (!ok)
            printf("row %u %s: got [%s], want [%s]\n", table.number, encoding, buf_text(&got),
                   table.columns[2]);
        CHECK(result.confidence >= (control ? 0 : CHARSET_SURE) && result.confidence <= 1 &&
              result.lost == 0);
        buf_dispose(&bytes);
        buf_dispose(&got);
    }
    table_close(&table);
    printf("vectors: %u of %u right, %u also by name\n", right, rows, named);
    CHECK(rows >= least && right * 100 >= rows * 99);
    CHECK(named * 100 >= rows * 98); /* one text has no byte that tells ISO 8859-1 from windows-1252 */
}

/* Text that stands under a font, or was pasted from one. font NULL: by the text alone. */
static const struct {
    const char *text;
    const char *font;
    const char *shown;
    const char *route;
} texts[] = {
    {"Hßn", ".VnTime", "Hòn", "TCVN3 read as windows-1252"},
    {"TiÕng ViÖt", ".VnArial", "Tiếng Việt", "TCVN3 read as windows-1252"},
    {"ñy ban nh©n d©n tØnh", ".VnTimeH", "ỦY BAN NHÂN DÂN TỈNH", "TCVN3 read as windows-1252"},
    {"viet nam", ".VnTimeH", "VIET NAM", ""},
    {"Tieáng Vieät", "VNI-Times", "Tiếng Việt", "VNI read as windows-1252"},
    {"ÑAÛO PHUÙ QUOÁC", "VNI-Helve", "ĐẢO PHÚ QUỐC", "VNI read as windows-1252"},
    {"Tiªng Vi®t", "VI Times", "Tiếng Việt", "VISCII read as windows-1252"},
    {"Ti‰ng ViŒt", "VPS Times", "Tiếng Việt", "VPS read as windows-1252"},
    {"Hà Nội, thủ đô", ".VnTime", "Hà Nội, thủ đô", ""}, /* Unicode already, whatever the font */
    {"Hòn Tre", ".VnTime", "Hòn Tre", ""},
    {"TiÕng ViÖt", "Times New Roman", "TiÕng ViÖt", ""},
    {"Thiªn nhiªn hoang d· cña c¸c hßn ®¶o", NULL, "Thiên nhiên hoang dã của các hòn đảo",
     "TCVN3 read as windows-1252"},
    /* a word of it is Unicode already; in the next row, most are */
    {"n­íc m¾m Phó Quèc, h¶i s¶n tươi", NULL, "nước mắm Phú Quốc, hải sản tươi",
     "TCVN3 read as windows-1252"},
    {"quần đảo Nam Du – tiªn c¶nh", NULL, "quần đảo Nam Du – tiªn c¶nh", ""},
    {"Söï kieän vaên hoùa, theå thao vaø du lòch", NULL, "Sự kiện văn hóa, thể thao và du lịch",
     "VNI read as windows-1252"},
    {"Ä\xc2\x90áº£o Thá»• Chu", NULL, "Đảo Thổ Chu", "UTF-8 read as windows-1252"},
    {"Ä\xc2\x91Æ°á»\xc2\x9d"
     "ng biá»\xc2\x83n",
     NULL, "đường biển", "UTF-8 read as ISO-8859-1"},
    {"VÃ¹ng biá»ƒn cá»§a Ä?áº£o Phá»‘", NULL, "Vùng biển của Ä?ảo Phố",
     "UTF-8 read as windows-1252"}, /* a byte became ? */
    {"lÃ  má»™t hÃ ng rong", NULL, "là một hàng rong",
     "UTF-8 read as windows-1252"}, /* no-break spaces made plain */
    {"ThÃ¡ÂºÂ¿ giÃ¡Â»â€ºi biÃ¡Â»Æ’n", NULL, "Thế giới biển", "UTF-8 read as windows-1252, twice"},
    {"Fête de l’été à la plage – déjà vu, très bien", NULL, "Fête de l’été à la plage – déjà vu, très bien",
     ""},
    {"cafÃ© crÃ¨me, dÃ©jÃ  vu", NULL, "cafÃ© crÃ¨me, dÃ©jÃ  vu", ""}, /* mojibake, but not of ours */
    {"Não há só um pão, mãe", NULL, "Não há só um pão, mãe", ""},
    {"Bà Nà, Hòn Chồng", NULL, "Bà Nà, Hòn Chồng", ""},
    {"Bà Nà và Hòn Khô", NULL, "Bà Nà và Hòn Khô", ""},
    {"D-a xo^i, DDa`n ca ta`i tu+? Nam Bo^.", NULL, "D-a xôi, Đàn ca tài tử Nam Bộ", ""},
    {"It's what you've got: e.g. a+b, x^2, I'm fine (ok?)", NULL,
     "It's what you've got: e.g. a+b, x^2, I'm fine (ok?)", ""},
    {"C'e' piu' liberta', perche' no?", NULL, "C'e' piu' liberta', perche' no?", ""},
    {"libanl.so.1 libc.so.6 libdl.so.2 libm.so.6 librt.so.1 libBrokenLocale.so.1", NULL,
     "libanl.so.1 libc.so.6 libdl.so.2 libm.so.6 librt.so.1 libBrokenLocale.so.1", ""},
    {"", NULL, "", ""},
};

static void test_texts(void)
{
    size_t i;

    for (i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        const struct charset_options options = {.font = texts[i].font};
        struct charset_result result;
        struct buf got = BUF_INIT;

        CHECK(charset_mend(&got, &result, texts[i].text, strlen(texts[i].text), &options, NULL) ==
              VITRINE_OK);
        CHECK_ROW(buf_text(&got), texts[i].shown, texts[i].text);
        CHECK_ROW(result.route, texts[i].route, texts[i].text);
        buf_dispose(&got);
    }
}

static const struct {
    const char *bytes;
    size_t length;
    const char *text;
    const char *name;
    const char *suspect;
} guesses[] = {
    /* one word or two: said, not done */
    {BYTES("H\xdfn"), "H\u00dfn", "windows-1252", "TCVN3"},
    {BYTES("H\xdfn Th\xacm"), "H\u00dfn Th\u00acm", "windows-1252", "TCVN3"},
    {BYTES("X\xb7 \xae\xb6o H\xdfn S\xad\xac"
           "ng"),
     "X\u00e3 \u0111\u1ea3o H\u00f2n S\u01b0\u01a1ng", "TCVN3", ""},
    /* pairs that are well-formed UTF-8 by chance */
    {BYTES("N\xdf\xbe"
           "c v\xdf\xb6n tr\xdf\xb6ng"),
     "N\u01b0\u1edbc v\u01b0\u1eddn tr\u01b0\u1eddng", "VISCII", ""},
    {BYTES("caf\xe9 cr\xe8me, d\xe9j\xe0 vu, na\xefve gar\xe7on"),
     "caf\u00e9 cr\u00e8me, d\u00e9j\u00e0 vu, na\u00efve gar\u00e7on", "windows-1252", ""},
    {BYTES("S\xe3o Jo\xe3o n\xe3o \xe9 s\xf3 p\xe3o"), "S\u00e3o Jo\u00e3o n\u00e3o \u00e9 s\u00f3 p\u00e3o",
     "windows-1252", ""},
    {BYTES("Gr\xfc\xdf Gott, sch\xf6ne M\xe4rkte f\xfcr \xdc"
           "bermut"),
     "Gr\u00fc\u00df Gott, sch\u00f6ne M\u00e4rkte f\u00fcr \u00dc"
     "bermut",
     "windows-1252", ""},
};

static void test_guesses(void)
{
    size_t i;

    for (i = 0; i < sizeof guesses / sizeof guesses[0]; i++) {
        struct charset_result result;
        struct buf got = BUF_INIT;

        CHECK(charset_decode(&got, &result, guesses[i].bytes, guesses[i].length, NULL, NULL) == VITRINE_OK);
        CHECK_ROW(buf_text(&got), guesses[i].text, guesses[i].name);
        CHECK_ROW(result.name, guesses[i].name, guesses[i].text);
        CHECK_ROW(result.suspect, guesses[i].suspect, guesses[i].text);
        CHECK(result.guessed);
        buf_dispose(&got);
    }
}

/* The confidence that is asked for decides; above 1 nothing is enough. */
static void test_least_confidence(void)
{
    static const char few[] = "H\xdfn Th\xacm";
    static const char many[] = "Thi\xaan nhi\xaan hoang d\xb7 c\xf1"
                               "a c\xb8"
                               "c h\xdfn \xae\xb6o";
    struct charset_options options = {.min_confidence = 0.5};
    struct charset_result result;
    struct buf got = BUF_INIT;

    CHECK(charset_read(&got, &result, few, strlen(few), &options, NULL) == VITRINE_OK);
    CHECK_TEXT(buf_text(&got), "Hòn Thơm");
    options.min_confidence = 2;
    buf_clear(&got);
    CHECK(charset_read(&got, &result, many, strlen(many), &options, NULL) == VITRINE_OK);
    CHECK_TEXT(result.name, "windows-1252");
    buf_dispose(&got);
}

/* What the RFC says, and what spelling adds to it. */
static void test_viqr(void)
{
    static const char *const rows[][2] = {
        {"Tie^'ng Vie^.t", "Tiếng Việt"},
        {"DDa.i ho.c, dDa, DdO^.NG", "Đại học, đa, ĐỘNG"},
        {"ro^'i\\' ho`a\\.", "rối' hòa."},
        {"u*o*'c mo*", "ước mơ"},
        {"hidden Buddha add", "hidden Buddha add"},
        {"ad\\d", "add"},
        {"C:\\a?nh\\ba?n.tif", "C:\\ảnh\\bản.tif"},
        {"La` ai? To^i.", "Là ai? Tôi."}, /* behind i both would spoil the syllable */
        {"Sainsbury's, Iowa. NATO.", "Sainsbury's, Iowa. NATO."},
        {"Di ti'ch Ba` Lu.a", "Di tích Bà Lụa"},
        {"lu.a\nChu+~ Tho.", "lụa\nChữ Thọ"},
        {"Ho. dda~ ra.\nTo^i bie^'t.", "Họ đã ra.\nTôi biết."}, /* lines that end in periods */
        {"Ho. dda~ ra.\nTo^i\\.", "Họ đã rạ\nTôi."},            /* a writer who escapes them */
        {"(a^?m) 100% 'x'", "(ẩm) 100% 'x'"},
        {"Ngh\xc4\xa9 \xff", "Nghĩ \uFFFD"},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct charset_result result;
        struct buf got = BUF_INIT;

        CHECK(charset_decode_as(&got, &result, rows[i][0], strlen(rows[i][0]), "VIQR", NULL) == VITRINE_OK);
        CHECK_ROW(buf_text(&got), rows[i][1], rows[i][0]);
        buf_dispose(&got);
    }
}

/* Marks that belong to no letter, and what the encoding leaves to windows-1252. */
static void test_edges(void)
{
    static const struct {
        const char *name;
        const char *bytes;
        const char *text;
        size_t lost;
    } rows[] = {
        {"TCVN3",
         "30\xb0"
         "C \x93Xin\x94",
         "30\u00b0C \u201cXin\u201d", 0}, /* the fonts' signs */
        {"TCVN5712-1", "O\xb3 \x93", "\u00d3 \u1ece", 0},
        {"VNI", "A\xf9 a\xd9 \xf9", "\u00c1 \u00e1 \u00f9",
         1}, /* a mark by itself stays as it is, and is told */
        {"VNI", "\x93\xf1\xf4\xf9i\x94 caf\xe9", "\u201c\u0111\u1edbi\u201d caf\u00e9", 1},
        {"VPS", "\x91x\x92 \xe7", "\u2018x\u2019 \u00e7", 1},
        {"windows-1258", "n\xde \x8a", "\u00f1 \ufffd", 1},
        {"VISCII", "\x02\x1e", "\u1eb2\u1ef4", 0},
        {"VPS", "\x02\x1d", "\u1ea0\u1eee", 0},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct charset_result result;
        struct buf got = BUF_INIT;

        CHECK(charset_decode_as(&got, &result, rows[i].bytes, strlen(rows[i].bytes), rows[i].name, NULL) ==
              VITRINE_OK);
        CHECK_ROW(buf_text(&got), rows[i].text, rows[i].name);
        CHECK(result.lost == rows[i].lost);
        buf_dispose(&got);
    }
}

static void test_places(void)
{
    static const char bytes[] = "\x81 a\x81\x8d"
                                "b";
    struct charset_places places = {.count = 0};
    const struct charset_options options = {.encoding = "TCVN3", .places = &places};
    struct charset_result result;
    struct buf got = BUF_INIT;

    buf_string(&got, "before"); /* what stands in the buffer already does not count */
    CHECK(charset_read(&got, &result, bytes, sizeof bytes - 1, &options, NULL) == VITRINE_OK);
    CHECK_TEXT(buf_text(&got), "before\ufffd a\ufffd\ufffdb");
    CHECK(result.lost == 3);
    if (CHECK(places.count == 2)) {
        CHECK(places.items[0].start == 0 && places.items[0].end == 3);
        CHECK(places.items[1].start == 5 && places.items[1].end == 11);
    }
    charset_places_dispose(&places);
    buf_dispose(&got);
}

static void test_names(void)
{
    static const char *const same[][2] = {
        {"abc", "TCVN3"},      {"Tcvn-3", "TCVN3"},        {".VnTime", "TCVN3"},
        {"vni win", "VNI"},    {"VNI-Times", "VNI"},       {"cp1258", "windows-1258"},
        {"x-viet-vps", "VPS"}, {"viqr", "VIQR"},           {"tcvn5712-1", "TCVN5712-1"},
        {"vn2", "TCVN5712-1"}, {"latin1", "windows-1252"}, {"utf8", "UTF-8"},
    };
    static const char *const wrong[][2] = {
        {"VISCI", "VISCII"}, {"TCVN4", "TCVN3"}, {"windows-1259", "windows-1258"},
        {"vn", "VNI"},       {"klingon", ""},
    };
    struct charset_result result;
    struct buf got = BUF_INIT;
    size_t i;

    for (i = 0; i < sizeof same / sizeof same[0]; i++) {
        CHECK(charset_decode_as(&got, &result, "a", 1, same[i][0], NULL) == VITRINE_OK);
        CHECK_ROW(result.name, same[i][1], same[i][0]);
    }
    for (i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        vitrine_error *err = NULL;
        const char *mean;
        char nearest[32] = "";

        CHECK(charset_decode_as(&got, &result, "a", 1, wrong[i][0], &err) == VITRINE_EINVAL);
        mean = strstr(vitrine_error_message(err), "did you mean ");
        if (mean != NULL)
            sscanf(mean, "did you mean %31[^?]", nearest);
        CHECK_ROW(nearest, wrong[i][1], wrong[i][0]);
        vitrine_error_free(err);
    }
    buf_dispose(&got);
}

int main(void)
{
    if (!CHECK(load_letters()))
        return check_end();
    test_letters();
    test_capital_font();
    test_windows_1258();
    test_vectors("legacy.tsv", 200);
    test_vectors("../more/legacy.tsv", 45);
    test_texts();
    test_guesses();
    test_least_confidence();
    test_viqr();
    test_edges();
    test_places();
    test_names();
    return check_end();
}
