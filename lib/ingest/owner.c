/* SPDX-License-Identifier: MIT
 * Owners of sidecars; see owner.h. Suffixes are compared by what they mean, so that jpeg is jpg. */
#include "ingest/owner.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "extract/extract.h"

static bool is_of_type(const char *name, const char *type)
{
    struct media media;

    return media_of_name(&media, name) && strcmp(media.type, type) == 0;
}

bool owner_is(const char *image, const char *sidecar, const char *suffix)
{
    char name[NAME_MAX + 1];
    const char *dot = strrchr(sidecar, '.');
    struct media media;

    if (suffix == NULL || dot == NULL || !media_of_name(&media, image))
        return true;
    snprintf(name, sizeof name, "%.*s", (int)(dot - sidecar), sidecar);
    if (is_of_type(name, media.type))
        return true;
    snprintf(name, sizeof name, "x.%s", suffix);
    return is_of_type(name, media.type);
}
