/* SPDX-License-Identifier: MIT
 * Scans of the shared test data: the generated images against expected.tsv, the UDHR, the malformed files. */
#include <jansson.h>
#include <math.h>
#include <time.h>

#include "scan_world.h"
#include "text/compose.h"
#include "text/language.h"

#define MAX_COLUMNS 32

static char data_folder[2048];

struct row {
    const char *columns[MAX_COLUMNS];
    char *cells[MAX_COLUMNS];
    size_t count;
    struct record record;
};

static const char *data_path(const char *below)
{
    static char path[4096];

    snprintf(path, sizeof path, "%s/%s", data_folder, below);
    return path;
}

static size_t split(char *line, char **out)
{
    size_t count = 0;

    line[strcspn(line, "\n")] = '\0';
    while (line != NULL && count < MAX_COLUMNS)
        out[count++] = strsep(&line, "\t");
    return count;
}

static const char *cell(const struct row *row, const char *column)
{
    size_t i;

    for (i = 0; i < row->count; i++)
        if (strcmp(row->columns[i], column) == 0)
            return row->cells[i];
    CHECK_TEXT("no such column", column);
    return "";
}

static bool has_cell(const struct row *row, const char *column)
{
    return cell(row, column)[0] != '\0';
}

/* Compared in NFC: one image holds NFD. */
static void check_same(const struct row *row, const char *what, const char *got, const char *want)
{
    struct buf texts[2] = {BUF_INIT, BUF_INIT};
    char name[160];

    snprintf(name, sizeof name, "%s: %s", cell(row, "file"), what);
    got = got != NULL ? got : "(none)";
    CHECK(compose_append(&texts[0], got, strlen(got), NULL) >= 0);
    CHECK(compose_append(&texts[1], want, strlen(want), NULL) >= 0);
    CHECK_ROW(buf_text(&texts[0]), buf_text(&texts[1]), name);
    buf_dispose(&texts[0]);
    buf_dispose(&texts[1]);
}

static void check_text_in(const struct row *row, enum field field, const char *language, const char *column)
{
    if (has_cell(row, column))
        check_same(row, column, record_shown_text(&row->record, field, language), cell(row, column));
}

static void check_other_titles(const struct row *row)
{
    json_t *titles = json_loads(cell(row, "title_other"), 0, NULL);
    char tag[LANGUAGE_SIZE];
    const char *language;
    json_t *title;

    json_object_foreach(titles, language, title)
    {
        CHECK(language_parse_for(tag, language, json_string_value(title), json_string_length(title), NULL) >=
              0);
        if (strcmp(language, "en-GB") != 0)
            check_same(row, language, record_shown_text(&row->record, FIELD_TITLE, tag),
                       json_string_value(title));
        else
            CHECK(row->record.warnings.count == 1 && strstr(row->record.warnings.items[0], "en-GB") != NULL);
    }
    json_decref(titles);
}

/* What EXIF or IPTC says stands somewhere, in whatever language it was taken for. */
static void check_somewhere(const struct row *row, enum field field, enum source source, const char *column)
{
    const struct record *record = &row->record;
    const char *got = NULL;
    size_t i;

    if (!has_cell(row, column))
        return;
    for (i = 0; i < record->value_count; i++) {
        const struct record_value *value = &record->values[i];

        if (value->field == field && value->source == source &&
            (got == NULL || strcmp(got, cell(row, column)) != 0))
            got = value->text;
    }
    check_same(row, column, got, cell(row, column));
}

static void append_keywords(char keywords[][200], size_t *count, const char *joined)
{
    const char *item;
    size_t length;
    size_t i;

    for (i = 0; record_keyword(joined, i, &item, &length); i++)
        snprintf(keywords[(*count)++], 200, "%.*s", (int)length, item);
}

static int compare_keywords(const void *a, const void *b)
{
    return strcmp(a, b);
}

/* Whatever language each is taken for; one that is named twice is there once. */
static void check_keywords(const struct row *row)
{
    char got[64][200];
    char want[64][200];
    char joined[2048];
    size_t got_count = 0;
    size_t want_count = 0;
    size_t kept = 0;
    size_t i;

    for (i = 0; i < row->record.text_count; i++)
        append_keywords(got, &got_count,
                        record_shown_text(&row->record, FIELD_KEYWORDS, row->record.texts[i].language));
    snprintf(joined, sizeof joined, "%s", cell(row, "keywords"));
    for (i = 0; joined[i] != '\0'; i++)
        if (joined[i] == '|')
            joined[i] = '\n';
    append_keywords(want, &want_count, joined);
    qsort(got, got_count, sizeof got[0], compare_keywords);
    qsort(want, want_count, sizeof want[0], compare_keywords);
    for (i = 0; i < want_count; i++)
        if (kept == 0 || strcmp(want[kept - 1], want[i]) != 0)
            memmove(want[kept++], want[i], sizeof want[0]);
    CHECK(got_count == kept);
    for (i = 0; i < got_count && i < kept; i++)
        check_same(row, "keyword", got[i], want[i]);
}

static void check_number(const struct row *row, enum field field, const char *column, double tolerance)
{
    const char *got = record_shown_text(&row->record, field, "");

    if (!has_cell(row, column))
        CHECK_ROW(got, NULL, cell(row, "file"));
    else if (CHECK(got != NULL))
        CHECK(fabs(strtod(got, NULL) - strtod(cell(row, column), NULL)) <= tolerance);
}

static void check_facts(const struct row *row)
{
    const struct record *record = &row->record;
    unsigned long orientation = strtoul(cell(row, "orientation"), NULL, 10);
    bool turned = orientation >= 5;

    CHECK(record->orientation == orientation);
    CHECK((turned ? record->height : record->width) == strtoul(cell(row, "width"), NULL, 10));
    CHECK((turned ? record->width : record->height) == strtoul(cell(row, "height"), NULL, 10));
    check_number(row, FIELD_LATITUDE, "gps_lat", 0.000002);
    check_number(row, FIELD_LONGITUDE, "gps_lon", 0.000002);
    check_number(row, FIELD_ALTITUDE, "gps_alt", 0.05);
    if (has_cell(row, "date"))
        check_same(row, "date", record_shown_text(record, FIELD_TAKEN_AT, ""), cell(row, "date"));
    if (has_cell(row, "creator"))
        check_same(row, "creator", record_shown_text(record, FIELD_CREATOR, ""), cell(row, "creator"));
}

static void check_image(const struct row *row)
{
    bool is_cut = strcmp(cell(row, "mode"), "iptc-cut") == 0;

    check_facts(row);
    check_text_in(row, FIELD_TITLE, "vi", "title_vi");
    check_text_in(row, FIELD_TITLE, "en", "title_en");
    check_text_in(row, FIELD_DESCRIPTION, "vi", "desc_vi");
    check_text_in(row, FIELD_DESCRIPTION, "en", "desc_en");
    check_text_in(row, FIELD_ALT_TEXT, "vi", "alt_vi");
    check_text_in(row, FIELD_ALT_TEXT, "en", "alt_en");
    check_other_titles(row);
    if (has_cell(row, "keywords")) /* else the table doesn't say: XPKeywords may be there */
        check_keywords(row);
    check_somewhere(row, FIELD_TITLE, SOURCE_EXIF, "xp_title");
    check_somewhere(row, FIELD_DESCRIPTION, SOURCE_EXIF, "exif_desc");
    if (!has_cell(row, "exif_desc"))
        check_somewhere(row, FIELD_DESCRIPTION, SOURCE_EXIF, "exif_usercomment");
    if (!is_cut)
        check_somewhere(row, FIELD_TITLE, SOURCE_IPTC, "iptc_title");
    check_somewhere(row, FIELD_DESCRIPTION, SOURCE_IPTC, "iptc_caption");
}

static bool is_checked(const char *name)
{
    const char *dot = strrchr(name, '.');

    return dot != NULL && (strcmp(dot, ".jpg") == 0 || strcmp(dot, ".png") == 0);
}

static vitrine_status note_id(void *context, int64_t id, vitrine_error **err)
{
    (void)err;
    *(int64_t *)context = id;
    return VITRINE_OK;
}

static void check_row(struct world *world, struct row *row)
{
    const char *name = row->cells[0];
    int64_t id = 0;

    CHECK(world->store->ops->find_path(world->store, NULL, name, note_id, &id, NULL) >= 0);
    if (!CHECK(id != 0))
        return;
    get_record(world, &row->record, id);
    if (is_checked(name))
        check_image(row);
    else
        CHECK(row->record.path != NULL);
    record_dispose(&row->record);
}

static void scan_data(struct world *world, const char *below)
{
    const char *paths[] = {data_path(below)};

    CHECK(world_scan_paths(world, paths, 1, NULL) == VITRINE_OK);
}

static void test_generated(struct world *world)
{
    FILE *table;
    char *heads = NULL;
    char *line = NULL;
    char *columns[MAX_COLUMNS];
    size_t size = 0;
    size_t images = 0;
    struct row row;

    scan_data(world, "images/generated");
    check_report(world, "added 40, skipped 1", __FILE__, __LINE__);
    CHECK(world->report.scanned == 41);
    table = fopen(data_path("images/generated/expected.tsv"), "r");
    if (!CHECK(table != NULL && getline(&heads, &size, table) > 0))
        return;
    row.count = split(heads, columns);
    memcpy(row.columns, columns, sizeof columns);
    for (size = 0; getline(&line, &size, table) > 0; images++) {
        CHECK(split(line, row.cells) == row.count);
        check_row(world, &row);
    }
    CHECK(images == 40);
    fclose(table);
    free(heads);
    free(line);
    scan_data(world, "images/generated");
    check_report(world, "unchanged 40, skipped 1", __FILE__, __LINE__);
}

/* Each is its own text in the language it declares. */
static void test_udhr(struct world *world)
{
    static const char *const texts[][2] = {
        {"cmn_hans.html", "zh-Hans"}, {"cmn_hant.html", "zh-Hant"}, {"eng.html", "en"}, {"fra.html", "fr"},
        {"jpn.html", "ja"},           {"khm.html", "km"},           {"kor.html", "ko"}, {"lao.html", "lo"},
        {"rus.html", "ru"},           {"tha.html", "th"},           {"vie.html", "vi"}};
    size_t i;

    scan_data(world, "texts/udhr");
    check_report(world, "added 12", __FILE__, __LINE__);
    for (i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct record record;
        const char *body;
        int64_t id = 0;

        CHECK(world->store->ops->find_path(world->store, NULL, texts[i][0], note_id, &id, NULL) >= 0);
        get_record(world, &record, id);
        body = record_shown_text(&record, FIELD_BODY, texts[i][1]);
        CHECK_ROW(body != NULL && strlen(body) > 2000 ? "long" : body, "long", texts[i][0]);
        CHECK(record_find_text(&record, texts[i][1]) != NULL &&
              !record_find_text(&record, texts[i][1])->guessed);
        record_dispose(&record);
    }
}

/* Nothing stops a scan: each file is an asset or a failure, and a second scan finds nothing new. */
static void test_malformed(struct world *world)
{
    uint64_t added;
    size_t failed;

    scan_data(world, "malformed");
    added = world->report.added;
    failed = world->report.failures.count;
    CHECK(world->report.scanned == 22 && added + failed == 22);
    CHECK(failed >= 2); /* the empty ones that have a reader */
    scan_data(world, "malformed");
    CHECK(world->report.unchanged == added && world->report.failures.count == failed);
    CHECK(world->report.added + world->report.updated + world->report.moved + world->report.missing == 0);
}

int main(int argc, char **argv)
{
    static void (*const tests[])(struct world * world) = {test_generated, test_udhr, test_malformed};
    const char *data = getenv("VITRINE_TEST_DATA");
    struct stat facts;
    size_t i;

    if (data == NULL)
        return check_skip("VITRINE_TEST_DATA is not set");
    snprintf(data_folder, sizeof data_folder, "%s", data);
    if (stat(data_path("images/generated"), &facts) != 0)
        return check_skip("the shared test data is not here");
    for (i = 0; i < sizeof tests / sizeof tests[0]; i++) {
        struct world world;

        world_open(&world, argc > 1 && strcmp(argv[1], "sqlite") == 0);
        tests[i](&world);
        world_close(&world);
    }
    return check_end();
}
