/* SPDX-License-Identifier: MIT
 * What a query's text means: rows of text and tree. The tree is written (a b) for all, (a|b) for either, [a b] for a
 * phrase, a* for a prefix, {a b 5} for NEAR, <title a> for a field, and behind a '-' each exclusion. */
#include "base/buf.h"
#include "check.h"
#include "query/filter.h"
#include "query/query.h"

static const char *const columns[] = {"title", "description", "alt_text", "keywords", "place", "body"};

static void write_term(struct buf *out, const struct query_term *term)
{
    size_t column = 0;
    size_t i;

    while (term->columns != 0 && !(term->columns >> column & 1))
        column++;
    if (term->columns != 0)
        buf_format(out, "<%s ", columns[column]);
    if (term->token_count > 1)
        buf_char(out, '[');
    for (i = 0; i < term->token_count; i++)
        buf_format(out, "%s%s", i > 0 ? " " : "", term->tokens[i].written);
    if (term->token_count > 1)
        buf_char(out, ']');
    if (term->prefix)
        buf_char(out, '*');
    if (term->columns != 0)
        buf_char(out, '>');
}

static void write_node(struct buf *out, const struct query_tree *tree, size_t node)
{
    static const char opens[] = {[QUERY_AND] = '(', [QUERY_OR] = '(', [QUERY_NEAR] = '{'};
    const struct query_node *at = &tree->nodes[node];
    size_t child;

    if (at->kind == QUERY_TERM) {
        write_term(out, &tree->terms[at->term]);
        return;
    }
    buf_char(out, opens[at->kind]);
    for (child = at->child; child != QUERY_NONE; child = tree->nodes[child].next) {
        if (child != at->child)
            buf_char(out, at->kind == QUERY_OR ? '|' : ' ');
        write_node(out, tree, child);
    }
    if (at->kind == QUERY_NEAR)
        buf_format(out, " %u}", at->distance);
    else
        buf_char(out, ')');
}

static void write_tree(struct buf *out, const struct query_tree *tree)
{
    size_t i;

    if (tree->root != QUERY_NONE)
        write_node(out, tree, tree->root);
    for (i = 0; i < tree->excluded_count; i++) {
        buf_string(out, " -");
        write_node(out, tree, tree->excluded[i]);
    }
}

static const struct {
    const char *text;
    const char *tree;
} rows[] = {
    {"", ""},
    {"   ", ""},
    {"chợ", "chợ"},
    {"Chợ NỔI", "(chợ nổi)"},
    {"\"chợ nổi\"", "[chợ nổi]"},
    {"\xe2\x80\x9c" "chợ nổi\xe2\x80\x9d", "[chợ nổi]"}, /* the quotes of a phone */
    {"\"chợ nổi", "[chợ nổi]"},
    {"du lịch* biển", "(du lịch* biển)"},
    {"*", ""},
    {"a*b", "[a b]"},
    {"a OR b", "(a|b)"},
    {"a OR b OR c", "(a|b|c)"},
    {"a b OR c d", "((a b)|(c d))"},
    {"a or b", "(a or b)"},
    {"OR a", "(or a)"},
    {"a OR", "(a or)"},
    {"OR", "or"},
    {"a AND b", "(a b)"},
    {"AND", ""},
    {"a and b", "(a and b)"},
    {"a -b", "a -b"},
    {"-b", " -b"},
    {"a-b", "[a b]"},
    {"hà-tiên", "[hà tiên]"},
    {"a - b", "(a b)"},
    {"title:-5 b", "(<title 5> b)"}, /* no space before it: text */
    {"\"a b\"-c", "([a b] c)"},
    {"a\xc2\xa0-b", "a -b"}, /* a space that does not break */
    {"(-b a)", "a -b"},
    {"a --b", "(a b)"},
    {"a -\"b c\"", "a -[b c]"},
    {"a -(b OR c)", "a -(b|c)"},
    {"a (b OR c)", "(a (b|c))"},
    {"(a OR b", "(a|b)"},
    {"a OR b) c", "(a|(b c))"},
    {"((a))", "a"},
    {"()", ""},
    {"a () b", "(a b)"},
    {"title:chợ", "<title chợ>"},
    {"Title:chợ", "<title chợ>"},
    {"title:\"chợ nổi\"", "<title [chợ nổi]>"},
    {"keywords:(a b)", "(<keywords a> <keywords b>)"},
    {"title:", "title"},
    {"title: a", "(title a)"},
    {"http://a.vn", "[http a vn]"},
    {"nope:a", "[nope a]"},
    {"12:30", "[12 30]"},
    {"-title:a b", "b -<title a>"},
    {"NEAR(a b)", "{a b 10}"},
    {"NEAR(a b, 5)", "{a b 5}"},
    {"NEAR(a b,5)", "{a b 5}"},
    {"NEAR(a 1,5 b)", "{a [1 5] b 10}"},
    {"NEAR(a \"b c\" , 3) d", "({a [b c] 3} d)"},
    {"NEAR(2015 2016)", "{2015 2016 10}"},
    {"NEAR(a)", "a"},
    {"NEAR(", ""},
    {"NEAR (a b)", "(near (a b))"},
    {"near(a b)", "(near (a b))"},
    {"NEAR(a b, 5", "{a b 5}"},
    {"C++", "c"},
    {"!!! ???", ""},
    {"TP.HCM", "[tp hcm]"},
    {"72/2015/NĐ-CP", "[72 2015 nđ cp]"},
    {"a ' b; DROP TABLE x", "(a b drop table x)"},
    {"\\\"a", "a"},
    {"a OR -b", "a -b"},
};

static void test_rows(struct analyzer *analyzer)
{
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct query_tree tree;
        struct buf out = BUF_INIT;
        vitrine_error *err = NULL;

        if (CHECK(query_parse(&tree, rows[i].text, analyzer, &err) == VITRINE_OK)) {
            write_tree(&out, &tree);
            CHECK_ROW(buf_text(&out), rows[i].tree, rows[i].text);
            query_tree_dispose(&tree);
        }
        vitrine_error_free(err);
        buf_dispose(&out);
    }
}

/* `count` times `piece` between `before` and `after`. */
static void repeat(struct buf *out, const char *piece, size_t count)
{
    buf_clear(out);
    while (count-- > 0)
        buf_string(out, piece);
}

static void test_limits(struct analyzer *analyzer)
{
    static const struct {
        const char *piece;
        size_t count;
        vitrine_status status;
        size_t start; /* of the span */
    } limits[] = {
        {"a ", 64, VITRINE_OK, 0},       {"a ", 65, VITRINE_ELIMIT, 128}, {"a* ", 8, VITRINE_OK, 0},
        {"a* ", 9, VITRINE_ELIMIT, 24},  {"(", 32, VITRINE_OK, 0},        {"(", 33, VITRINE_ELIMIT, 32},
        {" ", 4096, VITRINE_OK, 0},      {" ", 4097, VITRINE_ELIMIT, 4096}, {"-(", 32, VITRINE_OK, 0},
        {"-(", 2000, VITRINE_ELIMIT, 65}, {"\"", 4096, VITRINE_OK, 0},    {"(a OR ", 682, VITRINE_ELIMIT, 192},
    };
    struct buf text = BUF_INIT;
    size_t i;

    for (i = 0; i < sizeof limits / sizeof limits[0]; i++) {
        struct query_tree tree;
        vitrine_error *err = NULL;
        size_t start = 0;
        size_t end = 0;

        repeat(&text, limits[i].piece, limits[i].count);
        if (!CHECK(query_parse(&tree, buf_text(&text), analyzer, &err) == limits[i].status))
            fprintf(stderr, "  %zu times [%s]\n", limits[i].count, limits[i].piece);
        if (limits[i].status < 0 && CHECK(vitrine_error_span(err, &start, &end)) && !CHECK(start == limits[i].start))
            fprintf(stderr, "  %zu times [%s]: at %zu\n", limits[i].count, limits[i].piece, start);
        query_tree_dispose(&tree);
        vitrine_error_free(err);
    }
    buf_dispose(&text);
}

typedef vitrine_status setter(struct filter *filter, const char *text, vitrine_error **err);

static void test_filters(void)
{
    static const struct {
        setter *set;
        const char *text;
        vitrine_status status;
    } filters[] = {
        {filter_set_taken, "2021", VITRINE_OK},
        {filter_set_taken, "2021-07", VITRINE_OK},
        {filter_set_taken, "2020-02-29", VITRINE_OK},
        {filter_set_taken, "2021-02-29", VITRINE_EINVAL},
        {filter_set_taken, "2021-13", VITRINE_EINVAL},
        {filter_set_taken, "21", VITRINE_EINVAL},
        {filter_set_taken, "2021..2022", VITRINE_OK},
        {filter_set_taken, "2021..", VITRINE_OK},
        {filter_set_taken, "..2021-07-15", VITRINE_OK},
        {filter_set_taken, "2021..2021-03", VITRINE_OK},
        {filter_set_taken, "2022..2021", VITRINE_EINVAL},
        {filter_set_taken, "..", VITRINE_EINVAL},
        {filter_set_taken, "", VITRINE_EINVAL},
        {filter_set_taken, "yesterday", VITRINE_EINVAL},
        {filter_set_near, "-33.8,151.2,10", VITRINE_OK},
        {filter_set_near, "10.2, 103.9, 0.5", VITRINE_OK},
        {filter_set_near, "91,0,1", VITRINE_EINVAL},
        {filter_set_near, "10,103", VITRINE_EINVAL},
        {filter_set_near, "10,103,-1", VITRINE_EINVAL},
        {filter_set_near, "nan,inf,1", VITRINE_EINVAL},
        {filter_set_near, "10,5 km", VITRINE_EINVAL},
        {filter_set_box, "103,9,105,11", VITRINE_OK},
        {filter_set_box, "170,-10,-170,10", VITRINE_OK},
        {filter_set_box, "103,11,105,9", VITRINE_EINVAL},
        {filter_set_box, "1,2,3", VITRINE_EINVAL},
        {filter_set_kind, "image", VITRINE_OK},
        {filter_set_kind, "images", VITRINE_EINVAL},
        {filter_set_status, "approved", VITRINE_OK},
        {filter_set_status, "Approved", VITRINE_EINVAL},
    };
    size_t i;

    for (i = 0; i < sizeof filters / sizeof filters[0]; i++) {
        struct filter filter = {0};
        vitrine_error *err = NULL;

        if (!CHECK(filters[i].set(&filter, filters[i].text, &err) == filters[i].status))
            fprintf(stderr, "  [%s]\n", filters[i].text);
        CHECK((err != NULL) == (filters[i].status < 0));
        vitrine_error_free(err);
        filter_dispose(&filter);
    }
}

int main(void)
{
    struct analyzer *analyzer = NULL;

    if (CHECK(analyzer_new(&analyzer, NULL) == VITRINE_OK)) {
        test_rows(analyzer);
        test_limits(analyzer);
    }
    analyzer_free(analyzer);
    test_filters();
    return check_end();
}
