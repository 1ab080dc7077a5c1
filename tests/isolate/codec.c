/* SPDX-License-Identifier: MIT
 * A reading as bytes and back; and bytes that no reading is: refused, without reading beyond them. */
#include "base/alloc.h"
#include "check.h"
#include "extract/extraction.h"
#include "extract/reading.h"

static void fill(struct reading *out)
{
    struct extraction *extraction = &out->extraction;

    *out = (struct reading){.has_fingerprint = true, .is_understood = true};
    memset(out->fingerprint, 0xab, sizeof out->fingerprint);
    extraction->media_type = media_type_known("image/jpeg");
    extraction->kind = RECORD_IMAGE;
    extraction->width = 4000;
    extraction->height = 3000;
    extraction->orientation = 6;
    extraction->sidecar_for = mem_string("JPG");
    CHECK(extraction_add(extraction, FIELD_TITLE, SOURCE_XMP, "vi-VN", "Bãi Sao", strlen("Bãi Sao"), NULL) >= 0);
    CHECK(extraction_add(extraction, FIELD_DESCRIPTION, SOURCE_EXIF, "", "one\ntwo", 7, NULL) >= 0);
    CHECK(extraction_warn(extraction, NULL, "a %s", "warning") >= 0);
}

static void test_round(void)
{
    struct reading reading;
    struct reading back = READING_INIT;
    struct buf bytes = BUF_INIT;
    struct buf again = BUF_INIT;

    fill(&reading);
    reading_encode(&bytes, &reading);
    CHECK(reading_decode(&back, bytes.bytes, bytes.length, NULL) == VITRINE_OK);
    reading_encode(&again, &back);
    CHECK(bytes.length == again.length && memcmp(bytes.bytes, again.bytes, bytes.length) == 0);
    CHECK_TEXT(back.extraction.values[0].text, "Bãi Sao");
    CHECK_TEXT(back.extraction.values[0].language, "vi-VN");
    CHECK_TEXT(back.extraction.sidecar_for, "JPG");
    CHECK_TEXT(back.extraction.language, NULL);
    CHECK_TEXT(back.extraction.media_type, "image/jpeg");
    CHECK_TEXT(back.extraction.warnings.items[0], "a warning");
    CHECK(back.extraction.count == 2 && back.extraction.width == 4000 && back.extraction.orientation == 6);
    reading_dispose(&reading);
    reading_dispose(&back);
    buf_dispose(&bytes);
    buf_dispose(&again);
}

static void test_failure(void)
{
    struct reading reading = {.status = VITRINE_ELIMIT, .reason = (char *)"too large", .is_lasting = true};
    struct reading back = READING_INIT;
    struct buf bytes = BUF_INIT;

    reading_encode(&bytes, &reading);
    CHECK(reading_decode(&back, bytes.bytes, bytes.length, NULL) == VITRINE_OK);
    CHECK(back.status == VITRINE_ELIMIT && back.is_lasting && !back.has_fingerprint);
    CHECK_TEXT(back.reason, "too large");
    reading_dispose(&back);
    buf_dispose(&bytes);
}

/* On the heap with nothing behind, so that a sanitizer sees what is read beyond. */
static vitrine_status decode_copy(const char *bytes, size_t length)
{
    struct reading back = READING_INIT;
    char *copy = malloc(length > 0 ? length : 1);
    vitrine_status s;

    memcpy(copy, bytes, length);
    s = reading_decode(&back, copy, length, NULL);
    reading_dispose(&back);
    free(copy);
    return s;
}

static void test_damage(void)
{
    struct reading reading;
    struct buf bytes = BUF_INIT;
    size_t i;
    unsigned bit;

    fill(&reading);
    reading_encode(&bytes, &reading);
    for (i = 0; i < bytes.length; i++)
        CHECK(decode_copy(bytes.bytes, i) == VITRINE_ECORRUPT);
    for (i = 0; i < bytes.length; i++)
        for (bit = 0; bit < 8; bit++) {
            bytes.bytes[i] = (char)(bytes.bytes[i] ^ 1 << bit);
            decode_copy(bytes.bytes, bytes.length);
            bytes.bytes[i] = (char)(bytes.bytes[i] ^ 1 << bit);
        }
    buf_char(&bytes, 0);
    CHECK(decode_copy(bytes.bytes, bytes.length) == VITRINE_ECORRUPT);
    reading_dispose(&reading);
    buf_dispose(&bytes);
}

/* What only a person or the host itself may say. */
static void test_presumption(void)
{
    struct reading reading;
    struct buf bytes = BUF_INIT;

    fill(&reading);
    reading.extraction.values[0].source = SOURCE_HAND;
    reading_encode(&bytes, &reading);
    CHECK(decode_copy(bytes.bytes, bytes.length) == VITRINE_ECORRUPT);
    reading_dispose(&reading);
    buf_clear(&bytes);
    reading = (struct reading){.status = VITRINE_ENOMEM, .reason = (char *)"none"};
    reading_encode(&bytes, &reading);
    CHECK(decode_copy(bytes.bytes, bytes.length) == VITRINE_ECORRUPT);
    buf_dispose(&bytes);
}

int main(void)
{
    test_round();
    test_failure();
    test_damage();
    test_presumption();
    return check_end();
}
