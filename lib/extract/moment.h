/* SPDX-License-Identifier: MIT
 * extract/moment.h - when a picture was taken, as cli.md writes it: 1975, 1975-04, 1975-04-30,
 * 2021-07-15T08:30:00, with +07:00 if known. */
#ifndef EXTRACT_MOMENT_H
#define EXTRACT_MOMENT_H

#include <stdbool.h>
#include <stddef.h>

#define MOMENT_SIZE 32

/* Of a date as Exif ("2021:07:15 08:30:00") or XMP ("2021-07-15T08:30+07:00") writes it. offset: "+07:00"
 * where it is told apart from the date, else NULL. A month or day of 00 makes the date less precise; one that
 * no calendar has gives false, a time that no clock shows is left out. */
bool moment_parse(char out[MOMENT_SIZE], const char *text, const char *offset);
/* Of IIM's CCYYMMDD and HHMMSS+HHMM; time may be NULL. */
bool moment_parse_iptc(char out[MOMENT_SIZE], const char *date, const char *time);

#endif
