/* SPDX-License-Identifier: MIT
 * vitrine/decode.h: bytes and text of the old encodings, what is told of them, each error, and every
 * allocation failing. */
#include "base/alloc.h"
#include "check.h"
#include "vitrine.h"

#define BYTES(literal) literal, sizeof(literal) - 1

static const char tcvn3[] = "Thi\xaan nhi\xaan hoang d\xb7 c\xf1"
                            "a c\xb8"
                            "c h\xdfn \xae\xb6o";
static const char tcvn3_text[] = "Thiên nhiên hoang dã của các hòn đảo";
static const char mojibake[] = "Söï kieän vaên hoùa, theå thao vaø du lòch";

static void test_bytes(void)
{
    vitrine_decoded *decoded = NULL;
    size_t length = 0;
    size_t start;
    size_t end;

    CHECK(vitrine_decode(&decoded, BYTES(tcvn3), NULL, NULL) == VITRINE_OK);
    CHECK_TEXT(vitrine_decoded_text(decoded, &length), tcvn3_text);
    CHECK(length == sizeof tcvn3_text - 1);
    CHECK_TEXT(vitrine_decoded_encoding(decoded), "TCVN3");
    CHECK(vitrine_decoded_route(decoded) == NULL);
    CHECK(vitrine_decoded_confidence(decoded) > 0.95 && vitrine_decoded_confidence(decoded) <= 1);
    CHECK(vitrine_decoded_guessed(decoded));
    CHECK(vitrine_decoded_suspected(decoded, NULL) == NULL);
    CHECK(vitrine_decoded_lost(decoded) == 0);
    CHECK(!vitrine_decoded_lost_range(decoded, 0, &start, &end));
    vitrine_decoded_free(decoded);
    vitrine_decoded_free(NULL);
}

static void test_options(void)
{
    vitrine_decode_options options = VITRINE_DECODE_OPTIONS_INIT;
    vitrine_decoded *decoded = NULL;
    double confidence = 0;

    CHECK(vitrine_decode(&decoded, BYTES("H\xdfn Th\xacm"), &options, NULL) == VITRINE_OK);
    CHECK_TEXT(vitrine_decoded_encoding(decoded), "windows-1252");
    CHECK_TEXT(vitrine_decoded_suspected(decoded, &confidence), "TCVN3");
    CHECK(confidence > 0.3 && confidence < 0.8);
    vitrine_decoded_free(decoded);

    options.font = ".VnTimeH";
    CHECK(vitrine_decode(&decoded, BYTES("H\xdfn Th\xacm"), &options, NULL) == VITRINE_OK);
    CHECK_TEXT(vitrine_decoded_text(decoded, NULL), "HÒN THƠM");
    CHECK(!vitrine_decoded_guessed(decoded));
    vitrine_decoded_free(decoded);

    options.font = NULL;
    options.encoding = "abc";
    CHECK(vitrine_decode(&decoded, BYTES("H\xdfn"), &options, NULL) == VITRINE_OK);
    CHECK_TEXT(vitrine_decoded_text(decoded, NULL), "Hòn");
    CHECK(vitrine_decoded_confidence(decoded) == 1);
    vitrine_decoded_free(decoded);

    options.encoding = NULL;
    options.declared = "viscii";
    CHECK(vitrine_decode(&decoded, BYTES("H\xf2n"), &options, NULL) == VITRINE_OK);
    CHECK_TEXT(vitrine_decoded_encoding(decoded), "VISCII");
    vitrine_decoded_free(decoded);

    options.declared = NULL;
    options.min_confidence = 2;
    CHECK(vitrine_decode(&decoded, BYTES(tcvn3), &options, NULL) == VITRINE_OK);
    CHECK_TEXT(vitrine_decoded_encoding(decoded), "windows-1252");
    vitrine_decoded_free(decoded);
}

/* An older caller's options end earlier. */
static void test_older_options(void)
{
    vitrine_decode_options options = VITRINE_DECODE_OPTIONS_INIT;
    vitrine_decoded *decoded = NULL;

    options.size = offsetof(vitrine_decode_options, declared);
    options.encoding = "VNI";
    options.font = (const char *)8; /* not to be looked at */
    CHECK(vitrine_decode(&decoded, BYTES("a\xf9"), &options, NULL) == VITRINE_OK);
    CHECK_TEXT(vitrine_decoded_text(decoded, NULL), "á");
    vitrine_decoded_free(decoded);
}

static void test_lost(void)
{
    vitrine_decode_options options = VITRINE_DECODE_OPTIONS_INIT;
    vitrine_decoded *decoded = NULL;
    size_t start = 0;
    size_t end = 0;

    options.encoding = "windows-1258";
    CHECK(vitrine_decode(&decoded, BYTES("a\x8a\x8a b\0\x8a"), &options, NULL) == VITRINE_OK);
    CHECK(vitrine_decoded_lost(decoded) == 3);
    CHECK(vitrine_decoded_lost_range(decoded, 0, &start, &end) && start == 1 && end == 7);
    CHECK(vitrine_decoded_lost_range(decoded, 1, &start, &end) && start == 10 && end == 13); /* a NUL stays */
    CHECK(!vitrine_decoded_lost_range(decoded, 2, &start, &end));
    vitrine_decoded_free(decoded);
}

static void test_text(void)
{
    vitrine_decode_options options = VITRINE_DECODE_OPTIONS_INIT;
    vitrine_decoded *decoded = NULL;

    CHECK(vitrine_decode_text(&decoded, BYTES(mojibake), NULL, NULL) == VITRINE_OK);
    CHECK_TEXT(vitrine_decoded_text(decoded, NULL), "Sự kiện văn hóa, thể thao và du lịch");
    CHECK_TEXT(vitrine_decoded_encoding(decoded), "UTF-8");
    CHECK_TEXT(vitrine_decoded_route(decoded), "VNI read as windows-1252");
    vitrine_decoded_free(decoded);

    options.font = "VNI-Times";
    CHECK(vitrine_decode_text(&decoded, BYTES("Tieáng Vieät"), &options, NULL) == VITRINE_OK);
    CHECK_TEXT(vitrine_decoded_text(decoded, NULL), "Tiếng Việt");
    vitrine_decoded_free(decoded);

    options.font = NULL;
    options.encoding = "TCVN3";
    CHECK(vitrine_decode_text(&decoded, BYTES("Hßn"), &options, NULL) == VITRINE_OK);
    CHECK_TEXT(vitrine_decoded_text(decoded, NULL), "Hòn");
    CHECK(!vitrine_decoded_guessed(decoded));
    vitrine_decoded_free(decoded);
}

static void expect_error(vitrine_status got, vitrine_status want, vitrine_error *err, const char *words,
                         const vitrine_decoded *decoded)
{
    CHECK(got == want && decoded == NULL);
    CHECK_ROW(err != NULL && strstr(vitrine_error_message(err), words) != NULL ? words : "", words,
              err ? vitrine_error_message(err) : "no message");
    vitrine_error_free(err);
}

static void test_errors(void)
{
    vitrine_decode_options options = VITRINE_DECODE_OPTIONS_INIT;
    vitrine_decoded *decoded = NULL;
    vitrine_error *err = NULL;
    vitrine_status s;

    options.encoding = "VISCI";
    s = vitrine_decode(&decoded, BYTES("a"), &options, &err);
    expect_error(s, VITRINE_EINVAL, err, "VISCI: no such character encoding; did you mean VISCII?", decoded);
    err = NULL;
    s = vitrine_decode_text(&decoded, BYTES("a"), &options, &err);
    expect_error(s, VITRINE_EINVAL, err, "did you mean VISCII?", decoded);
    err = NULL;
    options.encoding = NULL;
    options.min_confidence = -1;
    s = vitrine_decode(&decoded, BYTES("a"), &options, &err);
    expect_error(s, VITRINE_EINVAL, err, "confidence", decoded);
    err = NULL;
    s = vitrine_decode(&decoded, "", (size_t)17 << 20, NULL, &err);
    expect_error(s, VITRINE_ELIMIT, err, "more than 16 MiB", decoded);
    err = NULL;
    s = vitrine_decode(&decoded, NULL, 1, NULL, &err);
    expect_error(s, VITRINE_EINVAL, err, "argument", decoded);
    err = NULL;
    s = vitrine_decode_text(&decoded, BYTES("a\xff"), NULL, &err);
    expect_error(s, VITRINE_EINVAL, err, "UTF-8", decoded);
    CHECK(vitrine_decode(NULL, "", 0, NULL, NULL) == VITRINE_EINVAL);
    CHECK(vitrine_decode(&decoded, NULL, 0, NULL, NULL) == VITRINE_OK);
    CHECK_TEXT(vitrine_decoded_text(decoded, NULL), "");
    vitrine_decoded_free(decoded);
}

static void test_names(void)
{
    static const char *const wanted[] = {"TCVN3", "TCVN5712-1", "VNI",         "VISCII",
                                         "VPS",   "VIQR",       "windows-1258"};
    const char *name;
    size_t found = 0;
    size_t i;
    size_t k;

    for (i = 0; (name = vitrine_encoding_name(i)) != NULL; i++) {
        vitrine_decode_options options = VITRINE_DECODE_OPTIONS_INIT;
        vitrine_decoded *decoded = NULL;

        for (k = 0; k < sizeof wanted / sizeof wanted[0]; k++)
            found += strcmp(wanted[k], name) == 0;
        options.encoding = name;
        CHECK(vitrine_decode(&decoded, BYTES("aa"), &options, NULL) == VITRINE_OK);
        CHECK_TEXT(vitrine_decoded_encoding(decoded), name);
        vitrine_decoded_free(decoded);
    }
    CHECK(found == sizeof wanted / sizeof wanted[0]);
    CHECK_TEXT(vitrine_encoding_of_font(".VnArialH"), "TCVN3");
    CHECK_TEXT(vitrine_encoding_of_font("VNI-Helve"), "VNI");
    CHECK_TEXT(vitrine_encoding_of_font("VPS Times"), "VPS");
    CHECK(vitrine_encoding_of_font("Arial") == NULL);
    CHECK(vitrine_encoding_of_font(NULL) == NULL);
}

/* Each allocation of ours fails once: ENOMEM with a message, or the right text. */
static void test_no_memory(const char *bytes, const char *want, const char *encoding)
{
    vitrine_decode_options options = VITRINE_DECODE_OPTIONS_INIT;
    long count;

    options.encoding = encoding;
    for (count = 0;; count++) {
        vitrine_decoded *decoded = NULL;
        vitrine_error *err = NULL;
        vitrine_status s;
        int hit;

        mem_fault_set(count, 0);
        s = vitrine_decode(&decoded, bytes, strlen(bytes), &options, &err);
        hit = mem_fault_hit();
        mem_fault_set(-1, 0);
        CHECK(s == (hit ? VITRINE_ENOMEM : VITRINE_OK));
        CHECK((err != NULL) == hit && (decoded == NULL) == hit);
        if (decoded != NULL)
            CHECK_TEXT(vitrine_decoded_text(decoded, NULL), want);
        vitrine_error_free(err);
        vitrine_decoded_free(decoded);
        if (!hit)
            break;
    }
}

int main(void)
{
    test_bytes();
    test_options();
    test_older_options();
    test_lost();
    test_text();
    test_errors();
    test_names();
    test_no_memory(tcvn3, tcvn3_text, NULL);
    test_no_memory(mojibake, "Sự kiện văn hóa, thể thao và du lịch", NULL);
    test_no_memory("a\x8a\x8a b \x8a", "a\xef\xbf\xbd\xef\xbf\xbd b \xef\xbf\xbd", "windows-1258");
    return check_end();
}
