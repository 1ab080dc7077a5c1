/* SPDX-License-Identifier: MIT
 * extract/position.h - where a picture was taken, as decimal text that no locale changes. */
#ifndef EXTRACT_POSITION_H
#define EXTRACT_POSITION_H

#include <stdbool.h>
#include <stddef.h>

#define POSITION_SIZE 32
#define POSITION_MAX_LATITUDE 90.0
#define POSITION_MAX_LONGITUDE 180.0

/* Degrees with at most 7 decimals; false beyond +-limit or for what is no number. */
bool position_format_degrees(char out[POSITION_SIZE], double degrees, double limit);
/* Metres with at most 3 decimals; false where no camera has been. */
bool position_format_metres(char out[POSITION_SIZE], double metres);
/* XMP's "10,12.9965N", "10,12,59N" or plain signed degrees. */
bool position_parse_degrees(double *out, const char *text);
/* "125/10" or "12.5". */
bool position_parse_rational(double *out, const char *text);

#endif
