/* SPDX-License-Identifier: MIT
 * The words of a text; see sample.h. */
#include "text/charset/sample.h"

#include <string.h>

#include "base/utf8.h"
#include "text/charset/legacy.h"
#include "text/charset/toned.h"
#include "text/charset/viqr.h"
#include "text/vietnamese.h"

#define ENOUGH_SETTLED 64
#define LONGEST ((size_t)1 << 20) /* bytes of a text that are looked at */
#define LETTER(byte) (((byte) | 0x20) >= 'a' && ((byte) | 0x20) <= 'z')

/* A word being put together. */
struct word {
    char bytes[SAMPLE_WORD_BYTES];
    size_t length; /* may be more than fits */
    size_t high;
    bool settled;
    bool unknown; /* has a character that stands for no byte, or touches a digit */
};

static uint64_t hash_of(const char *bytes, size_t length)
{
    uint64_t hash = 0xcbf29ce484222325u; /* FNV-1a */
    size_t i;

    for (i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 0x100000001b3u;
    return hash;
}

/* Has it all the words it can hold, or is the text Unicode without doubt? */
static bool is_full(const struct sample *sample)
{
    return sample->count == SAMPLE_WORDS ||
           (sample->settled >= ENOUGH_SETTLED && sample->settled > sample->count);
}

static void count_kinds(struct sample *sample, const struct word *word)
{
    size_t i;

    for (i = 0; i < word->length; i++) {
        unsigned char byte = (unsigned char)word->bytes[i];

        sample->kinds += !LETTER(byte) && !sample->seen[byte];
        sample->seen[byte] = true;
    }
}

static void keep_word(struct sample *sample, const struct word *word)
{
    size_t slot = hash_of(word->bytes, word->length) % SAMPLE_SLOTS;
    struct sample_word *kept;

    for (; sample->slots[slot] != 0; slot = (slot + 1) % SAMPLE_SLOTS) {
        kept = &sample->words[sample->slots[slot] - 1];
        if (kept->length == word->length && memcmp(kept->bytes, word->bytes, word->length) == 0)
            return;
    }
    count_kinds(sample, word);
    kept = &sample->words[sample->count++];
    sample->slots[slot] = (uint16_t)sample->count;
    kept->length = (unsigned char)word->length;
    memcpy(kept->bytes, word->bytes, word->length);
    sample->high += word->high;
}

static void count_plain(struct sample *sample, const struct word *word)
{
    char lower[SAMPLE_WORD_BYTES];
    uint64_t hash;
    size_t i;

    if (word->length < 2 || sample->plain == SAMPLE_PLAIN)
        return;
    for (i = 0; i < word->length; i++)
        lower[i] = (char)(word->bytes[i] | 0x20);
    hash = hash_of(lower, word->length);
    for (i = 0; i < sample->plain; i++)
        if (sample->plain_hashes[i] == hash)
            return;
    sample->plain_hashes[sample->plain++] = hash;
    sample->plain_valid += syllable_is_plain_shape(lower, word->length);
}

/* What stands behind the word is no letter. Words that touch digits are units and codes; in GB 18030 all are.
 */
static void end_word(struct sample *sample, struct word *word, uint32_t next)
{
    bool digit = next >= '0' && next <= '9';

    word->unknown |= digit && word->length > 0;
    if (word->settled)
        sample->settled++;
    else if (word->length > SAMPLE_WORD_BYTES && word->high > 0)
        sample->overlong++;
    else if (word->unknown || word->length == 0 || word->length > SAMPLE_WORD_BYTES)
        ; /* says nothing */
    else if (word->high > 0)
        keep_word(sample, word);
    else
        count_plain(sample, word);
    *word = (struct word){.unknown = digit};
}

static void add_byte(struct word *word, unsigned char byte, bool high)
{
    if (word->length < SAMPLE_WORD_BYTES)
        word->bytes[word->length] = (char)byte;
    word->length++;
    word->high += high;
}

/* Letters of VISCII, VPS and TCVN 5712 among the controls. */
static bool is_low_letter(unsigned char byte)
{
    return byte > 0 && byte < 0x20 && strchr("\t\n\v\f\r\x1a\x1b", byte) == NULL;
}

void sample_read(struct sample *sample, const char *bytes, size_t length)
{
    struct word word = {.length = 0};
    size_t i;

    if (length > LONGEST)
        length = LONGEST;
    for (i = 0; i < length && !is_full(sample); i++) {
        unsigned char byte = (unsigned char)bytes[i];

        if (LETTER(byte))
            add_byte(&word, byte, false);
        else if (byte >= 0x80 || is_low_letter(byte))
            add_byte(&word, byte, true);
        else
            end_word(sample, &word, byte);
    }
    if (!is_full(sample))
        end_word(sample, &word, 0);
}

bool sample_wants_space(const char *bytes, size_t length)
{
    unsigned char last = length > 0 ? (unsigned char)bytes[length - 1] : 0;
    unsigned char lead = length > 1 ? (unsigned char)bytes[length - 2] : 0;

    return last == 0xc3 || (lead == 0xe1 && (last == 0xba || last == 0xbb));
}

void sample_read_text(struct sample *sample, const char *text, size_t length)
{
    struct word word = {.length = 0};
    size_t at = 0;

    length = utf8_floor(text, length, LONGEST);
    while (at < length && !is_full(sample)) {
        uint32_t c = utf8_next(text, length, &at);
        int byte = legacy_byte_1252(c);

        if (c == ' ' && word.length <= SAMPLE_WORD_BYTES && sample_wants_space(word.bytes, word.length))
            byte = 0xa0;
        if (c < 0x80 && LETTER(c)) {
            add_byte(&word, (unsigned char)c, false);
        } else if (byte >= 0x80 || (byte >= 0 && is_low_letter((unsigned char)byte))) {
            add_byte(&word, (unsigned char)byte, true);
        } else if (byte < 0) {
            word.settled |= toned_is_letter(c) || toned_of_mark(c) != TONE_LEVEL;
            word.unknown = true;
        } else {
            end_word(sample, &word, c);
        }
    }
    if (!is_full(sample))
        end_word(sample, &word, 0);
}

void sample_read_viqr(struct sample *sample, const char *text, size_t length)
{
    struct word word = {.length = 0};
    size_t at = 0;

    if (length > LONGEST)
        length = LONGEST;
    while (at < length && !is_full(sample)) {
        size_t end = viqr_word_end(text, length, at);
        bool marked = viqr_is_marked(text + at, end - at);

        sample->kinds += marked; /* the marks are few in kind, and each says more than a letter */
        for (; at < end; at++)
            add_byte(&word, (unsigned char)text[at], marked);
        if (at < length)
            end_word(sample, &word, (unsigned char)text[at++]);
    }
    if (!is_full(sample))
        end_word(sample, &word, 0);
}
