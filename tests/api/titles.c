/* SPDX-License-Identifier: MIT
 * Assets by title are in the alphabetical order of the language shown, on every store. */
#include "support.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

/* In their order, by their names. */
static const struct {
    const char *language;
    const char *titles[10];
} lists[] = {
    {"vi",
     {"Ba Vì", "Bà Rịa", "Bạc Liêu", "Bắc Kạn", "Bến Tre", "Dinh Độc Lập", "Đà Lạt", "Đảo Ngọc", "Hoà Bình",
      "Hoài Nhơn"}},
    {"fr", {"Chœur", "Chute", "Cote", "Coté", "Côte", "Côté", "Coter", "Été", "Île", "Zone"}},
    {"th", {"กา", "เกาะ", "ขา", "แขก"}},
};

static void fill(vitrine_catalogue *cat, size_t list, size_t count)
{
    size_t i;

    for (i = count; i-- > 0;) { /* put the other way round */
        char line[256];

        snprintf(line, sizeof line,
                 "{\"kind\":\"image\",\"path\":\"%zu\",\"texts\":{\"%s\":{\"title\":\"%s\"}}}\n", i,
                 lists[list].language, lists[list].titles[i]);
        import_text(cat, line);
    }
}

static void check_list(size_t store, size_t list)
{
    vitrine_query_options options = VITRINE_QUERY_OPTIONS_INIT;
    struct answer answer;
    char wanted[128] = "";
    char path[64];
    vitrine_catalogue *cat = catalogue_new(store, path);
    size_t count = 0;

    while (count < LENGTH(lists[list].titles) && lists[list].titles[count] != NULL)
        snprintf(wanted + strlen(wanted), sizeof wanted - strlen(wanted), "%zu ", count++);
    fill(cat, list, count);
    options.sort = VITRINE_SORT_TITLE;
    if (search(&answer, cat, NULL, &options))
        CHECK_ROW(answer.paths, wanted, lists[list].language);
    catalogue_end(cat, path);
}

int main(void)
{
    size_t store;
    size_t list;

    for (store = 0; store < STORE_COUNT; store++)
        for (list = 0; list < LENGTH(lists); list++)
            check_list(store, list);
    return check_end();
}
