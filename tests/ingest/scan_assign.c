/* SPDX-License-Identifier: MIT
 * From what files say to values with a language: the rules as tables. */
#include "ingest/assign.h"

#include "base/alloc.h"
#include "base/buf.h"
#include "check.h"

/* One value of a file: "title", "xmp", tag, text. */
struct said {
    int file; /* 0 is the main one */
    enum field field;
    enum source source;
    const char *language;
    const char *text;
};

struct row {
    const char *what;
    enum record_kind kind;
    const char *scan_language; /* NULL: none */
    const char *suffixes;      /* of the files, separated by spaces; "-" none; "t" before one: a text */
    const char *declared;      /* by files[0] */
    struct said said[8];
    /* "field/language/source=text" sorted as said, "; " between; then the warnings, each behind " ! ". */
    const char *values;
    const char *guessed; /* languages, separated by spaces */
};

#define X SOURCE_XMP
#define I SOURCE_IPTC
#define E SOURCE_EXIF
#define S SOURCE_SIDECAR
#define F SOURCE_FILE
#define VI_TITLE "B\xc3\xa3i bi\xe1\xbb\x83n \xc4\x91\xe1\xba\xb9p"

/* As a machine without Vietnamese reads it. */
#define OCR_PAGE                                                                                            \
    "Bé Van hoa phéi hop véi tinh té chirc lé héi, trién khai ké hoach quéng bd. Cac dén vi lién quan bdo " \
    "cdo két qua, dé xuét bién phdp, bé tri kinh phi, tuyén truyén va véan dong nhan dan. Sé Du lich "      \
    "huéng dén thuc hién, kiém tra viéc chap hanh quy dinh vé méi truong bién va déo."

static const struct row rows[] = {
    {"tags are kept as languages",
     RECORD_IMAGE,
     NULL,
     "-",
     NULL,
     {{0, FIELD_TITLE, X, "vi-VN", VI_TITLE}, {0, FIELD_TITLE, X, "EN", "Beach"}},
     "title/en/xmp=Beach; title/vi/xmp=" VI_TITLE,
     ""},
    {"x-default repeated under its language",
     RECORD_IMAGE,
     NULL,
     "-",
     NULL,
     {{0, FIELD_TITLE, X, "x-default", "Beach"},
      {0, FIELD_TITLE, X, "vi", VI_TITLE},
      {0, FIELD_TITLE, X, "en", "Beach"}},
     "title/en/xmp=Beach; title/vi/xmp=" VI_TITLE,
     ""},
    {"x-default alone: by its letters",
     RECORD_IMAGE,
     NULL,
     "-",
     NULL,
     {{0, FIELD_TITLE, X, "x-default", VI_TITLE}},
     "title/vi/xmp=" VI_TITLE,
     "vi"},
    {"a guess beside a tagged value of its source",
     RECORD_IMAGE,
     NULL,
     "-",
     NULL,
     {{0, FIELD_TITLE, X, "x-default", VI_TITLE},
      {0, FIELD_TITLE, X, "vi",
       "Kh\xc3\xa1"
       "c"}},
     "title/vi/xmp=Kh\xc3\xa1"
     "c",
     ""},
    {"region beside none, whatever the order",
     RECORD_IMAGE,
     NULL,
     "-",
     NULL,
     {{0, FIELD_TITLE, X, "en-GB", "Colour"}, {0, FIELD_TITLE, X, "en", "Color"}},
     "title/en/xmp=Color ! main: title in en-GB is left out: there is another in en",
     ""},
    {"two regions: the first",
     RECORD_IMAGE,
     NULL,
     "-",
     NULL,
     {{0, FIELD_TITLE, X, "en-GB", "Colour"}, {0, FIELD_TITLE, X, "en-US", "Color"}},
     "title/en/xmp=Colour ! main: title in en-US is left out: there is another in en-GB",
     ""},
    {"the same said twice is no rival",
     RECORD_IMAGE,
     NULL,
     "-",
     NULL,
     {{0, FIELD_TITLE, X, "en-GB", "Fair"}, {0, FIELD_TITLE, X, "en-US", "Fair"}},
     "title/en/xmp=Fair",
     ""},
    {"a tag that is no language",
     RECORD_IMAGE,
     NULL,
     "-",
     NULL,
     {{0, FIELD_TITLE, X, "vn", VI_TITLE}},
     "title/vi/xmp=" VI_TITLE " ! *vn*",
     "vi"},
    {"Chinese by its characters",
     RECORD_IMAGE,
     NULL,
     "-",
     NULL,
     {{0, FIELD_TITLE, X, "zh", "\xe7\xb9\x81\xe9\xab\x94\xe8\x87\xba\xe7\x81\xa3\xe9\xa2\xa8\xe6\x99\xaf"}},
     "title/zh-Hant/xmp=\xe7\xb9\x81\xe9\xab\x94\xe8\x87\xba\xe7\x81\xa3\xe9\xa2\xa8\xe6\x99\xaf",
     ""},
    {"other sources keep theirs",
     RECORD_IMAGE,
     NULL,
     "-",
     NULL,
     {{0, FIELD_TITLE, I, "", VI_TITLE},
      {0, FIELD_TITLE, X, "vi",
       "Kh\xc3\xa1"
       "c"}},
     "title/vi/iptc=" VI_TITLE "; title/vi/xmp=Kh\xc3\xa1"
     "c",
     ""},
    {"equal to a tagged value of another source: its language",
     RECORD_IMAGE,
     NULL,
     "-",
     NULL,
     {{0, FIELD_TITLE, I, "", "Phu Quoc"}, {0, FIELD_TITLE, X, "en", "Phu Quoc"}},
     "title/en/iptc=Phu Quoc; title/en/xmp=Phu Quoc",
     ""},
    {"a guess of a sidecar doesn't hide a tagged value",
     RECORD_IMAGE,
     NULL,
     "- t-",
     NULL,
     {{1, FIELD_TITLE, S, "", VI_TITLE},
      {0, FIELD_TITLE, X, "vi",
       "Kh\xc3\xa1"
       "c"}},
     "title/vi/xmp=Kh\xc3\xa1"
     "c",
     ""},
    {"a sidecar's suffix is its word",
     RECORD_IMAGE,
     NULL,
     "- tvi",
     NULL,
     {{1, FIELD_TITLE, S, "", "Chu y"},
      {0, FIELD_TITLE, X, "vi",
       "Kh\xc3\xa1"
       "c"}},
     "title/vi/xmp=Kh\xc3\xa1"
     "c; title/vi/sidecar=Chu y",
     ""},
    {"the image's suffix",
     RECORD_IMAGE,
     NULL,
     "en",
     NULL,
     {{0, FIELD_TITLE, E, "", "Ngay hoi"}},
     "title/en/exif=Ngay hoi",
     ""},
    {"what the document declares",
     RECORD_TEXT,
     NULL,
     "t-",
     "km",
     {{0, FIELD_TITLE, F, "", "Angkor"}},
     "title/km/file=Angkor",
     ""},
    {"suffix before declaration",
     RECORD_TEXT,
     NULL,
     "tlo",
     "km",
     {{0, FIELD_TITLE, F, "", "Angkor"}},
     "title/lo/file=Angkor",
     ""},
    {"the scan's language is no guess",
     RECORD_TEXT,
     "fr",
     "t-",
     NULL,
     {{0, FIELD_TITLE, F, "", "Angkor"}},
     "title/fr/file=Angkor",
     ""},
    {"home at last, a guess",
     RECORD_IMAGE,
     NULL,
     "-",
     NULL,
     {{0, FIELD_TITLE, E, "", "IMG 0001"}},
     "title/vi/exif=IMG 0001",
     "vi"},
    {"a text is in one language",
     RECORD_TEXT,
     NULL,
     "t-",
     NULL,
     {{0, FIELD_TITLE, F, "", "Bai Sao"},
      {0, FIELD_BODY, F, "", "The beach of the island is white and the water is clear."}},
     "title/en/file=Bai Sao; body/en/file=The beach of the island is white and the water is clear.",
     "en"},
    {"marks that mean nothing",
     RECORD_TEXT,
     NULL,
     "tvi",
     NULL,
     {{0, FIELD_BODY, F, "", OCR_PAGE}},
     "body/vi/file=" OCR_PAGE " ! main: looks OCR-damaged: searched without marks",
     ""},
    {"keywords by their letters",
     RECORD_IMAGE,
     NULL,
     "-",
     NULL,
     {{0, FIELD_KEYWORDS, X, "", "bi\xe1\xbb\x83n"},
      {0, FIELD_KEYWORDS, X, "", "beach"},
      {0, FIELD_KEYWORDS, X, "", "\xe6\xb5\xb7"},
      {0, FIELD_KEYWORDS, X, "", "beach"}},
     "keywords/vi/xmp=bi\xe1\xbb\x83n; keywords/und/xmp=beach; keywords/zh-Hans/xmp=\xe6\xb5\xb7",
     ""},
    {"keywords: order kept, once each, on one line",
     RECORD_IMAGE,
     NULL,
     "-",
     NULL,
     {{0, FIELD_KEYWORDS, X, "", "b"},
      {0, FIELD_KEYWORDS, X, "", "a\nb"},
      {0, FIELD_KEYWORDS, X, "", "b"},
      {0, FIELD_KEYWORDS, X, "", "a"}},
     "keywords/und/xmp=b\na b\na",
     ""},
    {"keywords don't make a guess certain",
     RECORD_IMAGE,
     NULL,
     "-",
     NULL,
     {{0, FIELD_TITLE, X, "", VI_TITLE}, {0, FIELD_KEYWORDS, X, "", "bi\xe1\xbb\x83n"}},
     "title/vi/xmp=" VI_TITLE "; keywords/vi/xmp=bi\xe1\xbb\x83n",
     "vi"},
    {"rights: home",
     RECORD_IMAGE,
     NULL,
     "-",
     NULL,
     {{0, FIELD_COPYRIGHT_NOTICE, X, "x-default", "A"},
      {0, FIELD_COPYRIGHT_NOTICE, X, "en", "B"},
      {0, FIELD_COPYRIGHT_NOTICE, X, "vi-VN", "C"}},
     "copyright_notice//xmp=C",
     ""},
    {"rights: else x-default",
     RECORD_IMAGE,
     NULL,
     "-",
     NULL,
     {{0, FIELD_COPYRIGHT_NOTICE, X, "en", "B"}, {0, FIELD_COPYRIGHT_NOTICE, X, "x-default", "A"}},
     "copyright_notice//xmp=A",
     ""},
    {"rights: else the first",
     RECORD_IMAGE,
     NULL,
     "-",
     NULL,
     {{0, FIELD_COPYRIGHT_NOTICE, X, "en", "B"}, {0, FIELD_COPYRIGHT_NOTICE, X, "fr", "A"}},
     "copyright_notice//xmp=B",
     ""},
    {"facts of all sources",
     RECORD_IMAGE,
     NULL,
     "-",
     NULL,
     {{0, FIELD_CREATOR, E, "", "B"}, {0, FIELD_CREATOR, X, "", "A"}, {0, FIELD_CREATOR, X, "", "C"}},
     "creator//exif=B; creator//xmp=A",
     ""},
    {"versions in one language: the first by name",
     RECORD_TEXT,
     NULL,
     "tvi tvi",
     NULL,
     {{0, FIELD_TITLE, F, "", "A"}, {1, FIELD_TITLE, F, "", "B"}},
     "title/vi/file=A ! second: in vi, as main is; left out",
     ""},
    {"but one that says so before a guess",
     RECORD_TEXT,
     NULL,
     "t- tvi",
     NULL,
     {{0, FIELD_TITLE, F, "", VI_TITLE}, {1, FIELD_TITLE, F, "", "B"}},
     "title/vi/file=B ! main: in vi, as second is; left out",
     ""},
    {"two sidecars in one language",
     RECORD_IMAGE,
     NULL,
     "- tvi tvi",
     NULL,
     {{1, FIELD_TITLE, S, "", "A"}, {2, FIELD_TITLE, S, "", "B"}},
     "title/vi/sidecar=A ! third: title in vi is left out: second has another",
     ""},
};

static const char *const names[] = {"main", "second", "third"};

static void fill_files(struct claim_file *files, size_t *count, const char *suffixes)
{
    *count = 0;
    while (*suffixes != '\0') {
        size_t length = strcspn(suffixes, " ");
        struct claim_file *file = &files[*count];

        memset(file, 0, sizeof *file);
        file->is_text = *suffixes == 't';
        if (suffixes[length - 1] != '-')
            memcpy(file->suffix, suffixes + file->is_text, length - file->is_text);
        file->name = names[(*count)++];
        suffixes += length + (suffixes[length] == ' ');
    }
}

static void fill_extractions(struct extraction *extractions, struct extracted_value values[3][8],
                             const struct row *row)
{
    size_t i;

    memset(extractions, 0, 3 * sizeof *extractions);
    for (i = 0; i < 8 && row->said[i].text != NULL; i++) {
        const struct said *said = &row->said[i];
        struct extraction *extraction = &extractions[said->file];

        values[said->file][extraction->count++] = (struct extracted_value){
            said->field, said->source, (char *)(size_t)said->language, (char *)(size_t)said->text};
        extraction->values = values[said->file];
    }
    extractions[0].language = (char *)(size_t)row->declared;
}

static void tell_values(struct buf *out, const struct record *record)
{
    static const enum field order[] = {FIELD_TITLE, FIELD_DESCRIPTION, FIELD_KEYWORDS,
                                       FIELD_BODY,  FIELD_CREATOR,     FIELD_COPYRIGHT_NOTICE};
    size_t i;
    size_t j;

    for (j = 0; j < sizeof order / sizeof order[0]; j++)
        for (i = 0; i < record->value_count; i++)
            if (record->values[i].field == order[j])
                buf_format(out, "%s%s/%s/%s=%s", out->length > 0 ? "; " : "", field_name(order[j]),
                           record->values[i].language, source_name(record->values[i].source),
                           record->values[i].text);
}

/* Values of the expectation stand in any order. */
static void check_values(const struct row *row, const struct record *record,
                         const struct report_lines *warnings)
{
    struct buf told = BUF_INIT;
    char want[1024];
    char *warning;
    char *value;

    tell_values(&told, record);
    snprintf(want, sizeof want, "%s", row->values);
    warning = strstr(want, " ! ");
    if (warning != NULL) {
        *warning = '\0';
        warning += 3;
    }
    if (!CHECK(strlen(want) == told.length))
        CHECK_ROW(buf_text(&told), want, row->what);
    for (value = want; value != NULL;) {
        char *end = strstr(value, "; ");

        if (end != NULL)
            *end = '\0';
        if (strstr(buf_text(&told), value) == NULL)
            CHECK_ROW(buf_text(&told), value, row->what);
        value = end != NULL ? end + 2 : NULL;
    }
    buf_clear(&told);
    if (warnings->count > 0)
        buf_format(&told, "%s: %s", warnings->items[0].path, warnings->items[0].reason);
    CHECK(warnings->count <= 1);
    if (warning != NULL && warning[0] == '*')
        CHECK(strstr(buf_text(&told), "vn") != NULL);
    else
        CHECK_ROW(buf_text(&told), warning != NULL ? warning : "", row->what);
    buf_dispose(&told);
}

static void check_guesses(const struct row *row, const struct record *record)
{
    struct buf told = BUF_INIT;
    size_t i;

    for (i = 0; i < record->text_count; i++)
        if (record->texts[i].guessed)
            buf_format(&told, "%s%s", told.length > 0 ? " " : "", record->texts[i].language);
    CHECK_ROW(buf_text(&told), row->guessed, row->what);
    buf_dispose(&told);
}

static vitrine_status run(struct record *record, struct report_lines *warnings, const struct row *row,
                          vitrine_error **err)
{
    struct extraction extractions[3];
    struct extracted_value values[3][8];
    struct claim_file files[3];
    struct claim_rules rules = {row->kind, "vi", row->scan_language, NULL, NULL, warnings};
    size_t count;
    size_t i;

    fill_files(files, &count, row->suffixes);
    fill_extractions(extractions, values, row);
    for (i = 0; i < count; i++)
        files[i].extraction = &extractions[i];
    return assign_values(record, files, count, &rules, err);
}

static void check_row(const struct row *row)
{
    struct report_lines warnings = {NULL, 0, 0};
    struct record record;

    record_init(&record);
    CHECK(run(&record, &warnings, row, NULL) == VITRINE_OK);
    check_values(row, &record, &warnings);
    check_guesses(row, &record);
    record_dispose(&record);
    report_lines_dispose(&warnings);
}

static void check_faults(const struct row *row)
{
    vitrine_status s = VITRINE_ENOMEM;
    long count;

    for (count = 0; s == VITRINE_ENOMEM; count++) {
        struct report_lines warnings = {NULL, 0, 0};
        struct record record;
        vitrine_error *err = NULL;

        record_init(&record);
        mem_fault_set(count, 0);
        s = run(&record, &warnings, row, &err);
        mem_fault_set(-1, 0);
        CHECK((s < 0) == (err != NULL));
        vitrine_error_free(err);
        record_dispose(&record);
        report_lines_dispose(&warnings);
    }
    CHECK(s == VITRINE_OK);
}

/* What people said stays beside what files say. */
static void check_merge(void)
{
    struct record record;
    struct record values;

    record_init(&record);
    record_init(&values);
    CHECK(record_set(&record, FIELD_TITLE, "vi", SOURCE_HAND, "Tay") == VITRINE_OK);
    CHECK(record_set(&values, FIELD_TITLE, "vi", SOURCE_XMP, "May") == VITRINE_OK);
    CHECK(record_set(&values, FIELD_TITLE, "en", SOURCE_XMP, "Machine") == VITRINE_OK);
    record_text(&values, "vi", true)->guessed = true;
    record_text(&values, "en", true)->guessed = true;
    CHECK(assign_merge(&record, &values, NULL) == VITRINE_OK);
    CHECK_TEXT(record_shown_text(&record, FIELD_TITLE, "vi"), "Tay");
    CHECK_TEXT(record_shown_text(&record, FIELD_TITLE, "en"), "Machine");
    CHECK(!record_text(&record, "vi", false)->guessed && record_text(&record, "en", false)->guessed);
    record_dispose(&record);
    record_dispose(&values);
}

int main(void)
{
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(&rows[i]);
        check_faults(&rows[i]);
    }
    check_merge();
    return check_end();
}
