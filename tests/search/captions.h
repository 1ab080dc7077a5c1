/* SPDX-License-Identifier: MIT
 * tests/search/captions.h - as many captions as are wanted, always the same: of 10 to 60 words in five languages, one
 * language a caption, words by Zipf's law; marker words stand in a known share of them. */
#ifndef TESTS_SEARCH_CAPTIONS_H
#define TESTS_SEARCH_CAPTIONS_H

#include <stdio.h>
#include <string.h>

#define WORDS 6000
#define WORD_SIZE 32
#define LANGUAGES 5

static const char *const tags[LANGUAGES] = {"vi", "en", "fr", "ru", "ko"};
static const unsigned shares[LANGUAGES] = {40, 30, 10, 10, 10}; /* of a hundred captions */

static char words[LANGUAGES][WORDS][WORD_SIZE];
static unsigned zipf[4096]; /* ranks, each as often as it should be drawn */

/* Words of no language that stand in a share of all captions, in thousandths. */
static const struct {
    const char *text;
    unsigned share;
} markers[] = {{"qaring", 30},   {"qabalo", 150}, {"qomuta", 600}, {"qelin dora", 20}, {"dora", 40},   {"qelin", 40},
               {"qobeka", 40},   {"qobilo", 30},  {"qobura", 30},  {"qobasti", 20},    {"zirkonaq", 0}};
#define RARE "zirkonaq" /* in every 100,000th */

static unsigned long long state = 88172645463325252ull;

static unsigned pick(unsigned below)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (unsigned)(state >> 33) % below;
}

static void make_word(char *out, unsigned language, unsigned i)
{
    static const char *const onsets[] = {"b", "c", "ch", "d", "đ", "g", "h", "kh", "l", "m",
                                         "n", "ng", "nh", "ph", "s", "t", "th", "tr", "v", "x"};
    static const char *const rimes[] = {"a",   "á",   "ả",  "ạn", "ang", "ảnh", "ao",  "ây", "âm",   "ấp",
                                        "ăn",  "ắc",  "em", "ên", "ếch", "inh", "ịch", "iên", "iếng", "ong",
                                        "ôi",  "ổi",  "ơn", "ờ",  "ung", "úc",  "ừng", "ương", "ước", "oà"};
    static const char *const latin[] = {"be", "ca", "de", "fo", "gra", "ho", "in", "ju", "la", "mo", "na", "pla",
                                        "ri", "sto", "tra", "un", "vi", "wa", "ye", "sé"};
    static const char *const cyrillic[] = {"бе", "ва", "го", "ду", "жи", "за", "ки", "ло", "ма", "но",
                                           "по", "ра", "со", "ту", "фи", "хо", "це", "чу", "ша", "я"};
    static const char *const hangul[] = {"가", "나", "다", "라", "마", "바", "사", "아", "자", "차",
                                         "카", "타", "파", "하", "관", "광", "시", "장", "해", "변"};
    const char *const *parts = language == 3 ? cyrillic : language == 4 ? hangul : latin;

    if (language == 0)
        snprintf(out, WORD_SIZE, "%s%s", onsets[i % 20], rimes[i / 20 % 30]);
    else
        snprintf(out, WORD_SIZE, "%s%s%s", parts[i % 20], parts[i / 20 % 20], i < 400 ? "" : parts[i / 400 % 20]);
}

/* First of all. */
static void make_words(void)
{
    unsigned language;
    unsigned i;
    double total = 0;
    double sum = 0;

    for (language = 0; language < LANGUAGES; language++)
        for (i = 0; i < WORDS; i++)
            make_word(words[language][i], language, i);
    for (i = 0; i < WORDS; i++)
        total += 1.0 / (i + 3);
    for (i = 0; i < 4096; i++) {
        static unsigned rank;

        while (rank + 1 < WORDS && (sum + 1.0 / (rank + 3)) / total < i / 4096.0)
            sum += 1.0 / (rank++ + 3);
        zipf[i] = rank;
    }
}

static unsigned language_of(unsigned i)
{
    unsigned at = i * 37 % 100;
    unsigned language = 0;

    while (at >= shares[language])
        at -= shares[language++];
    return language;
}

/* The i-th caption. */
static size_t write_caption(char *out, size_t size, unsigned i)
{
    unsigned language = language_of(i);
    unsigned count = 10 + pick(51);
    size_t at = 0;
    unsigned k;

    for (k = 0; k < count; k++) {
        /* The rank is spread, so that the rare end is not cut off by the table. */
        unsigned rank = (zipf[pick(4096)] + pick(3) * 7) % WORDS;

        at += (size_t)snprintf(out + at, size - at, "%s%s", at > 0 ? " " : "", words[language][rank]);
    }
    for (k = 0; k < sizeof markers / sizeof markers[0]; k++)
        if (pick(1000) < markers[k].share)
            at += (size_t)snprintf(out + at, size - at, " %s", markers[k].text);
    if (i % 100000 == 7)
        at += (size_t)snprintf(out + at, size - at, " %s", RARE);
    return at;
}

/* --- as an import reads them --- */

struct source {
    unsigned next;
    unsigned count;
    char line[8192];
    size_t at;
    size_t length;
};

static void next_line(struct source *source)
{
    static char caption[4096];
    unsigned i = source->next++;

    write_caption(caption, sizeof caption, i);
    source->length = (size_t)snprintf(
        source->line, sizeof source->line,
        "{\"uuid\":\"00000000-0000-4000-8000-%012x\",\"kind\":\"%s\",\"media_type\":\"%s\",\"taken_at\":\"%u\","
        "\"topics\":[\"t%u\"],\"collections\":[\"c%u\"],\"texts\":{\"%s\":{\"description\":\"%s\"}}}\n",
        i, i % 3 ? "image" : "text", i % 3 ? "image/jpeg" : "text/plain", 2000 + i % 25, i % 40, i % 7,
        tags[language_of(i)], caption);
    source->at = 0;
}

static int read_source(void *context, void *bytes, size_t length, size_t *got)
{
    struct source *source = context;

    if (source->at == source->length && source->next < source->count)
        next_line(source);
    *got = source->length - source->at < length ? source->length - source->at : length;
    memcpy(bytes, source->line + source->at, *got);
    source->at += *got;
    return 0;
}

#endif
