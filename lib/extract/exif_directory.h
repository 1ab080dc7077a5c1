/* SPDX-License-Identifier: MIT
 * extract/exif_directory.h - what has to change in an Exif block before libexif reads it. */
#ifndef EXTRACT_EXIF_DIRECTORY_H
#define EXTRACT_EXIF_DIRECTORY_H

#include <stddef.h>

/* Blank every MakerNote and thumbnail, which libexif would read and nobody asks for, and call Exif 3.0's
 * UTF-8 strings ASCII, which libexif would otherwise skip. `tiff` starts at the TIFF header. */
void exif_directory_prepare(unsigned char *tiff, size_t length);

#endif
