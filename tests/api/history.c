/* SPDX-License-Identifier: MIT
 * The history of an asset, through describe, set and import, on every store: each change with what was shown before and
 * then, its source and its editor, the newest first; in the JSON likewise. */
#include "support.h"

static const char of_file[] = "{\"path\":\"a.jpg\",\"texts\":{\"vi\":{\"title\":\"File\",\"sources\":{\"title\":\"xmp\"}}}}\n";
static const char of_import[] = "{\"path\":\"a.jpg\",\"status\":\"withdrawn\",\"texts\":{\"vi\":{\"title\":\"Import\"}}}\n";

struct row {
    const char *language;
    const char *field;
    const char *old_text;
    const char *new_text;
    const char *source;
    const char *by;
};

static const struct row rows[] = { /* the oldest first */
    {"vi", "title", "File", "Hand", "hand", "Lan"},
    {NULL, "status", "draft", "approved", "hand", "Minh Anh"},
    {NULL, "status", "approved", "withdrawn", "import", NULL},
    {"vi", "title", "Hand", "Import", "import", NULL},
    {"vi", "title", "Import", NULL, "hand", NULL},
    {"vi", "title", NULL, "Import", "import", NULL},
    {"km", "keywords", NULL, "a\nb", "hand", NULL},
};
#define ROWS (sizeof rows / sizeof rows[0])

static void describe(vitrine_catalogue *cat, const char *language, vitrine_field field, vitrine_change_kind kind,
                     const char *value)
{
    vitrine_text_change change = {field, kind, value};

    CHECK(vitrine_asset_describe(NULL, cat, 1, language, &change, 1, NULL) == VITRINE_OK);
}

static void set(vitrine_catalogue *cat, const char *assignment, bool dry_run)
{
    int64_t id = 1;
    uint64_t changed = 0;

    CHECK(vitrine_assets_set(&changed, cat, &id, 1, &assignment, 1, dry_run, NULL) == VITRINE_OK && changed == 1);
}

static void make_changes(vitrine_catalogue *cat)
{
    CHECK(vitrine_catalogue_set_editor(cat, " Lan ", NULL) == VITRINE_OK);
    describe(cat, "vi", VITRINE_TITLE, VITRINE_SET, "Hand");
    describe(cat, "vi", VITRINE_TITLE, VITRINE_SET, "Hand"); /* the same again */
    CHECK(vitrine_catalogue_set_editor(cat, "Minh Anh", NULL) == VITRINE_OK);
    set(cat, "status=approved", true);
    set(cat, "status=approved", false);
}

static void make_more_changes(vitrine_catalogue *cat)
{
    CHECK(vitrine_catalogue_set_editor(cat, NULL, NULL) == VITRINE_OK);
    import_text(cat, of_import);
    import_text(cat, of_import); /* the same again */
    describe(cat, "vi", VITRINE_TITLE, VITRINE_CLEAR, NULL);
    describe(cat, "vi", VITRINE_TITLE, VITRINE_REVERT, NULL);
    describe(cat, "km", VITRINE_KEYWORDS, VITRINE_SET, "a; b");
}

static void check_changes(const vitrine_asset *asset)
{
    vitrine_change change = VITRINE_CHANGE_INIT;
    size_t i;

    for (i = 0; i < ROWS; i++) {
        const struct row *row = &rows[ROWS - 1 - i];

        if (!CHECK(vitrine_asset_change(asset, i, &change)))
            return;
        CHECK_TEXT(change.language, row->language);
        CHECK_TEXT(change.field, row->field);
        CHECK_TEXT(change.old_text, row->old_text);
        CHECK_TEXT(change.new_text, row->new_text);
        CHECK_TEXT(change.source, row->source);
        CHECK_TEXT(change.by, row->by);
        CHECK(change.at > 1767225600); /* 2026 */
    }
    CHECK(!vitrine_asset_change(asset, ROWS, &change));
}

static void check_json(const vitrine_asset *asset)
{
    char *text = NULL;
    json_t *json;
    json_t *newest;

    CHECK(vitrine_asset_json(&text, asset, NULL) == VITRINE_OK);
    json = json_loads(text != NULL ? text : "", 0, NULL);
    newest = json_array_get(json_object_get(json, "history"), 0);
    CHECK(json_array_size(json_object_get(json, "history")) == ROWS && json_object_size(newest) == 7);
    CHECK_TEXT(json_string_value(json_object_get(newest, "new")), "a; b"); /* as describe takes it */
    CHECK(json_is_null(json_object_get(newest, "old")) && json_is_null(json_object_get(newest, "by")));
    CHECK_TEXT(json_string_value(json_object_get(newest, "lang")), "km");
    CHECK(json_is_string(json_object_get(newest, "at")));
    json_decref(json);
    vitrine_string_free(text);
}

/* A caller of an earlier library knows fewer members. */
static void check_smaller(const vitrine_asset *asset)
{
    vitrine_change change = VITRINE_CHANGE_INIT;

    change.size = offsetof(vitrine_change, by);
    change.by = "untouched";
    CHECK(vitrine_asset_change(asset, 0, &change));
    CHECK_TEXT(change.by, "untouched");
}

static void check_without(vitrine_catalogue *cat)
{
    vitrine_change change = VITRINE_CHANGE_INIT;
    vitrine_asset *asset = NULL;
    char *text = NULL;

    CHECK(vitrine_asset_find(&asset, cat, 1, NULL) == VITRINE_OK && !vitrine_asset_change(asset, 0, &change));
    CHECK(vitrine_asset_json(&text, asset, NULL) == VITRINE_OK && strstr(text, "\"history\"") == NULL);
    vitrine_string_free(text);
    vitrine_asset_free(asset);
}

static void test_refused(vitrine_catalogue *cat)
{
    vitrine_asset *asset = NULL;

    CHECK(vitrine_catalogue_set_editor(cat, "\xff", NULL) == VITRINE_EINVAL);
    CHECK(vitrine_catalogue_set_editor(cat, "a\x1b[1m", NULL) == VITRINE_EINVAL);
    CHECK(vitrine_catalogue_set_editor(NULL, "a", NULL) == VITRINE_EINVAL);
    CHECK(vitrine_asset_find_history(&asset, cat, 9, NULL) == VITRINE_ENOTFOUND && asset == NULL);
    CHECK(vitrine_asset_find_history(NULL, cat, 1, NULL) == VITRINE_EINVAL);
}

int main(void)
{
    size_t store;

    for (store = 0; store < STORE_COUNT; store++) {
        char path[64];
        vitrine_catalogue *cat = catalogue_new(store, path);
        vitrine_asset *asset = NULL;

        if (cat != NULL && import_text(cat, of_file)) {
            make_changes(cat);
            make_more_changes(cat);
            if (CHECK(vitrine_asset_find_history(&asset, cat, 1, NULL) == VITRINE_OK)) {
                check_changes(asset);
                check_json(asset);
                check_smaller(asset);
            }
            check_without(cat);
            test_refused(cat);
        }
        vitrine_asset_free(asset);
        catalogue_end(cat, path);
    }
    return check_end();
}
