/* SPDX-License-Identifier: MIT
 * store/sqlite/create.h - a new catalogue, which appears whole or not at all. */
#ifndef STORE_SQLITE_CREATE_H
#define STORE_SQLITE_CREATE_H

#include "store/store.h"

/* EEXISTS when something of that name is there. */
vitrine_status catalogue_create(const char *location, struct analyzer *analyzer, struct budget *budget,
                                const struct store_open_options *options, vitrine_error **err);
/* A file of these bytes under that name, whole or not at all. EEXISTS, EIO, EFULL. */
vitrine_status file_create(const char *path, const void *bytes, size_t length, vitrine_error **err);

#endif
