/* SPDX-License-Identifier: MIT
 * The module in a connection: its tokenizer in tables of every kind, functions, collation. Usage: module FILE
 */
#define SQLITE_CORE
#include <dlfcn.h>
#include <sqlite3ext.h>
#include <unistd.h>

#include "support.h"
#include "table.h"

static const char *module;

static sqlite3 *open_with_module(const char *path)
{
    char *message = NULL;
    sqlite3 *db = NULL;

    if (!CHECK(sqlite3_open(path, &db) == SQLITE_OK))
        exit(1);
    sqlite3_enable_load_extension(db, 1);
    if (!CHECK(sqlite3_load_extension(db, module, NULL, &message) == SQLITE_OK)) {
        fprintf(stderr, "%s\n", message);
        exit(1);
    }
    return db;
}

/* --- marks --- */
static const char places[] =
    "INSERT INTO t(rowid, x) VALUES (1, 'Đường sắt Bắc – Nam'), (2, 'duong sat cao toc'), (3, 'Dương Đông'),"
    "(4, 'Hòa Bình, Hoà Vang'), (5, 'Mỹ thuật và mĩ thuật'), (6, 'L''île de Phú Quốc'), (7, 'Елка и ёлка'),"
    "(8, 'ឆ្នេរខ្សាច់ភ្នំពេញ'), (9, '富國島觀光'), (10, 'フーコック島'), (11, '끼엔장성에서'), (12, 'TP.HCM 4884/VP-KGVX');";

static const struct {
    const char *tokenizer;
    const char *query;
    const char *rows;
} matches[] = {
    {"vitrine vi", "đường", "1"},
    {"vitrine vi", "duong", "1;2;3"},
    {"vitrine vi", "dường", ""},
    {"vitrine vi", "ĐƯỜNG", "1"},
    {"vitrine vi", "đươ\u0300ng", "1"},
    {"vitrine vi", "\"đường sat\"", "1"},
    {"vitrine vi", "\"duong sat\"", "1;2"},
    {"vitrine vi", "đườ*", "1"},
    {"vitrine vi", "duo*", "1;2;3"},
    {"vitrine vi", "\"duong sa\" *", "1;2"},
    {"vitrine vi", "sat NOT duong", ""},
    {"vitrine vi", "NEAR(duong nam, 5)", "1"},
    {"vitrine vi", "hoà", "4"},
    {"vitrine vi", "hòa", "4"},
    {"vitrine vi", "hoa", "4"},
    {"vitrine vi", "ki OR mĩ", "5"},
    {"vitrine vi", "my", "5"},
    {"vitrine vi", "\"l'ile\"", "6"},
    {"vitrine vi", "\"phu quoc\"", "6"},
    {"vitrine vi", "ёлка", "7"},
    {"vitrine vi", "ភ្នំពេញ", "8"},
    {"vitrine vi", "ខ្សាច់", "8"},
    {"vitrine vi", "富国", "9"},
    {"vitrine vi", "觀光", "9"},
    {"vitrine vi", "ふーこっく", "10"},
    {"vitrine vi", "끼엔장성", "11"},
    {"vitrine vi", "\"tp.hcm\"", "12"},
    {"vitrine vi", "hcm", "12"},
    {"vitrine vi", "\"4884/vp\"", "12"},
    {"vitrine vi marks smart", "duong", "1;2;3"},
    {"vitrine vi marks ignore", "đường", "1;2;3"},
    {"vitrine vi marks ignore", "hoà", "4"},
    {"vitrine vi marks ignore", "mi", "5"},
    {"vitrine vi marks strict", "duong", "2"},
    {"vitrine vi marks strict", "đường", "1"},
    {"vitrine vi marks strict", "hòa", "4"},
    {"vitrine vi marks strict", "quốc", "6"},
    {"vitrine", "đường", "1"},
    {"vitrine", "duong", "1;2;3"},
    {"vitrine marks strict", "duong", "2"},
    {"vitrine en", "đường", "1;2;3"}, /* spelled without marks: they do not count */
    {"vitrine fr", "île", "6"},
    {"vitrine ''zh-Hans''", "富国岛", "9"},
    {"vitrine zh_Hant", "富国岛", "9"},
    {"vitrine vi-VN", "", "error: parse error in tokenize directive"},
    {"vitrine ''vi-VN''", "duong", "1;2;3"},
    {"vitrine vn", "", "error: error in tokenizer constructor"},
    {"vitrine vi marks", "", "error: error in tokenizer constructor"},
    {"vitrine vi marks loose", "", "error: error in tokenizer constructor"},
    {"vitrine vi stems on", "", "error: error in tokenizer constructor"},
    {"vitrine vi marks strict marks", "", "error: error in tokenizer constructor"},
};

static void test_matches(void)
{
    size_t i;

    for (i = 0; i < sizeof matches / sizeof matches[0]; i++) {
        sqlite3 *db = open_with_module(":memory:");
        char *create = sqlite3_mprintf("CREATE VIRTUAL TABLE t USING fts5(x, tokenize = '%s');%s",
                                       matches[i].tokenizer, places);
        char *select =
            sqlite3_mprintf("SELECT rowid FROM t WHERE t MATCH %Q ORDER BY rowid", matches[i].query);

        if (strncmp(matches[i].rows, "error", 5) == 0) {
            ANSWER(db, create, matches[i].rows);
        } else {
            ANSWER(db, create, "");
            ANSWER(db, select, matches[i].rows);
        }
        sqlite3_free(create);
        sqlite3_free(select);
        CHECK(sqlite3_close(db) == SQLITE_OK);
    }
}

/* --- the vectors: rows that a tokenizer alone can satisfy --- */

static const char *language_of_tag(const char *tag)
{
    static const char *const tags[] = {"km", "lo", "th", "my", "ja", "ko", "ru", "fr", "de", "en"};
    size_t i;

    for (i = 0; i < sizeof tags / sizeof tags[0]; i++)
        if (strncmp(tag, tags[i], 2) == 0 && (tag[2] == '-' || tag[2] == '\0'))
            return tags[i];
    return strncmp(tag, "zh", 2) == 0 ? "zh" : "vi";
}

/* Is the second text found by the first, taken as a phrase? */
static bool finds(sqlite3 *db, const char *query, const char *text)
{
    sqlite3_stmt *statement = NULL;
    char *phrase = sqlite3_mprintf("\"%w\"", query);
    bool found = false;

    if (sqlite3_prepare_v2(db, "INSERT INTO t(t) VALUES('delete-all')", -1, &statement, NULL) == SQLITE_OK)
        sqlite3_step(statement);
    sqlite3_finalize(statement);
    if (sqlite3_prepare_v2(db, "INSERT INTO t(rowid, x) VALUES(1, ?1)", -1, &statement, NULL) == SQLITE_OK) {
        sqlite3_bind_text(statement, 1, text, -1, SQLITE_STATIC);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    if (sqlite3_prepare_v2(db, "SELECT 1 FROM t WHERE t MATCH ?1", -1, &statement, NULL) == SQLITE_OK) {
        sqlite3_bind_text(statement, 1, phrase, -1, SQLITE_STATIC);
        found = sqlite3_step(statement) == SQLITE_ROW;
    }
    sqlite3_finalize(statement);
    sqlite3_free(phrase);
    return found;
}

static bool vector_holds(const char *language, const char *query, const char *text)
{
    sqlite3 *db = open_with_module(":memory:");
    char *create = sqlite3_mprintf(
        "CREATE VIRTUAL TABLE t USING fts5(x, content = '', tokenize = \"vitrine '%s'\")", language);
    bool found;

    sqlite3_exec(db, create, NULL, NULL, NULL);
    found = finds(db, query, text);
    sqlite3_free(create);
    sqlite3_close(db);
    return found;
}

/* Aliases, stems, other spellings of dates and abbreviations are the business of a search, not of a
 * tokenizer. */
static bool is_for_a_tokenizer(const struct table *table)
{
    static const char *const others[] = {"alias", "abbr-nodiac", "date-number", "en-stem", "ru-stem"};
    size_t i;

    for (i = 0; i < sizeof others / sizeof others[0]; i++)
        if (strcmp(table->columns[2], others[i]) == 0)
            return false;
    return strcmp(table->columns[table->columns[4][0] == 'm' ? 4 : 3], "must") == 0;
}

static void test_vectors(void)
{
    struct table table;

    if (CHECK(table_open(&table, "equal.tsv"))) {
        while (table_next(&table)) {
            const char *language = language_of_tag(table.columns[2]);

            if (!is_for_a_tokenizer(&table) || table.columns[4][0] != 'm')
                continue;
            CHECK_ROW(vector_holds(language, table.columns[0], table.columns[1]) ? "found" : "not found",
                      "found", table.line);
        }
        table_close(&table);
    }
    if (CHECK(table_open(&table, "distinct.tsv"))) {
        while (table_next(&table)) {
            const char *language = language_of_tag(table.columns[2]);

            if (strcmp(table.columns[3], "must") == 0 && strcmp(language, "vi") == 0)
                CHECK_ROW(vector_holds(language, table.columns[0], table.columns[1]) ? "found" : "not found",
                          "not found", table.line);
        }
        table_close(&table);
    }
}

/* --- what FTS5 does with the spans --- */

static const struct {
    const char *text;
    const char *query;
    const char *marked;
} highlights[] = {
    {"Trên đường, đường sắt.", "đường", "Trên [đường], [đường] sắt."},
    {"Trên Đươ\u0300ng sắt.", "duong", "Trên [Đươ\u0300ng] sắt."},
    {"Chợ nổi Cái Răng", "\"cho noi\"", "[Chợ nổi] Cái Răng"},
    {"ស្រុកភ្នំពេញថ្មី", "ភ្នំពេញ", "ស្រុក[ភ្នំពេញ]ថ្មី"},
    {"在富国岛上", "富国", "在[富国]岛上"},
    {"TP.HCM", "hcm", "TP.[HCM]"},
    {"ＡＢＣ đ", "abc", "[ＡＢＣ] đ"},
    {"co\u00adop", "coop", "[co\u00adop]"},
    {"㍿ X", "\"株式会社\"", "[㍿] X"},
    {"ﬁn", "fin", "[ﬁn]"},
    {"2/9/1945", "\"9/1945\"", "2/[9/1945]"},
};

static void test_highlights(void)
{
    size_t i;

    for (i = 0; i < sizeof highlights / sizeof highlights[0]; i++) {
        sqlite3 *db = open_with_module(":memory:");
        char *insert = sqlite3_mprintf("CREATE VIRTUAL TABLE t USING fts5(x, tokenize = 'vitrine vi');"
                                       "INSERT INTO t VALUES(%Q)",
                                       highlights[i].text);
        char *select =
            sqlite3_mprintf("SELECT highlight(t, 0, '[', ']') FROM t WHERE t MATCH %Q", highlights[i].query);

        ANSWER(db, insert, "");
        ANSWER(db, select, highlights[i].marked);
        sqlite3_free(insert);
        sqlite3_free(select);
        sqlite3_close(db);
    }
}

static void test_snippet(void)
{
    sqlite3 *db = open_with_module(":memory:");

    ANSWER(db,
           "CREATE VIRTUAL TABLE t USING fts5(x, tokenize = 'vitrine vi');"
           "INSERT INTO t VALUES('một hai ba bốn năm sáu bảy tám chợ chín mười')",
           "");
    ANSWER(db, "SELECT snippet(t, 0, '<b>', '</b>', '…', 5) FROM t('cho')", "…bảy tám <b>chợ</b> chín mười");
    sqlite3_close(db);
}

/* Spans of one text are in order and apart whatever it holds: highlight gives the text back, with marks put
 * in. */
static void test_spans(void)
{
    sqlite3 *db = open_with_module(":memory:");

    ANSWER(db,
           "CREATE VIRTUAL TABLE t USING fts5(x, tokenize = 'vitrine vi');"
           "INSERT INTO t VALUES('㍿㌀ﷺ½ a\u0301b');"
           "SELECT replace(replace(highlight(t, 0, '[', ']'), '[', ''), ']', '') = x "
           "FROM t WHERE t MATCH '株 OR 会 OR ア OR ト OR 2 OR علیه OR b OR \u0627\u0644\u0644\u0647 OR صلى'",
           "1");
    sqlite3_close(db);
}

/* --- tables of every kind --- */

static void test_external_content(void)
{
    sqlite3 *db = open_with_module(":memory:");

    ANSWER(
        db,
        "CREATE TABLE place(id INTEGER PRIMARY KEY, name TEXT);"
        "CREATE VIRTUAL TABLE t USING fts5(name, content = 'place', content_rowid = 'id', tokenize = 'vitrine vi');"
        "INSERT INTO place(name) VALUES('Phú Quốc'), ('Hòn Đất');"
        "INSERT INTO t(t) VALUES('rebuild');",
        "");
    ANSWER(db, "SELECT name FROM t('phu quoc')", "Phú Quốc");
    ANSWER(db,
           "INSERT INTO t(t, rowid, name) VALUES('delete', 1, 'Phú Quốc'); DELETE FROM place WHERE id = 1;"
           "INSERT INTO t(t, rank) VALUES('integrity-check', 1)",
           "");
    ANSWER(db, "SELECT name FROM t('phu OR dat')", "Hòn Đất");
    sqlite3_close(db);
}

static void test_contentless(void)
{
    sqlite3 *db = open_with_module(":memory:");

    ANSWER(db,
           "CREATE VIRTUAL TABLE t USING fts5(x, content = '', columnsize = 0, tokenize = 'vitrine vi');"
           "INSERT INTO t(rowid, x) VALUES(7, 'Rạch Giá'), (8, 'Hà Tiên')",
           "");
    ANSWER(db, "SELECT rowid, x FROM t('rach OR tiên')", "7|NULL;8|NULL");
    ANSWER(db,
           "INSERT INTO t(t, rowid, x) VALUES('delete', 7, 'Rạch Giá'); SELECT rowid FROM t('rach OR tien')",
           "8");
    sqlite3_close(db);
}

static void test_details(void)
{
    static const char *const details[] = {"full", "column", "none"};
    size_t i;

    for (i = 0; i < 3; i++) {
        sqlite3 *db = open_with_module(":memory:");
        char *create = sqlite3_mprintf(
            "CREATE VIRTUAL TABLE t USING fts5(x, y, detail = %s, tokenize = 'vitrine vi');"
            "INSERT INTO t VALUES('Chợ nổi', 'Cái Răng'); INSERT INTO t VALUES('cho', 'vay');",
            details[i]);

        ANSWER(db, create, "");
        ANSWER(db, "SELECT highlight(t, 0, '[', ']') FROM t('cho') ORDER BY rowid", "[Chợ] nổi;[cho]");
        ANSWER(db, "SELECT rowid FROM t('rang')", "1");
        ANSWER(db, "INSERT INTO t(t) VALUES('integrity-check')", "");
        ANSWER(db, "UPDATE t SET x = 'Đảo' WHERE rowid = 1; SELECT rowid FROM t('dao')", "1");
        ANSWER(db, "DELETE FROM t; SELECT count(*) FROM t('cho OR dao OR rang OR vay')", "0");
        sqlite3_free(create);
        sqlite3_close(db);
    }
}

static void test_vocabulary(void)
{
    sqlite3 *db = open_with_module(":memory:");

    ANSWER(db,
           "CREATE VIRTUAL TABLE t USING fts5(x, prefix = '2 3', tokenize = 'vitrine vi');"
           "CREATE VIRTUAL TABLE v USING fts5vocab(t, 'row');"
           "INSERT INTO t VALUES('Đảo, đảo, dao')",
           "");
    ANSWER(db, "SELECT term, doc, cnt FROM v", "dao|1|3;đảo|1|2");
    ANSWER(db, "SELECT rowid FROM t('đả*'); SELECT rowid FROM t('da*')", "1;1");
    sqlite3_close(db);
}

/* An index that another process wrote is opened again; and rebuilt, as after an analysis that changed. */
static void test_file(void)
{
    char path[] = "/tmp/vitrine-module-XXXXXX";
    int file = mkstemp(path);
    sqlite3 *db;

    if (!CHECK(file >= 0))
        return;
    close(file);
    db = open_with_module(path);
    ANSWER(db,
           "CREATE VIRTUAL TABLE t USING fts5(x, tokenize = 'vitrine vi'); INSERT INTO t VALUES('Rừng tràm')",
           "");
    CHECK(sqlite3_close(db) == SQLITE_OK);
    db = open_with_module(path);
    ANSWER(db, "SELECT x FROM t('rung tram')", "Rừng tràm");
    ANSWER(db, "INSERT INTO t(t) VALUES('rebuild'); SELECT x FROM t('\"rừng tràm\"')", "Rừng tràm");
    CHECK(sqlite3_close(db) == SQLITE_OK);
    unlink(path);
}

/* --- functions and collation --- */

static void test_functions(void)
{
    sqlite3 *db = open_with_module(":memory:");

    ANSWER(db, "SELECT vitrine_fold('Đường  HÒA, œuf')", "duong hoa, oeuf");
    ANSWER(db, "SELECT vitrine_fold('Đường HÒA', 'vi', 'written')", "đường hoà");
    ANSWER(db, "SELECT vitrine_fold('Hòa', NULL, 'folded')", "hoa");
    ANSWER(db, "SELECT vitrine_fold('Eyjafjörður', 'is', 'written')", "eyjafjörður");
    ANSWER(db, "SELECT vitrine_fold(NULL), vitrine_fold(''), vitrine_fold(12)", "NULL||12");
    ANSWER(db, "SELECT vitrine_fold('a', 'vn')", "error: vn: not a language; did you mean vi?");
    ANSWER(db, "SELECT vitrine_fold('a', 'vi', 'x')",
           "error: vitrine_fold: the form is 'folded' or 'written'");
    ANSWER(db, "SELECT vitrine_fold()", "error: wrong number of arguments to function vitrine_fold()");
    ANSWER(db, "SELECT vitrine_analysis() LIKE 'vitrine-%'", "1");
    ANSWER(db,
           "PRAGMA trusted_schema = off; CREATE TABLE a(x, y AS (vitrine_fold(x)) STORED);"
           "CREATE INDEX i ON a(y); INSERT INTO a VALUES('Bến Tre'); SELECT x FROM a WHERE y = 'ben tre'",
           "Bến Tre");
    ANSWER(
        db,
        "SELECT count(*) FROM pragma_function_list WHERE name = 'vitrine_fold' AND flags & 0x200800 = 0x200800",
        "3");
    sqlite3_close(db);
}

/* Keys stand in the order of the collation. */
static void test_sort_keys(void)
{
    sqlite3 *db = open_with_module(":memory:");

    ANSWER(
        db,
        "SELECT group_concat(column1, ' < ') FROM (SELECT * FROM (VALUES ('bà'), ('ba ba'), ('đa'), ('ân'), ('Ăn'),"
        "('an'), ('da'), ('bá')) ORDER BY vitrine_sort_key(column1, 'vi'))",
        "an < Ăn < ân < ba ba < bà < bá < da < đa");
    ANSWER(db, "SELECT vitrine_sort_key('Hòa') = vitrine_sort_key('hoà', 'vi'), vitrine_sort_key(NULL)",
           "1|NULL");
    ANSWER(db,
           "SELECT vitrine_sort_key('cotes', 'fr') < vitrine_sort_key('côte', 'fr'), "
           "vitrine_sort_key('cotes', 'vi') < vitrine_sort_key('côte', 'vi')",
           "0|1");
    ANSWER(db, "SELECT vitrine_sort_key('a', 'vn')", "error: vn: not a language; did you mean vi?");
    sqlite3_close(db);
}

static void test_collation(void)
{
    sqlite3 *db = open_with_module(":memory:");

    ANSWER(
        db,
        "SELECT group_concat(column1, ' < ') FROM (SELECT * FROM (VALUES ('bà'), ('ba ba'), ('đa'), ('ân'), ('Ăn'),"
        "('bạn'), ('an'), ('da'), ('bá'), ('dạ'), ('ê'), ('e')) ORDER BY column1 COLLATE vitrine)",
        "an < Ăn < ân < ba ba < bà < bá < bạn < da < dạ < đa < e < ê");
    ANSWER(db,
           "SELECT 'Hòa' = 'hoà' COLLATE vitrine, 'hoa' = 'hoà' COLLATE vitrine, '' < 'a' COLLATE vitrine",
           "1|0|1");
    ANSWER(
        db,
        "CREATE TABLE n(x TEXT UNIQUE COLLATE vitrine); INSERT INTO n VALUES('Hòa'); INSERT INTO n VALUES('HOÀ')",
        "error: UNIQUE constraint failed: n.x");
    ANSWER(db, "PRAGMA encoding = 'UTF-8'; SELECT x FROM n WHERE x = 'hòa'", "Hòa");
    sqlite3_close(db);
}

/* --- loading --- */

static void test_loading(void)
{
    sqlite3 *db = open_with_module(":memory:");
    sqlite3 *other = open_with_module(":memory:");

    CHECK(sqlite3_load_extension(db, module, NULL, NULL) == SQLITE_OK); /* again */
    CHECK(sqlite3_load_extension(db, module, "sqlite3_vitrinefts_init", NULL) == SQLITE_OK);
    CHECK(sqlite3_load_extension(db, module, "sqlite3_extension_init", NULL) == SQLITE_OK);
    ANSWER(db, "CREATE VIRTUAL TABLE t USING fts5(x, tokenize = 'vitrine vi'); INSERT INTO t VALUES('Đá')",
           "");
    CHECK(sqlite3_close(other) == SQLITE_OK);
    ANSWER(db, "SELECT x FROM t('da')", "Đá");
    CHECK(sqlite3_close(db) == SQLITE_OK);
}

/* Routines of another SQLite library in the process: refused with a reason, and the first ones still serve.
 */
static void test_other_sqlite(void)
{
    typedef int enter(sqlite3 * db, char **message, const sqlite3_api_routines *api);
    static sqlite3_api_routines others;
    sqlite3 *db = open_with_module(":memory:");
    void *library = dlopen(module, RTLD_NOW);
    char *message = NULL;
    enter *init;

    others.mprintf = sqlite3_mprintf;
    if (!CHECK(library != NULL))
        return;
    *(void **)&init = dlsym(library, "sqlite3_vitrinefts_init");
    CHECK(init(db, &message, &others) == SQLITE_MISUSE);
    CHECK(message != NULL && strstr(message, "another SQLite") != NULL);
    sqlite3_free(message);
    CHECK(init(db, NULL, &others) == SQLITE_MISUSE);
    ANSWER(db, "SELECT vitrine_fold('Đá')", "da");
    dlclose(library);
    sqlite3_close(db);
}

int main(int count, char **arguments)
{
    if (count < 2)
        return 1;
    module = arguments[1];
    test_matches();
    test_vectors();
    test_highlights();
    test_snippet();
    test_spans();
    test_external_content();
    test_contentless();
    test_details();
    test_vocabulary();
    test_file();
    test_functions();
    test_sort_keys();
    test_collation();
    test_loading();
    test_other_sqlite();
    return check_end();
}
