/* SPDX-License-Identifier: MIT
 * Snippets: the text is analysed again and held against the forms of the query. A passage begins and ends at borders
 * of tokens, widened to grapheme clusters, so that no letter is parted from its marks; and so do the matches. */
#include "search/snippet.h"

#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "base/utf8.h"
#include "search/scan.h"
#include "text/grapheme.h"

#define SNIPPET_BYTES 240  /* of text, about; a passage is as long as its tokens make it */
#define SNIPPET_LEAD 60    /* of them before the first match */
#define SNIPPET_TOKEN 480  /* a token longer than this is cut */
#define SNIPPET_MATCHES 64
#define SNIPPET_SPANS 4096 /* matches of a value that are looked at */
#define SNIPPET_START 4096 /* bytes of a value without a match that are read */

/* --- the passage --- */

struct passage {
    size_t start;
    size_t end;
};

/* How many different terms begin within reach of span `first`, and how many bytes it takes to see them all. */
static size_t window_terms(const struct scan *scan, size_t first, size_t *length)
{
    uint64_t seen = 0;
    size_t terms = 0;
    size_t k;

    *length = 0;
    for (k = first; k < scan->span_count; k++) {
        size_t reach = scan->spans[k].end - scan->spans[first].start;
        uint64_t bit = UINT64_C(1) << (scan->spans[k].term % 64);

        if (reach > SNIPPET_BYTES - SNIPPET_LEAD)
            break;
        if (seen & bit)
            continue;
        seen |= bit;
        terms++;
        *length = reach;
    }
    return terms;
}

/* The span that begins the window of most different terms, the shortest of those; and how many terms. */
static size_t best_window(const struct scan *scan, size_t *best_terms)
{
    size_t best = 0;
    size_t best_length = 0;
    size_t i;

    *best_terms = 0;
    for (i = 0; i < scan->span_count && i < SNIPPET_SPANS; i++) {
        size_t length;
        size_t terms = window_terms(scan, i, &length);

        if (terms < *best_terms || (terms == *best_terms && length >= best_length))
            continue;
        best = i;
        best_length = length;
        *best_terms = terms;
    }
    return best;
}

/* From the border of a token to the border of another, about SNIPPET_BYTES, around the best match. */
static struct passage choose_passage(const struct scan *scan, size_t length)
{
    struct passage passage = {0, length};
    size_t terms;
    size_t anchor = scan->span_count > 0 ? scan->spans[best_window(scan, &terms)].start : 0;
    size_t i = 0;

    if (length <= SNIPPET_BYTES || scan->place_count == 0)
        return passage;
    if (anchor > SNIPPET_LEAD) {
        while (i + 1 < scan->place_count && scan->places[i].start + SNIPPET_LEAD < anchor)
            i++;
        passage.start = scan->places[i].start < anchor ? scan->places[i].start : anchor;
    }
    while (i + 1 < scan->place_count && scan->places[i + 1].end <= passage.start + SNIPPET_BYTES)
        i++;
    passage.end = scan->places[i].end;
    if (i + 1 == scan->place_count && length - passage.end < SNIPPET_LEAD)
        passage.end = length;
    return passage;
}

/* To whole clusters, and to a bearable length. */
static void trim_passage(struct passage *passage, const char *text, size_t length)
{
    passage->start = grapheme_floor(text, length, passage->start);
    passage->end = grapheme_ceiling(text, length, passage->end);
    if (passage->end - passage->start > SNIPPET_BYTES + SNIPPET_TOKEN)
        passage->end = grapheme_floor(
            text, length, utf8_floor(text, length, passage->start + SNIPPET_BYTES + SNIPPET_TOKEN));
}

/* The matches inside the passage; those inside an earlier one are left out. */
static void put_matches(struct page_hit *hit, const struct scan *scan, struct passage passage, size_t shift,
                        const char *text, size_t length)
{
    size_t last = passage.start;
    size_t i;

    for (i = 0; i < scan->span_count && hit->match_count < SNIPPET_MATCHES; i++) {
        size_t start = grapheme_floor(text, length, scan->spans[i].start);
        size_t end = grapheme_ceiling(text, length, scan->spans[i].end);

        if (start < last || end > passage.end)
            continue;
        hit->matches[hit->match_count++] =
            (struct page_match){start - passage.start + shift, end - passage.start + shift, scan->spans[i].by};
        last = end;
    }
}

static vitrine_status write_passage(struct page_hit *hit, const struct scan *scan, const char *text, size_t length,
                                    vitrine_error **err)
{
    struct passage passage = choose_passage(scan, length);
    struct buf out = BUF_INIT;
    size_t shift;

    trim_passage(&passage, text, length);
    if (passage.start > 0)
        buf_string(&out, "… ");
    shift = out.length;
    buf_append(&out, text + passage.start, passage.end - passage.start);
    if (passage.end < length)
        buf_string(&out, " …");
    hit->matches = mem_zero(SNIPPET_MATCHES, sizeof hit->matches[0]);
    hit->snippet = buf_take(&out);
    if (hit->snippet == NULL || hit->matches == NULL)
        return err_nomem(err);
    put_matches(hit, scan, passage, shift, text, length);
    return VITRINE_OK;
}

/* --- the value --- */

/* Where a match says most, first; a title is shown anyway. */
static const enum field field_order[] = {FIELD_DESCRIPTION, FIELD_BODY,  FIELD_ALT_TEXT,
                                         FIELD_KEYWORDS,    FIELD_PLACE, FIELD_TITLE};

struct candidate {
    enum field field;
    const char *text; /* NULL: none */
    size_t length;
    size_t terms; /* different ones that one passage of it shows */
    struct scan scan;
};

struct snippet {
    struct page_hit *hit;
    struct analyzer *analyzer;
    const struct query_tree *tree;
    const struct expansion *expansion;
};

static vitrine_status scan_candidate(struct candidate *candidate, const struct snippet *snippet, size_t length,
                                     vitrine_error **err)
{
    const char *language = snippet->hit->language;

    candidate->scan = (struct scan){.tree = snippet->tree,
                                    .expansion = snippet->expansion,
                                    .column = (enum document_column)(candidate->field - FIELD_TITLE),
                                    .prefix = document_prefix(language, candidate->field, candidate->text,
                                                              candidate->length)};
    return scan_value(&candidate->scan, snippet->analyzer, language, candidate->text, length, err);
}

/* Keep the candidate if it shows more terms than the best so far. */
static vitrine_status consider(struct candidate *best, const struct snippet *snippet, struct candidate candidate,
                               vitrine_error **err)
{
    vitrine_status s = scan_candidate(&candidate, snippet, candidate.length, err);

    if (s >= 0)
        best_window(&candidate.scan, &candidate.terms);
    if (s >= 0 && candidate.terms > best->terms) {
        struct candidate worse = *best;

        *best = candidate;
        candidate = worse;
    }
    scan_dispose(&candidate.scan);
    return s;
}

static vitrine_status consider_keywords(struct candidate *best, const struct snippet *snippet, const char *joined,
                                        vitrine_error **err)
{
    struct candidate item = {.field = FIELD_KEYWORDS};
    vitrine_status s = VITRINE_OK;

    while (s >= 0 && record_keyword(joined, 0, &item.text, &item.length)) {
        s = consider(best, snippet, item, err);
        joined = item.text + item.length + (item.text[item.length] != '\0');
    }
    return s;
}

static vitrine_status choose(struct candidate *best, const struct snippet *snippet, vitrine_error **err)
{
    const struct page_hit *hit = snippet->hit;
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < sizeof field_order / sizeof field_order[0]; i++) {
        struct candidate candidate = {.field = field_order[i]};

        candidate.text = record_shown_text(&hit->record, field_order[i], hit->language);
        if (candidate.text == NULL)
            continue;
        candidate.length = strlen(candidate.text);
        if (best->text == NULL && candidate.field != FIELD_KEYWORDS && candidate.field != FIELD_TITLE)
            *best = candidate; /* without a match, the beginning of the first */
        if (snippet->expansion != NULL)
            s = candidate.field == FIELD_KEYWORDS ? consider_keywords(best, snippet, candidate.text, err)
                                                  : consider(best, snippet, candidate, err);
    }
    return s;
}

vitrine_status snippet_make(struct page_hit *hit, struct analyzer *analyzer, const struct query_tree *tree,
                            const struct expansion *expansion, vitrine_error **err)
{
    const struct snippet snippet = {hit, analyzer, tree, expansion};
    struct candidate best = {.text = NULL};
    vitrine_status s = choose(&best, &snippet, err);

    if (s >= 0 && best.text != NULL && best.terms == 0)
        s = scan_candidate(&best, &snippet, utf8_floor(best.text, best.length, SNIPPET_START), err);
    if (s >= 0 && best.text != NULL) {
        hit->snippet_field = best.field;
        s = write_passage(hit, &best.scan, best.text, best.length, err);
    }
    scan_dispose(&best.scan);
    return s;
}
