/* SPDX-License-Identifier: MIT
 * Sidecars: XMP, or a text that captions an image. See extract.h. */
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "extract/document_text.h"
#include "extract/readers.h"
#include "extract/xmp.h"

#define HEAD_SIZE 512
#define MAX_SUFFIX 16

/* What is longer is no suffix. */
static vitrine_status keep_owner(struct extraction *out, const struct xmp *xmp, vitrine_error **err)
{
    const char *suffix = xmp_text(xmp, XMP_SIDECAR_FOR);

    if (suffix == NULL || suffix[0] == '\0' || strlen(suffix) > MAX_SUFFIX)
        return VITRINE_OK;
    out->sidecar_for = mem_string(suffix);
    return out->sidecar_for != NULL ? VITRINE_OK : err_nomem(err);
}

vitrine_status xmp_sidecar_read(struct extraction *out, const struct input *input, struct budget *budget,
                                vitrine_error **err)
{
    struct buf packet = BUF_INIT;
    struct xmp xmp = XMP_INIT;
    vitrine_status s;

    out->media_type = XMP_MEDIA_TYPE;
    if (input->size > EXTRACTION_MAX_PAYLOAD)
        return err_set(err, VITRINE_ELIMIT, "XMP of more than %zu bytes", EXTRACTION_MAX_PAYLOAD);
    s = extract_load(&packet, input, 0, (size_t)input->size, budget, err);
    if (s >= 0)
        s = xmp_parse(&xmp, buf_text(&packet), packet.length, budget, err);
    if (s >= 0)
        s = xmp_tell(out, &xmp, err);
    if (s >= 0)
        s = keep_owner(out, &xmp, err);
    if (s >= 0 && xmp.damage != NULL && out->count == 0)
        s = err_set(err, VITRINE_EFORMAT, "XMP: %s", xmp.damage);
    xmp_dispose(&xmp);
    buf_dispose(&packet);
    return s;
}

static bool has_suffix(const char *name, const char *suffix)
{
    size_t length = strlen(name);
    size_t suffix_length = strlen(suffix);

    return length > suffix_length && strcasecmp(name + length - suffix_length, suffix) == 0;
}

static extract_reader *reader_of(const struct input *input, const char *head, size_t length)
{
    struct media media;

    if (xmp_looks_like(head, length) || has_suffix(input->name, ".xmp"))
        return xmp_sidecar_read;
    if (media_of_name(&media, input->name) && strcmp(media.type, "text/markdown") == 0)
        return markdown_read;
    return plain_read;
}

/* What a text says in its body describes the image. */
static void become_sidecar(struct extraction *out, bool is_text)
{
    size_t i;

    for (i = 0; i < out->count; i++) {
        out->values[i].source = SOURCE_SIDECAR;
        if (is_text && out->values[i].field == FIELD_BODY)
            out->values[i].field = FIELD_DESCRIPTION;
    }
}

vitrine_status extract_sidecar(struct extraction *out, const struct input *input, struct budget *budget,
                               vitrine_error **err)
{
    char head[HEAD_SIZE];
    extract_reader *read;
    size_t got;
    vitrine_status s = input_read(input, 0, head, sizeof head, &got, err);

    if (s < 0)
        return s;
    if (got == 0)
        return err_set(err, VITRINE_EFORMAT, "the file is empty");
    read = reader_of(input, head, got);
    out->kind = RECORD_TEXT;
    out->media_type = read == markdown_read ? "text/markdown" : "text/plain";
    s = read(out, input, budget, err);
    if (s < 0)
        extraction_dispose(out);
    else
        become_sidecar(out, read != xmp_sidecar_read);
    return s;
}
