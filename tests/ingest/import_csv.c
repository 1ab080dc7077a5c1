/* SPDX-License-Identifier: MIT
 * CSV in, catalogue out. */
#include "import_world.h"

#define A "11111111-1111-4111-8111-111111111111"

static const struct {
    const char *name;
    const char *first; /* NDJSON imported before; NULL: nothing */
    const char *csv;
    const char *counts;
    const char *wanted; /* a part of each line of the export */
} rows[] = {
    {"columns in any order, BOM, CRLF", NULL,
     "\xef\xbb\xbftitle/en,path,title/vi\r\nSao beach,a.jpg,Bãi Sao\r\nX,b.jpg,\r\n", "2 2 0 0 0",
     "{\"path\":\"a.jpg\",\"kind\":\"image\",\"texts\":{\"vi\":{\"title\":\"Bãi Sao\"},"
     "\"en\":{\"title\":\"Sao beach\",\"sources\":{\"title\":\"import\"}}}}\n"
     "{\"path\":\"b.jpg\",\"languages\":[\"en\"]}"},
    {"semicolons, decimal commas", NULL,
     "path;latitude;longitude;altitude;creator\na.jpg;10,5;-104.25;7;An, Bình\n", "1 1 0 0 0",
     "{\"latitude\":10.5,\"longitude\":-104.25,\"altitude\":7,\"creator\":\"An, Bình\"}"},
    {"tabs", NULL, "path\tcreator\na.jpg\tAn; Bình\n", "1 1 0 0 0", "{\"creator\":\"An; Bình\"}"},
    {"one column", NULL, "path\na.jpg\nb.jpg", "2 2 0 0 0", "{\"path\":\"a.jpg\"}\n{\"path\":\"b.jpg\"}"},
    {"quotes, line breaks", NULL,
     "path,creator,\"description/vi\"\na.jpg,\"An \"\"the eye\"\" N., Huế\",\"one\r\ntwo\n\nthree\"\n",
     "1 1 0 0 0",
     "{\"creator\":\"An \\\"the eye\\\" N., Huế\",\"texts\":{\"vi\":{\"description\":\"one\\r\\ntwo\\n\\nthree\"}}}"},
    {"a quote inside a cell is a character", NULL, "path,creator\na.jpg,5\" N.\n", "1 1 0 0 0",
     "{\"creator\":\"5\\\" N.\"}"},
    {"what stands behind a closing quote belongs to the cell", NULL, "path,creator\na.jpg,\"An\" N.\n",
     "1 1 0 0 0", "{\"creator\":\"An N.\"}"},
    {"every kind of fact", NULL,
     "uuid,path,kind,root,media_type,bytes,digest,modified_at,missing,width,height,orientation,taken_at,camera,"
     "credit_line,copyright_notice,license,status,valid_from,valid_until,audience,topics,collections,keywords/km\n" A
     ",a.b,image,/srv,image/x,5,sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef,"
     "2026-01-02T03:04:05Z,TRUE,3,4,6,1975,C,cl,cn,l,approved,2026-01-01,2026-12-31,press|travel,food,tet|war,ក|ខ\n",
     "1 1 0 0 0",
     "{\"uuid\":\"" A "\",\"path\":\"a.b\",\"kind\":\"image\",\"root\":\"/srv\",\"media_type\":\"image/x\","
     "\"bytes\":5,\"digest\":\"sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\","
     "\"modified_at\":\"2026-01-02T03:04:05Z\",\"missing\":true,\"width\":3,\"height\":4,\"orientation\":6,"
     "\"taken_at\":\"1975\",\"camera\":\"C\",\"credit_line\":\"cl\",\"copyright_notice\":\"cn\",\"license\":\"l\","
     "\"status\":\"approved\",\"valid_from\":\"2026-01-01\",\"valid_until\":\"2026-12-31\","
     "\"audience\":[\"press\",\"travel\"],\"topics\":[\"food\"],\"collections\":[\"tet\",\"war\"],"
     "\"texts\":{\"km\":{\"keywords\":[\"ក\",\"ខ\"]}}}"},
    {"an empty cell leaves alone",
     "{\"path\":\"a.jpg\",\"creator\":\"An\",\"texts\":{\"vi\":{\"title\":\"t\"}}}",
     "path,creator,title/vi,title/en\na.jpg,,\"\",e\n", "1 0 1 0 0",
     "{\"creator\":\"An\",\"texts\":{\"vi\":{\"title\":\"t\"},\"en\":{\"title\":\"e\"}}}"},
    {"the guard is taken off", NULL,
     "path,creator,title/vi,title/en,place/vi,place/en,body/vi,body/en,keywords/vi\n"
     "'-a.jpg,'=1+1,'+84,'-5,'@x,\"'\ty\",''tis,'tis,'=a|b\n",
     "1 1 0 0 0",
     "{\"path\":\"-a.jpg\",\"creator\":\"=1+1\",\"texts\":{\"vi\":{\"title\":\"+84\",\"place\":\"@x\","
     "\"body\":\"'tis\",\"keywords\":[\"=a\",\"b\"]},\"en\":{\"title\":\"-5\",\"place\":\"\\ty\",\"body\":\"'tis\"}}}"},
    {"items of lists", "{\"path\":\"a.jpg\",\"topics\":[\"a|b\",\"c\"]}",
     "path,topics,keywords/vi\na.jpg,a\\|b|c,\" biển | |Phú Quốc|\"\n", "1 0 1 0 0",
     "{\"topics\":[\"a|b\",\"c\"],\"texts\":{\"vi\":{\"keywords\":[\"biển\",\"Phú Quốc\"]}}}"},
    {"a backslash takes what is behind it as it is", NULL,
     "path,audience,keywords/vi\na.jpg,a\\\\|\\ b\\ |c\\d| \\|,e\\ |f\\\\|'g\\\n", "1 1 0 0 0",
     "{\"audience\":[\" b \",\"a\\\\\",\"c\\\\d\",\"|\"],\"texts\":{\"vi\":{\"keywords\":[\"e \",\"f\\\\\",\"'g\\\\\"]}}}"},
    {"formulas of wide signs", NULL, "path,creator,title/vi\na.jpg,'＝1,'＠x\n", "1 1 0 0 0",
     "{\"creator\":\"＝1\",\"texts\":{\"vi\":{\"title\":\"＠x\"}}}"},
    {"rows of nothing, and rows that are short", NULL,
     "path,creator,title/vi\n,,\na.jpg\n\n,,,,\nb.jpg,An,,,\n", "2 2 0 0 0",
     "{\"path\":\"a.jpg\"}\n{\"path\":\"b.jpg\",\"creator\":\"An\"}"},
    {"neither uuid nor path", NULL, "title/vi\na\na\nb\n", "3 2 0 1 0", "{}\n{}"},
    {"the tag without region counts", NULL, "path,title/en-GB,title/en\na.jpg,colour,color\n", "1 1 0 0 0",
     "{\"texts\":{\"en\":{\"title\":\"color\"}},\"warnings\":[\"title of en-GB left out: there is one of en\"]}"},
    {"spaces around names", NULL, " path , title/vi\na.jpg,t\n", "1 1 0 0 0", "{\"languages\":[\"vi\"]}"},
    {"a header and nothing else", NULL, "path,title/vi\n", "0 0 0 0 0", ""},
};

static void import_csv(struct world *world, const char *text, size_t length)
{
    struct world_source source = {text, length, 0};

    if (!CHECK(world_import_from(world, &source, "csv") == VITRINE_OK))
        fprintf(stderr, "%s: %s\n", text, world->message);
}

static void check_rows(void)
{
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct world world;

        if (!world_open(&world, false))
            return;
        if (rows[i].first != NULL)
            CHECK(world_import(&world, rows[i].first) == VITRINE_OK && world.report.failures.count == 0);
        import_csv(&world, rows[i].csv, strlen(rows[i].csv));
        if (!CHECK(world.report.failures.count == 0))
            fprintf(stderr, "%s: %s\n", rows[i].name, world.report.failures.items[0].reason);
        CHECK_ROW(world_counts(&world), rows[i].counts, rows[i].name);
        world_check(&world, rows[i].wanted, rows[i].name);
        import_csv(&world, rows[i].csv, strlen(rows[i].csv)); /* once more changes nothing */
        CHECK(world.report.added == 0 && world.report.updated == 0);
        world_close(&world);
    }
}

static const struct {
    const char *row;
    size_t length; /* 0: of the string */
    const char *reason;
} failures[] = {
    {"a.jpg,ten,", 0, "latitude: a number of degrees from -90 to 90 is meant"},
    {"a.jpg,91.5,", 0, "latitude"},
    {"a.jpg,\"10,5\",", 0, "latitude"},
    {"/a.jpg,,", 0, "path"},
    {"a.jpg,,t,more", 0, "more cells than the header has"},
    {"a.jpg,,t\xff", 0, "not UTF-8"},
    {"a.jpg,,t\0u", 10, "NUL"},
};

static void check_failures(void)
{
    size_t i;

    for (i = 0; i < sizeof failures / sizeof failures[0]; i++) {
        struct buf text = BUF_INIT;
        struct world world;

        if (!world_open(&world, false))
            return;
        buf_string(&text, "path,latitude,title/vi\nfirst.jpg,,t\n");
        buf_append(&text, failures[i].row, failures[i].length ? failures[i].length : strlen(failures[i].row));
        buf_string(&text, "\nlast.jpg,,t\n");
        import_csv(&world, text.bytes, text.length);
        CHECK_ROW(world_counts(&world), "3 2 0 0 1", failures[i].row);
        if (world.report.failures.count == 1) {
            CHECK(world.report.failures.items[0].record == 2); /* rows count from behind the header */
            if (!CHECK(strstr(world.report.failures.items[0].reason, failures[i].reason) != NULL))
                fprintf(stderr, "%s: %s\n", failures[i].row, world.report.failures.items[0].reason);
        }
        buf_dispose(&text);
        world_close(&world);
    }
}

static void check_unclosed(void)
{
    static const char text[] = "path,title/vi\na.jpg,t\nb.jpg,\"open\nc.jpg,u\n";
    struct world world;

    if (!world_open(&world, false))
        return;
    import_csv(&world, text, sizeof text - 1);
    CHECK_TEXT(world_counts(&world), "2 1 0 0 1");
    if (world.report.failures.count == 1)
        CHECK_TEXT(world.report.failures.items[0].reason, "a quote is not closed");
    world_close(&world);
}

static void check_unknown_columns(void)
{
    static const char text[] = "path,colour,title/vi,sources,mood/vi\na.jpg,red,t,s,m\nb.jpg,blue,t,s,m\n";
    struct world world;

    if (!world_open(&world, false))
        return;
    import_csv(&world, text, sizeof text - 1);
    CHECK_TEXT(world_counts(&world), "2 2 0 0 0");
    if (CHECK(world.report.warnings.count == 3)) {
        CHECK_TEXT(world.report.warnings.items[0].reason, "unknown key, left out: colour");
        CHECK_TEXT(world.report.warnings.items[1].reason, "unknown key, left out: sources");
        CHECK_TEXT(world.report.warnings.items[2].reason, "unknown key, left out: mood/vi");
    }
    world_close(&world);
}

static void check_pieces(void)
{
    static const char text[] = "\xef\xbb\xbfpath;\"title/vi\"\r\na.jpg;\"x\"\"y;\r\nz\"\r\nb.jpg;u\r\n";
    size_t piece;

    for (piece = 1; piece < 12; piece++) {
        struct world_source source = {text, sizeof text - 1, piece};
        struct world world;

        if (!world_open(&world, false))
            return;
        CHECK(world_import_from(&world, &source, NULL) == VITRINE_OK);
        CHECK_TEXT(world_counts(&world), "2 2 0 0 0");
        world_check(&world,
                    "{\"path\":\"a.jpg\",\"texts\":{\"vi\":{\"title\":\"x\\\"y;\\r\\nz\"}}}\n"
                    "{\"path\":\"b.jpg\",\"texts\":{\"vi\":{\"title\":\"u\"}}}",
                    "in pieces");
        world_close(&world);
    }
}

int main(void)
{
    check_rows();
    check_failures();
    check_unclosed();
    check_unknown_columns();
    check_pieces();
    return check_end();
}
