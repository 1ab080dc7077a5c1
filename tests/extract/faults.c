/* SPDX-License-Identifier: MIT
 * Every allocation of an extraction fails once, and once with all after it: no leak, no crash, ENOMEM. */
#include "base/alloc.h"
#include "package.h"

#define XMP_MARK "http://ns.adobe.com/xap/1.0/"
#define EXTENDED_MARK "http://ns.adobe.com/xmp/extension/"
#define GUID "0123456789ABCDEF0123456789ABCDEF"
#define RDF_HEAD                                                                              \
    "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"                        \
    " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:note='http://ns.adobe.com/xmp/note/'" \
    " xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/' xmlns:exif='http://ns.adobe.com/exif/1.0/'>"

static const char main_packet[] = RDF_HEAD
    "<rdf:Description note:HasExtendedXMP='" GUID "' photoshop:City='Rạch Giá' photoshop:Country='Việt Nam'"
    " photoshop:DateCreated='2021-07-15' exif:GPSLatitude='10,30N' exif:GPSLongitude='104,30E'"
    " exif:GPSAltitude='4/1' photoshop:Credit='Sở'><dc:title><rdf:Alt><rdf:li xml:lang='vi'>Sao</rdf:li>"
    "<rdf:li xml:lang='en'>Star</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>An</rdf:li>"
    "<rdf:li>Bình</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF>";
static const char extended_packet[] = RDF_HEAD "<rdf:Description dc:description='Cát'/></rdf:RDF>";

static void put_exif(struct buf *jpeg)
{
    static const struct exif_entry entries[] = {
        {0, 0x010e, 2, 5, "F\xeate", 5},
        {0, 0x010f, 2, 5, "Make", 5},
        {0, 0x0110, 2, 6, "Model", 6},
        {0, 0x0112, 3, 1, "\x06\0", 2},
        {0, 0x8298, 2, 4, "a\0b", 4},
        {0, 0x9c9b, 1, 6, "S\0a\0o\0", 6},
        {0, 0x9c9e, 1, 6, "a\0;\0b\0", 6},
        {1, 0x9003, 2, 20, "2021:07:15 08:30:00", 20},
        {1, 0x9286, 7, 12, "UNICODE\0\x77\x6d\x7e\x6e", 12},
        {2, 1, 2, 2, "N", 2},
        {2, 2, 5, 3, "\x0a\0\0\0\1\0\0\0\0\0\0\0\1\0\0\0\0\0\0\0\1\0\0\0", 24},
        {2, 3, 2, 2, "E", 2},
        {2, 4, 5, 3, "\x64\0\0\0\1\0\0\0\0\0\0\0\1\0\0\0\0\0\0\0\1\0\0\0", 24},
        {2, 6, 5, 1, "\x04\0\0\0\1\0\0\0", 8},
        {0, 0, 0, 0, NULL, 0},
    };
    struct buf tiff = BUF_INIT;

    put_tiff(&tiff, entries, true);
    put_segment(jpeg, 0xe1, "Exif\0\0", 6, tiff.bytes, tiff.length);
    buf_dispose(&tiff);
}

static void put_iptc(struct buf *jpeg)
{
    struct buf iptc = BUF_INIT;
    struct buf resources = BUF_INIT;

    put_dataset(&iptc, 2, 5, "Sao", 3);
    put_dataset(&iptc, 2, 120, "F\xeate", 4);
    put_dataset(&iptc, 2, 25, "biển", 6);
    put_dataset(&iptc, 2, 80, "An", 2);
    put_dataset(&iptc, 2, 90, "Huế", 5);
    put_dataset(&iptc, 2, 55, "20210715", 8);
    buf_string(&iptc, "damage");
    put_resource(&resources, 0x0404, iptc.bytes, iptc.length);
    put_segment(jpeg, 0xed, "Photoshop 3.0", 14, resources.bytes, resources.length);
    buf_dispose(&iptc);
    buf_dispose(&resources);
}

static void put_everything(struct buf *jpeg)
{
    struct buf piece = BUF_INIT;

    begin_jpeg(jpeg);
    put_exif(jpeg);
    put_segment(jpeg, 0xe1, XMP_MARK, sizeof XMP_MARK, main_packet, sizeof main_packet - 1);
    buf_string(&piece, GUID);
    put_number(&piece, sizeof extended_packet - 1, 4, false);
    put_number(&piece, 0, 4, false);
    buf_string(&piece, extended_packet);
    put_segment(jpeg, 0xe1, EXTENDED_MARK, sizeof EXTENDED_MARK, piece.bytes, piece.length);
    put_iptc(jpeg);
    buf_string(jpeg, "stray");
    end_jpeg(jpeg, 60, 40);
    buf_dispose(&piece);
}

static void put_png(struct buf *png)
{
    static const char small[] = "Author\0\0\x78\x9c\x73\xcc\x03\x00\x00\xf2\x00\xb0"; /* "An", deflated */

    begin_png(png, 60, 40);
    put_chunk(png, "tEXt", "Title\0F\xeate", 10);
    put_chunk(png, "zTXt", small, sizeof small - 1);
    put_chunk(png, "iTXt", "Description\0\0\0vi\0\0C\xc3\xa1t", 21);
    put_chunk(png, "IEND", NULL, 0);
}

/* One extraction with the nth allocation failing; false when there are fewer. */
static bool fail_one(long nth, int persist, extract_call *call, const char *name, const struct buf *bytes)
{
    struct input_memory holder = {(const unsigned char *)bytes->bytes, bytes->length};
    struct extraction extraction = EXTRACTION_INIT;
    struct budget budget = {0};
    struct input input;
    vitrine_error *err = NULL;
    vitrine_status s;
    bool hit;

    input_from_memory(&input, &holder, name);
    mem_fault_set(nth, persist);
    s = call(&extraction, &input, &budget, &err);
    hit = mem_fault_hit() != 0;
    mem_fault_set(-1, 0);
    if (hit && (s != VITRINE_ENOMEM || err == NULL || extraction.count != 0)) {
        fprintf(stderr, "%s: allocation %ld: status %d\n", name, nth, (int)s);
        CHECK_TEXT("ENOMEM", name);
    }
    if (!hit)
        CHECK(s == VITRINE_OK && extraction.count > 0);
    vitrine_error_free(err);
    extraction_dispose(&extraction);
    return hit;
}

static void fail_all(extract_call *call, const char *name, const struct buf *bytes)
{
    int persist;
    long nth;

    for (persist = 0; persist < 2; persist++) {
        for (nth = 0; fail_one(nth, persist, call, name, bytes); nth++)
            continue;
        CHECK(nth > 5);
    }
    printf("%s: %ld allocations\n", name, nth);
}

static void fail_text(extract_call *call, const char *name, const char *text)
{
    struct buf bytes = BUF_INIT;

    buf_string(&bytes, text);
    fail_all(call, name, &bytes);
    buf_dispose(&bytes);
}

int main(void)
{
    struct buf bytes = BUF_INIT;

    put_everything(&bytes);
    fail_all(extract_read, "a.jpg", &bytes);
    buf_clear(&bytes);
    put_png(&bytes);
    fail_all(extract_read, "a.png", &bytes);
    buf_dispose(&bytes);
    make_docx(&bytes, "<w:p><w:pPr><w:pStyle w:val='a'/></w:pPr><w:r><w:t>Hßn Th¬m</w:t></w:r></w:p>",
              "<dc:title>Sao</dc:title><dc:language>vi</dc:language><dc:creator>An</dc:creator>",
              "<w:style w:styleId='a'><w:rPr><w:rFonts w:hAnsi='.VnTime'/></w:rPr></w:style>");
    fail_all(extract_read, "a.docx", &bytes);
    buf_dispose(&bytes);
    make_odt(
        &bytes, "<text:h text:outline-level='1'>Sao</text:h><text:p text:style-name='P'>Hßn Th¬m</text:p>",
        "<dc:title>Sao</dc:title><dc:date>2021-07-15</dc:date>",
        "<office:font-face-decls><style:font-face style:name='F' svg:font-family='.VnTime'/></office:font-face-decls>"
        "<office:automatic-styles><style:style style:name='P' style:family='paragraph'><style:text-properties style:font-name='F'/></style:style></office:automatic-styles>");
    fail_all(extract_read, "a.odt", &bytes);
    buf_dispose(&bytes);
    fail_text(extract_read, "a.txt", "F\xeate\nao\xfbt");
    fail_text(extract_read, "a.md",
              "---\nlang: vi\ntitle: Sao\n---\n# Khác\n\n[Cát](a) **b**\n\nc\n===\n```\nd\n```\n");
    fail_text(extract_read, "a.html",
              "<html lang=vi><title>Sao</title><meta name=author content=An><meta name=description content=d>"
              "<meta name=keywords content='a,b'><h1>S</h1><p>a &amp; b<img alt=c><pre>d</pre>");
    fail_text(extract_read, "a.rtf",
              "{\\rtf1\\ansi{\\fonttbl{\\f0 .VnTime;}}{\\info{\\title Sao}{\\creatim\\yr2021\\mo7\\dy15}}"
              "\\f0 H\\'dfn Th\\'acm\\par\\u273?}");
    fail_text(extract_sidecar, "a.xmp", main_packet);
    fail_text(extract_sidecar, "b.xmp", RDF_HEAD "<rdf:Description dc:title='F\xeate'/></rdf:RDF>");
    fail_text(extract_sidecar, "a.vi.txt", "Sao\nCát");
    return check_end();
}
