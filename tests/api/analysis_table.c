/* SPDX-License-Identifier: MIT
 * The tables of lib/text/README.md are so: analysis_table README.MD. A table is known by the columns of its
 * first row; examples stand between ` and `. */
#include "support.h"

#define COLUMNS 8
#define SIZE 512

struct row {
    char columns[COLUMNS][SIZE];
    size_t count;
};

/* --- Markdown --- */

static void trim(char *out, const char *text, size_t length)
{
    while (length > 0 && *text == ' ') {
        text++;
        length--;
    }
    while (length > 0 && text[length - 1] == ' ')
        length--;
    if (length > 1 && *text == '`' && text[length - 1] == '`') {
        text++;
        length -= 2;
    }
    snprintf(out, SIZE, "%.*s", (int)length, text);
}

/* False for a line that is no row of a table. */
static bool read_row(struct row *out, const char *line)
{
    out->count = 0;
    if (*line != '|')
        return false;
    line++;
    while (*line != '\0' && *line != '\n' && out->count < COLUMNS) {
        size_t length = strcspn(line, "|\n");

        if (line[length] != '|')
            break;
        trim(out->columns[out->count++], line, length);
        line += length + 1;
    }
    return out->count > 0;
}

/* --- what finds what --- */

static void write_record(char *out, size_t size, const char *path, const char *language, const char *text)
{
    json_t *record =
        json_pack("{s:s, s:s, s:{s:{s:s}}}", "kind", "image", "path", path, "texts", language, "title", text);
    char *json = json_dumps(record, JSON_COMPACT);

    snprintf(out, size, "%s\n", json != NULL ? json : "");
    free(json);
    json_decref(record);
}

static void check_finds(const struct row *row)
{
    const char *language = row->columns[1];
    const char *query = row->columns[2];
    const char *found = row->columns[3];
    const char *not_found = row->columns[4];
    struct answer answer;
    vitrine_catalogue *cat;
    char record[2 * SIZE];
    char path[64];

    cat = catalogue_new(0, path);
    write_record(record, sizeof record, "found", language, found);
    import_text(cat, record);
    if (*not_found != '\0') {
        write_record(record, sizeof record, "other", language, not_found);
        import_text(cat, record);
    }
    if (search(&answer, cat, query, NULL) &&
        !CHECK(answer_has(&answer, "found") && !answer_has(&answer, "other")))
        fprintf(stderr, "  [%s] in %s finds: %s; %s\n", query, language, answer.paths, row->columns[0]);
    catalogue_end(cat, path);
}

/* --- forms --- */

static void check_form(const struct row *row, vitrine_form form, const char *want)
{
    char *got = NULL;

    CHECK(vitrine_text_fold(&got, row->columns[2], row->columns[1], form, NULL) == VITRINE_OK);
    CHECK_ROW(got, want, row->columns[0]);
    vitrine_string_free(got);
}

static void check_forms(const struct row *row)
{
    check_form(row, VITRINE_WRITTEN, row->columns[3]);
    check_form(row, VITRINE_FOLDED, row->columns[4]);
}

/* --- languages --- */

static void check_language(const struct row *row)
{
    char *got = NULL;

    CHECK(vitrine_language_guess(&got, NULL, row->columns[1], strlen(row->columns[1]), NULL) == VITRINE_OK);
    CHECK_ROW(got, row->columns[2], row->columns[1]);
    vitrine_string_free(got);
}

/* --- encodings --- */

/* With \\x and two digits as bytes. */
static size_t unescape(char *out, const char *text)
{
    size_t length = 0;
    unsigned byte;

    while (*text != '\0') {
        bool escaped = sscanf(text, "\\x%2x", &byte) == 1;

        out[length++] = escaped ? (char)byte : *text;
        text += escaped ? 4 : 1;
    }
    return length;
}

static void check_decoding(const struct row *row)
{
    vitrine_decoded *decoded = NULL;
    const char *route;
    char bytes[SIZE];

    CHECK(vitrine_decode(&decoded, bytes, unescape(bytes, row->columns[1]), NULL, NULL) == VITRINE_OK);
    route = vitrine_decoded_route(decoded);
    CHECK_ROW(route != NULL ? route : vitrine_decoded_encoding(decoded), row->columns[2], row->columns[0]);
    CHECK_ROW(vitrine_decoded_text(decoded, NULL), row->columns[3], row->columns[0]);
    vitrine_decoded_free(decoded);
}

/* --- tables --- */

static const struct {
    const char *columns; /* the first row's, each with a space behind */
    void (*check)(const struct row *row);
} tables[] = {
    {"behaviour language asked finds not source ", check_finds},
    {"behaviour language text written folded source ", check_forms},
    {"behaviour text language source ", check_language},
    {"behaviour bytes taken for text source ", check_decoding},
};
static unsigned rows_of[sizeof tables / sizeof tables[0]];

/* Which table begins with this row; -1: none that is known here. */
static int table_of(const struct row *row)
{
    char columns[COLUMNS * SIZE] = "";
    size_t i;

    for (i = 0; i < row->count; i++)
        strcat(strcat(columns, row->columns[i]), " ");
    for (i = 0; i < sizeof tables / sizeof tables[0]; i++)
        if (strcmp(tables[i].columns, columns) == 0)
            return (int)i;
    return -1;
}

/* The last column. */
static void check_source(const struct row *row)
{
    if (!CHECK(row->columns[row->count - 1][0] != '\0'))
        fprintf(stderr, "  no source: %s\n", row->columns[0]);
}

static void read_tables(FILE *file)
{
    static struct row row;
    char *line = NULL;
    size_t capacity = 0;
    bool in_table = false;
    int table = -1;

    while (getline(&line, &capacity, file) > 0) {
        bool is_row = read_row(&row, line);

        if (is_row && !in_table)
            table = table_of(&row);
        else if (is_row && table >= 0 && strncmp(row.columns[0], "---", 3) != 0) {
            rows_of[table]++;
            tables[table].check(&row);
            check_source(&row);
        }
        in_table = is_row;
    }
    free(line);
}

int main(int argc, char **argv)
{
    FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
    size_t i;

    if (!CHECK(file != NULL))
        return check_end();
    read_tables(file);
    fclose(file);
    for (i = 0; i < sizeof tables / sizeof tables[0]; i++)
        CHECK(rows_of[i] >= 5); /* it was read */
    return check_end();
}
