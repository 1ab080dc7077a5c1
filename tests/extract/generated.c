/* SPDX-License-Identifier: MIT
 * The generated images against the values they were made from (images/generated/expected.tsv of the test
 * data): every image, every language, every source. */
#include <fcntl.h>
#include <jansson.h>
#include <math.h>
#include <strings.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unistd.h>

#include "base/alloc.h"
#include "extract_check.h"
#include "text/language.h"

#define MAX_COLUMNS 32

struct table {
    const char *names[MAX_COLUMNS];
    const char *cells[MAX_COLUMNS];
    size_t count;
};

struct image {
    const struct table *table;
    const struct extraction *extraction;
    const char *name;
};

static size_t split(char *line, const char **out)
{
    size_t count = 0;

    while (line != NULL && count < MAX_COLUMNS)
        out[count++] = strsep(&line, "\t");
    return count;
}

static const char *cell(const struct image *image, const char *column)
{
    size_t i;

    for (i = 0; i < image->table->count; i++)
        if (strcmp(image->table->names[i], column) == 0)
            return image->table->cells[i];
    CHECK_TEXT("no such column", column);
    return "";
}

/* In NFC, so that a file's NFD equals the table's NFC. */
static void put_nfc(struct buf *out, const char *text)
{
    static UChar wide[200000];
    static UChar composed[200000];
    static char narrow[400000];
    UErrorCode code = U_ZERO_ERROR;
    int32_t length;

    u_strFromUTF8(wide, 200000, &length, text, -1, &code);
    length = unorm2_normalize(unorm2_getNFCInstance(&code), wide, length, composed, 200000, &code);
    u_strToUTF8(narrow, sizeof narrow, NULL, composed, length, &code);
    CHECK(U_SUCCESS(code));
    buf_string(out, narrow);
}

static void check_same(const struct image *image, const char *what, const char *got, const char *want)
{
    struct buf texts[2] = {BUF_INIT, BUF_INIT};
    struct buf row = BUF_INIT;

    buf_format(&row, "%s: %s", image->name, what);
    put_nfc(&texts[0], got != NULL ? got : "(none)");
    put_nfc(&texts[1], want);
    CHECK_ROW(buf_text(&texts[0]), buf_text(&texts[1]), buf_text(&row));
    buf_dispose(&texts[0]);
    buf_dispose(&texts[1]);
    buf_dispose(&row);
}

static bool is_file_of_xmp(enum source source)
{
    return source == SOURCE_XMP || source == SOURCE_SIDECAR;
}

/* XMP's value in a language: the tag itself, else one of that language. */
static const char *xmp_value(const struct extraction *extraction, enum field field, const char *language)
{
    char wanted[LANGUAGE_SIZE];
    char tag[LANGUAGE_SIZE];
    int exact;
    size_t i;

    if (language_parse(wanted, language, NULL, NULL, NULL) < 0)
        wanted[0] = '\0';
    for (exact = 1; exact >= 0; exact--)
        for (i = 0; i < extraction->count; i++) {
            const struct extracted_value *value = &extraction->values[i];

            if (value->field != field || !is_file_of_xmp(value->source))
                continue;
            if (strcasecmp(value->language, language) == 0 ||
                (!exact && language_parse(tag, value->language, NULL, NULL, NULL) >= 0 &&
                 strcmp(tag, wanted) == 0))
                return value->text;
        }
    return NULL;
}

static void check_xmp(const struct image *image, enum field field, const char *language, const char *column)
{
    const char *want = cell(image, column);

    if (want[0] != '\0')
        check_same(image, column, xmp_value(image->extraction, field, language), want);
}

static void check_other_titles(const struct image *image)
{
    json_t *titles = json_loads(cell(image, "title_other"), 0, NULL);
    const char *language;
    json_t *title;

    json_object_foreach(titles, language, title) check_same(
        image, language, xmp_value(image->extraction, FIELD_TITLE, language), json_string_value(title));
    json_decref(titles);
}

static void check_languages(const struct image *image)
{
    check_xmp(image, FIELD_TITLE, "vi", "title_vi");
    check_xmp(image, FIELD_TITLE, "en", "title_en");
    check_xmp(image, FIELD_TITLE, "x-default", "x_default");
    check_xmp(image, FIELD_DESCRIPTION, "vi", "desc_vi");
    check_xmp(image, FIELD_DESCRIPTION, "en", "desc_en");
    check_xmp(image, FIELD_ALT_TEXT, "vi", "alt_vi");
    check_xmp(image, FIELD_ALT_TEXT, "en", "alt_en");
    check_other_titles(image);
    if (cell(image, "title_vi")[0] == '\0' && cell(image, "title_en")[0] == '\0')
        CHECK(value_of(image->extraction, FIELD_TITLE, SOURCE_XMP, NULL) == NULL);
}

static void check_source(const struct image *image, enum field field, enum source source, const char *column)
{
    const char *want = cell(image, column);
    const char *got = value_of(image->extraction, field, source, NULL);

    if (want[0] != '\0')
        check_same(image, column, got, want);
    else if (strcmp(column, "exif_desc") != 0) /* other tags may fill a description in */
        CHECK_ROW(got, NULL, image->name);
}

/* EXIF may hold several descriptions. */
static void check_comment(const struct image *image)
{
    const char *want = cell(image, "exif_usercomment");
    const char *got = NULL;
    size_t i;

    for (i = 0; i < image->extraction->count; i++) {
        const struct extracted_value *value = &image->extraction->values[i];

        if (value->field == FIELD_DESCRIPTION && value->source == SOURCE_EXIF &&
            strcmp(value->text, want) == 0)
            got = value->text;
    }
    if (want[0] != '\0')
        check_same(image, "exif_usercomment", got, want);
}

static void check_sources(const struct image *image)
{
    const char *title = cell(image, "iptc_title");
    const char *cut = "(first 64 bytes of) ";

    check_source(image, FIELD_TITLE, SOURCE_EXIF, "xp_title");
    check_source(image, FIELD_DESCRIPTION, SOURCE_EXIF, "exif_desc");
    check_comment(image);
    check_source(image, FIELD_DESCRIPTION, SOURCE_IPTC, "iptc_caption");
    if (strncmp(title, cut, strlen(cut)) == 0) {
        const char *got = value_of(image->extraction, FIELD_TITLE, SOURCE_IPTC, NULL);

        CHECK(got != NULL && strlen(got) >= 60 && strncmp(title + strlen(cut), got, strlen(got)) == 0);
    } else {
        check_source(image, FIELD_TITLE, SOURCE_IPTC, "iptc_title");
    }
}

/* Of a fact, the value of the source that counts. */
static const struct extracted_value *shown(const struct image *image, enum field field)
{
    const struct extracted_value *best = NULL;
    size_t i;

    for (i = 0; i < image->extraction->count; i++) {
        const struct extracted_value *value = &image->extraction->values[i];

        if (value->field == field &&
            (best == NULL || source_rank(field, value->source) < source_rank(field, best->source)))
            best = value;
    }
    return best;
}

static void check_shown(const struct image *image, enum field field, const char *column)
{
    const struct extracted_value *value = shown(image, field);

    if (cell(image, column)[0] != '\0')
        check_same(image, column, value != NULL ? value->text : NULL, cell(image, column));
}

static void check_keywords(const struct image *image)
{
    const struct extracted_value *first = shown(image, FIELD_KEYWORDS);
    struct buf joined = BUF_INIT;
    size_t i;

    for (i = 0; first != NULL && i < image->extraction->count; i++) {
        const struct extracted_value *value = &image->extraction->values[i];

        if (value->field != FIELD_KEYWORDS || value->source != first->source)
            continue;
        buf_string(&joined, joined.length > 0 ? "|" : "");
        buf_string(&joined, value->text);
    }
    if (cell(image, "keywords")[0] != '\0')
        check_same(image, "keywords", buf_text(&joined), cell(image, "keywords"));
    buf_dispose(&joined);
}

static void check_number(const struct image *image, enum field field, const char *column, double tolerance)
{
    const char *want = cell(image, column);
    const struct extracted_value *got = shown(image, field);

    if (want[0] == '\0')
        CHECK_ROW(got != NULL ? got->text : NULL, NULL, image->name);
    else if (got == NULL || fabs(atof(got->text) - atof(want)) > tolerance)
        CHECK_ROW(got != NULL ? got->text : NULL, want, image->name);
    else
        CHECK(true);
}

static void check_pixels(const struct image *image)
{
    uint32_t width = (uint32_t)atoi(cell(image, "width"));
    uint32_t height = (uint32_t)atoi(cell(image, "height"));
    uint32_t turned = (uint32_t)atoi(cell(image, "orientation"));
    const struct extraction *extraction = image->extraction;

    CHECK(extraction->orientation == turned);
    CHECK(extraction->width == (turned >= 5 ? height : width));
    CHECK(extraction->height == (turned >= 5 ? width : height));
}

static void check_image(const struct image *image)
{
    check_languages(image);
    check_sources(image);
    check_shown(image, FIELD_TAKEN_AT, "date");
    check_shown(image, FIELD_CREATOR, "creator");
    check_keywords(image);
    check_number(image, FIELD_LATITUDE, "gps_lat", 1e-6);
    check_number(image, FIELD_LONGITUDE, "gps_lon", 1e-6);
    check_number(image, FIELD_ALTITUDE, "gps_alt", 0.01);
}

static bool read_file(struct extraction *out, const char *folder, const char *name, extract_call *call)
{
    struct budget budget = {.bytes_left = 64 << 20, .bytes_limited = true};
    struct input input;
    char path[4096];
    int descriptor;
    bool ok;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    descriptor = open(path, O_RDONLY);
    ok = descriptor >= 0 && input_from_descriptor(&input, descriptor, name, NULL) >= 0 &&
         call(out, &input, &budget, NULL) >= 0;
    CHECK(ok);
    close(descriptor);
    return ok;
}

/* "23-cang-ca.jpg" with its values in "23-cang-ca.xmp". */
static void check_sidecar(struct image *image, const char *folder)
{
    struct extraction extraction = EXTRACTION_INIT;
    char name[256];

    CHECK(image->extraction->count == 0);
    snprintf(name, sizeof name, "%.*s.xmp", (int)(strlen(image->name) - 4), image->name);
    image->extraction = &extraction;
    if (read_file(&extraction, folder, name, extract_sidecar))
        check_image(image);
    extraction_dispose(&extraction);
}

static void check_line(const struct table *table, const char *folder)
{
    struct extraction extraction = EXTRACTION_INIT;
    struct image image = {table, &extraction, table->cells[0]};

    if (read_file(&extraction, folder, image.name, extract_read)) {
        check_pixels(&image);
        if (strcmp(cell(&image, "mode"), "sidecar") == 0)
            check_sidecar(&image, folder);
        else
            check_image(&image);
    }
    extraction_dispose(&extraction);
}

int main(void)
{
    const char *data = getenv("VITRINE_TEST_DATA");
    struct table table = {0};
    char folder[2048];
    char path[4096];
    char *header = NULL;
    char *line = NULL;
    size_t header_size = 0;
    size_t line_size = 0;
    size_t images = 0;
    FILE *file;

    snprintf(folder, sizeof folder, "%s/images/generated", data != NULL ? data : "");
    snprintf(path, sizeof path, "%s/expected.tsv", folder);
    file = fopen(path, "r");
    if (file == NULL)
        return check_skip("no test data (VITRINE_TEST_DATA)");
    if (getline(&header, &header_size, file) > 0) {
        header[strcspn(header, "\n")] = '\0';
        table.count = split(header, table.names);
    }
    while (getline(&line, &line_size, file) > 0) {
        line[strcspn(line, "\n")] = '\0';
        if (split(line, table.cells) != table.count)
            CHECK_TEXT("columns", line);
        else {
            check_line(&table, folder);
            images++;
        }
    }
    CHECK(images == 40);
    fclose(file);
    free(header);
    free(line);
    return check_end();
}
