/* SPDX-License-Identifier: MIT
 * Scans in which each allocation fails once: the right error, nothing leaked, and the next scan makes it
 * good. */
#include "scan_world.h"

/* An image with sidecars, versions of a text, equal files, a failure, names in NFD. */
static void fill(struct world *world)
{
    write_image(world, "a/x.jpg", "1", "vi:Một");
    write_image(world, "a/y.jpg", "1", "vi:Một");
    write_text(world, "a/x.en.txt", "One\n\nA text beside.\n");
    write_text(world, "a/bad.jpg", "bad");
    write_text(world, "g.vi.md", "# Ch\xc3\xa0o\n\nL\xe1\xbb\x9di.\n");
    write_text(world, "g.la.html", "<html lang='lo'><title>ສະບາຍດີ</title></html>");
    write_text(world, "bie\xcc\x82\xcc\x89n.txt", "Biển\n");
    write_text(world, "p.rtf", "{\\rtf1}");
}

/* A move, an edit, a vanished file, a new failure, a mended one. */
static void change(struct world *world)
{
    move_path(world, "a/x.jpg", "b/x.jpg");
    move_path(world, "a/x.en.txt", "b/x.en.txt");
    write_text(world, "g.vi.md", "# Chào bạn\n\nLời.\n");
    remove_path(world, "p.rtf");
    write_image(world, "a/bad.jpg", "2", NULL);
    write_text(world, "bie\xcc\x82\xcc\x89n.txt", "");
}

static const char filled[] =
    "4 image a/x.jpg + a/x.en.txt [en: One] [vi: Một]\n5 image a/y.jpg [vi: Một]\n"
    "1 text bie\xcc\x82\xcc\x89n.txt [vi?: Biển]\n2 text g.vi.md + g.la.html [lo: ສະບາຍດີ] [vi: Chào]\n"
    "3 text p.rtf";

static const char changed[] =
    "6 image a/bad.jpg\n5 image a/y.jpg [vi: Một]\n4 image b/x.jpg + b/x.en.txt [en: One] [vi: Một]\n"
    "1 text bie\xcc\x82\xcc\x89n.txt [vi?: Biển]\n2 text g.vi.md + g.la.html [lo: ສະບາຍດີ] [vi: Chào bạn]\n"
    "3 text missing p.rtf";

/* False when no allocation failed. */
static bool scan_with_fault(struct world *world, long count)
{
    const char *paths[] = {world_path(world, "")};
    vitrine_error *err = NULL;
    vitrine_status s;
    bool hit;

    report_dispose(&world->report);
    report_init(&world->report, false);
    mem_fault_set(count, 0);
    s = scan_run(&world->report, world->store, paths, 1, &world->options, &err);
    hit = mem_fault_hit();
    mem_fault_set(-1, 0);
    CHECK(s == (hit ? VITRINE_ENOMEM : VITRINE_OK));
    CHECK(vitrine_error_status(err) == s);
    vitrine_error_free(err);
    return hit;
}

static void scan_again(struct world *world)
{
    const char *paths[] = {world_path(world, "")};

    CHECK(world_scan_paths(world, paths, 1, NULL) == VITRINE_OK);
}

/* The fault strikes in the first scan, or in the one after the change. */
static bool run(long count, bool after_change)
{
    struct world world;
    bool hit = false;

    world_open(&world, false);
    fill(&world);
    if (!after_change)
        hit = scan_with_fault(&world, count);
    scan_again(&world);
    RECORDS(&world, filled);
    if (after_change) {
        change(&world);
        hit = scan_with_fault(&world, count);
        scan_again(&world);
        RECORDS(&world, changed);
    }
    world_close(&world);
    return hit;
}

int main(void)
{
    long count = 0;

    while (run(count, false))
        count++;
    CHECK(count > 100);
    count = 0;
    while (run(count, true))
        count++;
    CHECK(count > 100);
    return check_end();
}
