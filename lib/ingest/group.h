/* SPDX-License-Identifier: MIT
 * ingest/group.h - which files of one folder make one asset: a pure function of their names. */
#ifndef INGEST_GROUP_H
#define INGEST_GROUP_H

#include "record/record.h"
#include "text/language.h"

enum group_use {
    GROUP_IMAGE,
    GROUP_DOCUMENT, /* a text that is never a sidecar */
    GROUP_PLAIN,    /* .txt, .md: a sidecar where there is an image for it */
    GROUP_XMP       /* a sidecar or nothing */
};

struct group_name {
    const char *name; /* bytes of the file's name, without its folder */
    enum group_use use;
};

struct group_member {
    size_t name;                  /* index of the file's name */
    char language[LANGUAGE_SIZE]; /* of its suffix, or "" */
};

/* An image comes with its sidecars behind it (texts, then x.jpg.xmp, then x.xmp); a text is all its versions.
 */
struct group {
    enum record_kind kind;
    struct group_member *members;
    size_t count;
    size_t capacity;
};

struct groups {
    struct group *items; /* in the order of their first members */
    size_t count;
    size_t capacity;
};
#define GROUPS_INIT \
    {               \
        NULL, 0, 0  \
    }
void groups_dispose(struct groups *groups);

struct group_rules {
    language_known *known; /* a language the catalogue has; may be NULL */
    void *known_context;
    /* Is that file a text in Lao script? Asked only where its suffix is "la"; may be NULL: no. */
    vitrine_status (*is_lao)(bool *is, void *context, size_t name, vitrine_error **err);
    void *lao_context;
};

/* `names` in the order of their bytes. A sidecar of several images is in all their groups; an XMP file
 * without an image is in none. ENOMEM. */
vitrine_status groups_build(struct groups *out, const struct group_name *names, size_t count,
                            const struct group_rules *rules, vitrine_error **err);
/* The use of a name by its kind and suffix. */
enum group_use group_use_of(const char *name, bool is_xmp, enum record_kind kind);

#endif
