/* SPDX-License-Identifier: MIT
 * query/query.h - what a person asks for, parsed: a tree over terms, and the filters beside it. No store is named
 * and nothing of a catalogue is known here. */
#ifndef QUERY_QUERY_H
#define QUERY_QUERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/analyzer.h"
#include "text/language.h"
#include "vitrine/error.h"

/* Limits of vitrine/query.h. Terms are words, phrases and prefixes as typed; tokens what analysis makes of them. */
#define QUERY_MAX_BYTES 4096
#define QUERY_MAX_TERMS 64
#define QUERY_MAX_TOKENS 512
#define QUERY_MAX_PREFIXES 8
#define QUERY_MAX_DEPTH 32
#define QUERY_NEAR_DISTANCE 10 /* tokens between the ends, unless stated */

struct query_token {
    char *written;
    size_t length;
    size_t start; /* bytes of the query's text; 0 in a term that was added */
    size_t end;
    bool marked;
    bool unspaced;
    bool literal; /* in a term that was added: that it has no marks is meant so */
    const struct query_token *others; /* what may stand in its place; of terms that were added */
    size_t other_count;
};

/* Why a term was added to those typed (rewrite.h). */
enum query_reason { QUERY_TYPED, QUERY_ALIAS, QUERY_GLOSSARY };

struct query_term {
    size_t start; /* bytes of the query's text */
    size_t end;
    uint32_t columns; /* bit c: enum document_column c; 0: all */
    bool prefix;      /* of its last token */
    bool excluded;    /* stands below a minus */
    struct query_token *tokens; /* at consecutive places; never none */
    size_t token_count;
    /* Of a typed term: those that have to stand together for it to be met, itself among them. */
    size_t together;
    size_t together_count; /* 0: it may stand anywhere */
    /* Of a term that was added: the typed ones, side by side, that are met where it is met. */
    enum query_reason reason;
    size_t stands_for;
    size_t stands_for_count; /* 0: typed */
    const char *language;    /* whose texts it is for; NULL: any. Texts of "und" are always meant */
};

enum query_kind { QUERY_TERM, QUERY_AND, QUERY_OR, QUERY_NEAR };

/* A node of the tree: children are a chain of `next` from `child`. Indexes; QUERY_NONE ends. */
#define QUERY_NONE SIZE_MAX
struct query_node {
    enum query_kind kind;
    size_t term;       /* of QUERY_TERM */
    uint32_t distance; /* of QUERY_NEAR */
    size_t child;
    size_t next;
};

struct query_tree {
    struct query_node *nodes;
    size_t node_count;
    size_t node_capacity;
    struct query_term *terms; /* those typed, in the order of the text; then those added */
    size_t term_count;
    size_t typed_count;
    size_t term_capacity;
    size_t root;      /* QUERY_NONE: nothing is asked for */
    size_t *excluded; /* nodes: an asset with a text that matches one is no hit */
    size_t excluded_count;
    size_t excluded_capacity;
};

/* Parse `text` (valid UTF-8). ELIMIT with its span; ENOMEM. */
vitrine_status query_parse(struct query_tree *out, const char *text, struct analyzer *analyzer,
                           vitrine_error **err);
void query_tree_dispose(struct query_tree *tree);

/* Is the typed term met where the added one is? */
static inline bool query_stands_for(const struct query_term *added, size_t typed)
{
    return typed - added->stands_for < added->stands_for_count; /* unsigned: before it is far behind it */
}

#endif
