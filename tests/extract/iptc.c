/* SPDX-License-Identifier: MIT
 * IPTC records made dataset by dataset, and Photoshop's resources around them. */
#include "extract/iptc.h"
#include "extract/photoshop.h"
#include "extract_check.h"

#define MAX_DATASETS 8
#define FIFTY "12345678901234567890123456789012345678901234567890"

struct dataset_row {
    int record;
    int number;
    const char *text;
};

static const struct row {
    const char *name;
    struct dataset_row datasets[MAX_DATASETS]; /* up to one without a text */
    const char *want;
} rows[] = {
    {"nothing", {{0, 0, NULL}}, ""},
    {"marked UTF-8",
     {{1, 90, "\x1b%G"}, {2, 5, "Bãi Sao"}, {2, 120, "Cát trắng\rNước trong"}},
     "title/iptc[]=Bãi Sao\ndescription/iptc[]=Cát trắng\nNước trong\n"},
    {"UTF-8 without a mark", {{2, 5, "Bãi Sao"}}, "title/iptc[]=Bãi Sao\n"},
    {"Latin-1",
     {{2, 5, "F\xeate"}, {2, 120, "\xcele"}},
     "title/iptc[]=Fête\ndescription/iptc[]=Île\n! IPTC: encoding not declared, taken for windows-1252\n"},
    {"Latin-1 with lines",
     {{2, 120, "\xcele\nao\xfbt"}, {2, 5, "F\xeate"}},
     "title/iptc[]=Fête\ndescription/iptc[]=Île\naoût\n! IPTC: encoding not declared, taken for windows-1252\n"},
    {"UTF-8 beside Latin-1",
     {{2, 5, "Bãi"}, {2, 120, "\xcele"}},
     "title/iptc[]=Bãi\ndescription/iptc[]=Île\n! IPTC: encoding not declared, taken for windows-1252\n"},
    {"TCVN3, a name's capital restored",
     {{2, 5, "\xa7ua ghe ngo tr\xaan s\xabng"},
      {2, 120,
       "M\xad\xeai hai \xae\xe9i tranh t\xb5i; m\xe4i ng\xad\xeai t\xd0 n\xad\xed"
       "c."},
      {2, 80, "Nguy\xd4n Th\xde \xb8nh Tuy\xd5t"},
      {2, 25, "l\xd4 h\xe9i"}},
     "title/iptc[]=Đua ghe ngo trên sông\ndescription/iptc[]=Mười hai đội tranh tài; mọi người té nước.\n"
     "keywords/iptc[]=lễ hội\ncreator/iptc[]=Nguyễn Thị Ánh Tuyết\n"
     "! IPTC: encoding not declared, taken for TCVN3 (confidence 1.00)\n"},
    {"windows-1258 beside UTF-8",
     {{2, 5, "Bãi Sao"},
      {2, 120,
       "C\xe2y \xf0\xfd\xf5\xec"
       "c gi\xfd\xde \xf0\xe2\xect ven b\xf5\xcc"}},
     "title/iptc[]=Bãi Sao\ndescription/iptc[]=Cây đước giữ đất ven bờ\n"
     "! IPTC: encoding not declared, taken for windows-1258 (confidence 1.00)\n"},
    {"cut inside a letter at 64 bytes",
     {{2, 5, FIFTY "123456789012\xe1\xba"}},
     "title/iptc[]=" FIFTY "123456789012\n"},
    {"keywords",
     {{2, 25, "biển"}, {2, 25, "beach"}, {2, 25, " "}},
     "keywords/iptc[]=biển\nkeywords/iptc[]=beach\n"},
    {"several creators", {{2, 80, "An"}, {2, 80, "Bình"}}, "creator/iptc[]=An; Bình\n"},
    {"credit and copyright",
     {{2, 110, "Sở"}, {2, 116, "© Sở"}},
     "credit_line/iptc[]=Sở\ncopyright_notice/iptc[]=© Sở\n"},
    {"place in its order",
     {{2, 101, "Việt Nam"}, {2, 90, "Rạch Giá"}, {2, 95, "An Giang"}, {2, 92, "Bãi Sao"}},
     "place/iptc[]=Bãi Sao, Rạch Giá, An Giang, Việt Nam\n"},
    {"place without a city", {{2, 101, "Việt Nam"}, {2, 90, ""}}, "place/iptc[]=Việt Nam\n"},
    {"date", {{2, 55, "20190213"}, {2, 60, "064402+0700"}}, "taken_at/iptc[]=2019-02-13T06:44:02+07:00\n"},
    {"date alone", {{2, 55, "19750430"}}, "taken_at/iptc[]=1975-04-30\n"},
    {"year", {{2, 55, "19750000"}}, "taken_at/iptc[]=1975\n"},
    {"date of nothing", {{2, 55, "00000000"}, {2, 60, "000000"}}, ""},
    {"the first title counts", {{2, 5, "a"}, {2, 5, "b"}}, "title/iptc[]=a\n"},
    {"other records", {{1, 5, "a"}, {3, 5, "b"}, {2, 7, "c"}}, ""},
};

static void read_record(struct buf *got, const struct buf *iptc)
{
    struct extraction extraction = EXTRACTION_INIT;
    vitrine_error *err = NULL;

    CHECK(iptc_read(&extraction, (const unsigned char *)buf_text(iptc), iptc->length, &err) == VITRINE_OK);
    render(got, &extraction);
    extraction_dispose(&extraction);
}

static void test_rows(void)
{
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf iptc = BUF_INIT;
        struct buf got = BUF_INIT;
        const struct dataset_row *row;

        for (row = rows[i].datasets; row->text != NULL; row++)
            put_dataset(&iptc, row->record, row->number, row->text, strlen(row->text));
        read_record(&got, &iptc);
        CHECK_ROW(buf_text(&got), rows[i].want, rows[i].name);
        buf_dispose(&iptc);
        buf_dispose(&got);
    }
}

static void test_damage(void)
{
    static const char length_beyond[] = "\x1c\x02\x05\x00\x02"
                                        "ab"
                                        "\x1c\x02\x78\x7f\xff"
                                        "cd";
    struct buf iptc = BUF_INIT;
    struct buf got = BUF_INIT;

    buf_append(&iptc, length_beyond, sizeof length_beyond - 1);
    read_record(&got, &iptc);
    CHECK_TEXT(buf_text(&got), "title/iptc[]=ab\n! IPTC: damaged, read as far as possible\n");
    buf_dispose(&iptc);
    buf_dispose(&got);
}

/* Zeros behind the last dataset are padding. */
static void test_padding(void)
{
    struct buf iptc = BUF_INIT;
    struct buf got = BUF_INIT;

    put_dataset(&iptc, 2, 5, "ab", 2);
    buf_append(&iptc, "\0\0\0\0\0\0\0", 7);
    read_record(&got, &iptc);
    CHECK_TEXT(buf_text(&got), "title/iptc[]=ab\n");
    buf_dispose(&iptc);
    buf_dispose(&got);
}

static void test_resources(void)
{
    struct buf resources = BUF_INIT;
    const unsigned char *iptc;
    size_t length;
    bool cut;

    put_resource(&resources, 0x03ed, "odd", 3);
    put_resource(&resources, 0x0404, "iptc", 4);
    put_resource(&resources, 0x040c, "thumb", 5);
    CHECK(
        photoshop_find_iptc(&iptc, &length, &cut, (const unsigned char *)resources.bytes, resources.length));
    CHECK(length == 4 && !cut && memcmp(iptc, "iptc", 4) == 0);
    CHECK(photoshop_find_iptc(&iptc, &length, &cut, (const unsigned char *)resources.bytes, 30));
    CHECK(cut);
    CHECK(!photoshop_find_iptc(&iptc, &length, &cut, (const unsigned char *)resources.bytes, 20));
    CHECK(!photoshop_find_iptc(&iptc, &length, &cut, NULL, 0));
    buf_dispose(&resources);
}

int main(void)
{
    test_rows();
    test_damage();
    test_padding();
    test_resources();
    return check_end();
}
