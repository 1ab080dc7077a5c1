/* SPDX-License-Identifier: MIT
 * Words of Khmer, Thai, Lao and Burmese as people type them: each text of shared data and of the vectors is typed anew
 * in every way that looks the same, everywhere at once and place by place, and must give the same tokens. The ways are
 * those of language.md, section 4.2, told here as changes to a correct text and nothing of the analysis. */
#include "sentences.h"

#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "check.h"
#include "table.h"
#include "text/analyzer.h"

#define LETTERS 4096
#define PLACES 24 /* of a text that are retyped one by one */

static struct analyzer *analyzer;

/* A change to the letters from `at` on: writes what is typed instead, and returns how many letters that replaces; 0 if
 * the change does not fit there. */
typedef size_t change(uint32_t typed[8], size_t *count, const uint32_t *letters, size_t left);

static bool in(uint32_t c, uint32_t first, uint32_t last)
{
    return c >= first && c <= last;
}

static size_t swap(uint32_t typed[8], size_t *count, const uint32_t *letters)
{
    typed[0] = letters[1];
    typed[1] = letters[0];
    *count = 2;
    return 2;
}

static size_t type_one(uint32_t typed[8], size_t *count, uint32_t a, size_t replaced)
{
    typed[0] = a;
    *count = 1;
    return replaced;
}

static size_t type_two(uint32_t typed[8], size_t *count, uint32_t a, uint32_t b, size_t replaced)
{
    typed[0] = a;
    typed[1] = b;
    *count = 2;
    return replaced;
}

static size_t type_three(uint32_t typed[8], size_t *count, uint32_t a, uint32_t b, uint32_t c)
{
    typed[2] = c;
    type_two(typed, count, a, b, 1);
    *count = 3;
    return 1;
}

/* --- Khmer --- */

static bool is_khmer_vowel(uint32_t c)
{
    return in(c, 0x17b6, 0x17c5);
}

static bool is_khmer_sign(uint32_t c)
{
    return in(c, 0x17c6, 0x17c8) || in(c, 0x17cb, 0x17d1);
}

static size_t shifter_last(uint32_t typed[8], size_t *count, const uint32_t *letters, size_t left)
{
    return left > 1 && in(letters[0], 0x17c9, 0x17ca) && is_khmer_vowel(letters[1]) ? swap(typed, count, letters) : 0;
}

static size_t sign_first(uint32_t typed[8], size_t *count, const uint32_t *letters, size_t left)
{
    return left > 1 && is_khmer_vowel(letters[0]) && is_khmer_sign(letters[1]) ? swap(typed, count, letters) : 0;
}

static size_t coeng_last(uint32_t typed[8], size_t *count, const uint32_t *letters, size_t left)
{
    if (left < 3 || letters[0] != 0x17d2 || !(is_khmer_vowel(letters[2]) || is_khmer_sign(letters[2])))
        return 0;
    typed[0] = letters[2];
    typed[1] = letters[0];
    typed[2] = letters[1];
    *count = 3;
    return 3;
}

static size_t ro_first(uint32_t typed[8], size_t *count, const uint32_t *letters, size_t left)
{
    if (left < 4 || letters[0] != 0x17d2 || letters[2] != 0x17d2 || letters[3] != 0x179a)
        return 0;
    typed[0] = letters[2];
    typed[1] = letters[3];
    typed[2] = letters[0];
    typed[3] = letters[1];
    *count = 4;
    return 4;
}

static size_t vowel_in_halves(uint32_t typed[8], size_t *count, const uint32_t *letters, size_t left)
{
    (void)left;
    if (letters[0] == 0x17be)
        return type_two(typed, count, 0x17c1, 0x17b8, 1);
    return letters[0] == 0x17c4 ? type_two(typed, count, 0x17c1, 0x17b6, 1) : 0;
}

static size_t vowel_in_halves_turned(uint32_t typed[8], size_t *count, const uint32_t *letters, size_t left)
{
    (void)left;
    if (letters[0] == 0x17be)
        return type_two(typed, count, 0x17b8, 0x17c1, 1);
    return letters[0] == 0x17c4 ? type_two(typed, count, 0x17b6, 0x17c1, 1) : 0;
}

static size_t coeng_da(uint32_t typed[8], size_t *count, const uint32_t *letters, size_t left)
{
    if (left < 2 || letters[0] != 0x17d2 || !(letters[1] == 0x178a || letters[1] == 0x178f))
        return 0;
    return type_two(typed, count, 0x17d2, letters[1] == 0x178a ? 0x178f : 0x178a, 2);
}

static size_t coeng_twice(uint32_t typed[8], size_t *count, const uint32_t *letters, size_t left)
{
    (void)left;
    return letters[0] == 0x17d2 ? type_two(typed, count, 0x17d2, 0x17d2, 1) : 0;
}

static size_t variant_letter(uint32_t typed[8], size_t *count, const uint32_t *letters, size_t left)
{
    static const uint32_t variants[][2] = {{0x17b1, 0x17b2}, {0x17a2, 0x17a3}, {0x17c6, 0x17d3}, {0x17d1, 0x17dd}};
    size_t i;

    (void)left;
    for (i = 0; i < sizeof variants / sizeof variants[0]; i++)
        if (letters[0] == variants[i][0])
            return type_one(typed, count, variants[i][1], 1);
    return 0;
}

/* The shifter of a plain consonant of its series, below a vowel above, typed as u. */
static size_t u_for_shifter(uint32_t typed[8], size_t *count, const uint32_t *letters, size_t left)
{
    static const char first_series[] = "\u179f\u17a0\u17a2";
    static const char second_series[] = "\u1784\u1789\u1793\u1798\u1799\u179a\u179c\u1794";
    char base[5] = "";
    bool above;

    if (left < 3)
        return 0;
    utf8_encode(base, letters[0]);
    above = in(letters[2], 0x17b7, 0x17ba) || letters[2] == 0x17be ||
            (left > 3 && letters[2] == 0x17b6 && letters[3] == 0x17c6);
    if (!above || strstr(letters[1] == 0x17ca   ? first_series
                         : letters[1] == 0x17c9 ? second_series
                                                : "",
                         base) == NULL)
        return 0;
    return type_two(typed, count, letters[0], 0x17bb, 2);
}

/* --- Thai and Lao --- */

static bool is_tone(uint32_t c)
{
    return in(c, 0xe48, 0xe4b) || in(c, 0xec8, 0xecb);
}

static size_t tone_first(uint32_t typed[8], size_t *count, const uint32_t *letters, size_t left)
{
    bool vowel = letters[0] == 0xe31 || in(letters[0], 0xe34, 0xe39) || letters[0] == 0xeb1 ||
                 in(letters[0], 0xeb4, 0xeb9) || letters[0] == 0xebb;

    return left > 1 && vowel && is_tone(letters[1]) ? swap(typed, count, letters) : 0;
}

static bool is_am(uint32_t c)
{
    return c == 0xe33 || c == 0xeb3;
}

static size_t am_in_halves(uint32_t typed[8], size_t *count, const uint32_t *letters, size_t left)
{
    (void)left;
    return is_am(letters[0]) ? type_two(typed, count, letters[0] + 0x1a, letters[0] - 1, 1) : 0;
}

static size_t am_around_tone(uint32_t typed[8], size_t *count, const uint32_t *letters, size_t left)
{
    if (left < 2 || !is_tone(letters[0]) || !is_am(letters[1]))
        return 0;
    type_three(typed, count, letters[1] + 0x1a, letters[0], letters[1] - 1);
    return 2;
}

static size_t tone_behind_am(uint32_t typed[8], size_t *count, const uint32_t *letters, size_t left)
{
    return left > 1 && is_tone(letters[0]) && is_am(letters[1]) ? swap(typed, count, letters) : 0;
}

static size_t e_twice(uint32_t typed[8], size_t *count, const uint32_t *letters, size_t left)
{
    (void)left;
    if (letters[0] != 0xe41 && letters[0] != 0xec1)
        return 0;
    return type_two(typed, count, letters[0] - 1, letters[0] - 1, 1);
}

static size_t ho_apart(uint32_t typed[8], size_t *count, const uint32_t *letters, size_t left)
{
    (void)left;
    if (letters[0] == 0xedc)
        return type_two(typed, count, 0xeab, 0xe99, 1);
    return letters[0] == 0xedd ? type_two(typed, count, 0xeab, 0xea1, 1) : 0;
}

/* --- Burmese --- */

static size_t dot_last(uint32_t typed[8], size_t *count, const uint32_t *letters, size_t left)
{
    return left > 1 && letters[0] == 0x1037 && letters[1] == 0x103a ? swap(typed, count, letters) : 0;
}

static size_t medials_turned(uint32_t typed[8], size_t *count, const uint32_t *letters, size_t left)
{
    return left > 1 && in(letters[0], 0x103b, 0x103d) && in(letters[1], letters[0] + 1, 0x103e)
               ? swap(typed, count, letters)
               : 0;
}

static size_t vowels_turned(uint32_t typed[8], size_t *count, const uint32_t *letters, size_t left)
{
    return left > 1 && in(letters[0], 0x102d, 0x102e) && in(letters[1], 0x102f, 0x1030) ? swap(typed, count, letters)
                                                                                       : 0;
}

static size_t look_alike(uint32_t typed[8], size_t *count, const uint32_t *letters, size_t left)
{
    (void)left;
    switch (letters[0]) {
    case 0x1008:
        return type_two(typed, count, 0x1005, 0x103b, 1);
    case 0x1026:
        return type_two(typed, count, 0x1025, 0x102e, 1);
    case 0x1029:
        return type_two(typed, count, 0x101e, 0x103c, 1);
    default:
        return 0;
    }
}

/* --- all of them --- */

static bool is_sign(uint32_t c)
{
    return is_khmer_vowel(c) || is_khmer_sign(c) || in(c, 0x17c9, 0x17ca) || is_tone(c) || in(c, 0xe34, 0xe39) ||
           in(c, 0xeb4, 0xeb9) || in(c, 0x102b, 0x1030) || in(c, 0x103b, 0x103e);
}

static size_t sign_twice(uint32_t typed[8], size_t *count, const uint32_t *letters, size_t left)
{
    (void)left;
    return is_sign(letters[0]) ? type_two(typed, count, letters[0], letters[0], 1) : 0;
}

static size_t border_before_sign(uint32_t typed[8], size_t *count, const uint32_t *letters, size_t left)
{
    (void)left;
    return is_sign(letters[0]) ? type_two(typed, count, 0x200b, letters[0], 1) : 0;
}

static size_t joiner_before_sign(uint32_t typed[8], size_t *count, const uint32_t *letters, size_t left)
{
    (void)left;
    return is_sign(letters[0]) ? type_two(typed, count, 0x200c, letters[0], 1) : 0;
}

static size_t border_behind_leader(uint32_t typed[8], size_t *count, const uint32_t *letters, size_t left)
{
    bool leads = in(letters[0], 0xe40, 0xe44) || in(letters[0], 0xec0, 0xec4) || letters[0] == 0x17d2;

    return left > 1 && leads ? type_two(typed, count, letters[0], 0x200b, 1) : 0;
}

static const struct {
    const char *name;
    change *apply;
} changes[] = {
    {"shifter last", shifter_last},
    {"sign first", sign_first},
    {"coeng last", coeng_last},
    {"ro first", ro_first},
    {"vowel in halves", vowel_in_halves},
    {"vowel in halves, turned", vowel_in_halves_turned},
    {"coeng da", coeng_da},
    {"coeng twice", coeng_twice},
    {"variant letter", variant_letter},
    {"u for shifter", u_for_shifter},
    {"tone first", tone_first},
    {"am in halves", am_in_halves},
    {"am around tone", am_around_tone},
    {"tone behind am", tone_behind_am},
    {"e twice", e_twice},
    {"ho apart", ho_apart},
    {"dot last", dot_last},
    {"medials turned", medials_turned},
    {"vowels turned", vowels_turned},
    {"look-alike", look_alike},
    {"sign twice", sign_twice},
    {"border before sign", border_before_sign},
    {"joiner before sign", joiner_before_sign},
    {"border behind leader", border_behind_leader},
};
#define CHANGES (sizeof changes / sizeof changes[0])

static size_t applied[CHANGES]; /* how often */

/* The text with a change made at its n-th place, or at all (`only` SIZE_MAX); returns at how many it could be. */
static size_t retype(struct buf *out, const uint32_t *letters, size_t count, change *apply, size_t only)
{
    size_t places = 0;
    size_t at = 0;

    buf_clear(out);
    while (at < count) {
        uint32_t typed[8];
        size_t length = 0;
        size_t replaced = apply(typed, &length, letters + at, count - at);
        size_t i;

        if (replaced > 0)
            places++;
        if (replaced == 0 || (only != SIZE_MAX && places != only + 1)) {
            buf_codepoint(out, letters[at++]);
            continue;
        }
        for (i = 0; i < length; i++)
            buf_codepoint(out, typed[i]);
        at += replaced;
    }
    return places;
}

static bool put_token(void *context, const struct token *token)
{
    buf_append(context, token->bytes, token->length);
    buf_char(context, '|');
    return true;
}

static void expect_tokens(const char *language, const struct buf *typed, const struct buf *want, const char *how)
{
    struct buf got = BUF_INIT;

    CHECK(analyzer_run(analyzer, language, buf_text(typed), typed->length, put_token, &got, NULL) == VITRINE_OK);
    if (!CHECK(strcmp(buf_text(&got), buf_text(want)) == 0))
        fprintf(stderr, "  %s: [%s]\n   got %s\n  want %s\n", how, buf_text(typed), buf_text(&got), buf_text(want));
    buf_dispose(&got);
}

static void check_words(const char *language, const char *text)
{
    static uint32_t letters[LETTERS];
    size_t length = strlen(text);
    struct buf want = BUF_INIT;
    struct buf typed = BUF_INIT;
    size_t count = 0;
    size_t at = 0;
    size_t i;
    size_t place;

    while (at < length && count < LETTERS)
        letters[count++] = utf8_next(text, length, &at);
    CHECK(analyzer_run(analyzer, language, text, at, put_token, &want, NULL) == VITRINE_OK);
    for (i = 0; i < CHANGES; i++) {
        size_t places = retype(&typed, letters, count, changes[i].apply, SIZE_MAX);

        applied[i] += places;
        if (places > 0)
            expect_tokens(language, &typed, &want, changes[i].name);
        for (place = 0; place < places && place < PLACES; place++) {
            retype(&typed, letters, count, changes[i].apply, place);
            expect_tokens(language, &typed, &want, changes[i].name);
        }
    }
    buf_dispose(&want);
    buf_dispose(&typed);
}

/* Each change fits somewhere here. */
static void check_own_words(void)
{
    static const char *const words[][2] = {
        {"km", "ស៊ី ស៊ុប ស្ត្រី ចាំ ដើរ លោក ឱ្យ អាន កុំ ម៉ាស៊ីន"},
        {"th", "ที่ น้ำ แม่ คำ"},
        {"lo", "ນ້ຳ ແມ່ ໜອງ ໝູ່ ທີ່ ຄຳ"},
        {"my", "ခွင့် ကျွန်တော် ကြွယ် ကြွေး မြွှာ ဈေး ဦး ဩဂုတ် ကိုယ်"},
    };
    size_t i;

    for (i = 0; i < sizeof words / sizeof words[0]; i++)
        check_words(words[i][0], words[i][1]);
    for (i = 0; i < CHANGES; i++)
        if (!CHECK(applied[i] > 0))
            fprintf(stderr, "  %s\n", changes[i].name);
}

static void check_vectors(void)
{
    static const char *const languages[] = {"km", "lo", "th", "my"};
    struct table table;
    size_t i;

    if (!CHECK(table_open(&table, "segment.tsv")))
        return;
    while (table_next(&table))
        for (i = 0; i < sizeof languages / sizeof languages[0]; i++)
            if (strcmp(table.columns[0], languages[i]) == 0)
                check_words(languages[i], table.columns[1]);
    table_close(&table);
}

/* One sentence of eight; names are in the vectors. */
static void check_sentences(void)
{
    static const char *const languages[] = {"km", "th", "lo"};
    FILE *file = sentences_open("texts/ntrex-128.jsonl");
    size_t number = 0;
    json_t *row;
    size_t i;

    if (file == NULL) {
        printf("texts/ntrex-128.jsonl is not there\n");
        return;
    }
    while ((row = sentences_next(file)) != NULL) {
        for (i = 0; i < sizeof languages / sizeof languages[0] && number % 8 == 0; i++)
            check_words(languages[i], json_string_value(json_object_get(row, languages[i])));
        json_decref(row);
        number++;
    }
    fclose(file);
}

int main(void)
{
    size_t i;

    if (!CHECK(analyzer_new(&analyzer, NULL) == VITRINE_OK))
        return check_end();
    check_own_words();
    check_vectors();
    check_sentences();
    for (i = 0; i < CHANGES; i++)
        printf("%s: %zu places\n", changes[i].name, applied[i]);
    analyzer_free(analyzer);
    return check_end();
}
