/* SPDX-License-Identifier: MIT
 * ingest/file.h - one file by its path: opened for whoever reads it, or its digests taken. */
#ifndef INGEST_FILE_H
#define INGEST_FILE_H

#include "extract/reading.h"

/* *file is a descriptor of the caller's to be read, with the file's facts in `out`; or -1, and `out` is a
 * failure. ENOMEM. */
vitrine_status file_open(int *file, struct reading *out, const char *path, vitrine_error **err);
/* Its fingerprint, which takes no parser. A file that cannot be read is a reading with a failure. ENOMEM,
 * ECANCELLED. */
vitrine_status file_fingerprint(struct reading *out, const char *path, const struct reading_limits *limits,
                                vitrine_error **err);
/* "sha256:..." of the whole file. A string of the caller's; NULL if it cannot be read. ENOMEM, ECANCELLED. */
vitrine_status file_digest(char **out, const char *path, const struct budget *budget, vitrine_error **err);

#endif
