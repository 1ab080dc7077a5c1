/* SPDX-License-Identifier: MIT
 * How fast texts are cut into tokens, beside SQLite's own unicode61 on the same texts in the same process.
 * CPU time, the best of several turns; nobody takes the tokens. Prints, asserts nothing. Usage: bench_tokens
 * [LANGUAGE [FORM]] */
#include <sqlite3.h>
#include <time.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/buf.h"
#include "corpus.h"
#include "text/analyzer.h"
#include "text/utf16.h"

#define TURNS 9
#define TURN_BYTES (8 * 1000 * 1000)

static struct analyzer *analyzer;
static fts5_tokenizer rival;
static Fts5Tokenizer *rival_tokenizer;
static const char *only[2]; /* this language, in this form */
static size_t token_count;  /* so that no call can be left out */

/* --- the same text in other forms --- */

enum form { AS_IT_IS, COMPOSED, DECOMPOSED, MIXED };

static bool is_tone(uint32_t c)
{
    return c == 0x300 || c == 0x301 || c == 0x303 || c == 0x309 || c == 0x323;
}

/* Letters with their tones apart, as windows-1258 has them, in every other word; the others decomposed or
 * composed. */
static enum form form_of_word(size_t word, uint32_t mark)
{
    if (word % 3 == 0)
        return COMPOSED;
    return word % 3 == 1 || is_tone(mark) ? DECOMPOSED : COMPOSED;
}

static void append_mark(struct buf *out, uint32_t *base, uint32_t mark, enum form form)
{
    UErrorCode error = U_ZERO_ERROR;
    int32_t joined = unorm2_composePair(unorm2_getNFCInstance(&error), (UChar32)*base, (UChar32)mark);

    if (form == COMPOSED && joined > 0) {
        *base = (uint32_t)joined;
        return;
    }
    buf_codepoint(out, *base);
    *base = mark;
}

static char *text_in_form(const char *text, enum form form)
{
    static UChar units[1 << 16];
    static UChar apart[1 << 17];
    UErrorCode error = U_ZERO_ERROR;
    struct buf out = BUF_INIT;
    uint32_t base = 0;
    size_t word = 0;
    int32_t count = 0;
    int32_t at = 0;

    u_strFromUTF8(units, 1 << 16, &count, text, -1, &error);
    count = unorm2_normalize(unorm2_getNFDInstance(&error), units, count, apart, 1 << 17, &error);
    while (U_SUCCESS(error) && at < count) {
        uint32_t c = utf16_next(apart, count, &at);

        word += c == ' ';
        if (base != 0 && c >= 0x300 && c < 0x370) {
            append_mark(&out, &base, c, form == MIXED ? form_of_word(word, c) : form);
            continue;
        }
        if (base != 0)
            buf_codepoint(&out, base);
        base = c;
    }
    if (base != 0)
        buf_codepoint(&out, base);
    return buf_take(&out);
}

static void corpus_to_form(struct corpus *corpus, enum form form)
{
    size_t i;

    if (form == AS_IT_IS)
        return;
    corpus->bytes = 0;
    for (i = 0; i < corpus->count; i++) {
        char *text = text_in_form(corpus->texts[i], form);

        free(corpus->texts[i]);
        corpus->texts[i] = text;
        corpus->bytes += strlen(text);
    }
}

/* --- the two --- */

typedef void run_text(const char *language, const char *text, size_t length);

static bool count_token(void *context, const struct token *token)
{
    (void)context;
    (void)token;
    token_count++;
    return true;
}

static void run_ours(const char *language, const char *text, size_t length)
{
    if (analyzer_run(analyzer, language, text, length, count_token, NULL, NULL) < 0)
        abort();
}

static int count_rival(void *context, int flags, const char *token, int length, int start, int end)
{
    (void)context;
    (void)flags;
    (void)token;
    (void)length;
    (void)start;
    (void)end;
    token_count++;
    return SQLITE_OK;
}

static void run_rival(const char *language, const char *text, size_t length)
{
    (void)language;
    rival.xTokenize(rival_tokenizer, NULL, FTS5_TOKENIZE_DOCUMENT, text, (int)length, count_rival);
}

static double cpu_seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Megabytes a second. */
static double measure(const struct corpus *corpus, const char *language, run_text *run)
{
    size_t rounds = TURN_BYTES / corpus->bytes + 1;
    double best = 1e9;
    int turn;

    for (turn = 0; turn < TURNS; turn++) {
        double start = cpu_seconds();
        size_t round;
        size_t i;

        for (round = 0; round < rounds; round++)
            for (i = 0; i < corpus->count; i++)
                run(language, corpus->texts[i], strlen(corpus->texts[i]));
        start = cpu_seconds() - start;
        best = start < best ? start : best;
    }
    return (double)(corpus->bytes * rounds) / best / 1e6;
}

static void compare(const char *language, const char *words, enum form form)
{
    struct corpus corpus;
    double ours;
    double theirs;

    if ((only[0] != NULL && strcmp(only[0], language) != 0) ||
        (only[1] != NULL && strcmp(only[1], words) != 0) || !corpus_open(&corpus, language))
        return;
    corpus_to_form(&corpus, form);
    token_count = 0;
    ours = measure(&corpus, language, run_ours);
    theirs = measure(&corpus, language, run_rival);
    printf("%-8s %-12s %8.2f MB %9.0f %9.0f MB/s %7.2f\n", language, words, (double)corpus.bytes / 1e6, ours,
           theirs, ours / theirs);
    corpus_close(&corpus);
}

/* unicode61 remove_diacritics 2, of a connection that stays open. */
static bool find_rival(void)
{
    const char *arguments[] = {"remove_diacritics", "2"};
    fts5_api *api = NULL;
    sqlite3_stmt *statement;
    void *context;
    sqlite3 *db;

    if (sqlite3_open(":memory:", &db) != SQLITE_OK ||
        sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &statement, NULL) != SQLITE_OK)
        return false;
    sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", NULL);
    sqlite3_step(statement);
    sqlite3_finalize(statement);
    return api != NULL && api->xFindTokenizer(api, "unicode61", &context, &rival) == SQLITE_OK &&
           rival.xCreate(context, arguments, 2, &rival_tokenizer) == SQLITE_OK;
}

int main(int count, char **arguments)
{
    static const char *const others[] = {"en", "fr", "de", "ru", "km", "lo", "th", "zh-Hans", "ja", "ko"};
    size_t i;

    if (analyzer_new(&analyzer, NULL) < 0 || !find_rival())
        return 1;
    only[0] = count > 1 ? arguments[1] : NULL;
    only[1] = count > 2 ? arguments[2] : NULL;
    printf("%-8s %-12s %11s %9s %14s %7s\n", "text", "", "", "vitrine", "unicode61", "ratio");
    compare("vi", "composed", COMPOSED);
    compare("vi", "mixed", MIXED);
    compare("vi", "decomposed", DECOMPOSED);
    for (i = 0; i < sizeof others / sizeof others[0]; i++)
        compare(others[i], "", AS_IT_IS);
    analyzer_free(analyzer);
    return 0;
}
