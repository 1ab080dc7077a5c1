/* SPDX-License-Identifier: MIT
 * What must hold of every text, held against two thousand sentences in each of twelve languages: the forms of Unicode's
 * normalisation give the same tokens, folding twice is folding once, spans are in order and on borders of characters.
 * Skips where the data is absent. */
#include "sentences.h"

#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "check.h"
#include "text/analyzer.h"

#define UNITS 16384

static struct analyzer *analyzer;

/* The text under a normal form of ICU's, which knows nothing of ours. */
static const char *transform(const UNormalizer2 *form, const char *text)
{
    static UChar units[UNITS];
    static UChar changed[4 * UNITS];
    static char bytes[12 * UNITS];
    UErrorCode error = U_ZERO_ERROR;
    int32_t length;

    u_strFromUTF8(units, UNITS, &length, text, -1, &error);
    length = unorm2_normalize(form, units, length, changed, 4 * UNITS, &error);
    u_strToUTF8(bytes, sizeof bytes, NULL, changed, length, &error);
    CHECK(U_SUCCESS(error));
    return bytes;
}

static bool put_token(void *context, const struct token *token)
{
    buf_append(context, token->bytes, token->length);
    buf_string(context, token->marked ? "!" : "|");
    return true;
}

static void tokens_of(struct buf *out, const char *language, const char *text)
{
    buf_clear(out);
    CHECK(analyzer_run(analyzer, language, text, strlen(text), put_token, out, NULL) == VITRINE_OK);
}

static void check_forms(const char *language, const char *text)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *const forms[] = {unorm2_getNFCInstance(&error), unorm2_getNFDInstance(&error),
                                         unorm2_getNFKCInstance(&error), unorm2_getNFKDInstance(&error)};
    struct buf want = BUF_INIT;
    struct buf got = BUF_INIT;
    size_t i;

    tokens_of(&want, language, text);
    for (i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        tokens_of(&got, language, transform(forms[i], text));
        CHECK_ROW(buf_text(&got), buf_text(&want), text);
    }
    buf_dispose(&want);
    buf_dispose(&got);
}

static void check_twice(const char *language, const char *text, bool folded)
{
    struct buf once = BUF_INIT;
    struct buf twice = BUF_INIT;
    struct buf key = BUF_INIT;

    analyzer_normalise(analyzer, &once, language, text, strlen(text), folded);
    analyzer_normalise(analyzer, &twice, language, buf_text(&once), once.length, folded);
    CHECK_ROW(buf_text(&twice), buf_text(&once), text);
    analyzer_fold(analyzer, &key, buf_text(&once), once.length);
    buf_clear(&twice);
    analyzer_fold(analyzer, &twice, buf_text(&key), key.length);
    CHECK_ROW(buf_text(&twice), buf_text(&key), text);
    buf_dispose(&once);
    buf_dispose(&twice);
    buf_dispose(&key);
}

struct watch {
    const char *text;
    size_t length;
    size_t start;
    size_t end;
    bool sound;
};

static bool is_border(const struct watch *watch, size_t at)
{
    return at == watch->length || utf8_floor(watch->text, watch->length, at) == at;
}

static bool watch_token(void *context, const struct token *token)
{
    struct watch *watch = context;

    watch->sound = watch->sound && token->start < token->end && token->end <= watch->length &&
                   token->start >= watch->start && token->end >= watch->end && is_border(watch, token->start) &&
                   is_border(watch, token->end);
    watch->start = token->start;
    watch->end = token->end;
    return true;
}

static void check_spans(const char *language, const char *text)
{
    struct watch watch = {text, strlen(text), 0, 0, true};

    CHECK(analyzer_run(analyzer, language, text, watch.length, watch_token, &watch, NULL) == VITRINE_OK);
    CHECK_ROW(watch.sound ? "sound" : "unsound", "sound", text);
}

static void check_text_of(const char *language, const char *text)
{
    check_forms(language, text);
    check_twice(language, text, false);
    check_twice(language, text, true);
    check_spans(language, text);
}

int main(void)
{
    FILE *file = sentences_open("texts/ntrex-128.jsonl");
    json_t *row;
    size_t i;

    if (file == NULL)
        return check_skip("texts/ntrex-128.jsonl is not there");
    if (!CHECK(analyzer_new(&analyzer, NULL) == VITRINE_OK))
        return check_end();
    while ((row = sentences_next(file)) != NULL) {
        for (i = 0; i < SENTENCE_LANGUAGES; i++) {
            const char *text = json_string_value(json_object_get(row, sentence_languages[i]));

            if (text != NULL)
                check_text_of(sentence_languages[i], text);
        }
        json_decref(row);
    }
    fclose(file);
    analyzer_free(analyzer);
    return check_end();
}
