/* SPDX-License-Identifier: MIT
 * isolate/place.h - where the worker's executable is.
 *
 * Beside the library (as in the folder where both were built), else where it was installed: seen from the
 * library's folder, so that an installed tree may be moved, or by its absolute path. Nothing in the environment
 * has a say. */
#ifndef ISOLATE_PLACE_H
#define ISOLATE_PLACE_H

#include "vitrine/error.h"

/* A string of the caller's (mem_free). `chosen` is the caller's own choice, or NULL. ENOTFOUND, ENOMEM. */
vitrine_status place_worker(char **out, const char *chosen, vitrine_error **err);

#endif
