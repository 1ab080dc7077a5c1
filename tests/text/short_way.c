/* SPDX-License-Identifier: MIT
 * The short ways of the segmenter against the long one: whatever the text, the same tokens. All syllables
 * with their tone at every letter, all letters with their marks, the vector files, texts of twelve languages,
 * random mixtures. */
#include <dirent.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "both_ways.h"
#include "check.h"
#include "corpus.h"
#include "text/signs.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

static struct both_ways ways;
static size_t texts_compared;

static void compare(const char *text, size_t length)
{
    static struct buf want;
    static struct buf got;
    unsigned mode = texts_compared++ % 4;

    both_ways_note(&want, &ways, false, mode, text, length);
    both_ways_note(&got, &ways, true, mode, text, length);
    if (want.length != got.length || memcmp(buf_text(&want), buf_text(&got), got.length) != 0)
        CHECK_ROW(buf_text(&got), buf_text(&want), text);
    if (text == NULL) {
        buf_dispose(&want);
        buf_dispose(&got);
    }
}

/* --- all syllables --- */

/* Those that the rules tell apart stand first. */
static const char *const onsets[] = {"",  "h",  "q", "qu", "g",  "gi", "ng", "k",  "c",  "ngi", "gu",
                                     "b", "ch", "d", "đ",  "gh", "kh", "l",  "m",  "n",  "p",   "ph",
                                     "r", "s",  "t", "v",  "x",  "f",  "tr", "th", "nh", "ngh"};
static const char *const vowels[] = {"a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"};
static const char *const codas[] = {"", "n", "t", "c", "ch", "m", "ng", "nh", "p", "k", "x"};
static const uint32_t tones[] = {0, 0x301, 0x323, 0x300, 0x303, 0x309};

/* The word with the mark behind its letter number `place`, and once more with the two as one letter. */
static void compare_marked(const char *word, size_t place, uint32_t mark)
{
    struct buf apart = BUF_INIT;
    struct buf composed = BUF_INIT;
    size_t length = strlen(word);
    size_t at = 0;

    while (at < length) {
        uint32_t c = utf8_next(word, length, &at);
        UErrorCode error = U_ZERO_ERROR;
        UChar32 joined = unorm2_composePair(unorm2_getNFCInstance(&error), (UChar32)c, (UChar32)mark);
        bool here = place-- == 0 && mark != 0;

        buf_codepoint(&apart, c);
        if (here)
            buf_codepoint(&apart, mark);
        buf_codepoint(&composed, here && joined > 0 ? (uint32_t)joined : c);
    }
    compare(buf_text(&apart), apart.length);
    compare(buf_text(&composed), composed.length);
    buf_dispose(&apart);
    buf_dispose(&composed);
}

static void compare_tones(const char *onset, const char *rime, const char *coda, size_t tone_count)
{
    size_t first = *onset == '\0' ? 0 : strlen(onset) - 1;
    char word[32];
    size_t tone;
    size_t place;

    snprintf(word, sizeof word, "%s%s%s", onset, rime, coda);
    compare_marked(word, 0, 0);
    for (tone = 1; tone < tone_count; tone++)
        for (place = first; place < first + 5; place++)
            compare_marked(word, place, tones[tone]);
}

static void compare_syllables(const char *rime, size_t onset_count, size_t coda_count, size_t tone_count)
{
    size_t onset;
    size_t coda;

    for (onset = 0; onset < onset_count; onset++)
        for (coda = 0; coda < coda_count; coda++)
            compare_tones(onsets[onset], rime, codas[coda], tone_count);
}

static void test_syllables(void)
{
    char rime[16];
    size_t a;
    size_t b;
    size_t c;

    for (a = 0; a < LENGTH(vowels); a++) {
        compare_syllables(vowels[a], LENGTH(onsets), LENGTH(codas), LENGTH(tones));
        for (b = 0; b < LENGTH(vowels); b++) {
            snprintf(rime, sizeof rime, "%s%s", vowels[a], vowels[b]);
            compare_syllables(rime, LENGTH(onsets), 4, LENGTH(tones));
            for (c = 0; c < LENGTH(vowels); c++) {
                snprintf(rime, sizeof rime, "%s%s%s", vowels[a], vowels[b], vowels[c]);
                compare_syllables(rime, 9, 2, 3);
            }
        }
    }
}

/* --- all letters --- */

static void compare_framed(uint32_t c, uint32_t first, uint32_t second, size_t frame)
{
    static const char *const frames[][2] = {{"", ""}, {"h", "ng"}, {"", " "}};
    struct buf text = BUF_INIT;

    buf_string(&text, frames[frame][0]);
    buf_codepoint(&text, c);
    if (first != 0)
        buf_codepoint(&text, first);
    if (second != 0)
        buf_codepoint(&text, second);
    buf_string(&text, frames[frame][1]);
    compare(buf_text(&text), text.length);
    buf_dispose(&text);
}

static void compare_letter(uint32_t c, uint32_t mark)
{
    size_t frame;

    for (frame = 0; frame < 3; frame++)
        compare_framed(c, mark, 0, frame);
}

static void test_letters(void)
{
    static const uint32_t marks[] = {0x300, 0x301, 0x302, 0x303, 0x304, 0x306, 0x307, 0x308,
                                     0x309, 0x31b, 0x323, 0x327, 0x340, 0x341, 0x345};
    uint32_t c;
    size_t i;
    size_t j;

    for (c = 1; c < 0x3100; c++) {
        compare_letter(c, 0);
        if (c >= 0x540 && (c < 0x1e00 || c >= 0x1f00))
            continue;
        for (i = 0; i < LENGTH(marks); i++) {
            compare_letter(c, marks[i]);
            for (j = 0; j < LENGTH(marks); j++)
                compare_framed(c, marks[i], marks[j], (c + i + j) % 3);
        }
    }
}

/* --- all signs --- */

/* Characters of a block that are no plain consonants, and one that is. */
static size_t list_signs(uint32_t out[128], uint32_t first, uint32_t last)
{
    size_t count = 1;
    uint32_t c;

    out[0] = first;
    for (c = first; c <= last; c++)
        if (sign_of(c) != 0 || letters_get(&ways.letters, c).kind != KIND_CLUSTER)
            out[count++] = c;
    return count;
}

static void compare_row(const uint32_t *row, size_t count)
{
    char text[64];
    size_t length = 0;
    size_t i;

    for (i = 0; i < count; i++)
        length += utf8_encode(text + length, row[i]);
    text[length] = '\0';
    compare(text, length);
}

/* Two consonants with all signs between them, by threes. */
static void compare_signs(uint32_t first, uint32_t last, uint32_t ro)
{
    uint32_t signs_here[128];
    size_t count = list_signs(signs_here, first, last);
    size_t a;
    size_t b;
    size_t c;

    for (a = 0; a < count; a++)
        for (b = 0; b < count; b++)
            for (c = 0; c < count; c++) {
                uint32_t row[] = {ro, signs_here[a], signs_here[b], signs_here[c], first};

                compare_row(row + c % 2, 5 - a % 2 - c % 2);
            }
}

static void test_signs(void)
{
    compare_signs(0xe01, 0xe5b, 0xe2b);
    compare_signs(0xe81, 0xedf, 0xeab);
    compare_signs(0x1780, 0x17f9, 0x179a);
    compare_signs(0x1780, 0x17dd, 0x178a);
}

/* --- texts --- */

static void test_vectors(void)
{
    static const char *const names[] = {"fold.tsv",   "equal.tsv",  "distinct.tsv", "segment.tsv",
                                        "langid.tsv", "legacy.tsv", "ocr.tsv",      "smart.jsonl"};
    size_t i;
    int column;

    for (i = 0; i < LENGTH(names); i++) {
        struct table table;

        if (!CHECK(table_open(&table, names[i])))
            continue;
        while (table_next(&table))
            for (column = 0; column < TABLE_COLUMNS; column++)
                compare(table.columns[column], strlen(table.columns[column]));
        table_close(&table);
    }
}

static void test_news(void)
{
    struct corpus corpus;
    size_t i;
    size_t j;

    for (i = 0; i < SENTENCE_LANGUAGES; i++) {
        if (corpus_open(&corpus, sentence_languages[i]))
            for (j = 0; j < corpus.count; j++)
                compare(corpus.texts[j], strlen(corpus.texts[j]));
        corpus_close(&corpus);
    }
}

static void compare_file(const char *folder, const char *name)
{
    char path[1024];
    static char text[1 << 16];
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    file = fopen(path, "r");
    if (file == NULL)
        return;
    compare(text, fread(text, 1, sizeof text, file));
    fclose(file);
}

static void test_udhr(void)
{
    const char *data = getenv("VITRINE_TEST_DATA");
    char folder[512];
    struct dirent *entry;
    DIR *files;

    snprintf(folder, sizeof folder, "%s/texts/udhr", data ? data : "");
    files = opendir(folder);
    while (files != NULL && (entry = readdir(files)) != NULL)
        compare_file(folder, entry->d_name);
    if (files != NULL)
        closedir(files);
}

/* --- mixtures --- */

static uint64_t random_state = 20261125;

static unsigned pick(unsigned below)
{
    random_state = random_state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(random_state >> 33) % below;
}

/* Pieces that meet in no text of people's; bytes that are no characters among them. */
static const char *const pieces[] = {
    "a",      "e",      "i",        "o",        "u",        "y",
    "g",      "q",      "h",        "n",        "N",        "QU",
    "Gi",     "đ",      "Đ",        "ð",        "Ð",        "ɖ",
    "ă",      "Ê",      "ơ",        "Ư",        "á",        "ò",
    "ẻ",      "Ũ",      "ị",        "ế",        "Ộ",        "ñ",
    "ń",      "ḿ",      "é",        "ü",        "ø",        "æ",
    "ß",      "ẞ",      "ſ",        "ŉ",        "İ",        "ı",
    "Ⱥ",      "ǆ",      "ŵ",        "\u0300",   "\u0301",   "\u0302",
    "\u0303", "\u0306", "\u0307",   "\u0308",   "\u0309",   "\u031b",
    "\u0323", "\u0340", "\u034f",   "\u00ad",   "\u200b",   "\u200c",
    "\u200d", "\u2060", "\ufeff",   "\ufe0f",   " ",        ".",
    ",",      ":",      "'",        "’",        "_",        "-",
    "–",      "“",      "\u00a0",   "\u3000",   "0",        "12",
    "٣",      "៣",      "²",        "½",        "ª",        "①",
    "ﬁ",      "Ａ",     "１",       "я",        "Ё",        "λ",
    "ֆ",      "ហ",      "្",         "ន",        "ា",        "ំ",
    "េ",      "ី",       "ก",        "้",         "ำ",        "ํ",
    "า",      "เ",      "ລ",        "ົ",         "ໍ",         "မ",
    "်",       "္",       "ှ",         "富",       "國",       "カ",
    "ﾞ",      "ー",     "が",       "\u3099",   "강",       "\u1100",
    "\u1161", "\u11bc", "क",        "्",         "ش",        "👍",
    "\xff",   "\xc3",   "\xe1\xba", "\xf0\x9f", "\xc0\x80", "\xed\xa0\x80",
};

static void test_mixtures(void)
{
    unsigned turn;

    for (turn = 0; turn < 60000; turn++) {
        struct buf text = BUF_INIT;
        unsigned spread = turn % 3 == 0 ? (unsigned)LENGTH(pieces) : 72;
        unsigned left = pick(24) + 1;

        while (left-- > 0)
            buf_string(&text, pieces[pick(spread)]);
        compare(buf_text(&text), text.length);
        buf_dispose(&text);
    }
}

static void test_long(void)
{
    static const char *const repeated[] = {"a", "é", "ế", "e\u0301", "Ⱥ", "ab", "ạb", "ក", "្ក", "강", "富"};
    size_t i;
    size_t count;

    for (i = 0; i < LENGTH(repeated); i++)
        for (count = 1; count < 1500; count += count < 300 ? 1 : 97) {
            struct buf text = BUF_INIT;
            size_t n;

            for (n = 0; n < count; n++)
                buf_string(&text, repeated[i]);
            compare(buf_text(&text), text.length);
            buf_dispose(&text);
        }
}

/* --- memory --- */

static bool count_token(void *context, const struct token *token)
{
    (void)token;
    ++*(size_t *)context;
    return true;
}

/* Either way asks for none, whatever the text: every allocation would fail. */
static void test_no_allocation(void)
{
    struct analyzer *analyzer;
    struct corpus corpus;
    size_t count = 0;
    size_t i;
    size_t j;

    if (!CHECK(analyzer_new(&analyzer, NULL) == VITRINE_OK))
        return;
    for (i = 0; i < SENTENCE_LANGUAGES; i++) {
        corpus_open(&corpus, sentence_languages[i]);
        mem_fault_set(0, 1);
        for (j = 0; j < corpus.count; j++)
            CHECK(analyzer_run(analyzer, sentence_languages[i], corpus.texts[j], strlen(corpus.texts[j]),
                               count_token, &count, NULL) == VITRINE_OK);
        CHECK(!mem_fault_hit());
        mem_fault_set(-1, 0);
        corpus_close(&corpus);
    }
    CHECK(count > 0);
    analyzer_free(analyzer);
}

int main(void)
{
    if (!CHECK(both_ways_init(&ways)))
        return check_end();
    test_syllables();
    test_letters();
    test_signs();
    test_vectors();
    test_news();
    test_udhr();
    test_mixtures();
    test_long();
    test_no_allocation();
    compare(NULL, 0);
    printf("%zu texts\n", texts_compared);
    CHECK(texts_compared > 1000000);
    return check_end();
}
