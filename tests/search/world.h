/* SPDX-License-Identifier: MIT
 * tests/search/world.h - corpora for tests of search: captions and lines of shared data as records, a small one that is
 * always there, and a generator of numbers that gives the same each time. */
#ifndef TESTS_SEARCH_WORLD_H
#define TESTS_SEARCH_WORLD_H

#include "../api/support.h"

struct random {
    uint64_t state;
};

/* xorshift64 (Marsaglia, Xorshift RNGs, 2003): 0 to below - 1. */
__attribute__((unused)) static size_t random_below(struct random *random, size_t below)
{
    random->state ^= random->state << 13;
    random->state ^= random->state >> 7;
    random->state ^= random->state << 17;
    return below > 0 ? (size_t)(random->state % below) : 0;
}

/* A text of the corpus, for queries to be made from. */
struct world_text {
    char language[16];
    char *text;
};

struct world {
    json_t *records; /* what import reads, one object an asset */
    struct world_text *texts;
    size_t text_count;
    size_t text_capacity;
};

__attribute__((unused)) static void world_add_text(struct world *world, const char *language, const char *text)
{
    if (world->text_count == world->text_capacity) {
        world->text_capacity = world->text_capacity ? 2 * world->text_capacity : 256;
        world->texts = realloc(world->texts, world->text_capacity * sizeof world->texts[0]);
        if (world->texts == NULL)
            abort();
    }
    snprintf(world->texts[world->text_count].language, sizeof world->texts[0].language, "%s", language);
    world->texts[world->text_count++].text = strdup(text);
}

__attribute__((unused)) static void world_dispose(struct world *world)
{
    while (world->text_count > 0)
        free(world->texts[--world->text_count].text);
    free(world->texts);
    json_decref(world->records);
}

/* Facts that differ from record to record, so that filters and facets have something to do. */
__attribute__((unused)) static void world_set_facts(json_t *record, const char *name, size_t number)
{
    static const char *const states[] = {"draft", "approved", "withdrawn"};
    static const char *const topics[] = {"beaches", "festivals", "food", "crafts", "history"};
    static const char *const folders[] = {"Bai bien", "lễ hội", "anh-2021/chợ nổi", "texts"};
    static const char *const creators[] = {"Nguyễn Văn Hoà", "Tran Thi Ly", "Sok Dara"};
    char text[128];

    snprintf(text, sizeof text, "00000000-0000-4000-8000-%012zu", number + 1);
    json_object_set_new(record, "uuid", json_string(text));
    json_object_set_new(record, "kind", json_string(number % 3 == 0 ? "text" : "image"));
    json_object_set_new(record, "root", json_string("/srv/media"));
    snprintf(text, sizeof text, "%s/%s.jpg", folders[number % 4], name);
    json_object_set_new(record, "path", json_string(text));
    json_object_set_new(record, "media_type", json_string(number % 3 == 0 ? "text/plain" : "image/jpeg"));
    json_object_set_new(record, "status", json_string(states[number % 3]));
    json_object_set_new(record, "topics", json_pack("[s]", topics[number % 5]));
    if (number % 4 != 0) {
        snprintf(text, sizeof text, "%zu-%02zu-%02zu", 2015 + number % 9, 1 + number % 12, 1 + number % 28);
        json_object_set_new(record, "taken_at", json_string(text));
    }
    if (number % 5 != 0) {
        json_object_set_new(record, "latitude", json_real(8.5 + (double)(number % 30) / 10));
        json_object_set_new(record, "longitude", json_real(103.5 + (double)(number % 20) / 10));
    }
    if (number % 2 == 0)
        json_object_set_new(record, "creator", json_string(creators[number % 3]));
}

/* --- a small corpus of our own --- */

/* Title, description and keywords in one language; rows of one number are one asset. */
__attribute__((unused)) static const struct {
    size_t asset;
    const char *language;
    const char *title;
    const char *description;
    const char *keywords[3];
} small_texts[] = {
    {0, "vi", "Bãi biển lúc bình minh", "Bãi biển dài bảy cây số, nước trong; bãi biển vắng người.", {"bãi biển", "du lịch", NULL}},
    {0, "en", "A beach at sunrise", "Seven kilometres of beach with clear water and quiet beaches nearby.", {"beach", "tourism", NULL}},
    {0, "km", "ឆ្នេរខ្សាច់ពេលថ្ងៃរះ", NULL, {"ឆ្នេរ", NULL}},
    {1, "vi", "Đường ra biển", "Con đường nhỏ dẫn ra biển, hai bên là hàng dương.", {"đường", "hàng dương", NULL}},
    {1, "fr", "La route de l’île", "Une petite route mène à l’océan ; un marché s’y tient le dimanche.", {"marché", "île", NULL}},
    {2, "vi", "Ve que huong", "Duong ve que, ben duong co cho noi.", {"cho noi", NULL}},
    {2, "en", "Floating market", "Boats of the floating market near Hoa Binh; hoa means flower.", {"market", NULL}},
    {3, "vi", "Thuỷ sản và sức khoẻ", "Kỹ thuật nuôi thủy sản; kĩ sư nói về sức khỏe của tôm.", {"thuỷ sản", "tôm", NULL}},
    {3, "zh-Hans", "渔业与健康", "养殖技术：富国岛的虾。", {"渔业", NULL}},
    {3, "zh-Hant", "漁業與健康", "養殖技術：富國島的蝦。", {"漁業", NULL}},
    {4, "ru", "Остров и рынок", "На острове ещё есть плавучий рынок; острова рядом.", {"остров", NULL}},
    {4, "th", "ตลาดน้ำยามเช้า", "ตลาดน้ำมีเรือขายของมากมาย", {"ตลาดน้ำ", NULL}},
    {5, "vi", "Lễ hội làng chài", "Lễ hội cầu ngư mỗi năm: lễ, hội, và đua thuyền. Số 4884/VP-KGVX.", {"lễ hội", "làng chài", NULL}},
    {5, "ja", "漁村の祭り", "フーコック島の漁村で祭りがあります。", {"祭り", NULL}},
    {6, "vi", "Chợ đêm", "Đêm chợ, đêm hội; chợ họp từ 18h30 đến 22h, giá 10.000đ.", {"chợ đêm", NULL}},
    {6, "ko", "야시장", "끼엔장성의 야시장에서 음식을 팝니다.", {"야시장", NULL}},
    {7, "en", "Night market", "The night market opens at 18:30; marketing people call it a night bazaar.", {"market", "night", NULL}},
    {7, "lo", "ຕະຫຼາດກາງຄືນ", "ໝາ ແລະ ມາ", {"ຕະຫຼາດ", NULL}},
    {8, "vi", "Ké hoach cong tac thong tin d6i ngoai", "Phéi hop véi cdc dia phuong t6 chirc lé héi; du lich, bién dao.", {"lễ hội", NULL}},
};
#define SMALL_COPIES 12 /* of each asset: ties, and pages */

__attribute__((unused)) static void world_put_text(json_t *record, struct world *world, size_t row)
{
    json_t *texts = json_object_get(record, "texts");
    json_t *keywords = json_array();
    json_t *text = json_object();
    size_t i;

    for (i = 0; i < 3 && small_texts[row].keywords[i] != NULL; i++)
        json_array_append_new(keywords, json_string(small_texts[row].keywords[i]));
    json_object_set_new(text, "title", json_string(small_texts[row].title));
    world_add_text(world, small_texts[row].language, small_texts[row].title);
    if (small_texts[row].description != NULL) {
        json_object_set_new(text, "description", json_string(small_texts[row].description));
        world_add_text(world, small_texts[row].language, small_texts[row].description);
    }
    json_object_set_new(text, "keywords", keywords);
    json_object_set_new(texts, small_texts[row].language, text);
}

__attribute__((unused)) static void world_small(struct world *world)
{
    size_t rows = sizeof small_texts / sizeof small_texts[0];
    char name[32];
    size_t copy;
    size_t asset;
    size_t i;

    memset(world, 0, sizeof *world);
    world->records = json_array();
    for (copy = 0; copy < SMALL_COPIES; copy++)
        for (asset = 0; asset <= small_texts[rows - 1].asset; asset++) {
            json_t *record = json_object();

            json_object_set_new(record, "texts", json_object());
            snprintf(name, sizeof name, "bai-%zu-%zu", asset, copy);
            world_set_facts(record, name, json_array_size(world->records));
            for (i = 0; i < rows; i++) /* some copies lack a language */
                if (small_texts[i].asset == asset && (copy + i) % 4 != 3)
                    world_put_text(record, world, i);
            json_array_append_new(world->records, record);
        }
}

/* --- shared data --- */

__attribute__((unused)) static FILE *world_open(const char *name)
{
    const char *folder = getenv("VITRINE_TEST_DATA");
    char path[1024];

    snprintf(path, sizeof path, "%s/texts/%s", folder != NULL ? folder : "", name);
    return fopen(path, "r");
}

__attribute__((unused)) static json_t *world_line(FILE *file)
{
    char *line = NULL;
    size_t size = 0;
    ssize_t length = getline(&line, &size, file);
    json_t *object = length > 0 ? json_loadb(line, (size_t)length, 0, NULL) : NULL;

    free(line);
    return object;
}

/* {"title": {"vi": ...}, ...} as {"vi": {"title": ...}, ...}. */
__attribute__((unused)) static json_t *world_turn(struct world *world, json_t *caption)
{
    static const char *const fields[] = {"title", "description", "keywords"};
    json_t *texts = json_object();
    const char *language;
    json_t *value;
    size_t i;

    for (i = 0; i < 3; i++)
        json_object_foreach(json_object_get(caption, fields[i]), language, value) {
            if (json_object_get(texts, language) == NULL)
                json_object_set_new(texts, language, json_object());
            json_object_set(json_object_get(texts, language), fields[i], value);
            if (json_is_string(value))
                world_add_text(world, language, json_string_value(value));
        }
    return texts;
}

__attribute__((unused)) static void world_add(struct world *world, const char *name, json_t *texts)
{
    json_t *record = json_object();

    json_object_set_new(record, "texts", texts);
    world_set_facts(record, name, json_array_size(world->records));
    json_array_append_new(world->records, record);
}

/* Every language of a line of NTREX as title, description or body; some are left out. */
__attribute__((unused)) static void world_add_ntrex(struct world *world, json_t *line, size_t number)
{
    static const char *const languages[] = {"vi", "en", "zh-Hans", "zh-Hant", "km", "th", "lo", "ko", "ja", "fr", "ru"};
    static const char *const fields[] = {"title", "description", "body"};
    json_t *texts = json_object();
    size_t i;

    for (i = 0; i < sizeof languages / sizeof languages[0]; i++) {
        const char *text = json_string_value(json_object_get(line, languages[i]));

        if (text == NULL || (number + i) % 4 == 3)
            continue;
        json_object_set_new(texts, languages[i], json_pack("{s:s}", fields[(number + i) % 3], text));
        world_add_text(world, languages[i], text);
    }
    world_add(world, json_string_value(json_object_get(line, "id")), texts);
}

/* All captions and the first `lines` of NTREX; false if shared data is absent. */
__attribute__((unused)) static int world_shared(struct world *world, size_t lines)
{
    FILE *captions = world_open("captions.jsonl");
    FILE *ntrex = world_open("ntrex-128.jsonl");
    int found = captions != NULL && ntrex != NULL;
    json_t *line;
    size_t i;

    memset(world, 0, sizeof *world);
    world->records = json_array();
    while (found && (line = world_line(captions)) != NULL) {
        world_add(world, json_string_value(json_object_get(line, "id")), world_turn(world, line));
        json_decref(line);
    }
    for (i = 0; found && i < lines && (line = world_line(ntrex)) != NULL; i++) {
        world_add_ntrex(world, line, i);
        json_decref(line);
    }
    if (captions != NULL)
        fclose(captions);
    if (ntrex != NULL)
        fclose(ntrex);
    return found;
}

/* Import all records. */
__attribute__((unused)) static int world_import(const struct world *world, vitrine_catalogue *cat)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    json_t *record;
    size_t i;
    int ok;

    json_array_foreach(world->records, i, record) {
        json_dumpf(record, out, JSON_COMPACT);
        fputc('\n', out);
    }
    fclose(out);
    ok = import_text(cat, text);
    free(text);
    return ok;
}

#endif
