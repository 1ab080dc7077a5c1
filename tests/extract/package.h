/* SPDX-License-Identifier: MIT
 * tests/extract/package.h - office documents made part by part: a ZIP package, and the XML that Word and
 * OpenDocument programs wrap around what is tested. */
#ifndef TESTS_EXTRACT_PACKAGE_H
#define TESTS_EXTRACT_PACKAGE_H

#include <zlib.h>

#include "extract_check.h"

struct package {
    struct buf bytes;
    struct buf directory;
    unsigned count;
};

/* What both records of a member have in common: flags, method, time, sum and sizes. */
static void put_facts(struct buf *out, unsigned flags, unsigned method, unsigned long sum, size_t packed,
                      size_t size)
{
    put_number(out, flags, 2, true);
    put_number(out, method, 2, true);
    put_number(out, 0, 4, true);
    put_number(out, sum, 4, true);
    put_number(out, packed, 4, true);
    put_number(out, size, 4, true);
}

/* A member as it stands in `data`, whatever its method says. */
__attribute__((unused)) static void put_raw(struct package *package, const char *name, unsigned flags,
                                            unsigned method, unsigned long sum, const struct buf *data,
                                            size_t size)
{
    size_t offset = package->bytes.length;

    buf_append(&package->bytes, "PK\3\4\x14\0", 6);
    put_facts(&package->bytes, flags, method, sum, data->length, size);
    put_number(&package->bytes, strlen(name), 2, true);
    put_number(&package->bytes, 0, 2, true);
    buf_string(&package->bytes, name);
    buf_append(&package->bytes, data->bytes, data->length);
    buf_append(&package->directory, "PK\1\2\x14\0\x14\0", 8);
    put_facts(&package->directory, flags, method, sum, data->length, size);
    put_number(&package->directory, strlen(name), 2, true);
    buf_append(&package->directory, "\0\0\0\0\0\0\0\0\0\0\0\0", 12);
    put_number(&package->directory, offset, 4, true);
    buf_string(&package->directory, name);
    package->count++;
}

static unsigned long sum_of(const struct buf *data)
{
    return crc32(crc32(0, Z_NULL, 0), (const unsigned char *)buf_text(data), (unsigned)data->length);
}

__attribute__((unused)) static void put_stored(struct package *package, const char *name, const char *text)
{
    struct buf data = BUF_INIT;

    buf_string(&data, text);
    put_raw(package, name, 0, 0, sum_of(&data), &data, data.length);
    buf_dispose(&data);
}

__attribute__((unused)) static void put_deflated(struct package *package, const char *name,
                                                 const struct buf *data)
{
    struct buf packed = BUF_INIT;
    z_stream stream = {.next_in = (unsigned char *)data->bytes, .avail_in = (unsigned)data->length};

    if (!buf_reserve(&packed, data->length + 1000) ||
        deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        abort();
    stream.next_out = (unsigned char *)packed.bytes;
    stream.avail_out = (unsigned)packed.capacity;
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END)
        abort();
    packed.length = stream.total_out;
    deflateEnd(&stream);
    put_raw(package, name, 0, 8, sum_of(data), &packed, data->length);
    buf_dispose(&packed);
}

__attribute__((unused)) static void end_package(struct package *package)
{
    size_t start = package->bytes.length;

    buf_append(&package->bytes, package->directory.bytes, package->directory.length);
    buf_append(&package->bytes, "PK\5\6\0\0\0\0", 8);
    put_number(&package->bytes, package->count, 2, true);
    put_number(&package->bytes, package->count, 2, true);
    put_number(&package->bytes, package->directory.length, 4, true);
    put_number(&package->bytes, start, 4, true);
    put_number(&package->bytes, 0, 2, true);
    buf_dispose(&package->directory);
}

#define W_HEAD "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
#define MC_HEAD "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
#define WP_HEAD "xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'"
#define DOCX_HEAD "<w:document " W_HEAD " " MC_HEAD " " WP_HEAD "><w:body>"
#define DOCX_TAIL "</w:body></w:document>"
#define CORE_HEAD                                                                           \
    "<cp:coreProperties xmlns:cp='http://schemas.openxmlformats.org/package/2006/metadata/" \
    "core-properties' xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:dcterms='http://purl.org/dc/terms/'>"
#define CORE_TAIL "</cp:coreProperties>"

/* A Word document around what stands in its body, its core properties and its styles; each may be NULL. */
__attribute__((unused)) static void make_docx(struct buf *out, const char *body, const char *core,
                                              const char *styles)
{
    struct package package = {.count = 0};
    struct buf part = BUF_INIT;

    put_stored(&package, "[Content_Types].xml", "<Types/>");
    buf_format(&part, "%s%s%s", DOCX_HEAD, body != NULL ? body : "", DOCX_TAIL);
    put_deflated(&package, "word/document.xml", &part);
    buf_clear(&part);
    buf_format(&part, "%s%s%s", CORE_HEAD, core != NULL ? core : "", CORE_TAIL);
    put_deflated(&package, "docProps/core.xml", &part);
    buf_clear(&part);
    buf_format(&part, "<w:styles " W_HEAD ">%s</w:styles>", styles != NULL ? styles : "");
    put_deflated(&package, "word/styles.xml", &part);
    end_package(&package);
    *out = package.bytes;
    buf_dispose(&part);
}

#define ODF(name) " xmlns:" #name "='urn:oasis:names:tc:opendocument:xmlns:"
#define ODT_SPACES                                                                                    \
    ODF(office)                                                                                       \
    "office:1.0'" ODF(text) "text:1.0'" ODF(style) "style:1.0'" ODF(fo) "xsl-fo-compatible:1.0'" ODF( \
        svg) "svg-compatible:1.0'" ODF(meta) "meta:1.0' xmlns:dc='http://purl.org/dc/elements/1.1/'"

/* An OpenDocument text around what stands in its body, its properties, its styles and fonts. */
__attribute__((unused)) static void make_odt(struct buf *out, const char *body, const char *meta,
                                             const char *styles)
{
    struct package package = {.count = 0};
    struct buf part = BUF_INIT;

    put_stored(&package, "mimetype", "application/vnd.oasis.opendocument.text");
    buf_format(&part,
               "<office:document-content" ODT_SPACES
               ">%s<office:body><office:text>%s</office:text></office:body>"
               "</office:document-content>",
               styles != NULL ? styles : "", body != NULL ? body : "");
    put_deflated(&package, "content.xml", &part);
    buf_clear(&part);
    buf_format(&part,
               "<office:document-meta" ODT_SPACES "><office:meta>%s</office:meta></office:document-meta>",
               meta != NULL ? meta : "");
    put_deflated(&package, "meta.xml", &part);
    end_package(&package);
    *out = package.bytes;
    buf_dispose(&part);
}

#endif
