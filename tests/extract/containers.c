/* SPDX-License-Identifier: MIT
 * JPEG and PNG files made segment by segment and chunk by chunk, and how a reader is chosen. */
#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>

#include "extract_check.h"

#define EXIF "Exif\0\0"
#define XMP_MARK "http://ns.adobe.com/xap/1.0/"
#define EXTENDED_MARK "http://ns.adobe.com/xmp/extension/"
#define PHOTOSHOP_MARK "Photoshop 3.0"
#define RDF_HEAD                                                       \
    "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'" \
    " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:note='http://ns.adobe.com/xmp/note/'>"
#define PACKET(attributes) RDF_HEAD "<rdf:Description " attributes "/></rdf:RDF>"
#define GUID "0123456789ABCDEF0123456789ABCDEF"

static void put_xmp(struct buf *jpeg, const char *packet)
{
    put_segment(jpeg, 0xe1, XMP_MARK, sizeof XMP_MARK, packet, strlen(packet));
}

static void put_exif_title(struct buf *out, unsigned orientation)
{
    const char turned[] = {(char)orientation, 0};
    const struct exif_entry entries[] = {
        {0, 0x010e, 2, 4, "Sao", 4},
        {0, 0x0112, 3, 1, turned, 2},
        {0, 0, 0, 0, NULL, 0},
    };

    put_tiff(out, entries, true);
}

static void put_exif_segment(struct buf *jpeg, unsigned orientation)
{
    struct buf tiff = BUF_INIT;

    put_exif_title(&tiff, orientation);
    put_segment(jpeg, 0xe1, EXIF, 6, tiff.bytes, tiff.length);
    buf_dispose(&tiff);
}

static void check_jpeg(const char *name, struct buf *jpeg, const char *want)
{
    check_extract(name, extract_read, "a.jpg", jpeg, want);
    buf_dispose(jpeg);
}

static void test_jpeg_sources(void)
{
    struct buf jpeg = BUF_INIT;
    struct buf iptc = BUF_INIT;
    struct buf resources = BUF_INIT;

    begin_jpeg(&jpeg);
    put_exif_segment(&jpeg, 1);
    put_xmp(&jpeg, PACKET("dc:title='X'"));
    put_dataset(&iptc, 2, 5, "I", 1);
    put_resource(&resources, 0x0404, iptc.bytes, iptc.length);
    put_segment(&jpeg, 0xed, PHOTOSHOP_MARK, 14, resources.bytes, resources.length);
    end_jpeg(&jpeg, 60, 40);
    check_jpeg("three sources", &jpeg, "description/exif[]=Sao\ntitle/iptc[]=I\ntitle/xmp[]=X\n");
    buf_dispose(&iptc);
    buf_dispose(&resources);
}

/* What goes on behind the first mark has no TIFF header of its own. */
static void test_jpeg_split_exif(void)
{
    struct buf jpeg = BUF_INIT;
    struct buf tiff = BUF_INIT;

    put_exif_title(&tiff, 1);
    begin_jpeg(&jpeg);
    put_segment(&jpeg, 0xe1, EXIF, 6, tiff.bytes, 30);
    put_segment(&jpeg, 0xe1, EXIF, 6, tiff.bytes + 30, tiff.length - 30);
    end_jpeg(&jpeg, 60, 40);
    check_jpeg("split Exif", &jpeg, "description/exif[]=Sao\n");
    buf_dispose(&tiff);
}

/* One resource over two segments, cut inside a dataset. */
static void test_jpeg_iptc_in_parts(void)
{
    struct buf jpeg = BUF_INIT;
    struct buf iptc = BUF_INIT;
    struct buf resources = BUF_INIT;

    put_dataset(&iptc, 2, 5, "Bãi Sao", 8);
    put_dataset(&iptc, 2, 120, "Cát trắng", 12);
    put_resource(&resources, 0x0404, iptc.bytes, iptc.length);
    begin_jpeg(&jpeg);
    put_segment(&jpeg, 0xed, PHOTOSHOP_MARK, 14, resources.bytes, 20);
    put_segment(&jpeg, 0xed, PHOTOSHOP_MARK, 14, resources.bytes + 20, resources.length - 20);
    end_jpeg(&jpeg, 60, 40);
    check_jpeg("in parts", &jpeg, "title/iptc[]=Bãi Sao\ndescription/iptc[]=Cát trắng\n");
    buf_dispose(&iptc);
    buf_dispose(&resources);
}

static void put_piece(struct buf *jpeg, const char *guid, const char *packet, size_t offset, size_t length)
{
    struct buf piece = BUF_INIT;

    buf_append(&piece, guid, 32);
    put_number(&piece, strlen(packet), 4, false);
    put_number(&piece, offset, 4, false);
    buf_append(&piece, packet + offset, length);
    put_segment(jpeg, 0xe1, EXTENDED_MARK, sizeof EXTENDED_MARK, piece.bytes, piece.length);
    buf_dispose(&piece);
}

/* Pieces in the wrong order, and one of another packet. */
static void test_jpeg_extended(void)
{
    static const char packet[] = PACKET("dc:description='Cát trắng nước trong'");
    static const char other[] = "<rdf:RDF/>";
    struct buf jpeg = BUF_INIT;

    begin_jpeg(&jpeg);
    put_xmp(&jpeg, PACKET("dc:title='Sao' note:HasExtendedXMP='" GUID "'"));
    put_piece(&jpeg, "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF", other, 0, sizeof other - 1);
    put_piece(&jpeg, GUID, packet, 50, strlen(packet) - 50);
    put_piece(&jpeg, GUID, packet, 0, 50);
    end_jpeg(&jpeg, 60, 40);
    check_jpeg("extended", &jpeg, "title/xmp[]=Sao\ndescription/xmp[]=Cát trắng nước trong\n");
    begin_jpeg(&jpeg);
    put_xmp(&jpeg, PACKET("dc:title='Sao' note:HasExtendedXMP='" GUID "'"));
    put_piece(&jpeg, GUID, packet, 50, strlen(packet) - 50);
    end_jpeg(&jpeg, 60, 40);
    check_jpeg("a piece is missing", &jpeg, "title/xmp[]=Sao\n! XMP: goes on in a part that is missing\n");
}

static void test_jpeg_damage(void)
{
    struct buf jpeg = BUF_INIT;

    begin_jpeg(&jpeg);
    put_exif_segment(&jpeg, 1);
    buf_string(&jpeg, "stray bytes");
    put_xmp(&jpeg, PACKET("dc:title='X'"));
    buf_append(&jpeg, "\xff\xff\xff", 3);
    end_jpeg(&jpeg, 60, 40);
    check_jpeg("stray bytes", &jpeg,
               "description/exif[]=Sao\ntitle/xmp[]=X\n! JPEG: bytes between segments\n");
    begin_jpeg(&jpeg);
    put_exif_segment(&jpeg, 1);
    check_jpeg("no pixels", &jpeg, "description/exif[]=Sao\n! JPEG: ends before its pixels\n");
    begin_jpeg(&jpeg);
    buf_append(&jpeg, "\xff\xe0\x10\x10", 4);
    check_jpeg("nothing", &jpeg, "error -9: damaged JPEG: neither size nor metadata can be read\n");
    buf_string(&jpeg, "plain text");
    check_jpeg("no JPEG", &jpeg, "error -9: not a JPEG file, whatever its name says\n");
    check_jpeg("empty", &jpeg, "error -9: the file is empty\n");
}

/* The size of an image, as displayed. */
static void check_size(const char *name, const struct buf *bytes, uint32_t width, uint32_t height,
                       uint32_t turned)
{
    struct input_memory holder = {(const unsigned char *)bytes->bytes, bytes->length};
    struct extraction extraction = EXTRACTION_INIT;
    struct budget budget = {0};
    struct input input;

    input_from_memory(&input, &holder, name);
    CHECK(extract_read(&extraction, &input, &budget, NULL) == VITRINE_OK);
    CHECK(extraction.width == width && extraction.height == height && extraction.orientation == turned);
    CHECK(extraction.kind == RECORD_IMAGE);
    extraction_dispose(&extraction);
}

static void test_sizes(void)
{
    uint32_t turned;

    for (turned = 1; turned <= 8; turned++) {
        struct buf jpeg = BUF_INIT;
        struct buf png = BUF_INIT;
        struct buf tiff = BUF_INIT;
        bool on_side = turned >= 5;

        begin_jpeg(&jpeg);
        put_exif_segment(&jpeg, turned);
        end_jpeg(&jpeg, 60, 40);
        check_size("a.jpg", &jpeg, on_side ? 40 : 60, on_side ? 60 : 40, turned);
        begin_png(&png, 60, 40);
        put_exif_title(&tiff, turned);
        put_chunk(&png, "eXIf", tiff.bytes, tiff.length);
        put_chunk(&png, "IEND", NULL, 0);
        check_size("a.png", &png, on_side ? 40 : 60, on_side ? 60 : 40, turned);
        buf_dispose(&jpeg);
        buf_dispose(&png);
        buf_dispose(&tiff);
    }
}

static void check_png(const char *name, struct buf *png, const char *want)
{
    put_chunk(png, "IEND", NULL, 0);
    check_extract(name, extract_read, "a.png", png, want);
    buf_dispose(png);
}

static void test_png_texts(void)
{
    struct buf png = BUF_INIT;

    begin_png(&png, 60, 40);
    put_chunk(&png, "tEXt", "Title\0F\xeate", 10);
    put_chunk(&png, "tEXt", "Title\0second", 12);
    put_chunk(&png, "tEXt", "Software\0x", 10);
    put_chunk(&png, "tEXt", "Author\0An", 9);
    put_chunk(&png, "IDAT", "....", 4);
    put_chunk(&png, "iTXt", "Title\0\0\0vi\0Ti\xc3\xaau\0B\xc3\xa3i", 21);
    put_chunk(&png, "iTXt", "Description\0\0\0\0\0C\xc3\xa1t", 20);
    put_chunk(&png, "tEXt", "Copyright\0", 10);
    check_png("texts", &png,
              "title/file[]=Fête\ncreator/file[]=An\ntitle/file[vi]=Bãi\ndescription/file[]=Cát\n"
              "! PNG text: encoding not declared, taken for windows-1252\n");
}

static void test_png_malformed_texts(void)
{
    struct buf png = BUF_INIT;

    begin_png(&png, 60, 40);
    put_chunk(&png, "tEXt", "Title", 5);
    put_chunk(&png, "tEXt", "", 0);
    put_chunk(&png, "iTXt", "Title\0", 6);
    put_chunk(&png, "iTXt", "Title\0\0\0vi", 10);
    put_chunk(&png, "iTXt", "Title\0\0\0vi\0x", 12);
    put_chunk(&png, "zTXt", "Title\0", 6);
    put_chunk(&png, "zTXt", "Title\0\0xxxx", 11);
    put_chunk(&png, "eXIf", "", 0);
    put_chunk(&png, "eXIf", "II*\0\x08", 5);
    put_chunk(&png, "IHDR", "\0", 1);
    check_png("malformed", &png,
              "! PNG: damaged compressed text\n! EXIF: damaged, read as far as possible\n");
}

static void put_compressed(struct buf *png, const char *type, const char *head, size_t head_length,
                           const char *text, size_t text_length)
{
    unsigned char small[4096];
    uLongf length = sizeof small;
    struct buf data = BUF_INIT;

    CHECK(compress(small, &length, (const unsigned char *)text, text_length) == Z_OK);
    buf_append(&data, head, head_length);
    buf_append(&data, small, length);
    put_chunk(png, type, data.bytes, data.length);
    buf_dispose(&data);
}

static void test_png_compressed(void)
{
    static const char packet[] = PACKET("dc:title='Sao'");
    struct buf png = BUF_INIT;

    begin_png(&png, 60, 40);
    put_compressed(&png, "iTXt", "XML:com.adobe.xmp\0\1\0\0", 22, packet, sizeof packet - 1);
    put_compressed(&png, "zTXt", "Author\0", 8, "An", 2);
    check_png("compressed", &png, "creator/file[]=An\ntitle/xmp[]=Sao\n");
}

/* 32 MiB of zeros in 32 KiB. */
static void test_png_bomb(void)
{
    static const size_t size = (size_t)32 << 20;
    unsigned char *zeros = calloc(1, size);
    uLongf length = compressBound(size);
    unsigned char *small = malloc(length);
    struct buf data = BUF_INIT;
    struct buf png = BUF_INIT;

    CHECK(zeros != NULL && small != NULL && compress(small, &length, zeros, size) == Z_OK);
    buf_append(&data, "Title\0", 7);
    buf_append(&data, small, length);
    begin_png(&png, 60, 40);
    put_chunk(&png, "zTXt", data.bytes, data.length);
    check_png("bomb", &png, "error -10: compressed metadata: larger than 16777216 bytes\n");
    buf_dispose(&data);
    free(zeros);
    free(small);
}

static void test_png_xmp(void)
{
    static const char head[] = "XML:com.adobe.xmp\0\0\0\0";
    struct buf png = BUF_INIT;
    struct buf data = BUF_INIT;

    buf_append(&data, head, sizeof head);
    buf_string(&data, PACKET("dc:title='Sao'"));
    begin_png(&png, 60, 40);
    put_chunk(&png, "iTXt", data.bytes, data.length);
    check_png("XMP", &png, "title/xmp[]=Sao\n");
    buf_dispose(&data);
}

static void test_png_damage(void)
{
    struct buf png = BUF_INIT;

    begin_png(&png, 60, 40);
    put_chunk(&png, "tEXt", "Title\0Sao", 9);
    buf_append(&png, "\xff\xff\xff\xff....", 8);
    check_extract("bad length", extract_read, "a.png", &png,
                  "title/file[]=Sao\n! PNG: ends before its last chunk\n");
    buf_truncate(&png, 8);
    check_extract("signature alone", extract_read, "a.png", &png,
                  "error -9: damaged PNG: neither size nor metadata can be read\n");
    buf_dispose(&png);
}

static void test_media(void)
{
    static const struct {
        const char *name;
        const char *type; /* NULL: not catalogued */
        enum record_kind kind;
        bool readable;
    } rows[] = {
        {"a.jpg", "image/jpeg", RECORD_IMAGE, true},
        {"a.JPEG", "image/jpeg", RECORD_IMAGE, true},
        {"a.jpe", "image/jpeg", RECORD_IMAGE, true},
        {"a.jfif", "image/jpeg", RECORD_IMAGE, true},
        {"d.x/b.vi.Png", "image/png", RECORD_IMAGE, true},
        {"a.webp", "image/webp", RECORD_IMAGE, true},
        {"a.tif", "image/tiff", RECORD_IMAGE, true},
        {"a.TIFF", "image/tiff", RECORD_IMAGE, true},
        {"a.heic", "image/heic", RECORD_IMAGE, true},
        {"a.heif", "image/heif", RECORD_IMAGE, true},
        {"a.avif", "image/avif", RECORD_IMAGE, true},
        {"a.gif", "image/gif", RECORD_IMAGE, true},
        {"a.txt", "text/plain", RECORD_TEXT, true},
        {"a.md", "text/markdown", RECORD_TEXT, true},
        {"a.markdown", "text/markdown", RECORD_TEXT, true},
        {"a.html", "text/html", RECORD_TEXT, true},
        {"a.htm", "text/html", RECORD_TEXT, true},
        {"a.xhtml", "application/xhtml+xml", RECORD_TEXT, true},
        {"a.pdf", "application/pdf", RECORD_TEXT, true},
        {"a.doc", "application/msword", RECORD_TEXT, true},
        {"a.rtf", "application/rtf", RECORD_TEXT, true},
        {"a.odt", "application/vnd.oasis.opendocument.text", RECORD_TEXT, true},
        {"a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", RECORD_TEXT,
         true},
        {"a.mp4", NULL, 0, false},
        {"a.zip", NULL, 0, false},
        {"a.xmp", NULL, 0, false},
        {"jpg", NULL, 0, false},
        {"a.", NULL, 0, false},
        {"a.jpg/b", NULL, 0, false},
        {"a.j", NULL, 0, false},
        {"a. jpg", NULL, 0, false},
        {"a.averylongsuffixthatisnone", NULL, 0, false},
        {"", NULL, 0, false},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct media media;
        bool known = media_of_name(&media, rows[i].name);

        CHECK_ROW(known ? media.type : NULL, rows[i].type, rows[i].name);
        if (known)
            CHECK(media.kind == rows[i].kind && media.readable == rows[i].readable);
    }
}

/* What a file is, its first bytes say; its name only where they don't. */
static void test_choice(void)
{
    struct buf bytes = BUF_INIT;

    begin_png(&bytes, 60, 40);
    put_chunk(&bytes, "tEXt", "Title\0Sao", 9);
    put_chunk(&bytes, "IEND", NULL, 0);
    check_extract("PNG named JPEG", extract_read, "a.jpg", &bytes, "title/file[]=Sao\n");
    check_extract("PNG named text", extract_read, "a.txt", &bytes, "title/file[]=Sao\n");
    check_extract("PNG without a name", extract_read, "a", &bytes, "title/file[]=Sao\n");
    buf_clear(&bytes);
    buf_string(&bytes, "text");
    check_extract("unknown", extract_read, "a.mp4", &bytes, "error -9: of no known kind\n");
    check_extract("known", extract_read, "a.doc", &bytes, "error -9: not a Word 97 file, whatever its name says\n");
    buf_dispose(&bytes);
}

static void test_budget(void)
{
    struct buf jpeg = BUF_INIT;
    struct input_memory holder;
    struct extraction extraction = EXTRACTION_INIT;
    struct budget budget = {.bytes_left = 100, .bytes_limited = true};
    struct input input;
    vitrine_error *err = NULL;

    begin_jpeg(&jpeg);
    put_xmp(&jpeg, PACKET("dc:title='X'"));
    end_jpeg(&jpeg, 60, 40);
    holder = (struct input_memory){(const unsigned char *)jpeg.bytes, jpeg.length};
    input_from_memory(&input, &holder, "a.jpg");
    CHECK(extract_read(&extraction, &input, &budget, &err) == VITRINE_ELIMIT);
    CHECK(extraction.count == 0 && extraction.values == NULL);
    vitrine_error_free(err);
    buf_dispose(&jpeg);
}

static void test_descriptor(void)
{
    int descriptor = open("/dev/null", O_RDONLY);
    struct input input;
    vitrine_error *err = NULL;

    CHECK(input_from_descriptor(&input, descriptor, "null", &err) == VITRINE_EIO);
    CHECK_TEXT(vitrine_error_message(err), "not a regular file");
    vitrine_error_free(err);
    err = NULL;
    close(descriptor);
    CHECK(input_from_descriptor(&input, -1, "none", &err) == VITRINE_EIO);
    vitrine_error_free(err);
}

int main(void)
{
    test_descriptor();
    test_jpeg_sources();
    test_jpeg_split_exif();
    test_jpeg_iptc_in_parts();
    test_jpeg_extended();
    test_jpeg_damage();
    test_sizes();
    test_png_texts();
    test_png_malformed_texts();
    test_png_compressed();
    test_png_bomb();
    test_png_xmp();
    test_png_damage();
    test_media();
    test_choice();
    test_budget();
    return check_end();
}
