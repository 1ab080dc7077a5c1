/* SPDX-License-Identifier: MIT
 * What holds for every query: other spellings of the same words give the same hits in the same order; snippets are valid,
 * their matches ascending, inside, and on borders of grapheme clusters; pages, put together, are the whole. */
#include <unicode/ubrk.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "queries.h"

#define QUERIES_SMALL 600
#define QUERIES_SHARED 300
#define WHOLE 60 /* hits of a query that is paged to its end, at most */

/* Texts with clusters that words do not know of. */
static const char *const odd_texts[][2] = {
    {"en", "Stage 1\xef\xb8\x8f\xe2\x83\xa3 of 2\xef\xb8\x8f\xe2\x83\xa3 and a\xe2\x83\x9d circled letter"},
    {"vi", "Bãi bie\xcc\x82\xcc\x89n \xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7 gia đình, 5\xe2\x80\x8d km"},
    {"ko", "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab\xe1\x84\x80\xe1\x85\xb3\xe1\x86\xaf 한글"},
    {"km", "ព្រះរាជាណាចក្រកម្ពុជា\xe2\x80\x8bភ្នំពេញ"},
    {"hi", "नमस्ते दुनिया क्षेत्र"},
    {"ar", "اَلْعَرَبِيَّةُ لغة"},
    {"ja", "か\xe3\x82\x99っこう ㌔ ﾌﾟｰｸｵｯｸ ①"},
    {"th", "น้ำตก ที่ สวยงาม"},
    {"my", "မြန်မာနိုင်ငံ ပုဂံ"},
    {"de", "Straße \xe2\x80\x93 x\xcc\xa3\xcc\x87\xcc\x81y Z\xcd\x83\xcc\xb0"},
};

static void add_odd(struct world *world)
{
    size_t i;

    for (i = 0; i < sizeof odd_texts / sizeof odd_texts[0]; i++) {
        world_add_text(world, odd_texts[i][0], odd_texts[i][1]);
        world_add(world, "odd", json_pack("{s:{s:s}}", odd_texts[i][0], "description", odd_texts[i][1]));
    }
}

/* --- a page --- */

struct page {
    int64_t ids[1000];
    double scores[1000];
    size_t count;
    uint64_t total;
    bool relaxed;
    char *cursor;
};

static bool in_cluster_order(UBreakIterator *clusters, const char *snippet, size_t at)
{
    UErrorCode code = U_ZERO_ERROR;
    UText *text = utext_openUTF8(NULL, snippet, -1, &code);
    bool border;

    ubrk_setUText(clusters, text, &code);
    border = U_SUCCESS(code) && ubrk_isBoundary(clusters, (int32_t)at);
    utext_close(text);
    return border;
}

static bool is_utf8(const char *text)
{
    UErrorCode code = U_ZERO_ERROR;
    int32_t length;

    u_strFromUTF8(NULL, 0, &length, text, -1, &code);
    return code == U_BUFFER_OVERFLOW_ERROR || U_SUCCESS(code);
}

static void check_snippet(UBreakIterator *clusters, const vitrine_hit *hit, const char *query)
{
    vitrine_field field = 0;
    const char *snippet = vitrine_hit_snippet(hit, &field);
    const char *by = NULL;
    size_t before = 0;
    size_t start;
    size_t end;
    size_t i;

    if (snippet == NULL)
        return;
    CHECK(is_utf8(snippet) && field >= VITRINE_TITLE && field <= VITRINE_BODY);
    for (i = 0; vitrine_hit_match(hit, i, &start, &end, &by); i++) {
        if (!CHECK(start < end && start >= before && end <= strlen(snippet) && by != NULL) ||
            !CHECK(in_cluster_order(clusters, snippet, start) && in_cluster_order(clusters, snippet, end)))
            fprintf(stderr, "  [%s] %zu to %zu of [%s]\n", query, start, end, snippet);
        before = end;
    }
}

static void run(struct page *out, vitrine_catalogue *cat, UBreakIterator *clusters, const char *text,
                const vitrine_query_options *options)
{
    vitrine_query *query = NULL;
    vitrine_results *results = NULL;
    const vitrine_hit *hit = NULL;
    vitrine_error *err = NULL;

    memset(out, 0, sizeof *out);
    if (!CHECK(vitrine_query_new(&query, text, options, &err) == VITRINE_OK &&
               vitrine_query_run(&results, cat, query, &err) == VITRINE_OK))
        fprintf(stderr, "  [%s]: %s\n", text, vitrine_error_message(err));
    while (results != NULL && vitrine_results_next(results, &hit, &err) == VITRINE_OK) {
        out->ids[out->count] = vitrine_asset_id(vitrine_hit_asset(hit));
        out->scores[out->count++] = vitrine_hit_score(hit);
        check_snippet(clusters, hit, text);
    }
    if (results != NULL) {
        out->total = vitrine_results_total(results);
        out->relaxed = vitrine_results_relaxed(results);
        if (vitrine_results_cursor(results) != NULL)
            out->cursor = strdup(vitrine_results_cursor(results));
    }
    vitrine_results_free(results);
    vitrine_query_free(query);
    vitrine_error_free(err);
}

static bool same_hits(const struct page *a, const struct page *b)
{
    return a->count == b->count && a->total == b->total && a->relaxed == b->relaxed &&
           memcmp(a->ids, b->ids, a->count * sizeof a->ids[0]) == 0 &&
           memcmp(a->scores, b->scores, a->count * sizeof a->scores[0]) == 0;
}

/* --- other spellings --- */

typedef bool respell(char out[QUERY_TEXT * 3], const char *text);

static bool through_icu(char out[QUERY_TEXT * 3], const char *text, bool decompose)
{
    static UChar wide[QUERY_TEXT];
    static UChar other[QUERY_TEXT * 3];
    UErrorCode code = U_ZERO_ERROR;
    int32_t length = 0;

    u_strFromUTF8(wide, QUERY_TEXT, &length, text, -1, &code);
    if (decompose)
        length = unorm2_normalize(unorm2_getNFDInstance(&code), wide, length, other, QUERY_TEXT * 3, &code);
    else
        length = u_strToUpper(other, QUERY_TEXT * 3, wide, length, "", &code);
    u_strToUTF8(out, QUERY_TEXT * 3, NULL, other, length, &code);
    return U_SUCCESS(code);
}

static bool decomposed(char out[QUERY_TEXT * 3], const char *text)
{
    return through_icu(out, text, true);
}

/* Not where a capital is no other spelling of the letter, or makes an operator. */
static bool capitals(char out[QUERY_TEXT * 3], const char *text)
{
    static const char *const excluded[] = {"ß", "or", "and", "near", "ı", "ŉ", "ﬁ"};
    size_t i;

    for (i = 0; i < sizeof excluded / sizeof excluded[0]; i++)
        if (strstr(text, excluded[i]) != NULL)
            return false;
    return through_icu(out, text, false);
}

/* hoà as hòa, khoẻ as khỏe, thuý as thúy, at ends of words. */
static bool old_tones(char out[QUERY_TEXT * 3], const char *text)
{
    static const char *const rimes[][2] = {
        {"oà", "òa"}, {"oá", "óa"}, {"oả", "ỏa"}, {"oã", "õa"}, {"oạ", "ọa"}, {"oè", "òe"}, {"oé", "óe"}, {"oẻ", "ỏe"},
        {"oẽ", "õe"}, {"oẹ", "ọe"}, {"uỳ", "ùy"}, {"uý", "úy"}, {"uỷ", "ủy"}, {"uỹ", "ũy"}, {"uỵ", "ụy"},
    };
    bool changed = false;
    char *to = out;
    size_t i;

    while (*text != '\0') {
        for (i = 0; i < sizeof rimes / sizeof rimes[0]; i++) {
            size_t length = strlen(rimes[i][0]);

            if (strncmp(text, rimes[i][0], length) == 0 && (text[length] == ' ' || text[length] == '\0') &&
                (to == out || to[-1] != 'q'))
                break;
        }
        if (i < sizeof rimes / sizeof rimes[0]) {
            to = stpcpy(to, rimes[i][1]);
            text += strlen(rimes[i][0]);
            changed = true;
        } else {
            *to++ = *text++;
        }
    }
    *to = '\0';
    return changed;
}

/* An exclusion of what stands nowhere: plain words have a shorter way to their hits, which this is not. Only after a
 * Latin letter, and not in scripts without spaces, whose hits are weighed in another way too. */
static bool without_nothing(char out[QUERY_TEXT * 3], const char *text)
{
    size_t i;

    if (text[0] < 'a' || text[0] > 'z')
        return false;
    for (i = 0; text[i] != '\0'; i++)
        if ((unsigned char)text[i] >= 0xe2 || (unsigned char)text[i] == 0xe0)
            return false;
    return snprintf(out, QUERY_TEXT * 3, "%s -zqxwvkzq", text) > 0;
}

static size_t check_spellings(vitrine_catalogue *cat, UBreakIterator *clusters, const struct generated *query)
{
    static respell *const ways[] = {decomposed, capitals, old_tones, without_nothing};
    static char other[QUERY_TEXT * 3];
    static struct page as_typed;
    static struct page respelled;
    vitrine_query_options options = query->options;
    size_t compared = 0;
    size_t i;

    options.limit = 100;
    run(&as_typed, cat, clusters, query->text, &options);
    for (i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        if (!ways[i](other, query->text))
            continue;
        run(&respelled, cat, clusters, other, &options);
        if (!CHECK(same_hits(&as_typed, &respelled)))
            fprintf(stderr, "  [%s] gives %lu, [%s] gives %lu\n", query->text, (unsigned long)as_typed.total, other,
                    (unsigned long)respelled.total);
        free(respelled.cursor);
        compared += as_typed.count > 0;
    }
    free(as_typed.cursor);
    return compared;
}

/* --- pages --- */

static void check_pages(vitrine_catalogue *cat, UBreakIterator *clusters, const struct generated *query,
                        struct random *random)
{
    static struct page whole;
    static struct page part;
    static struct page joined;
    vitrine_query_options options = query->options;
    char *cursor = NULL;

    options.limit = 1000;
    run(&whole, cat, clusters, query->text, &options);
    memset(&joined, 0, sizeof joined);
    do {
        options.limit = (uint32_t)(1 + random_below(random, 9));
        options.cursor = cursor;
        run(&part, cat, clusters, query->text, &options);
        CHECK(part.total == whole.total && part.relaxed == whole.relaxed && part.count <= options.limit);
        memcpy(joined.ids + joined.count, part.ids, part.count * sizeof part.ids[0]);
        memcpy(joined.scores + joined.count, part.scores, part.count * sizeof part.scores[0]);
        joined.count += part.count;
        free(cursor);
        cursor = part.cursor;
    } while (cursor != NULL && joined.count < WHOLE);
    joined.total = whole.total;
    joined.relaxed = whole.relaxed;
    if (cursor != NULL) /* the rest is not looked at */
        whole.count = joined.count;
    else
        CHECK(joined.count == whole.total || whole.total > 1000);
    if (!CHECK(same_hits(&whole, &joined)))
        fprintf(stderr, "  [%s]: %zu hits, %zu in pages\n", query->text, whole.count, joined.count);
    free(cursor);
    free(whole.cursor);
}

static void check_world(const struct world *world, size_t queries, const char *name)
{
    UErrorCode code = U_ZERO_ERROR;
    UBreakIterator *clusters = ubrk_open(UBRK_CHARACTER, "", NULL, 0, &code);
    struct random random = {UINT64_C(88172645463325252)};
    struct generated query;
    vitrine_catalogue *cat;
    char path[64];
    size_t compared = 0;
    size_t i;

    cat = catalogue_new(1, path);
    world_import(world, cat);
    for (i = 0; i < queries; i++) {
        query_generate(&query, &random, world);
        check_pages(cat, clusters, &query, &random);
        piece(&random, world, 1 + random_below(&random, 4), query.text, sizeof query.text);
        compared += check_spellings(cat, clusters, &query);
    }
    printf("%s: %zu queries, %zu other spellings of one that finds something\n", name, queries, compared);
    CHECK(compared > queries);
    catalogue_end(cat, path);
    ubrk_close(clusters);
}

int main(void)
{
    struct world world;

    world_small(&world);
    add_odd(&world);
    check_world(&world, QUERIES_SMALL, "small");
    world_dispose(&world);
    if (world_shared(&world, 500))
        check_world(&world, QUERIES_SHARED, "shared");
    world_dispose(&world);
    return check_end();
}
