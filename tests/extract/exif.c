/* SPDX-License-Identifier: MIT
 * Exif blocks made entry by entry, in both byte orders. */
#include "extract/exif.h"
#include "base/err.h"
#include "extract_check.h"

#define TEXT(directory, tag, text)                          \
    {                                                       \
        directory, tag, 2, sizeof(text), text, sizeof(text) \
    }
#define BYTES(directory, tag, type, bytes)                                \
    {                                                                     \
        directory, tag, type, sizeof(bytes) - 1, bytes, sizeof(bytes) - 1 \
    }
#define ONE(directory, tag, type, bytes)                  \
    {                                                     \
        directory, tag, type, 1, bytes, sizeof(bytes) - 1 \
    }
#define END                 \
    {                       \
        0, 0, 0, 0, NULL, 0 \
    }
#define MAX_ENTRIES 8

struct row {
    const char *name;
    struct exif_entry entries[MAX_ENTRIES];
    const char *want;
};

/* Values whose bytes do not depend on the byte order. */
static const struct row rows[] = {
    {"nothing", {END}, ""},
    {"description", {TEXT(0, 0x010e, "Bãi Sao"), END}, "description/exif[]=Bãi Sao\n"},
    {"padded",
     {TEXT(0, 0x010e, "  Sao   \0\0 "), TEXT(0, 0x013b, "An  "), END},
     "description/exif[]=Sao\ncreator/exif[]=An\n"},
    {"UTF-8 type of Exif 3.0", {BYTES(0, 0x010e, 129, "B\xc3\xa3i Sa"), END}, "description/exif[]=Bãi Sa\n"},
    {"copyright in two parts",
     {BYTES(0, 0x8298, 2, "Sở Du lịch\0An\0"), END},
     "copyright_notice/exif[]=Sở Du lịch; An\n"},
    {"copyright of an editor alone", {BYTES(0, 0x8298, 2, " \0An\0"), END}, "copyright_notice/exif[]=An\n"},
    {"copyright in one part", {TEXT(0, 0x8298, "Sở Du lịch"), END}, "copyright_notice/exif[]=Sở Du lịch\n"},
    {"XP tags",
     {BYTES(0, 0x9c9b, 1, "S\0a\0\xa3\x1e\0\0"), BYTES(0, 0x9c9e, 1, "a\0;\0 \0b\0;\0"),
      BYTES(0, 0x9c9d, 1, "A\0n\0"), END},
     "title/exif[]=Saả\nkeywords/exif[]=a\nkeywords/exif[]=b\ncreator/exif[]=An\n"},
    {"XP text beyond U+FFFF", {BYTES(0, 0x9c9b, 1, "\x3c\xd8\x0a\xdf\0\0"), END}, "title/exif[]=🌊\n"},
    {"artist before XPAuthor",
     {TEXT(0, 0x013b, "An"), BYTES(0, 0x9c9d, 1, "B\0i\0"), END},
     "creator/exif[]=An\n"},
    {"description before all",
     {BYTES(0, 0x9c9c, 1, "c\0"), TEXT(0, 0x010e, "d"), BYTES(0, 0x9c9f, 1, "s\0"), END},
     "description/exif[]=d\ndescription/exif[]=s\ndescription/exif[]=c\n"},
    {"subject before comment",
     {BYTES(0, 0x9c9c, 1, "c\0"), BYTES(1, 0x9286, 7, "ASCII\0\0\0u"), BYTES(0, 0x9c9f, 1, "s\0"), END},
     "description/exif[]=s\ndescription/exif[]=u\ndescription/exif[]=c\n"},
    {"user comment before comment",
     {BYTES(0, 0x9c9c, 1, "c\0"), BYTES(1, 0x9286, 7, "ASCII\0\0\0u"), END},
     "description/exif[]=u\ndescription/exif[]=c\n"},
    {"the same twice", {BYTES(0, 0x9c9c, 1, "c\0"), TEXT(0, 0x010e, "c "), END}, "description/exif[]=c\n"},
    {"blank description falls back",
     {TEXT(0, 0x010e, "      "), BYTES(0, 0x9c9c, 1, "c\0"), END},
     "description/exif[]=c\n"},
    {"comment in ASCII that is UTF-8",
     {BYTES(1, 0x9286, 7, "ASCII\0\0\0B\xc3\xa3i\0\0\0\0"), END},
     "description/exif[]=Bãi\n"},
    {"comment of zeros",
     {BYTES(1, 0x9286, 7, "\0\0\0\0\0\0\0\0B\xc3\xa3i\0"), END},
     "description/exif[]=Bãi\n"},
    {"comment UTF-16 little",
     {BYTES(1, 0x9286, 7, "UNICODE\0S\0a\0o\0 \0"), END},
     "description/exif[]=Sao\n"},
    {"comment UTF-16 big",
     {BYTES(1, 0x9286, 7, "UNICODE\0\0S\0a\x1e\xa3\0 "), END},
     "description/exif[]=Saả\n"},
    {"comment UTF-16 with mark",
     {BYTES(1, 0x9286, 7, "UNICODE\0\xfe\xff\x6d\x77\x6e\x7e"), END},
     "description/exif[]=海湾\n"},
    {"comment in JIS",
     {BYTES(1, 0x9286, 7, "JIS\0\0\0\0\0\x1b$B$\"$$\x1b(B\0\0"), END},
     "description/exif[]=あい\n"},
    {"comment without a code",
     {BYTES(1, 0x9286, 7, "B\xc3\xa3i bi\xe1\xbb\x83n"), END},
     "description/exif[]=Bãi biển\n"},
    {"comment that is only its code", {BYTES(1, 0x9286, 7, "ASCI\0\0\0\0"), END}, ""},
    {"date", {TEXT(1, 0x9003, "2021:07:15 08:30:00"), END}, "taken_at/exif[]=2021-07-15T08:30:00\n"},
    {"date with offset",
     {TEXT(1, 0x9003, "2021:07:15 08:30:00"), TEXT(1, 0x9011, "+07:00"), END},
     "taken_at/exif[]=2021-07-15T08:30:00+07:00\n"},
    {"date of scanning is not of taking", {TEXT(1, 0x9004, "2021:07:15 08:30:00"), END}, ""},
    {"no date", {TEXT(1, 0x9003, "0000:00:00 00:00:00"), END}, ""},
    {"camera",
     {TEXT(0, 0x010f, "NIKON CORPORATION"), TEXT(0, 0x0110, "NIKON D70"), END},
     "camera/exif[]=NIKON D70\n"},
    {"camera by maker and model",
     {TEXT(0, 0x010f, "samsung"), TEXT(0, 0x0110, "SM-G930F"), END},
     "camera/exif[]=samsung SM-G930F\n"},
    {"maker alone", {TEXT(0, 0x010f, "samsung"), END}, "camera/exif[]=samsung\n"},
    {"maker's note is not read",
     {BYTES(1, 0x927c, 7, "Nikon\0\x02\x10\0\0MM"), TEXT(0, 0x010e, "d"), END},
     "description/exif[]=d\n"},
    {"small picture out of place",
     {ONE(0, 0x0202, 4, "\xff\xff\xff\xff"), TEXT(0, 0x010e, "d"), TEXT(1, 0x9003, "2021:07:15 08:30:00"), END},
     "description/exif[]=d\ntaken_at/exif[]=2021-07-15T08:30:00\n"},
    {"pointer to nowhere",
     {ONE(0, 0x8825, 4, "\xff\xff\xff\xff"), TEXT(0, 0x010e, "d"), END},
     "description/exif[]=d\n! EXIF: damaged, read as far as possible\n"},
};

static void read_block(struct buf *got, const struct exif_entry *entries, bool little_endian)
{
    struct extraction extraction = EXTRACTION_INIT;
    struct buf block = BUF_INIT;
    struct budget budget = {0};
    vitrine_error *err = NULL;

    buf_append(&block, EXIF_MARK, EXIF_MARK_SIZE);
    put_tiff(&block, entries, little_endian);
    CHECK(exif_read(&extraction, (const unsigned char *)block.bytes, block.length, &budget, &err) == VITRINE_OK);
    render(got, &extraction);
    if (extraction.orientation != 0)
        buf_format(got, "orientation %u\n", extraction.orientation);
    extraction_dispose(&extraction);
    buf_dispose(&block);
}

static void check_block(const char *name, const struct exif_entry *entries, bool little_endian,
                        const char *want)
{
    struct buf got = BUF_INIT;

    read_block(&got, entries, little_endian);
    CHECK_ROW(buf_text(&got), want, name);
    buf_dispose(&got);
}

static void test_rows(void)
{
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_block(rows[i].name, rows[i].entries, true, rows[i].want);
        check_block(rows[i].name, rows[i].entries, false, rows[i].want);
    }
}

/* Text without a letter of ASCII: nothing but the block's order tells the order of its bytes. */
static void test_comment_by_block_order(void)
{
    static const struct exif_entry little[] = {BYTES(1, 0x9286, 7, "UNICODE\0\x77\x6d\x7e\x6e"), END};
    static const struct exif_entry big[] = {BYTES(1, 0x9286, 7, "UNICODE\0\x6d\x77\x6e\x7e"), END};

    check_block("little", little, true, "description/exif[]=海湾\n");
    check_block("big", big, false, "description/exif[]=海湾\n");
}

struct gps_row {
    const char *name;
    const char *north; /* letter, "" for none */
    unsigned long latitude[6];
    const char *east;
    unsigned long longitude[6];
    const char *want;
};

static const struct gps_row gps_rows[] = {
    {"north east",
     "N",
     {10, 1, 30, 1, 36, 1},
     "E",
     {103, 1, 57, 1, 4170, 100},
     "latitude/exif[]=10.51\nlongitude/exif[]=103.9615833\n"},
    {"south west",
     "S",
     {33, 1, 51, 1, 0, 1},
     "W",
     {46, 1, 3823362, 100000, 0, 1},
     "latitude/exif[]=-33.85\nlongitude/exif[]=-46.637227\n"},
    {"decimal degrees",
     "N",
     {105, 10, 0, 1, 0, 1},
     "E",
     {1045, 10, 0, 1, 0, 1},
     "latitude/exif[]=10.5\nlongitude/exif[]=104.5\n"},
    {"seconds undefined",
     "N",
     {10, 1, 30, 1, 0, 0},
     "E",
     {104, 1, 0, 0, 0, 0},
     "latitude/exif[]=10.5\nlongitude/exif[]=104\n"},
    {"degrees undefined", "N", {0, 0, 0, 0, 0, 0}, "E", {104, 1, 0, 1, 0, 1}, ""},
    {"no letter", "", {10, 1, 0, 1, 0, 1}, "E", {104, 1, 0, 1, 0, 1}, ""},
    {"wrong letter", "E", {10, 1, 0, 1, 0, 1}, "N", {104, 1, 0, 1, 0, 1}, ""},
    {"nowhere",
     "N",
     {95, 1, 0, 1, 0, 1},
     "E",
     {104, 1, 0, 1, 0, 1},
     "! EXIF: place of capture is nowhere on Earth\n"},
};

static void put_rationals(struct buf *out, const unsigned long *numbers, size_t count, bool little_endian)
{
    size_t i;

    for (i = 0; i < count; i++)
        put_number(out, numbers[i], 4, little_endian);
}

static void check_gps(const struct gps_row *row, bool little_endian)
{
    struct buf latitude = BUF_INIT;
    struct buf longitude = BUF_INIT;

    put_rationals(&latitude, row->latitude, 6, little_endian);
    put_rationals(&longitude, row->longitude, 6, little_endian);
    {
        const struct exif_entry entries[] = {
            {2, 1, 2, 2, row->north, strlen(row->north) + 1},
            {2, 2, 5, 3, latitude.bytes, latitude.length},
            {2, 3, 2, 2, row->east, strlen(row->east) + 1},
            {2, 4, 5, 3, longitude.bytes, longitude.length},
            END,
        };

        check_block(row->name, entries, little_endian, row->want);
    }
    buf_dispose(&latitude);
    buf_dispose(&longitude);
}

static void test_gps(void)
{
    size_t i;

    for (i = 0; i < sizeof gps_rows / sizeof gps_rows[0]; i++) {
        check_gps(&gps_rows[i], true);
        check_gps(&gps_rows[i], false);
    }
}

static void test_altitude(void)
{
    static const struct exif_entry below[] = {BYTES(2, 5, 1, "\x01"), ONE(2, 6, 5, "\0\0\0\x0c\0\0\0\x0a"),
                                              END};
    static const struct exif_entry above[] = {BYTES(2, 5, 1, "\0"), ONE(2, 6, 5, "\0\0\x01\x02\0\0\0\x01"),
                                              END};
    static const struct exif_entry none[] = {ONE(2, 6, 5, "\0\0\x01\x02\0\0\0\0"), END};

    check_block("below", below, false, "altitude/exif[]=-1.2\n");
    check_block("above", above, false, "altitude/exif[]=258\n");
    check_block("undefined", none, false, "");
}

static void test_orientation(void)
{
    static const struct exif_entry six[] = {ONE(0, 0x0112, 3, "\0\x06"), END};
    static const struct exif_entry nine[] = {ONE(0, 0x0112, 3, "\0\x09"), END};

    check_block("six", six, false, "orientation 6\n");
    check_block("nine", nine, false, "");
}

/* Longer than a segment of JPEG. */
static void test_long_block(void)
{
    static char other[70000];
    const struct exif_entry entries[] = {
        {0, 0x013c, 2, sizeof other, other, sizeof other}, TEXT(0, 0x010e, "behind"), END};

    memset(other, 'x', sizeof other - 1);
    check_block("long, little", entries, true, "description/exif[]=behind\n");
    check_block("long, big", entries, false, "description/exif[]=behind\n");
}

int main(void)
{
    test_rows();
    test_long_block();
    test_comment_by_block_order();
    test_gps();
    test_altitude();
    test_orientation();
    return check_end();
}
