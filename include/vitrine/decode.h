/* SPDX-License-Identifier: MIT
 * vitrine/decode.h - Vietnamese text in the encodings from before Unicode, as UTF-8: recognised by what it says, or decoded
 * as asked. Needs no catalogue. See catalogue.h for what is common to all headers.
 *
 * Known are TCVN3 (also called ABC: the fonts .VnTime, .VnArial ...), TCVN5712-1 (TCVN 5712:1993, VN1, which holds VN2 and
 * VN3), VNI (VNI-Times ...), VISCII and VIQR (RFC 1456), VPS, windows-1258, windows-1252, UTF-8 and UTF-16; by declaration
 * or when asked for, whatever ICU knows besides. Names are compared by letters and digits alone; "ABC", "vni-win",
 * "cp1258", ".VnTime" and other usual ones are understood.
 *
 * An encoding is recognised by its words: read in the right one, nearly all are syllables of Vietnamese. The confidence,
 * 0 to 1, is what a careful reader would bet; from one word or two nothing can be told, and it stays low. Below
 * min_confidence nothing is converted: UTF-8 comes back as it is, other bytes as windows-1252, and _suspected says what it
 * may be. Text that is not Vietnamese is never converted: a French or Russian file in an 8-bit encoding comes back as
 * windows-1252, which is right for French alone.
 *
 * Mojibake is mended: UTF-8, or one of the Vietnamese encodings, that some program read as windows-1252 or ISO 8859-1
 * ("Tiáº¿ng Viá»‡t", "TiÕng ViÖt", "Tieáng Vieät"), also twice in a row. _route then says what had happened.
 *
 * Pure functions: no locale, no environment, no global state, any thread. */
#ifndef VITRINE_DECODE_H
#define VITRINE_DECODE_H

#include "vitrine/catalogue.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct vitrine_decoded vitrine_decoded; /* what bytes say, and how that is known; immutable */

typedef struct vitrine_decode_options {
    size_t size;
    const char *encoding;  /* decode by exactly this one; NULL: by the bytes */
    const char *declared;  /* what a document says of itself; followed unless the bytes contradict; NULL: nothing */
    const char *font;      /* the text is written for it (".VnTimeH", "VNI-Times"); NULL: unknown */
    double min_confidence; /* of what is taken for Vietnamese; 0: 0.8; above 1: nothing is */
} vitrine_decode_options;
#define VITRINE_DECODE_OPTIONS_INIT                                                                          \
    {                                                                                                        \
        sizeof(vitrine_decode_options), NULL, NULL, NULL, 0                                                  \
    }

/* Decode bytes. options may be NULL. Needs up to eight times their memory while it runs. Errors: EINVAL (no such encoding;
 * the nearest is in the message), ELIMIT (more than 16 MiB). */
VITRINE_CHECKED vitrine_status vitrine_decode(vitrine_decoded **out, const void *bytes, size_t length,
                                              const vitrine_decode_options *options, vitrine_error **err);
/* The same for Unicode text, UTF-8, that may be mojibake, or stand in a document under a font with an encoding of its own:
 * options.encoding is what it was before it was misread, options.font that font. In a font whose name ends in H (.VnTimeH)
 * small letters are shown as capitals, and become such. Errors: as above; EINVAL (text that is not UTF-8). */
VITRINE_CHECKED vitrine_status vitrine_decode_text(vitrine_decoded **out, const char *text, size_t length,
                                                   const vitrine_decode_options *options, vitrine_error **err);
VITRINE_API void vitrine_decoded_free(vitrine_decoded *decoded);

/* UTF-8 without a byte order mark; Vietnamese that was decoded is composed (NFC), everything else is as it was. A NUL stands
 * behind it; *length (may be NULL) counts without. Borrowed from decoded, as all texts below. */
VITRINE_API const char *vitrine_decoded_text(const vitrine_decoded *decoded, size_t *length);
/* What the bytes were taken for: "UTF-8", "TCVN3", "windows-1252" ... */
VITRINE_API const char *vitrine_decoded_encoding(const vitrine_decoded *decoded);
/* "TCVN3 read as windows-1252", "UTF-8 read as ISO-8859-1", "UTF-8 read as windows-1252, twice": mojibake that was mended;
 * NULL if there was none. */
VITRINE_API const char *vitrine_decoded_route(const vitrine_decoded *decoded);
/* Of encoding and route together. 1 where the caller asked for it, or a byte order mark tells. */
VITRINE_API double vitrine_decoded_confidence(const vitrine_decoded *decoded);
/* Does nothing but the bytes themselves tell the encoding, and are they not plain UTF-8? */
VITRINE_API bool vitrine_decoded_guessed(const vitrine_decoded *decoded);
/* What it may be, but not surely enough ("VISCII", "VNI read as windows-1252"), and how sure that is; NULL: nothing. */
VITRINE_API const char *vitrine_decoded_suspected(const vitrine_decoded *decoded, double *confidence);
/* How many characters were lost: bytes that stand for nothing in the encoding, now U+FFFD; or, where windows-1252 has
 * something there, that. */
VITRINE_API size_t vitrine_decoded_lost(const vitrine_decoded *decoded);
/* The i-th place where something was lost, as a byte range of the text; several characters in a row are one place. False,
 * and no write, when i is past the last. Beyond 65,536 places they are counted only. */
VITRINE_API bool vitrine_decoded_lost_range(const vitrine_decoded *decoded, size_t i, size_t *start, size_t *end);

/* The names of the encodings above, in a fixed order; NULL when i is past the last. Static. */
VITRINE_API const char *vitrine_encoding_name(size_t i);
/* The encoding that a font is made for, NULL if none of these. Static. */
VITRINE_API const char *vitrine_encoding_of_font(const char *font);

#ifdef __cplusplus
}
#endif
#endif
