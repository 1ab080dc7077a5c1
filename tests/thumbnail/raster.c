/* SPDX-License-Identifier: MIT
 * Small pictures: turned eight ways, fitted, and made of larger ones by means. */
#include <string.h>

#include "base/alloc.h"
#include "check.h"
#include "thumbnail/raster.h"

/* A picture of three by two pixels, "abc" over "def", as Exif says it is shown. */
static void test_turns(void)
{
    static const struct {
        uint32_t orientation;
        uint32_t width;
        const char *want; /* rows from the top */
    } rows[] = {
        {0, 3, "abcdef"}, {1, 3, "abcdef"}, {2, 3, "cbafed"}, {3, 3, "fedcba"}, {4, 3, "defabc"},
        {5, 2, "adbecf"}, {6, 2, "daebfc"}, {7, 2, "fcebda"}, {8, 2, "cfbead"}, {9, 3, "abcdef"},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct raster raster = RASTER_INIT;
        char got[7] = "";
        size_t k;

        CHECK(raster_init(&raster, 3, 2, NULL) == VITRINE_OK);
        for (k = 0; k < 6; k++)
            memset(raster.pixels + k * RASTER_CHANNELS, 'a' + (int)k, RASTER_CHANNELS);
        CHECK(raster_turn(&raster, rows[i].orientation, NULL) == VITRINE_OK);
        for (k = 0; k < 6; k++)
            got[k] = (char)raster.pixels[k * RASTER_CHANNELS + 2];
        CHECK_TEXT(got, rows[i].want);
        CHECK(raster.width == rows[i].width && raster.width * raster.height == 6);
        raster_dispose(&raster);
    }
}

static void test_fit(void)
{
    static const struct {
        uint32_t width, height, size, want_width, want_height;
    } rows[] = {
        {4000, 3000, 256, 256, 192},
        {3000, 4000, 256, 192, 256},
        {100, 50, 256, 100, 50},
        {100000, 1, 256, 256, 1},
        {1, 1, 16, 1, 1},
        {300, 200, 256, 256, 171},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        uint32_t width = rows[i].width;
        uint32_t height = rows[i].height;

        raster_fit(&width, &height, rows[i].size);
        CHECK(width == rows[i].want_width && height == rows[i].want_height);
    }
}

/* Scale rows of one grey byte a pixel; what comes out, as numbers. */
static void check_scaled(const char *name, const unsigned char *grey, uint32_t width, uint32_t height,
                         uint32_t size, const char *want)
{
    struct raster raster = RASTER_INIT;
    struct scaler scaler;
    uint32_t out_width = width;
    uint32_t out_height = height;
    char got[256] = "";
    uint32_t x;
    uint32_t y;

    raster_fit(&out_width, &out_height, size);
    CHECK(scaler_begin(&scaler, &raster, width, height, out_width, out_height, NULL) == VITRINE_OK);
    for (y = 0; y < height; y++) {
        unsigned char row[64 * RASTER_CHANNELS];

        for (x = 0; x < width; x++)
            memset(row + x * RASTER_CHANNELS, grey[y * width + x], RASTER_CHANNELS);
        scaler_add(&scaler, row, RASTER_CHANNELS);
    }
    scaler_end(&scaler);
    for (y = 0; y < raster.height; y++)
        for (x = 0; x < raster.width; x++)
            snprintf(got + strlen(got), sizeof got - strlen(got), "%s%d",
                     x > 0   ? " "
                     : y > 0 ? "/"
                             : "",
                     raster.pixels[(y * raster.width + x) * RASTER_CHANNELS]);
    CHECK_ROW(got, want, name);
    raster_dispose(&raster);
}

static void test_means(void)
{
    static const unsigned char pairs[] = {0, 100, 200, 100, 20, 80, 60, 40};
    static const unsigned char thirds[] = {0, 90, 240};
    static const unsigned char same[] = {7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7};

    check_scaled("as it is", pairs, 4, 2, 4, "0 100 200 100/20 80 60 40");
    check_scaled("halved", pairs, 4, 2, 2, "50 100");
    check_scaled("three of two parts each", thirds, 3, 1, 2, "30 190");
    check_scaled("upright, three of two parts each", thirds, 1, 3, 2, "30/190");
    check_scaled("of one colour", same, 5, 3, 3, "7 7 7/7 7 7");
    check_scaled("one pixel", thirds, 3, 1, 1, "110");
}

static void test_opacity(void)
{
    static const unsigned char row[] = {0, 0, 0, 255, 0, 0, 0, 0, 100, 0, 255, 51};
    struct raster raster = RASTER_INIT;
    struct scaler scaler;

    CHECK(scaler_begin(&scaler, &raster, 3, 1, 3, 1, NULL) == VITRINE_OK);
    scaler_add(&scaler, row, 4);
    scaler_add(&scaler, row, 4); /* one too many */
    scaler_end(&scaler);
    CHECK(raster.pixels[0] == 0 && raster.pixels[3] == 255 && raster.pixels[6] == 224 &&
          raster.pixels[7] == 204 && raster.pixels[8] == 255);
    raster_dispose(&raster);
}

int main(void)
{
    test_turns();
    test_fit();
    test_means();
    test_opacity();
    return check_end();
}
