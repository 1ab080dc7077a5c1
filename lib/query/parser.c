/* SPDX-License-Identifier: MIT
 * From pieces to a tree.
 *
 *   any     = all { OR all }
 *   all     = { [-] operand }
 *   operand = [field:] word | "phrase" | [field:] ( any ) | NEAR( word... , n )
 *
 * A minus may stand before any operand of any `all`; what it negates leaves the tree and excludes assets as a whole.
 * An operand without a token (punctuation) is none. Brackets and quotes left open are closed at the end; a bracket
 * that closes nothing is text of no word. */
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "query/lexer.h"
#include "query/query.h"

struct parser {
    struct lexer lexer;
    struct piece piece; /* the next one, not taken yet */
    struct query_tree *tree;
    struct analyzer *analyzer;
    size_t token_count;
    size_t prefix_count;
    bool excluding;
    vitrine_error **err;
};

static void advance(struct parser *parser)
{
    lexer_next(&parser->lexer, &parser->piece);
}

static vitrine_status too_much(struct parser *parser, const struct piece *piece, const char *what)
{
    vitrine_status s = err_set(parser->err, VITRINE_ELIMIT, "query: %s, at byte %zu", what, piece->start);

    if (parser->err != NULL)
        err_set_span(*parser->err, piece->start, piece->end);
    return s;
}

static vitrine_status add_node(struct parser *parser, size_t *out, enum query_kind kind)
{
    struct query_tree *tree = parser->tree;

    if (!mem_grow(&tree->nodes, &tree->node_capacity, tree->node_count, sizeof tree->nodes[0]))
        return err_nomem(parser->err);
    *out = tree->node_count++;
    tree->nodes[*out] = (struct query_node){kind, 0, 0, QUERY_NONE, QUERY_NONE};
    return VITRINE_OK;
}

/* --- terms --- */

struct token_list {
    struct query_term *term;
    size_t start; /* of the piece in the text */
    size_t capacity;
    size_t limit;
    bool failed;
};

static bool add_token(void *context, const struct token *token)
{
    struct token_list *list = context;
    struct query_token *copy;

    if (list->term->token_count >= list->limit)
        return false;
    if (!mem_grow(&list->term->tokens, &list->capacity, list->term->token_count, sizeof *copy)) {
        list->failed = true;
        return false;
    }
    copy = &list->term->tokens[list->term->token_count];
    *copy = (struct query_token){.written = mem_string_n(token->bytes, token->length),
                                 .length = token->length,
                                 .start = list->start + token->start,
                                 .end = list->start + token->end,
                                 .marked = token->marked,
                                 .unspaced = token->unspaced};
    if (copy->written == NULL) {
        list->failed = true;
        return false;
    }
    list->term->token_count++;
    return true;
}

static void term_dispose(struct query_term *term)
{
    size_t i;

    for (i = 0; i < term->token_count; i++)
        mem_free(term->tokens[i].written);
    mem_free(term->tokens);
}

static vitrine_status read_tokens(struct parser *parser, struct query_term *term, const struct piece *piece)
{
    struct token_list list = {term, piece->start, 0, QUERY_MAX_TOKENS + 1, false};
    vitrine_status s = analyzer_run(parser->analyzer, "und", parser->lexer.text + piece->start,
                                    piece->end - piece->start, add_token, &list, parser->err);

    if (s < 0)
        return s;
    if (list.failed)
        return err_nomem(parser->err);
    parser->token_count += term->token_count;
    if (parser->token_count > QUERY_MAX_TOKENS)
        return too_much(parser, piece, "too long");
    return VITRINE_OK;
}

static vitrine_status check_limits(struct parser *parser, const struct piece *piece)
{
    if (parser->tree->term_count >= QUERY_MAX_TERMS)
        return too_much(parser, piece, "more than 64 words");
    if (piece->prefix && ++parser->prefix_count > QUERY_MAX_PREFIXES)
        return too_much(parser, piece, "more than 8 words with *");
    return VITRINE_OK;
}

/* The piece in hand as a term; *out stays QUERY_NONE if it holds no token. */
static vitrine_status parse_term(struct parser *parser, size_t *out, uint32_t columns)
{
    struct query_tree *tree = parser->tree;
    struct piece piece = parser->piece;
    struct query_term *term;
    vitrine_status s;

    advance(parser);
    if (!mem_grow(&tree->terms, &tree->term_capacity, tree->term_count, sizeof tree->terms[0]))
        return err_nomem(parser->err);
    term = &tree->terms[tree->term_count];
    *term = (struct query_term){.start = piece.start,
                                .end = piece.end,
                                .columns = columns,
                                .prefix = piece.prefix,
                                .excluded = parser->excluding};
    s = read_tokens(parser, term, &piece);
    if (s >= 0 && term->token_count > 0)
        s = check_limits(parser, &piece);
    if (s < 0 || term->token_count == 0) {
        term_dispose(term);
        return s;
    }
    s = add_node(parser, out, QUERY_TERM);
    if (s < 0) {
        term_dispose(term);
        return s;
    }
    tree->nodes[*out].term = tree->term_count++;
    return VITRINE_OK;
}

/* --- the tree --- */

static vitrine_status parse_any(struct parser *parser, size_t *out, uint32_t columns, unsigned depth);

/* Add `child` to the node `*group`, which is made when a second child comes: one child alone stands for itself. */
static vitrine_status join(struct parser *parser, size_t *group, size_t *last, size_t child, enum query_kind kind)
{
    struct query_node *nodes;
    vitrine_status s;

    if (child == QUERY_NONE)
        return VITRINE_OK;
    if (*group == QUERY_NONE) {
        *group = *last = child;
        return VITRINE_OK;
    }
    if (*group == *last) {
        s = add_node(parser, group, kind);
        if (s < 0)
            return s;
        parser->tree->nodes[*group].child = *last;
    }
    nodes = parser->tree->nodes;
    nodes[*last].next = child;
    *last = child;
    return VITRINE_OK;
}

static vitrine_status parse_near(struct parser *parser, size_t *out, uint32_t columns)
{
    size_t group = QUERY_NONE;
    size_t last = QUERY_NONE;
    uint32_t distance = QUERY_NEAR_DISTANCE;
    vitrine_status s = VITRINE_OK;

    advance(parser);
    while (s >= 0 && (parser->piece.kind == PIECE_WORD || parser->piece.kind == PIECE_PHRASE)) {
        size_t child = QUERY_NONE;
        struct lexer behind = parser->lexer;

        if (!lexer_near_cut(&parser->lexer, &parser->piece, &distance) && lexer_near_end(&behind, &distance))
            parser->lexer = behind; /* only the distance follows the word in hand */
        s = parse_term(parser, &child, columns);
        if (s >= 0)
            s = join(parser, &group, &last, child, QUERY_NEAR);
    }
    if (s >= 0 && parser->piece.kind == PIECE_CLOSE)
        advance(parser);
    if (group != QUERY_NONE && parser->tree->nodes[group].kind == QUERY_NEAR)
        parser->tree->nodes[group].distance = distance;
    *out = group;
    return s;
}

static vitrine_status parse_group(struct parser *parser, size_t *out, uint32_t columns, unsigned depth)
{
    vitrine_status s;

    if (depth >= QUERY_MAX_DEPTH)
        return too_much(parser, &parser->piece, "more than 32 brackets inside each other");
    advance(parser);
    s = parse_any(parser, out, columns, depth + 1);
    if (s >= 0 && parser->piece.kind == PIECE_CLOSE)
        advance(parser);
    return s;
}

static vitrine_status parse_operand(struct parser *parser, size_t *out, uint32_t columns, unsigned depth)
{
    while (parser->piece.kind == PIECE_FIELD) {
        columns = 1u << parser->piece.column;
        advance(parser);
    }
    switch (parser->piece.kind) {
    case PIECE_OPEN:
        return parse_group(parser, out, columns, depth);
    case PIECE_NEAR:
        return parse_near(parser, out, columns);
    case PIECE_WORD:
    case PIECE_PHRASE:
    case PIECE_OR: /* with nothing before it, or nothing behind */
        return parse_term(parser, out, columns);
    default:
        if (parser->piece.kind != PIECE_END && parser->piece.kind != PIECE_CLOSE)
            advance(parser);
        return VITRINE_OK;
    }
}

/* What stands behind a minus: aside, as an exclusion. */
static vitrine_status parse_excluded(struct parser *parser, uint32_t columns, unsigned depth)
{
    struct query_tree *tree = parser->tree;
    bool outer = parser->excluding;
    size_t node = QUERY_NONE;
    vitrine_status s;

    advance(parser);
    parser->excluding = true;
    s = parse_operand(parser, &node, columns, depth);
    parser->excluding = outer;
    if (s < 0 || node == QUERY_NONE)
        return s;
    if (!mem_grow(&tree->excluded, &tree->excluded_capacity, tree->excluded_count, sizeof tree->excluded[0]))
        return err_nomem(parser->err);
    tree->excluded[tree->excluded_count++] = node;
    return VITRINE_OK;
}

static bool is_ignored_and(const struct parser *parser)
{
    return parser->piece.kind == PIECE_WORD && !parser->piece.prefix &&
           parser->piece.end - parser->piece.start == 3 &&
           memcmp(parser->lexer.text + parser->piece.start, "AND", 3) == 0;
}

/* Is the OR in hand an operator: does something stand behind it? */
static bool or_joins(const struct parser *parser)
{
    struct lexer behind = parser->lexer;
    struct piece next;

    lexer_next(&behind, &next);
    return next.kind != PIECE_END && next.kind != PIECE_CLOSE;
}

static vitrine_status parse_all(struct parser *parser, size_t *out, uint32_t columns, unsigned depth)
{
    size_t group = QUERY_NONE;
    size_t last = QUERY_NONE;
    vitrine_status s = VITRINE_OK;

    while (s >= 0) {
        size_t child = QUERY_NONE;

        if (parser->piece.kind == PIECE_END || (parser->piece.kind == PIECE_CLOSE && depth > 0))
            break;
        if (parser->piece.kind == PIECE_OR && group != QUERY_NONE && or_joins(parser))
            break;
        if (parser->piece.kind == PIECE_CLOSE || is_ignored_and(parser)) {
            advance(parser);
        } else if (parser->piece.kind == PIECE_MINUS) {
            s = parse_excluded(parser, columns, depth);
        } else {
            s = parse_operand(parser, &child, columns, depth);
            if (s >= 0)
                s = join(parser, &group, &last, child, QUERY_AND);
        }
    }
    *out = group;
    return s;
}

static vitrine_status parse_any(struct parser *parser, size_t *out, uint32_t columns, unsigned depth)
{
    size_t group = QUERY_NONE;
    size_t last = QUERY_NONE;
    vitrine_status s;

    for (;;) {
        size_t child = QUERY_NONE;

        s = parse_all(parser, &child, columns, depth);
        if (s >= 0)
            s = join(parser, &group, &last, child, QUERY_OR);
        if (s < 0 || parser->piece.kind != PIECE_OR)
            break;
        advance(parser);
    }
    *out = group;
    return s;
}

vitrine_status query_parse(struct query_tree *out, const char *text, struct analyzer *analyzer,
                           vitrine_error **err)
{
    struct parser parser = {.lexer = {text, strlen(text), 0}, .tree = out, .analyzer = analyzer, .err = err};
    vitrine_status s;

    memset(out, 0, sizeof *out);
    out->root = QUERY_NONE;
    if (parser.lexer.length > QUERY_MAX_BYTES) {
        struct piece all = {PIECE_WORD, QUERY_MAX_BYTES, parser.lexer.length, false, 0};

        return too_much(&parser, &all, "longer than 4096 bytes");
    }
    advance(&parser);
    s = parse_any(&parser, &out->root, 0, 0);
    out->typed_count = out->term_count;
    if (s < 0)
        query_tree_dispose(out);
    return s;
}

void query_tree_dispose(struct query_tree *tree)
{
    while (tree->term_count > 0)
        term_dispose(&tree->terms[--tree->term_count]);
    mem_free(tree->terms);
    mem_free(tree->nodes);
    mem_free(tree->excluded);
    memset(tree, 0, sizeof *tree);
    tree->root = QUERY_NONE;
}
