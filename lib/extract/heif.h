/* SPDX-License-Identifier: MIT
 * extract/heif.h - which member of the HEIF family a file is. */
#ifndef EXTRACT_HEIF_H
#define EXTRACT_HEIF_H

#include <stddef.h>

enum heif_kind { HEIF_NONE, HEIF_GENERAL, HEIF_HEIC, HEIF_AVIF };

/* By the brands in its first bytes. */
enum heif_kind heif_kind_of(const void *head, size_t length);

#endif
