/* SPDX-License-Identifier: MIT
 * How fast suggestions and corrections come from many assets in five languages: titles of three to eight words, a fifth
 * of them used again, one to four keywords, a description. CPU time of this thread, warm, in process. Prints, asserts
 * nothing. Usage: bench_suggest [ASSETS] */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "vitrine.h"

#define LANGUAGES 5
#define WORDS 24000    /* of each */
#define KEYWORDS 30000 /* of each, and as many titles that are used again */
#define TURNS 400      /* prefixes of each length */
#define QUERIES 300
#define RECORD_BYTES 1600

static const char *const languages[LANGUAGES] = {"vi", "en", "fr", "de", "zh-Hans"};
static char words[LANGUAGES][WORDS][24];
static unsigned asset_count = 100000;
static uint64_t random_state = 1;

static unsigned pick(unsigned below)
{
    random_state = random_state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(random_state >> 33) % below;
}

/* Few are frequent, most are rare. */
static unsigned pick_rank(unsigned below)
{
    unsigned most = 1 + pick(below);

    return pick(1 + pick(most));
}

/* --- words --- */

static void make_spaced_word(char *out, unsigned language, unsigned number)
{
    static const char *const onsets[2][20] = {
        {"b", "c", "ch", "d", "đ", "g", "h", "kh", "l", "m", "ng", "nh", "ph", "qu", "s", "t", "th", "tr", "v", "x"},
        {"b", "c", "d", "f", "g", "h", "j", "l", "m", "n", "p", "r", "s", "t", "v", "w", "br", "st", "tr", "pl"}};
    static const char *const rimes[4][20] = {
        {"á", "ả", "an", "ang", "ao", "ay", "âm", "ắc", "em", "ên", "inh", "ịch", "iếng", "ong", "ôi", "ờ", "ung", "ừng",
         "ương", "ước"},
        {"a", "e", "i", "o", "u", "ea", "oo", "ai", "an", "er", "in", "or", "un", "est", "ing", "ock", "ump", "ell", "ath",
         "ive"},
        {"é", "è", "eau", "ou", "oi", "an", "ette", "in", "eur", "on", "age", "ille", "ier", "ouse", "ême", "ain", "our",
         "ante", "oir", "esse"},
        {"a", "ei", "ie", "au", "ö", "ü", "ung", "en", "er", "el", "icht", "acht", "ohl", "ein", "und", "ort", "eck", "ast",
         "ulm", "ind"}};
    const char *const *first = onsets[language > 0];
    const char *const *second = rimes[language];

    if (language == 0) /* syllables, and pairs of them joined for the rest: names */
        snprintf(out, 24, "%s%s%s%s", first[number % 20], second[number / 20 % 20], number >= 400 ? first[number / 400 % 20] : "",
                 number >= 400 ? second[number / 8000 % 20] : "");
    else
        snprintf(out, 24, "%s%s%s%s", first[number % 20], second[number / 20 % 20],
                 number >= 400 ? first[number / 400 % 20] : "", number >= 400 ? second[number / 8000 % 20] : "");
}

static void make_words(void)
{
    unsigned language;
    unsigned i;

    for (language = 0; language < LANGUAGES; language++)
        for (i = 0; i < WORDS; i++)
            if (language < 4)
                make_spaced_word(words[language][i], language, i);
            else /* two characters */
                snprintf(words[language][i], 24, "%c%c%c%c%c%c", 0xe4 + (int)(i % 4), 0xb8 + (int)(i / 4 % 8),
                         0x80 + (int)(i / 32 % 64), 0xe5, 0x90 + (int)(i / 2048 % 12), 0x80 + (int)(i % 64));
}

static size_t add_words(char *out, size_t size, unsigned language, unsigned count)
{
    size_t at = 0;

    while (count-- > 0 && at + 26 < size)
        at += (size_t)snprintf(out + at, size - at, "%s%s", at > 0 && language < 4 ? " " : "", words[language][pick_rank(WORDS)]);
    return at;
}

/* A text of that number is the same each time. */
static void numbered(char *out, size_t size, unsigned language, unsigned number, unsigned least, unsigned most)
{
    uint64_t before = random_state;

    random_state = number * UINT64_C(0x9e3779b97f4a7c15) + language;
    add_words(out, size, language, least + pick(most - least + 1));
    random_state = before;
}

/* --- records --- */

static void write_title(char *out, size_t size, unsigned language)
{
    if (pick(5) == 0)
        numbered(out, size, language, KEYWORDS + pick_rank(KEYWORDS), 3, 8);
    else
        add_words(out, size, language, 3 + pick(6));
}

static size_t write_record(char out[RECORD_BYTES])
{
    unsigned language = pick(LANGUAGES);
    unsigned count = 1 + pick(4);
    char text[400];
    size_t at;
    unsigned i;

    write_title(text, sizeof text, language);
    at = (size_t)snprintf(out, RECORD_BYTES, "{\"texts\":{\"%s\":{\"title\":\"%s\",\"keywords\":[", languages[language], text);
    for (i = 0; i < count; i++) {
        numbered(text, 100, language, pick_rank(KEYWORDS), 1, 3);
        at += (size_t)snprintf(out + at, RECORD_BYTES - at, "%s\"%s\"", i > 0 ? "," : "", text);
    }
    add_words(text, sizeof text, language, 10 + pick(16));
    at += (size_t)snprintf(out + at, RECORD_BYTES - at, "],\"description\":\"%s\"}}}\n", text);
    return at;
}

struct source {
    unsigned left;
    char record[RECORD_BYTES];
    size_t at;
    size_t length;
};

static int read_records(void *context, void *bytes, size_t length, size_t *got)
{
    struct source *source = context;

    if (source->at == source->length && source->left > 0) {
        source->left--;
        source->length = write_record(source->record);
        source->at = 0;
    }
    *got = source->length - source->at < length ? source->length - source->at : length;
    memcpy(bytes, source->record + source->at, *got);
    source->at += *got;
    return 0;
}

static double cpu_milliseconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void fill(vitrine_catalogue *cat)
{
    struct source source = {.left = asset_count};
    vitrine_import_options options = VITRINE_IMPORT_OPTIONS_INIT;
    double started = cpu_milliseconds();

    options.format = "ndjson";
    if (vitrine_import(NULL, cat, read_records, &source, &options, NULL) < 0)
        abort();
    printf("%u assets imported in %.1f s, their making included\n", asset_count, (cpu_milliseconds() - started) / 1e3);
    fflush(stdout);
}

/* --- measuring --- */

static int compare_times(const void *a, const void *b)
{
    double left = *(const double *)a;
    double right = *(const double *)b;

    return (left > right) - (left < right);
}

static void print_times(const char *name, double *times, size_t count)
{
    qsort(times, count, sizeof times[0], compare_times);
    printf("%-22s p50 %6.2f  p95 %6.2f  p99 %6.2f  worst %6.2f ms\n", name, times[count / 2], times[count * 95 / 100],
           times[count * 99 / 100], times[count - 1]);
    fflush(stdout);
}

static bool count_suggestion(void *context, const char *text)
{
    (void)text;
    ++*(size_t *)context;
    return true;
}

/* The first `letters` letters of a text, as typed: half of the time without marks. */
static void write_prefix(char *out, unsigned letters)
{
    unsigned language = pick(LANGUAGES);
    char text[400];
    char *folded = NULL;
    size_t at = 0;

    if (pick(2))
        numbered(text, sizeof text, language, pick_rank(KEYWORDS), 1, 3);
    else
        write_title(text, sizeof text, language);
    if (pick(2) && vitrine_text_fold(&folded, text, NULL, VITRINE_FOLDED, NULL) == VITRINE_OK)
        snprintf(text, sizeof text, "%s", folded);
    vitrine_string_free(folded);
    while (letters-- > 0 && text[at] != '\0')
        do
            at++;
        while (((unsigned char)text[at] & 0xc0) == 0x80);
    memcpy(out, text, at);
    out[at] = '\0';
}

static void time_suggestions(vitrine_catalogue *cat, const char *only)
{
    static double all[8 * TURNS];
    vitrine_suggest_options options = VITRINE_SUGGEST_OPTIONS_INIT;
    size_t count = 0;
    size_t found = 0;
    unsigned letters;
    unsigned i;

    options.languages = only;
    for (letters = 1; letters <= 8; letters++) {
        double times[TURNS];
        char name[64];

        for (i = 0; i < TURNS; i++) {
            char prefix[400];
            double started;

            write_prefix(prefix, letters);
            started = cpu_milliseconds();
            if (vitrine_suggest(cat, prefix, &options, count_suggestion, &found, NULL) < 0)
                abort();
            times[i] = all[count++] = cpu_milliseconds() - started;
        }
        snprintf(name, sizeof name, "suggest, %u letters", letters);
        print_times(name, times, TURNS);
    }
    print_times(only != NULL ? "suggest, of one lang." : "suggest", all, count);
    printf("%.1f suggestions on average\n", (double)found / (double)count);
}

/* A letter of a word left out or two swapped. */
static void slip(char *word)
{
    size_t length = strlen(word);
    size_t at = 1 + pick((unsigned)(length > 3 ? length - 2 : 1));

    if (pick(2) && at + 1 < length) {
        char letter = word[at];

        word[at] = word[at + 1];
        word[at + 1] = letter;
    } else {
        memmove(word + at, word + at + 1, length - at);
    }
}

static void time_corrections(vitrine_catalogue *cat, bool corrects)
{
    static double times[QUERIES];
    size_t meant = 0;
    unsigned i;

    for (i = 0; i < QUERIES; i++) {
        unsigned language = 1;
        char first[24];
        char second[24];
        char text[64];
        vitrine_query *query = NULL;
        vitrine_results *results = NULL;
        double started;

        strcpy(first, words[language][pick_rank(WORDS)]);
        strcpy(second, words[language][400 + pick_rank(WORDS - 400)]);
        if (corrects)
            slip(second);
        snprintf(text, sizeof text, "%s %s", first, second);
        started = cpu_milliseconds();
        if (vitrine_query_new(&query, text, NULL, NULL) < 0 || vitrine_query_run(&results, cat, query, NULL) < 0)
            abort();
        times[i] = cpu_milliseconds() - started;
        meant += vitrine_results_did_you_mean(results) != NULL;
        vitrine_results_free(results);
        vitrine_query_free(query);
    }
    print_times(corrects ? "search with a slip" : "search without", times, QUERIES);
    printf("%zu of %d corrected\n", meant, QUERIES);
}

int main(int argc, char **argv)
{
    static const char *const suffixes[] = {"", "-wal", "-shm", "-lock"};
    vitrine_open_options options = VITRINE_OPEN_OPTIONS_INIT;
    vitrine_catalogue *cat = NULL;
    char path[64];
    char name[80];
    size_t i;

    if (argc > 1)
        asset_count = (unsigned)strtoul(argv[1], NULL, 10);
    make_words();
    snprintf(path, sizeof path, "/tmp/vitrine-suggest-%ld.db", (long)getpid());
    options.create = true;
    if (vitrine_catalogue_open(&cat, path, &options, NULL) < 0)
        return 1;
    fill(cat);
    time_suggestions(cat, NULL); /* warms up */
    time_suggestions(cat, NULL);
    time_suggestions(cat, "vi");
    time_corrections(cat, false);
    time_corrections(cat, true);
    vitrine_catalogue_close(cat);
    for (i = 0; i < sizeof suffixes / sizeof suffixes[0]; i++) {
        snprintf(name, sizeof name, "%s%s", path, suffixes[i]);
        unlink(name);
    }
    return 0;
}
