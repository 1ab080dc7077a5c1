/* SPDX-License-Identifier: MIT
 * Every image of the test data: a small picture with the shape of the whole, or a reason; the damaged ones
 * and cut or changed copies of the generated ones end, too. */
#include <fcntl.h>
#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

#include "extract_check.h"
#include "thumbnail/picture.h"

#define SIZE 96
#define CHANGED 3 /* copies of each generated image */
#define LARGEST (400 << 10)

static size_t made;
static size_t refused;
static uint64_t random_state = 88172645463325252u;

static size_t next_random(size_t below)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (size_t)(random_state % below);
}

/* But for the rounding of its sides. */
static bool same_shape(uint32_t width, uint32_t height, const struct extraction *whole)
{
    double across = (double)width / whole->width;
    double down = (double)height / whole->height;
    double slack = 2.0 / (width < height ? width : height);

    return across <= 1 && down <= 1 && across / down < 1 + slack && down / across < 1 + slack;
}

/* Of a format that is decoded here, and so small that nothing may be in the way. */
static bool must_work(const struct extraction *whole)
{
    return picture_decodes(whole->media_type) && whole->width > 0 && whole->height > 0 &&
           whole->warnings.count == 0;
}

static void check_bytes(const char *path, const unsigned char *bytes, size_t length, bool is_whole)
{
    struct input_memory holder = {bytes, length};
    struct extraction whole = EXTRACTION_INIT;
    struct budget budget = {.bytes_left = 256 << 20, .bytes_limited = true};
    struct buf small = BUF_INIT;
    struct input input;
    vitrine_error *err = NULL;
    uint32_t width = 0;
    uint32_t height = 0;
    vitrine_status s;

    input_from_memory(&input, &holder, path);
    s = picture_small(&small, &width, &height, &input, SIZE, &budget, &err);
    if (s < 0) {
        if (vitrine_error_message(err)[0] == '\0' || (s != VITRINE_EFORMAT && s != VITRINE_ELIMIT))
            CHECK_TEXT("a reason", path);
        refused++;
    } else {
        made++;
        CHECK(width <= SIZE && height <= SIZE && small.length > 100);
    }
    if (is_whole && extract_read(&whole, &input, &budget, NULL) >= 0) {
        if (s >= 0 && !same_shape(width, height, &whole))
            CHECK_TEXT("the same shape", path);
        if (s < 0 && must_work(&whole))
            CHECK_TEXT(vitrine_error_message(err), path);
    }
    vitrine_error_free(err);
    extraction_dispose(&whole);
    buf_dispose(&small);
}

static void check_changed(const char *path, const unsigned char *bytes, size_t length)
{
    int i;

    for (i = 0; i < CHANGED && length > 0; i++) {
        size_t part = i == 0 ? next_random(length) + 1 : length;
        unsigned char *copy = malloc(part);
        size_t k;

        if (copy == NULL)
            return;
        memcpy(copy, bytes, part);
        for (k = 0; k < 8 && i > 0; k++)
            copy[next_random(part)] = (unsigned char)next_random(256);
        check_bytes(path, copy, part, false);
        free(copy);
    }
}

static int visit(const char *path, const struct stat *facts, int kind, struct FTW *place)
{
    unsigned char *bytes;
    int file;
    struct media media;

    (void)place;
    if (kind != FTW_F || facts->st_size > LARGEST || !media_of_name(&media, path) ||
        media.kind != RECORD_IMAGE)
        return 0;
    file = open(path, O_RDONLY);
    bytes = malloc((size_t)facts->st_size + 1);
    if (bytes != NULL && file >= 0 && read(file, bytes, (size_t)facts->st_size) == facts->st_size) {
        bool generated = strstr(path, "/generated/") != NULL;

        check_bytes(path, bytes, (size_t)facts->st_size, strstr(path, "/malformed/") == NULL);
        if (generated)
            check_changed(path, bytes, (size_t)facts->st_size);
    }
    free(bytes);
    if (file >= 0)
        close(file);
    return 0;
}

int main(void)
{
    static const char *const folders[] = {"images", "malformed"};
    const char *data = getenv("VITRINE_TEST_DATA");
    size_t i;

    if (!picture_decodes("image/jpeg"))
        return check_skip("built without libjpeg");
    for (i = 0; i < sizeof folders / sizeof folders[0]; i++) {
        char path[4096];

        snprintf(path, sizeof path, "%s/%s", data != NULL ? data : "", folders[i]);
        nftw(path, visit, 16, FTW_PHYS);
    }
    if (made + refused == 0)
        return check_skip("no test data (VITRINE_TEST_DATA)");
    printf("%zu made, %zu with a reason why not\n", made, refused);
    CHECK(made > 150);
    return check_end();
}
