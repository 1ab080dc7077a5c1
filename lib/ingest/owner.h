/* SPDX-License-Identifier: MIT
 * ingest/owner.h - which of several images of one stem an XMP sidecar belongs to. */
#ifndef INGEST_OWNER_H
#define INGEST_OWNER_H

#include <stdbool.h>

/* x.xmp may say by a suffix ("JPG") whether it belongs to x.jpg, x.tif or x.cr2; x.jpg.xmp needs not. `suffix` NULL:
 * it says nothing. */
bool owner_is(const char *image, const char *sidecar, const char *suffix);

#endif
