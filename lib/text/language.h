/* SPDX-License-Identifier: MIT
 * text/language.h - language tags as Vitrine stores them, and which language a text is in.
 *
 * A stored tag is a BCP 47 language, plus a script where it is not the usual one ("vi", "en", "zh-Hans",
 * "sr-Latn"); regions and the rest are dropped. Chinese always has a script, except in a question, where "zh"
 * means both. "und" is for words whose language nobody can tell. */
#ifndef TEXT_LANGUAGE_H
#define TEXT_LANGUAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "vitrine/error.h"

#define LANGUAGE_SIZE 16 /* bytes of a stored tag with its NUL */

/* Is `tag` (already canonical) one the catalogue has texts in? Lets `la kr tw ch` through where it is. */
typedef bool language_known(void *context, const char *tag);

/* Canonical form of a tag a person or a file gave: case and '_' do not matter, regions go, zh-TW/zh-HK/zh-MO
 * become zh-Hant, zh-CN/zh-SG zh-Hans, cmn and yue Chinese; a bare "zh" stays "zh". What ISO 639 does not have,
 * and the country codes vn cn kh jp (also la kr tw ch unless `known` says otherwise; `known` may be NULL), are
 * EINVAL, with the likely tag in the message ("vn: not a language; did you mean vi?"). */
vitrine_status language_parse(char out[LANGUAGE_SIZE], const char *tag, language_known *known, void *context,
                              vitrine_error **err);
/* The same for a text in hand: a bare "zh" is settled by its characters, else zh-Hans. */
vitrine_status language_parse_for(char out[LANGUAGE_SIZE], const char *tag, const char *text, size_t length,
                                  vitrine_error **err);
/* Does a stored tag answer a question for `wanted` (equal, or wanted is "zh" and the tag is Chinese)? */
bool language_matches(const char *stored, const char *wanted);
/* The suffix of a file's name: one of vi en km lo th zh ja ko fr ru (zh-Hans, zh-Hant), an alias with one
 * meaning (vn cn kh jp), or a tag `known` accepts; any case, '_' or '-'. False for everything else. */
bool language_of_suffix(char out[LANGUAGE_SIZE], const char *suffix, size_t length, language_known *known,
                        void *context);

/* What the letters of a text say. confidence: 0 to 1; "und" with 0 where they say nothing (no letters, a camera's
 * name, a name in plain letters). By script first; Chinese from Japanese, simplified from traditional by characters;
 * then, among languages of one script, by syllables of Vietnamese, small words, usual words, endings and letters. A
 * text in several languages is that of most of its words, with less confidence. Reads the first 2,048 bytes. */
struct language_guess {
    char tag[LANGUAGE_SIZE];
    double confidence;
};
#define LANGUAGE_LIKELY 0.25 /* from here on a guess is better than the home language */
void language_guess(struct language_guess *out, const char *text, size_t length);
/* For one keyword: the language its letters settle (script; a Vietnamese mark gives vi), else "und". */
void language_of_keyword(char out[LANGUAGE_SIZE], const char *text, size_t length);

/* Spelled without marks, so that a marked query word also means its plain form there: true for en, and for
 * Latin words inside km lo th my zh ja ko ru. */
bool language_is_unmarked(const char *tag);

#endif
