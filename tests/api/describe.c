/* SPDX-License-Identifier: MIT
 * Words by hand: set, clear and revert, over what a file and an import said; on every store. */
#include "support.h"

static const char of_file[] = "{\"path\":\"a.jpg\",\"texts\":{\"vi\":{\"title\":\"File\",\"sources\":{\"title\":\"xmp\"}}}}\n";
static const char of_import[] = "{\"path\":\"a.jpg\",\"texts\":{\"vi\":{\"title\":\"Import\"}}}\n";

/* One after the other, each with the title that is shown then, and its source. */
static const struct {
    vitrine_change_kind kind;
    const char *value;
    const char *title;
    const char *source;
} steps[] = {
    {VITRINE_SET, "  Hand ", "Hand", "hand"},
    {VITRINE_SET, "Hand 2", "Hand 2", "hand"},
    {VITRINE_CLEAR, NULL, NULL, NULL},
    {VITRINE_REVERT, NULL, "Import", "import"}, /* what the hand hid */
    {VITRINE_SET, "", NULL, NULL},              /* the same as clearing */
    {VITRINE_REVERT, NULL, "Import", "import"},
    {VITRINE_REVERT, NULL, "File", "xmp"}, /* what the import hid */
    {VITRINE_REVERT, NULL, "File", "xmp"}, /* a file's word is not a person's to drop */
};

static void test_steps(vitrine_catalogue *cat)
{
    size_t i;

    for (i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        vitrine_text_change change = {VITRINE_TITLE, steps[i].kind, steps[i].value};
        vitrine_asset *asset = NULL;

        if (!CHECK(vitrine_asset_describe(&asset, cat, 1, "vi-VN", &change, 1, NULL) == VITRINE_OK))
            continue;
        CHECK_TEXT(vitrine_asset_text(asset, VITRINE_TITLE, "vi"), steps[i].title);
        CHECK_TEXT(vitrine_asset_source(asset, VITRINE_TITLE, "vi"), steps[i].source);
        vitrine_asset_free(asset);
    }
}

static void test_refused(vitrine_catalogue *cat)
{
    static const struct {
        int64_t id;
        const char *language;
        vitrine_text_change change;
        vitrine_status status;
    } rows[] = {
        {9, "vi", {VITRINE_TITLE, VITRINE_SET, "x"}, VITRINE_ENOTFOUND},
        {1, "vn", {VITRINE_TITLE, VITRINE_SET, "x"}, VITRINE_EINVAL},
        {1, "vi", {VITRINE_TITLE, VITRINE_SET, "\xff"}, VITRINE_EINVAL},
        {1, "vi", {VITRINE_TITLE, VITRINE_SET, "a\x01"}, VITRINE_EINVAL},
        {1, "vi", {(vitrine_field)99, VITRINE_SET, "x"}, VITRINE_EINVAL},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        vitrine_asset *asset = NULL;
        vitrine_error *err = NULL;

        CHECK(vitrine_asset_describe(&asset, cat, rows[i].id, rows[i].language, &rows[i].change, 1, &err) ==
              rows[i].status);
        CHECK(asset == NULL && vitrine_error_status(err) == rows[i].status);
        vitrine_error_free(err);
    }
}

int main(void)
{
    size_t store;

    for (store = 0; store < STORE_COUNT; store++) {
        char path[64];
        vitrine_catalogue *cat = catalogue_new(store, path);

        if (cat != NULL && import_text(cat, of_file) && import_text(cat, of_import)) {
            test_refused(cat);
            test_steps(cat);
        }
        catalogue_end(cat, path);
    }
    return check_end();
}
