/* SPDX-License-Identifier: MIT
 * vitrine/text.h - the text analysis by itself: one form for the many spellings of a word, order, words and where they
 * stand, which language a text is in. Needs no catalogue. See catalogue.h for what is common to all headers.
 *
 * No locale, no environment, no global state: the same arguments give the same answer in any thread, until
 * vitrine_analysis() (catalogue.h) changes. What is stored of these calls (folded forms, sort keys) is to be made anew when
 * it does.
 *
 * An analyzer holds what the calls need. Making one takes about a millisecond, so a program that asks often keeps one, each
 * thread its own. vitrine_text_fold, _equal and _compare have none: for a title they take less than making one, for many or
 * long texts more than an analyzer that is there.
 *
 * `language` is that of the text ("vi", "zh-Hant"; NULL: not stated), and matters where a rule is one language's. What is
 * no language is EINVAL, with the likely tag in the message. Text that is not UTF-8 is EINVAL, and the error's span
 * (vitrine_error_span) is the first byte that is wrong. What each rule is, with examples and where it comes from, is in
 * lib/text/README.md. */
#ifndef VITRINE_TEXT_H
#define VITRINE_TEXT_H

#include "vitrine/catalogue.h"
#include "vitrine/query.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum vitrine_form {
    VITRINE_WRITTEN = 0, /* NFC, lower case, Vietnamese tones placed the new way, repaired spelling */
    VITRINE_FOLDED = 1   /* that without marks on Latin letters; d for đ */
} vitrine_form;

/* The text in that form, spaces and punctuation kept (of several spaces one). Folding twice is folding once. Free with
 * vitrine_string_free. */
VITRINE_CHECKED vitrine_status vitrine_text_fold(char **out, const char *text, const char *language,
                                                 vitrine_form form, vitrine_error **err);

/* Does `text`, word for word and from its first to its last, say what `query` asks for? A word answers another
 *   in every mode          when both have one written form ("Hoà" and "hòa", in any composition);
 *   unless strict          also when they differ in i and y only, where both spellings are usual ("kỹ" and "kĩ");
 *   smart                  also when the query's word has no marks and they have one folded form ("duong" is answered by
 *                          "Đường"). Where it has marks they count ("đường" is not answered by "dương"), but for a plain
 *                          word ("duong") in a language spelled without marks (en; Latin words in km lo th my zh ja ko
 *                          ru), and, in vi and where no language is stated, in a text that has no mark at all;
 *   ignore                 also when they have one folded form.
 * Signs between words do not count; of two texts without words the written forms are compared. A text answers itself. In
 * strict and ignore mode the order of the two does not matter; in smart mode it does. */
VITRINE_CHECKED vitrine_status vitrine_text_equal(bool *out, const char *query, const char *text,
                                                  const char *language, vitrine_marks marks, vitrine_error **err);

/* *out below, at or above 0: `a` stands before `b` in alphabetical order, they have one written form, or behind. Word by
 * word, as Vietnamese dictionaries do, first the letters of a word, then its marks. In vi, and where no language is stated,
 * ă â đ ê ô ơ ư are letters behind a a d e o o u, and the tones are level, huyền, hỏi, ngã, sắc, nặng; elsewhere a mark decides
 * between equals only. Latin letters stand before other scripts, each of which has the order of Unicode; in Thai and Lao a
 * leading vowel is sorted behind its consonant. Spaces at the ends do not count, other signs do. */
VITRINE_CHECKED vitrine_status vitrine_text_compare(int *out, const char *a, const char *b, const char *language,
                                                    vitrine_error **err);

/* --- many texts --- */

typedef struct vitrine_analyzer vitrine_analyzer; /* one thread at a time; any number may exist */

VITRINE_CHECKED vitrine_status vitrine_analyzer_new(vitrine_analyzer **out, vitrine_error **err);
/* All tokens made with it must be freed before. */
VITRINE_API void vitrine_analyzer_free(vitrine_analyzer *analyzer);

/* As vitrine_text_fold and vitrine_text_equal. */
VITRINE_CHECKED vitrine_status vitrine_analyzer_fold(char **out, vitrine_analyzer *analyzer, const char *text,
                                                     const char *language, vitrine_form form, vitrine_error **err);
VITRINE_CHECKED vitrine_status vitrine_analyzer_equal(bool *out, vitrine_analyzer *analyzer, const char *query,
                                                      const char *text, const char *language, vitrine_marks marks,
                                                      vitrine_error **err);
/* A string for each text, so that strcmp puts the strings in the order of vitrine_text_compare: to sort many texts, or to
 * be stored beside them. UTF-8, not for reading. Free with vitrine_string_free. */
VITRINE_CHECKED vitrine_status vitrine_analyzer_sort_key(char **out, vitrine_analyzer *analyzer, const char *text,
                                                         const char *language, vitrine_error **err);

/* --- words --- */

typedef struct vitrine_tokens vitrine_tokens; /* a forward-only run over the tokens of one text */

/* Tokens are words in scripts with spaces (split at . ' _ - and between letters and digits), orthographic clusters in Khmer,
 * Lao, Thai and Burmese, single characters of Han, kana and Hangul. Their spans are in order, on borders of characters, and
 * apart, but for a character that stands for several words, which is in the span of each. */
typedef struct vitrine_token {
    const char *written; /* its written form, with a NUL behind; of a very long word (255 bytes) the beginning */
    size_t written_length;
    const char *folded; /* what it shares with its other spellings: as VITRINE_FOLDED, and hiragana for katakana, simplified
                           for traditional Han */
    size_t folded_length;
    size_t start;      /* bytes of the text that it stands for: from start up to end */
    size_t end;
    uint32_t position; /* 0 for the first, then by 1 */
    bool marked;       /* a Latin word with a mark or đ: one whose marks count in smart mode */
    bool joined;       /* follows the token before it without a space: a part of the same written word */
    bool unspaced;     /* of a script written without spaces */
} vitrine_token;

/* Analyse `length` bytes of `text`, which is not needed afterwards. */
VITRINE_CHECKED vitrine_status vitrine_tokens_new(vitrine_tokens **out, vitrine_analyzer *analyzer, const char *text,
                                                  size_t length, const char *language, vitrine_error **err);
/* VITRINE_OK: *token is the next one, borrowed from tokens until the next _next. VITRINE_DONE: no more, *token is NULL. */
VITRINE_CHECKED vitrine_status vitrine_tokens_next(vitrine_tokens *tokens, const vitrine_token **token,
                                                   vitrine_error **err);
/* The stem of the token given last, folded ("islands" gives "island"); *out NULL, and OK, where the language has no stemmer
 * (libstemmer: da de el en es fi fr hi hu id it nl no pt ro ru sv tr and others; no Vietnamese). Borrowed from tokens until
 * the next call. EINVAL: no token has been given. */
VITRINE_CHECKED vitrine_status vitrine_tokens_stem(const char **out, vitrine_tokens *tokens, vitrine_error **err);
VITRINE_API void vitrine_tokens_free(vitrine_tokens *tokens);

/* --- languages --- */

/* The language that the letters and words of `length` bytes of text tell, as a canonical tag; "und" where they tell none.
 * confidence (may be NULL): from 0 to 1. A guess looks at the beginning of a long text. Free with vitrine_string_free. */
VITRINE_CHECKED vitrine_status vitrine_language_guess(char **out, double *confidence, const char *text,
                                                      size_t length, vitrine_error **err);
/* The canonical tag as catalogues store it ("vi-VN" gives "vi", "zh_TW" "zh-Hant"). Errors: EINVAL, with the likely
 * tag in the message, for what is no language. Free with vitrine_string_free. */
VITRINE_CHECKED vitrine_status vitrine_language_canonical(char **out, const char *tag, vitrine_error **err);

#ifdef __cplusplus
}
#endif
#endif
