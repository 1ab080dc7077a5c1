/* SPDX-License-Identifier: MIT
 * Photoshop's image resources; see photoshop.h. */
#include "extract/photoshop.h"

#include <string.h>

#define RESOURCE_IPTC 0x0404
#define SIGNATURE_SIZE 4

struct resource {
    unsigned id;
    size_t data;   /* offset */
    size_t length; /* as declared */
};

static bool is_signature(const unsigned char *bytes)
{
    static const char *const signatures[] = {"8BIM", "AgHg", "DCSR", "MeSa", "PHUT"};
    size_t i;

    for (i = 0; i < sizeof signatures / sizeof signatures[0]; i++)
        if (memcmp(bytes, signatures[i], SIGNATURE_SIZE) == 0)
            return true;
    return false;
}

/* The head of the resource at `at`; false if there is none, whole. */
static bool resource_at(struct resource *out, const unsigned char *bytes, size_t length, size_t at)
{
    size_t name;
    const unsigned char *p;

    if (length - at < SIGNATURE_SIZE + 3 || !is_signature(bytes + at))
        return false;
    p = bytes + at + SIGNATURE_SIZE;
    out->id = (unsigned)(p[0] << 8 | p[1]);
    name = (size_t)p[2] + 1;
    name += name & 1;
    at += SIGNATURE_SIZE + 2;
    if (length - at < name + 4)
        return false;
    p = bytes + at + name;
    out->length = (size_t)p[0] << 24 | (size_t)p[1] << 16 | (size_t)p[2] << 8 | p[3];
    out->data = at + name + 4;
    return true;
}

bool photoshop_find_iptc(const unsigned char **iptc, size_t *iptc_length, bool *cut,
                         const unsigned char *bytes, size_t length)
{
    struct resource resource;
    size_t at = 0;

    while (at < length && resource_at(&resource, bytes, length, at)) {
        size_t left = length - resource.data;

        if (resource.id == RESOURCE_IPTC) {
            *iptc = bytes + resource.data;
            *cut = resource.length > left;
            *iptc_length = *cut ? left : resource.length;
            return true;
        }
        if (resource.length >= left)
            return false;
        at = resource.data + resource.length + (resource.length & 1);
    }
    return false;
}
