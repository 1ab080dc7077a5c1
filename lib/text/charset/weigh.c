/* SPDX-License-Identifier: MIT
 * Words as evidence; see weigh.h.
 *
 * A Vietnamese word is valid syllables in one case, with quotation marks around them at most; how usual its
 * rimes are tells which of two encodings that both give syllables is the likelier. */
#include "text/charset/weigh.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "text/charset/rimes.h"
#include "text/charset/toned.h"
#include "text/charset/viqr.h"
#include "text/vietnamese.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])
#define BAD (-4.0)
#define UTF_8 2.0        /* what a well-formed letter of UTF-8 says beside its being Vietnamese */
#define FLOOR (-2.5)     /* a word in a language and encoding that nobody guessed */
#define SHORT_MOST 0.5   /* one letter alone is a word by chance easily */
#define MISPLACED (-0.7) /* the tone on another letter than where people write it */
#define DECODED 64       /* characters of a word that are looked at */

struct decoded {
    uint32_t letters[DECODED];
    size_t count;
    bool lost;
};

static void add_decoded(struct decoded *word, uint32_t c)
{
    if (word->count < DECODED)
        word->letters[word->count++] = c;
}

static void decode_legacy(struct decoded *out, const struct sample_word *word, enum legacy encoding)
{
    size_t at = 0;

    while (at < word->length)
        add_decoded(out, legacy_next(encoding, word->bytes, word->length, &at, &out->lost));
}

static void decode_utf8(struct decoded *out, const char *bytes, size_t length)
{
    size_t at = 0;

    while (at < length) {
        uint32_t c = utf8_next(bytes, length, &at);

        out->lost |= c == UTF8_INVALID;
        add_decoded(out, c);
    }
}

static void decode_utf8_twice(struct decoded *out, const struct sample_word *word)
{
    struct decoded once = {.count = 0};
    char bytes[DECODED];
    size_t i;

    decode_utf8(&once, word->bytes, word->length);
    for (i = 0; i < once.count; i++) {
        int byte = once.letters[i] != UTF8_INVALID ? legacy_byte_1252(once.letters[i]) : -1;

        once.lost |= byte < 0;
        bytes[i] = (char)byte;
    }
    out->lost = once.lost;
    decode_utf8(out, bytes, once.count);
}

static void decode_viqr(struct decoded *out, const struct sample_word *word)
{
    struct buf text = BUF_INIT;
    struct sink sink = {.out = &text};

    viqr_decode(&sink, word->bytes, word->length);
    decode_utf8(out, buf_text(&text), text.length);
    out->lost |= text.failed;
    buf_dispose(&text);
}

static void decode(struct decoded *out, const struct sample_word *word, int reading)
{
    *out = (struct decoded){.count = 0};
    if (reading == READING_UTF_8)
        decode_utf8(out, word->bytes, word->length);
    else if (reading == READING_UTF_8_TWICE)
        decode_utf8_twice(out, word);
    else if (reading == READING_VIQR)
        decode_viqr(out, word);
    else
        decode_legacy(out, word, (enum legacy)reading);
}

/* What may stand around a word or between two without a space. */
static bool is_separator(uint32_t c)
{
    static const uint16_t separators[] = {0xa0,   0xab,   0xb7,   0xbb,   0x2013, 0x2014, 0x2018,
                                          0x2019, 0x201a, 0x201c, 0x201d, 0x201e, 0x2022, 0x2026};
    size_t i;

    if (c < 0x80)
        return c >= 0x20 && !((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    for (i = 0; i < LENGTH(separators); i++)
        if (separators[i] == c)
            return true;
    return false;
}

/* May small letters with a tone stand among capitals? Where capitals with a tone have no code, they do. */
static bool has_all_capitals(int reading)
{
    return reading != LEGACY_TCVN3 && reading != LEGACY_VPS;
}

/* All small, all capital, or the first alone. */
static bool is_one_case(const uint32_t *letters, size_t count, bool all_capitals)
{
    size_t small = 0;
    size_t capital = 0;
    size_t i;

    for (i = 0; i < count; i++) {
        enum tone tone;
        bool is_small = toned_lower(letters[i]) == letters[i];

        toned_split(letters[i], &tone);
        if (is_small && tone != TONE_LEVEL && !all_capitals)
            continue;
        small += is_small;
        capital += !is_small;
    }
    return small == 0 || capital == 0 || (capital == 1 && toned_lower(letters[0]) != letters[0]);
}

/* Is the tone, on letter `at`, where the old or the new style has it? */
static bool is_placed(const struct syllable *syllable, size_t at)
{
    bool open_glide = syllable->count == syllable->onset + 2 && syllable->nucleus == syllable->onset + 1;

    return at == syllable->nucleus || (open_glide && at == syllable->onset);
}

static double weigh_rime(const uint32_t *letters, const struct syllable *syllable)
{
    uint32_t level[SYLLABLE_LETTERS];
    enum tone tone = TONE_LEVEL;
    size_t placed = syllable->nucleus;
    size_t i;

    for (i = 0; i < syllable->count; i++) {
        enum tone found;

        level[i] = toned_split(letters[i], &found);
        if (found != TONE_LEVEL) {
            tone = found;
            placed = i;
        }
    }
    return rime_weight(level + syllable->onset, syllable->count - syllable->onset, tone) +
           (is_placed(syllable, placed) ? 0 : MISPLACED);
}

/* Letters between separators; false if they are no syllable. */
static bool weigh_run(double *sum, const uint32_t *run, size_t count, bool all_capitals)
{
    uint32_t letters[SYLLABLE_LETTERS + 1];
    struct syllable syllable;
    double weight;
    size_t i;

    if (count > SYLLABLE_LETTERS || !is_one_case(run, count, all_capitals))
        return false;
    for (i = 0; i < count; i++)
        letters[i] = toned_lower(run[i]);
    if (!syllable_parse(&syllable, letters, count) || syllable.count != count)
        return false;
    weight = weigh_rime(letters, &syllable);
    *sum += count == 1 && weight > SHORT_MOST ? SHORT_MOST : weight;
    return true;
}

static bool is_plain(const uint32_t *run, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++)
        if (run[i] >= 0x80 || run[i] < 0x20)
            return false;
    return true;
}

/* False if it is no Vietnamese. */
static bool weigh_word(struct weight *out, const struct decoded *word, bool all_capitals)
{
    double sum = 0;
    unsigned good = 0;
    unsigned short_ones = 0;
    size_t start;
    size_t end;

    for (start = 0; start < word->count; start = end + 1) {
        for (end = start; end < word->count && !is_separator(word->letters[end]); end++)
            ;
        if (is_plain(word->letters + start, end - start))
            continue;
        if (word->lost || !weigh_run(&sum, word->letters + start, end - start, all_capitals)) {
            out->bad++;
            out->sum += BAD;
            return false;
        }
        good += end - start > 1;
        short_ones += end - start == 1;
    }
    out->good += good > 0;
    out->short_ones += good == 0 && short_ones > 0;
    out->sum += sum;
    return true;
}

/* FNV-1a. Words that are no Vietnamese are alike, whatever they are. */
static void mix(struct weight *out, uint64_t value)
{
    out->text = (out->text ^ value) * 0x100000001b3u;
}

void weigh_vietnamese(struct weight *out, const struct sample *sample, int reading)
{
    size_t i;
    size_t k;

    *out = (struct weight){.text = 0xcbf29ce484222325u};
    for (i = 0; i < sample->count; i++) {
        struct decoded word;

        decode(&word, &sample->words[i], reading);
        if (!weigh_word(out, &word, has_all_capitals(reading)))
            word.count = 0;
        for (k = 0; k < word.count; k++)
            mix(out, word.letters[k]);
        mix(out, word.count);
    }
    if (reading == READING_UTF_8 || reading == READING_UTF_8_TWICE)
        out->sum += UTF_8 * out->good;
    out->bad += (unsigned)sample->overlong;
    out->sum += BAD * (double)sample->overlong;
}

/* Letters that languages of the west of Europe have. */
static bool is_western(uint32_t c)
{
    static const char letters[] =
        "\xe9\xe8\xea\xeb\xe0\xe2\xe4\xe7\xee\xef\xf4\xf6\xf9\xfb\xfc\xdf\xf1\xf3\xed\xfa\xe1"
        "\xe3\xf5\xe5\xf8\xe6";

    c = toned_lower(c);
    return c < 0x100 && strchr(letters, (int)c) != NULL;
}

static double weigh_western(const struct sample_word *word)
{
    struct decoded decoded = {.count = 0};
    double sum = 0;
    size_t i;

    decode_legacy(&decoded, word, LEGACY_WINDOWS_1252);
    for (i = 0; i < decoded.count; i++)
        if (decoded.letters[i] >= 0x80 && !is_separator(decoded.letters[i]))
            sum -= is_western(decoded.letters[i]) ? 1 : -FLOOR;
    return sum > FLOOR ? sum : FLOOR;
}

double weigh_western_share(const struct sample *sample)
{
    size_t western = 0;
    size_t i;

    for (i = 0; i < sample->count; i++)
        western += weigh_western(&sample->words[i]) > FLOOR;
    return (double)western / (double)(sample->count + sample->overlong + 1);
}

/* Words with apostrophes and periods inside; other marks have no business there. */
static double weigh_ascii(const struct sample_word *word)
{
    double sum = 0;
    size_t i;

    for (i = 0; i < word->length; i++)
        if (strchr("^(`~+*?", word->bytes[i]) != NULL)
            sum += FLOOR;
        else if (strchr("'.", word->bytes[i]) != NULL)
            sum -= 1;
    return sum > FLOOR ? sum : FLOOR;
}

double weigh_other(const struct sample *sample, bool viqr)
{
    double sum = FLOOR * (double)sample->overlong;
    size_t i;

    for (i = 0; i < sample->count; i++)
        sum += viqr ? weigh_ascii(&sample->words[i]) : weigh_western(&sample->words[i]);
    return sum;
}
