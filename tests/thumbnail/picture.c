/* SPDX-License-Identifier: MIT
 * Pictures made here, through the whole way: upright, with or without Exif's own small one, within limits,
 * cut, and every allocation failing. */
#include "thumbnail/picture.h"
#include "base/alloc.h"
#include "extract_check.h"
#include "thumbnail/codec.h"

/* A JPEG whose upper left quarter is red and the rest of `blue`. */
static void put_pixels(struct buf *out, uint32_t width, uint32_t height, unsigned char blue)
{
    struct raster raster = RASTER_INIT;
    uint32_t x;
    uint32_t y;

    CHECK(raster_init(&raster, width, height, NULL) == VITRINE_OK);
    for (y = 0; y < height; y++)
        for (x = 0; x < width; x++) {
            unsigned char *pixel = raster.pixels + ((size_t)y * width + x) * RASTER_CHANNELS;
            bool red = x < width / 2 && y < height / 2;

            pixel[0] = red ? 255 : 0;
            pixel[1] = 0;
            pixel[2] = red ? 0 : blue;
        }
    CHECK(jpeg_encode(out, &raster, NULL) == VITRINE_OK);
    raster_dispose(&raster);
}

/* The Exif of a picture that is to be turned, with a small one inside if `preview` holds any. */
static void put_exif(struct buf *out, unsigned orientation, const struct buf *preview)
{
    buf_append(out, "MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0", 19);
    buf_char(out, (char)orientation);
    buf_append(out, "\0\0\0\0\0\x1a", 6);
    buf_append(out, "\0\2\2\1\0\4\0\0\0\1\0\0\0\x38\2\2\0\4\0\0\0\1", 22);
    put_number(out, preview->length, 4, false);
    put_number(out, 0, 4, false);
    buf_append(out, preview->bytes, preview->length);
}

static void put_jpeg(struct buf *out, uint32_t width, uint32_t height, unsigned orientation,
                     const struct buf *preview)
{
    struct buf pixels = BUF_INIT;
    struct buf exif = BUF_INIT;

    put_pixels(&pixels, width, height, 255);
    put_exif(&exif, orientation, preview);
    begin_jpeg(out);
    put_segment(out, 0xe1, "Exif\0\0", 6, exif.bytes, exif.length);
    buf_append(out, pixels.bytes + 2, pixels.length - 2);
    buf_dispose(&pixels);
    buf_dispose(&exif);
}

/* "40x30 red at 0: 200 blue": its size, in which quarter red is, and how blue the others are. */
static void describe(struct buf *out, const struct buf *jpeg)
{
    static const char *const corners[] = {"upper left", "upper right", "lower left", "lower right"};
    struct input_memory holder = {(const unsigned char *)jpeg->bytes, jpeg->length};
    struct raster raster = RASTER_INIT;
    struct budget budget = {0};
    struct input input;
    uint32_t blue = 0;
    uint32_t i;

    input_from_memory(&input, &holder, "small.jpg");
    CHECK(jpeg_decode(&raster, &input, PICTURE_MAX_SIZE, &budget, NULL) == VITRINE_OK);
    buf_format(out, "%ux%u", raster.width, raster.height);
    for (i = 0; i < 4; i++) {
        uint32_t x = raster.width / 4 * (i % 2 == 0 ? 1 : 3);
        uint32_t y = raster.height / 4 * (i / 2 == 0 ? 1 : 3);
        const unsigned char *pixel = raster.pixels + ((size_t)y * raster.width + x) * RASTER_CHANNELS;

        if (pixel[0] > 128)
            buf_format(out, " red %s", corners[i]);
        else
            blue = pixel[2];
    }
    buf_string(out, blue > 192 ? ", whole" : ", preview");
    raster_dispose(&raster);
}

static vitrine_status make(struct buf *out, const char *name, const struct buf *bytes, uint32_t size,
                           vitrine_error **err)
{
    struct input_memory holder = {(const unsigned char *)buf_text(bytes), bytes->length};
    struct budget budget = {.bytes_left = 64 << 20, .bytes_limited = true};
    struct input input;
    uint32_t width;
    uint32_t height;

    input_from_memory(&input, &holder, name);
    return picture_small(out, &width, &height, &input, size, &budget, err);
}

static void check_made(const char *row, const struct buf *bytes, uint32_t size, const char *want)
{
    struct buf small = BUF_INIT;
    struct buf got = BUF_INIT;
    vitrine_error *err = NULL;

    if (make(&small, "a.jpg", bytes, size, &err) < 0)
        buf_string(&got, vitrine_error_message(err));
    else
        describe(&got, &small);
    CHECK_ROW(buf_text(&got), want, row);
    vitrine_error_free(err);
    buf_dispose(&small);
    buf_dispose(&got);
}

static void test_turned(void)
{
    static const char *const want[] = {
        "64x48 red upper left, whole",  "64x48 red upper right, whole", "64x48 red lower right, whole",
        "64x48 red lower left, whole",  "48x64 red upper left, whole",  "48x64 red upper right, whole",
        "48x64 red lower right, whole", "48x64 red lower left, whole",
    };
    struct buf none = BUF_INIT;
    unsigned orientation;

    for (orientation = 1; orientation <= 8; orientation++) {
        struct buf jpeg = BUF_INIT;

        put_jpeg(&jpeg, 400, 300, orientation, &none);
        check_made(want[orientation - 1], &jpeg, 64, want[orientation - 1]);
        buf_dispose(&jpeg);
    }
}

static void test_preview(void)
{
    static const struct {
        const char *name;
        uint32_t width, height; /* of the preview */
        unsigned orientation;
        uint32_t size;
        const char *want;
    } rows[] = {
        {"good", 160, 120, 1, 64, "64x48 red upper left, preview"},
        {"as large as asked", 160, 120, 6, 160, "120x160 red upper right, preview"},
        {"too small", 160, 120, 1, 200, "200x150 red upper left, whole"},
        {"of another shape", 160, 160, 1, 64, "64x48 red upper left, whole"},
        {"already upright", 120, 160, 6, 64, "48x64 red upper right, whole"},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf preview = BUF_INIT;
        struct buf jpeg = BUF_INIT;

        put_pixels(&preview, rows[i].width, rows[i].height, 128);
        put_jpeg(&jpeg, 400, 300, rows[i].orientation, &preview);
        check_made(rows[i].name, &jpeg, rows[i].size, rows[i].want);
        buf_dispose(&preview);
        buf_dispose(&jpeg);
    }
}

static void test_damage(void)
{
    struct buf none = BUF_INIT;
    struct buf jpeg = BUF_INIT;
    size_t length;

    buf_string(&jpeg, "\xff\xd8\xff and then nothing");
    check_made("no pixels", &jpeg, 64, "damaged JPEG: neither size nor metadata can be read");
    buf_clear(&jpeg);
    put_jpeg(&jpeg, 400, 300, 1, &none);
    for (length = jpeg.length - 1; length > 2; length -= length > 40 ? 37 : 1) {
        struct buf small = BUF_INIT;
        char *copy = malloc(length); /* of exactly that size, so that a byte read behind it is seen */
        struct buf cut = {copy, length, length, false};

        memcpy(copy, jpeg.bytes, length);
        (void)!make(&small, "a.jpg", &cut, 64, NULL);
        free(copy);
        buf_dispose(&small);
    }
    buf_dispose(&jpeg);
}

/* What would take too much is refused before it is begun. */
static void test_limits(void)
{
    struct buf jpeg = BUF_INIT;
    struct buf none = BUF_INIT;
    struct buf small = BUF_INIT;
    vitrine_error *err = NULL;
    size_t i;

    put_jpeg(&jpeg, 400, 300, 1, &none);
    for (i = 0; i + 9 < jpeg.length; i++)
        if (memcmp(jpeg.bytes + i, "\xff\xc0\0\x11\x08", 5) == 0)
            memcpy(jpeg.bytes + i + 5, "\xff\xdc\xff\xdc", 4);
    CHECK(make(&small, "a.jpg", &jpeg, 64, &err) == VITRINE_ELIMIT);
    CHECK_TEXT(vitrine_error_message(err), "JPEG: more than 400 million pixels");
    vitrine_error_free(err);
    buf_dispose(&jpeg);
    buf_dispose(&small);
}

static bool fail_one(long nth, const struct buf *bytes)
{
    struct buf small = BUF_INIT;
    vitrine_status s;
    bool hit;

    mem_fault_set(nth, 0);
    s = make(&small, "a.jpg", bytes, 200, NULL);
    hit = mem_fault_hit() != 0;
    mem_fault_set(-1, 0);
    CHECK(s == (hit ? VITRINE_ENOMEM : VITRINE_OK));
    buf_dispose(&small);
    return hit;
}

static void test_faults(void)
{
    struct buf preview = BUF_INIT;
    struct buf jpeg = BUF_INIT;
    long nth;

    put_pixels(&preview, 160, 120, 128);
    put_jpeg(&jpeg, 400, 300, 6, &preview);
    for (nth = 0; fail_one(nth, &jpeg); nth++)
        continue;
    CHECK(nth > 10);
    buf_dispose(&preview);
    buf_dispose(&jpeg);
}

int main(void)
{
    if (!picture_decodes("image/jpeg"))
        return check_skip("built without libjpeg");
    test_turned();
    test_preview();
    test_damage();
    test_limits();
    test_faults();
    return check_end();
}
