/* SPDX-License-Identifier: MIT
 * Candidates, and what the edges of words add to their scores; see edge.h. */
#include "search/edge.h"

#include <math.h>
#include <string.h>

#include "base/err.h"
#include "base/utf8.h"
#include "search/scan.h"
#include "text/edges.h"

#define CANDIDATES 100
#define VALUE_BYTES 8192 /* of a value that are looked at */
#define TERM_SPANS 8     /* places of a term in a value */

/* What standing on both edges adds to a score, as a share of it; and how much of that when it is another form. */
static const double worth = 1.0;
static const double worth_of_other_form = 0.5;

/* --- candidates --- */

static bool asks_for_unspaced(const struct query_tree *tree)
{
    size_t t;
    size_t i;

    for (t = 0; t < tree->typed_count; t++)
        for (i = 0; i < tree->terms[t].token_count && !tree->terms[t].excluded; i++)
            if (tree->terms[t].tokens[i].unspaced)
                return true;
    return false;
}

void edge_begin(struct run *run)
{
    run->weighs_edges = run->page != NULL && run->request->sort == SORT_RELEVANCE && run->context->edges != NULL &&
                        asks_for_unspaced(&run->tree);
    run->candidates.sort = SORT_RELEVANCE;
    run->candidates.limit = run->has_cursor ? 4 * CANDIDATES : CANDIDATES; /* others may have added some */
    run->has_fence = run->has_cursor && run->cursor.has_fence;
    run->fence = (struct hit){.asset = run->cursor.fence_asset, .score = run->cursor.fence_score};
}

/* On page one the best are candidates; later those that were. */
vitrine_status edge_offer(struct run *run, const struct hit *hit)
{
    struct hit left;
    bool any = false;
    vitrine_status s;

    if (run->has_fence && top_is_behind(hit, &run->fence))
        return top_offer(&run->top, hit, NULL);
    s = top_displace(&left, &any, &run->candidates, hit);
    return s < 0 || !any || run->has_fence ? s : top_offer(&run->top, &left, NULL);
}

/* --- one candidate --- */

/* What is known of it so far. */
struct weighing {
    struct run *run;
    const struct expansion *expansion;
    const char *language;
    double *shares; /* of each typed term: of its edges, at its best place; below 0: it is nowhere */
};

static double share_of_span(const struct weighing *weighing, const struct span *span, const char *text, size_t length)
{
    const struct query_term *term = &weighing->run->tree.terms[span->term];
    bool starts = true;
    bool ends = true;

    if (term->tokens[0].unspaced || term->tokens[term->token_count - 1].unspaced)
        edges_find(weighing->run->context->edges, text, length, span->start, span->end, &starts, &ends);
    starts = starts || !term->tokens[0].unspaced;
    ends = ends || term->prefix || !term->tokens[term->token_count - 1].unspaced;
    return (starts + ends) / 2.0 * (span->by == TIER_WRITTEN ? 1 : worth_of_other_form);
}

static void take_span(struct weighing *weighing, const struct span *span, const char *text, size_t length)
{
    const struct query_tree *tree = &weighing->run->tree;
    bool typed = span->term < tree->typed_count;
    size_t first = typed ? span->term : tree->terms[span->term].stands_for;
    size_t count = typed ? 1 : tree->terms[span->term].stands_for_count;
    size_t t;

    for (t = first; t < first + count; t++)
        if (weighing->shares[t] < 1)
            weighing->shares[t] = fmax(weighing->shares[t], share_of_span(weighing, span, text, length));
}

static vitrine_status weigh_value(struct weighing *weighing, enum field field, const char *text, size_t length,
                                  vitrine_error **err)
{
    struct scan scan = {.tree = &weighing->run->tree,
                        .expansion = weighing->expansion,
                        .column = (enum document_column)(field - FIELD_TITLE)};
    size_t seen = length > VALUE_BYTES ? utf8_floor(text, length, VALUE_BYTES) : length;
    vitrine_status s;
    size_t i;

    scan.prefix = document_prefix(weighing->language, field, text, length);
    s = scan_value(&scan, weighing->run->store->analyzer, weighing->language, text, seen, err);
    for (i = 0; s >= 0 && i < scan.span_count && i < TERM_SPANS * weighing->run->tree.term_count; i++)
        take_span(weighing, &scan.spans[i], text, length);
    scan_dispose(&scan);
    return s;
}

static vitrine_status weigh_keywords(struct weighing *weighing, const char *joined, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    const char *text;
    size_t length;

    while (s >= 0 && record_keyword(joined, 0, &text, &length)) {
        s = weigh_value(weighing, FIELD_KEYWORDS, text, length, err);
        joined = text + length + (text[length] != '\0');
    }
    return s;
}

/* The mean over the terms that were seen; of none, the middle. */
static double mean_share(const struct weighing *weighing)
{
    double sum = 0;
    size_t count = 0;
    size_t t;

    for (t = 0; t < weighing->run->tree.typed_count; t++)
        if (weighing->shares[t] >= 0) {
            sum += weighing->shares[t];
            count++;
        }
    return count > 0 ? sum / (double)count : 0.5;
}

static bool is_settled(const struct weighing *weighing)
{
    const struct query_tree *tree = &weighing->run->tree;
    size_t t;

    for (t = 0; t < tree->typed_count; t++)
        if (!tree->terms[t].excluded && weighing->shares[t] < 1)
            return false;
    return true;
}

static vitrine_status weigh_record(struct weighing *weighing, const struct record *record, vitrine_error **err)
{
    static const enum field fields[] = {FIELD_TITLE,    FIELD_DESCRIPTION, FIELD_ALT_TEXT,
                                        FIELD_KEYWORDS, FIELD_PLACE,       FIELD_BODY};
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i < weighing->run->tree.typed_count; i++)
        weighing->shares[i] = -1;
    for (i = 0; s >= 0 && i < sizeof fields / sizeof fields[0] && !is_settled(weighing); i++) {
        const char *text = record_shown_text(record, fields[i], weighing->language);

        if (text != NULL)
            s = fields[i] == FIELD_KEYWORDS ? weigh_keywords(weighing, text, err)
                                            : weigh_value(weighing, fields[i], text, strlen(text), err);
    }
    return s;
}

static vitrine_status weigh(struct run *run, struct hit *hit, double *shares, vitrine_error **err)
{
    struct weighing weighing = {.run = run, .shares = shares};
    struct record record;
    vitrine_status s;

    if (hit->best == HITS_NO_LANGUAGE || !edges_have(run->languages[hit->best]))
        return VITRINE_OK;
    weighing.expansion = &run->expansions[hit->best];
    weighing.language = run->languages[hit->best];
    record_init(&record);
    s = run->store->ops->get(run->store, &record, hit->asset, err);
    if (s >= 0)
        s = weigh_record(&weighing, &record, err);
    if (s >= 0)
        hit->score = fmax(hit->score, hit->best_score * (1 + worth * mean_share(&weighing)));
    record_dispose(&record);
    return s;
}

/* --- all of them --- */

/* Are all candidates on pages before? */
static bool is_past(const struct run *run)
{
    return run->has_fence && run->top.has_floor && top_is_behind(&run->top.floor, &run->fence);
}

vitrine_status edge_end(struct run *run, vitrine_error **err)
{
    double *shares = arena_alloc(&run->arena, run->tree.typed_count + 1, sizeof *shares);
    vitrine_status s = shares == NULL ? err_nomem(err) : VITRINE_OK;
    size_t i;

    if (!run->has_fence && run->candidates.count > 0) {
        run->fence = run->candidates.items[0].hit; /* the last of a heap is its top */
        run->has_fence = true;
    }
    for (i = 0; s >= 0 && i < run->candidates.count && !is_past(run); i++) {
        struct hit hit = run->candidates.items[i].hit;

        s = budget_check(run->store->budget, "search", err);
        if (s >= 0)
            s = weigh(run, &hit, shares, err);
        if (s >= 0 && top_offer(&run->top, &hit, NULL) < 0)
            s = err_nomem(err);
    }
    return s;
}
