/* SPDX-License-Identifier: MIT
 * Other programs run over an input: what they may do and may not; PDF documents where Poppler is installed.
 */
#include <unistd.h>

#include "base/clock.h"
#include "extract/pdf.h"
#include "extract/pdf_hyphens.h"
#include "extract_check.h"

struct row {
    const char *name;
    const char *program;
    const char *arguments[4];
    int64_t milliseconds; /* it may take; 0: any */
    size_t max_output;
    enum program_end end;
    int status;
    const char *output;
};

static const struct row rows[] = {
    {"reads its input", "cat", {NULL}, 0, 100, PROGRAM_EXITED, 0, "Bãi Sao"},
    {"its end", "sh", {"-c", "cat; exit 3"}, 0, 100, PROGRAM_EXITED, 3, "Bãi Sao"},
    {"too much output", "sh", {"-c", "while :; do echo Sao; done"}, 0, 6, PROGRAM_TOO_LONG, 0, "Sao\nSa"},
    {"just enough output", "sh", {"-c", "printf Sao"}, 0, 3, PROGRAM_EXITED, 0, "Sao"},
    {"never ends", "sh", {"-c", "echo Sao; while :; do :; done"}, 300, 100, PROGRAM_TOO_LATE, 0, "Sao\n"},
    {"crashes", "sh", {"-c", "kill -SEGV $$"}, 0, 100, PROGRAM_KILLED, 0, ""},
    {"writes no file",
     "sh",
     {"-c", "f=$(mktemp) && echo a > \"$f\" && test -s \"$f\" && echo written; rm -f \"$f\""},
     0,
     100,
     PROGRAM_EXITED,
     0,
     ""},
    {"is told nothing", "env", {NULL}, 0, 100, PROGRAM_EXITED, 0, "LC_ALL=C.UTF-8\nPATH=/usr/bin:/bin\n"},
    {"has three descriptors",
     "sh",
     {"-c", "for i in 3 4 5 6 7 8 9; do test -e /proc/self/fd/$i && readlink /proc/$$/fd/$i; done; :"},
     0,
     100,
     PROGRAM_EXITED,
     0,
     ""},
    {"opens no socket",
     "python3",
     {"-c", "import socket\ntry: socket.socket()\nexcept PermissionError: print('refused')"},
     0,
     100,
     PROGRAM_EXITED,
     0,
     "refused\n"},
    {"takes no memory without end",
     "python3",
     {"-c", "try: bytearray(1 << 30)\nexcept MemoryError: print('refused')"},
     0,
     100,
     PROGRAM_EXITED,
     0,
     "refused\n"},
};

static void check_row(const struct row *row, const struct input *input)
{
    struct budget budget = {0};
    struct program_result result = {.status = 0};
    char path[PROGRAM_PATH_SIZE];
    struct program_run run = {path, row->arguments, -1, row->max_output,
                              row->milliseconds > 0 ? clock_monotonic_ms() + row->milliseconds : 0, NULL, 0};
    vitrine_error *err = NULL;
    bool is_own = false;

    if (!program_find(path, row->program)) {
        printf("%s: no %s here\n", row->name, row->program);
        return;
    }
    CHECK(program_input(&run.input, &is_own, input, &budget, &err) == VITRINE_OK && is_own);
    CHECK(program_run(&result, &run, &budget, &err) == VITRINE_OK);
    CHECK_ROW(buf_text(&result.output), row->output, row->name);
    if (result.end != row->end || result.status != row->status) {
        fprintf(stderr, "%s: end %d, status %d: %s\n", row->name, (int)result.end, result.status,
                buf_text(&result.messages));
        CHECK_TEXT("end", row->name);
    }
    close(run.input);
    program_result_dispose(&result);
    vitrine_error_free(err);
}

static void check_absent(const struct input *input)
{
    static const char *const none[] = {NULL};
    struct program_run run = {"/nonexistent/program", none, -1, 10, 0, NULL, 0};
    struct budget budget = {0};
    struct program_result result = {.status = 0};
    char path[PROGRAM_PATH_SIZE];
    vitrine_error *err = NULL;
    bool is_own;

    CHECK(!program_find(path, "no-such-program-anywhere"));
    CHECK(program_input(&run.input, &is_own, input, &budget, &err) == VITRINE_OK);
    CHECK(program_run(&result, &run, &budget, &err) == VITRINE_EIO);
    CHECK_TEXT(vitrine_error_message(err), "/nonexistent/program could not be started");
    vitrine_error_free(err);
    close(run.input);
    program_result_dispose(&result);
}

static void check_cancelled(const struct input *input)
{
    static const char *const forever[] = {"-c", "while :; do :; done", NULL};
    struct program_run run = {"/bin/sh", forever, -1, 10, 0, NULL, 0};
    atomic_bool cancelled = true;
    struct budget budget = {.cancelled = &cancelled};
    struct program_result result = {.status = 0};
    vitrine_error *err = NULL;
    bool is_own;

    CHECK(program_input(&run.input, &is_own, input, &budget, &err) == VITRINE_OK);
    CHECK(program_run(&result, &run, &budget, &err) == VITRINE_ECANCELLED);
    vitrine_error_free(err);
    close(run.input);
    program_result_dispose(&result);
}

/* What pdfinfo may say, and why pdftotext may fail, without either. */
static void check_words(void)
{
    static const char info[] = "Title:           Bãi Sao\nAuthor:  An\nKeywords: biển, cát\nPages: 3\nTitle\n"
                               "CreationDate:    2021-07-15T08:30:00+07\n";
    static const struct {
        const char *said;
        enum program_end end;
        vitrine_status status;
        const char *want;
    } reasons[] = {
        {"Command Line Error: Incorrect password\n", PROGRAM_EXITED, VITRINE_EFORMAT,
         "encrypted: it can't be read without its password"},
        {"Syntax Error: no trailer\nmore\n", PROGRAM_EXITED, VITRINE_EFORMAT,
         "damaged: Syntax Error: no trailer"},
        {"", PROGRAM_KILLED, VITRINE_EFORMAT, "damaged or too large: reading it needed too much"},
        {"", PROGRAM_TOO_LATE, VITRINE_ELIMIT, "damaged or too large: reading it takes too long"},
    };
    struct office_properties properties = {.values = {BUF_INIT}};
    size_t i;

    pdf_read_info(&properties, info, sizeof info - 1);
    CHECK_TEXT(buf_text(&properties.values[PROPERTY_TITLE]), "Bãi Sao");
    CHECK_TEXT(buf_text(&properties.values[PROPERTY_CREATOR]), "An");
    CHECK_TEXT(buf_text(&properties.values[PROPERTY_KEYWORDS]), "biển, cát");
    CHECK_TEXT(buf_text(&properties.values[PROPERTY_CREATED]), "2021-07-15T08:30:00+07:00");
    office_properties_dispose(&properties);
    for (i = 0; i < sizeof reasons / sizeof reasons[0]; i++) {
        struct program_result result = {.end = reasons[i].end};
        vitrine_error *err = NULL;

        buf_string(&result.messages, reasons[i].said);
        CHECK(pdf_explain(&result, &err) == reasons[i].status);
        CHECK_TEXT(vitrine_error_message(err), reasons[i].want);
        vitrine_error_free(err);
        program_result_dispose(&result);
    }
}

static void check_hyphens(void)
{
    static const struct {
        const char *text;
        size_t count;
        const char *want;
    } words[] = {
        {"n-ớc trong, -u tiên Đ-ờng th-ơng", 4, "nước trong, ưu tiên Đường thương"},
        {"30-4, Hà Nội-Huế, ca-ra-vát, - một, a -- b, 5-a, th-5", 0,
         "30-4, Hà Nội-Huế, ca-ra-vát, - một, a -- b, 5-a, th-5"},
        {"\xff-", 0, "\xff-"},
        {"ng-", 1, "ngư"},
    };
    size_t i;

    for (i = 0; i < sizeof words / sizeof words[0]; i++) {
        struct buf out = BUF_INIT;

        CHECK(pdf_restore_hyphens(&out, words[i].text, strlen(words[i].text)) == words[i].count);
        CHECK_TEXT(buf_text(&out), words[i].want);
        buf_dispose(&out);
    }
}

/* A page that shows `text` (ASCII) and names its title; the table of objects is left to the reader to mend.
 */
static void make_pdf(struct buf *out, const char *text, const char *more)
{
    buf_format(
        out,
        "%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n");
    buf_string(
        out,
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n");
    buf_format(out, "4 0 obj<</Length %zu>>stream\nBT /F 12 Tf 10 100 Td (%s) Tj ET\nendstream endobj\n",
               strlen(text) + 33, text);
    buf_string(out,
               "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj\n");
    buf_format(out, "6 0 obj<</Title(Sao)/Author(An)/CreationDate(D:20210715083000+07'00')>>endobj\n");
    buf_format(out, "trailer<</Root 1 0 R/Info 6 0 R/Size 7%s>>\n%%%%EOF\n", more);
}

static void check_pdf(void)
{
    char path[PROGRAM_PATH_SIZE];
    struct buf bytes = BUF_INIT;
    struct buf said = BUF_INIT;

    make_pdf(&bytes, "Hello beach", "");
    if (!program_find(path, "pdftotext") || !program_find(path, "pdfinfo")) {
        check_extract("PDF without Poppler", extract_read, "a.pdf", &bytes,
                      "! PDF: its text can't be read: pdftotext (of poppler-utils) isn't installed\n");
        buf_dispose(&bytes);
        return;
    }
    check_extract(
        "PDF", extract_read, "a.pdf", &bytes,
        "title/file[]=Sao\ncreator/file[]=An\ntaken_at/file[]=2021-07-15T08:30:00+07:00\nbody/file[]=Hello beach\n");
    buf_clear(&bytes);
    make_pdf(&bytes,
             "H\xdfn Th\xacm l\xb5 m\xe9t \xae\xb6o nh\xe1 c\xf1"
             "a Ph\xf3 Qu\xe8"
             "c, n\xad\xed"
             "c trong xanh",
             "");
    check_extract("PDF in a font with an encoding of its own", extract_read, "a.pdf", &bytes,
                  "title/file[]=Sao\ncreator/file[]=An\ntaken_at/file[]=2021-07-15T08:30:00+07:00\n"
                  "body/file[]=Hòn Thơm là một đảo nhỏ của Phú Quốc, nước trong xanh\n"
                  "! PDF: taken for TCVN3 read as windows-1252, and mended (confidence 1.00)\n"
                  "! PDF: hyphens in syllables taken for the letter ư\n");
    buf_clear(&bytes);
    make_pdf(&bytes, "", "");
    check_extract("PDF without text", extract_read, "a.pdf", &bytes,
                  "title/file[]=Sao\ncreator/file[]=An\ntaken_at/file[]=2021-07-15T08:30:00+07:00\n"
                  "! PDF: holds no text, only pictures (a scan?)\n");
    buf_clear(&bytes);
    buf_string(&bytes, "%PDF-1.4\nnothing");
    extract_text(&said, extract_read, "a.pdf", bytes.bytes, bytes.length);
    CHECK(strncmp(buf_text(&said), "error -9: damaged: ", 19) == 0);
    buf_dispose(&said);
    buf_dispose(&bytes);
}

int main(void)
{
    struct input_memory holder = {(const unsigned char *)"Bãi Sao", strlen("Bãi Sao")};
    struct input input;
    size_t i;

    input_from_memory(&input, &holder, "a");
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++)
        check_row(&rows[i], &input);
    check_absent(&input);
    check_cancelled(&input);
    check_words();
    check_hyphens();
    check_pdf();
    return check_end();
}
