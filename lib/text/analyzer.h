/* SPDX-License-Identifier: MIT
 * text/analyzer.h - from text to tokens, and what a token of a query reaches.
 *
 * A token's bytes are its written form: NFC with marks in their usual order, compatibility forms of width undone,
 * lower case, Vietnamese tones placed the new way, native digits as ASCII, repaired spelling. Latin, Cyrillic and
 * other spaced scripts give words, split at . ' _ - and where letters meet digits; Khmer, Lao, Thai and Burmese
 * give orthographic clusters; Han, kana and Hangul single characters. No locale, no globals: an analyzer is one
 * thread's, made once (it holds what ICU needs, so that no ICU object is made later). */
#ifndef TEXT_ANALYZER_H
#define TEXT_ANALYZER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "vitrine/error.h"

/* Changes whenever the same text could give other tokens, folded forms or stems: stored in a catalogue, and an
 * index written under another stamp is never trusted. Holds no ICU version: what ICU changes between versions
 * (dictionaries) is not stored; its Unicode data is stable for assigned characters. */
#define ANALYZER_STAMP "vitrine-3"

struct analyzer;

struct token {
    const char *bytes; /* the written form, not NUL-terminated; valid during the callback */
    size_t length;
    size_t start; /* bytes of the original text that it stands for: [start, end); in order, and apart but for a */
    size_t end;   /* character that stands for several words, which is in the span of each */
    uint32_t position; /* from 0, by 1 */
    bool marked;       /* a Latin word with a mark (or d with stroke): one whose marks count in smart mode */
    bool joined;       /* follows the token before it without a space: a part of the same written word */
    bool unspaced;     /* a cluster or character of a script written without spaces */
};

/* Return false to stop. */
typedef bool token_sink(void *context, const struct token *token);
typedef bool span_sink(void *context, const char *bytes, size_t length, size_t start, size_t end);

vitrine_status analyzer_new(struct analyzer **out, vitrine_error **err);
/* One for a text or two: made at once, but ten times slower at its work, and without stems. */
vitrine_status analyzer_new_brief(struct analyzer **out, vitrine_error **err);
void analyzer_free(struct analyzer *analyzer);

/* Give the tokens of `text` (valid UTF-8) in order. `language` is a stored tag or "und"; it matters little: eth
 * stays eth in is and fo. The sink may fold and stem, but not run the same analyzer. Asks for no memory: always
 * OK, also when the sink stopped. */
vitrine_status analyzer_run(struct analyzer *analyzer, const char *language, const char *text, size_t length,
                            token_sink *sink, void *context, vitrine_error **err);
/* The same tokens, their bytes and spans alone: each costs less. */
void analyzer_run_spans(struct analyzer *analyzer, const char *language, const char *text, size_t length,
                        span_sink *sink, void *context);

/* The key that a written token shares with its spellings: no marks on Latin bases, d for d with stroke, e for
 * Cyrillic io, oe for its ligature, simplified for traditional Han, hiragana for katakana. Appended to out.
 * Folding twice is folding once. */
void analyzer_fold(struct analyzer *analyzer, struct buf *out, const char *token, size_t length);
/* The stem of a written token where libstemmer has the language, else nothing is appended. Computed from the
 * written form and then folded, so that it is a key like the folded form. */
void analyzer_stem(struct analyzer *analyzer, struct buf *out, const char *language, const char *token,
                   size_t length);
/* The other spelling of a Vietnamese syllable that may be written with i or y (ky/ki with any tone, see
 * language.md 1.4), written form to written form or folded to folded; false if it has none. */
bool analyzer_swap_iy(struct analyzer *analyzer, struct buf *out, const char *token, size_t length);
/* May the written token become of what is typed so far, in written form; see text/typed.h. */
bool analyzer_begins(struct analyzer *analyzer, const char *typed, size_t typed_length, const char *token, size_t length);
/* Bytes of the token up to and with its last mark; 0 if it has none. */
size_t analyzer_last_mark(struct analyzer *analyzer, const char *token, size_t length);

/* A whole text in written (or folded) form, punctuation and spaces kept (any run of spaces becomes one), for
 * comparing and for the public fold call. Folded here leaves kana and Han as they are written; the key of
 * analyzer_fold does not. */
void analyzer_normalise(struct analyzer *analyzer, struct buf *out, const char *language, const char *text,
                        size_t length, bool folded);

#endif
