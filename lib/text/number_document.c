/* SPDX-License-Identifier: MIT
 * Numbers of documents; see number_document.h.
 *
 * A document is numbered number/(year/)kind-issuer, where the kind is one of the abbreviations below (Decree
 * 30/2020/NĐ-CP, appendix III, and 34/2016/NĐ-CP for legal documents), and named by its kind in words with that number. */
#include "text/number_document.h"

#include <stdio.h>
#include <string.h>

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])
#define KIND_WORDS 4
#define SPELLING 512
#define ISSUER_WORDS 3
#define FIRST_YEAR 1990 /* of those tried where no year was given */
#define LAST_YEAR 2035

static const struct kind {
    const char *code;   /* as the words of a token: lower case, with its marks */
    const char *folded;
    struct known_word name[KIND_WORDS];
    size_t name_count;
} kinds[] = {
    {"nđ", "nd", {{"nghị", "nghi"}, {"định", "dinh"}}, 2},
    {"qđ", "qd", {{"quyết", "quyet"}, {"định", "dinh"}}, 2},
    {"nq", "nq", {{"nghị", "nghi"}, {"quyết", "quyet"}}, 2},
    {"tt", "tt", {{"thông", "thong"}, {"tư", "tu"}}, 2},
    {"ttlt", "ttlt", {{"thông", "thong"}, {"tư", "tu"}, {"liên", "lien"}, {"tịch", "tich"}}, 4},
    {"ct", "ct", {{"chỉ", "chi"}, {"thị", "thi"}}, 2},
    {"tb", "tb", {{"thông", "thong"}, {"báo", "bao"}}, 2},
    {"kh", "kh", {{"kế", "ke"}, {"hoạch", "hoach"}}, 2},
    {"bc", "bc", {{"báo", "bao"}, {"cáo", "cao"}}, 2},
    {"ttr", "ttr", {{"tờ", "to"}, {"trình", "trinh"}}, 2},
    {"ctr", "ctr", {{"chương", "chuong"}, {"trình", "trinh"}}, 2},
    {"hd", "hd", {{"hướng", "huong"}, {"dẫn", "dan"}}, 2},
    {"cđ", "cd", {{"công", "cong"}, {"điện", "dien"}}, 2},
    {"qc", "qc", {{"quy", "quy"}, {"chế", "che"}}, 2},
    {"qyđ", "qyd", {{"quy", "quy"}, {"định", "dinh"}}, 2},
    {"đa", "da", {{"đề", "de"}, {"án", "an"}}, 2},
    {"pa", "pa", {{"phương", "phuong"}, {"án", "an"}}, 2},
    {"da", "da", {{"dự", "du"}, {"án", "an"}}, 2},
    {"bb", "bb", {{"biên", "bien"}, {"bản", "ban"}}, 2},
    {"hđ", "hd", {{"hợp", "hop"}, {"đồng", "dong"}}, 2},
    {"gm", "gm", {{"giấy", "giay"}, {"mời", "moi"}}, 2},
    {"tc", "tc", {{"thông", "thong"}, {"cáo", "cao"}}, 2},
    {"pl", "pl", {{"pháp", "phap"}, {"lệnh", "lenh"}}, 2},
};

static const struct known_word numbered = {"số", "so"};
static const struct known_word year_word = {"năm", "nam"};

/* --- reading --- */

struct document {
    const struct kind *kind; /* NULL: unknown */
    long number;
    const char *year; /* NULL: none */
    /* Of one with its code behind the number: that and the issuer's letters. */
    const struct query_word *code;
    size_t code_count; /* 0: named by its kind */
};

/* What is left of the words. */
struct reader {
    const struct query_word *words;
    size_t count;
};

static bool take_document_number(struct reader *in, struct document *out)
{
    out->number = in->count > 0 && strlen(in->words->folded) <= 5 ? query_word_number(in->words) : -1;
    if (out->number < 0)
        return false;
    in->words++;
    in->count--;
    return true;
}

static bool take(struct reader *in, const struct known_word *word)
{
    if (in->count == 0 || !query_word_is(in->words, word))
        return false;
    in->words++;
    in->count--;
    return true;
}

static bool take_name(struct reader *in, const struct kind *kind)
{
    struct reader before = *in;
    size_t i;

    for (i = 0; i < kind->name_count; i++)
        if (!take(in, &kind->name[i])) {
            *in = before;
            return false;
        }
    return true;
}

/* The kind by its code or by the most words of a name. */
static const struct kind *take_kind(struct reader *in)
{
    struct reader longest = *in;
    const struct kind *found = NULL;
    size_t i;

    for (i = 0; i < LENGTH(kinds); i++) {
        struct known_word code = {kinds[i].code, kinds[i].folded};
        struct reader rest = *in;

        if ((take_name(&rest, &kinds[i]) || take(&rest, &code)) && (found == NULL || rest.count < longest.count)) {
            found = &kinds[i];
            longest = rest;
        }
    }
    *in = longest;
    return found;
}

static bool take_year(struct reader *in, struct document *out)
{
    bool named = take(in, &year_word);

    if (in->count == 0 || strlen(in->words->folded) != 4 || query_word_number(in->words) < 0)
        return !named;
    out->year = in->words->folded;
    in->words++;
    in->count--;
    return true;
}

/* The code of a kind and the letters of who issued it, to the end. */
static const struct kind *read_code(struct reader in)
{
    size_t i;

    for (i = 0; i < LENGTH(kinds) && in.count > 0 && in.count <= ISSUER_WORDS + 1; i++) {
        struct known_word code = {kinds[i].code, kinds[i].folded};

        if (query_word_is(in.words, &code))
            return &kinds[i];
    }
    return NULL;
}

/* nghị định (số) 72(/2015(/NĐ-CP)), NĐ 72/2015. */
static bool read_named(struct document *out, struct reader in)
{
    out->kind = take_kind(&in);
    if (out->kind == NULL)
        return false;
    take(&in, &numbered);
    return take_document_number(&in, out) && take_year(&in, out) && (in.count == 0 || read_code(in) == out->kind);
}

/* (số) 72/2015/NĐ-CP, 1234/QĐ-UBND: what issued it is left to those who ask for it. */
static bool read_coded(struct document *out, struct reader in)
{
    take(&in, &numbered);
    if (!take_document_number(&in, out) || !take_year(&in, out))
        return false;
    out->kind = read_code(in);
    out->code = in.words;
    out->code_count = in.count;
    return out->kind != NULL;
}

/* --- telling --- */

/* N is the number, Y the year, C the code, K the name of the kind, R code and issuer as typed; # any year. One with Y is for
 * a document with a year, one with R for one with its issuer, which then is not left out. */
static const char *const patterns[] = {
    "N Y R", "N Y C", "K số N Y", "K N Y", "K số N năm Y", "K N năm Y", "C N Y", "C số N Y",
    "N R",   "N # C", "N C",      "K số N", "K N",         "C N",       "C số N",
};

static size_t write_kind(char *out, size_t size, const struct kind *kind)
{
    size_t length = 0;
    size_t i;

    for (i = 0; i < kind->name_count; i++)
        length += (size_t)snprintf(out + length, size - length, "%s%s", i > 0 ? " " : "", kind->name[i].written);
    return length;
}

static size_t write_code(char *out, size_t size, const struct document *document)
{
    size_t length = 0;
    size_t i;

    for (i = 0; i < document->code_count && length < size; i++)
        length += (size_t)snprintf(out + length, size - length, "%s%s", i > 0 ? " " : "", document->code[i].written);
    return length < size ? length : size - 1;
}

static size_t write_years(char *out, size_t size)
{
    size_t length = 0;
    int year;

    for (year = FIRST_YEAR; year <= LAST_YEAR; year++)
        length += (size_t)snprintf(out + length, size - length, "%s%d", year > FIRST_YEAR ? "|" : "", year);
    return length;
}

static void write_pattern(char out[SPELLING], const char *pattern, const struct document *document)
{
    size_t length = 0;

    for (; *pattern != '\0'; pattern++) {
        char *at = out + length;
        size_t left = SPELLING - length;

        switch (*pattern) {
        case 'N':
            length += equivalent_number(at, left, document->number);
            break;
        case 'Y':
            length += (size_t)snprintf(at, left, "%s", document->year);
            break;
        case 'C':
            length += (size_t)snprintf(at, left, "%s", document->kind->code);
            break;
        case 'K':
            length += write_kind(at, left, document->kind);
            break;
        case 'R':
            length += write_code(at, left, document);
            break;
        case '#':
            length += write_years(at, left);
            break;
        default:
            out[length++] = *pattern;
        }
    }
    out[length] = '\0';
}

/* số 72/2015: the number without the word. */
static bool tell_numbered(const struct query_word *words, size_t count, equivalent_sink *sink, void *sink_context)
{
    char rest[SPELLING] = "";
    size_t length = 0;
    size_t i;

    if (count < 2 || !query_word_is(&words[0], &numbered) || query_word_number(&words[1]) < 0)
        return false;
    for (i = 1; i < count; i++) {
        if (i > 1 && words[i].gap == ' ')
            return false;
        if (strlen(words[i].written) + 2 > sizeof rest - length)
            return false;
        length += (size_t)snprintf(rest + length, sizeof rest - length, "%s%s", i > 1 ? " " : "", words[i].written);
    }
    sink(sink_context, rest, "vi");
    return true;
}

static bool is_for(const char *pattern, const struct document *document)
{
    char last = pattern[strlen(pattern) - 1];

    if (pattern[0] == 'N' && (last == 'R') != (document->code_count > 0))
        return false;
    return (strchr(pattern, 'Y') != NULL) == (document->year != NULL);
}

bool document_number_tell(const struct query_word *words, size_t count, equivalent_sink *sink, void *sink_context)
{
    char spelling[SPELLING];
    struct document document = {NULL, 0, NULL, NULL, 0};
    struct reader in = {words, count};
    bool told = tell_numbered(words, count, sink, sink_context);
    size_t i;

    if (!read_named(&document, in)) {
        document = (struct document){NULL, 0, NULL, NULL, 0};
        if (!read_coded(&document, in))
            return told;
        sink(sink_context, NULL, NULL);
    }
    for (i = 0; i < LENGTH(patterns); i++) {
        if (!is_for(patterns[i], &document))
            continue;
        write_pattern(spelling, patterns[i], &document);
        if (!sink(sink_context, spelling, "vi"))
            break;
    }
    return true;
}
