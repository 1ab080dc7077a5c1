/* SPDX-License-Identifier: MIT
 * Every file of the test data, whole, cut at many lengths and with changed bytes: an extraction ends, says
 * why if it fails, and what it gives is clean. Values are compared elsewhere. */
#include <fcntl.h>
#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"
#include "extract_check.h"

/* Per generated image; with all of them some 25,000 cases. */
#define CUTS 120
#define CHANGES 200
/* What a reader may spend on a whole file, and on one of the many changed ones: there, a bomb bursts early. */
#define WHOLE_BYTES ((uint64_t)256 << 20)
#define CHANGED_BYTES ((uint64_t)1 << 20)

static size_t files_read;
static size_t cases_run;

static bool is_clean(const struct extracted_value *value)
{
    size_t length = strlen(value->text);

    return length > 0 && utf8_valid(value->text, length) &&
           utf8_valid(value->language, strlen(value->language)) && strchr(" \n\t", value->text[0]) == NULL &&
           strchr(" \n\t", value->text[length - 1]) == NULL && strchr(value->text, '\r') == NULL;
}

static void check_extraction(const char *name, const struct extraction *extraction)
{
    size_t dirty = 0;
    size_t i;

    for (i = 0; i < extraction->count; i++)
        dirty += !is_clean(&extraction->values[i]);
    for (i = 0; i < extraction->warnings.count; i++)
        dirty += !utf8_valid(extraction->warnings.items[i], strlen(extraction->warnings.items[i]));
    if (dirty > 0 || extraction->media_type == NULL || extraction->orientation > 8)
        CHECK_TEXT("clean", name);
}

static bool has_suffix(const char *name, const char *suffix)
{
    size_t length = strlen(name);

    return length >= strlen(suffix) && strcmp(name + length - strlen(suffix), suffix) == 0;
}

static void read_bytes(const char *name, const unsigned char *bytes, size_t length, uint64_t limit)
{
    struct input_memory holder = {bytes, length};
    struct extraction extraction = EXTRACTION_INIT;
    struct budget budget = {.bytes_left = limit, .bytes_limited = true};
    struct input input;
    vitrine_error *err = NULL;
    vitrine_status s;

    input_from_memory(&input, &holder, name);
    s = has_suffix(name, ".xmp") ? extract_sidecar(&extraction, &input, &budget, &err)
                                 : extract_read(&extraction, &input, &budget, &err);
    if (s >= 0)
        check_extraction(name, &extraction);
    else if ((s != VITRINE_EFORMAT && s != VITRINE_ELIMIT) || vitrine_error_message(err)[0] == '\0' || extraction.count != 0)
        CHECK_TEXT("clear error", name);
    vitrine_error_free(err);
    extraction_dispose(&extraction);
    cases_run++;
}

/* The bytes of a file, the caller's to free; NULL if it can't be read or is large. */
static unsigned char *load(const char *path, size_t *length)
{
    struct stat facts;
    unsigned char *bytes = NULL;
    int descriptor = open(path, O_RDONLY);

    if (descriptor >= 0 && fstat(descriptor, &facts) == 0 && facts.st_size < (16 << 20))
        bytes = malloc((size_t)facts.st_size + 1);
    *length = bytes != NULL ? (size_t)read(descriptor, bytes, (size_t)facts.st_size) : 0;
    if (descriptor >= 0)
        close(descriptor);
    return bytes;
}

/* xorshift: the same cases on every run. */
static uint64_t random_state = 88172645463325252u;

static size_t next_random(size_t below)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return below > 0 ? (size_t)(random_state % below) : 0;
}

/* A copy of exactly that size, so that a byte read behind it is seen. */
static void read_copy(const char *name, const unsigned char *bytes, size_t length, size_t changes, uint64_t limit)
{
    unsigned char *copy = malloc(length > 0 ? length : 1);
    size_t i;

    if (copy == NULL)
        return;
    memcpy(copy, bytes, length);
    for (i = 0; i < changes && length > 0; i++)
        copy[next_random(length)] = (unsigned char)next_random(256);
    read_bytes(name, copy, length, limit);
    free(copy);
}

/* Pixels are not read: what matters stands in front. */
static size_t metadata_length(size_t length)
{
    return length < 24000 ? length : 24000;
}

static void sweep(const char *name, const unsigned char *bytes, size_t length)
{
    size_t head = metadata_length(length);
    size_t i;

    for (i = 0; i < CUTS; i++)
        read_copy(name, bytes, next_random(head), 0, CHANGED_BYTES);
    for (i = 0; i < CHANGES; i++)
        read_copy(name, bytes, head, 1 + next_random(12), CHANGED_BYTES);
}

static int visit(const char *path, const struct stat *facts, int kind, struct FTW *place)
{
    unsigned char *bytes;
    size_t length;
    bool swept = strstr(path, "/images/generated/") != NULL || strstr(path, "/malformed/") != NULL ||
                 strstr(path, "/html-charsets/") != NULL || has_suffix(path, ".rtf");

    (void)facts;
    (void)place;
    if (kind != FTW_F)
        return 0;
    bytes = load(path, &length);
    if (bytes == NULL)
        return 0;
    read_copy(path, bytes, length, 0, WHOLE_BYTES);
    files_read++;
    if (swept && !has_suffix(path, "html-deep.html") && !has_suffix(path, ".pdf"))
        sweep(path, bytes, length);
    free(bytes);
    return 0;
}

int main(void)
{
    static const char *const folders[] = {"images", "docs", "malformed", "texts"};
    const char *data = getenv("VITRINE_TEST_DATA");
    size_t i;

    for (i = 0; i < sizeof folders / sizeof folders[0]; i++) {
        char path[4096];

        snprintf(path, sizeof path, "%s/%s", data != NULL ? data : "", folders[i]);
        nftw(path, visit, 16, FTW_PHYS);
    }
    if (files_read == 0)
        return check_skip("no test data (VITRINE_TEST_DATA)");
    printf("%zu files, %zu cases\n", files_read, cases_run);
    CHECK(files_read > 400);
    return check_end();
}
