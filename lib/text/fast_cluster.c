/* SPDX-License-Identifier: MIT
 * Clusters and single characters that stay as they are; see fast_cluster.h.
 *
 * A cluster is left alone by spelling.c and by NFC if the ranks of its signs ascend and none of its letters
 * may have another spelling beside its neighbours. What is said here of pairs is stricter than what
 * spelling.c does, so that it may learn more without a change here. */
#include "text/fast_cluster.h"

#include <unicode/uchar.h>

#include "text/border.h"
#include "text/signs.h"

#define KHMER 256 /* where its classes begin */

#define SLOW SIGN_RANK /* a class: neither a letter nor a sign that may go the short way */
#define RANK_VOWEL 5   /* from here on signs are vowels, and what stands behind them */
#define RANK_COENG 3
#define DA 0x178a /* under another it looks like ta */

/* --- the table --- */

static bool is_stable(uint32_t c)
{
    return u_getIntPropertyValue((UChar32)c, UCHAR_NFC_QUICK_CHECK) == UNORM_YES;
}

/* Independent vowels of Khmer that have another spelling by themselves. */
static bool is_replaced(uint32_t c, uint8_t sign)
{
    return c >= SIGNS_KHMER && (sign & SIGN_LOOK) && !(sign & SIGN_FOLLOWS);
}

static uint8_t class_of(const struct letters *letters, uint32_t c)
{
    struct letter letter = letters_get(letters, c);
    uint8_t sign = sign_of(c);

    if (letter.kind != KIND_CLUSTER || letter.lower != c || (letter.flags & LETTER_COMPATIBLE) ||
        !is_stable(c))
        return SLOW;
    if ((sign & SIGN_FOLLOWS) && !(sign & SIGN_STACKS) && (sign & SIGN_RANK) == 0)
        return SLOW;
    return is_replaced(c, sign) ? SLOW : sign;
}

static void fill(struct fast_signs *signs, size_t at, uint32_t first, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++)
        signs->classes[at + i] = class_of(signs->letters, first + (uint32_t)i);
}

void fast_signs_init(struct fast_signs *signs, const struct letters *letters)
{
    signs->letters = letters;
    fill(signs, 0, SIGNS_THAI, KHMER);
    fill(signs, KHMER, SIGNS_KHMER, FAST_SIGNS - KHMER);
}

/* Where a character's class stands; FAST_SIGNS if it has none. */
static inline size_t place_of(uint32_t c)
{
    if (c - SIGNS_THAI < KHMER)
        return c - SIGNS_THAI;
    return c - SIGNS_KHMER < FAST_SIGNS - KHMER ? KHMER + (c - SIGNS_KHMER) : FAST_SIGNS;
}

/* That of the character that the text begins with. */
static inline size_t place_at(const char *text, size_t length)
{
    const unsigned char *p = (const unsigned char *)text;

    if (length < 3 || (p[0] != 0xe0 && p[0] != 0xe1) || (p[1] & 0xc0) != 0x80 || (p[2] & 0xc0) != 0x80)
        return FAST_SIGNS;
    return place_of((p[0] & 0xfu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu));
}

/* --- clusters --- */

static bool may_begin(uint8_t class)
{
    return class != SLOW && !(class & SIGN_FOLLOWS);
}

/* A letter below another. */
static bool goes_below(uint8_t class, size_t place)
{
    return class == 0 && place != KHMER + DA - SIGNS_KHMER;
}

/* A vowel's sign that may be half of another, or look like another: sure as the last one only. */
static bool is_half(uint8_t class)
{
    return (class & SIGN_LOOK) && (class & SIGN_FOLLOWS) && (class & SIGN_RANK) != 0;
}

/* A letter that may be one with the letter behind it: ho of Lao. */
static bool may_join(uint8_t class)
{
    return (class & SIGN_LOOK) && !(class & SIGN_FOLLOWS);
}

/* What is known of the cluster so far. */
struct clustering {
    uint8_t before; /* the class of the last character */
    unsigned rank;  /* of the last sign */
};

/* One character more; false if the cluster may not go the short way. */
static bool take(struct clustering *cluster, uint8_t class, size_t place)
{
    unsigned rank = class & SIGN_RANK;

    if (cluster->before & SIGN_STACKS) {
        cluster->before = class;
        return goes_below(class, place);
    }
    if (cluster->before & SIGN_LEADS) {
        cluster->before = class;
        return (class & ~SIGN_LOOK) == 0;
    }
    if (class & SIGN_STACKS)
        rank = RANK_COENG;
    if (class == SLOW || rank <= cluster->rank || is_half(cluster->before) ||
        (is_half(class) && cluster->rank >= RANK_VOWEL))
        return false;
    cluster->before = class;
    cluster->rank = rank;
    return true;
}

size_t fast_cluster_length(const struct fast_signs *signs, const char *text, size_t length)
{
    size_t place = place_at(text, length);
    size_t at = 0;
    size_t script; /* Thai, Lao and Khmer have 128 places each */
    struct clustering cluster = {0, 0};

    if (place == FAST_SIGNS || !may_begin(signs->classes[place]))
        return 0;
    cluster.before = signs->classes[place];
    script = place >> 7;
    for (at = 3;; at += 3) {
        uint8_t class;

        place = place_at(text + at, length - at);
        if (place == FAST_SIGNS)
            break;
        class = signs->classes[place];
        if (may_begin(class) && !(cluster.before & (SIGN_LEADS | SIGN_STACKS)))
            return may_join(cluster.before) ? 0 : at;
        if (place >> 7 != script || !take(&cluster, class, place))
            return 0;
    }
    return border_is_sure(signs->letters, KIND_CLUSTER, text, length, at) ? at : 0;
}

/* A mark of another script may change places with one of these: no border is sure behind it. */
bool fast_cluster_may_follow(const struct fast_signs *signs, uint32_t last, const char *text, size_t length)
{
    size_t place = place_at(text, length);
    uint8_t sign = sign_of(last);

    return place_of(last) != FAST_SIGNS && place != FAST_SIGNS && may_begin(signs->classes[place]) &&
           !(sign & (SIGN_LEADS | SIGN_STACKS)) && !may_join(sign);
}

/* --- single characters --- */

/* Han, syllables of Hangul, kana: those that letters.c has at hand. Marks that repeat or voice are not among
 * them. */
bool fast_single_begins(const char *text, size_t length)
{
    const unsigned char *p = (const unsigned char *)text;
    uint32_t c;

    if (length < 3 || p[0] < 0xe3 || p[0] > 0xed || (p[1] & 0xc0) != 0x80 || (p[2] & 0xc0) != 0x80)
        return false;
    c = (p[0] & 0xfu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
    return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7a3) || (c >= 0x3041 && c <= 0x3096) ||
           (c >= 0x30a1 && c <= 0x30f6);
}

size_t fast_single_length(const struct fast_signs *signs, const char *text, size_t length)
{
    if (!fast_single_begins(text, length))
        return 0;
    return fast_single_begins(text + 3, length - 3) ||
                   border_is_sure(signs->letters, KIND_SINGLE, text, length, 3)
               ? 3
               : 0;
}
