/* SPDX-License-Identifier: MIT
 * Words that are being typed; see typing.h. */
#include "search/typing.h"

#include <string.h>

#include "base/err.h"

struct reading {
    struct typing *out;
    struct arena *arena;
    struct analyzer *analyzer;
    struct buf folded;
    size_t end; /* of the last token, in bytes of what was typed */
    bool unspaced;
    bool failed;
};

static bool take_token(void *context, const struct token *token)
{
    struct reading *reading = context;
    struct typing *out = reading->out;
    struct typing_word *word = &out->words[out->count];

    if (out->count == TYPING_WORDS) {
        out->too_long = true;
        return false;
    }
    buf_clear(&reading->folded);
    analyzer_fold(reading->analyzer, &reading->folded, token->bytes, token->length);
    *word = (struct typing_word){.written = arena_copy(reading->arena, token->bytes, token->length),
                                 .length = token->length,
                                 .folded = arena_copy(reading->arena, buf_text(&reading->folded), reading->folded.length),
                                 .folded_length = reading->folded.length,
                                 .marked = token->marked};
    reading->failed = reading->folded.failed || word->written == NULL || word->folded == NULL;
    out->count++;
    out->marked = out->marked || token->marked;
    reading->end = token->end;
    reading->unspaced = token->unspaced;
    return !reading->failed;
}

/* The words of the key; behind a last one that is complete its space. */
static void write_key(struct buf *key, const struct typing *typing, bool other)
{
    size_t i;

    for (i = 0; i < typing->count; i++) {
        const struct typing_word *word = &typing->words[i];

        if (i > 0)
            buf_char(key, ' ');
        buf_append(key, other && word->other != NULL ? word->other : word->folded, word->folded_length);
    }
    if (typing->count > 0 && !typing->open)
        buf_char(key, ' ');
}

/* A word that is complete may be spelled otherwise. */
static bool find_others(struct typing *typing, struct reading *reading)
{
    size_t complete = typing->count - (typing->open && typing->count > 0);
    bool any = false;
    size_t i;

    for (i = 0; i < complete; i++) {
        struct typing_word *word = &typing->words[i];

        buf_clear(&reading->folded);
        if (!analyzer_swap_iy(reading->analyzer, &reading->folded, word->folded, word->folded_length) ||
            reading->folded.length != word->folded_length)
            continue;
        word->other = arena_copy(reading->arena, reading->folded.bytes, reading->folded.length);
        reading->failed = reading->failed || word->other == NULL;
        any = true;
    }
    reading->failed = reading->failed || reading->folded.failed;
    return any;
}

vitrine_status typing_read(struct typing *out, struct arena *arena, struct analyzer *analyzer, const char *prefix,
                           vitrine_error **err)
{
    struct reading reading = {.out = out, .arena = arena, .analyzer = analyzer};
    vitrine_status s = analyzer_run(analyzer, "und", prefix, strlen(prefix), take_token, &reading, err);

    out->open = reading.unspaced || prefix[reading.end] == '\0';
    write_key(&out->key, out, false);
    if (find_others(out, &reading))
        write_key(&out->other_key, out, true);
    buf_dispose(&reading.folded);
    return s >= 0 && (reading.failed || out->key.failed || out->other_key.failed) ? err_nomem(err) : s;
}

void typing_dispose(struct typing *typing)
{
    buf_dispose(&typing->key);
    buf_dispose(&typing->other_key);
    buf_dispose(&typing->scratch);
}

static bool is_plain(const struct typing_word *typed, const char *word, size_t length, bool open)
{
    return (open ? length >= typed->folded_length : length == typed->folded_length) &&
           memcmp(word, typed->folded, typed->folded_length) == 0;
}

static bool is_written(struct typing *typing, const struct typing_word *typed, struct analyzer *analyzer, const char *word,
                       size_t length)
{
    struct buf *other = &typing->scratch;

    if (typed->length == length && memcmp(typed->written, word, length) == 0)
        return true;
    buf_clear(other);
    if (!analyzer_swap_iy(analyzer, other, word, length))
        return false;
    typing->failed = typing->failed || other->failed;
    return typed->length == other->length && memcmp(typed->written, buf_text(other), other->length) == 0;
}

static bool is_folded(struct typing *typing, const struct typing_word *typed, struct analyzer *analyzer, const char *word,
                      size_t length, bool open)
{
    buf_clear(&typing->scratch);
    analyzer_fold(analyzer, &typing->scratch, word, length);
    typing->failed = typing->failed || typing->scratch.failed;
    if (typed->other != NULL && typing->scratch.length == typed->folded_length &&
        memcmp(buf_text(&typing->scratch), typed->other, typed->folded_length) == 0)
        return true;
    return is_plain(typed, buf_text(&typing->scratch), typing->scratch.length, open);
}

bool typing_fits(struct typing *typing, size_t i, struct analyzer *analyzer, const char *word, size_t length, bool unmarked)
{
    const struct typing_word *typed = &typing->words[i];
    bool open = typing->open && i + 1 == typing->count;

    if (!typed->marked)
        return is_folded(typing, typed, analyzer, word, length, open);
    if (unmarked && is_plain(typed, word, length, open))
        return true;
    return open ? analyzer_begins(analyzer, typed->written, typed->length, word, length)
                : is_written(typing, typed, analyzer, word, length);
}
