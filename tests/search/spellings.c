/* SPDX-License-Identifier: MIT
 * Spellings of one thing find each other, and no others: names, abbreviations, joined syllables, dates, numbers, numbers
 * of documents. A row is a query, a text and whether it finds it, here and the other way round; made from the rules. Each
 * has a catalogue of its own; then all are put in one, on every store, which have to answer alike. */
#include <stdbool.h>

#include "../api/support.h"

enum way {
    NEVER, /* neither finds the other */
    FROM,  /* the query finds the text */
    BOTH   /* each finds the other */
};

struct row {
    const char *query;
    const char *text;
    enum way way;
};

static const struct row names[] = {
    {"Đắk Lắk", "Dak Lak", BOTH},
    {"Đắk Lắk", "Daklak", BOTH},
    {"Đắc Lắc", "Đắk Lắk", BOTH},
    {"dak lak", "Đăk Lăk", FROM},
    {"daklak", "Đắk Lắk", FROM},
    {"Đắk Mil", "Đăk Mil", BOTH},
    {"Bắc Kạn", "Bắc Cạn", BOTH},
    {"bac kan", "Bắc Cạn", FROM},
    {"Kon-Tum", "Kontum", BOTH},
    {"kon tum", "Kontum", FROM},
    {"Krông Pắk", "Krông Pắc", BOTH},
    {"Buôn Ma Thuột", "Ban Mê Thuột", BOTH},
    {"buon ma thuot", "Buôn Mê Thuột", FROM},
    {"Pleiku", "Plây Cu", BOTH},
    {"plei ku", "Pleiku", FROM},
    {"Sài Gòn", "Saigon", BOTH},
    {"TP.HCM", "Thành phố Hồ Chí Minh", BOTH},
    {"TPHCM", "Tp. Hồ Chí Minh", BOTH},
    {"TP HCM", "TP.HCM", BOTH},
    {"tphcm", "Sài Gòn", FROM},
    {"thanh pho ho chi minh", "TP.HCM", FROM},
    {"Bà Rịa - Vũng Tàu", "BR-VT", BOTH},
    {"BRVT", "bà rịa vũng tàu", FROM},
    {"Thừa Thiên Huế", "TT-Huế", BOTH},
    {"Campuchia", "Căm-pu-chia", BOTH},
    {"Cam-pu-chia", "Căm Pu Chia", BOTH},
    {"Xin-ga-po", "Singapore", BOTH},
    {"Ma-lai-xi-a", "Malaysia", BOTH},
    {"Mi-an-ma", "Myanmar", BOTH},
    {"Phi-líp-pin", "Philippines", BOTH},
    {"Hoa Kỳ", "nước Mỹ", BOTH},
    {"Đại Hàn", "Hàn Quốc", BOTH},
    {"Thái Lan", "Thailand", BOTH},
    {"Phnôm Pênh", "Phnom Penh", BOTH},
    {"sông Mê Công", "sông Mê Kông", BOTH},
    {"Đắk Lắk", "Đắk Nông", NEVER},
    {"Bắc Kạn", "Bắc Giang", NEVER},
    {"Sài Gòn", "Sài Sơn", NEVER},
    {"Russia", "ngã ba", NEVER}, /* though Nga, typed so, would find it */
};

static const struct row abbreviations[] = {
    {"UBND tỉnh", "Ủy ban nhân dân tỉnh", BOTH},
    {"ubnd", "Uỷ Ban Nhân Dân", FROM},
    {"HĐND", "Hội đồng nhân dân", BOTH},
    {"Sở TT&TT", "Sở Thông tin và Truyền thông", BOTH},
    {"VHTT&DL", "Văn hóa, Thể thao và Du lịch", BOTH},
    {"VHTTDL", "văn hoá thể thao và du lịch", FROM},
    {"TP Hà Tiên", "thành phố Hà Tiên", BOTH},
    {"Tp.Hà Tiên", "Thành phố Hà Tiên", BOTH},
    {"TX. Hà Tiên", "thị xã Hà Tiên", BOTH},
    {"TT. Kiên Lương", "thị trấn Kiên Lương", BOTH},
    {"H. Phú Quốc", "huyện Phú Quốc", BOTH},
    {"Q.1", "quận 1", BOTH},
    {"Q1", "Quận 1", BOTH},
    {"P.3", "phường 3", BOTH},
    {"P. Dương Đông", "phường Dương Đông", BOTH},
    {"QL1A", "quốc lộ 1A", BOTH},
    {"QL 80", "Quốc lộ 80", BOTH},
    {"KT-XH", "kinh tế - xã hội", BOTH},
    {"UBND TP Hà Tiên", "Ủy ban nhân dân thành phố Hà Tiên", BOTH},
    {"\"UBND TP Hà Tiên\"", "Ủy ban nhân dân thành phố Hà Tiên", FROM},
    {"Q.1", "quận 10", NEVER},
    {"huyện", "18h30", NEVER},
    {"phường 3", "trang 3, p. phụ", NEVER},
};

static const struct row joined[] = {
    {"Hanoi", "Hà Nội", FROM},
    {"hanoi", "Ha Noi", FROM},
    {"Hà Nội", "Hanoi", FROM},
    {"ha noi", "Hanoi", FROM},
    {"Vungtau", "Vũng Tàu", FROM},
    {"Vũng Tàu", "Vungtau", FROM},
    {"Phuquoc", "Phú Quốc", FROM},
    {"Kiengiang", "Kiên Giang", FROM},
    {"Nhatrang", "Nha Trang", FROM},
    {"Dienbienphu", "Điện Biên Phủ", FROM},
    {"Điện Biên Phủ", "Dienbienphu", FROM},
    {"Ca-na-đa", "Canada", FROM},
    {"\"du lịch Hà Nội\"", "du lịch Hanoi", FROM},
    {"Hanoi", "Nội Hà", NEVER},
    {"duong", "du ống", NEVER}, /* a syllable itself */
    {"dance", "dân cệ", NEVER},
    {"street", "s treet", NEVER},
};

static const struct row dates[] = {
    {"7/9/2015", "07/9/2015", BOTH},
    {"7-9-2015", "07.09.2015", BOTH},
    {"7/9/2015", "ngày 7 tháng 9 năm 2015", BOTH},
    {"ngày 07 tháng 9 năm 2015", "7.9.2015", BOTH},
    {"ngay 7 thang 9 nam 2015", "07/09/2015", FROM},
    {"ngày 7/9 năm 2015", "7/9/2015", BOTH},
    {"7 tháng 9, 2015", "7/9/2015", BOTH},
    {"2015-09-07", "7/9/2015", BOTH},
    {"7 September 2015", "7/9/2015", BOTH},
    {"September 7, 2015", "07/09/2015", BOTH},
    {"07/09/15", "7/9/2015", BOTH},
    {"tháng 9/2015", "09/2015", BOTH},
    {"tháng 9 năm 2015", "tháng 09/2015", BOTH},
    {"September 2015", "tháng 9 năm 2015", BOTH},
    {"tháng 9/2015", "mở cửa ngày 7/9/2015", FROM},
    {"2/9", "ngày 2 tháng 9", BOTH},
    {"mùng 2 tháng 9", "ngày 02-9", BOTH},
    {"18h30", "18 giờ 30", BOTH},
    {"18h30", "18:30", BOTH},
    {"9h05", "09 giờ 05 phút", FROM},
    {"thứ bảy", "thứ 7", BOTH},
    {"tháng chín", "tháng 9", BOTH},
    {"tháng mười hai", "tháng 12", BOTH},
    {"tháng chạp", "tháng 12", BOTH},
    {"ngày mồng 7 tháng 9 năm 2015", "7/9/2015", BOTH},
    {"tháng mười", "tháng 11", NEVER},
    {"7/9/2015", "9/7/2015", NEVER},
    {"7/9/2015", "7/9/2016", NEVER},
    {"7/9/2015", "17/9/2015", NEVER},
    {"7/9/2015", "7/9/20155", NEVER},
    {"ngày 7 tháng 9 năm 2015", "ngày 9 tháng 7 năm 2015", NEVER}, /* the same words */
    {"ngày 7 tháng 9 năm 2015", "9 giờ ngày 17, tháng 7 của năm 2015, ngày khác", NEVER},
    {"18h30", "18h31", NEVER},
};

static const struct row numbers[] = {
    {"10.000", "10000", BOTH},
    {"10,000", "10 000", BOTH},
    {"1.500.000", "1500000", BOTH},
    {"1,5 triệu", "1.5 triệu", BOTH},
    {"1.500.000", "1,5 triệu", BOTH},
    {"20 nghìn", "20.000", BOTH},
    {"20 ngàn", "20.000", BOTH},
    {"1 triệu", "một triệu", BOTH},
    {"3,5 tỷ đồng", "3.500.000.000 đồng", BOTH},
    {"10.000đ", "10000 đồng", BOTH},
    {"500 nghìn đồng", "500.000đ", BOTH},
    {"10.000 đồng", "10.000 VNĐ", BOTH},
    {"5km", "5 km", BOTH},
    {"5 km", "5 ki-lô-mét", BOTH},
    {"45 năm", "bốn mươi lăm năm", BOTH},
    {"30 năm", "ba mươi năm", BOTH},
    {"3 ngày", "ba ngày", BOTH},
    {"21 năm", "hai mươi mốt năm", BOTH},
    {"24 giờ", "hai mươi tư giờ", BOTH},
    {"54 dân tộc", "năm mươi bốn dân tộc", BOTH},
    {"105 năm", "một trăm linh năm năm", BOTH},
    {"1000 năm", "một nghìn năm", BOTH},
    {"1.000 năm", "1000 năm", BOTH},
    {"thế kỷ XX", "thế kỷ 20", BOTH},
    {"Quý II", "quý 2", BOTH},
    {"20km", "20 km", BOTH},
    {"10 phần trăm", "10%", BOTH},
    {"năm triệu đồng", "5.000.000 đồng", BOTH},
    {"1,5", "15", NEVER},
    {"10.000", "1000", NEVER},
    {"10.000", "100.000", NEVER},
    {"1,5 triệu", "1.050.000", NEVER},
    {"hai mươi năm", "25", NEVER}, /* hai mươi lăm */
    {"hai trăm năm", "205", NEVER},
    {"45 năm", "bốn mươi sáu năm", NEVER},
    {"Quý II", "Quý III", NEVER},
    {"Quý II", "quý 3", NEVER},
};

static const struct row documents[] = {
    {"4884/VP-KGVX", "4884 VP KGVX", BOTH},
    {"số 4884/VP-KGVX", "4884/VP-KGVX", BOTH},
    {"72/2015/NĐ-CP", "nghị định 72/2015", BOTH},
    {"72/2015/NĐ-CP", "Nghị định số 72/2015/NĐ-CP", BOTH},
    {"số 72 /2015/NĐ-CP", "72/2015/NĐ-CP", BOTH},
    {"Số: 72/2015/NĐ-CP", "72/2015/NĐ-CP", BOTH},
    {"nghị định 72", "72/2015/NĐ-CP", FROM},
    {"nghị định 72", "Nghị định số 72/2015/NĐ-CP", FROM},
    {"NĐ 72/2015", "nghị định số 72 năm 2015", BOTH},
    {"nghi dinh 72/2015", "72/2015/NĐ-CP", FROM},
    {"1234/QĐ-UBND", "Quyết định số 1234", FROM},
    {"quyết định 1234", "1234/QĐ-UBND", FROM},
    {"thông tư 18/2015", "18/2015/TT-BTTTT", FROM},
    {"01/2015/TT-BTTTT", "1/2015/TT-BTTTT", BOTH},
    {"Nghị định 01", "nghị định 1", BOTH},
    {"kế hoạch 123", "Kế hoạch số 123/KH-UBND", FROM},
    {"2905/BTTTT-TTHN", "2950/BTTTT-TTHN", NEVER},
    {"72/2015/NĐ-CP", "27/2015/NĐ-CP", NEVER},
    {"72/2015/NĐ-CP", "72/2016/NĐ-CP", NEVER},
    {"72/2015/NĐ-CP", "nghị định 72/2016", NEVER},
    {"nghị định 72", "nghị định 27", NEVER},
    {"nghị định 72", "72/2015/QĐ-TTg", NEVER},
    {"18/2015/TT-BTTTT", "18/2015/TT-BVHTTDL", NEVER},
};

static const struct row borders[] = {
    {"TP.HCM", "TP HCM", BOTH},
    {"H’leo", "H'leo", BOTH},
    {"a_b", "a b", BOTH},
    {"kiengiang.gov.vn", "kiengiang gov vn", BOTH},
    {"kỹ thuật", "kĩ thuật", BOTH},
    {"quý khách", "quí khách", BOTH},
    {"Thuý Vy", "Thúy Vi", BOTH},
    {"tay", "tai", NEVER},
    {"thuý", "thúi", NEVER},
    {"ý tế", "í tế", NEVER},
};

/* In texts of another language. */
static const struct {
    const char *language;
    struct row row;
} foreign[] = {
    {"en", {"HCMC", "Ho Chi Minh City", BOTH}},
    {"en", {"7th of September 2015", "Sep 7, 2015", BOTH}},
    {"fr", {"7 septembre 2015", "7/9/2015", BOTH}},
    {"fr", {"1er septembre 2015", "1/9/2015", BOTH}},
    {"ru", {"7 сентября 2015", "07.09.2015", BOTH}},
    {"zh-Hans", {"7/9/2015", "2015年9月7日", FROM}},
    {"fr", {"l'île", "l’île", BOTH}},
};

static int put_text(vitrine_catalogue *cat, const char *path, const char *language, const char *text)
{
    json_t *line = json_pack("{s:s,s:{s:{s:s}}}", "path", path, "texts", language, "description", text);
    char *dumped = json_dumps(line, JSON_COMPACT);
    int ok = import_text(cat, dumped);

    free(dumped);
    json_decref(line);
    return ok;
}

static vitrine_query_options words_alone(void)
{
    vitrine_query_options options = VITRINE_QUERY_OPTIONS_INIT;

    options.no_glossary = true;
    options.all_words = true;
    options.limit = 500;
    return options;
}

/* --- each row alone --- */

/* One marked word more, so that the text is no plain one, in which a marked word would find plain ones. */
static bool finds(const char *query, const char *text, const char *language)
{
    vitrine_query_options options = words_alone();
    vitrine_catalogue *cat;
    struct answer answer;
    char marked[256];
    char path[64];
    bool found;

    snprintf(marked, sizeof marked, "%s%s", text, strcmp(language, "vi") == 0 ? " … ờ" : "");
    cat = catalogue_new(0, path);
    found = put_text(cat, "t", language, marked) && search(&answer, cat, query, &options) && answer.total == 1;
    catalogue_end(cat, path);
    return found;
}

static bool check_row(const struct row *row, const char *language)
{
    bool right = finds(row->query, row->text, language) == (row->way != NEVER);

    if (row->way != FROM)
        right = right && finds(row->text, row->query, language) == (row->way == BOTH);
    if (!CHECK(right))
        fprintf(stderr, "  [%s] and [%s]\n", row->query, row->text);
    return right;
}

static void check_rows(const struct row *rows, size_t count, const char *what)
{
    size_t right = 0;
    size_t i;

    for (i = 0; i < count; i++)
        right += check_row(&rows[i], "vi");
    printf("%s: %zu of %zu\n", what, right, count);
}

static void check_foreign(void)
{
    size_t i;

    for (i = 0; i < sizeof foreign / sizeof foreign[0]; i++)
        check_row(&foreign[i].row, foreign[i].language);
}

/* --- all rows in one catalogue: both stores answer alike --- */

static void put_rows(vitrine_catalogue *cat, const struct row *rows, size_t count, const char *what)
{
    char path[64];
    size_t i;

    for (i = 0; i < count; i++) {
        snprintf(path, sizeof path, "%s/%s %zu", what, i % 2 ? "ảnh" : "anh", i);
        put_text(cat, path, i % 5 ? "vi" : "en", rows[i].query);
        snprintf(path, sizeof path, "%s/%s %zu text", what, i % 2 ? "ảnh" : "anh", i);
        put_text(cat, path, i % 7 ? "vi" : "en", rows[i].text);
    }
}

static size_t compare(vitrine_catalogue *const cats[], const char *query)
{
    vitrine_query_options options = words_alone();
    struct answer answers[STORE_COUNT];
    size_t store;

    options.all_words = false;
    for (store = 0; store < STORE_COUNT; store++)
        if (!search(&answers[store], cats[store], query, &options))
            return 0;
    for (store = 1; store < STORE_COUNT; store++) {
        CHECK(answers[store].total == answers[0].total && answers[store].relaxed == answers[0].relaxed);
        CHECK_ROW(answers[store].paths, answers[0].paths, query);
    }
    return answers[0].total;
}

static size_t compare_rows(vitrine_catalogue *const cats[], const struct row *rows, size_t count)
{
    size_t hits = 0;
    size_t i;

    for (i = 0; i < count; i++)
        hits += compare(cats, rows[i].query) + compare(cats, rows[i].text);
    return hits;
}

static const struct {
    const struct row *rows;
    size_t count;
    const char *what;
} tables[] = {
#define TABLE(rows) {rows, sizeof rows / sizeof rows[0], #rows}
    TABLE(names), TABLE(abbreviations), TABLE(joined), TABLE(dates), TABLE(numbers), TABLE(documents), TABLE(borders),
};

static void check_stores(void)
{
    vitrine_catalogue *cats[STORE_COUNT];
    char paths[STORE_COUNT][64];
    size_t hits = 0;
    size_t store;
    size_t i;

    for (store = 0; store < STORE_COUNT; store++) {
        cats[store] = catalogue_new(store, paths[store]);
        for (i = 0; i < sizeof tables / sizeof tables[0]; i++)
            put_rows(cats[store], tables[i].rows, tables[i].count, tables[i].what);
    }
    for (i = 0; i < sizeof tables / sizeof tables[0]; i++)
        hits += compare_rows(cats, tables[i].rows, tables[i].count);
    printf("%zu hits compared\n", hits);
    CHECK(hits > 1000);
    for (store = 0; store < STORE_COUNT; store++)
        catalogue_end(cats[store], paths[store]);
}

int main(void)
{
    size_t i;

    for (i = 0; i < sizeof tables / sizeof tables[0]; i++)
        check_rows(tables[i].rows, tables[i].count, tables[i].what);
    check_foreign();
    check_stores();
    return check_end();
}
