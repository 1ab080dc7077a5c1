/* SPDX-License-Identifier: MIT
 * Queries made to hurt: thousands of words, prefixes of one letter, nests, chains of minus and NEAR, on a thread with a
 * small stack and with little time. Each ends in an answer or in an error that says which limit; the catalogue answers
 * afterwards as before. */
#include <pthread.h>

#include "../api/support.h"

#define QUERIES 1000
#if defined(__SANITIZE_ADDRESS__)
#define STACK_BYTES (1024 * 1024) /* the sanitizer's own frames are large */
#else
#define STACK_BYTES (128 * 1024)
#endif
#define TEXTS 3000
#define QUERY_SIZE 120000

static unsigned long long state = 88172645463325252ull;

static unsigned pick(unsigned below)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (unsigned)(state >> 33) % below;
}

/* `count` times one of the pieces. */
static void repeat(char *out, const char *const *pieces, unsigned piece_count, unsigned count)
{
    size_t at = 0;

    out[0] = '\0';
    while (count-- > 0 && at + 64 < QUERY_SIZE)
        at += (size_t)snprintf(out + at, QUERY_SIZE - at, "%s", pieces[pick(piece_count)]);
}

static void make_query(char *out, unsigned i)
{
    static const char *const words[] = {"bien ", "cat ", "ha ", "noi ", "du ", "lich ", "anh ", "o "};
    static const char *const prefixes[] = {"a* OR ", "b* OR ", "c* OR ", "d* ", "h* ", "t* OR ", "n* "};
    static const char *const nests[] = {"(", "((", "(a ", "(b OR ", "-(", "\"", "(c (", ")"};
    static const char *const minuses[] = {"-a ", "-b ", "-\"a b\" ", "-(a OR b) ", "bien ", "-t* "};
    static const char *const nears[] = {"NEAR(a b, 5) ", "NEAR(bien cat, 1000000) ", "NEAR(a* b*, 3) ", "NEAR(", "a, "};
    static const char *const mixed[] = {"a* ", "OR ", "-", "\"", "(", ")", "title:", "NEAR(", ", 9) ", "bien ", "海 ", "ឆ ",
                                        "\xcc\x81", "\xe2\x80\x8b", "AND "};
    static const struct {
        const char *const *pieces;
        unsigned count;
    } kinds[] = {{words, 8}, {prefixes, 7}, {nests, 8}, {minuses, 6}, {nears, 5}, {mixed, 15}};
    static const unsigned lengths[] = {8, 40, 63, 200, 1000, 10000};
    unsigned kind = i % 6;

    repeat(out, kinds[kind].pieces, kinds[kind].count, lengths[pick(6)]);
}

struct work {
    vitrine_catalogue *cat;
    unsigned answered;
    unsigned limited;
};

static void ask(struct work *work, const char *text)
{
    vitrine_query_options options = VITRINE_QUERY_OPTIONS_INIT;
    vitrine_query *query = NULL;
    vitrine_results *results = NULL;
    vitrine_error *err = NULL;
    vitrine_status s;

    options.deadline_ms = 100;
    options.facets = "lang,kind";
    s = vitrine_query_new(&query, text, &options, &err);
    if (s >= 0)
        s = vitrine_query_run(&results, work->cat, query, &err);
    CHECK(s == VITRINE_OK || s == VITRINE_ELIMIT);
    CHECK((s == VITRINE_OK) == (err == NULL));
    work->answered += s == VITRINE_OK;
    work->limited += s == VITRINE_ELIMIT;
    vitrine_error_free(err);
    vitrine_results_free(results);
    vitrine_query_free(query);
}

static void *run(void *context)
{
    char *text = malloc(QUERY_SIZE);
    unsigned i;

    for (i = 0; text != NULL && i < QUERIES; i++) {
        make_query(text, i);
        ask(context, text);
    }
    free(text);
    return NULL;
}

static char *make_records(void)
{
    static const char *const syllables[] = {"biển", "cát", "hà", "nội", "du", "lịch", "ánh", "ở", "bãi", "tàu", "thuyền", "nắng"};
    char *out = malloc((size_t)TEXTS * 400);
    size_t at = 0;
    unsigned i;
    unsigned k;

    for (i = 0; out != NULL && i < TEXTS; i++) {
        at += (size_t)sprintf(out + at, "{\"path\":\"p%u\",\"texts\":{\"vi\":{\"title\":\"", i);
        for (k = 0; k < 12; k++)
            at += (size_t)sprintf(out + at, "%s ", syllables[pick(12)]);
        at += (size_t)sprintf(out + at, "x%u\"}}}\n", i);
    }
    return out;
}

static void on_small_stack(struct work *work)
{
    pthread_attr_t attributes;
    pthread_t thread;

    CHECK(pthread_attr_init(&attributes) == 0 && pthread_attr_setstacksize(&attributes, STACK_BYTES) == 0);
    if (CHECK(pthread_create(&thread, &attributes, run, work) == 0))
        pthread_join(thread, NULL);
    pthread_attr_destroy(&attributes);
}

int main(void)
{
    char path[64];
    struct work work = {.cat = catalogue_new(1, path)};
    char *records = make_records();
    struct answer before;
    struct answer after;

    if (records != NULL && import_text(work.cat, records) && search(&before, work.cat, "biển x7", NULL)) {
        on_small_stack(&work);
        printf("%u answered, %u beyond a limit\n", work.answered, work.limited);
        CHECK(work.answered > 0 && work.limited > 0);
        if (search(&after, work.cat, "biển x7", NULL))
            CHECK_TEXT(after.paths, before.paths);
    }
    free(records);
    catalogue_end(work.cat, path);
    return check_end();
}
