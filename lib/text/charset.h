/* SPDX-License-Identifier: MIT
 * text/charset.h - bytes of unknown encoding to UTF-8, and text whose encoding was taken for another's back
 * to what it says.
 *
 * In this order: a byte order mark; UTF-16 without one; UTF-8, even with a few broken bytes; a declared
 * encoding; the Vietnamese ones of language.md section 2 (TCVN3, TCVN 5712, VNI, VISCII, VPS, windows-1258)
 * by the share of valid syllables; windows-1252. Unicode text is then looked at for VIQR and for mojibake:
 * UTF-8, or one of the Vietnamese encodings, that was read as windows-1252 or ISO 8859-1. Nothing becomes
 * Vietnamese below the asked confidence. */
#ifndef TEXT_CHARSET_H
#define TEXT_CHARSET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "vitrine/error.h"

#define CHARSET_NAME_SIZE 64
#define CHARSET_SURE 0.8
#define CHARSET_MAX_PLACES 65536

/* Byte range of the decoded text. */
struct charset_place {
    size_t start;
    size_t end;
};

/* Where something was lost, in order, touching ones joined; beyond CHARSET_MAX_PLACES they are counted only.
 * A zeroed one is empty. */
struct charset_places {
    struct charset_place *items;
    size_t count;
    size_t capacity;
    bool failed; /* no memory for one of them */
};

void charset_places_dispose(struct charset_places *places);

struct charset_options {
    const char *encoding;          /* decode as exactly this, look at nothing else; NULL: by the bytes */
    const char *declared;          /* what the document says, true or not; NULL: nothing */
    const char *font;              /* that the text is written for (".VnTime"); NULL: unknown */
    double min_confidence;         /* 0: CHARSET_SURE; above 1: never Vietnamese by guess */
    struct charset_places *places; /* filled; NULL: not wanted */
    bool keep_nul;                 /* else NUL characters are dropped */
};

/* A zeroed one holds nothing. */
struct charset_result {
    char name[CHARSET_NAME_SIZE];  /* of the encoding of the bytes: "UTF-8", "TCVN3", "windows-1252" ... */
    char route[CHARSET_NAME_SIZE]; /* of mojibake that was mended: "TCVN3 read as windows-1252"; else "" */
    bool guessed;                  /* nothing declared it and it is not plain UTF-8 */
    bool declared;                 /* the declaration was followed */
    double confidence;             /* 0 to 1, in name and route together */
    size_t lost; /* characters that stood for nothing: U+FFFD, or kept as windows-1252 has them */
    char suspect[CHARSET_NAME_SIZE]; /* the likeliest other reading that was not sure enough; "" if there is
                                        none */
    double suspect_confidence;
};

/* Append `bytes` as UTF-8 to out: Vietnamese encodings composed (NFC), others as they are. ENOMEM, OK, or
 * EINVAL: no such options->encoding, with the nearest in the message. options may be NULL. */
vitrine_status charset_read(struct buf *out, struct charset_result *result, const char *bytes, size_t length,
                            const struct charset_options *options, vitrine_error **err);
/* The same with a declaration, or NULL, and no other option. */
vitrine_status charset_decode(struct buf *out, struct charset_result *result, const char *bytes,
                              size_t length, const char *declared, vitrine_error **err);
/* The same for one encoding by name. */
vitrine_status charset_decode_as(struct buf *out, struct charset_result *result, const char *bytes,
                                 size_t length, const char *name, vitrine_error **err);
/* Append Unicode text with its mojibake mended, if it is sure (options->min_confidence), or if options->font
 * is one of a Vietnamese encoding and the text may be written for it; else as it is. Of options, encoding
 * names what the text was before it was misread. */
vitrine_status charset_mend(struct buf *out, struct charset_result *result, const char *text, size_t length,
                            const struct charset_options *options, vitrine_error **err);

/* Are the bytes UTF-16 without a mark, by their units? NULL, or the name with its order. */
const char *charset_utf16_order(const char *bytes, size_t length);
/* The name of the encoding that a font is made for; NULL if it is none of ours. *capitals (may be NULL): it
 * shows small letters as capitals. */
const char *charset_of_font(bool *capitals, const char *font);
/* Give words of a name their capitals back that TCVN3 has no code for: where all other words begin with one,
 * a word that begins with a small letter with a tone does too. In place: such a letter and its capital are
 * equally long. */
void charset_capitalise_name(char *name, size_t length);
/* The names of encodings that are ours, in a fixed order; NULL behind the last. */
const char *charset_name(size_t index);

#endif
