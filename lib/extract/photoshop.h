/* SPDX-License-Identifier: MIT
 * extract/photoshop.h - Photoshop's image resources, in which IPTC travels.
 *
 * Resources stand one behind the other: signature "8BIM", id (2 bytes, high first), a name (length and bytes,
 * padded to even), size (4 bytes), data (padded to even). */
#ifndef EXTRACT_PHOTOSHOP_H
#define EXTRACT_PHOTOSHOP_H

#include <stdbool.h>
#include <stddef.h>

/* Stands before the resources of each APP13 segment. */
#define PHOTOSHOP_MARK "Photoshop 3.0"
#define PHOTOSHOP_MARK_SIZE 14

/* The IPTC record among the resources (borrowed from them); false if there is none. A record that is said to
 * go on behind the end is given up to the end, with *cut set. */
bool photoshop_find_iptc(const unsigned char **iptc, size_t *iptc_length, bool *cut,
                         const unsigned char *bytes, size_t length);

#endif
