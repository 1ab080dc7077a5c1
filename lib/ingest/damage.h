/* SPDX-License-Identifier: MIT
 * ingest/damage.h - what is said of a text whose marks mean nothing. */
#ifndef INGEST_DAMAGE_H
#define INGEST_DAMAGE_H

#include <stdbool.h>

#include "record/record.h"

#define DAMAGE_WARNING "looks OCR-damaged: searched without marks"

/* Is the value long enough, and damaged enough, to say so? */
bool damage_is_plain(enum field field, const char *language, const char *text);

#endif
