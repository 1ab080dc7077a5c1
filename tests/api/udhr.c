/* SPDX-License-Identifier: MIT
 * The Universal Declaration of Human Rights in twelve files: scanned as texts, each found by three words of its first
 * article in its own language. Skips where the files are absent. */
#include <unistd.h>

#include "support.h"

static const struct {
    const char *language; /* searched */
    const char *words;
    const char *path;
} rows[] = {
    {"vi", "tự do bình đẳng", "vie.html"},
    {"vi", "tu do binh dang", "vie.html"},
    {"en", "born free equal", "eng.html"},
    {"fr", "naissent libres égaux", "fra.html"},
    {"ru", "рождаются свободными равными", "rus.html"},
    {"km", "មនុស្ស កើត សេរី", "khm.html"},
    {"lo", "ມະນຸດ ເກີດ ອິດສະຫຼະ", "lao.html"},
    {"th", "มนุษย์ เกิด อิสระ", "tha.html"},
    {"zh-Hans", "人人 生而 自由", "cmn_hans.html"},
    {"zh-Hant", "人人 生而 自由", "cmn_hant.html"},
    {"ja", "人間 自由 平等", "jpn.html"},
    {"ko", "모든 인간 자유", "kor.html"},
};

int main(void)
{
    const vitrine_scan_options here = {.size = sizeof(vitrine_scan_options), .in_process = true};
    const char *data = getenv("VITRINE_TEST_DATA");
    char folder[4096];
    size_t store;
    size_t i;

    snprintf(folder, sizeof folder, "%s/texts/udhr", data != NULL ? data : "");
    if (access(folder, R_OK) != 0)
        return check_skip("no texts/udhr in the folder of test data");
    for (store = 0; store < STORE_COUNT; store++) {
        const char *paths[] = {folder};
        char path[64];
        vitrine_catalogue *cat = catalogue_new(store, path);

        if (cat == NULL || !CHECK(vitrine_scan(NULL, cat, paths, 1, &here, NULL) == VITRINE_OK)) {
            catalogue_end(cat, path);
            continue;
        }
        for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
            vitrine_query_options options = VITRINE_QUERY_OPTIONS_INIT;
            struct answer answer;

            options.languages = rows[i].language;
            if (search(&answer, cat, rows[i].words, &options) &&
                !CHECK(!answer.relaxed && answer_has(&answer, rows[i].path)))
                fprintf(stderr, "  %s [%s]: [%s]\n", rows[i].language, rows[i].words, answer.paths);
        }
        catalogue_end(cat, path);
    }
    return check_end();
}
