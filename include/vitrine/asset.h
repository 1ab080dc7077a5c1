/* SPDX-License-Identifier: MIT
 * vitrine/asset.h - one image or text of a catalogue, with its texts in every language. See catalogue.h for what is
 * common to all headers.
 *
 * An asset is a value read at one moment: it never changes and may be read from any thread. What is shown of a
 * field is the latest word of a person (hand or import), else the first of sidecar, XMP, IPTC, EXIF, file (for
 * date, place of capture and camera: EXIF before XMP and IPTC). */
#ifndef VITRINE_ASSET_H
#define VITRINE_ASSET_H

#include "vitrine/catalogue.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct vitrine_asset vitrine_asset;

/* Fields of a text (one language of an asset). Numbers never change. */
typedef enum vitrine_field {
    VITRINE_TITLE = 1,       /* dc:title */
    VITRINE_DESCRIPTION = 2, /* dc:description */
    VITRINE_ALT_TEXT = 3,    /* IPTC AltTextAccessibility */
    VITRINE_KEYWORDS = 4,    /* dc:subject; a list, items separated by '\n' */
    VITRINE_PLACE = 5,       /* IPTC Sublocation, City, Province, Country */
    VITRINE_BODY = 6         /* a document's own text */
} vitrine_field;

/* Facts that are the same in every language. */
typedef enum vitrine_fact {
    VITRINE_UUID = 1,
    VITRINE_KIND,       /* "image" or "text" */
    VITRINE_PATH,       /* relative to the root; bytes */
    VITRINE_ROOT,       /* real path of the scanned folder; bytes */
    VITRINE_MEDIA_TYPE, /* "image/jpeg" */
    VITRINE_DIGEST,     /* "sha256:..." */
    VITRINE_TAKEN_AT,   /* local to the place, as precise as known: "1975", "2021-07-15T08:30:00+07:00" */
    VITRINE_LATITUDE,   /* decimal degrees, WGS 84 */
    VITRINE_LONGITUDE,
    VITRINE_ALTITUDE, /* metres */
    VITRINE_CAMERA,
    VITRINE_CREATOR,
    VITRINE_CREDIT_LINE,
    VITRINE_COPYRIGHT_NOTICE,
    VITRINE_LICENSE,
    VITRINE_STATUS, /* "draft", "approved", "withdrawn" */
    VITRINE_VALID_FROM,
    VITRINE_VALID_UNTIL
} vitrine_fact;

/* Errors: ENOTFOUND. */
VITRINE_CHECKED vitrine_status vitrine_asset_find(vitrine_asset **out, vitrine_catalogue *cat, int64_t id,
                                                  vitrine_error **err);
/* The ids that `words` means: digits are an id, 8-4-4-4-12 hex digits a uuid, else a path: on disk first (relative
 * to the working directory), then relative to a root; any file of the asset counts. *ids is freed with
 * vitrine_ids_free. Errors: ENOTFOUND when there is none. */
VITRINE_CHECKED vitrine_status vitrine_asset_resolve(int64_t **ids, size_t *count, vitrine_catalogue *cat,
                                                     const char *words, vitrine_error **err);
VITRINE_API void vitrine_ids_free(int64_t *ids);
VITRINE_API void vitrine_asset_free(vitrine_asset *asset);

VITRINE_API int64_t vitrine_asset_id(const vitrine_asset *asset);
/* NULL if unknown. Borrowed. */
VITRINE_API const char *vitrine_asset_fact(const vitrine_asset *asset, vitrine_fact fact);
VITRINE_API bool vitrine_asset_missing(const vitrine_asset *asset);
/* Size of the file that gives the asset its path, and when it was changed; false, and no write, if unknown. */
VITRINE_API bool vitrine_asset_bytes(const vitrine_asset *asset, uint64_t *bytes);
VITRINE_API bool vitrine_asset_modified_at(const vitrine_asset *asset, int64_t *seconds);
/* The i-th topic, collection or audience by name, sorted; NULL behind the last. Borrowed. */
VITRINE_API const char *vitrine_asset_topic(const vitrine_asset *asset, size_t i);
VITRINE_API const char *vitrine_asset_collection(const vitrine_asset *asset, size_t i);
VITRINE_API const char *vitrine_asset_audience(const vitrine_asset *asset, size_t i);
/* Size as displayed; false, and no write, if unknown. */
VITRINE_API bool vitrine_asset_pixels(const vitrine_asset *asset, uint32_t *width, uint32_t *height);
/* The i-th language the asset has a text in, sorted; NULL behind the last. Borrowed. */
VITRINE_API const char *vitrine_asset_language(const vitrine_asset *asset, size_t i);
/* The language that would be displayed for `language` (NULL: the catalogue's own): that one, then the catalogue's
 * own, then the asset's first; NULL if the asset has no text. Borrowed. */
VITRINE_API const char *vitrine_asset_display_language(const vitrine_asset *asset, const char *language);
/* The field in exactly that language; NULL if it has none. Borrowed. */
VITRINE_API const char *vitrine_asset_text(const vitrine_asset *asset, vitrine_field field, const char *language);
/* Where that value came from: "hand", "import", "sidecar", "xmp", "iptc", "exif", "file"; NULL if there is none. */
VITRINE_API const char *vitrine_asset_source(const vitrine_asset *asset, vitrine_field field, const char *language);
/* The i-th file, relative to the root, and the i-th warning; NULL behind the last. Borrowed. */
VITRINE_API const char *vitrine_asset_file(const vitrine_asset *asset, size_t i);
VITRINE_API const char *vitrine_asset_warning(const vitrine_asset *asset, size_t i);
/* The object of `vitrine show --json`, one line; free with vitrine_string_free. */
VITRINE_CHECKED vitrine_status vitrine_asset_json(char **out, const vitrine_asset *asset, vitrine_error **err);

/* --- what was changed --- */

/* One change of a text, or of the status, since the asset is in the catalogue; strings are borrowed from the asset. */
typedef struct vitrine_change {
    size_t size;
    int64_t at;           /* when */
    const char *language; /* NULL: of the status */
    const char *field;    /* "title", "description", "alt_text", "keywords", "place", "body"; "status" */
    const char *old_text; /* what was shown; NULL: nothing. Keywords: separated by '\n' */
    const char *new_text; /* what was shown then */
    const char *source;   /* where that came from, as vitrine_asset_source says it; of nothing: who took the old away */
    const char *by;       /* who said so (vitrine_catalogue_set_editor); NULL: nobody gave a name */
} vitrine_change;
#define VITRINE_CHANGE_INIT                                                                                  \
    {                                                                                                        \
        sizeof(vitrine_change), 0, NULL, NULL, NULL, NULL, NULL, NULL                                        \
    }

/* The asset with its history, which its JSON then has as well (`vitrine show --history`). Errors: ENOTFOUND. */
VITRINE_CHECKED vitrine_status vitrine_asset_find_history(vitrine_asset **out, vitrine_catalogue *cat, int64_t id,
                                                          vitrine_error **err);
/* The i-th change, the newest first; `out` must start as _INIT. False, and no write: there is none, or the asset was not
 * found with its history. */
VITRINE_API bool vitrine_asset_change(const vitrine_asset *asset, size_t i, vitrine_change *out);

/* --- words of a person --- */

typedef enum vitrine_change_kind {
    VITRINE_SET = 1, /* value NULL or "": as VITRINE_CLEAR */
    VITRINE_CLEAR,   /* empty by a person's word: no scan fills it */
    VITRINE_REVERT   /* drop the value by hand, or if there is none the imported one: what they hid shows again */
} vitrine_change_kind;

typedef struct vitrine_text_change {
    vitrine_field field;
    vitrine_change_kind kind;
    const char *value; /* keywords: separated by ';' or '\n' */
} vitrine_text_change;

/* Describe an asset in one language by hand, all changes as one. "zh" is Chinese in the script of the values that
 * are set. out may be NULL. Errors: ENOTFOUND. */
VITRINE_CHECKED vitrine_status vitrine_asset_describe(vitrine_asset **out, vitrine_catalogue *cat, int64_t id,
                                                      const char *language, const vitrine_text_change *changes,
                                                      size_t count, vitrine_error **err);
/* Set facts of several assets as one change. An assignment is "NAME=VALUE" as in cli.md: creator, credit_line,
 * copyright_notice, license, status, valid_from, valid_until, taken_at, latitude, longitude (an empty value clears),
 * topic+=T, topic-=T, collection+=C, collection-=C, audience+=A, audience-=A. *changed (may be NULL): how many
 * assets are now different; dry_run only counts. Errors: ENOTFOUND (asset, topic, collection), EINVAL. */
VITRINE_CHECKED vitrine_status vitrine_assets_set(uint64_t *changed, vitrine_catalogue *cat, const int64_t *ids,
                                                  size_t count, const char *const *assignments,
                                                  size_t assignment_count, bool dry_run, vitrine_error **err);
/* Out of the catalogue; files on disk are never touched. All or none. Errors: ENOTFOUND. */
VITRINE_CHECKED vitrine_status vitrine_assets_remove(vitrine_catalogue *cat, const int64_t *ids, size_t count,
                                                     vitrine_error **err);
/* Remove assets marked missing that no person described; *kept: missing ones that a person did describe. */
VITRINE_CHECKED vitrine_status vitrine_assets_prune(uint64_t *removed, uint64_t *kept, vitrine_catalogue *cat,
                                                    vitrine_error **err);

#ifdef __cplusplus
}
#endif
#endif
