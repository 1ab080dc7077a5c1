/* SPDX-License-Identifier: MIT
 * What a rewriting adds: rows of a query and the terms that a small source of equivalents adds, each as
 * "first-last=words", a phrase's words side by side, what may stand in one place between '|', the language behind '@'; a word
 * whose missing marks are meant has a '!', and "first-last" alone are typed terms that have to stand together. */
#include "base/alloc.h"
#include "base/buf.h"
#include "check.h"
#include "query/rewrite.h"

static struct analyzer *analyzer;

static const struct {
    const char *from; /* folded */
    const char *to;
    const char *language;
} pairs[] = {
    {"bai bien", "beach", NULL},
    {"beach", "bãi biển", NULL},
    {"bien dep", "nice sea", "en"},
    {"bien", "sea", NULL},
    {"tp hcm", "TP Hồ Chí Minh", "vi"},
    {"a b c", "x", NULL},
    {"7 9", "7|07 tháng 9|09", NULL},
    {"same", "SAME", NULL},
    {"twice", "double", NULL},
    {"twice", "Double", NULL},
    {"one thing", "it", NULL},
    {"one thing", NULL, NULL},
    {"parted", "par ted", NULL},
};

static vitrine_status tell(void *context, const struct query_word *words, size_t count, equivalent_sink *sink,
                           void *sink_context, vitrine_error **err)
{
    struct buf key = BUF_INIT;
    bool failed;
    size_t i;

    (void)context;
    (void)err;
    for (i = 0; i < count; i++) {
        buf_string(&key, i > 0 ? " " : "");
        buf_string(&key, words[i].folded);
    }
    for (i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if (!key.failed && strcmp(buf_text(&key), pairs[i].from) == 0)
            sink(sink_context, pairs[i].to, pairs[i].language);
    failed = key.failed;
    buf_dispose(&key);
    return failed ? VITRINE_ENOMEM : VITRINE_OK;
}

/* The gaps of the first sequence of several words that is asked for. */
static vitrine_status tell_gaps(void *context, const struct query_word *words, size_t count, equivalent_sink *sink,
                                void *sink_context, vitrine_error **err)
{
    struct buf *gaps = context;
    size_t i;

    (void)sink;
    (void)sink_context;
    (void)err;
    for (i = gaps->length == 0 ? 1 : count; i < count; i++)
        buf_char(gaps, words[i].gap == '\0' ? '0' : words[i].gap);
    return VITRINE_OK;
}

static const struct rewrite_source source = {tell, NULL, QUERY_ALIAS, false};

static void write_token(struct buf *out, const struct query_token *token)
{
    buf_format(out, "%s%s", token->written, token->literal ? "!" : "");
}

static void write_added(struct buf *out, const struct query_tree *tree)
{
    size_t t;
    size_t i;
    size_t k;

    for (t = 0; t < tree->typed_count; t++)
        if (tree->terms[t].together_count > 0 && tree->terms[t].together == t)
            buf_format(out, "%zu-%zu, ", t, t + tree->terms[t].together_count - 1);
    for (t = tree->typed_count; t < tree->term_count; t++) {
        const struct query_term *term = &tree->terms[t];

        buf_format(out, "%s%zu-%zu=", t > tree->typed_count ? ", " : "", term->stands_for,
                   term->stands_for + term->stands_for_count - 1);
        for (i = 0; i < term->token_count; i++) {
            buf_string(out, i > 0 ? " " : "");
            write_token(out, &term->tokens[i]);
            for (k = 0; k < term->tokens[i].other_count; k++) {
                buf_char(out, '|');
                write_token(out, &term->tokens[i].others[k]);
            }
        }
        if (term->language != NULL)
            buf_format(out, "@%s", term->language);
        if (term->columns != 0)
            buf_format(out, "#%u", term->columns);
    }
}

static const struct {
    const char *text;
    const char *added;
} rows[] = {
    {"bãi biển", "0-1=beach!"},
    {"BAI BIEN đẹp", "0-1=beach!, 1-2=nice! sea!@en"}, /* they overlap; what is part of a longer one is not asked for */
    {"bãi biển rộng đẹp", "0-1=beach!"},
    {"biển rộng", "0-0=sea!"},
    {"beach", "0-0=bãi biển"},
    {"beach*", "0-0=bãi biển"},
    {"bea*", ""},
    {"bãi biển*", "0-1=beach!"},
    {"-beach", ""},
    {"-(bãi biển)", ""},
    {"bãi -x biển", "2-2=sea!"}, /* something stands between */
    {"bãi OR biển", "1-1=sea!"},
    {"(bãi) biển", "0-1=beach!"},
    {"(bãi biển) OR beach", "0-1=beach!, 2-2=bãi biển"},
    {"NEAR(bãi biển, 3)", "1-1=sea!"},
    {"NEAR(beach x)", "0-0=bãi biển"},
    {"title:beach", "0-0=bãi biển#1"},
    {"title:(bãi biển) đẹp", "0-1=beach!#1"},
    {"title:bãi biển", "1-1=sea!"},
    {"a b c", "0-2=x!"},
    {"a b", ""},
    {"\"bãi biển\"", "0-0=beach!"},
    {"\"bãi biển đẹp\"", "0-0=beach! đẹp, 0-0=bãi nice! sea!@en"},
    {"\"ra biển xa, biển\"", "0-0=ra sea! xa biển, 0-0=ra biển xa sea!, 0-0=ra sea! xa sea!"},
    {"TP.HCM", "0-0=tp hồ chí minh!@vi"},
    {"TP. HCM", "0-1=tp hồ chí minh!@vi"},
    {"7/9", "0-0=7|07! tháng 9|09!"},
    {"ngày 7/9", "1-1=7|07! tháng 9|09!"},
    {"\"ngày 7/9\"", "0-0=ngày 7|07! tháng 9|09!"},
    {"same", ""},
    {"twice", "0-0=double!"},
    {"one thing", "0-1, 0-1=it!"},
    {"x \"one thing\"", "1-1, 1-1=it!"},
    {"some one thing OR one", "1-2, 1-2=it!"},
    {"parted", "0-0=par ted"}, /* a part of what was typed without marks */
    {"", ""},
};

static void check_row(const char *text, const char *added)
{
    struct query_tree tree;
    struct query_tree wide;
    struct arena arena = {NULL};
    struct buf got = BUF_INIT;
    size_t before;

    if (!CHECK(query_parse(&tree, text, analyzer, NULL) == VITRINE_OK))
        return;
    before = tree.term_count;
    if (CHECK(query_rewrite(&wide, &arena, &tree, text, analyzer, &source, 1, NULL) == VITRINE_OK)) {
        write_added(&got, &wide);
        CHECK_ROW(buf_text(&got), added, text);
        CHECK(tree.term_count == before && wide.typed_count == before && wide.root == tree.root);
    }
    buf_dispose(&got);
    arena_dispose(&arena);
    query_tree_dispose(&tree);
}

static void check_gaps(const char *text, const char *want)
{
    struct buf gaps = BUF_INIT;
    struct rewrite_source teller = {tell_gaps, &gaps, QUERY_ALIAS, false};
    struct query_tree tree;
    struct query_tree wide;
    struct arena arena = {NULL};

    if (!CHECK(query_parse(&tree, text, analyzer, NULL) == VITRINE_OK))
        return;
    CHECK(query_rewrite(&wide, &arena, &tree, text, analyzer, &teller, 1, NULL) >= 0);
    CHECK_ROW(buf_text(&gaps), want, text);
    buf_dispose(&gaps);
    arena_dispose(&arena);
    query_tree_dispose(&tree);
}

/* However much is known, it stays bounded. */
static void check_bounds(void)
{
    struct buf text = BUF_INIT;
    struct query_tree tree;
    struct query_tree wide;
    struct arena arena = {NULL};
    size_t i;

    for (i = 0; i < 60; i++)
        buf_string(&text, i % 2 == 0 ? "beach " : "\"biển xa biển xa biển xa biển xa biển xa biển\" ");
    if (CHECK(query_parse(&tree, buf_text(&text), analyzer, NULL) == VITRINE_OK)) {
        CHECK(query_rewrite(&wide, &arena, &tree, buf_text(&text), analyzer, &source, 1, NULL) == VITRINE_OK);
        CHECK(wide.term_count > wide.typed_count + 30 && wide.term_count <= wide.typed_count + QUERY_MAX_ADDED);
    }
    buf_dispose(&text);
    arena_dispose(&arena);
    query_tree_dispose(&tree);
}

static void check_memory(void)
{
    static const char text[] = "bãi biển đẹp \"ra biển xa biển\" 7/9";
    struct query_tree tree;
    struct query_tree wide;
    long n;

    if (!CHECK(query_parse(&tree, text, analyzer, NULL) == VITRINE_OK))
        return;
    for (n = 0; n < 1000; n++) {
        struct arena arena = {NULL};
        vitrine_status s;
        int hit;

        mem_fault_set(n, 0);
        s = query_rewrite(&wide, &arena, &tree, text, analyzer, &source, 1, NULL);
        hit = mem_fault_hit();
        mem_fault_set(-1, 0);
        arena_dispose(&arena);
        CHECK(s == (hit ? VITRINE_ENOMEM : VITRINE_OK));
        if (!hit)
            break;
    }
    CHECK(n > 5 && n < 1000);
    query_tree_dispose(&tree);
}

int main(void)
{
    size_t i;

    if (!CHECK(analyzer_new(&analyzer, NULL) == VITRINE_OK))
        return check_end();
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++)
        check_row(rows[i].text, rows[i].added);
    check_gaps("7/9", "/");
    check_gaps("7 - 9", "-");
    check_gaps("7 9", " ");
    check_gaps("18h30", "00");
    check_gaps("Hà Nội , (Huế)", " ?");
    check_gaps("10\302\240000", " ");
    check_bounds();
    check_memory();
    analyzer_free(analyzer);
    return check_end();
}
