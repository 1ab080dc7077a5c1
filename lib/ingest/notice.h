/* SPDX-License-Identifier: MIT
 * ingest/notice.h - what sort of thing a warning says of a file. */
#ifndef INGEST_NOTICE_H
#define INGEST_NOTICE_H

enum notice {
    NOTICE_OTHER,
    NOTICE_GUESSED,   /* an encoding or a language that nothing declares */
    NOTICE_CONVERTED, /* mended, or decoded from a font or an encoding that was wrong */
    NOTICE_LOST,      /* left out, cut or damaged */
    NOTICE_COUNT
};

enum notice notice_of(const char *warning);
const char *notice_name(enum notice notice); /* "guessed" */

#endif
