/* SPDX-License-Identifier: MIT
 * vitrine/error.h - why a call failed.
 *
 * A call that can fail returns a vitrine_status and takes a vitrine_error ** as its last argument. The
 * pointer may be NULL; what it points to must start as NULL. On failure it holds one error, which the caller
 * frees. An error never changes and may be read from any thread. */
#ifndef VITRINE_ERROR_H
#define VITRINE_ERROR_H

#include <stdbool.h>
#include <stddef.h>

#if defined(__GNUC__)
#define VITRINE_API __attribute__((visibility("default")))
#define VITRINE_CHECKED VITRINE_API __attribute__((warn_unused_result))
#else
#define VITRINE_API
#define VITRINE_CHECKED
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Negative: failure. Codes keep their number for ever; new ones are appended. None names a storage engine. */
typedef enum vitrine_status {
    VITRINE_DONE = 1, /* nothing more to give; not a failure */
    VITRINE_OK = 0,
    VITRINE_ENOMEM = -1,
    VITRINE_EINVAL = -2,    /* an argument is wrong: the message says which, and the right one if it is known */
    VITRINE_ENOTFOUND = -3, /* no such file, catalogue, asset, topic or collection */
    VITRINE_EEXISTS = -4,
    VITRINE_EIO = -5,       /* the system refused: the message holds its reason */
    VITRINE_EBUSY = -6,     /* another writer kept the catalogue longer than busy_timeout_ms */
    VITRINE_EREADONLY = -7, /* a write to what may only be read */
    VITRINE_ECORRUPT = -8,  /* the catalogue is damaged, or no catalogue */
    VITRINE_EFORMAT = -9,   /* a media or import file is damaged or of no known kind */
    VITRINE_ELIMIT = -10,   /* a file or query would exceed its budget; vitrine_error_span: where in the query */
    VITRINE_ECANCELLED = -11,
    VITRINE_EVERSION = -12, /* the catalogue was written by a newer Vitrine */
    VITRINE_EFULL = -13     /* the disk is full */
} vitrine_status;

typedef struct vitrine_error vitrine_error;

VITRINE_API vitrine_status vitrine_error_status(const vitrine_error *err);

/* One English line, no newline, never NULL, UTF-8. Says what and where, not which call. Borrowed from err. */
VITRINE_API const char *vitrine_error_message(const vitrine_error *err);

/* The byte range of the query or text that the error is about; false, and no write, if there is none. */
VITRINE_API bool vitrine_error_span(const vitrine_error *err, size_t *start, size_t *end);

/* NULL is accepted. */
VITRINE_API void vitrine_error_free(vitrine_error *err);

#ifdef __cplusplus
}
#endif
#endif
