/* SPDX-License-Identifier: MIT
 * Which reader a file gets; see extract.h. */
#include "extract/extract.h"

#include <string.h>
#include <strings.h>

#include "base/err.h"
#include "extract/cfb.h"
#include "extract/heif.h"
#include "extract/readers.h"
#include "extract/tiff.h"
#include "extract/xmp.h"

#define HEAD_SIZE 512

/* A bid is the number of bits that were recognised; 0 refuses. */
typedef unsigned extract_bid(const char *head, size_t length);

struct extractor {
    const char *name;
    const char *media_type;
    enum record_kind kind;
    const char *suffixes; /* lower case, a space before and behind each */
    extract_bid *bid;     /* NULL: by suffix alone */
    extract_reader *read; /* NULL: known, and not readable yet */
};

static unsigned bid_bytes(const char *head, size_t length, const char *magic, size_t magic_length)
{
    return length >= magic_length && memcmp(head, magic, magic_length) == 0 ? (unsigned)magic_length * 8 : 0;
}

static unsigned jpeg_bid(const char *head, size_t length)
{
    return bid_bytes(head, length, "\xff\xd8\xff", 3);
}

static unsigned png_bid(const char *head, size_t length)
{
    return bid_bytes(head, length, "\x89PNG\r\n\x1a\n", 8);
}

static unsigned webp_bid(const char *head, size_t length)
{
    return length >= 12 && memcmp(head + 8, "WEBP", 4) == 0 ? bid_bytes(head, length, "RIFF", 4) * 2 : 0;
}

static unsigned tiff_bid(const char *head, size_t length)
{
    return tiff_looks_like(head, length) ? 32 : 0;
}

static unsigned gif_bid(const char *head, size_t length)
{
    return bid_bytes(head, length, "GIF87a", 6) + bid_bytes(head, length, "GIF89a", 6);
}

static unsigned heif_bid(const char *head, size_t length, enum heif_kind kind)
{
    return heif_kind_of(head, length) == kind ? 64 : 0;
}

static unsigned heic_bid(const char *head, size_t length)
{
    return heif_bid(head, length, HEIF_HEIC);
}

static unsigned general_heif_bid(const char *head, size_t length)
{
    return heif_bid(head, length, HEIF_GENERAL);
}

static unsigned avif_bid(const char *head, size_t length)
{
    return heif_bid(head, length, HEIF_AVIF);
}

/* Readers take a PDF with something in front of it, too: space, or what is no text, which may speak of PDF.
 */
static unsigned pdf_bid(const char *head, size_t length)
{
    const char *mark = memmem(head, length, "%PDF-", 5);
    size_t before = mark != NULL ? (size_t)(mark - head) : 0;

    if (mark == NULL || (strspn(head, " \t\r\n") < before && memchr(head, '\0', before) == NULL))
        return 0;
    return 40;
}

static unsigned rtf_bid(const char *head, size_t length)
{
    return bid_bytes(head, length, "{\\rtf", 5);
}

/* Also what encrypts a document of today's Word. */
static unsigned compound_bid(const char *head, size_t length)
{
    return bid_bytes(head, length, CFB_MARK, 8);
}

static unsigned package_bid(const char *head, size_t length)
{
    return bid_bytes(head, length, "PK\3\4", 4);
}

/* A package whose first member says so. */
static unsigned opendocument_bid(const char *head, size_t length)
{
    static const char mark[] = "mimetypeapplication/vnd.oasis.opendocument.text";

    if (package_bid(head, length) == 0 || length < 30)
        return 0;
    return bid_bytes(head + 30, length - 30, mark, sizeof mark - 1);
}

static const struct extractor extractors[] = {
    {"JPEG", "image/jpeg", RECORD_IMAGE, " jpg jpeg jpe jfif ", jpeg_bid, jpeg_read},
    {"PNG", "image/png", RECORD_IMAGE, " png ", png_bid, png_read},
    {"WebP", "image/webp", RECORD_IMAGE, " webp ", webp_bid, webp_read},
    {"TIFF", "image/tiff", RECORD_IMAGE, " tif tiff ", tiff_bid, tiff_read},
    {"HEIC", "image/heic", RECORD_IMAGE, " heic ", heic_bid, heif_read},
    {"HEIF", "image/heif", RECORD_IMAGE, " heif hif ", general_heif_bid, heif_read},
    {"AVIF", "image/avif", RECORD_IMAGE, " avif ", avif_bid, heif_read},
    {"GIF", "image/gif", RECORD_IMAGE, " gif ", gif_bid, gif_read},
    {"plain text", "text/plain", RECORD_TEXT, " txt ", NULL, plain_read},
    {"Markdown", "text/markdown", RECORD_TEXT, " md markdown ", NULL, markdown_read},
    {"HTML", "text/html", RECORD_TEXT, " html htm ", NULL, html_read},
    {"XHTML", "application/xhtml+xml", RECORD_TEXT, " xhtml ", NULL, html_read},
    {"Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", RECORD_TEXT, " docx ",
     package_bid, office_read},
    {"OpenDocument", "application/vnd.oasis.opendocument.text", RECORD_TEXT, " odt ", opendocument_bid,
     office_read},
    {"PDF", "application/pdf", RECORD_TEXT, " pdf ", pdf_bid, pdf_read},
    {"Word 97", "application/msword", RECORD_TEXT, " doc ", compound_bid, doc_read},
    {"RTF", "application/rtf", RECORD_TEXT, " rtf ", rtf_bid, rtf_read},
};
#define EXTRACTOR_COUNT (sizeof extractors / sizeof extractors[0])

/* " jpg " of "a/b.JPG"; false if the name has no suffix that could be in the table. */
static bool suffix_of_name(char out[16], const char *name)
{
    const char *dot = strrchr(name, '.');
    const char *slash = strrchr(name, '/');
    size_t length;
    size_t i;

    if (dot == NULL || (slash != NULL && slash > dot))
        return false;
    length = strlen(dot + 1);
    if (length == 0 || length > 12)
        return false;
    out[0] = ' ';
    for (i = 1; i <= length; i++) {
        char c = dot[i];

        if (c == ' ')
            return false;
        out[i] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    out[i] = ' ';
    out[i + 1] = '\0';
    return true;
}

static const struct extractor *extractor_of_name(const char *name)
{
    char suffix[16];
    size_t i;

    if (!suffix_of_name(suffix, name))
        return NULL;
    for (i = 0; i < EXTRACTOR_COUNT; i++)
        if (strstr(extractors[i].suffixes, suffix) != NULL)
            return &extractors[i];
    return NULL;
}

bool media_of_name(struct media *out, const char *name)
{
    const struct extractor *extractor = extractor_of_name(name);

    if (extractor == NULL)
        return false;
    *out = (struct media){extractor->media_type, extractor->kind, extractor->read != NULL};
    return true;
}

const char *media_type_known(const char *type)
{
    size_t i;

    for (i = 0; i < EXTRACTOR_COUNT; i++)
        if (strcmp(extractors[i].media_type, type) == 0)
            return extractors[i].media_type;
    return strcmp(type, XMP_MEDIA_TYPE) == 0 ? XMP_MEDIA_TYPE : NULL;
}

/* Programs save pages under the names of their documents. */
static bool is_page(const char *head, size_t length)
{
    static const char *const starts[] = {"<html", "<!doctype html"};
    size_t at = bid_bytes(head, length, "\xef\xbb\xbf", 3) > 0 ? 3 : 0;
    size_t i;

    while (at < length && strchr(" \t\r\n", head[at]) != NULL && head[at] != '\0')
        at++;
    for (i = 0; i < sizeof starts / sizeof starts[0]; i++)
        if (length - at >= strlen(starts[i]) && strncasecmp(head + at, starts[i], strlen(starts[i])) == 0)
            return true;
    return false;
}

/* The highest bidder on the first bytes; where nobody bids, one that goes by the suffix alone. */
static const struct extractor *choose(const char *head, size_t length, const char *name)
{
    const struct extractor *best = NULL;
    unsigned highest = 0;
    size_t i;

    for (i = 0; i < EXTRACTOR_COUNT; i++) {
        unsigned bid = extractors[i].bid != NULL ? extractors[i].bid(head, length) : 0;

        if (bid > highest) {
            highest = bid;
            best = &extractors[i];
        }
    }
    if (best == NULL)
        best = extractor_of_name(name);
    if (best == NULL || best->bid == NULL || highest > 0)
        return best;
    return best->kind == RECORD_TEXT && is_page(head, length) ? extractor_of_name("a.html") : NULL;
}

static vitrine_status refuse(const struct input *input, vitrine_error **err)
{
    const struct extractor *expected = extractor_of_name(input->name);

    if (input->size == 0)
        return err_set(err, VITRINE_EFORMAT, "the file is empty");
    if (expected == NULL)
        return err_set(err, VITRINE_EFORMAT, "of no known kind");
    if (expected->read == NULL)
        return err_set(err, VITRINE_EFORMAT, "%s can't be read yet", expected->name);
    return err_set(err, VITRINE_EFORMAT, "not a %s file, whatever its name says", expected->name);
}

vitrine_status extract_read(struct extraction *out, const struct input *input, struct budget *budget,
                            vitrine_error **err)
{
    char head[HEAD_SIZE];
    const struct extractor *extractor;
    size_t got;
    vitrine_status s = input_read(input, 0, head, sizeof head, &got, err);

    if (s < 0)
        return s;
    extractor = choose(head, got, input->name);
    if (extractor == NULL || extractor->read == NULL || input->size == 0)
        return refuse(input, err);
    out->media_type = extractor->media_type;
    out->kind = extractor->kind;
    s = extractor->read(out, input, budget, err);
    if (s < 0)
        extraction_dispose(out);
    return s;
}
