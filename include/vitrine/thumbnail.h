/* SPDX-License-Identifier: MIT
 * vitrine/thumbnail.h - a small upright picture of an image, as JPEG. See catalogue.h for what is common to all headers.
 *
 * It is the small picture inside the file (Exif) where that shows the whole image and is large enough, else it is made:
 * of JPEG, PNG, WebP and AVIF, as far as the library was built with libjpeg-turbo, libpng, libwebp and libavif. Of other
 * kinds there is one only where the file holds it.
 *
 * What was made is kept beside the catalogue, in the folder LOCATION.thumbnails, which has a CACHEDIR.TAG and may be
 * deleted at any time; it is made anew when the file changes. A catalogue in memory, or in a folder that can't be written,
 * keeps nothing.
 *
 * Files are decoded in a process without network, write access or paths, which the catalogue keeps for the next: a file
 * that crashes it, or needs more time or memory than it may, gives an error. */
#ifndef VITRINE_THUMBNAIL_H
#define VITRINE_THUMBNAIL_H

#include "vitrine/catalogue.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct vitrine_thumbnail vitrine_thumbnail; /* immutable */

typedef struct vitrine_thumbnail_options {
    size_t size;
    uint32_t pixels; /* of the longer side, at most; from 16 to 4096; 0: 256. Never more than the image has */
    bool uncached;   /* neither look for one that was kept, nor keep it */
    bool in_process; /* decode in this process: a hostile file can then crash or take over the program */
    const char *worker; /* path of the executable vitrine-worker; NULL: where it was built or installed */
} vitrine_thumbnail_options;
#define VITRINE_THUMBNAIL_OPTIONS_INIT                                                                       \
    {                                                                                                        \
        sizeof(vitrine_thumbnail_options), 0, false, false, NULL                                                          \
    }

/* options may be NULL. Errors: ENOTFOUND (no such asset; its file is gone), EFORMAT (it is no image, is damaged, or of a
 * kind whose pixels this build can't decode), ELIMIT (it would take too much memory or time), EIO. No
 * worker is ENOTFOUND, too. */
VITRINE_CHECKED vitrine_status vitrine_thumbnail_make(vitrine_thumbnail **out, vitrine_catalogue *cat, int64_t id,
                                                      const vitrine_thumbnail_options *options, vitrine_error **err);
VITRINE_API void vitrine_thumbnail_free(vitrine_thumbnail *thumbnail);
/* The JPEG file. Borrowed from thumbnail. */
VITRINE_API const void *vitrine_thumbnail_bytes(const vitrine_thumbnail *thumbnail, size_t *length);
VITRINE_API void vitrine_thumbnail_pixels(const vitrine_thumbnail *thumbnail, uint32_t *width, uint32_t *height);

#ifdef __cplusplus
}
#endif
#endif
