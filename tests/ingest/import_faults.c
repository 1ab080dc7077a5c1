/* SPDX-License-Identifier: MIT
 * Every allocation of an import and of an export fails once: ENOMEM, nothing half done, nothing lost. */
#include "base/alloc.h"
#include "import_world.h"

#define MOST 20000

static const char before[] =
    "{\"path\":\"old.jpg\",\"creator\":\"An\",\"texts\":{\"vi\":{\"title\":\"a\"}}}\n";

static const struct {
    const char *format;
    const char *text;
} inputs[] = {
    {"ndjson",
     "{\"uuid\":\"11111111-1111-4111-8111-111111111111\",\"path_base64\":\"/y5qcGc=\",\"root\":\"/srv\","
     "\"latitude\":1.5,\"topics\":[\"t\",\"u\"],\"collections\":[\"c\"],\"files\":[\"x\"],\"warnings\":[\"w\"],"
     "\"status\":\"approved\",\"unknown\":1,\"texts\":{\"vi\":{\"title\":\"a\",\"keywords\":[\"b\",\"c\"],"
     "\"sources\":{\"title\":\"xmp\"},\"guessed\":true,\"mood\":1},\"zh\":{\"title\":\"海\"},"
     "\"vi-VN\":{\"title\":\"d\"}}}\n"
     "{\"path\":\"old.jpg\",\"creator\":\"\",\"topics\":[\"v\"],\"texts\":{\"vi\":{\"title\":\"b\"}}}\n"
     "{\"texts\":{\"en\":{\"title\":\"derived\"}}}\n{\"texts\":{\"vn\":{\"title\":\"wrong\"}}}\n[\n"},
    {
        "csv",
        "path,creator,topics,latitude,title/vi,keywords/en,colour\n"
        "new.jpg,'=x,a|b,1.5,t,k|l,red\nold.jpg,Bình,,,u,,\nbad.jpg,,,north,,,\n,,,,\"long\n",
    },
};

static void check_import(size_t i, long count, int persist, bool *hit)
{
    struct world_source source = {inputs[i].text, strlen(inputs[i].text), 0};
    struct world world;
    vitrine_status s;

    if (!world_open(&world, false))
        return;
    world_import(&world, before);
    mem_fault_set(count, persist);
    s = world_import_from(&world, &source, inputs[i].format);
    *hit = mem_fault_hit();
    mem_fault_set(-1, 0);
    CHECK(s == (*hit ? VITRINE_ENOMEM : VITRINE_OK));
    if (*hit)
        CHECK(world.report.added == 0 && world.report.updated == 0 && world.report.scanned == 0);
    if (*hit)
        world_check(&world, before, "as before");
    world_close(&world);
}

static void check_export(const char *format, long count, bool *hit)
{
    struct buf out = BUF_INIT;
    struct export_options options = {
        .format = format, .base = "https://example.org", .write = world_write, .write_context = &out};
    struct world world;
    uint64_t written;
    vitrine_status s;

    if (!world_open(&world, false))
        return;
    world_import(&world, inputs[0].text);
    mem_fault_set(count, 0);
    s = export_run(&written, world.store, &options, NULL);
    *hit = mem_fault_hit();
    mem_fault_set(-1, 0);
    CHECK(*hit ? s < 0 : s == VITRINE_OK);
    buf_dispose(&out);
    world_close(&world);
}

int main(void)
{
    static const char *const formats[] = {"ndjson", "csv", "rss", "atom", "jsonfeed", "dublin-core", "schema-org"};
    bool hit = true;
    size_t i;
    long n;

    for (i = 0; i < 4; i++)
        for (n = 0, hit = true; hit && n < MOST; n++)
            check_import(i / 2, n, (int)(i % 2), &hit);
    for (i = 0; i < 2; i++)
        for (n = 0, hit = true; hit && n < MOST; n++)
            check_export(formats[i], n, &hit);
    return check_end();
}
