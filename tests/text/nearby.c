/* SPDX-License-Identifier: MIT
 * Words one slip away, the distance between words, and words while they are typed. */
#include "base/buf.h"
#include "check.h"
#include "text/analyzer.h"
#include "text/nearby.h"
#include "text/telex.h"

/* --- distances --- */

static const struct {
    const char *a;
    const char *b;
    unsigned distance; /* 4: more than 3 */
} distances[] = {
    {"bien", "bien", 0},  {"bien", "bein", 1},   {"bien", "ben", 1},      {"ben", "bien", 1},   {"bien", "bian", 1},
    {"quoc", "qouc", 1},  {"quoc", "qucoo", 2},  {"kitten", "sitting", 3}, {"a", "bcde", 4},     {"ca", "abc", 3},
    {"берег", "бепег", 1}, {"берег", "беерг", 1}, {"", "a", 4},            {"abcdefgh", "", 4},
};

static void test_distances(void)
{
    size_t i;

    for (i = 0; i < sizeof distances / sizeof distances[0]; i++) {
        const char *a = distances[i].a;
        const char *b = distances[i].b;

        if (!CHECK(nearby_distance(a, strlen(a), b, strlen(b), 3) == distances[i].distance))
            fprintf(stderr, "  %s %s\n", a, b);
        CHECK(nearby_distance(b, strlen(b), a, strlen(a), 3) == distances[i].distance);
    }
}

/* --- one slip --- */

struct seen {
    const char *from;
    const char *wanted;
    unsigned count;
    bool found;
};

static bool see(void *context, const char *word, size_t length, unsigned slip)
{
    struct seen *seen = context;

    (void)slip;
    seen->count++;
    seen->found = seen->found || (strlen(seen->wanted) == length && memcmp(seen->wanted, word, length) == 0);
    CHECK(nearby_distance(seen->from, strlen(seen->from), word, length, 3) == 1);
    return true;
}

static bool stop(void *context, const char *word, size_t length, unsigned slip)
{
    (void)word;
    (void)length;
    (void)slip;
    return ++*(unsigned *)context < 5;
}

static void test_neighbours(void)
{
    static const char *const pairs[][2] = {{"bein", "bien"},   {"bin", "bien"},   {"bieen", "bien"}, {"bian", "bien"},
                                           {"qouc", "quoc"},   {"iben", "bien"},  {"ien", "bien"},   {"bie", "bien"},
                                           {"бепег", "берег"}, {"θαλασα", "θαλασσα"}, {"bien", "bieen"}};
    char longest[NEARBY_LETTERS + 2];
    unsigned given = 0;
    size_t i;

    for (i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        struct seen seen = {pairs[i][0], pairs[i][1], 0, false};

        nearby_each(pairs[i][0], strlen(pairs[i][0]), see, &seen);
        if (!CHECK(seen.found))
            fprintf(stderr, "  %s %s\n", pairs[i][0], pairs[i][1]);
    }
    nearby_each("bein", 4, stop, &given);
    CHECK(given == 5);
    memset(longest, 'a', sizeof longest);
    given = 0;
    nearby_each(longest, NEARBY_LETTERS + 1, stop, &given);
    nearby_each("", 0, stop, &given);
    CHECK(given == 0);
}

/* --- while it is typed --- */

static const struct {
    const char *typed;
    const char *word;
    bool begins;
} beginnings[] = {
    {"đ", "đường", true},   {"đươn", "đường", true}, {"đường", "đường", true}, {"duon", "đường", true},
    {"đươ", "dương", false}, {"d", "đường", true},    {"đ", "dương", false},    {"ư", "u", false},
    {"hoá", "hóa", true},   {"tòa", "toàn", true},   {"toà", "toàn", true},    {"tóa", "toàn", false},
    {"biê", "biển", true},  {"biể", "biển", true},   {"biế", "biển", false},   {"bie", "biển", true},
    {"bã", "bãi", true},    {"bà", "bãi", false},    {"bãi", "bã", false},     {"marché", "marchés", true},
    {"marche", "marché", true}, {"ñ", "n", false},   {"", "bãi", true},
};

static void test_beginnings(void)
{
    struct analyzer *analyzer = NULL;
    size_t i;

    if (!CHECK(analyzer_new(&analyzer, NULL) == VITRINE_OK))
        return;
    for (i = 0; i < sizeof beginnings / sizeof beginnings[0]; i++) {
        const char *typed = beginnings[i].typed;
        const char *word = beginnings[i].word;

        if (!CHECK(analyzer_begins(analyzer, typed, strlen(typed), word, strlen(word)) == beginnings[i].begins))
            fprintf(stderr, "  %s %s\n", typed, word);
    }
    analyzer_free(analyzer);
}

/* --- an input method that was off --- */

static const struct {
    const char *keys;
    const char *syllable; /* NULL: none */
} undone[] = {
    {"bieenr", "bien"}, {"dduwowngf", "duong"}, {"dduongwf", "duong"}, {"quoocs", "quoc"}, {"twowngr", "tuong"},
    {"vieejt", "viet"},    {"bien", NULL},     {"bair", NULL},
    {"xss", NULL},      {"sfrx", NULL},         {"street", NULL},      {"", NULL},         {"aaaaaaaaaaaaaaaaaaaa", NULL},
};

static void test_undone(void)
{
    size_t i;

    for (i = 0; i < sizeof undone / sizeof undone[0]; i++) {
        char out[TELEX_BYTES + 1] = "";
        size_t length = 0;
        bool is = telex_undo(out, &length, undone[i].keys, strlen(undone[i].keys));

        out[length] = '\0';
        CHECK_ROW(is ? out : NULL, undone[i].syllable, undone[i].keys);
    }
}

int main(void)
{
    test_distances();
    test_neighbours();
    test_beginnings();
    test_undone();
    return check_end();
}
