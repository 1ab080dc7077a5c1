/* SPDX-License-Identifier: MIT
 * Which files of a folder make one asset: the rules as tables. */
#include "ingest/group.h"
#include "ingest/owner.h"

#include "base/alloc.h"
#include "base/buf.h"
#include "check.h"
#include "extract/extract.h"

/* Names of one folder in the order of their bytes, separated by spaces; groups separated by " | ", members by
 * spaces,
 * "=vi" behind a name for the language of its suffix. */
struct row {
    const char *what;
    const char *names;
    const char *groups;
};

static const struct row rows[] = {
    {"nothing", "", ""},
    {"an image alone", "a.jpg", "a.jpg"},
    {"(a) whole name as stem", "x.jpg x.jpg.vi.txt", "x.jpg x.jpg.vi.txt=vi"},
    {"(a) whole name without a suffix", "x.jpg x.jpg.txt", "x.jpg x.jpg.txt"},
    {"(a) before (c)", "x.jpg x.jpg.md x.md", "x.jpg x.jpg.md x.md"},
    {"(b) stem with the suffix", "poster.en.jpg poster.en.txt poster.vi.jpg poster.vi.txt",
     "poster.en.jpg=en poster.en.txt=en | poster.vi.jpg=vi poster.vi.txt=vi"},
    {"(b) case and _ alike", "p.ZH_hans.png p.zh-Hans.txt", "p.ZH_hans.png=zh-Hans p.zh-Hans.txt=zh-Hans"},
    {"(b) before (c)", "p.jpg p.vi.jpg p.vi.txt", "p.jpg | p.vi.jpg=vi p.vi.txt=vi"},
    {"(b) only its own language", "p.vi.jpg p.vi.txt p.en.txt", "p.vi.jpg=vi p.vi.txt=vi | p.en.txt=en"},
    {"a poster's plain text is no sidecar", "p.txt p.vi.jpg", "p.txt | p.vi.jpg=vi"},
    {"(c) its stem", "bai-sao.jpg bai-sao.txt bai-sao.vi.txt", "bai-sao.jpg bai-sao.txt bai-sao.vi.txt=vi"},
    {"(c) also markdown", "b.jpg b.km.md", "b.jpg b.km.md=km"},
    {"jpg and png share", "b.jpg b.png b.vi.txt", "b.jpg b.vi.txt=vi | b.png b.vi.txt=vi"},
    {"html and docx are no sidecars", "b.en.docx b.html b.jpg", "b.en.docx=en b.html | b.jpg"},
    {"the order of names with another between", "b-1.jpg b.jpg b.vi.txt", "b-1.jpg | b.jpg b.vi.txt=vi"},
    {"XMP by whole name, then by stem", "x.jpg x.jpg.xmp x.xmp", "x.jpg x.jpg.xmp x.xmp"},
    {"XMP by stem is shared", "x.jpg x.png x.xmp", "x.jpg x.xmp | x.png x.xmp"},
    {"texts come before XMP", "x.jpg x.jpg.xmp x.vi.txt", "x.jpg x.vi.txt=vi x.jpg.xmp"},
    {"XMP alone is nothing", "x.mov.xmp x.xmp", ""},
    {"capital extensions", "IMG_1.JPG IMG_1.VI.TXT IMG_1.XMP", "IMG_1.JPG IMG_1.VI.TXT=vi IMG_1.XMP"},
    {"versions of a text", "g.en.docx g.km.html g.vi.md", "g.en.docx=en g.km.html=km g.vi.md=vi"},
    {"one without a suffix among them", "g.en.txt g.txt", "g.en.txt=en g.txt"},
    {"stem and language twice: one asset", "g.vi.md g.vi.txt", "g.vi.md=vi g.vi.txt=vi"},
    {"two stems", "a.txt b.txt", "a.txt | b.txt"},
    {"aliases with one meaning", "g.cn.txt g.jp.txt g.kh.txt g.vn.txt",
     "g.cn.txt=zh-Hans g.jp.txt=ja g.kh.txt=km g.vn.txt=vi"},
    {"syllables are no languages", "nha.an.txt nha.ba.txt nha.ca.txt nha.my.txt nha.ta.txt nha.ti.txt",
     "nha.an.txt | nha.ba.txt | nha.ca.txt | nha.my.txt | nha.ta.txt | nha.ti.txt"},
    {"a language the catalogue has", "g.de.txt g.vi.txt", "g.de.txt=de g.vi.txt=vi"},
    {"one it doesn't have", "g.es.txt g.vi.txt", "g.es.txt | g.vi.txt=vi"},
    {".la in Lao script", "lao.la.txt lao.vi.txt", "lao.la.txt=lo lao.vi.txt=vi"},
    {".la otherwise", "other.la.txt other.vi.txt", "other.la.txt | other.vi.txt=vi"},
    {"NFD and NFC are one name", "bi\xe1\xbb\x83n.jpg bie\xcc\x82\xcc\x89n.vi.txt",
     "bi\xe1\xbb\x83n.jpg bie\xcc\x82\xcc\x89n.vi.txt=vi"},
    {"bytes that are no UTF-8", "b\xe0i.jpg b\xe0i.vi.txt", "b\xe0i.jpg b\xe0i.vi.txt=vi"},
    {"only the last part is a suffix", "a.vi.b.txt a.vi.txt", "a.vi.b.txt | a.vi.txt=vi"},
    {"a name that is all suffix", "vi.txt", "vi.txt"},
};

struct folder {
    struct group_name names[16];
    char bytes[16][64];
    size_t count;
};

static bool knows(void *context, const char *tag)
{
    (void)context;
    return strcmp(tag, "de") == 0;
}

static vitrine_status is_lao(bool *is, void *context, size_t name, vitrine_error **err)
{
    (void)err;
    *is = strncmp(((struct folder *)context)->names[name].name, "lao", 3) == 0;
    return VITRINE_OK;
}

static void split(struct folder *folder, const char *names)
{
    folder->count = 0;
    while (*names != '\0') {
        size_t length = strcspn(names, " ");
        char *name = folder->bytes[folder->count];
        const char *dot;
        struct media media = {NULL, RECORD_TEXT, false};

        memcpy(name, names, length);
        name[length] = '\0';
        names += length + (names[length] == ' ');
        dot = strrchr(name, '.');
        media_of_name(&media, name);
        folder->names[folder->count].name = name;
        folder->names[folder->count++].use = group_use_of(name, strcasecmp(dot, ".xmp") == 0, media.kind);
    }
}

static void tell(struct buf *out, const struct groups *groups, const struct folder *folder)
{
    size_t i;
    size_t j;

    for (i = 0; i < groups->count; i++) {
        if (i > 0)
            buf_string(out, " | ");
        for (j = 0; j < groups->items[i].count; j++) {
            const struct group_member *member = &groups->items[i].members[j];

            buf_format(out, "%s%s", j > 0 ? " " : "", folder->names[member->name].name);
            if (member->language[0] != '\0')
                buf_format(out, "=%s", member->language);
        }
    }
}

static void check_row(const struct row *row)
{
    struct folder folder;
    const struct group_rules rules = {knows, NULL, is_lao, &folder};
    struct groups groups = GROUPS_INIT;
    struct buf told = BUF_INIT;

    split(&folder, row->names);
    CHECK(groups_build(&groups, folder.names, folder.count, &rules, NULL) == VITRINE_OK);
    tell(&told, &groups, &folder);
    CHECK_ROW(buf_text(&told), row->groups, row->what);
    buf_dispose(&told);
    groups_dispose(&groups);
}

static void check_owners(void)
{
    static const struct {
        const char *image;
        const char *sidecar;
        const char *suffix;
        bool want;
    } owners[] = {
        {"x.jpg", "x.xmp", NULL, true},    {"x.jpg", "x.xmp", "JPG", true},
        {"x.jpg", "x.xmp", "jpeg", true},  {"x.png", "x.xmp", "JPG", false},
        {"x.jpg", "x.xmp", "CR2", false},  {"x.jpg", "x.jpg.xmp", "CR2", true},
        {"x.TIF", "x.TIF.XMP", "", true},  {"x.vi.jpg", "x.vi.xmp", "jpg", true},
        {"x.jpg", "x.xmp", "/../", false},
    };
    size_t i;

    for (i = 0; i < sizeof owners / sizeof owners[0]; i++)
        CHECK(owner_is(owners[i].image, owners[i].sidecar, owners[i].suffix) == owners[i].want);
}

static void check_faults(void)
{
    struct folder folder;
    const struct group_rules rules = {knows, NULL, is_lao, &folder};
    vitrine_status s = VITRINE_ENOMEM;
    long count;

    split(&folder, "b.jpg b.png b.vi.txt b.xmp c.vi.md c.en.md bi\xe1\xbb\x83n.jpg");
    for (count = 0; s == VITRINE_ENOMEM; count++) {
        struct groups groups = GROUPS_INIT;
        vitrine_error *err = NULL;

        mem_fault_set(count, 0);
        s = groups_build(&groups, folder.names, folder.count, &rules, &err);
        mem_fault_set(-1, 0);
        CHECK((s < 0) == (err != NULL));
        CHECK(vitrine_error_status(err) == s);
        vitrine_error_free(err);
        groups_dispose(&groups);
    }
    CHECK(s == VITRINE_OK && count > 5);
}

int main(void)
{
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++)
        check_row(&rows[i]);
    check_owners();
    check_faults();
    return check_end();
}
