/* SPDX-License-Identifier: MIT
 * WebP, TIFF, HEIF and GIF made byte by byte: sizes, turning, where their metadata stands, and damage. */
#include "base/alloc.h"
#include "extract_check.h"

#define PACKET                                                                \
    "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"        \
    " xmlns:dc='http://purl.org/dc/elements/1.1/'><rdf:Description dc:title=" \
    "'X'/></rdf:RDF>"

/* The size, the turn, then everything said; or the error. */
static void check_picture(const char *row, const char *name, struct buf *bytes, const char *want)
{
    struct input_memory holder = {(const unsigned char *)buf_text(bytes), bytes->length};
    struct extraction extraction = EXTRACTION_INIT;
    struct budget budget = {.bytes_left = 64 << 20, .bytes_limited = true};
    struct buf got = BUF_INIT;
    struct input input;
    vitrine_error *err = NULL;

    input_from_memory(&input, &holder, name);
    if (extract_read(&extraction, &input, &budget, &err) < 0) {
        buf_format(&got, "%s\n", vitrine_error_message(err));
    } else {
        buf_format(&got, "%s %ux%u/%u\n", extraction.media_type, extraction.width, extraction.height,
                   extraction.orientation);
        render(&got, &extraction);
    }
    check_text(buf_text(&got), want, __FILE__, __LINE__, row);
    vitrine_error_free(err);
    extraction_dispose(&extraction);
    buf_dispose(&got);
    buf_dispose(bytes);
}

/* An Exif block without the mark. */
static void put_exif(struct buf *out, unsigned orientation)
{
    char turned[2] = {0, (char)orientation};
    const struct exif_entry entries[] = {
        {0, 0x010e, 2, 4, "Sao", 4},
        {0, 0x0112, 3, 1, turned, 2},
        {0, 0, 0, 0, NULL, 0},
    };

    put_tiff(out, entries, false);
}

/* WebP */

static void put_riff(struct buf *out, const char *type, const void *bytes, size_t length)
{
    buf_string(out, type);
    put_number(out, length, 4, true);
    buf_append(out, bytes, length);
    if (length & 1)
        buf_char(out, 0);
}

static void begin_webp(struct buf *out)
{
    buf_append(out, "RIFF\xff\0\0\0WEBP", 12);
}

static void test_webp_frames(void)
{
    static const struct {
        const char *type;
        const char *bytes;
        const char *want;
    } rows[] = {
        {"VP8X", "\x08\0\0\0\x3b\0\0\x27\0\0", "image/webp 60x40/0\n"},
        {"VP8 ", "\x10\0\0\x9d\x01\x2a\x3c\0\x28\0", "image/webp 60x40/0\n"},
        {"VP8 ", "\x10\0\0\x9d\x01\x2a\x3c\x40\x28\x80", "image/webp 60x40/0\n"}, /* with scaling bits */
        {"VP8L", "\x2f\x3b\xc0\x09\0\0\0\0\0\0", "image/webp 60x40/0\n"},
        {"VP8L", "\x2e\x3b\xc0\x09\0\0\0\0\0\0", "damaged WebP: neither size nor metadata can be read\n"},
        {"VP8 ", "\x10\0\0\x9d\x01\x2b\x3c\0\x28\0", "damaged WebP: neither size nor metadata can be read\n"},
        {"junk", "0123456789", "damaged WebP: neither size nor metadata can be read\n"},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf bytes = BUF_INIT;

        begin_webp(&bytes);
        put_riff(&bytes, rows[i].type, rows[i].bytes, 10);
        check_picture(rows[i].type, "a.webp", &bytes, rows[i].want);
    }
}

static void test_webp_metadata(void)
{
    struct buf exif = BUF_INIT;
    struct buf bytes = BUF_INIT;

    begin_webp(&bytes);
    put_riff(&bytes, "VP8X", "\x0c\0\0\0\x3b\0\0\x27\0\0", 10);
    put_riff(&bytes, "ICCP", "odd", 3);
    put_riff(&bytes, "VP8 ", "\x10\0\0\x9d\x01\x2a\1\0\1\0", 10);
    put_exif(&exif, 6);
    put_riff(&bytes, "EXIF", exif.bytes, exif.length);
    put_riff(&bytes, "XMP ", PACKET, sizeof PACKET - 1);
    check_picture("all", "a.jpg", &bytes, "image/webp 40x60/6\ndescription/exif[]=Sao\ntitle/xmp[]=X\n");

    begin_webp(&bytes);
    buf_append(&bytes, "XMP \xff\xff\xff\xff", 8);
    check_picture("too long", "a.webp", &bytes, "damaged WebP: neither size nor metadata can be read\n");
    buf_dispose(&exif);
}

/* TIFF */

static void test_tiff(void)
{
    static const struct exif_entry entries[] = {
        {0, 0x0100, 3, 1, "\x3c\0", 2},
        {0, 0x0101, 4, 1, "\x28\0\0\0", 4},
        {0, 0x0112, 3, 1, "\x08\0", 2},
        {0, 0x010e, 2, 4, "Sao", 4},
        {0, 0x02bc, 1, sizeof PACKET - 1, PACKET, sizeof PACKET - 1},
        {0, 0x83bb, 7, 6, "\x1c\2\5\0\1I", 6},
        {0, 0, 0, 0, NULL, 0},
    };
    struct buf bytes = BUF_INIT;

    put_tiff(&bytes, entries, true);
    check_picture("all", "a.tif", &bytes,
                  "image/tiff 40x60/8\ndescription/exif[]=Sao\ntitle/iptc[]=I\ntitle/xmp[]=X\n");

    buf_append(&bytes, "MM\0*\0\0\0\x10", 8);
    check_picture("no directory", "a.tif", &bytes, "damaged TIFF: neither size nor metadata can be read\n");
    buf_append(&bytes, "II*\0\x08\0\0\0\xff\xff\0\1\3\0\1\0\0\0\x3c\0\0\0", 22);
    check_picture("cut directory", "a.tif", &bytes,
                  "image/tiff 60x0/0\n! EXIF: damaged, read as far as possible\n");
}

/* Numbers of 8 bytes. */
static void test_big_tiff(void)
{
    struct buf bytes = BUF_INIT;

    buf_append(&bytes, "MM\0+\0\x08\0\0\0\0\0\0\0\0\0\x10", 16);
    put_number(&bytes, 3, 8, false);
    buf_append(&bytes, "\x01\0\0\x04\0\0\0\0\0\0\0\1\0\0\0\x3c\0\0\0\0", 20);
    buf_append(&bytes, "\x01\1\0\x10\0\0\0\0\0\0\0\1\0\0\0\0\0\0\0\x28", 20);
    buf_append(&bytes, "\x01\x0e\0\2\0\0\0\0\0\0\0\4Sao\0\0\0\0\0", 20);
    put_number(&bytes, 0, 8, false);
    check_picture("BigTIFF", "a.tif", &bytes, "image/tiff 60x40/0\ndescription/exif[]=Sao\n");
}

/* GIF */

static void test_gif(void)
{
    static const char head[] = "GIF89a\x3c\0\x28\0\x80\0\0rgbRGB";
    struct buf bytes = BUF_INIT;
    unsigned i;

    buf_append(&bytes, head, sizeof head - 1);
    buf_append(&bytes, ",\0\0\0\0\x3c\0\x28\0\0\2\3abc\1d\0", 18);
    buf_append(&bytes, "!\xff\x0bXMP DataXMP" PACKET "\1", 14 + sizeof PACKET);
    for (i = 0; i < 256; i++)
        buf_char(&bytes, (char)(255 - i));
    buf_append(&bytes, "\0!\xfe\2hi\0;", 8);
    check_picture("XMP", "a.gif", &bytes, "image/gif 60x40/0\ntitle/xmp[]=X\n");

    buf_append(&bytes, head, 13);
    check_picture("cut", "a.gif", &bytes, "image/gif 60x40/0\n! GIF: ends before its last block\n");
    buf_append(&bytes, head, 9);
    check_picture("no size", "a.gif", &bytes, "damaged GIF: neither size nor metadata can be read\n");
}

/* HEIF */

static void put_box(struct buf *out, const char *type, const struct buf *data)
{
    put_number(out, data->length + 8, 4, false);
    buf_string(out, type);
    buf_append(out, data->bytes, data->length);
}

static void put_box_of(struct buf *out, const char *type, const void *bytes, size_t length)
{
    struct buf data = BUF_INIT;

    buf_append(&data, bytes, length);
    put_box(out, type, &data);
    buf_dispose(&data);
}

/* Sizes of another item and of item 7, and how item 7 is to be turned. */
static void put_properties(struct buf *meta, const char *turn_type, char turn)
{
    struct buf list = BUF_INIT;
    struct buf both = BUF_INIT;

    put_box_of(&list, "ispe", "\0\0\0\0\0\0\0\5\0\0\0\5", 12);
    put_box_of(&list, "ispe", "\0\0\0\0\0\0\0\x3c\0\0\0\x28", 12);
    put_box_of(&list, turn_type, &turn, 1);
    put_box(&both, "ipco", &list);
    put_box_of(&both, "ipma", "\0\0\0\0\0\0\0\2\0\3\1\x81\0\7\2\x82\x83", 17);
    put_box(meta, "iprp", &both);
    buf_dispose(&list);
    buf_dispose(&both);
}

static void put_entry_of_item(struct buf *list, int id, const char *type, const char *rest, size_t length)
{
    struct buf entry = BUF_INIT;

    buf_append(&entry, "\2\0\0\0", 4);
    put_number(&entry, (unsigned long)id, 2, false);
    put_number(&entry, 0, 2, false);
    buf_string(&entry, type);
    buf_append(&entry, rest, length);
    put_box(list, "infe", &entry);
    buf_dispose(&entry);
}

static void put_items(struct buf *meta)
{
    struct buf list = BUF_INIT;

    buf_append(&list, "\0\0\0\0\0\3", 6);
    put_entry_of_item(&list, 7, "hvc1", "", 1);
    put_entry_of_item(&list, 8, "Exif", "", 1);
    put_entry_of_item(&list, 9, "mime", "\0application/rdf+xml\0", 21);
    put_box(meta, "iinf", &list);
    buf_dispose(&list);
}

/* Exif in the idat box, XMP in two parts of the file. */
static void put_locations(struct buf *meta, size_t exif_length, size_t xmp_at)
{
    struct buf list = BUF_INIT;

    buf_append(&list, "\1\0\0\0\x44\0\0\2", 8);
    buf_append(&list, "\0\x08\0\1\0\0\0\1\0\0\0\0", 12);
    put_number(&list, exif_length, 4, false);
    buf_append(&list, "\0\x09\0\0\0\0\0\2", 8);
    put_number(&list, xmp_at, 4, false);
    put_number(&list, 10, 4, false);
    put_number(&list, xmp_at + 10, 4, false);
    put_number(&list, sizeof PACKET - 11, 4, false);
    put_box(meta, "iloc", &list);
    buf_dispose(&list);
}

static void put_heif(struct buf *out, const char *brands, const char *turn_type, char turn,
                     unsigned exif_turn)
{
    struct buf exif = BUF_INIT;
    struct buf meta = BUF_INIT;

    buf_append(&exif, "\0\0\0\6Exif\0\0", 10);
    put_exif(&exif, exif_turn);
    put_box_of(out, "ftyp", brands, strlen(brands));
    put_box_of(out, "mdat", PACKET, sizeof PACKET - 1);
    buf_append(&meta, "\0\0\0\0", 4);
    put_box_of(&meta, "pitm", "\0\0\0\0\0\7", 6);
    put_properties(&meta, turn_type, turn);
    put_items(&meta);
    put_locations(&meta, exif.length, out->length - (sizeof PACKET - 1));
    put_box(&meta, "idat", &exif);
    put_box(out, "meta", &meta);
    buf_dispose(&exif);
    buf_dispose(&meta);
}

static void test_heif(void)
{
    static const struct {
        const char *name;
        const char *brands;
        const char *turn_type;
        char turn;
        unsigned exif_turn;
        const char *want;
    } rows[] = {
        {"not turned", "heic0000mif1heic", "free", 0, 1, "image/heic 60x40/1\n"},
        {"by Exif alone", "heic0000mif1heic", "free", 0, 6, "image/heic 40x60/6\n"},
        {"by its own", "heic0000mif1heic", "irot", 3, 6, "image/heic 40x60/6\n"},
        {"half a turn", "avif0000mif1avif", "irot", 2, 6, "image/avif 60x40/6\n"},
        {"Exif says nothing", "mif10000mif1", "irot", 1, 0, "image/heif 40x60/8\n"},
        {"mirrored", "mif10000mif1avif", "imir", 1, 6, "image/avif 60x40/6\n"},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf bytes = BUF_INIT;
        struct buf want = BUF_INIT;

        put_heif(&bytes, rows[i].brands, rows[i].turn_type, rows[i].turn, rows[i].exif_turn);
        buf_format(&want, "%sdescription/exif[]=Sao\ntitle/xmp[]=X\n", rows[i].want);
        check_picture(rows[i].name, "a.heic", &bytes, buf_text(&want));
        buf_dispose(&want);
    }
}

/* Every cut of it gives a result or a reason. */
static void test_cut_heif(void)
{
    struct buf whole = BUF_INIT;
    size_t length;

    put_heif(&whole, "heic0000mif1heic", "irot", 1, 6);
    for (length = 0; length < whole.length; length++) {
        struct buf got = BUF_INIT;
        char *copy = malloc(length + 1);

        CHECK(copy != NULL);
        memcpy(copy, whole.bytes, length);
        extract_text(&got, extract_read, "a.heic", copy, length);
        free(copy);
        buf_dispose(&got);
    }
    buf_dispose(&whole);
}

/* One extraction with the nth allocation failing; false when there are fewer. */
static bool fail_one(long nth, const struct buf *bytes)
{
    struct input_memory holder = {(const unsigned char *)bytes->bytes, bytes->length};
    struct extraction extraction = EXTRACTION_INIT;
    struct budget budget = {0};
    struct input input;
    vitrine_status s;
    bool hit;

    input_from_memory(&input, &holder, "a.tif");
    mem_fault_set(nth, 0);
    s = extract_read(&extraction, &input, &budget, NULL);
    hit = mem_fault_hit() != 0;
    mem_fault_set(-1, 0);
    CHECK(s == (hit ? VITRINE_ENOMEM : VITRINE_OK));
    CHECK((extraction.count > 0) == !hit);
    extraction_dispose(&extraction);
    return hit;
}

static void test_faults(void)
{
    struct buf pictures[3] = {BUF_INIT, BUF_INIT, BUF_INIT};
    size_t i;
    long nth;

    put_heif(&pictures[0], "heic0000mif1heic", "irot", 1, 6);
    put_exif(&pictures[1], 6);
    begin_webp(&pictures[2]);
    put_riff(&pictures[2], "XMP ", PACKET, sizeof PACKET - 1);
    for (i = 0; i < 3; i++) {
        for (nth = 0; fail_one(nth, &pictures[i]); nth++)
            continue;
        CHECK(nth > 3);
        buf_dispose(&pictures[i]);
    }
}

int main(void)
{
    test_faults();
    test_webp_frames();
    test_webp_metadata();
    test_tiff();
    test_big_tiff();
    test_gif();
    test_heif();
    test_cut_heif();
    return check_end();
}
